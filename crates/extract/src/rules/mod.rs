//! The rules by which a strip is judged: each an id, a test, and the words a reader is told.
//!
//! A rule decides nothing. It fires or not; its weight, in hundredths of a log-odds unit, comes
//! from [`weights`], which are fitted on pages with known texts (`tools/fit`). Weights are whole
//! numbers, so sums are the same on every machine.

mod by_rule;
mod fire;
mod names;
mod phrases;
mod table;
mod told;
mod weights;

pub(crate) use by_rule::BY_RULE;
pub(crate) use fire::Gates;
pub(crate) use names::{Names, groups_of_all as names_of_all};
pub(crate) use phrases::{Phrases, groups_of as phrase_groups};
pub(crate) use table::{LOCAL, RULES};
pub(crate) use told::{in_words, told};
pub(crate) use weights::BIAS;

use crate::dom::Tag;

/// A rule.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Stable, unique, in kebab-case.
    pub id: &'static str,
    /// When it fires.
    pub test: Test,
    /// What a reader is told, in English: why a block was kept or cut.
    pub words: &'static str,
}

/// What a rule can ask. A closed set: whatever cannot be said with these is a new variant with a
/// reason, not a closure.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Test {
    /// The strip's block is one of these elements.
    Block(&'static [Tag]),
    /// It lies inside one of these places.
    Inside(Place),
    /// Its block, or the element around that, has a name of the group.
    Named(Names),
    /// Something further out has a name of the group.
    Around(Names),
    /// It begins like one of the group.
    Begins(Phrases),
    /// It, or the last heading before it, has this.
    Under(Phrases),
    /// A number lies in a range, both ends included.
    Number(Number, i32, i32),
    /// A yes or no.
    Is(Flag),
    /// All of these.
    All(&'static [Test]),
    /// Not this.
    Not(&'static Test),
}

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Its bit.
            pub(crate) const fn bit(self) -> u32 { 1 << self as u8 }
        }
    };
}

bits! {
    /// Elements and landmarks around a strip that say something of it.
    Place {
        Nav, Header, Footer, Aside, Form, Table, List, Quote, Figure, Caption, Main, Article,
        Section, Button, Link, Details, Pre, Hgroup, Dialog, Label, Hidden, AriaHidden, Heading,
        Complementary, ContentInfo,
    }
}

bits! {
    /// Yes-or-no facts of a strip.
    Flag {
        /// Ends with a stop, exclamation or question mark (closing quotes passed over).
        Stop,
        /// Ends with a colon.
        Colon,
        /// Ends with a question mark.
        Question,
        /// Ends with an ellipsis.
        Ellipsis,
        /// Begins with a small letter.
        SmallStart,
        /// Begins with a quotation mark.
        QuoteStart,
        /// All letters with case are capitals.
        Capitals,
        /// Holds `|`, `·`, `•`, `»` or `›`.
        Separator,
        /// Holds a year 1990–2039 and few words.
        Year,
        /// Holds `@` or an address.
        Address,
        /// Holds a currency sign.
        Price,
        /// A third of its characters are digits.
        Digits,
        /// The same text stood before.
        Repeats,
        /// Begins with a bullet.
        Bullet,
        /// Before the first heading that is the page's title.
        BeforeTitle,
        /// The first strip after it.
        AfterTitle,
        /// All of it is strong, as a heading without heading mark-up.
        Strong,
        /// All of it is emphasised.
        Emphasis,
        /// One link and nothing else.
        OnlyLink,
        /// The next strip reads like prose.
        ProseNext,
        /// The one before reads like prose.
        ProseBefore,
        /// The page carries more than 3 `article` elements.
        ManyArticles,
        /// Prose of the post that opens a conversation.
        Opening,
    }
}

/// Numbers that a rule can ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// Words.
    Words,
    /// Link words in hundredths.
    LinkPercent,
    /// Ends of sentences.
    Sentences,
    /// Commas.
    Commas,
    /// Pictures in it.
    Images,
    /// Elements between it and the body.
    Depth,
    /// Words before it, in hundredths of the page's.
    At,
    /// First reading of the strip before, in hundredths of a log-odds unit.
    Before,
    /// First reading of the strip after.
    After,
    /// Mean first reading of the three before and the three after.
    Window,
    /// Words read as body in the block around, in hundredths of the words there.
    Parent,
    /// The same one element further out.
    Grandparent,
    /// The same of all strips of the same shape on the page.
    Shape,
    /// How many strips of that shape there are.
    ShapeCount,
    /// Words read as body in the smallest element around that holds it and at least nine tenths of
    /// the page's: 100 where it lies within the trunk, less the further out.
    Trunk,
    /// The same for the smallest element with at least six tenths.
    Core,
    /// Words read as body in the nearest `main`, `article` or named body around, in hundredths
    /// of the page's.
    Container,
    /// Strips since the last one read as body, or until the next, the smaller; 99 for none.
    Gap,
    /// Words read as body before it, in hundredths of the page's.
    BodyBefore,
    /// First reading of the strip itself.
    Own,
    /// First reading of the last heading before it.
    LastHeading,
    /// Words read as body until the next heading of the same rank or higher.
    UnderHeading,
}

/// How many there are.
const NUMBERS: usize = Number::UnderHeading as usize + 1;

/// What the rules see of a strip.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub tag: Tag,
    pub places: u32,
    pub named: u64,
    pub around: u64,
    pub begins: u32,
    pub under: u32,
    pub flags: u32,
    pub numbers: [i32; NUMBERS],
}

impl View {
    /// The value of that measure.
    pub fn number(&self, number: Number) -> i32 {
        self.numbers[number as usize]
    }

    /// Whether that holds.
    pub fn is(&self, flag: Flag) -> bool {
        self.flags & flag.bit() != 0
    }

    /// Whether it stands in such a place.
    pub fn inside(&self, place: Place) -> bool {
        self.places & place.bit() != 0
    }
}

impl Test {
    /// Whether the rule fires.
    pub fn fires(&self, view: &View) -> bool {
        match self {
            Test::Block(tags) => tags.contains(&view.tag),
            Test::Inside(place) => view.inside(*place),
            Test::Named(group) => view.named & (1 << *group as u8) != 0,
            Test::Around(group) => view.around & (1 << *group as u8) != 0,
            Test::Begins(group) => view.begins & (1 << *group as u8) != 0,
            Test::Under(group) => view.under & (1 << *group as u8) != 0,
            Test::Number(number, lo, hi) => (*lo..=*hi).contains(&view.number(*number)),
            Test::Is(flag) => view.is(*flag),
            Test::All(tests) => tests.iter().all(|t| t.fires(view)),
            Test::Not(test) => !test.fires(view),
        }
    }
}
