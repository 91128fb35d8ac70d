//! Signing in, and the few things done with the server at once because they need a secret it makes.
//!
//! Everything here travels as JSON over the endpoints named beside each type.

mod identity;

use domain::code::ClassCode;
use domain::ids::{AcademyId, ClassId, CompanyId, UserId};
use domain::role::Role;
use domain::school::{Level, Uai};
use serde::{Deserialize, Serialize};

use crate::row::School;

pub use identity::{Door, Identity, RETURN, RETURNED, Returned, VisitProvider};

/// `POST /api/v1/session/adult` → [`Me`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdultSignIn {
    /// Identifier (`prof.demo`).
    pub login: String,
    /// Passphrase.
    pub passphrase: String,
    /// Code of the second factor or a recovery code, where one is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// `POST /api/v1/session/pupil` → [`Me`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PupilSignIn {
    /// Code of the class.
    pub code: ClassCode,
    /// Pseudonym, in any case and with or without accents.
    pub pseudonym: String,
    /// The five words, as typed.
    pub secret: String,
}

/// `POST /api/v1/session/card` → [`Me`]: the 128 bits of a card's QR, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardSignIn {
    /// 32 hexadecimal digits.
    pub card: String,
}

/// `POST /api/v1/class-code` → [`ClassGreeting`]: what a pupil sees after typing the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassKnock {
    /// Code of the class.
    pub code: ClassCode,
}

/// Answer to [`ClassKnock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClassGreeting {
    /// Name of the class.
    pub class: String,
    /// Name of the school.
    pub school: String,
    /// Whether new pupils may enrol now.
    pub open: bool,
}

/// `POST /api/v1/enrolment` → [`Enrolled`]: a new pupil takes a pseudonym while the code is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrol {
    /// Code of the class.
    pub code: ClassCode,
    /// The pseudonym wished.
    pub pseudonym: String,
}

/// A pupil's secrets, shown once. Answer to [`Enrol`] (which also signs in) and to
/// `POST /api/v1/pupils/{user}/secret` (a teacher renews them; former secrets and sessions end).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolled {
    /// Who.
    pub user: UserId,
    /// Pseudonym as it is kept.
    pub pseudonym: String,
    /// Class code, for the card.
    pub code: ClassCode,
    /// Five words.
    pub secret: String,
    /// 32 hexadecimal digits for the QR (`/connexion#…`).
    pub card: String,
}

/// `POST /api/v1/classes/{class}/pupils` (teacher, head) → [`AddedPupils`]: accounts for a list of pupils, whose names stay on the
/// device that has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddPupils {
    /// An identity for each, made by the device: asked again because the answer was lost, nobody is there twice. [`ADD_MAX`] at most.
    pub users: Vec<UserId>,
}

/// Most pupils who are added at once: a class.
pub const ADD_MAX: usize = 40;

/// Answer to [`AddPupils`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddedPupils {
    /// Their cards in the order of the question, shown once: each has a pseudonym of its own.
    pub pupils: Vec<Enrolled>,
}

/// The query of `GET /api/v1/session`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionQuery {
    /// Whose profile the client holds: it is told when that account was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
}

/// `GET /api/v1/session?user=…`: who is signed in. `DELETE` signs out, `DELETE /api/v1/sessions` everywhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Who.
    pub user: UserId,
    /// As what.
    pub role: Role,
    /// Pseudonym of a pupil, name of an adult.
    pub name: String,
    /// The académie.
    pub academy: AcademyId,
    /// The académie's name.
    pub academy_name: String,
    /// IANA name of the time zone of its clocks on the wall (« Europe/Paris »), for display; empty in what a former
    /// version of the app kept.
    #[serde(default)]
    pub timezone: String,
    /// The school, for pupils, teachers and heads.
    pub school: Option<School>,
    /// The company, for its contact.
    pub company: Option<CompanyId>,
    /// The pupil's class, the teacher's classes.
    pub classes: Vec<MyClass>,
    /// When a pupil's account is erased, in milliseconds since 1970: their class was closed at the year's end, and they joined no
    /// other one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erase_at: Option<i64>,
}

/// `GET /api/v1/session/vault`: a secret that the server tells this person alone, always the same. A profile on a device is sealed
/// under it, so that signing in opens it; it is never kept there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Vault {
    /// 64 hexadecimal digits.
    pub key: String,
}

/// `GET /api/v1/sessions`: where the person is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Connections {
    /// Identifier of an adult.
    pub login: Option<String>,
    /// The sessions, the newest first.
    pub open: Vec<Connection>,
}

/// A session in [`Connections`]. `DELETE /api/v1/sessions/{id}` ends it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Connection {
    /// Its name.
    pub id: String,
    /// Name of the browser (« Firefox »); empty when it is not known.
    pub browser: String,
    /// Name of the system (« Windows »); empty when it is not known.
    pub system: String,
    /// Since when, in milliseconds since 1970.
    pub begun: i64,
    /// When it was used last, to the hour, in milliseconds since 1970.
    pub used: i64,
    /// Whether it is the one that asks.
    pub here: bool,
}

/// `POST /api/v1/passphrase` (adults) → 204: the other sessions end, this one gets a new cookie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePassphrase {
    /// The one of until now.
    pub former: String,
    /// The new one, see `domain::passphrase`.
    pub fresh: String,
}

/// `GET /api/v1/second-factor` (adults).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactor {
    /// Whether a code is asked for at sign-in.
    pub on: bool,
    /// How many recovery codes are left.
    pub recovery: u32,
}

/// `POST /api/v1/second-factor` → [`FactorKey`]: begins one; nothing is asked for until it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BeginFactor {
    /// The passphrase, again.
    pub passphrase: String,
}

/// What an authenticator app needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FactorKey {
    /// The secret in base 32, to be typed.
    pub secret: String,
    /// `otpauth://…`, for a QR.
    pub link: String,
}

/// `POST /api/v1/second-factor/confirm` → [`RecoveryCodes`]: turns it on by a first code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmFactor {
    /// Six digits.
    pub code: String,
}

/// Codes that stand in for a lost device, once each. They are told once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

/// `POST /api/v1/second-factor/end` → 204: turns it off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndFactor {
    /// The passphrase, again.
    pub passphrase: String,
    /// Six digits, or a recovery code; empty when it was never confirmed.
    pub code: String,
}

/// A class in [`Me`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MyClass {
    /// Identity.
    pub id: ClassId,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
}

/// `POST /api/v1/classes` (teacher or head) → the new `row::Class` by the next pull; answer [`Created`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewClass {
    /// Name (« 4e B »), 1 to 20 characters, unique in the school.
    pub name: String,
    /// Level.
    pub level: Level,
}

/// `POST /api/v1/classes/{class}/code`: opens enrolment, or closes it with 0 minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpenCode {
    /// How long, in minutes, at most one week.
    pub minutes: u32,
    /// Make a new code; the old one stops working at once.
    pub renew: bool,
}

/// `POST /api/v1/me/class` (pupil) → [`Me`]: joins the class of an open code and leaves the former one. The carnet and the favourites
/// come along; what was shown to the former teachers is shown to nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JoinClass {
    /// Code of the class.
    pub code: ClassCode,
    /// Another pseudonym, where somebody of that class has one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pseudonym: Option<String>,
}

/// `POST /api/v1/schools` (academy): a school by its UAI. The name may be left out when the imported list of
/// schools knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSchool {
    /// National identifier.
    pub uai: Uai,
    /// Name, when the list does not know it.
    pub name: Option<String>,
    /// Town, when the list does not know it.
    pub commune: Option<String>,
}

/// `POST /api/v1/invitations`: the académie invites heads and companies, a head invites teachers.
/// → [`Invitation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invite {
    /// As what.
    pub role: Role,
    /// Name of the person (« Mme Weber »), for an adult.
    pub name: String,
    /// School of a head or teacher.
    pub school: Option<Uai>,
    /// Company, by name, of a company contact; an existing one of that name is joined.
    pub company: Option<String>,
    /// Town of a new company.
    pub commune: Option<String>,
}

/// What comes before the token in a one-time link: in the fragment, which no server and no log is ever sent.
pub const INVITATION_LINK: &str = "/connexion#invitation=";

/// A one-time link, [`INVITATION_LINK`] and its token, good for two weeks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// The token of the link.
    pub token: String,
    /// Until when, in milliseconds since 1970.
    pub until: i64,
}

/// `POST /api/v1/invitations/accept` → [`Me`]: chooses identifier and passphrase, and signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Accept {
    /// The token of the link.
    pub token: String,
    /// Identifier wished, 3 to 40 of `a-z 0-9 . _ -`.
    pub login: String,
    /// Passphrase, see `domain::passphrase`.
    pub passphrase: String,
}

/// Answer to a creation: the identity of what was made (a UUID or a UAI).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Created {
    /// Its identity.
    pub id: String,
}
