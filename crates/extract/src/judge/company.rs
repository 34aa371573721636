//! Company: what stands between text that stays, stays with it.
//!
//! Weights are fitted on prose and say little of what is none: a listing, a formula, a table of
//! figures, a box of one line. Such a strip is judged by its company instead: with text of the
//! story before and behind it in one element, it is part of the story, unless the weights speak
//! clearly against it.

use std::ops::Range;

use super::Ledger;
use super::prune::is_data;
use crate::dom::{Dom, NodeId, Tag};
use crate::facts::{Facts, Strip, is_hidden};
use crate::find::holds_any_folded;
use crate::lower::{is_bookmark, is_call_out, is_post};
use crate::rules::Names;

/// What stands between two strips that stay is kept above this weight, and a sentence behind the
/// last of them, in hundredths of a log-odds unit.
const LITTLE: i32 = -100;
/// A listing, a formula, a table, a heading is kept in company above this.
const MUCH: i32 = -300;
/// So many strips between two that stay; more are a part of the page of their own.
const MOST: usize = 4;
/// How far up the element may be that holds a sentence, or a listing, and the text before it.
const NEAR: usize = 3;
const FAR: usize = 7;

/// Where so many words of the story are shown, and this many times fewer are hidden, what is hidden
/// is no part of it.
const SHOWN: u32 = 40;
const FEWER: u32 = 3;
/// How far up something is named as what unfolds.
const UNFOLDS: usize = 8;

/// Keeps what stands in company, and leaves out what a page hides beside what it shows.
pub(super) fn join(
    dom: &Dom,
    facts: &Facts,
    ledger: &Ledger,
    judged: &dyn Fn(usize) -> bool,
    stays: &mut [bool],
) {
    leave_hidden(dom, facts, stays);
    let strips = &facts.strips;
    let formal = formal_strips(dom, facts);
    let shown = |i: usize| !strips[i].hidden || strips[i].pre && unfolds(dom, facts, &strips[i]);
    let weighs = |i: usize, least: i32| judged(i) && shown(i) && ledger.entries[i].weight > least;
    let plain = |i: usize| strips[i].measure.link_percent() < 30;
    let aside = |n: NodeId| matches!(dom.tag(n), Tag::Aside | Tag::Nav | Tag::Footer);
    let together = |before: usize, i: usize, steps: usize| {
        let mut above = dom.ancestors(strips[i].block).take(steps).take_while(|&n| !aside(n));
        above.any(|n| dom.is_within(strips[before].first, n))
    };
    for (before, run) in runs(stays) {
        for i in run {
            stays[i] = formal[i]
                && weighs(i, MUCH)
                && before.is_some_and(|b| together(b, i, FAR))
                && (plain(i) || !strips[i].pre);
        }
    }
    let heading = |i: usize| dom.tag(strips[i].block).heading_level().is_some();
    for (before, run) in runs(stays) {
        // A heading goes with the text right under it.
        for i in run.clone().rev().filter(|_| run.end < strips.len()) {
            if !heading(i) || !weighs(i, MUCH) || !together(i + 1, i, 1) {
                break;
            }
            stays[i] = true;
        }
        let Some(before) = before else { continue };
        let between = run.end < stays.len()
            && dom
                .ancestors(strips[before].block)
                .take(NEAR)
                .any(|n| dom.is_within(strips[run.end].first, n));
        // The words of a heading alone say little: what stands below it does.
        let least = |i: usize| if heading(i) && i + 1 < run.end { MUCH } else { LITTLE };
        if between {
            let fits = run.len() <= MOST && run.clone().all(|i| weighs(i, least(i)) && plain(i));
            stays[run].iter_mut().for_each(|stays| *stays |= fits);
            continue;
        }
        let mut open = run.start;
        for i in run.clone() {
            if !plain(i) || !weighs(i, least(i)) || !together(before, i, NEAR) {
                break;
            }
            if heading(i) {
                continue;
            }
            if dom.tag(strips[i].block) != Tag::P || strips[i].measure.sentences == 0 {
                break;
            }
            stays[open..=i].fill(true);
            open = i + 1;
        }
    }
    for item in linked_items(dom, facts, stays) {
        let item = facts.strips_in(dom, item);
        let fits = item.len() <= MOST && item.clone().all(|i| weighs(i, LITTLE) && plain(i));
        stays[item].iter_mut().for_each(|stays| *stays |= fits);
    }
}

/// The items of lists that links of the text lead to, as papers list their sources.
fn linked_items(dom: &Dom, facts: &Facts, stays: &[bool]) -> Vec<NodeId> {
    let kept = facts.strips.iter().zip(stays).filter(|(_, stays)| **stays);
    let links = kept.flat_map(|(strip, _)| (strip.first.0..strip.end.0).map(NodeId));
    let links = links.filter(|&node| dom.is_text(node)).filter_map(|text| dom.closest(text, Tag::A));
    let mut names: Vec<&str> = links.filter_map(|a| dom.attr(a, "href")?.strip_prefix('#')).collect();
    names.sort_unstable();
    let is_named = |n: NodeId| dom.attr(n, "id").is_some_and(|id| names.binary_search(&id).is_ok());
    if names.is_empty() {
        return Vec::new();
    }
    dom.ids().filter(|&n| dom.tag(n) == Tag::Li && is_named(n)).collect()
}

/// Pages hide what is not for their readers, or not yet; some hide all of the story, the
/// answers to its questions, or what a tab shows.
fn leave_hidden(dom: &Dom, facts: &Facts, stays: &mut [bool]) {
    let words = |hidden: bool| {
        let strips = facts.strips.iter().zip(&*stays).filter(|(s, stays)| **stays && s.hidden == hidden);
        strips.map(|(s, _)| s.measure.words).sum::<u32>()
    };
    let shown = words(false);
    if shown < SHOWN || shown * FEWER < words(true) {
        return;
    }
    let folded = folded(dom);
    let opens = |strip: &Strip| {
        let mut around = dom.ancestors(strip.first).take(UNFOLDS);
        around.any(|n| folded.binary_search(&n).is_ok())
    };
    for (strip, stays) in facts.strips.iter().zip(stays).filter(|(strip, stays)| **stays && strip.hidden) {
        *stays = unfolds(dom, facts, strip) || opens(strip);
    }
}

/// What follows right behind a control that says that something is folded, or behind the heading that
/// it stands in.
fn folded(dom: &Dom) -> Vec<NodeId> {
    let controls = dom.ids().filter(|&n| dom.attr(n, "aria-expanded") == Some("false"));
    let behind = |control: NodeId| {
        let mut around = std::iter::once(control).chain(dom.ancestors(control)).take(NEAR);
        around.find_map(|n| dom.next_sibling(n).filter(|&n| !dom.is_text(n)))
    };
    let mut folded: Vec<NodeId> = controls.filter_map(behind).collect();
    folded.sort_unstable();
    folded
}

/// In what a tab or an expander shows.
fn unfolds(dom: &Dom, facts: &Facts, strip: &Strip) -> bool {
    let named = |n: NodeId| facts.is_named(n, Names::Faq) || facts.is_named(n, Names::Unfolds);
    // What is folded may hold many boxes.
    let hidden = dom.ancestors(strip.first).skip_while(|&n| !is_hidden(dom, n)).take(NEAR);
    dom.ancestors(strip.first).take(UNFOLDS).chain(hidden).any(named)
}

/// The runs of strips that do not stay, each with the last before it that does.
fn runs(stays: &[bool]) -> Vec<(Option<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let mut at = 0;
    for run in stays.chunk_by(|a, b| a == b) {
        let range = at..at + run.len();
        if run.first() == Some(&false) {
            out.push((at.checked_sub(1), range));
        }
        at += run.len();
    }
    out
}

/// Which strips are code, formulas, quoted posts, cards or cells of tables of data.
fn formal_strips(dom: &Dom, facts: &Facts) -> Vec<bool> {
    let mut formal: Vec<bool> =
        facts.strips.iter().map(|s| s.pre || is_formal(dom, s) || is_beside_picture(dom, facts, s)).collect();
    for table in dom.ids().filter(|&n| dom.tag(n) == Tag::Table) {
        let range = facts.strips_in(dom, table);
        let all = facts.totals(range.clone());
        // Manuals set the ways to their pages as tables.
        let leads_on = dom.parent(table).is_some_and(|n| facts.is_named(n, Names::Nav));
        if !leads_on && all.link_words * 2 <= all.words && is_data(dom, facts, table) {
            formal[range].fill(true);
        }
    }
    let is_card = |&n: &NodeId| match dom.tag(n) {
        Tag::Blockquote => is_post(dom, n),
        Tag::Figure => is_bookmark(dom, n),
        _ => is_call_out(dom, n),
    };
    for post in dom.ids().filter(is_card) {
        formal[facts.strips_in(dom, post)].fill(true);
    }
    formal
}

/// A few words without a link in a box with a picture, called after captions.
fn is_beside_picture(dom: &Dom, facts: &Facts, strip: &Strip) -> bool {
    let (m, picture) = (&strip.measure, |n| matches!(dom.tag(n), Tag::Img | Tag::AmpImg));
    let named =
        |n| dom.attr(n, "class").is_some_and(|class| holds_any_folded(class, &["caption", "gallerytext"]));
    let around = || std::iter::once(strip.block).chain(dom.ancestors(strip.block)).take(NEAR);
    m.words <= 30
        && m.link_words == 0
        && around().any(named)
        && around()
            .take_while(|&n| facts.strips_in(dom, n).len() <= 2)
            .any(|n| dom.descendants(n).any(picture))
}

/// Nothing but a listing or a formula.
fn is_formal(dom: &Dom, strip: &Strip) -> bool {
    let blank = |from: NodeId| (from.0..strip.end.0).all(|n| dom.text(NodeId(n)).trim().is_empty());
    let holds = |n: NodeId| matches!(dom.tag(n), Tag::Code | Tag::Math) && blank(dom.end(n));
    dom.ancestors(strip.first).take(16).any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::judge::weigh;

    /// The texts that stay, where weights keep those that begin with `Kept`.
    fn kept(html: &str) -> Vec<String> {
        let dom = crate::dom::parse(html, &Limits::default());
        let facts = Facts::gather(&dom);
        let mut ledger = weigh(&dom, &facts, &[]);
        ledger.entries.iter_mut().for_each(|entry| entry.weight = -50);
        let text = |i: usize| facts.text(&facts.strips[i]).to_owned();
        let mut stays: Vec<bool> = (0..facts.strips.len()).map(|i| text(i).starts_with("Kept")).collect();
        join(&dom, &facts, &ledger, &|_| true, &mut stays);
        (0..stays.len()).filter(|&i| stays[i]).map(text).collect()
    }

    #[test]
    fn listings_tables_and_boxes_stay_between_text() {
        let html = "<main><p>Kept one.</p><pre>let x;</pre><div><table><tr><td>a<td>1<tr><td>b<td>2</table></div>
            <p>Kept two.</p><div><p>Mind the step.</p></div><p>Kept three.</p><math><mi>y</mi></math><p>And so on.</p></main>
            <aside><pre>ad</pre></aside>";
        assert_eq!(
            kept(html),
            [
                "Kept one.",
                "let x;",
                "a",
                "1",
                "b",
                "2",
                "Kept two.",
                "Mind the step.",
                "Kept three.",
                "y",
                "And so on."
            ]
        );
    }

    #[test]
    fn a_quoted_post_is_part_of_the_text_before_it() {
        let html = "<main><p>Kept one.</p><blockquote class=instagram-media><a href=/p>A post by Ann</a></blockquote>
            <blockquote><a href=/q>Read this, too</a></blockquote></main>";
        assert_eq!(kept(html), ["Kept one.", "A post by Ann"]);
    }

    #[test]
    fn call_outs_of_manuals_and_listings_behind_tabs_are_part_of_the_text() {
        let html = "<main><p>Kept one.</p><div class='markdown-alert markdown-alert-warning'><p>Warning</p><p>Two ferries, one file.</p></div>
            <div role=tabpanel><pre>npm i</pre></div><div role=tabpanel hidden><pre>yarn add</pre></div><div class=popup hidden><pre>ad</pre></div></main>";
        assert_eq!(kept(html), ["Kept one.", "Warning", "Two ferries, one file.", "npm i", "yarn add"]);
    }

    #[test]
    fn captions_of_a_gallery_stay_behind_the_text() {
        let html = "<main><p>Kept one.</p><ul><li><div><img src=a.jpg></div><div class=gallerytext>The deck</div></li>
            <li><div><img src=b.jpg></div><div class=gallerytext>The bow</div></li>
            <li><div><img src=c.jpg></div><div class=name>A shop</div></li></ul></main>";
        assert_eq!(kept(html), ["Kept one.", "The deck", "The bow"]);
    }

    #[test]
    fn cards_and_sources_that_the_text_leads_to_stay() {
        let html = "<main><p>Kept, as <a href='#b2'>Lee (2001)</a> says.</p><figure class=kg-bookmark-card><a href=/r>The report</a></figure>
            <figure><a href=/q>Read this, too</a></figure><aside><ol><li id=b1>Ray. Tides.</li><li id=b2>Lee. Boats.</li></ol></aside></main>";
        assert_eq!(kept(html), ["Kept, as Lee (2001) says.", "The report", "Lee. Boats."]);
    }

    #[test]
    fn a_heading_goes_with_its_text_and_links_do_not() {
        let html = "<main><h2>Part</h2><p>Kept one.</p><p><a href=/a>Read this as well</a></p><p>Kept two.</p><h2>More</h2></main>";
        assert_eq!(kept(html), ["Part", "Kept one.", "Kept two."]);
    }

    #[test]
    fn the_last_part_stays_with_its_heading_and_its_notes() {
        let part =
            |text: &str| format!("<main><div><p>Kept one.</p></div><div><h2>Lamps</h2>{text}</div></main>");
        let of = |text: &str| kept(&part(text)).len();
        assert_eq!(of("<p>They burn all night.</p>"), 3);
        assert_eq!(of("<p>They burn all night.<sup><a href='#n1'>[1]</a></sup></p>"), 3);
        assert_eq!(of("<p>Share this</p>"), 1);
    }

    #[test]
    fn what_is_hidden_beside_much_that_is_shown_goes() {
        let long = "Kept words of a story that is told here ".repeat(6);
        let html = format!(
            "<main><p>{long}</p><p hidden>Kept secret.</p><div class=faq><p hidden>Kept answer.</p></div></main>"
        );
        assert_eq!(kept(&html), [long.trim(), "Kept answer."]);
        let html = format!(
            "<main><p>{long}</p><div class=tab-panel hidden><ul><li><p>Kept step.</p></li></ul></div>\
             <div class=popup hidden><p>Kept offer.</p></div></main>"
        );
        assert_eq!(kept(&html), [long.trim(), "Kept step."]);
        // Behind a control, and in as many boxes as there may be.
        let boxes = format!("{}<p>Kept part.</p>{}", "<div>".repeat(9), "</div>".repeat(9));
        let html = format!(
            "<main><p>{long}</p><h3><button aria-expanded=false>Weight</button></h3><div hidden><p>Kept answer.</p></div>\
             <button aria-expanded=true>Menu</button><div hidden><p>Kept offer.</p></div>\
             <div class=accordion><div hidden>{boxes}</div></div></main>"
        );
        assert_eq!(kept(&html), [long.trim(), "Weight", "Kept answer.", "Kept part."]);
        let html = format!("<main><p>Kept.</p><div style='display: none'><p>{long}</p></div></main>");
        assert_eq!(kept(&html).len(), 2);
    }
}
