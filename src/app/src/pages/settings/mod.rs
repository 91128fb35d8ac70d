//! `/reglages`: account, class, connections, passphrase, second factor and identity provider, sending, one's data, what the
//! device keeps, display, offline.

mod account;
mod class;
mod connections;
mod data;
mod device;
mod display;
mod factor;
mod offline;
mod passphrase;
mod provider;
mod sending;
mod texts;

use leptos::prelude::*;
use ui::PageTitle;

use crate::pages::gender;

/// `/reglages`
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        {account::account()}
        {connections::connections()}
        {class::class()}
        {gender::section()}
        {sending::sending()}
        {data::data()}
        {device::device()}
        {display::display()}
        {offline::offline()}
    }
    .into_any()
}
