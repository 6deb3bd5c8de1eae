//! The eight marks that tell opinion groups apart without colour.

use std::fmt::Write as _;

use super::Spot;

/// What one person of a group looks like on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Group A.
    Circle,
    /// Group B.
    Square,
    /// Group C.
    Triangle,
    /// Group D.
    Cross,
    /// Group E.
    Ring,
    /// Group F.
    Wedge,
    /// Group G.
    Frame,
    /// Group H.
    Bar,
}

const SHAPES: [Shape; 8] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Cross,
    Shape::Ring,
    Shape::Wedge,
    Shape::Frame,
    Shape::Bar,
];

impl Shape {
    /// The shape of the group with this id.
    pub fn of_group(id: usize) -> Self {
        SHAPES[id % SHAPES.len()]
    }

    /// The last part of its translation key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Circle => "circles",
            Self::Square => "squares",
            Self::Triangle => "triangles",
            Self::Cross => "crosses",
            Self::Ring => "rings",
            Self::Wedge => "wedges",
            Self::Frame => "frames",
            Self::Bar => "bars",
        }
    }

    /// One path for any number of marks, `size` units wide.
    ///
    /// Circles, squares and rings are strokes without length, whose caps the style sheet draws; the others are filled.
    pub fn marks(self, spots: &[Spot], size: i32) -> String {
        let mut path = String::new();
        for spot in spots {
            self.mark(&mut path, f64::from(spot.x), f64::from(spot.y), f64::from(size));
        }
        path
    }

    fn mark(self, path: &mut String, x: f64, y: f64, size: f64) {
        let (half, third) = (size / 2.0, size / 6.0);
        let _ = match self {
            Self::Circle | Self::Square | Self::Ring | Self::Frame => write!(path, "M{x} {y}h0"),
            Self::Triangle => {
                let (w, h) = (half + 1.0, size + 1.0);
                write!(path, "M{x} {}l{w} {h}h{}z", y - half - 1.0, -2.0 * w)
            }
            Self::Wedge => {
                let (w, h) = (half + 1.0, size + 1.0);
                write!(path, "M{x} {}l{w} {}h{}z", y + half + 1.0, -h, -2.0 * w)
            }
            Self::Cross => {
                let (t, arm) = (2.0 * third, half - third);
                write!(
                    path,
                    "M{} {}h{t}v{arm}h{arm}v{t}h{}v{arm}h{}v{}h{}v{}h{arm}z",
                    x - third,
                    y - half,
                    -arm,
                    -t,
                    -arm,
                    -arm,
                    -t
                )
            }
            Self::Bar => write!(path, "M{} {}h{}v{size}h{}z", x - third, y - half, 2.0 * third, -2.0 * third),
        };
    }

    /// The mark alone, about 11 units wide around the given point, as the `d` of a filled path.
    pub fn single(self, x: f64, y: f64) -> String {
        let r = 5.5;
        match self {
            Self::Circle => disc(x, y, r),
            Self::Ring => format!("{}{}", disc(x, y, r), disc_hole(x, y, 2.75)),
            Self::Square => format!("M{} {}h10v10h-10z", x - 5.0, y - 5.0),
            Self::Frame => {
                format!("M{} {}h10v10h-10zM{} {}v5h5v-5z", x - 5.0, y - 5.0, x - 2.5, y - 2.5)
            }
            Self::Triangle => format!("M{x} {}l6.2 11h-12.4z", y - 6.0),
            Self::Wedge => format!("M{x} {}l6.2 -11h-12.4z", y + 6.0),
            Self::Cross | Self::Bar => {
                let mut path = String::new();
                self.mark(&mut path, x, y, 12.0);
                path
            }
        }
    }

    /// Whether the marks are strokes with a hole to be drawn over them.
    pub fn is_hollow(self) -> bool {
        matches!(self, Self::Ring | Self::Frame)
    }
}

fn disc(x: f64, y: f64, r: f64) -> String {
    format!("M{} {y}a{r} {r} 0 1 1 {} 0a{r} {r} 0 1 1 {} 0z", x - r, 2.0 * r, -2.0 * r)
}

fn disc_hole(x: f64, y: f64, r: f64) -> String {
    format!("M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 {} 0z", x - r, 2.0 * r, -2.0 * r)
}
