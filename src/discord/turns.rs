//! Who may have a thread for its work: so many at once, and no server more than its share, however slow its file is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

/// Requests that are worked on at once; more wait their turn.
const ALL: usize = 64;
/// Requests of one server that are worked on at once: a file has one writer and two readers, so more would only wait, each
/// with a thread that others could use.
const OF_ONE_SERVER: usize = 4;

/// The turns that there are.
#[derive(Debug)]
pub struct Turns {
    all: Semaphore,
    servers: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// A turn, until it is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    turns: &'a Turns,
    server: String,
    own: Option<OwnedSemaphorePermit>,
    _all: Option<SemaphorePermit<'a>>,
}

impl Turns {
    pub fn new() -> Self {
        Turns { all: Semaphore::new(ALL), servers: Mutex::default() }
    }

    /// A turn for the server's next request, as soon as there is one.
    pub async fn take(&self, server: &str) -> Turn<'_> {
        let own = {
            let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(servers.entry(server.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(OF_ONE_SERVER))))
        };
        // From here on, whoever gives up waiting leaves nothing behind.
        let mut turn = Turn { turns: self, server: server.to_owned(), own: None, _all: None };
        // They are never closed, so there is always a turn.
        turn.own = own.acquire_owned().await.ok();
        turn._all = self.all.acquire().await.ok();
        turn
    }
}

impl Drop for Turn<'_> {
    /// A server without requests is forgotten.
    fn drop(&mut self) {
        self.own = None;
        let mut servers = self.turns.servers.lock().unwrap_or_else(PoisonError::into_inner);
        if servers.get(&self.server).is_some_and(|own| Arc::strong_count(own) == 1) {
            servers.remove(&self.server);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_server_that_is_slow_keeps_others_from_nothing() {
        let turns = Turns::new();
        let mut slow = Vec::new();
        for _ in 0..OF_ONE_SERVER {
            slow.push(turns.take("slow").await);
        }
        let one_more = tokio::time::timeout(Duration::from_millis(20), turns.take("slow"));
        assert!(one_more.await.is_err(), "it has had its share");
        let other = turns.take("other").await;
        drop(slow.pop());
        let next = turns.take("slow").await;
        drop((slow, other, next));
        assert!(turns.servers.lock().unwrap().is_empty(), "nobody is remembered");
    }
}
