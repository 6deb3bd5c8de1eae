//! What a ledger tells, and whether one more table may be added to it.

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::bounds::{Seen, intervals};
use super::group::{Group, Interval, Leak, Rule, Target, targets};
use super::known::{ANY, Known};
use super::told::{Number, Published, Told};
use super::union::Union;
use crate::disclosure::Rules;
use crate::fault::Fault;

/// So many leaks are named at most, each with the tables that tell it.
const NAMED: usize = 12;

/// What a ledger tells of everything that it hides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// Every hidden number, table by table; one of the same people in another table counts there alone.
    pub hidden: Vec<Hidden>,
    /// Groups that are told too well, at most twelve; nothing: the ledger is safe.
    pub leaks: Vec<Leak>,
}

/// What can be worked out of a hidden number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hidden {
    /// Its table.
    pub table: String,
    /// Its name there.
    pub number: String,
    /// Small, or withheld for others.
    pub told: Told,
    /// The least that it can be.
    pub low: u64,
    /// The most; nothing if no number limits it.
    pub high: Option<u64>,
    /// Whether it is known to be nothing outside of that. If not, the solver ended early, and the true interval may be wider.
    pub is_exact: bool,
}

/// What everything that was published tells together.
///
/// # Errors
/// One sentence: tables of the same name, tables that contradict each other, or too much that hangs together.
pub fn audit(ledger: &[Published], rules: Rules) -> Result<Audit, Fault> {
    let tables: Vec<&Published> = ledger.iter().collect();
    let union = Union::of(&tables)?;
    let ranges = union.ranges(&tables, |_| true)?;
    let known = Known::of(&union, &ranges)?;
    let (asked, others): (Vec<Target>, Vec<Target>) =
        targets(&union, &tables, &ranges, rules.min_n, true).into_iter().partition(is_hidden);
    let mut seen = Seen::default();
    let of_asked = intervals(&known, &asked, rules, true, &mut seen)?;
    let of_others = intervals(&known, &others, rules, false, &mut seen)?;
    let mut hidden = Vec::new();
    for (target, interval) in asked.iter().zip(&of_asked) {
        let Group::Number { table, number } = Group::of(target.origin, &union, &tables) else { continue };
        let told = if target.rule == Rule::Small { Told::Small } else { Told::Withheld };
        let high = (interval.high < ANY).then_some(interval.high);
        hidden.push(Hidden { table, number, told, low: interval.low, high, is_exact: interval.is_exact });
    }
    let is_leak =
        |(target, interval): &(Target, Interval)| !target.rule.is_kept(interval.low, interval.high, rules);
    let leaking: Vec<Target> = asked
        .into_iter()
        .zip(of_asked)
        .chain(others.into_iter().zip(of_others))
        .filter(is_leak)
        .map(|(target, _)| target)
        .take(NAMED)
        .collect();
    let view = View { union: &union, tables: &tables, rules };
    let leaks = leaking.iter().map(|target| view.leak(target)).collect::<Result<_, _>>()?;
    Ok(Audit { hidden, leaks })
}

fn is_hidden(target: &Target) -> bool {
    matches!(target.rule, Rule::Small | Rule::Free)
}

/// What one more table would tell that is not to be told: nothing, and it may be published. Groups that the ledger alone
/// tells as well are left out; at most twelve are named.
///
/// # Errors
/// As [`audit`].
pub fn admit(ledger: &[Published], candidate: &Published, rules: Rules) -> Result<Vec<Leak>, Fault> {
    let ledger = near(ledger, candidate.numbers.iter().map(|number| number.of.as_slice()));
    let tables: Vec<&Published> = ledger.iter().chain([candidate]).collect();
    let union = Union::of(&tables)?;
    let view = View { union: &union, tables: &tables, rules };
    let before = view.before()?;
    let leaking = view.new_leaks(&before, &view.near(&before, None), &mut Seen::default())?;
    leaking.iter().take(NAMED).map(|(target, _)| view.leak(target)).collect()
}

/// What of a ledger hangs together with some sums of base cells: only that can be told by them.
pub(super) fn near<'a>(ledger: &[Published], sums: impl Iterator<Item = &'a [u64]>) -> Vec<Published> {
    let mut reached: FxHashSet<u64> = sums.flatten().copied().collect();
    let mut far: Vec<(usize, &Number)> = Vec::new();
    for (table, published) in ledger.iter().enumerate() {
        far.extend(published.numbers.iter().map(|number| (table, number)));
    }
    let mut near: Vec<Published> =
        ledger.iter().map(|table| Published { name: table.name.clone(), numbers: Vec::new() }).collect();
    loop {
        let (close, still): (Vec<_>, Vec<_>) =
            far.into_iter().partition(|(_, number)| number.of.iter().any(|base| reached.contains(base)));
        if close.is_empty() {
            return near;
        }
        for (table, number) in close {
            reached.extend(&number.of);
            near[table].numbers.push(number.clone());
        }
        far = still;
    }
}

/// A union of tables, the last of which is the one that may be added.
pub(super) struct View<'a> {
    pub(super) union: &'a Union,
    pub(super) tables: &'a [&'a Published],
    pub(super) rules: Rules,
}

impl View<'_> {
    /// What some of the tables tell of the cells.
    pub(super) fn known(&self, is_in: impl Fn(usize) -> bool) -> Result<Known, Fault> {
        Known::of(self.union, &self.union.ranges(self.tables, is_in)?)
    }

    /// What all tables but the last tell.
    pub(super) fn before(&self) -> Result<Known, Fault> {
        self.known(|table| table + 1 != self.tables.len())
    }

    /// The cells that hang together with a row of the union, or with all of the last table: it tells nothing of others.
    pub(super) fn near(&self, known: &Known, row: Option<usize>) -> Vec<bool> {
        let last = self.tables.len() - 1;
        let is_of_last = |at: usize| self.union.rows[at].from.iter().any(|from| from.0 == last);
        let is_meant = |at: &usize| row.map_or_else(|| is_of_last(*at), |row| row == *at);
        let mut is_touched = vec![false; known.parts.len()];
        for at in (0..self.union.rows.len()).filter(is_meant) {
            let places = self.union.rows[at].cells.iter().filter_map(|&cell| known.place(cell));
            places.for_each(|(part, _)| is_touched[part] = true);
        }
        let is_near = |cell: u32| known.place(cell).is_some_and(|(part, _)| is_touched[part]);
        (0..self.union.cells.len() as u32).map(is_near).collect()
    }

    /// What is told too well with the last table and not so well without, as far as it counts cells that are near; narrowest
    /// first.
    pub(super) fn new_leaks(
        &self,
        before: &Known,
        near: &[bool],
        seen: &mut Seen,
    ) -> Result<Vec<(Target, Interval)>, Fault> {
        let (union, rules, last) = (self.union, self.rules, self.tables.len() - 1);
        let ranges = union.ranges(self.tables, |_| true)?;
        let after = Known::of(union, &ranges)?;
        let mut all = targets(union, self.tables, &ranges, rules.min_n, false);
        all.retain(|target| {
            target.cells.iter().any(|&cell| near[cell as usize]) || target.is_in(union, last)
        });
        let found = intervals(&after, &all, rules, false, seen)?;
        let leaking: Vec<(Target, Interval)> = all
            .into_iter()
            .zip(found)
            .filter(|(target, interval)| !target.rule.is_kept(interval.low, interval.high, rules))
            .collect();
        let was = |cells: Vec<u32>, target: &Target, seen: &mut Seen| -> Result<(u64, u64), Fault> {
            let target = Target { cells, ..target.clone() };
            let interval = intervals(before, &[target], rules, true, seen)?[0];
            Ok((interval.low, interval.high))
        };
        let mut new = Vec::new();
        for (target, is) in leaking {
            let differs = |was: (u64, u64)| was != (is.low, is.high);
            let is_news = target.is_only_in(union, last)
                || differs(was(target.cells.clone(), &target, seen)?) && {
                    // that a group nobody hid has nobody in some cells is no news of the others
                    let is_left = |cell: &u32| target.rule == Rule::Small || after.high[*cell as usize] > 0;
                    let cells: Vec<u32> = target.cells.iter().copied().filter(is_left).collect();
                    cells.len() == target.cells.len() || differs(was(cells, &target, seen)?)
                };
            if is_news {
                new.push((target, is));
            }
        }
        new.sort_by_key(|(_, interval)| interval.high - interval.low);
        Ok(new)
    }

    /// A leak with tables that tell it, none of which could be left out.
    fn leak(&self, target: &Target) -> Result<Leak, Fault> {
        let one = std::slice::from_ref(target);
        let interval = |is_in: &[bool]| -> Result<Interval, Fault> {
            let known = self.known(|table| is_in[table])?;
            Ok(intervals(&known, one, self.rules, true, &mut Seen::default())?[0])
        };
        let mut is_in = vec![true; self.tables.len()];
        let whole = interval(&is_in)?;
        // leave out as many as can be at once, then fewer
        let mut size = self.tables.len().div_ceil(2);
        loop {
            let mut first = 0;
            while first < is_in.len() {
                let end = (first + size).min(is_in.len());
                let before = is_in.clone();
                is_in[first..end].fill(false);
                if is_in != before {
                    let without = interval(&is_in)?;
                    if (without.low, without.high) != (whole.low, whole.high) {
                        is_in = before;
                    }
                }
                first = end;
            }
            if size == 1 {
                break;
            }
            size = size.div_ceil(2);
        }
        let through =
            (0..is_in.len()).filter(|&at| is_in[at]).map(|at| self.tables[at].name.clone()).collect();
        let group = Group::of(target.origin, self.union, self.tables);
        Ok(Leak { group, low: whole.low, high: whole.high, through })
    }
}
