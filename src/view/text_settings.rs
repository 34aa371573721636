//! "Text settings": every setting of `crate::settings`, applied as it is touched.

use leptos::prelude::*;
use web_sys::Element;

use super::panel::{self, Panel};
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, reword, set, text, value};
use crate::settings::{self, CONTROLS, Control, GROUPS, Kind, OWN, Scope, THEME};
use crate::words::{self, say, say_with};

/// Fields that are no setting of the table: their names.
const SCOPE: &str = "scope";
const OWN_COLOUR: &str = "own";

/// Fills the sheet.
pub fn fill(desk: Desk, parent: &Element) {
    let sheet = panel::sheet(parent, say("Text settings"));
    let group = add(&sheet, "section", "settings-group");
    setting(&group, THEME);
    own_colours(&group);
    for (title, controls) in GROUPS {
        let group = add(&sheet, "section", "settings-group");
        add_text(&group, "h3", "", say(title));
        for n in controls {
            setting(&group, *n);
        }
    }
    let group = add(&sheet, "section", "settings-group");
    let actions = add(&group, "div", "actions");
    text(&button(&actions, "button", Act::Ease), say("Easier to read"));
    text(&button(&actions, "button", Act::Reset), say("Reset"));
    let choices = fieldset(&group, say("Keep these settings for"), "choices");
    for (n, scope) in scopes(desk) {
        radio(&choices, SCOPE, n, &scope);
    }
    // What else has a key only: a finger has none.
    let group = add(&sheet, "section", "settings-group");
    let actions = add(&group, "div", "actions");
    text(&button(&actions, "button", Act::Open(Panel::Commands)), say("All commands"));
    text(&button(&actions, "button", Act::Open(Panel::Keys)), say("Keyboard"));
    text(&button(&actions, "button", Act::Print), say("Print or save as PDF"));
    refresh(desk);
}

fn setting(parent: &Element, n: usize) {
    let Some(control) = CONTROLS.get(n) else { return };
    match control.kind {
        Kind::Steps => slider(parent, n, control),
        Kind::Choice => {
            let choices =
                fieldset(parent, say(control.name), if n == THEME { "swatches" } else { "choices" });
            for (at, (value, label)) in control.values.iter().enumerate() {
                let choice = radio(&choices, &n.to_string(), at, say(label));
                if n == THEME {
                    choice.set_class_name("choice swatch");
                    // A swatch is painted in its own theme.
                    if at != usize::from(OWN) {
                        set(&choice, "data-theme", value);
                    }
                }
            }
        }
        Kind::Switch => switch(parent, n),
    }
}

fn field(parent: &Element, kind: &str, name: &str) -> Element {
    let field = add(parent, "input", "");
    set(&field, "type", kind);
    set(&field, "name", name);
    field
}

fn slider(parent: &Element, n: usize, control: &Control) {
    let label = add(parent, "label", "setting");
    let name = add_text(&label, "span", "setting-name", say(control.name));
    // For the eye alone: the slider says its value itself, and an output is read out whenever it changes.
    set(&add(&name, "output", ""), "aria-hidden", "true");
    let slider = field(&label, "range", &n.to_string());
    set(&slider, "aria-label", say(control.name));
    set(&slider, "max", &control.values.len().saturating_sub(1).to_string());
}

/// A group of choices.
pub fn fieldset(parent: &Element, name: &str, class: &str) -> Element {
    let all = add(parent, "fieldset", "setting");
    add_text(&all, "legend", "", name);
    add(&all, "div", class)
}

/// One of the choices.
pub fn radio(parent: &Element, name: &str, value: usize, label: &str) -> Element {
    let choice = add(parent, "label", "choice");
    let radio = field(&choice, "radio", name);
    set(&radio, "value", &value.to_string());
    add_text(&choice, "span", "", label);
    choice
}

/// A setting that is off or on.
pub fn switch(parent: &Element, n: usize) {
    let label = add_text(parent, "label", "switch", CONTROLS.get(n).map_or("", |c| say(c.name)));
    field(&label, "checkbox", &n.to_string());
}

// Two fields for colours, and whether the one can be read on the other.
fn own_colours(parent: &Element) {
    let row = add(parent, "div", "own-colours");
    for name in [say("Paper"), say("Ink")] {
        field(&add_text(&row, "label", "", name), "color", OWN_COLOUR);
    }
    set(&add(&row, "p", "contrast"), "role", "status");
}

/// Which articles all this can be for; the number of each is for [`keep_for`].
pub fn scopes(desk: Desk) -> Vec<(usize, String)> {
    let about = |scope| untrack(|| desk.settings.about(scope));
    let mut all = vec![(0, say("All articles").to_owned())];
    if let Some(language) = about(Scope::Language) {
        let name = words::language_name(&language);
        all.push((1, say_with("Articles in {language}", &[("language", &name)])));
    }
    if let Some(site) = about(Scope::Site) {
        all.push((2, say_with("Articles of {site}", &[("site", &site)])));
    }
    all
}

/// Keeps the settings for those of [`scopes`].
pub fn keep_for(desk: Desk, scope: usize) {
    desk.settings.keep_for(match scope {
        1 => Scope::Language,
        2 => Scope::Site,
        _ => Scope::All,
    });
}

/// Shows in the fields what is set.
pub fn refresh(desk: Desk) {
    let settings = desk.settings;
    for input in browser::all(".panel input[name]") {
        let name = input.get_attribute("name").unwrap_or_default();
        let control = name.parse::<usize>().ok();
        if control.is_none() && name != SCOPE {
            continue;
        }
        let now = match control {
            Some(n) => settings.get(n),
            None => settings.scope.get() as u8,
        };
        match input.get_attribute("type").as_deref() {
            Some("range") => {
                let values = control.and_then(|n| CONTROLS.get(n)).map_or(&[][..], |c| c.values);
                let said = values.get(usize::from(now)).map_or("", |(_, label)| say(label));
                browser::put(&input, "value", &now.into());
                // A slider that is told its own value is read out, too.
                if input.get_attribute("aria-valuetext").as_deref() != Some(said) {
                    set(&input, "aria-valuetext", said);
                }
                if let Some(output) = input.previous_element_sibling().and_then(|e| e.last_element_child()) {
                    reword(&output, said);
                }
            }
            Some("radio") => browser::put(&input, "checked", &(value(&input) == now.to_string()).into()),
            Some("checkbox") => browser::put(&input, "checked", &(now != 0).into()),
            _ => {}
        }
    }
    let own = settings.own();
    for (field, colour) in browser::all(".own-colours input").iter().zip(&own) {
        browser::put(field, "value", &colour.into());
    }
    let [paper, ink] = own;
    if let Some(row) = browser::first(".own-colours") {
        let _ = row.toggle_attribute_with_force("hidden", settings.get(THEME) != OWN);
    }
    if let (Some(line), Some(tenths)) = (browser::first(".contrast"), settings::contrast(&paper, &ink)) {
        reword(&line, &settings::verdict(tenths));
        // Colours that nobody can read by are mended in a sheet that can be read.
        if let Some(panel) = line.closest(".panel").ok().flatten() {
            let lost = settings.get(THEME) == OWN && tenths < settings::LEAST;
            let _ = if lost {
                panel.set_attribute("data-theme", "")
            } else {
                panel.remove_attribute("data-theme")
            };
        }
    }
}

/// A field of the sheet was touched.
pub fn changed(desk: Desk, input: &Element) {
    let name = input.get_attribute("name").unwrap_or_default();
    let said = value(input);
    let number = said.parse::<u8>().unwrap_or_default();
    match name.parse::<usize>() {
        Ok(n) if input.get_attribute("type").as_deref() == Some("checkbox") => {
            desk.settings.set(n, u8::from(browser::get(input, "checked").is_truthy()));
        }
        Ok(n) => desk.settings.set(n, number),
        Err(_) if name == SCOPE => keep_for(desk, usize::from(number)),
        Err(_) if name == OWN_COLOUR => {
            // The second field is the one that has a label before its own.
            let label = input.parent_element().and_then(|l| l.previous_element_sibling());
            desk.settings.set_own(usize::from(label.is_some()), said);
        }
        Err(_) => {}
    }
}
