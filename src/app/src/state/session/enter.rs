//! The ways in.

use leptos::prelude::GetValue;
use protocol::session::{
    Accept, AdultSignIn, CardSignIn, ClassGreeting, ClassKnock, Enrol, Enrolled, Me, PupilSignIn,
};
use store::{Profile, StoreError};
use sync::{Api, Entry, Secret, Trouble, Unlock};

use super::Session;
use crate::later::{enter_engine, relock_engine, remove_profile, unlock_engine};

impl Session {
    /// Identifier and passphrase.
    pub async fn sign_in_adult(self, who: &AdultSignIn) -> Result<(), Trouble> {
        let api = Api::new();
        self.come_in(api.sign_in_adult(who), who.into()).await
    }

    /// Code, pseudonym and five words.
    pub async fn sign_in_pupil(self, who: &PupilSignIn) -> Result<(), Trouble> {
        let api = Api::new();
        self.come_in(api.sign_in_pupil(who), who.into()).await
    }

    /// A pupil's card.
    pub async fn sign_in_card(self, who: &CardSignIn) -> Result<(), Trouble> {
        let api = Api::new();
        self.come_in(api.sign_in_card(who), who.into()).await
    }

    /// An invitation.
    pub async fn accept(self, choice: &Accept) -> Result<(), Trouble> {
        let api = Api::new();
        self.come_in(api.accept(choice), choice.into()).await
    }

    /// Back from the school's identity provider, with a session.
    pub async fn came_back(self) -> Result<(), Trouble> {
        let api = Api::new();
        self.come_in(api.me(), Entry::by_provider()).await
    }

    /// Which class a code is of.
    pub async fn knock(self, class: &ClassKnock) -> Result<ClassGreeting, Trouble> {
        Api::new().knock(class).await
    }

    /// Enrols a new pupil, who is then signed in.
    pub async fn enrol(self, pupil: &Enrol) -> Result<Enrolled, Trouble> {
        sync::signing_in(async {
            let secrets = Api::new().enrol(pupil).await?;
            // They are told once: should the network cut now, they are shown all the same, and open the door later.
            if let Ok(me) = Api::new().me().await {
                let _ = self.enter(me, (&secrets).into()).await;
            }
            Ok(secrets)
        })
        .await
    }

    async fn come_in(
        self,
        sign_in: impl Future<Output = Result<Me, Trouble>>,
        entry: Entry,
    ) -> Result<(), Trouble> {
        sync::signing_in(async { self.enter(sign_in.await?, entry).await }).await
    }

    async fn enter(self, me: Me, entry: Entry) -> Result<(), Trouble> {
        let device = self.device.get_value().ok_or(Trouble::Storage)?;
        let open = self.engine().filter(|engine| !engine.is_closed());
        match open {
            Some(engine) if engine.me().user == me.user => {
                engine.signed_in();
                self.recognise(me);
                // What was typed is known to be right, and the profile opens as before should this fail.
                let _ = relock_engine(engine, entry.secrets).await;
                return Ok(());
            }
            Some(other) => other.give_way(),
            None => {}
        }
        let engine = enter_engine(device, me, entry)
            .await
            .map_err(|_| Trouble::Offline)??;
        self.attend(engine).await;
        Ok(())
    }

    /// Opens a profile of this device by its person's secret, with or without a network.
    pub async fn unlock(self, db: String, secret: Secret) -> Result<(), Unlock> {
        let closed = || Unlock::Store(StoreError::Closed);
        let device = self.device.get_value().ok_or_else(closed)?;
        let former = self.engine();
        // The code of the engine is kept with the application; without it nothing opens.
        let opened = unlock_engine(device, db, secret).await;
        let engine = opened.map_err(|_| closed())??;
        if let Some(former) = former {
            former.give_way();
        }
        self.attend(engine).await;
        Ok(())
    }

    /// The profiles of this device, the last used first.
    pub async fn profiles(self) -> Vec<Profile> {
        let Some(device) = self.device.get_value() else {
            return Vec::new();
        };
        device.profiles().await.unwrap_or_default()
    }

    /// Takes a profile that its person has left off this device; whether it is gone.
    pub async fn remove_profile(self, db: String) -> bool {
        let Some(device) = self.device.get_value() else {
            return false;
        };
        matches!(remove_profile(device, db).await, Ok(Ok(true)))
    }

    /// The person has changed the passphrase: it opens the profile here too, from now on.
    pub async fn passphrase_changed(self, fresh: &str) {
        if let Some(engine) = self.engine() {
            // The server's lock opens it all the same.
            let _ = relock_engine(engine, vec![Secret::passphrase(fresh)]).await;
        }
    }

    /// Whether what is left is erased from this device.
    pub async fn erases(self) -> bool {
        match self.device.get_value() {
            Some(device) => sync::erases(&device).await.unwrap_or(false),
            None => false,
        }
    }

    /// Sets [`Session::erases`]; whether it is kept.
    pub async fn set_erases(self, on: bool) -> bool {
        match self.device.get_value() {
            Some(device) => sync::set_erases(&device, on).await.is_ok(),
            None => false,
        }
    }
}
