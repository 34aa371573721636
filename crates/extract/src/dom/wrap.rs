//! Text that was broken into lines of one width: mails, books of plain text, what was copied out of a PDF.
//! Its lines are no paragraphs.

/// So many lines that break off in the middle of a sentence show that all of it was broken.
const ENOUGH: usize = 4;
/// One of so many.
const SHARE: usize = 3;
/// In characters: no broken text is wider.
const WIDEST: usize = 110;
/// In characters: verse has shorter lines on the whole.
const NARROWEST: usize = 40;
/// The usual line has so many hundredths of the longest: verse is more uneven.
const EVEN: usize = 75;
/// A line that is shorter than so many hundredths of the usual is a paragraph's last, or a heading.
const FULL: usize = 85;

/// The paragraphs of a text whose lines were broken, a blank line between them as before. `None` where
/// each line is a paragraph.
pub(super) fn unwrapped(text: &str) -> Option<String> {
    let lines = || text.split('\n').map(str::trim_end);
    let (mut pairs, mut broken, mut width, mut widest) = (0, 0, 0, 0);
    let mut before = "";
    for line in lines() {
        if !before.is_empty() && !line.is_empty() {
            let length = before.chars().count();
            pairs += usize::from(length > 20);
            if length > 20 && goes_on(before, line) {
                broken += 1;
                width += length;
                widest = length.max(widest);
                if length > WIDEST {
                    return None;
                }
            }
        }
        before = line;
    }
    if broken < ENOUGH || broken * SHARE < pairs {
        return None;
    }
    let usual = width / broken;
    if usual < NARROWEST || usual * 100 < widest * EVEN {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for line in lines() {
        // A page's number in the middle of a sentence.
        let number = !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
        if number && !before.is_empty() && !ends(before) {
            continue;
        }
        let next = line.trim_start();
        let indented = line.len() > next.len() + 1 && !before.starts_with(' ');
        let joins = !before.is_empty()
            && !next.is_empty()
            && !next.starts_with(['•', '-', '*', '·', '–', '>', '|'])
            && (goes_on(before, next) || !indented && before.chars().count() * 100 > usual * FULL);
        if joins {
            let hyphen = out.ends_with('-') && next.starts_with(char::is_lowercase);
            if hyphen {
                out.pop();
            } else {
                out.push(' ');
            }
            out.push_str(next);
        } else {
            out.push('\n');
            out.push_str(line);
        }
        before = line;
    }
    Some(out)
}

/// The line breaks off, and the next goes on with a small letter.
fn goes_on(line: &str, next: &str) -> bool {
    !ends(line) && next.trim_start().starts_with(char::is_lowercase)
}

/// Ends as a sentence does.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')']).ends_with(['.', '!', '?', ':', '…'])
}

#[cfg(test)]
mod tests {
    use super::unwrapped;

    const PDF: &str = "The ferry comes back\nin the spring\n\n\
        The ferry between the two islands, which was laid up after the storm of last\n\
        autumn, will sail again in the spring, the council said. Its hull has been re-\n\
        paired, and its engines were taken out, cleaned and put back by a yard on the\n\
        mainland, which had to wait for parts from three countries.\n\
        Nobody on the islands is sorry to see it. For half a year all goods came with\n\
        4\n\
        a fishing boat, whenever its owner had the time, and a bag of flour was twice\n\
        as dear as before. The school was without a teacher for a month, because the\n\
        new one could not bring her furniture.\n\n\
        - A ticket costs four crowns.\n- Dogs sail free.\n";

    #[test]
    fn broken_lines_become_paragraphs_again() {
        let text = unwrapped(PDF).unwrap();
        let paragraphs: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(paragraphs.len(), 5, "{paragraphs:#?}");
        assert_eq!(paragraphs[0], "The ferry comes back in the spring");
        assert!(paragraphs[1].contains("has been repaired, and"));
        assert!(paragraphs[2].contains("all goods came with a fishing boat"));
        assert_eq!(paragraphs[4], "- Dogs sail free.");
    }

    #[test]
    fn paragraphs_of_one_line_each_stay() {
        let line = "The ferry between the two islands will sail again in the spring, the council said.\n";
        assert_eq!(unwrapped(&line.repeat(20)), None);
        let verse = "All winter long the slipway kept\nthe shape of boats that were not there\n";
        assert_eq!(unwrapped(verse), None);
        assert_eq!(unwrapped(""), None);
    }
}
