//! The headers of every answer. One place for the policy: the server, the `_headers` file and the
//! check of the page's own `<meta>` tag all take it from here.

use std::fmt::Write as _;

/// What the page may do. Workers live under the headers of their own script, so this goes with
/// every file. Images from elsewhere are the article's own, and load only when the reader asks.
const POLICY: [&str; 13] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https: http:",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    IN_HEADERS_ONLY,
    "require-trusted-types-for 'script'",
    "trusted-types default",
];

/// Browsers ignore this one in a `<meta>` tag, and complain about it.
const IN_HEADERS_ONLY: &str = "frame-ancestors 'none'";

/// The Content Security Policy as a header.
pub fn policy() -> String {
    POLICY.join("; ")
}

/// The same for a page that a host sends without headers, in `<meta http-equiv>`.
pub fn policy_for_meta() -> String {
    POLICY.into_iter().filter(|rule| *rule != IN_HEADERS_ONLY).collect::<Vec<_>>().join("; ")
}

/// What goes with every answer.
pub fn all() -> [(&'static str, String); 4] {
    [
        ("Content-Security-Policy", policy()),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ]
}

/// The file `_headers` that Netlify, Cloudflare Pages and others read.
pub fn for_static_hosts() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in all() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    text
}

/// How long a file may be kept without asking: for ever if its name changes with its content.
pub fn cache_control(path: &str) -> &'static str {
    let digest = |part: &str| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.split(['-', '_', '.']).any(digest) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The media type of a file, by its name.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        for path in ["app-3f1a9c0de4b2a718.js", "app-3f1a9c0de4b2a718_bg.wasm", "main-63021afc7b7b9a8d.css"] {
            assert!(cache_control(path).contains("immutable"), "{path}");
        }
        for path in ["index.html", "sw.js", "broadsheet-worker_bg.wasm", "articles/harbour-lights.html"] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn the_page_and_the_headers_differ_in_the_one_rule() {
        assert!(policy().contains("frame-ancestors") && !policy_for_meta().contains("frame-ancestors"));
        assert_eq!(policy().replace("frame-ancestors 'none'; ", ""), policy_for_meta());
    }
}
