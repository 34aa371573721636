//! Decoding by the browser, which has the tables of every encoding already.

use extract::Decoder;
use web_sys::TextDecoder;

/// `TextDecoder`.
pub struct BrowserDecoder;

impl Decoder for BrowserDecoder {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<String> {
        TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
    }
}
