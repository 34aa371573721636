//! Whether a sentence says something by itself, taken out of its text.

use crate::sentences::{is_closing, is_end, is_opening};
use crate::words::{is_in, runs_on};

/// Words that point back to what was said before, at the beginning of a sentence. English, German,
/// French, Spanish, Portuguese, Italian, Dutch, Russian, Polish, Czech, Korean, Arabic. Those that mean
/// something else in another of them ("die", "on", "o") are not here.
const BACK: &str = " It Its This That These Those They Their He She His Her Such So But And Or Then Thus There \
    However Yet Also Both Still Now Here \
    Er Sie Es Ihr Ihre Sein Seine Dies Diese Dieser Dieses Dabei Damit Danach Dann Deshalb Daher Dazu Aber Und Doch \
    Denn Il Elle Ils Elles Ce Cet Cette Ces Cela Ça Celui Celle Mais Et Donc Ainsi Son Sa Ses Leur Leurs Puis Alors \
    Él Ella Ellos Este Esta Estos Estas Ese Esa Eso Esto Pero Y Así Su Sus También Además \
    Ele Ela Eles Isto Isso Esse Essa Mas E Assim Seu Sua Também \
    Questo Questa Questi Ma Così Suo Sua Anche Hij Zij Ze Dit Dat Deze Maar En Dus Zo Ook \
    Он Она Оно Они Это Эта Этот Эти Его Её Их Но И А Поэтому Так \
    Ona Oni Tento Tato Toto Jeho Její Ale Proto Jednak 그 이 그는 그녀는 그들은 이는 그러나 하지만 그리고 또한 \
    هذا هذه ذلك تلك هو هي هم وهو وهي لكن ولكن كما لذلك إنه إنها ";
/// The same where words run on: Japanese and Chinese.
const BACK_RUN_ON: &str = "これ この それ その あれ あの そこ こう そう そして しかし だが ただ また つまり では でも さらに \
    彼 这 這 那 它 他 她 此 其 但 而 因此 所以 然而 不过 不過 同时 同時 本条 本記事";

/// Whether it can be read without what stands before it: it is whole, begins with no word that points
/// back, and does not begin or end inside a quotation. `quoted`: the text before it leaves one open.
pub fn stands_alone(sentence: &str, quoted: bool) -> bool {
    let (mut brackets, mut single, mut before) = (0, 0, ' ');
    for c in sentence.chars() {
        match (before, c) {
            // A formula that is not in the text leaves a gap before its comma.
            (' ', ',') | (':', ':') | ('(', ')') => return false,
            (_, '(' | '（') => brackets += 1,
            (_, ')' | '）') => brackets -= 1,
            (_, '‘') => single += 1,
            // Elsewhere it is an apostrophe.
            ('.' | ',' | '?' | '!', '’') => single -= 1,
            _ => {}
        }
        before = c;
    }
    // What has no mark at its end is a heading or a piece of something, and a question asks.
    let mut ending = sentence.trim_end_matches(is_closing).chars().rev();
    let whole = ending.next().is_some_and(|c| is_end(c) && !matches!(c, '?' | '？' | '؟'))
        && ending.next().is_some_and(|c| c != ' ');
    let begin = sentence.trim_start_matches(is_opening);
    let letter = begin.chars().next().is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase());
    whole
        && letter
        && !quoted
        && brackets == 0
        && single >= 0
        && double_quotes(sentence).is_multiple_of(2)
        && !points_back(begin)
}

fn points_back(begin: &str) -> bool {
    if begin.chars().next().is_some_and(runs_on) {
        return BACK_RUN_ON.split_ascii_whitespace().any(|word| begin.starts_with(word));
    }
    let end = begin.find(|c: char| !c.is_alphanumeric()).unwrap_or(begin.len());
    let (word, rest) = begin.split_at(end);
    is_in(BACK, word) || word == "C" && rest.starts_with(['\'', '’'])
}

/// How many marks open or close a quotation, but for those of inches.
pub fn double_quotes(text: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for c in text.chars() {
        let inches = c == '"' && before.is_ascii_digit();
        let mark = matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』');
        count += usize::from(mark && !inches);
        before = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn whole_sentences_stand_alone() {
        for sentence in [
            "Three harbour towns agreed to share a ferry.",
            "“We are tired,” said the skipper of the old ferry.",
            "The board (which met on Monday) wants a 6\" pipe.",
            "La « grande » course est partie.",
            "„Wir sind müde“, sagte der Kapitän.",
            "三つの港町は合意した。",
            "اتفقت ثلاث بلدات على تشغيل عبّارة.",
            "Iteration is what the ferry lives on.",
        ] {
            assert!(stands_alone(sentence, false), "{sentence}");
            assert!(!stands_alone(sentence, true), "{sentence}");
        }
    }

    #[test]
    fn what_hangs_on_something_else_does_not() {
        for sentence in [
            "It sails every twenty minutes.",
            "That was when the ferry came.",
            "“It sails,” said the skipper.",
            "C’est la fin de la course.",
            "Dabei blieb es.",
            "その後、船が出た。",
            "这是一艘船。",
            "هذا هو الجسر.",
            "This section needs expansion with: fares.",
            "A heading without an end",
            "and so the ferry sailed.",
            "They were tired,” said the skipper.",
            "Tired of it,’ said the skipper.",
            "Jsou unavení,\" píše Anna.",
            "The speed of the ferry , is defined as follows.",
            "The board (which met on Monday.",
            "Was that fair?",
            "",
        ] {
            assert!(!stands_alone(sentence, false), "{sentence}");
        }
    }
}
