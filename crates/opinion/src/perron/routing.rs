//! Which statement a participant sees next, with guarantees.
//!
//! 1. Nobody is shown a statement they have voted on.
//! 2. Fresh statements (few views in all) get at most one page in [`FRESH_EVERY`] of each participant's, as long as
//!    anything else is left, so that a flood of new statements cannot drown a conversation; the one with the fewest views
//!    goes first, so that each gets its turn.
//! 3. Of the others, those that a group has seen less than [`LEAST_VIEWS`] times go before all that it has seen more
//!    often; the least seen goes first. For a participant between groups, what counts is the group that has seen it
//!    least.
//! 4. Once every group has seen enough of everything, chance decides in favour of statements whose answer is expected to
//!    tell more about the participant and the statement.
//!
//! [`Routing::audit`] says whether this is so in the views that were counted.

use serde::Serialize;

use super::model::Model;
use super::moments::Posterior;
use super::random::{Draws, join};

/// Views from each group that every statement gets before the group sees anything more often.
pub const LEAST_VIEWS: u32 = 7;
/// With fewer views in all, a statement is fresh.
pub const FRESH_VIEWS: u32 = 5;
/// One page in so many may be a fresh statement.
pub const FRESH_EVERY: usize = 3;
/// How strongly information decides: a statement twice as informative is this power of two as likely.
const KEENNESS: f64 = 2.0;
/// Pages chosen by information before the audit judges them, and the gain over picking blindly it expects.
const ENOUGH_PAGES: u64 = 200;
const LEAST_GAIN: f64 = 1.02;

/// What routing knows of one participant; made by [`Model::standing`].
#[derive(Clone, Debug)]
pub struct Standing {
    pub(super) participant: u64,
    pub(super) group: Option<usize>,
    pub(super) voted: usize,
    pub(super) position: Posterior,
}

/// One statement that may be shown.
#[derive(Clone, Debug)]
struct Candidate {
    id: u64,
    what: Posterior,
    /// Share that does not pass.
    decided: f64,
    views: u32,
    by_group: Vec<u32>,
}

impl Candidate {
    fn is_fresh(&self) -> bool {
        self.views < FRESH_VIEWS
    }

    /// Views that count for the minimum of somebody's group.
    fn views_of(&self, group: Option<usize>) -> u32 {
        match group {
            Some(g) => self.by_group.get(g).copied().unwrap_or(self.views),
            None => self.by_group.iter().min().copied().unwrap_or(self.views),
        }
    }
}

/// Why a statement was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is fresh and its turn has come.
    Fresh,
    /// Nothing but fresh statements was left.
    OnlyFresh,
    /// The participant's group has not seen it often enough.
    Unseen,
    /// Its answer is expected to tell much.
    Informative,
}

/// A chosen statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub statement: u64,
    /// Why it.
    pub reason: Reason,
    /// Information its answer is expected to give, in nats, and the mean of that over all it was chosen from; both 0
    /// where information did not decide.
    pub information: [f64; 2],
}

/// Pages counted since the routing was first made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Pages {
    /// All of them.
    pub shown: u64,
    /// With a fresh statement though others were left.
    pub fresh: u64,
    /// Chosen by information.
    pub informative: u64,
    /// Information expected of the latter, and of blind choices in their place, in nats.
    pub information: [f64; 2],
}

/// What is known of all open statements, for choosing among them; made by [`Model::routing`].
#[derive(Clone, Debug)]
pub struct Routing {
    seed: u64,
    noise: f64,
    axes: usize,
    candidates: Vec<Candidate>,
    /// Kept from one routing to the next by whoever makes them.
    pub pages: Pages,
}

impl Model {
    /// The table to choose from: `open` are the ids of all statements that may be shown, also those nobody has voted on.
    /// Views are counted from the votes of the map; later ones are added by [`Routing::record`].
    pub fn routing(&self, open: &[u64]) -> Routing {
        let parameters = &self.fit.parameters;
        let map = self.map();
        let mut open = open.to_vec();
        open.sort_unstable();
        open.dedup();
        let candidate = |id: u64| {
            let known = map.statement.binary_search_by_key(&id, |s| s.id).ok().map(|at| &map.statement[at]);
            let shares = known.and_then(|s| s.common_ground.as_ref()).map(|g| &g.by_group[..map.k]);
            let (views, passes) = known.map_or((0, 0), |s| (s.agrees + s.disagrees + s.passes, s.passes));
            Candidate {
                id,
                what: self.column.get(&id).map_or(parameters.unknown(), |&c| parameters.statement[c]),
                decided: 1.0 - (f64::from(passes) + 1.0) / (f64::from(views) + 4.0),
                views,
                by_group: shares.map_or(vec![0; map.k], |shares| shares.iter().map(|g| g.n).collect()),
            }
        };
        Routing {
            seed: map.seed,
            noise: parameters.noise,
            axes: parameters.axes,
            candidates: open.into_iter().map(candidate).collect(),
            pages: Pages::default(),
        }
    }
}

impl Routing {
    /// The next statement for a participant, or `None` when they have seen all. `seen` says what they have voted on.
    pub fn next(&self, who: &Standing, seen: impl Fn(u64) -> bool) -> Option<Choice> {
        let left: Vec<&Candidate> = self.candidates.iter().filter(|c| !seen(c.id)).collect();
        let (fresh, settled): (Vec<&Candidate>, Vec<&Candidate>) =
            left.into_iter().partition(|c| c.is_fresh());
        let page = join(self.seed, join(who.participant, who.voted as u64));
        if fresh.is_empty() && settled.is_empty() {
            return None;
        }
        let turn = (join(self.seed, who.participant) % FRESH_EVERY as u64) as usize;
        let is_turn = who.voted % FRESH_EVERY == turn;
        if settled.is_empty() || (is_turn && !fresh.is_empty()) {
            let reason = if settled.is_empty() { Reason::OnlyFresh } else { Reason::Fresh };
            return least_seen(&fresh, page, |c| c.views).map(|c| plain(c, reason));
        }
        let unseen: Vec<&Candidate> =
            settled.iter().copied().filter(|c| c.views_of(who.group) < LEAST_VIEWS).collect();
        least_seen(&unseen, page, |c| c.views_of(who.group))
            .map(|c| plain(c, Reason::Unseen))
            .or_else(|| self.most_informative(&settled, who, page))
    }

    /// Draws with probability in proportion to information to the power of [`KEENNESS`] (Gumbel's trick).
    fn most_informative(&self, of: &[&Candidate], who: &Standing, page: u64) -> Option<Choice> {
        let mut draws = Draws::of(page, 1);
        let (mut best, mut sum): (Option<(f64, &Candidate, f64)>, f64) = (None, 0.0);
        for &c in of {
            let information = self.information(c, who);
            sum += information;
            let drawn = KEENNESS * information.max(1e-12).ln() - (-draws.uniform().ln()).ln();
            if best.is_none_or(|(most, ..)| drawn > most) {
                best = Some((drawn, c, information));
            }
        }
        let typical = sum / of.len() as f64;
        best.map(|(_, c, information)| Choice {
            statement: c.id,
            reason: Reason::Informative,
            information: [information, typical],
        })
    }

    /// Information (nats) that an answer is expected to give about the participant and the statement: half the log of
    /// the variance of the answer over the noise, unless they pass.
    fn information(&self, c: &Candidate, who: &Standing) -> f64 {
        // a newer model may have another number of axes than the one the standing comes from
        let variance = if who.position.axes().len() == self.axes {
            who.position.variance(&c.what)
        } else {
            c.what.axes().iter().map(|w| w * w).sum::<f64>()
        };
        c.decided * 0.5 * (variance / self.noise).ln_1p()
    }

    /// Counts a page that was shown.
    pub fn record(&mut self, who: &Standing, choice: &Choice) {
        self.pages.shown += 1;
        self.pages.fresh += u64::from(choice.reason == Reason::Fresh);
        if choice.reason == Reason::Informative {
            self.pages.informative += 1;
            for (sum, more) in self.pages.information.iter_mut().zip(choice.information) {
                *sum += more;
            }
        }
        if let Ok(at) = self.candidates.binary_search_by_key(&choice.statement, |c| c.id) {
            let c = &mut self.candidates[at];
            c.views += 1;
            if let Some(views) = who.group.and_then(|g| c.by_group.get_mut(g)) {
                *views += 1;
            }
        }
    }
}

fn plain(c: &Candidate, reason: Reason) -> Choice {
    Choice { statement: c.id, reason, information: [0.0; 2] }
}

/// The least seen by `views`, of those the least seen by anybody, of those one by chance.
fn least_seen<'a>(
    of: &[&'a Candidate],
    page: u64,
    views: impl Fn(&Candidate) -> u32,
) -> Option<&'a Candidate> {
    of.iter().copied().min_by_key(|c| (views(c), c.views, join(page, c.id)))
}

/// What one group has seen of the open statements.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupViews {
    /// The group's number.
    pub group: usize,
    /// Views of the statement it has seen least.
    pub least: u32,
    /// Views of the statement it has seen most.
    pub most: u32,
    /// How many statements it has seen less than [`LEAST_VIEWS`] times.
    pub below: usize,
    /// Gini coefficient of its views: 0 all alike, towards 1 all on one statement.
    pub gini: f64,
}

/// Something is wrong with the routing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// More than one page in [`FRESH_EVERY`] went to fresh statements though others were left.
    TooFresh,
    /// Pages chosen by information tell no more than blind choices would.
    Blind,
}

/// Whether the routing does what it promises.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Audit {
    /// By group.
    pub views: Vec<GroupViews>,
    /// Pages counted.
    pub pages: Pages,
    /// Share of the pages that went to fresh statements though others were left.
    pub fresh_share: f64,
    /// Information of the pages chosen by it, over that of blind choices; absent until there were some.
    pub gain: Option<f64>,
    /// Nothing, where all is well.
    pub faults: Vec<Fault>,
}

impl Routing {
    /// Checks the guarantees on what was counted.
    pub fn audit(&self) -> Audit {
        let groups = self.candidates.first().map_or(0, |c| c.by_group.len());
        let pages = self.pages;
        let fresh_share = pages.fresh as f64 / pages.shown.max(1) as f64;
        let gain = (pages.information[1] > 0.0).then(|| pages.information[0] / pages.information[1]);
        let mut faults = Vec::new();
        // each participant may have one more than their share, so that small counts say little
        if pages.shown >= ENOUGH_PAGES && fresh_share > 1.5 / FRESH_EVERY as f64 {
            faults.push(Fault::TooFresh);
        }
        if pages.informative >= ENOUGH_PAGES && gain.is_some_and(|g| g < LEAST_GAIN) {
            faults.push(Fault::Blind);
        }
        Audit { views: (0..groups).map(|g| self.views_of(g)).collect(), pages, fresh_share, gain, faults }
    }

    fn views_of(&self, group: usize) -> GroupViews {
        let mut views: Vec<u32> = self.candidates.iter().map(|c| c.by_group[group]).collect();
        views.sort_unstable();
        let (n, total) = (views.len() as f64, views.iter().map(|&v| f64::from(v)).sum::<f64>());
        let ranked: f64 = (1..).zip(&views).map(|(rank, &v)| f64::from(rank) * f64::from(v)).sum();
        GroupViews {
            group,
            least: views.first().copied().unwrap_or(0),
            most: views.last().copied().unwrap_or(0),
            below: views.iter().filter(|&&v| v < LEAST_VIEWS).count(),
            gini: if total > 0.0 { 2.0 * ranked / (n * total) - (n + 1.0) / n } else { 0.0 },
        }
    }
}

#[cfg(test)]
mod tests;
