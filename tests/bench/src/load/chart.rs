//! A picture of some lines over numbers that grow tenfold.

use std::fmt::Write as _;

/// A line of a picture.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) colour: &'static str,
    /// From left to right, both above 0.
    pub(crate) points: Vec<(f64, f64)>,
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
/// Around the lines: room for the numbers and the names.
const LEFT: f64 = 60.0;
const RIGHT: f64 = 130.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 40.0;

/// The picture as SVG. To the right each step is ten times the one before; upwards it is even, from nothing.
pub(crate) fn chart(title: &str, lines: &[Line], say: fn(f64) -> String) -> String {
    let points = || lines.iter().flat_map(|line| &line.points);
    let first = points().map(|point| point.0).fold(f64::MAX, f64::min);
    let last = points().map(|point| point.0).fold(1.0, f64::max);
    let top = points().map(|point| point.1).fold(0.1, f64::max);
    let wide = (last / first).log10().max(0.1);
    let x = |value: f64| LEFT + (value / first).log10() / wide * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n<text x=\"{LEFT}\" y=\"20\" font-size=\"14\">{title}</text>\n"
    );
    // A string takes whatever is written to it.
    for part in 0..=4 {
        let value = top * f64::from(part) / 4.0;
        let (at, text) = (y(value), say(value));
        let (end, label) = (WIDTH - RIGHT, LEFT - 8.0);
        let _ = writeln!(
            out,
            "<path d=\"M{LEFT} {at:.1}H{end}\" stroke=\"#ddd\"/><text x=\"{label}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>",
            at + 4.0
        );
    }
    let mut ticks: Vec<f64> = points().map(|point| point.0).collect();
    ticks.sort_by(f64::total_cmp);
    ticks.dedup();
    for tick in ticks {
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            x(tick),
            HEIGHT - BOTTOM + 20.0,
            super::times::whole(tick)
        );
    }
    // Names beside the ends of their lines, the higher first, none over another.
    let mut order: Vec<&Line> = lines.iter().collect();
    let end = |line: &Line| line.points.last().map_or(0.0, |point| point.1);
    order.sort_by(|one, two| end(two).total_cmp(&end(one)));
    let mut free = TOP;
    for line in order {
        let path: Vec<String> = line
            .points
            .iter()
            .map(|(right, up)| format!("{:.1} {:.1}", x(*right), y(*up)))
            .collect();
        let at = (y(end(line)) + 4.0).max(free);
        free = at + 15.0;
        let (colour, name) = (line.colour, line.name);
        let _ = writeln!(
            out,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/><text x=\"{}\" y=\"{at:.1}\" fill=\"{colour}\">{name}</text>",
            path.join("L"),
            WIDTH - RIGHT + 8.0,
        );
    }
    out + "</svg>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_from_the_first_number_to_the_last() {
        let line = Line {
            name: "push",
            colour: "#000",
            points: vec![(1.0, 5.0), (100.0, 10.0)],
        };
        let picture = chart("ms", &[line], |value| format!("{value:.0}"));
        assert!(picture.contains("M60.0 200.0L590.0 40.0"), "{picture}");
        assert!(picture.contains(">100</text>"));
    }
}
