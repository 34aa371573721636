//! The small words that tell what stands beside them: titles and offices, verbs of speech, words
//! within names of organisations and places.

/// Small words that stand within names, by the languages in which they do.
pub const PARTICLES: &[(&str, &str)] = &[
    ("", "van von de der den du la le ter ten zu bin ibn bint al el af av of"),
    ("es", "de del la las los"),
    ("pt", "de da do das dos"),
    ("fr", "de du des la le les von van"),
    ("it", "di de del della dei degli dell von van da"),
    ("de", "von van der den zu de bin ibn al di da"),
    ("nl", "van de der den ten ter von"),
];
/// English alone writes days and months with a capital as if they were names; German all nouns.
pub const CALENDAR: &str = "\
    Anfang Christmas Dec December Dezember Dienstag Donnerstag Easter Ende Februar February Freitag Friday \
    Januar January July Mitte Mittwoch Monday Montag März Nov November Oct October Oktober Samstag \
    Saturday Sep Sept September Sonntag Sunday Thursday Tuesday Wednesday";
/// Words that begin sentences, never names: after an initial or a number nothing else tells them.
pub const LITTLE: &str = "\
    A About After All Also Although Among An And Another Are As At Because Before Between Both But By Can \
    Could Despite Did Do Does During Each Earlier Even Every For Former From Had Has Have He Her Here His \
    How However I If In Instead Is It Its Just Last Later Like Many Meanwhile More Most My Next No Not Now \
    Of On Once Only Or Other Our Over Perhaps Recently She Should Since So Some Soon Still Such That The \
    Their Then There These They This Those Though To Today Under Unlike Until Was We Were What When Where \
    Which While Who Why With Would Yes Yesterday You Your";
/// What stands before the name of a person and is no part of it.
pub const TITLES: &str = "\
    Ambassador Bishop CEO CFO Capt Captain Chairman Chairwoman Chancellor Coach Colonel Commissioner Don \
    Dr Frau Gen Gov Governor Herr Herrn Judge King König Lady Lord Lt M. Madame Mayor Minister Ministra \
    Ministre Ministro Miss Mlle Mme Monsieur Mr Mrs Ms Pope Premier President President-elect Presidente \
    Prince Princess Prof Professor Président Présidente Queen Rep Secretary Sen Senator Senhor Senhora \
    Señor Señora Sheriff Signor Sir Sr Vice-President";
/// Offices and callings in small letters before a name, and the German ones, by their last part, too.
pub const ROLES: &str = "\
    abogado activist actor actress alcalde analyst artist attore attorney auteur author autor autora \
    avocat captain center chairman chairwoman chancelier chancellor chief co-founder coach daughter \
    diputado directeur director doctor député economist entrenador founder governor husband journaliste \
    judge juge king król lawyer leader maire manager mayor minister ministra ministre ministri ministro \
    periodista portavoz premier president presidente prezydent prince profesor professeur professor \
    président présidente quarterback queen reporter researcher roi réalisateur secretary senador senator \
    singer sister son spokesman spokesperson spokeswoman sénateur voorzitter wife woordvoerder writer \
    écrivain министр министра президент президента президентом президенту премьер премьер-министр \
    пресс-секретарь сенатор";
/// The ends of German and Dutch words for offices and callings, which join what precedes them.
pub const OFFICES: &str = "\
    abgeordnete anwalt autor botschafter burgemeester chef commissaris direktor experte forscher gründer \
    historiker händler journalist kamerlid kanzler kapitän kommissar leider leiter meister minister \
    politiker professor präsident regisseur richter schauspieler sekretär senator sprecher sänger trainer \
    voorzitter vorsitzende woordvoerder";
/// Verbs of speech.
pub const SPEECH: &str = "\
    added affirme afirmou afirmó ajouté annoncé announced anunció asked añadió declarou detto dice \
    dichiarato dijo disse dit dodał dodała déclaré erklärt erklärte explained explicó explique expliqué \
    indiqué meinte mówi powiedział powiedziała sagt sagte said says señaló spiegato stwierdził told \
    vertelde writes wrote zegt zei говорит добавил добавила заявил заявила отметил рассказал сказал \
    сказала сообщил сообщила";
/// Words in names of organisations.
pub const HOUSES: &str = "\
    AG Academy Administration Agence Agencia Agency Airlines Akademie Alliance Army Assemblée Association \
    Authority Bahn Banca Banco Bank Banque Board Bureau Capital Center Centre Clinic Club Co College \
    Comité Command Commission Committee Company Congreso Congress Congresso Conseil Consejo Consiglio Corp \
    Corporation Council Courier Court Cámara Daily Department Energy Exchange FC Federación Federal \
    Federation Fondation Forces Foundation Fund Gazeta Gazette Gesellschaft GmbH Gobierno Groep Group \
    Grupo Guard Herald Hospital Inc Institut Institute Instituto Istituto Journal KG Kamer Kommission \
    Konzern League Liga Ltd Media Ministerie Ministerio Ministerium Ministero Ministerstwo Ministry \
    Ministère Ministério Movement Museum Nations Navy Network News Observer Office Organisation \
    Organization PLC Parlamento Parliament Partei Parti Partia Partido Partij Partito Partners Party \
    Police Policía Politie Polícia Post Press Project Rada Radio Rat Reserve Rádio SE School Sejm Senado \
    Senat Senate Service Services Society Société Stiftung Supreme Television Times Treasury Tribune Trust \
    Union Universidad Universidade Universiteit University Università Universität Université Uniwersytet \
    Unión Verband Verein Zeitung Банк Газета Дума Институт Министерство Новости Партия Совет Суд \
    Университет";
/// Words in names of places, that stand first or last.
pub const PLACES: &str = "\
    Airport Avenue Barrio Bay Beach Boulevard Bridge Burg Calle Canal Cape Castle Cidade Città City Ciudad \
    Coast County Creek Côte Desert District Estadio Falls Field Flughafen Forest Fort Gulf Hall Harbor \
    Heights Hills House Ilha Insel Isla Island Islands Islas Isle Kingdom Lago Lake Mont Monte Mount \
    Mountain Mountains Ocean Palace Palacio Palais Palazzo Paleis Palácio Park Peninsula Piazza Place \
    Plaza Praça Province Provincia Repubblica Republic República Rio River Road Rua Rue Rzeczypospolitej \
    République Río Schloss Sierra Square Stadium Station Strait Street Tower Valley Via Île Кремль";
/// Words before a part of a place's name: it is not what the rest of it is.
pub const PARTS: &str = "\
    South North East West New Upper Lower Great Central United Northern Southern Eastern Western Saint St \
    San Santa São Los Las Sud Nord Norte Sur Sint Sainte Bad Alto Baja Nueva Nuevo Nova Novo Port Puerto \
    Porto Hotel Hurricane Storm Typhoon Project Villa";
/// What stands before a place and seldom before anything else.
pub const WITHIN: &str = "\
    in near across throughout à en em na nel v w в во на bei";
/// What is used, and no place.
pub const USED: &str = "\
    with using via by against through mit avec con com met z с";
/// Small words of three letters that may follow a name, but no adjective; others are shorter, or empty
/// words anyway.
pub const AFTER: &str = "\
    and for was has who had are but und hat war est ont les las que los por fue";
/// Adjectives of peoples, which English and French write with a capital, and peoples.
pub const PEOPLES: &str = "\
    Afghan African American Arab Arabic Asian Australian British Britons Canadian Catholic Chinese \
    Christian Democrat Democratic Deutsche Dutch English European Européen Français French German Greek \
    Indian Internet Iranian Iraqi Irish Islamic Israeli Italian Japanese Jew Jewish Korean Mexican Muslim \
    Palestinian Polish Republican Russian Saudi Soviet Spanish Syrian Turkish Ukrainian Web Western";
/// Abbreviations of things that have no name of their own.
pub const COMMON: &str = "\
    AI API April August CD CEO CFO CSS DNA DVD EUR GB GBP GDP GPS GPU HD HIV HR HTML HTTP HTTPS II III IT \
    IV IX JSON Juli June Juni LED Mai March May OK PC PDF PR PhD RAM SEO SMS SQL SSD TV UI URL USB USD UX \
    VI VII XI XII";
