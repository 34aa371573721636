// Runs before the first paint, for a style sheet cannot read the address: with an article in it, the
// shell paints the narrow masthead and no front page.
if (/[?&](read|unread)/.test(location.search)) document.documentElement.dataset.view = "read";
