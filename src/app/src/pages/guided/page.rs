//! A guided page under an address of its own: begun by a button, then written.

use domain::ids::EntryId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::{Button, ButtonKind, Empty, PageTitle, icons};

use super::{Template, begin, latest, parts, pieces};
use crate::live::live;
use crate::pages::carnet::{Draft, actions, state};
use crate::pages::coming::coming_alone;
use crate::state::session::{Session, use_session};

/// What is said around a template's own page.
pub struct Around {
    /// The template.
    pub template: &'static Template,
    /// Under its title.
    pub lead: &'static str,
    /// Before it is begun.
    pub before: &'static str,
    /// Begins it.
    pub begin: &'static str,
    /// What stands over the questions.
    pub head: fn(Draft) -> AnyView,
    /// What stands under them.
    pub foot: fn(Draft) -> AnyView,
}

/// Which page of a template is open: `None` while it is not known whether there is one.
pub fn found(session: Session, template: &'static Template) -> Memo<Option<Option<EntryId>>> {
    Memo::new(move |_| {
        session.view().with(|view| {
            let latest = latest(view, template);
            (latest.is_some() || view.ready).then_some(latest)
        })
    })
}

/// The newest page of the template, or the button that begins it.
pub fn own_page(around: &'static Around) -> AnyView {
    let session = use_session();
    let found = found(session, around.template);
    live(move || match found.get() {
        None => coming_alone(session),
        Some(None) => to_begin(session, around),
        Some(Some(id)) => written(session, around, id),
    })
}

fn to_begin(session: Session, around: &'static Around) -> AnyView {
    let template = around.template;
    let pressed = RwSignal::new(false);
    let press = move |()| {
        pressed.set(true);
        spawn_local(async move {
            // Once it is on the device, it is shown by itself.
            begin(session, template, template.title.to_owned()).await;
            let _ = pressed.try_set(false);
        });
    };
    view! {
        <PageTitle text=template.title.to_owned() />
        <Empty title="".to_owned() text=around.before.to_owned()>
            <Button kind=ButtonKind::Primary icon=icons::PENCIL busy=pressed on_press=Callback::new(press)>
                {around.begin}
            </Button>
        </Empty>
    }
    .into_any()
}

fn written(session: Session, around: &'static Around, id: EntryId) -> AnyView {
    let entry = session
        .view()
        .with_untracked(|view| view.entries.get(&id).map(|item| item.value.clone()));
    let Some(entry) = entry else {
        return ().into_any();
    };
    let template = around.template;
    let pieces: Vec<_> = pieces(template).collect();
    let draft = Draft::open(session, &entry, &pieces);
    view! {
        <div class="page-head">
            <PageTitle text=template.title.to_owned() />
            {state(draft)}
        </div>
        <p class="lead no-print">{around.lead}</p>
        {(around.head)(draft)}
        <form class="stack carnet-page" on:submit=|event: web_sys::SubmitEvent| event.prevent_default()>
            {parts(draft, template)}
        </form>
        {(around.foot)(draft)}
        {actions(draft)}
    }
    .into_any()
}
