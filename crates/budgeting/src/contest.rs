//! An election as the rules look at it: ballots of one content together, supporters by project.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use crate::{Election, Rules, Utility};

/// No kind of ballot.
const NONE: u32 = u32::MAX;

/// What each kind chose, one list after another; contests that differ in one project share them. One more kind may want one
/// thing alone.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    starts: Arc<[usize]>,
    entries: Arc<[Choice]>,
    more: Option<Choice>,
}

impl Choices {
    pub fn get(&self, kind: usize) -> &[Choice] {
        match self.starts.get(kind + 1) {
            Some(&end) => &self.entries[self.starts[kind]..end],
            None => self.more.as_slice(),
        }
    }
}

/// Who supports each project; contests share the lists of projects in which they do not differ.
#[derive(Clone, Debug)]
pub(crate) struct Supporters(Vec<Arc<[Supporter]>>);

impl Supporters {
    pub fn get(&self, project: usize) -> &[Supporter] {
        &self.0[project]
    }
}

/// A project on the ballots of a kind: `v` is what it is worth there, in units of the project's factor; never 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Choice {
    project: u32,
    v: u32,
}

impl Choice {
    pub fn project(self) -> usize {
        self.project as usize
    }

    pub fn v(self) -> u64 {
        self.v.into()
    }
}

/// People of one kind who support a project.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Supporter {
    kind: u32,
    pub people: u32,
    pub v: u32,
}

impl Supporter {
    pub fn kind(self) -> usize {
        self.kind as usize
    }

    pub fn people(self) -> u64 {
        self.people.into()
    }

    pub fn v(self) -> u64 {
        self.v.into()
    }

    /// Σ v of these people.
    pub fn units(self) -> u64 {
        self.people() * self.v()
    }
}

/// An election under its rules. Kinds are groups of people whose ballots say the same.
#[derive(Clone, Debug)]
pub(crate) struct Contest {
    pub budget: u64,
    pub costs: Vec<u64>,
    /// Whether a project is worth its cost to who supports it.
    pub is_by_cost: bool,
    /// Projects that do not stand have no supporters here.
    pub stands: Vec<bool>,
    /// What each `v` of a project is worth: utility = factor · v.
    pub factors: Vec<u64>,
    /// How many people are of each kind.
    pub people: Vec<u64>,
    /// What each kind chose, by project.
    pub choices: Choices,
    /// Who supports each project.
    pub supporters: Supporters,
    /// How many people support each project, also one that does not stand.
    pub votes: Vec<u64>,
    /// Σ v over the people who support each project.
    pub units: Vec<u64>,
    /// The place of each project in the order that breaks the last ties.
    pub ranks: Vec<u32>,
    /// The kind of each ballot; none for an empty one.
    kind_of: Arc<[u32]>,
    /// How many people cast a ballot that is not empty.
    pub voters: u64,
}

impl Contest {
    /// The election was checked.
    pub fn new(election: &Election, rules: &Rules) -> Contest {
        let (mut kind_of, mut people) = (Vec::with_capacity(election.ballots.len()), Vec::<u64>::new());
        let mut kinds: HashMap<Vec<Choice>, u32> = HashMap::new();
        for ballot in &election.ballots {
            if ballot.choices.is_empty() || ballot.weight == 0 {
                kind_of.push(NONE);
                continue;
            }
            let next = narrow(people.len());
            let kind = *kinds.entry(said(&ballot.choices, rules.utility)).or_insert(next);
            if kind == next {
                people.push(0);
            }
            people[kind as usize] += ballot.weight;
            kind_of.push(kind);
        }
        // sorted, so that nothing hangs on the order of ballots, the last digit of a sum neither
        let mut contents: Vec<(Vec<Choice>, u32)> = kinds.into_iter().collect();
        contents.sort_unstable();
        let mut place = vec![0; people.len()];
        (0..).zip(&contents).for_each(|(at, (_, kind))| place[*kind as usize] = at);
        kind_of.iter_mut().filter(|kind| **kind != NONE).for_each(|kind| *kind = place[*kind as usize]);
        let people: Vec<u64> = contents.iter().map(|(_, kind)| people[*kind as usize]).collect();
        let contents: Vec<Vec<Choice>> = contents.into_iter().map(|(content, _)| content).collect();
        let count = election.projects.len();
        let mut votes = vec![0; count];
        for (content, people) in contents.iter().zip(&people) {
            content.iter().for_each(|choice| votes[choice.project()] += people);
        }
        let mut stands: Vec<bool> = votes.iter().map(|&votes| votes >= rules.threshold).collect();
        rules.excluded.iter().for_each(|&project| stands[project] = false);
        let (mut starts, mut entries) = (vec![0], Vec::new());
        for content in contents {
            entries.extend(content.into_iter().filter(|choice| stands[choice.project()]));
            starts.push(entries.len());
        }
        let choices = Choices { starts: starts.into(), entries: entries.into(), more: None };
        let supporters = turned(&choices, &people, count);
        let units = (0..count).map(|project| supporters.get(project).iter().map(|group| group.units()).sum());
        let costs: Vec<u64> = election.projects.iter().map(|project| project.cost).collect();
        Contest {
            budget: election.budget,
            is_by_cost: rules.utility == Utility::Cost,
            factors: if rules.utility == Utility::Cost { costs.clone() } else { vec![1; count] },
            units: units.collect(),
            voters: people.iter().sum(),
            ranks: rules.ranks(&election.projects),
            costs,
            stands,
            people,
            choices,
            supporters,
            votes,
            kind_of: kind_of.into(),
        }
    }

    /// The kind of a ballot, if it is not empty.
    pub fn kind_of(&self, ballot: usize) -> Option<usize> {
        self.kind_of.get(ballot).filter(|&&kind| kind != NONE).map(|&kind| kind as usize)
    }

    /// Projects that somebody supports and that may win.
    pub fn supported(&self) -> impl Iterator<Item = usize> {
        (0..self.costs.len()).filter(|&project| self.units[project] > 0)
    }

    /// The same with another cost of a project.
    pub fn with_cost(&self, project: usize, cost: u64) -> Contest {
        let mut contest = self.clone();
        contest.costs[project] = cost;
        if self.is_by_cost {
            contest.factors[project] = cost;
        }
        contest
    }

    /// The same with more people who want nothing but one project, and give it `v`.
    pub fn with_supporters(&self, project: usize, v: u64, people: u64) -> Contest {
        let mut contest = self.clone();
        let (kind, v) = (narrow(self.people.len()), narrow(v));
        contest.people.push(people);
        contest.choices.more = Some(Choice { project: narrow(project), v });
        let one = Supporter { kind, people: narrow(people), v };
        contest.supporters.0[project] = self.supporters.get(project).iter().copied().chain([one]).collect();
        contest.votes[project] += people;
        contest.units[project] += people * u64::from(v);
        contest.voters += people;
        contest
    }

    /// Which of two projects that are as good a buy comes first: lower cost, more votes, the published order.
    pub fn tie(&self, a: usize, b: usize) -> Ordering {
        let key = |project: usize| (self.costs[project], u64::MAX - self.votes[project], self.ranks[project]);
        key(a).cmp(&key(b))
    }

    /// What some projects cost together.
    pub fn cost_of(&self, projects: &[usize]) -> u64 {
        projects.iter().map(|&project| self.costs[project]).sum()
    }

    /// How many people support at least one of some projects.
    pub fn people_with_any(&self, projects: &[usize]) -> u64 {
        let mut wins = vec![false; self.costs.len()];
        projects.iter().for_each(|&project| wins[project] = true);
        let has_any = |kind: usize| self.choices.get(kind).iter().any(|choice| wins[choice.project()]);
        (0..self.people.len()).filter(|&kind| has_any(kind)).map(|kind| self.people[kind]).sum()
    }
}

/// Numbers of kinds, projects, people and points are checked to be small.
fn narrow(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(NONE)
}

/// Who supports each of `count` projects.
fn turned(choices: &Choices, people: &[u64], count: usize) -> Supporters {
    let mut all = vec![Vec::new(); count];
    for (kind, &people) in people.iter().enumerate() {
        for choice in choices.get(kind) {
            let supporter = Supporter { kind: narrow(kind), people: narrow(people), v: choice.v };
            all[choice.project()].push(supporter);
        }
    }
    Supporters(all.into_iter().map(Arc::from).collect())
}

/// What a ballot says in terms of `v`, in order of projects; what is worth nothing is left out.
fn said(choices: &[(usize, u64)], utility: Utility) -> Vec<Choice> {
    let v = |place: usize, points: u64| match utility {
        Utility::Cost | Utility::Cardinality => 1,
        Utility::Points => narrow(points),
        Utility::Borda => narrow(choices.len() - 1 - place),
    };
    let all = choices.iter().enumerate();
    let mut said: Vec<Choice> = all
        .map(|(place, &(project, points))| Choice { project: narrow(project), v: v(place, points) })
        .filter(|choice| choice.v > 0)
        .collect();
    said.sort_unstable();
    said
}
