//! Mails that were copied with their heads: who wrote, when, and about what.

use article::{Claimed, Provenance, Published};

use super::Page;
use super::byline::names;
use crate::dates;
use crate::phrases::Table;

/// What mail programs write before the sender, the day and the subject.
static LABELS: [Table; 3] = [
    Table::phrases("from|von|de|da|van|od|от|差出人|发件人|寄件者|보낸 사람|보낸사람|من"),
    Table::phrases(
        "sent|date|gesendet|datum|envoyé|envoyé le|date|enviado|enviado el|fecha|enviada em|data|inviato|verzonden|wysłano|\
         отправлено|дата|送信日時|日付|发送时间|日期|보낸 날짜|날짜|تاريخ|التاريخ|تم الإرسال",
    ),
    Table::phrases(
        "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|тема|件名|主题|主旨|제목|الموضوع",
    ),
];

/// The head stands in so many strips of the page's first.
const FIRST: usize = 12;

/// What the head of a mail tells.
pub(super) struct Mail {
    pub subject: Claimed<String>,
    pub senders: Vec<String>,
    pub sent: Claimed<Published>,
}

/// The head, where sender, day and subject are all there.
pub(super) fn mail(page: &Page<'_>) -> Option<Mail> {
    let mut found = [None; 3];
    for line in (0..FIRST).flat_map(|strip| page.text(strip).split('\n')) {
        let Some((label, rest)) = line.split_once([':', '：']) else { continue };
        let label = label.trim_matches(|c: char| !c.is_alphabetic());
        let slots = found.iter_mut().zip(&LABELS);
        if let Some((slot, _)) = slots.into_iter().find(|(slot, table)| slot.is_none() && table.has(label)) {
            *slot = Some(rest.trim()).filter(|rest| !rest.is_empty());
        }
    }
    let [Some(from), Some(sent), Some(subject)] = found else { return None };
    let sent = dates::find(sent, &page.dates)?.published;
    Some(Mail {
        subject: Claimed::new(subject.to_owned(), Provenance::Visible),
        senders: names(from),
        sent: Claimed::new(sent, Provenance::Visible),
    })
}
