//! What is known about the lead story: one list of names, values and where each was found.

use std::borrow::Cow;

use article::{Author, Claimed, Direction, Figure, Media, Metadata, Provenance};
use serde::{Serialize, Serializer};

/// A value, and whether it is known.
#[derive(Debug)]
pub struct Known<'a> {
    name: &'static str,
    value: Value<'a>,
    /// `None` for what is not known, and for the authors, who are read out of the byline and of
    /// claims at once.
    from: Option<Provenance>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Text(Cow<'a, str>),
    Direction(Direction),
    Authors(&'a [Author]),
    /// Written as null.
    Unknown,
}

impl<'a> Known<'a> {
    /// All that is known, in the order in which it is written. What every article is asked for is
    /// there in any case, as null where it is not known; dates and rarer facts are left out.
    pub fn of(meta: &'a Metadata) -> Vec<Self> {
        let published = meta.published.as_ref();
        let date = published.and_then(|p| Some((p.value.at?.to_string(), p.from)));
        let printed = published.and_then(|p| Some((p.value.printed.as_deref()?, p.from)));
        let changed = meta.modified.as_ref().map(|m| (m.value.to_string(), m.from));
        let picture = meta.lead_image.as_ref().and_then(|f| Some((picture(&f.value)?, f.from)));
        let address = meta.address.as_ref().map(|a| (a.value.as_str(), a.from));
        let direction = meta.dir.as_ref().map(|d| Self {
            name: "dir",
            value: Value::Direction(d.value),
            from: Some(d.from),
        });
        let list = [
            asked("title", text("title", &meta.headline)),
            text("dek", &meta.dek),
            text("kicker", &meta.kicker),
            text("section", &meta.section),
            asked("byline", text("byline", &meta.byline)),
            Some(Self { name: "authors", value: Value::Authors(&meta.authors), from: None }),
            date.map(|(date, from)| Self::new("published", date, from)),
            printed.map(|(printed, from)| Self::new("published_raw", printed, from)),
            changed.map(|(date, from)| Self::new("modified", date, from)),
            asked("site_name", text("site_name", &meta.site_name)),
            asked("source", text("source", &meta.source)),
            asked("agency", text("agency", &meta.agency)),
            text("dateline", &meta.dateline),
            asked("lang", text("lang", &meta.lang)),
            asked("dir", direction),
            asked("lead_image", picture.map(|(address, from)| Self::new("lead_image", address, from))),
            address.map(|(address, from)| Self::new("url", address, from)),
        ];
        list.into_iter().flatten().collect()
    }

    fn new(name: &'static str, text: impl Into<Cow<'a, str>>, from: Provenance) -> Self {
        Self { name, value: Value::Text(text.into()), from: Some(from) }
    }
}

// There even where it is not known.
fn asked<'a>(name: &'static str, known: Option<Known<'a>>) -> Option<Known<'a>> {
    Some(known.unwrap_or(Known { name, value: Value::Unknown, from: None }))
}

fn text<'a>(name: &'static str, claim: &'a Option<Claimed<String>>) -> Option<Known<'a>> {
    claim.as_ref().map(|claim| Known::new(name, claim.value.as_str(), claim.from))
}

/// The address of a figure's first picture.
fn picture(figure: &Figure) -> Option<&str> {
    figure.media.iter().find_map(|media| match media {
        Media::Image(image) => Some(image.src.as_str()),
        Media::Missing => None,
    })
}

/// Names with their values.
#[derive(Debug)]
pub struct Values<'a>(pub Vec<Known<'a>>);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|known| (known.name, &known.value)))
    }
}

/// Names with where each value was found.
#[derive(Debug)]
pub struct Origins(Vec<(&'static str, Provenance)>);

impl Origins {
    /// Of values that are known.
    pub fn of(known: &[Known]) -> Self {
        Self(known.iter().filter_map(|known| Some((known.name, known.from?))).collect())
    }
}

impl Serialize for Origins {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
