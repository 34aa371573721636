//! The words after a command's name. Every option is known beforehand; anything else is refused.

use crate::{Command, Outcome};

/// An option that a command takes.
pub struct Flag {
    /// Without the two hyphens.
    pub name: &'static str,
    /// What its value is called in the list; `None` for an option without a value.
    pub value: Option<&'static str>,
    /// One line for the list.
    pub about: &'static str,
}

/// The options given.
pub struct Arguments(Vec<(&'static str, String)>);

impl Arguments {
    /// Reads the words that follow `command`. An unknown word or a missing value is an error.
    pub fn new(command: &Command, words: Vec<String>) -> Outcome<Self> {
        let mut given = Vec::new();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let (name, mut value) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word, None),
            };
            let flag = name
                .strip_prefix("--")
                .and_then(|name| command.options.iter().find(|flag| flag.name == name))
                .ok_or_else(|| format!("`{}` does not know `{name}`", command.name))?;
            if flag.value.is_some() && value.is_none() {
                value = Some(words.next().ok_or_else(|| format!("`{name}` needs a value"))?);
            }
            if flag.value.is_none() && value.is_some() {
                return Err(format!("`{name}` takes no value"));
            }
            given.push((flag.name, value.unwrap_or_default()));
        }
        Ok(Self(given))
    }

    /// Whether the option was given.
    pub fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The option's value; that of the last, where it was given more than once.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: Command = Command {
        name: "serve",
        about: "",
        options: &[
            Flag { name: "port", value: Some("N"), about: "" },
            Flag { name: "dev", value: None, about: "" },
        ],
        run: |_| Ok(()),
    };

    fn read(words: &str) -> Outcome<Arguments> {
        Arguments::new(&COMMAND, words.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn options_come_in_both_spellings() {
        for words in ["--port 9000 --dev", "--dev --port=9000"] {
            let arguments = read(words).unwrap();
            assert_eq!(arguments.value("port"), Some("9000"));
            assert!(arguments.has("dev"));
        }
        assert!(!read("").unwrap().has("dev"));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for (words, message) in [
            ("--prot 1", "`serve` does not know `--prot`"),
            ("9000", "`serve` does not know `9000`"),
            ("--port", "`--port` needs a value"),
            ("--dev=yes", "`--dev` takes no value"),
        ] {
            assert_eq!(read(words).err().as_deref(), Some(message));
        }
    }
}
