//! Pages of manuals as their generators make them: ways to other pages in tables and in rows of links, tables
//! of contents whose links lead to other files, headings with buttons.

use broadsheet_extract::article::BlockKind;
use broadsheet_extract::{Article, Options, extract};

const TEXT: &str =
    "<p>The gate of the lock is closed before the tide turns, and the keeper notes the hour in the book.</p>
    <p>Boats that wait outside moor at the northern wall, where the water is deep enough at any tide.</p>
    <p>Whoever comes last in the evening sees to the lamps, which burn until the first boat leaves.</p>";

fn read(html: &str) -> Article {
    extract(html, &Options::default()).expect("an article")
}

fn lines(article: &Article) -> Vec<String> {
    let text = article.text();
    text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn a_row_of_links_that_says_the_title_first_is_not_the_headline() {
    let row = "<div class=related role=navigation><h3>Navigation</h3><ul>
         <li class=right><a href=genindex.html accesskey=I>index</a></li><li class=right><a href=py-modindex.html>modules</a> |</li>
         <li class=right><a href=a.html accesskey=N>next</a> |</li><li class=right><a href=b.html accesskey=P>previous</a> |</li>
         <li class='nav-item nav-item-0'><a href=index.html>Lock manual</a> &#187;</li>
         <li class='nav-item nav-item-this'><a href=''>Closing the lock</a></li></ul></div>";
    let html = format!(
        "<title>Closing the lock &#8212; Lock manual</title><body>{row}<div class=document><div class=body role=main>
         <section id=closing><h1>Closing the lock<a class=headerlink href='#closing'>¶</a></h1>{TEXT}</section></div></div>{row}"
    );
    let article = read(&html);
    assert_eq!(article.meta.headline.as_ref().map(|claim| claim.value.as_str()), Some("Closing the lock"));
    let text = lines(&article);
    assert_eq!(text.len(), 3, "{text:?}");
    assert!(text[0].starts_with("The gate"), "{text:?}");
    assert!(article.meta.kicker.is_none(), "{:?}", article.meta.kicker);
    let body = format!("{:?}", article.body);
    assert!(!body.contains("modules") && !body.contains("previous"), "{body}");
}

#[test]
fn ways_to_other_pages_in_tables_are_no_text() {
    let html = format!(
        "<title>3.2. Closing the lock</title><div class=navheader><table><tr><th colspan=3>3.2. Closing the lock</th></tr>
         <tr><td><a accesskey=p href=s1.html>Prev</a></td><th>Chapter 3. The lock</th><td><a accesskey=n href=s3.html>Next</a></td></tr></table><hr></div>
         <div class=sect1><h2 class=title>3.2. Closing the lock</h2>{TEXT}</div>
         <div class=navfooter><hr><table><tr><td><a accesskey=p href=s1.html>Prev</a></td><td><a href=up.html>Up</a></td><td><a href=s3.html>Next</a></td></tr>
         <tr><td>3.1. Building the lock</td><td><a href=index.html>Home</a></td><td>3.3. Opening the lock</td></tr></table></div>"
    );
    let text = lines(&read(&html));
    assert_eq!(text.len(), 3, "{text:?}");
}

#[test]
fn what_an_encyclopedia_sets_beside_the_articles_of_a_field_is_no_text() {
    let links = |names: &[&str]| -> String {
        names
            .iter()
            .map(|name| format!("<li><a href='/wiki/{name}'>{name} of the inland ports</a></li>"))
            .collect()
    };
    let group = |title: &str, names: &[&str]| {
        format!("<tr><td><div class=hlist><div>{title}</div><ul>{}</ul></div></td></tr>", links(names))
    };
    let groups = [
        group("Kinds", &["Locks", "Weirs", "Sluices", "Dams"]),
        group("Boats", &["Barges", "Tugs", "Ferries", "Lighters"]),
        group("Theory", &["Levels", "Flows", "Tides", "Currents"]),
    ];
    let page = |class: &str, middle: &str| {
        let groups = groups.concat();
        format!(
            "<title>Lock gate - Wikiport</title><h1>Lock gate</h1><div id=content><div class=output>
             <table class='{class}'><tbody><tr><th><a href=/wiki/port>Inland ports</a> and<br><a href=/wiki/canal>canals</a></th></tr>{groups}</tbody></table>
             {middle}</div></div>"
        )
    };
    for class in ["vertical-navbox nowraplinks", "sidebar nomobile nowraplinks"] {
        let article = read(&page(class, TEXT));
        assert!(
            article.body.iter().all(|block| matches!(block.kind, BlockKind::Paragraph(_))),
            "{:?}",
            lines(&article)
        );
        assert_eq!(lines(&article).len(), 3, "{:?}", lines(&article));
    }
    // Links that call themselves nothing of the kind are data, and so is what has no links.
    let row = |name: &str| {
        format!(
            "<tr><td><a href='/wiki/{name}'>{name} of the port</a></td><td><a href='/wiki/{name}-keeper'>Keeper of the {name}</a></td></tr>"
        )
    };
    let rows = ["lock", "weir", "sluice", "dam"].map(row).concat();
    let table = |class: &str, rows: &str| {
        let table =
            format!("<table class='{class}'><tbody><tr><th>What</th><th>Who</th></tr>{rows}</tbody></table>");
        read(&format!(
            "<title>Lock gate - Wikiport</title><h1>Lock gate</h1><article>{table}{TEXT}{TEXT}</article>"
        ))
    };
    let has_table =
        |article: &Article| article.body.iter().any(|block| matches!(block.kind, BlockKind::Table(_)));
    assert!(has_table(&table("wikitable", &rows)));
    assert!(!has_table(&table("navbox", &rows)));
    let told = |name: &str| {
        format!(
            "<tr><td>{name}</td><td>The {name} of the port is closed by its keeper before the tide turns, and opened again at noon.</td></tr>"
        )
    };
    assert!(has_table(&table("sidebar", &["lock", "weir", "sluice", "dam"].map(told).concat())));
}

#[test]
fn questions_that_a_table_of_contents_asks_first_stay_headings() {
    let asks = [
        "May I moor at the northern wall for a whole night when the tide is low?",
        "What does it cost to have the lock opened for a boat on a holiday?",
        "Who sees to the lamps of the lock when the keeper is not in his house?",
    ];
    let entry = |(n, ask): (usize, &&str)| {
        format!("<dt><span class=section><a href='faq.html#q{n}'>{n}. {ask}</a></span></dt>")
    };
    let part = |(n, ask): (usize, &&str)| {
        format!("<div class=section><div class=titlepage><h2 class=title>{n}. {ask}</h2></div>{TEXT}</div>")
    };
    let entries: String = asks.iter().enumerate().map(entry).collect();
    let parts: String = asks.iter().enumerate().map(part).collect();
    let html = format!(
        "<title>The lock</title><h1>The lock</h1><div class=toc><dl class=toc>{entries}</dl></div>{parts}"
    );
    let article = read(&html);
    let headings = article.body.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
    assert_eq!(headings.count(), 3);
    let text = lines(&article);
    for ask in asks {
        assert_eq!(text.iter().filter(|line| line.ends_with(ask)).count(), 1, "{text:?}");
    }
}

#[test]
fn what_is_to_be_pressed_is_no_part_of_a_title() {
    let html = format!(
        "<title>Lock in harbour - Manual</title><main><h1>Struct <span>Lock</span> <button title='Copies the path'>Copy item path</button></h1>{TEXT}</main>"
    );
    let title = |html: &str| read(html).meta.headline.map(|claim| claim.value);
    assert_eq!(title(&html).as_deref(), Some("Struct Lock"));
}

#[test]
fn labels_among_links_and_lists_name_nobody() {
    let byline = |head: &str| {
        let article =
            read(&format!("<title>The lock</title><article><h1>The lock</h1>{head}{TEXT}</article>"));
        article.meta.byline.map(|claim| claim.value)
    };
    assert_eq!(byline("<p>Author</p><p>Ann Lee</p>").as_deref(), Some("Ann Lee"));
    assert_eq!(
        byline("<ul><li><a href=authors.html>Author</a></li><li><a href=licence.html>Licence</a></li></ul>"),
        None
    );
    assert_eq!(byline("<p>A column is one of:</p><ul><li>INTEGER</li><li>TEXT</li><li>BLOB</li></ul>"), None);
    let linked = "<p class=byline>By <a rel=author href=/ann>Ann Lee</a> <a rel=author href=/ann>View More Articles</a></p>";
    assert_eq!(byline(linked).as_deref(), Some("Ann Lee"));
}

#[test]
fn links_to_several_authors_are_a_byline() {
    let html = format!(
        "<title>The lock</title><article><h1>The lock</h1><ul><li>Par <a href=/a>Anne Lenoir</a>, <a href=/b>Marie Visse</a></li><li>Le 5 avril 2013</li></ul>{TEXT}</article>"
    );
    let meta = read(&html).meta;
    assert_eq!(meta.byline.map(|claim| claim.value).as_deref(), Some("Anne Lenoir, Marie Visse"));
    assert!(meta.source.is_none());
}
