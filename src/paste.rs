//! Which of a clipboard's forms to read.

use wire::Source;

use crate::within;

/// What a paste comes down to.
#[derive(Debug, PartialEq)]
pub enum Pasted {
    /// Something to read.
    Page(Source),
    /// An address alone, which a page cannot fetch.
    AddressOnly,
    /// Nothing.
    Nothing,
}

/// Chooses between the rich form and the plain one.
///
/// The plain form wins where it is HTML source (copied from "View source", whose rich form is a
/// picture of it) and where the rich form has no structure of a page to offer.
pub fn choose(html: &str, text: &str) -> Pasted {
    if looks_like_source(text) {
        return Pasted::Page(Source::Text(text.to_owned()));
    }
    if is_address(text.trim()) {
        return Pasted::AddressOnly;
    }
    if has_structure(html) {
        return Pasted::Page(Source::Html(html.to_owned()));
    }
    if text.trim().is_empty() {
        let page = !html.trim().is_empty();
        return if page { Pasted::Page(Source::Html(html.to_owned())) } else { Pasted::Nothing };
    }
    Pasted::Page(Source::Text(text.to_owned()))
}

/// Begins as a document or a tag does, and closes tags further on.
fn looks_like_source(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut bytes = text.bytes();
    bytes.next() == Some(b'<')
        && bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'!' || b == b'?')
        && ["</", "/>", "<p"].iter().any(|part| within::has(text, part))
}

/// Elements that a page is made of. An editor's clipboard holds coloured lines in `div` and
/// `span` under `white-space: pre`; that is text, whatever it looks like.
fn has_structure(html: &str) -> bool {
    const OF_A_PAGE: [&str; 13] = [
        "p",
        "h1",
        "h2",
        "h3",
        "li",
        "article",
        "section",
        "main",
        "table",
        "figure",
        "blockquote",
        "br",
        "a",
    ];
    let mut divs = 0u32;
    for (at, _) in html.match_indices('<') {
        let rest = html.get(at + 1..).unwrap_or("");
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if OF_A_PAGE.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
            return true;
        }
        divs = divs.saturating_add(u32::from(name.eq_ignore_ascii_case("div")));
    }
    divs > 1 && !["white-space: pre", "white-space:pre"].iter().any(|part| within::has(html, part))
}

/// One address and nothing else.
fn is_address(text: &str) -> bool {
    let scheme = text.starts_with("http://") || text.starts_with("https://");
    scheme && text.len() < 4096 && !text.contains(char::is_whitespace)
}

/// Whether a box still shows the text that was pasted into it, so that the rich form kept beside
/// it may be read in its place. Boxes turn CR LF into LF.
pub fn unedited(shown: &str, pasted: &str) -> bool {
    shown.trim().lines().eq(pasted.trim().lines())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(s: &str) -> Pasted {
        Pasted::Page(Source::Html(s.into()))
    }

    fn text(s: &str) -> Pasted {
        Pasted::Page(Source::Text(s.into()))
    }

    #[test]
    fn a_page_copied_from_a_browser_keeps_its_structure() {
        let rich = "<meta charset='utf-8'><h1>Ferry</h1><p>It sails.</p>";
        assert_eq!(choose(rich, "Ferry\n\nIt sails."), html(rich));
        let soup = "<div><div>Ferry</div><div>It sails.</div></div>";
        assert_eq!(choose(soup, "Ferry\nIt sails."), html(soup));
    }

    #[test]
    fn source_is_taken_as_source_even_where_its_colours_came_along() {
        let source = "\n<!doctype html><html><p>It sails.</html>";
        assert_eq!(choose("", source), text(source));
        assert_eq!(choose("<p><span>&lt;!doctype html&gt;</span>", source), text(source));
    }

    #[test]
    fn an_editors_colours_are_no_structure() {
        let rich = "<div style='white-space: pre;'><div><span>It sails.</span></div><div>On.</div></div>";
        assert_eq!(choose(rich, "It sails.\nOn."), text("It sails.\nOn."));
        assert_eq!(choose("<meta charset='utf-8'><span>It sails.</span>", "It sails."), text("It sails."));
    }

    #[test]
    fn text_that_only_begins_with_a_bracket_is_text() {
        assert_eq!(choose("", "<3 is how it began."), text("<3 is how it began."));
        assert_eq!(choose("", "<note to self> buy bread"), text("<note to self> buy bread"));
    }

    #[test]
    fn an_address_alone_and_nothing_are_told_apart() {
        assert_eq!(choose("", " https://paper.example/a "), Pasted::AddressOnly);
        assert_eq!(choose("<a href='https://p.example'>", "https://p.example"), Pasted::AddressOnly);
        assert_eq!(choose("", " \n "), Pasted::Nothing);
        assert_eq!(choose("<span>It sails.</span>", ""), html("<span>It sails.</span>"));
    }

    #[test]
    fn an_edit_parts_the_box_from_the_paste() {
        assert!(unedited("a\nb\n", "a\r\nb"));
        assert!(!unedited("a\nb c", "a\r\nb"));
    }
}
