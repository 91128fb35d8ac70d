//! The codes of a second factor: six digits that change every 30 seconds (RFC 6238, as authenticator apps know it), and
//! the codes that stand in for a lost device.
//!
//! No secret is kept: it is made from a random seed of the person under the installation's key, so that a copy of the
//! database alone gives no code.

use domain::code::ClassCode;
use domain::ids::UserId;
use totp_rs::{Builder, Totp};

use crate::keys::{Keys, Purpose, random};

/// Bytes of a secret: as many as the hash of the codes has.
const SECRET: usize = 20;
/// What the app shows beside the code.
const ISSUER: &str = "Parcours%20m%C3%A9tiers";
/// How many recovery codes there are.
const RECOVERY: usize = 8;

fn totp(keys: &Keys, person: UserId, seed: &[u8; 32]) -> Totp {
    let mut bytes = person.to_string().into_bytes();
    bytes.extend(seed);
    let secret = keys.hash(Purpose::SecondFactor, &bytes)[..SECRET].to_vec();
    // A code before or after: clocks differ, and typing takes its time.
    Builder::new()
        .with_secret(secret)
        .with_skew(1)
        .build_noncompliant()
}

/// The secret in base 32, and the link that an authenticator app reads from a QR.
pub fn key(keys: &Keys, person: UserId, seed: &[u8; 32], login: &str) -> (String, String) {
    let secret = totp(keys, person, seed).secret().to_base32();
    let link = format!("otpauth://totp/{ISSUER}:{login}?secret={secret}&issuer={ISSUER}");
    (secret, link)
}

/// The code of that moment, in milliseconds: what the person's app shows.
pub fn code(keys: &Keys, person: UserId, seed: &[u8; 32], now: i64) -> String {
    let seconds = u64::try_from(now / 1000).unwrap_or(0);
    totp(keys, person, seed).generate(seconds).to_string()
}

/// The step that a typed code is of, if it is one of now.
pub fn step_of(keys: &Keys, person: UserId, seed: &[u8; 32], code: &str, now: i64) -> Option<i64> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let seconds = u64::try_from(now / 1000).ok()?;
    let step = totp(keys, person, seed).check(&code, seconds)?;
    i64::try_from(step).ok()
}

/// New recovery codes: what the person is shown, and what is kept of it. Their form is that of class codes, which are
/// made to be copied by hand and typed.
pub fn recovery(keys: &Keys, person: UserId) -> (Vec<String>, Vec<[u8; 32]>) {
    let codes = (0..RECOVERY).map(|_| ClassCode::from_values(random()));
    codes
        .map(|code| (code.to_string(), hash(keys, person, &code)))
        .unzip()
}

/// What is kept of a recovery code as it is typed; `None` for what cannot be one.
pub fn recovery_hash(keys: &Keys, person: UserId, typed: &str) -> Option<[u8; 32]> {
    let code = ClassCode::parse(typed).ok()?;
    Some(hash(keys, person, &code))
}

fn hash(keys: &Keys, person: UserId, code: &ClassCode) -> [u8; 32] {
    let bytes = format!("{person} {}", code.as_str());
    keys.hash(Purpose::Recovery, bytes.as_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOW: i64 = 1_795_420_800_000;
    /// Seconds that a code stands for.
    const STEP: i64 = 30;

    #[test]
    fn a_code_is_that_of_the_standard() {
        // The first of RFC 6238's table for SHA-1, of which apps show the last six digits.
        let totp = Builder::new()
            .with_secret(*b"12345678901234567890")
            .build_noncompliant();
        assert_eq!(totp.generate(59).to_string(), "287082");
        assert_eq!(totp.step(), STEP.unsigned_abs());
    }

    #[test]
    fn a_code_is_good_for_its_person_and_its_moment() {
        let (keys, seed) = (Keys::of([1; 32]), [2; 32]);
        let person = UserId(Uuid::from_u128(1));
        let code = code(&keys, person, &seed, NOW);
        let step = |person, code: &str, now| step_of(&keys, person, &seed, code, now);
        assert_eq!(step(person, &code, NOW), Some(NOW / 1000 / STEP));
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert!(step(person, &spaced, NOW + 30_000).is_some());
        assert_eq!(step(person, &code, NOW + 90_000), None);
        assert_eq!(step(UserId(Uuid::from_u128(2)), &code, NOW), None);
        assert_eq!(step(person, "", NOW), None);
    }

    #[test]
    fn a_recovery_code_is_found_again_as_it_is_typed() {
        let keys = Keys::of([1; 32]);
        let person = UserId(Uuid::from_u128(1));
        let (codes, hashes) = recovery(&keys, person);
        assert_eq!((codes.len(), hashes.len()), (RECOVERY, RECOVERY));
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert_eq!(recovery_hash(&keys, person, &typed), Some(hashes[0]));
        assert_eq!(recovery_hash(&keys, person, "123456"), None);
    }
}
