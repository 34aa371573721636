//! Pictures with caption and credit, and what stands in their place until the reader asks for them.

use article::{Figure, Image, Media};
use web_sys::Element;

use super::{Compositor, append, attribute};
use crate::words::{self, say, say_with};

impl Compositor {
    /// Pictures with their caption, the credit set apart.
    pub(super) fn figure(&mut self, figure: &Figure) -> Element {
        let element = self.element("figure");
        if figure.media.len() > 1 {
            element.set_class_name("gallery");
        }
        let frame = self.classed_within(&element, "div", "frame");
        for media in &figure.media {
            match media {
                Media::Image(image) if self.may_load(&image.src) => append(&frame, &self.zoomable(image)),
                Media::Image(image) => append(&frame, &self.held_back(image)),
                Media::Missing => {
                    let held = self.classed_within(&frame, "p", "held missing");
                    self.text(&held, say("The picture was not copied with the text."));
                    words::own(&held);
                }
            }
        }
        if !figure.caption.is_empty() || figure.credit.is_some() {
            let caption = self.within(&element, "figcaption");
            if !figure.caption.is_empty() {
                let line = self.classed_within(&caption, "span", "caption");
                self.inlines(&line, &figure.caption);
            }
            if let Some(credit) = &figure.credit {
                // A space, for those who hear the caption or copy it.
                self.text(&caption, " ");
                let line = self.classed_within(&caption, "span", "credit");
                self.text(&line, credit);
            }
        }
        element
    }

    /// A picture that loads when it comes near, and tells nobody where it is read.
    pub(super) fn picture(&self, image: &Image) -> Element {
        let img = self.element("img");
        attribute(&img, "referrerpolicy", "no-referrer");
        attribute(&img, "loading", "lazy");
        attribute(&img, "decoding", "async");
        attribute(&img, "alt", &image.alt);
        for (name, pixels) in [("width", image.width), ("height", image.height)] {
            if let Some(pixels) = pixels.filter(|p| *p > 0) {
                attribute(&img, name, &pixels.to_string());
            }
        }
        if let Some(fallback) = &image.fallback {
            attribute(&img, "data-fallback", fallback.as_str());
        }
        // Last, for the address sets the picture loading.
        attribute(&img, "src", image.src.as_str());
        img
    }

    // A picture that opens as large as the window.
    fn zoomable(&self, image: &Image) -> Element {
        let button = self.classed("button", "zoomable");
        attribute(&button, "type", "button");
        let name = if image.alt.is_empty() {
            say("Enlarge").to_owned()
        } else {
            say_with("Enlarge: {picture}", &[("picture", &image.alt)])
        };
        attribute(&button, "aria-label", &name);
        append(&button, &self.picture(image));
        button
    }

    fn held_back(&self, image: &Image) -> Element {
        let held = self.classed("p", "held");
        if image.alt.is_empty() {
            self.text(&held, say("Image"));
        } else {
            self.text(&held, &image.alt);
        }
        let host = self.classed_within(&held, "span", "held-host");
        self.text(&host, image.src.host());
        held
    }
}
