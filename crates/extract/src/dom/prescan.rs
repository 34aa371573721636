//! Finds tags with more attributes than any page has, before the tokenizer meets them.
//!
//! The tokenizer compares each attribute of a tag with all before it, so a tag with a million of
//! them costs their square. Where a tag could have too many, it is closed early: a `>` goes into
//! the input.
//!
//! What the tokenizer will take for a tag depends on the tree (scripts, foreign content), which
//! is not known here. So every `<` counts as the beginning of one, and the tags
//! that could be open at a place are followed side by side, after the states of the WHATWG
//! tokenizer (HTML standard, 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.39). Tags in the same state go on
//! alike from there, so only the one with most attributes is followed: at most one a state. No
//! page gets around it, and one that is mistaken (a long script, a long comment) gains a `>`
//! where nobody reads.

/// Attributes that a tag may have. Real pages have some fifty at most.
pub(super) const MAX_ATTRIBUTES: u16 = 128;

/// The tokenizer's states within a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    TagOpen,
    EndTagOpen,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
    AfterQuoted,
}

const STATES: [State; 11] = [
    State::TagOpen,
    State::EndTagOpen,
    State::TagName,
    State::BeforeName,
    State::Name,
    State::AfterName,
    State::BeforeValue,
    State::DoubleQuoted,
    State::SingleQuoted,
    State::Unquoted,
    State::AfterQuoted,
];

/// What a byte does to a tag: the state after it, and 1 where it begins an attribute.
/// `None` where it ends the tag, or shows that there is none.
type Step = Option<(State, u16)>;

const fn step(state: State, byte: u8) -> Step {
    use State::{
        AfterName, AfterQuoted, BeforeName, BeforeValue, DoubleQuoted, EndTagOpen, Name, SingleQuoted,
        TagName, TagOpen, Unquoted,
    };
    let space = matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ');
    match (state, byte) {
        (TagOpen, b'/') => Some((EndTagOpen, 0)),
        (TagOpen | EndTagOpen, _) if byte.is_ascii_alphabetic() => Some((TagName, 0)),
        (TagOpen | EndTagOpen, _) => None,
        (DoubleQuoted, b'"') | (SingleQuoted, b'\'') => Some((AfterQuoted, 0)),
        (DoubleQuoted | SingleQuoted, _) => Some((state, 0)),
        (_, b'>') => None,
        (BeforeValue, _) if space => Some((BeforeValue, 0)),
        (BeforeValue, b'"') => Some((DoubleQuoted, 0)),
        (BeforeValue, b'\'') => Some((SingleQuoted, 0)),
        (BeforeValue, _) => Some((Unquoted, 0)),
        (Unquoted, _) if !space => Some((Unquoted, 0)),
        (Name | AfterName, _) if space => Some((AfterName, 0)),
        (Name | AfterName, b'=') => Some((BeforeValue, 0)),
        (_, b'/') => Some((BeforeName, 0)),
        _ if space => Some((BeforeName, 0)),
        (TagName | Name, _) => Some((state, 0)),
        (BeforeName | AfterName | AfterQuoted | Unquoted, _) => Some((Name, 1)),
    }
}

/// [`step`] for every state and byte: most bytes of a page are looked up here.
static STEPS: [[Step; 256]; STATES.len()] = {
    let mut steps = [[None; 256]; STATES.len()];
    let mut state = 0;
    while state < STATES.len() {
        let mut byte = 0;
        while byte < 256 {
            steps[state][byte] = step(STATES[state], byte as u8);
            byte += 1;
        }
        state += 1;
    }
    steps
};

/// A tag that may be open: where it is in it, and the attributes begun so far.
#[derive(Clone, Copy)]
struct Open {
    state: State,
    attributes: u16,
}

impl Open {
    const BEGUN: Self = Self { state: State::TagOpen, attributes: 0 };

    /// The tag after one more byte; `None` where that ends it.
    fn after(self, byte: u8) -> Option<Self> {
        let (state, begun) = STEPS[self.state as usize][usize::from(byte)]?;
        Some(Self { state, attributes: self.attributes + begun })
    }
}

/// The tags that may be open, one a state at most.
#[derive(Clone, Copy)]
struct OpenTags {
    tags: [Open; STATES.len()],
    count: usize,
}

impl OpenTags {
    const NONE: Self = Self { tags: [Open::BEGUN; STATES.len()], count: 0 };

    fn live(&mut self) -> &mut [Open] {
        self.tags.get_mut(..self.count).unwrap_or_default()
    }

    fn add(&mut self, tag: Open) {
        if let Some(same) = self.live().iter_mut().find(|same| same.state == tag.state) {
            same.attributes = same.attributes.max(tag.attributes);
        } else if let Some(free) = self.tags.get_mut(self.count) {
            *free = tag;
            self.count += 1;
        }
    }

    /// The tags that are still open after one more byte.
    fn after(mut self, byte: u8) -> Self {
        let mut next = Self::NONE;
        self.live().iter().filter_map(|tag| tag.after(byte)).for_each(|tag| next.add(tag));
        next
    }
}

/// The places, in rising order, where a `>` has to go into the page.
pub(super) fn closings(html: &str) -> Vec<usize> {
    let bytes = html.as_bytes();
    let mut closings = Vec::new();
    let mut open = OpenTags::NONE;
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        at += match open.live() {
            [] => rest.iter().take_while(|byte| **byte != b'<').count(),
            [only] => follow(only, rest),
            _ => 0,
        };
        let Some(&byte) = bytes.get(at) else { return closings };
        let mut next = open.after(byte);
        if next.live().iter().any(|tag| tag.attributes > MAX_ATTRIBUTES) {
            closings.push(at);
            // As the tokenizer will, reads the `>` first and then this byte again.
            open = open.after(b'>');
            continue;
        }
        open = next;
        at += 1;
        if byte == b'<' {
            open.add(Open::BEGUN);
        }
    }
}

/// Follows the only open tag up to where another may begin, or where it ends or has too many
/// attributes. Returns the bytes that it went on.
fn follow(tag: &mut Open, bytes: &[u8]) -> usize {
    for (count, &byte) in bytes.iter().enumerate() {
        match tag.after(byte) {
            Some(next) if byte != b'<' && next.attributes <= MAX_ATTRIBUTES => *tag = next,
            _ => return count,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page as the tokenizer will get it.
    fn closed(html: &str) -> String {
        let mut out = String::new();
        let mut from = 0;
        for at in closings(html) {
            out.push_str(&html[from..at]);
            out.push('>');
            from = at;
        }
        out + &html[from..]
    }

    fn attributes(count: usize) -> String {
        (0..count).map(|n| format!(" a{n}=\"<b {n}>\"")).collect()
    }

    #[test]
    fn ordinary_tags_stay_as_they_are() {
        let max = usize::from(MAX_ATTRIBUTES);
        for html in [
            "<p class=a id='b'>5 < 6 > 4</p>",
            "<a href='x > y' title=\"a 'b' c\" / >t",
            &format!("<p{}>text", attributes(max)),
            &format!("<p{0}></p><p{0}>", attributes(max)),
            &format!("<p title='{}'>", "a ".repeat(1000)),
        ] {
            assert!(closings(html).is_empty(), "{html}");
        }
    }

    #[test]
    fn a_tag_with_too_many_attributes_is_closed_early() {
        let max = usize::from(MAX_ATTRIBUTES);
        let begin = format!("<p{}", attributes(max));
        assert_eq!(closed(&format!("{begin} more='1' still>text")), format!("{begin} >more='1' still>text"));
        for separator in [" ", "/", "=x ", "='x'", "=\"<i\"", " = <i\n"] {
            let html = format!("<p {}>", format!("a{separator}").repeat(max * 10));
            assert!(!closings(&html).is_empty(), "{separator}");
        }
    }

    #[test]
    fn a_tag_cannot_hide_behind_what_is_none() {
        let many = "a ".repeat(usize::from(MAX_ATTRIBUTES) + 9);
        for before in
            ["<!-- <x ' -->", "<script>if (a <b) '</script>", "<x \"", "<![CDATA[ <x ' ]]>", "</x '"]
        {
            assert!(!closings(&format!("{before}<p {many}>")).is_empty(), "{before}");
        }
        for before in ["<x=\"", "</x='", "<x \"", "</x '", "</x/"] {
            assert!(!closings(&format!("{before} {many}>")).is_empty(), "{before}");
        }
    }
}
