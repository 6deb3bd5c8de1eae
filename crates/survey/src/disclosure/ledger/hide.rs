//! A table made safe beside what was published before.

use super::audit::{View, near};
use super::bounds::{Seen, intervals};
use super::group::{Interval, Rule, Target};
use super::known::{ANY, Known};
use super::part::{Found, Part, PartRow, Soft};
use super::told::{Number, Published, Told};
use super::union::Union;
use crate::disclosure::Rules;
use crate::fault::{Fault, fault, quoted};

/// After so much looking ([`Seen::work`]) what is hidden for others stays hidden.
const WORK: usize = 200_000;

/// One number of a table that is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What it is called in its table, for sentences.
    pub name: String,
    /// The base cells whose people it counts, each once.
    pub of: Vec<u64>,
    /// How many they are.
    pub n: u64,
    /// Whether it may be hidden; totals, for example, may not.
    pub may_hide: bool,
}

/// A table of counts with as much hidden as is needed beside the ledger: first what is fewer than `min_n` people, then others,
/// those of few people first, until nothing that is hidden anywhere can be worked out from all tables together.
///
/// In all but very large ledgers, none of what was hidden for others could be shown again alone; other numbers may have done
/// with fewer people. Zeros are shown.
///
/// # Errors
/// One sentence: what cannot be protected whatever is hidden; and as [`super::audit`].
pub fn protect_beside(
    ledger: &[Published],
    name: &str,
    counts: &[Count],
    rules: Rules,
) -> Result<Published, Fault> {
    let mut draft = Published { name: name.to_owned(), numbers: Vec::new() };
    for count in counts {
        let is_small = (1..rules.min_n).contains(&count.n);
        if is_small && !count.may_hide {
            return Err(fault!(
                "{} in {} counts {} people and may not be hidden; join it with another.",
                quoted(&count.name),
                quoted(name),
                count.n
            ));
        }
        let told = if is_small { Told::Small } else { Told::Exactly(count.n) };
        draft.numbers.push(Number { name: count.name.clone(), of: count.of.clone(), told });
    }
    let ledger = near(ledger, counts.iter().map(|count| count.of.as_slice()));
    let union = Union::of(&ledger.iter().chain([&draft]).collect::<Vec<_>>())?;
    let before = {
        let tables: Vec<&Published> = ledger.iter().chain([&draft]).collect();
        View { union: &union, tables: &tables, rules }.before()?
    };
    let seen = Seen::default();
    let mut hiding = Hiding { ledger: &ledger, union: &union, counts, rules, before, seen };
    hiding.hide(&mut draft)?;
    hiding.show_again(&mut draft)?;
    Ok(draft)
}

struct Hiding<'a> {
    ledger: &'a [Published],
    union: &'a Union,
    counts: &'a [Count],
    rules: Rules,
    /// What the ledger alone tells.
    before: Known,
    seen: Seen,
}

impl Hiding<'_> {
    /// Hides what is needed.
    fn hide(&mut self, draft: &mut Published) -> Result<(), Fault> {
        loop {
            let near = self.near(draft, None)?;
            let leaks = self.leaks(draft, &near)?;
            if leaks.is_empty() {
                return Ok(());
            }
            for (at, (target, interval)) in leaks.into_iter().enumerate() {
                // what was hidden for another may have helped this one
                let interval = if at == 0 { interval } else { self.interval(draft, &target)? };
                if target.rule.is_kept(interval.low, interval.high, self.rules) {
                    continue;
                }
                match self.what_helps(draft, &target, interval) {
                    Ok(helps) => helps.into_iter().for_each(|at| draft.numbers[at].told = Told::Withheld),
                    Err(fault) if at == 0 => return Err(fault),
                    // it is looked at again, if it is one still
                    Err(_) => {}
                }
            }
        }
    }

    /// Shows again what need not be hidden, those of many people first.
    fn show_again(&mut self, draft: &mut Published) -> Result<(), Fault> {
        let mut withheld: Vec<usize> =
            (0..self.counts.len()).filter(|&at| draft.numbers[at].told == Told::Withheld).collect();
        withheld.sort_by_key(|&at| std::cmp::Reverse(self.counts[at].n));
        let rows = self.rows();
        let enough = self.seen.work + WORK;
        for at in withheld {
            if self.seen.work > enough {
                break;
            }
            let near = self.near(draft, Some(rows[at]))?;
            draft.numbers[at].told = Told::Exactly(self.counts[at].n);
            if !self.leaks(draft, &near)?.is_empty() {
                draft.numbers[at].told = Told::Withheld;
            }
        }
        Ok(())
    }

    /// The cells that hang together with a row, as the draft is, or with all of its rows in the ledger.
    fn near(&self, draft: &Published, row: Option<usize>) -> Result<Vec<bool>, Fault> {
        let tables: Vec<&Published> = self.ledger.iter().chain([draft]).collect();
        let view = View { union: self.union, tables: &tables, rules: self.rules };
        match row {
            None => Ok(view.near(&self.before, None)),
            Some(_) => Ok(view.near(&view.known(|_| true)?, row)),
        }
    }

    fn leaks(&mut self, draft: &Published, near: &[bool]) -> Result<Vec<(Target, Interval)>, Fault> {
        let tables: Vec<&Published> = self.ledger.iter().chain([draft]).collect();
        let view = View { union: self.union, tables: &tables, rules: self.rules };
        view.new_leaks(&self.before, near, &mut self.seen)
    }

    fn interval(&mut self, draft: &Published, target: &Target) -> Result<Interval, Fault> {
        let tables: Vec<&Published> = self.ledger.iter().chain([draft]).collect();
        let known = View { union: self.union, tables: &tables, rules: self.rules }.known(|_| true)?;
        Ok(intervals(&known, std::slice::from_ref(target), self.rules, true, &mut self.seen)?[0])
    }

    /// The row of the union of each number.
    fn rows(&self) -> Vec<usize> {
        let mut rows = vec![usize::MAX; self.counts.len()];
        for (at, row) in self.union.rows.iter().enumerate() {
            row.from.iter().filter(|from| from.0 == self.ledger.len()).for_each(|from| rows[from.1] = at);
        }
        rows
    }

    /// Numbers of the draft to hide so that a group can be further from what it seems: those that change if it does, with as
    /// few people as can be.
    fn what_helps(&self, draft: &Published, target: &Target, seen: Interval) -> Result<Vec<usize>, Fault> {
        let may_hide = |at: usize| {
            self.counts[at].may_hide
                && self.counts[at].n > 0
                && matches!(draft.numbers[at].told, Told::Exactly(_))
        };
        let mut fixed = draft.clone();
        let soft: Vec<usize> = (0..self.counts.len()).filter(|&at| may_hide(at)).collect();
        soft.iter().for_each(|&at| fixed.numbers[at].told = Told::Withheld);
        let tables: Vec<&Published> = self.ledger.iter().chain([&fixed]).collect();
        let known = Known::of(self.union, &self.union.ranges(&tables, |_| true)?)?;
        let rows = self.rows();
        let cells = |at: usize| self.union.rows[rows[at]].cells.as_slice();
        let joined = Joined::of(&known, &target.cells, soft.iter().map(|&at| (at, cells(at))));
        let softs: Vec<Soft> = joined
            .counts
            .iter()
            .map(|&at| {
                let n = self.counts[at].n;
                Soft { row: joined.row(&known, cells(at), n, n), price: n }
            })
            .collect();
        for (low, high) in self.wishes(target, seen) {
            let wish = joined.row(&known, &target.cells, low, high);
            if wish.low > wish.high {
                continue;
            }
            let Found::Fit(numbers, _) = joined.part.nearest(&[wish], &softs) else { continue };
            let missed =
                softs.iter().zip(&joined.counts).filter(|(soft, _)| soft.row.sum(&numbers) != soft.row.low);
            let missed: Vec<usize> = missed.map(|(_, &at)| at).collect();
            if !missed.is_empty() {
                return Ok(missed);
            }
        }
        let tables: Vec<&Published> = self.ledger.iter().chain([draft]).collect();
        Err(fault!(
            "{} would be told to be from {} to {} whatever else is hidden; join rows or columns, or leave the table out.",
            super::Group::of(target.origin, self.union, &tables),
            seen.low,
            seen.high
        ))
    }

    /// What a group should be able to be, one of these: enough at once, or at least something that it was not seen to be.
    fn wishes(&self, target: &Target, seen: Interval) -> Vec<(u64, u64)> {
        let (min_n, width) = (self.rules.min_n, self.rules.width);
        let mut wishes = match target.rule {
            Rule::Open => vec![(min_n, ANY), (0, 0)],
            _ if seen.high < min_n => vec![(min_n.max(seen.low + width), ANY)],
            _ => vec![(seen.low + width, ANY), (0, seen.high.saturating_sub(width))],
        };
        wishes.push((seen.high + 1, ANY));
        wishes.extend(seen.low.checked_sub(1).map(|high| (0, high)));
        wishes
    }
}

/// The parts that hang together through a group and the numbers that may be hidden, as one.
struct Joined {
    part: Part,
    /// Where each part begins; nothing if it is not among them.
    first: Vec<Option<u32>>,
    /// The numbers that count any of its cells.
    counts: Vec<usize>,
}

impl Joined {
    fn of<'a>(known: &Known, group: &[u32], counts: impl Iterator<Item = (usize, &'a [u32])>) -> Self {
        let parts_of = |cells: &[u32]| -> Vec<usize> {
            let mut parts: Vec<usize> =
                cells.iter().filter_map(|&c| known.place(c)).map(|place| place.0).collect();
            parts.dedup();
            parts
        };
        let mut joined =
            Self { part: Part::default(), first: vec![None; known.parts.len()], counts: Vec::new() };
        let mut left: Vec<(usize, Vec<usize>)> = counts.map(|(at, cells)| (at, parts_of(cells))).collect();
        parts_of(group).into_iter().for_each(|part| joined.add(known, part));
        loop {
            let (near, far): (Vec<_>, Vec<_>) = left
                .into_iter()
                .partition(|(_, parts)| parts.iter().any(|&part| joined.first[part].is_some()));
            if near.is_empty() {
                break;
            }
            for (at, parts) in near {
                joined.counts.push(at);
                parts.into_iter().for_each(|part| joined.add(known, part));
            }
            left = far;
        }
        joined.counts.sort_unstable();
        joined
    }

    fn add(&mut self, known: &Known, part: usize) {
        if self.first[part].is_some() {
            return;
        }
        let first = self.part.low.len() as u32;
        self.first[part] = Some(first);
        let of = &known.parts[part];
        self.part.cells.extend(&of.cells);
        self.part.low.extend(&of.low);
        self.part.high.extend(&of.high);
        for row in &of.rows {
            let cells = row.cells.iter().map(|cell| first + cell).collect();
            self.part.rows.push(PartRow { cells, low: row.low, high: row.high });
        }
    }

    /// A row of cells that lie in these parts, or are known.
    fn row(&self, known: &Known, cells: &[u32], low: u64, high: u64) -> PartRow {
        let fixed: u64 =
            cells.iter().filter(|&&c| known.place(c).is_none()).map(|&c| known.low[c as usize]).sum();
        let open = cells.iter().filter_map(|&cell| known.place(cell));
        let cells = open.filter_map(|(part, at)| Some(self.first[part]? + at)).collect();
        // a wish that what is known breaks already is one that nothing fits
        let high = if high == ANY {
            ANY
        } else if high >= fixed {
            high - fixed
        } else {
            return impossible();
        };
        PartRow { cells, low: low.saturating_sub(fixed), high }
    }
}

fn impossible() -> PartRow {
    PartRow { cells: Vec::new(), low: 1, high: 0 }
}
