//! Soft outlines around most of a group: level lines of the density of its marks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Area, Point, Spot};

/// Distance between the points where the density is taken.
const STEP: f64 = 9.0;
/// Free border around the picture, in steps, so that every level line closes.
const BORDER: usize = 14;

/// How thickly the marks of one group lie, over the whole picture.
pub struct Density {
    left: f64,
    top: f64,
    columns: usize,
    rows: usize,
    value: Vec<f64>,
    at_marks: Vec<f64>,
}

impl Density {
    /// Spreads every mark over about `width` units around it.
    pub fn new(marks: &[Spot], area: Area, width: f64) -> Self {
        let columns = (area.width() / STEP) as usize + 2 * BORDER;
        let rows = (area.height() / STEP) as usize + 2 * BORDER;
        let margin = BORDER as f64 * STEP;
        let mut density = Self {
            left: area.left - margin,
            top: area.top - margin,
            columns,
            rows,
            value: vec![0.0; columns * rows],
            at_marks: Vec::new(),
        };
        for mark in marks {
            density.spread(mark.point(), width);
        }
        density.at_marks = marks.iter().map(|m| density.at(m.point())).collect();
        density.at_marks.sort_by(f64::total_cmp);
        density
    }

    fn spread(&mut self, p: Point, width: f64) {
        let reach = (3.0 * width / STEP).ceil() as usize;
        let (column, row) = (((p.x - self.left) / STEP) as usize, ((p.y - self.top) / STEP) as usize);
        // One step of border stays at zero whatever the width.
        for r in row.saturating_sub(reach).max(1)..=(row + reach).min(self.rows - 2) {
            for c in column.saturating_sub(reach).max(1)..=(column + reach).min(self.columns - 2) {
                let (dx, dy) = (self.left + c as f64 * STEP - p.x, self.top + r as f64 * STEP - p.y);
                self.value[r * self.columns + c] += (-(dx * dx + dy * dy) / (2.0 * width * width)).exp();
            }
        }
    }

    /// The density at `p`, between the four points around it.
    pub fn at(&self, p: Point) -> f64 {
        let (x, y) = ((p.x - self.left) / STEP, (p.y - self.top) / STEP);
        let column = (x.max(0.0) as usize).min(self.columns - 2);
        let row = (y.max(0.0) as usize).min(self.rows - 2);
        let (fx, fy) = (x - column as f64, y - row as f64);
        let v = |c: usize, r: usize| self.value[r * self.columns + c];
        let upper = v(column, row) * (1.0 - fx) + v(column + 1, row) * fx;
        let lower = v(column, row + 1) * (1.0 - fx) + v(column + 1, row + 1) * fx;
        upper * (1.0 - fy) + lower * fy
    }

    /// The level inside which about `share` of the marks lie, a little loosened so that the line clears them.
    pub fn level(&self, share: f64) -> f64 {
        let Some(&highest) = self.at_marks.last() else { return f64::INFINITY };
        let outside = ((1.0 - share) * self.at_marks.len() as f64) as usize;
        (self.at_marks[outside.min(self.at_marks.len() - 1)] * 0.8).min(highest * 0.6)
    }

    /// The line along which the density is `level`, as the `d` of a path; empty if it is that nowhere.
    pub fn path(&self, level: f64, within: Area) -> String {
        let mut path = String::new();
        for ring in self.rings(level) {
            let ring: Vec<Point> = ring.into_iter().map(|p| within.hold(p)).collect();
            write_ring(&mut path, &ring);
        }
        path
    }

    fn rings(&self, level: f64) -> Vec<Vec<Point>> {
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for row in 0..self.rows - 1 {
            for column in 0..self.columns - 1 {
                self.crossings(column, row, level, &mut next);
            }
        }
        let mut rings = Vec::new();
        while let Some((&start, _)) = next.iter().next() {
            let mut ring = Vec::new();
            let mut edge = start;
            while let Some(following) = next.remove(&edge) {
                ring.push(self.crossing(edge, level));
                edge = following;
            }
            // Seen from inside, a line around a hole runs the other way: holes are filled.
            if doubled_area(&ring) < -2.0 * STEP * STEP {
                rings.push(ring);
            }
        }
        rings
    }

    /// Where the line enters and leaves one square of the grid, with the denser side on its left (marching squares).
    fn crossings(&self, column: usize, row: usize, level: f64, next: &mut BTreeMap<usize, usize>) {
        let here = row * self.columns + column;
        let dense = |i: usize| self.value[i] >= level;
        let corners = [here, here + 1, here + self.columns + 1, here + self.columns];
        let [top, right, bottom, left] =
            [2 * here, 2 * (here + 1) + 1, 2 * (here + self.columns), 2 * here + 1];
        let case = corners.iter().enumerate().fold(0, |case, (bit, &i)| case | usize::from(dense(i)) << bit);
        let lines: &[(usize, usize)] = match case {
            1 => &[(left, top)],
            2 => &[(top, right)],
            3 => &[(left, right)],
            4 => &[(right, bottom)],
            5 => &[(left, top), (right, bottom)],
            6 => &[(top, bottom)],
            7 => &[(left, bottom)],
            8 => &[(bottom, left)],
            9 => &[(bottom, top)],
            10 => &[(top, right), (bottom, left)],
            11 => &[(bottom, right)],
            12 => &[(right, left)],
            13 => &[(right, top)],
            14 => &[(top, left)],
            _ => &[],
        };
        next.extend(lines.iter().copied());
    }

    /// The point of an edge of the grid where the density is `level`; even edges run right, odd ones down.
    fn crossing(&self, edge: usize, level: f64) -> Point {
        let from = edge / 2;
        let to = if edge.is_multiple_of(2) { from + 1 } else { from + self.columns };
        let (a, b) = (self.value[from], self.value[to]);
        let part = if a == b { 0.5 } else { ((level - a) / (b - a)).clamp(0.0, 1.0) };
        let place = |i: usize| Point {
            x: self.left + (i % self.columns) as f64 * STEP,
            y: self.top + (i / self.columns) as f64 * STEP,
        };
        let (p, q) = (place(from), place(to));
        Point { x: p.x + (q.x - p.x) * part, y: p.y + (q.y - p.y) * part }
    }
}

/// Twice the signed area of a ring.
fn doubled_area(ring: &[Point]) -> f64 {
    ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

/// Curves through the middles of the sides, which rounds every corner.
fn write_ring(path: &mut String, ring: &[Point]) {
    let middle = |i: usize| {
        let (a, b) = (ring[i % ring.len()], ring[(i + 1) % ring.len()]);
        Point { x: (a.x + b.x) / 2.0, y: (a.y + b.y) / 2.0 }.spot()
    };
    let start = middle(0);
    let _ = write!(path, "M{} {}", start.x, start.y);
    for i in 1..=ring.len() {
        let (corner, end) = (ring[i % ring.len()].spot(), middle(i));
        let _ = write!(path, "Q{} {} {} {}", corner.x, corner.y, end.x, end.y);
    }
    path.push('z');
}
