//! What travels as JSON.

use std::hint::black_box;

use domain::ids::UserId;
use protocol::mutation::Mutation;
use protocol::overlay::View;
use protocol::travel;
use protocol::wire::{ApiError, PullPage, PushRequest, PushResponse};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

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

/// A carnet that a pupil brings, as it is and with a digest that is right: what was read is written and read the same.
pub fn carnet(bytes: &[u8]) {
    black_box(travel::read(bytes).is_ok());
    let content = String::from_utf8_lossy(bytes).into_owned();
    let Ok(carnet) = travel::read(travel::close(content).as_bytes()) else {
        return;
    };
    let text = travel::write(&carnet).expect("what was read can be written");
    assert_eq!(travel::read(text.as_bytes()).as_ref(), Ok(&carnet));
    let plan = travel::plan(&carnet, UserId(Uuid::nil()), &View::default());
    assert_eq!(
        plan.pages + plan.too_large.len(),
        carnet.entries.len(),
        "every page comes or is told"
    );
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
