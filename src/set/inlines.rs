//! Inlines.

use article::{Image, Inline, LinkTarget};
use web_sys::Element;

use super::{Compositor, append, attribute, tongue};
use crate::anchors;
use crate::words::say_with;

impl Compositor {
    /// Inlines at the end of an element.
    pub(super) fn inlines(&mut self, parent: &Element, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(parent, inline);
        }
    }

    fn inline(&mut self, parent: &Element, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(parent, text),
            Inline::Emphasis(content) => self.run(parent, "em", content),
            Inline::Strong(content) => self.run(parent, "strong", content),
            Inline::Sub(content) => self.run(parent, "sub", content),
            Inline::Sup(content) => self.run(parent, "sup", content),
            Inline::Strike(content) => self.run(parent, "s", content),
            Inline::Mark(content) => self.run(parent, "mark", content),
            Inline::Small(content) => self.run(parent, "small", content),
            Inline::Quoted(content) => self.run(parent, "q", content),
            Inline::Code(code) => {
                let element = self.within(parent, "code");
                attribute(&element, "translate", "no");
                self.text(&element, code);
            }
            Inline::Link { to, content } => self.link(parent, to, content),
            Inline::Image(image) => self.inline_image(parent, image),
            Inline::Break => append(parent, &self.element("br")),
            Inline::NoteRef { note, label } => self.note_ref(parent, *note, label),
            Inline::Math(math) => append(parent, &self.math(math, false)),
            Inline::Ruby { base, reading } => {
                let ruby = self.within(parent, "ruby");
                self.inlines(&ruby, base);
                for (tag, text) in [("rp", "("), ("rt", reading.as_str()), ("rp", ")")] {
                    let element = self.within(&ruby, tag);
                    self.text(&element, text);
                }
            }
            Inline::Abbr { short, long } => {
                let abbr = self.within(parent, "abbr");
                attribute(&abbr, "title", long);
                self.text(&abbr, short);
            }
            Inline::Span { lang, dir, content } => {
                let span = self.within(parent, if dir.is_some() { "bdi" } else { "span" });
                tongue(&span, lang.as_deref(), *dir);
                self.inlines(&span, content);
            }
        }
    }

    fn run(&mut self, parent: &Element, tag: &str, content: &[Inline]) {
        let element = self.within(parent, tag);
        self.inlines(&element, content);
    }

    fn link(&mut self, parent: &Element, to: &LinkTarget, content: &[Inline]) {
        let link = self.within(parent, "a");
        match to {
            LinkTarget::Web(url) => self.leads_out(&link, url),
            LinkTarget::Anchor(anchor) => {
                attribute(&link, "href", &format!("#{}", anchors::of_anchor(anchor)));
            }
        }
        self.inlines(&link, content);
        // A link around a picture that was held back, or around nothing, still needs a name.
        if let LinkTarget::Web(url) = to
            && link.text_content().is_none_or(|text| text.trim().is_empty())
        {
            attribute(&link, "aria-label", &say_with("Link to {host}", &[("host", url.host())]));
        }
    }

    fn inline_image(&mut self, parent: &Element, image: &Image) {
        if self.may_load(&image.src) {
            let element = self.picture(image);
            element.set_class_name("inline-image");
            append(parent, &element);
        } else if !image.alt.is_empty() {
            let held = self.classed_within(parent, "span", "inline-held");
            self.text(&held, &image.alt);
        }
    }

    fn note_ref(&mut self, parent: &Element, note: u32, label: &str) {
        // A reference to a note that the page does not have stays what it was: a mark.
        let Some(count) = self.refs.get_mut(note as usize) else {
            let sup = self.within(parent, "sup");
            return self.text(&sup, label);
        };
        let id = anchors::of_ref(note, *count);
        *count = count.saturating_add(1);
        let sup = self.classed_within(parent, "sup", "note-ref");
        let link = self.within(&sup, "a");
        attribute(&link, "id", &id);
        attribute(&link, "href", &format!("#{}", anchors::of_note(note)));
        attribute(&link, "role", "doc-noteref");
        attribute(&link, "aria-label", &say_with("Note {label}", &[("label", label)]));
        self.text(&link, label);
    }
}
