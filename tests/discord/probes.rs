//! What probes and systemd hear of the bot.

use std::net::TcpListener;
use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::bot::Bot;
use crate::double::Double;
use crate::double::ask::Ask;
use crate::double::people::GUILD;
use crate::double::state::{Out, Temper};
use crate::story::{cronus, holds, mari};

/// A port that is free just now.
fn free_address() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("a bound listener has an address").to_string()
}

async fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.expect("the probes listen");
    let request = format!("GET {path} HTTP/1.1\r\nHost: probe\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("the request is taken");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("the answer is a text");
    answer
}

async fn get_until(address: &str, path: &str, status: &str) {
    for _ in 0..200 {
        if get(address, path).await.starts_with(&format!("HTTP/1.1 {status}")) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{path} does not come to {status}");
}

fn heard(systemd: &UnixDatagram) -> String {
    let mut buffer = [0; 512];
    let count = systemd.recv(&mut buffer).expect("systemd hears something");
    String::from_utf8_lossy(&buffer[..count]).into_owned()
}

#[tokio::test]
async fn the_bot_tells_how_it_is_from_start_to_stop() {
    let double = Double::start().await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let address = free_address();
    let path = folder.path().join("notify");
    let systemd = UnixDatagram::bind(&path).expect("a socket can be made");
    systemd.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit can be set");
    let path = path.display().to_string();
    let variables =
        [("KONTAKTI__HEALTH__LISTEN", address.as_str()), ("NOTIFY_SOCKET", &path), ("WATCHDOG_USEC", "1000000")];
    let data = folder.path().join("data");
    let bot = Bot::start_with(&double, &data, &variables).await;
    while !heard(&systemd).contains("READY=1") {}
    while !heard(&systemd).contains("WATCHDOG=1") {}
    get_until(&address, "/readyz", "200").await;
    get_until(&address, "/healthz", "200").await;

    let asked = double.ask(&cronus(&mari()));
    holds(&asked.message().await.text(), &["CT000001"]);
    double.ask(&Ask::slash(&mari(), "company add").with("name", "Odd Oy").with("phone", "x")).message().await;
    let metrics = get(&address, "/metrics").await;
    holds(
        &metrics,
        &[
            "kontakti_interactions_total{kind=\"command\",command=\"company add\",outcome=\"answered\"} 1",
            "kontakti_interactions_total{kind=\"command\",command=\"company add\",outcome=\"refused\"} 1",
            "kontakti_first_response_seconds_count 2",
            "kontakti_gateway_connected 1",
            "kontakti_open_guild_files 1",
        ],
    );
    for secret in ["Cronus", "123 4567", "Helsinki", "Mari", GUILD, double.token(), asked.token()] {
        assert!(!metrics.contains(secret), "{secret} is in:\n{metrics}");
    }

    // Nobody is let in: the bot is alive, but not ready.
    double.is(Temper::HangsUp);
    double.gateway(&Out::Close(None));
    get_until(&address, "/readyz", "503").await;
    get_until(&address, "/healthz", "200").await;
    let status = bot.stop().await;
    assert!(status.success(), "{status}");
    while !heard(&systemd).contains("STOPPING=1") {}
}

#[tokio::test]
async fn an_address_that_is_taken_is_the_operators_to_mend() {
    let double = Double::start().await;
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let taken = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    let address = taken.local_addr().expect("a bound listener has an address").to_string();
    let mut bot = Bot::spawn(&double, folder.path(), &[("KONTAKTI__HEALTH__LISTEN", &address)]);
    let ended = bot.ended_within(Duration::from_secs(10)).await.expect("the bot ends by itself");
    assert_eq!(ended.code(), Some(2), "{}", bot.log());
    holds(&bot.log(), &["health.listen", &address]);
}
