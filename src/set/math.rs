//! Formulas: MathML by the browser, TeX or words where there is none.

use article::{Math, MathNode};
use web_sys::Element;

use super::{Compositor, append, attribute};

const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

impl Compositor {
    /// A formula, in the line or on a line of its own.
    pub(super) fn math(&self, math: &Math, display: bool) -> Element {
        if math.mathml.is_empty() {
            let code = self.classed("code", "tex");
            attribute(&code, "translate", "no");
            self.text(&code, math.source());
            return code;
        }
        let Some(root) = self.math_element("math") else { return self.element("span") };
        if display {
            attribute(&root, "display", "block");
        }
        if !math.source().is_empty() {
            attribute(&root, "alttext", math.source());
        }
        self.math_nodes(&root, &math.mathml);
        if display {
            return root;
        }
        // What scrolls where the line is shorter: Firefox lets no formula do that itself.
        let frame = self.classed("span", "inline-formula");
        append(&frame, &root);
        frame
    }

    fn math_nodes(&self, parent: &Element, nodes: &[MathNode]) {
        for node in nodes {
            match node {
                MathNode::Text(text) => self.text(parent, text),
                MathNode::Element { tag, children } => {
                    if let Some(element) = self.math_element(tag.name()) {
                        if let Some((name, value)) = tag.attribute() {
                            let _ = element.set_attribute(name, value);
                        }
                        self.math_nodes(&element, children);
                        append(parent, &element);
                    }
                }
            }
        }
    }

    fn math_element(&self, name: &str) -> Option<Element> {
        self.document.create_element_ns(Some(MATHML), name).ok()
    }
}
