//! One statement as a bar a group: a dot for the share who agree, a line for how sure that is, the floor in gold.

use opinion::{CommonGround, GroupShare, Status};

use super::{Shape, letter};

/// Where 0 and 1 lie on the bars, which are 290 units wide so that they fit a phone as they are.
const ZERO: f64 = 34.0;
const ONE: f64 = 176.0;
const ROW: i32 = 26;

/// All groups' answers to one statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// Of the whole picture.
    pub height: i32,
    /// Foot of the half line and of the floor.
    pub foot: i32,
    /// One a group, in order.
    pub rows: Vec<BarRow>,
    /// Where the gold line stands: the lowest bound of any group. Only common ground has one.
    pub floor: Option<f64>,
}

/// One group's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// The group's id.
    pub group: usize,
    /// A, B, C …
    pub letter: char,
    /// Height of its line.
    pub y: i32,
    /// Foot of its words.
    pub text_y: i32,
    /// The group's mark beside its letter.
    pub key: String,
    /// The group's mark at its share; none where nobody of the group voted on it.
    pub mark: Option<String>,
    /// From the lower to the upper bound.
    pub whisker: (f64, f64),
    /// Share who agree, or disagree where the bars show that; whole per cent.
    pub share: Option<u32>,
    /// Lower bound, whole per cent.
    pub low: u32,
    /// Upper bound, whole per cent.
    pub high: u32,
    /// Votes of the group.
    pub n: u32,
}

impl Bars {
    /// Bars of those who agree.
    pub fn new(ground: &CommonGround) -> Self {
        let answers: Vec<(usize, &GroupShare)> =
            ground.by_group.iter().filter_map(|g| Some((g.group.parse().ok()?, g))).collect();
        let rows: Vec<BarRow> = answers.iter().enumerate().map(|(i, (id, g))| row(i, *id, g)).collect();
        let foot = rows.len() as i32 * ROW + 2;
        let lowest = answers.iter().map(|(_, g)| g.low).fold(1.0, f64::min);
        let floor = (ground.status == Status::CommonGround).then(|| along(lowest));
        Self { height: foot + 20, foot, rows, floor }
    }
}

fn row(place: usize, group: usize, answer: &GroupShare) -> BarRow {
    let y = 16 + place as i32 * ROW;
    let shape = Shape::of_group(group);
    BarRow {
        group,
        letter: letter(group),
        y,
        text_y: y + 5,
        key: shape.single(20.0, f64::from(y)),
        mark: answer.share.map(|share| shape.single(along(share), f64::from(y))),
        whisker: (along(answer.low), along(answer.high)),
        share: answer.share.map(per_cent),
        low: at_least(answer.low),
        high: at_most(answer.high),
        n: answer.n,
    }
}

/// A share in whole per cent.
fn per_cent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// A lower bound in whole per cent, rounded down so that it stays one.
pub fn at_least(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0 + 1e-9).floor() as u32
}

/// An upper bound in whole per cent, rounded up so that it stays one.
pub fn at_most(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0 - 1e-9).ceil() as u32
}

/// Where a share lies on the bars, to a tenth of a unit.
fn along(share: f64) -> f64 {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    ((ZERO + share * (ONE - ZERO)) * 10.0).round() / 10.0
}
