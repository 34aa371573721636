//! JSON, read into values: as much of it as JSON-LD needs.
//!
//! Members of an object keep their order; of two with one name the later counts. Numbers are whole
//! or of no interest.

/// Arrays and objects inside one another; what nests deeper is refused.
const DEEPEST: u32 = 127;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// `null`, `true`, `false`, or a number that is not whole or below 0.
    Other,
    /// A whole number.
    Number(u64),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Value>),
    /// An object.
    Object(Object),
}

/// The members of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Object(Vec<(String, Value)>);

impl Value {
    /// The text, where it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The object, where it is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// An array or an object.
    pub fn holds_values(&self) -> bool {
        matches!(self, Value::Array(_) | Value::Object(_))
    }
}

impl Object {
    /// The value of that key; of several the last, as JavaScript has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().rfind(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Whether there is that key.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Keys and values in the order of the source.
    pub fn members(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

/// The value that a text is; `None` where it is not JSON.
pub(super) fn parse(text: &str) -> Option<Value> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEEPEST)?;
    reader.skip_space();
    (reader.at == text.len()).then_some(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// Takes a byte after white space, where it is that one.
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        self.skip_space();
        let rest = self.text.get(self.at..)?;
        match rest.bytes().next()? {
            b'"' => {
                self.at += 1;
                self.string().map(Value::String)
            }
            b'[' => self.array(depth.checked_sub(1)?),
            b'{' => self.object(depth.checked_sub(1)?),
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word))?;
                self.at += word.len();
                Some(Value::Other)
            }
        }
    }

    fn array(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut items = Vec::new();
        if self.takes(b']') {
            return Some(Value::Array(items));
        }
        loop {
            items.push(self.value(depth)?);
            if !self.takes(b',') {
                return self.takes(b']').then_some(Value::Array(items));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Option<Value> {
        self.at += 1;
        let mut members = Vec::new();
        if self.takes(b'}') {
            return Some(Value::Object(Object(members)));
        }
        loop {
            let key = self.takes(b'"').then(|| self.string())??;
            let value = self.takes(b':').then(|| self.value(depth))??;
            members.push((key, value));
            if !self.takes(b',') {
                return self.takes(b'}').then_some(Value::Object(Object(members)));
            }
        }
    }

    /// From behind its first quotation mark.
    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f))?;
            out.push_str(rest.get(..end)?);
            self.at += end + 1;
            match rest.as_bytes().get(end)? {
                b'"' => return Some(out),
                b'\\' => out.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let code = match first {
                    0xd800..=0xdbff => {
                        self.at += self.text.get(self.at..)?.starts_with("\\u").then_some(2)?;
                        let second = self.unit().filter(|second| (0xdc00..=0xdfff).contains(second))?;
                        0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                    }
                    _ => first,
                };
                char::from_u32(code)?
            }
            _ => return None,
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |number, c| Some(number * 16 + c.to_digit(16)?))
    }

    fn number(&mut self) -> Option<Value> {
        let from = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let whole = self.digits()?;
        let zero = self.text.as_bytes().get(self.at - whole) == Some(&b'0');
        if zero && whole > 1 {
            return None;
        }
        let end = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        let text = self.text.get(from..end).filter(|_| self.at == end);
        Some(text.and_then(|text| text.parse().ok()).map_or(Value::Other, Value::Number))
    }

    /// How many digits there are; one at least.
    fn digits(&mut self) -> Option<usize> {
        let from = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Some(self.at - from).filter(|count| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With the members of every object in the order of their names.
    fn sorted(value: Value) -> Value {
        match value {
            Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
            Value::Object(Object(members)) => {
                let mut members: Vec<_> =
                    members.into_iter().map(|(key, value)| (key, sorted(value))).collect();
                members.sort_by(|a, b| a.0.cmp(&b.0));
                Value::Object(Object(members))
            }
            other => other,
        }
    }

    /// The same value, by another reader.
    fn of_other(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::String(text) => Value::String(text.clone()),
            serde_json::Value::Number(number) => number.as_u64().map_or(Value::Other, Value::Number),
            serde_json::Value::Array(items) => Value::Array(items.iter().map(of_other).collect()),
            serde_json::Value::Object(members) => {
                Value::Object(Object(members.iter().map(|(k, v)| (k.clone(), of_other(v))).collect()))
            }
            _ => Value::Other,
        }
    }

    #[test]
    fn texts_are_read_as_another_reader_reads_them() {
        const PIECES: [&str; 28] = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\":",
            " ",
            "\n",
            "1",
            "-",
            "0",
            ".5",
            "e+3",
            "true",
            "null",
            "fals",
            "\\n",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\x",
            "é",
            "\t",
            "{\"k\":[1,2]}",
            "[]",
        ];
        let mut state: u64 = 5;
        let mut next = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % most
        };
        let mut good = 0;
        for round in 0..200_000 {
            let middle: String = (0..1 + next(6)).map(|_| PIECES[next(PIECES.len())]).collect();
            let text = match round % 4 {
                0 => middle,
                1 => format!("[{middle}]"),
                2 => format!("\"{middle}\""),
                _ => format!("{{\"x\":{middle}}}"),
            };
            let want = serde_json::from_str(&text).ok().as_ref().map(of_other).map(sorted);
            good += usize::from(want.is_some());
            assert_eq!(parse(&text).map(sorted), want, "{text:?}");
        }
        assert!(good > 10_000, "{good}");
    }

    #[test]
    fn nesting_has_a_limit() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(127)).is_some());
        assert!(parse(&nested(128)).is_none());
        assert!(parse(&"[".repeat(1_000_000)).is_none());
    }

    #[test]
    fn of_two_members_with_one_name_the_later_counts() {
        let value = parse(r#"{"a": 1, "b": "x", "a": 2}"#);
        let object = value.as_ref().and_then(Value::as_object).unwrap();
        assert_eq!(object.get("a"), Some(&Value::Number(2)));
        assert_eq!(object.get("c"), None);
    }
}
