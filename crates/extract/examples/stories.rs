//! Prints what a page carries: its lead story, the others, and what was left out.
//!
//!     cargo run --example stories -- page.html https://the.page/address

use std::error::Error;

use broadsheet_extract::article::{Verdict, WebUrl};
use broadsheet_extract::{Options, extract};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("a file is missing")?;
    let url = arguments.next().map(|url| WebUrl::parse(&url)).transpose()?;
    let page = std::fs::read_to_string(file)?;
    let article = extract(&page, &Options { url, ..Options::default() })?;

    let headline = article.meta.headline.as_ref().map_or("(no headline)", |headline| &headline.value);
    println!("{headline}\n");
    println!("{}\n", article.text());
    for story in &article.related {
        let address = story.href.as_ref().map_or("", |href| href.as_str());
        println!("also: {}  {address}", story.title);
    }
    for block in article.account.blocks.iter().filter(|block| block.verdict == Verdict::Cut) {
        let why = block.reasons.first().map_or("", |reason| &reason.words);
        println!("cut:  {}  ({why})", block.preview);
    }
    Ok(())
}
