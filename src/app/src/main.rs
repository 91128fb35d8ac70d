//! The application.

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <main class="page"><h1>"Parcours métiers"</h1></main> });
}
