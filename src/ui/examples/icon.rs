//! Prints the product's icon as SVG, from the logo's seed or from the one given:
//! `cargo run -p ui --example icon > public/icons/icon.svg`. The PNG icons are drawn from it.

use std::io::Write as _;

use ui::art::{LOGO_SEED, draw};

/// The tones of the neutral hue, as an icon knows no style sheet: ground first.
const TONES: [&str; 6] = [
    "#e6e8ff", "#a9b1ff", "#6a6fe0", "#2a2a72", "#f2b8ee", "#fffdf8",
];

fn main() -> std::io::Result<()> {
    let seed = std::env::args().nth(1).and_then(|seed| seed.parse().ok());
    let mut paths = draw(seed.unwrap_or(LOGO_SEED), 3, 3).paths;
    for (index, tone) in TONES.iter().enumerate().skip(1) {
        let class = format!("class=\"t{}\"", index + 1);
        paths = paths.replace(&class, &format!("fill=\"{tone}\""));
    }
    // The drawing fills the square: masks cut its corners only, none of its sense.
    let ground = TONES[0];
    writeln!(
        std::io::stdout(),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 120\">\
         <rect width=\"120\" height=\"120\" fill=\"{ground}\"/>{paths}</svg>"
    )
}
