//! Profiles of a device: entering, coming back, leaving.

use std::rc::Rc;

use protocol::session::Me;
use store::{Device, Profile, StoreError};
use wasm_bindgen_futures::spawn_local;

use crate::api::Api;
use crate::browser::{now_ms, random_id};
use crate::engine::Engine;
use crate::pace::Event;
use crate::trouble::Trouble;

/// Setting of the device: a session is to be ended as soon as the server can be reached.
const SIGN_OUT_OWED: &str = "sign-out-owed";

/// What leaving a profile did with its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// All was sent: nothing of it stays on the device.
    Erased,
    /// So many changes are not sent, were refused and not read, or stand in forms that are not sent: the data stays, closed, until the same person signs
    /// in here again.
    Sealed(usize),
}

/// After a sign-in: the profile of this person on this device, the one they left here if there is one. It
/// becomes the current one; open it with [`Engine::open`].
pub async fn enter(device: &Device, me: Me) -> Result<Profile, StoreError> {
    let known = device.profiles().await?;
    let db = known
        .into_iter()
        .find(|profile| profile.me.user == me.user)
        .map_or_else(
            || ["parcours-", &random_id().simple().to_string()].concat(),
            |profile| profile.db,
        );
    let profile = Profile {
        db,
        me,
        last_used: now_ms(),
        sealed: false,
    };
    device.put_profile(&profile).await?;
    device.set_setting(SIGN_OUT_OWED, None).await?;
    Ok(profile)
}

/// At start: whether this device has nobody to come back to and owes the server nothing, so that [`resume`] is not
/// needed. Asked first, it spares visitors the whole engine.
pub async fn is_visitors(device: &Device) -> Result<bool, StoreError> {
    Ok(!device.has_current().await? && device.setting(SIGN_OUT_OWED).await?.is_none())
}

/// At start: opens the profile that was open last, with or without a network. Where there is none, it ends the session
/// of someone who signed out without a network; should that fail, the next start does it.
pub async fn resume(device: &Device) -> Result<Option<Rc<Engine>>, StoreError> {
    match device.current().await? {
        Some(profile) => Engine::open(device.clone(), profile).await.map(Some),
        None => {
            let device = device.clone();
            spawn_local(async move {
                let _ = pay_sign_out(&device, &Api::new()).await;
            });
            Ok(None)
        }
    }
}

async fn pay_sign_out(device: &Device, api: &Api) -> Result<(), Trouble> {
    if device.setting(SIGN_OUT_OWED).await?.is_some() {
        match api.sign_out().await {
            Ok(()) | Err(Trouble::SignedOut) => device.set_setting(SIGN_OUT_OWED, None).await?,
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(())
}

impl Engine {
    /// The session is over and its person has signed in again: goes on at once.
    pub fn signed_in(&self) {
        self.event(Event::Asked);
    }

    /// Another person signs in on this page: closes the profile here and in the other tabs, whose session is now
    /// somebody else's. Its data stays on the device.
    pub fn give_way(&self) {
        self.close_everywhere();
    }

    /// Signs out, on this page and in the other tabs, with or without a network. What is not sent yet is
    /// kept, see [`Left`]; offer [`Engine::sync_now`] before.
    pub async fn leave(&self) -> Result<Left, StoreError> {
        let view = self.view();
        // Where they cannot be read now there may be some: nothing is erased then.
        let drafts = self.drafts().await.unwrap_or(1);
        let waiting = view.waiting + view.refusals.len() + drafts;
        let mut profile = self.profile.borrow().clone();
        self.close_everywhere();
        let ended = Api::new().sign_out().await;
        if !matches!(ended, Ok(()) | Err(Trouble::SignedOut)) {
            self.device.set_setting(SIGN_OUT_OWED, Some("1")).await?;
        }
        if waiting > 0 {
            profile.sealed = true;
            self.device.put_profile(&profile).await?;
            return Ok(Left::Sealed(waiting));
        }
        match self.device.remove_profile(&profile.db).await {
            // Another tab holds it a little longer: the browser deletes it when that tab lets go.
            Ok(()) | Err(StoreError::Blocked) => Ok(Left::Erased),
            Err(error) => Err(error),
        }
    }
}
