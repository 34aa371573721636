//! What the elements around a link say about its place, each asked once.

use crate::dom::{Kept, NodeId, Tag, name_bit};
use crate::find::holds_any_folded;
use crate::rules::Names;
use crate::segment::lines::Page;

/// What lies around a link.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Around(u32);

impl Around {
    /// A menu of the site or the way to the page.
    pub const MENU: u32 = 1;
    /// The foot of the page.
    pub const FOOT: u32 = 1 << 1;
    /// What readers wrote.
    pub const COMMENTS: u32 = 1 << 2;
    /// What somebody paid for.
    pub const PAID: u32 = 1 << 3;
    /// Ways to share.
    pub const SHARE: u32 = 1 << 4;
    /// What says that it holds related stories.
    pub const RELATED: u32 = 1 << 5;
    /// What tells of the author.
    pub const PERSON: u32 = 1 << 6;
    /// Tags and topics.
    pub const TAGS: u32 = 1 << 7;
    /// The way to the next post and the one before.
    pub const POST_NAV: u32 = 1 << 8;
    /// What is for sale.
    pub const SHOP: u32 = 1 << 9;
    /// Notes and sources.
    pub const REFERENCES: u32 = 1 << 10;
    const KNOWN: u32 = 1 << 31;

    /// Whether any of these lies around it.
    pub fn has(self, bits: u32) -> bool {
        self.0 & bits != 0
    }
}

/// Answers kept a node.
pub(super) struct Ground<'a> {
    page: &'a Page<'a>,
    kept: Vec<u32>,
    /// Whether a value names who paid.
    paid: Kept,
    /// From a node up to the first that is known.
    path: Vec<NodeId>,
}

impl<'a> Ground<'a> {
    pub fn new(page: &'a Page<'a>) -> Self {
        Self { page, kept: vec![0; page.dom.len()], paid: Kept::new(), path: Vec::new() }
    }

    /// What lies around the node, itself included.
    pub fn around(&mut self, node: NodeId) -> Around {
        self.path.clear();
        let mut bits = 0;
        for n in std::iter::once(node).chain(self.page.dom.ancestors(node)) {
            match self.kept.get(n.0 as usize) {
                Some(&known) if known & Around::KNOWN != 0 => {
                    bits = known;
                    break;
                }
                _ => self.path.push(n),
            }
        }
        while let Some(n) = self.path.pop() {
            bits |= own(self.page, n, &mut self.paid) | Around::KNOWN;
            if let Some(slot) = self.kept.get_mut(n.0 as usize) {
                *slot = bits;
            }
        }
        Around(bits)
    }
}

fn own(page: &Page<'_>, node: NodeId, paid: &mut Kept) -> u32 {
    let dom = page.dom;
    let tag = dom.tag(node);
    let mut bits = match tag {
        Tag::Nav | Tag::Menu => Around::MENU,
        Tag::Footer => Around::FOOT,
        Tag::Body | Tag::Html | Tag::Text => return 0,
        _ => 0,
    };
    if dom
        .attr(node, "role")
        .is_some_and(|r| r.eq_ignore_ascii_case("navigation") || r.eq_ignore_ascii_case("menu"))
    {
        bits |= Around::MENU;
    }
    let named = |group: Names| page.facts.is_named(node, group);
    let related = named(Names::Related) || named(Names::Popular);
    for (group, bit) in [
        (Names::Comment, Around::COMMENTS),
        (Names::Share, Around::SHARE),
        (Names::Related, Around::RELATED),
        (Names::Author, Around::PERSON),
        (Names::PostNav, Around::POST_NAV),
        (Names::Shop, Around::SHOP),
        (Names::References, Around::REFERENCES),
        (Names::Popular, Around::RELATED),
    ] {
        bits |= if named(group) { bit } else { 0 };
    }
    if named(Names::Nav) && !related && !named(Names::PostNav) {
        bits |= Around::MENU;
    }
    if named(Names::Tags) && tag != Tag::Article && !related && dom.end(node).0 - node.0 < 60 {
        bits |= Around::TAGS;
    }
    // Sites mark the place after their own links with the name of a network.
    const ASKED: u32 = name_bit("class") | name_bit("id") | name_bit("rel") | name_bit("data-module");
    if !named(Names::Related)
        && dom.attrs_among(node, ASKED).any(|attr| {
            matches!(attr.name, "class" | "id" | "rel" | "data-module") && paid.get(&attr, is_paid) != 0
        })
    {
        bits |= Around::PAID;
    }
    bits
}

/// Says "paid for", or the name of a network of advertisers.
fn is_paid(value: &str) -> u64 {
    const WORDS: [&str; 10] = [
        "outbrain",
        "taboola",
        "zergnet",
        "revcontent",
        "mgid",
        "sponsored",
        "plista",
        "paid-content",
        "partner-content",
        "native-ad",
    ];
    u64::from(holds_any_folded(value, &WORDS))
}
