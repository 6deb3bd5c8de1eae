//! Who is cheapest, without working out every price in every round: a price never falls.

use std::ops::Range;

/// No price is trusted further than this, relative to itself; closer ones are compared exactly.
pub(crate) const BAND: f64 = 1e-9;

/// Projects in the order of what is known of their prices.
#[derive(Clone, Debug)]
pub(crate) struct Queue {
    order: Vec<usize>,
    /// No price is lower.
    bounds: Vec<f64>,
}

impl Queue {
    /// Some projects, and by project what no price is below.
    pub fn new(mut order: Vec<usize>, bounds: Vec<f64>) -> Queue {
        order.sort_by(|&a, &b| bounds[a].total_cmp(&bounds[b]));
        Queue { order, bounds }
    }

    /// All projects that may be the cheapest, as far as `price` can tell: of a project, what its price is not below and
    /// above what it does not matter, it says between which two numbers the price is, or nothing if nobody can buy it any
    /// more.
    pub fn cheapest(&mut self, mut price: impl FnMut(usize, Range<f64>) -> Option<(f64, f64)>) -> Vec<usize> {
        let (mut best, mut looked) = (f64::INFINITY, 0);
        while looked < self.order.len() && self.bounds[self.order[looked]] <= best {
            let project = self.order[looked];
            let bound = &mut self.bounds[project];
            *bound = match price(project, *bound..best) {
                Some((low, high)) => {
                    best = best.min(high);
                    bound.max(low)
                }
                None => f64::INFINITY,
            };
            looked += 1;
        }
        let is_cheap = |project: &usize| self.bounds[*project] <= best && best < f64::INFINITY;
        let cheapest = self.order[..looked].iter().copied().filter(is_cheap).collect();
        self.sort(looked);
        cheapest
    }

    /// Puts the first few where they belong now, and forgets those that nobody can buy.
    fn sort(&mut self, looked: usize) {
        for first in (0..looked).rev() {
            let mut at = first;
            while at + 1 < self.order.len() && self.bounds[self.order[at]] > self.bounds[self.order[at + 1]] {
                self.order.swap(at, at + 1);
                at += 1;
            }
        }
        while self.order.last().is_some_and(|&last| self.bounds[last] == f64::INFINITY) {
            self.order.pop();
        }
    }

    /// No price of this project is below `bound`; infinity if nobody can buy it any more.
    pub fn raise(&mut self, project: usize, bound: f64) {
        self.bounds[project] = self.bounds[project].max(bound);
        if let Some(at) = self.order.iter().position(|&other| other == project) {
            self.sort(at + 1);
        }
    }

    pub fn remove(&mut self, project: usize) {
        self.order.retain(|&other| other != project);
    }

    /// The next in order.
    pub fn next(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_cheapest_is_worked_out() {
        let mut queue = Queue::new(vec![0, 1, 2, 3], vec![4.0, 1.0, 2.0, 3.0]);
        let mut asked = Vec::new();
        let prices = [4.0, 2.5, 2.0, 3.0];
        let found = queue.cheapest(|project, _| {
            asked.push(project);
            Some((prices[project], prices[project]))
        });
        assert_eq!((found, asked), (vec![2], vec![1, 2]));
        assert_eq!(queue.next().collect::<Vec<_>>(), [2, 1, 3, 0]);
        queue.remove(2);
        assert_eq!(queue.cheapest(|project, _| (project == 0).then_some((4.0, 4.0))), [0]);
        assert_eq!(queue.next().collect::<Vec<_>>(), [0]);
    }
}
