//! Families of picture addresses: one picture in several sizes, formats and wrappings.

use super::anchors::percent_decoded;
use crate::find::{cut, holds, last};

/// Parameters that ask for a size or a format of the same picture.
const SIZING: [&str; 26] = [
    "w", "h", "width", "height", "q", "quality", "fit", "format", "fm", "auto", "dpr", "crop", "resize",
    "size", "imwidth", "imheight", "strip", "ssl", "zoom", "s", "wid", "hei", "scale", "disable", "qlt",
    "fmt",
];

/// What all sizes of one picture have in common. Two addresses of one family are one picture.
pub(crate) fn family(address: &str) -> String {
    let whole = innermost(address);
    let rest = cut(&whole, "://").map_or(whole.as_str(), |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or("");
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let mut out = String::with_capacity(path.len());
    for part in
        folder.strip_prefix("www.").unwrap_or(folder).split('/').filter(|part| !is_sizing_folder(part))
    {
        out.push_str(part);
        out.push('/');
    }
    let (name, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    let is_picture = matches!(
        extension.to_ascii_lowercase().as_str(),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "jxl" | "heic" | "bmp" | "svg"
    );
    if is_picture {
        out.push_str(without_size(name));
    } else {
        out.push_str(file);
        // Without a file's name, the parameters name the picture.
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let key = pair.split('=').next().unwrap_or("").to_ascii_lowercase();
            if !SIZING.contains(&key.as_str()) {
                out.push('&');
                out.push_str(pair);
            }
        }
    }
    out.make_ascii_lowercase();
    out
}

/// The address that a resizing service wraps: `/image?url=https%3A%2F%2F…`, `/cdn/https://…`.
fn innermost(address: &str) -> String {
    let wrapped = ["https%3A%2F%2F", "http%3A%2F%2F", "https%3a%2f%2f", "https://", "http://"]
        .iter()
        .filter_map(|mark| last(address, mark))
        .max()
        .filter(|&at| at > 0);
    match wrapped {
        Some(at) => {
            let inner = percent_decoded(&address[at..]);
            // What follows in the outer query is the service's.
            if holds(&address[at..], "%2") {
                percent_decoded(address[at..].split('&').next().unwrap_or(""))
            } else {
                inner
            }
        }
        None if !holds(address, "url=%2F") => address.to_owned(),
        None => match cut(address, "?url=%2F").or(cut(address, "&url=%2F")) {
            Some((service, path)) => {
                let host = service.split('/').take(3).collect::<Vec<_>>().join("/");
                format!("{host}/{}", percent_decoded(path.split('&').next().unwrap_or("")))
            }
            None => address.to_owned(),
        },
    }
}

/// `640x360`, `w_640,c_fill`, `1024`: a folder that names a size. Years are none.
fn is_sizing_folder(part: &str) -> bool {
    if part.contains(',') {
        return true;
    }
    let digits = |text: &str| (2..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match part.split_once(['x', '*']) {
        Some((w, h)) => digits(w) && (h.is_empty() || digits(h)),
        None => {
            part.len() >= 3 && digits(part) && !part.parse().is_ok_and(|n: u32| (1900..=2100).contains(&n))
        }
    }
}

/// The file's name without `-300x200`, `_640`, `@2x`, `-scaled`.
fn without_size(name: &str) -> &str {
    let mut name = name;
    for _ in 0..3 {
        let cut = name.rfind(['-', '_', '@', '.']).filter(|&at| at > 0);
        let Some(at) = cut else { break };
        let tail = name[at + 1..].to_ascii_lowercase();
        let digits = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let is_size = tail == "scaled"
            || tail == "thumb"
            || tail.split_once('x').is_some_and(|(w, h)| digits(w) && (h.is_empty() || digits(h)))
            || tail.strip_suffix('w').is_some_and(|w| w.len() >= 3 && digits(w))
            || tail.strip_suffix("px").is_some_and(digits);
        if !is_size {
            break;
        }
        name = &name[..at];
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_formats_and_wrappings_of_one_picture_are_one_family() {
        let same = [
            ("https://a.example/i/cat-300x200.jpg", "http://www.a.example/i/cat.webp?w=300"),
            ("https://a.example/i/cat@2x.png", "https://a.example/i/cat-scaled.png"),
            (
                "https://cdn.example/f/w_848,c_limit/https%3A%2F%2Fb.example%2Fcat.png",
                "https://b.example/cat.png",
            ),
            (
                "https://a.example/_next/image?url=%2Fcat.png&w=640",
                "https://a.example/_next/image?url=%2Fcat.png&w=1080",
            ),
            ("https://a.example/640x360/cat.jpg", "https://a.example/1280*720/cat-thumb.jpg"),
            ("https://a.example/is/cat?qlt=80&fmt=webp", "https://a.example/is/cat"),
        ];
        for (a, b) in same {
            assert_eq!(family(a), family(b));
        }
    }

    #[test]
    fn different_pictures_are_different_families() {
        let different = [
            ("https://a.example/i/step_1.png", "https://a.example/i/step_2.png"),
            ("https://a.example/image.php?id=1&w=2", "https://a.example/image.php?id=2&w=2"),
            ("https://a.example/2023/cat.jpg", "https://a.example/2024/cat.jpg"),
        ];
        for (a, b) in different {
            assert_ne!(family(a), family(b));
        }
    }
}
