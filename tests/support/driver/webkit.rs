//! WebKitGTK: driven by WebKitWebDriver, in a window on a screen that nobody sees.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use xtask::{browser::Browser, project};

use super::{Driver, PATIENCE, text};
use crate::Outcome;

/// A style for the browser's own buttons, without which its window could not be as narrow as a phone.
const STYLE: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n";

/// Starts the driver and returns its port.
pub fn start(driver: &mut Driver, found: &Browser) -> Outcome<u16> {
    let mut server = Command::new(found.screen.as_deref().unwrap_or(Path::new("Xvfb")));
    // It finds a number that is free, and writes it.
    server.args(["-displayfd", "1", "-screen", "0", "2000x1200x24", "-nolisten", "tcp"]);
    let screen: u32 = driver.start(&mut server, |line| line.trim().parse().ok())?;
    let port = free_port().map_err(|error| format!("no free port: {error}"))?;
    let mut program = Command::new(&found.driver);
    program
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{screen}"))
        .env("XDG_CONFIG_HOME", configuration()?)
        // American English, whether the system has that or not.
        .env("LC_ALL", "en_US.UTF-8")
        .env_remove("LANGUAGE")
        .stdout(Stdio::null());
    driver.spawn(&mut program)?;
    // It does not say when it is ready.
    let start = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if start.elapsed() > PATIENCE {
            return Err("WebKitWebDriver does not come up".into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(port)
}

/// What is asked of it.
pub fn capabilities(browser: &Path) -> Value {
    json!({ "webkitgtk:browserOptions": { "binary": text(browser), "args": ["--automation"] } })
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The folder that the toolkit is configured by.
fn configuration() -> Outcome<PathBuf> {
    let folder = project::target()?.join("e2e/webkit");
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let style = folder.join("gtk-3.0/gtk.css");
    fs::create_dir_all(folder.join("gtk-3.0")).map_err(told)?;
    if !fs::read_to_string(&style).is_ok_and(|there| there == STYLE) {
        fs::write(style, STYLE).map_err(told)?;
    }
    Ok(folder)
}
