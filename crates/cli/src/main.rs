//! Broadsheet's engine on the command line.
//!
//! `broadsheet extract` prints the article of a page, `broadsheet explain` why each block of it
//! went where it did, `broadsheet eval` reads the pages of a corpus and writes what it makes of
//! them, for scorers to judge; it also tells what each rule earns, and what has moved since.
//!
//! What this program does not do: fetch. A page comes from a file or from standard input.

mod args;
mod eval;
mod explain;
mod input;

use std::io::Write;
use std::process::ExitCode;

use args::{Command, OutputFormat, PageArgs};
use article::Article;
use export::{HtmlOptions, MarkdownOptions, TextOptions};
use extract::{Page, Refused, RefusedWhy};
use report::Report;

/// Why there is nothing to print.
enum Failure {
    /// A bad option, a missing file, a PDF: exit code 2.
    Unreadable(String),
    /// A page without an article: exit code 3.
    NoArticle(String),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused.why {
            RefusedWhy::NotAPage(_) => Failure::Unreadable(refused.to_string()),
            RefusedWhy::Empty | RefusedWhy::NoArticle => Failure::NoArticle(refused.to_string()),
        }
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Unreadable(message)) => {
            eprintln!("broadsheet: {message}");
            ExitCode::from(2)
        }
        Err(Failure::NoArticle(message)) => {
            eprintln!("broadsheet: {message}");
            ExitCode::from(3)
        }
    }
}

fn run() -> Result<(), Failure> {
    match args::parse(lexopt::Parser::from_env()).map_err(Failure::Unreadable)? {
        Command::Help => print(args::HELP),
        Command::Version => print(concat!("broadsheet ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Extract { page, format } => {
            let article = read(&page)?.article();
            match format {
                OutputFormat::Json => print(&(json(&article)? + "\n")),
                OutputFormat::Text => print(&export::text(&article, &TextOptions::default())),
                OutputFormat::Markdown => print(&export::markdown(&article, &MarkdownOptions::default())),
                OutputFormat::Html => print(&export::html(&article, &HtmlOptions::default())),
            }
        }
        Command::Explain { page, html } => {
            let (text, options) = input::load(&page)?;
            let page = Page::judged(&text, &options)?;
            let trace = page.trace();
            print(&if html { explain::html(&page) } else { explain::lines(&trace) })?;
            // What is refused is explained all the same.
            page.refusal().map_or(Ok(()), |refused| {
                Err(Failure::NoArticle(format!("{refused} {}", explain::refusal(&trace))))
            })
        }
        Command::Eval(order) => print(&eval::run(&order).map_err(Failure::Unreadable)?),
    }
}

/// Reads the page that the arguments name.
fn read(args: &PageArgs) -> Result<Page, Failure> {
    let (text, options) = input::load(args)?;
    Ok(Page::read(&text, &options)?)
}

/// The article as indented JSON.
fn json(article: &Article) -> Result<String, Failure> {
    serde_json::to_string_pretty(&Report::of(article)).map_err(|error| Failure::Unreadable(error.to_string()))
}

/// Writes to standard output. A reader that has gone away (`| head`) is no error.
fn print(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::Unreadable(format!("cannot write: {error}")))
        }
        _ => Ok(()),
    }
}
