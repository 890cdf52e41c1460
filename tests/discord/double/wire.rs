//! TCP connections that can be reset on purpose.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Breaks the connection that a request came over.
#[derive(Debug, Clone, Default)]
pub struct Breaker {
    reset: Arc<AtomicBool>,
    down: Arc<AtomicBool>,
}

impl Breaker {
    /// The next read or write fails and the peer gets a reset instead of an answer.
    pub fn reset(&self) {
        self.reset.store(true, Ordering::SeqCst);
    }

    fn is_reset(&self) -> bool {
        self.reset.load(Ordering::SeqCst) || self.down.load(Ordering::SeqCst)
    }
}

impl Connected<IncomingStream<'_, Wires>> for Breaker {
    fn connect_info(stream: IncomingStream<'_, Wires>) -> Self {
        stream.io().breaker.clone()
    }
}

/// A listener whose connections carry a [`Breaker`].
#[derive(Debug)]
pub struct Wires {
    pub listener: TcpListener,
    /// Whether whoever connects is reset.
    pub down: Arc<AtomicBool>,
}

impl Listener for Wires {
    type Io = Wire;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Wire, Self::Addr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, _)) if self.down.load(Ordering::SeqCst) => _ = stream.set_zero_linger(),
                Ok((stream, peer)) => {
                    let _ = stream.set_nodelay(true);
                    let breaker = Breaker { reset: Arc::default(), down: Arc::clone(&self.down) };
                    return (Wire { stream, breaker }, peer);
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection.
#[derive(Debug)]
pub struct Wire {
    stream: TcpStream,
    breaker: Breaker,
}

impl Wire {
    /// With no time to linger, closing sends a reset.
    fn check(&self) -> io::Result<()> {
        if self.breaker.is_reset() {
            self.stream.set_zero_linger()?;
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        Ok(())
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
