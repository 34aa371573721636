//! What Trunk leaves undone in `dist/`: the first script learns which languages there are words in, the
//! service worker which files make up this version, static hosts get the headers, the style sheets become
//! one, and every text is made small and compressed once, as well as it can be.

use std::{fmt::Write as _, fs, path::Path, thread};

use sha2::{Digest, Sha256};

use crate::{Outcome, project, sheets, shrink, site::headers};

const VERSION_LINE: &str = "const VERSION = \"dev\";";
const FILES_LINE: &str = "const FILES = {};";
const CATALOGUES_LINE: &str = "const CATALOGUES = {};";

/// The terms of what others wrote, which the site has to carry. It is as long as it is seldom read,
/// so it is not kept offline.
const NOTICES: &str = "third-party.txt";

/// Finishes a folder that Trunk has just written.
pub fn finish(dist: &Path) -> Outcome {
    sheets::joined(dist)?;
    shrink::modules(dist)?;
    let write = |name: &str, text: &str| {
        fs::write(dist.join(name), text).map_err(|error| format!("dist/{name}: {error}"))
    };
    let read =
        |name: &str| fs::read_to_string(dist.join(name)).map_err(|error| format!("dist/{name}: {error}"));
    // It is one of the files of the version, so it comes first.
    write("first.js", &with_catalogues(&read("first.js")?, &catalogues(&dist.join("languages"))?)?)?;
    let mut scripts = project::files(dist);
    scripts.retain(|file| file.extension().is_some_and(|ending| ending == "js") && !file.ends_with("sw.js"));
    shrink::scripts(dist, &scripts)?;
    write("_headers", &headers::for_static_hosts())?;
    let notices = fs::read_to_string(project::root().join("THIRD-PARTY.md"));
    write(NOTICES, &notices.map_err(|error| format!("THIRD-PARTY.md: {error}"))?)?;
    compress(dist, &versioned(dist)?)
}

/// Has the service worker list the files, and returns them with it.
fn versioned(dist: &Path) -> Outcome<Vec<Item>> {
    let worker = dist.join("sw.js");
    let told = |error: std::io::Error| format!("{}: {error}", worker.display());
    let mut files = list(dist)?;
    let text = stamped(&fs::read_to_string(&worker).map_err(told)?, &files)?;
    fs::write(&worker, text).map_err(told)?;
    shrink::scripts(dist, std::slice::from_ref(&worker))?;
    files.push(Item { path: "sw.js".into(), bytes: fs::read(&worker).map_err(told)? });
    Ok(files)
}

/// A copy of the built site in a folder of its own, changed by `change`: what a later version would be. For
/// tests of the step from one version to the next.
pub fn changed_copy(folder: &Path, change: impl FnOnce(&Path) -> std::io::Result<()>) -> Outcome {
    let dist = project::dist();
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    for file in project::files(&dist) {
        let name = file.strip_prefix(&dist).unwrap_or(&file);
        let place = folder.join(name);
        fs::create_dir_all(place.parent().unwrap_or(folder)).map_err(told)?;
        // Its template, not the list of the version that is copied.
        let template = project::root().join("public").join(name);
        fs::copy(if name == Path::new("sw.js") { template } else { file }, place).map_err(told)?;
    }
    change(folder).map_err(told)?;
    let mut files = versioned(folder)?;
    files.retain(|item| fs::read(dist.join(&item.path)).ok().as_ref() != Some(&item.bytes));
    compress(folder, &files)
}

/// A digest of everything in the folder, down to the last byte. `Err` if it holds no site.
pub fn digest(dist: &Path) -> Outcome<String> {
    let mut digest = Sha256::new();
    let files = project::files(dist);
    if !dist.join("index.html").is_file() {
        return Err("dist/ holds no site: `cargo xtask build` makes one".into());
    }
    for path in files {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        digest.update(path.to_string_lossy().as_bytes());
        digest.update(Sha256::digest(bytes));
    }
    Ok(hex(&digest.finalize()))
}

/// A file of the site.
struct Item {
    /// Its path below `dist/`, with `/`.
    path: String,
    bytes: Vec<u8>,
}

/// The files that make up a version: all but the service worker, which lists them.
fn list(dist: &Path) -> Outcome<Vec<Item>> {
    let mut items = Vec::new();
    for file in project::files(dist) {
        let relative = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if relative == "sw.js" || relative == "_headers" || relative == NOTICES || relative.ends_with(".br") {
            continue;
        }
        // So that no name needs escaping, be it in a script, in an address or in a header.
        if !relative.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte)) {
            return Err(format!("`{relative}`: files of the site are named with a-z, 0-9, `-`, `_` and `.`"));
        }
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        items.push(Item { path: relative, bytes });
    }
    Ok(items)
}

/// The catalogues of the interface's words: the tag of each, and its language in itself, which is
/// what a catalogue makes of "English".
fn catalogues(folder: &Path) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    for path in project::files(folder).into_iter().filter(|path| path.extension().is_some_and(|e| e == "txt"))
    {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = text.split_once("\nEnglish\n\t").and_then(|(_, rest)| rest.lines().next());
        let name = name.ok_or_else(|| format!("{}: does not translate “English”", path.display()))?;
        found.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), name.to_owned()));
    }
    Ok(found)
}

/// The first script's text with the catalogues in it.
fn with_catalogues(script: &str, catalogues: &[(String, String)]) -> Outcome<String> {
    if !script.contains(CATALOGUES_LINE) {
        return Err(format!("public/first.js has lost a line that the build fills in: {CATALOGUES_LINE}"));
    }
    let list: Vec<String> = catalogues.iter().map(|(tag, name)| format!("{tag:?}: {name:?}")).collect();
    Ok(script.replace(CATALOGUES_LINE, &format!("const CATALOGUES = {{ {} }};", list.join(", "))))
}

/// The service worker's text with the version and the list in it.
fn stamped(worker: &str, files: &[Item]) -> Outcome<String> {
    let mut version = Sha256::new();
    version.update(worker);
    let mut list = String::from("const FILES = {\n");
    for Item { path, bytes } in files {
        let digest = Sha256::digest(bytes);
        version.update(path);
        version.update(digest);
        // Hosts answer `index.html` with a redirect to its folder, or not at all.
        let address = if path == "index.html" { "./" } else { path };
        let _ = writeln!(list, "  \"{address}\": \"sha256-{}\",", base64(&digest));
    }
    list.push_str("};");
    let version = hex(&version.finalize()[..8]);
    if !worker.contains(VERSION_LINE) || !worker.contains(FILES_LINE) {
        return Err(format!(
            "public/sw.js has lost a line that the build fills in: {VERSION_LINE} {FILES_LINE}"
        ));
    }
    Ok(worker.replace(VERSION_LINE, &format!("const VERSION = \"{version}\";")).replace(FILES_LINE, &list))
}

/// Writes `FILE.br` beside each file that gets smaller by it.
fn compress(dist: &Path, files: &[Item]) -> Outcome {
    let mut waiting: Vec<&Item> = files.iter().filter(|item| is_text(&item.path)).collect();
    // The biggest take longest: first come, first served keeps all cores at work.
    waiting.sort_by_key(|item| item.bytes.len());
    let waiting = std::sync::Mutex::new(waiting);
    let work = || -> Outcome {
        loop {
            let Some(item) = waiting.lock().map_err(|error| error.to_string())?.pop() else { return Ok(()) };
            let small = brotli(&item.bytes);
            if small.len() < item.bytes.len() {
                let path = dist.join(format!("{}.br", item.path));
                fs::write(&path, small).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            (0..thread::available_parallelism().map_or(2, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            thread.join().unwrap_or_else(|_| Err("a file could not be compressed".into()))
        })
    })
}

/// Fonts and pixel images are compressed as they are.
fn is_text(path: &str) -> bool {
    !matches!(path.rsplit('.').next(), Some("woff2" | "png" | "jpg" | "webp" | "avif" | "ico"))
}

/// Brotli at its best and slowest, as a static host would keep it. In blocks of which size, and with which of
/// the encoder's ways to write distances, a file gets smallest depends on the file, by half a percent: the
/// smallest outcome is kept. What the encoder calls a font has distances of whole records, as wasm has.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    use brotli::enc::backward_references::BrotliEncoderMode::{BROTLI_MODE_FONT, BROTLI_MODE_GENERIC};

    let with = |(mode, lgblock)| {
        let mut small = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams {
            mode,
            quality: 11,
            lgwin: 22,
            lgblock,
            size_hint: bytes.len(),
            ..Default::default()
        };
        // Writing into memory cannot fail.
        let _ = brotli::BrotliCompress(&mut &bytes[..], &mut small, &parameters);
        small
    };
    let ways = [(BROTLI_MODE_GENERIC, 0), (BROTLI_MODE_GENERIC, 20), (BROTLI_MODE_FONT, 16)];
    ways.map(with).into_iter().min_by_key(Vec::len).unwrap_or_default()
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > chunk.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(bytes: &[u8]) -> Vec<Item> {
        ["app.js", "index.html"].map(|path| Item { path: path.into(), bytes: bytes.to_owned() }).into()
    }

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn the_service_worker_learns_its_version_and_files() {
        let text = stamped("const VERSION = \"dev\";\nconst FILES = {};\nrest", &items(b"x")).unwrap();
        assert!(!text.contains("\"dev\""));
        let digest = base64(&Sha256::digest(b"x"));
        assert!(text.contains(&format!(
            "\"app.js\": \"sha256-{digest}\",\n  \"./\": \"sha256-{digest}\",\n}};\nrest"
        )));
    }

    #[test]
    fn the_first_script_learns_the_languages() {
        let script = fs::read_to_string(project::root().join("public/first.js")).unwrap();
        let known = catalogues(&project::root().join("public/languages")).unwrap();
        assert!(known.contains(&("de".to_owned(), "Deutsch".to_owned())), "{known:?}");
        let text = with_catalogues(&script, &known).unwrap();
        assert!(text.contains("\"de\": \"Deutsch\""), "{text}");
        assert!(with_catalogues("const CATALOGUES = 1", &known).is_err());
    }

    #[test]
    fn another_content_is_another_version() {
        let worker = "const VERSION = \"dev\";\nconst FILES = {};";
        let first = |bytes: &[u8]| {
            let text = stamped(worker, &items(bytes)).unwrap();
            text.lines().next().unwrap().to_owned()
        };
        assert_eq!(first(b"x"), first(b"x"));
        assert_ne!(first(b"x"), first(b"y"));
    }

    #[test]
    fn the_projects_own_service_worker_can_be_stamped() {
        let worker = fs::read_to_string(project::root().join("public/sw.js")).unwrap();
        assert!(stamped(&worker, &items(b"x")).is_ok());
        assert!(stamped("const VERSION = 1", &items(b"x")).is_err());
    }

    #[test]
    fn brotli_comes_back_the_same() {
        let text = "All of the story, none of the clutter. ".repeat(50);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(text.as_bytes())[..], &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
    }
}
