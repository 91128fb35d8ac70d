//! Reading a sheet aloud with the browser's own voice, sentence by sentence, the sentence marked.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, SpeechSynthesis, SpeechSynthesisUtterance};

/// A voice that reads, or rests.
#[derive(Clone, Copy)]
pub struct Voice {
    /// Whether it is reading.
    pub reading: RwSignal<bool>,
    turn: StoredValue<Rc<RefCell<u32>>, LocalStorage>,
}

impl Voice {
    /// A voice at rest; `None` when the browser has none at all.
    pub fn new() -> Option<Self> {
        synthesis()?;
        let voice = Self {
            reading: RwSignal::new(false),
            turn: StoredValue::new_local(Rc::default()),
        };
        on_cleanup(move || voice.stop());
        Some(voice)
    }

    /// Stops.
    pub fn stop(self) {
        if let Some(turn) = self.turn.try_get_value() {
            *turn.borrow_mut() += 1;
        }
        if let Some(synthesis) = synthesis() {
            synthesis.cancel();
        }
        unmark();
        let _ = self.reading.try_set(false);
    }

    /// Reads every marked sentence of the page. Returns whether there is a French voice to do it.
    pub fn read(self) -> bool {
        self.stop();
        let Some(voice) = french_voice() else {
            return false;
        };
        let Some(turn) = self.turn.try_get_value() else {
            return false;
        };
        let mine = *turn.borrow();
        let sentences: Rc<[Element]> = marked_elements().into();
        self.reading.set(true);
        say(self, turn, mine, sentences, 0, voice);
        true
    }
}

fn say(
    voice: Voice,
    turn: Rc<RefCell<u32>>,
    mine: u32,
    sentences: Rc<[Element]>,
    at: usize,
    speaker: web_sys::SpeechSynthesisVoice,
) {
    if *turn.borrow() != mine {
        return;
    }
    unmark();
    let (Some(sentence), Some(synthesis)) = (sentences.get(at), synthesis()) else {
        let _ = voice.reading.try_set(false);
        return;
    };
    let words = sentence.text_content().unwrap_or_default();
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(&words) else {
        return;
    };
    utterance.set_lang("fr-FR");
    utterance.set_voice(Some(&speaker));
    // A class list that refuses a word only loses the mark.
    let _ = sentence.class_list().add_1("reading");
    sentence.scroll_into_view_with_scroll_into_view_options(&{
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options
    });
    let next = Closure::once_into_js(move || say(voice, turn, mine, sentences, at + 1, speaker));
    utterance.set_onend(Some(next.unchecked_ref()));
    synthesis.speak(&utterance);
}

fn synthesis() -> Option<SpeechSynthesis> {
    web_sys::window()?.speech_synthesis().ok()
}

fn french_voice() -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = synthesis()?.get_voices();
    voices
        .iter()
        .filter_map(|voice| voice.dyn_into::<web_sys::SpeechSynthesisVoice>().ok())
        .find(|voice| voice.lang().to_ascii_lowercase().starts_with("fr"))
}

fn marked_elements() -> Vec<Element> {
    // What is folded away is not read.
    const SHOWN: &str = "[data-say]:not(details:not([open]) *)";
    let Ok(found) = document().query_selector_all(SHOWN) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into().ok())
        .collect()
}

fn unmark() {
    if let Ok(found) = document().query_selector_all(".reading") {
        for at in 0..found.length() {
            if let Some(element) = found
                .get(at)
                .and_then(|node| node.dyn_into::<Element>().ok())
            {
                let _ = element.class_list().remove_1("reading");
            }
        }
    }
}

/// Cuts a text into sentences, each with its final mark; nothing is lost but the space between them.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let ends = matches!(c, '.' | '!' | '?' | '…');
        if let (true, Some((next, ' '))) = (ends, chars.peek().copied()) {
            let upper = text[next..]
                .trim_start()
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase());
            if upper {
                out.push(&text[from..at + c.len_utf8()]);
                from = next + 1;
            }
        }
    }
    if from < text.len() {
        out.push(&text[from..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_text_is_cut_after_each_sentence_and_nothing_is_lost() {
        let text = "Il est 8\u{a0}h. Tu soignes un chat\u{a0}! Un bac + 2… ou plus. Fin";
        let cut = sentences(text);
        assert_eq!(
            cut,
            [
                "Il est 8\u{a0}h.",
                "Tu soignes un chat\u{a0}!",
                "Un bac + 2… ou plus.",
                "Fin"
            ]
        );
        assert_eq!(cut.join(" "), text);
    }
}
