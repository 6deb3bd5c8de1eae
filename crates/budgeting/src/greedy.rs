//! Most votes first, while it fits.

use std::cmp::Ordering;

use crate::contest::Contest;

/// A project that was looked at, with what was left of the budget then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Looked {
    pub project: usize,
    pub room: u64,
    /// Whether something that did not fit had not ended it before.
    pub is_open: bool,
    pub is_taken: bool,
}

/// What was looked at, in order, and what is left after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filled {
    looked: Vec<Looked>,
    left: u64,
    is_open: bool,
}

impl Filled {
    /// The projects that were taken.
    pub fn taken(&self) -> Vec<usize> {
        self.looked.iter().filter(|look| look.is_taken).map(|look| look.project).collect()
    }

    /// What was left when a project was looked at, or in the end.
    pub fn room(&self, project: usize) -> u64 {
        self.looked.iter().find(|look| look.project == project).map_or(self.left, |look| look.room)
    }
}

/// Looks at projects in an order; what does not fit is passed over, or ends it.
fn fill(contest: &Contest, order: Vec<usize>, room: u64, passes_over: bool) -> Filled {
    let mut filled = Filled { looked: Vec::with_capacity(order.len()), left: room, is_open: true };
    for project in order {
        let Filled { left: room, is_open, .. } = filled;
        let is_taken = is_open && contest.costs[project] <= room;
        filled.looked.push(Looked { project, room, is_open, is_taken });
        if is_taken {
            filled.left -= contest.costs[project];
        } else if !passes_over {
            (filled.left, filled.is_open) = (0, false);
        }
    }
    filled
}

/// Which of two projects comes first by utility for each unit of cost; by plain votes where utility is cost.
fn worth(contest: &Contest, a: usize, b: usize) -> Ordering {
    let side = |this: usize, other: usize| u128::from(contest.units[this]) * u128::from(contest.costs[other]);
    let order = if contest.is_by_cost {
        contest.units[b].cmp(&contest.units[a])
    } else {
        side(b, a).cmp(&side(a, b))
    };
    order.then_with(|| contest.tie(a, b))
}

/// Projects by their worth. What nobody supports stands last.
pub(crate) fn run(contest: &Contest, passes_over: bool) -> Filled {
    let mut order: Vec<usize> = contest.supported().collect();
    order.sort_by(|&a, &b| worth(contest, a, b));
    fill(contest, order, contest.budget, passes_over)
}

/// Adds to some winners, most votes first.
pub(crate) fn add(contest: &Contest, winners: &[usize], room: u64) -> Filled {
    let mut order: Vec<usize> = contest.supported().filter(|project| !winners.contains(project)).collect();
    order.sort_by(|&a, &b| contest.votes[b].cmp(&contest.votes[a]).then_with(|| contest.tie(a, b)));
    fill(contest, order, room, true)
}

/// What it would have taken to be taken; nothing where nothing would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    /// So many more votes.
    pub extra: Option<u64>,
    /// No higher cost than this.
    pub highest: Option<u64>,
}

/// What a project that was not taken by votes would have needed: a cost that fits when its turn comes, or votes with which
/// its turn comes before that of others.
pub(crate) fn needs(contest: &Contest, filled: &Filled, project: usize) -> Needs {
    let cost = contest.costs[project];
    let own = filled.looked.iter().position(|look| look.project == project).unwrap_or(filled.looked.len());
    if own == filled.looked.len() && filled.is_open && filled.left >= cost {
        return Needs { extra: Some(1), highest: None }; // it would fit, and nobody wants it
    }
    let extra =
        filled.looked[..own].iter().rev().find(|look| look.is_open && look.room >= cost).map(|look| {
            let more = contest.votes[look.project] - contest.votes[project];
            let key = |project: usize| (contest.costs[project], contest.ranks[project]);
            if key(project) < key(look.project) { more.max(1) } else { more + 1 }
        });
    let is_wanted = contest.votes[project] > 0;
    Needs { extra, highest: Some(filled.room(project)).filter(|&room| is_wanted && room > 0) }
}
