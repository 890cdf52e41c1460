//! The real binary, started against a double.
//!
//! `KONTAKTI_BINARY` names another build of it, so that the release binary can be driven.

#![allow(dead_code, reason = "the stories and the benchmarks each use their own part of it")]

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::double::Double;
use crate::double::state::State;

/// A bot that runs. When it goes, it is killed, and its log must hold no secret and nothing that people typed.
#[derive(Debug)]
pub struct Bot {
    child: Child,
    log: Arc<Mutex<String>>,
    readers: Vec<JoinHandle<()>>,
    state: Arc<State>,
}

impl Bot {
    /// Starts it on a data folder and waits until it can be used.
    pub async fn start(double: &Double, data: &Path) -> Self {
        Bot::start_with(double, data, &[]).await
    }

    /// With further variables in the environment.
    pub async fn start_with(double: &Double, data: &Path, variables: &[(&str, &str)]) -> Self {
        let sessions = double.state().lock().identifies;
        let bot = Bot::spawn(double, data, variables);
        double.identified(sessions + 1).await;
        double.registered().await;
        bot
    }

    /// Starts it and waits for nothing.
    pub fn spawn(double: &Double, data: &Path, variables: &[(&str, &str)]) -> Self {
        Bot::spawn_by(Command::new(binary()), double, data, variables)
    }

    /// Starts it by a command that ends with the binary.
    pub fn spawn_by(mut command: Command, double: &Double, data: &Path, variables: &[(&str, &str)]) -> Self {
        std::fs::create_dir_all(data).expect("the data folder can be made");
        for (name, _) in std::env::vars_os() {
            // Settings of whoever runs the tests are not the bot's.
            if name.to_string_lossy().starts_with("KONTAKTI") || name.to_string_lossy().starts_with("DISCORD") {
                command.env_remove(name);
            }
        }
        let mut child = command
            .arg("bot")
            // No settings file is there: the bot needs none.
            .current_dir(data)
            .env("KONTAKTI__DISCORD__API_URL", double.url())
            .env("KONTAKTI__DATA__DIR", data)
            .env("DISCORD_TOKEN", double.token())
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let log = Arc::new(Mutex::new(String::new()));
        let out = child.stdout.take().map(|pipe| read_on(pipe, log.clone()));
        let err = child.stderr.take().map(|pipe| read_on(pipe, log.clone()));
        let readers = out.into_iter().chain(err).collect();
        Bot { child, log, readers, state: double.state().clone() }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// What it has written so far, both streams.
    pub fn log(&self) -> String {
        self.log.lock().expect("readers do not panic").clone()
    }

    /// Asks it to end and waits until it has, 20 s at most.
    pub async fn stop(mut self) -> ExitStatus {
        self.signal("-TERM");
        let ended = self.ended_within(Duration::from_secs(20)).await;
        ended.unwrap_or_else(|| panic!("the bot did not end:\n{}", self.log()))
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: &str) {
        let asked = Command::new("kill").args([signal, &self.pid().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "the bot runs no more:\n{}", self.log());
    }

    /// How it ended, if it does so by itself within the time.
    pub async fn ended_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().expect("the child is ours") {
                self.read_to_the_end();
                return Some(status);
            }
            if Instant::now() > until {
                return None;
            }
            // The double goes on meanwhile: the bot takes its leave of it.
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.read_to_the_end();
    }

    /// What it said last may still be on its way when it has ended.
    fn read_to_the_end(&mut self) {
        for reader in self.readers.drain(..) {
            let _ = reader.join();
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.kill();
        let log = self.log();
        if std::thread::panicking() {
            eprintln!("the bot's log:\n{log}");
            return;
        }
        let inner = self.state.lock();
        let secrets = inner.tokens.iter().chain([&self.state.rules.token]);
        let leaked = secrets.chain(&inner.typed).any(|text| log.contains(text.as_str()));
        drop(inner);
        assert!(!leaked, "a token, or what somebody typed, is in the log:\n{log}");
        assert!(!log.contains("panicked"), "the bot panicked:\n{log}");
    }
}

/// The binary that is driven.
pub fn binary() -> PathBuf {
    std::env::var_os("KONTAKTI_BINARY")
        .filter(|path| !path.is_empty())
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_kontakti")), PathBuf::from)
}

fn read_on(mut pipe: impl Read + Send + 'static, log: Arc<Mutex<String>>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count) = pipe.read(&mut buffer) {
            if count == 0 {
                return;
            }
            log.lock().expect("readers do not panic").push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
    })
}
