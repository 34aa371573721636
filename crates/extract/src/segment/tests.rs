//! Pages in, what became of each strip out.

use article::{DateTime, StoryKind, WebUrl};

use super::{Hints, RULES, Segments, segment};
use crate::dom::{self, Dom};
use crate::facts::Facts;
use crate::judge::{Owner, Role};
use crate::options::Limits;

fn read(input: &str, titles: &[&str]) -> (Dom, Facts, Segments) {
    let plain = !input.trim_start().starts_with('<');
    let dom = if plain { dom::from_text(input, 100_000).0 } else { dom::parse(input, &Limits::default()) };
    let facts = Facts::gather(&dom);
    let titles: Vec<String> = titles.iter().map(|t| (*t).to_owned()).collect();
    let address = WebUrl::parse("https://daywire.example/news/2026/harbour").ok();
    let hints = Hints {
        titles: &titles,
        authors: &[],
        address: address.as_ref(),
        base: address.as_ref(),
        captured: DateTime::parse_iso("2026-02-14T12:00:00Z").ok(),
    };
    let segments = segment(&dom, &facts, &hints);
    (dom, facts, segments)
}

/// Runs of strips of one owner and role, as `lead text 3`.
fn dump(segments: &Segments) -> String {
    let mut runs: Vec<(String, u32)> = Vec::new();
    for (owner, role) in segments.owners.iter().zip(&segments.roles) {
        let owner = match owner {
            Owner::Lead => "lead".to_owned(),
            Owner::Site => "site".to_owned(),
            Owner::Story(number) => format!("story{number}"),
        };
        let what = if owner == "site" { owner } else { format!("{owner} {role:?}").to_lowercase() };
        match runs.last_mut() {
            Some((last, count)) if *last == what => *count += 1,
            _ => runs.push((what, 1)),
        }
    }
    let lines = runs.iter().map(|(what, n)| if *n == 1 { what.clone() } else { format!("{what} {n}") });
    lines.collect::<Vec<_>>().join(", ")
}

fn check(input: &str, titles: &[&str], expected: &str) -> Segments {
    let (_, facts, segments) = read(input, titles);
    let given = dump(&segments);
    let strips = facts.strips.iter().enumerate().map(|(i, strip)| {
        format!(
            "{:?} {:?} {:?} {}\n",
            segments.owners[i],
            segments.roles[i],
            segments.reasons[i],
            facts.text(strip)
        )
    });
    assert_eq!(given, expected, "\n{}", strips.collect::<String>());
    segments
}

const HARBOUR: &str = "Harbour towns agree to share one ferry as bridge repairs stretch into winter";
const BODY: &str = "lead text 3, lead caption, lead text 4, lead caption, lead text 3";

/// The related stories of the fixtures: three, whole, from two publishers.
fn check_related(segments: &Segments, kind: StoryKind, section: Option<&str>) {
    let titles: Vec<&str> = segments.stories.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Night market returns to the old customs hall after eleven years away",
            "Why the estuary's oyster beds came back when nobody was looking",
            "Schools on both banks will set one timetable for the first time",
        ]
    );
    let times = segments.stories.iter().map(|s| s.time.as_ref().and_then(|t| t.printed.as_deref()));
    assert_eq!(
        times.collect::<Vec<_>>(),
        [Some("18 minutes ago"), Some("52 minutes ago"), Some("3 hours ago")]
    );
    let sources: Vec<_> = segments.stories.iter().map(|s| s.source.as_deref()).collect();
    assert_eq!(sources, [Some("Lantern Weekly"), Some("Lantern Weekly"), Some("Northbank Herald")]);
    for story in &segments.stories {
        assert!(!story.body.is_empty());
        assert_eq!((story.kind, story.section.as_deref()), (kind, section));
    }
    assert_eq!(segments.stories[2].dateline.as_deref(), Some("PORT NESS"));
    assert_eq!(segments.lead.headline.as_deref(), Some(HARBOUR));
    assert_eq!(segments.lead.source.as_deref(), Some("Saltmarsh Courier"));
    let at = segments.lead.time.as_ref().and_then(|t| t.at).unwrap();
    assert_eq!(at.to_string(), "2026-02-14");
}

#[test]
fn an_aggregators_page_copied_as_text() {
    let story = |n: u32| {
        format!(
            "story{n} headline 2, story{n} source, story{n} date, story{n} source, story{n} headline, story{n} text"
        )
    };
    let expected = format!(
        "site, lead headline 2, lead date, lead text 3, lead caption, lead credit, lead text 4, lead caption, \
         lead credit, lead text 3, site 6, {}, {}, {}, site 4",
        story(0),
        story(1),
        story(2)
    );
    let page = include_str!("../../../../tests/fixtures/aggregator.txt");
    check_related(&check(page, &[], &expected), StoryKind::Related, Some("Related Articles"));
}

#[test]
fn an_aggregators_page_of_nameless_elements() {
    let story = |n: u32| format!("story{n} headline, story{n} date, story{n} headline, story{n} text, site");
    let expected = format!(
        "site, lead headline 2, lead date, {BODY}, site 6, {}, {}, {} 5",
        story(0),
        story(1),
        story(2)
    );
    let page = include_str!("../../../../tests/fixtures/aggregator-divs.html");
    check_related(&check(page, &[HARBOUR], &expected), StoryKind::Related, Some("Related Articles"));
    // Nothing but the first headline on the page says which the lead is.
    check_related(&check(page, &[], &expected), StoryKind::Related, Some("Related Articles"));
}

#[test]
fn an_aggregators_page_of_articles() {
    let story = |n: u32| format!("story{n} headline, story{n} date, story{n} text 3");
    let stories = format!("{}, {}, {}", story(0), story(1), story(2));
    let head = "lead headline, lead byline, site 3";
    let page = include_str!("../../../../tests/fixtures/aggregator-semantic.html");
    let expected = format!("site 6, {head}, {BODY}, site 6, {stories}, site 5");
    let segments = check(page, &[HARBOUR], &expected);
    check_related(&segments, StoryKind::Related, Some("Related stories"));
    assert_eq!(segments.lead.byline.as_deref(), Some("Orla Venning"));
    assert!(segments.stories.iter().all(|s| s.href.is_some()));
    let page = include_str!("../../../../tests/fixtures/aggregator-related-first.html");
    let expected = format!("site 7, {stories}, {head}, {BODY}, site 3");
    check_related(&check(page, &[HARBOUR], &expected), StoryKind::Recommended, Some("Read next"));
}

#[test]
fn articles_one_after_the_other() {
    let story = |n: u32| format!("story{n} headline, story{n} date, site 3, story{n} text 3");
    let expected = format!(
        "site 6, lead headline, lead date, site 3, {BODY}, {}, site, {}, site, {}, site 3",
        story(0),
        story(1),
        story(2)
    );
    let page = include_str!("../../../../tests/fixtures/endless-scroll.html");
    check_related(&check(page, &[HARBOUR], &expected), StoryKind::Following, None);
}

const TEXT: &str = "<p>The boat left the pier at six, with eleven people, two dogs and a piano that nobody had \
                    paid for. It came back at nine without the piano, and nobody asked.</p>";

#[test]
fn a_date_below_the_dek_is_the_leads_own() {
    let page = format!(
        "<main><h1>A piano at the bottom of the bay</h1><p class=standfirst>How a crossing that takes six minutes \
         took three hours</p><p>By Edda Holm</p><p>12 February 2026</p>{TEXT}{TEXT}{TEXT}</main>"
    );
    let segments = check(&page, &[], "lead headline, lead dek, lead byline, lead date, lead text 3");
    assert!(segments.stories.is_empty() && segments.lead.time.is_some());
}

#[test]
fn items_of_a_list_and_of_a_live_blog_are_the_leads() {
    let item = |n: u32| {
        format!("<section><h2>{n}. A pier with a view of it all</h2><p>{n}:15 pm</p>{TEXT}</section>")
    };
    let items: String = (1..6).map(item).collect();
    let page = format!("<main><h1>Five piers worth a detour this spring</h1>{TEXT}{items}</main>");
    assert!(read(&page, &[]).2.stories.is_empty());
    let asked = |n: u32| format!("<h3>Frequently asked question {n}</h3>{TEXT}");
    let page = format!(
        "<main><h1>Five piers worth a detour this spring</h1>{TEXT}{}</main>",
        (1..6).map(asked).collect::<String>()
    );
    assert!(read(&page, &[]).2.stories.is_empty());
}

#[test]
fn readers_comments_are_no_stories() {
    let comment = format!("<li><h4>Marta of the North Bank</h4><span>2 hours ago</span>{TEXT}</li>");
    let page = format!(
        "<main><h1>A piano at the bottom of the bay</h1>{TEXT}{TEXT}{TEXT}</main><section id=comments>\
         <h3>Comments</h3><ul>{comment}{comment}</ul></section>"
    );
    assert!(read(&page, &[]).2.stories.is_empty());
}

#[test]
fn links_to_stories_but_not_the_menu() {
    let page = format!(
        "<nav><a href=/world>World news from every harbour of the coast</a></nav>\
         <article><h1>A piano at the bottom of the bay</h1>{TEXT}\
         <p><strong>READ MORE: <a href=/news/2026/tuner>The tuner who was late for the boat</a></strong></p>\
         {TEXT}<p>As <a href=/news/2025/first-piano>we reported when the first one sank</a>, it floats for an \
         hour and then it does not, which is the trouble with pianos.</p>{TEXT}</article>\
         <aside><h2>Related stories</h2><ul>\
         <li><a href=/news/2026/choir-on-the-pier><h3>Choir on the pier sings on</h3></a><time>2 days ago</time></li>\
         <li><a href=/news/2026/lost-and-found><h3>What the harbour finds and keeps</h3></a>\
         <p>A list that begins with a wooden leg and has no end so far.</p></li></ul></aside>\
         <footer><a href=/about/the-people-of-the-paper>About the people of this paper and its house</a></footer>"
    );
    let segments = read(&page, &["A piano at the bottom of the bay"]).2;
    let found: Vec<_> =
        segments.stories.iter().map(|s| (s.title.as_str(), s.kind, s.section.as_deref())).collect();
    assert_eq!(
        found,
        [
            ("The tuner who was late for the boat", StoryKind::Inline, None),
            ("Choir on the pier sings on", StoryKind::Related, Some("Related stories")),
            ("What the harbour finds and keeps", StoryKind::Related, Some("Related stories")),
        ]
    );
    let [_, choir, lost] = segments.stories.as_slice() else { panic!("three stories") };
    assert_eq!(choir.href.as_ref().unwrap().as_str(), "https://daywire.example/news/2026/choir-on-the-pier");
    assert_eq!(choir.time.as_ref().unwrap().printed.as_deref(), Some("2 days ago"));
    assert_eq!(lost.snippet.as_deref(), Some("A list that begins with a wooden leg and has no end so far."));
}

#[test]
fn arrows_and_the_time_before_it_are_no_part_of_a_title() {
    let page = format!(
        "<article><h1>A piano at the bottom of the bay</h1>{TEXT}{TEXT}</article><aside><h2>Related stories</h2>         <article><a href=/news/2026/choir><div><span>Jan 31</span></div><div><span>Jan 31 Choir on the pier sings on</span></div></a></article>         <article><a href=/news/2026/lost>← What the harbour finds and keeps</a></article>         <article><a href=/news/2026/ferry>The ferry that came an hour early ›</a></article></aside>"
    );
    let segments = read(&page, &["A piano at the bottom of the bay"]).2;
    let found: Vec<_> = segments.stories.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        found,
        [
            "Choir on the pier sings on",
            "What the harbour finds and keeps",
            "The ferry that came an hour early"
        ]
    );
}

#[test]
fn a_link_at_the_end_of_a_box_of_text_does_not_take_the_box() {
    let page = format!(
        "<article><h1>A piano at the bottom of the bay</h1><div>{TEXT}</div>\
         <div><h3>Related articles</h3><ul><li><a href=/news/2026/choir>Choir on the pier sings on</a></li>\
         <li><a href=/news/2026/lost>What the harbour finds and keeps</a></li></ul></div>\
         <div><p>Nobody on the quay had seen a piano swim before, and few wish to again.</p>\
         <p><b>READ MORE: <a href=/news/2026/tuner>The tuner who was late for the boat</a></b></p></div>\
         <div>{TEXT}</div></article>"
    );
    let (_, facts, segments) = read(&page, &["A piano at the bottom of the bay"]);
    let quay = facts.strips.iter().position(|s| facts.text(s).starts_with("Nobody on the quay")).unwrap();
    assert_eq!(segments.owners[quay], Owner::Lead, "{}", dump(&segments));
    assert!(segments.stories.iter().any(|s| s.title == "The tuner who was late for the boat"));
}

#[test]
fn text_without_a_headline_is_all_the_leads() {
    let page = "The boat left the pier at six, with eleven people and two dogs on board.\n\nIt came back at nine, \
                and nobody asked about the piano that it had carried.\n";
    let segments = check(page, &[], "lead text 2");
    assert_eq!(segments.lead.headline, None);
}

#[test]
fn every_rule_that_is_given_has_words() {
    for page in [
        include_str!("../../../../tests/fixtures/aggregator.txt"),
        include_str!("../../../../tests/fixtures/aggregator-semantic.html"),
    ] {
        for rule in read(page, &[]).2.reasons.into_iter().flatten() {
            assert!(RULES.iter().any(|(id, _)| *id == rule), "{rule}");
        }
    }
}

#[test]
fn odd_pages_end_well() {
    let deep = "<div>".repeat(3_000);
    let links = "<a href=/a-b-c-d-1234>One two three four five</a> ".repeat(20_000);
    let dates = "2 hours ago\n".repeat(5_000);
    let heads = "A headline of five words\nA headline of five words\n2 hours ago\n".repeat(4_000);
    for page in ["", " ", "<p>", "•\n•\n|\n", &deep, &links, &dates, &heads, "\u{202e}\n\u{0}"] {
        let (_, facts, segments) = read(page, &["A headline of five words"]);
        assert_eq!(segments.owners.len(), facts.strips.len());
    }
}

#[test]
fn a_kicker_goes_to_the_head_and_a_row_of_buttons_goes() {
    let page = "<body><nav><a href=/a>Home</a></nav><article><span class=dachzeile>Harbour</span>\
        <h1>The pilots of the outer harbour go out again</h1>\
        <div><button>Share</button> <button>Keep</button><button>Print</button></div>\
        <p>The first boat left the outer harbour at six in the morning, with two pilots and a dog.</p>\
        <h2><button>What it means</button></h2>\
        <p>Nobody had seen it leave since the autumn, when the ice came early and stayed for long.</p></article>";
    let (_, facts, segments) = read(page, &["The pilots of the outer harbour go out again"]);
    assert_eq!(segments.lead.kicker.as_deref(), Some("Harbour"));
    let reason = |text: &str| {
        let strip = facts.strips.iter().position(|s| facts.text(s).starts_with(text)).unwrap();
        segments.reasons[strip]
    };
    assert_eq!(reason("Harbour"), Some("kicker"));
    assert_eq!(reason("Share"), Some("buttons"));
    assert_eq!(reason("What it means"), None);
    let sponsored = page.replace("Harbour<", "Supported by<");
    let (_, _, segments) = read(&sponsored, &["The pilots of the outer harbour go out again"]);
    assert_eq!(segments.lead.kicker, None);
}

#[test]
fn a_row_of_links_about_a_picture_is_no_caption() {
    let text = "<p>The ferry came back to the harbour on Monday, after a winter of repairs that cost far more than planned.</p>";
    let row = |words: &str| format!("<div><img src=/a.jpg><p>{words}</p></div>");
    let html = format!(
        "<main><h1>{HARBOUR}</h1>{text}{}{text}{}{text}{}{text}</main>",
        row("Sources: <a href=/1>Harbour office</a> | <a href=/2>The county</a> | <a href=/3>Ferry line</a>"),
        row("<a href=/4>AFP</a>"),
        row("The new pier in May | <a href=/5>AFP</a>"),
    );
    let (dom, facts, segments) = read(&html, &[HARBOUR]);
    let captions = segments.roles.iter().zip(&facts.strips).filter(|(role, _)| **role == Role::Caption);
    let captions: Vec<_> = captions.map(|(_, strip)| dom.text(strip.first)).collect();
    assert_eq!(captions, ["The new pier in May | "]);
}
