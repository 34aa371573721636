// What some browsers have of their own: a model that summarises, and one that translates. Both are asked
// only when the reader presses their button, and what they write is labelled as theirs. Fetched when
// "Key points" is opened in such a browser (src/view/points.rs, public/boot.js).

const say = (english) => words.say(english) ?? english;
const fill = (english, name, value) => say(english).replace(`{${name}}`, value);

const add = (parent, tag, text = "", className = "") => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  parent.append(element);
  return element;
};

// The languages that Chromium's model reads and writes. To ask about another is an error in its console.
const SUMMARISED = ["en", "es", "ja"];

// What can be had of a model: "available", "downloadable" or "downloading"; undefined where it cannot.
const had = async (model, options) => {
  const answer = await Promise.resolve(model?.availability?.(options)).catch(() => {});
  return answer === "unavailable" ? undefined : answer;
};

// Offers both below the key points. `text` has a paragraph separator (U+2029) between paragraphs.
export const offer = async (sheet, lang, headline, text) => {
  const [from, to] = [lang || "en", document.documentElement.lang].map((tag) => tag.split("-")[0]);
  const paragraphs = text.split("\u2029").filter((paragraph) => paragraph.trim());
  const { Summarizer, Translator } = globalThis;
  const offers = [];
  // In the reader's language, or else in the article's.
  const outputLanguage = SUMMARISED.includes(to) ? to : from;
  const options = { type: "tldr", format: "plain-text", length: "medium", expectedInputLanguages: [from], outputLanguage };
  const summary = SUMMARISED.includes(from) ? await had(Summarizer, options) : undefined;
  if (summary) {
    offers.push({
      name: say("Summarise"), model: Summarizer, options, state: summary, lang: outputLanguage,
      run: async (model, write) => write(await model.summarize(`${headline}\n\n${paragraphs.join("\n\n")}`)),
    });
  }
  const pair = { sourceLanguage: from, targetLanguage: to };
  const state = from === to ? undefined : await had(Translator, pair);
  if (state) {
    offers.push({
      name: fill("Translate into {language}", "language", words.language(to)), model: Translator, options: pair, state, lang: to,
      run: async (model, write) => {
        for (const paragraph of [headline, ...paragraphs]) {
          if (sheet.isConnected) write(await model.translate(paragraph));
        }
      },
    });
  }
  if (!offers.length || !sheet.isConnected) return;

  const section = add(sheet, "section", "", "own-model");
  add(section, "h3", say("From the browser itself"), "names-title");
  const actions = add(section, "div", "", "actions");
  const status = add(section, "p", "", "sheet-note");
  status.setAttribute("role", "status");
  const answer = add(section, "div", "", "own-answer");
  add(section, "p", say("Written by a model of your browser on this device, not by Broadsheet. It can be wrong."), "sheet-note");
  if (offers.some((offer) => offer.state !== "available")) {
    add(section, "p", say("To begin, the browser must download its model, which can be several gigabytes."), "sheet-note");
  }
  for (const { name, model, options, lang, run } of offers) {
    const button = add(actions, "button", name, "button small");
    button.type = "button";
    button.addEventListener("click", async () => {
      answer.replaceChildren();
      status.textContent = say("At work…");
      for (const each of actions.children) each.disabled = true;
      const monitor = (watched) => watched.addEventListener("downloadprogress", ({ loaded }) => {
        status.textContent = fill("Downloading the model: {percent}", "percent", words.percent(Math.floor(loaded * 100)));
      });
      const write = (text) => {
        const paragraph = add(answer, "p", text);
        paragraph.lang = lang;
        paragraph.dir = "auto";
      };
      try {
        const session = await model.create({ ...options, monitor });
        await run(session, write);
        session.destroy?.();
        status.textContent = say("Done.");
      } catch {
        status.textContent = say("The browser’s model gave no answer.");
      }
      for (const each of actions.children) each.disabled = false;
    });
  }
};
