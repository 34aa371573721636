//! One request from a connection.

use std::io::{self, Read};

/// No head of a request that a browser sends comes near this.
const MAX_HEAD: usize = 64 * 1024;

/// What the server looks at in a request.
#[derive(Debug, Default)]
pub struct Request {
    /// `GET`; empty for what is no request.
    pub method: String,
    /// Path and query as sent.
    pub target: String,
    /// Whether the client knows Brotli.
    pub brotli: bool,
    /// `If-None-Match`, as sent.
    pub known: Option<String>,
    /// Whether the client wants to ask more on this connection.
    pub keep_alive: bool,
}

impl Request {
    /// Reads the next one; `rest` holds what came after the last. `None`: the client is done.
    pub fn read(stream: &mut impl Read, rest: &mut Vec<u8>) -> io::Result<Option<Self>> {
        loop {
            if let Some((request, length)) = parse(rest) {
                rest.drain(..length);
                return Ok(Some(request));
            }
            let mut buffer = [0; 4096];
            let length = stream.read(&mut buffer)?;
            if length == 0 {
                return Ok(None);
            }
            rest.extend_from_slice(&buffer[..length]);
        }
    }
}

/// A request and the length of its head; `None` while it is not complete. What is no request, or
/// too long for one, is a request without a method, and the last on its connection.
fn parse(bytes: &[u8]) -> Option<(Request, usize)> {
    let mut headers = [httparse::EMPTY_HEADER; 100];
    let mut head = httparse::Request::new(&mut headers);
    let length = match head.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) if bytes.len() <= MAX_HEAD => return None,
        _ => return Some((Request::default(), bytes.len())),
    };
    let value = |name: &str| {
        let header = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(header.value).ok()
    };
    let method = head.method.unwrap_or_default().to_owned();
    // A body is not read, so nothing that follows one could be understood.
    let keep_alive = head.version == Some(1)
        && !value("connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
        && matches!(method.as_str(), "GET" | "HEAD");
    let request = Request {
        method,
        target: head.path.unwrap_or_default().to_owned(),
        brotli: value("accept-encoding").is_some_and(accepts_brotli),
        known: value("if-none-match").map(str::to_owned),
        keep_alive,
    };
    Some((request, length))
}

fn accepts_brotli(value: &str) -> bool {
    value.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |part: &str| {
            part.strip_prefix("q=")
                .is_some_and(|weight| weight.parse::<f32>().is_ok_and(|weight| weight == 0.0))
        };
        parts.next() == Some("br") && !parts.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_follow_each_other_on_one_connection() {
        let text = "GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n";
        let (mut stream, mut rest) = (text.as_bytes(), Vec::new());
        let first = Request::read(&mut stream, &mut rest).unwrap().unwrap();
        let second = Request::read(&mut stream, &mut rest).unwrap().unwrap();
        assert_eq!((first.target.as_str(), first.keep_alive), ("/a", true));
        assert_eq!((second.target.as_str(), second.keep_alive), ("/b", false));
        assert!(Request::read(&mut stream, &mut rest).unwrap().is_none());
    }

    #[test]
    fn a_head_without_end_is_given_up() {
        let endless = [b'a'; MAX_HEAD + 1];
        let request = Request::read(&mut &endless[..], &mut Vec::new()).unwrap().unwrap();
        assert_eq!(request.method, "");
    }
}
