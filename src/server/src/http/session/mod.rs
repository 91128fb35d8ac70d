//! `/api/v1/session`, `/api/v1/sessions`.

pub mod adult;
pub mod card;
pub mod leave;
pub mod pupil;
pub mod show;
