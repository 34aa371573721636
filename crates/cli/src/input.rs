//! Files to text: standard input, gzip, encodings, and what a file's name says of its kind.

use std::io::{Read, stdin};
use std::path::Path;

use extract::{Format, Options, WebEncodings, decode};

use crate::Failure;
use crate::args::PageArgs;

/// The page that the arguments name, as text, and how it is to be read.
pub fn load(args: &PageArgs) -> Result<(String, Options), Failure> {
    let format = format_of(&args.file);
    let options = Options {
        url: args.url.clone(),
        captured: args.captured,
        format,
        as_printed: args.as_printed,
        ..Options::default()
    };
    let text = decode(&bytes(&args.file).map_err(Failure::Unreadable)?, &WebEncodings)?;
    Ok((text, options))
}

/// A file's bytes, unpacked where it is gzipped; `-` is standard input.
///
/// # Errors
/// A message that names the file, when it cannot be read or unpacked.
pub fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let mut raw = Vec::new();
    let read = if file == Path::new("-") {
        stdin().lock().read_to_end(&mut raw).map(|_| raw)
    } else {
        std::fs::read(file)
    };
    read.and_then(unpack).map_err(|error| format!("{}: {error}", file.display()))
}

/// Undoes gzip where the bytes are gzipped.
fn unpack(raw: Vec<u8>) -> std::io::Result<Vec<u8>> {
    if !raw.starts_with(b"\x1f\x8b") {
        return Ok(raw);
    }
    let mut out = Vec::new();
    flate2::read::MultiGzDecoder::new(raw.as_slice()).read_to_end(&mut out)?;
    Ok(out)
}

/// What a file's name says of its kind. A text file may be source that somebody pasted, so only
/// HTML is taken at its word.
pub fn format_of(file: &Path) -> Format {
    let name = file.file_name().map(|n| n.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    if [".html", ".htm", ".xhtml"].iter().any(|end| name.ends_with(end)) {
        Format::Html
    } else {
        Format::Auto
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_html_is_taken_at_its_name() {
        for (name, format) in [
            ("a/b.HTML", Format::Html),
            ("b.htm.gz", Format::Html),
            ("b.txt", Format::Auto),
            ("html/b", Format::Auto),
            ("-", Format::Auto),
        ] {
            assert_eq!(format_of(Path::new(name)), format, "{name}");
        }
    }

    #[test]
    fn gzip_is_undone_and_damage_is_an_error() {
        use std::io::Write;
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"<p>page").unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(unpack(packed.clone()).unwrap(), b"<p>page");
        assert!(unpack(packed[..packed.len() - 6].to_vec()).is_err());
        assert_eq!(unpack(b"plain".to_vec()).unwrap(), b"plain");
    }
}
