// Runs before the first paint, for a style sheet cannot read the address: with an article in it, the
// shell paints the narrow masthead and no front page. And the reader's settings (src/settings) and
// language (src/words.rs) hold from the first pixel on.
const root = document.documentElement;
if (/[?&](read|unread)/.test(location.search)) root.dataset.view = "read";
// Storage is not to be had, or holds what is none of ours: as usual.
const attempt = (act) => { try { return act() } catch {} };
attempt(() => {
  for (const [key, value] of new URLSearchParams(localStorage.getItem("broadsheet.text") ?? "")) {
    if (key.startsWith("--")) root.style.setProperty(key, value);
    else root.setAttribute(`data-${key}`, value);
  }
});

// The catalogues of languages/, each with the name of its language, as the build finds them.
const CATALOGUES = {};

const script = (tag) => attempt(() => new Intl.Locale(tag).maximize());
const alike = (one) => (other) => {
  const [a, b] = [script(one), script(other)];
  return a && b && a.language === b.language && a.script === b.script;
};

// One kind of digits, for whichever region a language is set: that of the catalogues and of the fields.
// To make one takes longer than to use it a hundred times, and a page may have a thousand dates.
const formats = {};
const made = (kind, options) =>
  (formats[[kind, root.lang, JSON.stringify(options)]] ??=
    new Intl[kind](root.lang, { numberingSystem: "latn", ...options }));

// What src/words.rs has of the browser.
globalThis.words = {
  languages: { "en-GB": "English", ...CATALOGUES },
  catalogue: "",
  // Below its English, indented.
  say: (english) => words.catalogue.split(`\n${english}\n\t`)[1]?.split("\n")[0],
  // In the reader's choice, or the first of the browser's languages that there are words in; with the
  // reader's region, by which dates are written.
  async load() {
    const browsers = navigator.languages;
    const wanted = [attempt(() => localStorage.getItem("broadsheet.language")), ...browsers];
    const known = Object.keys(words.languages);
    const tag = wanted.map((tag) => tag && known.find(alike(tag))).find(Boolean) ?? known[0];
    root.lang = browsers.find(alike(tag)) ?? tag;
    root.dir = /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg/.test(script(tag)?.script) ? "rtl" : "ltr";
    words.catalogue = "";
    if (tag === known[0]) return;
    // The last visit's words are there at once, and stay if there is no network.
    const kept = attempt(() => localStorage.getItem("broadsheet.words")) ?? "";
    if (kept.startsWith(`${tag}\n`)) words.catalogue = kept;
    else if (!words.loaded) root.dataset.waiting = "";
    try {
      const answer = await fetch(`languages/${tag}.txt`, { signal: AbortSignal.timeout(8000) });
      if (answer.ok) words.catalogue = `${tag}\n${await answer.text()}`;
      attempt(() => localStorage.setItem("broadsheet.words", words.catalogue));
    } catch {}
    delete root.dataset.waiting;
  },
  number: (n) => made("NumberFormat").format(n),
  percent: (n) => made("NumberFormat", { style: "percent" }).format(n / 100),
  plural: (n) => made("PluralRules").select(n),
  language: (tag) => made("DisplayNames", { type: "language" }).of(tag),
  // The full form, for the ear of the masthead, breaks in one place: after the day of the week.
  date: (seconds, dateStyle, time) =>
    made("DateTimeFormat", { dateStyle, timeStyle: time ? "short" : undefined, timeZone: "UTC" })
      .format(seconds * 1000)
      .replace(dateStyle === "full" ? /(?<= .*) /g : /$^/, "\xa0"),
  ago: (n, unit) => made("RelativeTimeFormat", { numeric: "auto" }).format(-n, unit),
  list: (type, items) => made("ListFormat", { type }).format(items),
};

// The shell's words, as they come.
const shell = () => {
  for (const element of document.querySelectorAll("#app :not(:has(*))")) {
    const said = words.say(element.textContent);
    if (said) element.textContent = said;
  }
};
const coming = new MutationObserver(shell);
coming.observe(root, { childList: true, subtree: true, characterData: true });
addEventListener("DOMContentLoaded", () => coming.disconnect());
words.loaded = words.load().then(shell);
