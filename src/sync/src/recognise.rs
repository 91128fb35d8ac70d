//! Whose session this browser has.

use protocol::session::Me;

use crate::engine::Engine;
use crate::keyring;
use crate::profile::{SIGN_OUT_OWED, pay_sign_out, signing_in};
use crate::trouble::Trouble;

impl Engine {
    /// Another tab, or another person on this computer, may have signed in since: their session must
    /// neither carry this queue nor fill this database.
    pub(crate) async fn recognise(&self) -> Result<(), Trouble> {
        let found = self.api.me_or_erased(self.user()).await;
        let me = match found {
            Ok(me) if me.user == self.user() => me,
            Ok(_) | Err(Trouble::SignedOut) => self.come_back(found).await?,
            Err(trouble) => return Err(trouble),
        };
        self.stranger.set(false);
        self.standby.borrow_mut().take();
        if self.device.setting(SIGN_OUT_OWED).await?.is_some() {
            // It is the session of who came back.
            self.device.set_setting(SIGN_OUT_OWED, None).await?;
        }
        self.note(me).await?;
        self.recognised.set(true);
        // What fails now is made in a later round.
        let _ = self.lock_by_server().await;
        Ok(())
    }

    /// Opened by a secret without the server: signs in by it. Without one that suffices, a session that somebody has left ends.
    async fn come_back(&self, found: Result<Me, Trouble>) -> Result<Me, Trouble> {
        let standby = self.standby.borrow().clone();
        if let Some(standby) = standby {
            match signing_in(standby.sign_in(&self.api)).await {
                Ok(me) if me.user == self.user() => return Ok(me),
                Ok(_) => self.api.sign_out().await?,
                Err(Trouble::Refused(_) | Trouble::SignedOut) => {}
                Err(trouble) => return Err(trouble),
            }
            self.standby.borrow_mut().take();
        }
        if self.device.setting(SIGN_OUT_OWED).await?.is_some() {
            pay_sign_out(&self.device, &self.api).await?;
            self.stranger.set(false);
            return Err(Trouble::SignedOut);
        }
        found.and(Err(Trouble::NotYours))
    }

    pub(crate) async fn note(&self, me: Me) -> Result<(), Trouble> {
        if me == *self.who.borrow() {
            return Ok(());
        }
        keyring::note_me(&self.store, &me).await?;
        self.device
            .change(&self.db(), &mut |profile| {
                profile.name.clone_from(&me.name);
                profile.role = me.role;
            })
            .await?;
        *self.who.borrow_mut() = me;
        Ok(())
    }
}
