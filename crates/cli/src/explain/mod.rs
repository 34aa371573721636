//! The trace of a page: as text, a line a block with its verdict, its weight and its rules; or as
//! a page to be looked at.

mod html;

use article::{Reason, Verdict};
use extract::{Trace, TraceLine};
pub use html::html;

/// One line a block, in document order: verdict, weight in hundredths of a log-odds unit, node,
/// the rules that spoke with the weight of each, where the block stands, its beginning.
pub fn lines(trace: &Trace) -> String {
    trace.lines.iter().map(line).collect()
}

/// Why a page was refused: what was kept of it, and what came nearest to being text.
pub fn refusal(trace: &Trace) -> String {
    let words = |lines: &mut dyn Iterator<Item = &TraceLine>| lines.map(|line| line.words).sum::<u32>();
    let kept = words(&mut trace.lines.iter().filter(|line| line.verdict == Verdict::Kept));
    let all = words(&mut trace.lines.iter());
    let mut said = format!("Of its {all} words in {} blocks {kept} were kept, too few.", trace.lines.len());
    // The weightiest, and of several the first.
    let best = trace.lines.iter().rev().max_by_key(|line| line.weight);
    if let Some(best) = best {
        let rules: Vec<String> = best.reasons.iter().take(6).map(rule).collect();
        said.push_str(&format!(
            " Nearest to text came node {}, at {:+} ({}): {}",
            best.node.0,
            best.weight,
            rules.join(" "),
            best.preview.replace('\n', " ")
        ));
    }
    said
}

fn line(line: &TraceLine) -> String {
    let rules: Vec<String> = line.reasons.iter().map(rule).collect();
    let rules = if rules.is_empty() { "-".to_owned() } else { rules.join(" ") };
    format!(
        "{:<9} {:>+6} {:>7}  {rules}  <{}>  {}\n",
        verdict(line.verdict),
        line.weight,
        line.node.0,
        line.path,
        line.preview
    )
}

/// A rule and its weight; the rule alone where it decided without one.
pub fn rule(reason: &Reason) -> String {
    match reason.weight {
        0 => reason.rule.to_string(),
        weight => format!("{}{weight:+}", reason.rule),
    }
}

/// A verdict in a word or two.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Kept => "kept".into(),
        Verdict::Moved => "moved".into(),
        Verdict::Story(n) => format!("story {n}"),
        Verdict::Cut => "cut".into(),
        Verdict::Restored => "restored".into(),
    }
}
