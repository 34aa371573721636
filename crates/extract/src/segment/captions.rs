//! Captions and credits within stories.

use super::Segments;
use super::lines::Page;
use crate::credit;
use crate::dom::{Dom, NodeId, Tag};
use crate::judge::{Owner, Role};

/// Gives captions and credits their roles, in the lead and in the other stories.
pub(super) fn deal(page: &Page<'_>, out: &mut Segments) {
    for index in 0..page.lines.len() {
        let Some(line) = page.line(index) else { continue };
        let is_text =
            out.roles.get(index) == Some(&Role::Text) && out.owners.get(index) != Some(&Owner::Site);
        if !is_text || line.words > 90 {
            continue;
        }
        let owner = out.owners.get(index).copied().unwrap_or_default();
        let same = |i: usize| out.owners.get(i) == Some(&owner) && out.roles.get(i) == Some(&Role::Text);
        let next = page
            .line(index + 1)
            .filter(|l| l.words <= 16 && same(index + 1) && (!l.apart || !page.dom.is_plain()));
        let credit_next =
            || next.is_some_and(|l| is_credit_line(page, index + 1, l.text, line.text.ends_with('|')));
        // A menu has bars between its links.
        let bar = line.text.ends_with('|') && (line.words > 2 || page.dom.is_plain());
        if bar && credit_next() {
            mark(out, index, owner, true);
        } else if in_caption_element(page, index) {
            mark(out, index, owner, in_figure(page, index + 1) && credit_next());
        } else if page.dom.is_plain() {
            // "Photo: KYODO" on the next line; "(Photo: JIJI)" at the end of its own.
            let short = line.words >= 4 && line.words <= 60;
            // An agency alone, behind several sentences or at the story's end, signs them.
            let signs = |text: &str, last: usize| {
                let name =
                    text.rsplit(['(', '（', '[']).next().unwrap_or("").trim_end_matches([')', '）', ']']);
                let several = page.strip(index).is_some_and(|s| s.measure.sentences > 1);
                credit::agency(name).is_some() && (several || !same(last + 1))
            };
            let own = short && line.words <= 50 && credit_at_end(line.text) && !signs(line.text, index);
            let credit_next = || credit_next() && !next.is_some_and(|next| signs(next.text, index + 1));
            if own || short && credit_next() {
                mark(out, index, owner, !own);
            }
        } else if let Some(media) = picture_box(page, index) {
            let named = names_caption(page.dom, page.block(index)) || names_caption(page.dom, media);
            // A row of links, or one that bears the name of a shop, is none.
            let links = page.strip(index).is_some_and(|strip| strip.measure.link_percent() >= 50);
            let own = credit_at_end(line.text)
                || !links && line.text.contains(['\n', '|']) && credit::split(line.text).1.is_some()
                || credit::is_credit(line.text) && !(links && credit::agency(line.text).is_some());
            let credit_next = credit_next();
            if named || own || credit_next {
                let with_it = credit_next && page.dom.is_within(page.block(index + 1), media);
                mark(out, index, owner, with_it);
            }
        }
    }
}

fn mark(out: &mut Segments, index: usize, owner: Owner, credit: bool) {
    out.take(index, owner, Role::Caption, "caption");
    if credit {
        out.take(index + 1, owner, Role::Credit, "credit");
    }
}

/// A credit by its form, or what stands after a caption's closing bar.
fn is_credit_line(page: &Page<'_>, index: usize, text: &str, after_bar: bool) -> bool {
    credit::is_credit(text) || (after_bar && page.line(index).is_some_and(|l| l.words <= 10 && !l.stop))
}

/// A credit in brackets at the end: "(Photo: JIJI)".
fn credit_at_end(text: &str) -> bool {
    text.ends_with([')', '）', ']']) && credit::split(text).1.is_some()
}

fn in_caption_element(page: &Page<'_>, index: usize) -> bool {
    let block = page.block(index);
    std::iter::once(block)
        .chain(page.dom.ancestors(block))
        .take(6)
        .any(|n| page.dom.tag(n) == Tag::Figcaption)
}

fn in_figure(page: &Page<'_>, index: usize) -> bool {
    let block = page.block(index);
    page.dom.ancestors(block).take(6).any(|n| page.dom.tag(n) == Tag::Figure)
}

/// The strip stands in a figure, or in an element that is called after captions or credits.
pub(super) fn is_named(page: &Page<'_>, index: usize) -> bool {
    let Some(strip) = page.strip(index) else { return false };
    in_figure(page, index)
        || page.dom.ancestors(strip.first).take(2).any(|node| names_caption(page.dom, node))
}

/// A small element around the strip that holds a picture and little else.
fn picture_box(page: &Page<'_>, index: usize) -> Option<NodeId> {
    let block = page.block(index);
    for node in std::iter::once(block).chain(page.dom.ancestors(block)).take(3) {
        if matches!(page.dom.tag(node), Tag::Body | Tag::Article | Tag::Main | Tag::Li) {
            return None;
        }
        let totals = page.facts.totals(page.facts.strips_in(page.dom, node));
        if totals.strips > 3 || totals.words > 100 {
            return None;
        }
        if page
            .dom
            .descendants(node)
            .any(|n| matches!(page.dom.tag(n), Tag::Img | Tag::Picture | Tag::AmpImg))
        {
            return Some(node);
        }
    }
    None
}

fn names_caption(dom: &Dom, node: NodeId) -> bool {
    dom.attr(node, "class").is_some_and(|class| {
        class.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
            let ends = |known: &str| {
                let from = word.len().checked_sub(known.len());
                from.is_some_and(|from| word[from..].eq_ignore_ascii_case(known))
            };
            ends("caption")
                || ["cap", "credit", "legend", "bildunterschrift"]
                    .iter()
                    .any(|known| word.eq_ignore_ascii_case(known))
        })
    })
}
