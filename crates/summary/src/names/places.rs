//! Places that are known by name: countries, large regions and cities, in the languages in which
//! articles are read. In the order of their letters, for so they compress best; between commas, for
//! many are several words.
//!
//! What is a common word or a person's name as often as a place is left out (Reading, Essen, Chad): a
//! place that is missed is better than one that is none.

/// In Latin letters; what several languages write the same stands once.
pub const LATIN: &str = "\
    Afeganistão,Afganistán,Afghanistan,Africa,Afrika,Afrique,Afrique du Sud,Alabama,Alaska,Alemanha,\
    Alemania,Alger,Algeria,Algerien,Algérie,Allemagne,Amazonas,America,Amerika,Amsterdam,América,\
    América Latina,Amérique,Amérique latine,Andalucía,Ankara,Antwerp,Arabia Saudita,Arctic,Argelia,\
    Argentina,Argentine,Argentinien,Argélia,Arizona,Arábia Saudita,Asia,Asie,Asien,Athens,Atlanta,Atlantic,\
    Australia,Australie,Australien,Austria,Austrália,Baden-Württemberg,Baghdad,Balkan,Bangkok,Barcelona,\
    Barcelone,Bayern,Beijing,Beirut,Belarus,Belgien,Belgium,België,Berlim,Berlin,Berlino,Berlín,Beyrouth,\
    Black Sea,Bogotá,Boston,Brandenburg,Brasil,Brasile,Brasilien,Brasília,Brazil,Bremen,Bretagne,Britain,\
    Bruselas,Brussel,Brussels,Bruxelas,Bruxelles,Brésil,Brüssel,Bucharest,Budapest,Buenos Aires,Bélgica,\
    Cairo,California,Cambodia,Cambridge,Cameroun,Canada,Canadá,Canarias,Caracas,Caribbean,Caribe,Cataluña,\
    Chicago,Chile,Chili,China,Chine,Cina,Cisjordania,Cisjordanie,Ciudad de México,Cleveland,Cologne,\
    Colombia,Colombie,Colorado,Colômbia,Congo,Connecticut,Copenhagen,Corea del Norte,Corea del Sur,\
    Coreia do Norte,Coreia do Sul,Corée du Nord,Corée du Sud,Crimea,Crimée,Croacia,Croatia,Cuba,\
    Czech Republic,Córdoba,Côte d'Ivoire,Côte d’Ivoire,Dallas,Damascus,Delhi,Den Haag,Denmark,Denver,\
    Detroit,Deutschland,Dresden,Dubai,Dublin,Duitsland,Dänemark,Düsseldorf,EE.UU,EE.UU.,EEUU,Ecuador,\
    Edinburgh,Egipto,Egito,Egitto,Egypt,Egypte,El Cairo,El Salvador,Emirados Árabes,Emiratos Árabes,\
    Engeland,England,Espagne,Espanha,España,Estados Unidos,Etats-Unis,Ethiopia,Europa,Europe,Filipinas,\
    Finland,Finnland,Firenze,Florence,Florida,France,Francia,Frankfurt,Frankreich,Frankrijk,França,Galicia,\
    Gaza,Gaza Strip,Gazastreifen,Geneva,Genf,Genève,Georgia,Germania,Germany,Giappone,Ginebra,\
    Gran Bretagna,Greece,Greenland,Griechenland,Groot-Brittannië,Großbritannien,Grèce,Haiti,Haití,Hamburg,\
    Hannover,Havana,Hawaii,Helsinki,Hessen,Holanda,Hollywood,Hong Kong,Hongkong,Houston,Hungary,Iceland,\
    Illinois,Inde,India,Indiana,Indien,Indonesia,Indonesien,Inghilterra,Iowa,Irak,Iran,Iraq,Iraque,Ireland,\
    Irland,Irlanda,Irlande,Irán,Irã,Israel,Israele,Israël,Istanbul,Italia,Italie,Italien,Italië,Italy,\
    Itália,Japan,Japon,Japão,Japón,Jerusalem,Jerusalém,Jerusalén,Johannesburg,Jordan,Jordania,Jordanien,\
    Jérusalem,Kabul,Kairo,Kanada,Kansas,Katar,Kazakhstan,Kenia,Kentucky,Kenya,Kiev,Kiew,Korea,Kraków,Kuba,\
    Kurdistan,Kyiv,Köln,La Habana,La Haya,La Haye,Las Vegas,Lateinamerika,Latin America,Latvia,Le Caire,\
    Lebanon,Leipzig,Liban,Libanon,Libya,Lille,Lima,Lisbon,Lithuania,Liverpool,Londen,London,Londra,Londres,\
    Los Angeles,Louisiana,Luxembourg,Luxemburg,Lyon,Líbano,Madrid,Mailand,Maine,Malaysia,Mali,Manchester,\
    Manhattan,Maroc,Marokko,Marseille,Maryland,Massachusetts,Medio Oriente,Mediterranean,Melbourne,Mexico,\
    Mexico City,Mexiko,Mexique,Miami,Michigan,Midden-Oosten,Middle East,Milan,Milano,Milán,Minnesota,Minsk,\
    Mississippi,Missouri,Montreal,Montréal,Morocco,Mosca,Moscou,Moscow,Moscú,Moskau,Moyen-Orient,Mumbai,\
    Munich,Médio Oriente,México,München,Nahen Osten,Nahost,Nairobi,Naples,Napoli,Nederland,Netherlands,\
    Neuseeland,Nevada,New Delhi,New Hampshire,New Jersey,New Mexico,New Orleans,New York,New York City,\
    New Zealand,Niederlande,Niederlanden,Niedersachsen,Nigeria,Nordamerika,Nordkorea,Nordrhein-Westfalen,\
    North America,North Carolina,North Korea,Norway,Norwegen,Nova York,Nueva York,Nueva Zelanda,Népal,\
    Nürnberg,Oekraïne,Ohio,Oklahoma,Oregon,Oriente Medio,Oriente Médio,Oslo,Oxford,Pacific,Paesi Bassi,\
    Pakistan,Palestina,Palestine,Panama,Paquistão,Parigi,Parijs,Paris,París,Pays-Bas,País Vasco,\
    Países Baixos,Países Bajos,Pechino,Peking,Pekín,Pennsylvania,Pequim,Peru,Philadelphia,Philippines,\
    Pittsburgh,Poland,Polen,Pologne,Polonia,Polônia,Porto,Portogallo,Portugal,Prague,Proche-Orient,\
    Pyongyang,Pékin,Qatar,Quebec,Québec,Red Sea,Regno Unito,Reino Unido,Rio de Janeiro,Riyadh,Rom,Roma,\
    Romania,Rome,Royaume-Uni,Rusia,Rusland,Russia,Russie,Russland,Río de Janeiro,Rússia,Sachsen,San Diego,\
    San Francisco,Santiago,Saudi Arabia,Saudi-Arabien,Schleswig-Holstein,Schottland,Schweden,Schweiz,\
    Scotland,Seattle,Seoul,Serbia,Sevilla,Seúl,Shanghai,Siberia,Sicilia,Singapore,Siria,Somalia,\
    South Africa,South America,South Carolina,South Korea,Spagna,Spain,Spanien,Spanje,St. Petersburg,\
    Stati Uniti,Stockholm,Strasbourg,Stuttgart,Sudafrica,Sudamérica,Sudan,Sudáfrica,Suecia,Suisse,Suiza,\
    Suíça,Svizzera,Sweden,Switzerland,Sydney,Syria,Syrie,Syrien,São Paulo,Séoul,Síria,Südafrika,Südamerika,\
    Südkorea,Taiwan,Taiwán,Taïwan,Teheran,Tehran,Tel Aviv,Tennessee,Texas,Thailand,The Hague,Thüringen,\
    Tibet,Tokio,Tokyo,Torino,Toronto,Toscana,Toulouse,Tschechien,Tunisia,Turchia,Turin,Turkey,Turkije,\
    Turquia,Turquie,Turquía,Tóquio,Türkei,U.K.,U.S,U.S.,UAE,UK,US,USA,Ucraina,Ucrania,Ucrânia,Ukraine,\
    Ungarn,United Arab Emirates,United Kingdom,United States,Uruguay,Utah,Valencia,Vatican,Vaticano,\
    Venezia,Venezuela,Venice,Venise,Vereinigte Staaten,Vereinigten Staaten,Verenigde Staten,Viena,Vienna,\
    Vienne,Vietnam,Virginia,Wales,Wall Street,Warsaw,Washington,West Bank,West Virginia,Wien,Wisconsin,\
    Yemen,Zurich,Zürich,África,África do Sul,Áustria,Ägypten,Écosse,Égypte,Émirats,États-Unis,Éthiopie,\
    Índia,Île-de-France,Österreich";

/// Stems of names that are declined, without their endings: Polish and Russian ones.
pub const STEMS: &str = "\
    Afryk,Ameryk,Azj,Berlin,Chin,Czech,Europ,Francj,Hiszpani,Japoni,Kijow,Kijó,Krakow,Londyn,Moskw,Niemc,\
    Nowy Jork,Polsk,Rosj,Stany Zjednoczone,Stanów Zjednoczonych,Ukrain,Warszaw,Waszyngton,Wielka Brytania,\
    Węgier,Włoch,Ази,Америк,Англи,Африк,Беларус,Белорусси,Берлин,Брюссел,Вашингтон,Великобритани,Германи,\
    Донбасс,Европ,Егип,Израил,Инди,Ирак,Иран,Испани,Итали,Киев,Кит,Кита,Крым,Лондон,Минск,Москв,Нью-Йорк,\
    Палестин,Париж,Пекин,Петербург,Польш,РФ,Росси,СССР,США,Санкт-Петербург,Сибир,Сири,Турци,Украин,Франци,\
    Харьков,Япони";
