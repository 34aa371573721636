//! `cargo xtask test`: everything that must hold, in order, with a summary at the end.

mod package;
mod parity;

use std::{
    process::Command as Program,
    time::{Duration, Instant},
};

use crate::{
    Command, Outcome,
    arguments::{Arguments, Flag},
    bench,
    browser::{self, Engine},
    budget, build,
    process::{self, Ran},
    project, tidy, tools, wasm,
};

/// The command.
pub const COMMAND: Command = Command {
    name: "test",
    about: "Runs all tests and checks, with all that they need; ends with a summary",
    options: &[
        Flag { name: "only", value: Some("STEP"), about: "only the steps with this in their name" },
        Flag { name: "all-engines", value: None, about: "end to end in Firefox and WebKit, too" },
    ],
    run: |arguments| test(&arguments),
};

/// How many tests or checks of a step went well, and how many did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: usize,
    failed: usize,
    /// What an engine cannot do and was therefore not tested in it, with the reason.
    exceptions: Vec<String>,
    /// What failed, and passed when it was done once more.
    unsteady: Vec<String>,
}

impl Count {
    fn new(passed: usize, failed: usize) -> Self {
        Self { passed, failed, ..Self::default() }
    }
}

/// One line of the summary.
struct Step {
    name: &'static str,
    site: Site,
    run: fn() -> Outcome<Count>,
}

/// What a step has to do with the built site.
#[derive(PartialEq, Eq)]
enum Site {
    Unrelated,
    Made,
    Needed,
}

const NO_SITE: &str = "not run, because the site could not be built";

const STEPS: &[Step] = &[
    Step {
        name: "formatting",
        site: Site::Unrelated,
        run: || check(cargo(&["fmt", "--all", "--check", "--", "--color", "never"])),
    },
    Step { name: "house rules", site: Site::Unrelated, run: house_rules },
    Step { name: "clippy", site: Site::Unrelated, run: || check(cargo(&[CLIPPY, NATIVE, STRICT].concat())) },
    Step {
        name: "clippy for wasm",
        site: Site::Unrelated,
        run: || check(cargo(&[CLIPPY, IN_BROWSERS, STRICT].concat())),
    },
    // This very program cannot be written over while it runs, so its own tests are apart.
    Step {
        name: "unit and property tests",
        site: Site::Unrelated,
        run: || {
            let others = ["--workspace", "--exclude", "xtask", "--exclude", "broadsheet-tests"];
            tests(&mut cargo(&[&["test", "--locked", "--no-fail-fast"], &others[..]].concat()))
        },
    },
    Step {
        name: "tests of xtask",
        site: Site::Unrelated,
        run: || tests(&mut cargo(&["test", "--locked", "-p", "xtask", "--lib"])),
    },
    Step { name: "documentation", site: Site::Unrelated, run: || document(NATIVE) },
    Step { name: "documentation for wasm", site: Site::Unrelated, run: || document(IN_BROWSERS) },
    Step {
        name: "fuzz targets",
        site: Site::Unrelated,
        run: || check(cargo(&["check", "--manifest-path", "fuzz/Cargo.toml"])),
    },
    Step { name: "benches", site: Site::Unrelated, run: benches },
    Step { name: "release build", site: Site::Made, run: || build::build().map(|()| Count::new(1, 0)) },
    Step { name: "wasm tests", site: Site::Unrelated, run: parity::compare },
    Step { name: "JavaScript package", site: Site::Unrelated, run: package::test },
    Step { name: "end-to-end tests", site: Site::Needed, run: || end_to_end(Engine::Chromium) },
    Step { name: "app speed", site: Site::Needed, run: speed },
    Step { name: "size budget", site: Site::Needed, run: sizes },
];

/// The same tests in browsers that are built otherwise.
const OTHER_ENGINES: &[Step] = &[
    Step { name: "end-to-end in Firefox", site: Site::Needed, run: || end_to_end(Engine::Firefox) },
    Step { name: "end-to-end in WebKit", site: Site::Needed, run: || end_to_end(Engine::WebKit) },
];

/// Benches and examples are among the targets.
const CLIPPY: &[&str] = &["clippy", "--locked", "--all-targets"];
const STRICT: &[&str] = &["--", "-D", "warnings"];
/// The app is looked at only as what it runs as: to compile its framework once more takes minutes.
const NATIVE: &[&str] = &["--workspace", "--exclude", "broadsheet-app"];
const IN_BROWSERS: &[&str] = &[
    "-p",
    "broadsheet-app",
    "-p",
    "broadsheet-worker",
    "-p",
    "broadsheet-digest",
    "-p",
    "broadsheet-js",
    "--target",
    wasm::TARGET,
];

fn test(arguments: &Arguments) -> Outcome {
    let start = Instant::now();
    let only = arguments.value("only").unwrap_or_default();
    let (engines, more) = if arguments.has("all-engines") {
        (&Engine::ALL[..], OTHER_ENGINES)
    } else {
        (&[Engine::Chromium][..], &[][..])
    };
    let steps: Vec<&Step> = STEPS.iter().chain(more).filter(|step| step.name.contains(only)).collect();
    if steps.is_empty() {
        let names: Vec<_> = STEPS.iter().chain(OTHER_ENGINES).map(|step| step.name).collect();
        return Err(format!("no step is called `{only}`; there are: {}", names.join(", ")));
    }
    println!("Looking for what the tests need");
    browser::set_up(engines)?;
    tools::node()?;
    tools::components()?;
    tools::axe_script()?;
    tools::typescript()?;
    tools::for_build()?;

    let mut sum = Count::default();
    let mut table = String::new();
    let (mut exceptions, mut unsteady) = (Vec::new(), Vec::new());
    let mut built = true;
    for (number, step) in (1..).zip(&steps) {
        let begin = Instant::now();
        println!("[{number}/{}] {}", steps.len(), step.name);
        // Without a build, dist/ would be an older one.
        let outcome =
            if step.site == Site::Needed && !built { Err(NO_SITE.to_owned()) } else { (step.run)() };
        let count = outcome.unwrap_or_else(|message| {
            eprintln!("error: {message}");
            Count::new(0, 1)
        });
        built &= step.site != Site::Made || count.failed == 0;
        sum.passed += count.passed;
        sum.failed += count.failed;
        table.push_str(&line(step.name, &count, begin.elapsed()));
        exceptions.extend(count.exceptions);
        unsteady.extend(count.unsteady);
    }
    println!("\n{:<26} {:<8} {:>7} {:>7} {:>8}\n{table}", "step", "", "passed", "failed", "seconds");
    if !exceptions.is_empty() {
        println!("not tested, because the engine cannot do it:\n{}", exceptions.join("\n"));
    }
    if !unsteady.is_empty() {
        println!("passed only when done once more:\n{}", unsteady.join("\n"));
    }
    println!("all of it took {} s", start.elapsed().as_secs());
    println!("{} passed, {} failed", sum.passed, sum.failed);
    // The table has said what failed; one more message would hide its last line.
    if sum.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn line(name: &str, count: &Count, time: Duration) -> String {
    let verdict = if count.failed == 0 { "ok" } else { "FAILED" };
    format!("{name:<26} {verdict:<8} {:>7} {:>7} {:>8.1}\n", count.passed, count.failed, time.as_secs_f64())
}

fn cargo(words: &[&str]) -> Program {
    let mut command = project::cargo();
    command.args(words).env("CARGO_TERM_COLOR", "never");
    command
}

/// A program that is one check: its status is the outcome.
fn check(mut program: Program) -> Outcome<Count> {
    let ran = process::run(&label(&program), &mut program)?;
    if !ran.ok {
        eprintln!("{}\n(all of it: {})", ran.reason(), ran.log.display());
    }
    Ok(Count::new(usize::from(ran.ok), usize::from(!ran.ok)))
}

/// A program that runs tests and counts them.
fn tests(program: &mut Program) -> Outcome<Count> {
    Ok(counted(&process::run(&label(program), program)?))
}

/// What came out of it; says what failed.
fn counted(ran: &Ran) -> Count {
    let mut count = count_in(&ran.output);
    let exceptions = ran.output.lines().filter_map(|line| line.split_once(Engine::EXCEPTION));
    count.exceptions = exceptions.map(|(_, exception)| exception.to_owned()).collect();
    if ran.ok {
        return count;
    }
    // Without a failure, it ended before a test could fail: it did not compile, or was killed.
    let text = if count.failed == 0 { ran.reason() } else { ran.tail(60) };
    eprintln!("{text}\n(all of it: {})", ran.log.display());
    count.failed = count.failed.max(1);
    count
}

/// Adds up the lines in which test programs say what came out.
fn count_in(output: &str) -> Count {
    let number = |line: &str, word: &str| -> Option<usize> {
        let before = line.split_once(word)?.0;
        before.trim_end().rsplit(' ').next()?.parse().ok()
    };
    output.lines().filter(|line| line.contains(" passed")).fold(Count::default(), |count, line| {
        let (passed, failed) = (number(line, " passed"), number(line, " failed"));
        Count::new(count.passed + passed.unwrap_or(0), count.failed + failed.unwrap_or(0))
    })
}

fn label(program: &Program) -> String {
    let words: Vec<_> = program.get_args().map(|word| word.to_string_lossy()).collect();
    format!("cargo {}", words.join(" ")).chars().take(60).collect()
}

/// The measuring programs, natively and as wasm.
fn benches() -> Outcome<Count> {
    let target = project::target()?.join("benches");
    let lint = |target_of: &[&str]| {
        let mut clippy = cargo(&["clippy", "--manifest-path", "benches/Cargo.toml", "--target-dir"]);
        clippy.arg(&target).args(target_of).args(STRICT);
        check(clippy)
    };
    let (native, wasm) = (lint(&["--bins"])?, lint(&["--lib", "--target", wasm::TARGET])?);
    Ok(Count::new(native.passed + wasm.passed, native.failed + wasm.failed))
}

fn document(packages: &[&str]) -> Outcome<Count> {
    let mut doc = cargo(&[&["doc", "--locked", "--no-deps"], packages].concat());
    doc.env("RUSTDOCFLAGS", "-D warnings");
    check(doc)
}

fn house_rules() -> Outcome<Count> {
    let broken = tidy::broken()?;
    for line in &broken {
        eprintln!("{line}");
    }
    Ok(Count::new(tidy::RULES.len().saturating_sub(broken.len()), broken.len()))
}

fn end_to_end(engine: Engine) -> Outcome<Count> {
    // Each test has a browser of its own, which takes a core and some hundred megabytes.
    let cores = std::thread::available_parallelism().map_or(2, usize::from).min(4);
    let run = |threads: usize, only: &[&str]| {
        let threads = format!("--test-threads={threads}");
        let mut program = cargo(&["test", "--locked", "-p", "broadsheet-tests", "--", &threads]);
        program.args(only).env(Engine::VARIABLE, engine.name());
        process::run(&label(&program), &mut program)
    };
    let ran = run(cores, &[])?;
    let failed = failed_in(&ran.output);
    let count = counted(&ran);
    // On a machine with much to do a driver now and then loses a window or a key, or a browser comes late to
    // what a person would not notice: what fails fails twice, and what did not is listed at the end.
    if failed.is_empty() {
        return Ok(count);
    }
    let again = counted(&run(1, &[&["--exact"], &failed[..]].concat())?);
    let lost = failed.len().saturating_sub(again.passed);
    let unsteady = if lost > 0 { Vec::new() } else { failed };
    Ok(Count {
        passed: count.passed + again.passed,
        failed: lost,
        exceptions: count.exceptions,
        unsteady: unsteady.into_iter().map(|name| format!("{}: {name}", engine.name())).collect(),
    })
}

/// The names under the last "failures:" of a test program.
fn failed_in(output: &str) -> Vec<&str> {
    let Some((_, names)) = output.rsplit_once("\nfailures:\n") else { return Vec::new() };
    names.lines().map_while(|line| line.strip_prefix("    ")).collect()
}

fn speed() -> Outcome<Count> {
    let ran = process::run("Measuring the app", bench::app::program().args(["--check", "--rounds", "3"]))?;
    let mut count = count_in(&ran.output);
    if !ran.ok {
        count.failed = count.failed.max(1);
    }
    println!("{}", ran.tail(60));
    Ok(count)
}

fn sizes() -> Outcome<Count> {
    let sizes = budget::measure(&project::dist())?;
    print!("{}", sizes.table);
    for line in &sizes.over {
        eprintln!("over budget: {line}");
    }
    Ok(Count::new(sizes.parts - sizes.over.len(), sizes.over.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_programs_are_added_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n\
            14 passed, 0 failed\n";
        assert_eq!(count_in(output), Count::new(18, 2));
        assert_eq!(count_in("error: could not compile"), Count::default());
    }

    #[test]
    fn what_failed_is_known_by_name() {
        let output = "test a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\nfailures: none\n\n\nfailures:\n    a::b\n    c::d\n\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(failed_in(output), ["a::b", "c::d"]);
        assert!(failed_in("test result: ok. 3 passed; 0 failed").is_empty());
    }

    #[test]
    fn a_step_that_counts_no_failure_is_ok() {
        assert!(line("clippy", &Count::new(1, 0), Duration::from_secs(3)).contains("ok"));
        assert!(line("clippy", &Count::new(5, 1), Duration::ZERO).contains("FAILED"));
    }
}
