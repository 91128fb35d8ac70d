//! Accessible components and generated pictures. Knows no metier and fetches nothing: texts,
//! links and data come from the caller; the look is in `style/`. See README.md for the list.

#![allow(
    unreachable_pub,
    reason = "#[component] makes a public struct of props, which only the view macro names"
)]

pub mod art;
pub mod icons;
pub mod texts;

mod button;
mod card;
mod choice;
mod dialog;
mod feedback;
mod field;
mod hue;
mod icon;
mod ids;
mod long_list;
mod mosaic;
mod notice;
mod page_title;
mod picture;
mod progress;
mod qr;
mod search_field;
mod select;
mod state_mark;
mod steps;
mod sync_badge;
mod table;
mod tabs;
mod text_area;
mod toast;

pub use art::seed_of;
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::{ArtCard, Fact};
pub use choice::{Choice, ChoiceChips, OneChoice};
pub use dialog::Dialog;
pub use feedback::{Announcer, Feedback, provide_feedback, use_announcer};
pub use field::Field;
pub use hue::Hue;
pub use icon::Icon;
pub use icons::Glyph;
pub use long_list::LongList;
pub use mosaic::{Mosaic, MosaicGroup};
pub use notice::{Empty, ErrorPanel, Note, NoteKind, Skeleton, SkeletonKind};
pub use page_title::PageTitle;
pub use picture::{Avatar, Illustration, Logo};
pub use progress::{ProgressBar, Stepper};
pub use qr::QrCode;
pub use search_field::SearchField;
pub use select::Select;
pub use state_mark::{StateKind, StateMark};
pub use steps::{PathOfSteps, Step, StepState};
pub use sync_badge::{SyncBadge, SyncKind};
pub use table::{Cell, DataTable, Row};
pub use tabs::Tabs;
pub use text_area::TextArea;
pub use toast::{Toasts, use_toasts};
