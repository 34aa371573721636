//! What stands beside the lead or takes turns with it: related stories, posts of a conversation, references.

use broadsheet_extract::{Article, Options, extract};

const TEXT: &str = "<p>The harbour office opened its new quay on Tuesday, after two years of work and, as the \
    mayor said, more patience than money. Boats of up to nine metres may tie up there.</p><p>Fishers had asked \
    for it since the storm, which took the old one, and with it most of the sheds on the northern side.</p>";

fn read(html: &str) -> Article {
    extract(html, &Options::default()).expect("an article")
}

#[test]
fn a_related_story_has_the_time_that_stands_in_its_titles_line_or_above_it() {
    let page = |item: &str| {
        format!(
            "<title>A quay</title><article><h1>A quay for the harbour</h1>{TEXT}</article>
             <aside><h2>Related articles</h2><ul>{item}</ul></aside>"
        )
    };
    let link = "<a href=https://quay.example/2025/03/ferry>The night ferry sails for the last time</a>";
    let rest = "<p>How the boat was lost, and who wants it back.</p>";
    for item in [
        format!("<li>{link} <span>By Tomas Reyl</span> <time>4 March 2025</time>{rest}</li>"),
        format!("<li><div>4 March 2025</div><div>{link} (updated)</div>{rest}</li>"),
    ] {
        let article = read(&page(&item));
        let story = article.related.first().expect("a story");
        let day = story.published.as_ref().and_then(|date| date.at).map(|at| at.date.to_string());
        assert_eq!(day.as_deref(), Some("2025-03-04"), "{item}");
        assert_eq!(story.snippet.as_deref(), Some("How the boat was lost, and who wants it back."), "{item}");
    }
}

#[test]
fn short_posts_of_a_conversation_stay_with_their_authors() {
    let post = |name: &str, text: &str| {
        format!(
            "<div class=post itemscope itemtype=https://schema.org/Comment><span itemprop=author itemscope>
             <span itemprop=name>{name}</span> <em>Well-Known Member</em></span>
             <div class=text><p>{text}</p></div><button>Reply</button></div>"
        )
    };
    let long = "The boiler goes out whenever the wind is from the north, and I have tried all that the book says of it.";
    let html = format!(
        "<title>Boiler</title><main itemscope itemtype=https://schema.org/DiscussionForumPosting>
         <h1 itemprop=headline>Why does the boiler go out?</h1>{}{}{}</main>",
        post("marlowe_finch", long),
        post("Ottoline", "Any news on this"),
        post("Ida", long)
    );
    let article = read(&html);
    assert!(article.text().contains("Any news on this"), "{}", article.text());
    assert_eq!(article.meta.authors.first().map(|author| author.name.as_str()), Some("marlowe_finch"));
}

#[test]
fn a_whole_reference_is_not_set_as_the_name_of_a_work() {
    let html = |cite: &str| {
        format!("<article><h1>A quay for the harbour</h1>{TEXT}<p>See {cite} for more of it.</p></article>")
    };
    let set = |cite: &str| format!("{:?}", read(&html(cite)).body).contains("Emphasis([Text(\"Hill, B.");
    assert!(set("<cite>Hill, B. The quay</cite>"));
    assert!(!set("<cite>Hill, B. <i>The quay</i>. Harbour Press</cite>"));
}
