//! A line of text with its label, hint and error, and the frame that all fields share.

use leptos::prelude::*;

use crate::icons::WARNING;
use crate::{Icon, ids, texts};

/// The ids of a field's parts.
#[derive(Clone)]
pub(crate) struct Frame {
    /// The control's own id.
    pub(crate) control: String,
    hint_id: String,
    error_id: String,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
}

impl Frame {
    pub(crate) fn new(hint: MaybeProp<String>, error: MaybeProp<String>) -> Self {
        let control = ids::fresh("champ");
        Self {
            hint_id: format!("{control}-aide"),
            error_id: format!("{control}-erreur"),
            control,
            hint,
            error,
        }
    }

    /// The value of `aria-describedby`: the parts that are there now.
    pub(crate) fn described_by(&self) -> Option<String> {
        let hint = self.hint.get().map(|_| self.hint_id.as_str());
        let error = self.error.get().map(|_| self.error_id.as_str());
        match (error, hint) {
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
            (one, other) => one.or(other).map(str::to_owned),
        }
    }

    /// The value of `aria-invalid`.
    pub(crate) fn invalid(&self) -> Option<&'static str> {
        self.error.get().map(|_| "true")
    }

    /// Label, hint, the control, then the error.
    pub(crate) fn around(self, label: Signal<String>, optional: bool, control: AnyView) -> AnyView {
        let (hint, error) = (self.hint, self.error);
        let (hint_id, error_id) = (self.hint_id, self.error_id);
        view! {
            <div class="field">
                <label for=self.control>
                    {label}
                    {optional.then(|| view! { <span class="soft">" (" {texts::OPTIONAL} ")"</span> })}
                </label>
                {move || hint.get().map(|text| view! { <p class="hint" id=hint_id.clone()>{text}</p> })}
                {control}
                {move || error.get().map(|text| view! {
                    <p class="field-error" id=error_id.clone()><Icon of=WARNING />{text}</p>
                })}
            </div>
        }
        .into_any()
    }
}

/// A field of one line.
#[component]
pub fn Field(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// Help, always visible.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong and how to mend it; tied to the field.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// `type` of the input.
    #[prop(default = "text")]
    input_type: &'static str,
    /// `name` of the input.
    #[prop(optional)]
    name: &'static str,
    /// `autocomplete` of the input.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// `inputmode` of the input, where a special keyboard helps.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// Smallest value, for numbers and dates.
    #[prop(optional, into)]
    min: MaybeProp<String>,
    /// Largest value, for numbers and dates.
    #[prop(optional, into)]
    max: MaybeProp<String>,
    /// May stay empty; said beside the label.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(hint, error);
    let (described, invalid) = (frame.clone(), frame.clone());
    let control = view! {
        <input
            id=frame.control.clone()
            type=input_type
            name=name
            autocomplete=autocomplete
            inputmode=inputmode
            min=min
            max=max
            required=!optional
            aria-describedby=move || described.described_by()
            aria-invalid=move || invalid.invalid()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    frame.around(label, optional, control.into_any())
}
