//! The form of a slot: new, changed, or the same a week later.

use std::collections::BTreeSet;

use domain::ids::SlotId;
use domain::metier::GrandDomaine;
use domain::visit::{Slot, SlotDraft, Venue};
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use ui::{Button, ButtonKind, Choice, Dialog, Field, Select, TextArea, Toasts, use_toasts};
use wasm_bindgen::JsCast;

use super::draft::{Part, Typed, typed_moment};
use super::slots::{Desk, Editing};
use super::{requests, texts};
use crate::live::live_option;
use crate::pages::metiers::metiers;
use crate::pages::pieces::Wrong;
use crate::state::clock::{fresh, now};
use crate::state::kept::Kept;
use crate::texts::labels::Label;

/// What the form needs to send. Copied freely.
#[derive(Clone, Copy)]
struct Form {
    desk: Desk,
    toasts: Toasts,
    typed: Typed,
    kept: Kept,
    editing: StoredValue<Editing>,
    wrong: Wrong<Part>,
    /// A checked draft that moves a slot which classes have booked: one reads first who is told.
    moving: RwSignal<Option<SlotDraft>>,
    asked: RwSignal<bool>,
}

/// The slot that is changed, as it is known now.
fn slot(desk: Desk, id: Option<SlotId>) -> Option<Slot> {
    let id = id?;
    desk.session
        .view()
        .with_untracked(|view| view.slots.get(&id).map(|item| item.value.clone()))
}

fn moves(before: &SlotDraft, after: &SlotDraft) -> bool {
    before.start != after.start
        || before.end != after.end
        || !before.venue.is_same_place(&after.venue)
}

impl Form {
    fn close(self) {
        self.kept.forget();
        let _ = self.desk.editing.try_set(None);
    }

    fn check(self) {
        let editing = self.editing.get_value();
        let slot = slot(self.desk, editing.slot);
        let mut venues: Vec<Venue> = editing
            .draft
            .iter()
            .map(|draft| draft.venue.clone())
            .collect();
        self.desk.session.view().with_untracked(|view| {
            let own = view
                .slots
                .values()
                .filter(|item| item.value.company == self.desk.company);
            venues.extend(own.map(|item| item.value.draft.venue.clone()));
        });
        match self.typed.draft(&venues, slot.as_ref(), now()) {
            Err(wrong) => {
                self.wrong.say(Some(wrong));
                request_animation_frame(show_wrong);
            }
            Ok(draft) => {
                self.wrong.say(None);
                match slot {
                    Some(slot) if moves(&slot.draft, &draft) && self.tells(slot.id) => {
                        self.moving.set(Some(draft));
                        self.asked.set(true);
                    }
                    _ => self.send(draft),
                }
            }
        }
    }

    fn tells(self, slot: SlotId) -> bool {
        self.desk
            .session
            .view()
            .with_untracked(|view| !requests::told(view, slot).is_empty())
    }

    fn send(self, draft: SlotDraft) {
        let Editing {
            slot: id, refusal, ..
        } = self.editing.get_value();
        let desk = self.desk;
        let (mutation, said) = match id {
            Some(id) => (Mutation::SlotEdit { id, draft }, texts::EDIT_NOTED),
            None => {
                let id = SlotId(fresh());
                (
                    Mutation::SlotPublish {
                        id,
                        company: desk.company,
                        draft,
                    },
                    texts::PUBLISH_NOTED,
                )
            }
        };
        let rev = slot(desk, id).map_or(0, |slot| slot.rev);
        self.kept.forget();
        let written = desk.session.write(mutation, rev);
        spawn_local(async move {
            if !written.await {
                self.kept.keep_on();
                return;
            }
            if let Some(refusal) = refusal {
                desk.session.dismiss(refusal);
            }
            self.close();
            self.toasts.show(said);
        });
    }

    fn moment(
        self,
        label: &'static str,
        value: RwSignal<String>,
        part: Part,
        name: &'static str,
    ) -> AnyView {
        view! {
            <Field
                label=label.to_owned()
                value
                name
                input_type="datetime-local"
                min=typed_moment(now())
                error=self.wrong.of(part)
            />
        }
        .into_any()
    }

    fn line(
        self,
        label: &'static str,
        value: RwSignal<String>,
        name: &'static str,
        hint: Option<&'static str>,
    ) -> AnyView {
        let hint = Signal::stored(hint.map(str::to_owned));
        view! { <Field label=label.to_owned() value name hint optional=true /> }.into_any()
    }

    fn text(
        self,
        label: &'static str,
        value: RwSignal<String>,
        part: Part,
        name: &'static str,
    ) -> AnyView {
        view! { <TextArea label=label.to_owned() value name optional=true error=self.wrong.of(part) /> }.into_any()
    }

    fn what(self) -> AnyView {
        let typed = self.typed;
        let mut domains = vec![Choice::new("", texts::CHOOSE)];
        domains.extend(
            (0..)
                .zip(GrandDomaine::ALL)
                .map(|(at, domain): (usize, _)| Choice::new(at.to_string(), domain.label())),
        );
        view! {
            <Field
                label=texts::NAME.to_owned()
                value=typed.title
                name="titre"
                hint=texts::NAME_HINT.to_owned()
                error=self.wrong.of(Part::Title)
            />
            <Select
                label=texts::DOMAIN.to_owned()
                options=Signal::stored(domains)
                value=typed.domain
                error=self.wrong.of(Part::Domain)
            />
            {self.moment(texts::START, typed.start, Part::Start, "debut")}
            {self.moment(texts::END, typed.end, Part::End, "fin")}
            {self.moment(texts::DEADLINE, typed.deadline, Part::Deadline, "limite")}
            <Field
                label=texts::CAPACITY.to_owned()
                value=typed.capacity
                name="places"
                input_type="number"
                min="1".to_owned()
                max="200".to_owned()
                hint=texts::CAPACITY_HINT.to_owned()
                error=self.wrong.of(Part::Capacity)
            />
        }
        .into_any()
    }

    fn metiers(self) -> AnyView {
        let chosen = self.typed.metiers;
        let link = move |id: String| {
            chosen.update(|chosen| {
                chosen.insert(id);
            });
        };
        let unlink = move |ids: BTreeSet<String>| {
            chosen.update(|chosen| chosen.retain(|id| !ids.contains(id)))
        };
        metiers(
            Some(texts::METIERS_HINT),
            chosen.into(),
            Callback::new(link),
            Callback::new(unlink),
        )
    }

    fn more(self) -> AnyView {
        let typed = self.typed;
        view! {
            {self.line(texts::ADDRESS, typed.address, "adresse", None)}
            <Field
                label=texts::COMMUNE.to_owned()
                value=typed.commune
                name="commune"
                error=self.wrong.of(Part::Commune)
            />
            {self.line(texts::TRANSIT, typed.transit, "transports", Some(texts::TRANSIT_HINT))}
            {self.text(texts::ABOUT, typed.about, Part::About, "programme")}
            {self.text(texts::PRACTICAL, typed.practical, Part::Practical, "pratique")}
            <Field
                label=texts::KEPT.to_owned()
                value=typed.kept
                name="gardees"
                input_type="number"
                min="0".to_owned()
                optional=true
                hint=texts::KEPT_HINT.to_owned()
                error=self.wrong.of(Part::Kept)
            />
            {live_option(move || typed.kept.with(|kept| !matches!(kept.trim(), "" | "0")).then(|| view! {
                <Field
                    label=texts::UNTIL.to_owned()
                    value=typed.until
                    name="jusqu-au"
                    input_type="date"
                    error=self.wrong.of(Part::Until)
                />
            }.into_any()))}
        }
        .into_any()
    }

    fn confirm(self) -> AnyView {
        let id = self.editing.with_value(|editing| editing.slot);
        let told = id.map(|id| {
            self.desk
                .session
                .view()
                .with_untracked(|view| requests::told_list(view, id))
        });
        let send = move |()| {
            if let Some(draft) = self.moving.get_untracked() {
                self.send(draft);
            }
        };
        view! {
            <div class="stack">
                <p>{texts::MOVE_TEXT}</p>
                {told}
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_press=Callback::new(send)>{texts::MOVE_NOW}</Button>
                    <Button on_press=move |()| self.asked.set(false)>{texts::MOVE_BACK}</Button>
                </div>
            </div>
        }
        .into_any()
    }
}

/// Takes the person to the field that is wrong.
fn show_wrong() {
    let field = document()
        .query_selector(".form [aria-invalid]")
        .ok()
        .flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A field that takes no focus keeps its message: nothing else to do.
        let _ = field.focus();
    }
}

/// With what the names of these forms begin.
pub const NAMES: &str = "slot/";

/// Under which name the form is kept, see [`Kept`]: each slot, each refusal and each copied slot has its own.
pub fn name(editing: &Editing) -> String {
    if let Some(kept) = &editing.kept {
        return kept.clone();
    }
    let of = match (editing.refusal, editing.slot, &editing.draft) {
        (Some(refusal), _, _) => refusal.to_string(),
        (None, Some(slot), _) => slot.to_string(),
        (None, None, Some(copied)) => [&copied.title, " ", &copied.start.to_string()].concat(),
        (None, None, None) => String::new(),
    };
    [NAMES, &of].concat()
}

/// The form.
pub fn form(desk: Desk, editing: &Editing) -> AnyView {
    let typed = Typed::of(editing.draft.as_ref());
    let form = Form {
        desk,
        toasts: use_toasts(),
        typed,
        kept: Kept::new(desk.session, name(editing), typed.fields()),
        editing: StoredValue::new(editing.clone()),
        wrong: Wrong::new(),
        moving: RwSignal::new(None),
        asked: RwSignal::new(false),
    };
    let (title, button) = match editing.slot {
        Some(_) => (texts::EDIT_TITLE, texts::SAVE),
        None => (texts::NEW_TITLE, texts::PUBLISH_NOW),
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.check();
    };
    view! {
        <section class="section">
            <h2>{title}</h2>
            <form class="form" on:submit=submit novalidate>
                {form.what()}
                {form.metiers()}
                {form.more()}
                <p class="actions">
                    <Button kind=ButtonKind::Primary submit=true>{button}</Button>
                    <Button on_press=move |()| form.close()>{texts::GIVE_UP}</Button>
                </p>
            </form>
        </section>
        <Dialog open=form.asked title=texts::MOVE_TITLE.to_owned()>{form.confirm()}</Dialog>
    }
    .into_any()
}
