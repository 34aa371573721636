//! What the page can call. Paragraphs come with a paragraph separator (U+2029) between them.

use summary::{Kind, Profile, Why};
use wasm_bindgen::prelude::*;

fn paragraphs(text: &str) -> Vec<String> {
    text.split('\u{2029}').map(str::to_owned).collect()
}

/// The key points, one a line: the paragraph, counted from 0, and where the sentence begins and ends
/// in it, in UTF-16 units.
#[wasm_bindgen]
pub fn points(headline: &str, text: &str) -> String {
    let paragraphs = paragraphs(text);
    let units = |text: &str, to: usize| text.get(..to).unwrap_or_default().encode_utf16().count();
    let line = |point: summary::Point| {
        let text = paragraphs.get(point.paragraph).map_or("", String::as_str);
        let numbers = [point.paragraph, units(text, point.range.start), units(text, point.range.end)];
        numbers.map(digits).join("\t")
    };
    lines(summary::key_points(headline, &paragraphs).into_iter().map(line))
}

/// The names, one a line: what all its places have, in how many it stands, its usual form, and what it
/// names (`person`, `place`, `house` or nothing).
#[wasm_bindgen]
pub fn names(lang: &str, text: &str) -> String {
    let line = |name: summary::Name| {
        let kind = match name.kind {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::House => "house",
            Kind::Unknown => "",
        };
        [&name.short, digits(name.count).as_str(), &name.text, kind].join("\t")
    };
    lines(summary::names(lang, &paragraphs(text)).into_iter().map(line))
}

/// What a text can be known by, as [`kin`] takes it.
#[wasm_bindgen]
pub fn traits(lang: &str, headline: &str, text: &str) -> String {
    summary::traits(lang, headline, &paragraphs(text))
}

/// Which of other texts are like this one, the most alike first, one a line: which, counted from 0;
/// what they share (`names`, `words` or `source`), and which. Each text is a line: its headline, its
/// source and its traits, with tabs between them.
#[wasm_bindgen]
pub fn kin(own: &str, others: &str) -> String {
    let others: Vec<Profile<'_>> = others.split('\n').map(profile).collect();
    let line = |kin: summary::Kin| {
        let (kind, shared) = match kin.why {
            Why::Names(names) => ("names", names),
            Why::Words(words) => ("words", words),
            Why::Source => ("source", Vec::new()),
        };
        [digits(kin.which).as_str(), kind, &shared.join("\t")].join("\t")
    };
    lines(summary::kin(&profile(own), &others).into_iter().map(line))
}

fn profile(line: &str) -> Profile<'_> {
    let mut fields = line.split('\t');
    let mut next = || fields.next().unwrap_or_default();
    Profile { headline: next(), source: next(), traits: next() }
}

// What formats any value would weigh a tenth of what finds the names.
fn digits(number: usize) -> String {
    let mut text = String::new();
    let mut rest = number;
    loop {
        text.insert(0, char::from(b'0' + u8::try_from(rest % 10).unwrap_or(0)));
        rest /= 10;
        if rest == 0 {
            return text;
        }
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
