//! Where letters and words go, so that they hide nobody.

use super::outline::Density;
use super::{Area, HEIGHT, Point, Spot, WIDTH};

/// Half the room of a letter, large enough for the letters of a phone.
const LETTER: f64 = 19.0;
/// Half the room of "You are here" on a wide screen, then on a phone, where words of a shrunken picture grow.
const WORDS: [(f64, f64); 2] = [(58.0, 12.0), (100.0, 19.0)];
const FOR_LETTERS: Area = Area { left: 22.0, top: 24.0, right: WIDTH - 22.0, bottom: HEIGHT - 24.0 };
const FOR_WORDS: Area = Area { left: 102.0, top: 20.0, right: WIDTH - 102.0, bottom: HEIGHT - 20.0 };
const STEP: usize = 10;
/// How far the foot of a letter is below its middle.
const FOOT: i32 = 12;

/// In which part of the picture something lies, to be said in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Around the centre.
    Middle,
    /// And so on, by the clock.
    Right,
    /// Lower right.
    LowerRight,
    /// At the bottom.
    Bottom,
    /// Lower left.
    LowerLeft,
    /// On the left.
    Left,
    /// Upper left.
    UpperLeft,
    /// At the top.
    Top,
    /// Upper right.
    UpperRight,
}

impl Direction {
    /// Of the middle of these marks.
    pub fn of(marks: &[Spot]) -> Self {
        const CLOCK: [Direction; 8] = [
            Direction::Right,
            Direction::LowerRight,
            Direction::Bottom,
            Direction::LowerLeft,
            Direction::Left,
            Direction::UpperLeft,
            Direction::Top,
            Direction::UpperRight,
        ];
        let Some(middle) = middle(marks) else { return Self::Middle };
        let (dx, dy) = ((middle.x - WIDTH / 2.0) / WIDTH, (middle.y - HEIGHT / 2.0) / HEIGHT);
        if dx.hypot(dy) < 0.08 {
            return Self::Middle;
        }
        let eighth = (dy.atan2(dx) / std::f64::consts::FRAC_PI_4).round() as i32;
        CLOCK[eighth.rem_euclid(8) as usize]
    }

    /// Key of the words for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Middle => "map-place-middle",
            Self::Right => "map-place-right",
            Self::LowerRight => "map-place-lower-right",
            Self::Bottom => "map-place-bottom",
            Self::LowerLeft => "map-place-lower-left",
            Self::Left => "map-place-left",
            Self::UpperLeft => "map-place-upper-left",
            Self::Top => "map-place-top",
            Self::UpperRight => "map-place-upper-right",
        }
    }
}

/// Where the person who looks stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// Middle of the ring.
    pub ring: Spot,
    /// Half axes and turn in degrees of where they stand two times in three.
    pub ellipse: Option<[f64; 3]>,
    /// Middle of the words' foot.
    pub words: Spot,
    /// From the ring to the words, as the `d` of a path.
    pub line: String,
}

impl Here {
    pub(super) fn new(
        ring: Spot,
        ellipse: Option<[f64; 3]>,
        marks: &[Spot],
        names: &[Spot],
        (top, height): (i32, i32),
    ) -> Self {
        let room = Area { top: f64::from(top) + 20.0, bottom: f64::from(top + height) - 20.0, ..FOR_WORDS };
        let cost = |p: Point| {
            let reach = |(w, h): (f64, f64)| {
                move |s: &Spot| (s.point().x - p.x).abs() < w + 6.0 && (s.point().y - p.y).abs() < h + 6.0
            };
            let hidden: usize =
                WORDS.iter().map(|&room| marks.iter().filter(|s| reach(room)(s)).count()).sum();
            let room = reach((WORDS[1].0 + LETTER, WORDS[1].1 + LETTER));
            let letters = names.iter().filter(|s| room(&Spot { x: s.x, y: s.y - FOOT })).count();
            let near = if p.distance(ring.point()) < 46.0 { 500.0 } else { 0.0 };
            hidden as f64 * 30.0 + letters as f64 * 4e3 + near + p.distance(ring.point())
        };
        let middle = best(room, cost);
        let words = Spot { x: middle.x.round() as i32, y: middle.y.round() as i32 + 6 };
        Self { ring, ellipse, words, line: leader(ring.point(), middle) }
    }
}

/// The part of the picture's height that is used: where it begins, and how high it is.
pub(super) fn used(marks: &[Spot], names: &[Spot]) -> (i32, i32) {
    /// Room for outlines around the marks, and the least height.
    const ROOM: i32 = 38;
    const LEAST: i32 = 230;
    let feet = names.iter().flat_map(|n| [n.y - 2 * FOOT - 8, n.y + 10]);
    let heights = || marks.iter().flat_map(|m| [m.y - ROOM, m.y + ROOM]).chain(feet.clone());
    let whole = HEIGHT as i32;
    let (top, bottom) = (heights().min().unwrap_or(0).max(0), heights().max().unwrap_or(whole).min(whole));
    let more = (LEAST - (bottom - top)).max(0);
    let top = (top - more / 2).clamp(0, whole - LEAST.max(bottom - top));
    (top, LEAST.max(bottom - top).min(whole - top))
}

/// A line from the rim of the ring to the edge of the words, which are `WORDS[0]` large.
fn leader(ring: Point, words: Point) -> String {
    let (dx, dy) = (words.x - ring.x, words.y - ring.y);
    let length = dx.hypot(dy).max(1.0);
    let from = Point { x: ring.x + dx / length * 10.0, y: ring.y + dy / length * 10.0 };
    let (w, h) = (WORDS[0].0 + 2.0, WORDS[0].1 + 4.0);
    let left = (w / dx.abs().max(1e-9)).min(h / dy.abs().max(1e-9)).min(1.0);
    let to = Point { x: words.x - dx * left, y: words.y - dy * left };
    let (from, to) = (from.spot(), to.spot());
    format!("M{} {}L{} {}", from.x, from.y, to.x, to.y)
}

/// A place for each group's letter: beside its own marks, on nobody, and out of the other groups.
pub(super) fn names(members: &[Vec<Spot>], density: &[Density], marks: &[Spot]) -> Vec<Spot> {
    let centre = Point { x: WIDTH / 2.0, y: HEIGHT / 2.0 };
    let levels: Vec<f64> = density.iter().map(|d| d.level(0.95)).collect();
    let mut placed: Vec<Point> = Vec::new();
    for own in members {
        let home = middle(own).unwrap_or(centre);
        let cost = |p: Point| {
            let close =
                |s: &&Spot| (s.point().x - p.x).abs() < LETTER && (s.point().y - p.y).abs() < LETTER + 4.0;
            let hidden = marks.iter().filter(close).count() as f64;
            let inside: f64 = density.iter().zip(&levels).map(|(d, level)| (d.at(p) / level).min(1.0)).sum();
            let letters = placed.iter().filter(|other| other.distance(p) < 60.0).count() as f64;
            let own_mark = own.iter().map(|s| s.point().distance(p)).fold(f64::INFINITY, f64::min).min(1e4);
            let outward = (p.x - centre.x) * (home.x - centre.x) + (p.y - centre.y) * (home.y - centre.y);
            let outward = outward / home.distance(centre).max(30.0);
            hidden * 90.0 + inside * 70.0 + letters * 900.0 + own_mark * 2.0 + 0.5 * p.distance(home)
                - 0.4 * outward
        };
        placed.push(best(FOR_LETTERS, cost));
    }
    placed.into_iter().map(|p| p.spot()).map(|s| Spot { x: s.x, y: s.y + FOOT }).collect()
}

fn middle(marks: &[Spot]) -> Option<Point> {
    let n = marks.len() as f64;
    let sum = marks.iter().fold((0.0, 0.0), |(x, y), m| (x + m.point().x, y + m.point().y));
    (n > 0.0).then(|| Point { x: sum.0 / n, y: sum.1 / n })
}

fn best(area: Area, cost: impl Fn(Point) -> f64) -> Point {
    let mut best = (f64::INFINITY, Point { x: area.left, y: area.top });
    for y in (area.top as usize..=area.bottom as usize).step_by(STEP) {
        for x in (area.left as usize..=area.right as usize).step_by(STEP) {
            let p = Point { x: x as f64, y: y as f64 };
            let here = cost(p);
            if here < best.0 {
                best = (here, p);
            }
        }
    }
    best.1
}
