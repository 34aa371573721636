//! The server that the measuring page comes from, and that it posts its results to. It sends no
//! policy, other than `xtask::site`: what a policy forbids would be checked for each element of the
//! pages that are read, and only by those who make documents of them.

use std::{
    collections::HashMap,
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, mpsc},
    thread,
};

/// A file, or what is made for the occasion.
pub enum Content {
    /// Read when it is asked for.
    File(PathBuf),
    /// JSON.
    Json(String),
}

/// What a page has posted.
pub struct Posted {
    /// To which path.
    pub path: String,
    /// What.
    pub text: String,
}

/// Starts serving by paths, on any free port. What is posted comes out of the channel. The thread
/// ends with the program.
pub fn start(contents: HashMap<String, Content>) -> io::Result<(u16, mpsc::Receiver<Posted>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let port = listener.local_addr()?.port();
    let (sender, posted) = mpsc::channel();
    let contents = Arc::new(contents);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (contents, sender) = (Arc::clone(&contents), sender.clone());
            // A browser opens connections that it does not use, so each has a thread.
            thread::spawn(move || answer(stream, &contents, &sender));
        }
    });
    Ok((port, posted))
}

/// Answers one request and closes the connection.
fn answer(
    stream: TcpStream,
    contents: &HashMap<String, Content>,
    posted: &mpsc::Sender<Posted>,
) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? <= 2 {
            break;
        }
        let header = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        if let Some((_, value)) = header {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (kind, body) = match (method, contents.get(path)) {
        ("POST", _) => {
            let mut body = vec![0; length];
            reader.read_exact(&mut body)?;
            let text = String::from_utf8_lossy(&body).into_owned();
            let _ = posted.send(Posted { path: path.to_owned(), text });
            ("text/plain", Some(Vec::new()))
        }
        (_, Some(Content::File(file))) => (media_type(path), fs::read(file).ok()),
        (_, Some(Content::Json(text))) => ("application/json", Some(text.clone().into_bytes())),
        _ => ("text/plain", None),
    };
    let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
    let body = body.unwrap_or_default();
    let mut stream = stream;
    // A page that is isolated from others has the finer clock.
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Embedder-Policy: require-corp\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ if path == "/" => "text/html; charset=utf-8",
        // A page that is read is no page of this site.
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn what_is_known_is_served_and_what_is_posted_comes_out() {
        let contents = HashMap::from([("/order.json".to_owned(), Content::Json("{}".to_owned()))]);
        let (port, posted) = start(contents).unwrap();
        let order = ask(port, "GET /order.json HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(order.starts_with("HTTP/1.1 200 OK\r\n") && order.ends_with("\r\n\r\n{}"), "{order}");
        assert!(ask(port, "GET /etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 404"));
        assert!(posted.try_recv().is_err());
        ask(port, "POST /result HTTP/1.1\r\ncontent-length: 5\r\n\r\nhello");
        let posted = posted.recv().unwrap();
        assert_eq!((posted.path.as_str(), posted.text.as_str()), ("/result", "hello"));
    }
}
