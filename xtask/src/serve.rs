//! `cargo xtask serve`: from a fresh clone to an address that one can open.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::{Child, Stdio},
};

use crate::{
    Command, Outcome,
    arguments::{Arguments, Flag},
    build, project,
    site::{Settings, Site},
    tools,
};

const PORT: u16 = 8080;

/// The command.
pub const COMMAND: Command = Command {
    name: "serve",
    about: "Builds Broadsheet and serves it on http://127.0.0.1:8080/",
    options: &[
        Flag { name: "port", value: Some("N"), about: "another port; 0 for any that is free" },
        Flag {
            name: "dev",
            value: None,
            about: "builds without optimising, and again whenever a file changes",
        },
    ],
    run: |arguments| serve(&arguments),
};

fn serve(arguments: &Arguments) -> Outcome {
    let port = match arguments.value("port") {
        Some(text) => text.parse().map_err(|_| format!("`{text}` is no port: it is a number up to 65535"))?,
        None => PORT,
    };
    // Better now than after minutes of building.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| taken(port, &error))?;
    if arguments.has("dev") { develop(port) } else { release(port) }
}

fn release(port: u16) -> Outcome {
    build::build()?;
    let site = start(port, project::dist())?;
    println!("Broadsheet is ready: {}  (Ctrl+C stops it)", site.url());
    site.wait();
    Ok(())
}

/// Trunk watches and builds; the server is ours, so that the policy holds here too.
fn develop(port: u16) -> Outcome {
    let toolbox = tools::for_build()?;
    let folder = project::target()?.join("xtask/dev");
    let mut watch = toolbox.trunk()?;
    watch.arg("watch").arg("--dist").arg(&folder).stdin(Stdio::null());
    let child = watch.spawn().map_err(|error| format!("trunk cannot be started: {error}"))?;
    let mut child = Stopped(child);
    let site = start(port, folder)?;
    println!("Broadsheet will be at {} when it is built; reload the page after a change", site.url());
    let status = child.0.wait().map_err(|error| format!("trunk: {error}"))?;
    Err(format!("trunk has stopped ({status})"))
}

fn start(port: u16, folder: PathBuf) -> Outcome<Site> {
    Site::start(Settings { folder, port, base: "/".into() }).map_err(|error| taken(port, &error))
}

fn taken(port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!("port {port} is in use: stop what runs there, or choose another with `--port N`")
        }
        io::ErrorKind::PermissionDenied => {
            format!("port {port} is not for everybody: choose one above 1023 with `--port N`")
        }
        _ => format!("port {port} of 127.0.0.1 cannot be used: {error}"),
    }
}

/// A program that does not outlive us.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
