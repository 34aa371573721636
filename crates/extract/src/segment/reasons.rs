//! The rules by which strips are dealt out, in words that a reader understands.

/// A rule's reason in words.
pub(crate) fn words_of(rule: &str) -> &'static str {
    if !cfg!(feature = "words") {
        return "";
    }
    RULES.iter().find(|(id, _)| *id == rule).map_or("it is not part of this story", |(_, words)| words)
}

/// Rule and reason.
pub(crate) const RULES: &[(&str, &str)] = &[
    ("headline", "it is the headline"),
    ("headline-again", "it repeats the headline"),
    ("byline", "it says who wrote the story"),
    ("source", "it says where the story is from"),
    ("date", "it says when the story was published"),
    ("kicker", "it is the line above the headline"),
    ("dek", "it is the summary below the headline"),
    ("caption", "it is a picture's caption"),
    ("credit", "it is a picture's credit"),
    ("story-of-its-own", "it belongs to another story of this page"),
    ("teaser", "it announces another story"),
    ("related-heading", "it is a heading over other stories"),
    ("inline-link", "it is a line that only leads to another story"),
    ("read-on", "it is a button that opens a story"),
    ("buttons", "it is made of buttons"),
    ("share-bar", "it offers to share the story"),
    ("comments", "it belongs to the comments"),
    ("about-author", "it introduces the author"),
    ("newsletter", "it asks to subscribe to a newsletter"),
    ("app-promotion", "it advertises the site's app"),
    ("assistant", "it advertises the site's assistant"),
    ("cookies", "it asks about cookies"),
    ("legal", "it is the site's legal notice"),
    ("advertisement", "it labels an advertisement"),
    ("ornament", "it is the name of a decorative picture"),
    ("before-headline", "it stands before the headline: menu, logo, sections"),
    ("page-foot", "it stands after the stories, with the site's own notices"),
    ("outside-stories", "it belongs to none of the stories of this page"),
];
