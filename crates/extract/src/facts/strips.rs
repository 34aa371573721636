//! Cutting a page into strips, in one pass in document order.

use std::ops::Range;

use super::Facts;
use super::measure::{Counter, Measure};
use crate::dom::{Dom, NodeId, Tag};

/// A run of text and inline elements between two block boundaries.
#[derive(Clone, Debug)]
pub struct Strip {
    /// The nearest block element around it.
    pub block: NodeId,
    /// Its first text node (or picture's line).
    pub first: NodeId,
    /// One past its last node.
    pub end: NodeId,
    /// Inside something that the page does not show at first.
    pub hidden: bool,
    /// Inside `<pre>`: white space is meant.
    pub pre: bool,
    /// A number for its letters and digits, see [`super::key_of`].
    pub key: u64,
    /// Its counts.
    pub measure: Measure,
    pub(super) text: Range<u32>,
}

impl Strip {
    /// Reads like prose: a whole sentence of some length with few words in links.
    pub fn is_prose(&self) -> bool {
        let m = &self.measure;
        m.words >= 8 && m.link_words * 3 <= m.words && (m.sentences >= 1 || m.commas >= 2) && !self.pre
    }
}

/// Elements whose text is never part of a page's prose.
fn is_mute(dom: &Dom, node: NodeId, tag: Tag) -> bool {
    match tag {
        Tag::Script
        | Tag::Style
        | Tag::Noscript
        | Tag::Head
        | Tag::Svg
        | Tag::Select
        | Tag::Datalist
        | Tag::Textarea
        | Tag::Iframe
        | Tag::Object
        | Tag::Audio
        | Tag::Video
        | Tag::Canvas
        | Tag::Title
        | Tag::Meta
        | Tag::Link
        | Tag::Rp
        | Tag::Rt
        | Tag::Progress
        | Tag::Meter => true,
        // A shadow root is shown; any other template is not.
        Tag::Template => dom.attr(node, "shadowrootmode").is_none(),
        // "Copy link", beside the words of a title. One that holds them all is the title.
        Tag::Button => dom.parent(node).is_some_and(|title| {
            dom.tag(title) == Tag::H1 && dom.text(title).trim().len() > dom.text(node).trim().len()
        }),
        _ => false,
    }
}

/// Nothing but white space, which is mostly of ASCII.
fn is_blank(text: &str) -> bool {
    let spaces = text.bytes().take_while(u8::is_ascii_whitespace).count();
    text[spaces..].trim_start().is_empty()
}

/// A paragraph of a block quote, or the line below it that says whose it is.
pub(crate) fn is_quoted(dom: &Dom, strip: &Strip) -> bool {
    let quote = |node| dom.tag(node) == Tag::Blockquote;
    quote(strip.block) || dom.parent(strip.block).is_some_and(quote)
}

/// Of no more bytes than a few words in a line have.
fn is_short(dom: &Dom, node: NodeId) -> bool {
    dom.text(node).len() < 200
}

/// Whether the page keeps an element out of sight at first.
pub(crate) fn is_hidden(dom: &Dom, node: NodeId) -> bool {
    if let Some(hidden) = dom.attr(node, "hidden") {
        return !hidden.eq_ignore_ascii_case("until-found");
    }
    // Most elements have no style: that is all there is to ask of them.
    if dom.attr(node, "style").is_none() {
        return false;
    }
    // A headline for screen readers still says what the page is called.
    dom.tag(node) != Tag::H1 && is_cut_away(dom, node)
        || dom.declares(node, "display", "none")
        || dom.declares(node, "visibility", "hidden")
}

/// A style of text for screen readers only: of one pixel, or cut to nothing.
pub(crate) fn is_cut_away(dom: &Dom, node: NodeId) -> bool {
    let is = |property, begin| dom.declares(node, property, begin);
    // "rect(0, 0, 0, 0)", "rect(0 0 0 0)", "rect(0px, …)"
    let is_nothing = |value: &str| {
        value.contains('(') && value.bytes().all(|b| b.is_ascii_whitespace() || b"rect(0px,)".contains(&b))
    };
    let clipped =
        || dom.declarations(node).any(|(name, value)| name.eq_ignore_ascii_case("clip") && is_nothing(value));
    is("position", "absolute")
        && (is("width", "1px") && is("height", "1px") && is("overflow", "hidden")
            || is("clip-path", "inset(50%)")
            || clipped())
}

pub(super) fn gather(dom: &Dom) -> Facts {
    let mut cutter = Cutter {
        dom,
        facts: Facts { texts: String::with_capacity(dom.text(Dom::ROOT).len()), ..Facts::default() },
        open: None,
        breaks: 0,
        links: 0,
        images: 0,
    };
    // Block elements that are open, and where hidden, preformatted and linked subtrees end.
    let mut blocks: Vec<NodeId> = vec![Dom::ROOT];
    let (mut hidden_end, mut pre_end, mut link_end) = (0u32, 0u32, 0u32);
    let mut id = 1u32;
    while (id as usize) < dom.len() {
        let node = NodeId(id);
        while blocks.last().is_some_and(|&block| dom.end(block).0 <= id) {
            blocks.pop();
            cutter.flush();
        }
        let tag = dom.tag(node);
        if is_mute(dom, node, tag) {
            id = dom.end(node).0;
            continue;
        }
        let context = Context {
            block: blocks.last().copied().unwrap_or(Dom::ROOT),
            hidden: id < hidden_end,
            pre: id < pre_end,
            in_link: id < link_end,
        };
        match tag {
            Tag::Text => cutter.text(node, &context),
            Tag::Br => cutter.line_break(&context),
            Tag::Img | Tag::AmpImg => cutter.image(),
            _ => {
                let end = dom.end(node).0;
                if hidden_end <= id && is_hidden(dom, node) {
                    // Wikipedia shows a picture of a formula, and keeps the formula itself out of sight.
                    let formula = || dom.children(node).any(|child| dom.tag(child) == Tag::Math);
                    if tag == Tag::Span && cutter.open.is_some() && is_short(dom, node) || formula() {
                        // Out of sight in the middle of a line, which goes on after it.
                        id = end;
                        continue;
                    }
                    hidden_end = end;
                    cutter.flush();
                }
                match tag {
                    Tag::Pre => pre_end = pre_end.max(end),
                    // The number of a note stands right behind the stop.
                    Tag::Sup => cutter.stop(),
                    Tag::A if dom.attr(node, "href").is_some() => {
                        link_end = link_end.max(end);
                        cutter.link();
                    }
                    _ => {}
                }
                if !tag.is_inline() || is_block_link(dom, node, tag) {
                    cutter.flush();
                    blocks.push(node);
                }
            }
        }
        id += 1;
    }
    cutter.flush();
    cutter.facts
}

/// An inline element by its name that holds blocks: a link around a whole card, a custom element
/// around a section. Only its first levels are looked at, so the cost stays bounded.
fn is_block_link(dom: &Dom, node: NodeId, tag: Tag) -> bool {
    matches!(tag, Tag::A | Tag::Other | Tag::Button | Tag::Slot | Tag::Template | Tag::Label)
        && dom
            .children(node)
            .take(8)
            .any(|c| !dom.tag(c).is_inline() || dom.children(c).take(4).any(|g| !dom.tag(g).is_inline()))
}

struct Context {
    block: NodeId,
    hidden: bool,
    pre: bool,
    in_link: bool,
}

struct Open {
    strip: Strip,
    counter: Counter,
    /// White space is due before the next character.
    space: bool,
}

struct Cutter<'a> {
    dom: &'a Dom,
    facts: Facts,
    open: Option<Open>,
    breaks: u32,
    /// Links and pictures that began before the strip's first character.
    links: u32,
    images: u32,
}

impl Cutter<'_> {
    fn text(&mut self, node: NodeId, context: &Context) {
        let characters = self.dom.text(node);
        if self.open.is_none() && is_blank(characters) {
            return;
        }
        if context.pre {
            self.breaks = 0;
        }
        if self.open.as_ref().is_some_and(|open| open.strip.hidden && !context.hidden) {
            self.flush();
        }
        let start = self.facts.texts.len() as u32;
        let open = self.open.get_or_insert_with(|| Open {
            strip: Strip {
                block: context.block,
                first: node,
                end: node,
                hidden: context.hidden,
                pre: context.pre,
                key: 0,
                measure: Measure::default(),
                text: start..start,
            },
            counter: Counter::default(),
            space: false,
        });
        let texts = &mut self.facts.texts;
        let bytes = characters.as_bytes();
        // What stands from `kept` to `at` is due as it stands.
        let (mut kept, mut at) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            // Most of a text is runs of small letters, with a space between them.
            if byte.is_ascii_lowercase() && !open.space && self.breaks == 0 {
                at += open.counter.push_small(&bytes[at..], context.in_link);
                continue;
            }
            if byte == b' ' && at > kept && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic) {
                open.counter.push_space();
                at += 1;
                continue;
            }
            let c = if byte.is_ascii() {
                char::from(byte)
            } else {
                characters[at..].chars().next().unwrap_or(' ')
            };
            if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}') {
                texts.push_str(&characters[kept..at]);
                open.space |= c.is_whitespace();
                at += c.len_utf8();
                kept = at;
                continue;
            }
            if open.space || self.breaks > 0 {
                // Only at the beginning of what is kept: white space ends it.
                if texts.len() as u32 > open.strip.text.start {
                    texts.push(if self.breaks > 0 { '\n' } else { ' ' });
                    open.counter.push_space();
                }
                (open.space, self.breaks) = (false, 0);
                continue;
            }
            open.counter.push(c, context.in_link);
            at += c.len_utf8();
        }
        texts.push_str(&characters[kept..]);
        open.strip.end = self.dom.end(node);
    }

    /// Two breaks in a row end a paragraph: pages without `<p>` are written so.
    fn line_break(&mut self, context: &Context) {
        self.breaks += 1;
        if self.breaks >= 2 && !context.pre {
            self.flush();
        }
    }

    fn stop(&mut self) {
        if let Some(open) = &mut self.open {
            open.counter.stop();
        }
    }

    fn image(&mut self) {
        self.images += 1;
    }

    fn link(&mut self) {
        self.links += 1;
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let (links, images) = (std::mem::take(&mut self.links), std::mem::take(&mut self.images));
        let Some(open) = self.open.take() else { return };
        let mut strip = open.strip;
        strip.key = open.counter.key();
        strip.measure = Measure { links, images, ..open.counter.finish() };
        strip.text.end = self.facts.texts.len() as u32;
        if strip.measure.chars > 0 {
            self.facts.strips.push(strip);
        } else {
            self.facts.texts.truncate(strip.text.start as usize);
        }
    }
}
