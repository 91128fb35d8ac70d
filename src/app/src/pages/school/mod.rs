//! `/etablissement`: a head's school. Its classes and which of them have a visit, its bookings, the way to
//! invite a teacher, the year's end, the pupils' accounts, who
//! saw or changed what. No carnet ever comes to a head's device.

mod bookings;
mod coverage;
mod data;
mod log;
mod texts;
mod year;

use domain::role::Role;
use domain::school::Uai;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::row::Class;
use ui::{Empty, Icon, PageTitle, SkeletonKind, icons};

use crate::live::live;
use crate::order::sorted;
use crate::pages::coming::coming;
use crate::pages::invite::invite;
use crate::state::session::use_session;
use crate::texts::labels::Label;

/// The classes of a school, by level and name; those of past years are among them.
fn classes(view: &View, school: &Uai) -> Vec<Class> {
    let here = view
        .classes
        .values()
        .filter(|class| class.school == *school);
    sorted(here.cloned().collect(), |class: &Class| {
        (class.level as i64, catalogue::slug::words(&class.name))
    })
}

/// `/etablissement`
#[component]
pub fn SchoolPage() -> impl IntoView {
    let session = use_session();
    let school = session.me().and_then(|me| me.school.clone());
    let Some(school) = school else {
        return view! {
            <PageTitle text=texts::TITLE.to_owned() />
            <Empty title=texts::NO_SCHOOL_TITLE.to_owned() text=texts::NO_SCHOOL.to_owned() />
        }
        .into_any();
    };
    let zone = school.zone.label();
    let eyebrow = [
        school.commune.as_str(),
        " · UAI\u{a0}",
        school.uai.as_str(),
        if zone.is_empty() { "" } else { " · " },
        zone,
    ]
    .concat();
    let uai = school.uai.clone();
    let all = Memo::new(move |_| session.view().with(|view| classes(view, &uai)));
    let list = Memo::new(move |_| {
        let current = |class: &&Class| class.erase_at.is_none();
        all.with(|all| all.iter().filter(current).cloned().collect::<Vec<_>>())
    });
    let ready = Memo::new(move |_| session.view().with(|view| view.ready));
    let size = move || {
        let (count, pupils) =
            list.with(|list| (list.len(), list.iter().map(|class| class.pupils).sum()));
        [texts::classes(count), texts::pupils(pupils)]
            .join(" · ")
            .into_any()
    };
    view! {
        <PageTitle text=school.name.clone() eyebrow=eyebrow />
        {live(move || if ready.get() {
            view! {
                <p class="lead">{live(size)}</p>
                {coverage::coverage(list)}
                {bookings::bookings()}
            }
            .into_any()
        } else {
            coming(session, SkeletonKind::Rows)
        })}
        {invite(texts::INVITE, &[Role::Teacher])}
        {year::year(all)}
        {data::data(all)}
        {log::log()}
        <p class="soft meta"><span><Icon of=icons::LOCK />{texts::PRIVACY}</span></p>
    }
    .into_any()
}
