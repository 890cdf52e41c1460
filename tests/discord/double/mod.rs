//! Discord's double: REST and gateway on loopback, stricter than Discord itself.
//!
//! It refuses late, second and over-limit calls, checks every body against the project's own limits and, when
//! `DISCORD_OPENAPI` names the document, against Discord's schema. When it goes, it insists that the bot did nothing
//! that Discord would not take, unless the test said that it expects that.

#![allow(dead_code, reason = "the stories and the benchmarks each use their own part of the double")]

mod answers;
pub mod ask;
mod checks;
pub mod exchange;
pub mod faults;
mod gateway;
mod interactions;
mod payload;
pub mod people;
mod report;
mod rest;
pub mod schema;
pub mod shown;
pub mod snowflake;
pub mod state;
mod wire;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, State as Shared, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use serde_json::Value;

use ask::Ask;
use exchange::Exchange;
use faults::{Call, Fault};
use state::{Out, Rules, Seen, State, Temper};
use wire::{Breaker, Wires};

/// The double, for as long as it is held.
#[derive(Debug)]
pub struct Double {
    state: Arc<State>,
    address: SocketAddr,
    server: tokio::task::JoinHandle<()>,
    down: Arc<AtomicBool>,
    expects_problems: AtomicBool,
}

impl Double {
    /// With Discord's rules.
    pub async fn start() -> Self {
        Double::with(Rules::default()).await
    }

    pub async fn with(rules: Rules) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        // The document is read now, so that the first body does not wait for it.
        schema::is_on();
        let state = Arc::new(State::new(rules, format!("ws://{address}")));
        let gateway = |Shared(state): Shared<Arc<State>>,
                       ConnectInfo(breaker): ConnectInfo<Breaker>,
                       upgrade: WebSocketUpgrade| async move {
            if state.lock().temper == Temper::Stalls {
                std::future::pending::<()>().await;
            }
            let response: Response = upgrade.on_upgrade(move |socket| gateway::serve(socket, state, breaker));
            response
        };
        let router = Router::new()
            .route("/", get(gateway))
            .fallback(rest::serve)
            .with_state(state.clone())
            .into_make_service_with_connect_info::<Breaker>();
        let down = Arc::new(AtomicBool::new(false));
        let wires = Wires { listener, down: Arc::clone(&down) };
        let server = tokio::spawn(async move {
            let _ = axum::serve(wires, router).await;
        });
        Double { state, address, server, down, expects_problems: AtomicBool::new(false) }
    }

    /// What `discord.api_url` must say.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.state.rules.token
    }

    /// Sends an interaction to the bot.
    pub fn ask(&self, ask: &Ask) -> Exchange {
        let token = self.state.dispatch(ask);
        Exchange::new(self.state.clone(), token)
    }

    /// Sends an interaction's event once more.
    pub fn repeat(&self, exchange: &Exchange) {
        self.state.change(|inner| {
            let payload = inner.interactions.get(exchange.token()).map(|record| record.payload.clone());
            inner.send_event("INTERACTION_CREATE", &payload.expect("the exchange is the double's own"));
        });
    }

    /// Lets the next call of that kind fail.
    pub fn fail(&self, call: Call, fault: Fault) {
        self.state.change(|inner| inner.faults.add(call, fault));
    }

    /// Faults that were injected and have not been met.
    pub fn faults_waiting(&self) -> usize {
        self.state.lock().faults.waiting()
    }

    /// Waits until so many sessions have been opened.
    pub async fn identified(&self, times: u64) {
        let found = self.state.wait(Duration::from_secs(20), |inner| (inner.identifies >= times).then_some(())).await;
        assert!(found.is_some(), "the bot did not identify {times} times; {:?}", self.problems());
    }

    /// The registered commands of all servers.
    pub fn commands(&self) -> Vec<Value> {
        self.state.lock().commands.get(&None).cloned().unwrap_or_default()
    }

    /// Puts commands in place, as if the bot had registered them before.
    pub fn set_commands(&self, commands: Vec<Value>) {
        self.state.change(|inner| inner.commands.insert(None, commands));
    }

    /// Waits until commands are registered.
    pub async fn registered(&self) {
        let limit = Duration::from_secs(20);
        let found = self.state.wait(limit, |inner| inner.commands.get(&None).filter(|c| !c.is_empty()).map(drop)).await;
        assert!(found.is_some(), "the bot registered no commands; {:?}", self.problems());
    }

    /// Calls that came in, by method and a part of their path.
    pub fn seen(&self, method: &str, path: &str) -> Vec<Seen> {
        let fits = |seen: &&Seen| seen.method == method && seen.path.contains(path);
        self.state.lock().seen.iter().filter(fits).cloned().collect()
    }

    /// What the bot did that Discord would not take.
    pub fn problems(&self) -> Vec<String> {
        self.state.lock().problems.clone()
    }

    /// The test provokes problems and looks at them itself.
    pub fn expect_problems(&self) {
        self.expects_problems.store(true, Ordering::SeqCst);
    }

    /// Bodies of that kind that were checked.
    pub fn checked(&self, kind: &str) -> u64 {
        self.state.lock().report.of(kind)
    }

    /// From now on the gateway is of this temper.
    pub fn is(&self, temper: Temper) {
        self.state.change(|inner| inner.temper = temper);
    }

    /// Nothing comes over the open connections any more, nor goes; new ones are as they should be.
    pub fn open_connections_die(&self) {
        self.state.change(|inner| inner.dead_connections = inner.connections);
    }

    /// Nothing of Discord can be reached, REST nor gateway, until it is said otherwise; open connections are reset.
    pub fn goes_down(&self, down: bool) {
        self.down.store(down, Ordering::SeqCst);
        if down {
            self.gateway(&Out::Reset);
        }
    }

    /// Sends a frame to, or closes, every gateway connection.
    pub fn gateway(&self, out: &Out) {
        for session in &self.state.lock().sessions {
            if let Some(sender) = &session.out {
                let _ = sender.send(out.clone());
            }
        }
    }
}

impl Drop for Double {
    fn drop(&mut self) {
        self.server.abort();
        let inner = self.state.lock();
        if self.state.rules.reports {
            inner.report.write();
        }
        let problems = inner.problems.clone();
        drop(inner);
        if !std::thread::panicking() && !self.expects_problems.load(Ordering::SeqCst) {
            assert!(problems.is_empty(), "Discord would not have taken this: {problems:#?}");
        }
    }
}
