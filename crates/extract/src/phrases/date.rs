//! Months, weekdays, units of time, and the words that stand beside a date.

use super::Table;

/// The names of the twelve months: English, German, French, Spanish, Portuguese, Italian, Dutch,
/// Polish, Russian, Arabic (Egypt, the Levant, the Maghreb); long and short. Chinese, Japanese and
/// Korean count months.
pub(crate) static MONTHS: [Table; 12] = [
    Table::words(
        "january jan januar jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia sty январь января янв يناير جانفي",
    ),
    Table::words(
        "february feb februar febr février févr fév febrero fevereiro fev febbraio februari luty lutego lut февраль февраля фев февр فبراير فيفري شباط",
    ),
    Table::words(
        "march mar märz maerz mär mrz mars marzo março maart mrt marzec marca март марта мар مارس آذار",
    ),
    Table::words(
        "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр أبريل ابريل إبريل أفريل نيسان",
    ),
    Table::words("may mai mayo maio maggio mag mei maj maja май мая مايو ماي أيار"),
    Table::words(
        "june jun juni juin junio junho giugno giu czerwiec czerwca cze июнь июня июн يونيو يونيه جوان حزيران",
    ),
    Table::words(
        "july jul juli juillet juil julio julho luglio lug lipiec lipca lip июль июля июл يوليو يوليه جويلية تموز",
    ),
    Table::words(
        "august aug août aout agosto ago augustus sierpień sierpnia sie август августа авг أغسطس اغسطس أوت آب",
    ),
    Table::words(
        "september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz сентябрь сентября сен сент سبتمبر أيلول",
    ),
    Table::words(
        "october oct oktober okt octobre octubre outubro out ottobre ott październik października paź октябрь октября окт أكتوبر اكتوبر",
    ),
    Table::words("november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя نوفمبر"),
    Table::words(
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre grudzień grudnia gru декабрь декабря дек ديسمبر",
    ),
];

/// Short names that also stand for a month where no year follows; other short names are words too
/// often ("ago", "set", "out").
pub(crate) static SHORT_SURE: Table =
    Table::words("jan feb mar apr may jun jul aug sep oct nov dec mai май мая آب");

/// Days of the week.
pub(crate) static WEEKDAYS: Table = Table::words(
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
);

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

/// "Ago", before what it measures.
pub(crate) static AGO_BEFORE: Table = Table::words("vor hace há faz منذ قبل");

/// "Ago", after what it measures.
pub(crate) static AGO_AFTER: Table = Table::words("ago atrás fa geleden temu назад 전");

/// "A", as in "an hour ago".
pub(crate) static ONE: Table = Table::words("a an one ein eine einer einem un une uno una um uma een één");

/// Today, and yesterday.
pub(crate) static DAYS: [Table; 2] = [
    Table::words("today heute hoy hoje oggi vandaag dzisiaj dziś сегодня اليوم 今日 きょう 今天 오늘"),
    Table::words("yesterday gestern hier ayer ontem ieri gisteren wczoraj вчера أمس 昨日 きのう 昨天 어제"),
];

/// This very minute.
pub(crate) static NOW: Table = Table::phrases(
    "just now|now|moments ago|a moment ago|gerade eben|soeben|à l'instant|à l’instant|ahora mismo|\
     agora mesmo|adesso|poco fa|zojuist|net binnen|przed chwilą|teraz|только что|たった今|先ほど|刚刚|剛剛|방금|방금 전|الآن|منذ لحظات",
);

/// Words that may stand beside a date that stands alone.
pub(crate) static LABELS: Table = Table::words(
    "published publish posted post date dated on the at time last first created added written \
     live update online since of uhr read reading min mins minute minutes clock calendar icon \
     veröffentlicht erschienen am um vom stand datum aktualisiert zuletzt uhr geändert letzte letztes lesezeit \
     publié publiée le à dernière mis jour mise modifié modifiée \
     publicado publicada el las actualizado actualizada última fecha em às atualizado atualizada data \
     pubblicato pubblicata il alle ore ultimo aggiornato aggiornata \
     gepubliceerd geplaatst op om bijgewerkt laatst laatste \
     opublikowano opublikowane dodano aktualizacja ostatnia data publikacja publikacji utworzono o godz r roku г года \
     опубликовано дата публикации обновлено последнее в \
     تاريخ تم النشر نشر نشرت في آخر تحديث الساعة \
     公開 公開日 更新 更新日 最終更新 掲載 配信 投稿 投稿日 投稿日時 発行 发布 发布时间 发表于 发表 發布 發佈 更新时间 更新時間 时间 時間 日期 \
     입력 수정 등록 작성 작성일 게시 기사입력 최종 최종수정 발행",
);

/// Of those, the ones that say "changed" rather than "published".
pub(crate) static CHANGED: Table = Table::words(
    "updated update modified edited revised aktualisiert aktualisierung geändert modifié modifiée mise mis màj \
     actualizado actualizada actualización atualizado atualizada atualização modificado aggiornato aggiornata aggiornamento modifica \
     bijgewerkt aktualizacja обновлено обновление تحديث التحديث 更新 更新日 最終更新 更新时间 更新時間 수정 최종수정 업데이트",
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

/// What may stand between a day and its time.
pub(crate) static JOINERS: Table =
    Table::words("at um à às a as las alle ore om o godz r roku г года в t kl la e i il h الساعة");

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
