//! What systemd is told: that the bot is ready, that it is alive, that it stops. `sd_notify(3)` in a few lines.

use std::sync::Arc;
use std::time::Duration;

use super::{Health, is_alive};

/// How often systemd hears something when it has named no time.
const OFTEN: Duration = Duration::from_secs(20);
/// How much longer the start may take, told again and again for as long as Discord cannot be reached.
const EXTENSION: &str = "EXTEND_TIMEOUT_USEC=60000000";

/// The way to systemd, if the program was started by it.
#[derive(Debug)]
pub struct Systemd {
    #[cfg(unix)]
    to: Option<std::os::unix::net::UnixDatagram>,
    /// How often it wants to hear that the bot is alive.
    watchdog: Option<Duration>,
}

impl Systemd {
    /// `variable` reads the environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let number = |name: &str| variable(name).and_then(|text| text.parse::<u64>().ok());
        let ours = number("WATCHDOG_PID").is_none_or(|pid| pid == u64::from(std::process::id()));
        Systemd {
            #[cfg(unix)]
            to: variable("NOTIFY_SOCKET").and_then(|name| socket(&name).ok()),
            watchdog: number("WATCHDOG_USEC").filter(|micros| ours && *micros > 0).map(Duration::from_micros),
        }
    }

    /// Tells how the bot is, until it stops.
    pub async fn follow(self, health: Arc<Health>) {
        #[cfg(unix)]
        if self.to.is_none() {
            return;
        }
        let often = self.watchdog.map_or(OFTEN, |limit| (limit / 2).min(OFTEN));
        let mut changes = health.changes();
        let mut was_ready = false;
        loop {
            let state = changes.borrow_and_update().clone();
            if state.is_stopping() {
                return self.tell(&["STOPPING=1", "STATUS=stopping"]);
            }
            let status = format!("STATUS={}", state.words());
            let mut lines = vec![status.as_str()];
            was_ready |= state.is_ready();
            lines.push(if was_ready { "READY=1" } else { EXTENSION });
            // Whoever is stuck says nothing, and is put an end to.
            if self.watchdog.is_some() && is_alive().await {
                lines.push("WATCHDOG=1");
            }
            self.tell(&lines);
            let changed = tokio::time::timeout(often, changes.changed()).await;
            if matches!(changed, Ok(Err(_))) {
                return;
            }
        }
    }

    #[cfg(unix)]
    fn tell(&self, lines: &[&str]) {
        if let Some(to) = &self.to {
            // Nobody may be there any more; the bot works all the same.
            let _ = to.send(lines.join("\n").as_bytes());
        }
    }

    #[cfg(not(unix))]
    fn tell(&self, _: &[&str]) {}
}

/// The socket of that name; with `@` first, it is in no folder.
#[cfg(unix)]
fn socket(name: &str) -> std::io::Result<std::os::unix::net::UnixDatagram> {
    use std::os::unix::net::{SocketAddr, UnixDatagram};
    let address = match name.strip_prefix('@') {
        #[cfg(target_os = "linux")]
        Some(name) => <SocketAddr as std::os::linux::net::SocketAddrExt>::from_abstract_name(name)?,
        _ => SocketAddr::from_pathname(name)?,
    };
    let socket = UnixDatagram::unbound()?;
    socket.connect_addr(&address)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::net::UnixDatagram;

    use super::*;

    fn heard(socket: &UnixDatagram) -> String {
        let mut buffer = [0; 512];
        let count = socket.recv(&mut buffer).expect("systemd hears something");
        String::from_utf8_lossy(&buffer[..count]).into_owned()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn systemd_hears_when_the_bot_is_ready_alive_and_stopping() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let systemd = UnixDatagram::bind(&path).unwrap();
        systemd.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let health = Arc::new(Health::default());
        let variable = |name: &str| match name {
            "NOTIFY_SOCKET" => Some(path.display().to_string()),
            "WATCHDOG_USEC" => Some("200000".to_owned()),
            _ => None,
        };
        let following = tokio::spawn(Systemd::from_environment(variable).follow(Arc::clone(&health)));
        let first = heard(&systemd);
        assert!(first.contains("STATUS=connecting") && first.contains(EXTENSION) && first.contains("WATCHDOG=1"));
        assert!(!first.contains("READY"));
        health.wants(1);
        health.connected(0, true);
        while !heard(&systemd).contains("READY=1\nWATCHDOG=1") {}
        // It goes on without a reason.
        assert!(heard(&systemd).contains("WATCHDOG=1"));
        health.connected(0, false);
        while heard(&systemd) != "STATUS=connecting to Discord\nREADY=1\nWATCHDOG=1" {}
        health.stops();
        while !heard(&systemd).contains("STOPPING=1") {}
        following.await.unwrap();
    }

    #[test]
    fn a_watchdog_of_another_process_is_not_ours() {
        let variable = |name: &str| match name {
            "WATCHDOG_USEC" => Some("200000".to_owned()),
            "WATCHDOG_PID" => Some("1".to_owned()),
            _ => None,
        };
        let systemd = Systemd::from_environment(variable);
        assert!(systemd.watchdog.is_none() && systemd.to.is_none());
    }
}
