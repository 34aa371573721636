//! A page, the program, and a folder: what the tests of the command line share.

#![allow(dead_code, missing_docs, reason = "each test program uses a part of it")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

pub const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Harbour reopens after storm - The Quay</title>
<meta property="og:site_name" content="The Quay"><meta property="og:title" content="Harbour reopens after storm">
<meta property="article:published_time" content="2025-03-31T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour reopens after storm</h1><p class="byline">By Ada Marsh</p>
<p>The harbour opened again on Monday morning, two days after the storm had closed it to all ships, the harbour master said.</p>
<figure><img src="/quay.jpg" alt="The quay"><figcaption>Boats at the quay on Monday. Photo: Ben Tide</figcaption></figure>
<p>About forty boats had waited outside the breakwater since dawn, and the first of them were unloaded before noon, he added.</p>
<p>The repair of the outer wall will take until the summer, and the council has set aside the money that it needs for that.</p>
<p>Nobody was hurt in the storm, which tore the roof off the old fish market and sank three smaller boats at their moorings.</p>
</article><div class="share"><a href="/share">Share this story</a></div>
<aside><h3>Related articles</h3><ul><li><a href="/2025/ferry">Ferry service to the islands starts again</a></li>
<li><a href="/2025/market">Fish market to be rebuilt on higher ground</a></li></ul></aside></body></html>"#;

pub fn broadsheet(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

pub fn printed(output: &Output) -> &str {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::str::from_utf8(&output.stdout).unwrap()
}

/// A folder of this test's own, removed with it.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("broadsheet-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn write(&self, path: &str, text: &str) -> PathBuf {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
