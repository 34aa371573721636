// PACKAGE=target/js OUT=folder node --test: what a program that uses the package sees of it. The objects
// that come of the project's own pages are written to OUT/samples.ts, for TypeScript to hold them to
// the types.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const { PACKAGE, OUT } = process.env;
const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
const entry = (host) => import(pathToFileURL(join(PACKAGE, manifest.exports["."][host].default)));
const { extract, readability, Extraction } = await entry("node");

const root = fileURLToPath(new URL("../../../", import.meta.url));
const pages = ["public/articles", "tests/fixtures"].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /\.(html|txt)$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, folder, name), "utf8") })));

const PAGE = `<!doctype html><html lang="ar" dir="rtl"><head><title>Harbour reopens - The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour reopens">
<meta property="article:published_time" content="2025-03-31T08:00:00Z"></head><body>
<article><h1>Harbour reopens</h1><p class="byline">By Ada Marsh</p>
<p>The harbour opened again on Monday morning 🚢, two days after the storm had closed it to all ships.</p>
<figure><img src="/quay.jpg" alt="The quay"><figcaption>Boats at the quay. Photo: Ben Tide</figcaption></figure>
<p onclick="alert(1)">About forty boats had waited <b>outside</b> the breakwater since dawn, he added to that.</p>
<p>The repair of the <a href="/wall">outer wall</a> will take until the summer, and it will cost the council.</p>
</article><div class="share"><a href="/share">Share this story</a></div>
<aside><h3>Related articles</h3><ul><li><a href="/ferry">Ferry service to the islands starts again</a></li>
<li><a href="/market">Fish market to be rebuilt on higher ground</a></li></ul></aside></body></html>`;
// As many kinds of blocks and inlines as a page can hold.
const RICH = `<!doctype html><title>All of it</title><article><h1>All of it</h1>
<p>The first paragraph of this page has <em>stress</em>, <strong>weight</strong>, <code>code</code>, a <a href="/b">link</a>
and H<sub>2</sub>O, E=mc<sup>2</sup>, <s>struck</s>, <mark>marked</mark>, <small>small</small> and <q>quoted</q> words.</p>
<p>A note<sup id="r1"><a href="#n1">1</a></sup>, an <abbr title="abbreviation">abbr.</abbr>, <ruby>漢<rt>かん</rt></ruby>,
<span lang="fr">un mot</span>, a line<br>break and a formula <math><mi>x</mi><mo>=</mo><mn>1</mn></math> stand in this one.</p>
<h2>Blocks</h2><ul><li>One item of a list of words</li><li><input type="checkbox" checked> Another item of that list</li></ul>
<dl><dt>Broadsheet</dt><dd>A newspaper page of the largest size, which had to be folded twice before it could be
read in a train, and which gave its name to the serious press.</dd><dt>Tabloid</dt><dd>A page of half that size, which was
long thought to be fit for nothing but murders, weddings and the weather of the week.</dd></dl>
<blockquote><p>Somebody said this at some length, and was quoted.</p></blockquote>
<pre><code class="language-rust">fn main() {}\nfn other() {}</code></pre>
<table><caption>Three years that mattered to the size of the page</caption><tr><th>Year</th><th>What happened in it</th></tr>
<tr><td>1712</td><td>A tax on each sheet of a newspaper was brought in by the government of the day.</td></tr>
<tr><td>1855</td><td>That tax was given up after a campaign that had gone on for more than a generation.</td></tr>
<tr><td>2003</td><td>The first of the large papers was printed in the small size, and sold better for it.</td></tr></table>
<math display="block"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="A film"></iframe>
<aside class="note"><p>A note beside the text that has a few words more in it.</p></aside><hr>
<p>The last paragraph of the page closes what the first one opened, and it has enough words to be one.</p>
<section class="footnotes"><ol><li id="n1">What the note says. <a href="#r1">↩</a></li></ol></section></article>`;
const url = "https://quay.example/2025/03/31/harbour";

test("a page gives an object with its stories", () => {
  const article = extract(PAGE, { url });
  assert.equal(article.title, "Harbour reopens");
  assert.equal(article.published, "2025-03-31T08:00:00Z");
  assert.equal(article.provenance.published, "open_graph");
  assert.deepEqual(article.related.map((story) => story.href),
    ["https://quay.example/ferry", "https://quay.example/market"]);
  assert.ok(article.cuts.some((cut) => cut.preview === "Share this story" && cut.reasons.length > 0));
  assert.deepEqual(article.captions, [{ caption: "Boats at the quay.", credit: "Ben Tide" }]);
  assert.equal(article.agency, null, "what every article is asked for is null where it is not known");
  assert.equal("modified" in article, false, "a date that is not known is absent");
  assert.equal(Object.getPrototypeOf(article), Object.prototype);
});

test("Readability's form", () => {
  const result = readability(PAGE, { url });
  assert.deepEqual(Object.keys(result), ["title", "byline", "dir", "lang", "content", "textContent", "length",
    "excerpt", "siteName", "publishedTime"]);
  assert.equal(result.title, "Harbour reopens");
  assert.equal(result.byline, "Ada Marsh");
  assert.deepEqual([result.dir, result.lang, result.siteName], ["rtl", "ar", "The Quay"]);
  assert.equal(result.length, result.textContent.length);
  assert.match(result.excerpt, /^The harbour opened again/);
  assert.match(result.content, /<img src="https:\/\/quay\.example\/quay\.jpg"/);
  assert.match(result.content, /<strong>outside<\/strong>/);
  assert.doesNotMatch(result.content, /onclick|Share this|<h1>/);
  assert.equal(readability("<p>Nothing here."), null);
});

test("what is thrown is an Error with a code", () => {
  const code = (name) => (error) => error instanceof Error && error.code === name && error.message.endsWith(".");
  assert.throws(() => extract(""), code("empty"));
  assert.throws(() => extract(" \n "), code("empty"));
  assert.throws(() => extract("<p>Nothing here."), code("no-article"));
  try {
    extract("<p>Nothing here.");
  } catch (error) {
    assert.equal(error.text, "Nothing here.");
  }
});

test("options are read as given, and bad ones are named", () => {
  const relative = PAGE.replace(/<meta property="article.*?>/, "").replace("By Ada Marsh</p>",
    "By Ada Marsh</p><p class=date>2 hours ago</p>");
  for (const captured of ["2025-03-31T12:00:00Z", new Date("2025-03-31T12:00:00Z")]) {
    const { published } = extract(relative, { url: new URL("https://quay.example/harbour"), captured });
    assert.match(published, /^2025-03-31/);
  }
  assert.equal(extract(PAGE).related[0].href, undefined);
  assert.equal(extract(PAGE, null).title, extract(PAGE, {}).title);
  assert.match(extract(PAGE, { format: "text" }).text, /<article>/);
  const crooked = PAGE.replace(/<p>/, "<p>“It is open,\" she said. ");
  assert.match(extract(crooked).text, /“It is open,”/);
  assert.match(extract(crooked, { asPrinted: true }).text, /“It is open,"/);
  const bad = { url: "javascript:0", captured: new Date(NaN), format: "pdf" };
  for (const [name, value] of Object.entries(bad)) {
    assert.throws(() => extract(PAGE, { [name]: value }),
      (error) => error.code === "bad-option" && error.message.includes(`\`${name}\``));
  }
  assert.throws(() => readability(PAGE, "https://quay.example/"), { code: "bad-option" });
  assert.throws(() => extract(undefined), TypeError);
});

test("a page that is kept gives every form", () => {
  const page = new Extraction(PAGE, { url });
  assert.deepEqual(page.article(), extract(PAGE, { url }));
  assert.deepEqual(page.readability(), readability(PAGE, { url }));
  assert.match(page.html(), /^<!doctype html>/);
  assert.match(page.markdown(), /^# Harbour reopens\n/);
  assert.match(page.text(), /^Harbour reopens\n/);
  page.free();
});

test("a page may be of any characters, and of none", () => {
  const said = (text) => extract(`<article><h1>Quay</h1><p>${text.repeat(9)} it said.</p></article>`).text;
  for (const text of ["The quay is open. ", "The café is open. ", "東京で会談した。", "🦀🦀 and 🦀 "]) {
    assert.ok(said(text).includes(text.repeat(9)), text);
  }
  assert.ok(said("Half \ud83e of one. ").includes("Half \ufffd of one."));
  assert.throws(() => extract(""), { code: "empty" });
});

test("in a browser the module is loaded first", async () => {
  const web = await entry("default");
  assert.equal(typeof web.default, "function");
  assert.equal(web.extract, extract);
  assert.ok(WebAssembly.validate(readFileSync(join(PACKAGE, manifest.exports["./wasm"]))));
});

test("samples for the types", () => {
  // As literals, so that TypeScript finds what is missing and what is too much.
  const types = relative(OUT, join(PACKAGE, "node.js")).replaceAll("\\", "/");
  const lines = [`import { extract, readability, Extraction } from "./${types}";`,
    `import type { Article, ExtractError, ReadabilityResult } from "./${types}";`];
  for (const [number, { text }] of [{ text: PAGE }, { text: RICH }, ...pages].entries()) {
    const options = { url, captured: "2025-03-31T12:00:00Z" };
    lines.push(`export const article${number}: Article = ${JSON.stringify(extract(text, options))};`,
      `export const readability${number}: ReadabilityResult = ${JSON.stringify(readability(text, options))};`);
  }
  lines.push("const title: string | null = extract('', { url: new URL('https://a.example/') }).title;",
    "const text: string | undefined = readability('')?.textContent;",
    "const page = new Extraction('', { captured: new Date(), format: 'html' });",
    "export const all: [Article, ReadabilityResult, string] = [page.article(), page.readability(), page.text()];",
    "export const codes = (error: ExtractError): 'empty' | string => error.code;",
    "// @ts-expect-error: there is no such option",
    "extract('', { adress: title ?? text ?? '' });", "");
  const kinds = JSON.stringify(extract(RICH, { url }).blocks);
  for (const kind of ["paragraph", "heading", "list", "definitions", "quote", "code", "table", "math", "embed",
    "emphasis", "link", "sub", "sup", "abbr", "ruby", "span", "note_ref", "mathml"]) {
    assert.ok(kinds.includes(`{"${kind}":`) || kinds.includes(`"${kind}":[`), `the samples lack ${kind}`);
  }
  writeFileSync(join(OUT, "samples.ts"), lines.join("\n"));
});
