//! What stands between a headline and its text, as pages print it, is told and not printed again.

use broadsheet_extract::{Options, extract};

fn page(head: &str) -> String {
    format!(
        "<title>The quay opens</title><article>{head}
         <p>The council voted on Monday to open the old quay to all boats, whatever their draught.</p>
         <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p>
         <p>The dredging goes on until the summer, and costs less than had been thought before.</p></article>"
    )
}

#[test]
fn kickers_deks_and_bylines_of_a_house() {
    let head = "<span class=kicker>Harbour</span><h1>The quay opens</h1>
        <p class=dek>Nine years of talk end with a vote and forty boats at noon.</p><p>By Courier staff</p>";
    let article = extract(&page(head), &Options::default()).unwrap();
    let value = |claim: &Option<article::Claimed<String>>| claim.as_ref().map(|claim| claim.value.clone());
    let meta = &article.meta;
    assert_eq!(value(&meta.byline).as_deref(), Some("Courier staff"));
    assert_eq!(
        value(&meta.dek).as_deref(),
        Some("Nine years of talk end with a vote and forty boats at noon.")
    );
    let text = article.text();
    assert!(text.starts_with("The council voted") && !text.contains("Courier"), "{text}");
}

#[test]
fn hard_spaces_in_names_that_lead_to_their_authors() {
    let head =
        "<h1>The quay opens</h1><div class=byline>By <a href=https://courier.example/ann>Ann&nbsp;Lee</a>
        and <a href=https://courier.example/bo>Bo&nbsp;Ray&nbsp;Hill</a></div>";
    let article = extract(&page(head), &Options::default()).unwrap();
    let authors = article.meta.authors.iter();
    let authors: Vec<_> = authors.map(|a| (a.name.as_str(), a.href.as_ref().map(|url| url.path()))).collect();
    assert_eq!(authors, [("Ann Lee", Some("/ann")), ("Bo Ray Hill", Some("/bo"))]);
}

#[test]
fn a_picture_below_the_headline_keeps_its_few_words() {
    for (caption, said, credit) in [
        ("Ferry at dawn", "Ferry at dawn", None),
        ("Getty Images", "", Some("Getty Images")),
        ("Angela Merkel (AFP)", "Angela Merkel", Some("AFP")),
    ] {
        let head = format!(
            "<h1>The quay opens</h1><figure><img src=https://quay.example/hero.jpg width=1200 height=800>
             <figcaption>{caption}</figcaption></figure><p>By Ann Lee</p><p>March 3, 2025</p>"
        );
        let article = extract(&page(&head), &Options::default()).unwrap();
        let figure = article.body.iter().find_map(|block| match &block.kind {
            article::BlockKind::Figure(figure) => Some(figure),
            _ => None,
        });
        let figure = figure.or(article.meta.lead_image.as_ref().map(|image| &image.value)).unwrap();
        assert_eq!(article::plain_text(&figure.caption), said);
        assert_eq!((figure.media.len(), figure.credit.as_deref()), (1, credit));
        let meta = &article.meta;
        assert_eq!(meta.byline.as_ref().map(|byline| byline.value.as_str()), Some("Ann Lee"));
        assert!(meta.published.is_some() && meta.source.is_none(), "{:?}", meta.source);
    }
}

#[test]
fn a_picture_between_headline_and_text_belongs_to_it_wherever_the_text_has_its_box() {
    let pictures = |between: &str| {
        let page = page(&format!("<header><h1>The quay opens</h1><p>By Ann Lee</p></header>{between}<div>"));
        let article = extract(&page, &Options::default()).unwrap();
        article.body.iter().filter(|block| matches!(block.kind, article::BlockKind::Figure(_))).count()
    };
    let picture = "<img src=https://quay.example/hero.jpg width=1200 height=800 alt='The quay at noon'>";
    assert_eq!(pictures(&format!("<div class=thumb>{picture}</div>")), 1);
    assert_eq!(pictures(&format!("<figure>{picture}</figure>")), 1);
    // A teaser's, one at the side, an icon.
    assert_eq!(pictures(&format!("<div><a href=/next>{picture}</a></div>")), 0);
    assert_eq!(pictures(&format!("<aside>{picture}</aside>")), 0);
    assert_eq!(pictures(&format!("<div><a href=/next>Another story {picture}</a></div>")), 0);
    assert_eq!(pictures("<div><img src=https://quay.example/map.png width=64></div>"), 0);
}

#[test]
fn a_label_between_headline_and_date_is_no_publisher() {
    let source = |between: &str, more: &str| {
        let head = format!("<h1>The quay opens</h1>{between}<p>By Ann Lee</p><p>March 3, 2025</p>");
        let article = extract(&(page(&head) + more), &Options::default()).unwrap();
        article.meta.source.map(|source| source.value)
    };
    for label in ["<div>5 minute read</div>", "<button>Save</button>", "<dl><dt>Start date</dt></dl>"] {
        assert_eq!(source(label, ""), None, "{label}");
    }
    assert_eq!(source("<div class=source>The Coast Post</div>", "").as_deref(), Some("The Coast Post"));
    assert_eq!(source("<div>Reuters</div>", "").as_deref(), Some("Reuters"));
}

#[test]
fn what_is_to_be_pressed_is_no_publisher() {
    let head = "<h1>The quay opens</h1><div><time>3 hours ago</time><div><button>Share</button><button>Save</button></div></div>";
    let more = "<p>The harbour office has asked for two more cranes, and for a roof over the fish market, where the
        buyers stand in the rain. It will hear in May whether there is money for them, and for the lights on the
        northern pier, which have been out since the storm.</p></article>
        <div><a href=/a><h3>Ferries are useful after all, say sailors</h3></a><div>Coast Post</div><div>2 days ago</div></div>
        <div><a href=/b><h3>A mill is sold to its own miller at last</h3></a><div>Harbour Post</div><div>3 days ago</div></div>";
    let article = extract(&page(head).replace("</article>", more), &Options::default()).unwrap();
    assert_eq!(article.meta.source, None);
    assert_eq!(article.related.first().and_then(|story| story.source.as_deref()), Some("Coast Post"));
}

#[test]
fn invitations_and_labels_of_controls_are_none_of_the_text() {
    let sell = "<div class=subscription-widget><div class=preamble><p class=cta-caption>Harbour Notes is a
        reader-supported publication. To receive new posts and support my work, consider becoming a subscriber.</p></div></div>
        <div><label class=hide-text>Text within this block will maintain its original spacing when published</label>
        <pre>O ferry,\n   slow ferry.</pre></div><p>The quay was built in the days of the sailing ships, and it is as deep as it was.</p>";
    let page = page("<h1>The quay opens</h1>").replace("</article>", &format!("{sell}</article>"));
    let text = extract(&page, &Options::default()).unwrap().text();
    assert!(!text.contains("reader-supported") && !text.contains("original spacing"), "{text}");
    assert!(text.contains("slow ferry") && text.contains("sailing ships"), "{text}");
}

#[test]
fn who_took_the_picture_is_no_author() {
    let head = "<h1>The quay opens</h1><div><span class=author>Ann Lee</span></div><figure><img src=/a.jpg width=900 height=600>
        <figcaption>The quay <span class=author>Bo Ray / PAP</span></figcaption></figure>";
    let article = extract(&page(head), &Options::default()).unwrap();
    let authors: Vec<_> = article.meta.authors.iter().map(|author| author.name.as_str()).collect();
    assert_eq!(authors, ["Ann Lee"]);
}

#[test]
fn a_house_that_is_claimed_with_its_address_is_printed_without_it() {
    let claim = r#"<meta name="author" content="Penwick Wire Service (www.penwick.example)">"#;
    let html = format!("{claim}{}", page("<h1>The quay opens</h1>"));
    let byline = extract(&html, &Options::default()).unwrap().meta.byline.map(|claim| claim.value);
    assert_eq!(byline.as_deref(), Some("Penwick Wire Service"));
}

#[test]
fn a_standfirst_in_the_header_is_the_dek() {
    let dek = "Nine years of talk end with a vote and forty boats at noon. The mud stays.";
    let head = format!("<header><h1>The quay opens</h1><p class=x1>{dek}</p><p>By Ann Lee</p></header>");
    let article = extract(&page(&head), &Options::default()).unwrap();
    assert_eq!(article.meta.dek.as_ref().map(|claim| claim.value.as_str()), Some(dek));
    // A day that is run on to it is not a part of it, one in its sentence is.
    for (day, want) in [
        ("<span>Monday, 6 January 2020</span>", ""),
        (" They sail on 6 January 2020", " They sail on 6 January 2020"),
    ] {
        let dated = head.replacen("stays.", &format!("stays.{day}"), 1);
        let dated = extract(&page(&dated), &Options::default()).unwrap().meta.dek.map(|claim| claim.value);
        assert_eq!(dated, Some(format!("{dek}{want}")));
    }
    assert!(article.text().starts_with("The council voted"), "{}", article.text());
}

#[test]
fn bylines_of_houses_and_of_italy() {
    for (printed, names) in [
        ("di Anna Rossi", &["Anna Rossi"][..]),
        ("di Anna Rossi e Marco Bianchi", &["Anna Rossi", "Marco Bianchi"]),
        ("Por Ana Souza e Silva", &["Ana Souza e Silva"]),
        ("Door Jan Bos en Piet de Wit", &["Jan Bos", "Piet de Wit"]),
        ("From: Department for Transport", &["Department for Transport"]),
        ("By Ann Lee for The Courier", &["Ann Lee"]),
    ] {
        let head = format!("<h1>The quay opens</h1><p class=byline>{printed}</p>");
        let article = extract(&page(&head), &Options::default()).unwrap();
        let authors: Vec<_> = article.meta.authors.iter().map(|author| author.name.as_str()).collect();
        assert_eq!(authors, names, "{printed}");
    }
}

#[test]
fn a_heading_further_down_is_nobodys_name() {
    let text = "<p>배는 새벽에 항구를 떠났고 사람들은 손을 흔들었다. 바람은 잔잔했다.</p>";
    let page = format!(
        "<html lang=ko><title>배가 다시 다닌다</title><article><h1>배가 다시 다닌다</h1>\
         <div>입력 2025년 3월 3일 10:15</div>{text}{text}<h2>바람이 남긴 것</h2>{text}{text}</article>"
    );
    let article = extract(&page, &Options::default()).unwrap();
    assert!(article.meta.authors.is_empty(), "{:?}", article.meta.authors);
}

#[test]
fn what_leads_to_another_story_is_none_of_the_text() {
    let also = "<p>Read also: <a href=https://courier.example/2026/quay-contract>Quay contract went to a firm \
                without boats</a></p></article>";
    let page = page("<h1>The quay opens</h1>").replace("</article>", also);
    let article = extract(&page, &Options::default()).unwrap();
    assert!(article.text().ends_with("thought before."), "{}", article.text());
    assert_eq!(article.related[0].title, "Quay contract went to a firm without boats");
}

#[test]
fn nobody_who_comments_or_writes_elsewhere_is_the_author() {
    let names = |html: &str| {
        let authors = extract(html, &Options::default()).expect("an article").meta.authors;
        authors.into_iter().map(|author| author.name).collect::<Vec<_>>()
    };
    let comment =
        "<ol class=comment-list><li class=comment><cite class=fn>Tom Brack</cite><p>Well said.</p></li></ol>";
    assert_eq!(names(&(page("<h1>The quay opens</h1>") + comment)), [""; 0]);
    let other = "<div class=related-posts><a href=/b>Boats</a> <span class=author>Gil Stone</span></div>";
    assert_eq!(names(&(page("<h1>The quay opens</h1>") + other)), [""; 0]);
    // What all of a page is called says nothing of its parts.
    let own = page("<h1>The quay opens</h1><span class='author vcard'>Ann Lee</span>");
    assert_eq!(names(&format!("<body class='single comments-open'>{own}")), ["Ann Lee"]);
    let site = "<meta property=og:site_name content='Quay Notes'>";
    let line = page("<h1>The quay opens</h1><div class=byline>By Ann Lee, Quay Notes</div>");
    assert_eq!(names(&(site.to_owned() + &line)), ["Ann Lee"]);
}

#[test]
fn a_description_that_says_no_more_is_no_dek() {
    let dek = |description: &str| {
        let html =
            format!("<meta name=description content='{description}'>") + &page("<h1>The quay opens</h1>");
        extract(&html, &Options::default()).expect("an article").meta.dek.map(|dek| dek.value)
    };
    assert_eq!(dek("The quay opens – Harbour Post"), None);
    assert_eq!(dek("to open the old quay to all boats, whatever their draught."), None);
    let more = "Nine years of talk end with a vote.";
    assert_eq!(dek(more).as_deref(), Some(more));
}

#[test]
fn what_stands_beside_the_headline_in_the_title_is_the_site() {
    let site = |title: &str| {
        let html =
            page("<h1>The quay opens</h1>").replace("<title>The quay opens<", &format!("<title>{title}<"));
        extract(&html, &Options::default()).expect("an article").meta.site_name.map(|name| name.value)
    };
    for title in ["The quay opens | Letters from the Harbour", "Letters from the Harbour: The quay opens"] {
        assert_eq!(site(title).as_deref(), Some("Letters from the Harbour"), "{title}");
    }
    assert_eq!(site("The quay opens"), None);
}

#[test]
fn a_kicker_within_the_headline_is_parted_from_it() {
    for heading in [
        "<span class=article__kicker>Harbour</span><span>The quay opens</span>",
        "<span class=article__kicker>Harbour</span><span class=visually-hidden>: </span><span>The quay opens</span>",
        "<span class=block>Harbour</span><span class=hidden>:</span> <span>The quay opens</span>",
    ] {
        let html = page(&format!("<h1>{heading}</h1>")).replace("<title>", "<title>Harbour: ");
        let meta = extract(&html, &Options::default()).unwrap().meta;
        assert_eq!(meta.headline.unwrap().value, "The quay opens", "{heading}");
        assert_eq!(meta.kicker.unwrap().value, "Harbour", "{heading}");
    }
    // Words of two elements are never one.
    let html =
        page("<h1><span>Live</span><span>The quay opens</span></h1>").replace("<title>", "<title>Live ");
    let meta = extract(&html, &Options::default()).unwrap().meta;
    assert_eq!(meta.headline.unwrap().value, "Live The quay opens");
    // A number is a part of the headline.
    let html = page("<h1><span class=section>5. </span>The quay opens</h1>");
    assert_eq!(extract(&html, &Options::default()).unwrap().meta.kicker, None);
}

#[test]
fn what_leads_back_is_no_kicker() {
    let kicker = |line: &str| {
        let html = page(&format!("<div><a href=/blog>{line}</a><h1>The quay opens</h1></div>"));
        extract(&html, &Options::default()).unwrap().meta.kicker.map(|kicker| kicker.value)
    };
    for line in [
        "Back to all posts",
        "← News",
        "Zurück zum Blog",
        "Retour aux actualités",
        "Вернуться назад",
        "All posts",
    ] {
        assert_eq!(kicker(line), None, "{line}");
    }
    for line in ["Harbour", "All Things Considered", "Порт"] {
        assert_eq!(kicker(line).as_deref(), Some(line));
    }
}

#[test]
fn a_desk_is_the_byline_and_nobody() {
    for desk in ["Redacción", "La Rédaction", "Da Redação", "Редакция", "編集部"] {
        let article = extract(
            &page(&format!("<h1>The quay opens</h1><div class=byline>{desk}</div>")),
            &Options::default(),
        )
        .unwrap();
        assert!(article.meta.authors.is_empty(), "{desk}");
        assert_eq!(article.meta.byline.as_ref().unwrap().value, desk);
        assert!(article.text().starts_with("The council"), "{desk}");
    }
}

#[test]
fn minutes_stand_between_a_name_and_a_day() {
    let html = page("<h1>The quay opens</h1><p>Ann Lee · 4 min read</p><p>March 3, 2025</p>");
    let authors = extract(&html, &Options::default()).unwrap().meta.authors;
    assert_eq!(authors[0].name, "Ann Lee");
}

#[test]
fn a_card_that_all_pages_of_a_site_share_is_no_picture_of_the_article() {
    let image = |address: &str| {
        let html = page("<h1>The quay opens</h1>");
        let html = html.replacen("<title>", &format!("<meta property=og:image content={address}><title>"), 1);
        let article = extract(&html, &Options::default()).unwrap();
        article.meta.lead_image.is_some()
    };
    for address in [
        "social.png",
        "og-card.png",
        "penwick-social-image.46ac2375.png",
        "icons/apple-touch-icon.png",
        "avatars/m/1/7.jpg",
    ] {
        assert!(!image(&format!("https://penwick.example/{address}")), "{address}");
    }
    for address in ["quay-social.jpg", "harbour.jpg", "2025/03/share-of-the-quay.jpg"] {
        assert!(image(&format!("https://penwick.example/{address}")), "{address}");
    }
}

#[test]
fn a_caption_that_says_what_the_file_is_called_is_none() {
    let caption = |words: &str| {
        let stated = format!(
            r#"<script type=application/ld+json>{{"@type":"Article","image":{{"@type":"ImageObject",
            "url":"https://penwick.example/old-quay-cover.jpg","caption":"{words}"}}}}</script><title>"#
        );
        let html = page("<h1>The quay opens</h1>").replacen("<title>", &stated, 1);
        let image = extract(&html, &Options::default()).unwrap().meta.lead_image.unwrap();
        broadsheet_extract::article::plain_text(&image.value.caption)
    };
    assert_eq!(caption("Old quay cover"), "");
    assert_eq!(caption("The quay opens"), "");
    assert_eq!(caption("Forty boats wait for the tide."), "Forty boats wait for the tide.");
}

#[test]
fn lines_that_say_who_and_when_in_any_order() {
    for (line, byline, day) in [
        (
            "<p>Posted on June 14, 2019 by <a href=/a>Ann Lee</a> in <a href=/f>Boats</a>",
            "Ann Lee",
            "2019-06-14",
        ),
        ("<p>Written by Ann Lee on 3 May 2021. Posted in News", "Ann Lee", "2021-05-03"),
        (
            "<p>By <b>Ann Lee</b>, Staff Writer | May 3, 2021 | Updated: May 4, 2021 8:00 a.m.",
            "Ann Lee",
            "2021-05-03",
        ),
        ("<p>03.05.21, 10:15 Uhr | Ann Lee, dpa", "Ann Lee", "2021-05-03"),
        (
            "<p>Publié le 3 mai 2021 à 10h31, mis à jour le 4 mai 2021 à 11h00, par Ann Lee",
            "Ann Lee",
            "2021-05-03",
        ),
        ("<p>Ann Lee, 3 maja 2021 r., godz. 10:31", "Ann Lee", "2021-05-03"),
        ("<p>Last updated on May 3, 2021 By Ann Lee Leave a Comment", "Ann Lee", "2021-05-03"),
        ("<p>May 3, 2021 By Ann Lee 12 Comments", "Ann Lee", "2021-05-03"),
        (
            "<div>Ann Lee</div><div>Senior Reporter</div><div>Mon, May 3, 2021, 10:31 AM</div>",
            "Ann Lee",
            "2021-05-03",
        ),
        ("<p>Eingestellt von Ann Lee um 10:31 Uhr</p><p>Montag, 3. Mai 2021", "Ann Lee", "2021-05-03"),
        ("<p>Erstellt am 3. Mai 2021, von Ann Lee", "Ann Lee", "2021-05-03"),
        ("<p>Veröffentlicht von Ann Lee am 3. Mai 2021 | Kategorie: Hafen", "Ann Lee", "2021-05-03"),
        ("<p>Filed by Ann Lee under News. Posted May 3rd 2021", "Ann Lee", "2021-05-03"),
        ("<p>Gespeichert von <b>rasmus</b> am 3. Mai 2021 - 18:55", "rasmus", "2021-05-03"),
        ("<p>Submitted by rasmus on 3 May 2021", "rasmus", "2021-05-03"),
        (
            "<p>Veröffentlicht am 3. Mai 2021 von <a href=/a>Ann Lee</a> in <a href=/f>Boote</a>",
            "Ann Lee",
            "2021-05-03",
        ),
        ("<p>May 3, 2021 • Ann Lee in <a href=/boats>Boats</a>", "Ann Lee", "2021-05-03"),
        ("<p>May 3, 2021 · Ann Lee on behalf of <a href=/quay>the quay</a>", "Ann Lee", "2021-05-03"),
        ("<p>May 3, 2021</p><p>By 3i Harbours", "3i Harbours", "2021-05-03"),
        (
            "<p>Published on May 3, 2021 by <a href=/a>Ann Lee</a> and <a href=/b>Bo Ray</a>",
            "Ann Lee, Bo Ray",
            "2021-05-03",
        ),
        (
            "<p>On <i>May 3, 2021</i><i>June 4, 2021</i><i>By <b>Ann Lee</b></i><i>In <a href=/a>Bay Side</a>, \
             <a href=/b>Cold Water</a>, <a href=/c>Deep Sea</a>, <a href=/d>Ebb Tide</a>, <a href=/e>Far Out</a></i>",
            "Ann Lee",
            "2021-05-03",
        ),
        ("<p>By Ann Lee on May 3, 2021\n at 11:30 am", "Ann Lee", "2021-05-03T11:30"),
    ] {
        let article = extract(&page(&format!("<h1>The quay opens</h1>{line}")), &Options::default()).unwrap();
        let meta = &article.meta;
        assert_eq!(meta.byline.as_ref().map(|byline| &*byline.value), Some(byline), "{line}");
        let at = meta.published.as_ref().and_then(|published| published.value.at).map(|at| at.to_string());
        assert!(at.as_ref().is_some_and(|at| at.starts_with(day)), "{line}: {at:?}");
        assert!(article.text().starts_with("The council voted"), "{line}: {}", article.text());
    }
}

#[test]
fn a_text_of_labels_is_no_line_of_who_and_when() {
    let list = "<h1>The quay opens</h1><p><b>Author:</b> Ann Lee<br><b>Released:</b> May 3, 2021 by Tor<br><b>Genre:</b> Tales";
    let article = extract(&page(list), &Options::default()).unwrap();
    assert!(article.text().contains("Genre: Tales"), "{}", article.text());
    for line in [
        "Monk and Robot by Bo Hill (May 6th)",
        "Register by May 31",
        "Old Boats on",
        "<b>Harbour Author</b> <i>Old Quay</i> <i>May 3, 2021</i>",
    ] {
        let article =
            extract(&page(&format!("<h1>The quay opens</h1><p>{line}</p>")), &Options::default()).unwrap();
        assert_eq!(article.meta.byline, None, "{line}");
    }
}

#[test]
fn letters_after_a_name_and_its_house_are_kept_from_the_claims() {
    for (claim, byline) in [
        ("Ann Lee, MS, RD", "Ann Lee, MS, RD"),
        ("Ann Lee and Bo Ray", "Ann Lee"),
        ("Ann Lee, who has written about boats since she was a girl of nine", "Ann Lee"),
    ] {
        let head = format!(
            "<meta name=author content='{claim}'><h1>The quay opens</h1><p>By Ann Lee</p><p>May 3, 2021</p>"
        );
        let article = extract(&page(&head), &Options::default()).unwrap();
        assert_eq!(article.meta.byline.unwrap().value, byline);
    }
}

#[test]
fn authors_who_are_named_far_from_the_headline() {
    for (line, byline) in [
        ("<p>Posted On: January 14 2026</p><p>By: Ann Lee</p>", Some("Ann Lee")),
        ("<p>Posted by Ann at January 14, 2026 11:15 AM</p>", Some("Ann")),
        ("<p>Contributors: Ann Lee</p>", Some("Ann Lee")),
        ("<p>Written by</p><p>Ann - Harbour master</p>", Some("Ann")),
        ("<p>Author</p><p>Biography</p>", None),
        ("<div class=comments><p>By Ann on 3 March 2021</p><p>Well said.</p></div>", None),
    ] {
        let text = "<p>Nobody had thought that the old quay would see a ship again, least of all those who sailed from it.</p>";
        let head = format!("<h1>The quay opens</h1>{}", text.repeat(9));
        let source = format!("{}<footer>{line}</footer>", page(&head));
        let article = extract(&source, &Options::default()).unwrap();
        assert_eq!(article.meta.byline.as_ref().map(|byline| &*byline.value), byline, "{line}");
        assert_eq!(article.meta.published.is_some(), line.contains("January"), "{line}");
    }
}

#[test]
fn a_headline_that_ends_with_a_day_is_none_of_the_lines_below_it() {
    let story = |title: &str, author: &str| {
        format!(
            "<h2 class=part>{title}</h2><div class=by>By {author}</div><p>March 25, 2015</p>
             <p>The council voted on Monday to open the old quay to all boats, whatever their draught.</p>
             <p>Forty boats had waited outside for the tide, and the first of them came in at noon.</p>"
        )
    };
    let source = format!(
        "<title>Quay News Weekly for March 26, 2015</title><h1>Quay News Weekly for March 26, 2015</h1><div>{}{}{}</div>",
        story("Boats come back to the harbour", "Ann Lee"),
        story("Dredging goes on until the summer", "Bo Ray"),
        story("Ferry to the islands starts again", "Cy Hill")
    );
    let article = extract(&source, &Options::default()).unwrap();
    assert_eq!(article.meta.headline.as_ref().unwrap().value, "Quay News Weekly for March 26, 2015");
    let text = article.text();
    assert!(text.contains("Dredging goes on") && text.contains("Ferry to the islands"), "{text}");
}
