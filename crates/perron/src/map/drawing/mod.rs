//! From a map to a picture that can be read: every person a mark of their own, soft outlines around groups, letters.
//!
//! Pure: the same map gives the same picture, number for number. Words are added by the templates.

mod apart;
mod bars;
mod outline;
mod place;
mod shape;
#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeMap;

use opinion::{OpinionMap, ParticipantResult};

pub use bars::{BarRow, Bars, at_least, at_most};
use outline::Density;
pub use place::{Direction, Here};
pub use shape::Shape;

/// Width of the picture; everything lies between 0 and this.
pub const WIDTH: f64 = 560.0;
/// Height of the picture.
pub const HEIGHT: f64 = 356.0;
/// No more people than this are drawn; more would hide each other.
pub const MOST_DRAWN: usize = 600;
/// From this many on, marks are smaller.
const MANY: usize = 380;
/// People with fewer votes than this stand nowhere yet.
const FEWEST_VOTES: u32 = 7;
const WHOLE: Area = Area { left: 2.0, top: 2.0, right: WIDTH - 2.0, bottom: HEIGHT - 2.0 };
const FOR_MARKS: Area = Area { left: 48.0, top: 34.0, right: WIDTH - 48.0, bottom: HEIGHT - 34.0 };

/// A place on the picture; x to the right, y down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    fn spot(self) -> Spot {
        Spot { x: self.x.round() as i32, y: self.y.round() as i32 }
    }
}

/// A place on the picture in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// To the right.
    pub x: i32,
    /// Down.
    pub y: i32,
}

impl Spot {
    fn point(self) -> Point {
        Point { x: f64::from(self.x), y: f64::from(self.y) }
    }
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn height(self) -> f64 {
        self.bottom - self.top
    }

    fn hold(self, p: Point) -> Point {
        Point { x: p.x.clamp(self.left, self.right), y: p.y.clamp(self.top, self.bottom) }
    }

    fn has(self, p: Point) -> bool {
        self.hold(p) == p
    }
}

/// The opinion map as it is drawn, the same for everybody who looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// How many people have voted enough to stand somewhere.
    pub people: usize,
    /// How many of them are drawn.
    pub drawn: usize,
    /// Whether marks are the smaller size.
    pub fine: bool,
    /// In the order of the map's groups.
    pub groups: Vec<GroupShape>,
    /// Where the part with something on it begins, from the top of the whole.
    pub top: i32,
    /// How high that part is.
    pub height: i32,
    /// How many people are in no group.
    pub people_between: usize,
    /// Marks of those of them who are drawn, as the `d` of a path.
    pub between: String,
    frame: Frame,
    spots: BTreeMap<u64, Spot>,
    names: Vec<Spot>,
}

/// One group on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupShape {
    /// Its id in the map.
    pub id: usize,
    /// A, B, C …
    pub letter: char,
    /// What a person of it looks like.
    pub shape: Shape,
    /// How many people are in it, drawn or not.
    pub size: usize,
    /// Outline around about 95% of it, as the `d` of a path.
    pub outer: String,
    /// Outline around about half of it.
    pub inner: String,
    /// Everybody drawn, as one path.
    pub marks: String,
    /// Middle of its letter's foot; none when it is the only group.
    pub name: Option<Spot>,
    /// Where it lies on the picture.
    pub direction: Direction,
}

impl Picture {
    /// Draws a map of any size.
    pub fn new(map: &OpinionMap) -> Self {
        let on_map: Vec<&ParticipantResult> = map.participant.iter().filter(|p| stands(p, map)).collect();
        let people = on_map.len();
        let people_between = on_map.iter().filter(|p| p.group.is_none()).count();
        let frame = Frame::around(&on_map);
        let drawn = sample(on_map, map.seed);
        let fine = drawn.len() > MANY;
        let wanted: Vec<Point> = drawn.iter().map(|p| frame.place(p.x, p.y)).collect();
        let spots = apart::apart(&wanted, FOR_MARKS, gap(fine));
        let by_group = |group: Option<usize>| -> Vec<Spot> {
            drawn.iter().zip(&spots).filter(|(p, _)| p.group == group).map(|(_, s)| *s).collect()
        };
        let members: Vec<Vec<Spot>> = map.group.iter().map(|g| by_group(Some(g.id))).collect();
        let unsure: Vec<f64> = map.group.iter().map(|g| frame.unsureness(&drawn, g.id)).collect();
        let density: Vec<Density> =
            members.iter().zip(&unsure).map(|(m, u)| Density::new(m, WHOLE, blur(m, *u))).collect();
        let names = if map.k > 1 { place::names(&members, &density, &spots) } else { Vec::new() };
        let (top, height) = place::used(&spots, &names);
        let groups = (0..map.group.len())
            .map(|i| {
                let (id, shape) = (map.group[i].id, Shape::of_group(map.group[i].id));
                GroupShape {
                    id,
                    letter: letter(id),
                    shape,
                    size: map.group[i].size,
                    outer: density[i].path(density[i].level(0.95), WHOLE),
                    inner: density[i].path(density[i].level(0.5), WHOLE),
                    marks: shape.marks(&members[i], if fine { 7 } else { 9 }),
                    name: names.get(i).copied(),
                    direction: Direction::of(&members[i]),
                }
            })
            .collect();
        Self {
            people,
            top,
            height,
            people_between,
            drawn: drawn.len(),
            fine,
            groups,
            between: Shape::Circle.marks(&by_group(None), 5),
            frame,
            spots: drawn.iter().map(|p| p.id).zip(spots).collect(),
            names,
        }
    }

    /// Where one person stands, for their eyes only: a ring, words with a line to it, and how far off it may be.
    pub fn here(&self, person: &ParticipantResult) -> Here {
        let taken: Vec<Spot> = self.spots.values().copied().collect();
        let place = self.frame.place(person.x, person.y);
        let ring = self.spots.get(&person.id).copied();
        let ring = ring.unwrap_or_else(|| apart::free_spot(place, &taken, FOR_MARKS, gap(self.fine)));
        let ellipse = person.spread.map(|s| self.frame.ellipse(s));
        Here::new(ring, ellipse, &taken, &self.names, (self.top, self.height))
    }
}

/// A, B, C … as on every page and chart.
pub fn letter(group: usize) -> char {
    char::from(b'A' + (group % 26) as u8)
}

/// A number of a map to the four decimals with which it is kept, so that it is the same picture wherever it is drawn.
pub fn kept(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

/// How far apart two marks are at least, from middle to middle.
fn gap(fine: bool) -> f64 {
    if fine { 9.0 } else { 11.5 }
}

fn stands(person: &ParticipantResult, map: &OpinionMap) -> bool {
    person.group.is_some() || person.votes >= FEWEST_VOTES.min(map.statements as u32)
}

/// At most as many people as can be drawn: a fixed lottery by id, so that the same ones stay as others come.
fn sample(mut people: Vec<&ParticipantResult>, seed: u64) -> Vec<&ParticipantResult> {
    if people.len() > MOST_DRAWN {
        people.sort_unstable_by_key(|p| (mix(p.id ^ seed), p.id));
        people.truncate(MOST_DRAWN);
        people.sort_unstable_by_key(|p| p.id);
    }
    people
}

/// A well-mixed number from any other (the finaliser of SplitMix64).
fn mix(id: u64) -> u64 {
    let mut z = id.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// How widely each mark counts towards its group's outline: wider for few people and for uncertain positions.
fn blur(members: &[Spot], unsure: f64) -> f64 {
    let n = members.len().max(1) as f64;
    let mean = |f: fn(&Spot) -> i32| members.iter().map(|m| f64::from(f(m))).sum::<f64>() / n;
    let (mx, my) = (mean(|m| m.x), mean(|m| m.y));
    let variance =
        members.iter().map(|m| (m.point().x - mx).powi(2) + (m.point().y - my).powi(2)).sum::<f64>();
    // Silverman's rule in two dimensions, then the uncertainty of a position on top of it.
    let rule = (variance / (2.0 * n)).sqrt() * n.powf(-1.0 / 6.0);
    rule.clamp(15.0, 26.0).hypot(unsure.min(16.0))
}

/// From the map's units to the picture's; the same scale in both directions, so that distances keep their meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame {
    centre: (f64, f64),
    scale: f64,
}

impl Frame {
    /// Fits all but the farthest-out people; those are held at the edge.
    fn around(people: &[&ParticipantResult]) -> Self {
        let (x0, x1) = range(people.iter().map(|p| kept(p.x)));
        let (y0, y1) = range(people.iter().map(|p| kept(p.y)));
        let fit = |wanted: f64, room: f64| if wanted > 1e-9 { room / wanted } else { f64::INFINITY };
        let scale = fit(x1 - x0, FOR_MARKS.width()).min(fit(y1 - y0, FOR_MARKS.height()));
        let scale = if scale.is_finite() { scale } else { 1.0 };
        Self { centre: ((x0 + x1) / 2.0, (y0 + y1) / 2.0), scale }
    }

    fn place(&self, x: f64, y: f64) -> Point {
        let along = |value: f64, centre: f64, middle: f64| {
            let moved = middle + (kept(value) - centre) * self.scale;
            if moved.is_finite() { moved } else { middle }
        };
        let p = Point {
            x: along(x, self.centre.0, WIDTH / 2.0),
            // On paper y grows upwards; on a screen downwards.
            y: along(-y, -self.centre.1, HEIGHT / 2.0),
        };
        FOR_MARKS.hold(p)
    }

    /// Half axes and turn, in degrees, of the ellipse that holds a position two times in three.
    fn ellipse(&self, [xx, yy, xy]: [f64; 3]) -> [f64; 3] {
        let middle = (xx + yy) / 2.0;
        let apart = ((xx - yy) / 2.0).hypot(xy);
        let axis = |variance: f64| (variance.max(0.0) * 2.2).sqrt() * self.scale;
        // The turn changes sign with y.
        let turn = -0.5 * (2.0 * xy).atan2(xx - yy).to_degrees();
        [axis(middle + apart), axis(middle - apart), turn]
            .map(|v| if v.is_finite() { v.round() } else { 0.0 })
    }

    /// The typical standard error of a group's positions, in units of the picture.
    fn unsureness(&self, people: &[&ParticipantResult], group: usize) -> f64 {
        let mut error: Vec<f64> = people
            .iter()
            .filter(|p| p.group == Some(group))
            .filter_map(|p| Some(p.spread?.map(kept)))
            .map(|[xx, yy, _]| ((xx + yy).max(0.0) / 2.0).sqrt() * self.scale)
            .filter(|error| error.is_finite())
            .collect();
        error.sort_by(f64::total_cmp);
        error.get(error.len() / 2).copied().unwrap_or(0.0)
    }
}

/// The values between which 98% lie.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let mut values: Vec<f64> = values.filter(|v| v.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| values.get(((values.len().max(1) - 1) as f64 * share).round() as usize);
    (at(0.01).copied().unwrap_or(0.0), at(0.99).copied().unwrap_or(0.0))
}
