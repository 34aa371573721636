//! What each rule earns: the score of every set with that rule off.
//!
//! A page is read once and judged anew without each rule that fires on it; its text is scored only
//! where that came out differently. The other rules keep their weights, so this is what a rule is
//! worth as things stand, not what it would be worth after a new fit.

use std::fmt::Write;
use std::path::Path;
use std::time::Instant;

use extract::ablation::{self, Ablation};
use extract::{WebEncodings, decode};

use super::columns::Column;
use super::pool;
use super::score::{Share, mean};
use super::sets::Job;
use super::truth::{self, Truth};
use crate::args::EvalArgs;

/// A rule by its id, with its weight where it has one.
type Rule = (&'static str, Option<i32>);

/// What became of one page.
struct PageResult {
    with_all: Share,
    /// The rules that fire on it, by their place in the list, and the page's score without each
    /// where the text is another.
    fired: Vec<(usize, Option<Share>)>,
}

/// One rule's line.
struct Row {
    rule: Rule,
    /// Pages on which it fires.
    fires: usize,
    /// Pages that are worse without it, and those that are better.
    helps: usize,
    hurts: usize,
    /// By column, the score without it.
    scores: Vec<f64>,
    /// What is lost without it, the mean over the sets.
    earns: f64,
}

/// Judges the pages that have a true text without each rule, writes the scores to `ablation.tsv`,
/// and tells what the rules earn.
///
/// # Errors
/// A message, when there is no such rule, no true text, or a file cannot be read or written.
pub fn run(jobs: &[Job], order: &EvalArgs) -> Result<String, String> {
    let rules = wanted(&order.rules)?;
    let truths = truth::of_jobs(&order.corpus, jobs)?;
    let pages: Vec<(&Job, &Truth)> =
        jobs.iter().zip(&truths).filter_map(|(job, t)| Some((job, t.as_ref()?))).collect();
    if pages.is_empty() {
        return Err("no page of these sets has a true text".to_owned());
    }
    let begun = Instant::now();
    let results = pool::each(&pages, order.threads, |(job, truth)| judge(job, truth, &rules))?;
    let columns = Column::of(&pages);
    let (base, rows) = table(&rules, &columns, &results);
    let file = order.out.join("ablation.tsv");
    write(&file, &tsv(&columns, &base, &rows))?;
    let idle = rows.iter().filter(|row| row.helps + row.hurts == 0).count();
    Ok(format!(
        "{}{} rules, {idle} of which change no score; {} pages in {:.1} s; scores in {}\n",
        readable(&columns, &base, &rows),
        rows.len(),
        pages.len(),
        begun.elapsed().as_secs_f64(),
        file.display()
    ))
}

/// The rules that are named; all when none are.
fn wanted(names: &[String]) -> Result<Vec<Rule>, String> {
    let all = ablation::rules();
    if let Some(unknown) = names.iter().find(|name| !all.iter().any(|(id, _)| id == name)) {
        return Err(format!("there is no rule {unknown:?}"));
    }
    Ok(all.into_iter().filter(|(id, _)| names.is_empty() || names.iter().any(|name| name == id)).collect())
}

fn judge(job: &Job, truth: &Truth, rules: &[Rule]) -> Result<PageResult, String> {
    let read = decode(&job.bytes()?, &WebEncodings).and_then(|text| Ablation::read(&text, &job.options()));
    let Ok(mut page) = read else {
        return Ok(PageResult { with_all: truth.share(None), fired: Vec::new() });
    };
    let text = page.text();
    let with_all = truth.share(text.as_deref());
    let mut fired = Vec::new();
    for (index, (rule, _)) in rules.iter().enumerate() {
        if !page.fires(rule) {
            continue;
        }
        let without = page.without(rule).then(|| page.text()).filter(|other| *other != text);
        fired.push((index, without.map(|text| truth.share(text.as_deref()))));
    }
    Ok(PageResult { with_all, fired })
}

/// The scores with all rules, and a row a rule, the one that earns most first.
fn table(rules: &[Rule], columns: &[Column], results: &[PageResult]) -> (Vec<f64>, Vec<Row>) {
    let scores = |share: &dyn Fn(usize) -> Share| -> Vec<f64> {
        columns.iter().map(|column| column.score(share)).collect()
    };
    let base = scores(&|page| results[page].with_all);
    let row = |(index, &rule): (usize, &Rule)| {
        let of_rule =
            |page: &PageResult| page.fired.iter().find(|(at, _)| *at == index).map(|(_, share)| *share);
        let found: Vec<Option<Option<Share>>> = results.iter().map(of_rule).collect();
        let gains: Vec<f64> = results
            .iter()
            .zip(&found)
            .filter_map(|(page, found)| Some(found.as_ref()?.as_ref()?.f1() - page.with_all.f1()))
            .collect();
        let scores = match gains.is_empty() {
            true => base.clone(),
            false => scores(&|page| found[page].flatten().unwrap_or(results[page].with_all)),
        };
        let sets = columns.iter().zip(base.iter().zip(&scores)).filter(|(column, _)| column.whole);
        let earns = mean(sets.map(|(_, (base, score))| base - score));
        let fires = found.iter().flatten().count();
        let [helps, hurts] =
            [f64::lt, f64::gt].map(|way| gains.iter().filter(|gain| way(gain, &0.0)).count());
        Row { rule, fires, helps, hurts, scores, earns }
    };
    let mut rows: Vec<Row> = rules.iter().enumerate().map(row).collect();
    rows.sort_by(|a, b| b.earns.total_cmp(&a.earns).then(b.fires.cmp(&a.fires)).then(a.rule.cmp(&b.rule)));
    (base, rows)
}

/// For programs: the scores themselves, those with all rules first.
fn tsv(columns: &[Column], base: &[f64], rows: &[Row]) -> String {
    let mut out = String::from("rule\tweight\tfires\thelps\thurts\tearns");
    let cells = |scores: &[f64]| scores.iter().map(|score| format!("\t{score:.6}")).collect::<String>();
    out.extend(columns.iter().map(|column| format!("\t{}", column.name)));
    let _ = write!(out, "\n(all rules)\t\t\t\t\t{}\n", cells(base));
    for row in rows {
        let weight = row.rule.1.map(|weight| weight.to_string()).unwrap_or_default();
        let (id, cells) = (row.rule.0, cells(&row.scores));
        let counts = format!("{}\t{}\t{}", row.fires, row.helps, row.hurts);
        let _ = writeln!(out, "{id}\t{weight}\t{counts}\t{:.6}{cells}", row.earns);
    }
    out
}

/// For people: what is lost without each rule, in ten-thousandths.
fn readable(columns: &[Column], base: &[f64], rows: &[Row]) -> String {
    let width = |column: &Column| column.name.chars().count().max(8) + 2;
    let id = rows.iter().map(|row| row.rule.0.len()).max().unwrap_or(0).max("(all rules)".len());
    let mut out = String::from(
        "What a set loses without the rule, in ten-thousandths: above 0, the rule earns. On so many pages it fires, helps, hurts.\n",
    );
    let _ = write!(
        out,
        "{:<id$} {:>6} {:>6} {:>6} {:>6} {:>8}",
        "rule", "weight", "fires", "helps", "hurts", "earns"
    );
    for column in columns {
        let _ = write!(out, "{:>1$}", column.name, width(column));
    }
    let _ = write!(out, "\n{:<id$} {:36}", "(all rules)", "");
    for (column, score) in columns.iter().zip(base) {
        let _ = write!(out, "{score:>0$.4}", width(column));
    }
    out.push('\n');
    for row in rows {
        let weight = row.rule.1.map_or_else(|| "-".to_owned(), |weight| format!("{weight:+}"));
        let earns = difference(row.earns);
        let _ = write!(
            out,
            "{:<id$} {weight:>6} {:>6} {:>6} {:>6} {earns:>8}",
            row.rule.0, row.fires, row.helps, row.hurts
        );
        for ((column, base), score) in columns.iter().zip(base).zip(&row.scores) {
            let _ = write!(out, "{:>1$}", difference(base - score), width(column));
        }
        out.push('\n');
    }
    out
}

/// In ten-thousandths; a point where there is none.
fn difference(value: f64) -> String {
    if value.abs() < 1e-9 { "·".to_owned() } else { format!("{:+.2}", value * 1e4) }
}

/// Writes a file, and its folder where that is not there.
fn write(file: &Path, text: &str) -> Result<(), String> {
    let folder = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder.and_then(|()| std::fs::write(file, text)).map_err(|error| format!("{}: {error}", file.display()))
}
