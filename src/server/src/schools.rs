//! The imported list of schools, by UAI: what an académie need not type.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use domain::school::Uai;
use protocol::row::School;

/// The list; empty before an import.
#[derive(Debug, Clone, Default)]
pub struct Schools {
    list: Arc<RwLock<HashMap<Uai, School>>>,
}

impl Schools {
    /// The school of that UAI, when the list knows it.
    pub fn get(&self, uai: &Uai) -> Option<School> {
        let list = self.list.read().unwrap_or_else(PoisonError::into_inner);
        list.get(uai).cloned()
    }

    /// Puts another list in place.
    pub fn replace(&self, schools: impl IntoIterator<Item = School>) {
        let list = schools
            .into_iter()
            .map(|school| (school.uai.clone(), school))
            .collect();
        *self.list.write().unwrap_or_else(PoisonError::into_inner) = list;
    }
}
