//! Headings over other stories, and words that lead to one within a text.

use std::sync::OnceLock;

use article::StoryKind;

use super::plain_words;
use crate::lookup::{self, Lookup};
use crate::phrases::Table;

/// The kind of stories that a heading announces. `None` for any other text.
pub(in crate::segment) fn heading(text: &str) -> Option<StoryKind> {
    if text.len() > 160 {
        return None;
    }
    let words = plain_words(text);
    let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    static TABLES: OnceLock<[Lookup; 2]> = OnceLock::new();
    let [whole, begin] = TABLES.get_or_init(|| [kinds(WHOLE), kinds(BEGIN)]);
    if let Some(group) = whole.get(words.as_bytes()) {
        return kind_of(WHOLE, group);
    }
    if END.iter().any(|end| words.ends_with(end)) && words.len() <= 80 {
        return Some(StoryKind::MoreFrom);
    }
    // Every beginning that ends at a word; in scripts without spaces, at any character. The longest
    // that is known and may be followed by what follows.
    let mut hash = lookup::EMPTY;
    let mut found = None;
    for end in 0..=words.len() {
        let byte = words.as_bytes().get(end);
        let is_end =
            byte.is_none_or(|b| *b == b' ' || end > 0 && !b.is_ascii()) && words.is_char_boundary(end);
        if is_end
            && let Some((phrase, rest)) = words.split_at_checked(end)
            && let Some(group) = begin.get_hashed(hash, phrase.as_bytes())
        {
            // The longer the phrase, the more may follow: a headline may begin with "Latest".
            let (known, more) = (phrase.split(' ').count(), rest.split_whitespace().count());
            if more <= 2 * known + 2 && rest.chars().count() <= 60 {
                found = Some(group);
            }
        }
        hash = byte.map_or(hash, |byte| lookup::step(hash, *byte));
    }
    kind_of(BEGIN, found?)
}

/// The phrases of a table, each with its line's number. Of a phrase that is listed twice, the later.
fn kinds(table: &[(StoryKind, &'static str)]) -> Lookup {
    let mut phrases = (0..)
        .zip(table)
        .flat_map(|(line, (_, phrases))| phrases.split('|').map(move |phrase| (phrase, line)));
    Lookup::new(&mut phrases, |_, later| later)
}

fn kind_of(table: &[(StoryKind, &str)], line: u64) -> Option<StoryKind> {
    table.get(line as usize).map(|(kind, _)| *kind)
}

/// What follows the words that lead to another story ("READ MORE: …"): `None` where a line does
/// not begin so. The rest may be empty.
pub(in crate::segment) fn inline_lead(text: &str) -> Option<&str> {
    let (at, mark) =
        text.char_indices().take(48).find(|(_, c)| matches!(c, ':' | '：' | '|' | '–' | '>' | '»'))?;
    let words = text.get(..at)?;
    let lead = plain_words(words);
    let known = LEADS.has(&lead) || heading(words) == Some(StoryKind::Related);
    known.then(|| text.get(at + mark.len_utf8()..).unwrap_or("").trim_start())
}

/// A heading that is nothing else, `|` between phrases.
const WHOLE: &[(StoryKind, &str)] = &[
    (
        StoryKind::Related,
        "related|more on this|see also|also read|read also|you may have missed|in this series|\
         story timeline|from our archives|from the archive|from the archives|on the same topic|\
         explore further|further reading|keep reading|more coverage|full coverage|our coverage|\
         dig deeper|go deeper|similar stories|similar articles|similar posts|connected stories|\
         more like this|other stories|other articles|continue reading|also in the news|dont miss|\
         dont miss it|zum thema|mehr zum thema|auch interessant|lesen sie auch|siehe auch|\
         das könnte sie auch interessieren|sur le même sujet|à lire aussi|lire aussi|voir aussi|\
         sur le même thème|articles liés|articles similaires|noticias relacionadas|\
         artículos relacionados|relacionadas|relacionado|lea también|más sobre este tema|\
         te puede interesar|más información|artigos relacionados|notícias relacionadas|leia também|leia mais|\
         veja também|saiba mais|articoli correlati|leggi anche|correlati|notizie correlate|\
         vedi anche|potrebbe interessarti|gerelateerd|lees ook|lees meer|gerelateerde artikelen|\
         meer over dit onderwerp|zie ook|powiązane artykuły|czytaj także|zobacz także|zobacz też|\
         przeczytaj także|czytaj też|podobne artykuły|powiązane|související|související články|\
         čtěte také|mohlo by vás zajímat|материалы по теме|читайте также|по теме|похожие статьи|\
         смотрите также|похожие материалы|関連記事|関連ニュース|関連|あわせて読みたい|こちらもおすすめ|この記事に関連するニュース|関連リンク|\
         関連エントリー|相关新闻|相关阅读|相关文章|相关报道|延伸阅读|相關新聞|相關文章|延伸閱讀|更多相关|관련기사|관련 기사|관련뉴스|관련 뉴스|함께 읽으면 좋은 기사|\
         اقرأ أيضا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|ذات صلة|اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|\
         passend zum thema|à lire également|dans la même rubrique|lee también|contenido relacionado|notas relacionadas|\
         ler também|relacionados|conteúdos relacionados|matérias relacionadas|per approfondire|guarda anche|contenuti correlati|\
         verder lezen|bekijk ook|czytaj również|zobacz również|warto przeczytać|новости по теме|читать также|похожие новости|\
         相關報導|相关推荐|相关链接|연관기사|함께 보면 좋은 기사",
    ),
    (
        StoryKind::Recommended,
        "recommended|read next|up next|what to read next|read these next|read this next|next up|\
         editors picks|editors pick|our picks|staff picks|top picks|picks|suggested|\
         popular stories|suggested for you|for you|recommended for you|recommended reading|beyond|\
         featured|features|empfohlen|empfehlungen|unsere empfehlungen|redaktionsempfehlungen|\
         das könnte dich auch interessieren|recommandé|nos recommandations|vous aimerez aussi|\
         à ne pas manquer|la rédaction vous conseille|recomendado|recomendados|recomendadas|\
         te recomendamos|también te puede interesar|recomendados para você|você pode gostar|\
         veja mais|consigliati|ti potrebbe interessare|da non perdere|aanbevolen|polecane|\
         polecamy|рекомендуем|вам может понравиться|выбор редакции|おすすめ|おすすめ記事|オススメ記事|推荐阅读|推荐|\
         推薦閱讀|为您推荐|猜你喜欢|你可能也喜歡|あなたにおすすめ|не пропустите|추천기사|추천 기사|추천|نرشح لك|قد يعجبك أيضا|موصى به|مقترحات",
    ),
    (
        StoryKind::MostRead,
        "trending|trending now|popular|popular posts|popular now|popular articles|most popular|\
         most read|most viewed|most shared|most commented|most watched|whats hot|hot topics|\
         hot stories|top 10|top read|must read|must reads|meistgelesen|am meisten gelesen|beliebt|\
         beliebteste artikel|top artikel|les plus lus|les plus partagés|les plus vus|populaires|\
         tendances|lo más leído|lo más visto|más leídas|las más leídas|tendencias|lo mas leido|\
         mais lidas|mais lidos|as mais lidas|mais vistas|artigos populares|i più letti|più letti|\
         le più lette|piu letti|meest gelezen|populair|najczęściej czytane|popularne|\
         najpopularniejsze|самое читаемое|популярное|самое популярное|人気記事|人気記事ランキング|ランキング|\
         アクセスランキング|热门文章|热门|热点|熱門文章|热门推荐|熱門新聞|排行榜|よく読まれている記事|сейчас читают|más leído|em alta|best gelezen|많이 본 뉴스|인기기사|인기 기사|الأكثر قراءة|الأكثر مشاهدة|\
         الأكثر شعبية",
    ),
    (
        StoryKind::Latest,
        "latest|latest news|latest stories|the latest|news latest|latest articles|latest posts|\
         latest videos|breaking news|top stories|recent|recent posts|recent articles|\
         recent stories|just in|newswire|news flash|headlines|top news|in brief|more news|\
         home page|todays top stories|todays news|this week|whats new|neueste artikel|aktuell|\
         aktuelles|aktuelle meldungen|neu|neueste beiträge|schlagzeilen|derniers articles|\
         dernières actualités|à la une|en direct|articles récents|actualités|últimas noticias|\
         lo último|últimas|más noticias|entradas recientes|últimas notícias|notícias recentes|\
         posts recentes|ultime notizie|ultimi articoli|ultima ora|laatste nieuws|\
         recente berichten|najnowsze|ostatnie wpisy|aktualności|právě se děje|последние новости|\
         новости|свежие записи|главное|лента новостей|最新記事|新着記事|新着|最新ニュース|最近の投稿|ランダム記事|最新文章|最新消息|\
         最新新闻|최신기사|최신 기사|최신 뉴스|آخر الأخبار|أحدث الأخبار|الأحدث",
    ),
    (
        StoryKind::PrevNext,
        "previous|next|previous post|next post|previous article|next article|post navigation|\
         older|newer|older post|newer post|vorheriger beitrag|nächster beitrag|beitragsnavigation|\
         article précédent|article suivant|anterior|siguiente|próximo|precedente|successivo|\
         vorige|volgende|poprzedni|następny|предыдущая|следующая|前の記事|次の記事|上一篇|下一篇|이전 글|다음 글|\
         المقال السابق|المقال التالي",
    ),
    (
        StoryKind::MoreFrom,
        "galleries|video|videos|more videos|must listen|featured video|featured videos|\
         photo gallery|photo galleries|more from our brands|elsewhere|more in this section|\
         more stories from|also in this section|in this section",
    ),
];

/// What a heading begins with; at most seven words may follow.
const BEGIN: &[(StoryKind, &str)] = &[
    (
        StoryKind::Related,
        "related articles|related article|related stories|related story|related news|\
         related posts|related post|related coverage|related content|related reading|\
         related topics|related to this|related links|related items|related videos|more on this|\
         more stories|more articles|more headlines|more on|more about|you may also enjoy|\
         you might also enjoy|you may be interested in|you might be interested in|also on|also in|\
         on a related note|next up in|mehr zu|weitere artikel|weitere meldungen|verwandte artikel|\
         verwandte themen|ähnliche artikel|ähnliche beiträge|mehr artikel|d autres articles|\
         autres articles|plus d articles|plus sur|otras noticias|más sobre|otros artículos|\
         más artículos|mais artigos|outros artigos|weitere beiträge|mehr beiträge|mais textos|\
         mais sobre|outras notícias|altri articoli|altre notizie|approfondimenti|meer artikelen|\
         ander nieuws|meer over|więcej na temat|inne artykuły|więcej artykułów|другие статьи|\
         другие новости|ещё по теме|еще по теме|関連する|その他の記事|ほかの記事|他の記事|其他文章|其他新闻|更多文章|更多新闻|다른 기사|\
         المزيد من|المزيد عن|أخبار أخرى",
    ),
    (
        StoryKind::Recommended,
        "you may also like|you might also like|you might like|you may like|you might have missed|\
         recommended stories|recommended articles|recommended for|recommended reading|\
         what to read next|readers also|people also read|others also read|subscriber picks|\
         das könnte|vous aimerez|cela pourrait vous|te puede interesar|quizás te|você também pode|\
         potrebbe anche|potrebbero interessarti|misschien vind|ook interessant|może cię|вам также|\
         вам может|これもおすすめ|あなたへのおすすめ|大家都在看|이런 기사는",
    ),
    (
        StoryKind::MostRead,
        "most read|most popular|most viewed|most shared|trending|popular in|popular on|\
         most watched|meistgelesene|les plus|lo más|las más|os mais|as mais|i più|le più|meest|\
         najczęściej|самое|самые|人気|热门|많이",
    ),
    (
        StoryKind::Latest,
        "latest from|latest in|latest on|our latest|the latest from|latest|top stories|breaking|\
         recent stories|recent posts|aktuelle|neueste|dernières|últimas|ultime|laatste|najnowsze|\
         последние|最新|新着|최신",
    ),
    (
        StoryKind::MoreFrom,
        "more from|more in|more great|more by|recent from|other stories from|stories from|\
         other from|also by|more opinion|elsewhere on|must read|read more from|mehr aus|mehr von|\
         plus de|más de|mais de|altro da|meer van|meer uit|więcej z|ещё от|もっと",
    ),
];

/// What a heading over an author's other texts ends with, where languages put the name first.
const END: [&str; 8] = [
    "の他の記事",
    "のほかの記事",
    "の記事一覧",
    "的其他文章",
    "的更多文章",
    "的更多報導",
    "의 다른 기사",
    "의 다른 글",
];

/// Words before a colon that lead to another story.
static LEADS: Table = Table::phrases(
    "read more|read also|also read|read next|read|more|see also|related|dont miss|\
    dont miss it|must read|see more|watch|video|insight|just in|revealed|learn more|also|\
    next|previous|explore|listen|more on this|recommended|related story|related stories|\
    related article|editors note read|up next|further reading|in pictures|gallery|photos|\
    opinion|lesen sie auch|lesen sie mehr|mehr dazu|mehr zum thema|siehe auch|\
    auch interessant|hintergrund|lire aussi|à lire aussi|à lire|lire|voir aussi|lea también|\
    lee también|leer más|más información|ver también|te puede interesar|leia também|leia mais|veja também|\
    saiba mais|leggi anche|vedi anche|guarda anche|lees ook|lees verder|zie ook|czytaj także|\
    zobacz także|czytaj też|zobacz też|przeczytaj też|přečtěte si|čtěte také|читайте также|\
    см также|читать также|関連記事|関連|あわせて読みたい|合わせて読みたい|相关阅读|延伸阅读|延伸閱讀|更多|관련기사|더 읽기|اقرأ أيضا|\
    اقرأ أيضًا|اقرأ أيضاً|إقرأ أيضا|شاهد أيضا|اقرأ المزيد|للمزيد|lesetipp|passend dazu|lire également|à lire également|\
    notre dossier|lee más|mira también|también puedes leer|ler também|ler mais|ver também|confira também|leia ainda|per approfondire|\
    leggi tutto|ti potrebbe interessare|bekijk ook|luister ook|czytaj również|zobacz również|czytaj więcej|sprawdź też|polecamy|\
    подробнее|читайте по теме|併せて読みたい|推荐阅读|阅读更多|相關報導|更多新聞|看更多|閱讀更多",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_over_other_stories() {
        for (text, kind) in [
            ("Related Articles", Some(StoryKind::Related)),
            ("Passend zum Thema", Some(StoryKind::Related)),
            ("Conteúdos relacionados", Some(StoryKind::Related)),
            ("Новости по теме", Some(StoryKind::Related)),
            ("함께 보면 좋은 기사", Some(StoryKind::Related)),
            ("熱門新聞", Some(StoryKind::MostRead)),
            ("3 related articles", Some(StoryKind::Related)),
            ("You might also like:", Some(StoryKind::Recommended)),
            ("MORE FROM WORLD", Some(StoryKind::MoreFrom)),
            ("Most read in Sport", Some(StoryKind::MostRead)),
            ("関連記事", Some(StoryKind::Related)),
            ("Читайте также", Some(StoryKind::Related)),
            ("How the council works", None),
            ("More articles by Ann Lee", Some(StoryKind::Related)),
            ("Weitere Artikel von Ann Lee", Some(StoryKind::Related)),
            ("Autres articles de Ann Lee", Some(StoryKind::Related)),
            ("Más artículos de Ana Gómez", Some(StoryKind::Related)),
            ("Mais artigos de Ana Gomes", Some(StoryKind::Related)),
            ("Altri articoli di Anna Rossi", Some(StoryKind::Related)),
            ("Meer artikelen van Anna de Vries", Some(StoryKind::Related)),
            ("Więcej artykułów autora Jan Mazur", Some(StoryKind::Related)),
            ("Другие статьи Анны Ли", Some(StoryKind::Related)),
            ("林太郎さんの他の記事", Some(StoryKind::MoreFrom)),
            ("王小明的其他文章", Some(StoryKind::MoreFrom)),
            ("홍길동 기자의 다른 기사", Some(StoryKind::MoreFrom)),
            ("المزيد من مقالات سارة علي", Some(StoryKind::Related)),
            ("Latest council budget leaves eleven villages without a bus on Sundays", None),
        ] {
            assert_eq!(heading(text), kind, "{text}");
        }
    }

    #[test]
    fn words_that_lead_to_a_story() {
        assert_eq!(inline_lead("READ MORE: A bridge for the valley"), Some("A bridge for the valley"));
        assert_eq!(inline_lead("Lesen Sie auch: Eine Brücke"), Some("Eine Brücke"));
        assert_eq!(inline_lead("The minister said: A bridge"), None);
    }
}
