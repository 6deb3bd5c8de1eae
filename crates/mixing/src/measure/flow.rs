use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Network, area};

/// A flow is published only with so many people at each end.
pub const FEWEST: usize = 10;

/// Ties between areas, as far as they may be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flows {
    /// In the order of areas.
    pub shown: Vec<Flow>,
    /// Pairs of areas with ties that are not shown, areas with themselves counted. Some are hidden only so that another
    /// does not follow by subtracting what is shown from all ties that cross, or do not.
    pub hidden: usize,
    /// Whether even the sums tell a hidden flow: then how many ties cross must not be published either.
    pub sums_tell: bool,
}

/// Ties between two areas, or within one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// The two areas, in order; the same twice for ties within one.
    pub areas: [String; 2],
    /// How many pairs of people.
    pub ties: usize,
}

/// One flow, shown or not.
#[derive(Default)]
struct Cell {
    ties: usize,
    ends: [BTreeSet<usize>; 2],
    is_hidden: bool,
}

impl Network<'_> {
    pub(super) fn flows(&self) -> Flows {
        let mut cells: BTreeMap<[&str; 2], Cell> = BTreeMap::new();
        for &(a, b) in &self.ties {
            let (Some(of_a), Some(of_b)) = (area(self.people[a]), area(self.people[b])) else { continue };
            let (from, to, areas) = if of_a <= of_b { (a, b, [of_a, of_b]) } else { (b, a, [of_b, of_a]) };
            let cell = cells.entry(areas).or_default();
            cell.ties += 1;
            cell.ends[0].insert(from);
            cell.ends[1].insert(to);
            if of_a == of_b {
                cell.ends[0].insert(to);
                cell.ends[1].insert(from);
            }
        }
        let mut flows = Flows::default();
        // how many ties cross is told, and how many do not: two sums, each of its own cells
        let (mut within, mut across): (Vec<_>, Vec<_>) =
            cells.iter_mut().partition(|(areas, _)| areas[0] == areas[1]);
        for cells in [&mut within, &mut across] {
            flows.sums_tell |= hide(cells);
        }
        for (areas, cell) in cells {
            if cell.is_hidden {
                flows.hidden += 1;
            } else {
                flows.shown.push(Flow { areas: areas.map(str::to_owned), ties: cell.ties });
            }
        }
        flows
    }
}

/// Hides cells of few people, and then the smallest others until what is hidden cannot be told from the sum of all. True
/// where all are hidden and the sum tells one nevertheless.
fn hide(cells: &mut [(&[&str; 2], &mut Cell)]) -> bool {
    for (_, cell) in cells.iter_mut() {
        cell.is_hidden = cell.ends.iter().any(|end| end.len() < FEWEST);
    }
    loop {
        let hidden: Vec<usize> =
            cells.iter().filter(|(_, cell)| cell.is_hidden).map(|(_, cell)| cell.ties).collect();
        // each is at least 1: one alone is the rest of the sum, and several are known if each is 1
        let is_told = hidden.len() == 1 || (hidden.len() > 1 && hidden.iter().all(|&ties| ties == 1));
        if !is_told {
            return false;
        }
        let shown = cells.iter_mut().filter(|(_, cell)| !cell.is_hidden);
        match shown.min_by_key(|(_, cell)| cell.ties) {
            Some((_, smallest)) => smallest.is_hidden = true,
            None => return true,
        }
    }
}
