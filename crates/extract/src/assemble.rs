//! From the plan to the article: lowers every story, tidies it, and gives it its metadata.

use article::{Article, Block, BlockKind, Claimed, Figure, Provenance, Story};

use crate::dom::NodeId;
use crate::judge::{Role, Selection};
use crate::lower::{Lowered, Lowering, lower};
use crate::meta::{self, Visible};
use crate::page::Page;
use crate::segment::StoryDraft;
use crate::tidy::{TidyContext, mend, set_heads, set_typed, tidy};

/// The page as an article, without its account.
pub(crate) fn assemble(page: &Page) -> Article {
    let kept: Vec<usize> = page.plan.kept().collect();
    let roles = roles_as_planned(page);
    let visible = visible(page, &kept);
    let territory = territory(page, &kept);
    let mut meta = meta::choose(&page.dom, &page.facts, &page.claims, &visible, &territory, &page.options);
    let lang = meta.lang.as_ref().map(|l| l.value.clone());
    // Of several strips with the headline the last before the text.
    let headlines = page.segments.lead.headline_strips.iter();
    let headline = headlines.copied().rfind(|i| kept.first().is_some_and(|first| i < first));
    let mut lowered = lower_strips(page, &kept, headline, &roles, lang.as_deref());
    read_typed(page, &mut lowered);
    let lead_image = tidy(
        &mut lowered,
        &TidyContext {
            headline: meta.headline.as_ref().map(|h| h.value.as_str()),
            dek: meta.dek.as_ref().map(|d| d.value.as_str()),
            byline: meta.byline.as_ref().map(|b| b.value.as_str()),
            lead_image: meta.lead_image.as_ref().map(|f| &f.value),
            plain: page.dom.is_plain(),
            as_printed: page.options.as_printed,
        },
    );
    let opening = usize::from(visible.opening.is_some());
    set_heads(&mut lowered.body, page.plan.posts.get(opening..).unwrap_or_default());
    if let Some(figure) = lead_image {
        meta.lead_image = Some(Claimed::new(figure, Provenance::Visible));
    }
    let mut article = Article { body: lowered.body, notes: lowered.notes, ..Article::default() };
    article.notices = lowered.notices;
    if !page.options.as_printed {
        for claim in [&mut meta.headline, &mut meta.dek].into_iter().flatten() {
            if let Some((mended, notice)) = mend(&claim.value) {
                claim.value = mended;
                article.notices.push(notice);
            }
        }
    }
    for draft in &page.segments.stories {
        article.related.push(story(page, draft, &roles, lang.as_deref()));
    }
    meta.words = article.words();
    article.meta = meta;
    article
}

/// The roles, with those of strips that a reader brought back made text again.
fn roles_as_planned(page: &Page) -> Vec<Role> {
    let roles = page.segments.roles.iter().enumerate();
    roles.map(|(i, role)| if page.plan.fate(i).1 { Role::Text } else { *role }).collect()
}

/// What text shows by its characters.
fn read_typed(page: &Page, lowered: &mut Lowered) {
    let apart = |node| page.dom.gap(node).is_some_and(|gap| gap > 0);
    set_typed(&mut lowered.body, page.dom.is_plain(), &apart);
}

fn lower_strips(
    page: &Page,
    strips: &[usize],
    headline: Option<usize>,
    roles: &[Role],
    lang: Option<&str>,
) -> Lowered {
    let Some(selection) = Selection::of_story(&page.dom, &page.facts, strips, headline) else {
        return Lowered::default();
    };
    let base = page.claims.base.as_ref().or(page.options.url.as_ref());
    lower(&Lowering { dom: &page.dom, facts: &page.facts, selection: &selection, roles, base, lang })
}

fn visible<'a>(page: &'a Page, kept: &[usize]) -> Visible<'a> {
    let head = &page.segments.lead;
    let first = kept
        .iter()
        .find(|&&i| page.segments.roles[i] == Role::Text && page.facts.strips[i].measure.words >= 8);
    Visible {
        headline: head.headline.clone(),
        kicker: head.kicker.clone(),
        dek: head.dek.clone(),
        byline: head.byline.clone(),
        opening: page.plan.posts.first().filter(|post| post.opens).map(|post| post.name.as_str()),
        source: head.source.clone(),
        aggregates: page.dom.is_plain()
            || head.names_source
            || page.segments.stories.iter().any(|story| story.source.is_some()),
        date: head.time.clone(),
        first_text: first.map(|&i| page.facts.text(&page.facts.strips[i])),
    }
}

/// From the lead's first strip to its last, heads included.
fn territory(page: &Page, kept: &[usize]) -> std::ops::Range<NodeId> {
    let strips = page.segments.lead.headline_strips.iter().chain(kept);
    let nodes = strips.filter_map(|&i| page.facts.strips.get(i));
    let first = nodes.clone().map(|s| s.first).min().unwrap_or_default();
    first..nodes.map(|s| s.end).max().unwrap_or_default()
}

fn story(page: &Page, draft: &StoryDraft, roles: &[Role], lang: Option<&str>) -> Story {
    let mut lowered = lower_strips(page, &draft.body, None, roles, lang);
    read_typed(page, &mut lowered);
    let context = TidyContext {
        headline: Some(&draft.title),
        plain: page.dom.is_plain(),
        as_printed: page.options.as_printed,
        ..TidyContext::default()
    };
    // A story in the sidebar has no place for a lead image of its own: it stays in its body.
    if let Some(figure) = tidy(&mut lowered, &context) {
        lowered.body.insert(0, Block::new(draft.origin, BlockKind::Figure(Figure { ..figure })));
    }
    let mut title = draft.title.clone();
    if !page.options.as_printed
        && let Some((mended, notice)) = mend(&title)
    {
        title = mended;
        lowered.notices.push(notice);
    }
    Story {
        origin: draft.origin,
        title,
        href: draft.href.clone(),
        source: draft.source.clone(),
        agency: draft.agency.clone(),
        dateline: draft.dateline.clone(),
        byline: draft.byline.clone(),
        published: draft.time.clone(),
        section: draft.section.clone(),
        kind: draft.kind,
        snippet: draft.snippet.clone(),
        image: draft.image.clone(),
        body: lowered.body,
        notes: lowered.notes,
        notices: lowered.notices,
    }
}
