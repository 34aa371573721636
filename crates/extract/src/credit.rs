//! Credits in captions.

/// A caption's words, and its credit without the word before it.
pub(crate) fn split(text: &str) -> (String, Option<String>) {
    const LEADS: [&str; 6] = ["Photo: ", "Credit: ", "Image: ", "Photo by ", "Picture: ", "© "];
    for lead in LEADS {
        let bracketed = text.find(&format!("({lead}")).filter(|_| text.ends_with(')'));
        if let Some(at) = bracketed {
            let credit = &text[at + 1 + lead.len()..text.len() - 1];
            return (text[..at].trim_end().to_owned(), Some(credit.trim().to_owned()));
        }
        if let Some(at) = text.find(lead) {
            let credit = text[at + lead.len()..].trim();
            return (text[..at].trim_end().to_owned(), Some(credit.to_owned()));
        }
    }
    match text.rsplit_once(" | ") {
        Some((words, credit)) if credit.len() < 60 => (words.trim_end().to_owned(), Some(credit.to_owned())),
        _ => (text.to_owned(), None),
    }
}
