//! The classes that a person may book for.

use domain::ids::ClassId;
use domain::role::Role;
use leptos::prelude::*;
use protocol::overlay::View;
use protocol::session::Me;
use ui::Choice;

use crate::state::session::Session;

/// A class to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which one.
    pub id: ClassId,
    /// Its name.
    pub name: String,
    /// Pupils enrolled, once known.
    pub pupils: Option<u32>,
}

/// Adults who go with a class, until a form says otherwise.
const ADULTS: u32 = 2;

impl Group {
    /// Places for all of them and the adults who go with them, once their number is known.
    pub fn seats(&self) -> Option<u32> {
        self.pupils.map(|pupils| pupils + ADULTS)
    }

    /// Its word in addresses.
    pub fn key(&self) -> String {
        catalogue::slug::words(&self.name)
    }
}

/// A teacher's own classes, a head's whole school, by name; none for anybody else.
///
/// The server names a teacher's classes at sign-in; one made since is known by its desk.
pub fn groups(me: &Me, view: &View) -> Vec<Group> {
    if !matches!(me.role, Role::Teacher | Role::Head) {
        return Vec::new();
    }
    let own = |id: &ClassId| {
        me.role == Role::Head
            || view.desks.contains_key(id)
            || me.classes.iter().any(|class| class.id == *id)
    };
    let here = me.school.as_ref().map(|school| &school.uai);
    let mut groups: Vec<Group> = view
        .classes
        .values()
        .filter(|class| own(&class.id) && Some(&class.school) == here)
        .filter(|class| class.erase_at.is_none())
        .map(|class| Group {
            id: class.id,
            name: class.name.clone(),
            pupils: Some(class.pupils),
        })
        .collect();
    let missing: Vec<Group> = me
        .classes
        .iter()
        .filter(|class| !groups.iter().any(|group| group.id == class.id))
        .map(|class| Group {
            id: class.id,
            name: class.name.clone(),
            pupils: None,
        })
        .collect();
    groups.extend(missing);
    groups.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    groups
}

/// The one an address names, else the first.
pub fn chosen(groups: &[Group], key: &str) -> Option<Group> {
    groups
        .iter()
        .find(|group| group.key() == key)
        .or_else(|| groups.first())
        .cloned()
}

/// Those of the person in front of the device; reactive.
pub fn here(session: Session) -> Vec<Group> {
    let me = session.me();
    me.map(|me| session.view().with(|view| groups(&me, view)))
        .unwrap_or_default()
}

/// As chips.
pub fn choices(groups: &[Group]) -> Vec<Choice> {
    groups
        .iter()
        .map(|group| Choice::new(group.key(), group.name.clone()))
        .collect()
}
