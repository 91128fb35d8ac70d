//! The parcours as a path: a wave on a wide page, a zigzag on a phone.

mod geometry;

use leptos::prelude::*;

use crate::icons::{ARROW_RIGHT, CHECK};
use crate::{Icon, texts};
use geometry::{WAVE_HEIGHT, Way, level_class, wave, zigzag};

/// Where a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Done.
    Done,
    /// The next one: one at most.
    Now,
    /// Still to come.
    Todo,
    /// Fixed to a day: the day's number for the disc, and the day in words.
    Dated {
        /// What the disc shows: « 14 ».
        day: String,
        /// The day in words: « jeu. 14 nov. ».
        words: String,
        /// Whether the day has passed.
        past: bool,
    },
}

impl StepState {
    fn passed(&self) -> bool {
        matches!(self, Self::Done | Self::Dated { past: true, .. })
    }
}

/// A step of the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub label: String,
    /// Where it stands.
    pub state: StepState,
    /// Where it leads; a step without a page is words only.
    pub href: Option<String>,
}

/// A path of steps. The words and states are an ordered list; the line is a picture behind it.
#[component]
pub fn PathOfSteps(
    /// The steps, in order; up to nine look well.
    #[prop(into)]
    steps: Signal<Vec<Step>>,
    /// What the list is.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let inside = move || {
        let steps = steps.get();
        let way = Way {
            steps: steps.len(),
            walked: walked(&steps),
        };
        let numbers = numbers(&steps);
        let items: Vec<_> = steps
            .into_iter()
            .zip(numbers)
            .enumerate()
            .map(|(index, (step, number))| item(index, number, step))
            .collect();
        view! {
            {line(wave(way), way.steps * 100, WAVE_HEIGHT, "path-line path-wave")}
            {line(zigzag(way), 100, way.steps * 100, "path-line path-zigzag")}
            <ol aria-label=label>{items}</ol>
        }
        .into_any()
    };
    view! { <div class="path">{inside}</div> }.into_any()
}

/// The index of the step up to which the line is walked.
fn walked(steps: &[Step]) -> usize {
    let now = steps.iter().position(|step| step.state == StepState::Now);
    now.or_else(|| steps.iter().rposition(|step| step.state.passed()))
        .unwrap_or(0)
}

/// What each step is called by: its place among those that no day fixes, which have a day's number on their disc instead.
fn numbers(steps: &[Step]) -> Vec<usize> {
    let dated = |step: &Step| matches!(step.state, StepState::Dated { .. });
    let count = |number: &mut usize, step: &Step| {
        *number += usize::from(!dated(step));
        Some(*number)
    };
    steps.iter().scan(0, count).collect()
}

fn line((done, todo): (String, String), width: usize, height: usize, class: &str) -> AnyView {
    view! {
        <svg
            class=class.to_owned()
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            <path class="line-todo" d=todo />
            <path class="line-done" d=done />
        </svg>
    }
    .into_any()
}

fn item(index: usize, number: usize, step: Step) -> AnyView {
    let (class, disc, said, words) = match step.state {
        StepState::Done => ("step-done", icon(CHECK), texts::STEP_DONE, None),
        StepState::Now => ("step-now", icon(ARROW_RIGHT), texts::STEP_NOW, None),
        StepState::Todo => (
            "step-todo",
            number.to_string().into_any(),
            texts::STEP_TO_DO,
            None,
        ),
        StepState::Dated { day, words, past } => {
            let said = if past {
                texts::STEP_DONE
            } else {
                texts::STEP_TO_DO
            };
            ("step-dated", day.into_any(), said, Some(words))
        }
    };
    let now = (class == "step-now").then_some("step");
    let inside = view! {
        <span class="step-disc" aria-hidden="true">{disc}</span>
        <span class="step-words">
            <span>{step.label}</span>
            {words.map(|words| view! { <span class="step-when">{words}</span> })}
            <span class="sr">", " {said}</span>
        </span>
    };
    let inside = match step.href {
        Some(href) => view! { <a class="step" href=href>{inside}</a> }.into_any(),
        None => view! { <span class="step">{inside}</span> }.into_any(),
    };
    view! { <li class=format!("{class} {}", level_class(index)) aria-current=now>{inside}</li> }
        .into_any()
}

fn icon(of: crate::Glyph) -> AnyView {
    view! { <Icon of /> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(state: StepState) -> Step {
        Step {
            label: String::new(),
            state,
            href: None,
        }
    }

    fn dated() -> StepState {
        StepState::Dated {
            day: String::new(),
            words: String::new(),
            past: true,
        }
    }

    #[test]
    fn a_step_has_the_number_that_its_own_page_gives_it() {
        let steps = [StepState::Done, dated(), StepState::Todo, StepState::Todo].map(step);
        let numbers = numbers(&steps);
        assert_eq!([numbers[0], numbers[2], numbers[3]], [1, 2, 3]);
    }

    #[test]
    fn the_line_is_walked_up_to_now_else_to_the_last_done() {
        let mut steps = vec![step(StepState::Done), step(dated()), step(StepState::Todo)];
        assert_eq!(walked(&steps), 1);
        steps[2].state = StepState::Now;
        assert_eq!(walked(&steps), 2);
        assert_eq!(walked(&[]), 0);
    }
}
