//! A page as news aggregators make it, whole: one lead and its related stories, as text and as HTML.

use broadsheet_extract::{Options, extract};

const LEAD: &str = "Harbour towns agree to share one ferry as bridge repairs stretch into winter";

fn fixture(name: &str) -> String {
    let path = format!("{}/../../tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_mark_up_of_the_page_gives_the_same_stories() {
    let captured = article::DateTime::parse_iso("2026-02-15T12:00:00Z").ok();
    for name in [
        "aggregator.txt",
        "aggregator-divs.html",
        "aggregator-semantic.html",
        "aggregator-related-first.html",
    ] {
        let options = Options { captured, ..Options::default() };
        let page = extract(&fixture(name), &options).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        let headline = page.meta.headline.as_ref().map(|h| h.value.as_str());
        assert_eq!(headline, Some(LEAD), "{name}");
        assert_eq!(page.meta.source.as_ref().map(|s| s.value.as_str()), Some("Saltmarsh Courier"), "{name}");
        let text = page.text();
        assert!(text.starts_with("Three towns on the Ness estuary"), "{name}: {text:.60}");
        for clutter in ["AI", "omments", "Related", "app store", "logo", "ownload", "ALDERWICK (TWP)"] {
            assert!(!text.contains(clutter), "{name}: {clutter}");
        }
        let told: Vec<_> = page.related.iter().filter(|s| !s.body.is_empty()).collect();
        assert!(told.len() >= 3, "{name}: {} stories", told.len());
        assert!(told[0].title.starts_with("Night market returns"), "{name}: {}", told[0].title);
        assert_eq!(told[0].source.as_deref(), Some("Lantern Weekly"), "{name}");
        let printed = told[0].published.as_ref().and_then(|p| p.printed.as_deref());
        assert_eq!(printed, Some("18 minutes ago"), "{name}");
    }
}
