//! What of the class is shown, as it stands in the address.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

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
    fn read(params: &ParamsMap) -> Self {
        let get = |name| params.get(name).unwrap_or_default();
        Self {
            class: get(CLASS),
            shared: get(VIEW) == SHARED,
            pupil: get(PUPIL),
        }
    }

    fn href(&self) -> String {
        let mut params = ParamsMap::new();
        let mut put = |name: &'static str, value: &str| {
            if !value.is_empty() {
                params.insert(name, value.to_owned());
            }
        };
        put(CLASS, &self.class);
        put(VIEW, if self.shared { SHARED } else { "" });
        put(PUPIL, &self.pupil);
        ["/classe", &params.to_query_string()].concat()
    }
}

/// Where the address is; reactive.
pub fn place() -> Memo<Place> {
    let params = use_query_map();
    Memo::new(move |_| params.with(Place::read))
}

/// Goes elsewhere in the same page: the back button leads out of it at once.
pub fn move_to() -> impl Fn(&Place) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |place: &Place| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&place.href(), options);
    }
}
