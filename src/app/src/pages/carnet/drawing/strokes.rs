//! Strokes as text, so that a drawing is kept while it is made: `colour width x y x y…`, one a line.

/// Inks by their keys.
pub(super) const COLOURS: [(&str, &str); 7] = [
    ("noir", "#1d1a33"),
    ("bleu", "#2456c4"),
    ("rouge", "#c22b1f"),
    ("vert", "#1f7a3d"),
    ("jaune", "#e0a100"),
    ("brun", "#7a4a21"),
    ("gomme", "#fff"),
];
/// Widths by their keys, in pixels.
pub(super) const WIDTHS: [(&str, u32); 3] = [("fin", 4), ("moyen", 10), ("gros", 28)];

/// What a stroke is made with: places in the lists above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    colour: usize,
    width: usize,
}

impl Pen {
    /// The pen of these keys; the first of what is unknown.
    pub(super) fn of(colour: &str, width: &str) -> Self {
        let colour = COLOURS.iter().position(|(key, _)| *key == colour);
        let width = WIDTHS.iter().position(|(key, _)| *key == width);
        Self {
            colour: colour.unwrap_or(0),
            width: width.unwrap_or(0),
        }
    }

    /// Its colour.
    pub(super) fn ink(self) -> &'static str {
        COLOURS[self.colour].1
    }

    /// Its width.
    pub(super) fn pixels(self) -> u32 {
        WIDTHS[self.width].1
    }
}

/// A line through points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stroke {
    pub(super) pen: Pen,
    pub(super) points: Vec<(i32, i32)>,
}

/// All strokes of a text; what cannot be read is left out.
pub(super) fn read(text: &str) -> Vec<Stroke> {
    text.lines().filter_map(stroke).collect()
}

fn stroke(line: &str) -> Option<Stroke> {
    let mut words = line.split(' ');
    let pen = Pen::of(words.next()?, words.next()?);
    let numbers: Option<Vec<i32>> = words.map(|word| word.parse().ok()).collect();
    let numbers = numbers?;
    let mut points: Vec<_> = numbers.chunks_exact(2).map(|at| (at[0], at[1])).collect();
    if let [dot] = points[..] {
        points.push(dot);
    }
    (!points.is_empty()).then_some(Stroke { pen, points })
}

/// The text with a new stroke that begins here.
pub(super) fn begun(text: &str, pen: Pen, (x, y): (i32, i32)) -> String {
    let line = if text.is_empty() { "" } else { "\n" };
    let (colour, width) = (COLOURS[pen.colour].0, WIDTHS[pen.width].0);
    format!("{text}{line}{colour} {width} {x} {y}")
}

/// The text with its last stroke drawn on to here, and what is new of it; none where it has not moved.
pub(super) fn added(text: &str, (x, y): (i32, i32)) -> Option<(String, Stroke)> {
    let Stroke { pen, points } = stroke(text.lines().next_back()?)?;
    let last = *points.last()?;
    (last != (x, y)).then(|| {
        let points = vec![last, (x, y)];
        (format!("{text} {x} {y}"), Stroke { pen, points })
    })
}

/// The text without its last stroke.
pub(super) fn without_last(text: &str) -> String {
    let rest = text.rsplit_once('\n').map(|(rest, _)| rest);
    rest.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_read_back_stroke_by_stroke() {
        let pen = Pen::of("bleu", "gros");
        let text = begun("", pen, (10, 20));
        assert_eq!(read(&text)[0].points, [(10, 20), (10, 20)], "a dot is seen");
        let further = added(&text, (12, -3));
        let new = further.as_ref().map(|(_, new)| new.points.clone());
        assert_eq!(new, Some(vec![(10, 20), (12, -3)]));
        let text = further.map(|(text, _)| text).unwrap_or_default();
        assert_eq!(added(&text, (12, -3)), None);
        let two = begun(&text, Pen::of("gomme", "fin"), (1, 1));
        let strokes = read(&two);
        assert_eq!(
            strokes[0],
            Stroke {
                pen,
                points: vec![(10, 20), (12, -3)]
            }
        );
        assert_eq!((strokes[1].pen.ink(), strokes[1].pen.pixels()), ("#fff", 4));
        assert_eq!(without_last(&two), text);
        assert_eq!(without_last(&text), "");
    }

    #[test]
    fn what_is_no_stroke_is_left_out() {
        assert_eq!(read("noir fin\nnoir fin a b\n\nnoir fin 1"), []);
        assert_eq!(Pen::of("inconnu", "").pixels(), 4);
    }
}
