//! "Text settings": every setting of `crate::settings`, applied as it is touched.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::panel::{self, Panel};
use super::parts::{button, live, named_button};
use crate::desk::Desk;
use crate::settings::{self, CONTROLS, Control, GROUPS, Kind, OWN, Scope, THEME};

/// The button that opens the sheet.
pub fn opener(desk: Desk) -> impl IntoView {
    let shown = html::span().class("aa").attr("aria-hidden", "true").child("Aa");
    named_button("button bare", Some("Text settings"), shown, move || desk.panel.set(Panel::Text))
}

/// What the sheet holds.
pub fn content(desk: Desk) -> AnyView {
    let groups = GROUPS.map(|(title, controls)| {
        let controls = controls.iter().map(|n| setting(desk, *n)).collect::<Vec<_>>();
        group(title, controls.into_any())
    });
    let body = (
        html::section()
            .class("settings-group")
            .child((setting(desk, THEME), live(move || own_colours(desk)))),
        groups.into_iter().collect::<Vec<_>>(),
        html::section().class("settings-group").child((
            html::div().class("actions").child((
                button("button", "Easier to read", move || desk.settings.ease()),
                button("button", "Reset", move || desk.settings.reset()),
            )),
            live(move || scopes(desk)),
        )),
    );
    panel::sheet(desk, "Text settings", ().into_any(), body.into_any())
}

fn group(title: &'static str, body: AnyView) -> AnyView {
    html::section().class("settings-group").child((html::h3().child(title), body)).into_any()
}

fn setting(desk: Desk, n: usize) -> AnyView {
    let Some(control) = CONTROLS.get(n) else { return ().into_any() };
    match control.kind {
        Kind::Steps => slider(desk, n, control),
        Kind::Choice => choices(desk, n, control),
        Kind::Switch => switch(desk, n),
    }
}

fn slider(desk: Desk, n: usize, control: &'static Control) -> AnyView {
    let settings = desk.settings;
    let said = move || control.values.get(settings.get(n) as usize).map_or("", |(_, label)| *label);
    html::label()
        .class("setting")
        .child((
            html::span().class("setting-name").child((control.name, html::output().child(live(said)))),
            html::input()
                .attr("type", "range")
                .attr("aria-label", control.name)
                .attr("max", control.values.len().saturating_sub(1))
                .attr("aria-valuetext", said)
                .prop("value", move || settings.get(n).to_string())
                .on_target(ev::input, move |event| {
                    settings.set(n, event.target().value().parse().unwrap_or(control.usual));
                }),
        ))
        .into_any()
}

fn choices(desk: Desk, n: usize, control: &'static Control) -> AnyView {
    let settings = desk.settings;
    let choice = |(at, (value, label)): (usize, &'static settings::Value)| {
        let at = u8::try_from(at).unwrap_or(0);
        // A swatch is painted in its own theme.
        let theme = (n == THEME && at != 0 && at != OWN).then_some(*value);
        radio(theme, *label, control.key, move || settings.get(n) == at, move || settings.set(n, at))
    };
    let class = if n == THEME { "swatches" } else { "choices" };
    let all = control.values.iter().enumerate().map(choice).collect::<Vec<_>>();
    fieldset(control.name, class, all)
}

fn fieldset(name: &'static str, class: &'static str, choices: Vec<AnyView>) -> AnyView {
    html::fieldset()
        .class("setting")
        .child((html::legend().child(name), html::div().class(class).child(choices)))
        .into_any()
}

fn radio(
    theme: Option<&'static str>,
    label: impl Into<String>,
    name: &'static str,
    is: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> AnyView {
    fn erased(
        theme: Option<&'static str>,
        label: String,
        name: &'static str,
        is: Box<dyn Fn() -> bool + Send>,
        choose: Box<dyn Fn()>,
    ) -> AnyView {
        html::label()
            .class(if name == "theme" { "choice swatch" } else { "choice" })
            .attr("data-theme", theme)
            .child((
                html::input()
                    .attr("type", "radio")
                    .attr("name", name)
                    .prop("checked", is)
                    .on(ev::change, move |_| choose()),
                html::span().child(label),
            ))
            .into_any()
    }
    erased(theme, label.into(), name, Box::new(is), Box::new(choose))
}

/// A setting that is off or on.
pub fn switch(desk: Desk, n: usize) -> AnyView {
    let settings = desk.settings;
    let name = CONTROLS.get(n).map_or("", |c| c.name);
    html::label()
        .class("switch")
        .child((
            name,
            html::input()
                .attr("type", "checkbox")
                .prop("checked", move || settings.on(n))
                .on_target(ev::change, move |event| settings.set(n, u8::from(event.target().checked()))),
        ))
        .into_any()
}

// Two fields for colours, and whether the one can be read on the other.
fn own_colours(desk: Desk) -> Option<AnyView> {
    let settings = desk.settings;
    if settings.get(THEME) != OWN {
        return None;
    }
    let field = |which: usize, name: &'static str| {
        html::label().child((
            name,
            html::input()
                .attr("type", "color")
                .prop("value", untrack(move || settings.own()).get(which).cloned().unwrap_or_default())
                .on_target(ev::input, move |event| settings.set_own(which, event.target().value())),
        ))
    };
    let figure = move || {
        let [paper, ink] = settings.own();
        settings::contrast(&paper, &ink).map(settings::verdict)
    };
    let fields = (field(0, "Paper"), field(1, "Ink"));
    Some(
        html::div()
            .class("own-colours")
            .child((fields, html::p().attr("role", "status").child(("Contrast ", live(figure)))))
            .into_any(),
    )
}

// Which articles all this is for.
fn scopes(desk: Desk) -> AnyView {
    let settings = desk.settings;
    let choice = |scope: Scope, label: String| {
        radio(None, label, "scope", move || settings.scope.get() == scope, move || settings.keep_for(scope))
    };
    let mut all = vec![choice(Scope::All, "All articles".to_owned())];
    if let Some(language) = settings.about(Scope::Language) {
        all.push(choice(
            Scope::Language,
            format!("Articles in {}", crate::browser::language_name(&language)),
        ));
    }
    if let Some(site) = settings.about(Scope::Site) {
        all.push(choice(Scope::Site, format!("Articles of {site}")));
    }
    fieldset("Keep these settings for", "choices", all)
}
