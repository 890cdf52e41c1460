//! The probes over real connections.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;
use crate::health::{Kind, Outcome};

async fn probes() -> (SocketAddr, Arc<Health>) {
    let health = Arc::new(Health::default());
    let sizes = || Sizes { open_guild_files: 2, database_bytes: 8192 };
    let address = "127.0.0.1:0".parse().unwrap();
    let probes = Probes::bind(address, Arc::clone(&health), sizes).await.unwrap();
    let address = probes.listener.local_addr().unwrap();
    tokio::spawn(probes.serve());
    (address, health)
}

/// What comes back over a connection; empty when it is just dropped.
async fn said(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(30), stream.read_to_end(&mut answer)).await;
    let _ = read.expect("the connection ends");
    String::from_utf8_lossy(&answer).into_owned()
}

async fn get(address: SocketAddr, path: &str) -> String {
    said(address, &format!("GET {path} HTTP/1.1\r\nHost: probe\r\n\r\n")).await
}

#[tokio::test]
async fn the_probes_say_how_the_bot_is() {
    let (address, health) = probes().await;
    assert!(get(address, "/healthz").await.starts_with("HTTP/1.1 200"));
    assert!(get(address, "/readyz").await.starts_with("HTTP/1.1 503"));
    health.wants(1);
    health.connected(0, true);
    assert!(get(address, "/readyz").await.starts_with("HTTP/1.1 200"));
    health.metrics.interaction(Kind::Command, "find", Outcome::Answered);
    let metrics = get(address, "/metrics?name=x").await;
    assert!(
        metrics.contains("kontakti_interactions_total{kind=\"command\",command=\"find\",outcome=\"answered\"} 1\n")
    );
    assert!(metrics.contains("kontakti_gateway_connected 1\n") && metrics.contains("kontakti_open_guild_files 2\n"));
    health.stops();
    assert!(get(address, "/readyz").await.ends_with("\r\n\r\nstopping\n"));
    for (request, status) in [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "404"),
        ("POST /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", "405"),
        ("nonsense\r\n\r\n", "400"),
    ] {
        let answer = said(address, request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{request}: {answer}");
    }
    let endless = format!("GET /healthz HTTP/1.1\r\nX-Long: {}\r\n\r\n", "x".repeat(64 * 1024));
    assert!(!said(address, &endless).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn clients_that_say_nothing_keep_nobody_waiting() {
    let (address, _health) = probes().await;
    let mut silent = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let _ = stream.write_all(b"GET /healthz HT").await;
        silent.push(stream);
    }
    assert!(get(address, "/healthz").await.starts_with("HTTP/1.1 200"));
    // The first of them was dropped for the others.
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(30), silent[0].read_to_end(&mut rest)).await;
    assert!(ended.is_ok());
}
