//! How quick it is: `cargo run --release -p broadsheet-tokenize --example speed FOLDER` reads all
//! HTML files of a folder with html5ever's tokenizer and with ours, each alone and with html5ever's
//! tree builder, and prints megabytes a second: the best of several rounds. With a number from 0 to 3
//! after the folder only that one of the four is run, for a profiler.

#[path = "../tests/support/mod.rs"]
mod support;

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, ns};

use support::run_html5ever;

const ROUNDS: usize = 5;

fn main() {
    let folder = std::env::args().nth(1).expect("a folder of HTML files");
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().extension().is_some_and(|ending| ending == "html") {
            let bytes = std::fs::read(entry.path()).expect("a file");
            pages.push(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    let megabytes = pages.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    let only: Option<usize> = std::env::args().nth(2).and_then(|number| number.parse().ok());
    println!("{} pages, {megabytes:.1} MB", pages.len());
    // In turns, so that a busy machine slows all alike.
    let mut best = [Duration::MAX; 4];
    for _ in 0..ROUNDS {
        let runs: [fn(&str); 4] = [
            |html| _ = black_box(run_html5ever(html, Void::default())),
            |html| broadsheet_tokenize::tokenize(html, black_box(&Void::default())),
            |html| _ = black_box(run_html5ever(html, builder())),
            |html| broadsheet_tokenize::tokenize(html, black_box(&builder())),
        ];
        for (number, (run, best)) in runs.iter().zip(&mut best).enumerate() {
            if only.is_some_and(|only| only != number) {
                continue;
            }
            let begun = Instant::now();
            pages.iter().for_each(|html| run(html));
            *best = begun.elapsed().min(*best);
        }
    }
    let names = ["html5ever's tokenizer", "ours", "html5ever's and tree", "ours and tree"];
    for (number, (name, time)) in
        names.iter().zip(best).enumerate().filter(|(_, (_, time))| *time < Duration::MAX)
    {
        let base = best[number & 2];
        print!("{name:22} {:8.3} s {:8.1} MB/s", time.as_secs_f64(), megabytes / time.as_secs_f64());
        if base < Duration::MAX {
            print!(" {:6.2} x", base.as_secs_f64() / time.as_secs_f64());
        }
        println!();
    }
}

/// Counts tokens.
#[derive(Default)]
struct Void(Cell<usize>);

impl TokenSink for Void {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "style" => TokenSinkResult::RawData(RawKind::Rawtext),
                "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        }
    }
}

fn builder() -> TreeBuilder<Handle, Tree> {
    TreeBuilder::new(Tree, TreeBuilderOpts { scripting_enabled: false, ..Default::default() })
}

/// As little of a tree as will do: elements keep their attributes and the text put into them.
struct Tree;

type Handle = Rc<Node>;

struct Node {
    name: QualName,
    integration_point: bool,
    attrs: RefCell<Vec<Attribute>>,
    texts: RefCell<Vec<StrTendril>>,
}

impl Node {
    fn new(name: QualName, attrs: Vec<Attribute>, integration_point: bool) -> Handle {
        Rc::new(Self { name, integration_point, attrs: RefCell::new(attrs), texts: RefCell::default() })
    }

    fn nameless() -> Handle {
        Self::new(QualName::new(None, ns!(), html5ever::local_name!("")), Vec::new(), false)
    }
}

impl TreeSink for Tree {
    type Handle = Handle;
    type Output = Self;
    type ElemName<'a> = &'a QualName;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Node::nameless()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a QualName {
        &target.name
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Handle {
        Node::new(name, attrs, flags.mathml_annotation_xml_integration_point)
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Node::nameless()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Node::nameless()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        if let NodeOrText::AppendText(text) = child {
            parent.texts.borrow_mut().push(text);
        }
    }

    fn append_based_on_parent_node(&self, _: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        self.append(previous, child);
    }

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        self.append(sibling, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        Rc::ptr_eq(x, y)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Handle, attrs: Vec<Attribute>) {
        target.attrs.borrow_mut().extend(attrs);
    }

    fn remove_from_parent(&self, _: &Handle) {}

    fn reparent_children(&self, _: &Handle, _: &Handle) {}

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.integration_point
    }
}
