//! What is typed into a row that others write too, or its author on another device: saved while one writes, never asked for.
//!
//! Each field remembers the version of the row over which it was typed: what was written into it elsewhere meanwhile was not seen
//! here, and the server keeps both.

mod changes;
mod texts;
mod versions;

use std::future::poll_fn;
use std::task::Poll;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::mutation::Mutation;
use ui::{StateKind, StateMark};
use uuid::Uuid;

use crate::state::session::Session;
use crate::state::typed::{REST, Text};
use changes::{Change, Follow, Standing, changes, followed, over};
pub use changes::{Changes, Settled};
pub use versions::{Deal, Look, versions};

/// A text that is typed here.
#[derive(Clone)]
struct Field {
    key: String,
    /// Most characters of it.
    most: usize,
    value: RwSignal<String>,
    /// What is on the device: what differs from it is still to be written.
    kept: RwSignal<String>,
    /// The version of the row over which `value` is typed; none where that is not known.
    base: StoredValue<Option<u64>>,
}

impl Field {
    /// What is typed and what is kept; none once the page is left.
    fn both(&self) -> Option<(String, String)> {
        Some((
            self.value.try_get_untracked()?,
            self.kept.try_get_untracked()?,
        ))
    }

    fn standing(&self) -> Option<Standing> {
        let (text, kept) = self.both()?;
        Some(Standing {
            key: self.key.clone(),
            most: self.most,
            text,
            kept,
            base: self.base.try_get_value()?,
        })
    }
}

/// The texts of a row, open for writing. Copied freely.
#[derive(Clone, Copy)]
pub struct Fields {
    session: Session,
    id: Uuid,
    all: StoredValue<Vec<Field>>,
    unsaved: RwSignal<bool>,
    failed: RwSignal<bool>,
}

impl Fields {
    /// Opens these texts of version `rev` of a row for writing, with what was typed and could not be written before: each by its key,
    /// with the most characters that it may have, and as it is kept.
    pub fn open(
        session: Session,
        id: Uuid,
        rev: u64,
        texts: impl IntoIterator<Item = (String, usize, String)>,
    ) -> Self {
        let all = texts.into_iter().map(|(key, most, kept)| {
            let held = session.typed().of(id, &key);
            // Over which version a text was typed that waited for the device is not known any more.
            let base = held.is_none().then_some(rev);
            Field {
                key,
                most,
                value: RwSignal::new(held.unwrap_or_else(|| kept.clone())),
                kept: RwSignal::new(kept),
                base: StoredValue::new(base),
            }
        });
        Self {
            session,
            id,
            all: StoredValue::new(all.collect()),
            unsaved: RwSignal::new(false),
            failed: RwSignal::new(false),
        }
    }

    fn found(self, key: &str) -> Option<Field> {
        self.all
            .with_value(|all| all.iter().find(|field| field.key == key).cloned())
    }

    /// What is typed under a key that was opened; under another one, a text that goes nowhere.
    pub fn value(self, key: &str) -> RwSignal<String> {
        self.found(key)
            .map_or_else(|| RwSignal::new(String::new()), |field| field.value)
    }

    /// What a field says when it holds more than can be kept; until it is shortened, it is not written down.
    pub fn long(self, key: &str, words: fn(usize) -> String) -> Signal<Option<String>> {
        let field = self.found(key);
        Signal::derive(move || {
            let (value, most) = field.as_ref().map(|field| (field.value, field.most))?;
            value.with(|text| over(text, most)).then(|| words(most))
        })
    }

    /// What was written elsewhere enters the fields that are not being changed here: `of` tells what version `rev` of the row has under a key.
    /// `waits` is whether changes of this device are still to be sent.
    pub fn follow<'a>(self, rev: u64, waits: bool, of: impl Fn(&str) -> &'a str) {
        for field in self.all.get_value() {
            let now = of(&field.key);
            let (value, kept) = (field.value.get_untracked(), field.kept.get_untracked());
            let known = field.base.get_value().is_some();
            match followed(now, &value, &kept, (known, waits)) {
                Follow::Unseen => continue,
                Follow::Seen => {}
                Follow::Take => {
                    field.value.set(now.to_owned());
                    field.kept.set(now.to_owned());
                }
            }
            field.base.set_value(Some(rev));
        }
    }

    /// What was typed and is not yet kept, and the versions that are dealt with by a text; it is held until it is written. None where nothing
    /// is to be written, or once the page is left.
    pub fn changes(self, settled: Option<Settled>) -> Option<Changes> {
        let all = self.all.try_get_value()?;
        let standing = all.iter().map(Field::standing);
        let changes = changes(standing.collect::<Option<_>>()?, settled);
        let typed = self.session.typed();
        let keys = all.iter().map(|field| &*field.key);
        typed.hold(self.id, keys, &changes.held);
        if changes.by_base.is_empty() {
            self.written(&changes.kept);
            return None;
        }
        Some(changes)
    }

    /// Writes changes down, each as the mutation that `line` makes of it. They count as kept once they are on the device: where that fails they
    /// are tried again with the next letter, when the page is hidden, and when it is opened again.
    pub fn write(self, changes: Changes, line: impl Fn(Change) -> Mutation) {
        let each = changes.by_base.into_iter();
        let each: Vec<_> = each
            .map(|(base, change)| self.session.write(line(change), base))
            .collect();
        let kept = changes.kept;
        spawn_local(async move {
            let all = all(each).await;
            // The page may be left by now.
            let _ = self.failed.try_set(!all);
            if all {
                self.written(&kept);
            }
        });
    }

    fn written(self, kept: &Text) {
        self.session.typed().written(self.id, kept);
        let fields = self.all.try_get_value().unwrap_or_default();
        for field in &fields {
            if let Some(text) = kept.get(&field.key) {
                let _ = field.kept.try_set(text.clone());
            }
        }
        let same = |field: &Field| field.both().is_some_and(|(text, kept)| text == kept);
        if fields.iter().all(same) {
            let _ = self.unsaved.try_set(false);
        }
    }

    /// Saves when typing rests, and when the page is hidden or left.
    pub fn save_by_itself(self, save: impl Fn() + Copy + Send + Sync + 'static) {
        let mut later = debounce(REST, move |()| save());
        Effect::new(move |_| {
            // Both are followed: a text that is put back while another one is being written is written after it.
            let differs = |field: &Field| field.value.get() != field.kept.get();
            // All are looked at, so that each is followed.
            let differing = self
                .all
                .with_value(|all| all.iter().filter(|field| differs(field)).count());
            if differing > 0 {
                self.unsaved.set(true);
                later(());
            }
        });
        when_left(save);
    }

    /// Where the row stands, always the truth; `row` tells it where nothing waits here.
    pub fn state(
        self,
        row: impl Fn() -> (StateKind, &'static str) + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let state = move || {
            if self.failed.get() || self.session.write_failed() {
                (StateKind::Refused, texts::NOT_SAVED)
            } else if self.unsaved.get() {
                (StateKind::Unsent, texts::SAVING)
            } else {
                row()
            }
        };
        view! {
            <div role="status">
                <StateMark
                    kind=Signal::derive(move || state().0)
                    text=Signal::derive(move || state().1.to_owned())
                />
            </div>
        }
        .into_any()
    }
}

/// Whether all are written. They are begun at once, in their order, so that no later change comes between them.
async fn all(writes: Vec<impl Future<Output = bool>>) -> bool {
    let mut writes: Vec<_> = writes.into_iter().map(|one| Some(Box::pin(one))).collect();
    let mut all = true;
    poll_fn(move |context| {
        for write in &mut writes {
            if let Some(at_work) = write
                && let Poll::Ready(written) = at_work.as_mut().poll(context)
            {
                all &= written;
                *write = None;
            }
        }
        if writes.iter().any(Option::is_some) {
            Poll::Pending
        } else {
            Poll::Ready(all)
        }
    })
    .await
}

/// Saves when the page is hidden, when it is closed, and when what calls this goes.
///
/// A browser may keep a page that is left, to come back to: what is begun while it puts that page aside waits for the return
/// (`store/src/aside.rs`). Until then the last words are in that page alone, and with a page that never comes back they are lost, at most those of the last
/// [`REST`].
pub fn when_left(save: impl Fn() + Copy + Send + Sync + 'static) {
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| save());
    let closed = window_event_listener_untyped("pagehide", move |_| save());
    on_cleanup(move || {
        hidden.remove();
        closed.remove();
        save();
    });
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    #[test]
    fn all_writes_are_begun_before_the_first_is_done() {
        let (begun, done) = (Cell::new(0), Cell::new(false));
        let write = |written| {
            let mut first = true;
            let (begun, done) = (&begun, &done);
            poll_fn(move |_| {
                begun.set(begun.get() + u32::from(first));
                first = false;
                if done.get() {
                    Poll::Ready(written)
                } else {
                    Poll::Pending
                }
            })
        };
        let mut context = Context::from_waker(Waker::noop());
        for (second, whole) in [(true, true), (false, false)] {
            begun.set(0);
            done.set(false);
            let mut writes = pin!(all(vec![write(true), write(second)]));
            assert_eq!(writes.as_mut().poll(&mut context), Poll::Pending);
            assert_eq!(begun.get(), 2);
            done.set(true);
            assert_eq!(writes.as_mut().poll(&mut context), Poll::Ready(whole));
        }
    }
}
