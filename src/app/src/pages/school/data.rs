//! The accounts of a school's pupils: a link for a family, an account erased. Only with the server: no device keeps this list.

use domain::ids::ClassId;
use leptos::prelude::*;
use protocol::privacy::{EraseByHead, FAMILY_LINK};
use protocol::row::{Class, Pupil};
use protocol::wire::ErrorCode;
use sync::Trouble;
use ui::{
    Button, ButtonKind, Cell, Choice, DataTable, Field, Row, Select, Skeleton, SkeletonKind, icons,
    use_toasts,
};

use super::texts;
use crate::live::live_option;
use crate::pages::at_once::{Asking, Failure, LinkToGive, hindered, offline};
use crate::pages::class::picture;
use crate::pages::connexion::qr;
use crate::pages::pieces::About;
use crate::state::clock::{today, wall_time};
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// A link that was just made.
#[derive(Clone)]
struct Sheet {
    pseudonym: String,
    href: String,
    until: String,
}

/// One class at a time. Copied freely.
#[derive(Clone, Copy)]
struct Accounts {
    session: Session,
    class: RwSignal<String>,
    pupils: RwSignal<Option<Vec<Pupil>>>,
    listing: Asking,
    linking: Asking,
    sheet: RwSignal<Option<Sheet>>,
    erasing: About<Erasing>,
}

/// The pupil whose account is to go, and the list that it stands in.
#[derive(Clone)]
struct Erasing {
    pupil: Pupil,
    list: RwSignal<Option<Vec<Pupil>>>,
}

/// The section, and the sheet for a family while there is one: it is printed alone.
pub(super) fn data(classes: Memo<Vec<Class>>) -> AnyView {
    let session = use_session();
    let accounts = Accounts {
        session,
        class: RwSignal::new(String::new()),
        pupils: RwSignal::new(None),
        listing: Asking::new(),
        linking: Asking::new(),
        sheet: RwSignal::new(None),
        erasing: About::new(session),
    };
    let options = move || {
        let first = Choice::new("", texts::DATA_CHOOSE);
        classes.with(|classes| {
            let rest = classes
                .iter()
                .map(|class| Choice::new(class.id.to_string(), class.name.clone()));
            [first].into_iter().chain(rest).collect::<Vec<_>>()
        })
    };
    Effect::new(move |_| {
        accounts.class.track();
        if session.online() {
            accounts.list();
        }
    });
    view! {
        <section class="section no-print" id="comptes">
            <h2>{texts::DATA}</h2>
            <p class="soft">{texts::DATA_TEXT}</p>
            <Select label=texts::DATA_CLASS.to_owned() options=Signal::derive(options) value=accounts.class />
            {hindered(session, accounts.listing, texts::DATA_OFFLINE)}
            {live_option(move || accounts.table())}
            <Failure of=accounts.linking />
            {accounts.erasing.dialog(texts::ERASE, erase)}
        </section>
        {live_option(move || accounts.sheet.get().map(|sheet| accounts.shown(sheet)))}
    }
    .into_any()
}

impl Accounts {
    /// Asks for the pupils of the class that is chosen.
    fn list(self) {
        self.pupils.set(None);
        let Ok(class) = self.class.get_untracked().parse() else {
            return;
        };
        self.listing.ask(async move {
            let found = self.session.api().class_pupils(ClassId(class)).await?;
            // Another class may have been chosen meanwhile.
            if self.class.try_get_untracked() == Some(class.to_string()) {
                let _ = self.pupils.try_set(Some(found.pupils));
            }
            Ok(())
        });
    }

    fn table(self) -> Option<AnyView> {
        if self.class.with(String::is_empty) {
            return None;
        }
        if self.listing.failed().is_some() {
            let again = Callback::new(move |()| self.list());
            return Some(
                view! { <p><Button on_press=again>{texts::DATA_AGAIN}</Button></p> }.into_any(),
            );
        }
        let Some(pupils) = self.pupils.get() else {
            let online = self.session.online();
            return online.then(|| view! { <Skeleton kind=SkeletonKind::Rows /> }.into_any());
        };
        if pupils.is_empty() {
            return Some(view! { <p>{texts::DATA_NONE}</p> }.into_any());
        }
        let rows: Vec<_> = pupils.into_iter().map(|pupil| self.row(pupil)).collect();
        Some(
            view! {
                <DataTable caption=texts::DATA.to_owned() heads=texts::DATA_HEADS.map(str::to_owned).to_vec()>
                    {rows}
                </DataTable>
            }
            .into_any(),
        )
    }

    fn row(self, pupil: Pupil) -> AnyView {
        let seen = pupil.last_seen.map_or_else(
            || texts::DATA_NEVER.to_owned(),
            |at| dates::short(wall_time(at).date()),
        );
        let name = pupil.pseudonym.clone();
        let (link_name, erase_name) = (texts::link_of(&name), texts::erase_of(&name));
        let (linked, erased) = (pupil.clone(), pupil.clone());
        let disabled = offline(self.session);
        view! {
            <Row>
                <Cell head=true><span class="row-head">{picture(pupil.user)}<span>{name}</span></span></Cell>
                <Cell label=texts::DATA_HEADS[1]>{seen}</Cell>
                <Cell>
                    <button
                        type="button"
                        class="btn btn-quiet"
                        aria-label=link_name
                        prop:disabled=disabled
                        on:click=move |_| self.link(linked.clone())
                    >
                        {texts::LINK}
                    </button>
                    <button
                        type="button"
                        class="btn btn-quiet"
                        aria-label=erase_name
                        prop:disabled=disabled
                        on:click=move |_| self.erasing.ask(Erasing { pupil: erased.clone(), list: self.pupils })
                    >
                        {texts::ERASE}
                    </button>
                </Cell>
            </Row>
        }
        .into_any()
    }

    fn link(self, pupil: Pupil) {
        self.linking.ask(async move {
            let link = self.session.api().family_link(pupil.user).await?;
            let origin = window().location().origin().unwrap_or_default();
            let day = dates::long(wall_time(link.until).date(), today());
            let _ = self.sheet.try_set(Some(Sheet {
                pseudonym: pupil.pseudonym,
                href: [&origin, FAMILY_LINK, &link.token].concat(),
                until: texts::sheet_until(&day),
            }));
            Ok(())
        });
    }

    /// What the head hands to the family.
    fn shown(self, sheet: Sheet) -> AnyView {
        let print = Callback::new(|()| {
            // A browser that refuses to print says so itself.
            let _ = window().print();
        });
        view! {
            <section class="section pass-sheet">
                <div role="status"><h2>{texts::sheet(&sheet.pseudonym)}</h2></div>
                <div class="pass">
                    <div class="stack">
                        <p>{texts::SHEET_TEXT}</p>
                        <LinkToGive href=sheet.href.clone() />
                        <p>{sheet.until}</p>
                    </div>
                    {qr(&sheet.href, texts::SHEET_QR)}
                </div>
                <p class="soft no-print">{texts::SHEET_ONCE}</p>
                <p class="actions">
                    <Button kind=ButtonKind::Primary icon=icons::PRINTER on_press=print>{texts::SHEET_PRINT}</Button>
                    <Button on_press=Callback::new(move |()| self.sheet.set(None))>{texts::SHEET_DONE}</Button>
                </p>
            </section>
        }
        .into_any()
    }
}

/// The dialog: what goes, the passphrase again.
fn erase(about: About<Erasing>, of: Erasing) -> AnyView {
    let session = about.session();
    let toasts = use_toasts();
    let asking = Asking::new();
    let passphrase = RwSignal::new(String::new());
    let (tried, refused) = (RwSignal::new(false), RwSignal::new(false));
    let wrong = move || match (refused.get(), passphrase.with(String::is_empty)) {
        (true, _) => Some(texts::ERASE_WRONG.to_owned()),
        (false, true) if tried.get() => Some(texts::ERASE_MISSING.to_owned()),
        _ => None,
    };
    let user = of.pupil.user;
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        refused.set(false);
        let ask = EraseByHead {
            passphrase: passphrase.get_untracked(),
        };
        if ask.passphrase.is_empty() {
            return;
        }
        asking.ask(async move {
            match session.api().erase_pupil(user, &ask).await {
                Ok(()) => {
                    let _ = of.list.try_update(|list| {
                        if let Some(list) = list {
                            list.retain(|pupil| pupil.user != user);
                        }
                    });
                    session.sync_now();
                    toasts.show(texts::ERASED);
                    about.close();
                    Ok(())
                }
                Err(Trouble::Refused(ErrorCode::WrongCredentials)) => {
                    let _ = refused.try_set(true);
                    Ok(())
                }
                Err(trouble) => Err(trouble),
            }
        });
    };
    view! {
        <form class="form" on:submit=submit novalidate>
            <p><b>{of.pupil.pseudonym}</b></p>
            <p>{texts::ERASE_TEXT}</p>
            <Field
                label=texts::ERASE_PASSPHRASE.to_owned()
                value=passphrase
                input_type="password"
                name="phrase"
                autocomplete="current-password"
                hint=texts::ERASE_HINT.to_owned()
                error=Signal::derive(wrong)
            />
            {hindered(session, asking, texts::ERASE_OFFLINE)}
            <div class="actions">
                <Button kind=ButtonKind::Danger submit=true busy=asking.busy() disabled=offline(session)>
                    {texts::ERASE_NOW}
                </Button>
            </div>
        </form>
    }
    .into_any()
}
