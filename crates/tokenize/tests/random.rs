//! Pages that nobody would write, put together from pieces that mean something.

mod support;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::{our_tree, ours, their_tree, theirs};

const PIECES: &[&str] = &[
    "<",
    "</",
    ">",
    "/",
    "/>",
    "<!--",
    "-->",
    "--!>",
    "-",
    "--",
    "!",
    "<!",
    "<?",
    "<![CDATA[",
    "]]>",
    "]",
    "<!DOCTYPE html",
    "<!DOCTYPE html PUBLIC \"",
    "<!doctype",
    " system '",
    " PUBLIC",
    "&",
    "&am",
    "&amp",
    "&amp;",
    "&notit;",
    "&notin;",
    "&not",
    "&#",
    "&#x",
    "&#x80;",
    "&#65",
    "&#0;",
    "&hellip;",
    "&Tab;",
    ";",
    "\"",
    "'",
    "=",
    " ",
    "\t",
    "\x0c",
    "\0",
    "\r",
    "\n",
    "\r\n",
    "é",
    "漢",
    "a",
    "B",
    "x=1",
    " a",
    " A=b",
    " b='c'",
    " c=\"d\"",
    "`",
    "1",
    "text",
    "<p>",
    "<p ",
    "</p>",
    "<a href=\"?a=b&copy=c",
    "<script>",
    "<script",
    "</script",
    "</script>",
    "</script ",
    "<SCRIPT",
    "<textarea>",
    "</textarea>",
    "<title>",
    "</title>",
    "</title",
    "<style>",
    "</style>",
    "</STYLE/",
    "<xmp>",
    "</xmp>",
    "<plaintext>",
    "<svg>",
    "</svg>",
    "<math>",
    "<table>",
    "<tr>",
    "<td>",
    "<b>",
    "</b>",
    "<select>",
    "<pre>",
    "<body a=b>",
    "<br/>",
    "<template>",
    "</template>",
    "<blockquote cite=x>",
    "</blockquote>",
];

fn pages() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    // A mark of byte order is dropped elsewhere by html5ever: see the crate's page.
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().replace('\u{feff}', ""))
}

fn config(cases: u32) -> ProptestConfig {
    let seed = std::env::var("TOKENIZE_SEED").ok().and_then(|seed| seed.parse().ok());
    let cases = seed.map_or(cases, |_| cases * 50);
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed.unwrap_or(1)),
        ..Default::default()
    }
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn tokens_are_the_same(html in pages()) {
        prop_assert_eq!(ours(&html), theirs(&html));
    }
}

proptest! {
    #![proptest_config(config(1000))]

    #[test]
    fn trees_are_the_same(html in pages()) {
        prop_assert_eq!(our_tree(&html), their_tree(&html));
    }
}
