//! What names are found in, and in whom they are not.

use super::names;

mod kinds;
mod tongues;

fn told(lang: &str, paragraphs: &[&str]) -> Vec<String> {
    let paragraphs: Vec<String> = paragraphs.iter().map(|p| (*p).to_owned()).collect();
    names(lang, &paragraphs).into_iter().map(|n| format!("{} {} ({})", n.text, n.count, n.short)).collect()
}

#[test]
fn runs_of_capitals_inside_sentences_are_names() {
    let told = told(
        "en-GB",
        &[
            "The skippers of Saltmarsh met Anna J. Weiss on Monday. Weiss, who leads the Harbour Board of Norholm, was late.",
            "“The boats are old,” said Weiss, and looked at the sea for a long time before she went on with what she had to say. Then the British skippers went home to Saltmarsh, as Weiss’s letter had asked. Nobody in the British fleet spoke.",
            "Later the Harbour Board of Norholm met the BBC, which had asked why the old boats were not sold long ago. Fog came. The BBC left Saltmarsh, as everybody had thought it would.",
        ],
    );
    assert_eq!(
        told,
        [
            "Anna J. Weiss 4 (Weiss)",
            "Saltmarsh 3 (Saltmarsh)",
            "Harbour Board of Norholm 2 (Harbour Board of Norholm)",
            "BBC 2 (BBC)"
        ]
    );
}

#[test]
fn where_all_nouns_have_capitals_only_what_is_sure_is_told() {
    let told = told(
        "de-AT",
        &[
            "Am Abend traf der Kapitän des Schiffes im Hafen die Leiterin Anna Weiss und den Koch. Die Mannschaft wartete am Ende der Mole auf das Boot, und der Wind kam von der Küste.",
            "Nach der Fahrt sagte Weiss, dass der Motor des Bootes alt sei. Ein Mann aus der Stadt Ende Mai brachte Öl, Brot und Wasser an Bord, und die Kinder sahen der Arbeit im Regen zu.",
        ],
    );
    assert_eq!(told, ["Anna Weiss 2 (Weiss)"]);
    let capitals = "Auf dem Schild stand GROßE STRAẞE, und auf dem anderen GROßE STRAẞE, was falsch ist.";
    assert!(names("de", &[capitals.to_owned()]).is_empty());
}

#[test]
fn japanese_names_are_followed_by_honorifics() {
    let told =
        told("ja", &["町長の田中さんは月曜日、マリア・ロペス氏と会った。田中さんによると橋は閉じる。"]);
    assert_eq!(told, ["田中 2 (田中)", "マリア・ロペス 1 (マリア・ロペス)"]);
}

fn of(lang: &str, text: &str) -> Vec<String> {
    let names = names(lang, &[text.to_owned()]);
    names.into_iter().map(|n| format!("{} {} {:?}", n.text, n.count, n.kind)).collect()
}

#[test]
fn what_a_name_names_is_told_by_what_stands_before_it() {
    let told = of(
        "en",
        "The ferry came to Saltmarsh, and in Saltmarsh it stayed. Nobody asked Mr Weiss of the Harbour Board. \
         Later President Anna Lopez wrote to Weiss, and the NHB wrote to Lopez. Many boats of the NHB were there.",
    );
    assert_eq!(
        told,
        [
            "Saltmarsh 2 Place",
            "Weiss 2 Person",
            "Anna Lopez 2 Person",
            "NHB 2 House",
            "Harbour Board 1 House"
        ]
    );
}

#[test]
fn a_place_is_no_last_word_of_another() {
    let told = of(
        "en",
        "They sailed to Norland, and from Norland to South Norland, which left Norland long ago. In winter Norland is cold.",
    );
    assert_eq!(told, ["Norland 4 Unknown", "South Norland 1 Place"]);
}

#[test]
fn offices_and_countries_are_no_part_of_a_person() {
    let told = of(
        "en",
        "A letter came from Secretary of Ferries Pete Lunde, who was in Norland. The U.S. Forces Norland wrote that \
         Norland is cold in Norland, and Lunde said that the U.S. was far and the U.S. is large. In the Lunde \
         years, Lunde was young.",
    );
    assert_eq!(
        told,
        ["Pete Lunde 4 Person", "Norland 3 Place", "U.S. 2 Place", "U.S. Forces Norland 1 House"]
    );
}

#[test]
fn forms_of_a_name_are_one_name() {
    let told = of(
        "en",
        "It was said that Omar bin Harun came. Then Bin Harun left, as Ninety Mile Beach was far. The crew of \
         Ninety Mile Beach met Zoran President Omar bin Harun on Ninety Mile sand.",
    );
    assert_eq!(told, ["Omar bin Harun 3 Person", "Ninety Mile Beach 3 Place"]);
}

#[test]
fn small_words_join_names_only_where_they_belong() {
    let told = of(
        "en",
        "He asked the Department of Ferries and Bridges why Jamie Werner of Saltmarsh saw Norland and Surland. \
         A boat named Weiss S. The other was the Super Lucky’s Tale, with a TV and a USB cable. The TV was new.",
    );
    assert_eq!(
        told,
        ["Department of Ferries and Bridges 1 House", "Jamie Werner 1 Unknown", "Weiss S. 1 Unknown"]
    );
    let told =
        of("es", "La guerra de Irak y Siria, dijo Irak, y también Siria, cruzó el Río Negro y el mar.");
    assert_eq!(told, ["Irak 2 Place", "Siria 2 Place", "Río Negro 1 Place"]);
}

#[test]
fn where_words_run_on_names_in_capitals_end_with_them() {
    let told = of("zh", "昨天DeepMind发布了新模型，而DeepMind的作品归公司所有。");
    assert_eq!(told, ["DeepMind 2 Unknown"]);
    assert_eq!(
        of("fr", "Il a vu l’Orne, puis le Quai d’Orval et encore l’Orne."),
        ["Orne 2 Unknown", "Quai d’Orval 1 Unknown"]
    );
}

#[test]
fn many_names_take_no_time() {
    let letters = |n: usize| n.to_string().bytes().map(|b| char::from(b - b'0' + b'a')).collect::<String>();
    let all: String = (0..2500).map(|n| format!("and Ann L{} with ", letters(n))).collect();
    assert_eq!(names("en", &[all]).len(), super::gather::MOST);
}

#[test]
fn nothing_is_guessed() {
    assert!(
        told(
            "",
            &[
                "قال المهندس إن الجسر سيبقى مغلقا حتى الربيع.",
                "桥将关闭到春天。",
                "It rained. Then it snowed."
            ]
        )
        .is_empty()
    );
    assert!(told("en", &[]).is_empty());
}
