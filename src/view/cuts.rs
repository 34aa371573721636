//! "What was cut": where every block of the page went, why, and the way to bring it back.

use std::sync::Arc;

use article::{Accounted, NodeId, Verdict};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::panel::Panel;
use super::parts::{button, line, live, named_button};
use super::reader;
use crate::desk::Desk;
use crate::icon::{self, icon};

/// So many blocks of a group are listed at first.
const SHOWN: usize = 150;

/// Where blocks went, in the order in which the groups are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Cut,
    Story,
    Moved,
    Kept,
}

impl Group {
    const ALL: [Group; 4] = [Group::Cut, Group::Story, Group::Moved, Group::Kept];

    /// The group of a block. What was brought back stays listed where it was, so that the button
    /// that brought it back is still under the reader's finger.
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Kept => Group::Kept,
            Verdict::Moved => Group::Moved,
            Verdict::Story(_) => Group::Story,
            Verdict::Cut | Verdict::Restored => Group::Cut,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Group::Cut => "Cut",
            Group::Story => "Part of another story",
            Group::Moved => "Moved to the head of the article",
            Group::Kept => "Kept",
        }
    }

    fn can_come_back(self) -> bool {
        matches!(self, Group::Cut | Group::Story)
    }
}

/// How many blocks went where: "12 blocks cut, 4 in other stories…".
fn summary(blocks: &[Accounted]) -> String {
    let count = |group| blocks.iter().filter(|b| Group::of(b.verdict) == group).count();
    let restored = blocks.iter().filter(|b| b.verdict == Verdict::Restored).count();
    let mut line = format!(
        "{} blocks on the page: {} kept, {} moved to the head, {} in other stories, {} cut",
        blocks.len(),
        count(Group::Kept),
        count(Group::Moved),
        count(Group::Story),
        count(Group::Cut) - restored,
    );
    if restored > 0 {
        line.push_str(&format!(", {restored} brought back"));
    }
    line.push('.');
    line
}

/// What the sheet holds.
pub fn content(desk: Desk) -> AnyView {
    let blocks =
        move || reader::page(desk).map(|page| page.article.account.blocks.clone()).unwrap_or_default();
    let outside: Memo<Vec<NodeId>> = Memo::new(move |_| {
        let left_out = |b: &&Accounted| matches!(b.verdict, Verdict::Cut | Verdict::Story(_));
        reader::page(desk)
            .map(|page| page.article.account.blocks.iter().filter(left_out).map(|b| b.node).collect())
            .unwrap_or_default()
    });
    let listed = Arc::new(untrack(blocks));
    let groups = Group::ALL.map(|group| {
        let blocks = listed.iter().filter(|b| Group::of(b.verdict) == group).cloned().collect::<Vec<_>>();
        (!blocks.is_empty()).then(|| section(desk, group, blocks, outside))
    });
    let head = html::header().class("panel-head").child(vec![
        html::h2().id("panel-title").child("What was cut").into_any(),
        named_button("button bare", Some("Close"), icon(icon::CLOSE), move || desk.panel.set(Panel::Closed)),
        html::p().class("cuts-summary").child(live(move || summary(&blocks()))).into_any(),
    ]);
    (head, groups.into_iter().collect::<Vec<_>>()).into_any()
}

fn section(desk: Desk, group: Group, blocks: Vec<Accounted>, outside: Memo<Vec<NodeId>>) -> impl IntoView {
    let count = blocks.len();
    let all = RwSignal::new(count <= SHOWN);
    // Groups that ask nothing of the reader are folded, and not built before they are opened.
    let open = RwSignal::new(group.can_come_back());
    let list = move || {
        open.get().then(|| {
            let shown = if all.get() { usize::MAX } else { SHOWN };
            let items = blocks.iter().take(shown).map(|b| item(desk, group, b, outside)).collect::<Vec<_>>();
            html::ul().class("cuts-list").child(items)
        })
    };
    let more = move || {
        (open.get() && !all.get())
            .then(|| button("button", format!("Show all {count}"), move || all.set(true)))
    };
    html::section().class("cuts-group").child((
        html::h3().child(
            html::button()
                .class("fold")
                .attr("aria-expanded", move || if open.get() { "true" } else { "false" })
                .on(ev::click, move |_| open.update(|o| *o = !*o))
                .child((group.title(), html::span().class("count").child(count))),
        ),
        live(list),
        live(more),
    ))
}

fn item(desk: Desk, group: Group, block: &Accounted, outside: Memo<Vec<NodeId>>) -> impl IntoView + use<> {
    let node = block.node;
    let why = reasons(block);
    let preview = block.preview.clone();
    let preview = if preview.trim().is_empty() { "(no text)".to_owned() } else { preview };
    let is_out = move || outside.with(|set| set.contains(&node));
    let bring = group.can_come_back().then(|| {
        button("button small", live(move || if is_out() { "Bring back" } else { "Cut again" }), move || {
            desk.edit(node, untrack(is_out))
        })
    });
    html::li().class(move || if group.can_come_back() && !is_out() { "restored" } else { "" }).child((
        html::p().class("cuts-preview").attr("dir", "auto").child(preview),
        (!why.is_empty()).then(|| line("cuts-why", why)),
        bring,
    ))
}

/// Why a block went where it went, in the rules' own words: at most three, the weightiest first.
fn reasons(block: &Accounted) -> String {
    let cut = Group::of(block.verdict) == Group::Cut;
    let mut said: Vec<&str> = Vec::new();
    for reason in block.reasons.iter().filter(|r| !cut || r.weight <= 0) {
        if said.len() < 3 && !said.contains(&reason.words.as_str()) {
            said.push(&reason.words);
        }
    }
    let mut line = said.join(" · ");
    // The rules speak in the middle of a sentence; here they begin one. They speak English, so that
    // the tables of Unicode, twelve kilobytes, are not needed.
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::Reason;

    fn block(verdict: Verdict, weights: &[i32]) -> Accounted {
        let reasons = weights
            .iter()
            .map(|w| Reason { rule: "r".into(), words: format!("weight {w}"), weight: *w })
            .collect();
        Accounted { node: NodeId(1), verdict, preview: String::new(), words: 1, reasons }
    }

    #[test]
    fn the_summary_accounts_for_every_block() {
        let all = [
            Verdict::Kept,
            Verdict::Kept,
            Verdict::Moved,
            Verdict::Story(0),
            Verdict::Cut,
            Verdict::Restored,
        ];
        let blocks = all.map(|v| block(v, &[]));
        assert_eq!(
            summary(&blocks),
            "6 blocks on the page: 2 kept, 1 moved to the head, 1 in other stories, 1 cut, 1 brought back."
        );
    }

    #[test]
    fn a_cut_names_what_spoke_against_the_block() {
        assert_eq!(reasons(&block(Verdict::Cut, &[-300, 80, -20])), "Weight -300 · weight -20");
        assert_eq!(reasons(&block(Verdict::Kept, &[80])), "Weight 80");
    }
}
