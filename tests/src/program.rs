//! Programs that a test or a bench starts on this machine, and the addresses that they listen on.

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, ExitStatus};
use std::time::{Duration, Instant};

use wait_timeout::ChildExt as _;

/// How long a program that does not listen yet is let alone before it is asked again.
const AGAIN: Duration = Duration::from_millis(20);

/// Why a program does not listen.
#[derive(Debug, thiserror::Error)]
pub enum NotListening {
    /// Its time is over.
    #[error("nobody listens on {0}")]
    Late(SocketAddr),
    /// It has ended.
    #[error("the program for {0} ended: {1}")]
    Ended(SocketAddr, ExitStatus),
    /// It cannot be asked after.
    #[error(transparent)]
    Lost(#[from] io::Error),
}

/// An address of this machine where nobody listens.
///
/// # Errors
/// When the system gives none.
pub fn free() -> io::Result<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")?.local_addr()
}

/// Waits until the program listens there, and no longer than it runs.
///
/// # Errors
/// When it ends, or `patience` does.
pub fn listening(
    child: &mut Child,
    address: SocketAddr,
    patience: Duration,
) -> Result<(), NotListening> {
    let limit = Instant::now() + patience;
    while TcpStream::connect(address).is_err() {
        if Instant::now() > limit {
            return Err(NotListening::Late(address));
        }
        if let Some(status) = child.wait_timeout(AGAIN)? {
            return Err(NotListening::Ended(address, status));
        }
    }
    Ok(())
}
