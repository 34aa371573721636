//! `parity WASM_DUMPS FOLDER…`: compares the engine's outcome here with that of the wasm build,
//! which `dump.mjs` has written to WASM_DUMPS, for every page of the folders.

use std::{error::Error, fs, path::PathBuf, process::ExitCode};

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let dumps = arguments.next().ok_or("which folder holds the wasm build's outcomes?")?;
    let (mut same, mut different) = (0, 0);
    for (number, folder) in arguments.enumerate() {
        let mut files: Vec<PathBuf> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "html" || ending == "txt"));
        files.sort();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let native = parity::dump(&name, &fs::read(&file)?);
            let wasm = fs::read(dumps.join(number.to_string()).join(&name))?;
            if native == wasm {
                same += 1;
                continue;
            }
            different += 1;
            let place = native.iter().zip(&wasm).take_while(|(a, b)| a == b).count();
            let around = |bytes: &[u8]| {
                let end = bytes.len().min(place + 60);
                String::from_utf8_lossy(&bytes[place.saturating_sub(60)..end]).into_owned()
            };
            println!("{}: different from byte {place} on", file.display());
            println!("  native ({} bytes): {:?}", native.len(), around(&native));
            println!("  wasm   ({} bytes): {:?}", wasm.len(), around(&wasm));
        }
    }
    if same + different == 0 {
        return Err("there is no file to compare".into());
    }
    println!("{same} passed, {different} failed");
    Ok(if different == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
