//! Formulas: TeX as written, and MathML as a tree of known elements.

/// A formula. At least one of its forms is there.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Math {
    /// TeX source, without delimiters.
    pub tex: Option<String>,
    /// MathML Core tree below `<math>`.
    pub mathml: Vec<MathNode>,
    /// What to read out or show where neither can be set.
    pub alt: String,
}

impl Math {
    /// The best one-line text form: TeX, else the alternative text.
    pub fn source(&self) -> &str {
        self.tex.as_deref().unwrap_or(&self.alt)
    }
}

/// A node of a MathML tree.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MathNode {
    /// Characters of a token element.
    Text(String),
    /// An element with its children. There are no attributes: the two without which a formula would be set
    /// wrong are part of what the element is, see [`MathTag::attribute`].
    Element {
        /// Which element.
        tag: MathTag,
        /// What is in it.
        children: Vec<MathNode>,
    },
}

macro_rules! math_tags {
    ($($variant:ident $name:literal),*; $($kind:ident $of:literal $attribute:literal $value:literal),* $(,)?) => {
        /// The elements of MathML Core that a formula may be made of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
        pub enum MathTag {
            $(#[doc = concat!("`<", $name, ">`")] $variant,)*
            $(#[doc = concat!("`<", $of, " ", $attribute, "=", $value, ">`")] $kind),*
        }

        impl MathTag {
            /// The tag of that local name, where it is one that may be kept, without an attribute.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// The element's local name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* $(Self::$kind => $of),* }
            }

            /// The attribute that the element has, and its value.
            pub fn attribute(self) -> Option<(&'static str, &'static str)> {
                match self { $(Self::$kind => Some(($attribute, $value)),)* _ => None }
            }
        }
    };
}

math_tags! {
    Mrow "mrow", Mi "mi", Mn "mn", Mo "mo", Mtext "mtext", Ms "ms", Mspace "mspace",
    Mfrac "mfrac", Msqrt "msqrt", Mroot "mroot", Mstyle "mstyle", Mpadded "mpadded",
    Mphantom "mphantom", Msub "msub", Msup "msup", Msubsup "msubsup", Munder "munder",
    Mover "mover", Munderover "munderover", Mmultiscripts "mmultiscripts",
    Mprescripts "mprescripts", Mtable "mtable", Mtr "mtr", Mtd "mtd", Merror "merror";
    // Brackets grow with what they stand around, and a letter alone is slanted, where nothing else is said.
    MoStill "mo" "stretchy" "false", MiUpright "mi" "mathvariant" "normal",
}
