//! The built site in a real browser, as a reader meets it.

mod aids;
mod everyone;
mod flow;
mod heard;
mod highlights;
mod hostile;
mod keys;
mod languages;
mod library;
mod long;
mod notices;
mod place;
mod reach;
mod reading;
mod recent;
mod room;
mod setting;
mod settings;
mod smoke;
