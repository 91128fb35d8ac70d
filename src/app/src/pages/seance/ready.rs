//! A device that has all that a lesson needs says so, once for each lesson.

use domain::ids::SeanceId;
use leptos::ev;
use leptos::prelude::*;
use protocol::mutation::Mutation;

use crate::browser;
use crate::state::catalogue::use_catalogue;
use crate::state::clock::today;
use crate::state::session::Session;

use super::coming;

/// Whether this device has the application and all sheets; reactive.
pub(super) fn has_all() -> Signal<bool> {
    let catalogue = use_catalogue();
    let kept = RwSignal::new(browser::offline_ready());
    let heard = window_event_listener(
        ev::Custom::<ev::CustomEvent>::new("parcours:offline"),
        move |_| kept.set(true),
    );
    on_cleanup(move || heard.remove());
    Signal::derive(move || {
        let sheets = catalogue.progress();
        kept.get() && sheets.is_some_and(|(done, total)| done >= total)
    })
}

/// Tells the class's teachers for which lessons to come this device is ready, as long as the page is there.
pub fn say_ready(session: Session) {
    let all = has_all();
    Effect::new(move |_| {
        let Some(me) = session.me().filter(|_| all.get()) else {
            return;
        };
        let untold: Vec<_> = session.view().with(|view| {
            let lessons = coming(view, today()).into_iter().map(|seance| seance.id);
            // One that was refused is not said again and again.
            let refused = |id: &SeanceId| {
                let said = Mutation::SeanceReady { id: *id };
                view.refusals.iter().any(|refused| refused.mutation == said)
            };
            let told = |id: &SeanceId| {
                view.told_ready.contains(id)
                    || view.ready_for.contains(&(*id, me.user))
                    || refused(id)
            };
            lessons.filter(|id| !told(id)).collect()
        });
        for id in untold {
            session.mutate(Mutation::SeanceReady { id }, 0);
        }
    });
}
