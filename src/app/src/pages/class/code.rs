//! The code of a class: shown, opened for a time, closed, replaced, projected.

use std::time::Duration;

use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::row::ClassDesk;
use protocol::session::OpenCode;
use ui::{
    Button, ButtonKind, Choice, ChoiceChips, Dialog, Note, NoteKind, StateKind, StateMark, icons,
};

use super::texts;
use crate::pages::at_once::{Asking, Failure};
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
    desk: Memo<Option<ClassDesk>>,
    /// Until when the code is open, while it is.
    until: Memo<Option<i64>>,
    minutes: RwSignal<u32>,
}

impl Panel {
    fn new(class: ClassId) -> Self {
        let session = use_session();
        let desk = Memo::new(move |_| session.view().with(|view| view.desks.get(&class).cloned()));
        let now = RwSignal::new(millis());
        if let Ok(tick) = set_interval_with_handle(move || now.set(millis()), TICK) {
            on_cleanup(move || tick.clear());
        }
        let until = Memo::new(move |_| {
            let until = desk.with(|desk| desk.as_ref().and_then(|desk| desk.open_until));
            until.filter(|until| *until > now.get())
        });
        Self {
            session,
            class,
            asking: Asking::new(),
            desk,
            until,
            minutes: RwSignal::new(60),
        }
    }

    fn send(self, minutes: u32, renew: bool, done: impl FnOnce() + 'static) {
        let Self { session, class, .. } = self;
        let request = async move {
            session
                .api()
                .open_code(class, &OpenCode { minutes, renew })
                .await
        };
        self.asking.ask(request, move |()| {
            session.sync_now();
            done();
        });
    }

    fn code(self) -> String {
        self.desk.with(|desk| {
            desk.as_ref()
                .map(|desk| desk.code.to_string())
                .unwrap_or_default()
        })
    }

    fn offline(self) -> Signal<bool> {
        Signal::derive(move || !self.session.online())
    }

    fn state(self) -> impl IntoView {
        let kind = move || {
            if self.until.get().is_some() {
                StateKind::Done
            } else {
                StateKind::Device
            }
        };
        let text = move || match self.until.get() {
            Some(until) => texts::open_until(wall_time(until)),
            None => texts::CLOSED.to_owned(),
        };
        view! { <StateMark kind=Signal::derive(kind) text=Signal::derive(text) /> }
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
) -> impl IntoView {
    let panel = Panel::new(id);
    let projected = RwSignal::new(false);
    let replacing = RwSignal::new(false);
    view! {
        <section class="card card-pad class-code no-print">
            <div class="section">
                <h2>{texts::CODE}</h2>
                <p class="class-code-value">{move || panel.code()}</p>
                <p>{panel.state()}</p>
                <p class="soft">{texts::WHERE} " " <b>{address()}</b> ". " {texts::CLOSED_HELP}</p>
            </div>
            <div class="section">
                {move || if panel.until.get().is_some() {
                    opened(panel, projected)
                } else {
                    closed(panel, projected)
                }}
                <p class="actions">
                    <Button kind=ButtonKind::Quiet icon=icons::REFRESH on_press=move |()| replacing.set(true)>
                        {texts::RENEW}
                    </Button>
                </p>
                {move || panel.offline().get().then(|| view! {
                    <Note kind=NoteKind::Warning><p>{texts::CODE_OFFLINE}</p></Note>
                })}
                {move || (!replacing.get()).then(|| view! { <Failure of=panel.asking /> })}
            </div>
        </section>
        <Dialog open=projected title=texts::CODE.to_owned()>{projector(panel)}</Dialog>
        <Dialog open=replacing title=texts::RENEW_TITLE.to_owned()>
            <p>{texts::RENEW_TEXT}</p>
            <Failure of=panel.asking />
            <div class="actions">
                <Button
                    kind=ButtonKind::Danger
                    busy=panel.asking.busy()
                    disabled=panel.offline()
                    on_press=move |()| panel.send(panel.minutes.get_untracked(), true, move || replacing.set(false))
                >
                    {texts::RENEW_NOW}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn opened(panel: Panel, projected: RwSignal<bool>) -> AnyView {
    view! {
        <p class="actions">
            <Button kind=ButtonKind::Primary icon=icons::EYE on_press=move |()| projected.set(true)>
                {texts::PROJECT}
            </Button>
            <Button
                icon=icons::LOCK
                busy=panel.asking.busy()
                disabled=panel.offline()
                on_press=move |()| panel.send(0, false, || ())
            >
                {texts::CLOSE}
            </Button>
        </p>
    }
    .into_any()
}

fn closed(panel: Panel, projected: RwSignal<bool>) -> AnyView {
    let options: Vec<_> = DURATIONS
        .into_iter()
        .map(|minutes| Choice::new(minutes.to_string(), texts::duration(minutes)))
        .collect();
    let choose = move |(minutes, on): (String, bool)| {
        if let (true, Ok(minutes)) = (on, minutes.parse()) {
            panel.minutes.set(minutes);
        }
    };
    view! {
        <ChoiceChips
            legend=texts::DURATION.to_owned()
            single=true
            options=Signal::stored(options)
            selected=Signal::derive(move || vec![panel.minutes.get().to_string()])
            on_toggle=Callback::new(choose)
        />
        <p class="actions">
            <Button
                kind=ButtonKind::Primary
                busy=panel.asking.busy()
                disabled=panel.offline()
                on_press=move |()| panel.send(panel.minutes.get_untracked(), false, || ())
            >
                {move || texts::open_for(panel.minutes.get())}
            </Button>
            <Button icon=icons::EYE on_press=move |()| projected.set(true)>{texts::PROJECT}</Button>
        </p>
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
                <p class="projector-code">{move || panel.code()}</p>
                <p>{panel.state()}</p>
            </div>
            {qr(&link, texts::QR_NAME)}
        </div>
    }
    .into_any()
}
