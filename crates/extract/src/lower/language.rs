//! Which language a listing is in, by what the page says of it.

use super::class::class_of;
use crate::dom::{Dom, NodeId, Tag};

/// Names that highlighters write as bare classes (`hljs python`, `sourceCode haskell`).
const BARE: [&str; 58] = [
    "bash",
    "sh",
    "shell",
    "zsh",
    "console",
    "powershell",
    "c",
    "cpp",
    "csharp",
    "objectivec",
    "java",
    "kotlin",
    "scala",
    "groovy",
    "javascript",
    "js",
    "jsx",
    "typescript",
    "ts",
    "tsx",
    "json",
    "yaml",
    "toml",
    "xml",
    "html",
    "css",
    "scss",
    "less",
    "python",
    "ruby",
    "rust",
    "go",
    "php",
    "perl",
    "lua",
    "r",
    "julia",
    "haskell",
    "ocaml",
    "fsharp",
    "elixir",
    "erlang",
    "clojure",
    "lisp",
    "scheme",
    "swift",
    "dart",
    "sql",
    "graphql",
    "diff",
    "makefile",
    "dockerfile",
    "nginx",
    "latex",
    "tex",
    "matlab",
    "lean",
    "vim",
];

/// Names that say "no language".
const NONE: [&str; 9] =
    ["text", "plaintext", "plain", "txt", "none", "nohighlight", "no-highlight", "undefined", "auto"];

/// The language of a listing: of the element, of what is in it, of the wrappers around it.
pub(super) fn of(dom: &Dom, node: NodeId) -> Option<String> {
    // Line numbers may stand before the code, in a `code` of their own.
    let inner = dom.descendants(node).filter(|&n| dom.tag(n) == Tag::Code).take(4);
    let outer = dom.ancestors(node).take(4).take_while(|&n| {
        // A wrapper belongs to one listing.
        !matches!(dom.tag(n), Tag::Body | Tag::Article | Tag::Main | Tag::Section)
    });
    let stated = inner.chain([node]).chain(outer).find_map(|n| stated(dom, n, n.0 < node.0));
    stated.filter(|name| !NONE.contains(&name.as_str()))
}

fn stated(dom: &Dom, node: NodeId, around: bool) -> Option<String> {
    for name in [
        "data-lang",
        "data-language",
        "data-code-language",
        "data-highlight-language",
        "data-programming-language",
    ] {
        if let Some(found) = dom.attr(node, name).and_then(clean) {
            return Some(found);
        }
    }
    let class = class_of(dom, node);
    let mut words = class.split_ascii_whitespace();
    while let Some(word) = words.next() {
        let lower = word.to_ascii_lowercase();
        let marked = ["language-", "lang-", "highlight-source-", "highlight-text-", "code-lang-", "syntax-"];
        let after = marked.iter().find_map(|mark| lower.strip_prefix(mark));
        // Sphinx has no word of its own before the language, and `highlight-default` for none.
        let of_sphinx = |name: &&str| BARE.contains(&name.trim_end_matches('3').trim_start_matches('i'));
        let after = after.or_else(|| lower.strip_prefix("highlight-").filter(of_sphinx));
        let brush = lower.strip_prefix("brush:").map(|rest| {
            // `brush: js` is two words of the attribute.
            if rest.is_empty() { words.next().unwrap_or("") } else { rest }
                .trim_end_matches(';')
                .to_ascii_lowercase()
        });
        if let Some(found) = after.map(str::to_owned).or(brush).as_deref().and_then(clean) {
            return Some(found);
        }
    }
    let highlighter = [
        "hljs",
        "sourcecode",
        "prettyprint",
        "highlight",
        "hl",
        "chroma",
        "shiki",
        "codehilite",
        "src",
        "code",
    ];
    let lower = class.to_ascii_lowercase();
    let by_highlighter = lower.split_ascii_whitespace().any(|w| highlighter.contains(&w));
    if by_highlighter || matches!(dom.tag(node), Tag::Pre | Tag::Code) && !around {
        let bare = lower.split_ascii_whitespace().find_map(|w| {
            let w = w.strip_prefix("src-").unwrap_or(w);
            BARE.contains(&w).then(|| w.to_owned())
        });
        if bare.is_some() {
            return bare;
        }
    }
    // Rouge writes the language as `lang`, which no tag of a human language is.
    let lang = dom.attr(node, "lang").filter(|_| !matches!(dom.tag(node), Tag::Html | Tag::Body));
    lang.map(str::to_ascii_lowercase).filter(|l| l.len() != 2 && BARE.contains(&l.as_str()))
}

/// A name that may stand after a fence.
fn clean(name: &str) -> Option<String> {
    let name = name.trim().to_ascii_lowercase();
    let fine = !name.is_empty()
        && name.len() <= 24
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.'));
    fine.then_some(name)
}
