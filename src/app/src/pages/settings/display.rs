//! Theme, contrast, reading comfort, hard words, keys.

use leptos::prelude::*;
use ui::{Choice, OneChoice};

use super::texts;
use crate::state::settings::Setting;

/// The section.
pub fn display() -> AnyView {
    view! {
        <section class="section" id="affichage">
            <h2>{texts::DISPLAY}</h2>
            {setting(Setting::Theme, texts::THEME, &[
                ("", texts::THEME_AUTO),
                ("light", texts::THEME_LIGHT),
                ("dark", texts::THEME_DARK),
            ])}
            {setting(Setting::Contrast, texts::CONTRAST, &[("", texts::CONTRAST_NORMAL), ("high", texts::CONTRAST_HIGH)])}
            {setting(Setting::Comfort, texts::COMFORT, &[("", texts::COMFORT_OFF), ("on", texts::COMFORT_ON)])}
            {setting(Setting::Words, texts::WORDS, &[("", texts::WORDS_ON), ("off", texts::WORDS_OFF)])}
            {setting(Setting::Keys, texts::KEYS, &[("", texts::KEYS_ON), ("off", texts::KEYS_OFF)])}
            <p class="soft">{texts::DISPLAY_NOTE}</p>
        </section>
    }
    .into_any()
}

fn setting(
    setting: Setting,
    legend: &'static str,
    values: &'static [(&'static str, &'static str)],
) -> AnyView {
    let value = RwSignal::new(setting.get());
    let options: Vec<_> = values
        .iter()
        .map(|(value, label)| Choice::new(*value, *label))
        .collect();
    let choose = move |chosen: String| {
        setting.set(&chosen);
        value.set(chosen);
    };
    view! {
        <OneChoice
            legend=legend.to_owned()
            options=Signal::stored(options)
            selected=value
            on_choose=Callback::new(choose)
        />
    }
    .into_any()
}
