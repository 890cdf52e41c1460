//! The door to the gateway: serenity reads the gateway's address behind a lock whenever it connects, so whoever holds the
//! lock decides whether it may.

use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};

/// A door that is open until it is closed.
pub struct Door {
    address: Arc<Mutex<String>>,
    key: Option<OwnedMutexGuard<String>>,
}

impl Door {
    pub fn to(url: &str) -> Self {
        Door { address: Arc::new(Mutex::new(url.to_owned())), key: None }
    }

    /// What serenity reads the address from.
    pub fn address(&self) -> Arc<Mutex<String>> {
        Arc::clone(&self.address)
    }

    /// Whether somebody who waited at the door goes through it now; after that it is closed again. Not to be called while
    /// serenity runs.
    pub fn lets_in(&mut self) -> bool {
        let waited = self.key.take().is_some();
        // The lock goes to whoever waits for it as soon as it is let go, so it can be had at once only if nobody waits.
        self.key = Arc::clone(&self.address).try_lock_owned().ok();
        waited && self.key.is_none()
    }

    /// Closes it; nobody may be at it.
    pub fn close(&mut self) {
        self.lets_in();
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn a_closed_door_lets_one_in_and_tells_of_it() {
        let mut door = Door::to("ws://gateway");
        assert!(!door.lets_in(), "nobody is there");
        assert!(!door.lets_in(), "still nobody is there");
        let address = door.address();
        let mut cx = Context::from_waker(Waker::noop());
        let mut first = pin!(address.lock());
        let mut second = pin!(address.lock());
        assert!(first.as_mut().poll(&mut cx).is_pending() && second.as_mut().poll(&mut cx).is_pending());
        assert!(door.lets_in());
        let Poll::Ready(guard) = first.as_mut().poll(&mut cx) else { panic!("the first may go through") };
        assert!(second.as_mut().poll(&mut cx).is_pending());
        assert!(!door.lets_in(), "the first is told of once");
        assert_eq!(*guard, "ws://gateway");
    }
}
