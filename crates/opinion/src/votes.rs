//! The votes of one conversation, sparse, in an order that depends on nothing but their content.

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
}

/// The last vote of every participant on every statement, by row.
///
/// Participants and statements stand in ascending order of their ids; a row's entries in ascending column order.
/// A participant or statement without votes has no row or column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Votes {
    participant: Vec<u64>,
    statement: Vec<u64>,
    start: Vec<usize>,
    entry: Vec<Entry>,
}

impl Votes {
    /// Keeps the last vote of every participant on every statement: last in time, then in order given.
    pub fn from_casts(casts: &[Cast]) -> Self {
        let mut casts: Vec<(usize, Cast)> = casts.iter().copied().enumerate().collect();
        casts.sort_unstable_by_key(|(order, c)| (c.participant, c.statement, c.time, *order));
        casts.reverse();
        casts.dedup_by_key(|(_, c)| (c.participant, c.statement));
        casts.reverse();
        let mut statement: Vec<u64> = casts.iter().map(|(_, c)| c.statement).collect();
        statement.sort_unstable();
        statement.dedup();
        let mut votes = Self { statement, ..Self::default() };
        for (_, cast) in &casts {
            if votes.participant.last() != Some(&cast.participant) {
                votes.participant.push(cast.participant);
                votes.start.push(votes.entry.len());
            }
            let column = votes.statement.partition_point(|&s| s < cast.statement);
            votes.entry.push(Entry::new(column, cast.value));
        }
        votes.start.push(votes.entry.len());
        votes
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

    /// How many votes count.
    pub fn len(&self) -> usize {
        self.entry.len()
    }

    /// Whether nobody has voted.
    pub fn is_empty(&self) -> bool {
        self.entry.is_empty()
    }
}
