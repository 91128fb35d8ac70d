//! `/api/v1/session`, `/api/v1/sessions`, `/api/v1/passphrase`, `/api/v1/second-factor`.

pub mod adult;
pub mod card;
pub mod factor;
pub mod leave;
pub mod list;
pub mod passphrase;
pub mod pupil;
pub mod show;
pub mod vault;
