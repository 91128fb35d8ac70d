//! The gap between girls and boys of a class: asked, said and told at once or not at all, never through a queue.

use domain::gap::{Figure, Gender};
use domain::ids::UserId;
use serde::{Deserialize, Serialize};

/// `POST /api/v1/classes/{class}/gap` (teacher): asks the class, or asks it no more, which erases what its pupils said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskGap {
    /// Whether pupils are asked.
    pub asked: bool,
}

/// `GET /api/v1/classes/{class}/gap` (teacher): what the class is told. Neither who said something nor how many is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gap {
    /// Whether pupils are asked.
    pub asked: bool,
    /// Absent while too few of them have said something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<ToldGap>,
}

/// A publication in [`Gap`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ToldGap {
    /// When it was made, in milliseconds since 1970.
    pub at: i64,
    /// Until when it stays as it is, in milliseconds since 1970.
    pub until: i64,
    /// By domain, in their order.
    pub figures: Vec<Figure>,
}

/// `GET /api/v1/me/gender` (pupil): what they said, and whether their class is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnGender {
    /// Whose answer it is: on a shared computer another tab may have signed somebody else in.
    pub user: UserId,
    /// Whether their class is asked.
    pub asked: bool,
    /// What they said; absent when nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Gender>,
}

/// `PUT /api/v1/me/gender` (pupil): says it, or takes it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SayGender {
    /// Who says it, as the page believes: another person’s session is refused.
    pub user: UserId,
    /// As what to be counted; `null` takes it back.
    pub said: Option<Gender>,
}
