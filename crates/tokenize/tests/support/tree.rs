//! A tree that is never built: all that html5ever's tree builder says about it, in order.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, ns};

/// A node: nothing but its number and name.
pub struct Node {
    number: usize,
    name: QualName,
    integration_point: bool,
}

type Handle = Rc<Node>;

/// What was said.
#[derive(Default)]
pub struct Log {
    said: RefCell<String>,
    /// Nodes so far, the document not counted, and where the last text went.
    state: RefCell<(usize, String)>,
}

impl Log {
    /// A tree builder that speaks to a new one.
    pub fn builder() -> TreeBuilder<Handle, Log> {
        TreeBuilder::new(Log::default(), TreeBuilderOpts { scripting_enabled: false, ..Default::default() })
    }

    pub fn into_said(self) -> String {
        self.said.into_inner()
    }

    fn node(&self, name: QualName, integration_point: bool) -> Handle {
        let mut state = self.state.borrow_mut();
        state.0 += 1;
        Rc::new(Node { number: state.0, name, integration_point })
    }

    fn say(&self, what: std::fmt::Arguments<'_>) {
        self.state.borrow_mut().1.clear();
        writeln!(self.said.borrow_mut(), "\n{what}").unwrap();
    }

    /// Text that goes on where the last went is one with it.
    fn put(&self, place: String, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(node) => self.say(format_args!("{place} node {}", node.number)),
            NodeOrText::AppendText(text) => {
                let goes_on = self.state.borrow().1 == place;
                if !goes_on {
                    self.say(format_args!("{place} text "));
                    self.state.borrow_mut().1 = place;
                }
                self.said.borrow_mut().push_str(&text);
            }
        }
    }
}

impl TreeSink for Log {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        let name = QualName::new(None, ns!(), html5ever::local_name!(""));
        Rc::new(Node { number: 0, name, integration_point: false })
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        self.say(format_args!("element {name:?} {}", written(&attrs)));
        self.node(name, flags.mathml_annotation_xml_integration_point)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.say(format_args!("comment {text}"));
        self.node(QualName::new(None, ns!(), html5ever::local_name!("")), false)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        unreachable!("HTML has none")
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.put(format!("to {}", parent.number), child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        self.put(format!("before {} or to {}", element.number, previous.number), child);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.put(format!("before {}", sibling.number), child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.say(format_args!("doctype {name} {public} {system}"));
    }

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.number == y.number
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.say(format_args!("{mode:?}"));
    }

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        self.say(format_args!("to {} {}", target.number, written(&attrs)));
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.say(format_args!("remove {}", target.number));
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.say(format_args!("from {} all to {}", node.number, new_parent.number));
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.integration_point
    }
}

fn written(attrs: &[Attribute]) -> String {
    attrs.iter().map(|attr| format!("{:?}={:?} ", attr.name, &*attr.value)).collect()
}
