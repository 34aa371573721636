//! The command line: words to a [`Command`].

use std::path::PathBuf;

use article::{DateTime, WebUrl};
use lexopt::prelude::*;

pub const HELP: &str = "\
Takes a web page apart into its stories: the lead, clean, and the related ones beside it.

USAGE
  broadsheet extract [OPTIONS] FILE|-     print the article
  broadsheet explain [OPTIONS] FILE|-     print where every block of the page went, and why, and why a
                                          page is refused
                  [--html]                as a page to look at, instead of a line a block
  broadsheet eval CORPUS --out DIR        read the pages of a corpus, write what came of them
                  [--set NAME]...         only this set of it
                  [--threads N]           as many at a time; all cores if left out
                  [--diff OLD]            then tell which pages moved since the run in OLD, and why
  broadsheet eval CORPUS --out DIR --ablate
                                          the score of each set without each rule
                  [--rules ID,ID…]        only these rules

OPTIONS
  --url URL           the page's address: base of its links, hint at site and date
  --captured TIME     when the page was saved (RFC 3339); relative times count from here
  --as-printed        the text stays as the page prints it: nothing that syndication broke is repaired
  --format FORMAT     extract: json (if left out), text, markdown, html
  -h, --help          this page
  -V, --version       the version

FILE is HTML or text in any encoding of the web, gzipped or not; - is standard input.
Exit code: 0; 2 for what cannot be read; 3 for a page that holds no article.
";

/// What is to be done.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Version,
    Extract { page: PageArgs, format: OutputFormat },
    Explain { page: PageArgs, html: bool },
    Eval(EvalArgs),
}

/// A page, and what its caller knows about it.
#[derive(Debug, Default, PartialEq)]
pub struct PageArgs {
    /// The file; `-` for standard input.
    pub file: PathBuf,
    pub url: Option<WebUrl>,
    pub captured: Option<DateTime>,
    /// Nothing of its text is to be repaired.
    pub as_printed: bool,
}

/// What `extract` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum OutputFormat {
    #[default]
    Json,
    Text,
    Markdown,
    Html,
}

/// What `eval` runs over.
#[derive(Debug, Default, PartialEq)]
pub struct EvalArgs {
    pub corpus: PathBuf,
    pub out: PathBuf,
    /// The sets to run; all when empty.
    pub sets: Vec<String>,
    /// Pages that are read at the same time; `None` for one a core.
    pub threads: Option<usize>,
    /// The folder of an earlier run, to be compared with this one.
    pub diff: Option<PathBuf>,
    /// Tell what rules earn, instead of writing predictions.
    pub ablate: bool,
    /// The rules in question; all when empty.
    pub rules: Vec<String>,
}

/// Reads the command line. The error is a message for the person who typed it.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let hint = "try `broadsheet --help`";
    let command = match parser.next().map_err(|e| e.to_string())? {
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(word)) => word.to_string_lossy().into_owned(),
        Some(other) => return Err(format!("{}; {hint}", other.unexpected())),
        None => return Err(format!("what shall be done? {hint}")),
    };
    let parsed = match command.as_str() {
        "extract" | "explain" => parse_page(&mut parser, command == "extract"),
        "eval" => parse_eval(&mut parser),
        "help" => return Ok(Command::Help),
        _ => return Err(format!("there is no command {command:?}; {hint}")),
    };
    parsed.map_err(|error| format!("{error}; {hint}"))
}

fn parse_page(parser: &mut lexopt::Parser, extract: bool) -> Result<Command, lexopt::Error> {
    let mut page = PageArgs::default();
    let mut file = None;
    let (mut format, mut html) = (OutputFormat::default(), false);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("url") => {
                page.url = Some(parser.value()?.parse_with(|v| {
                    WebUrl::parse(v).ok().filter(WebUrl::is_page).ok_or("not an http or https address")
                })?);
            }
            Long("captured") => page.captured = Some(parser.value()?.parse_with(DateTime::parse_iso)?),
            Long("as-printed") => page.as_printed = true,
            Long("format") if extract => {
                format = parser.value()?.parse_with(|name| match name {
                    "json" => Ok(OutputFormat::Json),
                    "text" => Ok(OutputFormat::Text),
                    "markdown" => Ok(OutputFormat::Markdown),
                    "html" => Ok(OutputFormat::Html),
                    _ => Err("no such format"),
                })?;
            }
            Long("html") if !extract => html = true,
            Value(name) if file.is_none() => file = Some(PathBuf::from(name)),
            other => return Err(other.unexpected()),
        }
    }
    page.file = file.ok_or("a file is missing (- for standard input)")?;
    Ok(if extract { Command::Extract { page, format } } else { Command::Explain { page, html } })
}

fn parse_eval(parser: &mut lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut order = EvalArgs::default();
    let (mut corpus, mut out) = (None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("set") => order.sets.push(parser.value()?.string()?),
            Long("threads") => {
                order.threads = Some(parser.value()?.parse_with(|n| {
                    n.parse().ok().filter(|n| (1..=256).contains(n)).ok_or("not a number from 1 to 256")
                })?);
            }
            Long("diff") => order.diff = Some(PathBuf::from(parser.value()?)),
            Long("ablate") => order.ablate = true,
            Long("rules") => {
                let names = parser.value()?.string()?;
                order.rules.extend(names.split(',').filter(|name| !name.is_empty()).map(str::to_owned));
            }
            Value(name) if corpus.is_none() => corpus = Some(PathBuf::from(name)),
            other => return Err(other.unexpected()),
        }
    }
    order.corpus = corpus.ok_or("the corpus is missing")?;
    order.out = out.ok_or("--out DIR is missing")?;
    if order.ablate && order.diff.is_some() {
        return Err("--ablate and --diff exclude each other".into());
    }
    if !order.ablate && !order.rules.is_empty() {
        return Err("--rules goes with --ablate".into());
    }
    Ok(Command::Eval(order))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &str) -> Result<Command, String> {
        parse(lexopt::Parser::from_args(words.split_whitespace()))
    }

    #[test]
    fn options_stand_before_or_after_the_file() {
        let expected = Command::Extract {
            page: PageArgs {
                file: "-".into(),
                url: WebUrl::parse("https://a.example/").ok(),
                captured: DateTime::parse_iso("2025-03-31T10:00:00Z").ok(),
                as_printed: true,
            },
            format: OutputFormat::Text,
        };
        let one =
            "extract --url https://a.example/ --captured=2025-03-31T10:00:00Z --as-printed --format text -";
        let other =
            "extract - --as-printed --format=text --captured 2025-03-31T10:00:00Z --url=https://a.example/";
        assert_eq!(parsed(one).as_ref(), Ok(&expected));
        assert_eq!(parsed(other), Ok(expected));
    }

    #[test]
    fn a_page_is_explained_in_either_form() {
        let page = || PageArgs { file: "x".into(), ..PageArgs::default() };
        assert_eq!(parsed("explain x"), Ok(Command::Explain { page: page(), html: false }));
        assert_eq!(parsed("explain x --html"), Ok(Command::Explain { page: page(), html: true }));
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        for (words, part) in [
            ("", "what shall be done"),
            ("fetch x", "no command"),
            ("extract", "file is missing"),
            ("extract --url javascript:0 x", "not an http"),
            ("extract --captured yesterday x", "not a date"),
            ("extract --format pdf x", "no such format"),
            ("extract x y", "unexpected"),
            ("explain --format json x", "invalid option"),
            ("extract --html x", "invalid option"),
            ("eval x", "--out"),
            ("eval x --out y --threads 0", "1 to 256"),
            ("eval x --out y --rules a", "--ablate"),
            ("eval x --out y --ablate --diff z", "exclude"),
        ] {
            let message = parsed(words).unwrap_err();
            assert!(message.contains(part), "{words}: {message}");
            assert!(message.contains("--help"), "{words}: {message}");
        }
    }
}
