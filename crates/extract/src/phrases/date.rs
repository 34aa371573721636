//! Months, weekdays, units of time, and the words that stand beside a date.

use super::{Meanings, Table};

/// What a word may be beside a date: a bit each. The first twelve are the months.
pub(crate) mod means {
    /// The name of some month.
    pub const MONTH: u64 = (1 << 12) - 1;
    /// A short name that also stands for a month where no year follows; other short names are words too
    /// often ("ago", "set", "out").
    pub const SHORT_SURE: u64 = 1 << 12;
    /// A day of the week.
    pub const WEEKDAY: u64 = 1 << 13;
    /// "Ago", before what it measures.
    pub const AGO_BEFORE: u64 = 1 << 14;
    /// "Ago", after what it measures.
    pub const AGO_AFTER: u64 = 1 << 15;
    /// "A", as in "an hour ago".
    pub const ONE: u64 = 1 << 16;
    /// This day.
    pub const TODAY: u64 = 1 << 17;
    /// The day before.
    pub const YESTERDAY: u64 = 1 << 18;
    /// May stand beside a date that stands alone.
    pub const LABEL: u64 = 1 << 19;
    /// Of those, one that says "changed" rather than "published".
    pub const CHANGED: u64 = 1 << 20;
    /// May stand between a day and its time.
    pub const JOINER: u64 = 1 << 21;
    /// The first word of what says "ago" or "today" in several: "il y a", "aujourd'hui".
    pub const FIRST: u64 = 1 << 22;
}

/// Single words with what they mean. The names of the twelve months: English, German, French, Spanish,
/// Portuguese, Italian, Dutch, Polish, Russian, Arabic (Egypt, the Levant, the Maghreb); long and short.
/// Chinese, Japanese and Korean count months.
pub(crate) static WORDS: Meanings = Meanings::of(&[
    (
        1,
        "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty январь января янв يناير جانفي",
    ),
    (
        1 << 1,
        "february feb februar febr février févr fév febrero fevereiro fev febbraio februari luty lutego lut февраль февраля фев февр فبراير فيفري شباط",
    ),
    (1 << 2, "march mar märz maerz mär mrz mars marzo março maart mrt marzec marca март марта мар مارس آذار"),
    (
        1 << 3,
        "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр أبريل ابريل إبريل أفريل نيسان",
    ),
    (1 << 4, "may mai mayo maio maggio mag mei maj maja май мая مايو ماي أيار"),
    (
        1 << 5,
        "june jun juni juin junio junho giugno giu czerwiec czerwca cze июнь июня июн يونيو يونيه جوان حزيران",
    ),
    (
        1 << 6,
        "july jul juli juillet juil julio julho luglio lug lipiec lipca lip июль июля июл يوليو يوليه جويلية تموز",
    ),
    (
        1 << 7,
        "august aug août aout agosto ago augustus sierpień sierpnia sie август августа авг أغسطس اغسطس أوت آب",
    ),
    (
        1 << 8,
        "september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz сентябрь сентября сен сент سبتمبر أيلول",
    ),
    (
        1 << 9,
        "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź октябрь октября окт أكتوبر اكتوبر",
    ),
    (1 << 10, "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя نوفمبر"),
    (
        1 << 11,
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru декабрь декабря дек ديسمبر",
    ),
    (means::SHORT_SURE, "jan feb mar apr may jun jul aug sep oct nov dec mai май мая آب"),
    (
        means::WEEKDAY,
        "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri \
     saturday sat sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
     lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
     lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom \
     segunda terça quarta quinta sexta feira seg ter qua qui sex \
     lunedì martedì mercoledì giovedì venerdì sabato domenica gio \
     maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
     poniedziałek wtorek środa czwartek piątek sobota niedziela \
     понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс \
     الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد \
     月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 \
     周一 周二 周三 周四 周五 周六 周日 週一 週二 週三 週四 週五 週六 週日 월 화 수 목 금 토 일 월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    ),
    (means::AGO_BEFORE, "vor hace há faz منذ قبل"),
    (means::AGO_AFTER, "ago atrás fa geleden temu назад 전"),
    (means::ONE, "a an one ein eine einer einem un une uno una um uma een één"),
    (means::TODAY, "today heute hoy hoje oggi vandaag dzisiaj dziś сегодня اليوم 今日 きょう 今天 오늘"),
    (
        means::YESTERDAY,
        "yesterday gestern hier ayer ontem ieri gisteren wczoraj вчера أمس 昨日 きのう 昨天 어제",
    ),
    (
        means::LABEL,
        "published publish posted post date dated on the at time last first created added written \
     live update online since of uhr read reading min mins minute minutes clock calendar icon \
     veröffentlicht erschienen am um vom stand datum aktualisiert zuletzt uhr geändert letzte letztes lesezeit \
     publié publiée le à dernière mis jour mise modifié modifiée \
     publicado publicada el las actualizado actualizada última fecha em às atualizado atualizada data \
     pubblicato pubblicata il alle ore ultimo aggiornato aggiornata \
     gepubliceerd geplaatst op om bijgewerkt laatst laatste \
     opublikowano opublikowane dodano aktualizacja ostatnia data publikacja publikacji utworzono o godz r roku publisert kl erstellt г года \
     опубликовано дата публикации обновлено последнее в \
     تاريخ تم النشر نشر نشرت في آخر تحديث الساعة \
     公開 公開日 更新 更新日 最終更新 掲載 配信 投稿 投稿日 投稿日時 発行 发布 发布时间 发表于 发表 發布 發佈 更新时间 更新時間 时间 時間 日期 \
     입력 수정 등록 작성 작성일 게시 기사입력 최종 최종수정 발행",
    ),
    (
        means::CHANGED,
        "updated update modified edited revised aktualisiert aktualisierung geändert modifié modifiée mise mis màj \
     actualizado actualizada actualización atualizado atualizada atualização modificado aggiornato aggiornata aggiornamento modifica \
     bijgewerkt aktualizacja обновлено обновление تحديث التحديث 更新 更新日 最終更新 更新时间 更新時間 수정 최종수정 업데이트",
    ),
    (means::JOINER, "at um à às a as las alle ore om o godz r roku г года в t kl la e i il h الساعة"),
    (means::FIRST, "il aujourd"),
]);

/// Stems of the units of time, from the second to the year. One of one or two letters is a whole
/// word; a longer one may be followed by an ending.
pub(crate) const UNITS: [&str; 7] = [
    "s sec sek second segund секунд сек ثاني ثوان 秒 초",
    "m min minut мин минут دقيق دقائق 分 분",
    "h hr hour hrs heure stund std hora ora ore uur uren godz час ч ساع 時間 小时 小時 个小时 個小時 시간",
    "d day tag jour j día dia giorn dag dzień dni день дня дней يوم أيام ايام 日 天 일",
    "w wk week woche semaine semana settiman weken tydzie tygodn недел أسبوع أسابيع 週 周 주",
    "mo month monat mois mes mês mese maand miesi месяц شهر أشهر شهور か月 ヶ月 ヵ月 カ月 个月 個月 개월 달",
    "y yr year jahr an ans année año ano anni anno jaar jaren rok lat год лет سنة سنوات عام أعوام 年 년",
];

/// This very minute.
pub(crate) static NOW: Table = Table::phrases(
    "just now|now|moments ago|a moment ago|gerade eben|soeben|à l'instant|à l’instant|ahora mismo|\
     agora mesmo|adesso|poco fa|zojuist|net binnen|przed chwilą|teraz|только что|たった今|先ほど|刚刚|剛剛|방금|방금 전|الآن|منذ لحظات",
);

/// Words before a day on which something else happened: goods came out, an offer ends, somebody joined.
pub(crate) static OTHER: Table = Table::words(
    "released expires expiry deadline joined valid until erscheinungstermin gültig frist anmeldeschluss registriert \
     sortie expire échéance inscrit lanzamiento estreno caduca vence registrado \
     lançamento estreia expira validade registado uscita scade scadenza iscritto \
     uitgebracht verloopt geldig geregistreerd premiera wygasa termin dołączył \
     выход выхода истекает действует регистрация الإصدار ينتهي انضم \
     発売日 リリース日 有効期限 締切 登録日 发行日期 發行日期 截止 有效期 注册 註冊 발매일 출시일 마감 만료 가입",
);

/// Time zones and minutes east of UTC. Names that mean two offsets in a year ("ET") are left out.
pub(crate) const ZONES: [(&str, i16); 26] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("wet", 0),
    ("bst", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("jst", 540),
    ("kst", 540),
    ("hkt", 480),
    ("aest", 600),
    ("aedt", 660),
];
