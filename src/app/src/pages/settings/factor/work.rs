//! What is asked of the server for a second factor, and what comes next.

use leptos::prelude::*;
use protocol::session::{
    BeginFactor, ConfirmFactor, EndFactor, FactorKey, RecoveryCodes, SecondFactor,
};
use protocol::wire::ErrorCode;
use sync::Trouble;

use crate::pages::at_once::Asking;
use crate::state::session::Session;

/// What is shown.
#[derive(Clone)]
pub(super) enum Step {
    /// Nothing is known yet.
    Asked,
    /// As the server says.
    State(SecondFactor),
    /// The passphrase is asked for, to turn it on.
    Begin,
    /// The key is shown, and a first code asked for.
    Key(FactorKey),
    /// The recovery codes are shown, this once.
    Codes(RecoveryCodes),
    /// Passphrase and code are asked for, to turn it off.
    End,
}

/// The section at work. Copied freely.
#[derive(Clone, Copy)]
pub(super) struct Factor {
    pub(super) session: Session,
    pub(super) step: RwSignal<Step>,
    pub(super) asking: Asking,
    pub(super) passphrase: RwSignal<String>,
    pub(super) code: RwSignal<String>,
    /// What was typed is not right.
    wrong: RwSignal<bool>,
}

impl Factor {
    /// Asks for the state once there is a network.
    pub(super) fn new(session: Session) -> Self {
        let factor = Self {
            session,
            step: RwSignal::new(Step::Asked),
            asking: Asking::new(),
            passphrase: RwSignal::new(String::new()),
            code: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if session.online() && matches!(*factor.step.read_untracked(), Step::Asked) {
                factor.look();
            }
        });
        factor
    }

    /// Asks for the state.
    pub(super) fn look(self) {
        self.send(async move {
            let state = self.session.api().second_factor().await?;
            Ok(Step::State(state))
        });
    }

    /// Goes on to another step, and forgets what was typed.
    pub(super) fn go(self, step: Step) {
        let _ = self.passphrase.try_set(String::new());
        let _ = self.code.try_set(String::new());
        let _ = self.wrong.try_set(false);
        let _ = self.step.try_set(step);
    }

    fn send(self, request: impl Future<Output = Result<Step, Trouble>> + 'static) {
        self.wrong.set(false);
        self.asking.ask(async move {
            match request.await {
                Ok(step) => {
                    self.go(step);
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = self.wrong.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    }

    /// Gives up what was begun, and asks for the state again.
    pub(super) fn back(self) {
        self.asking.forget();
        self.go(Step::Asked);
        self.look();
    }

    /// Asks for the key.
    pub(super) fn begin(self) {
        let passphrase = self.passphrase.get_untracked();
        self.send(async move {
            let ask = BeginFactor { passphrase };
            Ok(Step::Key(self.session.api().begin_factor(&ask).await?))
        });
    }

    /// Turns it on.
    pub(super) fn confirm(self) {
        let code = self.code.get_untracked();
        self.send(async move {
            let ask = ConfirmFactor { code };
            Ok(Step::Codes(self.session.api().confirm_factor(&ask).await?))
        });
    }

    /// Turns it off.
    pub(super) fn end(self, done: Callback<()>) {
        let ask = EndFactor {
            passphrase: self.passphrase.get_untracked(),
            code: self.code.get_untracked(),
        };
        self.send(async move {
            self.session.api().end_factor(&ask).await?;
            done.try_run(());
            Ok(Step::State(SecondFactor {
                on: false,
                recovery: 0,
            }))
        });
    }

    /// What is wrong with what was typed.
    pub(super) fn error(self, words: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.wrong.get().then(|| words.to_owned()))
    }
}
