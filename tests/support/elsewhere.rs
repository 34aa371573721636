//! The rest of the world: a proxy that reaches nobody, and notes who was to be reached. It is the
//! witness that a page, whatever is in it, asks nothing of other hosts.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

/// A GIF of one transparent pixel: the answer to every plain request, so that images can load.
const PIXEL: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;";

/// The browser asks these on its own, whatever page is open.
const OF_THE_BROWSER: [&str; 9] = [
    "google.com",
    "googleapis.com",
    "gstatic.com",
    "gvt1.com",
    "googleusercontent.com",
    "mozilla.com",
    "mozilla.net",
    "mozilla.org",
    "firefox.com",
];

/// The proxy. Its thread ends with the test's process.
pub struct Elsewhere {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    pub fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let note = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let note = Arc::clone(&note);
                thread::spawn(move || answer(stream, &note));
            }
        });
        Ok(Self { port, asked })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// What was asked for since the last call: addresses, for `https:` only host and port.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn answer(stream: TcpStream, asked: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }
    let (method, rest) = first.split_once(' ')?;
    let target = rest.split(' ').next()?;
    let host = target.strip_prefix("http://").unwrap_or(target);
    let host = host.split(['/', ':']).next()?;
    let is_own = OF_THE_BROWSER.iter().any(|own| host == *own || host.ends_with(&format!(".{own}")));
    if !is_own {
        asked.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
    }
    let mut stream = stream;
    let reply = if method == "CONNECT" || is_own {
        b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec()
    } else {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            PIXEL.len()
        );
        [head.as_bytes(), PIXEL].concat()
    };
    stream.write_all(&reply).ok()
}
