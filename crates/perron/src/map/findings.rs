//! What a map says, sorted into the parts of its page.

use opinion::{CommonGround, OpinionMap, StatementResult, Status};
use serde::Deserialize;

/// With fewer people than this there is no map, only counts.
pub const FEWEST_PEOPLE: usize = 10;

/// The part of a kept map that is counted elsewhere.
#[derive(Deserialize)]
struct Kept {
    statement: Vec<StatementResult>,
}

/// The statements of a map as it is kept; none if it cannot be read.
pub fn kept(result: &str) -> Vec<StatementResult> {
    serde_json::from_str::<Kept>(result).map(|kept| kept.statement).unwrap_or_default()
}

/// The statements of a map by what is to be said of them, the most telling first.
#[derive(Debug, Default)]
pub struct Findings<'a> {
    /// Every group agrees; highest floor first.
    pub shared: Vec<&'a StatementResult>,
    /// Every group disagrees; highest floor first.
    pub rejected: Vec<&'a StatementResult>,
    /// Most agree, one group does not go along; those that are surely furthest apart first.
    pub held_back: Vec<&'a StatementResult>,
    /// Groups oppose each other; those that are surely furthest apart first.
    pub divided: Vec<&'a StatementResult>,
    /// Not enough votes to tell, or nothing to say; most voted on first.
    pub open: Vec<&'a StatementResult>,
    /// Left out by a moderator or about the conversation itself; only counted.
    pub left_out: Vec<&'a StatementResult>,
}

impl<'a> Findings<'a> {
    /// Sorts the statements of a map.
    pub fn of(map: &'a OpinionMap) -> Self {
        let mut findings = Self::default();
        for statement in &map.statement {
            findings.part(statement).push(statement);
        }
        // Where two say the same, the older statement comes first.
        let by = |list: &mut Vec<&'a StatementResult>, key: fn(&StatementResult) -> f64| {
            list.sort_by(|a, b| key(b).total_cmp(&key(a)).then(a.id.cmp(&b.id)));
        };
        by(&mut findings.shared, floor);
        by(&mut findings.rejected, floor_against);
        by(&mut findings.held_back, sure_distance);
        by(&mut findings.divided, sure_distance);
        by(&mut findings.open, |s| f64::from(votes(s)));
        by(&mut findings.left_out, |s| f64::from(votes(s)));
        findings
    }

    /// Those of which something is said on the page, part by part.
    pub fn told(&self) -> Vec<&'a StatementResult> {
        [&self.shared, &self.held_back, &self.divided, &self.rejected]
            .into_iter()
            .flatten()
            .copied()
            .collect()
    }

    /// All of them, part by part.
    pub fn all(&self) -> Vec<&'a StatementResult> {
        let mut all = self.told();
        all.extend(self.open.iter().chain(&self.left_out));
        all
    }

    fn part(&mut self, statement: &StatementResult) -> &mut Vec<&'a StatementResult> {
        let Some(ground) = statement.common_ground.as_ref().filter(|_| !statement.moderated_out) else {
            return if statement.moderated_out { &mut self.left_out } else { &mut self.open };
        };
        match ground.status {
            Status::CommonGround => &mut self.shared,
            Status::SharedRejection => &mut self.rejected,
            Status::Divided | Status::Open if is_held_back(statement, ground) => &mut self.held_back,
            Status::Divided => &mut self.divided,
            Status::Open => &mut self.open,
        }
    }
}

/// Most people agree and one group is named that does not.
pub fn is_held_back(statement: &StatementResult, ground: &CommonGround) -> bool {
    ground.holdout.is_some() && share_agreeing(statement) >= 0.5
}

/// All votes on a statement.
pub fn votes(statement: &StatementResult) -> u32 {
    statement.agrees + statement.disagrees + statement.passes
}

/// Share of all votes that agree.
pub fn share_agreeing(statement: &StatementResult) -> f64 {
    f64::from(statement.agrees) / f64::from(votes(statement).max(1))
}

/// The lowest bound of any group.
pub fn floor(statement: &StatementResult) -> f64 {
    lowest(statement, |g| g.low)
}

/// The lowest bound of any group's share that disagrees.
pub fn floor_against(statement: &StatementResult) -> f64 {
    lowest(statement, |g| g.against_low)
}

fn lowest(statement: &StatementResult, bound: fn(&opinion::GroupShare) -> f64) -> f64 {
    let ground = statement.common_ground.iter();
    ground.flat_map(|ground| &ground.by_group).map(bound).reduce(f64::min).unwrap_or(0.0)
}

/// From the least to the keenest group: their shares.
pub fn extremes(statement: &StatementResult) -> Option<(f64, f64)> {
    let shares = statement.common_ground.iter().flat_map(|ground| &ground.by_group).filter_map(|g| g.share);
    shares.fold(None, |range, share| {
        let (least, most) = range.unwrap_or((share, share));
        Some((share.min(least), share.max(most)))
    })
}

/// How far apart two groups are at least: from the highest lower bound to the lowest upper bound.
fn sure_distance(statement: &StatementResult) -> f64 {
    let groups = || statement.common_ground.iter().flat_map(|ground| &ground.by_group);
    groups().map(|g| g.low).fold(0.0, f64::max) - groups().map(|g| g.high).fold(1.0, f64::min)
}

#[cfg(test)]
mod tests {
    use opinion::GroupShare;

    use super::*;

    fn statement(id: u64, status: Status, holdout: Option<&str>, shares: [f64; 2]) -> StatementResult {
        let by_group = shares.iter().enumerate().map(|(i, share)| GroupShare {
            group: i.to_string(),
            share: Some(*share),
            low: share - 0.1,
            high: share + 0.1,
            against: Some(1.0 - share),
            against_low: 0.9 - share,
            n: 50,
        });
        let agrees = (50.0 * (shares[0] + shares[1])) as u32;
        StatementResult {
            id,
            moderated_out: false,
            agrees,
            disagrees: 100 - agrees,
            passes: 0,
            center: 0.0,
            loading: [0.0; 2],
            extremity: 0.0,
            group_aware_consensus: 0.0,
            priority: 0.0,
            common_ground: Some(CommonGround {
                score: 0.0,
                status,
                by_group: by_group.collect(),
                holdout: holdout.map(str::to_owned),
                robustness: None,
            }),
        }
    }

    #[test]
    fn every_statement_is_in_one_part_in_order_of_what_it_tells() {
        let mut map = super::super::drawing::tests::map(20, 2, 0.5, 1);
        let mut left_out = statement(8, Status::CommonGround, None, [0.9, 0.9]);
        left_out.moderated_out = true;
        map.statement = vec![
            statement(1, Status::CommonGround, None, [0.8, 0.9]),
            statement(2, Status::CommonGround, None, [0.9, 0.95]),
            statement(3, Status::Divided, Some("1"), [0.9, 0.3]),
            statement(4, Status::Divided, None, [0.6, 0.2]),
            statement(5, Status::Divided, Some("0"), [0.1, 0.8]),
            statement(6, Status::SharedRejection, None, [0.1, 0.2]),
            statement(7, Status::Open, None, [0.5, 0.5]),
            left_out,
        ];
        let findings = Findings::of(&map);
        let ids = |part: &[&StatementResult]| part.iter().map(|s| s.id).collect::<Vec<_>>();
        assert_eq!(ids(&findings.shared), [2, 1]);
        assert_eq!(ids(&findings.held_back), [3]);
        assert_eq!(ids(&findings.divided), [5, 4]);
        assert_eq!(ids(&findings.rejected), [6]);
        assert_eq!((ids(&findings.open), ids(&findings.left_out)), (vec![7], vec![8]));
        assert!((floor(findings.shared[0]) - 0.8).abs() < 1e-9);
    }
}
