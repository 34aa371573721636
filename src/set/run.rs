//! A run: an article set from head to notes, in slices.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use article::{Block, BlockKind};
use web_sys::Element;

use super::{Compositor, Head, append, attribute, tongue};
use crate::flow::number;
use crate::paper::Page;
use crate::{browser, galley};

/// How long one slice may take, in milliseconds: half a frame, so that scrolling stays smooth.
const SLICE: f64 = 8.0;
/// Blocks between two looks at the clock.
const BATCH: usize = 16;
/// The first slice: so many blocks, and no more than so many characters' worth of them for each pixel of
/// the window's height. Lines of 65 characters, 32 pixels apart, need two, and the head takes its part. The
/// reader waits for these.
const FIRST: usize = 24;
const SCREEN: f64 = 2.2;
/// An article of more blocks is set in galleys of so many and a few more.
const LONG: usize = 40;
const GALLEY: usize = 12;
/// The classes of a galley whose last block has no margin below.
const CLOSED: &str = "body closed";

/// What is to be set, and how.
pub struct Copy {
    /// The page.
    pub page: Arc<Page>,
    /// Which of its stories; `None` for the lead.
    pub story: Option<u32>,
    /// Pictures of other hosts may be loaded.
    pub pictures: bool,
    /// So many blocks have to be there at once, for the reader is to be taken to one of them.
    pub at_once: u32,
    /// The moment from which dates are told.
    pub now: i64,
}

impl Copy {
    /// The story to be set; the lead where the page has no such story.
    pub fn head(&self) -> Head<'_> {
        Head::of(&self.page.article, self.story)
    }
}

/// Where an article is set.
pub struct Frame {
    /// The article, which bears its language and direction.
    pub article: Element,
    /// For the head.
    pub head: Element,
    /// For the text and the notes.
    pub text: Element,
}

/// Sets an article into its frame, in place of what was there. Returns when the first slice stands;
/// `held` hears how many pictures were held back and on which hosts, as often as that changes and
/// at the end.
/// Setting ends early once `current` no longer holds the number that it holds now, or the frame is gone.
pub fn set(frame: &Frame, copy: Copy, current: Rc<Cell<u32>>, held: impl Fn(u32, Vec<String>) + 'static) {
    frame.head.set_text_content(None);
    frame.text.set_text_content(None);
    let document = browser::document();
    let (compositor, body) = {
        let head = copy.head();
        let mut compositor = Compositor::new(document, &head, copy.pictures);
        for name in ["lang", "dir"] {
            let _ = frame.article.remove_attribute(name);
        }
        tongue(&frame.article, head.lang, head.dir);
        if head.dir.is_none() {
            attribute(&frame.article, "dir", "auto");
        }
        if head.lang.is_none() {
            // Not known, and not the interface's.
            attribute(&frame.article, "lang", "");
        }
        compositor.head(&frame.head, &head, copy.now);
        (compositor, galley::begin(&frame.text))
    };
    let turn = current.get();
    // A screenful below the reader's place as well, or the page is too short to scroll to it.
    let first = FIRST.saturating_add(copy.at_once as usize);
    let run = Run {
        into: frame.text.clone(),
        galley: body,
        filled: 0,
        copy,
        compositor,
        next: 0,
        tiles: 0,
        told: 0,
        turn,
        current,
        held: Box::new(held),
    };
    run.slice(first, f64::INFINITY);
}

struct Run {
    into: Element,
    // Which one is filled, and how many blocks are in it.
    galley: Element,
    filled: usize,
    copy: Copy,
    compositor: Compositor,
    next: usize,
    // How many pictures of a gallery are still to be set.
    tiles: usize,
    told: u32,
    turn: u32,
    current: Rc<Cell<u32>>,
    held: Box<dyn Fn(u32, Vec<String>)>,
}

impl Run {
    // Sets `batch` blocks, and more as long as the time lasts; the rest in a later task.
    fn slice(mut self, batch: usize, time: f64) {
        let left = time.is_finite() && !self.into.is_connected();
        if left || self.current.get() != self.turn {
            return;
        }
        let started = js_sys::Date::now();
        let mut batch = batch;
        let mut letters = 0.0;
        let most = SCREEN * number(&browser::window(), "innerHeight");
        loop {
            let head = self.copy.head();
            let blocks = head.body.get(self.next..).unwrap_or_default();
            let blocks = blocks.get(..batch.min(blocks.len())).unwrap_or_default();
            let mut before = self.next.checked_sub(1).and_then(|n| head.body.get(n));
            for block in blocks {
                if self.filled >= GALLEY && head.body.len() > LONG && before.is_some_and(|b| parts(b, block))
                {
                    if !matches!(block.kind, BlockKind::Paragraph(_)) {
                        self.galley.set_class_name(CLOSED);
                    }
                    self.galley = galley::begin(&self.into);
                    self.filled = 0;
                }
                let block_set = self.compositor.block(block);
                if is_picture(block) {
                    let left = head.body.get(self.next..).unwrap_or_default();
                    if let Some(class) = tile(&mut self.tiles, left) {
                        block_set.set_class_name(class);
                    }
                }
                append(&self.galley, &block_set);
                self.filled += 1;
                self.next += 1;
                before = Some(block);
                if time.is_infinite() && self.next > self.copy.at_once as usize {
                    letters += number(&browser::get(&block_set, "textContent"), "length");
                    if letters > most {
                        break;
                    }
                }
            }
            if self.next >= head.body.len() {
                if head.body.len() > LONG {
                    // What follows the text keeps its own distance.
                    self.galley.set_class_name(CLOSED);
                }
                if !head.notes.is_empty() {
                    let notes = self.compositor.notes(head.notes);
                    append(&self.into, &notes);
                }
                galley::measure_all();
                return self.tell(true);
            }
            batch = BATCH;
            if time.is_infinite() || js_sys::Date::now() - started > time {
                break;
            }
        }
        self.tell(false);
        if time.is_infinite() {
            // First of all the reader sees what there is.
            browser::after_paint(move || self.slice(BATCH, SLICE));
        } else {
            browser::later(0, move || self.slice(BATCH, SLICE));
        }
    }

    fn tell(&mut self, end: bool) {
        if end || self.compositor.held != self.told {
            self.told = self.compositor.held;
            (self.held)(self.told, self.compositor.hosts.clone());
        }
    }
}

// A single picture that says nothing. With captions several are an essay, and each stands for itself.
fn is_picture(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Figure(figure) if figure.media.len() == 1 && figure.caption.is_empty())
}

// The class of a picture that is the first of these blocks. Three and more in a row are a gallery of two
// columns, `tiles` of which are still to be set; of an odd number the first is as wide as both.
fn tile(tiles: &mut usize, blocks: &[Block]) -> Option<&'static str> {
    if *tiles == 0 {
        let run = blocks.iter().take_while(|block| is_picture(block)).count();
        if run < 3 {
            return None;
        }
        *tiles = run - run % 2;
        if run % 2 == 1 {
            return None;
        }
    }
    *tiles -= 1;
    Some(if *tiles % 2 == 1 { "tile" } else { "tile second" })
}

// Whether a galley may end between two blocks. The margins of what is in two of them do not collapse, so
// one of the two must be none: a paragraph has none above, and before a heading the style sheet takes away
// that of the paragraph. A rule stays with the post that it begins.
fn parts(before: &Block, after: &Block) -> bool {
    match (&before.kind, &after.kind) {
        (BlockKind::Heading { .. } | BlockKind::Rule, _) => false,
        (_, BlockKind::Paragraph(_)) => true,
        (BlockKind::Paragraph(_), BlockKind::Heading { .. }) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::{Figure, Media, NodeId};

    #[test]
    fn a_gallery_has_no_picture_left_over() {
        let picture = || {
            let figure = Figure { media: vec![Media::Missing], ..Figure::default() };
            Block::new(NodeId(0), BlockKind::Figure(figure))
        };
        let set = |run: usize| -> Vec<Option<&str>> {
            let mut blocks: Vec<_> = (0..run).map(|_| picture()).collect();
            blocks.push(Block::new(NodeId(0), BlockKind::Rule));
            let mut tiles = 0;
            (0..run).map(|at| tile(&mut tiles, &blocks[at..])).collect()
        };
        let (first, second) = (Some("tile"), Some("tile second"));
        assert_eq!(set(2), [None, None]);
        assert_eq!(set(4), [first, second, first, second]);
        assert_eq!(set(5), [None, first, second, first, second]);
    }
}
