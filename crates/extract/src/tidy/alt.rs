//! What a picture says to those who do not see it, printed among the words beside it.
//!
//! Copy that passes through many hands comes with it as a paragraph, or run into one. A paragraph
//! that says nothing else goes where the picture has a caption; otherwise it is the caption, as
//! authors write them who have no other. Within a paragraph a description goes only where the text
//! around it shows that it is none of it: no stop where a sentence ends, or one where it goes on.

use article::{Block, BlockKind, Inline, Media, Notice, NoticeKind, plain_text, word_count};

use crate::facts::letters;
use crate::find::first;

/// What is shorter, in words, can be any text's.
const LEAST: u32 = 3;
/// Within a text, what is shorter can be a name or a title.
const LEAST_WITHIN: u32 = 6;
/// And what is left is a paragraph still, not the rest of a label.
const LEAST_LEFT: u32 = 12;

/// Pictures of one figure that are asked.
const MOST: usize = 4;

const STOPS: [char; 6] = ['.', '!', '?', '…', '。', '”'];

/// Takes it out; tells what was taken.
pub(super) fn repair(body: &mut Vec<Block>) -> Option<Notice> {
    let mut taken = String::new();
    for at in (0..body.len()).rev() {
        let BlockKind::Figure(figure) = &body[at].kind else { continue };
        let captioned = word_count(&plain_text(&figure.caption)) > 0;
        let alts: Vec<String> = figure.media.iter().take(MOST).filter_map(alt).collect();
        for alt in alts {
            for beside in [at + 1, at.wrapping_sub(1)] {
                let Some(Block { kind: BlockKind::Paragraph(line), .. }) = body.get_mut(beside) else {
                    continue;
                };
                let whole = captioned && letters(&plain_text(line)) == letters(&alt);
                if whole {
                    line.clear();
                }
                if whole || take(line, &alt) {
                    taken = format!("“{alt}” {taken}");
                }
            }
        }
    }
    if taken.is_empty() {
        return None;
    }
    body.retain(|block| !matches!(&block.kind, BlockKind::Paragraph(line) if line.is_empty()));
    Some(Notice {
        kind: NoticeKind::Repair,
        message: format!("The description of a picture was taken out of the text: {}", taken.trim_end()),
    })
}

fn alt(media: &Media) -> Option<String> {
    let Media::Image(image) = media else { return None };
    let alt = image.alt.trim();
    (word_count(alt) >= LEAST).then(|| alt.to_owned())
}

/// Takes a description out of a line; whether it was there.
fn take(line: &mut [Inline], alt: &str) -> bool {
    if word_count(alt) < LEAST_WITHIN {
        return false;
    }
    let last = line.len().wrapping_sub(1);
    for (index, inline) in line.iter_mut().enumerate() {
        let Inline::Text(text) = inline else { continue };
        let Some(at) = first(text, alt) else { continue };
        let (before, after) = (text[..at].trim_end(), text[at + alt.len()..].trim_start());
        let starts = if before.is_empty() { index == 0 } else { before.ends_with(STOPS) };
        let ends = if after.is_empty() { index == last } else { after.starts_with(char::is_uppercase) };
        let goes_on = before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_lowercase);
        let leaked = if alt.ends_with(STOPS) { goes_on } else { starts && ends };
        if leaked && word_count(before) + word_count(after) >= LEAST_LEFT {
            let space = if before.is_empty() || after.is_empty() { "" } else { " " };
            *text = format!("{before}{space}{after}");
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::check::{dump, lowered};

    fn repaired(html: &str) -> (String, Option<String>) {
        let mut lowered = lowered(&format!("<article><p>One.</p>{html}<p>Two.</p></article>"));
        let notice = repair(&mut lowered.body);
        (dump(&lowered), notice.map(|notice| notice.message))
    }

    const ALT: &str = "A red boat lies in the harbour";

    fn picture(caption: &str) -> String {
        format!("<figure><img src=boat.jpg alt='{ALT}'><figcaption>{caption}</figcaption></figure>")
    }

    #[test]
    fn a_paragraph_that_only_describes_a_picture_with_a_caption_goes() {
        let picture = picture("Quiet days before the vote");
        for html in [format!("{picture}<p>{ALT}.</p>"), format!("<p>{ALT}</p>{picture}")] {
            let (found, told) = repaired(&html);
            assert!(!found.contains("p A red boat") && found.contains("p Two."), "{found}");
            let told = told.unwrap_or_default();
            assert_eq!(told, format!("The description of a picture was taken out of the text: “{ALT}”"));
        }
    }

    #[test]
    fn run_into_a_text_it_goes_where_the_text_shows_it() {
        let (picture, text) =
            (picture(""), "The council met on Monday and voted on the quay, the pier and the sheds");
        let (found, _) = repaired(&format!("{picture}<p>{ALT} {text}.</p>"));
        assert!(found.ends_with(&format!("p {text}.\np Two.\n")), "{found}");
        let (found, _) = repaired(&format!("<p>{text}. {ALT}</p>{picture}"));
        assert!(found.starts_with(&format!("p One.\np {text}.\nfig")), "{found}");
        let stopped = picture.replace("harbour'", "harbour.'");
        let (found, _) = repaired(&format!("{stopped}<p>{text} {ALT}. before it went home.</p>"));
        assert!(found.ends_with(&format!("p {text} before it went home.\np Two.\n")), "{found}");
    }

    #[test]
    fn captions_and_sentences_of_the_text_stay() {
        let more = "and nobody knows whose it is, when it came in, or who is going to pay for it";
        for text in [
            ALT.to_owned(),
            format!("{ALT}, {more}."),
            format!("{ALT}. It is red, {more}."),
            format!("They say that {ALT} of Hull, {more}."),
            format!("{ALT} Buy now"),
        ] {
            let (found, told) = repaired(&format!("{}<p>{text}</p>", picture("")));
            assert!(found.contains("fig") && found.contains(&text) && told.is_none(), "{found}");
        }
    }
}
