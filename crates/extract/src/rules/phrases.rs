//! Words that furniture is made of, by language: what a strip begins with or consists of.
//!
//! Only short strips are looked at: a sentence of an article may say "share" or "advertisement".

use std::sync::OnceLock;

use crate::order::sort_by_key;

macro_rules! phrase_groups {
    ($($variant:ident: [$($phrase:literal),* $(,)?]),* $(,)?) => {
        /// A group of phrases with one meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Phrases { $(#[allow(missing_docs)] $variant),* }

        const GROUPS: &[(Phrases, &[&str])] = &[$((Phrases::$variant, &[$($phrase),*])),*];
    };
}

// Folded: lower case, typographic apostrophes made plain.
phrase_groups! {
    Share: ["share", "tweet", "follow us", "follow @", "copy link", "email this", "teilen", "folgen sie", "partager", "suivez", "compartir", "compartilhar", "condividi", "delen", "udostępnij", "поделиться", "シェア", "分享", "공유", "شارك"],
    Comment: ["comment", "leave a comment", "leave a reply", "no comments", "post a comment", "view comments", "join the conversation", "join the discussion", "be the first to comment", "kommentar", "commentaire", "laisser un commentaire", "comentario", "comentários", "commenti", "reacties", "komentarz", "комментари", "コメント", "评论", "發表評論", "댓글", "تعليق"],
    Related: ["related", "you may also like", "you might also", "more from", "more on", "more in", "more stories", "more about", "recommended", "read next", "up next", "also read", "see also", "don't miss", "most read", "most popular", "trending", "popular", "latest", "recent posts", "top stories", "in this story", "further reading", "keep reading", "what to read", "mehr zum thema", "lesen sie auch", "weitere", "das könnte", "auch interessant", "à lire aussi", "lire aussi", "sur le même", "relacionad", "te puede interesar", "lee también", "más ", "leia também", "veja também", "leggi anche", "potrebbe interessarti", "lees ook", "meer over", "czytaj też", "czytaj także", "zobacz", "читайте также", "по теме", "関連", "相关", "相關", "관련", "اقرأ أيضا"],
    ReadMore: ["read more", "read the full", "continue reading", "learn more", "click here", "find out more", "view all", "see all", "show more", "load more", "see more", "more:", "watch:", "listen:", "read:", "weiterlesen", "mehr lesen", "lire la suite", "leer más", "ler mais", "leggi tutto", "lees meer", "więcej", "подробнее", "続きを読む", "查看更多", "더보기", "المزيد"],
    Newsletter: ["sign up", "subscribe", "newsletter", "get the latest", "enter your email", "email address", "join our", "join the newsletter", "stay up to date", "stay informed", "get our", "start your free", "already a subscriber", "log in", "sign in", "register", "create an account", "jetzt abonnieren", "anmelden", "abonnez", "inscrivez", "suscríbete", "assine", "iscriviti", "schrijf je in", "zapisz się", "подпис", "登録", "订阅", "구독", "اشترك"],
    Tags: ["tags", "tagged", "filed under", "categories", "category", "topics", "topic:", "keywords", "schlagwörter", "themen", "mots-clés", "etiquetas", "temas", "assuntos", "argomenti", "trefwoorden", "tagi", "теги", "タグ", "标签", "태그", "in:"],
    About: ["about the author", "about us", "about the", "contact us", "contact", "disclaimer", "disclosure", "editor's note", "this article was", "this post was", "this story was", "originally published", "über den autor", "à propos", "sobre el autor", "sobre o autor", "chi siamo", "over de auteur", "об авторе", "著者", "关于作者"],
    Contents: ["table of contents", "contents", "in this article", "on this page", "jump to", "skip to", "inhalt", "sommaire", "contenido", "índice", "indice", "inhoud", "spis treści", "содержание", "目次", "目录"],
    Controls: ["close", "menu", "search", "back to top", "next", "previous", "prev", "home", "print", "save", "play", "reply", "report", "like", "edit", "view", "download", "buy", "add to cart", "open", "expand", "copy", "translate", "loading", "listen", "watch", "schließen", "suche", "fermer", "buscar", "cerrar", "cerca", "zoeken", "szukaj", "поиск", "検索", "搜索", "검색", "بحث"],
    Review: ["review", "customer review", "ratings", "rated", "what our customers", "testimonial", "verified", "was this", "bewertung", "kundenbewertung", "avis", "opiniones", "avaliações", "recensioni", "beoordeling", "opinie", "отзывы", "レビュー", "评价", "리뷰", "تقييم"],
    Call: ["looking for", "want to", "want more", "ready to", "become a", "check out", "discover", "explore", "get started", "get the", "get a", "click to", "read our", "follow me", "book a", "contact us today", "request a", "jetzt", "entdecken", "découvr", "descubr", "scopri", "ontdek", "odkryj"],
}

/// Characters of a text that are looked at.
const BEGINNING: usize = 48;

/// The groups that a strip's text begins like, a bit each. Text of more than 40 words belongs to none.
pub(crate) fn groups_of(text: &str, words: u32) -> u32 {
    if words > 40 {
        return 0;
    }
    let mut folded = String::with_capacity(64);
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    match text.get(..text.len().min(BEGINNING)).filter(|begin| begin.is_ascii()) {
        Some(begin) => {
            folded.push_str(begin);
            folded.make_ascii_lowercase();
        }
        None => text.chars().take(BEGINNING).for_each(|c| match c {
            '’' | '‘' => folded.push('\''),
            _ => folded.extend(c.to_lowercase()),
        }),
    }
    if folded.contains('\n') {
        folded = folded.replace('\n', " ");
    }
    let mut bits = 0;
    let second = folded.as_bytes().get(1);
    for (phrase, group) in beginnings().alike(folded.bytes().next().unwrap_or(0)) {
        // Most are told apart by this; none is of one letter.
        if phrase.as_bytes().get(1) == second && begins(&folded, phrase) {
            bits |= 1 << *group as u8;
        }
    }
    bits
}

/// Phrases in their order, and by its number where those lie that begin with a byte.
struct ByFirst {
    sorted: Vec<(&'static str, Phrases)>,
    ends: Vec<u16>,
}

impl ByFirst {
    /// Those that begin with a byte.
    fn alike(&self, first: u8) -> &[(&'static str, Phrases)] {
        let end = |byte: u8| self.ends.get(usize::from(byte)).map_or(0, |end| usize::from(*end));
        self.sorted.get(first.checked_sub(1).map_or(0, end)..end(first)).unwrap_or(&[])
    }
}

/// The phrases that a text may begin with.
fn beginnings() -> &'static ByFirst {
    static INDEX: OnceLock<ByFirst> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut sorted = Vec::new();
        for (group, phrases) in GROUPS {
            sorted.extend(phrases.iter().map(|phrase| (*phrase, *group)));
        }
        sort_by_key(&mut sorted, |(phrase, _)| *phrase);
        let first = |phrase: &str| phrase.bytes().next().unwrap_or(0);
        let ends =
            (0..=u8::MAX).map(|byte| sorted.partition_point(|(phrase, _)| first(phrase) <= byte) as u16);
        ByFirst { ends: ends.collect(), sorted }
    })
}

/// Begins with the phrase, and the phrase ends where a word does (or means the beginning of one).
fn begins(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| {
        let open_end = phrase.ends_with(|c: char| !c.is_ascii_alphanumeric());
        open_end || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) || rest.starts_with('s')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(text: &str, group: Phrases) -> bool {
        groups_of(text, 5) & (1 << group as u8) != 0
    }

    #[test]
    fn short_strips_are_known_by_how_they_begin() {
        assert!(has("Read more: the story", Phrases::ReadMore));
        assert!(has("Lesen Sie auch: etwas", Phrases::Related));
        assert!(has("• You might also like", Phrases::Related));
        assert!(has("関連記事", Phrases::Related));
        assert!(!has("Shareholders met", Phrases::Share));
        assert_eq!(groups_of("Share this", 41), 0);
        assert!(has("Read\nmore", Phrases::ReadMore));
        assert!(GROUPS.iter().flat_map(|(_, phrases)| *phrases).all(|phrase| phrase.len() > 1));
    }
}
