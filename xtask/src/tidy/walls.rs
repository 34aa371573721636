//! Which of our crates may know which.

use serde_json::Value;

use crate::{Outcome, project};

/// Each crate with those that it may depend on. Tests may know more.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("broadsheet-article", &[]),
    ("broadsheet-tokenize", &[]),
    ("broadsheet-extract", &["broadsheet-article", "broadsheet-tokenize"]),
    ("broadsheet-export", &["broadsheet-article"]),
    ("broadsheet-report", &["broadsheet-article"]),
    ("broadsheet-summary", &[]),
    ("broadsheet-digest", &["broadsheet-summary"]),
    ("broadsheet-wire", &["broadsheet-article"]),
    (
        "broadsheet-worker",
        &["broadsheet-article", "broadsheet-extract", "broadsheet-export", "broadsheet-wire"],
    ),
    (
        "broadsheet-cli",
        &["broadsheet-article", "broadsheet-extract", "broadsheet-export", "broadsheet-report"],
    ),
    (
        "broadsheet-js",
        &["broadsheet-article", "broadsheet-extract", "broadsheet-export", "broadsheet-report"],
    ),
    ("broadsheet-app", &["broadsheet-article", "broadsheet-export", "broadsheet-summary", "broadsheet-wire"]),
    ("wasm-streams", &[]),
    ("broadsheet-parity", &["broadsheet-article", "broadsheet-extract", "broadsheet-wire"]),
    ("broadsheet-tests", &["broadsheet-article", "xtask"]),
    ("xtask", &[]),
];

/// Dependencies that go through a wall, and crates that no wall is known for.
pub fn broken() -> Outcome<Vec<String>> {
    Ok(breaches(project::metadata()?))
}

fn breaches(metadata: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
    let packages = list(&metadata["packages"]);
    let ours: Vec<String> = packages.iter().map(name).collect();
    let mut broken = Vec::new();
    for package in &packages {
        let package_name = name(package);
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(known, _)| *known == package_name) else {
            broken
                .push(format!("{package_name}: xtask/src/tidy/walls.rs does not say what it may depend on"));
            continue;
        };
        for dependency in list(&package["dependencies"]) {
            let known = name(&dependency);
            let of_tests = dependency["kind"] == "dev";
            if ours.contains(&known) && !of_tests && !allowed.contains(&known.as_str()) {
                broken.push(format!("{package_name}: must not depend on {known}"));
            }
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_dependency_upwards_is_a_breach() {
        let package = |name: &str, kind: Value| json!({ "name": name, "dependencies": [{ "name": "broadsheet-extract", "kind": kind }, { "name": "serde" }] });
        let metadata = |packages: Vec<Value>| json!({ "packages": packages });
        let extract = json!({ "name": "broadsheet-extract", "dependencies": [] });
        let check = |package| breaches(&metadata(vec![package, extract.clone()]));
        assert_eq!(
            check(package("broadsheet-app", Value::Null)),
            ["broadsheet-app: must not depend on broadsheet-extract"]
        );
        assert!(check(package("broadsheet-app", json!("dev"))).is_empty());
        assert!(check(package("broadsheet-cli", Value::Null)).is_empty());
        assert_eq!(check(package("broadsheet-new", Value::Null)).len(), 1);
    }
}
