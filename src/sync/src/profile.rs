//! Profiles of a device: entering, coming back, leaving.

use std::cell::Cell;
use std::rc::Rc;

use domain::register::COPY_DAYS;
use protocol::session::Me;
use store::{DbKey, Device, Profile, StoreError, erase_left};
use wasm_bindgen_futures::spawn_local;

use crate::api::Api;
use crate::browser::{now_ms, random_id};
use crate::engine::Engine;
use crate::entry::{Entry, Secret};
use crate::keyring::{Opening, key_of, locks, open_by};
use crate::pace::Event;
use crate::trouble::Trouble;

/// Setting of the device: a session is to be ended as soon as the server can be reached.
pub(crate) const SIGN_OUT_OWED: &str = "sign-out-owed";

/// Setting of the device: a profile that is left is erased as soon as nothing in it waits.
const ERASE: &str = "erase-on-leave";

const DAY_MS: f64 = 86_400_000.0;

/// So many wrong secrets in a row cost no wait.
const FREE_TRIES: u32 = 3;
/// The longest wait before a secret is tried, in milliseconds.
const LONGEST_PAUSE_MS: u32 = 30_000;

thread_local! {
    /// Whether somebody is signing in on this page.
    static SIGNING_IN: Cell<bool> = const { Cell::new(false) };
}

/// Somebody is signing in until this is dropped.
struct SigningIn;

impl Drop for SigningIn {
    fn drop(&mut self) {
        SIGNING_IN.set(false);
    }
}

/// Signs in, from the request to [`enter`]. A sign-out that is still owed to the server waits meanwhile: sent a moment
/// later, it would end the new session. The former one ends by itself when somebody signs in over it.
pub async fn signing_in<T>(sign_in: impl Future<Output = T>) -> T {
    SIGNING_IN.set(true);
    let _until_the_end = SigningIn;
    sign_in.await
}

/// What leaving a profile did with its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing of it stays on the device.
    Erased,
    /// It stays, sealed, until the same person opens it again. So many things in it are nowhere else: changes that are not sent, or were refused and
    /// not read, forms that are not sent.
    Sealed(usize),
}

/// Why a secret did not open a profile. Nothing is lost by any of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unlock {
    /// It is another secret.
    #[error("a wrong secret")]
    Wrong,
    /// A secret of this kind has not been used for this profile on this device, or the page cannot compare it.
    #[error("no lock of this kind")]
    NoLock,
    /// The device's storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// After a sign-in: the profile of this person on this device, the one they left here if there is one. It
/// becomes the current one; open it with [`Engine::open`]. One that nothing opens is left aside as it is, and a new one begun.
pub async fn enter(device: &Device, api: &Api, me: Me, entry: Entry) -> Result<Opening, Trouble> {
    let mut found = None;
    for known in device.profiles().await? {
        if known.user == me.user
            && let Some(key) = key_of(device, api, &known, &entry.secrets).await?
        {
            found = Some((known, key));
            break;
        }
    }
    let (mut profile, key) = match found {
        Some(found) => found,
        None => {
            let db = ["parcours-", &random_id().simple().to_string()].concat();
            (Profile::new(db, &me), DbKey::random()?)
        }
    };
    profile.locks = locks(&profile, &key, &entry.secrets).await;
    open_again(&mut profile);
    device.enter(&profile, &key).await?;
    device.set_setting(SIGN_OUT_OWED, None).await?;
    drop_old_soon(device);
    Ok(Opening {
        me: Some(me),
        door: Some(entry.door),
        ..Opening::again(profile, key)
    })
}

/// Opens a profile of this device by its person's secret, with or without a network. After some wrong ones in a row it waits
/// before it tries.
///
/// # Errors
/// [`Unlock`] says why not.
pub async fn unlock(device: &Device, db: &str, secret: Secret) -> Result<Opening, Unlock> {
    let gone = Unlock::Store(StoreError::Closed);
    let mut profile = device.profile(db).await?.ok_or(gone)?;
    if !profile.locks.iter().any(|lock| lock.kind == secret.kind()) {
        return Err(Unlock::NoLock);
    }
    store::sleep(pause(profile.tries)).await;
    let Some(key) = open_by(&profile, secret.kind(), secret.text()).await else {
        let count = &mut |profile: &mut Profile| profile.tries = profile.tries.saturating_add(1);
        device.change(db, count).await?;
        return Err(Unlock::Wrong);
    };
    open_again(&mut profile);
    device.enter(&profile, &key).await?;
    drop_old_soon(device);
    Ok(Opening {
        secret: Some(secret),
        ..Opening::again(profile, key)
    })
}

fn open_again(profile: &mut Profile) {
    profile.left = false;
    profile.waiting = 0;
    profile.tries = 0;
    profile.last_used = now_ms();
}

/// How long to wait before a secret is tried, after so many wrong ones.
fn pause(tries: u32) -> u32 {
    match tries.checked_sub(FREE_TRIES) {
        None => 0,
        Some(more) => 1_000u32
            .saturating_mul(1 << more.min(20))
            .min(LONGEST_PAUSE_MS),
    }
}

/// Takes a profile that its person has left off this device, if nothing in it waits to be sent. Whether it is gone.
pub async fn remove(device: &Device, db: &str) -> Result<bool, StoreError> {
    let known = device.profile(db).await?;
    let waits = known.is_some_and(|known| !known.left || known.waiting > 0);
    if waits || !erase_left(db).await? {
        return Ok(false);
    }
    forget(device, db).await?;
    Ok(true)
}

/// Erases copies that nobody has opened for long, and in which nothing waits. A clock that is put forward loses nothing: all of it is on
/// the server.
async fn drop_old(device: &Device) -> Result<(), StoreError> {
    let since = now_ms() - f64::from(COPY_DAYS) * DAY_MS;
    for known in device.profiles().await? {
        if known.left && known.last_used < since {
            remove(device, &known.db).await?;
        }
    }
    Ok(())
}

/// The same beside what is being done: one that cannot be erased now is erased at a later opening.
fn drop_old_soon(device: &Device) {
    let device = device.clone();
    spawn_local(async move {
        let _ = drop_old(&device).await;
    });
}

/// Forgets a profile and its database.
async fn forget(device: &Device, db: &str) -> Result<(), StoreError> {
    match device.remove_profile(db).await {
        // Another tab holds it a little longer: the browser deletes it when that tab lets go.
        Err(StoreError::Blocked) => Ok(()),
        done => done,
    }
}

/// Whether profiles are erased from this device when they are left, as soon as nothing in them waits to be sent.
pub async fn erases(device: &Device) -> Result<bool, StoreError> {
    Ok(device.setting(ERASE).await?.is_some())
}

/// Sets [`erases`].
pub async fn set_erases(device: &Device, on: bool) -> Result<(), StoreError> {
    device.set_setting(ERASE, on.then_some("1")).await
}

/// At start: whether this device has nobody to come back to and owes the server nothing, so that [`resume`] is not
/// needed. Asked first, it spares visitors the whole engine.
pub async fn is_visitors(device: &Device) -> Result<bool, StoreError> {
    Ok(!device.has_current().await? && device.setting(SIGN_OUT_OWED).await?.is_none())
}

/// At start: opens the profile that was open last, with or without a network. Where there is none, it ends the session
/// of someone who signed out without a network; should that fail, the next start does it.
pub async fn resume(device: &Device) -> Result<Option<Rc<Engine>>, StoreError> {
    if let Some(profile) = device.current().await? {
        if let Some(key) = kept_key(device, &profile).await? {
            let opening = Opening::again(profile, key);
            return Engine::open(device.clone(), opening).await.map(Some);
        }
        // The browser has lost the key of the open one: its person's secret opens it.
        device.leave(&profile.db, SIGN_OUT_OWED).await?;
    }
    let device = device.clone();
    spawn_local(async move {
        let _ = pay_sign_out(&device, &Api::new()).await;
    });
    Ok(None)
}

/// The key that is kept while a profile is open. One of before there were seals gets its own.
async fn kept_key(device: &Device, profile: &Profile) -> Result<Option<DbKey>, StoreError> {
    let kept = device.key(&profile.db).await?;
    if kept.is_some() || profile.me.is_none() || profile.can_be_opened() {
        return Ok(kept);
    }
    let key = DbKey::random()?;
    device.enter(profile, &key).await?;
    Ok(Some(key))
}

pub(crate) async fn pay_sign_out(device: &Device, api: &Api) -> Result<(), Trouble> {
    if device.setting(SIGN_OUT_OWED).await?.is_some() && !SIGNING_IN.get() {
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
    /// somebody else's. Its data stays on the device, sealed.
    pub fn give_way(&self) {
        self.close_everywhere();
    }

    /// Signs out, on this page and in the other tabs, with or without a network. The profile stays on the device, sealed, unless the
    /// device [`erases`] what is left: then what is not sent yet is kept, see [`Left`]; offer [`Engine::sync_now`] before.
    pub async fn leave(&self) -> Result<Left, StoreError> {
        self.hush_everywhere();
        // First the device, then the server: it may be slow to answer, and a page closed meanwhile must not open the
        // profile again for whoever comes next.
        let put_away = self.put_away().await;
        // Now the page may say that nobody is here: who closes it then leaves nothing half done.
        self.tell();
        if matches!(
            Api::new().sign_out().await,
            Ok(()) | Err(Trouble::SignedOut)
        ) {
            self.device.set_setting(SIGN_OUT_OWED, None).await?;
        }
        put_away
    }

    /// How much there is of the person here and nowhere else: changes that are not sent, refusals that were not read, forms
    /// that are begun.
    pub async fn unsent(&self) -> usize {
        let view = self.view();
        // Where they cannot be read now there may be some: nothing is erased then.
        let drafts = self.drafts().await.map_or(1, |drafts| drafts.len());
        view.waiting + view.refusals.len() + drafts
    }

    /// The account is no more: takes all of the profile from this device, on this page and in the other tabs, what was
    /// never sent too.
    ///
    /// # Errors
    /// Of the device's storage: then some of it may still be there.
    pub async fn erase_here(&self) -> Result<(), StoreError> {
        self.erased.set(true);
        self.close_everywhere();
        forget(&self.device, &self.db()).await
    }

    /// What another tab has written is known to the disk alone, so the disk is asked what waits.
    async fn put_away(&self) -> Result<Left, StoreError> {
        let db = self.db();
        let left = self.device.leave(&db, SIGN_OUT_OWED).await;
        let erase = self.is_to_be_erased(&db).await;
        let waiting = if erase {
            self.store.erase_unless_needed().await
        } else {
            self.store.needed().await
        };
        // Where it cannot be read now there may be something: nothing is erased then.
        let waiting = waiting.unwrap_or(1);
        self.store.close();
        left?;
        if erase && waiting == 0 {
            forget(&self.device, &db).await?;
            return Ok(Left::Erased);
        }
        self.device
            .change(&db, &mut |profile| profile.waiting = waiting)
            .await?;
        Ok(Left::Sealed(waiting))
    }

    /// Also one that nothing would open again, and that is therefore not really sealed.
    async fn is_to_be_erased(&self, db: &str) -> bool {
        let known = self.device.profile(db).await.ok().flatten();
        known.is_some_and(|known| !known.can_be_opened()) || erases(&self.device).await == Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_costs_nothing_and_guessing_takes_long() {
        assert_eq!([0, 1, 2].map(pause), [0; 3]);
        assert_eq!([3, 4, 5].map(pause), [1_000, 2_000, 4_000]);
        assert_eq!([8, 40, u32::MAX].map(pause), [LONGEST_PAUSE_MS; 3]);
    }
}
