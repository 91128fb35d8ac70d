//! What belongs to the device: the profiles on it, its settings, which profile is open.

use std::rc::Rc;

use protocol::session::Me;
use serde::{Deserialize, Serialize};

use crate::disk::{self, Disk, Op, Read, Value};
use crate::error::StoreError;
use crate::idb::{Idb, delete_database};

const NAME: &str = "parcours-device";
const PROFILES: &str = "profiles";
const SETTINGS: &str = "settings";
const STORES: &[&str] = &[PROFILES, SETTINGS];
const CURRENT: &str = "current";

/// A person who signed in on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Name of the database with their data: random, so that it tells nothing.
    pub db: String,
    /// Who they are, as the server last said.
    pub me: Me,
    /// Last opening, in milliseconds since 1970 by the device's clock, for display and order.
    pub last_used: f64,
    /// Signed out with work not sent: not offered on the device, reopened when the same person signs in.
    pub sealed: bool,
}

/// The device's own database.
#[derive(Clone)]
pub struct Device {
    disk: Rc<dyn Disk>,
}

impl Device {
    /// Opens it; `lost` as in [`Idb::open`].
    pub async fn open(lost: Rc<dyn Fn()>) -> Result<Self, StoreError> {
        let disk = Idb::open(NAME, 1, STORES, lost).await?;
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
            .flat_map(|answer| answer.texts())
            .filter_map(|(_, text)| serde_json::from_str(&text).ok())
            .collect();
        profiles.sort_by(|a, b| b.last_used.total_cmp(&a.last_used));
        Ok(profiles)
    }

    /// Writes a profile and makes it the open one.
    pub async fn put_profile(&self, profile: &Profile) -> Result<(), StoreError> {
        let text = serde_json::to_string(profile)
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        let current = if profile.sealed {
            Op::Delete(SETTINGS, CURRENT.into())
        } else {
            Op::Put(SETTINGS, CURRENT.into(), Value::Text(profile.db.clone()))
        };
        let put = Op::Put(PROFILES, profile.db.clone(), Value::Text(text));
        disk::write(&*self.disk, STORES, vec![put, current]).await
    }

    /// Forgets a profile and deletes its database.
    pub async fn remove_profile(&self, db: &str) -> Result<(), StoreError> {
        let ops = vec![
            Op::Delete(PROFILES, db.to_owned()),
            Op::Delete(SETTINGS, CURRENT.into()),
        ];
        disk::write(&*self.disk, STORES, ops).await?;
        delete_database(db).await
    }

    /// The profile that was open last, if it was not left.
    pub async fn current(&self) -> Result<Option<Profile>, StoreError> {
        let Some(name) = self.setting(CURRENT).await? else {
            return Ok(None);
        };
        let profiles = self.profiles().await?;
        Ok(profiles
            .into_iter()
            .find(|profile| profile.db == name && !profile.sealed))
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
