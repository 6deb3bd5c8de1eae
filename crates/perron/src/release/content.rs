//! A table as everybody reads it: on the page, as CSV and as JSON. Pure.

use serde::{Deserialize, Serialize};
use survey::disclosure::ledger::Told;
use survey::interval::Proportion;
use survey::release::flag_of_proportion;

use super::audit::{Ask, BASE, Line};
use super::frame::{Frame, Selection, Tally};

/// A published table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// The key of the question.
    pub item: String,
    /// Its version.
    pub version: i64,
    /// By what it is broken down.
    pub attributes: Vec<String>,
    /// Counts are multiples of it: 1 or 5.
    pub base: u64,
    /// Row by row; those with nobody too.
    pub rows: Vec<Row>,
}

/// A row: some people, and what they answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Of each attribute the level.
    pub levels: Vec<String>,
    /// How many answered.
    pub n: Figure,
    /// How many gave an answer that counts.
    pub high: Figure,
    /// How many gave another.
    pub other: Figure,
    /// The share of those who gave an answer that counts.
    pub share: Option<Share>,
}

/// A count, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// So many.
    Shown(u64),
    /// Not told.
    Hidden(Why),
}

/// Why a figure is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Fewer than ten.
    Small,
    /// It would tell a hidden one.
    Withheld,
    /// The group's own body withholds it.
    Body,
}

/// A share in whole percents, with its interval where it is an estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The share.
    pub percent: u8,
    /// The lower and the upper end.
    pub interval: Option<[u8; 2]>,
    /// Whether it is to be read with caution.
    pub is_uncertain: bool,
}

impl Figure {
    /// The count, if it is told.
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(n) => Some(n),
            Self::Hidden(_) => None,
        }
    }

    fn of(line: &Line, ask: &Ask) -> Self {
        let is_body = ask.withholds(&line.of);
        match line.told {
            Told::Exactly(n) => Self::Shown(n),
            // the middle of what it is told to be, which is the multiple
            Told::Between(_, high) => Self::Shown(high + 1 - BASE),
            _ if is_body => Self::Hidden(Why::Body),
            Told::Small => Self::Hidden(Why::Small),
            Told::Withheld => Self::Hidden(Why::Withheld),
        }
    }
}

impl Row {
    /// Its three figures.
    pub const fn figures(&self) -> [Figure; 3] {
        [self.n, self.high, self.other]
    }

    /// Whether nobody is in it, and all may know.
    pub fn is_nobody(&self) -> bool {
        self.n == Figure::Shown(0)
    }

    /// Why something in it is not told; nothing if all is.
    pub fn why(&self) -> Option<Why> {
        let why = |figure: Figure| if let Figure::Hidden(why) = figure { Some(why) } else { None };
        self.figures().into_iter().filter_map(why).max()
    }
}

impl Content {
    /// Of the numbers of a table, in the order in which the audit made them.
    pub fn of(frame: &Frame, ask: &Ask, version: i64, lines: &[Line]) -> Self {
        let tally = frame.tally(ask.outcome, &ask.by.iter().copied().collect());
        let row = |three: &[Line]| {
            let [n, high, other] = [0, 1, 2].map(|at| Figure::of(&three[at], ask));
            let whole = three[0].of.clone();
            let level = |at: &usize| {
                let row = frame.attributes[*at]
                    .rows
                    .iter()
                    .find(|(_, levels)| whole.levels.get(at) == Some(levels));
                row.map(|(word, _)| word.clone()).unwrap_or_default()
            };
            let levels = ask.by.iter().map(level).collect();
            let share = match (n.shown(), high.shown(), other.shown()) {
                (Some(n), Some(high), Some(_)) if ask.rounding.is_some() => of_counts(high, n),
                (Some(_), Some(_), Some(_)) => estimate(&tally, &whole),
                _ => None,
            };
            Row { levels, n, high, other, share }
        };
        Self {
            item: frame.outcomes[ask.outcome].clone(),
            version,
            attributes: ask.by.iter().map(|at| frame.attributes[*at].word.clone()).collect(),
            base: if ask.rounding.is_some() { BASE } else { 1 },
            rows: lines.chunks_exact(3).map(row).collect(),
        }
    }

    /// The table as CSV: a line a row, hidden figures empty and named in the last column.
    pub fn csv(&self) -> Vec<u8> {
        let mut out = csv::Writer::from_writer(Vec::new());
        let head = ["n", "high", "other", "percent", "percent_low", "percent_high", "hidden"];
        let names = self.attributes.iter().map(String::as_str).chain(head);
        // a Vec takes whatever is written
        let _ = out.write_record(names);
        for row in &self.rows {
            let text = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
            let interval = row.share.and_then(|share| share.interval);
            let [low, high] = [0, 1].map(|at| text(interval.map(|interval| u64::from(interval[at]))));
            let percent = text(row.share.map(|share| u64::from(share.percent)));
            let figures = row.figures().map(|figure| text(figure.shown()));
            let hidden = row.why().map_or("", Why::word).to_owned();
            let cells = row.levels.iter().cloned().chain(figures).chain([percent, low, high, hidden]);
            let _ = out.write_record(cells);
        }
        out.into_inner().unwrap_or_default()
    }
}

impl Why {
    /// Its word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Withheld => "withheld",
            Self::Body => "withheld-by-steward",
        }
    }
}

/// Of rounded counts: a share that says no more than they do.
pub fn of_counts(high: u64, n: u64) -> Option<Share> {
    let percent = (100 * high.min(n) + n / 2).checked_div(n)?;
    Some(Share { percent: u8::try_from(percent).ok()?, interval: None, is_uncertain: false })
}

/// The share in the population, as far as the weights know it; nothing if it is too uncertain to be told.
pub fn estimate(tally: &Tally, of: &Selection) -> Option<Share> {
    let proportion = proportion(tally, of)?;
    let flag = flag_of_proportion(proportion.n, proportion.p, proportion.se);
    if flag == 'F' {
        return None;
    }
    let [low, high] = proportion.interval(None).map(|end| (100.0 * end).clamp(0.0, 100.0));
    let percent = |share: f64| share.round() as u8;
    Some(Share {
        percent: percent(100.0 * proportion.p),
        interval: Some([percent(low), percent(high)]),
        is_uncertain: flag == 'E',
    })
}

/// The weighted share with its standard error by linearisation, everybody drawn on their own.
fn proportion(tally: &Tally, of: &Selection) -> Option<Proportion> {
    let [other, high] = tally.of(of);
    let n = usize::try_from(other.n + high.n).ok()?;
    let sum = other.weight + high.weight;
    if n < 2 || sum <= 0.0 {
        return None;
    }
    let p = high.weight / sum;
    // everybody with the same answer is as far from the share
    let squares = (high.squares * (1.0 - p).powi(2) + other.squares * p.powi(2)) / (sum * sum);
    let se = (squares * n as f64 / (n as f64 - 1.0)).sqrt();
    Some(Proportion { p, se, n, n_eff: sum * sum / (other.squares + high.squares), df: n - 1 })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::audit::{Verdict, look};
    use super::super::frame::tests::made_up;
    use super::*;

    #[test]
    fn what_is_hidden_is_in_no_column() {
        let frame = made_up(&[[0, 0, 40, 30], [1, 0, 31, 44], [2, 0, 4, 1]]);
        let ask =
            Ask { outcome: 0, by: vec![0], withheld: BTreeSet::new(), rounding: None, hides_more: false };
        let Verdict::Safe(lines) = look(&frame, &[], &[], &ask).unwrap() else { panic!("it is safe") };
        let content = Content::of(&frame, &ask, 1, &lines);
        let few = &content.rows[2];
        assert_eq!((few.n, few.share, few.why()), (Figure::Hidden(Why::Small), None, Some(Why::Small)));
        let csv = String::from_utf8(content.csv()).unwrap();
        assert!(csv.starts_with("gender,n,high,other,percent,percent_low,percent_high,hidden\n"), "{csv}");
        assert!(csv.contains("non-binary,,,,,,,small\n"), "{csv}");
        let again: Content = serde_json::from_str(&serde_json::to_string(&content).unwrap()).unwrap();
        assert_eq!(again, content);
    }

    #[test]
    fn a_share_stands_within_its_interval_and_weights_count() {
        let mut frame = made_up(&[[0, 0, 60, 40]]);
        let all = Selection::default();
        let share = estimate(&frame.tally(0, &BTreeSet::new()), &all).unwrap();
        let [low, high] = share.interval.unwrap();
        assert!(share.percent == 60 && (49..=51).contains(&low) && (68..=70).contains(&high), "{share:?}");
        frame.people.iter_mut().filter(|one| one.answers[0] == Some(true)).for_each(|one| one.weight = 2.0);
        assert_eq!(estimate(&frame.tally(0, &BTreeSet::new()), &all).unwrap().percent, 75);
        let few = made_up(&[[0, 0, 1, 30]]);
        assert_eq!(estimate(&few.tally(0, &BTreeSet::new()), &all), None, "too uncertain");
    }
}
