// Runs before the first paint, for a style sheet cannot read the address: with an article in it, the
// shell paints the narrow masthead and no front page. And the reader's settings hold from the first
// pixel on (src/settings).
const root = document.documentElement;
if (/[?&](read|unread)/.test(location.search)) root.dataset.view = "read";
try {
  for (const [key, value] of new URLSearchParams(localStorage.getItem("broadsheet.text") ?? "")) {
    if (key.startsWith("--")) root.style.setProperty(key, value);
    else root.setAttribute(`data-${key}`, value);
  }
} catch {
  // Storage is not to be had, or holds what is none of ours: the usual setting.
}
