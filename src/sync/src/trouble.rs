//! What can go wrong between the browser and the server.

use protocol::wire::ErrorCode;

/// Why a request had no good answer. Nothing on the device is lost by any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The server is out of reach, or did not answer in time.
    #[error("the server cannot be reached")]
    Offline,
    /// Something else answered: the login page of a network, a proxy.
    #[error("the answer does not come from the server")]
    Portal,
    /// The session is missing or over: sign in again.
    #[error("signed out")]
    SignedOut,
    /// The session of this browser is another person's: nothing is sent or taken until this one signs in again.
    #[error("another person is signed in")]
    NotYours,
    /// The account of this profile was erased for good: what the device still keeps of it is to go too.
    #[error("the account was erased")]
    Erased,
    /// The server understood and refused.
    #[error("refused")]
    Refused(ErrorCode),
    /// Too many tries: wait so many seconds.
    #[error("too many tries")]
    TooMany(u32),
    /// What was sent is too large.
    #[error("too large")]
    TooLarge,
    /// The server failed; nothing was done.
    #[error("the server failed")]
    Server,
    /// The answer cannot be understood.
    #[error("the answer cannot be understood")]
    Protocol,
    /// This version of the application is too old for the server: reload.
    #[error("the application is too old")]
    TooOld,
    /// What came is not what the index of the catalogue names: it was damaged on its way.
    #[error("a part of the catalogue came damaged")]
    Damaged,
    /// The device's storage failed.
    #[error("the device's storage failed")]
    Storage,
}

impl Trouble {
    /// Whether a push that failed so leaves nothing to pull for in the same round: the answer would not come, or not
    /// be for this person, or must not be asked for now.
    pub(crate) fn ends_round(self) -> bool {
        match self {
            Self::SignedOut
            | Self::NotYours
            | Self::Erased
            | Self::Portal
            | Self::TooMany(_)
            | Self::TooOld
            | Self::Storage => true,
            Self::Offline
            | Self::Refused(_)
            | Self::TooLarge
            | Self::Server
            | Self::Protocol
            | Self::Damaged => false,
        }
    }
}
