//! Notes, each with its way back.

use article::Note;
use web_sys::Element;

use super::{Compositor, append, attribute};
use crate::anchors;
use crate::words::{self, say, say_with};

impl Compositor {
    /// The notes at the foot of an article. Set after the body, which counts the references.
    pub(super) fn notes(&mut self, notes: &[Note]) -> Element {
        let section = self.classed("section", "notes");
        attribute(&section, "role", "doc-endnotes");
        attribute(&section, "aria-labelledby", "notes-title");
        let title = self.within(&section, "h2");
        attribute(&title, "id", "notes-title");
        self.text(&title, say("Notes"));
        words::own(&title);
        let list = self.within(&section, "ol");
        attribute(&list, "data-places", "");
        for (index, note) in notes.iter().enumerate() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let item = self.within(&list, "li");
            attribute(&item, "id", &anchors::of_note(index));
            // The mark as printed may be a letter or an asterisk, so the list's own are off.
            let label = self.classed_within(&item, "span", "note-label");
            self.text(&label, &note.label);
            let body = self.classed_within(&item, "div", "note-body");
            self.blocks(&body, &note.body);
            // A note may refer to another, so its references are counted by now.
            let refs = self.refs.get(index as usize).copied().unwrap_or(0);
            let last = body.last_element_child().filter(|e| e.tag_name().eq_ignore_ascii_case("p"));
            let last = last.unwrap_or(body);
            for nth in 0..refs.min(9) {
                self.text(&last, " ");
                append(&last, &self.way_back(index, nth, &note.label));
            }
        }
        section
    }

    fn way_back(&self, note: u32, nth: u32, label: &str) -> Element {
        let link = self.classed("a", "way-back");
        attribute(&link, "href", &format!("#{}", anchors::of_ref(note, nth)));
        attribute(&link, "role", "doc-backlink");
        attribute(
            &link,
            "aria-label",
            &say_with("Back to where note {label} is referred to", &[("label", label)]),
        );
        self.text(&link, "↩\u{fe0e}");
        link
    }
}
