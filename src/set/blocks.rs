//! Blocks.

use article::{AsideKind, Block, BlockKind, Definition, Embed, Inline, ListItem, plain_text};
use web_sys::Element;

use super::{Compositor, append, attribute, tongue};
use crate::commands::Act;
use crate::words::{self, say, say_with};
use crate::{anchors, dom};

impl Compositor {
    /// A block with its anchor, language and direction.
    pub(super) fn block(&mut self, block: &Block) -> Element {
        let element = self.kind(&block.kind);
        if let Some(anchor) = &block.anchor {
            attribute(&element, "id", &anchors::of_anchor(anchor));
        }
        tongue(&element, block.lang.as_deref(), block.dir);
        element
    }

    /// Blocks at the end of an element.
    pub(super) fn blocks(&mut self, parent: &Element, blocks: &[Block]) {
        for block in blocks {
            append(parent, &self.block(block));
        }
    }

    /// The blocks of an item or a cell: a single paragraph needs no element of its own.
    pub(super) fn compact(&mut self, parent: &Element, blocks: &[Block]) {
        match blocks {
            [Block { kind: BlockKind::Paragraph(content), anchor: None, lang, dir, .. }] => {
                tongue(parent, lang.as_deref(), *dir);
                self.inlines(parent, content);
            }
            _ => self.blocks(parent, blocks),
        }
    }

    // Blocks nest no deeper than the extraction's limit on depth, so recursion is safe.
    fn kind(&mut self, kind: &BlockKind) -> Element {
        match kind {
            BlockKind::Paragraph(content) => {
                let p = self.element("p");
                // Who wrote a post, and when, as the extraction puts it together.
                if let [Inline::Strong(_), Inline::Text(when)] = &content[..]
                    && when.starts_with(" · ")
                {
                    p.set_class_name("post");
                }
                // The dateline's place in small capitals.
                let first = if let Some(Inline::Text(text)) = content.first() { text } else { "" };
                match self.place.take().and_then(|place| Some((first.strip_prefix(&*place)?, place))) {
                    Some((rest, place)) => {
                        let name = self.classed_within(&p, "span", "place");
                        self.text(&name, &place);
                        self.text(&p, rest);
                        self.inlines(&p, content.get(1..).unwrap_or_default());
                    }
                    None => self.inlines(&p, content),
                }
                p
            }
            BlockKind::Heading { level, content } => {
                let heading = self.element(match level {
                    0..=2 => "h2",
                    3 => "h3",
                    4 => "h4",
                    5 => "h5",
                    _ => "h6",
                });
                self.inlines(&heading, content);
                // A sentence, of three lines and more: in large letters it would outshout the headline.
                if plain_text(content).len() > 110 {
                    heading.set_class_name("long");
                }
                heading
            }
            BlockKind::List { ordered, start, items } => self.list(*ordered, *start, items),
            BlockKind::Definitions(list) => self.definitions(list),
            BlockKind::Quote { body, cite } => {
                let quote = self.element("blockquote");
                self.blocks(&quote, body);
                if let Some(cite) = cite {
                    let line = self.classed_within(&quote, "footer", "cite");
                    self.inlines(&line, cite);
                }
                quote
            }
            BlockKind::PullQuote(content) => {
                // The sentence stands in the text as well: heard once is enough. What is hidden
                // must hold nothing that takes the focus, so its links are left to the text.
                let quote = self.classed("p", "pull-quote");
                attribute(&quote, "aria-hidden", "true");
                self.text(&quote, &plain_text(content));
                quote
            }
            BlockKind::Code { language, text } => self.code(language.as_deref(), text),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Math(math) => {
                let line = self.classed("div", "formula");
                scrolls(&line, say("Formula"));
                append(&line, &self.math(math, true));
                line
            }
            BlockKind::Embed(embed) => self.embed(embed),
            BlockKind::Aside { kind, title, body } => {
                let aside = self.classed("div", aside_class(*kind));
                attribute(&aside, "role", "note");
                let line = self.classed_within(&aside, "p", "aside-title");
                match title {
                    Some(title) => self.inlines(&line, title),
                    None => {
                        self.text(&line, aside_name(*kind));
                        words::own(&line);
                    }
                }
                self.blocks(&aside, body);
                aside
            }
            BlockKind::Rule => self.element("hr"),
        }
    }

    fn list(&mut self, ordered: bool, start: i32, items: &[ListItem]) -> Element {
        let list = self.element(if ordered { "ol" } else { "ul" });
        if ordered && start != 1 {
            attribute(&list, "start", &start.to_string());
        }
        for item in items {
            let li = self.within(&list, "li");
            if let Some(checked) = item.checked {
                li.set_class_name("task");
                let tick = self.classed_within(&li, "span", if checked { "tick done" } else { "tick" });
                attribute(&tick, "role", "img");
                attribute(&tick, "aria-label", say(if checked { "Done" } else { "To do" }));
            }
            self.compact(&li, &item.body);
        }
        list
    }

    fn definitions(&mut self, list: &[Definition]) -> Element {
        let dl = self.element("dl");
        for definition in list {
            for term in &definition.terms {
                let dt = self.within(&dl, "dt");
                self.inlines(&dt, term);
            }
            for detail in &definition.details {
                let dd = self.within(&dl, "dd");
                self.compact(&dd, detail);
            }
        }
        dl
    }

    fn code(&mut self, language: Option<&str>, text: &str) -> Element {
        let listing = self.classed("div", "listing");
        let head = self.classed_within(&listing, "div", "listing-head");
        if let Some(language) = language {
            let label = self.classed_within(&head, "p", "listing-language");
            attribute(&label, "aria-hidden", "true");
            self.text(&label, language);
        }
        // Lines that are no wider than a phone need no wrapping.
        let wide = text.lines().any(|line| line.chars().nth(30).is_some());
        for (name, act) in [(say("Wrap"), Act::Wrap), (say("Copy"), Act::Copy)] {
            if act == Act::Wrap && !wide {
                continue;
            }
            let button = dom::button(&head, "listing-button", act);
            self.text(&button, name);
            words::own(&button);
        }
        let pre = self.within(&listing, "pre");
        scrolls(
            &pre,
            &language.map_or_else(
                || say("Code").to_owned(),
                |language| say_with("Code, {language}", &[("language", language)]),
            ),
        );
        // Code runs from left to right in every language, and is not to be translated.
        attribute(&pre, "dir", "ltr");
        attribute(&pre, "translate", "no");
        let code = self.within(&pre, "code");
        self.text(&code, text);
        listing
    }

    fn embed(&mut self, embed: &Embed) -> Element {
        let card = self.classed("p", "embed");
        // Without a title the link itself says whose it is.
        if embed.title.is_some() {
            let provider = self.classed_within(&card, "span", "embed-provider");
            self.text(&provider, &embed.provider);
        }
        let link = self.within(&card, "a");
        self.leads_out(&link, &embed.href);
        match &embed.title {
            Some(title) => self.text(&link, title),
            None => self.text(&link, &say_with("Open at {host}", &[("host", embed.href.host())])),
        }
        card
    }
}

/// A box that may be wider than the column scrolls inside itself, by keyboard too.
pub(super) fn scrolls(element: &Element, name: &str) {
    attribute(element, "tabindex", "0");
    attribute(element, "role", "group");
    attribute(element, "aria-label", name);
}

fn aside_class(kind: AsideKind) -> &'static str {
    match kind {
        AsideKind::Warning | AsideKind::Danger => "aside warning",
        AsideKind::KeyPoints => "aside key-points",
        AsideKind::Correction => "aside correction",
        AsideKind::Note | AsideKind::Info | AsideKind::Tip | AsideKind::Success | AsideKind::Box => "aside",
    }
}

fn aside_name(kind: AsideKind) -> &'static str {
    match kind {
        AsideKind::Note | AsideKind::Info | AsideKind::Success => say("Note"),
        AsideKind::Tip => say("Tip"),
        AsideKind::Warning => say("Take care"),
        AsideKind::Danger => say("Danger"),
        AsideKind::KeyPoints => say("Key points"),
        AsideKind::Correction => say("Correction"),
        AsideKind::Box => say("In addition"),
    }
}
