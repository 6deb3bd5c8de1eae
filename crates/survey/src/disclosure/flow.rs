//! What can be worked out of hidden cells from the shown ones and the totals.
//!
//! Whoever changes a hidden cell must change others so that every total stays: a flow from its column to its row through
//! other hidden cells, each of which grows without bound from row to column and shrinks by what it holds from column to row.
//! How much can flow is how far the cell can be from what it is; whole numbers, so that no rounding hides a leak.

use std::collections::VecDeque;

/// The cells of a table that take part, by their places: row · columns + column.
pub(super) struct Net<'a> {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) counts: &'a [u64],
}

/// A cell's room in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// What flowed: how much, and how each cell was changed by it.
struct Flow {
    amount: u64,
    change: Vec<i64>,
}

/// What one more flow would take.
pub(super) struct Lack {
    /// The least that cells cost which would let more flow.
    pub(super) cost: u64,
    /// Cells of which at least one must be hidden for that; the cheapest way's first.
    pub(super) any_of: Vec<usize>,
    /// Every cell of the cheapest way that is not hidden.
    pub(super) path: Vec<usize>,
}

/// A node is a row, or a column after all rows.
impl Net<'_> {
    fn ends(&self, cell: usize, way: Way) -> (usize, usize) {
        let (row, column) = (cell / self.columns, self.rows + cell % self.columns);
        match way {
            Way::Up => (column, row),
            Way::Down => (row, column),
        }
    }

    /// How far a hidden cell can go, no further than `enough`.
    pub(super) fn room(&self, hidden: &[bool], cell: usize, way: Way, enough: u64, work: &mut u64) -> u64 {
        self.flow(hidden, cell, way, enough, work).amount
    }

    fn flow(&self, hidden: &[bool], cell: usize, way: Way, enough: u64, work: &mut u64) -> Flow {
        // nothing shrinks below zero
        let enough = if way == Way::Down { enough.min(self.counts[cell]) } else { enough };
        let mut flow = Flow { amount: 0, change: vec![0; self.counts.len()] };
        let (start, goal) = self.ends(cell, way);
        while flow.amount < enough {
            let came = self.reach(hidden, cell, start, &flow.change, work);
            if came[goal].is_none() {
                break;
            }
            let mut step = enough - flow.amount;
            let mut path = Vec::new();
            let mut node = goal;
            while node != start {
                let Some((before, through)) = came[node] else { break };
                // from a column to a row the cell shrinks
                if before >= self.rows {
                    step = step.min(self.left(through, &flow.change));
                }
                path.push((through, before < self.rows));
                node = before;
            }
            for (through, grows) in path {
                flow.change[through] += if grows { step as i64 } else { -(step as i64) };
            }
            flow.amount += step;
        }
        flow
    }

    /// What a cell holds after it was changed.
    fn left(&self, cell: usize, change: &[i64]) -> u64 {
        self.counts[cell].saturating_add_signed(change[cell])
    }

    /// Which nodes more can flow to, and from where through which cell.
    fn reach(
        &self,
        hidden: &[bool],
        without: usize,
        start: usize,
        change: &[i64],
        work: &mut u64,
    ) -> Vec<Option<(usize, usize)>> {
        let mut came = vec![None; self.rows + self.columns];
        came[start] = Some((start, usize::MAX));
        let mut queue = VecDeque::from([start]);
        while let Some(node) = queue.pop_front() {
            for (next, cell) in self.neighbours(node) {
                *work += 1;
                let shrinks = node >= self.rows;
                if came[next].is_none()
                    && hidden[cell]
                    && cell != without
                    && !(shrinks && self.left(cell, change) == 0)
                {
                    came[next] = Some((node, cell));
                    queue.push_back(next);
                }
            }
        }
        came
    }

    fn neighbours(&self, node: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let count = if node < self.rows { self.columns } else { self.rows };
        (0..count).map(move |at| {
            if node < self.rows {
                (self.rows + at, node * self.columns + at)
            } else {
                (at, at * self.columns + node - self.rows)
            }
        })
    }

    /// What must be hidden besides so that more than now can flow; `costs` has what hiding each cell costs, nothing if it may
    /// not be hidden. Nothing if no cell helps.
    pub(super) fn lack(
        &self,
        hidden: &[bool],
        cell: usize,
        way: Way,
        costs: &[Option<u64>],
        work: &mut u64,
    ) -> Option<Lack> {
        let flow = self.flow(hidden, cell, way, u64::MAX >> 2, work);
        let (start, goal) = self.ends(cell, way);
        let within = self.reach(hidden, cell, start, &flow.change, work);
        // Dijkstra, as tables are small without a heap
        let nodes = self.rows + self.columns;
        let mut best: Vec<Option<u64>> = vec![None; nodes];
        let mut came: Vec<Option<(usize, usize)>> = vec![None; nodes];
        let mut is_done = vec![false; nodes];
        best[start] = Some(0);
        while let Some(node) =
            (0..nodes).filter(|&node| !is_done[node] && best[node].is_some()).min_by_key(|&node| best[node])
        {
            is_done[node] = true;
            for (next, through) in self.neighbours(node) {
                *work += 1;
                let shrinks = node >= self.rows;
                if through == cell || (shrinks && self.left(through, &flow.change) == 0) {
                    continue;
                }
                let price = if hidden[through] { Some(0) } else { costs[through] };
                let Some(total) = best[node].zip(price).map(|(so_far, price)| so_far + price) else {
                    continue;
                };
                if best[next].is_none_or(|known| total < known) {
                    (best[next], came[next]) = (Some(total), Some((node, through)));
                }
            }
        }
        let cost = best[goal]?;
        let mut path = Vec::new();
        let mut node = goal;
        while node != start {
            let (before, through) = came[node]?;
            if !hidden[through] {
                path.push(through);
            }
            node = before;
        }
        path.reverse();
        let mut any_of = path.first().copied().into_iter().collect::<Vec<_>>();
        for node in (0..nodes).filter(|&node| within[node].is_some()) {
            for (next, through) in self.neighbours(node) {
                let shrinks = node >= self.rows;
                let opens =
                    within[next].is_none() && !hidden[through] && through != cell && costs[through].is_some();
                if opens && !(shrinks && self.left(through, &flow.change) == 0) && !any_of.contains(&through)
                {
                    any_of.push(through);
                }
            }
        }
        Some(Lack { cost, any_of, path })
    }
}
