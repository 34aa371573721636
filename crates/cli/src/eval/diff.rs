//! What has moved since an earlier run: which pages, by how much, and the strips whose verdict is
//! another, with the rules that differ.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use super::columns::Column;
use super::score::{Measure, Share};
use super::sets::{self, Answer, Job};
use super::strips::{self, Changed};
use super::traces;
use super::truth::{self, Truth};
use super::{pool, predict};
use crate::args::EvalArgs;

/// Lines of text that are told where no strip has another verdict.
const LINES: usize = 4;
/// Characters of such a line, or of a value.
const LINE: usize = 100;

/// What an output folder holds of one page.
#[derive(Default)]
struct Seen {
    /// The text that its set's measure reads.
    text: Option<String>,
    /// Everything else that the set is about, a line a thing.
    lines: Vec<String>,
    /// Values by their names.
    values: BTreeMap<String, String>,
}

/// A page of both runs.
#[derive(Default)]
struct Page {
    before: Option<Share>,
    after: Option<Share>,
    /// What differs, if anything does.
    moved: Option<Moved>,
}

#[derive(Default)]
struct Moved {
    /// Words that are there now, and were not.
    added: usize,
    /// Words that were there, and are not now.
    removed: usize,
    details: String,
}

/// Refuses to compare a run with itself: it would be gone before it is read.
///
/// # Errors
/// A message, when the old folder is not there or is the new one.
pub fn check(old: &Path, new: &Path) -> Result<(), String> {
    let place = |path: &Path| std::fs::canonicalize(path);
    match place(old) {
        Err(error) => Err(format!("{}: {error}", old.display())),
        Ok(old) if place(new).is_ok_and(|new| old.starts_with(new)) => {
            Err("--diff names the folder that --out writes to; take another".to_owned())
        }
        Ok(_) => Ok(()),
    }
}

/// Compares the run that has just been written with the one in `old`.
///
/// # Errors
/// A message, when an answer of the corpus cannot be read.
pub fn run(jobs: &[Job], order: &EvalArgs, old: &Path) -> Result<String, String> {
    let truths = truth::of_jobs(&order.corpus, jobs)?;
    let pairs: Vec<(&Job, &Option<Truth>)> = jobs.iter().zip(&truths).collect();
    let pages =
        pool::each(&pairs, order.threads, |(job, truth)| Ok(compare(job, truth.as_ref(), old, &order.out)))?;
    let mut told = scores(jobs, &truths, &pages);
    let mut moved: Vec<(&Job, &Page, &Moved)> = Vec::new();
    for (job, page) in jobs.iter().zip(&pages) {
        if let Some(page @ Page { moved: Some(what), .. }) = page {
            moved.push((job, page, what));
        }
    }
    // What lost most first; behind all that have a score, what has none, by the words that differ.
    let key =
        |page: &Page, what: &Moved| (page.gain().unwrap_or(f64::MAX), usize::MAX - what.added - what.removed);
    moved.sort_by(|(_, a, at), (_, b, bt)| {
        let ((gain, rest), (other, others)) = (key(a, at), key(b, bt));
        gain.total_cmp(&other).then(rest.cmp(&others))
    });
    for (job, page, what) in moved {
        let score = match (page.before, page.after) {
            (Some(before), Some(after)) => {
                format!("{:+.4}  {:.4} → {:.4}", after.f1() - before.f1(), before.f1(), after.f1())
            }
            _ => " ".repeat(24),
        };
        let _ = write!(told, "\n{score}  {}/{}  {}\n{}", job.set, job.id, words(what), what.details);
    }
    let missing = pages.iter().filter(|page| page.is_none()).count();
    if missing > 0 {
        let _ = writeln!(told, "\n{missing} pages are not in {}", old.display());
    }
    Ok(told)
}

impl Page {
    /// By how much its score rose.
    fn gain(&self) -> Option<f64> {
        Some(self.after?.f1() - self.before?.f1())
    }
}

fn words(what: &Moved) -> String {
    format!("{} words more, {} fewer", what.added, what.removed)
}

/// A line a column: its score before and after, over the pages that are in both runs.
fn scores(jobs: &[Job], truths: &[Option<Truth>], pages: &[Option<Page>]) -> String {
    let mut told = String::from("\n");
    let scored: Vec<(&Job, &Truth, Share, Share, bool)> = jobs
        .iter()
        .zip(truths)
        .zip(pages)
        .filter_map(|((job, truth), page)| {
            let page = page.as_ref()?;
            Some((job, truth.as_ref()?, page.before?, page.after?, page.moved.is_some()))
        })
        .collect();
    for column in Column::of(&scored.iter().map(|page| (page.0, page.1)).collect::<Vec<_>>()) {
        let (before, after) = (column.score(&|page| scored[page].2), column.score(&|page| scored[page].3));
        let gains: Vec<f64> =
            column.pages.iter().map(|&page| scored[page].3.f1() - scored[page].2.f1()).collect();
        let _ = writeln!(
            told,
            "{:<20} {before:.4} → {after:.4}  {:+.4}  {} better, {} worse, {} with the same score, {} moved",
            column.name,
            after - before,
            gains.iter().filter(|gain| **gain > 0.0).count(),
            gains.iter().filter(|gain| **gain < 0.0).count(),
            gains.iter().filter(|gain| **gain == 0.0).count(),
            column.pages.iter().filter(|page| scored[**page].4).count(),
        );
    }
    for set in sets::names(jobs) {
        let of_set =
            || jobs.iter().zip(pages).filter(|(job, _)| job.set == set).filter_map(|(_, page)| page.as_ref());
        if of_set().all(|page| page.after.is_none()) {
            let moved = of_set().filter(|page| page.moved.is_some()).count();
            let _ = writeln!(told, "{set:<20} {moved} of {} pages moved", of_set().count());
        }
    }
    told
}

/// Compares one page; `None` where the old run does not have it.
fn compare(job: &Job, truth: Option<&Truth>, old: &Path, new: &Path) -> Option<Page> {
    let trace = |run: &Path| traces::read(&traces::file(&traces::folder(run), job));
    let (lines, lines_now) = (trace(old), trace(new));
    let strips = lines
        .as_ref()
        .zip(lines_now.as_ref())
        .map(|(old, new)| strips::changed(old, new))
        .unwrap_or_default();
    let Some(before) = seen(job, old) else {
        // Traces alone: there are no texts to be scored, only strips.
        lines.as_ref()?;
        let count =
            |way: fn(&Changed<'_>) -> bool| strips.iter().filter(|s| way(s)).map(Changed::words).sum();
        let moved = (!strips.is_empty()).then(|| Moved {
            added: count(|strip| strips::is_kept(strip.new)),
            removed: count(|strip| strips::is_kept(strip.old)),
            details: strips::tell(&strips),
        });
        return Some(Page { moved, ..Page::default() });
    };
    let after = seen(job, new)?;
    let share = |seen: &Seen| truth.map(|truth| truth.share(seen.text.as_deref()));
    let (share_before, share_after) = (share(&before), share(&after));
    let moved = (before.text != after.text || before.lines != after.lines || before.values != after.values)
        .then(|| {
            let (was, is) = (before.bag(), after.bag());
            let mut details = values(&before, &after);
            if strips.is_empty() {
                details += &other_lines(&before, &after);
            }
            Moved {
                added: is.beyond(&was),
                removed: was.beyond(&is),
                details: details + &strips::tell(&strips),
            }
        });
    Some(Page { before: share_before, after: share_after, moved })
}

/// What a run's folder holds of a page.
fn seen(job: &Job, run: &Path) -> Option<Seen> {
    let raw = std::fs::read_to_string(predict::file(run, job)).ok()?;
    if job.answer == Answer::Markdown {
        return Some(Seen { text: Some(raw), ..Seen::default() });
    }
    let value: Value = serde_json::from_str(&raw).ok()?;
    let mut seen = Seen { text: value["text"].as_str().map(str::to_owned), ..Seen::default() };
    for name in ["title", "byline", "published", "site_name", "source"] {
        seen.values.extend(value[name].as_str().map(|text| (name.to_owned(), text.to_owned())));
    }
    // Other stories are what these two sets are about; elsewhere they would drown what is.
    let stories = match job.set {
        "related" => "related",
        "multistory" => "stories",
        _ => return Some(seen),
    };
    for story in value[stories].as_array().into_iter().flatten() {
        let parts = ["title", "source", "time"].iter().filter_map(|name| story[*name].as_str());
        seen.lines.push(format!("({}) {}", stories, parts.collect::<Vec<_>>().join(" | ")));
        seen.lines.extend(story["text"].as_str().into_iter().flat_map(str::lines).map(str::to_owned));
    }
    Some(seen)
}

impl Seen {
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.iter().flat_map(|text| text.lines()).chain(self.lines.iter().map(String::as_str))
    }

    fn bag(&self) -> super::score::Bag {
        Measure::Words.bag(&self.lines().collect::<Vec<_>>().join("\n"))
    }
}

/// The values that differ.
fn values(before: &Seen, after: &Seen) -> String {
    let names: std::collections::BTreeSet<&String> =
        before.values.keys().chain(after.values.keys()).collect();
    let mut told = String::new();
    for name in names {
        let (old, new) = (before.values.get(name), after.values.get(name));
        if old != new {
            let quoted =
                |value: Option<&String>| value.map_or("none".to_owned(), |v| format!("“{}”", shorten(v)));
            let _ = writeln!(told, "    {name}: {} → {}", quoted(old), quoted(new));
        }
    }
    told
}

/// The lines of text that differ, some of them.
fn other_lines(before: &Seen, after: &Seen) -> String {
    let mut told = String::new();
    for (mark, some, others) in [('-', before, after), ('+', after, before)] {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        others.lines().for_each(|line| *left.entry(line).or_default() += 1);
        let mut lines: Vec<&str> = some.lines().filter(|line| !line.trim().is_empty()).collect();
        lines.retain(|line| match left.get_mut(line).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        });
        lines.iter().take(LINES).for_each(|line| {
            let _ = writeln!(told, "    {mark} {}", shorten(line));
        });
        if lines.len() > LINES {
            let _ = writeln!(told, "    {mark} … and {} more lines", lines.len() - LINES);
        }
    }
    told
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
