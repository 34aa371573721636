//! Tables of contents and ways to the page: what only says beforehand what headings say.

use article::{Block, BlockKind, Inline, LinkTarget, plain_length, plain_text};

use crate::facts::letters;
use crate::keys::Keys;
use crate::lower::keep_only;

/// Fewer entries than this are no table of contents.
const LEAST: usize = 3;
/// Words of "Table of contents", "In this article".
const LABEL: usize = 5;
/// Words of an item that may be the heading of a part that is not there.
const OTHER: usize = 6;
/// Bytes of the longest entry that is known by its words.
const ENTRY: usize = 240;

/// The article's own headings, each with its place in the body.
#[derive(Default)]
struct Headings {
    /// By the name that a link leads to.
    names: Keys,
    /// By their letters: where a page was saved or split in files, its links lead elsewhere, or nowhere.
    titles: Keys,
}

/// Removes what only lists the article's own headings, with the heading or the label above it.
pub(super) fn drop_contents(body: &mut Vec<Block>) {
    let mut headings = Headings::default();
    for (at, block) in body.iter().enumerate() {
        if let BlockKind::Heading { content, .. } = &block.kind {
            headings.titles.put(&*letters(&plain_text(content)), at);
            if let Some(name) = block.anchor.as_deref() {
                headings.names.add(name);
            }
        }
    }
    if headings.titles.len() < LEAST {
        return;
    }
    let mut keep = vec![true; body.len()];
    let mut end = body.len();
    while end > 0 {
        // What stands one below the other is one table.
        let (mut from, mut count, mut others) = (end, 0, 0);
        while let Some(before) = from.checked_sub(1) {
            let mut cut = 0;
            let Some(entries @ 1..) = entries(&body[before..from], before, &headings, &mut cut) else {
                break;
            };
            (from, count, others) = (before, count + entries, others + cut);
        }
        if count < LEAST || others * 3 > count {
            end = from.min(end - 1);
            continue;
        }
        if let Some(before) = from.checked_sub(1)
            && match &body[before].kind {
                BlockKind::Heading { .. } => body[before].anchor.is_none(),
                BlockKind::Paragraph(line) => {
                    let text = plain_text(line);
                    text.split(' ').count() <= LABEL && !text.ends_with(['.', '。'])
                }
                _ => false,
            }
        {
            from = before;
        }
        keep[from..end].fill(false);
        end = from;
    }
    keep_only(body, keep);
}

/// How many headings are listed; `None` where there is anything else but items of a list of as few words as a
/// heading has, such as those of parts that were cut: these are counted in `others`.
fn entries(blocks: &[Block], at: usize, headings: &Headings, others: &mut usize) -> Option<usize> {
    let mut count = 0;
    for block in blocks {
        match &block.kind {
            BlockKind::List { items, .. } => {
                for item in items {
                    if let [Block { kind: BlockKind::Paragraph(line), .. }] = item.body.as_slice()
                        && entries_of(line, at, headings).is_none()
                        && plain_text(line).split(' ').count() <= OTHER
                    {
                        *others += 1;
                        continue;
                    }
                    count += entries(&item.body, at, headings, others)?;
                }
            }
            BlockKind::Definitions(list) => {
                for definition in list {
                    for term in &definition.terms {
                        count += entries_of(term, at, headings)?;
                    }
                    for detail in &definition.details {
                        count += entries(detail, at, headings, others)?;
                    }
                }
            }
            BlockKind::Aside { body, .. } => count += entries(body, at, headings, others)?,
            BlockKind::Paragraph(line) => count += entries_of(line, at, headings)?,
            _ => return None,
        }
    }
    Some(count)
}

/// The same of a line: links to headings, or the words of one that is to come.
fn entries_of(line: &[Inline], at: usize, headings: &Headings) -> Option<usize> {
    let mut count = 0;
    for (index, inline) in line.iter().enumerate() {
        count += match inline {
            Inline::Link { to: LinkTarget::Anchor(name), .. } if headings.names.has(&**name) => 1,
            // "Jump to:", and what stands between two.
            Inline::Text(text) if index == 0 && text.trim_end().ends_with([':', '：']) => 0,
            Inline::Text(text) if !text.contains(char::is_alphabetic) => 0,
            _ if plain_length(line) > ENTRY => return None,
            _ => {
                let place = headings.titles.get(&*letters(&plain_text(line)));
                return place.filter(|place| *place > at).map(|_| 1);
            }
        }
    }
    Some(count)
}
