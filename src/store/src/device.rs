//! What belongs to the device: the profiles on it, its settings, which profile is open.

use std::rc::Rc;

use crate::disk::{self, Access, Answer, Disk, Op, Read, Step, Value};
use crate::error::StoreError;
use crate::idb::{Idb, delete_database};
use crate::seal::{self, DbKey};

mod profile;

pub use profile::Profile;

const NAME: &str = "parcours-device";
/// The second has locks in its profiles, which an older application would drop: its tabs close theirs.
const VERSION: u32 = 2;
const PROFILES: &str = "profiles";
const SETTINGS: &str = "settings";
const STORES: &[&str] = &[PROFILES, SETTINGS];
const CURRENT: &str = "current";

/// The device's own database.
#[derive(Clone)]
pub struct Device {
    disk: Rc<dyn Disk>,
}

impl Device {
    /// Opens it; `lost` as in [`Idb::open`].
    pub async fn open(lost: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let disk = Idb::open(NAME, VERSION, STORES, lost).await?;
        Ok(Self::over(Rc::new(disk)))
    }

    /// The same over another disk.
    pub fn over(disk: Rc<dyn Disk>) -> Self {
        Self { disk }
    }

    /// All profiles, the last used first. One that cannot be read is left where it is and not shown.
    pub async fn profiles(&self) -> Result<Vec<Profile>, StoreError> {
        let found = disk::read(&*self.disk, STORES, vec![Read::All(PROFILES)]).await?;
        let mut profiles: Vec<Profile> = found
            .into_iter()
            .flat_map(Answer::texts)
            .filter_map(|(_, text)| Profile::read(&text))
            .collect();
        profiles.sort_by(|a, b| b.last_used.total_cmp(&a.last_used));
        Ok(profiles)
    }

    /// A profile by the name of its database.
    pub async fn profile(&self, db: &str) -> Result<Option<Profile>, StoreError> {
        let found = disk::get(&*self.disk, PROFILES, db).await?;
        Ok(found.and_then(|text| Profile::read(&text.into_text())))
    }

    /// Writes a profile, makes it the open one, and keeps its key here until it is left. The key of the one that was open goes.
    pub async fn enter(&self, profile: &Profile, key: &DbKey) -> Result<(), StoreError> {
        let held = seal::hold(key).await;
        let written = self.write_open(profile, held).await;
        // Not every browser can write its own keys to the disk, or read them again.
        if written.is_ok() && self.key(&profile.db).await? == Some(key.clone()) {
            return Ok(());
        }
        self.write_open(profile, seal::bare(key)).await
    }

    async fn write_open(
        &self,
        profile: &Profile,
        (holder, sealed): (Value, Value),
    ) -> Result<(), StoreError> {
        let db = &profile.db;
        let mut ops = vec![
            profile.record()?,
            Op::Put(SETTINGS, CURRENT.into(), Value::Text(db.clone())),
            Op::Put(SETTINGS, holder_of(db), holder),
            Op::Put(SETTINGS, key_of(db), sealed),
        ];
        self.with_profiles(&mut |open, profiles| {
            let former = profiles.iter().find(|known| {
                known.db != *db && open.as_deref() == Some(&known.db) && known.can_be_opened()
            });
            ops.extend(former.into_iter().flat_map(|former| forget_key(&former.db)));
            std::mem::take(&mut ops)
        })
        .await
    }

    /// The key of a profile, while it is kept here.
    pub async fn key(&self, db: &str) -> Result<Option<DbKey>, StoreError> {
        let reads = [holder_of(db), key_of(db)].map(|name| Read::One(SETTINGS, name));
        let found = disk::read(&*self.disk, STORES, reads.into()).await?;
        let mut found = found.into_iter().filter_map(Answer::one);
        match (found.next(), found.next()) {
            (Some(holder), Some(sealed)) => Ok(seal::held(&holder, &sealed).await),
            _ => Ok(None),
        }
    }

    /// Changes a profile, if it is still there. Which one is open stays as it is.
    pub async fn change(
        &self,
        db: &str,
        change: &mut dyn FnMut(&mut Profile),
    ) -> Result<(), StoreError> {
        let (mut asked, mut failure) = (false, None);
        self.disk
            .transact(Access::Write, &[PROFILES], &mut |answers| {
                if !asked {
                    asked = true;
                    return Step::Read(vec![Read::One(PROFILES, db.to_owned())]);
                }
                let known = answers.into_iter().find_map(Answer::one);
                let Some(mut profile) = known.and_then(|text| Profile::read(&text.into_text()))
                else {
                    return Step::Write(Vec::new());
                };
                change(&mut profile);
                let written = profile.record().map_err(|error| failure = Some(error));
                Step::Write(written.into_iter().collect())
            })
            .await?;
        failure.map_or(Ok(()), Err)
    }

    /// Writes that a profile is left, and sets `owed`, in one transaction with the end of its key here: a page that is closed
    /// meanwhile finds all of it or nothing. The key of one that nothing else opens stays. The open one is another's if
    /// somebody has entered since; that one stays open.
    pub async fn leave(&self, db: &str, owed: &str) -> Result<(), StoreError> {
        let mut failure = None;
        self.with_profiles(&mut |open, profiles| {
            let mut ops = vec![Op::Put(SETTINGS, owed.to_owned(), Value::Text("1".into()))];
            ops.extend(no_longer_open(open, db));
            if let Some(mut left) = profiles.iter().find(|known| known.db == db).cloned() {
                left.left = true;
                match left.record() {
                    Ok(record) => ops.push(record),
                    Err(error) => failure = Some(error),
                }
                if left.can_be_opened() {
                    ops.extend(forget_key(db));
                }
            }
            ops
        })
        .await?;
        failure.map_or(Ok(()), Err)
    }

    /// Forgets a profile and deletes its database. Whoever else is open stays open.
    pub async fn remove_profile(&self, db: &str) -> Result<(), StoreError> {
        self.with_profiles(&mut |open, _| {
            let mut ops = vec![Op::Delete(PROFILES, db.to_owned())];
            ops.extend(forget_key(db));
            ops.extend(no_longer_open(open, db));
            ops
        })
        .await?;
        delete_database(db).await
    }

    /// Writes what is decided on the name of the open profile and on all of them, in one transaction.
    async fn with_profiles(
        &self,
        decide: &mut dyn FnMut(Option<String>, Vec<Profile>) -> Vec<Op>,
    ) -> Result<(), StoreError> {
        let mut asked = false;
        self.disk
            .transact(Access::Write, STORES, &mut |answers| {
                if !asked {
                    asked = true;
                    let open = Read::One(SETTINGS, CURRENT.into());
                    return Step::Read(vec![open, Read::All(PROFILES)]);
                }
                let mut answers = answers.into_iter();
                let open = answers.next().and_then(Answer::one).map(Value::into_text);
                let profiles = answers.flat_map(Answer::texts);
                let profiles = profiles.filter_map(|(_, text)| Profile::read(&text));
                Step::Write(decide(open, profiles.collect()))
            })
            .await
    }

    /// The profile that was open last, if it was not left.
    pub async fn current(&self) -> Result<Option<Profile>, StoreError> {
        let Some(name) = self.setting(CURRENT).await? else {
            return Ok(None);
        };
        let profile = self.profile(&name).await?;
        Ok(profile.filter(|profile| !profile.left))
    }

    /// Whether a profile was open last and not left: see [`Device::current`], which reads it.
    pub async fn has_current(&self) -> Result<bool, StoreError> {
        Ok(self.setting(CURRENT).await?.is_some())
    }

    /// A setting of the device.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let found = disk::get(&*self.disk, SETTINGS, name).await?;
        Ok(found.map(Value::into_text))
    }

    /// Writes a setting of the device; `None` forgets it.
    pub async fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let op = match value {
            Some(value) => Op::Put(SETTINGS, name.to_owned(), Value::Text(value.to_owned())),
            None => Op::Delete(SETTINGS, name.to_owned()),
        };
        disk::write(&*self.disk, STORES, vec![op]).await
    }
}

fn holder_of(db: &str) -> String {
    ["holder/", db].concat()
}

fn key_of(db: &str) -> String {
    ["key/", db].concat()
}

fn forget_key(db: &str) -> [Op; 2] {
    [holder_of(db), key_of(db)].map(|name| Op::Delete(SETTINGS, name))
}

fn no_longer_open(open: Option<String>, db: &str) -> Option<Op> {
    (open.as_deref() == Some(db)).then(|| Op::Delete(SETTINGS, CURRENT.into()))
}
