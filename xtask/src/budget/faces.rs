//! Which font files a page in English loads: browsers fetch a face only when the page has a
//! character of its `unicode-range`.

/// Whether the style sheets make a browser fetch this font file for plain Latin letters. A file that
/// no face names is taken for one that is fetched.
pub fn serves_latin(css: &str, file: &str) -> bool {
    let mut faces = css.split("@font-face").skip(1).filter_map(|rest| rest.split('}').next());
    let of_file = |face: &&str| face.contains(&format!("/{file}")) || face.contains(&format!("({file}"));
    match faces.find(of_file).and_then(|face| face.split_once("unicode-range:")) {
        Some((_, ranges)) => ranges.split(';').next().unwrap_or(ranges).split(',').any(holds_latin),
        None => true,
    }
}

/// Whether `U+0-FF`, `U+61` or `U+??` holds the letter a.
fn holds_latin(range: &str) -> bool {
    let Some(range) = range.trim().get(2..) else { return false };
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let number = |text: &str, digit: &str| u32::from_str_radix(&text.replace('?', digit), 16).ok();
    number(first, "0").is_some_and(|first| first <= 0x61)
        && number(last, "F").is_some_and(|last| last >= 0x61)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_of_other_letters_wait() {
        let css = "@font-face{src:url(fonts/text.woff2)format(\"woff2\");unicode-range:U+??,U+131}\
            @font-face{src:url(fonts/ext.woff2);unicode-range:U+100-130,U+1E00-1EFF}\
            @font-face{src:url(\"fonts/all.woff2\");font-weight:400}";
        assert!(serves_latin(css, "text.woff2"));
        assert!(!serves_latin(css, "ext.woff2"));
        assert!(serves_latin(css, "all.woff2"));
        assert!(serves_latin(css, "unknown.woff2"));
    }

    #[test]
    fn ranges_come_in_three_forms() {
        for range in ["U+0-FF", "U+61", "U+??", " U+0000-00FF", "u+0-10FFFF"] {
            assert!(holds_latin(range), "{range}");
        }
        for range in ["U+100-17F", "U+62", "U+1??", "", "U+"] {
            assert!(!holds_latin(range), "{range}");
        }
    }
}
