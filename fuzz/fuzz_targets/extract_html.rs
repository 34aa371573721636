//! Any bytes as an HTML file.
#![no_main]

use extract::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| broadsheet_fuzz::check(bytes, Format::Html));
