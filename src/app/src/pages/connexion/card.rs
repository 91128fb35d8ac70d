//! A pupil's card: the five words and the QR to come in, shown once; and coming in by it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::session::{CardSignIn, Enrolled};
use qrcodegen::{QrCode as Code, QrCodeEcc};
use sync::Trouble;
use ui::{Button, PageTitle, QrCode, icons};

use super::adult::failure;
use super::chooser::Chooser;
use super::trouble::words;
use super::{onward, texts};
use crate::live::live;
use crate::state::session::use_session;

/// The card with a pupil's secrets, and the button that prints it.
#[component]
pub fn PassCard(
    /// The secrets, as the server made them.
    pupil: Enrolled,
) -> impl IntoView {
    view! {
        {pass(&pupil, None)}
        <p class="actions">
            <Button icon=icons::PRINTER on_press=Callback::new(|()| { let _ = window().print(); })>
                {texts::CARD_PRINT}
            </Button>
        </p>
    }
    .into_any()
}

/// The card itself, with the name of the pupil to hand it to where that is known.
pub fn pass(pupil: &Enrolled, name: Option<String>) -> AnyView {
    let origin = window().location().origin().unwrap_or_default();
    let link = [&origin, "/connexion#", &pupil.card].concat();
    view! {
        <div class="pass">
            <div class="stack">
                <dl class="facts">
                    {name.map(|name| view! { <div class="fact"><dt>{texts::CARD_NAME}</dt><dd>{name}</dd></div> })}
                    <div class="fact"><dt>{texts::CARD_CLASS}</dt><dd>{pupil.code.to_string()}</dd></div>
                    <div class="fact"><dt>{texts::CARD_PSEUDONYM}</dt><dd>{pupil.pseudonym.clone()}</dd></div>
                </dl>
                <p class="secret">{pupil.secret.clone()}</p>
                <p class="soft">{texts::CARD_QR}</p>
            </div>
            {qr(&link, texts::CARD_QR_NAME)}
        </div>
    }
    .into_any()
}

/// A link as a QR with its name for screen readers; nothing when it is too long for one, since the words
/// suffice.
pub fn qr(link: &str, label: &'static str) -> Option<AnyView> {
    let code = Code::encode_text(link, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let modules: Vec<bool> = modules.map(|(x, y)| code.get_module(x, y)).collect();
    Some(view! { <QrCode modules label /> }.into_any())
}

/// The secret of a card in the address, taken out of it at once: it must not stay there on a shared computer.
pub fn take() -> Option<String> {
    let at = window().location();
    let hash = at.hash().unwrap_or_default();
    let card = hash.strip_prefix('#').filter(|card| card.len() == 32)?;
    if let (Ok(history), Ok(search)) = (window().history(), at.search()) {
        let bare = ["/connexion", &search].concat();
        // Refused only by a browser that is overrun with changes of address: the card opens the carnet all the same.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&bare));
    }
    Some(card.to_owned())
}

/// While the card is read.
pub fn reading() -> AnyView {
    view! {
        <PageTitle text=texts::TITLE.to_owned() />
        <p role="status">{texts::CARD_READING}</p>
    }
    .into_any()
}

/// Comes in by the secret of a card's QR, on a device that is open.
#[component]
pub fn ByCard(
    /// 32 hexadecimal digits.
    card: String,
    /// Called to come in another way, once the card opens nothing.
    other: Callback<()>,
) -> impl IntoView {
    let session = use_session();
    let failed = RwSignal::new(None::<String>);
    let chooser = Chooser::new();
    let go = onward();
    let read = card.clone();
    spawn_local(async move {
        match session.sign_in_card(&CardSignIn { card }).await {
            Ok(()) => go(),
            Err(Trouble::Refused(_)) => {
                let _ = failed.try_set(Some(texts::CARD_WRONG.into()));
            }
            Err(trouble) => {
                let _ = failed.try_set(Some(words(&trouble)));
            }
        }
    });
    let chosen = Memo::new(move |_| chooser.is_chosen());
    view! {
        {live(move || match failed.get() {
            None => reading(),
            Some(_) if chosen.get() => chooser.form(Some(read.clone())),
            Some(text) if text == texts::OFFLINE && !chooser.is_empty() => view! {
                <PageTitle text=texts::TITLE.to_owned() />
                <p role="status">{texts::CARD_OFFLINE}</p>
                {chooser.list()}
                <p><Button on_press=other>{texts::OTHER_CODE}</Button></p>
            }
            .into_any(),
            Some(text) => view! {
                <PageTitle text=texts::TITLE.to_owned() />
                {failure(text)}
                <p><Button on_press=other>{texts::OTHER_CODE}</Button></p>
            }
            .into_any(),
        })}
    }
    .into_any()
}
