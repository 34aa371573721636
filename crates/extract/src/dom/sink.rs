//! What html5ever builds into: nodes in an arena, linked both ways.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName, local_name, ns};
use tokenize::MAX_ATTRIBUTES;
use typed_arena::Arena;

use crate::find::holds_folded;

pub(super) type Handle<'a> = &'a RawNode<'a>;
type Link<'a> = Cell<Option<Handle<'a>>>;

/// No move of the tree has this number.
const NEVER: u32 = u32::MAX;

/// A node while the tree is being built.
pub(super) struct RawNode<'a> {
    pub parent: Link<'a>,
    pub previous: Link<'a>,
    pub next: Link<'a>,
    pub first: Link<'a>,
    pub last: Link<'a>,
    /// Elements above it, as counted at [`Sink::moves`] = `counted`.
    depth: Cell<u32>,
    counted: Cell<u32>,
    pub data: Data,
}

pub(super) enum Data {
    Document,
    Text(RefCell<StrTendril>),
    Element {
        name: QualName,
        attrs: RefCell<Vec<Attribute>>,
        integration_point: bool,
        /// A style sheet, or a script that holds no data: what it holds is not kept.
        is_mute: bool,
    },
    /// Comments and processing instructions: the tree builder wants a node, nobody reads it.
    Nothing,
}

/// The tree builder's counterpart.
pub(super) struct Sink<'a> {
    arena: &'a Arena<RawNode<'a>>,
    pub document: Handle<'a>,
    pub count: Cell<usize>,
    /// Depth of the element that is open now.
    pub open_depth: Cell<u32>,
    /// How often the tree builder has moved elements that were in the tree already. What was
    /// counted before the last move may be wrong now.
    moves: Cell<u32>,
}

impl<'a> Sink<'a> {
    pub fn new(arena: &'a Arena<RawNode<'a>>) -> Self {
        let document = arena.alloc(RawNode::new(Data::Document));
        Self { arena, document, count: Cell::new(1), open_depth: Cell::new(0), moves: Cell::new(0) }
    }

    fn alloc(&self, data: Data) -> Handle<'a> {
        self.count.set(self.count.get() + 1);
        self.arena.alloc(RawNode::new(data))
    }

    /// After a node was put in.
    fn entered(&self, node: Handle<'a>) {
        if matches!(node.data, Data::Element { .. }) {
            self.open_depth.set(self.depth(node));
        }
    }

    /// Elements above a node. Counts anew, up to the first ancestor that was counted since the
    /// last move, and so costs nothing while nothing moves.
    fn depth(&self, node: Handle<'a>) -> u32 {
        let moves = self.moves.get();
        let parent = |node: &Handle<'a>| node.parent.get();
        let stale = |node: &Handle<'a>| node.counted.get() != moves;
        let ancestors = || std::iter::successors(parent(&node), parent);
        let uncounted = ancestors().take_while(stale).count() as u32;
        let above = ancestors().find(|node| !stale(node)).map_or(0, |above| above.depth.get() + 1);
        let depth = above + uncounted;
        for (depth, node) in (above..=depth).rev().zip(std::iter::once(node).chain(ancestors())) {
            node.depth.set(depth);
            node.counted.set(moves);
        }
        depth
    }

    fn moved(&self) {
        self.moves.set((self.moves.get() + 1) % NEVER);
    }
}

impl<'a> RawNode<'a> {
    fn new(data: Data) -> Self {
        Self {
            parent: Cell::default(),
            previous: Cell::default(),
            next: Cell::default(),
            first: Cell::default(),
            last: Cell::default(),
            depth: Cell::new(0),
            counted: Cell::new(NEVER),
            data,
        }
    }

    pub fn detach(&self) {
        let (parent, previous, next) = (self.parent.take(), self.previous.take(), self.next.take());
        match next {
            Some(next) => next.previous.set(previous),
            None => {
                if let Some(parent) = parent {
                    parent.last.set(previous);
                }
            }
        }
        match previous {
            Some(previous) => previous.next.set(next),
            None => {
                if let Some(parent) = parent {
                    parent.first.set(next);
                }
            }
        }
    }

    pub fn append(&'a self, child: Handle<'a>) {
        child.detach();
        child.parent.set(Some(self));
        if let Some(last) = self.last.take() {
            child.previous.set(Some(last));
            last.next.set(Some(child));
        } else {
            self.first.set(Some(child));
        }
        self.last.set(Some(child));
    }

    pub fn insert_before(&'a self, child: Handle<'a>) {
        child.detach();
        child.parent.set(self.parent.get());
        child.next.set(Some(self));
        if let Some(previous) = self.previous.take() {
            child.previous.set(Some(previous));
            previous.next.set(Some(child));
        } else if let Some(parent) = self.parent.get() {
            parent.first.set(Some(child));
        }
        self.previous.set(Some(child));
    }

    fn extend_text(&self, more: &StrTendril) -> bool {
        let Data::Text(text) = &self.data else { return false };
        text.borrow_mut().push_tendril(more);
        true
    }
}

/// Whether nobody asks for what stands in an element: of scripts, JSON-LD and TeX are read.
fn is_mute(name: &QualName, attrs: &[Attribute]) -> bool {
    if name.ns != ns!(html) {
        return false;
    }
    name.local == local_name!("style")
        || name.local == local_name!("script") && {
            let kind = attrs.iter().find(|attr| attr.name.local == local_name!("type"));
            !kind.is_some_and(|kind| ["ld+json", "math/"].iter().any(|data| holds_folded(&kind.value, data)))
        }
}

impl<'a> TreeSink for Sink<'a> {
    type Handle = Handle<'a>;
    type Output = Self;
    type ElemName<'b>
        = &'a QualName
    where
        Self: 'b;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle<'a> {
        self.document
    }

    fn elem_name<'b>(&'b self, target: &'b Handle<'a>) -> &'a QualName {
        match &target.data {
            Data::Element { name, .. } => name,
            // The tree builder asks for the names of elements it made, and of nothing else.
            _ => NO_NAME.with(|name| *name),
        }
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle<'a> {
        let integration_point = flags.mathml_annotation_xml_integration_point;
        let is_mute = is_mute(&name, &attrs);
        self.alloc(Data::Element { name, attrs: RefCell::new(attrs), integration_point, is_mute })
    }

    fn create_comment(&self, _: StrTendril) -> Handle<'a> {
        self.alloc(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle<'a> {
        self.alloc(Data::Nothing)
    }

    fn append(&self, parent: &Handle<'a>, child: NodeOrText<Handle<'a>>) {
        match child {
            NodeOrText::AppendNode(node) => {
                parent.append(node);
                self.entered(node);
            }
            NodeOrText::AppendText(_) if matches!(parent.data, Data::Element { is_mute: true, .. }) => {}
            NodeOrText::AppendText(text) => {
                if !parent.last.get().is_some_and(|last| last.extend_text(&text)) {
                    parent.append(self.alloc(Data::Text(RefCell::new(text))));
                }
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle<'a>,
        previous: &Handle<'a>,
        child: NodeOrText<Handle<'a>>,
    ) {
        if element.parent.get().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_before_sibling(&self, sibling: &Handle<'a>, child: NodeOrText<Handle<'a>>) {
        match child {
            NodeOrText::AppendNode(node) => {
                sibling.insert_before(node);
                self.entered(node);
            }
            NodeOrText::AppendText(text) => {
                if !sibling.previous.get().is_some_and(|previous| previous.extend_text(&text)) {
                    sibling.insert_before(self.alloc(Data::Text(RefCell::new(text))));
                }
            }
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn pop(&self, node: &Handle<'a>) {
        self.open_depth.set(self.depth(node).saturating_sub(1));
    }

    fn get_template_contents(&self, target: &Handle<'a>) -> Handle<'a> {
        // A template's content stays below it: streamed pages and shadow roots are read from there.
        target
    }

    fn same_node(&self, x: &Handle<'a>, y: &Handle<'a>) -> bool {
        std::ptr::eq(*x, *y)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle<'a>, more: Vec<Attribute>) {
        if let Data::Element { attrs, .. } = &target.data {
            let mut attrs = attrs.borrow_mut();
            // A page may repeat its `<body>`, with other attributes each time.
            let room = MAX_ATTRIBUTES.saturating_sub(attrs.len());
            for attr in more.into_iter().take(room) {
                if !attrs.iter().any(|known| known.name == attr.name) {
                    attrs.push(attr);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Handle<'a>) {
        self.moved();
        target.detach();
    }

    fn reparent_children(&self, node: &Handle<'a>, new_parent: &Handle<'a>) {
        self.moved();
        while let Some(child) = node.first.get() {
            new_parent.append(child);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle<'a>) -> bool {
        matches!(&handle.data, Data::Element { integration_point: true, .. })
    }
}

thread_local! {
    static NO_NAME: &'static QualName = Box::leak(Box::new(QualName::new(
        None,
        html5ever::ns!(),
        html5ever::local_name!(""),
    )));
}
