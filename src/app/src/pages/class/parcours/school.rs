//! What the other classes of one's school have: asked of the server, since only the classes of one's own are on the device.

use domain::parcours::parcours;
use leptos::prelude::*;
use protocol::parcours::ClassParcours;
use protocol::row::Class;
use ui::{Button, Choice, Select, Skeleton, SkeletonKind, icons};

use super::take::{Offered, Other};
use super::{Desk, texts};
use crate::live::live_option;
use crate::pages::at_once::{Asking, hindered, offline_note};

/// What was asked of the server. Copied freely.
#[derive(Clone, Copy)]
struct Colleagues {
    desk: Desk,
    /// The teacher's own classes, which are chosen elsewhere.
    own: Memo<Vec<Class>>,
    offered: Offered,
    classes: RwSignal<Option<Vec<ClassParcours>>>,
    listing: Asking,
    looking: Asking,
    chosen: RwSignal<String>,
}

/// The part of the section: asked for when it opens, and again when the network is back.
pub fn from_school(desk: Desk, own: Memo<Vec<Class>>, offered: Offered) -> AnyView {
    let colleagues = Colleagues {
        desk,
        own,
        offered,
        classes: RwSignal::new(None),
        listing: Asking::new(),
        looking: Asking::new(),
        chosen: RwSignal::new(String::new()),
    };
    Effect::new(move |_| {
        if desk.session.online() {
            colleagues.list();
        }
    });
    view! {
        {offline_note(desk.session, texts::SCHOOL_OFFLINE)}
        {live_option(move || desk.session.online().then(|| colleagues.shown()))}
    }
    .into_any()
}

impl Colleagues {
    fn list(self) {
        self.listing.ask(async move {
            let found = self.desk.session.api().school_parcours().await?;
            let _ = self.classes.try_set(Some(found.classes));
            Ok(())
        });
    }

    /// Those whose étapes fit this class; reactive.
    fn others(self) -> Option<Vec<ClassParcours>> {
        let mut others = self.classes.get()?;
        self.own.with(|own| {
            others.retain(|one| {
                one.level == self.desk.level && own.iter().all(|class| class.id != one.class)
            });
        });
        Some(others)
    }

    fn shown(self) -> AnyView {
        if self.listing.failed().is_some() {
            let again = Callback::new(move |()| self.list());
            return view! {
                {hindered(self.desk.session, self.listing, texts::SCHOOL_OFFLINE)}
                <p><Button on_press=again>{texts::SCHOOL_AGAIN}</Button></p>
            }
            .into_any();
        }
        let Some(others) = self.others() else {
            return view! { <Skeleton kind=SkeletonKind::Rows count=1 /> }.into_any();
        };
        if others.is_empty() {
            return view! { <p class="soft">{texts::SCHOOL_NONE}</p> }.into_any();
        }
        let options: Vec<_> = others
            .iter()
            .map(|one| Choice::new(one.class.to_string(), texts::changed(&one.name, one.own)))
            .collect();
        let look = Callback::new(move |()| self.look());
        view! {
            <Select label=texts::FROM_SCHOOL.to_owned() options=Signal::stored(options) value=self.chosen />
            <p class="actions">
                <Button icon=icons::COPY busy=self.looking.busy() on_press=look>{texts::LOOK}</Button>
            </p>
            {hindered(self.desk.session, self.looking, texts::SCHOOL_OFFLINE)}
        }
        .into_any()
    }

    /// Asks for the étapes of the class that is chosen.
    fn look(self) {
        let others = untrack(|| self.others()).unwrap_or_default();
        let chosen = self.chosen.get_untracked();
        let found = others.iter().find(|one| one.class.to_string() == chosen);
        let Some(class) = found.or(others.first()).cloned() else {
            return;
        };
        self.looking.ask(async move {
            let session = self.desk.session;
            let own = session.api().class_parcours(class.class).await?.etapes;
            let other = Other {
                etapes: parcours(class.level, &own),
                of: class.name,
            };
            // The page may be left by now.
            let _ = self.offered.try_set(Some(Ok(other)));
            Ok(())
        });
    }
}
