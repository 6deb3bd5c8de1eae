//! What both methods return; serialises to the JSON that `perron opinion --json` writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

/// The map of one conversation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpinionMap {
    /// `perron` or `polis`.
    #[serde(deserialize_with = "known_method")]
    pub method: MethodName,
    /// What every random draw came from; the same seed and votes give the same map.
    pub seed: u64,
    /// Name and version of the engine that made it.
    pub program: String,
    /// How many people voted.
    pub participants: usize,
    /// How many statements have votes.
    pub statements: usize,
    /// How many votes count (the last of each person on each statement).
    pub votes: usize,
    /// Whether an earlier map was brought up to date; otherwise it was made of these votes alone and can be made again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refreshed: bool,
    /// How many opinion groups.
    pub k: usize,
    /// Mean silhouette by number of groups tried.
    pub silhouette: BTreeMap<usize, f64>,
    /// By statement, in order of id.
    pub statement: Vec<StatementResult>,
    /// By participant, in order of id.
    pub participant: Vec<ParticipantResult>,
    /// By group; `id` 0 is the largest under `perron`.
    pub group: Vec<GroupResult>,
    /// What people as a whole agree or disagree with most (Polis' consensus; steps 7 to 10 of its method).
    pub consensus: Consensus,
    /// How well votes that were hidden while fitting are foretold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
    /// How far the groups come back when the votes are resampled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stability: Option<Stability>,
    /// Ids of the statements that stand for the whole conversation, in order.
    pub slate: Vec<u64>,
}

/// `perron` or `polis`.
pub type MethodName = &'static str;

/// Reads the name of a method back.
fn known_method<'de, D: Deserializer<'de>>(input: D) -> Result<&'static str, D::Error> {
    match String::deserialize(input)?.as_str() {
        "perron" => Ok("perron"),
        "polis" => Ok("polis"),
        other => Err(serde::de::Error::unknown_variant(other, &["perron", "polis"])),
    }
}

/// What the map says of one statement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatementResult {
    /// Its id.
    pub id: u64,
    /// Left out of everything but the plain counts.
    pub moderated_out: bool,
    /// Votes for it.
    pub agrees: u32,
    /// Votes against it.
    pub disagrees: u32,
    /// Votes that said neither.
    pub passes: u32,
    /// Mean vote (method `polis`) or fitted intercept (method `perron`).
    pub center: f64,
    /// Its weight on the two axes of the picture.
    pub loading: [f64; 2],
    /// How far out it lies on the picture.
    pub extremity: f64,
    /// Product over groups of the smoothed share that agrees.
    pub group_aware_consensus: f64,
    /// How much it wants to be shown next; larger is sooner.
    pub priority: f64,
    /// What every group says; `None` only where moderated out or the method is `polis`.
    pub common_ground: Option<CommonGround>,
}

/// Whether a statement is shared by every group, and how sure that is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommonGround {
    /// The smallest `low` of any group.
    pub score: f64,
    /// What follows from it.
    pub status: Status,
    /// One entry for every opinion group and every attribute group given.
    pub by_group: Vec<GroupShare>,
    /// The group that does not go along, where most others do.
    pub holdout: Option<String>,
    /// How many participants would have to be removed for the status to be lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub robustness: Option<u32>,
}

/// Where a statement stands between the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Every group agrees, with 95% confidence, by half or more.
    CommonGround,
    /// Every group disagrees likewise.
    SharedRejection,
    /// Groups significantly oppose each other.
    Divided,
    /// None of these, or not enough votes to tell.
    Open,
}

/// One group's answer to one statement. Passes are votes, but neither agree nor disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupShare {
    /// Opinion group's id as text, or an attribute group's name.
    pub group: String,
    /// Agrees / n; `None` where nobody of the group voted on it.
    pub share: Option<f64>,
    /// One-sided 95% lower bound of the share; 0 where n = 0.
    pub low: f64,
    /// Upper bound on the same terms; 1 where n = 0.
    pub high: f64,
    /// Disagrees / n.
    pub against: Option<f64>,
    /// One-sided 95% lower bound of `against`.
    pub against_low: f64,
    /// Votes of the group on the statement.
    pub n: u32,
}

/// Where one participant stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ParticipantResult {
    /// Their id.
    pub id: u64,
    /// How many statements they voted on.
    pub votes: u32,
    /// Position on the picture.
    pub x: f64,
    /// Position on the picture.
    pub y: f64,
    /// Ellipse of one standard error around the position: variance of x, of y, and their covariance (method `perron`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<[f64; 3]>,
    /// Their group; `None` where they are between groups or voted too little.
    pub group: Option<usize>,
    /// Probability of belonging to each group; sums to 1.
    pub membership: Vec<f64>,
}

/// One opinion group.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GroupResult {
    /// 0, 1, 2 …; shown to people as A, B, C …
    pub id: usize,
    /// How many participants are in it.
    pub size: usize,
    /// The statements that tell it apart from the others.
    pub representative: Vec<Representative>,
}

/// Why a statement stands for a group (figures of the Polis method, steps 8 and 9).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Representative {
    /// The statement's id.
    pub statement: u64,
    /// Whether the group stands out for it or against it.
    #[serde(rename = "for")]
    pub stance: Stance,
    /// Votes on that side.
    pub successes: u32,
    /// Votes of the group on the statement.
    pub trials: u32,
    /// Smoothed share.
    pub p: f64,
    /// Test of that share against one half.
    pub p_test: f64,
    /// Ratio to the share among everybody else.
    pub repness: f64,
    /// Test of that ratio.
    pub repness_test: f64,
}

/// For or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// For it.
    Agree,
    /// Against it.
    Disagree,
}

/// Statements that people as a whole agree or disagree with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Consensus {
    /// Most agreed first.
    pub agree: Vec<ConsensusRecord>,
    /// Most disagreed first.
    pub disagree: Vec<ConsensusRecord>,
}

/// One statement of the consensus.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConsensusRecord {
    /// The statement's id.
    pub statement: u64,
    /// Votes on that side.
    pub successes: u32,
    /// All votes on it.
    pub trials: u32,
    /// Smoothed share.
    pub p: f64,
    /// Test of that share against one half.
    pub p_test: f64,
}

/// How well the method foretells votes that were hidden from it (method `perron`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// On how many axes people differ; their number is the one that foretells best.
    pub axes: usize,
    /// How many votes were hidden, in all rounds of hiding a tenth.
    pub hidden: usize,
    /// Share of them whose likeliest value was the right one.
    pub accuracy: f64,
    /// Mean of −ln(probability given to what was cast).
    pub log_loss: f64,
}

/// How far the groups come back when participants are resampled and the method is run again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Mean adjusted Rand index between the reported groups and those of the resamples; 1 where there is one group.
    pub ari: f64,
    /// What that index would exceed in 1 of 20 conversations without any gap between people. Absent where there is one
    /// group, as are the next two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_gaps: Option<f64>,
    /// Share of the variance of people's positions that lies between the groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart: Option<f64>,
    /// What that share would exceed in 1 of 20 conversations without any gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apart_without_gaps: Option<f64>,
    /// How many resamples were drawn.
    pub bootstraps: usize,
    /// In how many of them every group came back: more than half of all people in either it or its match are in both.
    pub same: usize,
}

impl Stability {
    /// Whether nothing shows a gap between the groups: they come back no better, and lie no further apart, than parts of a
    /// conversation without gaps would. Then they are parts of one range of opinion rather than camps.
    pub fn is_one_range(&self) -> bool {
        let within = |own: Option<f64>, without: Option<f64>| own.zip(without).is_some_and(|(a, b)| a <= b);
        within(Some(self.ari), self.without_gaps) && within(self.apart, self.apart_without_gaps)
    }
}
