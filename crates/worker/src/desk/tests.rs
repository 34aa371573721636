//! The desk with a store in memory, and with one that is broken.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::*;
use article::{Article, Verdict};
use wire::Source;

#[derive(Default)]
struct Memory {
    pages: RefCell<BTreeMap<String, Kept>>,
    highlights: RefCell<BTreeMap<(String, i64), Highlight>>,
    broken: bool,
}

impl Store for &Memory {
    async fn get(&self, page: &PageId) -> Result<Option<Kept>, StoreError> {
        if self.broken { Err(StoreError) } else { Ok(self.pages.borrow().get(&page.0).cloned()) }
    }

    async fn highlights(&self, page: &PageId) -> Result<Vec<Highlight>, StoreError> {
        let all = self.highlights.borrow();
        let of_page = all.iter().filter(|((name, _), _)| *name == page.0);
        if self.broken { Err(StoreError) } else { Ok(of_page.map(|(_, h)| h.clone()).collect()) }
    }

    async fn put(&self, page: &PageId, changes: &[Change<'_>]) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError);
        }
        let (mut pages, mut highlights) = (self.pages.borrow_mut(), self.highlights.borrow_mut());
        for change in changes {
            match change {
                Change::Page(Some(kept)) => drop(pages.insert(page.0.clone(), (*kept).clone())),
                Change::Page(None) => drop(pages.remove(&page.0)),
                Change::Highlight(made, Some(highlight)) => {
                    highlights.insert((page.0.clone(), *made), (*highlight).clone());
                }
                Change::Highlight(made, None) => drop(highlights.remove(&(page.0.clone(), *made))),
            }
        }
        Ok(())
    }

    async fn file(&self, _: &str) -> Option<String> {
        None
    }
}

struct NoDecoder;

impl Decoder for NoDecoder {
    fn decode(&self, _: &str, _: &[u8]) -> Option<String> {
        None
    }
}

/// Runs a future that never has to wait.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the store in memory never waits"),
    }
}

fn desk(store: &Memory) -> Desk<&Memory, NoDecoder> {
    Desk::new(store, NoDecoder, || 0.0)
}

/// Works on a request as the event loop does: answers, then keeps.
fn work(desk: &mut Desk<&Memory, NoDecoder>, ask: Ask) -> (Reply, Result<(), StoreError>) {
    let done = now(desk.work(ask));
    let kept = done.changed.map_or(Ok(()), |page| now(desk.keep(&page)));
    (done.reply, kept)
}

fn read(source: &str) -> Ask {
    Ask::Read(Input { page: None, source: Source::Html(source.into()), url: None, captured: None })
}

fn page(nth: usize) -> String {
    let paragraph = "The tide turned before noon, and the boats that had waited since dawn went out, \
                     one after the other, past the breakwater and into a sea as flat as a table.";
    format!(
        "<title>Boats {nth}</title><h1>Boats {nth}</h1><p>{paragraph}</p><p>Again: {paragraph}</p>\
         <div class=\"share-buttons\"><a href=\"/s\">Share this</a></div><p>At last: {paragraph}</p>"
    )
}

fn article(reply: Reply) -> (PageId, Article) {
    match reply {
        Reply::Article { page, article, .. } => (page, *article),
        other => panic!("no article: {other:?}"),
    }
}

#[test]
fn a_page_is_read_kept_and_opened_again_by_another_desk() {
    let store = Memory::default();
    let (name, first) = article(work(&mut desk(&store), read(&page(1))).0);
    assert!(first.text().contains("The tide turned"));
    assert!(store.pages.borrow().contains_key(&name.0));
    let (again, second) = article(work(&mut desk(&store), Ask::Open(name.clone())).0);
    assert_eq!((again, second), (name, first));
}

#[test]
fn a_page_without_a_name_is_read_and_not_kept() {
    let store = Memory::default();
    let source = Source::Text(page(1));
    let ask = Ask::Read(Input { page: Some(PageId(String::new())), source, url: None, captured: None });
    let (_, read) = article(work(&mut desk(&store), ask).0);
    assert!(read.text().contains("The tide turned"));
    assert!(store.pages.borrow().is_empty());
}

#[test]
fn what_is_not_kept_and_what_is_no_page_are_refused() {
    let store = Memory::default();
    let mut desk = desk(&store);
    let why = |reply: Reply| match reply {
        Reply::Refused { why, .. } => why,
        other => panic!("not refused: {other:?}"),
    };
    assert_eq!(why(work(&mut desk, Ask::Open(PageId("p-0".into()))).0), Refusal::Unknown);
    assert_eq!(why(work(&mut desk, read(" ")).0), Refusal::Empty);
    let input = Input { page: None, source: Source::Bytes(b"%PDF-1.4".into()), url: None, captured: None };
    assert_eq!(why(work(&mut desk, Ask::Read(input)).0), Refusal::NotAPage);
    assert!(store.pages.borrow().is_empty());
}

#[test]
fn a_broken_store_loses_no_article() {
    let store = Memory { broken: true, ..Memory::default() };
    let mut desk = desk(&store);
    let (reply, kept) = work(&mut desk, read(&page(1)));
    assert_eq!(kept, Err(StoreError));
    let (name, first) = article(reply);
    assert_eq!(article(work(&mut desk, Ask::Open(name)).0).1, first);
    let (unread, _) = work(&mut desk, Ask::Open(PageId("p-1".into())));
    assert!(
        matches!(unread, Reply::Refused { why: Refusal::Unknown, message, .. } if message.contains("access"))
    );
}

#[test]
fn only_the_last_pages_stay_in_memory() {
    let store = Memory::default();
    let mut desk = desk(&store);
    for nth in 0..IN_MEMORY + 3 {
        assert_eq!(work(&mut desk, read(&page(nth))).1, Ok(()));
    }
    assert_eq!(desk.open.len(), IN_MEMORY);
    assert_eq!(store.pages.borrow().len(), IN_MEMORY + 3);
}

#[test]
fn a_change_is_kept_and_outlives_the_desk_and_a_second_reading() {
    let store = Memory::default();
    let (name, first) = article(work(&mut desk(&store), read(&page(1))).0);
    let cut = first.account.blocks.iter().find(|block| block.preview == "Share this");
    let cut = cut.expect("the button is accounted for");
    assert_eq!(cut.verdict, Verdict::Cut);
    // The desk that changes it has not read it itself.
    let edit = |keep| Ask::Edit { page: name.clone(), node: cut.node, keep };
    let (_, changed) = article(work(&mut desk(&store), edit(true)).0);
    assert!(changed.text().contains("Share this"));
    assert_eq!(article(work(&mut desk(&store), Ask::Open(name.clone())).0).1, changed);
    assert_eq!(article(work(&mut desk(&store), read(&page(1))).0).1, changed);
    assert_eq!(article(work(&mut desk(&store), edit(false)).0).1, first);
    assert!(store.pages.borrow()[&name.0].restored.is_empty());
}

#[test]
fn a_block_that_is_not_there_changes_nothing() {
    let store = Memory::default();
    let mut desk = desk(&store);
    let (name, first) = article(work(&mut desk, read(&page(1))).0);
    let edit = Ask::Edit { page: name.clone(), node: NodeId(u32::MAX), keep: true };
    let done = now(desk.work(edit));
    assert!(done.changed.is_none());
    assert_eq!(article(done.reply).1, first);
}

fn forget(page: &PageId, forget: bool) -> Ask {
    Ask::Forget { page: page.clone(), forget }
}

#[test]
fn a_page_that_is_forgotten_is_gone_and_comes_back_with_its_changes() {
    let store = Memory::default();
    let mut first = desk(&store);
    let (name, article_) = article(work(&mut first, read(&page(1))).0);
    let cut = article_.account.blocks.iter().find(|block| block.preview == "Share this").unwrap().node;
    let edit = Ask::Edit { page: name.clone(), node: cut, keep: true };
    let changed = article(work(&mut first, edit).0).1;
    // By the desk that has it in memory, and by one that has never seen it.
    for desk in [&mut first, &mut desk(&store)] {
        assert_eq!(work(desk, forget(&name, true)).0, Reply::Done);
        assert!(store.pages.borrow().is_empty());
        let opened = work(desk, Ask::Open(name.clone())).0;
        assert!(matches!(opened, Reply::Refused { why: Refusal::Unknown, .. }), "{opened:?}");
        assert_eq!(work(desk, forget(&name, false)).0, Reply::Done);
        assert_eq!(article(work(desk, Ask::Open(name.clone())).0).1, changed);
    }
}

#[test]
fn only_what_was_forgotten_last_comes_back() {
    let store = Memory::default();
    let mut desk = desk(&store);
    let names: Vec<PageId> = (1..3).map(|nth| article(work(&mut desk, read(&page(nth))).0).0).collect();
    let unheard = work(&mut desk, forget(&names[0], false)).0;
    assert!(matches!(unheard, Reply::Refused { .. }), "nothing was forgotten yet: {unheard:?}");
    for name in &names {
        assert_eq!(work(&mut desk, forget(name, true)).0, Reply::Done);
    }
    assert!(matches!(work(&mut desk, forget(&names[0], false)).0, Reply::Refused { .. }));
    assert_eq!(work(&mut desk, forget(&names[1], false)).0, Reply::Done);
    assert_eq!(store.pages.borrow().keys().collect::<Vec<_>>(), [&names[1].0]);
    // A page of which nothing is kept (any more) can be forgotten, too, and that undone.
    let gone = PageId("p-0".into());
    assert_eq!(work(&mut desk, forget(&gone, true)).0, Reply::Done);
    assert_eq!(work(&mut desk, forget(&gone, false)).0, Reply::Done);
}

#[test]
fn what_a_broken_store_does_not_forget_is_still_there() {
    let store = Memory { broken: true, ..Memory::default() };
    let mut desk = desk(&store);
    let (name, first) = article(work(&mut desk, read(&page(1))).0);
    let refused = work(&mut desk, forget(&name, true)).0;
    assert!(matches!(refused, Reply::Refused { .. }), "{refused:?}");
    assert_eq!(article(work(&mut desk, Ask::Open(name)).0).1, first);
}

fn highlights(desk: &mut Desk<&Memory, NoDecoder>, page: &PageId) -> Vec<Highlight> {
    match work(desk, Ask::Highlights(page.clone())).0 {
        Reply::Highlights(all) => all,
        other => panic!("no highlights: {other:?}"),
    }
}

fn highlight(page: &PageId, made: i64, note: &str) -> Ask {
    let highlight = Highlight { made, quote: "the tide".into(), note: note.into(), ..Highlight::default() };
    Ask::Highlight { page: page.clone(), made, highlight: Some(highlight) }
}

#[test]
fn highlights_outlive_the_desk_and_whatever_becomes_of_their_page() {
    let store = Memory::default();
    let (name, first) = article(work(&mut desk(&store), read(&page(1))).0);
    let other = article(work(&mut desk(&store), read(&page(2))).0).0;
    for ask in [highlight(&name, 2, "b"), highlight(&name, 1, "a"), highlight(&other, 1, "c")] {
        assert_eq!(work(&mut desk(&store), ask).0, Reply::Done);
    }
    let notes = |of: &PageId| -> Vec<String> {
        highlights(&mut desk(&store), of).into_iter().map(|h| h.note).collect()
    };
    assert_eq!((notes(&name), notes(&other)), (vec!["a".into(), "b".into()], vec!["c".into()]));
    // The page is edited and read once more; the note is changed.
    let cut = first.account.blocks.iter().find(|block| block.preview == "Share this").unwrap().node;
    work(&mut desk(&store), Ask::Edit { page: name.clone(), node: cut, keep: true }).1.unwrap();
    work(&mut desk(&store), read(&page(1))).1.unwrap();
    work(&mut desk(&store), highlight(&name, 2, "B")).1.unwrap();
    assert_eq!(notes(&name), ["a", "B"]);
    let removed = Ask::Highlight { page: name.clone(), made: 1, highlight: None };
    assert_eq!(work(&mut desk(&store), removed).0, Reply::Done);
    assert_eq!((notes(&name), notes(&other)), (vec!["B".into()], vec!["c".into()]));
}

#[test]
fn a_page_that_is_forgotten_takes_its_highlights_and_brings_them_back() {
    let store = Memory::default();
    let mut desk = desk(&store);
    let name = article(work(&mut desk, read(&page(1))).0).0;
    work(&mut desk, highlight(&name, 1, "a")).1.unwrap();
    assert_eq!(work(&mut desk, forget(&name, true)).0, Reply::Done);
    assert!(highlights(&mut desk, &name).is_empty());
    assert_eq!(work(&mut desk, forget(&name, false)).0, Reply::Done);
    assert_eq!(highlights(&mut desk, &name).len(), 1);
}

#[test]
fn a_highlight_that_is_not_kept_is_said_to_be_so() {
    let store = Memory { broken: true, ..Memory::default() };
    let mut desk = desk(&store);
    let page = PageId("p-1".into());
    for ask in [highlight(&page, 1, "a"), Ask::Highlights(page)] {
        assert!(matches!(work(&mut desk, ask).0, Reply::Refused { why: Refusal::Unknown, .. }));
    }
}

#[test]
fn the_text_as_it_is_printed_is_a_change_that_is_kept_and_undone() {
    let slip = "“The sea is flat,\" said Ann Lee, who has a table and sees the sea from it on most days.";
    let source = page(1).replace("<p>Again", &format!("<p>{slip}</p><p>Again"));
    let store = Memory::default();
    let mut first = desk(&store);
    let (name, repaired) = article(work(&mut first, read(&source)).0);
    assert!(repaired.text().contains("flat,” said") && repaired.notices.len() == 1);
    let print = |as_printed| Ask::Print { page: name.clone(), as_printed };
    let (reply, kept) = work(&mut first, print(true));
    assert!(matches!(reply, Reply::Article { as_printed: true, .. }) && kept.is_ok());
    let printed = article(reply).1;
    assert!(printed.text().contains("flat,\" said"), "{}", printed.text());
    assert_eq!(printed.notices, repaired.notices);
    // Another visit, and the same page pasted once more.
    for ask in [Ask::Open(name.clone()), read(&source)] {
        assert_eq!(article(work(&mut desk(&store), ask).0).1, printed);
    }
    // What is brought back comes back into it.
    let cut = printed.account.blocks.iter().find(|block| block.verdict == Verdict::Cut).unwrap().node;
    let edit = |keep| Ask::Edit { page: name.clone(), node: cut, keep };
    let with_it = article(work(&mut first, edit(true)).0).1;
    assert!(with_it.text().contains("Share this") && with_it.text().contains("flat,\" said"));
    assert_eq!(article(work(&mut first, edit(false)).0).1, printed);
    assert_eq!(article(work(&mut first, print(false)).0).1, repaired);
}
