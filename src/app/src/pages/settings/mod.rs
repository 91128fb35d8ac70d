//! `/reglages`: display, sending, offline, account.

mod account;
mod display;
mod offline;
mod sending;
mod texts;

use leptos::prelude::*;
use ui::PageTitle;

/// `/reglages`
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {account::account()}
        {sending::sending()}
        {display::display()}
        {offline::offline()}
    }
    .into_any()
}
