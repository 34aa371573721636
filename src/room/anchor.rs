//! Where a highlight is: found again by its words and what stood around them, whatever became of the
//! page in the meantime. Texts are in UTF-16 units, as ranges count, with a line break between two
//! blocks.

use wire::Highlight;

/// So much of what stands before and after a highlight is kept with it.
const CONTEXT: usize = 32;
/// Words of this length are known by themselves; shorter ones stand in too many places.
const SURE: usize = 24;
const BREAK: u16 = 10;

/// What makes a highlight of units `from`–`to` of a text; `None` where they are none or all space.
pub fn anchor(text: &[u16], from: usize, to: usize) -> Option<Highlight> {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let is_space = |unit: &u16| char::from_u32(u32::from(*unit)).is_some_and(char::is_whitespace);
    let chosen = part(from, to);
    let lead = chosen.iter().position(|unit| !is_space(unit))?;
    let trail = chosen.iter().rev().position(|unit| !is_space(unit))?;
    let (from, to) = (from + lead, to - trail);
    let words = |from, to| String::from_utf16_lossy(part(from, to));
    Some(Highlight {
        block: hash(block(text, from)),
        quote: words(from, to),
        before: words(from.saturating_sub(CONTEXT), from),
        after: words(to, (to + CONTEXT).min(text.len())),
        ..Highlight::default()
    })
}

/// Where it is in a text: the place whose block is the same and whose surroundings are most like
/// what they were; `None` where it is no longer there.
pub fn place(text: &[u16], highlight: &Highlight) -> Option<(u32, u32)> {
    let [quote, before, after] =
        [&highlight.quote, &highlight.before, &highlight.after].map(|s| s.encode_utf16().collect::<Vec<_>>());
    if quote.is_empty() {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for (from, there) in text.windows(quote.len()).enumerate() {
        if *there != *quote {
            continue;
        }
        let (head, tail) = (text.get(..from)?, text.get(from + quote.len()..)?);
        let alike = head.iter().rev().zip(before.iter().rev()).take_while(|(a, b)| a == b).count()
            + tail.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let home = hash(block(text, from)) == highlight.block;
        let known = home || quote.len() >= SURE || alike * 2 >= before.len() + after.len();
        let merit = alike + if home { 2 * CONTEXT } else { 0 };
        if known && best.is_none_or(|(most, _)| merit > most) {
            best = Some((merit, from));
        }
    }
    let (_, from) = best?;
    Some((u32::try_from(from).ok()?, u32::try_from(from + quote.len()).ok()?))
}

// The text of the block that a place is in.
fn block(text: &[u16], at: usize) -> &[u16] {
    let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let start = head.iter().rposition(|unit| *unit == BREAK).map_or(0, |n| n + 1);
    let end = tail.iter().position(|unit| *unit == BREAK).map_or(text.len(), |n| at + n);
    text.get(start..end).unwrap_or_default()
}

/// FNV-1a.
fn hash(units: &[u16]) -> u32 {
    units.iter().fold(0x811c_9dc5, |hash, unit| (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The boat\nThe boat sails at noon. It rained.\nAt noon the boat was gone, and it rained.";

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    fn made(text: &str, words: &str, nth: usize) -> Highlight {
        let at = text.match_indices(words).nth(nth).unwrap().0;
        let from = text[..at].encode_utf16().count();
        anchor(&units(text), from, from + words.encode_utf16().count()).unwrap()
    }

    /// What stands before the place in the text.
    fn found(text: &str, highlight: &Highlight) -> Option<String> {
        let (from, to) = place(&units(text), highlight)?;
        let units = units(text);
        assert_eq!(String::from_utf16_lossy(&units[from as usize..to as usize]), highlight.quote);
        Some(String::from_utf16_lossy(&units[..from as usize]))
    }

    #[test]
    fn each_of_several_places_is_found_again() {
        for words in ["boat", "noon", "rained", "The boat"] {
            for nth in 0..TEXT.matches(words).count() {
                let before = TEXT.match_indices(words).nth(nth).unwrap().0;
                assert_eq!(found(TEXT, &made(TEXT, words, nth)).unwrap(), TEXT[..before], "{words} {nth}");
            }
        }
    }

    #[test]
    fn what_comes_before_it_or_is_set_anew_moves_it() {
        let highlight = made(TEXT, "boat", 2);
        let longer = format!("Kicker 𝒳\nThe boat, they say.\n{TEXT}\nThe boat");
        assert!(found(&longer, &highlight).unwrap().ends_with("At noon the "));
        // Its block was joined with the one before: the surroundings tell.
        let joined = TEXT.replace("rained.\nAt", "rained. At");
        assert!(found(&joined, &highlight).unwrap().ends_with("At noon the "));
    }

    #[test]
    fn what_is_gone_is_not_found_elsewhere() {
        let highlight = made(TEXT, "noon", 1);
        assert_eq!(found("A quite other text, about noon and what people eat then.", &highlight), None);
        assert_eq!(found("", &highlight), None);
        // So long a passage is nowhere else.
        let long = made(TEXT, "the boat was gone, and it rained", 0);
        assert!(found("Quite elsewhere the boat was gone, and it rained!", &long).is_some());
    }

    #[test]
    fn space_at_its_ends_does_not_belong_to_it() {
        let text = units("one \n two");
        assert_eq!(anchor(&text, 3, 9).unwrap().quote, "two");
        assert_eq!(anchor(&text, 3, 6), None);
        assert_eq!(anchor(&text, 7, 99), None);
    }
}
