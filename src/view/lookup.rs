//! "Look up": the sheet that asks where, before anything is opened.

use web_sys::Element;

use super::panel::{self, Panel};
use super::text_settings::{fieldset, radio};
use crate::browser;
use crate::commands::Act;
use crate::desk::Desk;
use crate::dom::{add, add_text, button, set, text, value};
use crate::room::lookup::{self, SITES};
use crate::words::say;

use leptos::prelude::Set;

/// Fills the sheet.
pub fn fill(parent: &Element) {
    let sheet = panel::sheet(parent, say("Look up"));
    let words = lookup::words();
    field(&sheet, "search", say("Words"), &words);
    let chosen = lookup::chosen();
    let own = SITES.len().saturating_sub(1);
    let at = chosen.as_ref().map_or(0, |c| SITES.iter().position(|(_, site)| site == c).unwrap_or(own));
    let choices = fieldset(&sheet, say("Where"), "choices");
    for (n, (name, _)) in SITES.iter().enumerate() {
        let choice = radio(&choices, "site", n, say(name));
        if let Some(radio) = choice.first_element_child() {
            browser::put(&radio, "checked", &(n == at).into());
        }
    }
    let known = chosen.is_some() && !words.is_empty();
    let address = field(&sheet, "url", say("Address, with %s where the words belong"), "");
    set(&address, "placeholder", "https://dictionary.example/?q=%s");
    if at == own {
        browser::put(&address, "value", &chosen.unwrap_or_default().into());
    }
    let note = say(
        "It opens in a new tab. The site learns the words and that somebody asks; nothing else of what you read. Your choice is kept for the next time.",
    );
    add_text(&sheet, "p", "sheet-note", note);
    let go = button(&add(&sheet, "div", "actions"), "button primary", Act::LookUpThere);
    text(&go, say("Look up"));
    // Whoever looks up word by word has but to press Enter.
    if known {
        set(&go, "autofocus", "");
    }
    set(&add(&sheet, "p", "lookup-said"), "role", "alert");
}

fn field(parent: &Element, kind: &str, name: &str, words: &str) -> Element {
    let label = add_text(parent, "label", &format!("setting lookup-{kind}"), name);
    let field = add(&label, "input", "field");
    for (name, value) in [("type", kind), ("value", words), ("autocomplete", "off"), ("spellcheck", "false")]
    {
        set(&field, name, value);
    }
    field
}

/// The reader has chosen.
pub fn go(desk: Desk) {
    let of = |selector: &str| browser::first(selector).map(|field| value(&field)).unwrap_or_default();
    let site = of(".panel [name=site]:checked").parse::<usize>().ok().and_then(|n| SITES.get(n));
    let site = match site {
        Some((_, "")) | None => of(".lookup-url input"),
        Some((_, site)) => (*site).to_owned(),
    };
    if lookup::choose(desk, &site, &of(".lookup-search input")) {
        desk.panel.set(Panel::Closed);
    } else if let Some(line) = browser::first(".lookup-said") {
        line.set_text_content(Some(say("The address begins with https:// and has %s in it.")));
    }
}
