//! Choosing the tiles and drawing them, one path per tone.

use super::hash::Stream;
use super::shape::{Shape, TILE};

/// The longest side of a picture, in tiles.
pub const MAX_SIDE: u32 = 16;

/// The seed of the product's logo, chosen by eye among the first hundred; `public/icons` shows
/// the same picture, made by the crate's example `icon`.
pub const LOGO_SEED: u64 = 7;

/// The number of tones drawn over the ground: mid, full, shade, other hue, paper.
const TONES: usize = 5;

const SHAPES: [(Option<Shape>, u32); 7] = [
    (None, 20),
    (Some(Shape::Quarter), 24),
    (Some(Shape::Triangle), 15),
    (Some(Shape::Ring), 13),
    (Some(Shape::Half), 12),
    (Some(Shape::Arcs), 9),
    (Some(Shape::Square), 7),
];
const TONE_WEIGHTS: [(usize, u32); TONES] = [(0, 28), (1, 26), (2, 18), (3, 14), (4, 14)];

#[derive(Clone, Copy)]
struct Tile {
    shape: Option<Shape>,
    tone: usize,
    turn: u32,
}

/// A picture as SVG: its size and the inside of its `<svg>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The `viewBox` of the picture.
    pub view_box: String,
    /// At most five `<path class="t2">` to `t6`; the ground (tone 1) is the svg's own background.
    pub paths: String,
}

/// Draws the picture of a seed, `cols` by `rows` tiles (each held between 1 and [`MAX_SIDE`]).
#[must_use]
pub fn draw(seed: u64, cols: u32, rows: u32) -> Drawing {
    let cols = cols.clamp(1, MAX_SIDE);
    let rows = rows.clamp(1, MAX_SIDE);
    let tiles = choose(seed, cols as usize, rows as usize);
    let mut tones: [String; TONES] = Default::default();
    for (index, tile) in tiles.iter().enumerate() {
        if let Some(shape) = tile.shape {
            let x = (index % cols as usize) as i32 * TILE;
            let y = (index / cols as usize) as i32 * TILE;
            shape.write(&mut tones[tile.tone], x, y, tile.turn);
        }
    }
    let mut paths = String::new();
    for (tone, data) in tones
        .iter()
        .enumerate()
        .filter(|(_, data)| !data.is_empty())
    {
        paths.push_str("<path class=\"t");
        paths.push(char::from(b'2' + tone as u8));
        paths.push_str("\" d=\"");
        paths.push_str(data);
        paths.push_str("\"/>");
    }
    let view_box = format!("0 0 {} {}", cols * TILE as u32, rows * TILE as u32);
    Drawing { view_box, paths }
}

fn choose(seed: u64, cols: usize, rows: usize) -> Vec<Tile> {
    let mut stream = Stream::new(seed);
    let small = cols * rows <= 9;
    let mut tiles: Vec<Tile> = Vec::with_capacity(cols * rows);
    for index in 0..cols * rows {
        let left = (index % cols > 0).then(|| tiles[index - 1]);
        let above = (index >= cols).then(|| tiles[index - cols]);
        let tile = match stream.below(10) {
            0 | 1 => left.and_then(|tile| mirrored(tile, |turn| 3 - turn)),
            2 => above.and_then(|tile| mirrored(tile, |turn| turn ^ 1)),
            _ => None,
        };
        tiles.push(tile.unwrap_or_else(|| any(&mut stream, small)));
    }
    tiles
}

/// The neighbour's mirror image, so that corners meet in larger forms.
fn mirrored(tile: Tile, turn: impl Fn(u32) -> u32) -> Option<Tile> {
    let shape = tile.shape.filter(|shape| shape.is_cornered())?;
    Some(Tile {
        shape: Some(shape),
        tone: tile.tone,
        turn: turn(tile.turn),
    })
}

/// A small picture leaves no tile empty: it has too few of them.
fn any(stream: &mut Stream, small: bool) -> Tile {
    let shapes = if small { &SHAPES[1..] } else { &SHAPES[..] };
    Tile {
        shape: stream.pick(shapes, None),
        tone: stream.pick(&TONE_WEIGHTS, 0),
        turn: stream.below(4),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Every number of the path data of a drawing.
    fn numbers(paths: &str) -> Vec<i32> {
        paths
            .split("d=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .flat_map(|data| data.split(|c: char| !c.is_ascii_digit() && c != '-'))
            .filter_map(|number| number.parse().ok())
            .collect()
    }

    #[test]
    fn no_two_of_2500_cards_are_alike() {
        let cards: HashSet<String> = (0..2_500)
            .map(|id| draw(crate::seed_of(&format!("metier-{id}")), 6, 4).paths)
            .collect();
        assert_eq!(cards.len(), 2_500);
    }

    #[test]
    fn a_seed_always_gives_the_same_picture() {
        assert_eq!(draw(42, 6, 4), draw(42, 6, 4));
        assert_eq!(crate::seed_of("a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn shapes_stay_inside_the_picture() {
        for seed in 0..500 {
            let drawing = draw(seed, 8, 6);
            assert_eq!(drawing.view_box, "0 0 320 240");
            let all = numbers(&drawing.paths);
            assert!(all.iter().all(|n| (0..=320).contains(n)), "{drawing:?}");
        }
    }

    #[test]
    fn a_picture_is_few_elements_and_few_bytes() {
        for seed in 0..500 {
            let paths = draw(seed, 6, 4).paths;
            assert!(paths.matches("<path").count() <= 5);
            assert!(paths.len() < 2_600, "{}", paths.len());
        }
    }

    #[test]
    fn small_pictures_have_no_hole_and_sizes_are_held() {
        for seed in 0..200 {
            assert!(choose(seed, 2, 2).iter().all(|tile| tile.shape.is_some()));
        }
        assert_eq!(draw(1, 0, 99).view_box, "0 0 40 640");
    }

    #[test]
    fn mirrored_corners_meet() {
        // Two quarter discs side by side, the second the mirror of the first: one half disc.
        let mut path = String::new();
        Shape::Quarter.write(&mut path, 0, 0, 3);
        Shape::Quarter.write(&mut path, TILE, 0, 0);
        assert_eq!(
            path,
            "M40 40L0 40A40 40 0 0 1 40 0ZM40 40L40 0A40 40 0 0 1 80 40Z"
        );
    }
}
