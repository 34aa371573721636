//! The elements that some stage asks for by name.

use std::sync::OnceLock;

use crate::lookup::Lookup;

macro_rules! tags {
    ($($variant:ident $name:literal),* $(,)?) => {
        /// What a node is: a known element, another element, the document, or text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Tag {
            /// The root, whose child is `<html>`.
            Document,
            /// Characters.
            Text,
            /// An element that no stage asks for; its name is kept beside it.
            Other,
            /// An element inside `<svg>`.
            SvgPart,
            /// An element inside `<math>`; its name is kept beside it.
            MathPart,
            $(#[doc = concat!("`<", $name, ">`")] $variant),*
        }

        impl Tag {
            /// Every tag, in the order of their numbers.
            pub(crate) const ALL: &[Tag] =
                &[Tag::Document, Tag::Text, Tag::Other, Tag::SvgPart, Tag::MathPart, $(Tag::$variant),*];

            /// How many tags there are.
            pub(crate) const COUNT: usize = Self::ALL.len();

            /// The element's name; empty where it is kept beside the node.
            pub fn name(self) -> &'static str {
                match self {
                    Tag::Document => "#document",
                    Tag::Text => "#text",
                    Tag::Other | Tag::SvgPart | Tag::MathPart => "",
                    $(Tag::$variant => $name),*
                }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Acronym "acronym", Address "address", Area "area", Article "article",
    Aside "aside", Audio "audio", B "b", Base "base", Bdi "bdi", Bdo "bdo", Big "big",
    Blockquote "blockquote", Body "body", Br "br", Button "button", Canvas "canvas",
    Caption "caption", Center "center", Cite "cite", Code "code", Col "col",
    Colgroup "colgroup", Data "data", Datalist "datalist", Dd "dd", Del "del",
    Details "details", Dfn "dfn", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt",
    Em "em", Embed "embed", Fieldset "fieldset", Figcaption "figcaption", Figure "figure",
    Font "font", Footer "footer", Form "form", Frame "frame", Frameset "frameset", H1 "h1",
    H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header",
    Hgroup "hgroup", Hr "hr", Html "html", I "i", Iframe "iframe", Img "img", Input "input",
    Ins "ins", Kbd "kbd", Label "label", Legend "legend", Li "li", Link "link", Main "main",
    Map "map", Mark "mark", Math "math", Menu "menu", Meta "meta", Meter "meter", Nav "nav",
    Noscript "noscript", Object "object", Ol "ol", Optgroup "optgroup", Option "option",
    Output "output", P "p", Param "param", Picture "picture", Pre "pre",
    Progress "progress", Q "q", Rb "rb", Rp "rp", Rt "rt", Rtc "rtc", Ruby "ruby", S "s",
    Samp "samp", Script "script", Search "search", Section "section", Select "select",
    Slot "slot", Small "small", Source "source", Span "span", Strike "strike",
    Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea",
    Tfoot "tfoot", Th "th", Thead "thead", Time "time", Title "title", Tr "tr",
    Track "track", Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr",
    AmpImg "amp-img", AmpVideo "amp-video", AmpYoutube "amp-youtube", DMath "d-math",
    DFootnote "d-footnote", LiteYoutube "lite-youtube",
}

impl Tag {
    /// The tag of an HTML element's lower-case name.
    pub(crate) fn from_name(name: &str) -> Self {
        static NAMES: OnceLock<Lookup> = OnceLock::new();
        let names = NAMES.get_or_init(|| {
            // AMP's frames, which differ in how they name what they show.
            let amp = ["amp-iframe", "amp-twitter", "amp-instagram", "amp-vimeo", "amp-facebook"];
            let amp = amp.map(|name| (name, Tag::Iframe as u64));
            let known = Tag::ALL.iter().map(|tag| (tag.name(), *tag as u64)).skip(5);
            Lookup::new(&mut known.chain(amp), |_, new| new)
        });
        names.get(name.as_bytes()).and_then(|tag| Tag::ALL.get(tag as usize)).map_or(Tag::Other, |tag| *tag)
    }

    /// Stands in a line of text: does not begin a block of its own. Unknown elements count as
    /// inline, as browsers set them so.
    pub fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            Text | Other
                | SvgPart
                | MathPart
                | A
                | Abbr
                | Acronym
                | B
                | Bdi
                | Bdo
                | Big
                | Br
                | Button
                | Cite
                | Code
                | Data
                | Del
                | Dfn
                | Em
                | Font
                | I
                | Img
                | Input
                | Ins
                | Kbd
                | Label
                | Map
                | Mark
                | Math
                | Meter
                | Output
                | Picture
                | Progress
                | Q
                | Rb
                | Rp
                | Rt
                | Rtc
                | Ruby
                | S
                | Samp
                | Script
                | Select
                | Slot
                | Small
                | Source
                | Span
                | Strike
                | Strong
                | Style
                | Sub
                | Sup
                | Svg
                | Template
                | Textarea
                | Time
                | Tt
                | U
                | Var
                | Wbr
                | AmpImg
                | Noscript
                | Link
                | Meta
                | Area
                | Param
                | Track
                | Iframe
                | Object
                | Embed
                | Video
                | Audio
                | Canvas
                | DMath
                | DFootnote
                | Option
                | Optgroup
                | Datalist
        )
    }

    /// `h1`–`h6` as 1–6.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }
}
