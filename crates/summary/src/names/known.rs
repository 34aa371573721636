//! Organisations that are known by name, most of them by an abbreviation or a single word, so that
//! nothing in the name tells what it is.

/// Companies whose name is a common word (Target, Shell, Orange) are left out.
pub const LATIN: &str = "\
    ABC,AFP,ARD,AfD,Airbus,Amazon,Apple,Assemblée nationale,BBC,Boeing,Bundesrat,Bundestag,Bundeswehr,CBS,\
    CDA,CDU,CIA,CNN,CSU,Capitol,Casa Blanca,Congress,Deutsche Bahn,Deutsche Bank,Disney,ECB,ESPN,EU,EZB,\
    European Commission,European Union,Europese Unie,Europäische Union,Europäischen Union,FBI,FDA,FDP,FIFA,\
    FMI,Facebook,Fed,GOP,Google,Guardian,Hamas,Harvard,Hezbollah,Hisbollah,IMF,ISIS,Kreml,Kremlin,Le Monde,\
    MSZ,Maison Blanche,Meta,Microsoft,NASA,NATO,NBA,NBC,NFL,NSA,Naciones Unidas,Nations unies,\
    Nações Unidas,Netflix,OECD,OMS,ONU,OTAN,OpenAI,PSOE,PT,Parliament,Parti socialiste,Pentagon,Podemos,\
    PvdA,Reuters,SPD,Samsung,Senate,Spiegel,Supreme Court,Sénat,TASS,Taliban,Tesla,TikTok,Toyota,Twitter,\
    UE,UN,Union européenne,Unione europea,United Nations,União Europeia,Unión Europea,VVD,\
    Vereinten Nationen,Volkswagen,WHO,White House,YouTube,ZDF,Élysée";
/// Stems where names are declined, and abbreviations in Cyrillic letters.
pub const STEMS: &str = "\
    Белого дома,Белом доме,Белый дом,Газпром,Госдум,ЕС,Евросоюз,Конгресс,Кремл,МВД,МИД,Минздрав,Минобороны,\
    Минфин,НАТО,ООН,Пентагон,РИА Новости,ТАСС,ФСБ,Яндекс";
