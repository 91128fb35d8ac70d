//! The place to answer: words, and where the work stands from then on.

use domain::carnet::EntryEdit;
use domain::ids::{EntryId, RemarkId};
use domain::review::{REMARK_MAX, Saying, Standing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, TextArea, Toasts, icons, use_toasts};

use super::{Stands, is_pupil, stands, texts};
use crate::live::live;
use crate::state::clock::fresh;
use crate::state::kept::Kept;
use crate::state::session::{Session, use_session};

/// What is being written about one page.
#[derive(Clone, Copy)]
struct Writing {
    session: Session,
    entry: EntryId,
    text: RwSignal<String>,
    kept: Kept,
    toasts: Toasts,
    /// A remark is being written down.
    busy: RwSignal<bool>,
    /// Words were to be sent, and there were none.
    empty: RwSignal<bool>,
}

impl Writing {
    fn is_long(self) -> bool {
        self.text.with(|text| text.chars().count() > REMARK_MAX)
    }

    /// Says it, and tells so once it is on the device; words that say nothing go only with a standing. A second press while the
    /// first is under way says nothing.
    fn say(self, standing: Option<Standing>, told: &'static str) {
        let text = self.text.get_untracked().trim().to_owned();
        let nothing = text.is_empty() && standing.is_none();
        self.empty.set(nothing);
        if nothing || self.busy.get_untracked() || untrack(|| self.is_long()) {
            return;
        }
        if standing == Some(Standing::Rendue) {
            self.show();
        }
        let saying = Saying {
            id: RemarkId(fresh()),
            entry: self.entry,
            text,
            standing,
        };
        self.busy.set(true);
        let written = self.session.write(Mutation::RemarkAdd(saying), 0);
        spawn_local(async move {
            if written.await {
                self.kept.forget();
                let _ = self.text.try_set(String::new());
                self.toasts.show(told);
            }
            let _ = self.busy.try_set(false);
        });
    }

    /// What is handed in is shown.
    fn show(self) {
        let hidden = self.session.view().with_untracked(|view| {
            let item = view.entries.get(&self.entry)?;
            (!item.value.shared).then_some(item.value.rev)
        });
        if let Some(base) = hidden {
            let edit = EntryEdit {
                shared: Some(true),
                ..EntryEdit::default()
            };
            let id = self.entry;
            self.session.mutate(Mutation::EntryEdit { id, edit }, base);
        }
    }
}

/// Words and buttons, by role.
#[component]
pub fn Answer(
    /// About which page.
    entry: EntryId,
) -> impl IntoView {
    let session = use_session();
    let text = RwSignal::new(String::new());
    let name = ["remark/", &entry.to_string()].concat();
    let writing = Writing {
        session,
        entry,
        text,
        kept: Kept::new(session, name, vec![text]),
        toasts: use_toasts(),
        busy: RwSignal::new(false),
        empty: RwSignal::new(false),
    };
    let wrong = Signal::derive(move || {
        let empty = writing.empty.get() && text.with(|text| text.trim().is_empty());
        match (writing.is_long(), empty) {
            (true, _) => Some(texts::too_long(REMARK_MAX)),
            (_, true) => Some(texts::EMPTY.to_owned()),
            _ => None,
        }
    });
    let say = Callback::new(move |(standing, told)| writing.say(standing, told));
    let pupil = is_pupil(session);
    let buttons = move || {
        if pupil {
            pupil_buttons(writing, say)
        } else {
            teacher_buttons(writing, say)
        }
    };
    let (label, hint) = if pupil {
        (texts::LABEL_PUPIL, texts::HINT_PUPIL)
    } else {
        (texts::LABEL_TEACHER, texts::HINT_TEACHER)
    };
    view! {
        <form class="stack no-print" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            <TextArea label=label.to_owned() value=text name="mot" hint=hint.to_owned() error=wrong />
            {live(buttons)}
        </form>
    }
    .into_any()
}

type Say = Callback<(Option<Standing>, &'static str)>;

fn word(say: Say, pupil: bool) -> AnyView {
    let told = texts::sent(pupil);
    view! {
        <Button icon=icons::MESSAGE on_press=move |()| say.run((None, told))>{texts::SAY}</Button>
    }
    .into_any()
}

fn pupil_buttons(writing: Writing, say: Say) -> AnyView {
    let entry = writing.entry;
    let stands = writing.session.view().with(|view| {
        let item = view.entries.get(&entry)?;
        Some(stands(view, &item.value))
    });
    let words = match stands {
        Some(Stands::Said(Standing::Rendue | Standing::Validee)) => None,
        Some(Stands::Said(Standing::AReprendre)) => Some(texts::HAND_IN_AGAIN),
        _ => Some(texts::HAND_IN),
    };
    let shown = stands.is_some_and(|stands| stands != Stands::Private);
    let hand_in = words.map(|words| {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=icons::SEND
                on_press=move |()| say.run((Some(Standing::Rendue), texts::HANDED))
            >
                {words}
            </Button>
        }
    });
    view! { <p class="actions">{hand_in}{shown.then(|| word(say, true))}</p> }.into_any()
}

/// What already stands is not offered again.
fn teacher_buttons(writing: Writing, say: Say) -> AnyView {
    let said = writing.session.view().with(|view| {
        let review = view.reviews.get(&writing.entry)?;
        review.value.standing()
    });
    let validate = (said != Some(Standing::Validee)).then(|| {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=icons::CHECK
                on_press=move |()| say.run((Some(Standing::Validee), texts::DID_VALIDATE))
            >
                {texts::VALIDATE}
            </Button>
        }
    });
    let give_back = (said != Some(Standing::AReprendre)).then(|| {
        view! {
            <Button icon=icons::UNDO on_press=move |()| say.run((Some(Standing::AReprendre), texts::DID_GIVE_BACK))>
                {texts::GIVE_BACK}
            </Button>
        }
    });
    view! { <p class="actions">{validate}{give_back}{word(say, false)}</p> }.into_any()
}
