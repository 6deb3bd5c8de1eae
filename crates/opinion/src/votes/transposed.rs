use super::Votes;

/// A participant's row and their vote, in four bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voter(u32);

impl Voter {
    /// Row of the participant, an index into [`Votes::participant`].
    pub fn participant(self) -> usize {
        (self.0 >> 2) as usize
    }

    /// Agree `1`, pass `0`, disagree `-1`.
    pub fn value(self) -> i8 {
        (self.0 & 3) as i8 - 1
    }
}

/// The votes by statement: a column's voters in ascending row order (at most 2³⁰ participants).
#[derive(Clone, Debug)]
pub struct Transposed {
    start: Vec<usize>,
    voter: Vec<Voter>,
}

impl Transposed {
    pub(super) fn of(votes: &Votes) -> Self {
        let mut place = vec![0; votes.statement().len() + 1];
        for entry in votes.rows().flatten() {
            place[entry.statement() + 1] += 1;
        }
        for s in 1..place.len() {
            place[s] += place[s - 1];
        }
        let start = place.clone();
        let mut voter = vec![Voter(0); votes.len()];
        for (p, row) in votes.rows().enumerate() {
            for entry in row {
                let at = &mut place[entry.statement()];
                voter[*at] = Voter((p as u32) << 2 | (entry.value() + 1) as u32);
                *at += 1;
            }
        }
        Self { start, voter }
    }

    /// Who voted on the statement in column `s`, and how.
    pub fn column(&self, s: usize) -> &[Voter] {
        &self.voter[self.start[s]..self.start[s + 1]]
    }
}
