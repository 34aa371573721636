// Times every contestant on every page, in one page of one browser, and posts what it measured to the
// server that this comes from. All read a page one after another, and in the next round once more; who
// begins changes from round to round.
import broadsheet, { Extraction, extract } from "/broadsheet/broadsheet.js";
import others, { dom_smoothie } from "/others/others.js";

/* global Readability, Defuddle, gc */

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

// Each returns something that is there only if there is an outcome.
const CONTESTANTS = [
  { name: "DOMParser alone", run: (html) => parsed(html).body.childNodes.length },
  { name: "DOMParser + Readability", package: "@mozilla/readability", run: (html) => new Readability(parsed(html)).parse()?.content },
  { name: "DOMParser + Defuddle", package: "defuddle", run: (html) => new Defuddle(parsed(html)).parse().content },
  { name: "wasm: dom_smoothie", package: "dom_smoothie", run: (html) => dom_smoothie(html) },
  { name: "wasm: Broadsheet", run: (html) => { new Extraction(html, HTML).free(); return true; } },
  { name: "wasm: Broadsheet, and its object", run: (html) => extract(html, HTML) },
];
const HTML = { format: "html" };

// Pages longer than this are read in fewer rounds: they take long, and vary little.
const LONG = 1_000_000;

function timed(contestant, html) {
  const begin = performance.now();
  let outcome;
  try {
    outcome = contestant.run(html);
  } catch {
    // Counted by whoever asked.
  }
  return { time: performance.now() - begin, found: Boolean(outcome) };
}

async function measure() {
  const { rounds, pages } = await (await fetch("/order.json")).json();
  await Promise.all([broadsheet(), others()]);
  const failed = CONTESTANTS.map(() => 0);
  const files = [];
  const texts = [];
  for (let page = 0; page < pages; page++) {
    texts.push(await (await fetch(`/pages/${page}`)).text());
  }
  // A first round that does not count: the engine compiles what is run often.
  for (const html of texts.filter((html) => html.length < LONG)) {
    CONTESTANTS.forEach((contestant) => timed(contestant, html));
  }
  for (const html of texts) {
    const times = CONTESTANTS.map(() => []);
    for (let round = 0; round < (html.length > LONG ? Math.min(rounds, 3) : rounds); round++) {
      for (let place = 0; place < CONTESTANTS.length; place++) {
        const who = (place + round) % CONTESTANTS.length;
        // Nobody pays for what another left behind.
        gc();
        const { time, found } = timed(CONTESTANTS[who], html);
        times[who].push(time);
        failed[who] += round === 0 && !found ? 1 : 0;
      }
    }
    files.push({ bytes: new TextEncoder().encode(html).length, times });
    await fetch("/progress", { method: "POST", body: `page ${files.length} of ${pages}` });
  }
  const contestants = CONTESTANTS.map(({ name, package: of = "" }, who) => ({ name, package: of, failed: failed[who] }));
  return { contestants, files };
}

const result = await measure().catch((error) => ({ error: String(error.stack ?? error) }));
await fetch("/result", { method: "POST", body: JSON.stringify(result) });
