//! Any bytes as a page copied as text, and as a file of unknown kind.
#![no_main]

use extract::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    broadsheet_fuzz::check(bytes, Format::Text);
    broadsheet_fuzz::check(bytes, Format::Auto);
});
