//! What of the class is shown, as it stands in the address.

use leptos::prelude::*;

use crate::address::{self, Query, use_replace};

const CLASS: &str = "classe";
const VIEW: &str = "vue";
const PUPIL: &str = "eleve";
const SHARED: &str = "carnets";

/// `?classe=4e-b&vue=carnets&eleve=colibri`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The class, by the words of its name; empty for the first one.
    pub class: String,
    /// Whether the pages shown are shown, rather than the pupils.
    pub shared: bool,
    /// Only the pages of this pupil, by the words of the pseudonym; empty for all.
    pub pupil: String,
}

impl Place {
    fn read(query: &Query) -> Self {
        let get = |name| query.get(name);
        Self {
            class: get(CLASS),
            shared: get(VIEW) == SHARED,
            pupil: get(PUPIL),
        }
    }

    fn href(&self) -> String {
        let shared = if self.shared { SHARED } else { "" };
        let pairs = vec![
            (CLASS, self.class.clone()),
            (VIEW, shared.to_owned()),
            (PUPIL, self.pupil.clone()),
        ];
        address::href("/classe", pairs)
    }
}

/// Where the address is; reactive.
pub fn place() -> Memo<Place> {
    address::asked(Place::read)
}

/// Goes elsewhere in the same page: the back button leads out of it at once.
pub fn move_to() -> impl Fn(&Place) + Clone + Send + Sync + 'static {
    let go = use_replace();
    move |place: &Place| go(&place.href())
}
