//! Moves marks as little as it takes for each to be seen.

use super::{Area, Point, Spot};

const ROUNDS: usize = 80;
/// How much of the way back to its own place a mark is drawn in each of the first rounds.
const PULL: f64 = 0.03;
const PULLED_ROUNDS: usize = 50;
/// More than the gap, so that rounding to whole units leaves it.
const SLACK: f64 = 0.75;

/// Spots at least `gap` apart and inside `area`, one for each wanted place and as near to it as the others allow.
///
/// Nothing here depends on anything but the arguments. The caller asks for few enough that they fit: `gap`² times
/// the number of spots is at most half of the area.
pub fn apart(wanted: &[Point], area: Area, gap: f64) -> Vec<Spot> {
    let mut at: Vec<Point> = wanted.iter().enumerate().map(|(i, p)| area.hold(nudge(*p, i))).collect();
    for round in 0..ROUNDS {
        let pull = if round < PULLED_ROUNDS { PULL } else { 0.0 };
        if !relax(&mut at, wanted, area, gap + SLACK, pull) {
            break;
        }
    }
    settle(&at, area, gap)
}

/// The free spot nearest to `wanted`, at least `gap` from all of `taken`.
pub fn free_spot(wanted: Point, taken: &[Spot], area: Area, gap: f64) -> Spot {
    let mut buckets = Buckets::new(area, gap);
    for (i, spot) in taken.iter().enumerate() {
        buckets.add(i, spot.point());
    }
    nearest_free(wanted, taken, &buckets, area, gap)
}

/// Takes marks at the very same place apart, each in its own direction.
fn nudge(p: Point, i: usize) -> Point {
    let turn = i as f64 * 2.399_963_229_728_653; // the golden angle: no two alike
    Point { x: p.x + 0.01 * turn.cos(), y: p.y + 0.01 * turn.sin() }
}

/// Pushes overlapping marks apart and draws all towards their own places; whether any overlapped.
fn relax(at: &mut [Point], wanted: &[Point], area: Area, gap: f64, pull: f64) -> bool {
    let mut moved = false;
    let mut near = Vec::new();
    let mut buckets = Buckets::new(area, gap);
    for (i, p) in at.iter().enumerate() {
        buckets.add(i, *p);
    }
    for i in 0..at.len() {
        near.clear();
        near.extend(buckets.near(at[i]).filter(|&j| j > i));
        for &j in &near {
            let (dx, dy) = (at[j].x - at[i].x, at[j].y - at[i].y);
            let distance = (dx * dx + dy * dy).sqrt().max(1e-9);
            let push = (gap - distance).max(0.0) / 2.0 / distance;
            moved |= push > 0.0;
            at[i] = Point { x: at[i].x - dx * push, y: at[i].y - dy * push };
            at[j] = Point { x: at[j].x + dx * push, y: at[j].y + dy * push };
        }
    }
    for (p, home) in at.iter_mut().zip(wanted) {
        *p = area.hold(Point { x: p.x + (home.x - p.x) * pull, y: p.y + (home.y - p.y) * pull });
    }
    moved
}

/// Rounds to whole units, one mark after the other, each to the nearest spot still free.
fn settle(at: &[Point], area: Area, gap: f64) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::with_capacity(at.len());
    let mut buckets = Buckets::new(area, gap);
    for (i, p) in at.iter().enumerate() {
        let spot = nearest_free(*p, &spots, &buckets, area, gap);
        buckets.add(i, spot.point());
        spots.push(spot);
    }
    spots
}

fn nearest_free(wanted: Point, taken: &[Spot], buckets: &Buckets, area: Area, gap: f64) -> Spot {
    let home = area.hold(wanted).spot();
    let is_free = |spot: &Spot| {
        let p = spot.point();
        area.has(p) && buckets.near(p).all(|j| taken[j].point().distance(p) >= gap)
    };
    // Rings of growing size around the wanted place; the first free spot of a ring is near enough.
    (0..=area.width() as i32).flat_map(|radius| ring(home, radius)).find(is_free).unwrap_or(home)
}

/// The spots at `radius` steps from `centre`, sideways first.
fn ring(centre: Spot, radius: i32) -> impl Iterator<Item = Spot> {
    let steps = if radius == 0 { 1 } else { radius * 6 };
    (0..steps).map(move |step| {
        let turn = f64::from(step) / f64::from(steps) * std::f64::consts::TAU;
        let r = f64::from(radius);
        Spot { x: centre.x + (r * turn.cos()).round() as i32, y: centre.y + (r * turn.sin()).round() as i32 }
    })
}

/// Which marks lie in which square of side `gap`, so that only neighbours are compared.
struct Buckets {
    area: Area,
    side: f64,
    columns: usize,
    rows: usize,
    inside: Vec<Vec<usize>>,
}

impl Buckets {
    fn new(area: Area, side: f64) -> Self {
        let columns = (area.width() / side) as usize + 1;
        let rows = (area.height() / side) as usize + 1;
        Self { area, side, columns, rows, inside: vec![Vec::new(); columns * rows] }
    }

    fn cell(&self, p: Point) -> (usize, usize) {
        let column = ((p.x - self.area.left) / self.side).max(0.0) as usize;
        let row = ((p.y - self.area.top) / self.side).max(0.0) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }

    fn add(&mut self, i: usize, p: Point) {
        let (column, row) = self.cell(p);
        self.inside[row * self.columns + column].push(i);
    }

    fn near(&self, p: Point) -> impl Iterator<Item = usize> + '_ {
        let (column, row) = self.cell(p);
        let rows = row.saturating_sub(1)..=(row + 1).min(self.rows - 1);
        let columns = column.saturating_sub(1)..=(column + 1).min(self.columns - 1);
        rows.flat_map(move |r| {
            columns.clone().flat_map(move |c| self.inside[r * self.columns + c].iter().copied())
        })
    }
}
