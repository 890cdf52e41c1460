//! The probes: `GET /healthz`, `/readyz` and `/metrics`. Whoever is slow, or says much, is dropped.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

use super::{Health, Sizes, is_alive};

/// How long a client may take, from connecting to having its answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long it may take to say what it wants.
const HEADERS: Duration = Duration::from_secs(5);
/// How much it may say for that.
const BUFFER: usize = 8 * 1024;
/// Clients that are served at once; for one more, the one who has been there longest is dropped.
const CLIENTS: usize = 16;
/// The pause after a connection could not be taken, as when there are no more files to be had.
const PAUSE: Duration = Duration::from_millis(100);

/// The probes' server, bound to its address.
pub struct Probes {
    listener: TcpListener,
    health: Arc<Health>,
    sizes: Arc<dyn Fn() -> Sizes + Send + Sync>,
}

impl Probes {
    /// `sizes` may block: it is called off the async threads.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn bind(
        address: SocketAddr,
        health: Arc<Health>,
        sizes: impl Fn() -> Sizes + Send + Sync + 'static,
    ) -> std::io::Result<Probes> {
        Ok(Probes { listener: TcpListener::bind(address).await?, health, sizes: Arc::new(sizes) })
    }

    /// Serves for ever.
    pub async fn serve(self) {
        let mut clients: VecDeque<AbortHandle> = VecDeque::new();
        let probes = Arc::new(self);
        loop {
            match probes.listener.accept().await {
                Ok((stream, _)) => {
                    let client = tokio::spawn(Arc::clone(&probes).attend(stream));
                    clients.push_back(client.abort_handle());
                    if clients.len() > CLIENTS
                        && let Some(oldest) = clients.pop_front()
                    {
                        oldest.abort();
                    }
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    async fn attend(self: Arc<Self>, stream: TcpStream) {
        let answer = service_fn(|request| self.answer(request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_buf_size(BUFFER)
            .keep_alive(false)
            .serve_connection(TokioIo::new(stream), answer);
        // A client that goes, or talks nonsense, is nothing to tell of.
        let _ = tokio::time::timeout(PATIENCE, connection).await;
    }

    async fn answer(&self, request: Request<Incoming>) -> Result<Response<String>, Infallible> {
        let state = self.health.state();
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Ok(response(StatusCode::METHOD_NOT_ALLOWED, "only GET is known here\n".to_owned()));
        }
        let said = |good: bool, words: &str| {
            response(if good { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, format!("{words}\n"))
        };
        Ok(match request.uri().path() {
            "/healthz" => match is_alive().await {
                true => said(true, "alive"),
                false => said(false, "stuck"),
            },
            "/readyz" => said(state.is_ready(), state.words()),
            "/metrics" => {
                let sizes = Arc::clone(&self.sizes);
                let sizes = tokio::task::spawn_blocking(move || sizes()).await.unwrap_or_default();
                let text = self.health.metrics.text(u64::from(state.wanted), state.connected.len() as u64, sizes);
                response(StatusCode::OK, text)
            }
            _ => response(StatusCode::NOT_FOUND, "there are /healthz, /readyz and /metrics\n".to_owned()),
        })
    }
}

fn response(status: StatusCode, text: String) -> Response<String> {
    let mut response = Response::new(text);
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, plain);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
#[path = "tests/server.rs"]
mod tests;
