//! What the rules see of each strip, as far as the strip and its place tell it.

use crate::dom::{Dom, NodeId, Tag, name_bit};
use crate::facts::{Facts, Strip, is_hidden, push_letters};
use crate::find::holds;
use crate::keys::Keys;
use crate::rules::{Flag, Number, Place, View, phrase_groups};

/// Elements with this many `article`s are lists of articles.
const MANY_ARTICLES: usize = 4;

/// Builds the views of all strips; numbers of the second reading are still 0.
#[inline(never)]
pub(crate) fn views(dom: &Dom, facts: &Facts, titles: &[String]) -> Vec<View> {
    let ground = Ground::survey(dom, facts);
    let titles: Vec<Letters> = titles.iter().map(|t| Letters::of(t)).filter(|t| !t.text.is_empty()).collect();
    let many = dom.ids().filter(|&n| dom.tag(n) == Tag::Article).take(MANY_ARTICLES).count() == MANY_ARTICLES;
    let all = facts.totals(0..facts.strips.len()).words.max(1);
    let mut seen = Keys::default();
    let mut letters = Letters::default();
    let mut under = 0;
    let mut title_at = None;
    let mut views: Vec<View> = Vec::with_capacity(facts.strips.len());
    for (index, strip) in facts.strips.iter().enumerate() {
        let text = facts.text(strip);
        let m = &strip.measure;
        let mut view = View {
            tag: dom.tag(strip.block),
            places: ground.places[strip.block.0 as usize],
            named: ground.own[strip.block.0 as usize],
            around: 0,
            begins: phrase_groups(text, m.words),
            under: 0,
            flags: text_flags(text, strip),
            numbers: Default::default(),
        };
        wrappers(dom, &ground, strip, &mut view);
        if let Some(parent) = dom.parent(strip.block) {
            view.named |= ground.own[parent.0 as usize];
            view.around = dom.parent(parent).map_or(0, |g| ground.around[g.0 as usize]);
        }
        set(&mut view, Flag::Repeats, m.words >= 2 && !seen.add(strip.key));
        if title_at.is_none() && view.inside(Place::Heading) && (1..=30).contains(&m.words) {
            letters.read(text);
            if titles.iter().any(|title| title.holds(&letters) || letters.holds(title)) {
                title_at = Some(index);
            }
        }
        set(&mut view, Flag::ManyArticles, many);
        set(&mut view, Flag::Opening, strip.first < facts.replies && strip.is_prose());
        let is_heading =
            view.inside(Place::Heading) || (view.is(Flag::Strong) && m.words <= 12 && m.links == 0);
        if is_heading {
            under = view.begins;
        }
        view.under = under;
        let at = facts.totals(0..index).words * 100 / all;
        for (number, value) in [
            (Number::Words, m.words),
            (Number::LinkPercent, m.link_percent()),
            (Number::Sentences, m.sentences),
            (Number::Commas, m.commas),
            (Number::Images, m.images),
            (Number::Depth, ground.depth[strip.block.0 as usize]),
            (Number::At, at),
        ] {
            view.numbers[number as usize] = i32::try_from(value).unwrap_or(i32::MAX);
        }
        views.push(view);
    }
    let first_h1 = views.iter().position(|v| v.tag == Tag::H1);
    let title_at = title_at.or(first_h1).unwrap_or(0);
    for (index, view) in views.iter_mut().enumerate() {
        let prose = |i: Option<usize>| i.and_then(|i| facts.strips.get(i)).is_some_and(Strip::is_prose);
        let (before, after) = (index.checked_sub(1), Some(index + 1));
        set(view, Flag::ProseNext, prose(after));
        set(view, Flag::ProseBefore, prose(before));
        set(view, Flag::BeforeTitle, index < title_at);
        set(view, Flag::AfterTitle, index == title_at + 1);
    }
    views
}

fn set(view: &mut View, flag: Flag, on: bool) {
    if on {
        view.flags |= flag.bit();
    }
}

/// Letters and digits in lower case: what two printings of one headline share.
#[derive(Default)]
struct Letters {
    text: String,
    /// A bit for each byte, folded to 64: most texts are told apart by these alone.
    which: u64,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        letters.read(text);
        letters
    }

    fn read(&mut self, text: &str) {
        self.text.clear();
        self.which = 0;
        push_letters(text, &mut self.text);
        self.which = self.text.bytes().fold(0, |which, byte| which | 1 << (byte & 63));
    }

    fn holds(&self, other: &Self) -> bool {
        other.which & !self.which == 0 && holds(&self.text, &other.text)
    }
}

/// Names and marks of inline elements that hold the whole strip: `<div><span class="date">`.
fn wrappers(dom: &Dom, ground: &Ground, strip: &Strip, view: &mut View) {
    for node in dom.ancestors(strip.first).take_while(|&n| n != strip.block) {
        if dom.end(node) < strip.end {
            continue;
        }
        view.named |= ground.own[node.0 as usize];
        view.places |= ground.places[node.0 as usize];
        match dom.tag(node) {
            Tag::Strong | Tag::B => set(view, Flag::Strong, true),
            Tag::Em | Tag::I => set(view, Flag::Emphasis, true),
            Tag::A => set(view, Flag::OnlyLink, true),
            _ => {}
        }
    }
}

fn text_flags(text: &str, strip: &Strip) -> u32 {
    let m = &strip.measure;
    let mut flags = 0;
    let mut on = |flag: Flag, yes: bool| flags |= if yes { flag.bit() } else { 0 };
    let first = text.chars().next().unwrap_or(' ');
    let last =
        text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』', ' ']).chars().next_back();
    on(Flag::Stop, matches!(last, Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।')));
    on(Flag::Colon, matches!(last, Some(':' | '：')));
    on(Flag::Question, matches!(last, Some('?' | '？' | '؟')));
    on(Flag::Ellipsis, matches!(last, Some('…')) || text.ends_with("..."));
    on(Flag::SmallStart, first.is_lowercase());
    on(Flag::QuoteStart, matches!(first, '"' | '“' | '„' | '«' | '「' | '『' | '‘' | '\''));
    on(Flag::Capitals, m.upper >= 3 && m.upper == m.cased);
    on(
        Flag::Bullet,
        matches!(first, '•' | '·' | '◦' | '▪' | '‣' | '–' | '—' | '-' | '*' | '»' | '›' | '→' | '>'),
    );
    on(Flag::Digits, m.digits * 3 >= m.chars && m.digits > 0);
    if m.words <= 40 {
        on(Flag::Year, m.words <= 14 && m.digits > 0 && has_year(text));
        for (at, byte) in text.bytes().enumerate() {
            let begins = |word: &str| text.as_bytes()[at..].starts_with(word.as_bytes());
            flags |= match byte {
                b'|' | b'/' => Flag::Separator.bit(),
                b'@' => Flag::Address.bit(),
                b'w' if begins("www.") => Flag::Address.bit(),
                b'h' if begins("http") => Flag::Address.bit(),
                b'$' => Flag::Price.bit(),
                // What these are written with begins so.
                0xc2 | 0xe2 | 0xef => match text.get(at..).and_then(|rest| rest.chars().next()) {
                    Some('·' | '•' | '»' | '›') => Flag::Separator.bit(),
                    Some('€' | '£' | '¥' | '₹' | '￥') => Flag::Price.bit(),
                    _ => 0,
                },
                _ => 0,
            };
        }
    }
    flags
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && ("1990"..="2039").contains(&digits))
}

/// What the elements of a page pass on to the strips below them.
struct Ground {
    places: Vec<u32>,
    own: Vec<u64>,
    around: Vec<u64>,
    depth: Vec<u32>,
}

impl Ground {
    fn survey(dom: &Dom, facts: &Facts) -> Self {
        let n = dom.len();
        let mut ground = Self { places: vec![0; n], own: vec![0; n], around: vec![0; n], depth: vec![0; n] };
        for node in dom.ids().skip(1) {
            let tag = dom.tag(node);
            if tag == Tag::Text {
                continue;
            }
            let (at, parent) = (node.0 as usize, dom.parent(node).unwrap_or(Dom::ROOT).0 as usize);
            // Names on `html` and `body` describe the page, not a part of it.
            let own = if matches!(tag, Tag::Html | Tag::Body) { 0 } else { facts.names[node.0 as usize] };
            ground.own[at] = own;
            ground.around[at] = ground.around[parent] | own;
            ground.depth[at] = ground.depth[parent] + 1;
            ground.places[at] = ground.places[parent] | place_bits(dom, node, tag);
        }
        ground
    }
}

fn place_bits(dom: &Dom, node: NodeId, tag: Tag) -> u32 {
    let mut bits = match tag {
        Tag::Nav | Tag::Menu => Place::Nav.bit(),
        Tag::Header => Place::Header.bit(),
        Tag::Footer => Place::Footer.bit(),
        Tag::Aside => Place::Aside.bit(),
        Tag::Form | Tag::Fieldset | Tag::Search => Place::Form.bit(),
        Tag::Table => Place::Table.bit(),
        Tag::Ul | Tag::Ol => Place::List.bit(),
        Tag::Blockquote | Tag::Q => Place::Quote.bit(),
        Tag::Figure => Place::Figure.bit(),
        Tag::Figcaption | Tag::Caption => Place::Caption.bit(),
        Tag::Main => Place::Main.bit(),
        Tag::Article => Place::Article.bit(),
        Tag::Section => Place::Section.bit(),
        Tag::Button => Place::Button.bit(),
        Tag::A => Place::Link.bit(),
        Tag::Details => Place::Details.bit(),
        Tag::Pre => Place::Pre.bit(),
        Tag::Hgroup => Place::Hgroup.bit(),
        Tag::Dialog => Place::Dialog.bit(),
        Tag::Label => Place::Label.bit(),
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Place::Heading.bit(),
        _ => 0,
    };
    const ASKED: u32 = name_bit("role") | name_bit("itemprop") | name_bit("aria-hidden");
    for attr in dom.attrs_among(node, ASKED) {
        bits |= match (attr.name, attr.value) {
            ("role", "navigation" | "menu" | "menubar") => Place::Nav.bit(),
            ("role", "main") => Place::Main.bit(),
            ("role", "article") => Place::Article.bit(),
            ("role", "complementary") => Place::Complementary.bit(),
            ("role", "contentinfo") => Place::ContentInfo.bit(),
            ("role", "dialog" | "alertdialog") => Place::Dialog.bit(),
            ("role", "search") => Place::Form.bit(),
            ("role", "heading") => Place::Heading.bit(),
            ("role", "button") => Place::Button.bit(),
            ("aria-hidden", "true") => Place::AriaHidden.bit(),
            _ => 0,
        };
    }
    if is_hidden(dom, node) {
        bits |= Place::Hidden.bit();
    }
    bits
}
