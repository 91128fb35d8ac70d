//! Why signing in did not work, in words.

use protocol::wire::ErrorCode;
use sync::Trouble;

use super::texts;
use crate::texts::errors;

/// The words for a failure.
pub fn words(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Offline => texts::OFFLINE.into(),
        Trouble::Portal => texts::PORTAL.into(),
        Trouble::TooMany(seconds) => texts::wait(*seconds),
        Trouble::Refused(code) => sentence(*code),
        Trouble::SignedOut => sentence(ErrorCode::SignedOut),
        _ => texts::FAILED.into(),
    }
}

fn sentence(code: ErrorCode) -> String {
    let message = errors::error(code);
    [message.what, " ", message.next].concat()
}
