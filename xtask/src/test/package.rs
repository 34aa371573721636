//! The JavaScript package as its users have it: in Node.js, and in the eyes of TypeScript.

use std::{fs, path::PathBuf, process::Command};

use super::{Count, check};
use crate::{Outcome, js, process, project, tools};

/// Builds the package, runs its tests in Node.js, and holds what it returns to its types.
pub fn test() -> Outcome<Count> {
    let package = js::build()?;
    let out = project::target()?.join("xtask/js");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;

    let mut node = Command::new(tools::node()?);
    node.args(["--test", "--test-reporter", "tap"])
        .arg(project::root().join("crates/js/tests/package.test.mjs"))
        .env("PACKAGE", &package)
        .env("OUT", &out);
    let ran = process::run("Testing the JavaScript package", &mut node)?;
    let mut count = count_in(&ran.output);
    if !ran.ok {
        eprintln!("{}\n(all of it: {})", ran.tail(60), ran.log.display());
        count.failed = count.failed.max(1);
        return Ok(count);
    }

    let types = check(tsc(&[out.join("samples.ts")])?)?;
    Ok(Count::new(count.passed + types.passed, types.failed))
}

/// The compiler of TypeScript, told to look at these files only.
fn tsc(files: &[PathBuf]) -> Outcome<Command> {
    let mut tsc = Command::new(tools::node()?);
    tsc.arg(tools::typescript()?)
        .args(["--noEmit", "--strict", "--target", "es2022", "--lib", "esnext,dom"])
        .args(["--module", "nodenext", "--moduleResolution", "nodenext"])
        .args(files);
    Ok(tsc)
}

/// Node.js ends a report in the TAP form with `# pass 5` and `# fail 0`.
fn count_in(output: &str) -> Count {
    let number = |word: &str| {
        let line = output.lines().rev().find_map(|line| line.strip_prefix(word));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    Count::new(number("# pass "), number("# fail "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_those_at_the_end() {
        let output = "ok 1 - a\n# Subtest: # pass 9\n1..2\n# tests 2\n# pass 1\n# fail 1\n# skipped 0\n";
        assert_eq!(count_in(output), Count::new(1, 1));
    }
}
