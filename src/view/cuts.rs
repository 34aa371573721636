//! "What was cut": where every block of the page went, why, and the way to bring it back.

use std::cell::{Cell, RefCell};

use article::{Accounted, NodeId, Verdict};
use js_sys::JsString;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use super::panel;
use super::reader;
use crate::browser;
use crate::commands::Act;
use crate::desk::{Desk, load};
use crate::dom::{add, add_text, button, set, text};
use crate::words::{self, count, say, say_with, told};

/// So many blocks of a group are listed at first.
const SHOWN: usize = 150;
/// So many reasons are given for a block.
const REASONS: usize = 3;

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
            Group::Cut => say("Cut"),
            Group::Story => say("Part of another story"),
            Group::Moved => say("Moved to the head of the article"),
            Group::Kept => say("Kept"),
        }
    }

    fn can_come_back(self) -> bool {
        matches!(self, Group::Cut | Group::Story)
    }
}

/// How many blocks went where: "12 blocks on the page: 8 kept, 4 cut…".
fn summary(blocks: &[Accounted]) -> String {
    let of = |group| blocks.iter().filter(|b| Group::of(b.verdict) == group).count();
    let restored = blocks.iter().filter(|b| b.verdict == Verdict::Restored).count();
    let mut facts = vec![
        count(of(Group::Kept), ["{n} kept", "{n} kept"], &[]),
        count(of(Group::Moved), ["{n} moved to the head", "{n} moved to the head"], &[]),
        count(of(Group::Story), ["{n} in other stories", "{n} in other stories"], &[]),
        count(of(Group::Cut) - restored, ["{n} cut", "{n} cut"], &[]),
    ];
    if restored > 0 {
        facts.push(count(restored, ["{n} brought back", "{n} brought back"], &[]));
    }
    count(
        blocks.len(),
        ["{n} block on the page: {facts}.", "{n} blocks on the page: {facts}."],
        &[("facts", &words::facts(&facts))],
    )
}

thread_local! {
    // As it was when the sheet was opened: what is brought back stays where it is listed.
    static LISTED: RefCell<Vec<Accounted>> = const { RefCell::new(Vec::new()) };
    // What the engine's rules say, a line each: fetched when the sheet is first opened.
    static RULES: Cell<&'static str> = const { Cell::new("") };
}

/// Fetches what the rules say, and lists the blocks once more.
fn fetch_rules() {
    if !RULES.get().is_empty() {
        return;
    }
    spawn_local(async {
        let Some(bytes) = load("reasons.txt").await else { return };
        RULES.set(String::from_utf8_lossy(&bytes).into_owned().leak());
        for line in browser::all(".cuts-why") {
            let rules = line.get_attribute("data-rules").unwrap_or_default();
            tell(&line, &rules);
        }
    });
}

/// What a rule says: that of its number, or of its id.
fn words_of(rule: &str) -> Option<&'static str> {
    let mut lines = RULES.get().lines();
    let line = match rule.parse() {
        Ok(number) => lines.nth(number),
        Err(_) => lines.find(|line| line.split(' ').next() == Some(rule)),
    };
    line?.split_once(' ').map(|(_, words)| words)
}

fn blocks(desk: Desk) -> Vec<Accounted> {
    reader::page(desk).map(|page| page.article.account.blocks.clone()).unwrap_or_default()
}

/// Fills the sheet.
pub fn fill(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("What was cut"));
    if let Some(head) = sheet.first_element_child() {
        add(&head, "p", "cuts-summary");
    }
    LISTED.set(untrack(|| blocks(desk)));
    fetch_rules();
    for (n, group) in Group::ALL.into_iter().enumerate() {
        let count = LISTED.with_borrow(|all| all.iter().filter(|b| Group::of(b.verdict) == group).count());
        if count == 0 {
            continue;
        }
        let section = add(&sheet, "section", "cuts-group");
        let fold = button(&add(&section, "h3", ""), "fold", Act::Fold);
        text(&fold, group.title());
        add_text(&fold, "span", "count", &words::number(count));
        set(&fold, "data-group", &n.to_string());
        set(&fold, "aria-expanded", "false");
        // Groups that ask nothing of the reader are folded, and not built before they are opened.
        if group.can_come_back() {
            unfold(&fold);
        }
    }
    untrack(|| refresh(desk));
}

fn group_of(button: &Element) -> Option<Group> {
    Group::ALL.get(button.get_attribute("data-group")?.parse::<usize>().ok()?).copied()
}

/// Opens a group, or folds it.
pub fn fold(desk: Desk, button: &Element) {
    let open = button.get_attribute("aria-expanded").as_deref() == Some("true");
    if open {
        set(button, "aria-expanded", "false");
        let section = button.closest(".cuts-group").ok().flatten();
        let list = section.and_then(|s| s.query_selector(".cuts-body").ok().flatten());
        list.iter().for_each(Element::remove);
    } else {
        unfold(button);
        untrack(|| refresh(desk));
    }
}

fn unfold(fold: &Element) {
    set(fold, "aria-expanded", "true");
    if let (Some(group), Ok(Some(section))) = (group_of(fold), fold.closest(".cuts-group")) {
        list(&add(&section, "div", "cuts-body"), group, SHOWN);
    }
}

/// Lists all blocks of a group, however many there are.
pub fn show_all(desk: Desk, button: &Element) {
    if let (Some(group), Some(body)) = (group_of(button), button.parent_element()) {
        body.set_text_content(None);
        list(&body, group, usize::MAX);
        untrack(|| refresh(desk));
    }
}

fn list(body: &Element, group: Group, shown: usize) {
    let list = add(body, "ul", "cuts-list");
    LISTED.with_borrow(|all| {
        let of_group = || all.iter().filter(|b| Group::of(b.verdict) == group);
        of_group().take(shown).for_each(|block| item(&list, group, block));
        let count = of_group().count();
        if count > shown {
            let more = button(body, "button", Act::AllCuts);
            text(&more, &say_with("Show all {n}", &[("n", &words::number(count))]));
            let n = Group::ALL.iter().position(|g| *g == group).unwrap_or_default();
            set(&more, "data-group", &n.to_string());
        }
    });
}

fn item(list: &Element, group: Group, block: &Accounted) {
    let li = add(list, "li", "");
    let preview = if block.preview.trim().is_empty() { say("(no text)") } else { &block.preview };
    let preview = add_text(&li, "p", "cuts-preview", preview);
    set(&preview, "dir", "auto");
    let rules = rules(block);
    if !rules.is_empty() {
        let line = add(&li, "p", "cuts-why");
        tell(&line, &rules);
        set(&line, "data-rules", &rules);
    }
    if group.can_come_back() {
        let back = button(&li, "button small", Act::BringBack);
        let node = block.node.0.to_string();
        set(&back, "data-node", &node);
        // Which block it is for: the button alone says the same for each.
        preview.set_id(&format!("cut-{node}"));
        set(&back, "aria-describedby", &preview.id());
    }
}

/// Says why, in the reader's language where there are words in it.
fn tell(line: &Element, rules: &str) {
    line.set_text_content(None);
    let mut said: Vec<&str> = Vec::new();
    for reason in rules.split(' ').filter_map(words_of) {
        if said.len() == REASONS || said.contains(&reason) {
            continue;
        }
        if !said.is_empty() {
            text(line, " · ");
        }
        // The rules speak in the middle of a sentence; here they begin one.
        let begun = |words: &str| if said.is_empty() { capital(words) } else { words.to_owned() };
        match told(reason) {
            Some(words) => text(line, &begun(&words)),
            None => {
                let words = add_text(line, "span", "", &begun(reason));
                set(&words, "lang", "en");
                set(&words, "dir", "ltr");
            }
        }
        said.push(reason);
    }
}

// With a capital. In a style sheet, where it was, it has screen readers spell the word apart.
fn capital(words: &str) -> String {
    let end = words.char_indices().nth(1).map_or(words.len(), |(end, _)| end);
    let first = words.get(..end).unwrap_or_default();
    format!("{}{}", String::from(JsString::from(first).to_upper_case()), words.get(end..).unwrap_or_default())
}

fn is_out(block: &Accounted) -> bool {
    matches!(block.verdict, Verdict::Cut | Verdict::Story(_))
}

/// Shows how things stand, after a block was brought back or cut again.
pub fn refresh(desk: Desk) {
    desk.paper.track();
    let Some(line) = browser::first(".cuts-summary") else { return };
    let blocks = blocks(desk);
    line.set_text_content(Some(&summary(&blocks)));
    for button in browser::all(".cuts-list [data-node]") {
        let out = node_of(&button).is_some_and(|node| blocks.iter().any(|b| b.node == node && is_out(b)));
        button.set_text_content(Some(say(if out { "Bring back" } else { "Cut again" })));
        if let Some(li) = button.parent_element() {
            li.set_class_name(if out { "" } else { "restored" });
        }
    }
}

fn node_of(button: &Element) -> Option<NodeId> {
    button.get_attribute("data-node")?.parse().ok().map(NodeId)
}

/// Brings the button's block back, or cuts it again.
pub fn bring(desk: Desk, button: &Element) {
    if let Some(node) = node_of(button) {
        let out = untrack(|| blocks(desk)).iter().any(|b| b.node == node && is_out(b));
        desk.edit(node, out);
    }
}

/// The rules by which a block went where it went, the weightiest first.
fn rules(block: &Accounted) -> String {
    let cut = Group::of(block.verdict) == Group::Cut;
    let rules = block.reasons.iter().filter(|r| !cut || r.weight <= 0).map(|r| &*r.rule);
    rules.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::Reason;

    fn block(verdict: Verdict, weights: &[i32]) -> Accounted {
        let reasons = weights
            .iter()
            .map(|w| Reason { rule: format!("weight{w}").into(), words: "".into(), weight: *w })
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
        assert_eq!(rules(&block(Verdict::Cut, &[-300, 80, -20])), "weight-300 weight-20");
        assert_eq!(rules(&block(Verdict::Kept, &[80])), "weight80");
    }
}
