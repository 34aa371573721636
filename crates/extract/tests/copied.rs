//! Text that was copied out of a page, and pieces of pages from the clipboard: they claim nothing, so all that
//! is known of them is what they print.

use article::{Article, BlockKind, Claimed};
use broadsheet_extract::{Options, extract};

const TITLE: &str = "Old quay to open in June after two years of work";
const FIRST: &str = "The council voted on Monday to open the old quay to all boats, whatever their draught, in the second week of June.";
const SECOND: &str = "Forty boats had waited outside for the tide, and the first of them came in at noon, with a band on board.";
const THIRD: &str = "The dredging goes on until the summer, and costs less than had been thought before, because the mud was soft.";

fn read(lines: &[&str]) -> Article {
    extract(&lines.join("\n\n"), &Options::default()).unwrap()
}

fn value(claim: &Option<Claimed<String>>) -> Option<&str> {
    claim.as_ref().map(|claim| claim.value.as_str())
}

/// The paragraphs are there, all three and nothing else.
fn is_whole(article: &Article) {
    assert_eq!(article.text(), [FIRST, SECOND, THIRD].join("\n"));
}

fn titles(article: &Article) -> Vec<&str> {
    article.related.iter().map(|story| story.title.as_str()).collect()
}

#[test]
fn the_text_goes_on_behind_what_leads_to_other_stories() {
    let lines: [&[&str]; 5] = [
        &["Read more: Quay contract went to a firm without boats"],
        &["Related articles\nQuay contract went to a firm without boats\nStorm season: what to know"],
        &["More on this story\nBakery shut for a third winter\n14 November 2024"],
        &["Sign up for our newsletter\nEnter your email address\nSubscribe"],
        &["Share\nFacebook"],
    ];
    for between in lines {
        let head = [TITLE, "By Ann Lee\nMarch 31, 2025", FIRST];
        let article = read(&[&head[..], between, &[SECOND, THIRD]].concat());
        is_whole(&article);
        assert_eq!(value(&article.meta.headline), Some(TITLE));
        assert_eq!(article.related.is_empty(), between[0].starts_with('S'), "{between:?}");
    }
}

#[test]
fn a_story_may_be_announced_above_the_headline() {
    let article = read(&[
        "Trending\nCourt lets towns keep their fees\n2 hours ago",
        &format!("{TITLE}\nBy Ann Lee\nMarch 31, 2025"),
        FIRST,
        SECOND,
        THIRD,
    ]);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    is_whole(&article);
}

#[test]
fn the_line_above_the_byline_need_not_be_the_headline() {
    let dek = "The council has paid for both basins, but the bakery on the pier is still closed";
    for (head, byline, printed) in [
        (format!("{TITLE}\n{dek}\nBy Ann Lee\n31 March 2025"), "Ann Lee", Some(dek)),
        (format!("{TITLE}\nAnn Lee\nSenior Reporter\n31 March 2025"), "Ann Lee", None),
        (format!("{TITLE}\nListen to this article\n4 min\nBy Ann Lee\n31 March 2025"), "Ann Lee", None),
        (format!("Skip to main content\nHome\nNews\n{TITLE}\nBy Ann Lee\n31 March 2025"), "Ann Lee", None),
        (format!("{TITLE}\nPosted on March 31, 2025 by Ann Lee"), "Ann Lee", None),
    ] {
        let article = read(&[&head, FIRST, SECOND, THIRD]);
        let meta = &article.meta;
        assert_eq!(value(&meta.headline), Some(TITLE), "{head}");
        assert_eq!(value(&meta.byline), Some(byline), "{head}");
        assert_eq!(meta.source.as_ref().map(|source| &*source.value), None, "{head}");
        if printed.is_some() {
            assert_eq!(value(&meta.dek), printed);
        }
        is_whole(&article);
    }
}

#[test]
fn skip_links_and_menus_are_no_headlines() {
    let article = read(&["Skip to main content\nHome\nNews", TITLE, FIRST, SECOND, THIRD]);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    is_whole(&article);
    // Nor is what the site says of itself.
    let head = format!("All the news of the coast\nNews\n{TITLE}\nBy Ann Lee\n31 March 2025");
    let article = read(&[&head, FIRST, SECOND, THIRD]);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    // What stands below the text is none, either.
    let article = read(&[TITLE, FIRST, SECOND, THIRD, "About the author\nAnn Lee\n31 March 2025"]);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
}

#[test]
fn a_time_in_words_may_be_run_into_the_source() {
    let article = read(&[TITLE, TITLE, "Coast Newsan hour ago", FIRST, SECOND, THIRD]);
    let source = article.meta.source.as_ref().map(|source| source.value.as_str());
    assert_eq!(source, Some("Coast News"));
    let printed = article.meta.published.as_ref().and_then(|time| time.value.printed.as_deref());
    assert_eq!(printed, Some("an hour ago"));
    is_whole(&article);
}

#[test]
fn an_agency_that_signs_the_text_makes_no_caption_of_it() {
    let signed = format!("{THIRD} (AFP)");
    let article = read(&[TITLE, "By Ann Lee\n31 March 2025", FIRST, SECOND, &signed]);
    assert!(article.text().ends_with(&signed), "{}", article.text());
    // A picture's words have one sentence, and text behind them.
    let article = read(&[TITLE, FIRST, "Boats outside the old quay on Sunday (AFP)", SECOND, THIRD]);
    is_whole(&article);
    assert!(matches!(article.body[1].kind, BlockKind::Figure(_)));
}

#[test]
fn dates_within_the_text_are_the_texts() {
    let rows = "Monday 5:30 21:00\nSunday 7:00 19:00";
    let article = read(&[TITLE, "By Ann Lee\n31 March 2025", FIRST, "The timetable", rows, SECOND, THIRD]);
    assert!(article.text().contains("Monday 5:30 21:00\nSunday 7:00 19:00"), "{}", article.text());
}

#[test]
fn the_foot_of_a_copied_page_goes() {
    for foot in [
        "About us\nContact\nPrivacy Policy\nTerms of Service",
        "Most Popular\nStocks end lower as traders wait for jobs\nThe indexes slipped on Tuesday before the report.\n4 min read\nPrivacy Policy",
        "Comments\nPat W.\nApril 2, 2025 at 8:01 am\nI tried it twice this week, and it was good both times.\nReply",
    ] {
        let article = read(&[TITLE, "By Ann Lee\nMarch 31, 2025", FIRST, SECOND, THIRD, foot]);
        is_whole(&article);
    }
    let list = "Most Popular\nStocks end lower as traders wait for jobs\nCourt lets towns keep their fees";
    let article = read(&[TITLE, "By Ann Lee\nMarch 31, 2025", FIRST, SECOND, THIRD, list]);
    is_whole(&article);
    assert_eq!(
        titles(&article),
        ["Stocks end lower as traders wait for jobs", "Court lets towns keep their fees"]
    );
}

#[test]
fn pieces_of_pages_have_their_headline() {
    let text = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    for head in [
        format!("<h2>{TITLE}</h2>"),
        format!("<h3><a href=https://courier.example/quay>{TITLE}</a></h3>"),
        format!("<div class=headline>{TITLE}</div>"),
        format!("<p><b>{TITLE}</b></p>"),
    ] {
        let article =
            extract(&format!("{head}<p>By Ann Lee, March 31, 2025</p>{text}"), &Options::default()).unwrap();
        assert_eq!(value(&article.meta.headline), Some(TITLE), "{head}");
        assert_eq!(value(&article.meta.byline), Some("Ann Lee"), "{head}");
        let day = article.meta.published.as_ref().and_then(|time| time.value.at);
        assert!(day.is_some(), "{head}");
        is_whole(&article);
    }
    // A heading between paragraphs is the text's.
    let article = extract(&format!("<p>{FIRST}</p><h2>The mud</h2>{text}"), &Options::default()).unwrap();
    assert_eq!(value(&article.meta.headline), None);
}

#[test]
fn stories_with_byline_and_date_in_one_line_are_told_apart() {
    let story = |title: &str, text: [&str; 3]| {
        format!(
            "<article class=post><h2>{title}</h2><p>Posted on March 31, 2025 by Ann Lee</p><p>{}</p></article>",
            text.join("</p><p>")
        )
    };
    let fees = [
        "Three towns may keep the parking fees of last year, a court in the capital said on Monday morning.",
        "Drivers had sued over them, since nobody had asked the people who live in the streets beside the market.",
        "The judges found that the law asks for no such thing, however sensible it may be to do it all the same.",
    ];
    let bakery = [
        "The bakery at the end of the pier stays shut for a third winter, its owner wrote in a letter to the paper.",
        "Flour is dear, the oven is cold, and hardly anybody walks out there while the storms of November blow.",
        "She hopes to come back at Easter, when the first tourists get off the boat and are hungry from the sea air.",
    ];
    let page = [
        story(
            TITLE,
            [
                FIRST,
                SECOND,
                &format!(
                    "{THIRD} Nobody had said so before, neither in the council nor in the paper. It was not what anybody had thought in the autumn."
                ),
            ],
        ),
        story("Court lets three towns keep their fees", fees),
        story("Bakery on the pier is shut again", bakery),
    ];
    let article = extract(&page.concat(), &Options::default()).unwrap();
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    assert!(
        article.text().ends_with("in the autumn.") && !article.text().contains("Bakery"),
        "{}",
        article.text()
    );
    assert_eq!(
        titles(&article),
        ["Court lets three towns keep their fees", "Bakery on the pier is shut again"]
    );
}

#[test]
fn a_mail_has_the_subject_as_its_headline() {
    let head = "From: Ann Lee <ann@courier.example>\nTo: boats@courier.example\nDate: Mon, 31 Mar 2025 08:02:00 +0000\n\
                Subject: The old quay opens";
    let article = read(&[head, "Hello all,", FIRST, SECOND, THIRD, "Best,\nAnn"]);
    assert_eq!(value(&article.meta.headline), Some("The old quay opens"));
    let names: Vec<_> = article.meta.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(names, ["Ann Lee"]);
    assert!(article.text().contains(FIRST) && article.text().contains(THIRD), "{}", article.text());
}

/// The labels of a menu.
const MENU: [&str; 14] = [
    "Home",
    "Boats for sale",
    "Top stories",
    "Tide tables",
    "Sign up for letters",
    "The harbour in pictures",
    "Weather",
    "Ferries and fares",
    "Jobs at sea",
    "Our shop",
    "Classifieds",
    "Letters to us",
    "Archive",
    "About the paper",
];

#[test]
fn the_text_of_a_whole_page_runs_between_its_menus() {
    let notice = "We keep small files on your machine to remember what you have read and what you have not.";
    let head = ["Harbour news", TITLE, "Ann Lee", "3 March 2025"];
    let foot =
        ["Old lock to close for repairs", "Ferry fares to rise again in May", "Storm warning for the coast"];
    let last = "Nobody was hurt.";
    let lines: Vec<&str> = MENU
        .into_iter()
        .chain([notice])
        .chain(MENU)
        .chain(head)
        .chain([FIRST, "What was dredged", "Sand", "Mud", SECOND, THIRD, last])
        .chain(foot)
        .chain(MENU)
        .collect();
    let article = read(&lines);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    let list = "What was dredged\nSand\nMud";
    assert_eq!(article.text(), [FIRST, list, SECOND, THIRD, last].join("\n"));
}

#[test]
fn what_ends_in_a_list_keeps_it() {
    let rigging = [
        "Two fathoms of the thin tarred rope from the loft",
        "A sailmaker's needle and as much thread as an arm is long",
        "The block with the brass wheel that hangs in the shed",
        "Beeswax, enough to draw the thread over it three times",
    ];
    let lines: Vec<&str> =
        [TITLE, FIRST, SECOND, THIRD, "What you need"].into_iter().chain(rigging).collect();
    let whole = [FIRST, SECOND, THIRD, "What you need", &rigging.join("\n")].join("\n");
    assert_eq!(read(&lines).text(), whole);
}

#[test]
fn a_date_below_the_dek_begins_no_other_story() {
    let dek =
        "What the council paid for the mud, and what is to come of the quay when it is gone from there.";
    let mut lines: Vec<&str> = MENU.into();
    lines.extend([TITLE, dek, "By Ann Lee", "3 March 2025", "In this article", FIRST, SECOND, THIRD]);
    let article = read(&lines);
    assert_eq!(value(&article.meta.headline), Some(TITLE));
    assert_eq!(titles(&article), [""; 0]);
    assert!(article.text().ends_with(&[FIRST, SECOND, THIRD].join("\n")), "{}", article.text());
}

#[test]
fn what_holds_most_of_the_text_is_no_other_story() {
    let more = [FIRST, SECOND, THIRD].repeat(3);
    let mut lines = vec![TITLE, "1 March 2025", SECOND, THIRD, "The day the dredger came", "3 March 2025"];
    lines.extend(&more);
    let article = read(&lines);
    assert_eq!(titles(&article), [""; 0]);
    assert!(article.text().ends_with(&more.join("\n")), "{}", article.text());
}
