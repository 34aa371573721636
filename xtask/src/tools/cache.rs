//! The per-user folder of installed tools. A tool is there whole or not at all: it is installed
//! beside its place and moved in when complete. Two runs at once take turns.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use crate::Outcome;

/// Marks a folder whose installation has not ended.
const UNFINISHED: &str = ".unfinished-";

/// The folder `name` (a tool with its version) of the cache. If it is missing, `install` fills an
/// empty folder, which then becomes it.
pub fn folder(name: &str, install: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    folder_in(&root()?, name, install)
}

fn folder_in(cache: &Path, name: &str, install: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let place = cache.join(name);
    if place.is_dir() {
        return Ok(place);
    }
    let told = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(cache).map_err(|error| told(cache, error))?;
    let _lock = lock(&cache.join("lock"))?;
    // Another run may have installed it while we waited.
    if place.is_dir() {
        return Ok(place);
    }
    // Nobody else is at work, so what is unfinished now was given up.
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    let unfinished = cache.join(format!("{UNFINISHED}{name}"));
    fs::create_dir(&unfinished).map_err(|error| told(&unfinished, error))?;
    let done = install(&unfinished)
        .and_then(|()| fs::rename(&unfinished, &place).map_err(|error| told(&place, error)));
    if let Err(message) = done {
        let _ = fs::remove_dir_all(&unfinished);
        return Err(message);
    }
    Ok(place)
}

/// Held until the file is dropped, also by a program that is killed.
fn lock(path: &Path) -> Outcome<File> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = File::create(path).map_err(told)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("Waiting for another run that installs tools");
            file.lock().map_err(told)?;
        }
        Err(TryLockError::Error(error)) => return Err(told(error)),
    }
    Ok(file)
}

fn root() -> Outcome<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        from("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        from("XDG_CACHE_HOME").or_else(|| from("HOME").map(|home| home.join("Library/Caches")))
    } else {
        from("XDG_CACHE_HOME").or_else(|| from("HOME").map(|home| home.join(".cache")))
    };
    let base = base.ok_or("there is no folder for tools: neither HOME nor XDG_CACHE_HOME is set")?;
    Ok(base.join("broadsheet/tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("broadsheet-cache-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_tool_is_installed_once() {
        let cache = scratch("once");
        let install = |folder: &Path| fs::write(folder.join("tool"), "1").map_err(|error| error.to_string());
        let place = folder_in(&cache, "tool-1", install).unwrap();
        assert_eq!(fs::read_to_string(place.join("tool")).unwrap(), "1");
        folder_in(&cache, "tool-1", |_| panic!("installed again")).unwrap();
        fs::remove_dir_all(cache).unwrap();
    }

    #[test]
    fn half_an_installation_is_no_installation() {
        let cache = scratch("half");
        let fail = |folder: &Path| {
            fs::write(folder.join("half"), "").unwrap();
            Err("no network".to_owned())
        };
        assert_eq!(folder_in(&cache, "tool-1", fail), Err("no network".to_owned()));
        // What a killed run leaves behind.
        fs::create_dir(cache.join(".unfinished-tool-1")).unwrap();
        fs::write(cache.join(".unfinished-tool-1/half"), "").unwrap();
        let place = folder_in(&cache, "tool-1", |_| Ok(())).unwrap();
        assert_eq!(fs::read_dir(place).unwrap().count(), 0);
        fs::remove_dir_all(cache).unwrap();
    }
}
