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
        Trouble::Storage => texts::STORAGE.into(),
        _ => texts::FAILED.into(),
    }
}

fn sentence(code: ErrorCode) -> String {
    let message = errors::error(code);
    [message.what, " ", message.next].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_keeps_nothing_is_not_the_servers_fault() {
        assert_eq!(words(&Trouble::Storage), texts::STORAGE);
        assert!(!texts::STORAGE.contains("serveur"));
        assert_eq!(words(&Trouble::Server), texts::FAILED);
    }
}
