//! From the parser's linked nodes to the numbered tree: one walk in document order.

use std::ops::Range;

use html5ever::{Attribute, LocalName, QualName, ns};

use super::sink::{Data, Handle, Sink};
use super::{Attr, Dom, Node, Tag, name_bit};
use crate::keys::{Key, Keys};

/// Depth may grow a little past the limit where the tree builder moves elements into one
/// another; what is deeper still is joined to its ancestor at this distance.
const SLACK: u32 = 64;

pub(super) fn build(sink: &Sink<'_>, bytes: usize, max_depth: u32) -> Dom {
    place_streamed(sink.document);
    let mut dom = Dom {
        nodes: Vec::with_capacity(sink.count.get()),
        attrs: Vec::with_capacity(sink.count.get()),
        text: String::with_capacity(bytes / 4),
        values: String::with_capacity(bytes / 4),
        plain: false,
    };
    dom.push(Tag::Document, 0);
    // The walk follows links and keeps its own path, so it needs no stack of its own size.
    let mut path: Vec<(Handle<'_>, u32)> = vec![(sink.document, 0)];
    let mut next = sink.document.first.get();
    let mut shared =
        Shared { classes: vec![0..0; SHARED], tags: vec![(LocalName::default(), Tag::Other); TAGS] };
    loop {
        if let Some(raw) = next {
            let parent = path.last().map_or(0, |p| p.1);
            let Some(entered) = dom.enter(raw, parent, path.len() as u32 >= max_depth + SLACK, &mut shared)
            else {
                next = raw.next.get();
                continue;
            };
            next = raw.first.get();
            path.push((raw, entered));
        } else {
            let Some((raw, id)) = path.pop() else { break };
            dom.close(id);
            if path.is_empty() {
                break;
            }
            next = raw.next.get();
        }
    }
    dom.close(0);
    dom
}

/// What is repeated from row to row.
const CLASS: u32 = name_bit("class");

/// What was read last, so that it need not be read again.
struct Shared {
    /// The classes that were stored last, each where its hash says.
    classes: Vec<Range<u32>>,
    /// The names of elements that were looked up last, each where its bit says.
    tags: Vec<(LocalName, Tag)>,
}

const SHARED: usize = 1024;
const TAGS: usize = 32;
/// Longer values are seldom repeated.
const LONGEST_SHARED: usize = 200;

impl Dom {
    pub(super) fn push(&mut self, tag: Tag, parent: u32) -> u32 {
        let id = self.nodes.len() as u32;
        let (text, raw) = (self.text.len() as u32, self.values.len() as u32);
        let attrs = self.attrs.len() as u32;
        self.nodes.push(Node {
            tag,
            parent,
            end: id + 1,
            text: text..text,
            attrs: attrs..attrs,
            named: 0,
            raw: raw..raw,
        });
        id
    }

    /// Closing twice is harmless: an element that was joined to its ancestor shares its number.
    pub(super) fn close(&mut self, id: u32) {
        let (end, text) = (self.nodes.len() as u32, self.text.len() as u32);
        let node = &mut self.nodes[id as usize];
        node.end = end;
        node.text.end = text;
    }

    /// Adds a node; `None` for one without descendants of interest.
    fn enter(&mut self, raw: Handle<'_>, parent: u32, join: bool, shared: &mut Shared) -> Option<u32> {
        match &raw.data {
            Data::Document => Some(parent),
            Data::Nothing => None,
            Data::Text(text) => {
                self.push_text(&text.borrow(), parent);
                None
            }
            Data::Element { .. } if join => Some(parent),
            Data::Element { name, attrs, .. } => {
                let tag = tag_of(name, self.nodes[parent as usize].tag, &mut shared.tags);
                let id = self.push(tag, parent);
                if matches!(tag, Tag::Other | Tag::MathPart | Tag::SvgPart) {
                    self.nodes[id as usize].raw = self.store(&name.local);
                }
                self.push_attrs(id, attrs.take(), shared);
                if matches!(tag, Tag::Script | Tag::Style) {
                    self.keep_script(id, raw);
                    return None;
                }
                if holds_raw_markup(&name.local) {
                    return None;
                }
                Some(id)
            }
        }
    }

    pub(super) fn push_text(&mut self, text: &str, parent: u32) -> u32 {
        let id = self.push(Tag::Text, parent);
        self.text.push_str(text);
        self.close(id);
        id
    }

    pub(super) fn store(&mut self, value: &str) -> Range<u32> {
        let start = self.values.len() as u32;
        self.values.push_str(value);
        start..self.values.len() as u32
    }

    /// Stores a value, or finds it where it was stored a little while ago.
    fn share(&mut self, value: &str, shared: &mut Shared) -> Range<u32> {
        if value.is_empty() || value.len() > LONGEST_SHARED {
            return self.store(value);
        }
        let at = value.number() as usize % SHARED;
        let known = &mut shared.classes[at];
        if self.value(known) != value {
            *known = self.store(value);
        }
        known.clone()
    }

    fn push_attrs(&mut self, id: u32, attrs: Vec<Attribute>, shared: &mut Shared) {
        let start = self.attrs.len() as u32;
        let mut named = 0;
        for attr in attrs {
            // Handlers are not even stored.
            if attr.name.local.starts_with("on") {
                continue;
            }
            let bit = name_bit(&attr.name.local);
            let value = if bit == CLASS { self.share(&attr.value, shared) } else { self.store(&attr.value) };
            named |= bit;
            self.attrs.push(Attr { name: attr.name.local, bit, value });
        }
        let node = &mut self.nodes[id as usize];
        node.attrs = start..self.attrs.len() as u32;
        node.named = named;
    }

    /// What the parser kept of a script, apart from the page's text.
    fn keep_script(&mut self, id: u32, raw: Handle<'_>) {
        let start = self.values.len() as u32;
        let mut child = raw.first.get();
        while let Some(node) = child {
            if let Data::Text(text) = &node.data {
                self.values.push_str(&text.borrow());
            }
            child = node.next.get();
        }
        self.nodes[id as usize].raw = start..self.values.len() as u32;
    }
}

/// Elements whose content is mark-up kept as characters, for browsers that no longer exist.
fn holds_raw_markup(name: &str) -> bool {
    matches!(name, "iframe" | "noembed" | "noframes")
}

fn tag_of(name: &QualName, parent: Tag, known: &mut [(LocalName, Tag)]) -> Tag {
    if name.ns == ns!(svg) {
        return if parent == Tag::Svg || parent == Tag::SvgPart || &*name.local != "svg" {
            Tag::SvgPart
        } else {
            Tag::Svg
        };
    }
    if name.ns == ns!(mathml) {
        return if &*name.local == "math" { Tag::Math } else { Tag::MathPart };
    }
    let place = name_bit(&name.local).trailing_zeros();
    let Some(known) = known.get_mut(place as usize) else { return Tag::from_name(&name.local) };
    if known.0 != name.local {
        *known = (name.local.clone(), Tag::from_name(&name.local));
    }
    known.1
}

/// Streamed React pages carry their content in `<div hidden id="S:n">` at the end, to be moved by
/// script to where `<template id="B:n">` stands. This does what that script would do.
fn place_streamed<'a>(document: Handle<'a>) {
    let (mut holes, mut known): (Vec<Handle<'a>>, _) = (Vec::new(), Keys::default());
    let mut pieces: Vec<(String, Handle<'a>)> = Vec::new();
    let mut node = Some(document);
    while let Some(current) = node {
        if let Data::Element { name, attrs, .. } = &current.data {
            let local = &*name.local;
            if local == "template" || local == "div" {
                let attrs = attrs.borrow();
                let id = attrs.iter().find(|a| &*a.name.local == "id").map_or("", |a| &*a.value);
                if let (true, Some(n)) = (local == "template", id.strip_prefix("B:")) {
                    known.first(n, holes.len());
                    holes.push(current);
                } else if let (true, Some(n)) = (local == "div", id.strip_prefix("S:")) {
                    pieces.push((n.to_owned(), current));
                }
            }
        }
        node = current.first.get().or_else(|| following(current));
    }
    for (key, piece) in pieces {
        // Stays where it is without a hole, but is shown: the script would have shown it.
        if let Data::Element { attrs, .. } = &piece.data {
            attrs.borrow_mut().retain(|a| &*a.name.local != "hidden");
        }
        // Each hole is filled once, so that a page cannot make this cost more than its length.
        let Some(&hole) = known.remove(&*key).and_then(|at| holes.get(at)) else { continue };
        let inside_itself =
            std::iter::successors(Some(hole), |n| n.parent.get()).any(|above| std::ptr::eq(above, piece));
        if hole.parent.get().is_some() && !inside_itself {
            hole.insert_before(piece);
        }
    }
}

fn following<'a>(node: Handle<'a>) -> Option<Handle<'a>> {
    std::iter::successors(Some(node), |n| n.parent.get()).find_map(|n| n.next.get())
}
