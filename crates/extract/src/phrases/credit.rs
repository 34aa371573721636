//! Words that announce a picture's credit, news agencies, and picture libraries.

use super::Table;

/// Before the name, with or without a colon; longest match first is the reader's business.
pub(crate) static LEADS: Table = Table::phrases(
    "photo|photos|photo by|photos by|photo credit|photo credits|photo courtesy of|photo courtesy|photo via|photo from|\
     photograph|photograph by|photographs by|photographed by|photography|photography by|photographer|\
     picture|picture by|picture credit|pictures|image|images|image by|image credit|image credits|image courtesy of|image courtesy|image source|\
     image copyright|image via|image from|image caption|illustration|illustration by|illustrations by|graphic|graphic by|video by|art by|\
     credit|credits|courtesy|courtesy of|courtesy photo|copyright|source|via|file photo|file photo by|screenshot|screengrab|handout|\
     foto|fotos|foto von|bild|bilder|bildquelle|bildnachweis|bildrechte|quelle|grafik|\
     crédit|crédits|crédit photo|crédits photo|crédit image|crédits : photo|photo d'illustration|photographie|illustration de|\
     fotografía|fotografía de|foto de|foto di|foto door|foto: archivo|imagen|imagen de|crédito|créditos|fuente|\
     fotografia|fotografia de|fotografia di|imagem|fotoğraf|ảnh|reprodução|divulgação|crédito da foto|fonte|\
     immagine|crediti|credito|beeld|afbeelding|bron|zdjęcie|zdjęcia|fot.|fot|źródło|źródło zdjęcia|\
     фото|фотография|изображение|источник|иллюстрация|снимок|\
     写真|写真提供|撮影|画像|画像提供|提供|写真＝|出典|写真：|イラスト|图|图片|图片来源|摄影|攝影|圖|圖片來源|供图|图源|来源|照片|\
     사진|사진제공|사진 제공|사진출처|출처|이미지|제공|الصورة|صورة|تصوير|المصدر|©|(c)|ⓒ|℗",
);

/// Of those, the ones that are words of a sentence too: they announce a credit only with a colon
/// or where nothing else stands in the text.
pub(crate) static LEADS_WITH_COLON: Table = Table::phrases(
    "photo|photos|picture|pictures|image|images|photograph|photography|photographer|illustration|graphic|credit|\
     credits|courtesy|copyright|source|via|screenshot|screengrab|handout|image caption|video by|art by|foto|fotos|bild|bilder|quelle|grafik|photographie|imagen|\
     fuente|fonte|imagem|zdjęcie|immagine|beeld|bron|credito|illustration de|图|圖|提供|来源|출처|제공|источник|снимок|صورة|المصدر",
);

/// News agencies: the name that is given, and after it all that are read as it.
pub(crate) const AGENCIES: &str = "AP|associated press|the associated press|ap photo|ap photos|ap images|ap news|ap video\n\
     AFP|agence france-presse|agence france presse|フランス通信|afp＝時事|afp=時事|法新社\n\
     Reuters|thomson reuters|reuters news agency|ロイター|路透社|路透|رويترز|рейтер\n\
     dpa|deutsche presse-agentur|dpa-infocom|dpa/tmn|dpa/lby|picture alliance/dpa|picture-alliance/dpa\n\
     EFE|agencia efe|efe-epa\n\
     EPA|epa-efe|european pressphoto agency\n\
     ANSA|agenzia ansa\n\
     Adnkronos\nAGI\nLaPresse\nIPA\n\
     Kyodo|kyodo news|共同|共同通信|共同通信社|共同社\n\
     Jiji Press|jiji|jiji.com|時事|時事通信|時事通信社\n\
     Xinhua|xinhua news agency|新华社|新華社|xinhuanet\n\
     China News Service|中新社|中国新闻社|cns|ecns\n\
     CNA|中央社|central news agency\n\
     TASS|itar-tass|тасс|итар-тасс\n\
     RIA Novosti|риа новости|ria\nInterfax|интерфакс\nSputnik\n\
     PTI|press trust of india\nANI|asian news international\nIANS|indo-asian news service\nUNI|united news of india\n\
     Yonhap|yonhap news|yonhap news agency|연합뉴스|연합\nNewsis|뉴시스\nNews1|뉴스1\n\
     PAP|polska agencja prasowa\nLusa|agência lusa\nAgência Brasil|agencia brasil\nEstadão Conteúdo|estadao conteudo\nFolhapress\n\
     ANP|algemeen nederlands persbureau\nBelga|agence belga\nAPA|austria presse agentur\nKeystone-SDA|sda|keystone|ats\n\
     PA|pa media|press association|pa wire|pa images|the press association\n\
     UPI|united press international\nAAP|australian associated press|aap image|aapimage\n\
     The Canadian Press|canadian press|cp|la presse canadienne\n\
     Bloomberg|bloomberg news\nTT|tt news agency\nNTB\nRitzau|ritzau scanpix|scanpix\nSTT\nCTK|čtk\nMTI\nAnadolu|anadolu agency|aa\n\
     Europa Press|europapress\nNotimex\nTélam|telam\nANTARA|antara news\nBernama\nVNA\nMENA\nSPA|واس\nWAM|وام\nPetra|بترا\n\
     IRNA\nISNA\nQNA|قنا\nSputniknews\nDPA|د ب أ\nأ ف ب|فرانس برس|أ.ف.ب\nTribune News Service|tns\nAgence QMI|qmi\nKnight Ridder\nReligion News Service|rns\nInter Press Service|ips";

/// Picture libraries and what else stands where an agency would.
pub(crate) static LIBRARIES: Table = Table::phrases(
    "getty|getty images|gettyimages|istock|istockphoto|istock/getty|shutterstock|alamy|alamy stock photo|adobe stock|adobestock|\
     unsplash|pexels|pixabay|flickr|wikimedia|wikimedia commons|wikipedia|wikicommons|creative commons|cc by|cc by-sa|public domain|depositphotos|dreamstime|\
     123rf|bigstock|freepik|canva|zuma|zuma press|zumapress|zuma wire|sipa|sipa usa|imago|imago images|imago stock|nurphoto|afp via getty images|corbis|\
     usa today sports|usa today network|usa today|icon sportswire|the new york times|nyt|handout|pool|pool photo|contributed|contributed photo|file|file photo|stock photo|stock image|\
     courtesy photo|submitted|submitted photo|staff photo|provided|screengrab|youtube|twitter|instagram|facebook|nasa|white house|u.s. navy|u.s. army|u.s. air force|\
     picture alliance|picture-alliance|dapd|ddp|action press|splash news|rex features|rex/shutterstock|rex|maxppp|abaca|abacapress|hans lucas|photopqr|bestimage|kcna|\
     hollandse hoogte|east news|agencja gazeta|forum|nordphoto|witters|afp photo|ullstein|ullstein bild|bettmann|hulton archive|アフロ|ゲッティ|視覚中国|视觉中国|东方ic|人民视觉|게티이미지|게티이미지뱅크|셔터스톡|뉴스뱅크",
);
