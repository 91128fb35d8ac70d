//! One métier of a comparison, with what is known of it on this device.

use std::rc::Rc;

use catalogue::pack::Facets;
use catalogue::sheet::Sheet;

use super::texts;
use crate::state::catalogue::{List, SheetError};

/// A column. What the list tells is there before the sheet itself.
#[derive(Clone)]
pub struct Column {
    /// The id of the sheet, or what was asked for in its place.
    pub id: String,
    /// Both names; what was asked for where nothing answers to it.
    pub name: String,
    /// The page of the sheet.
    pub href: String,
    /// What the list tells; nothing where it has no such sheet.
    pub facets: Option<Facets>,
    /// The hook, as the list has it.
    pub hook: String,
    /// The sheet, or why it is not here.
    pub sheet: Result<Rc<Sheet>, SheetError>,
}

impl Column {
    /// The column of a métier by its id, old or new.
    pub fn new(list: Option<&List>, asked: String, sheet: Result<Rc<Sheet>, SheetError>) -> Self {
        let found = list.and_then(|list| Some((list, list.find(&asked)?)));
        let Some((list, row)) = found else {
            return Self {
                name: asked.clone(),
                href: ["/metiers/", &asked].concat(),
                id: asked,
                facets: None,
                hook: String::new(),
                sheet,
            };
        };
        let (id, names) = (list.id(row), list.names(row));
        Self {
            id: id.to_owned(),
            name: names.both(),
            href: ["/metiers/", &catalogue::slug::slug(&names, id)].concat(),
            facets: Some(list.facets(row)),
            hook: list.hook(row).to_owned(),
            sheet,
        }
    }

    /// What stands where the sheet would tell more.
    pub fn missing(&self) -> &'static str {
        match self.sheet {
            Ok(_) => texts::NOT_TOLD,
            Err(SheetError::Unknown) => texts::UNKNOWN,
            Err(SheetError::NotHere) => texts::NOT_HERE,
            Err(SheetError::Damaged) => texts::DAMAGED,
        }
    }
}
