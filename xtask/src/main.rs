//! `cargo xtask`: the two commands of the README, `serve` and `test`, and what they are made of.

use std::process::ExitCode;

use xtask::{COMMANDS, Outcome, arguments::Arguments};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        list();
        return ExitCode::SUCCESS;
    };
    match run(&name, words.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, words: Vec<String>) -> Outcome {
    let asks = |word: &str| matches!(word, "help" | "--help" | "-h");
    if asks(name) || words.first().is_some_and(|word| asks(word)) {
        list();
        return Ok(());
    }
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| format!("there is no command `{name}`; `cargo xtask` lists what there is"))?;
    (command.run)(Arguments::new(command, words)?)
}

fn list() {
    println!("cargo xtask <command>\n");
    for command in COMMANDS {
        println!("  {:<8} {}", command.name, command.about);
        for option in command.options {
            let name = match option.value {
                Some(value) => format!("--{} {value}", option.name),
                None => format!("--{}", option.name),
            };
            println!("             {name:<12} {}", option.about);
        }
    }
}
