//! Where the text runs in what was copied out of a page: nothing but the lengths of its lines tells it from
//! the menus above and below.

use std::ops::Range;

use super::lines::Page;

/// A paragraph is worth its words beyond so many; those of teasers have few more.
const TEASER: i32 = 8;
/// No paragraph is worth more.
const LONGEST: i32 = 60;
/// A line that is no paragraph costs so much.
const LABEL: i32 = 3;
/// A list of any length costs no more.
const LIST: i32 = 30;

/// The lines that the text runs through, from its first paragraph to its last: those that are worth most
/// together (Kadane's algorithm; Bentley, Programming Pearls, column 8). Lines that are not free count for
/// nothing. Empty where there are no paragraphs.
pub(super) fn band(page: &Page<'_>, lines: Range<usize>, is_free: &dyn Fn(usize) -> bool) -> Range<usize> {
    let (mut best, mut most) = (lines.start..lines.start, 0);
    let (mut begin, mut sum, mut list) = (lines.start, 0, 0);
    for index in lines {
        let Some(line) = page.line(index).filter(|_| is_free(index)) else { continue };
        if line.prose {
            list = 0;
            sum += (line.words as i32).min(LONGEST) - TEASER;
        } else if list < LIST {
            list += LABEL;
            sum -= LABEL;
        }
        if sum <= 0 {
            (begin, sum) = (index + 1, 0);
        } else if sum > most {
            (best, most) = (begin..index + 1, sum);
        }
    }
    // The last sentence may be a short one.
    while page.line(best.end).is_some_and(|line| line.stop && best.end > best.start && is_free(best.end)) {
        best.end += 1;
    }
    best
}
