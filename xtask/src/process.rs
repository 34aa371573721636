//! Runs other programs: their output goes to a log, a person sees what is going on.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, IsTerminal, Read, Write},
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use crate::{Outcome, project};

/// How a program ended.
pub struct Ran {
    /// It ended with status 0.
    pub ok: bool,
    /// All that it wrote, on both channels.
    pub output: String,
    /// Where that is kept.
    pub log: PathBuf,
    /// How long it took.
    pub time: Duration,
}

impl Ran {
    /// The last lines of the output.
    pub fn tail(&self, lines: usize) -> String {
        let all: Vec<&str> = self.output.trim_end().lines().collect();
        all[all.len().saturating_sub(lines)..].join("\n")
    }

    /// What helps to understand a failure: the output from its first error on, or else its end.
    pub fn reason(&self) -> String {
        const LINES: usize = 60;
        let is_error = |line: &&str| line.starts_with("error:") || line.starts_with("error[");
        let from_error: Vec<&str> =
            self.output.lines().skip_while(|line| !is_error(line)).take(LINES).collect();
        if from_error.is_empty() { self.tail(LINES) } else { from_error.join("\n") }
    }

    /// `Ok` if it went well. If not: its last lines on the screen, and `what` in one line; a
    /// missing network is named as the cause where it is.
    pub fn or_fail(self, what: &str) -> Outcome<Ran> {
        if self.ok {
            return Ok(self);
        }
        if lacks_network(&self.output) {
            return Err(format!("no network: {what} (log: {})", self.log.display()));
        }
        eprintln!("{}", self.reason());
        Err(format!("{what} (log: {})", self.log.display()))
    }
}

/// Runs `command` to its end and tells on the way that it is alive: on a terminal in one line that
/// changes, else in a line now and then. `Err` if it cannot be started.
pub fn run(label: &str, command: &mut Command) -> Outcome<Ran> {
    let start = Instant::now();
    let log = log_file(label)?;
    let mut file = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{} cannot be started: {error}", command.get_program().display()))?;

    let (sender, lines) = mpsc::channel();
    for channel in [
        child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
        child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>),
    ]
    .into_iter()
    .flatten()
    {
        let sender = sender.clone();
        thread::spawn(move || {
            for line in BufReader::new(channel).split(b'\n').map_while(Result::ok) {
                if sender.send(String::from_utf8_lossy(&line).trim_end().to_owned()).is_err() {
                    break;
                }
            }
        });
    }
    drop(sender);

    let mut output = String::new();
    let mut progress = Progress::new(label);
    loop {
        match lines.recv_timeout(Duration::from_millis(500)) {
            Ok(line) => {
                let _ = writeln!(file, "{line}");
                output.push_str(&line);
                output.push('\n');
                progress.show(start.elapsed(), Some(&line));
            }
            Err(mpsc::RecvTimeoutError::Timeout) => progress.show(start.elapsed(), None),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(|error| format!("{label}: {error}"))?;
    progress.clear();
    Ok(Ran { ok: status.success(), output, log, time: start.elapsed() })
}

/// What `command` writes to standard output. `Err` if it cannot be started or fails.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let name = command.get_program().display().to_string();
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| format!("{name} cannot be started: {error}"))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name} failed: {}", text.trim().lines().next_back().unwrap_or("no message")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program's output says that it could not reach the network.
pub fn lacks_network(output: &str) -> bool {
    // cargo and rustup; npm; apt-get.
    const SIGNS: [&str; 13] = [
        "Could not resolve host",
        "Couldn't resolve host",
        "Could not connect to server",
        "Failed to connect to",
        "Couldn't connect to server",
        "dns error",
        "error sending request",
        "network failure seems to have happened",
        "ENOTFOUND",
        "EAI_AGAIN",
        "ECONNREFUSED",
        "Temporary failure resolving",
        "Could not connect to",
    ];
    SIGNS.iter().any(|sign| output.contains(sign))
}

fn log_file(label: &str) -> Outcome<PathBuf> {
    let folder = project::target()?.join("xtask");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let name: String =
        label.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '-' }).collect();
    Ok(folder.join(format!("{name}.log")))
}

/// One line on a terminal that is written over; elsewhere a line every quarter of a minute.
struct Progress<'a> {
    label: &'a str,
    terminal: bool,
    shown: Duration,
    compiled: usize,
    doing: String,
}

impl<'a> Progress<'a> {
    fn new(label: &'a str) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { label, terminal, shown: Duration::ZERO, compiled: 0, doing: String::new() }
    }

    fn show(&mut self, time: Duration, line: Option<&str>) {
        if let Some(line) = line.map(str::trim).filter(|line| !line.is_empty()) {
            self.compiled += usize::from(line.starts_with("Compiling ") || line.starts_with("Checking "));
            self.doing = line.chars().filter(|c| !c.is_control()).take(60).collect();
        }
        let pause = if self.terminal { Duration::from_millis(200) } else { Duration::from_secs(15) };
        if time < self.shown + pause {
            return;
        }
        self.shown = time;
        let crates = if self.compiled > 1 { format!(", {} crates", self.compiled) } else { String::new() };
        let text = format!("  {} … {} s{crates}: {}", self.label, time.as_secs(), self.doing);
        if self.terminal { eprint!("\r\x1b[2K{text}") } else { eprintln!("{text}") }
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[2K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_of_both_channels_is_kept_and_the_status_told() {
        let ran = run("a program that fails", Command::new("cargo").args(["--version", "--no-such-option"]))
            .unwrap();
        assert!(!ran.ok);
        assert!(ran.output.contains("--no-such-option"), "{}", ran.output);
        assert_eq!(fs::read_to_string(&ran.log).unwrap(), ran.output);
    }

    #[test]
    fn a_program_that_is_not_there_is_one_line() {
        let message = run("nothing", &mut Command::new("no-such-program-at-all")).err().unwrap();
        assert!(message.starts_with("no-such-program-at-all cannot be started") && !message.contains('\n'));
    }

    #[test]
    fn the_tail_is_the_end() {
        let ran =
            |output: &str| Ran { ok: true, output: output.into(), log: PathBuf::new(), time: Duration::ZERO };
        assert_eq!(ran("a\nb\nc\n").tail(2), "b\nc");
        assert_eq!(ran("a\nb\nc\n").tail(9), "a\nb\nc");
        assert_eq!(ran("a\nerror: b\nc\n").reason(), "error: b\nc");
        assert_eq!(ran("a\nno error: b\n").reason(), "a\nno error: b");
    }
}
