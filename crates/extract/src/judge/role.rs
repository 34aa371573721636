//! What a strip is to its story.

/// What a strip is to its story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Not known to be anything but text.
    #[default]
    Text,
    /// The headline, or a repetition of it.
    Headline,
    /// The word or two above the headline.
    Kicker,
    /// The sentence or two below the headline.
    Dek,
    /// Who wrote it.
    Byline,
    /// Which publisher it is from.
    Source,
    /// When it was published, or changed.
    Date,
    /// A picture's caption, with or without its credit at the end.
    Caption,
    /// A picture's credit in a strip of its own; belongs to the caption before it.
    Credit,
    /// A heading over other stories ("Related Articles").
    SectionHeading,
    /// A teaser of another story.
    Snippet,
    /// Furniture of the site: promotion, banner, label of a control.
    Furniture,
}

/// Whose a strip is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// The lead's territory; whether it is kept there is judged by weight.
    #[default]
    Lead,
    /// The other story with that index.
    Story(u32),
    /// Nobody's: the site's own.
    Site,
}
