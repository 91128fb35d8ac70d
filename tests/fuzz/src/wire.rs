//! What travels as JSON.

use protocol::mutation::Mutation;
use protocol::wire::{ApiError, PullPage, PushRequest, PushResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The body of a push, and one mutation alone, as the server reads them.
pub fn push(bytes: &[u8]) {
    there_and_back::<PushRequest>(bytes);
    there_and_back::<Mutation>(bytes);
}

/// What a browser reads.
pub fn answers(bytes: &[u8]) {
    there_and_back::<PullPage>(bytes);
    there_and_back::<PushResponse>(bytes);
    there_and_back::<ApiError>(bytes);
}

/// What was read can be written, and is the same when it is read again: digests of lines stand on it.
fn there_and_back<T: Serialize + DeserializeOwned>(bytes: &[u8]) {
    let Ok(value) = serde_json::from_slice::<T>(bytes) else {
        return;
    };
    let text = serde_json::to_string(&value).expect("what was read can be written");
    let again = serde_json::from_str::<T>(&text).expect("what was written can be read");
    assert_eq!(
        text,
        serde_json::to_string(&again).expect("and written again")
    );
}
