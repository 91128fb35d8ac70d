//! As what a pupil wants to be counted, where the class asks: said and taken back in the settings, pointed at in the parcours.
//! It is asked of the server alone and rests on no device.

mod texts;

use domain::gap::Gender;
use domain::role::Role;
use leptos::prelude::*;
use protocol::gap::OwnGender;
use sync::Trouble;
use ui::{Button, ButtonKind, LinkButton, Note};

use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::state::session::{Session, use_session};

/// Where the settings have the question.
const PLACE: &str = "/reglages#fille-garcon";

/// What the server last said. Copied freely.
#[derive(Clone, Copy)]
struct Own {
    session: Session,
    known: RwSignal<Option<OwnGender>>,
    asking: Asking,
}

impl Own {
    /// Asks the server as soon as there is a network.
    fn new(session: Session) -> Self {
        let own = Self {
            session,
            known: RwSignal::new(None),
            asking: Asking::new(),
        };
        Effect::new(move |_| {
            if session.online() {
                own.read();
            }
        });
        own
    }

    fn read(self) {
        self.asking.ask(async move {
            let user = self.session.me_now().ok_or(Trouble::SignedOut)?.user;
            let known = self.session.api().gender(user).await?;
            let _ = self.known.try_set(Some(known));
            Ok(())
        });
    }

    fn say(self, said: Option<Gender>) {
        self.asking.ask(async move {
            let user = self.session.me_now().ok_or(Trouble::SignedOut)?.user;
            let known = self.session.api().say_gender(user, said).await?;
            let _ = self.known.try_set(Some(known));
            Ok(())
        });
    }
}

/// The section of the settings; nothing for adults and visitors, nor where the class is not asked.
pub fn section() -> AnyView {
    let session = use_session();
    let who = Memo::new(move |_| session.me().map(|me| (me.user, me.role)));
    live_option(move || match who.get() {
        Some((_, Role::Pupil)) => {
            let own = Own::new(session);
            Some(live_option(move || question(own)))
        }
        _ => None,
    })
}

fn question(own: Own) -> Option<AnyView> {
    // As long as it is not known whether the class asks, nothing is: most classes do not.
    let known = own.known.get().filter(|known| known.asked)?;
    let content = answers(own, known.said);
    Some(
        view! {
            <section class="section" id="fille-garcon">
                <h2>{texts::TITLE}</h2>
                {content}
            </section>
        }
        .into_any(),
    )
}

fn answers(own: Own, said: Option<Gender>) -> AnyView {
    let paragraphs: Vec<_> = texts::TEXT
        .iter()
        .map(|text| view! { <p>{*text}</p> })
        .collect();
    let words = said.map_or_else(|| texts::NOTHING.to_owned(), texts::said);
    let button = |gender: Gender| {
        view! {
            <Button
                busy=own.asking.busy()
                disabled=offline(own.session)
                on_press=Callback::new(move |()| own.say(Some(gender)))
            >
                {texts::answer(gender)}
            </Button>
        }
    };
    let others = Gender::ALL.into_iter().filter(|other| Some(*other) != said);
    let buttons: Vec<_> = others.map(button).collect();
    let back = said.is_some().then(|| {
        view! {
            <Button
                kind=ButtonKind::Quiet
                busy=own.asking.busy()
                disabled=offline(own.session)
                on_press=Callback::new(move |()| own.say(None))
            >
                {texts::TAKE_BACK}
            </Button>
        }
    });
    view! {
        {paragraphs}
        <p role="status"><b>{words}</b></p>
        {hindered(own.session, own.asking, texts::OFFLINE)}
        <p class="actions">{buttons}{back}</p>
    }
    .into_any()
}

/// On the page of the parcours: that the class asks, as long as nothing was said.
pub fn pointer(session: Session) -> AnyView {
    let own = Own::new(session);
    live(move || match own.known.get() {
        Some(OwnGender {
            asked: true,
            said: None,
            ..
        }) => view! {
            <Note>
                <p>{texts::ASKED}</p>
                <p class="actions"><LinkButton href=PLACE.to_owned()>{texts::SEE}</LinkButton></p>
            </Note>
        }
        .into_any(),
        _ => ().into_any(),
    })
}
