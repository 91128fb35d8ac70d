//! A drawing by finger or mouse, kept on the device while it is made, then added to the page as its photos are.

mod strokes;

use domain::attachment::{AttachmentKind, PHOTO_BYTES};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::MadeFile;
use ui::{Button, ButtonKind, Choice, Note, NoteKind, OneChoice, icons};
use wasm_bindgen::JsValue;
use web_sys::PointerEvent;

use self::strokes::{COLOURS, Pen, Stroke, WIDTHS, added, begun, read, without_last};
use super::by_name::{call, set};
use super::draft::Draft;
use super::resize::jpeg;
use super::texts;
use crate::live::live_option;
use crate::state::kept::Kept;

/// The sheet, in pixels.
const WIDTH: u32 = 1_200;
/// Its height.
const HEIGHT: u32 = 900;
/// Qualities of JPEG that are tried.
const QUALITIES: [f64; 3] = [0.85, 0.7, 0.5];
/// Most bytes of what is kept while one draws: a drawing of half an hour.
const KEPT_BYTES: usize = 200_000;

/// What is drawn, with what, on what. Copied freely.
#[derive(Clone, Copy)]
struct Easel {
    draft: Draft,
    canvas: NodeRef<html::Canvas>,
    /// All strokes, as `strokes` reads them.
    text: RwSignal<String>,
    /// How many of its bytes are on the canvas; more than there can be while it is not even white.
    drawn: StoredValue<usize>,
    colour: RwSignal<String>,
    width: RwSignal<String>,
    down: StoredValue<bool>,
    busy: RwSignal<bool>,
    failed: RwSignal<bool>,
    kept: Kept,
}

/// The sheet with its tools, folded until it is wanted. `full` says that the page takes no more.
pub(super) fn drawing(draft: Draft, full: Memo<bool>) -> AnyView {
    let text = RwSignal::new(String::new());
    let name = ["dessin-", &draft.id().to_string()].concat();
    let easel = Easel {
        draft,
        canvas: NodeRef::new(),
        text,
        drawn: StoredValue::new(usize::MAX),
        colour: RwSignal::new(COLOURS[0].0.to_owned()),
        width: RwSignal::new(WIDTHS[1].0.to_owned()),
        down: StoredValue::new(false),
        busy: RwSignal::new(false),
        failed: RwSignal::new(false),
        kept: Kept::new(draft.session, name, vec![text]),
    };
    easel.follow();
    let empty = Memo::new(move |_| text.with(String::is_empty));
    let long = move || {
        let long = text.with(|text| text.len() > KEPT_BYTES);
        long.then(|| view! { <p class="soft">{texts::DRAW_FULL}</p> }.into_any())
    };
    view! {
        <details class="more-filters no-print">
            <summary>{texts::DRAW}</summary>
            <p class="hint">{texts::DRAW_HINT}</p>
            {tools(easel)}
            <canvas
                node_ref=easel.canvas
                class="easel"
                width=WIDTH
                height=HEIGHT
                role="img"
                aria-label=texts::DRAW_SHEET
                on:pointerdown=move |event| easel.begin(&event)
                on:pointermove=move |event| easel.go_on(&event)
                on:pointerup=move |_| easel.down.set_value(false)
                on:pointercancel=move |_| easel.down.set_value(false)
            ></canvas>
            <div role="status">
                {live_option(long)}
                {live_option(move || easel.failed.get().then(|| view! {
                    <Note kind=NoteKind::Warning><p>{texts::DRAW_FAILED}</p></Note>
                }.into_any()))}
            </div>
            <p class="actions">
                <Button
                    icon=icons::CHECK
                    busy=easel.busy
                    disabled=Signal::derive(move || empty.get() || full.get())
                    on_press=Callback::new(move |()| easel.keep())
                >
                    {texts::DRAW_KEEP}
                </Button>
                <Button kind=ButtonKind::Quiet icon=icons::UNDO disabled=empty on_press=Callback::new(move |()| easel.undo())>
                    {texts::DRAW_UNDO}
                </Button>
            </p>
        </details>
    }
    .into_any()
}

fn tools(easel: Easel) -> AnyView {
    let choices = |of: &[(&str, &str)]| -> Vec<Choice> {
        of.iter()
            .map(|(key, words)| Choice::new(*key, *words))
            .collect()
    };
    let (colour, width) = (easel.colour, easel.width);
    view! {
        <OneChoice
            legend=texts::DRAW_COLOUR.to_owned()
            options=Signal::stored(choices(&texts::COLOURS))
            selected=colour
            on_choose=Callback::new(move |key| colour.set(key))
        />
        <OneChoice
            legend=texts::DRAW_WIDTH.to_owned()
            options=Signal::stored(choices(&texts::WIDTHS))
            selected=width
            on_choose=Callback::new(move |key| width.set(key))
        />
    }
    .into_any()
}

impl Easel {
    /// Draws all anew where the strokes did not come from the pointer: brought back, taken away.
    fn follow(self) {
        Effect::new(move |_| {
            let bytes = self.text.with(String::len);
            let there = self.canvas.get().is_some();
            if there && self.drawn.get_value() != bytes {
                self.draw_all();
            }
        });
    }

    fn pen(self) -> Pen {
        Pen::of(&self.colour.get_untracked(), &self.width.get_untracked())
    }

    fn begin(self, event: &PointerEvent) {
        // What is drawn while the picture is made would not be in it.
        if self.busy.get_untracked() || self.text.with_untracked(String::len) > KEPT_BYTES {
            return;
        }
        event.prevent_default();
        if let Some(canvas) = self.canvas.get_untracked() {
            // Goes on beyond the edge of the sheet; without it the stroke ends there.
            let _ = canvas.set_pointer_capture(event.pointer_id());
        }
        let Some(point) = self.point(event) else {
            return;
        };
        self.down.set_value(true);
        let pen = self.pen();
        self.write(begun(&self.text.get_untracked(), pen, point));
        self.draw(&Stroke {
            pen,
            points: vec![point, point],
        });
    }

    fn go_on(self, event: &PointerEvent) {
        let goes_on = self.down.get_value() && !self.busy.get_untracked();
        let Some(point) = self.point(event).filter(|_| goes_on) else {
            return;
        };
        let strokes = self.text.get_untracked();
        let Some((text, segment)) = added(&strokes, point) else {
            return;
        };
        self.write(text);
        self.draw(&segment);
    }

    /// The place of the pointer on the sheet.
    fn point(self, event: &PointerEvent) -> Option<(i32, i32)> {
        let canvas = self.canvas.get_untracked()?;
        let seen = (
            f64::from(canvas.client_width()),
            f64::from(canvas.client_height()),
        );
        let at = |offset: i32, seen: f64, whole: u32| {
            (f64::from(offset) * f64::from(whole) / seen.max(1.0)).round() as i32
        };
        Some((
            at(event.offset_x(), seen.0, WIDTH),
            at(event.offset_y(), seen.1, HEIGHT),
        ))
    }

    /// What is on the canvas already.
    fn write(self, text: String) {
        self.drawn.set_value(text.len());
        self.text.set(text);
    }

    fn undo(self) {
        self.text.update(|text| *text = without_last(text));
        self.draw_all();
    }

    fn context(self) -> Option<JsValue> {
        let canvas: JsValue = self.canvas.get_untracked()?.into();
        call(&canvas, "getContext", &["2d".into()])
    }

    fn draw_all(self) {
        let Some(context) = self.context() else {
            return;
        };
        let text = self.text.get_untracked();
        self.drawn.set_value(text.len());
        let sheet = [0.0, 0.0, f64::from(WIDTH), f64::from(HEIGHT)].map(JsValue::from_f64);
        // A JPEG has no transparency.
        let _ = set(&context, "fillStyle", &"#fff".into());
        let _ = call(&context, "fillRect", &sheet);
        for stroke in read(&text) {
            self.draw(&stroke);
        }
    }

    fn draw(self, stroke: &Stroke) {
        let Some(context) = self.context() else {
            return;
        };
        let _ = set(&context, "strokeStyle", &stroke.pen.ink().into());
        let _ = set(&context, "lineWidth", &stroke.pen.pixels().into());
        for name in ["lineCap", "lineJoin"] {
            let _ = set(&context, name, &"round".into());
        }
        let _ = call(&context, "beginPath", &[]);
        for (at, (x, y)) in stroke.points.iter().enumerate() {
            let step = if at == 0 { "moveTo" } else { "lineTo" };
            let _ = call(&context, step, &[(*x).into(), (*y).into()]);
        }
        let _ = call(&context, "stroke", &[]);
    }

    /// Adds the sheet to the page.
    fn keep(self) {
        let Some(canvas) = self.canvas.get_untracked() else {
            return;
        };
        let canvas: JsValue = canvas.into();
        self.busy.set(true);
        self.failed.set(false);
        spawn_local(async move {
            let mut made = None;
            for quality in QUALITIES {
                made = jpeg(&canvas, quality).await;
                if made
                    .as_ref()
                    .is_some_and(|bytes| bytes.len() <= PHOTO_BYTES as usize)
                {
                    break;
                }
            }
            let photo = made.map(|bytes| MadeFile {
                kind: AttachmentKind::Photo,
                bytes,
                width: WIDTH,
                height: HEIGHT,
                alt: texts::DRAW_ALT.to_owned(),
            });
            let added = match photo {
                Some(photo) => self.draft.attach(photo).await,
                None => false,
            };
            // The page may be left by now.
            let _ = self.busy.try_set(false);
            let _ = self.failed.try_set(!added);
            if added {
                let _ = self.text.try_set(String::new());
                self.kept.forget();
            }
        });
    }
}
