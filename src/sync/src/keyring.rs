//! Finding the key of a profile, and making the locks that open it.

use domain::code::ClassCode;
use protocol::session::Me;
use store::{DbKey, Device, Lock, LockKind, Note, Profile, ProfileStore, StoreError};

use crate::api::Api;
use crate::engine::Engine;
use crate::entry::{Door, Secret};
use crate::trouble::Trouble;

/// A profile with what opens it, for [`Engine::open`].
#[derive(Debug, Clone)]
pub struct Opening {
    pub(crate) profile: Profile,
    pub(crate) key: DbKey,
    /// Who they are, where the server has just said it.
    pub(crate) me: Option<Me>,
    /// How they have just come in.
    pub(crate) door: Option<Door>,
    /// What they have just typed, where the server has not seen it yet.
    pub(crate) secret: Option<Secret>,
}

impl Opening {
    /// A profile that is open already, or was when the page was left.
    pub(crate) fn again(profile: Profile, key: DbKey) -> Self {
        Self {
            profile,
            key,
            me: None,
            door: None,
            secret: None,
        }
    }
}

/// The key of a profile of somebody who is signed in; `None` when nothing opens it.
pub(crate) async fn key_of(
    device: &Device,
    api: &Api,
    profile: &Profile,
    secrets: &[Secret],
) -> Result<Option<DbKey>, Trouble> {
    if let Some(key) = device.key(&profile.db).await? {
        return Ok(Some(key));
    }
    if !profile.can_be_opened() {
        // Of before there were seals: it lies in the clear, and any key will do.
        let clear = profile.me.is_some().then(DbKey::random);
        return Ok(clear.transpose()?);
    }
    for secret in secrets {
        if let Some(key) = open_by(profile, secret.kind(), secret.text()).await {
            return Ok(Some(key));
        }
    }
    match api.vault().await {
        Ok(vault) => Ok(open_by(profile, LockKind::Server, &vault.key).await),
        Err(Trouble::Refused(_)) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The key, by the first lock of this kind that the secret opens.
pub(crate) async fn open_by(profile: &Profile, kind: LockKind, secret: &str) -> Option<DbKey> {
    for lock in profile.locks.iter().filter(|lock| lock.kind == kind) {
        if let Some(key) = lock.open(secret).await {
            return Some(key);
        }
    }
    None
}

/// The locks of a profile once its person has come in by these secrets. One that the server takes and a lock does not was
/// renewed: what the person knew before opens nothing any more.
pub(crate) async fn locks(profile: &Profile, key: &DbKey, secrets: &[Secret]) -> Vec<Lock> {
    let mut locks = profile.locks.clone();
    for secret in secrets {
        let kind = secret.kind();
        if open_by(profile, kind, secret.text()).await.is_some() {
            continue;
        }
        if locks.iter().any(|lock| lock.kind == kind) {
            locks.retain(|lock| lock.kind == LockKind::Server);
        }
        locks.extend(Lock::make(kind, secret.text(), key).await);
    }
    locks
}

impl Engine {
    /// The person has come in again, or has changed a secret: it opens the profile here from now on. A failure leaves the former
    /// ones, and the server's.
    pub async fn relock(&self, secrets: &[Secret]) -> Result<(), StoreError> {
        let db = self.db();
        let Some(profile) = self.device.profile(&db).await? else {
            return Ok(());
        };
        let made = locks(&profile, &self.key, secrets).await;
        self.device
            .change(&db, &mut |profile| profile.locks.clone_from(&made))
            .await
    }

    /// The pupil has changed class: who they are now, and the code by which they come in from now on.
    pub async fn moved(&self, me: Me, code: ClassCode) -> Result<(), Trouble> {
        if let Some(Door::Pupil { .. }) = read(&self.store, Note::Door).await? {
            let door = Door::Pupil {
                code,
                pseudonym: me.name.clone(),
            };
            self.store.put_note(Note::Door, json(&door)?).await?;
        }
        self.note(me).await?;
        self.sync_now();
        Ok(())
    }

    /// Makes the lock that signing in opens, where there is none yet. It is tried again in a later round.
    pub(crate) async fn lock_by_server(&self) -> Result<(), Trouble> {
        let db = self.db();
        let has = |profile: &Profile| profile.locks.iter().any(|it| it.kind == LockKind::Server);
        let known = self.device.profile(&db).await?;
        if known.is_none_or(|known| has(&known)) {
            return Ok(());
        }
        let vault = self.api.vault().await?;
        let Some(lock) = Lock::make(LockKind::Server, &vault.key, &self.key).await else {
            return Ok(());
        };
        self.device
            .change(&db, &mut |profile| {
                if !has(profile) {
                    profile.locks.push(lock.clone());
                }
            })
            .await?;
        Ok(())
    }
}

/// Who the person of an open database is, and how they come in: as they have just told, else as they are noted.
pub(crate) async fn noted(
    device: &Device,
    store: &ProfileStore,
    opening: &Opening,
) -> Result<(Me, Option<Door>), StoreError> {
    let profile = &opening.profile;
    let told = opening.me.as_ref().or(profile.me.as_ref());
    let me = match told {
        Some(me) => {
            note_me(store, me).await?;
            me.clone()
        }
        None => read(store, Note::Me)
            .await?
            .unwrap_or_else(|| only(profile)),
    };
    if profile.me.is_some() {
        device
            .change(&profile.db, &mut |profile| profile.me = None)
            .await?;
    }
    let door = match &opening.door {
        Some(door) => {
            store.put_note(Note::Door, json(door)?).await?;
            Some(door.clone())
        }
        None => read(store, Note::Door).await?,
    };
    Ok((me, door))
}

/// Notes who the person is.
pub(crate) async fn note_me(store: &ProfileStore, me: &Me) -> Result<(), StoreError> {
    store.put_note(Note::Me, json(me)?).await
}

async fn read<T: serde::de::DeserializeOwned>(
    store: &ProfileStore,
    note: Note,
) -> Result<Option<T>, StoreError> {
    let text = store.note(note).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Failed(error.to_string()))
}

/// What is known of a person whose note is damaged, until the server says the rest.
fn only(profile: &Profile) -> Me {
    Me {
        user: profile.user,
        role: profile.role,
        name: profile.name.clone(),
        academy: domain::ids::AcademyId(uuid::Uuid::nil()),
        academy_name: String::new(),
        timezone: String::new(),
        school: None,
        company: None,
        erase_at: None,
        classes: Vec::new(),
    }
}
