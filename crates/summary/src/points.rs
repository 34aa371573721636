//! Which sentences carry a text.
//!
//! A word matters as often as the text comes back to it, and twice as much where it is in the
//! headline. A sentence matters by the words in it, weighed against its length, and a little more
//! where writers put what matters: at the beginning, and first in a paragraph. Each sentence that is
//! chosen takes the weight out of its words, so that the next one says something else.

use std::ops::Range;

use crate::alone::{double_quotes, stands_alone};
use crate::sentences::{is_opening, sentences};
use crate::words::{runs_on, sorted, terms};

/// Sentences beyond this many are not weighed; what matters was said before.
const MOST: usize = 3000;

/// A sentence that carries the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Which paragraph it is in.
    pub paragraph: usize,
    /// Its bytes there.
    pub range: Range<usize>,
}

struct Candidate {
    point: Point,
    terms: Vec<u32>,
    // Hundredths: place, length and form; 0 for one that does not stand alone.
    merit: u32,
    words: u32,
}

/// Three to five sentences in the order of the text, each of which can be read by itself; fewer where
/// there are no more, and none where the text is so short that it is its own summary.
pub fn key_points(headline: &str, paragraphs: &[String]) -> Vec<Point> {
    let mut candidates = Vec::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        let mut quotes = 0;
        for (nth, range) in sentences(text, usize::MAX).into_iter().enumerate() {
            let sentence = text.get(range.clone()).unwrap_or_default();
            let (terms, words) = terms(sentence);
            let alone = stands_alone(sentence, quotes % 2 == 1);
            quotes += double_quotes(sentence);
            let merit = if alone { merit(sentence, paragraph, nth, paragraphs.len()) } else { 0 };
            candidates.push(Candidate { point: Point { paragraph, range }, terms, merit, words });
        }
    }
    candidates.truncate(MOST);
    if candidates.len() < 8 {
        return Vec::new();
    }
    let mut weights = weights(&candidates, &terms(headline).0);
    let wanted = (candidates.len() / 9).clamp(3, 5);
    let mut chosen: Vec<Point> = Vec::new();
    while chosen.len() < wanted {
        let best = candidates
            .iter()
            .enumerate()
            .filter(|(_, c)| !chosen.contains(&c.point))
            .map(|(n, c)| (score(c, &weights), n))
            // Of two that are as good, the earlier.
            .max_by_key(|(score, n)| (*score, usize::MAX - n));
        let Some(best) = best.filter(|(score, _)| *score > 0).and_then(|(_, n)| candidates.get(n)) else {
            break;
        };
        // In the order of the text.
        let place = |p: &Point| (p.paragraph, p.range.start);
        let before = chosen.iter().filter(|p| place(p) < place(&best.point)).count();
        chosen.insert(before, best.point.clone());
        for term in &best.terms {
            if let Ok(at) = weights.binary_search_by_key(term, |(t, _)| *t)
                && let Some((_, weight)) = weights.get_mut(at)
            {
                *weight /= 4;
            }
        }
    }
    chosen
}

/// How much each word matters, by word.
fn weights(candidates: &[Candidate], headline: &[u32]) -> Vec<(u32, u32)> {
    let all = sorted(candidates.iter().flat_map(|c| c.terms.iter().copied()).collect());
    let sentences = u32::try_from(candidates.len()).unwrap_or(u32::MAX);
    all.chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let term = *run.first()?;
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            let named = headline.contains(&term);
            // What is in every third sentence is grammar, unless the headline has it.
            let weight = match count {
                1 if !named => 0,
                _ if count * 3 > sentences && !named => 1,
                // Fourths, for what is chosen takes three of them.
                _ => count.min(12) * if named { 8 } else { 4 },
            };
            Some((term, weight))
        })
        .collect()
}

fn score(candidate: &Candidate, weights: &[(u32, u32)]) -> u32 {
    let weight = |term: &u32| {
        let at = weights.binary_search_by_key(term, |(t, _)| *t).ok()?;
        weights.get(at).map(|(_, weight)| *weight)
    };
    let sum: u32 = candidate.terms.iter().filter_map(weight).sum();
    sum.saturating_mul(25) / (candidate.words + 12) * candidate.merit / 10
}

fn merit(sentence: &str, paragraph: usize, nth: usize, paragraphs: usize) -> u32 {
    let mut merit = match paragraph {
        0 => 170,
        1 | 2 => 135,
        _ if paragraph + 1 == paragraphs => 115,
        _ => 100,
    };
    if nth == 0 {
        merit += merit / 5;
    }
    // Too short to say much, or too long to be taken in at once. Where words run on, a character says
    // as much as two or three.
    let characters = sentence.chars().count();
    let fits = if sentence.chars().filter(|c| runs_on(*c)).count() * 2 > characters {
        (20..=180).contains(&characters)
    } else {
        (50..=500).contains(&characters)
    };
    if !fits {
        merit /= 4;
    }
    // What somebody says lacks who they are.
    if sentence.starts_with(is_opening) {
        merit = merit * 2 / 3;
    }
    merit
}

#[cfg(test)]
mod tests {
    use super::key_points;

    fn texts(headline: &str, paragraphs: &[&str]) -> Vec<String> {
        let paragraphs: Vec<String> = paragraphs.iter().map(|p| (*p).to_owned()).collect();
        let points = key_points(headline, &paragraphs);
        points.iter().map(|p| paragraphs[p.paragraph][p.range.clone()].to_owned()).collect()
    }

    const FERRY: [&str; 5] = [
        "Three harbour towns agreed on Monday to share a single ferry while the bridge is repaired. The agreement ends a quarrel that lasted all summer.",
        "“I am tired of it,” one skipper said. The weather was mild. Gulls sat on the pier.",
        "The bridge, which carries nine thousand cars a day, will stay closed until spring, engineers said. Until then the ferry sails every twenty minutes.",
        "Fares will be shared by the towns according to how many passengers board in each harbour. Was that fair? Some doubted it.",
        "If repairs of the bridge take longer, the towns will have to buy a second ferry. Nobody wants to think about that.",
    ];

    #[test]
    fn what_an_article_is_about_is_chosen_and_what_is_not_is_left() {
        let points = texts("Harbour towns agree to share one ferry", &FERRY);
        assert_eq!(points.len(), 3);
        assert!(points[0].starts_with("Three harbour towns agreed"), "{points:?}");
        for idle in ["mild", "Gulls", "tired", "Was that fair"] {
            assert!(points.iter().all(|p| !p.contains(idle)), "{idle}: {points:?}");
        }
    }

    #[test]
    fn short_texts_are_their_own_summary() {
        assert!(texts("A boat", &FERRY[..2]).is_empty());
        assert!(texts("", &[]).is_empty());
    }

    #[test]
    fn japanese_and_arabic_have_key_points_too() {
        let ja = [
            "三つの港町は月曜日、橋の修理が続く間、一隻の渡し船を共同で使うことに合意した。合意は夏中続いた争いを終わらせる。",
            "天気は穏やかだった。かもめが桟橋にいた。",
            "一日に九千台の車が通る橋は春まで閉鎖されると技師は述べた。それまで渡し船は二十分ごとに出る。",
            "運賃は各港で乗る乗客の数に応じて三つの町が分け合う。修理が長引けば町は二隻目の渡し船を買うことになる。それは公平なのか？",
        ];
        let points = texts("港町、渡し船を共同利用へ", &ja);
        assert!(points.len() >= 3 && points[0].starts_with("三つの港町"), "{points:?}");
        let ar = [
            "اتفقت ثلاث بلدات ساحلية يوم الاثنين على تشغيل عبّارة واحدة خلال إصلاح الجسر. أنهى الاتفاق خلافًا استمر طوال الصيف.",
            "كان الطقس معتدلًا. وقفت النوارس على الرصيف.",
            "سيبقى الجسر مغلقًا حتى الربيع كما قال المهندسون. وستبحر العبّارة كل عشرين دقيقة حتى ذلك الحين.",
            "تتقاسم البلدات الثلاث كلفة العبّارة بحسب عدد الركاب. وإذا طال إصلاح الجسر فستشتري البلدات عبّارة ثانية.",
        ];
        let points = texts("عبّارة واحدة لثلاث بلدات", &ar);
        assert!(points.len() >= 3 && points.iter().any(|p| p.contains("الجسر")), "{points:?}");
    }

    #[test]
    fn what_is_said_over_and_over_is_no_new_point() {
        let boat = |n| {
            format!(
                "Boat number {n} left the harbour in good order. It came back with {n} crates of herring."
            )
        };
        let long: Vec<String> = (0..400).map(boat).collect();
        let points = key_points("Boats", &long);
        assert!((1..4).contains(&points.len()), "{points:?}");
        let place = |p: &super::Point| (p.paragraph, p.range.start);
        assert!(points.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])));
    }
}
