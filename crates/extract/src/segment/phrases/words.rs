//! Words that are signs of furniture: alone they say nothing.

use crate::find::holds;
use crate::lookup::Lookup;
use std::sync::OnceLock;

use super::each_word;

/// What a word hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(in crate::segment) enum Sign {
    /// Comments, replies, discussion.
    Comment = 1,
    /// Newsletters and what they come by.
    Mail = 1 << 1,
    /// Joining, subscribing, entering an address.
    Join = 1 << 2,
    /// Apps and the shops that have them.
    App = 1 << 3,
    /// Downloading, installing.
    Install = 1 << 4,
    /// Cookies.
    Cookie = 1 << 5,
    /// Accepting, managing, agreeing.
    Consent = 1 << 6,
    /// Copyright, terms, privacy.
    Legal = 1 << 7,
    /// Sharing, copying, printing.
    Share = 1 << 8,
    /// Networks to share on.
    Network = 1 << 9,
    /// Advertising.
    Ad = 1 << 10,
    /// Machines that sum up or answer.
    Assistant = 1 << 11,
    /// Trying, exploring, asking; free of charge.
    Try = 1 << 12,
    /// Reading on: open, show, continue.
    Open = 1 << 13,
    /// What is read on: story, article, full, more.
    Story = 1 << 14,
    /// What pictures are called whose only purpose is to look nice.
    Ornament = 1 << 15,
    /// None, no, first: what an empty list of comments says.
    None = 1 << 16,
    /// Following, liking: a site's accounts.
    Follow = 1 << 17,
}

/// The signs in a line, and how many words were signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::segment) struct Signs {
    bits: u32,
    /// Words that are signs.
    pub hits: u32,
    /// Words that are signs of a legal notice.
    pub legal: u32,
}

impl Signs {
    pub fn has(self, sign: Sign) -> bool {
        self.bits & sign as u32 != 0
    }

    /// Both.
    pub fn both(self, a: Sign, b: Sign) -> bool {
        self.has(a) && self.has(b)
    }
}

/// The signs in a line.
pub(in crate::segment) fn signs(text: &str) -> Signs {
    let mut signs = Signs::default();
    let mut take = |bits: u32| {
        signs.bits |= bits;
        signs.hits += 1;
        signs.legal += u32::from(bits & Sign::Legal as u32 != 0);
    };
    let all_ascii = text.is_ascii();
    if !all_ascii && holds(text, "©") {
        take(Sign::Legal as u32);
    }
    let table = table();
    each_word(text, |word| {
        if let Some(bits) = table.get(word.as_bytes()) {
            take(bits as u32);
        }
    });
    // The first byte of these characters.
    if !all_ascii && text.bytes().any(|byte| byte >= 0xe3) {
        // No spaces between words: phrases are looked for as they stand.
        for (phrase, sign) in UNSPACED {
            if holds(text, phrase) {
                take(*sign as u32);
            }
        }
    }
    signs
}

/// The tables as one; a word of several tables has all their signs.
fn table() -> &'static Lookup {
    static TABLE: OnceLock<Lookup> = OnceLock::new();
    TABLE.get_or_init(|| {
        let words = SPACED
            .iter()
            .flat_map(|(sign, words)| words.split_ascii_whitespace().map(|word| (word, *sign as u64)));
        Lookup::new(&mut { words }, |one, other| one | other)
    })
}

/// Languages with spaces: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish,
/// Russian, Korean, Arabic, in that order, a line each.
const SPACED: &[(Sign, &str)] = &[
    (
        Sign::Comment,
        "comment comments commenting commented reply replies respond response responses discussion conversation
        kommentar kommentare kommentieren diskussion antworten
        commentaire commentaires commenter réagir réactions
        comentario comentarios comentar
        comentário comentários
        commento commenti commenta
        reactie reacties reageer reageren
        komentarz komentarze komentarzy skomentuj
        комментарий комментарии комментариев комментировать обсуждение
        댓글 의견
        تعليق تعليقات التعليقات",
    ),
    (
        Sign::Mail,
        "newsletter newsletters briefing briefings digest inbox email emails mail mails alerts bulletin
        postfach
        lettre infolettre courriel mél
        boletín correo
        e-mails boletim correio
        notiziario posta
        nieuwsbrief nieuwsbrieven
        biuletyn skrzynkę mailowy
        рассылка рассылку рассылки почту почта
        뉴스레터 이메일
        النشرة بريدك البريد",
    ),
    (
        Sign::Join,
        "sign signup subscribe subscribing subscribed subscription register registering join enter receive delivered
        anmelden abonnieren registrieren melden eintragen
        inscrivez abonnez inscription recevez inscrire abonner
        suscríbete suscribirse suscribir recibe regístrate reciba
        assine inscreva receba cadastre
        iscriviti abbonati ricevi registrati
        meld inschrijven schrijf ontvang abonneer
        zapisz subskrybuj otrzymuj zarejestruj
        подпишитесь подписаться подписывайтесь получайте
        구독 구독하기 가입
        اشترك سجل",
    ),
    (
        Sign::App,
        "app apps application ios android iphone appstore playstore store phone smartphone
        handy
        appli applications téléphone
        aplicación móvil
        aplicativo celular
        applicazione telefono
        telefoon
        aplikacja aplikację telefon
        приложение приложения смартфон
        앱 앱을
        التطبيق تطبيق تطبيقنا",
    ),
    (
        Sign::Install,
        "download downloads install get scan available
        herunterladen laden installieren installiere
        téléchargez télécharger installez
        descarga descárgate instala descargar
        baixe instale baixar
        scarica installa
        downloaden installeer
        pobierz zainstaluj
        скачайте скачать установите
        다운로드 설치
        حمل حمّل تحميل",
    ),
    (Sign::Cookie, "cookie cookies cookielerimiz куки ciasteczka ciasteczek 쿠키"),
    (
        Sign::Consent,
        "accept agree agreeing consent manage settings preferences choices reject allow
        akzeptieren zustimmen einstellungen ablehnen verwalten
        accepter refuser paramétrer gérer consentement
        aceptar rechazar configurar gestionar
        aceitar rejeitar configurações
        accetta accetto rifiuta impostazioni
        accepteren weigeren instellingen akkoord
        akceptuję zgadzam ustawienia
        принять согласен настройки
        동의 수락
        موافق قبول",
    ),
    (
        Sign::Legal,
        "copyright rights reserved terms privacy imprint disclaimer
        impressum datenschutz vorbehalten agb urheberrecht
        mentions confidentialité droits réservés
        derechos reservados privacidad términos aviso
        direitos privacidade termos
        diritti riservati informativa
        rechten voorbehouden privacybeleid voorwaarden
        zastrzeżone prywatności regulamin
        защищены конфиденциальности
        무단 저작권 재배포
        الحقوق محفوظة الخصوصية",
    ),
    (
        Sign::Share,
        "share shares tweet pin print copy bookmark save
        teilen merken drucken kopieren
        partager partagez imprimer copier
        compartir comparte copiar imprimir
        compartilhe compartilhar
        condividi stampa copia
        deel delen kopieer
        udostępnij drukuj kopiuj podziel
        поделиться поделитесь распечатать копировать
        공유 공유하기 인쇄
        شارك مشاركة",
    ),
    (
        Sign::Network,
        "facebook twitter whatsapp linkedin pinterest reddit telegram email mail link x messenger flipboard threads \
         bluesky mastodon instagram youtube tiktok vk вконтакте 페이스북 트위터 카카오톡 فيسبوك تويتر",
    ),
    (
        Sign::Ad,
        "advertisement advertisements advertising advert ad ads sponsored promoted sponsor paid
        anzeige werbung gesponsert
        publicité sponsorisé annonce
        publicidad anuncio patrocinado
        publicidade patrocinado anúncio
        pubblicità sponsorizzato
        advertentie gesponsord
        reklama sponsorowane
        реклама
        광고
        إعلان",
    ),
    (
        Sign::Assistant,
        "ai assistant chatbot summarise summarize summary gpt copilot
        ki assistent zusammenfassen
        ia résumer résumé
        asistente resumir resumen
        assistente resumir resumo
        riassumi riassunto
        samenvatten samenvatting
        asystent podsumuj
        ассистент нейросеть
        요약
        الذكاء الاصطناعي",
    ),
    (
        Sign::Try,
        "try explore ask discover free trial start features premium let minute minutes seconds
        testen kostenlos entdecken fragen
        essayez découvrez gratuit gratuitement essai demandez
        prueba gratis descubre pregunta explora
        experimente grátis descubra pergunte
        prova scopri chiedi
        probeer ontdek vraag
        wypróbuj odkryj darmo zapytaj
        попробуйте бесплатно откройте спросите
        무료 체험
        جرب مجانا اكتشف",
    ),
    (
        Sign::Open,
        "read open show view see continue expand keep click tap
        weiterlesen lesen anzeigen öffnen
        lire afficher voir ouvrir
        leer ver mostrar abrir seguir
        ler ver mostrar abrir continuar
        leggi apri mostra continua
        lees bekijk toon
        czytaj zobacz pokaż otwórz
        читать показать открыть
        읽기 보기
        اقرأ عرض",
    ),
    (
        Sign::Story,
        "story stories article articles full more text post whole entire complete news
        artikel beitrag ganzen mehr meldung
        article plus suite histoire complet
        artículo noticia más completo completa
        artigo notícia mais
        articolo tutto notizia
        artikel verder meer
        artykuł więcej dalej całość
        статью полностью дальше новость далее
        기사 전체 더
        المزيد المقال كاملا",
    ),
    (
        Sign::Ornament,
        "logo background gradient icon avatar banner placeholder thumbnail spacer illustration backdrop pattern
        hintergrund symbolbild fond dégradé fondo fundo sfondo achtergrond tło фон логотип 로고 배경 شعار",
    ),
    (
        Sign::None,
        "no none first yet 0 zero be
        keine erste erster
        aucun premier
        sin primero
        nenhum primeiro
        nessun primo
        geen eerste
        brak pierwszy
        нет первым
        첫
        لا أول",
    ),
    (
        Sign::Follow,
        "follow like fan folgen suivez suivre sigue síguenos siga segui volg obserwuj подписывайтесь 팔로우 تابع",
    ),
];

/// Japanese and Chinese, and Korean phrases that are written together.
const UNSPACED: &[(&str, Sign)] = &[
    ("コメント", Sign::Comment),
    ("评论", Sign::Comment),
    ("評論", Sign::Comment),
    ("留言", Sign::Comment),
    ("댓글", Sign::Comment),
    ("メルマガ", Sign::Mail),
    ("ニュースレター", Sign::Mail),
    ("メールアドレス", Sign::Mail),
    ("邮箱", Sign::Mail),
    ("电子报", Sign::Mail),
    ("뉴스레터", Sign::Mail),
    ("登録", Sign::Join),
    ("購読", Sign::Join),
    ("订阅", Sign::Join),
    ("訂閱", Sign::Join),
    ("구독", Sign::Join),
    ("アプリ", Sign::App),
    ("客户端", Sign::App),
    ("ダウンロード", Sign::Install),
    ("下载", Sign::Install),
    ("下載", Sign::Install),
    ("クッキー", Sign::Cookie),
    ("同意", Sign::Consent),
    ("設定", Sign::Consent),
    ("無断", Sign::Legal),
    ("著作権", Sign::Legal),
    ("版权所有", Sign::Legal),
    ("版權所有", Sign::Legal),
    ("プライバシー", Sign::Legal),
    ("利用規約", Sign::Legal),
    ("シェア", Sign::Share),
    ("共有", Sign::Share),
    ("分享", Sign::Share),
    ("広告", Sign::Ad),
    ("广告", Sign::Ad),
    ("廣告", Sign::Ad),
    ("要約", Sign::Assistant),
    ("アシスタント", Sign::Assistant),
    ("智能助手", Sign::Assistant),
    ("無料", Sign::Try),
    ("免费", Sign::Try),
    ("続きを", Sign::Open),
    ("もっと見る", Sign::Open),
    ("阅读", Sign::Open),
    ("查看", Sign::Open),
    ("閱讀", Sign::Open),
    ("全文", Sign::Story),
    ("記事", Sign::Story),
    ("読む", Sign::Story),
    ("更多", Sign::Story),
    ("ロゴ", Sign::Ornament),
    ("背景", Sign::Ornament),
    ("まだ", Sign::None),
    ("暂无", Sign::None),
    ("フォロー", Sign::Follow),
    ("关注", Sign::Follow),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_were_copied_together_are_read_apart() {
        let signs = signs("E-mail this storyCopy linkShare on Facebook");
        assert!(signs.both(Sign::Share, Sign::Network) && signs.has(Sign::Mail));
    }

    #[test]
    fn scripts_without_spaces_are_read() {
        assert!(signs("コメントはまだありません").both(Sign::Comment, Sign::None));
        assert!(signs("下载客户端").both(Sign::App, Sign::Install));
    }
}
