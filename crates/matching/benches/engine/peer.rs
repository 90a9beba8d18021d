//! Another solver in a process of its own, which reads the problem once and solves it on demand
//! (`peers.py`); the engine itself can be measured in the same way.

use crate::report::{self, Times, say};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// As `peers.py` calls them.
pub(crate) const NAMES: [&str; 4] = ["ortools", "scipy-dense", "scipy-sparse", "lap"];

/// How long reading may take.
const READING: Duration = Duration::from_secs(300);

/// A solver that is there, or why not.
pub(crate) struct Peer {
    pub(crate) name: &'static str,
    title: String,
    running: Option<Running>,
    built: f64,
    pub(crate) times: Times,
    /// Students placed and total score.
    pub(crate) answer: Option<(u64, u64)>,
    /// In bytes.
    peak: u64,
    /// Why there is no figure.
    note: String,
}

struct Running {
    child: Child,
    questions: ChildStdin,
    answers: Receiver<String>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Peer {
    /// One of the solvers in Python.
    pub(crate) fn start(python: &Path, name: &'static str, file: &Path) -> Self {
        let script = Path::new("benches/engine/peers.py");
        let mut command = Command::new(python);
        command.arg(script).arg(name).arg(file);
        Self::run(name, command)
    }

    /// The engine, in another process of this program.
    pub(crate) fn ours(program: &Path, file: &Path) -> Self {
        let mut command = Command::new(program);
        command.arg("solve").arg(file);
        Self::run("Annoda, total (proven)", command)
    }

    fn run(name: &'static str, mut command: Command) -> Self {
        let mut peer = Self {
            name,
            title: name.to_owned(),
            running: None,
            built: 0.0,
            times: Times::default(),
            answer: None,
            peak: 0,
            note: String::new(),
        };
        match command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
            Ok(child) => peer.running = Running::of(child),
            Err(error) => peer.note = format!("does not start: {error}"),
        }
        let Some(line) = peer.wait(READING) else { return peer };
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        match words[..] {
            ["built", milliseconds] => peer.built = milliseconds.parse().unwrap_or(f64::NAN),
            ["built", milliseconds, title] => {
                peer.built = milliseconds.parse().unwrap_or(f64::NAN);
                title.clone_into(&mut peer.title);
            }
            _ => peer.give_up(&line),
        }
        peer
    }

    fn give_up(&mut self, why: &str) {
        self.running = None;
        why.clone_into(&mut self.note);
    }

    fn wait(&mut self, patience: Duration) -> Option<String> {
        let running = self.running.as_ref()?;
        match running.answers.recv_timeout(patience) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Timeout) => {
                self.give_up(&format!("given up after {} s", patience.as_secs()));
                None
            }
            Err(RecvTimeoutError::Disconnected) => {
                self.give_up("ended without an answer");
                None
            }
        }
    }

    /// Once more, on the clock.
    pub(crate) fn solve(&mut self, patience: Duration) {
        let Some(running) = &mut self.running else { return };
        if running.questions.write_all(b"solve\n").is_err() {
            self.give_up("ended without an answer");
            return;
        }
        let Some(line) = self.wait(patience) else { return };
        let words: Vec<&str> = line.split(' ').collect();
        let ["solved", milliseconds, placed, total, peak] = words[..] else {
            self.give_up(&line);
            return;
        };
        let (Ok(milliseconds), Ok(placed), Ok(total)) = (milliseconds.parse::<f64>(), placed.parse(), total.parse()) else {
            self.give_up(&line);
            return;
        };
        self.times.push(Duration::from_secs_f64(milliseconds / 1e3));
        self.answer = Some((placed, total));
        self.peak = peak.parse().unwrap_or(0);
    }

    /// A line of the table; whether its optimum is ours, where it has one.
    pub(crate) fn report(&self, ours: (u64, u64)) -> bool {
        self.report_alone();
        let same = self.answer.is_none_or(|answer| answer == ours);
        if let (false, Some((placed, total))) = (same, self.answer) {
            say(&format!("  ANOTHER OPTIMUM: {} places {placed} with a total of {total}", self.title));
        }
        same
    }

    pub(crate) fn report_alone(&self) {
        if self.times.is_empty() {
            report::row(&self.title, "", None, &self.note);
            return;
        }
        let memory = format!("{} MB", self.peak / 1_000_000);
        report::row(&self.title, &format!("{:.1}", self.built), Some(&self.times), &memory);
        if !self.note.is_empty() {
            say(&format!("  {}: {}", self.title, self.note));
        }
    }
}

impl Running {
    fn of(mut child: Child) -> Option<Self> {
        let (questions, output) = (child.stdin.take()?, child.stdout.take()?);
        let (sender, answers) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Some(Self { child, questions, answers })
    }
}

/// The most memory that this process has had, in bytes, where the system tells (Linux).
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
