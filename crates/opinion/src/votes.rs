//! The votes of one conversation, sparse, in an order that depends on nothing but their content.

mod index;
mod transposed;

use std::fmt;

pub use transposed::{Transposed, Voter};

use index::Index;

/// One vote as it was cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Who voted; any number, unique in the conversation.
    pub participant: u64,
    /// On what.
    pub statement: u64,
    /// Agree `1`, pass `0`, disagree `-1`.
    pub value: i8,
    /// When, in any unit; the last vote of a participant on a statement counts.
    pub time: i64,
}

/// A statement's column and the vote on it, in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry(u32);

impl Entry {
    /// A vote of `value` (−1, 0 or 1) on the statement in column `statement` (below 2³⁰).
    pub fn new(statement: usize, value: i8) -> Self {
        debug_assert!((-1..=1).contains(&value) && statement < 1 << 30);
        Self((statement as u32) << 2 | (value + 1) as u32)
    }

    /// Column of the statement, an index into [`Votes::statement`].
    pub fn statement(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// Agree `1`, pass `0`, disagree `-1`.
    pub fn value(self) -> i8 {
        (self.0 & 3) as i8 - 1
    }

    /// A number below 4 × columns, one for every pair of column and value: `4 · column + value + 1`. Tables by code
    /// let a sum over a row be one load an entry.
    pub fn code(self) -> usize {
        self.0 as usize
    }
}

/// The last vote of every participant on every statement, by row.
///
/// Participants and statements stand in ascending order of their ids; a row's entries in ascending column order.
/// A participant or statement without votes has no row or column. Memory: 4 bytes a vote and 16 a participant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Votes {
    participant: Vec<u64>,
    statement: Vec<u64>,
    start: Vec<usize>,
    entry: Vec<Entry>,
}

/// Why rows given to [`Votes::from_rows`] are not the votes of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowError {
    /// This statement does not stand above the one before it.
    Statement(u64),
    /// This participant does not stand above the one before it.
    Participant(u64),
    /// This participant votes twice on one statement, or in a column that does not exist.
    Entry(u64),
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Statement(id) => write!(f, "statement {id} does not stand above the one before it"),
            Self::Participant(id) => write!(f, "participant {id} does not stand above the one before it"),
            Self::Entry(id) => {
                write!(f, "participant {id} votes twice on a statement, or on one that is not listed")
            }
        }
    }
}

impl std::error::Error for RowError {}

impl Votes {
    /// Keeps the last vote of every participant on every statement: last in time, then in order given.
    ///
    /// Takes 8 bytes a vote while it works, and a copy of the votes if they are not in order of time;
    /// [`Votes::from_rows`] takes none.
    pub fn from_casts(casts: &[Cast]) -> Self {
        if !casts.is_sorted_by_key(|c| c.time) {
            let mut in_time = casts.to_vec();
            in_time.sort_by_key(|c| c.time);
            return Self::from_casts(&in_time);
        }
        let people = Index::of(|| casts.iter().map(|c| c.participant));
        let columns = Index::of(|| casts.iter().map(|c| c.statement));
        let row: Vec<u32> = casts.iter().map(|c| people.position(c.participant) as u32).collect();
        // Counting sort by row: `end[p]` is where row p begins, and when all votes are placed, where it ends.
        let mut end = vec![0; people.len() + 1];
        for &p in &row {
            end[p as usize + 1] += 1;
        }
        for p in 1..end.len() {
            end[p] += end[p - 1];
        }
        let mut placed = vec![Entry(0); casts.len()];
        for (cast, &p) in casts.iter().zip(&row) {
            let place = &mut end[p as usize];
            placed[*place] = Entry::new(columns.position(cast.statement), cast.value);
            *place += 1;
        }
        drop(row);
        let mut votes = Self {
            participant: people.into_ids(),
            statement: columns.into_ids(),
            start: vec![0],
            entry: Vec::with_capacity(casts.len()),
        };
        let mut from = 0;
        for &to in end.iter().take(votes.participant.len()) {
            votes.push_last(&mut placed[from..to]);
            from = to;
        }
        votes
    }

    /// Adds one row's entries, which are in order of time: the last of each column only.
    fn push_last(&mut self, row: &mut [Entry]) {
        if ascends(row) {
            self.entry.extend_from_slice(row);
        } else {
            row.sort_by_key(|e| e.statement());
            let is_last =
                |&at: &usize| row.get(at + 1).is_none_or(|next| next.statement() != row[at].statement());
            self.entry.extend((0..row.len()).filter(is_last).map(|at| row[at]));
        }
        self.start.push(self.entry.len());
    }

    /// Takes votes that are already grouped by participant, without a copy of them all.
    ///
    /// `statement` and the participants of `rows` must ascend; entries (columns of `statement`) may stand in any
    /// order in their row, at most one a column. Empty rows and statements without votes are left out.
    pub fn from_rows<R: AsRef<[Entry]>>(
        statement: Vec<u64>,
        rows: impl IntoIterator<Item = (u64, R)>,
    ) -> Result<Self, RowError> {
        if let Some(pair) = statement.windows(2).find(|pair| pair[0] >= pair[1]) {
            return Err(RowError::Statement(pair[1]));
        }
        let mut votes = Self { statement, start: vec![0], ..Self::default() };
        let mut voted = vec![false; votes.statement.len()];
        for (participant, row) in rows {
            let row = row.as_ref();
            if votes.participant.last().is_some_and(|&last| last >= participant) {
                return Err(RowError::Participant(participant));
            }
            if row.is_empty() {
                continue;
            }
            let first = votes.entry.len();
            votes.entry.extend_from_slice(row);
            let row = &mut votes.entry[first..];
            if !ascends(row) {
                row.sort_unstable();
                if !ascends(row) {
                    return Err(RowError::Entry(participant));
                }
            }
            for e in row {
                *voted.get_mut(e.statement()).ok_or(RowError::Entry(participant))? = true;
            }
            votes.participant.push(participant);
            votes.start.push(votes.entry.len());
        }
        votes.drop_columns(&voted);
        Ok(votes)
    }

    /// Leaves out the columns without votes.
    fn drop_columns(&mut self, voted: &[bool]) {
        if voted.iter().all(|&v| v) {
            return;
        }
        let new: Vec<usize> = voted
            .iter()
            .scan(0, |next, &v| {
                *next += usize::from(v);
                Some(next.saturating_sub(1))
            })
            .collect();
        for e in &mut self.entry {
            *e = Entry::new(new[e.statement()], e.value());
        }
        let mut column = voted.iter();
        self.statement.retain(|_| column.next().copied().unwrap_or(false));
    }

    /// Ids of the participants, ascending; the position is the row.
    pub fn participant(&self) -> &[u64] {
        &self.participant
    }

    /// Ids of the statements that have votes, ascending; the position is the column.
    pub fn statement(&self) -> &[u64] {
        &self.statement
    }

    /// The votes of the participant in row `p`, in ascending column order.
    pub fn row(&self, p: usize) -> &[Entry] {
        &self.entry[self.start[p]..self.start[p + 1]]
    }

    /// All rows, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &[Entry]> + Clone {
        (0..self.participant.len()).map(|p| self.row(p))
    }

    /// How many votes count.
    pub fn len(&self) -> usize {
        self.entry.len()
    }

    /// Whether nobody has voted.
    pub fn is_empty(&self) -> bool {
        self.entry.is_empty()
    }

    /// The same votes by statement; 4 more bytes a vote. Methods that only sum over rows do without.
    pub fn transposed(&self) -> Transposed {
        Transposed::of(self)
    }
}

/// Whether a row's entries stand in ascending column order, each column once.
fn ascends(row: &[Entry]) -> bool {
    row.is_sorted_by(|a, b| a.statement() < b.statement())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cast(participant: u64, statement: u64, value: i8, time: i64) -> Cast {
        Cast { participant, statement, value, time }
    }

    #[test]
    fn the_last_vote_in_time_and_then_in_order_counts() {
        let votes = Votes::from_casts(&[
            cast(7, 30, 1, 5),
            cast(7, 30, -1, 4),
            cast(7, 10, 0, 1),
            cast(7, 10, 1, 1),
            cast(2, 30, -1, 0),
        ]);
        assert_eq!(votes.participant(), [2, 7]);
        assert_eq!(votes.statement(), [10, 30]);
        assert_eq!(votes.row(0), [Entry::new(1, -1)]);
        assert_eq!(votes.row(1), [Entry::new(0, 1), Entry::new(1, 1)]);
        assert_eq!(votes.len(), 3);
    }

    #[test]
    fn no_votes_are_no_rows() {
        let votes = Votes::from_casts(&[]);
        assert!(votes.is_empty() && votes.participant().is_empty() && votes.statement().is_empty());
        assert_eq!(votes.rows().len(), 0);
    }

    #[test]
    fn rows_leave_out_the_empty_and_renumber_columns() {
        let rows = [(1, vec![Entry::new(2, 1), Entry::new(0, -1)]), (5, vec![]), (9, vec![Entry::new(2, 0)])];
        let votes = Votes::from_rows(vec![10, 20, 30], rows).unwrap();
        let same = Votes::from_casts(&[cast(1, 30, 1, 0), cast(1, 10, -1, 0), cast(9, 30, 0, 0)]);
        assert_eq!(votes, same);
    }

    #[test]
    fn rows_that_are_no_votes_are_refused() {
        let one = |column| vec![Entry::new(column, 1)];
        assert_eq!(Votes::from_rows(vec![3, 3], [(1, one(0))]), Err(RowError::Statement(3)));
        assert_eq!(Votes::from_rows(vec![3], [(2, one(0)), (2, one(0))]), Err(RowError::Participant(2)));
        assert_eq!(Votes::from_rows(vec![3], [(2, one(1))]), Err(RowError::Entry(2)));
        let twice = vec![Entry::new(0, 1), Entry::new(0, -1)];
        assert_eq!(Votes::from_rows(vec![3], [(2, twice)]), Err(RowError::Entry(2)));
    }

    /// What the fast path must equal: a map from pair to the latest vote.
    fn plainly(casts: &[Cast]) -> Vec<(u64, u64, i8)> {
        let mut last = std::collections::BTreeMap::new();
        for c in casts {
            let best = last.entry((c.participant, c.statement)).or_insert((c.time, c.value));
            if c.time >= best.0 {
                *best = (c.time, c.value);
            }
        }
        last.into_iter().map(|((p, s), (_, value))| (p, s, value)).collect()
    }

    fn listed(votes: &Votes) -> Vec<(u64, u64, i8)> {
        let of_row = |(p, row): (usize, &[Entry])| -> Vec<_> {
            row.iter()
                .map(|e| (votes.participant()[p], votes.statement()[e.statement()], e.value()))
                .collect()
        };
        votes.rows().enumerate().flat_map(of_row).collect()
    }

    fn id() -> impl Strategy<Value = u64> {
        prop_oneof![0..12_u64, Just(u64::MAX), Just(1 << 40), Just(0)]
    }

    proptest! {
        #[test]
        fn casts_equal_the_plain_way(casts in prop::collection::vec((id(), id(), -1..=1_i8, -2..3_i64), 0..200)) {
            let casts: Vec<Cast> = casts.into_iter().map(|(p, s, v, t)| cast(p, s, v, t)).collect();
            let votes = Votes::from_casts(&casts);
            prop_assert_eq!(listed(&votes), plainly(&casts));
            let again = votes.participant().iter().copied().zip(votes.rows());
            prop_assert_eq!(&Votes::from_rows(votes.statement().to_vec(), again).unwrap(), &votes);
            let by_statement = votes.transposed();
            let mut turned: Vec<_> = (0..votes.statement().len())
                .flat_map(|s| by_statement.column(s).iter().map(move |e| (e.participant(), s, e.value())))
                .map(|(p, s, v)| (votes.participant()[p], votes.statement()[s], v))
                .collect();
            turned.sort_unstable();
            prop_assert_eq!(turned, listed(&votes));
        }
    }
}
