//! Words of bylines: what announces an author, what an author is called, what is no author.

use super::Table;

/// Before the name. One without a colon is a byline only where a name follows.
pub(crate) static LEADS: Table = Table::phrases(
    "by|written by|posted by|published by|story by|words by|words|text by|article by|report by|reported by|reporting by|reviewed by|\
     authored by|contributed by|filed by|compiled by|created by|submitted by|review by|interview by|analysis by|opinion by|a guest post by|guest post by|from|\
     author|authors|about the author|writer|reporter|contributor|contributors|\
     von|autor|autorin|autoren|text|text von|ein artikel von|ein beitrag von|ein gastbeitrag von|gastbeitrag von|eine analyse von|eine kolumne von|ein kommentar von|von unserem redakteur|von unserer redakteurin|von unserem korrespondenten|von unserer korrespondentin|interview|verfasst von|geschrieben von|gespeichert von|eingestellt von|erstellt von|veröffentlicht von|eingereicht von|aus|\
     par|écrit par|publié par|soumis par|rédigé par|auteur|auteurs|propos recueillis par|article de|\
     por|escrito por|publicado por|enviado por|autor/a|autora|redacción|texto|texto de|por redação|redação|\
     di|a cura di|a cura della|dal nostro inviato|dalla nostra inviata|scritto da|inviato da|pubblicato da|autore|testo di|\
     articolo di|un article de|reportage de|reportagem de|entrevista de|intervista di|een artikel van|van onze verslaggever|\
     door|geschreven door|ingezonden door|geplaatst door|tekst|\
     autorka|autorzy|rozmawiał|rozmawiała|opracował|opracowała|автор материала|подготовил|подготовила|беседовал|беседовала|تحرير|\
     autor tekstu|opracowanie|oprac.|tekst|napisał|napisała|przez|\
     автор|авторы|текст|автор статьи|\
     文|文／|文・|文責|取材・文|取材|執筆|著者|筆者|作者|記者|编辑|編集|文＝|撰文|ライター|執筆者|本文作者|撰稿|来源作者|本报记者|记者|記者／|글|글쓴이|작성자|기자|\
     بقلم|كتب|كتبت|الكاتب|المؤلف|إعداد|تأليف",
);

/// Of those, the ones that need their colon (or a bar): they are words otherwise.
pub(crate) static LEADS_WITH_COLON: Table = Table::phrases(
    "from|author|authors|words|about the author|writer|reporter|contributor|contributors|autor|autorin|autoren|text|interview|aus|\
     auteur|auteurs|autora|redacción|texto|redação|autore|tekst|przez|автор|авторы|текст|文|取材|記者|记者|글|기자|编辑|編集|كتب|كتبت|di|autorka|autorzy|تحرير|ライター|執筆者|本文作者",
);

/// What somebody is called beside the name; a part of a byline that holds one is no name.
pub(crate) static ROLES: Table = Table::words(
    "staff writer correspondent editor reporter contributor columnist journalist producer author editor-in-chief \
     freelance photographer photojournalist analyst critic bureau chief director manager president ceo cofounder founder co-founder fellow professor lecturer phd md dvm rd rdn mph \
     ph.d. ph.d m.d. m.d mba esq jr sr contributing senior deputy associate assistant managing executive special guest blogger researcher coordinator specialist strategist consultant expert attorney lawyer physician advisor engineer developer marketer head gardener winemaker \
     redakteur redakteurin korrespondent korrespondentin chefredakteur reporterin volontär redaktion journaliste rédacteur rédactrice \
     redactor redactora periodista corresponsal redattore redattrice giornalista inviato corrispondente redacteur verslaggever \
     repórter jornalista redaktor dziennikarz корреспондент редактор журналист обозреватель 記者 记者 編集者 编辑 特派員 編集委員 論説委員 报道 報導 摄影 攝影 通讯员 通訊員 기자 특파원 مراسل محرر صحفي",
);

/// The editors of a paper as one: no person, though it stands where one would. And words beside it.
pub(crate) static DESKS: Table = Table::words(
    "newsroom redaktion redacción redação redazione rédaction redactie redakcja редакция 編集部 编辑部 編輯部 편집부 التحرير",
);
pub(crate) static BESIDE_DESKS: Table = Table::words("the die der la da di de van onze nostra هيئة");

/// Ends of a name in East Asia that say what somebody is.
pub(crate) const ROLE_ENDINGS: [&str; 11] =
    ["記者", "记者", "編集委員", "論説委員", "特派員", "編集長", " 기자", "기자", " 특파원", "さん", "氏"];

/// What pages put where an author would stand, though it names nobody.
pub(crate) static NOBODY: Table = Table::phrases(
    "admin|administrator|webmaster|editor|editors|staff|author|guest|guest author|user|root|wordpress|unknown|anonymous|none|null|undefined|\
     n/a|na|test|super user|superuser|site admin|wpadmin|wp-admin|web admin|webadmin|website|contributor|moderator|owner|support|info|default|team|author name|your name|view all posts|follow|\
     share|subscribe|comments|no comments|leave a comment|read more|editorial|us|facebook|twitter|instagram|linkedin|youtube|pinterest|email|e-mail|x|print|save|home|news|blog|last|posted|updated|published|verified|by|bluesky|mastodon|threads|rss|github|sign in|log in|contributors|authors|biography|people|our team",
);

/// Small words within names of people, places and houses.
pub(crate) static PARTICLES: Table =
    Table::words("de van von der den la le du da dos das del di bin ibn al el of the y ten ter zu af e for");

/// Where a name ends: what pages run on after it.
pub(crate) static ENDS: Table = Table::phrases(
    "published|updated|posted|last updated|last modified|modified|on|in|for|at|is|was|has|share|follow|read|view|see|min read|minutes|comments|comment|leave|under|\
     veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|opublikowano|am|um|le|el|em|il|op|•",
);
