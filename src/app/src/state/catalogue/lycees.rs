//! The lycées des métiers of the catalogue.

use std::rc::Rc;

use catalogue::lycee::Lycee;
use catalogue::pack::{self, Index as Published};
use leptos::prelude::GetValue;

use super::{Catalogue, SheetError, missing};

/// The lycées that bear the label *lycée des métiers*.
#[derive(Debug)]
pub struct Lycees {
    /// All of them, by UAI.
    pub all: Vec<Lycee>,
    /// The line of attribution to show with them, where there is one.
    pub credit: Option<String>,
}

impl Catalogue {
    /// The lycées that bear the label.
    ///
    /// # Errors
    /// [`SheetError::Unknown`] where the publication names none.
    pub async fn lycees(self) -> Result<Rc<Lycees>, SheetError> {
        let sync = self.sync.get_value().ok_or(SheetError::NotHere)?;
        let index = sync.index().ok_or(SheetError::NotHere)?;
        let index = Published::decode(&index).map_err(|_| SheetError::NotHere)?;
        if index.part(pack::LYCEES).is_none() {
            return Err(SheetError::Unknown);
        }
        let bytes = sync.part(pack::LYCEES).await.map_err(missing)?;
        let all = pack::read_lycees(&bytes).map_err(|_| SheetError::Damaged)?;
        let credit = index.schools_licence().map(str::to_owned);
        Ok(Rc::new(Lycees { all, credit }))
    }
}
