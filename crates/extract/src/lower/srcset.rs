//! `srcset`: the candidates of a picture and the best of them.

/// Widths beyond this are for print and walls of screens; the widest below it is taken.
const SANE_WIDTH: f32 = 2600.0;
/// Densities beyond this show nothing more to the eye.
const SANE_DENSITY: f32 = 3.0;

/// A candidate with its descriptor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate<'a> {
    pub url: &'a str,
    pub size: Size,
}

/// What a candidate says of its size.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Size {
    /// Pixels a CSS pixel; 1 where it says nothing.
    Density(f32),
    /// Pixels wide.
    Width(f32),
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
    let number = |text: &str| text.parse::<f32>().ok().filter(|n| n.is_finite() && *n > 0.0);
    for word in descriptor.split_ascii_whitespace() {
        if let Some(width) = word.strip_suffix('w').and_then(number) {
            return Size::Width(width);
        }
        if let Some(density) = word.strip_suffix('x').and_then(number) {
            return Size::Density(density);
        }
    }
    Size::Density(1.0)
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
        assert_eq!(chosen("huge.jpg 8000w, vast.jpg 6000w"), "vast.jpg");
        assert_eq!(chosen(""), "");
    }

    #[test]
    fn addresses_may_hold_commas() {
        assert_eq!(chosen("/f,q_1/a.jpg 1x,/f,q_2/a.jpg 2x"), "/f,q_2/a.jpg");
        assert_eq!(chosen("/only,one.jpg"), "/only,one.jpg");
    }
}
