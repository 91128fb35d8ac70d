//! « Qui a vu ou changé quoi »: the lines of the school's trail, for its head. Only with the server, and only when they are asked for: to read
//! them leaves a line.

mod file;
mod texts;

use domain::ids::UserId;
use leptos::prelude::*;
use protocol::trail::{TrailKind, TrailLine, TrailPage, TrailQuery};
use ui::{Button, ButtonKind, Cell, Choice, DataTable, OneChoice, Row, Skeleton, SkeletonKind};

use crate::live::{live, live_option};
use crate::pages::at_once::{Asking, Failure, hindered, offline};
use crate::pages::datafile::{Kind, download};
use crate::state::clock::{today, wall_time};
use crate::state::session::{Session, use_session};
use crate::texts::dates;

/// Most pages of a file: ten thousand lines are more than a school's year.
const FILE_PAGES: usize = 200;

/// What is read, and what of it is here. Copied freely.
#[derive(Clone, Copy)]
struct Log {
    session: Session,
    open: RwSignal<bool>,
    kind: RwSignal<Option<TrailKind>>,
    /// The person whose lines alone are shown, with the name.
    person: RwSignal<Option<(UserId, String)>>,
    lines: RwSignal<Option<Vec<TrailLine>>>,
    next: RwSignal<Option<String>>,
    reading: Asking,
    writing: Asking,
    file: RwSignal<Option<String>>,
}

/// The section.
pub(super) fn log() -> AnyView {
    let session = use_session();
    let log = Log {
        session,
        open: RwSignal::new(false),
        kind: RwSignal::new(None),
        person: RwSignal::new(None),
        lines: RwSignal::new(None),
        next: RwSignal::new(None),
        reading: Asking::new(),
        writing: Asking::new(),
        file: RwSignal::new(None),
    };
    Effect::new(move |_| {
        log.kind.track();
        log.person.track();
        if log.open.get() && session.online() {
            log.read();
        }
    });
    let body = move || {
        if log.open.get() {
            return log.opened();
        }
        let press = Callback::new(move |()| log.open.set(true));
        view! {
            <p class="actions"><Button on_press=press disabled=offline(session)>{texts::OPEN}</Button></p>
        }
        .into_any()
    };
    view! {
        <section class="section no-print" id="journal">
            <h2>{texts::LOG}</h2>
            <p class="soft">{texts::TEXT}</p>
            {hindered(session, log.reading, texts::OFFLINE)}
            {live(body)}
        </section>
    }
    .into_any()
}

impl Log {
    fn query(self) -> TrailQuery {
        TrailQuery {
            kind: self.kind.try_get_untracked().flatten(),
            person: self.person.try_get_untracked().flatten().map(|(id, _)| id),
            before: None,
            export: false,
        }
    }

    /// The newest lines of what is asked for. Another choice may be made meanwhile: then it is asked again.
    fn read(self) {
        self.lines.set(None);
        self.file.set(None);
        self.reading.ask(async move {
            loop {
                let query = self.query();
                let TrailPage { lines, next } = self.session.api().trail(&query).await?;
                if self.query() == query {
                    let _ = self.next.try_set(next);
                    let _ = self.lines.try_set(Some(lines));
                    return Ok(());
                }
            }
        });
    }

    fn more(self) {
        let query = TrailQuery {
            before: self.next.get_untracked(),
            ..self.query()
        };
        self.reading.ask(async move {
            let TrailPage { lines, next } = self.session.api().trail(&query).await?;
            let before = None;
            if (TrailQuery { before, ..query }) == self.query() {
                let _ = self.next.try_set(next);
                let _ = self.lines.try_update(|all| {
                    if let Some(all) = all {
                        all.extend(lines);
                    }
                });
            }
            Ok(())
        });
    }

    /// All lines of what is asked for, as a file.
    fn write(self) {
        let mut query = TrailQuery {
            export: true,
            ..self.query()
        };
        self.writing.ask(async move {
            let mut all = Vec::new();
            for _ in 0..FILE_PAGES {
                let TrailPage { lines, next } = self.session.api().trail(&query).await?;
                all.extend(lines);
                query.before = next;
                if query.before.is_none() {
                    break;
                }
            }
            let _ = self.file.try_set(Some(file::table(&all)));
            Ok(())
        });
    }

    fn opened(self) -> AnyView {
        let session = self.session;
        let options: Vec<_> = [Choice::new("", texts::ALL)]
            .into_iter()
            .chain(TrailKind::ALL.map(|kind| Choice::new(kind.name(), texts::kind(kind))))
            .collect();
        let selected = move || self.kind.get().map_or("", TrailKind::name).to_owned();
        let choose = move |key: String| {
            self.kind
                .set(TrailKind::ALL.into_iter().find(|kind| kind.name() == key));
        };
        let person = move || {
            self.person.get().map(|(_, name)| {
                let all = Callback::new(move |()| self.person.set(None));
                view! {
                    <p class="actions">
                        <b>{texts::only(&name)}</b>
                        <Button kind=ButtonKind::Quiet on_press=all>{texts::EVERYBODY}</Button>
                    </p>
                }
                .into_any()
            })
        };
        let older = move || {
            self.next.get().is_some().then(|| {
                let press = Callback::new(move |()| self.more());
                view! {
                    <Button on_press=press busy=self.reading.busy() disabled=offline(session)>{texts::MORE}</Button>
                }
                .into_any()
            })
        };
        let write = Callback::new(move |()| self.write());
        let file = move || {
            self.file.with(|file| {
                file.as_ref()
                    .map(|text| download(Kind::Table, texts::FILE, text, texts::TAKE))
            })
        };
        view! {
            <OneChoice
                legend=texts::KIND.to_owned()
                options=Signal::stored(options)
                selected=Signal::derive(selected)
                on_choose=Callback::new(choose)
            />
            {live_option(person)}
            {live_option(move || self.table())}
            {live_option(move || self.failed())}
            <p class="actions">
                {live_option(older)}
                <Button on_press=write busy=self.writing.busy() disabled=offline(session)>{texts::EXPORT}</Button>
                <span role="status">{live_option(file)}</span>
            </p>
            <Failure of=self.writing />
        }
        .into_any()
    }

    fn failed(self) -> Option<AnyView> {
        self.reading.failed().map(|_| {
            let again = Callback::new(move |()| self.read());
            view! { <p><Button on_press=again>{texts::AGAIN}</Button></p> }.into_any()
        })
    }

    fn table(self) -> Option<AnyView> {
        let Some(lines) = self.lines.get() else {
            let waits = self.session.online() && self.reading.failed().is_none();
            return waits.then(|| view! { <Skeleton kind=SkeletonKind::Rows /> }.into_any());
        };
        if lines.is_empty() {
            return Some(view! { <p>{texts::NONE}</p> }.into_any());
        }
        let rows: Vec<_> = lines.iter().map(|line| self.row(line)).collect();
        Some(
            view! {
                <DataTable caption=texts::LOG.to_owned() heads=texts::HEADS.map(str::to_owned).to_vec()>
                    {rows}
                </DataTable>
            }
            .into_any(),
        )
    }

    fn row(self, line: &TrailLine) -> AnyView {
        let [_, who, what, on, network, _] = texts::HEADS;
        let at = wall_time(line.at);
        let when = [
            &dates::long(at.date(), today()),
            ", ",
            &dates::time(at.time()),
        ]
        .concat();
        let (name, role, done) = (texts::who(line), texts::role(line), texts::what(line));
        let filter = self.filter_button(line);
        let (subject, origin) = (texts::subject(line), line.origin.clone());
        let refused = (!line.done).then(|| [" (", texts::REFUSED, ")"].concat());
        view! {
            <Row>
                <Cell head=true><span class="when">{when}</span></Cell>
                <Cell label=who>{name} " " <span class="soft">{role}</span></Cell>
                <Cell label=what>{done}{refused}</Cell>
                <Cell label=on>{subject}</Cell>
                <Cell label=network><span class="soft">{origin}</span></Cell>
                <Cell>{filter}</Cell>
            </Row>
        }
        .into_any()
    }

    /// Shows the lines of that person alone.
    fn filter_button(self, line: &TrailLine) -> Option<AnyView> {
        let id = line.who.as_ref()?.id.parse().ok()?;
        let name = texts::who(line);
        let label = texts::only_of(&name);
        let press = move |_| self.person.set(Some((id, name.clone())));
        Some(
            view! {
                <button type="button" class="btn btn-quiet" aria-label=label on:click=press>{texts::ONLY}</button>
            }
            .into_any(),
        )
    }
}
