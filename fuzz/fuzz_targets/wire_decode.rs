//! Any bytes as a message: refused, or a message that encodes to the same again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::{Answer, Request};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = wire::decode::<Request>(bytes) {
        assert_eq!(wire::decode(&wire::encode(&request)), Ok(request));
    }
    if let Ok(answer) = wire::decode::<Answer>(bytes) {
        assert_eq!(wire::decode(&wire::encode(&answer)), Ok(answer));
    }
});
