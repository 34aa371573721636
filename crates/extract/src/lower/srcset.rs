//! `srcset`: the candidates of a picture and the best of them.

/// Widths beyond this are for print and walls of screens; the widest below it is taken.
const SANE_WIDTH: u32 = 2600;
/// Densities beyond this, in thousandths, show nothing more to the eye.
const SANE_DENSITY: u32 = 3000;

/// A candidate with its descriptor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate<'a> {
    pub url: &'a str,
    pub size: Size,
}

/// What a candidate says of its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    /// Thousandths of a pixel a CSS pixel; 1000 where it says nothing.
    Density(u32),
    /// Pixels wide.
    Width(u32),
}

/// The candidates in order, as the HTML standard splits them ("parse a srcset attribute"):
/// addresses may hold commas, so an address ends at white space.
pub(super) fn candidates(srcset: &str) -> Vec<Candidate<'_>> {
    let mut out = Vec::new();
    let mut rest = srcset;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return out;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (url, after) = rest.split_at(end);
        let bare = url.trim_end_matches(',');
        let descriptor = if bare.len() < url.len() {
            rest = after;
            ""
        } else {
            let stop = after.find(',').unwrap_or(after.len());
            rest = &after[stop..];
            &after[..stop]
        };
        if !bare.is_empty() {
            out.push(Candidate { url: bare, size: size(descriptor) });
        }
    }
}

fn size(descriptor: &str) -> Size {
    for word in descriptor.split_ascii_whitespace() {
        if let Some(width) = word.strip_suffix('w').and_then(thousandths) {
            return Size::Width(width / 1000);
        }
        if let Some(density) = word.strip_suffix('x').and_then(thousandths) {
            return Size::Density(density);
        }
    }
    Size::Density(1000)
}

/// A decimal number above 0 in thousandths; what is finer is left out.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = part.bytes().chain(std::iter::repeat(b'0')).take(3);
    let number = whole.bytes().chain(digits).try_fold(0u32, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    });
    number.filter(|number| *number > 0)
}

/// The largest candidate of a sane size; of those beyond it, the smallest.
pub(super) fn best<'a>(candidates: &[Candidate<'a>]) -> Option<Candidate<'a>> {
    let sane = |size: Size| match size {
        Size::Density(density) => density <= SANE_DENSITY,
        Size::Width(width) => width <= SANE_WIDTH,
    };
    let mut best: Option<Candidate<'a>> = None;
    for candidate in candidates {
        let better = match best {
            None => true,
            Some(b) => match (sane(b.size), sane(candidate.size)) {
                (true, true) => candidate.size > b.size,
                (false, false) => candidate.size < b.size,
                (false, true) => true,
                (true, false) => false,
            },
        };
        if better {
            best = Some(*candidate);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(srcset: &str) -> &str {
        best(&candidates(srcset)).map_or("", |c| c.url)
    }

    #[test]
    fn the_largest_of_a_sane_size_is_chosen() {
        assert_eq!(chosen("a.jpg 320w, b.jpg 1280w, c.jpg 9000w"), "b.jpg");
        assert_eq!(chosen("a.jpg, b.jpg 2x"), "b.jpg");
        assert_eq!(chosen("a.jpg 1.5x, b.jpg 1.25x, c.jpg -2x, d.jpg 1e9x"), "a.jpg");
        assert_eq!(chosen("huge.jpg 8000w, vast.jpg 6000w"), "vast.jpg");
        assert_eq!(chosen(""), "");
    }

    #[test]
    fn addresses_may_hold_commas() {
        assert_eq!(chosen("/f,q_1/a.jpg 1x,/f,q_2/a.jpg 2x"), "/f,q_2/a.jpg");
        assert_eq!(chosen("/only,one.jpg"), "/only,one.jpg");
    }
}
