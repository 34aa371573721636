//! The paragraph below the text that says who wrote it: it begins with the author's whole name.

use super::Segments;
use super::heads::Head;
use super::lines::Page;
use super::links;
use crate::find::{holds, split};
use crate::judge::{Owner, Role};
use crate::meta;

/// The rule, which weights do not overrule: they cannot tell this from the text.
pub(crate) const RULE: &str = "about-author";

/// Gives the site the last paragraphs of the lead that begin with its author's name.
pub(super) fn deal(page: &Page<'_>, lead: Option<&Head>, out: &mut Segments) {
    let printed = lead.and_then(|lead| lead.meta.byline.as_deref()).unwrap_or("");
    let printed = meta::byline(printed).unwrap_or_else(|| split(printed, ", ").map(str::to_owned).collect());
    let claimed = page.hints.authors.iter().map(|author| &*author.value.name);
    // One word is a house's name, or an alias: its goods are written about, too.
    let names = claimed.chain(printed.iter().map(String::as_str)).filter(|name| name.contains(' '));
    // What a firm says of itself below its own news, whose headline names it, is part of them.
    let headline = lead.and_then(|lead| page.line(lead.title)).map_or("", |line| line.text);
    let names: Vec<&str> = names.filter(|name| !holds(headline, name)).collect();
    let is_about = |text: &str| {
        names.iter().any(|name| {
            text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
    };
    let text = links::text_of_lead(page, lead, out).strips;
    let tail = text.end - text.len() / 5;
    for index in tail..page.lines.len() {
        if page.line(index).is_some_and(|line| line.prose && is_about(line.text)) {
            out.give(index, Owner::Site, Role::Furniture, RULE);
        }
    }
}
