//! The code of a class: shown, opened for a time, closed, replaced, projected.

use std::time::Duration;

use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::session::OpenCode;
use ui::{Button, ButtonKind, Choice, Dialog, Icon, OneChoice, StateKind, StateMark, icons};

use super::{Desk, texts};
use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, hindered, offline};
use crate::pages::connexion::qr;
use crate::state::clock::{millis, wall_time};
use crate::state::session::{Session, use_session};

/// For how long the code may be opened, in minutes.
const DURATIONS: [u32; 4] = [15, 60, 480, 10_080];
/// How often the page looks whether the time is up.
const TICK: Duration = Duration::from_secs(10);

/// What the panel shows and asks for. Copied freely.
#[derive(Clone, Copy)]
struct Panel {
    session: Session,
    class: ClassId,
    asking: Asking,
    desk: Memo<Desk>,
    /// Until when the code is open, while it is.
    until: Memo<Option<i64>>,
    minutes: RwSignal<String>,
}

impl Panel {
    fn new(class: ClassId, desk: Memo<Desk>) -> Self {
        let session = use_session();
        let now = RwSignal::new(millis());
        if let Ok(tick) = set_interval_with_handle(move || now.set(millis()), TICK) {
            on_cleanup(move || tick.clear());
        }
        let until = Memo::new(move |_| {
            let until = desk.with(|desk| desk.code.as_ref().and_then(|code| code.open_until));
            until.filter(|until| *until > now.get())
        });
        Self {
            session,
            class,
            asking: Asking::new(),
            desk,
            until,
            minutes: RwSignal::new(60.to_string()),
        }
    }

    /// Opens the code for so many minutes, or closes it with 0; then `shut` closes.
    fn send(self, minutes: u32, renew: bool, shut: Option<RwSignal<bool>>) {
        let Self { session, class, .. } = self;
        self.asking.ask(async move {
            session
                .api()
                .open_code(class, &OpenCode { minutes, renew })
                .await?;
            session.sync_now();
            if let Some(shut) = shut {
                let _ = shut.try_set(false);
            }
            Ok(())
        });
    }

    fn chosen(self) -> u32 {
        self.minutes.with(|minutes| minutes.parse().unwrap_or(0))
    }

    fn code(self) -> String {
        self.desk.with(|desk| {
            desk.code
                .as_ref()
                .map(|desk| desk.code.to_string())
                .unwrap_or_default()
        })
    }

    fn words(self) -> AnyView {
        live(move || self.code().into_any())
    }

    fn state(self) -> AnyView {
        live(move || {
            match self.until.get() {
                Some(until) => {
                    let text = texts::open_until(wall_time(until));
                    view! { <StateMark kind=StateKind::Done text /> }.into_any()
                }
                None => view! { <span class="mark mark-closed"><Icon of=icons::LOCK />{texts::CLOSED}</span> }.into_any(),
            }
        })
    }
}

/// The page where pupils type the code, without its protocol.
fn address() -> String {
    [
        &window().location().host().unwrap_or_default(),
        "/connexion",
    ]
    .concat()
}

/// The code and what can be done with it.
#[component]
pub fn CodePanel(
    /// The class.
    id: ClassId,
    /// What is shown of it.
    desk: Memo<Desk>,
) -> impl IntoView {
    let panel = Panel::new(id, desk);
    let projected = RwSignal::new(false);
    let replacing = RwSignal::new(false);
    view! {
        <section class="card card-pad class-code no-print">
            <div class="section">
                <h2>{texts::CODE}</h2>
                <p class="class-code-value">{panel.words()}</p>
                <p>{panel.state()}</p>
                <p class="soft">{texts::WHERE} " " <b>{address()}</b> ". " {texts::CLOSED_HELP}</p>
            </div>
            <div class="section">
                {live(move || match panel.until.get() {
                    Some(_) => opened(panel, projected, replacing),
                    None => closed(panel, projected, replacing),
                })}
                {live_option(move || (!replacing.get()).then(|| hindered(panel.session, panel.asking, texts::CODE_OFFLINE)))}
            </div>
        </section>
        <Dialog open=projected title=texts::CODE.to_owned()>{projector(panel)}</Dialog>
        <Dialog open=replacing title=texts::RENEW_TITLE.to_owned()>
            <p>{texts::RENEW_TEXT}</p>
            {hindered(panel.session, panel.asking, texts::CODE_OFFLINE)}
            <div class="actions">
                <Button
                    kind=ButtonKind::Danger
                    busy=panel.asking.busy()
                    disabled=offline(panel.session)
                    on_press=move |()| panel.send(untrack(|| panel.chosen()), true, Some(replacing))
                >
                    {texts::RENEW_NOW}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn opened(panel: Panel, projected: RwSignal<bool>, replacing: RwSignal<bool>) -> AnyView {
    view! {
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::EYE on_press=move |()| projected.set(true)>
                {texts::PROJECT}
            </Button>
            <Button
                icon=icons::LOCK
                busy=panel.asking.busy()
                disabled=offline(panel.session)
                on_press=move |()| panel.send(0, false, None)
            >
                {texts::CLOSE}
            </Button>
            {renew(replacing)}
        </p>
    }
    .into_any()
}

fn closed(panel: Panel, projected: RwSignal<bool>, replacing: RwSignal<bool>) -> AnyView {
    let options: Vec<_> = DURATIONS
        .into_iter()
        .map(|minutes| Choice::new(minutes.to_string(), texts::duration(minutes)))
        .collect();
    view! {
        <OneChoice
            legend=texts::DURATION.to_owned()
            options=Signal::stored(options)
            selected=panel.minutes
            on_choose=Callback::new(move |minutes| panel.minutes.set(minutes))
        />
        <p class="actions">
            <Button
                kind=ButtonKind::Primary
                busy=panel.asking.busy()
                disabled=offline(panel.session)
                on_press=move |()| panel.send(untrack(|| panel.chosen()), false, None)
            >
                {live(move || texts::open_for(panel.chosen()).into_any())}
            </Button>
            <Button icon=icons::EYE on_press=move |()| projected.set(true)>{texts::PROJECT}</Button>
            {renew(replacing)}
        </p>
    }
    .into_any()
}

fn renew(replacing: RwSignal<bool>) -> AnyView {
    view! {
        <Button kind=ButtonKind::Quiet icon=icons::REFRESH on_press=move |()| replacing.set(true)>
            {texts::RENEW}
        </Button>
    }
    .into_any()
}

/// The code as large as the screen, for a whole classroom.
fn projector(panel: Panel) -> AnyView {
    let link = [
        &window().location().origin().unwrap_or_default(),
        "/connexion",
    ]
    .concat();
    view! {
        <div class="projector">
            <div>
                <p class="projector-step">{texts::STEP_ADDRESS} " " <b>{address()}</b></p>
                <p class="projector-step">{texts::STEP_CODE}</p>
                <p class="projector-code">{panel.words()}</p>
                <p>{panel.state()}</p>
            </div>
            {qr(&link, texts::QR_NAME)}
        </div>
    }
    .into_any()
}
