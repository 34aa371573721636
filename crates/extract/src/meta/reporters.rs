//! Bylines of Korea and China, which call who wrote something a reporter, before the name or after it.

use super::byline::names;
use crate::find::{cut, cut_last};
use crate::phrases::byline::ROLES;
use crate::phrases::is_unspaced;

/// Who is called a reporter in a line of Korean or Chinese: `[한별신문 김나루 기자]`, `记者 王小川`,
/// `〔記者王小川／台北報導〕`. `None` where the line goes on.
pub(super) fn reporters(text: &str) -> Option<Vec<String>> {
    if text.is_ascii() {
        return None;
    }
    let is_name = |part: &str| {
        let letter = |c: char| is_unspaced(c) || ('가'..='힣').contains(&c);
        (2..=4).contains(&part.chars().count()) && part.chars().all(letter) && !ROLES.has(part)
    };
    let edge = |c: char| matches!(c, '=' | '(' | ')' | '[' | ']' | '/' | '／' | '〕' | '】' | '）');
    let mut out = Vec::new();
    let whole = if let Some((before, after)) = cut_last(text, "기자") {
        let mut words = before.rsplit(edge).next()?.rsplit(' ');
        // Behind a space, or a part of the word for what somebody is: "선임기자".
        let mut word = words.next().filter(|word| word.chars().count() == 3).or_else(|| words.next());
        while let Some(name) = word.filter(|name| is_name(name)) {
            out.insert(0, name.to_owned());
            word = words.next().and_then(|word| word.strip_suffix(','));
        }
        !after.starts_with(char::is_alphabetic) && after.split(' ').count() <= 3
    } else if let Some((_, author)) = cut(text, "作者：") {
        // "来源：港报网 作者：张三"
        out = names(author);
        true
    } else {
        let (before, after) = cut(text, "记者").or_else(|| cut(text, "記者"))?;
        let line = after.split(edge).next()?;
        for word in line.split([' ', '、']) {
            if is_name(word) {
                out.push(word.to_owned());
            } else if ROLES.has(word) {
                break;
            } else if !word.is_empty() {
                return None;
            }
        }
        (after.starts_with(' ') || line.len() < after.len()) && before.chars().count() <= 8
    };
    (whole && !out.is_empty()).then_some(out)
}
