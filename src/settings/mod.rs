//! How the reader wants things set: kept in this browser, applied at once, for every article, for
//! those of one language, or for those of one site.

mod colour;
pub mod keys;
mod table;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::{self, document};
use crate::place::Place;
use crate::within::replaced;

pub use colour::{LEAST, contrast, verdict};
pub use table::{
    ALWAYS, CONTROLS, Control, DIM, EASIER, FLOW, GROUPS, IMAGES, KEYS, Kind, LINES, OWN, SIZE, STARTS,
    THEME, VERTICAL,
};

/// Where settings are kept; those of a language or a site under this, a dot and its name.
const STORED: &str = "broadsheet.text";
/// The reader's own colours on the root element: paper, ink.
const OWN_COLOURS: [&str; 2] = ["--own-paper", "--own-ink"];

/// A value for every setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    values: [u8; table::COUNT],
    /// Paper and ink of the reader's own, as `#rrggbb`.
    pub own: [String; 2],
}

impl Default for Chosen {
    fn default() -> Self {
        Chosen {
            values: CONTROLS.map(|control| control.usual),
            own: ["#f3efe2".to_owned(), "#22301f".to_owned()],
        }
    }
}

impl Chosen {
    /// Which value a setting has.
    pub fn get(&self, control: usize) -> u8 {
        self.values.get(control).copied().unwrap_or_default()
    }

    fn set(&mut self, control: usize, value: u8) {
        let known = CONTROLS.get(control).is_some_and(|c| (value as usize) < c.values.len());
        if let Some(place) = self.values.get_mut(control).filter(|_| known) {
            *place = value;
        }
    }

    /// What goes onto the root element: the key of each setting, and its value unless it is the
    /// usual one.
    fn marks(&self) -> Vec<(&'static str, Option<&str>)> {
        let mut marks: Vec<_> = CONTROLS
            .iter()
            .zip(self.values)
            .map(|(control, value)| {
                let said = control.values.get(value as usize).filter(|_| value != control.usual);
                (control.key, said.map(|(value, _)| *value))
            })
            .collect();
        let own = self.get(THEME) == OWN;
        marks.extend(OWN_COLOURS.into_iter().zip(&self.own).map(|(key, c)| (key, own.then_some(c.as_str()))));
        marks
    }

    /// As it is stored: `theme=sepia&--set-size=1.1`.
    fn stored(&self) -> String {
        let mut text = String::new();
        for (key, value) in self.marks() {
            if let Some(value) = value {
                let and = if text.is_empty() { "" } else { "&" };
                // Only the mark of a colour needs escaping in a query.
                text.push_str(&format!("{and}{key}={}", replaced(value, "#", "%23")));
            }
        }
        text
    }

    /// From what was stored. What is not understood is as usual.
    fn parse(text: &str) -> Self {
        let mut chosen = Chosen::default();
        for (key, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = replaced(value, "%23", "#");
            if let Some(n) = CONTROLS.iter().position(|c| c.key == key) {
                let known = CONTROLS.get(n).and_then(|c| c.values.iter().position(|(v, _)| *v == value));
                chosen.set(n, known.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX));
            }
            let own = OWN_COLOURS.iter().position(|name| *name == key);
            if let Some(place) = own.and_then(|n| chosen.own.get_mut(n))
                && colour::channels(&value).is_some()
            {
                *place = value;
            }
        }
        chosen
    }

    // The browser's own bar takes the colour of the paper.
    fn tint(&self) {
        let own = self.own.first().map_or("", String::as_str);
        let papers = match self.get(THEME) {
            1 => ["#faf7f0"; 2],
            2 => ["#f3e7d0"; 2],
            3 => ["#393a3d"; 2],
            4 => ["#16171a"; 2],
            5 => ["#000000"; 2],
            6 => ["#ffffff", "#000000"],
            OWN => [own; 2],
            _ => ["#faf7f0", "#16171a"],
        };
        for (meta, paper) in browser::all("meta[name=theme-color]").iter().zip(papers) {
            let _ = meta.set_attribute("content", paper);
        }
    }

    fn apply(&self) {
        let root = document().document_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
        let Some(root) = root else { return };
        self.tint();
        for (key, value) in self.marks() {
            let _ = match (key.starts_with("--"), value) {
                (true, Some(value)) => root.style().set_property(key, value),
                (true, None) => root.style().remove_property(key).map(drop),
                (false, Some(value)) => root.set_attribute(&format!("data-{key}"), value),
                (false, None) => root.remove_attribute(&format!("data-{key}")),
            };
        }
    }
}

/// Which articles the settings are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of them.
    All = 0,
    /// Those of the open article's language.
    Language = 1,
    /// Those of the open article's site.
    Site = 2,
}

/// The reader's settings. Copies are handles on the same.
#[derive(Clone, Copy)]
pub struct Settings {
    chosen: RwSignal<Chosen>,
    /// Which articles they are for.
    pub scope: RwSignal<Scope>,
    // The open article's language and site, where they are known.
    about: RwSignal<[Option<String>; 2]>,
}

impl Settings {
    /// As the reader left them.
    pub fn remembered() -> Self {
        let settings = Settings {
            chosen: RwSignal::new(load(STORED).unwrap_or_default()),
            scope: RwSignal::new(Scope::All),
            about: RwSignal::new([None, None]),
        };
        settings.chosen.with_untracked(Chosen::apply);
        settings
    }

    /// Which value a setting has; changes with it.
    pub fn get(self, control: usize) -> u8 {
        self.chosen.with(|chosen| chosen.get(control))
    }

    /// Whether a switch is on; changes with it.
    pub fn on(self, control: usize) -> bool {
        self.get(control) != 0
    }

    /// The reader's own colours, paper and ink.
    pub fn own(self) -> [String; 2] {
        self.chosen.with(|chosen| chosen.own.clone())
    }

    /// Changes a setting.
    pub fn set(self, control: usize, value: u8) {
        self.change(|chosen| chosen.set(control, value));
    }

    /// The value after the one it has; the first after the last. Tells which it is now.
    pub fn cycle(self, control: usize) -> u8 {
        let now = self.value(control);
        let mut next = now.saturating_add(1);
        // In a light system the theme after its own looks the same.
        if control == THEME && now == 0 && !browser::dark() {
            next += 1;
        }
        let count = CONTROLS.get(control).map_or(1, |c| c.values.len());
        self.set(control, if usize::from(next) < count { next } else { 0 });
        self.value(control)
    }

    /// One step more or less; no further than the ends. Tells which value it has now.
    pub fn step(self, control: usize, up: bool) -> u8 {
        let value = self.value(control);
        self.set(control, if up { value.saturating_add(1) } else { value.saturating_sub(1) });
        self.value(control)
    }

    fn value(self, control: usize) -> u8 {
        self.chosen.with_untracked(|chosen| chosen.get(control))
    }

    /// Changes paper (0) or ink (1) of the reader's own.
    pub fn set_own(self, which: usize, value: String) {
        self.change(|chosen| {
            if let Some(place) = chosen.own.get_mut(which) {
                *place = value;
            }
        });
    }

    /// "Easier to read".
    pub fn ease(self) {
        self.change(|chosen| {
            for (control, value) in EASIER {
                chosen.set(control, value);
            }
        });
    }

    /// Everything as usual again; what was for a language or a site alone is given up.
    pub fn reset(self) {
        let scope = self.scope.get_untracked();
        if let (Some(storage), Some(key)) = (browser::storage(), self.key(scope)) {
            let _ = storage.remove_item(&key);
        }
        self.scope.set(Scope::All);
        let general = if scope == Scope::All { None } else { load(STORED) };
        self.show(general.unwrap_or_default());
    }

    /// From now on changes are for these articles. What is set stays set.
    pub fn keep_for(self, scope: Scope) {
        let old = self.scope.get_untracked();
        if old != Scope::All
            && let (Some(storage), Some(key)) = (browser::storage(), self.key(old))
        {
            let _ = storage.remove_item(&key);
        }
        self.scope.set(scope);
        self.store();
    }

    /// The language and the site of the open article, for [`Scope`].
    pub fn about(self, scope: Scope) -> Option<String> {
        match scope {
            Scope::All => None,
            Scope::Language => self.about.with(|about| about[0].clone()),
            Scope::Site => self.about.with(|about| about[1].clone()),
        }
    }

    /// An article of that language and site is opened: what was set for its like holds.
    pub fn meet(self, language: Option<&str>, site: Option<&str>) {
        let language = language.and_then(|l| l.split('-').next()).map(str::to_ascii_lowercase);
        self.about.set([language, site.filter(|s| !s.is_empty()).map(str::to_owned)]);
        for scope in [Scope::Site, Scope::Language, Scope::All] {
            let found = self.key(scope).and_then(|key| load(&key));
            if found.is_some() || scope == Scope::All {
                self.scope.set(scope);
                return self.show(found.unwrap_or_default());
            }
        }
    }

    fn key(self, scope: Scope) -> Option<String> {
        let name = untrack(|| self.about(scope));
        match (scope, name) {
            (Scope::All, _) => Some(STORED.to_owned()),
            (_, Some(name)) => Some(format!("{STORED}.{name}")),
            _ => None,
        }
    }

    fn change(self, change: impl FnOnce(&mut Chosen)) {
        let mut chosen = self.chosen.get_untracked();
        change(&mut chosen);
        self.show(chosen);
        self.store();
    }

    fn show(self, chosen: Chosen) {
        if self.chosen.with_untracked(|old| *old != chosen) {
            // The line that is being read stays where it is.
            let place = Place::now();
            chosen.apply();
            place.hold();
            self.chosen.set(chosen);
        }
    }

    fn store(self) {
        let text = self.chosen.with_untracked(Chosen::stored);
        let key = self.key(self.scope.get_untracked());
        if let (Some(storage), Some(key)) = (browser::storage(), key) {
            let _ = storage.set_item(&key, &text);
        }
    }
}

fn load(key: &str) -> Option<Chosen> {
    browser::storage()?.get_item(key).ok().flatten().map(|text| Chosen::parse(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_comes_back() {
        let mut chosen = Chosen::default();
        assert_eq!(chosen.stored(), "");
        chosen.set(THEME, OWN);
        chosen.set(SIZE, 5);
        chosen.own = ["#000000".to_owned(), "#ffeedd".to_owned()];
        let stored = chosen.stored();
        assert_eq!(stored, "theme=own&--set-size=1.2&--own-paper=%23000000&--own-ink=%23ffeedd");
        assert_eq!(Chosen::parse(&stored), chosen);
    }

    #[test]
    fn what_is_not_understood_is_as_usual() {
        let text = "theme=plaid&--set-size=1e9&--own-ink=url(x)&x&=&--set-words=0.16em";
        let chosen = Chosen::parse(text);
        assert_eq!(chosen.stored(), "--set-words=0.16em");
        assert_eq!(chosen.own, Chosen::default().own);
    }
}
