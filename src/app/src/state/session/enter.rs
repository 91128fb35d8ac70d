//! The ways in.

use leptos::prelude::GetValue;
use protocol::session::{
    Accept, AdultSignIn, CardSignIn, ClassGreeting, ClassKnock, Enrol, Enrolled, Me, PupilSignIn,
};
use store::Device;
use sync::Trouble;

use super::Session;
use crate::later::open_engine;

impl Session {
    /// Identifier and passphrase.
    pub async fn sign_in_adult(self, who: &AdultSignIn) -> Result<(), Trouble> {
        let me = self.api().sign_in_adult(who).await?;
        self.enter(me).await
    }

    /// Code, pseudonym and five words.
    pub async fn sign_in_pupil(self, who: &PupilSignIn) -> Result<(), Trouble> {
        let me = self.api().sign_in_pupil(who).await?;
        self.enter(me).await
    }

    /// A pupil's card.
    pub async fn sign_in_card(self, who: &CardSignIn) -> Result<(), Trouble> {
        let me = self.api().sign_in_card(who).await?;
        self.enter(me).await
    }

    /// An invitation.
    pub async fn accept(self, choice: &Accept) -> Result<(), Trouble> {
        let me = self.api().accept(choice).await?;
        self.enter(me).await
    }

    /// Which class a code is of.
    pub async fn knock(self, class: &ClassKnock) -> Result<ClassGreeting, Trouble> {
        self.api().knock(class).await
    }

    /// Enrols a new pupil, who is then signed in.
    pub async fn enrol(self, pupil: &Enrol) -> Result<Enrolled, Trouble> {
        let secrets = self.api().enrol(pupil).await?;
        // They are told once: should the network cut now, they are shown all the same, and open the door later.
        if let Ok(me) = self.api().me().await {
            let _ = self.enter(me).await;
        }
        Ok(secrets)
    }

    async fn enter(self, me: Me) -> Result<(), Trouble> {
        let device = self.device.get_value().ok_or(Trouble::Storage)?;
        let open = self.engine().filter(|engine| !engine.is_closed());
        let (same, other) = match open {
            Some(engine) if engine.me().user == me.user => (Some(engine), None),
            other => (None, other),
        };
        if let Some(engine) = other {
            engine.give_way();
        }
        let profile = sync::enter(&device, me.clone()).await?;
        match same {
            Some(engine) => {
                engine.signed_in();
                self.recognise(me);
                Ok(())
            }
            None => self.open(device, profile).await,
        }
    }

    async fn open(self, device: Device, profile: store::Profile) -> Result<(), Trouble> {
        let engine = open_engine(device, profile)
            .await
            .map_err(|_| Trouble::Offline)??;
        self.attend(engine).await;
        Ok(())
    }
}
