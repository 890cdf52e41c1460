//! One connection from its beginning to its end, on a thread and a runtime of its own.
//!
//! serenity waits for ever on a connection that stalls while it is made, reads without end from one that was closed
//! without a word, and begins new sessions whenever it likes. So it gets one session; when that is over, or when the
//! watchdog says so, the thread ends, and with its runtime every task and socket that serenity has. Only then may
//! another life begin: there are never two.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::thread;
use std::time::Duration;

use serenity::Error as SerenityError;
use serenity::all::{
    GatewayIntents, RawEventHandler, Shard, ShardInfo, ShardManager, ShardManagerOptions, ShardMessenger, ShardRunner,
    ShardRunnerInfo, ShardRunnerOptions,
};
use serenity::gateway::{ConnectionStage, GatewayError};
use serenity::http::Http;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::door::Door;
use super::pulse::Pulse;
use crate::discord::RunError;

/// What a life needs.
pub struct Needs {
    pub shard: ShardInfo,
    pub url: String,
    pub intents: GatewayIntents,
    pub http: Arc<Http>,
    pub handler: Arc<dyn RawEventHandler>,
    pub pulse: Arc<Pulse>,
}

/// Why a life is over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Over {
    #[error("no connection could be made")]
    Unreachable,
    #[error("the gateway let the bot in and hung up")]
    Dropped,
    #[error("the session ended")]
    Ended,
    #[error("the gateway did not let the bot in")]
    KeptWaiting,
    #[error("the gateway has gone silent")]
    Silent,
    #[error("the bot left")]
    Left,
    #[error("{0}")]
    Refused(RunError),
}

/// A connection that is alive.
pub struct Life {
    manager: Arc<ShardManager>,
    end: Option<oneshot::Sender<()>>,
    over: oneshot::Receiver<Over>,
}

impl Life {
    pub fn begin(needs: Needs) -> std::io::Result<Life> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // serenity's manager begins sessions of its own: it waits at this door for as long as the thread lives.
        let mut nowhere = Door::to("");
        nowhere.close();
        let manager = manager(&runtime, &needs, &nowhere);
        let (end, ended) = oneshot::channel();
        let (tell, over) = oneshot::channel();
        let managed = Arc::clone(&manager);
        thread::Builder::new().name("gateway".to_owned()).spawn(move || {
            // In this order a panic, too, takes the runtime down before anybody hears of it.
            let (tell, _nowhere, runtime) = (tell, nowhere, runtime);
            let why = runtime.block_on(async {
                tokio::select! {
                    _ = ended => Over::Left,
                    why = live(needs, managed) => why,
                }
            });
            // All its tasks are dropped here. Only a name that is still being looked up is not waited for.
            runtime.shutdown_background();
            // Whoever has gone does not listen.
            let _ = tell.send(why);
        })?;
        Ok(Life { manager, end: Some(end), over })
    }

    /// Ends it without a farewell.
    pub fn end(&mut self) {
        self.end = None;
    }

    /// Ends when its thread has, with everything that serenity had.
    pub async fn over(&mut self) -> Over {
        // Without a word the thread has panicked, and is gone as well.
        (&mut self.over).await.unwrap_or(Over::Ended)
    }

    /// How long the last heartbeat took to be answered: another value with every heartbeat.
    pub async fn latency(&self) -> Option<Duration> {
        self.manager.runners.lock().await.values().next().and_then(|runner| runner.latency)
    }
}

/// serenity's manager, without which its runner does not run.
fn manager(runtime: &Runtime, needs: &Needs, nowhere: &Door) -> Arc<ShardManager> {
    let _inside = runtime.enter();
    let (manager, _) = ShardManager::new(ShardManagerOptions {
        data: Arc::default(),
        event_handlers: Vec::new(),
        raw_event_handlers: Vec::new(),
        shard_index: needs.shard.id.0,
        shard_init: 1,
        shard_total: needs.shard.total,
        ws_url: nowhere.address(),
        http: Arc::clone(&needs.http),
        intents: needs.intents,
        presence: None,
    });
    // serenity waits for this word, which nobody says, before it gives a session up.
    manager.shutdown_finished(needs.shard.id);
    manager
}

async fn live(needs: Needs, manager: Arc<ShardManager>) -> Over {
    let mut door = Door::to(&needs.url);
    let begun = Shard::new(door.address(), needs.http.token(), needs.shard, needs.intents, None).await;
    let Ok(shard) = begun else { return Over::Unreachable };
    door.close();
    let mut runner = ShardRunner::new(ShardRunnerOptions {
        data: Arc::default(),
        event_handlers: Vec::new(),
        raw_event_handlers: vec![needs.handler],
        manager: Arc::clone(&manager),
        shard,
        http: needs.http,
    });
    let messenger = ShardMessenger::new(&runner);
    needs.pulse.speak_through(messenger.clone());
    let info = ShardRunnerInfo { latency: None, runner_tx: messenger, stage: ConnectionStage::Disconnected };
    manager.runners.lock().await.insert(needs.shard.id, info);
    let mut running = pin!(runner.run());
    poll_fn(|cx| {
        needs.pulse.turn(true);
        let polled = running.as_mut().poll(cx);
        needs.pulse.turn(false);
        match polled {
            Poll::Ready(Ok(())) => Poll::Ready(Over::Ended),
            Poll::Ready(Err(error)) => Poll::Ready(over(&error)),
            // It wants to take its session up again over another connection.
            Poll::Pending if door.lets_in() && !needs.pulse.ask() => Poll::Ready(Over::Dropped),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

fn over(error: &SerenityError) -> Over {
    match error {
        SerenityError::Gateway(GatewayError::InvalidAuthentication | GatewayError::NoAuthentication) => {
            Over::Refused(RunError::TokenRefused)
        }
        SerenityError::Gateway(GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents) => {
            Over::Refused(RunError::IntentsRefused)
        }
        // Its text may hold an address with a token in it.
        _ => Over::Ended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_new_token_or_other_intents_are_the_operators_to_mend() {
        for (error, expected) in [
            (GatewayError::InvalidAuthentication, Over::Refused(RunError::TokenRefused)),
            (GatewayError::DisallowedGatewayIntents, Over::Refused(RunError::IntentsRefused)),
            (GatewayError::InvalidGatewayIntents, Over::Refused(RunError::IntentsRefused)),
            (GatewayError::InvalidShardData, Over::Ended),
        ] {
            assert_eq!(over(&SerenityError::Gateway(error)), expected);
        }
    }
}
