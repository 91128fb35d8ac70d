//! The desks of those who offer: `/creneaux`, where a company publishes, changes and cancels its slots, and
//! `/academie`, which sees every slot and adds schools and companies.

mod academy;
mod begun;
mod cancel;
mod card;
mod draft;
mod form;
mod requests;
mod schools;
mod slots;
mod texts;

pub use academy::AcademyPage;
pub use slots::SlotsPage;
