//! The client against a server on loopback that answers as it is told.

use std::collections::VecDeque;
use std::sync::Arc;

use axum::Router;
use axum::http::{Request as Asked, StatusCode as Code, header};
use axum::response::IntoResponse;
use serde_json::json;

use super::*;

type Answers = Arc<Mutex<VecDeque<(u16, Value)>>>;
type Seen = Arc<Mutex<Vec<(String, bool)>>>;

/// A server that gives these answers one after the other, the last one for ever; what it was asked, and whether signed.
async fn server(answers: Vec<(u16, Value)>) -> (Rest, Seen) {
    let answers: Answers = Arc::new(Mutex::new(answers.into()));
    let seen = Seen::default();
    let (asked, given) = (Arc::clone(&seen), Arc::clone(&answers));
    let app = Router::new().fallback(move |request: Asked<axum::body::Body>| async move {
        let signed = request.headers().contains_key(header::AUTHORIZATION);
        asked.lock().unwrap().push((format!("{} {}", request.method(), request.uri()), signed));
        let mut answers = given.lock().unwrap();
        let (status, body) = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }.unwrap();
        (Code::from_u16(status).unwrap(), axum::Json(body)).into_response()
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    (Rest::new(http_client().unwrap(), &url, &Token::new("secret")).unwrap(), seen)
}

fn address() -> Address {
    Address { id: "1".into(), application: "999".into(), token: "tok".into() }
}

fn asked(seen: &Seen) -> Vec<String> {
    seen.lock().unwrap().iter().map(|(line, _)| line.clone()).collect()
}

#[tokio::test]
async fn calls_go_where_discord_expects_them_and_only_the_bots_own_are_signed() {
    let (rest, seen) = server(vec![(200, json!([]))]).await;
    let (to, body, now) = (address(), json!({}), Instant::now());
    rest.respond(&to, &body, now).await.unwrap();
    rest.edit(&to, &body, now).await.unwrap();
    rest.follow_up(&to, &body, now).await.unwrap();
    rest.delete(&to, now).await.unwrap();
    rest.commands("999").await.unwrap();
    rest.put_commands("999", &body).await.unwrap();
    rest.gateway().await.unwrap();
    let expected = [
        ("POST /api/v10/interactions/1/tok/callback", false),
        ("PATCH /api/v10/webhooks/999/tok/messages/@original", false),
        ("POST /api/v10/webhooks/999/tok", false),
        ("DELETE /api/v10/webhooks/999/tok/messages/@original", false),
        ("GET /api/v10/applications/999/commands?with_localizations=true", true),
        ("PUT /api/v10/applications/999/commands", true),
        ("GET /api/v10/gateway/bot", true),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(line, signed)| (line.to_owned(), signed)).collect();
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn limits_and_errors_of_discords_own_are_waited_out() {
    let limited = (429, json!({"retry_after": 0.05, "global": false}));
    let (rest, seen) = server(vec![limited, (502, json!({})), (500, json!({})), (204, json!(null))]).await;
    let begun = Instant::now();
    rest.respond(&address(), &json!({}), begun).await.unwrap();
    assert_eq!(asked(&seen).len(), 4);
    assert!(begun.elapsed() >= Duration::from_millis(50));
}

#[tokio::test]
async fn a_global_limit_holds_everything_back_but_first_responses() {
    let limited = (429, json!({"retry_after": 0.4, "global": true}));
    let (rest, _) = server(vec![limited, (200, json!({}))]).await;
    let begun = Instant::now();
    let (commands, respond) = tokio::join!(rest.commands("999"), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        rest.respond(&address(), &json!({}), Instant::now()).await.unwrap();
        let first = begun.elapsed();
        rest.edit(&address(), &json!({}), Instant::now()).await.unwrap();
        (first, begun.elapsed())
    });
    commands.unwrap();
    assert!(respond.0 < Duration::from_millis(350), "a first response does not wait: {:?}", respond.0);
    assert!(respond.1 >= Duration::from_millis(390), "an edit does: {:?}", respond.1);
}

#[tokio::test]
async fn a_first_response_is_given_up_when_its_time_is_over() {
    let (rest, seen) = server(vec![(503, json!({}))]).await;
    let begun = Instant::now();
    let received = begun - (FIRST_RESPONSE - Duration::from_millis(500));
    let error = rest.respond(&address(), &json!({}), received).await.unwrap_err();
    assert_eq!(error, RestError::Status { status: 503, code: 0 });
    assert!(begun.elapsed() < Duration::from_millis(600));
    assert!(asked(&seen).len() >= 2, "it was tried again while there was time");
}

#[tokio::test]
async fn refusals_are_not_repeated_and_name_status_and_code_only() {
    let (rest, seen) = server(vec![(400, json!({"code": 50035, "message": "tok is bad", "errors": {}}))]).await;
    let error = rest.respond(&address(), &json!({"content": "Aino"}), Instant::now()).await.unwrap_err();
    assert!(error.is_bad_body());
    assert_eq!(format!("{error} {error:?}"), "status 400, code 50035 Status { status: 400, code: 50035 }");
    assert_eq!(asked(&seen).len(), 1);
}

#[tokio::test]
async fn a_response_that_arrived_although_the_connection_broke_counts_as_sent() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    for (times, code, fine) in [(1, 40060, true), (1, 10062, false), (2, 40060, false)] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move {
            for turn in 0.. {
                let (mut stream, _) = listener.accept().await.unwrap();
                let read = stream.read(&mut [0; 4096]).await.unwrap();
                assert!(read > 0);
                if turn < times {
                    continue;
                }
                let body = json!({"code": code}).to_string();
                let head = format!("HTTP/1.1 400 Bad\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
                stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
            }
        });
        let rest = Rest::new(http_client().unwrap(), &url, &Token::new("secret")).unwrap();
        let sent = rest.respond(&address(), &json!({}), Instant::now()).await;
        assert_eq!(sent.is_ok(), fine, "{times} broken, then {code}: {sent:?}");
    }
    let failed = (502, json!({}));
    let acknowledged = (400, json!({"code": ALREADY_ACKNOWLEDGED}));
    let (rest, _) = server(vec![failed, acknowledged]).await;
    rest.respond(&address(), &json!({}), Instant::now()).await.unwrap();
    // Without a broken connection before it, somebody else has answered.
    let (rest, _) = server(vec![(400, json!({"code": ALREADY_ACKNOWLEDGED}))]).await;
    let error = rest.respond(&address(), &json!({}), Instant::now()).await.unwrap_err();
    assert!(!error.is_bad_body(), "another body would not help");
}

#[tokio::test]
async fn a_follow_up_is_sent_once_when_it_may_have_arrived() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let read = tokio::io::AsyncReadExt::read(&mut stream, &mut [0; 4096]).await.unwrap();
            *counted.lock().unwrap() += usize::from(read > 0);
        }
    });
    let rest = Rest::new(http_client().unwrap(), &url, &Token::new("secret")).unwrap();
    let sent = rest.follow_up(&address(), &json!({}), Instant::now()).await;
    assert_eq!(sent, Err(RestError::Transport));
    assert_eq!(*count.lock().unwrap(), 1);
}
