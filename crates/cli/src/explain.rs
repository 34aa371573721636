//! The account of a page as text: a line a block with its verdict, its weight and its rules.

use article::{Accounted, Verdict};
use extract::Page;

/// One line a block, in document order:
/// verdict, weight in hundredths of a log-odds unit, node, rules, the block's beginning.
pub fn lines(page: &Page) -> String {
    page.article().account.blocks.iter().map(line).collect()
}

fn line(block: &Accounted) -> String {
    let weight: i32 = block.reasons.iter().map(|r| r.weight).fold(0, i32::saturating_add);
    let rules: Vec<String> = block.reasons.iter().map(|r| format!("{} {:+}", r.rule, r.weight)).collect();
    let rules = if rules.is_empty() { "-".to_owned() } else { rules.join(", ") };
    let preview: String = block.preview.chars().take(80).collect();
    format!("{:<9} {weight:>+6} {:>7}  {rules}  | {preview}\n", verdict(block.verdict), block.node.0)
}

fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Kept => "kept".into(),
        Verdict::Moved => "moved".into(),
        Verdict::Story(n) => format!("story {n}"),
        Verdict::Cut => "cut".into(),
        Verdict::Restored => "restored".into(),
    }
}
