//! What the server answers.

use std::{
    fs,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use super::{Settings, headers, request::Request};

/// An answer, before it is written down.
pub struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// The answer to a request.
pub fn to(request: &Request, settings: &Settings) -> Reply {
    match request.method.as_str() {
        "GET" | "HEAD" => find(request, settings).unwrap_or_else(|| Reply::plain("404 Not Found")),
        "" => Reply::plain("400 Bad Request"),
        _ => Reply::plain("405 Method Not Allowed"),
    }
}

fn find(request: &Request, settings: &Settings) -> Option<Reply> {
    let target = request.target.split(['?', '#']).next()?;
    let path = decoded(target.strip_prefix(settings.base.as_str())?)?;
    let path = if path.is_empty() { "index.html" } else { &path };
    let plain = below(&settings.folder, path)?;
    let compressed = PathBuf::from(format!("{}.br", plain.display()));
    let brotli = request.brotli && compressed.is_file();
    let file = if brotli { compressed } else { plain };

    let tag = tag(&file)?;
    let mut reply = Reply {
        status: "200 OK",
        headers: vec![
            ("Cache-Control", headers::cache_control(path).into()),
            ("ETag", tag.clone()),
            ("Vary", "Accept-Encoding".into()),
        ],
        body: Vec::new(),
    };
    if request.known.as_ref().is_some_and(|known| known.split(',').any(|known| known.trim() == tag)) {
        reply.status = "304 Not Modified";
        return Some(reply);
    }
    reply.body = fs::read(file).ok()?;
    reply.headers.push(("Content-Type", headers::media_type(path).into()));
    if brotli {
        reply.headers.push(("Content-Encoding", "br".into()));
    }
    Some(reply)
}

impl Reply {
    fn plain(status: &'static str) -> Self {
        let headers =
            vec![("Content-Type", "text/plain; charset=utf-8".into()), ("Cache-Control", "no-store".into())];
        Self { status, headers, body: format!("{status}\n").into_bytes() }
    }

    /// As it goes over the wire; without its body for a `HEAD`.
    pub fn bytes(&self, method: &str, keep_alive: bool) -> Vec<u8> {
        let mut text = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        if !keep_alive {
            text.push_str("Connection: close\r\n");
        }
        for (name, value) in self.headers.iter().chain(&headers::all()) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        let mut bytes = text.into_bytes();
        if method != "HEAD" {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

/// The file of that path, if it is one and lies in the folder. Names with a dot or an underscore
/// before them are not part of the site.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let named =
        |part: &str| !part.is_empty() && !part.starts_with(['.', '_']) && !part.contains(['\\', ':', '\0']);
    if !path.split('/').all(named) {
        return None;
    }
    let file = folder.join(path);
    file.is_file().then_some(file)
}

/// Percent-decoding; `None` for what is no UTF-8 text in the end.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%')
            .then(|| std::str::from_utf8(after.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        rest = if code.is_some() { &after[2..] } else { after };
        bytes.push(code.unwrap_or(first));
    }
    String::from_utf8(bytes).ok()
}

/// Differs whenever the file was written anew.
fn tag(file: &Path) -> Option<String> {
    let about = fs::metadata(file).ok()?;
    let time = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let kind = if file.extension().is_some_and(|ending| ending == "br") { "-br" } else { "" };
    Some(format!("\"{:x}-{:x}{kind}\"", about.len(), time.as_nanos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_are_read_or_left() {
        assert_eq!(decoded("a%20b").as_deref(), Some("a b"));
        assert_eq!(decoded("100%").as_deref(), Some("100%"));
        assert_eq!(decoded("%zz").as_deref(), Some("%zz"));
        assert_eq!(decoded("%ff"), None);
    }
}
