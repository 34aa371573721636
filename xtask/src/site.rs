//! The server of `cargo xtask serve` and of the end-to-end tests: a folder, read only, under the
//! headers that a host should send. One thread a connection; stopping it ends every connection,
//! as if the host were gone.

pub mod headers;
mod reply;
mod request;

use std::{
    collections::HashMap,
    io::{self, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use request::Request;

/// How long a connection may be silent.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to serve, and where.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder.
    pub folder: PathBuf,
    /// The port of 127.0.0.1; 0 for any that is free.
    pub port: u16,
    /// The path that the folder appears under; begins and ends with `/`.
    pub base: String,
}

/// A running server; stops when it is dropped.
pub struct Site {
    address: SocketAddr,
    base: String,
    shared: Arc<Shared>,
    listening: Option<thread::JoinHandle<()>>,
}

struct Shared {
    settings: Settings,
    stopped: AtomicBool,
    connections: Mutex<HashMap<u64, TcpStream>>,
    asked: Mutex<Vec<String>>,
}

impl Site {
    /// Starts serving. `Err` if the port is taken.
    pub fn start(settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port))?;
        let address = listener.local_addr()?;
        let base = settings.base.clone();
        let shared = Arc::new(Shared {
            settings,
            stopped: AtomicBool::new(false),
            connections: Mutex::default(),
            asked: Mutex::default(),
        });
        let listening = {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.listen(&listener))
        };
        Ok(Self { address, base, shared, listening: Some(listening) })
    }

    /// Where the site is: `http://127.0.0.1:8080/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }

    /// The port, also where any free one was asked for.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The targets asked for since the last call, in order: `GET /sw.js`.
    pub fn take_asked(&self) -> Vec<String> {
        std::mem::take(&mut *locked(&self.shared.asked))
    }

    /// Serves until the program ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.listening.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // The listener is woken by one more connection, and then sees that it is to stop.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.listening.take() {
            let _ = thread.join();
        }
        for connection in locked(&self.shared.connections).values() {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }
}

impl Shared {
    fn listen(self: &Arc<Self>, listener: &TcpListener) {
        for (number, stream) in (0..).zip(listener.incoming()) {
            if self.stopped.load(Ordering::SeqCst) {
                break;
            }
            let Ok(stream) = stream else { continue };
            let Ok(twin) = stream.try_clone() else { continue };
            locked(&self.connections).insert(number, twin);
            let shared = Arc::clone(self);
            thread::spawn(move || {
                // A client that goes away in the middle is no concern of ours.
                let _ = shared.serve(stream);
                locked(&shared.connections).remove(&number);
            });
        }
    }

    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut rest = Vec::new();
        while let Some(request) = Request::read(&mut stream, &mut rest)? {
            let stay = request.keep_alive && !self.stopped.load(Ordering::SeqCst);
            locked(&self.asked).push(format!("{} {}", request.method, request.target));
            let reply = reply::to(&request, &self.settings);
            stream.write_all(&reply.bytes(&request.method, stay))?;
            if !stay {
                break;
            }
        }
        stream.shutdown(Shutdown::Both)
    }
}

/// A thread that panicked has left nothing half done in these lists.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{BufRead, BufReader, Read},
    };

    use super::*;

    fn site(name: &str, base: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("broadsheet-site-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("articles")).unwrap();
        fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
        fs::write(folder.join("app-0123456789abcdef.js"), "run()").unwrap();
        fs::write(folder.join("app-0123456789abcdef.js.br"), "small").unwrap();
        fs::write(folder.join("_headers"), "for hosts").unwrap();
        Site::start(Settings { folder, port: 0, base: base.into() }).unwrap()
    }

    /// Sends one request and returns status line, headers and body.
    fn ask(site: &Site, target: &str, more: &str) -> (String, String, String) {
        let mut stream = TcpStream::connect(site.address).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let (status, headers) = head.split_once("\r\n").unwrap();
        (status.to_owned(), headers.to_owned(), body.to_owned())
    }

    #[test]
    fn every_answer_carries_the_policy() {
        let site = site("policy", "/");
        for (target, status) in [("/", "200 OK"), ("/nothing", "404 Not Found"), ("/?a=article", "200 OK")] {
            let (line, headers, _) = ask(&site, target, "");
            assert_eq!(line, format!("HTTP/1.1 {status}"), "{target}");
            assert!(headers.contains("Content-Security-Policy: default-src 'none';"), "{target}");
            assert!(headers.contains("X-Content-Type-Options: nosniff"), "{target}");
        }
    }

    #[test]
    fn a_compressed_copy_goes_to_those_who_can_read_it() {
        let site = site("brotli", "/");
        let target = "/app-0123456789abcdef.js";
        let (_, headers, body) = ask(&site, target, "Accept-Encoding: gzip, br\r\n");
        assert_eq!(body, "small");
        assert!(
            headers.contains("Content-Encoding: br") && headers.contains("Content-Type: text/javascript")
        );
        assert!(headers.contains("immutable") && headers.contains("Vary: Accept-Encoding"));
        let (_, headers, body) = ask(&site, target, "Accept-Encoding: gzip, br;q=0\r\n");
        assert_eq!(body, "run()");
        assert!(!headers.contains("Content-Encoding"));
    }

    #[test]
    fn what_has_not_changed_is_not_sent_again() {
        let site = site("etag", "/");
        let (_, headers, _) = ask(&site, "/", "");
        let tag = headers.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap();
        assert!(headers.contains("Cache-Control: no-cache"));
        let (line, _, body) = ask(&site, "/", &format!("If-None-Match: {tag}\r\n"));
        assert_eq!((line.as_str(), body.as_str()), ("HTTP/1.1 304 Not Modified", ""));
    }

    #[test]
    fn nothing_outside_the_folder_can_be_read() {
        let site = site("outside", "/");
        for target in [
            "/../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "//etc/passwd",
            "/articles/",
            "/_headers",
            "/%00",
            "/.hidden",
        ] {
            assert_eq!(ask(&site, target, "").0, "HTTP/1.1 404 Not Found", "{target}");
        }
    }

    #[test]
    fn it_can_live_under_a_path() {
        let site = site("base", "/sub/path/");
        assert!(site.url().ends_with("/sub/path/"));
        assert_eq!(ask(&site, "/sub/path/", "").0, "HTTP/1.1 200 OK");
        assert_eq!(ask(&site, "/", "").0, "HTTP/1.1 404 Not Found");
        assert_eq!(site.take_asked(), ["GET /sub/path/", "GET /"]);
    }

    #[test]
    fn stopping_ends_open_connections_and_frees_the_port() {
        let site = site("stop", "/");
        let (port, address) = (site.port(), site.address);
        let settings = Settings { port, ..site.shared.settings.clone() };
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        assert_eq!(line, "HTTP/1.1 200 OK\r\n");
        drop(site);
        let mut rest = Vec::new();
        let _ = reader.read_to_end(&mut rest);
        assert!(TcpStream::connect(address).is_err());
        let again = Site::start(settings).unwrap();
        assert_eq!(ask(&again, "/", "").0, "HTTP/1.1 200 OK");
    }

    #[test]
    fn only_reading_is_possible_and_nonsense_is_refused() {
        let site = site("method", "/");
        for (text, status) in [
            ("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc", "405"),
            ("nonsense\r\n\r\n", "400"),
        ] {
            let mut stream = TcpStream::connect(site.address).unwrap();
            stream.write_all(text.as_bytes()).unwrap();
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        }
    }
}
