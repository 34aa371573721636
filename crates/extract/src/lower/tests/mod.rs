//! Every kind of block, after the mark-up that pages really write. All pages are invented.

mod code;
mod figures;
mod inline;
mod lists;
mod notes;
mod others;
mod pages;
mod poems;
mod roundtrip;
mod soup;
mod tables;
mod text;
