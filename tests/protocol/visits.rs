//! The visits that the company of the tests offers.

use std::collections::BTreeSet;

use domain::ids::{CompanyId, SlotId};
use domain::metier::GrandDomaine;
use domain::visit::{Slot, SlotDraft, SlotStatus, Used, Venue};
use jiff::civil::DateTime;
use uuid::Uuid;

/// Now, in these tests.
pub(crate) fn noon() -> DateTime {
    DateTime::constant(2026, 11, 24, 12, 0, 0, 0)
}

pub(crate) fn slot(number: u8) -> Slot {
    let at = |hour| DateTime::constant(2026, 12, 10, hour, 0, 0, 0);
    Slot {
        id: SlotId(Uuid::from_u128(100 + u128::from(number))),
        rev: 1,
        company: CompanyId(Uuid::from_u128(50)),
        company_name: "Ateliers".into(),
        draft: SlotDraft {
            title: "Ateliers".into(),
            about: String::new(),
            practical: String::new(),
            domain: GrandDomaine::H,
            metiers: BTreeSet::new(),
            start: at(9),
            end: at(11),
            deadline: at(8),
            venue: Venue {
                address: String::new(),
                commune: "Metz".into(),
                position: None,
                transit: None,
            },
            capacity: 30,
            reserve: None,
        },
        status: SlotStatus::Open,
        used: Used::default(),
        waiting: 0,
    }
}
