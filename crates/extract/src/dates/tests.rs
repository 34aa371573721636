//! Dates of all languages, printed and read.

use super::*;

fn context() -> DateContext {
    let captured = DateTime::parse_iso("2025-07-02T10:30:00Z").unwrap();
    DateContext { captured: Some(captured), day_first: None }
}

fn iso(reading: Option<Reading>) -> String {
    let published = reading.expect("a date").published;
    published.at.map_or_else(|| "?".to_owned(), |at| at.to_string())
}

fn day(text: &str) -> String {
    iso(find(text, &context()))
}

#[test]
fn years_of_other_calendars() {
    assert_eq!(day("15/05/2567"), "2024-05-15");
    assert_eq!(day("令和6年5月3日"), "2024-05-03");
    // The day of the Islamic calendar may stand in two.
    assert_eq!(day("1445/11/07 هـ الموافق 2024/05/15 م"), "2024-05-15");
    assert_eq!(day("01 مارس 2024 10:12 م"), "2024-03-01T22:12:00");
    assert!(only("01 مارس 2024 10:12 ص", &context()).is_some());
}

#[test]
fn days_with_a_month_by_name_in_every_language() {
    for text in [
        "March 31, 2025",
        "Mar. 31st 2025",
        "Monday, March 31, 2025",
        "31 March 2025",
        "31st of March, 2025",
        "31-Mar-2025",
        "31-Mar-25",
        "2025 March 31",
        "31. März 2025",
        "31 mars 2025",
        "31 de marzo de 2025",
        "31 de março de 2025",
        "31 marzo 2025",
        "31 maart 2025",
        "31 marca 2025",
        "31 марта 2025 г.",
        "31 مارس 2025",
        "٣١ مارس ٢٠٢٥",
        "31 آذار 2025",
        "2025年3月31日(月)",
        "令和7年3月31日",
        "２０２５年３月３１日",
        "2025년 3월 31일",
        "2025. 3. 31.",
        "2025-03-31",
        "2025/03/31",
        "31.03.2025",
        "31-03-2025",
        "31/03/2025",
        "3/31/2025",
        "3/31/25",
    ] {
        assert_eq!(day(text), "2025-03-31", "{text}");
        assert!(only(text, &context()).is_some(), "only: {text}");
    }
    assert_eq!(day("1er janvier 2024"), "2024-01-01");
    assert_eq!(day("The best of 2024 September 1, 2023"), "2023-09-01");
    assert_eq!(day("3 تشرين الثاني 2024"), "2024-11-03");
    // Both names of a month.
    assert_eq!(day("3 نوفمبر/ تشرين الثاني 2019"), "2019-11-03");
    assert_eq!(day("04 آب/اغسطس 2013"), "2013-08-04");
    assert_eq!(day("12 вересня, 12 сентября 2024"), "2024-09-12");
}

#[test]
fn a_date_that_could_be_two_days_says_so() {
    let read = |day_first| only("03/04/2025", &DateContext { day_first, ..context() }).unwrap().published;
    assert_eq!((read(None).at, read(None).ambiguous), (None, true));
    assert_eq!(read(None).printed.as_deref(), Some("03/04/2025"));
    assert_eq!(read(Some(true)).at.unwrap().to_string(), "2025-04-03");
    assert_eq!(read(Some(false)).at.unwrap().to_string(), "2025-03-04");
    assert!(read(Some(true)).ambiguous);
    assert!(!only("04/04/2025", &context()).unwrap().published.ambiguous);
}

#[test]
fn times_of_day_come_with_the_day() {
    for (text, want) in [
        ("March 31, 2025 at 3:05 p.m. EDT", "2025-03-31T15:05:00-04:00"),
        ("Updated 3:05 PM EDT, Mon March 31, 2025", "2025-03-31T15:05:00-04:00"),
        ("31.03.2025, 15:05 Uhr", "2025-03-31T15:05:00"),
        ("31. März 2025 um 15.05 Uhr", "2025-03-31T15:05:00"),
        ("le 31 mars 2025 à 15h05", "2025-03-31T15:05:00"),
        ("2025年3月31日 午後3時05分", "2025-03-31T15:05:00"),
        ("2025.03.31. 오후 3:05", "2025-03-31T15:05:00"),
        ("2025-03-31T15:05:09.123+09:00", "2025-03-31T15:05:09+09:00"),
        ("Mon, 31 Mar 2025 15:05:00 +0000", "2025-03-31T15:05:00Z"),
        ("Mon Mar 31 15:05:00 UTC 2025", "2025-03-31T15:05:00Z"),
        ("Mar 31, 2025 | 12:30am", "2025-03-31T00:30:00"),
        ("March 31 2025 15:05 (JST)", "2025-03-31T15:05:00+09:00"),
        ("le 31 mars 2025 à 15 h 05", "2025-03-31T15:05:00"),
        ("31 marzo 2025, 15:05h", "2025-03-31T15:05:00"),
        ("31 de marzo de 2025 15:05 hs", "2025-03-31T15:05:00"),
        ("31 марта 2025 г., 15:05", "2025-03-31T15:05:00"),
        ("31 марта 2025 года в 15:05", "2025-03-31T15:05:00"),
        ("31 marca 2025 r., godz. 15:05", "2025-03-31T15:05:00"),
        ("31 مارس 2025 الساعة 15:05", "2025-03-31T15:05:00"),
        ("2025年3月31日 星期一 15:05", "2025-03-31T15:05:00"),
        ("2025年3月31日 週一 下午3:05", "2025-03-31T15:05:00"),
        ("2025년 3월 31일 월요일 15:05", "2025-03-31T15:05:00"),
    ] {
        let reading = only(text, &context()).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(iso(Some(reading)), want, "{text}");
    }
}

#[test]
fn relative_times_count_from_the_moment_of_capture() {
    for (text, want) in [
        ("26 minutes ago", "2025-07-02T10:04:00Z"),
        ("time26 minutes ago", "2025-07-02T10:04:00Z"),
        ("an hour ago", "2025-07-02T09:30:00Z"),
        ("12h ago", "2025-07-01T22:30:00Z"),
        ("2 hours, 5 mins ago", "2025-07-02T08:30:00Z"),
        ("vor 2 Stunden", "2025-07-02T08:30:00Z"),
        ("il y a 2 heures", "2025-07-02T08:30:00Z"),
        ("hace una hora", "2025-07-02T09:30:00Z"),
        ("há 2 horas", "2025-07-02T08:30:00Z"),
        ("2 ore fa", "2025-07-02T08:30:00Z"),
        ("2 uur geleden", "2025-07-02T08:30:00Z"),
        ("godzinę temu", "2025-07-02T09:30:00Z"),
        ("2 часа назад", "2025-07-02T08:30:00Z"),
        ("2時間前", "2025-07-02T08:30:00Z"),
        ("2小时前", "2025-07-02T08:30:00Z"),
        ("2시간 전", "2025-07-02T08:30:00Z"),
        ("2시간전", "2025-07-02T08:30:00Z"),
        ("26분전", "2025-07-02T10:04:00Z"),
        ("半小时前", "2025-07-02T10:00:00Z"),
        ("半小時前", "2025-07-02T10:00:00Z"),
        ("1个小时前", "2025-07-02T09:30:00Z"),
        ("1個小時前", "2025-07-02T09:30:00Z"),
        ("منذ ساعتين", "2025-07-02T08:30:00Z"),
        ("3 days ago", "2025-06-29"),
        ("3日前", "2025-06-29"),
        ("yesterday", "2025-07-01"),
        ("Gestern, 18:15 Uhr", "2025-07-01T18:15:00"),
        ("今天", "2025-07-02"),
        ("Aujourd'hui à 8 h 15", "2025-07-02T08:15:00"),
        ("aujourd’hui", "2025-07-02"),
        ("きょう", "2025-07-02"),
        ("きのう", "2025-07-01"),
        ("just now", "2025-07-02T10:30:00Z"),
        ("net binnen", "2025-07-02T10:30:00Z"),
        ("teraz", "2025-07-02T10:30:00Z"),
        ("poco fa", "2025-07-02T10:30:00Z"),
        ("先ほど", "2025-07-02T10:30:00Z"),
        ("منذ لحظات", "2025-07-02T10:30:00Z"),
        ("2 weeks ago", "?"),
        ("vor 3 Monaten", "?"),
    ] {
        let reading = only(text, &context()).unwrap_or_else(|| panic!("{text}"));
        assert!(reading.relative, "{text}");
        assert_eq!(iso(Some(reading)), want, "{text}");
    }
    let unknown = only("26 minutes ago", &DateContext::default()).unwrap().published;
    assert_eq!((unknown.at, unknown.printed.as_deref()), (None, Some("26 minutes ago")));
}

#[test]
fn a_day_without_a_year_is_the_last_such_day() {
    assert_eq!(day("June 27"), "2025-06-27");
    assert_eq!(day("27 December, 10:05"), "2024-12-27T10:05:00");
    assert_eq!(day("3月31日"), "2025-03-31");
    assert_eq!(iso(only("June 27", &DateContext::default())), "?");
}

#[test]
fn the_printed_form_is_the_date_alone() {
    let text = "Japan Times31-03-2025";
    let reading = find(text, &context()).unwrap();
    assert_eq!(&text[reading.span.clone()], "31-03-2025");
    let text = "Published: Monday, March 31, 2025 · 5 min read";
    let reading = only(text, &context()).unwrap();
    assert_eq!(reading.published.printed.as_deref(), Some("Monday, March 31, 2025"));
    assert_eq!(
        only("time26 minutes ago", &context()).unwrap().published.printed.as_deref(),
        Some("26 minutes ago")
    );
}

#[test]
fn of_two_dates_the_one_of_publication_counts() {
    assert_eq!(iso(only("Updated: 2 April 2025 | Published: 31 March 2025", &context())), "2025-03-31");
    assert_eq!(iso(only("31.03.2025 - Aktualisiert: 02.04.2025", &context())), "2025-03-31");
    assert_eq!(iso(only("公開日：2025年3月31日 更新日：2025年4月2日", &context())), "2025-03-31");
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "version 1.2.2025.4",
        "192.168.10.12",
        "Call 0800-31-03-2025-11",
        "He may 5 times",
        "31 people",
        "Subscribe today",
        "The news of yesterday was old",
        "2025",
        "5 min read",
        "30/02/2025",
        "99/99/2025",
        "1/2",
        "",
    ] {
        assert_eq!(find(text, &context()), None, "{text}");
    }
    for text in ["March 31, 2025 was a Monday", "By Ann Lee, 31 March 2025", "Posted", "today we go"] {
        assert_eq!(only(text, &context()), None, "{text}");
    }
}

#[test]
fn stated_dates() {
    for (text, want) in [
        ("2025-03-31T10:00:00Z", "2025-03-31T10:00:00Z"),
        ("20250331", "2025-03-31"),
        ("1743415200", "2025-03-31T10:00:00Z"),
        ("1743415200000", "2025-03-31T10:00:00Z"),
        ("Mon, 31 Mar 2025 10:00:00 GMT", "2025-03-31T10:00:00Z"),
    ] {
        assert_eq!(stated(text, &context()).unwrap().to_string(), want, "{text}");
    }
    assert_eq!(stated("false", &context()), None);
}

#[test]
fn other_dates_of_a_page_tell_its_order() {
    assert_eq!(order("seen 31/03/2025"), Some(true));
    assert_eq!(order("seen 3/31/2025"), Some(false));
    for text in ["3/4/2025", "4/4/2025", "2025/03/31", "31.03.2025", "1/2", ""] {
        assert_eq!(order(text), None, "{text}");
    }
}

#[test]
fn updates_are_told_apart() {
    assert!(only("Last updated: 31 March 2025", &context()).unwrap().changed);
    assert!(find("Updated on March 31, 2025 by Ann", &context()).unwrap().changed);
    for text in [
        "Última actualización: 31/03/2025",
        "Ultimo aggiornamento 31 marzo 2025",
        "Modifica: 31 marzo 2025",
        "Última atualização: 31 de março de 2025",
        "Modificado em 31 de março de 2025",
        "Dernière mise à jour le 31 mars 2025",
        "Màj le 31 mars 2025",
        "Letztes Update: 31.03.2025",
        "Aktualisierung 31.03.2025",
        "Ostatnia aktualizacja: 31 marca 2025 r.",
        "Последнее обновление: 31 марта 2025 года",
        "آخر تحديث: 31 مارس 2025",
        "최종 업데이트 2025.03.31",
    ] {
        assert!(only(text, &context()).unwrap_or_else(|| panic!("{text}")).changed, "{text}");
    }
    for text in ["Data publikacji: 31 marca 2025 r.", "Publikacja 31.03.2025", "تم النشر 31 مارس 2025"]
    {
        assert!(!only(text, &context()).unwrap_or_else(|| panic!("{text}")).changed, "{text}");
    }
    assert!(!find("Published March 31, 2025", &context()).unwrap().changed);
}
