//! The posts of a conversation: each has a head with its author and its time, in the mark-up of each
//! family of forums.

use broadsheet_extract::article::{Block, BlockKind, WebUrl, plain_text};
use broadsheet_extract::{Article, Options, extract};

const LONG: &str =
    "The boiler goes out whenever the wind is from the north, and I have tried all that its book says of it.";
const ANSWER: &str =
    "Look at the flue first, and only then at the burner: ours had a nest in it, and nothing else was wrong.";
const LAST: &str =
    "It was a nest. Thank you all, the house is warm again, and the birds have moved to the shed.";

fn read(posts: &str) -> Article {
    let html = format!(
        "<title>Why does the boiler go out?</title><main itemscope itemtype=https://schema.org/DiscussionForumPosting>
         <h1>Why does the boiler go out?</h1>{posts}</main>"
    );
    extract(&html, &Options::default()).expect("an article")
}

/// The blocks as lines, rules as "---".
fn lines(article: &Article) -> Vec<String> {
    let line = |block: &Block| match &block.kind {
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Paragraph(line) => plain_text(line),
        other => format!("{other:?}"),
    };
    article.body.iter().map(line).collect()
}

fn assert_heads(posts: &str, heads: [&str; 2]) {
    let article = read(posts);
    let want = [LONG, "---", heads[0], ANSWER, "---", heads[1], LAST];
    assert_eq!(lines(&article), want, "{posts}");
    assert_eq!(article.meta.byline.map(|byline| byline.value).as_deref(), Some("marlowe_f"), "{posts}");
}

#[test]
fn the_author_stands_beside_the_post_and_its_time_above() {
    let post = |name: &str, number: u32, text: &str| {
        format!(
            "<article class=message><div class=message-cell--user><section class=message-user>
             <a class=avatar href=/members/{name}.{number}/><span>{}</span></a>
             <h4 class=message-name><a class=username href=/members/{name}.{number}/>{name}</a></h4>
             <h5 class=userTitle>Well-Known Member</h5><dl><dt>Joined</dt><dd>Aug 24, 2006</dd></dl></section></div>
             <div class=message-main><header><ul><li><a href=#p{number}><time datetime=2025-03-0{number}>Mar {number},
             2025</time></a></li><li><a href=#p{number}>#{number}</a></li></ul></header>
             <div class=message-body><div class=bbWrapper>{text}</div></div><aside class=message-signature><div class=bbWrapper>
             Warm houses, {name} says, are made of quiet birds, and of a boiler that is older than its owner.</div></aside>
             </div></article>",
            &name[..1].to_uppercase()
        )
    };
    let posts =
        [post("marlowe_f", 1, LONG), post("ottoline", 2, ANSWER), post("marlowe_f", 3, LAST)].concat();
    assert_heads(&posts, ["ottoline · Mar 2, 2025", "marlowe_f · Mar 3, 2025"]);
}

#[test]
fn the_author_is_said_again_with_the_time_below_an_answers_title() {
    let post = |name: &str, number: u32, title: &str, text: &str| {
        format!(
            "<div class=post><dl class=postprofile><dt><a class=username href='./memberlist.php?mode=viewprofile&u={number}'
             >{name}</a></dt><dd class=profile-posts><strong>Posts:</strong> 9179</dd><dd class=profile-joined>
             <strong>Joined:</strong> Wed Feb 04, 2015 6:38 pm</dd></dl><div class=postbody><h3><a href=#p{number}>{title}</a>
             </h3><p class=author>by <strong><a class=username href='./memberlist.php?mode=viewprofile&u={number}'>{name}</a>
             </strong> » Sun Mar 0{number}, 2025 10:0{number} am</p><div class=content>{text}</div></div></div>"
        )
    };
    let title = "Why does the boiler go out?";
    let answer = "Re: Why does the boiler go out?";
    let posts = [
        post("marlowe_f", 1, title, LONG),
        post("ottoline", 2, answer, ANSWER),
        post("marlowe_f", 3, answer, LAST),
    ];
    assert_heads(
        &posts.concat(),
        ["ottoline · Sun Mar 02, 2025 10:02 am", "marlowe_f · Sun Mar 03, 2025 10:03 am"],
    );
}

#[test]
fn what_an_answer_is_to_is_not_said_over_each() {
    let post = |title: &str, text: &str| format!("<div class=postright><h3>{title}</h3><p>{text}</p></div>");
    let posts = [
        post("A stove with no flame", LONG),
        post("Re: A stove with no flame", ANSWER),
        post("AW: A stove with no flame", LAST),
        post("Step one: A stove with no flame", LONG),
        post("A stove with no flame", ANSWER),
    ];
    let said = lines(&read(&posts.concat()));
    assert_eq!(said.iter().filter(|line| line.contains("no flame")).count(), 3, "{said:?}");
}

#[test]
fn a_list_of_quotations_is_a_conversation() {
    let post = |name: &str, number: u32, text: &str| {
        format!(
            "<li class=postcontainer><div class=posthead>03-0{number}-2025, 10:0{number} AM</div><div class=postdetails>
             <div class=userinfo><div class=username_container><a class=username href=member.php?{number}>{name}</a></div>
             <span class=usertitle>Junior Member</span><dl><dt>Join Date</dt><dd>Sep 2006</dd></dl></div><div class=postbody>
             <blockquote class='postcontent restore'>{text}</blockquote><hr></div></div></li>"
        )
    };
    let posts =
        [post("marlowe_f", 1, LONG), post("ottoline", 2, ANSWER), post("marlowe_f", 3, LAST)].concat();
    assert_heads(
        &format!("<ol class=posts>{posts}</ol>"),
        ["ottoline · 03-02-2025, 10:02 AM", "marlowe_f · 03-03-2025, 10:03 AM"],
    );
}

/// A post that is signed below.
fn signed(name: &str, number: u32, text: &str) -> String {
    format!(
        "<div class=answer><div class=answercell><div class=s-prose><p>{text}</p></div><div class=post-signature>
         <div class=user-action-time>answered <span>Mar {number}, 2025 at 10:0{number}</span></div>
         <div class=user-details><a href=/users/{number}/{name}>{name}</a></div></div></div></div>"
    )
}

#[test]
fn a_site_may_sign_its_posts_below() {
    let posts =
        [signed("marlowe_f", 1, LONG), signed("ottoline", 2, ANSWER), signed("marlowe_f", 3, LAST)].concat();
    assert_heads(&posts, ["ottoline · Mar 2, 2025 at 10:02", "marlowe_f · Mar 3, 2025 at 10:03"]);
}

#[test]
fn how_many_answers_there_are_is_said_above_the_first() {
    let answers = [signed("ottoline", 2, ANSWER), signed("ida", 3, LAST)].concat();
    let posts = format!("{}<div id=answers><h2>2 Answers</h2>{answers}</div>", signed("marlowe_f", 1, LONG));
    let article = read(&posts);
    let [first, heading, rule, head, ..] = &*lines(&article) else { panic!("{:?}", article.body) };
    assert!(heading.contains("2 Answers"), "{heading}");
    assert_eq!([&**first, rule, head], [LONG, "---", "ottoline · Mar 2, 2025 at 10:02"]);
}

#[test]
fn who_leads_to_a_page_elsewhere_opens_the_conversation() {
    let post = |name: &str, hours: u32, text: &str| {
        format!(
            "<div class=entry><p class=tagline><a class=author href=/user/{name}>{name}</a> <span>9 points</span>
             <time title='Sun Mar 2 1{hours}:00:00 2025 UTC' datetime=2025-03-02T1{hours}:00:00+00:00>{hours} hours ago</time>
             </p><div class=md><p>{text}</p></div></div>"
        )
    };
    let posts = [post("ottoline", 5, LONG), post("ida", 4, ANSWER)].concat();
    let html = format!(
        "<title>Why does the boiler go out? : heating</title><div class=side><h1>Rules of this place</h1>
         <ul><li><a href=/rules#1>Be kind</a><li><a href=/rules#2>Say where it is</a></ul></div>
         <div class=content itemscope itemtype=https://schema.org/DiscussionForumPosting><div class=thing><p class=title>
         <span class=label>Flues</span><a class=title href=https://flues.example/>Why does the boiler go out?</a>
         <span class=domain>(<a href=/domain/flues.example>flues.example</a>)</span></p><p class=tagline>submitted
         <time datetime=2025-03-02T09:00:00+00:00>6 hours ago</time> by <a class=author href=/user/marlowe_f>marlowe_f</a>
         </p></div><div class=comments>{posts}</div></div>"
    );
    let article = extract(&html, &Options::default()).expect("an article");
    assert_eq!(article.meta.headline.as_ref().unwrap().value, "Why does the boiler go out?");
    assert_eq!(article.meta.byline.as_ref().unwrap().value, "marlowe_f");
    assert_eq!(lines(&article)[..2], ["ottoline · 5 hours ago", LONG]);
}

#[test]
fn whom_a_post_speaks_to_did_not_write_the_rest_of_it() {
    let post = |name: &str, text: &str| {
        format!(
            "<div class=topic-post><span class=creator><a href=/u/{name}>{name}</a></span> <time>March 2, 2025, 10:02am</time>
             <div class=post>{text}</div></div>"
        )
    };
    let asked = format!("<p>{ANSWER}</p><p><a href=/u/marlowe_f>@marlowe_f</a></p><p>{LAST}</p>");
    let article = read(&[post("marlowe_f", LONG), post("ottoline", &asked)].concat());
    let want = [LONG, "---", "ottoline · March 2, 2025, 10:02am", ANSWER, LAST];
    assert_eq!(lines(&article), want);
}

#[test]
fn an_article_has_no_posts() {
    let comment = format!("<div class=comment><a href=/u/ottoline>ottoline</a><p>{ANSWER}</p></div>");
    let html = format!(
        "<title>The boiler</title><article><h1>The boiler goes out</h1><p>By <a href=/u/ann>Ann Lee</a></p><p>{LONG}</p>
         <div class=entry><div class=user><a href=/u/bo>Bo Dee</a></div><p>{ANSWER}</p></div>
         <p>{LAST}</p></article><section id=comments>{comment}{comment}</section>"
    );
    let article = extract(&html, &Options::default()).expect("an article");
    let said = lines(&article);
    assert!(said.iter().all(|line| line != "---"), "{said:?}");
}

#[test]
fn a_quotation_is_a_post_in_a_conversation_only() {
    let html = format!(
        "<title>The boiler</title><article><h1>The boiler goes out</h1><p>{LONG}</p><blockquote class=message>{ANSWER}
         </blockquote><p>{LAST}</p></article>"
    );
    let article = extract(&html, &Options::default()).expect("an article");
    assert!(matches!(article.body[1].kind, BlockKind::Quote { .. }), "{:?}", article.body);
}

#[test]
fn an_address_may_tell_a_conversation() {
    let post = |name: &str, text: &str| {
        format!(
            "<div class=post><a class=username href=/u/{name}>{name}</a> <time>2 March 2025</time><p>{text}</p></div>"
        )
    };
    let posts = [post("marlowe_f", LONG), post("ottoline", ANSWER), post("ida", LAST)].concat();
    let html = format!("<title>Boiler</title><main><h1>Why does the boiler go out?</h1>{posts}</main>");
    let heads = |url: &str| {
        let options = Options { url: WebUrl::parse(url).ok(), ..Options::default() };
        let article = extract(&html, &options).expect("an article");
        lines(&article).iter().filter(|line| *line == "---").count()
    };
    for url in [
        "https://community.boiler.example/1",
        "https://boiler.example/t/goes-out/12",
        "https://bbs.boiler.example/1",
        "https://boilerforum.example/repairs/148829-goes-out.html",
        "https://boiler.example/index.php?topic=12.0",
        "https://boiler.example/ShowTopic-i12-Goes_out.html",
    ] {
        assert_eq!(heads(url), 2, "{url}");
    }
    for url in [
        "https://boiler.example/community/12",
        "https://boiler.example/t/boiler-that-does-not-go-out",
        "https://boilerforum.example/stories/2025/03/boilers",
    ] {
        assert_eq!(heads(url), 0, "{url}");
    }
}
