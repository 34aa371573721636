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
    ("broadsheet-worker", &["broadsheet-article", "broadsheet-extract", "broadsheet-wire"]),
    (
        "broadsheet-cli",
        &["broadsheet-article", "broadsheet-extract", "broadsheet-export", "broadsheet-report"],
    ),
    (
        "broadsheet-js",
        &["broadsheet-article", "broadsheet-extract", "broadsheet-export", "broadsheet-report"],
    ),
    ("broadsheet-app", &["broadsheet-article", "broadsheet-summary", "broadsheet-wire"]),
    ("wasm-streams", &[]),
    ("broadsheet-parity", &["broadsheet-article", "broadsheet-extract", "broadsheet-wire"]),
    ("broadsheet-tests", &["xtask"]),
    ("xtask", &[]),
];

/// Dependencies that go through a wall, walls with a hole that nobody uses, and crates that no wall is
/// known for.
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
        let dependencies = list(&package["dependencies"]);
        let used: Vec<String> =
            dependencies.iter().filter(|dependency| dependency["kind"] != "dev").map(name).collect();
        for known in used.iter().filter(|known| ours.contains(known) && !allowed.contains(&known.as_str())) {
            broken.push(format!("{package_name}: must not depend on {known}"));
        }
        for unused in allowed.iter().filter(|allowed| !used.iter().any(|known| known == *allowed)) {
            broken.push(format!(
                "{package_name}: xtask/src/tidy/walls.rs lets it depend on {unused}, and it does not"
            ));
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
        let package = |name: &str, kind: Value| json!({ "name": name, "dependencies": [{ "name": "broadsheet-summary", "kind": kind }, { "name": "serde" }] });
        let summary = json!({ "name": "broadsheet-summary", "dependencies": [] });
        let check = |package| breaches(&json!({ "packages": [package, summary.clone()] }));
        assert_eq!(
            check(package("broadsheet-article", Value::Null)),
            ["broadsheet-article: must not depend on broadsheet-summary"]
        );
        assert!(check(package("broadsheet-article", json!("dev"))).is_empty());
        assert!(check(package("broadsheet-digest", Value::Null)).is_empty());
        assert_eq!(check(package("broadsheet-new", Value::Null)).len(), 1);
    }

    #[test]
    fn a_hole_that_nobody_uses_is_a_breach() {
        let digest = json!({ "name": "broadsheet-digest", "dependencies": [{ "name": "serde" }] });
        assert_eq!(breaches(&json!({ "packages": [digest] })).len(), 1);
    }
}
