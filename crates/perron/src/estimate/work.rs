//! Columns of answers, margins and what may be shown → figures. Pure: the same input gives the same figures.

use survey::answer::{Entry, Level};
use survey::study::{
    Compare, Design, Estimate, Kind as Asked, Limits, Margin as Known, Names, Study, Weighting as Step,
};
use survey::{Column, Levels as Texts, MISSING, Survey, Table};

use super::domain::Domain;
use super::found::{Cell, Figure, Found, Gap, Kind, Line, Part, Trouble, View, Weighting, Why};
use super::hide::{self, FEWEST, Whole};
use super::rows::{Class, Columns};
use super::{ties, weigh};
use crate::wave::sheet::Sheet;

/// Groups of which every pair is compared, at most.
const MOST_COMPARED: usize = 16;
/// A difference is sure.
const SURE: f64 = 0.05;

/// Everything that decides besides the answers.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// What is known of the population.
    pub margins: Vec<store::margin::Margin>,
    /// Whether the answers stood in a file.
    pub is_imported: bool,
    /// By what figures are shown: one or two words each.
    pub views: Vec<Vec<String>>,
    /// Groups that their own body withholds: attribute, level, and its name in both languages.
    pub withheld: Vec<(String, String, [String; 2])>,
    /// The smallest change that matters, from 0 to 1.
    pub meaningful: f64,
}

/// One kind of figures, ready to be asked.
pub(super) struct Ground<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) terms: &'a Terms,
    pub(super) kind: Kind,
    /// The rows it is made of.
    pub(super) rows: Vec<usize>,
}

/// Works out every figure. `step` hears how far it is.
pub fn work(sheet: &Sheet, columns: &Columns, terms: &Terms, step: &dyn Fn(usize, usize)) -> Found {
    let all = || 0..columns.rows();
    let (invited, others): (Vec<usize>, Vec<usize>) = all().partition(|row| columns.is_panel[*row]);
    let has_weights = columns.weight.iter().any(|weight| !weight.is_nan());
    let mut parts = Vec::new();
    if terms.is_imported {
        parts.push((
            if has_weights || !terms.margins.is_empty() { Kind::Population } else { Kind::Participants },
            all().collect(),
        ));
    } else {
        let heard = if invited.is_empty() { &others } else { &invited };
        if !terms.margins.is_empty() && !heard.is_empty() {
            parts.push((Kind::Population, heard.clone()));
        }
        if !invited.is_empty() {
            parts.push((Kind::Panel, invited));
        }
        if !others.is_empty() {
            parts.push((Kind::Participants, others));
        }
    }
    let steps = parts.len() * (sheet.items.len() + 1);
    let of = |(at, (kind, rows)): (usize, (Kind, Vec<usize>))| {
        let ground = Ground { sheet, columns, terms, kind, rows };
        ground.part(&|done| step(at * (sheet.items.len() + 1) + done, steps))
    };
    Found { parts: parts.into_iter().enumerate().map(of).collect() }
}

impl Ground<'_> {
    fn part(mut self, step: &dyn Fn(usize)) -> Part {
        let n = self.rows.len();
        let mut part = Part {
            kind: self.kind,
            n: if n < FEWEST { 0 } else { n },
            left_out: 0,
            weighting: None,
            trouble: None,
            lines: Vec::new(),
            ties: Vec::new(),
        };
        if self.kind == Kind::Population {
            part.left_out = weigh::leave_out(&mut self);
        }
        match self.engine(&mut part) {
            Ok(asked) => {
                for (at, item) in self.sheet.items.iter().enumerate() {
                    if !item.scoring.counted.is_empty() {
                        part.lines.push(self.line(&asked, at));
                    }
                    step(at + 1);
                }
                part.ties = ties::shares(&self, &asked);
            }
            Err(trouble) => part.trouble = Some(trouble),
        }
        part
    }

    /// The engine over these rows, with a column for each question, domain and tie.
    fn engine(&self, part: &mut Part) -> Result<Ready, Trouble> {
        self.can_be_worked_out(part)?;
        let engine = |fault: survey::Fault| Trouble::Engine(fault.to_string());
        let mut table = Table::new(self.rows.len());
        for (at, item) in self.columns.items.iter().enumerate() {
            let below = self.sheet.items[at].scoring.counts_no_opinion;
            table.put(&format!("o{at}"), Column::Numbers(self.numbers(item, below))).map_err(engine)?;
            if below {
                table.put(&format!("p{at}"), Column::Numbers(self.numbers(item, false))).map_err(engine)?;
            }
        }
        for (name, numbers) in ties::columns(self) {
            table.put(&name, Column::Numbers(numbers)).map_err(engine)?;
        }
        let domains: Vec<Domain> =
            self.terms.views.iter().filter_map(|by| Domain::of(self.columns, &self.rows, by)).collect();
        for (at, domain) in domains.iter().enumerate() {
            for (number, codes) in domain.columns.iter().enumerate() {
                let levels = Texts { names: domain.keys(number), codes: codes.clone() };
                table.put(&format!("d{at}_{number}"), Column::Levels(levels)).map_err(engine)?;
            }
        }
        let mut study = Study { design: Design::default(), ..Study::default() };
        if self.kind == Kind::Population {
            self.weights(&mut study, &mut table)?;
        }
        let survey = Survey::new(&study, table).map_err(engine)?;
        if self.kind == Kind::Population {
            let summary = survey.answer(&[]).map_err(engine)?.weights;
            part.weighting = Some(Weighting {
                is_brought: study.design.weights.is_some(),
                came_by_themselves: !self.terms.is_imported
                    && !self.rows.iter().all(|row| self.columns.is_panel[*row]),
                margins: self.terms.margins.iter().map(|margin| margin.attribute.clone()).collect(),
                kish_deff: summary.kish_deff,
                trimmed: summary.trimmed,
                margin_error: summary.margin_error,
            });
        }
        Ok(Ready { survey, domains })
    }

    fn can_be_worked_out(&self, part: &Part) -> Result<(), Trouble> {
        if self.rows.is_empty() && part.left_out > 0 {
            return Err(Trouble::Unweighted);
        }
        if self.rows.len() < FEWEST {
            return Err(Trouble::Few);
        }
        let is_answer = |class: &Class| matches!(class, Class::Other | Class::Counted | Class::NoOpinion);
        let answers =
            |item: &super::rows::Answered| self.rows.iter().any(|row| is_answer(&item.classes[*row]));
        if !self.columns.items.iter().any(answers) {
            return Err(Trouble::Refused);
        }
        if self.kind == Kind::Population { weigh::check(self) } else { Ok(()) }
    }

    /// Design weights, strata, clusters and margins, as far as there are any.
    fn weights(&self, study: &mut Study, table: &mut Table) -> Result<(), Trouble> {
        let engine = |fault: survey::Fault| Trouble::Engine(fault.to_string());
        let columns = self.columns;
        let brought: Vec<f64> = self.rows.iter().map(|row| columns.weight[*row]).collect();
        if brought.iter().any(|weight| !weight.is_nan()) {
            let given = brought.iter().map(|weight| if weight.is_nan() { 0.0 } else { *weight }).collect();
            table.put("weight", Column::Numbers(given)).map_err(engine)?;
            study.design.weights = Some("weight".to_owned());
        }
        for (name, words) in [("stratum", &columns.stratum), ("cluster", &columns.cluster)] {
            if words.is_full() {
                let codes = self.rows.iter().map(|row| words.codes[*row]).collect();
                table.put(name, Column::Levels(Texts::new(words.names.clone(), codes))).map_err(engine)?;
                let of = if name == "stratum" { &mut study.design.strata } else { &mut study.design.cluster };
                *of = Names::from(name);
            }
        }
        let mut margins = Vec::new();
        for margin in &self.terms.margins {
            let Some(levels) = columns.attribute(&margin.attribute) else { continue };
            let names = levels.names();
            let code = |row: &usize| {
                levels.of_row(*row).next().and_then(|at| u32::try_from(at).ok()).unwrap_or(MISSING)
            };
            let codes: Vec<u32> = self.rows.iter().map(code).collect();
            table.put(&margin.attribute, Column::Levels(Texts::new(names, codes))).map_err(engine)?;
            let totals = margin.totals.iter().filter(|(_, total)| *total > 0);
            // far below where an f64 loses units
            let totals = totals.map(|(level, total)| (level.clone(), *total as f64)).collect();
            margins.push(Known { by: Names::from(margin.attribute.as_str()), totals });
        }
        if !margins.is_empty() {
            study.weighting.push(Step::Rake { margins, trim: Some(Limits::default()) });
        }
        Ok(())
    }

    /// 1 for what counts, 0 for what does not, NaN for what stands beside.
    fn numbers(&self, item: &super::rows::Answered, counts_no_opinion: bool) -> Vec<f64> {
        let number = |row: &usize| match item.classes[*row] {
            Class::Counted => 1.0,
            Class::Other => 0.0,
            Class::NoOpinion if counts_no_opinion => 0.0,
            Class::NoOpinion | Class::Refused | Class::Missing => f64::NAN,
        };
        self.rows.iter().map(number).collect()
    }

    fn line(&self, ready: &Ready, at: usize) -> Line {
        let item = &self.sheet.items[at];
        let classes = &self.columns.items[at].classes;
        let share = |class: Class| {
            let count = self.rows.iter().filter(|row| classes[**row] == class).count();
            count * 10_000 / self.rows.len().max(1)
        };
        let all = self.figure(ready, &format!("o{at}"));
        let with_opinion = item.scoring.counts_no_opinion.then(|| self.figure(ready, &format!("p{at}")));
        let mut views = Vec::with_capacity(ready.domains.len());
        for (number, domain) in ready.domains.iter().enumerate() {
            let wholes = Whole::provinces(domain, &views);
            views.push(self.view(ready, &format!("o{at}"), (number, domain), &wholes));
        }
        Line {
            item: item.key.clone(),
            all,
            with_opinion,
            quality: [Class::Refused, Class::NoOpinion, Class::Missing].map(share),
            views,
            changes: Vec::new(),
        }
    }

    /// The share of a column among everybody.
    pub(super) fn figure(&self, ready: &Ready, column: &str) -> Figure {
        match ready.survey.answer(&[Estimate::new("all", Asked::Proportion, column)]) {
            Ok(answer) => answer.estimate.first().map_or_else(Figure::default, |entry| self.told(entry)),
            Err(_) => Figure::hidden(Why::Few),
        }
    }

    /// What may be said of an entry by itself.
    fn told(&self, entry: &Entry) -> Figure {
        let described = self.kind != Kind::Population;
        let Some(est) = entry.est.filter(|_| entry.n >= FEWEST) else { return Figure::hidden(Why::Few) };
        if !described && entry.flag == Some('F') {
            return Figure::hidden(Why::Unsure);
        }
        let mut figure = Figure { n: Some(entry.n), est: Some(est), ..Figure::default() };
        if !described {
            (figure.se, figure.lo, figure.hi, figure.flag) = (entry.se, entry.lo, entry.hi, entry.flag);
        }
        figure
    }

    fn view(
        &self,
        ready: &Ready,
        column: &str,
        (number, domain): (usize, &Domain),
        wholes: &[Whole],
    ) -> View {
        let asked: Vec<Estimate> = (0..domain.columns.len())
            .map(|part| Estimate {
                by: Names::from(format!("d{number}_{part}").as_str()),
                ..Estimate::new(&part.to_string(), Asked::Proportion, column)
            })
            .collect();
        let mut entries: Vec<Option<Entry>> = vec![None; domain.cells.len()];
        if let Ok(answer) = ready.survey.answer(&asked) {
            for entry in answer.estimate {
                if let Some(at) = cell_of(&entry.level) {
                    entries[at] = Some(entry);
                }
            }
        }
        let figures: Vec<Figure> = entries
            .iter()
            .map(|entry| entry.as_ref().map_or_else(|| Figure::hidden(Why::Few), |one| self.told(one)))
            .collect();
        let counts: Vec<[usize; 2]> =
            entries.iter().map(|entry| entry.as_ref().map_or([0, 0], such)).collect();
        let withheld = |levels: &[String]| {
            let of = |(attribute, level): (&String, &String)| {
                let found =
                    self.terms.withheld.iter().find(|(one, other, _)| one == attribute && other == level);
                found.map(|(.., [en, fr])| Why::Withheld(en.clone(), fr.clone()))
            };
            domain.by.iter().zip(levels).find_map(of)
        };
        let withheld: Vec<Option<Why>> = domain.cells.iter().map(|levels| withheld(levels)).collect();
        let mut figures = hide::hide((domain, wholes), figures, &counts, &withheld);
        if self.kind != Kind::Population {
            hide::hide_such((domain, wholes), &mut figures, &counts);
        }
        let cells = domain.cells.iter().cloned().zip(figures);
        let mut view = View {
            by: domain.by.clone(),
            cells: cells.map(|(levels, figure)| Cell { levels, figure, rank: None }).collect(),
            sure: Vec::new(),
            gaps: Vec::new(),
        };
        // groups that nobody is in tell nothing
        if domain.columns.len() == 1 && self.kind == Kind::Population {
            self.compare(ready, column, number, &mut view);
        }
        view
    }

    /// Every pair of the groups that are shown: which differ for sure, and each beside the largest.
    fn compare(&self, ready: &Ready, column: &str, number: usize, view: &mut View) {
        let shown: Vec<usize> =
            (0..view.cells.len()).filter(|at| view.cells[*at].figure.est.is_some()).collect();
        if !(2..=MOST_COMPARED).contains(&shown.len()) {
            return;
        }
        let by = Names::from(format!("d{number}_0").as_str());
        let pair = |kind: Asked, a: usize, b: usize| Estimate {
            by: by.clone(),
            compare: Some(Compare::Two([super::domain::key(a), super::domain::key(b)])),
            ..Estimate::new(&format!("{a} {b}"), kind, column)
        };
        let pairs: Vec<(usize, usize)> =
            shown.iter().flat_map(|a| shown.iter().filter(move |b| *b > a).map(move |b| (*a, *b))).collect();
        let asked: Vec<Estimate> = pairs.iter().map(|(a, b)| pair(Asked::Difference, *a, *b)).collect();
        let Ok(answer) = ready.survey.answer(&asked) else { return };
        let p: Vec<f64> = answer.estimate.iter().map(|entry| entry.p.unwrap_or(1.0)).collect();
        let holm = survey::multiple::holm(&p);
        let share = |at: usize| view.cells[at].figure.est.unwrap_or(0.0);
        let sure: Vec<(usize, usize)> =
            pairs.iter().zip(&holm).filter(|(_, p)| **p < SURE).map(|(pair, _)| *pair).collect();
        let shares: Vec<f64> = shown.iter().map(|at| share(*at)).collect();
        let is_sure = |a: usize, b: usize| {
            let (a, b) = (shown[a].min(shown[b]), shown[a].max(shown[b]));
            sure.contains(&(a, b))
        };
        let ranks = survey::multiple::ranks(&shares, is_sure);
        let higher_first = |(a, b): &(usize, usize)| if share(*a) >= share(*b) { (*a, *b) } else { (*b, *a) };
        let ordered: Vec<(usize, usize)> = sure.iter().map(higher_first).collect();
        let largest =
            shown.iter().copied().max_by_key(|at| (view.cells[*at].figure.n, std::cmp::Reverse(*at)));
        view.gaps = largest.map_or_else(Vec::new, |largest| {
            let others = shown.iter().copied().filter(|at| *at != largest);
            let both = others
                .flat_map(|at| [pair(Asked::Difference, largest, at), pair(Asked::RiskRatio, largest, at)]);
            let found = ready.survey.answer(&both.collect::<Vec<_>>());
            found.map_or_else(|_| Vec::new(), |found| found.estimate.chunks(2).filter_map(gap).collect())
        });
        view.sure = ordered;
        for (at, rank) in shown.iter().zip(ranks) {
            view.cells[*at].rank = Some(rank);
        }
    }
}

/// The engine, and the groups it can be asked about.
pub(super) struct Ready {
    pub(super) survey: Survey,
    domains: Vec<Domain>,
}

fn cell_of(level: &Level) -> Option<usize> {
    match level {
        Level::One(key) => key.parse().ok(),
        Level::All | Level::Many(_) => None,
    }
}

/// How many answered, and how many of them gave what counts, as far as a share without weights tells it; with weights only
/// none and all are told apart.
fn such(entry: &Entry) -> [usize; 2] {
    // between 0 and n
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rounded number of people")]
    let count = entry.est.map_or(0, |est| match est {
        all if all >= 1.0 => entry.n,
        est => ((est * entry.n as f64).round() as usize)
            .clamp(usize::from(est > 0.0), entry.n.saturating_sub(1).max(usize::from(est > 0.0))),
    });
    [entry.n, count]
}

/// A difference and a ratio of the same two, the second group first.
fn gap(both: &[Entry]) -> Option<Gap> {
    let [difference, ratio] = both else { return None };
    let mut cells = difference.name.split(' ').map(str::parse);
    let (second, first) = (cells.next()?.ok()?, cells.next()?.ok()?);
    let three = |entry: &Entry| Some([entry.est?, entry.lo?, entry.hi?]);
    let ([b, a], [n_b, n_a]) = (difference.rates?, difference.counts?);
    Some(Gap {
        cells: [first, second],
        rates: [a, b],
        counts: [n_a, n_b],
        difference: three(difference)?,
        ratio: three(ratio),
    })
}
