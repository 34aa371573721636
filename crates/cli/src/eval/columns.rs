//! Which scores are told: a set, and where it has kinds of pages, each of these.

use super::score::{Measure, Share};
use super::sets::Job;
use super::truth::Truth;

/// A score that is told.
pub struct Column {
    /// `SET`, or `SET/KIND`.
    pub name: String,
    measure: Measure,
    /// A whole set, not a kind of its pages.
    pub whole: bool,
    /// The pages in it, by their place in the list.
    pub pages: Vec<usize>,
}

impl Column {
    /// The columns of some pages: the sets in their order, behind each its kinds, the largest first.
    pub fn of(pages: &[(&Job, &Truth)]) -> Vec<Self> {
        let mut columns: Vec<Self> = Vec::new();
        for (index, (job, truth)) in pages.iter().enumerate() {
            let kind = truth.kind.as_ref().map(|kind| format!("{}/{kind}", job.set));
            for (name, whole) in [(Some(job.set.to_owned()), true), (kind, false)] {
                let Some(name) = name else { continue };
                match columns.iter_mut().find(|column| column.name == name) {
                    Some(column) => column.pages.push(index),
                    None => columns.push(Self { name, measure: truth.measure, whole, pages: vec![index] }),
                }
            }
        }
        let sets: Vec<String> = columns.iter().filter(|c| c.whole).map(|c| c.name.clone()).collect();
        columns.sort_by_key(|column| {
            let set = sets.iter().position(|set| column.name.split('/').next() == Some(set));
            (set, !column.whole, usize::MAX - column.pages.len(), column.name.clone())
        });
        columns
    }

    /// Its score, from each page's share.
    pub fn score(&self, share: &dyn Fn(usize) -> Share) -> f64 {
        self.measure.total(&self.pages.iter().map(|&page| share(page)).collect::<Vec<_>>())
    }
}
