//! What tells a person from a place and from an organisation, and where one name ends and another
//! one begins.

use super::of;

#[test]
fn what_is_known_needs_no_second_place() {
    assert_eq!(
        of("en", "A letter went to Norway, and NATO wrote back. Few in Chile had read it."),
        ["Norway 1 Place", "NATO 1 House", "Chile 1 Place"]
    );
    // It may begin a sentence, too.
    assert_eq!(
        of("en", "Portugal lost. It rained. New Zealand won."),
        ["Portugal 1 Place", "New Zealand 1 Place"]
    );
    // A word that is written so for another reason does not.
    assert!(of("en", "He ate a Danish, and on Monday the Chinese tea was cold in March.").is_empty());
}

#[test]
fn given_names_make_persons() {
    assert_eq!(
        of("en", "The prize of Sarah Quill was shared. Laura Brandt, who was late, had met Thomas Oak Hill."),
        ["Sarah Quill 1 Person", "Laura Brandt 1 Person", "Thomas Oak Hill 1 Person"]
    );
    // But what is named after them is what it is.
    assert_eq!(
        of("en", "It was in the Robert Quill Institute, and near Robert Quill Street they met."),
        ["Robert Quill Institute 1 House", "Robert Quill Street 1 Place"]
    );
}

#[test]
fn offices_ages_and_speech_make_persons() {
    assert_eq!(
        of(
            "en",
            "At the quay analyst Zarko Plim was seen. Near him Belo Quist, 41, sold fish, and “no,” said Tarn Wexler. \
             Later Orla Stent, who sings, left."
        ),
        ["Zarko Plim 1 Person", "Belo Quist 1 Person", "Tarn Wexler 1 Person", "Orla Stent 1 Person"]
    );
    assert_eq!(
        of("en", "The Zarko Plim said so, and they sold the Belo Quist."),
        ["Zarko Plim 1 Unknown", "Belo Quist 1 Unknown"]
    );
}

#[test]
fn a_name_begins_a_sentence_where_it_is_presented() {
    assert_eq!(
        of("en", "Eswin Pradd, a teacher, came. Odo Kranz (of Lund) went."),
        ["Eswin Pradd 1 Unknown", "Odo Kranz 1 Unknown"]
    );
    assert!(
        of("en", "Later Pradd, a teacher, came later, and Pradd sat while Pradd read.")
            .iter()
            .all(|name| !name.starts_with("Later"))
    );
}

#[test]
fn words_in_names_tell_places_and_organisations() {
    assert_eq!(
        of(
            "en",
            "From Skerry Island the boats of the Dunmore Group went to Lake Ovid, past the Dunmore Herald. A \
             banker of Gannex Media was there: “We are Gannex,” he said of Gannex."
        ),
        [
            "Gannex Media 3 House",
            "Skerry Island 1 Place",
            "Dunmore Group 1 House",
            "Lake Ovid 1 Place",
            "Dunmore Herald 1 House"
        ]
    );
    // The place that a report came from is not the newspaper.
    assert_eq!(
        of(
            "en",
            "ZELMHOLT – The Zelmholt Courier said so, and ZELMHOLT heard it. The Skelm Herald is in SKELM."
        ),
        ["Zelmholt Courier 1 House", "Skelm Herald 1 House"]
    );
}

#[test]
fn what_is_used_is_no_place() {
    let text = "It was written in Zython, and in Zython it stayed. With Zython it was quick, by Zython alone, and as Zython.";
    assert_eq!(of("en", text), ["Zython 5 Unknown"]);
    let text =
        "They lived in Zelm, and in Zelm they stayed. The bread of Zelm was good, and they loved Zelm.";
    assert_eq!(of("en", text), ["Zelm 4 Place"]);
}

#[test]
fn names_side_by_side_are_two() {
    assert_eq!(
        of("en", "The dog of Browns XY Martin Ogun met KLMN Insider Jason Canforth at noon."),
        ["Martin Ogun 1 Person", "Jason Canforth 1 Person"]
    );
    // A newspaper and its city, but a bank and its country.
    assert_eq!(
        of("en", "It was in the Constant of London, and the Bank of Norway paid."),
        ["London 1 Place", "Bank of Norway 1 House"]
    );
}

#[test]
fn a_family_name_is_the_person_and_no_place() {
    assert_eq!(
        of("en", "Mayor Anna Lund spoke. Then Lund left, for Lund was late, and President Jordan saw it."),
        ["Anna Lund 3 Person", "Jordan 1 Person"]
    );
    // What is named after her, and a place that is called the same.
    assert_eq!(
        of("en", "Ms Anna Lunde spoke. They sailed in the Lunde, and the Lunde sank, and the Lunde was old."),
        ["Lunde 3 Unknown", "Anna Lunde 1 Person"]
    );
    assert_eq!(
        of("en", "Mr Odo Harl spoke. They live in Harl, and in Harl they stay, for Harl is warm."),
        ["Harl 3 Place", "Odo Harl 1 Person"]
    );
    assert_eq!(of("en", "The river of Jordan is dry, and Jordan waits."), ["Jordan 2 Place"]);
}

#[test]
fn days_and_headlines_are_no_part_of_a_name() {
    assert_eq!(
        of("en", "It met the Harbour Committee Tuesday, and on Monday Laura May Brandt."),
        ["Harbour Committee 1 House", "Laura May Brandt 1 Person"]
    );
    let text = ["Old Ferry Boats Sold To Harbour Men", "A ferry was sold to the men of Skerry Island."];
    let told = super::names("en", &text.map(str::to_owned));
    assert_eq!(told.iter().map(|name| name.text.as_str()).collect::<Vec<_>>(), ["Skerry Island"]);
}

#[test]
fn abbreviations_that_say_something_are_organisations() {
    assert_eq!(
        of(
            "en",
            "The QRB said no, and the tree of the ZLT was full. A ZLT is made by the QRB, and I’m told it’s I’m."
        ),
        ["QRB 2 House", "ZLT 2 Unknown"]
    );
}
