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
    /// Group D: an open circle.
    Ring,
    /// Group E: an open square.
    Frame,
    /// Group F: an open triangle.
    Delta,
    /// Group G.
    Cross,
    /// Group H.
    Hexagon,
}

const SHAPES: [Shape; 8] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Ring,
    Shape::Frame,
    Shape::Delta,
    Shape::Cross,
    Shape::Hexagon,
];

impl Shape {
    /// The shape of the group with this id.
    pub fn of_group(id: usize) -> Self {
        SHAPES[id % SHAPES.len()]
    }

    /// One path for any number of marks, `size` units wide.
    ///
    /// Circles and squares, filled or open, are strokes without length, whose caps the style sheet draws; the others
    /// are filled.
    pub fn marks(self, spots: &[Spot], size: i32) -> String {
        spots.iter().fold(String::new(), |path, spot| {
            self.mark(path, spot.point().x, spot.point().y, f64::from(size))
        })
    }

    /// The mark alone, about 11 units wide around the given point, as the `d` of a filled path.
    pub fn single(self, x: f64, y: f64) -> String {
        match self {
            Self::Circle => disc(x, y, 5.5, 1),
            Self::Ring => format!("{}{}", disc(x, y, 5.5, 1), disc(x, y, 2.75, 0)),
            Self::Square => format!("M{} {}h10v10h-10z", x - 5.0, y - 5.0),
            Self::Frame => format!("M{} {}h10v10h-10zM{} {}v5h5v-5z", x - 5.0, y - 5.0, x - 2.5, y - 2.5),
            Self::Triangle => format!("M{x} {}l6.2 11h-12.4z", y - 6.0),
            Self::Delta | Self::Cross | Self::Hexagon => self.mark(String::new(), x, y, 11.0),
        }
    }

    /// Key of its name in the plural.
    pub fn key(self) -> &'static str {
        match self {
            Self::Circle => "map-shape-circles",
            Self::Square => "map-shape-squares",
            Self::Triangle => "map-shape-triangles",
            Self::Ring => "map-shape-rings",
            Self::Frame => "map-shape-frames",
            Self::Delta => "map-shape-deltas",
            Self::Cross => "map-shape-crosses",
            Self::Hexagon => "map-shape-hexagons",
        }
    }

    /// Whether it is a square, filled or open.
    pub fn is_square(self) -> bool {
        matches!(self, Self::Square | Self::Frame)
    }

    /// Whether its marks on the picture are filled, not strokes.
    pub fn is_filled(self) -> bool {
        !matches!(self, Self::Circle | Self::Square | Self::Ring | Self::Frame)
    }

    /// Whether the hole of its marks is a second, thinner stroke over the first.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Ring | Self::Frame)
    }

    fn mark(self, mut path: String, x: f64, y: f64, size: f64) -> String {
        let (half, third) = (size / 2.0, (size / 3.0).round());
        let _ = match self {
            Self::Circle | Self::Square | Self::Ring | Self::Frame => write!(path, "M{x} {y}h0"),
            Self::Triangle => {
                write!(path, "M{x} {}l{} {}h-{}z", y - half - 0.5, half + 1.0, size + 1.0, size + 2.0)
            }
            Self::Delta => write!(
                path,
                "M{x} {}l{} {}h-{}zm0 {}l-{} {}h{}z",
                y - half - 0.5,
                half + 1.0,
                size + 1.0,
                size + 2.0,
                half,
                third - 0.5,
                third,
                2.0 * third - 1.0
            ),
            Self::Cross => {
                let arm = third;
                let corner = 1.5 * arm;
                write!(
                    path,
                    "M{} {}h{arm}v{arm}h{arm}v{arm}h-{arm}v{arm}h-{arm}v-{arm}h-{arm}v-{arm}h{arm}z",
                    x - corner + arm,
                    y - corner
                )
            }
            Self::Hexagon => {
                let quarter = size / 4.0;
                write!(
                    path,
                    "M{} {y}l{quarter} -{half}h{half}l{quarter} {half}l-{quarter} {half}h-{half}z",
                    x - half
                )
            }
        };
        path
    }
}

/// A full circle, clockwise (1) or, to make a hole, the other way (0).
fn disc(x: f64, y: f64, r: f64, sweep: u8) -> String {
    format!("M{} {y}a{r} {r} 0 1 {sweep} {} 0a{r} {r} 0 1 {sweep} -{} 0z", x - r, 2.0 * r, 2.0 * r)
}
