//! The drafts of the other stories, from the strips that they were given.

use super::Segments;
use super::lines::Page;
use crate::dateline::dateline;
use crate::dom::{Dom, NodeId, Tag};
use crate::judge::{Owner, Role};
use crate::order::sort_by_key;
use article::WebUrl;

/// A text of fewer words is a teaser where the page does not show more of any story.
const TEASER: u32 = 60;

/// Fills in what follows from the strips: text or teaser, dateline, picture, address.
pub(super) fn finish(page: &Page<'_>, out: &mut Segments) {
    in_page_order(out);
    let mut bodies: Vec<Vec<usize>> = vec![Vec::new(); out.stories.len()];
    for (index, owner) in out.owners.iter().enumerate() {
        if let Owner::Story(number) = owner
            && matches!(out.roles.get(index), Some(Role::Text | Role::Caption | Role::Credit))
            && let Some(body) = bodies.get_mut(*number as usize)
        {
            body.push(index);
        }
    }
    let words = |body: &[usize]| body.iter().filter_map(|&i| page.line(i)).map(|l| l.words).sum::<u32>();
    let teasers = bodies.iter().all(|body| words(body) < TEASER);
    for (number, body) in bodies.into_iter().enumerate() {
        let short = teasers || is_cut_off(page, &body) && words(&body) < TEASER;
        if short && !body.is_empty() {
            let text: Vec<&str> = body.iter().filter_map(|&i| page.line(i)).map(|l| l.text).collect();
            for &index in &body {
                if let (Some(role), Some(why)) = (out.roles.get_mut(index), out.reasons.get_mut(index)) {
                    (*role, *why) = (Role::Snippet, Some("teaser"));
                }
            }
            if let Some(story) = out.stories.get_mut(number) {
                story.snippet.get_or_insert(text.join(" "));
            }
            continue;
        }
        let opening =
            body.iter().filter_map(|&i| page.line(i)).find(|l| l.prose).and_then(|l| dateline(l.text));
        let Some(story) = out.stories.get_mut(number) else { continue };
        if let Some(line) = opening {
            story.dateline = Some(line.place.to_owned()).filter(|place| !place.is_empty());
            story.agency = line.agency.map(str::to_owned);
        }
        story.body = body;
    }
    for story in &mut out.stories {
        if story.href.is_none() {
            story.href = link_at(page, story.origin);
        }
    }
}

/// Stories with text and links to stories were found one after the other; they go out as they
/// stand on the page.
fn in_page_order(out: &mut Segments) {
    let mut order: Vec<usize> = (0..out.stories.len()).collect();
    sort_by_key(&mut order, |&i| out.stories.get(i).map(|s| s.origin));
    let mut numbers = vec![0u32; order.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = numbers.get_mut(old) {
            *slot = new as u32;
        }
    }
    sort_by_key(&mut out.stories, |s| s.origin);
    for owner in &mut out.owners {
        if let Owner::Story(number) = owner
            && let Some(new) = numbers.get(*number as usize)
        {
            *number = *new;
        }
    }
}

/// Ends with an ellipsis.
fn is_cut_off(page: &Page<'_>, body: &[usize]) -> bool {
    body.last()
        .and_then(|&i| page.line(i))
        .is_some_and(|l| l.text.ends_with(['…']) || l.text.ends_with("..."))
}

/// The address that a headline leads to.
pub(super) fn link_at(page: &Page<'_>, headline: NodeId) -> Option<WebUrl> {
    let dom: &Dom = page.dom;
    let is_link = |n: &NodeId| dom.tag(*n) == Tag::A && dom.attr(*n, "href").is_some();
    let link = std::iter::once(headline)
        .chain(dom.descendants(headline))
        .find(is_link)
        .or_else(|| dom.ancestors(headline).take(3).find(is_link))?;
    let href = dom.attr(link, "href").filter(|h| !h.starts_with('#'))?;
    WebUrl::resolve(href, page.hints.base.or(page.hints.address)).ok()
}
