//! Sequential Phragmén: every project is a load that its supporters share; the next is the one after which the loads of its
//! supporters, made equal, are lowest (Brill, Freeman, Janson, Lackner 2017; with costs: Los, Christoff, Grossi 2022).

use crate::chain::{Chain, Form, Price};
use crate::contest::Contest;
use crate::lazy::{BAND, Queue};

/// No round yet.
pub(crate) const NEVER: usize = usize::MAX;

/// What became of it.
pub(crate) struct Run {
    /// What was bought, in order, with all that were as good a buy if there were others.
    pub bought: Vec<(usize, Vec<usize>)>,
    /// The load of the supporters after each.
    pub loads: Chain,
    /// The next after each buy, as far as is known.
    pub next: Vec<Vec<usize>>,
    /// What was next and did not fit, if that ended it; with the load it would have made.
    pub end: Option<(usize, f64)>,
}

struct State<'a> {
    contest: &'a Contest,
    /// The last round that each kind helped to buy.
    last: Vec<usize>,
    /// Its load, about.
    load: Vec<f64>,
}

impl State<'_> {
    fn price(&self, project: usize) -> f64 {
        let loads = self.contest.supporters.get(project).iter();
        let load: f64 = loads.map(|group| group.people() as f64 * self.load[group.kind()]).sum();
        (self.contest.costs[project] as f64 + load) / self.contest.votes[project] as f64
    }

    fn exactly(&self, project: usize, rounds: usize) -> Price {
        let mut terms = vec![0; rounds];
        for group in self.contest.supporters.get(project) {
            if let Some(term) = terms.get_mut(self.last[group.kind()]) {
                *term += group.people().cast_signed();
            }
        }
        let constant = self.contest.costs[project].cast_signed();
        Price { top: Form { constant, endowments: 0, terms }, bottom: self.contest.votes[project] }
    }
}

/// Orders the supported projects until the budget is spent: ends with what does not fit, or passes over it.
pub(crate) fn run(contest: &Contest, passes_over: bool) -> Run {
    let kinds = contest.people.len();
    let mut state = State { contest, last: vec![NEVER; kinds], load: vec![0.0; kinds] };
    let first = (0..contest.costs.len()).map(|project| state.price(project) * (1.0 - BAND));
    let mut queue = Queue::new(contest.supported().collect(), first.collect());
    let mut run = Run { bought: Vec::new(), loads: Chain::new(0, 1), next: Vec::new(), end: None };
    let mut left = contest.budget;
    loop {
        let near = queue.cheapest(|project, _| {
            let price = state.price(project);
            Some((price * (1.0 - BAND), price * (1.0 + BAND)))
        });
        let mut prices: Vec<Price> =
            near.iter().map(|&project| state.exactly(project, run.loads.len())).collect();
        let bids: Vec<(&Price, u64)> = prices.iter().map(|price| (price, 1)).collect();
        let mut tied = run.loads.lowest(&bids);
        tied.sort_by(|&a, &b| contest.tie(near[a], near[b]));
        let Some(&first) = tied.first() else { return run };
        let (winner, price) = (near[first], prices.swap_remove(first));
        queue.remove(winner);
        if contest.costs[winner] > left {
            if passes_over {
                continue;
            }
            run.end = Some((winner, state.price(winner)));
            return run;
        }
        left -= contest.costs[winner];
        run.next.push(queue.next().take(3).collect());
        let round = run.loads.len();
        run.loads.push(price);
        let load = state.price(winner);
        for group in contest.supporters.get(winner) {
            state.last[group.kind()] = round;
            state.load[group.kind()] = load;
        }
        let all = tied.iter().map(|&at| near[at]);
        run.bought.push((winner, if tied.len() > 1 { all.collect() } else { Vec::new() }));
    }
}
