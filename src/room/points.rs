//! "Key points": the sentences that carry the article, each with its place, and the names in it.

use std::rc::Rc;

use web_sys::{Element, Range};

use super::passage::{self, Passage};
use crate::browser;
use crate::digest::{self, PARAGRAPH};

/// A sentence and where it stands.
#[derive(Clone)]
pub struct Point {
    /// Its words.
    pub text: String,
    range: Option<Range>,
}

/// A name.
pub struct Name {
    /// What all its places have.
    pub short: String,
    /// In how many places it stands.
    pub count: usize,
    /// Its usual form.
    pub text: String,
    /// `person`, `place`, `house`, or empty where nothing in the text tells what it names.
    pub kind: String,
}

/// The paragraphs of the open article as it is set, read once for all that is asked of them.
pub struct Text {
    passages: Vec<Passage>,
    joined: String,
}

impl Text {
    /// As it is now.
    pub fn of_article() -> Rc<Self> {
        let passage = |p: &Element| Passage::of(p, ".note-ref, rt, rp");
        let passages: Vec<Passage> = browser::all(".body > p:not(.pull-quote)").iter().map(passage).collect();
        let texts: Vec<String> = passages.iter().map(|passage| String::from(&passage.text)).collect();
        Rc::new(Self { joined: texts.join(PARAGRAPH), passages })
    }

    /// Its key points; `None` where what finds them is not to be had.
    pub fn points(self: &Rc<Self>, headline: &str, then: impl FnOnce(Option<Vec<Point>>) + 'static) {
        let me = Rc::clone(self);
        let point = move |line: &str| {
            let mut numbers = line.split('\t').filter_map(|number| number.parse::<u32>().ok());
            let (at, from, to) = (numbers.next()?, numbers.next()?, numbers.next()?);
            let passage = me.passages.get(at as usize)?;
            Some(Point { text: passage.text.substring(from, to).into(), range: passage.range(from, to) })
        };
        digest::ask("points", vec![headline.to_owned(), self.joined.clone()], move |lines| {
            then(lines.map(|lines| lines.lines().filter_map(point).collect()));
        });
    }

    /// The names in it, those that stand in most places first.
    pub fn names(&self, lang: &str, then: impl FnOnce(Vec<Name>) + 'static) {
        let name = |line: &str| {
            let mut fields = line.split('\t');
            Some(Name {
                short: fields.next()?.to_owned(),
                count: fields.next()?.parse().ok()?,
                text: fields.next()?.to_owned(),
                kind: fields.next()?.to_owned(),
            })
        };
        digest::ask("names", vec![lang.to_owned(), self.joined.clone()], move |lines| {
            then(lines.unwrap_or_default().lines().filter_map(name).collect());
        });
    }

    /// Offers what the browser has of its own: see `public/own.js`.
    pub fn offer_own(&self, sheet: &Element, lang: &str, headline: &str) {
        let with = [sheet.into(), lang.into(), headline.into(), self.joined.as_str().into()];
        browser::call(&js_sys::global(), "own", &with);
    }
}

impl Point {
    /// Takes the reader there and marks it for a while.
    pub fn show(&self) {
        if let Some(range) = &self.range {
            passage::point_at(range);
            // Whoever reads on by keys does so from there.
            if let Some(block) = passage::around(range).and_then(|e| e.closest(".body > *").ok().flatten()) {
                browser::focus_there(&block);
            }
        }
    }
}
