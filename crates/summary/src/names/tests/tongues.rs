//! Names in other languages than English, and in those whose words have no capitals.

use super::of;

#[test]
fn where_all_nouns_have_capitals_offices_and_known_names_tell() {
    assert_eq!(
        of(
            "de",
            "Am Freitag traf Kanzlerin Rothbart in Wien den Verkehrsminister Odo Kranz. Das Wetter in Deutschland war gut, \
             sagte Rothbart, und Rothbarts Koch nickte. Die SPD und die EU-Staaten waren dagegen."
        ),
        [
            "Rothbart 3 Person",
            "Wien 1 Place",
            "Odo Kranz 1 Person",
            "Deutschland 1 Place",
            "SPD 1 House",
            "EU 1 House"
        ]
    );
    // The noun that looks like a family's name is none.
    assert_eq!(
        of("de", "Die Leiterin Katharina Sommer sprach im Sommer. Der Sommer war heiß, doch Sommer blieb."),
        ["Katharina Sommer 2 Person"]
    );
    assert_eq!(
        of(
            "de",
            "Sie fuhr mit der Deutschen Bahn zur Universität Bremen, und die Hansa Holz GmbH zahlte den Frachtbrief."
        ),
        ["Deutschen Bahn 1 House", "Universität Bremen 1 House", "Hansa Holz GmbH 1 House"]
    );
    // Brandenburgs Wälder are those of Brandenburg.
    assert_eq!(of("de", "Er liebte Brandenburgs Wälder."), ["Brandenburg 1 Place"]);
    assert!(of("de", "Der Minister Ende Mai, das Brot am Montag und die Bank am Fluss.").is_empty());
}

#[test]
fn romance_languages_have_small_words_within_names() {
    assert_eq!(
        of(
            "es",
            "El presidente Lobato viajó a México. La ministra Laura Quiroz de Lima dijo que España y el Partido Verde de Chile firmaron."
        ),
        [
            "Lobato 1 Person",
            "México 1 Place",
            "Laura Quiroz 1 Person",
            "Lima 1 Place",
            "España 1 Place",
            "Partido Verde de Chile 1 House"
        ]
    );
    assert_eq!(
        of(
            "fr",
            "Le ministre Jean Dorval a reçu M. Bompard à Lyon. La Banque de France, l’Italie et l’OTAN attendent."
        ),
        [
            "Jean Dorval 1 Person",
            "Bompard 1 Person",
            "Lyon 1 Place",
            "Banque de France 1 House",
            "Italie 1 Place",
            "OTAN 1 House"
        ]
    );
    assert_eq!(
        of("it", "Ieri Giovanni Trassi all'Economia e Paolo Saveri al Sud hanno visto la Germania."),
        ["Giovanni Trassi 1 Person", "Paolo Saveri 1 Person", "Germania 1 Place"]
    );
    assert_eq!(
        of("pt", "O ministro Rui Costeira da Silva falou em Lisboa e no Brasil."),
        ["Rui Costeira da Silva 1 Person", "Brasil 1 Place"]
    );
}

#[test]
fn declined_names_are_one() {
    let told = of(
        "ru",
        "Вчера президент Владимир Зорин приехал в Москву. Визит Владимира Зорина был кратким, сказал Зорин. Из Москвы он улетел в Россию.",
    );
    assert_eq!(told, ["Владимир Зорин 3 Person", "Москву 2 Place", "Россию 1 Place"]);
    // What all their places have.
    let told =
        super::told("ru", &["Сказал Владимир Зорин. Визит Владимира Зорина был кратким, и Зорина ждали."]);
    assert_eq!(told, ["Владимир Зорин 3 (Зорин)"]);
    let told = of(
        "pl",
        "W piątek premier Adam Zawilski był w Warszawie. Słowa Adama Zawilskiego zapisano, a Zawilski wrócił. Minister MSW Jan Kowara milczał.",
    );
    assert_eq!(told, ["Adam Zawilski 3 Person", "Warszawie 1 Place", "MSW 1 Unknown", "Jan Kowara 1 Person"]);
}

#[test]
fn chinese_persons_have_a_surname_and_a_title_or_a_word() {
    let told = of(
        "zh",
        "北京的记者来了。外长王岚昨天访问法国，王岚说桥已修好。总理李雨桥在上海会见了总统唐纳德·巴拉德。李雨桥表示欢迎，联合国也欢迎。",
    );
    assert_eq!(
        told,
        [
            "王岚 2 Person",
            "李雨桥 2 Person",
            "北京 1 Place",
            "法国 1 Place",
            "上海 1 Place",
            "唐纳德·巴拉德 1 Person",
            "联合国 1 House"
        ]
    );
    // One word of what somebody does is not enough, and the name is what is there more often.
    assert!(of("zh", "张三说好。").is_empty());
    assert_eq!(of("zh", "总理李强明天到。李强说好。李强称是。"), ["李强 3 Person"]);
    // A people and its language are no country.
    assert!(of("zh", "中国人说汉语，也学日本语。桥很长。").is_empty());
}

#[test]
fn japanese_titles_follow_a_surname() {
    let told = of(
        "ja",
        "田中健一首相は東京で会見した。田中首相は「橋は残る」と述べた。林芳雄官房長官とアメリカのバルデン大統領も同席した。外務省の前首相さんはいない。タイトルは長く、ネクタイは青い。",
    );
    assert_eq!(
        told,
        [
            "田中健一 2 Person",
            "東京 1 Place",
            "林芳雄 1 Person",
            "アメリカ 1 Place",
            "バルデン 1 Person",
            "外務省 1 House"
        ]
    );
    assert_eq!(of("ja", "金大河（キム・デハ）が来た。金大河は笑った。"), ["金大河 2 Person"]);
}

#[test]
fn korean_names_stand_before_titles_and_particles() {
    let told = of(
        "ko",
        "서울에서 박하늘 대표가 말했다. 김바다씨는 미국의 친구다. ㈜한빛상사의 직원과 국회는 조용했다. 이사회 대표는 신임 대표다. ㈜ 한국어는 쉽다.",
    );
    assert_eq!(
        told,
        [
            "서울 1 Place",
            "박하늘 1 Person",
            "김바다 1 Person",
            "미국 1 Place",
            "한빛상사 1 House",
            "국회 1 House"
        ]
    );
}

#[test]
fn arabic_names_are_known_behind_what_is_written_with_them() {
    let told = of(
        "ar",
        "وصل الوزير سامح بدران إلى القاهرة، ثم سافر بدران من مصر وتركيا ولبنان. وقالت وزارة الخارجية إن محمود أبو ريشة في بلدة قلدون.",
    );
    assert_eq!(
        told,
        [
            "سامح بدران 2 Person",
            "القاهرة 1 Place",
            "مصر 1 Place",
            "تركيا 1 Place",
            "لبنان 1 Place",
            "وزارة الخارجية 1 House",
            "محمود أبو ريشة 1 Person",
            "قلدون 1 Place"
        ]
    );
    // A title and a town without a name.
    assert!(of("ar", "قال المهندس إن مدينة كبيرة على البحر، ومحمد في البيت.").is_empty());
    // Persian has the same letters and other words.
    assert!(of("fa", "محمد رضایی در شهر ماند.").is_empty());
}
