//! Conversations: each post stays, however short, and what is printed about posts goes.

use broadsheet_extract::article::WebUrl;
use broadsheet_extract::{Options, extract};

fn text(page: &str, url: &str) -> String {
    let options = Options { url: WebUrl::parse(url).ok(), ..Options::default() };
    extract(page, &options).map(|article| article.text()).unwrap_or_default()
}

const LONG: [&str; 3] = [
    "I am laying a small branch line in the spare room and wonder how people hide the joint between two boards, which shows in every picture that I take of it.",
    "Put the joint under a road or a stream. A level crossing hides almost anything, and nobody looks at the tarmac when there is a train beside it.",
    "I use magnets along the front edge, which pull the two boards together so tightly that the gap is gone, and they can be had for little money.",
];

fn forum(post: impl Fn(&str) -> String) -> String {
    let posts =
        [LONG[0], LONG[1], "Same here.", "The tissue works, thanks!", LONG[2], "Der Tipp ist Gold wert"];
    let posts: String = posts.iter().map(|said| post(said)).collect();
    format!(
        "<title>Hiding the joint between boards</title><body><h1>Hiding the joint between boards</h1><div id=page>{posts}</div>"
    )
}

#[test]
fn a_short_post_among_long_ones_stays() {
    let page = forum(|said| {
        format!(
            "<div class='post bg2'><dl class=postprofile><dt class=has-profile-rank>oldguard</dt><dd class=profile-joined>Joined: Sun Feb 05, 2017</dd></dl><div class=postbody>\
             <h3>Re: Hiding the joint between boards</h3><p class=author>by oldguard » <time>Tue Jan 14, 2025 8:52 pm</time></p>\
             <div class=content>{said}</div><div class=signature>Layouts: Ashby Wharf and Pennybridge</div></div></div>"
        )
    });
    let text = text(&page, "https://boards.example/viewtopic.php?t=119");
    let lines: Vec<&str> = text.lines().collect();
    let head = "oldguard · Tue Jan 14, 2025 8:52 pm";
    let posts = [LONG[1], "Same here.", "The tissue works, thanks!", LONG[2], "Der Tipp ist Gold wert"];
    let posts: Vec<&str> =
        [LONG[0]].into_iter().chain(posts.into_iter().flat_map(|post| [head, post])).collect();
    assert_eq!(lines, posts);
}

#[test]
fn what_is_printed_about_a_post_goes() {
    let page = forum(|said| {
        format!(
            "<div class=topic-body><div class=post-meta><a href=/u/ada>ada</a> <time>February 11, 2025, 10:15am</time> 1</div>\
             <div class=post><p>{said}</p></div><div><meta itemprop=userInteractionCount content=3><span class=post-likes>3 Likes</span> </div>\
             <ul class='flat-list buttons'><li><a href=#>permalink</a></li><li><a href=#>save</a></li></ul></div>"
        )
    });
    let text = text(&page, "https://boards.example/forum/joint");
    for gone in ["Likes", "permalink", "save"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("Same here.") && text.contains("Der Tipp"), "{text}");
}

#[test]
fn labels_and_buttons_of_a_recipe_are_none_of_it() {
    let page = format!(
        "<title>Plum cake</title><article><h1>Plum cake</h1><p>{}</p><div><a class=recipe-print href=/p>Print</a> <a class=recipe-pin href=/q>Pin</a></div>\
         <h2>Ingredients</h2><div>Scale <button>1x</button><button>2x</button></div><ul><li>500 g plums</li><li>180 g butter</li><li>3 eggs</li></ul>\
         <h2>Steps</h2><ol><li>Heat the oven, and line a tin with paper.</li><li>Beat the butter until it is pale.</li></ol></article>",
        LONG[0]
    );
    let text = text(&page, "https://plum.example/cake");
    assert!(!text.contains("Print") && !text.contains("1x"), "{text}");
    assert!(text.contains("500 g plums") && text.contains("Beat the butter"), "{text}");
}

#[test]
fn what_a_firm_says_of_itself_below_its_news_is_part_of_them() {
    let page = format!(
        "<title>Ostra Lamps reports a record quarter</title><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":{{\"@type\":\"Person\",\"name\":\"Ostra Lamps\"}}}}</script>\
         <article><h1>Ostra Lamps reports a record quarter</h1><p>{}</p><p>{}</p><p><b>About Ostra Lamps</b></p>\
         <p>Ostra Lamps makes lamps for ships, harbours and streets. It was founded in 1903, and employs 400 people.</p></article>",
        LONG[1], LONG[2]
    );
    assert!(text(&page, "https://wire.example/ostra").ends_with("employs 400 people."));
}

#[test]
fn the_times_of_a_programme_are_its_text() {
    let row = |time: &str, what: &str| {
        format!(
            "<div class=session><div class=session-time>{time}</div><div class=session-body><h3>{what}</h3><p>{}</p></div></div>",
            LONG[1]
        )
    };
    let rows = [
        ("10:00 – 10:45", "Ropes for everybody"),
        ("11:00 – 11:30", "A history of fog"),
        ("12:15 – 13:00", "The open bench"),
    ];
    let rows: String = rows.iter().map(|(time, what)| row(time, what)).collect();
    let page = format!(
        "<title>Programme</title><main><h1>Programme</h1><h2>Friday</h2><div class=schedule>{rows}</div></main>"
    );
    let article = extract(&page, &Options::default()).unwrap_or_default();
    assert!(article.text().starts_with("Friday\n10:00 – 10:45\nRopes"), "{}", article.text());
    assert!(article.text().contains("11:00 – 11:30") && article.meta.published.is_none());
}

#[test]
fn times_of_a_programme_right_below_its_headline_stay_in_their_lines() {
    let page = format!(
        "<title>Programme de la fête du port</title><main><h1>Programme de la fête du port</h1><p>9h30 – Ouverture</p>\
         <p>10h00 – Course de barques</p><p>11h30 – Soupe de poisson pour tous</p><p>{}</p></main>",
        LONG[1]
    );
    let text = text(&page, "https://port.example/fete");
    assert!(text.starts_with("9h30 – Ouverture\n10h00 – Course"), "{text}");
}
