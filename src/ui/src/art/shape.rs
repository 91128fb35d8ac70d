//! One tile's shape as SVG path data.

use std::fmt::Write as _;

/// The side of a tile, in units of the picture's own grid.
pub(super) const TILE: i32 = 40;
const HALF: i32 = TILE / 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A quarter of a disc, its centre in the bottom left corner when not turned.
    Quarter,
    /// Half a disc in the middle of the tile, its dome up when not turned.
    Half,
    /// A ring that touches the four sides.
    Ring,
    /// Half the tile, its right angle in the bottom left corner when not turned.
    Triangle,
    /// The whole tile.
    Square,
    /// Two arcs around the bottom left corner when not turned.
    Arcs,
}

impl Shape {
    /// Whether the shape sits in a corner, so that its mirror image is a quarter turn of itself.
    pub(super) fn is_cornered(self) -> bool {
        matches!(self, Self::Quarter | Self::Triangle | Self::Arcs)
    }

    /// Appends this shape to `path`, in the tile whose top left corner is (`x`, `y`), after
    /// `turn` quarter turns clockwise.
    pub(super) fn write(self, path: &mut String, x: i32, y: i32, turn: u32) {
        let mut pen = Pen { path, x, y, turn };
        match self {
            Self::Quarter => pen.sector(TILE),
            Self::Half => {
                pen.to('M', 0, HALF);
                pen.arc(HALF, true, TILE, HALF);
                pen.close();
            }
            Self::Ring => {
                pen.circle(HALF, true);
                pen.circle(9, false);
            }
            Self::Triangle => {
                pen.to('M', 0, 0);
                pen.to('L', TILE, TILE);
                pen.to('L', 0, TILE);
                pen.close();
            }
            Self::Square => {
                pen.to('M', 0, 0);
                pen.to('L', TILE, 0);
                pen.to('L', TILE, TILE);
                pen.to('L', 0, TILE);
                pen.close();
            }
            Self::Arcs => {
                pen.band(36, 28);
                pen.band(19, 11);
            }
        }
    }
}

/// Writes path commands in a tile's own coordinates, turned and moved to their place.
struct Pen<'a> {
    path: &'a mut String,
    x: i32,
    y: i32,
    turn: u32,
}

impl Pen<'_> {
    fn place(&self, x: i32, y: i32) -> (i32, i32) {
        let (x, y) = match self.turn % 4 {
            0 => (x, y),
            1 => (TILE - y, x),
            2 => (TILE - x, TILE - y),
            _ => (y, TILE - x),
        };
        (self.x + x, self.y + y)
    }

    // Writing to a String cannot fail.
    fn to(&mut self, command: char, x: i32, y: i32) {
        let (x, y) = self.place(x, y);
        let _ = write!(self.path, "{command}{x} {y}");
    }

    fn arc(&mut self, radius: i32, clockwise: bool, x: i32, y: i32) {
        let (x, y) = self.place(x, y);
        let sweep = u8::from(clockwise);
        let _ = write!(self.path, "A{radius} {radius} 0 0 {sweep} {x} {y}");
    }

    fn close(&mut self) {
        self.path.push('Z');
    }

    /// The quarter disc of this radius around the bottom left corner.
    fn sector(&mut self, radius: i32) {
        self.to('M', 0, TILE);
        self.to('L', 0, TILE - radius);
        self.arc(radius, true, radius, TILE);
        self.close();
    }

    /// A quarter of a ring around the bottom left corner.
    fn band(&mut self, outer: i32, inner: i32) {
        self.to('M', 0, TILE - outer);
        self.arc(outer, true, outer, TILE);
        self.to('L', inner, TILE);
        self.arc(inner, false, 0, TILE - inner);
        self.close();
    }

    /// A circle around the tile's middle; drawn the other way round it makes a hole.
    fn circle(&mut self, radius: i32, clockwise: bool) {
        self.to('M', HALF - radius, HALF);
        self.arc(radius, clockwise, HALF + radius, HALF);
        self.arc(radius, clockwise, HALF - radius, HALF);
        self.close();
    }
}
