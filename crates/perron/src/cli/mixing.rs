//! `perron mixing`: how far ties cross.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use mixing::measure::{Chance, Change, Crossing, Measures, Options, PERMUTATIONS, Shift, change, measure};
use serde::Serialize;

use super::{Outcome, may_stop, progress};
use crate::exchange::people::{self, People};
use crate::exchange::ties::{self, Ties};

const EXAMPLES: &str = "\
Examples:
  perron mixing ties.csv --people people.csv                   how far ties cross areas, groups, communities
  perron mixing ties.csv --people people.csv --json out.json   everything, for a program (- for stdout)

people.csv has a line for each person: person, and any of area, group, community, and institution (true for who
is here for an institution). ties.csv has a line for each tie: from and to, names of people; and if wanted when
(before or after, on each line) and gathering (then each gathering is measured too). For example:
  from,to,when
  Ana,Ben,before
  Ana,Chloé,after

  E-I index      (across - within) / all ties: -1 all within, 1 all across
  diversity      the chance that two people drawn from all differ (Blau)
  assortativity  1 if like is tied to like alone, 0 as chance would, below 0 if unlike are (Newman)
  bonding        within one area; bridging: between two; linking: between people and institutions

Beside each figure stands what chance makes of it in 95 of 100 draws, if areas are dealt out anew among the same
people. Ties between two areas are listed only with 10 people at each end, and where no other follows from them.

Exit codes: 0 done, 1 bad input (one sentence says which file and line; nothing is written),
2 a wrong command line.";

/// Measure how far ties cross postal areas, opinion groups and communities
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Mixing {
    /// Who is tied to whom: a CSV file with the columns from and to
    ties: PathBuf,
    /// Who they are: a CSV file with the column person
    #[arg(long, value_name = "FILE")]
    people: PathBuf,
    /// Where every random draw comes from
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// How often chance is drawn
    #[arg(long, value_name = "N", default_value_t = PERMUTATIONS, value_parser = draws)]
    permutations: usize,
    /// Write the measures as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// All that is measured of a file.
#[derive(Serialize)]
struct Report {
    program: &'static str,
    seed: u64,
    permutations: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    whole: Option<Measures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Measures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Measures>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<Change>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    gatherings: BTreeMap<String, Measures>,
}

fn draws(text: &str) -> Result<usize, String> {
    let count = text.parse().map_err(|_| "this is no number".to_owned())?;
    if (PERMUTATIONS..=99_999).contains(&count) { Ok(count) } else { Err("from 999 to 99999".to_owned()) }
}

impl Mixing {
    pub fn run(&self) -> Outcome {
        let busy = progress::busy("reading ties");
        let people = people::read_file(&self.people)?;
        let ties = ties::read_file(&self.ties, &people)?;
        busy.set_message("measuring");
        let report = self.report(&people, &ties)?;
        busy.finish_and_clear();
        if let Some(path) = &self.json {
            let mut json = serde_json::to_vec_pretty(&report)?;
            json.push(b'\n');
            if path == Path::new("-") {
                return Ok(may_stop(io::stdout().lock().write_all(&json))?);
            }
            fs::write(path, json).map_err(|e| format!("{} cannot be written ({e}).", path.display()))?;
        }
        let text = told(&report)?;
        Ok(may_stop(io::stdout().lock().write_all(text.as_bytes()))?)
    }

    fn report(&self, people: &People, ties: &Ties) -> Result<Report, mixing::Impossible> {
        let options = Options { seed: self.seed, permutations: self.permutations };
        let of = |ties: &[[u64; 2]]| measure(&people.all, ties, &options);
        let has_moments = !ties.before.is_empty() || !ties.after.is_empty();
        let mut gatherings = BTreeMap::new();
        for (name, ties) in &ties.gatherings {
            // a flow that is hidden in one would be the rest of the whole
            gatherings.insert(name.clone(), Measures { flows: None, ..of(ties)? });
        }
        Ok(Report {
            program: concat!("perron ", env!("CARGO_PKG_VERSION")),
            seed: self.seed,
            permutations: self.permutations,
            whole: if has_moments { None } else { Some(of(&ties.all)?) },
            before: if has_moments { Some(of(&ties.before)?) } else { None },
            after: if has_moments { Some(of(&ties.after)?) } else { None },
            change: if has_moments {
                Some(change(&people.all, &ties.before, &ties.after, &options)?)
            } else {
                None
            },
            gatherings,
        })
    }
}

fn told(report: &Report) -> Result<String, fmt::Error> {
    let mut text = String::new();
    let parts = [("", &report.whole), ("Before: ", &report.before), ("After: ", &report.after)];
    for (title, measures) in parts.iter().filter_map(|(title, part)| Some((*title, part.as_ref()?))) {
        section(&mut text, title, measures)?;
    }
    if let Some(change) = &report.change {
        writeln!(text, "From before to after ({} pairs are tied at both moments)", change.stayed)?;
        let shifts =
            [("bonding", &change.bonding), ("bridging", &change.bridging), ("linking", &change.linking)];
        for (kind, shift) in shifts.into_iter().filter_map(|(kind, shift)| Some((kind, shift.as_ref()?))) {
            writeln!(text, "  {}", of_shift(kind, shift))?;
        }
        text.push('\n');
    }
    for (name, measures) in &report.gatherings {
        section(&mut text, &format!("{name}: "), measures)?;
    }
    writeln!(
        text,
        "“by chance” is the middle 95 of 100 of {} draws, seed {}; p is how often chance is as far off.",
        report.permutations, report.seed
    )?;
    Ok(text)
}

fn of_shift(kind: &str, shift: &Shift) -> String {
    let points = |share: f64| format!("{:+.0}", 100.0 * share);
    format!(
        "{kind:<9} {:.0}% of ties, then {:.0}% ({} points; by chance {} to {}; p {:.3})",
        100.0 * shift.before,
        100.0 * shift.after,
        points(shift.difference.value),
        points(shift.difference.low),
        points(shift.difference.high),
        shift.p
    )
}

fn section(text: &mut String, title: &str, measures: &Measures) -> fmt::Result {
    writeln!(text, "{title}{} people, {} ties", measures.people, measures.ties)?;
    let divisions = [
        ("postal areas", &measures.area),
        ("opinion groups", &measures.opinion_group),
        ("communities", &measures.community),
    ];
    for (name, crossing) in divisions.into_iter().filter_map(|(name, part)| Some((name, part.as_ref()?))) {
        division(text, name, crossing)?;
    }
    let kinds = measures.kinds;
    writeln!(
        text,
        "  {} bonding, {} bridging, {} linking, {} of an area unknown",
        kinds.bonding, kinds.bridging, kinds.linking, kinds.unknown
    )?;
    if let Some(flows) = &measures.flows {
        for flow in &flows.shown {
            let [from, to] = &flow.areas;
            let ends = if from == to { format!("within {from}") } else { format!("{from} and {to}") };
            writeln!(text, "  {ends}: {} ties", flow.ties)?;
        }
        if flows.hidden > 0 {
            writeln!(
                text,
                "  {} more flows are not shown: of fewer than 10 people, or another would follow",
                flows.hidden
            )?;
        }
        if flows.sums_tell {
            writeln!(
                text,
                "  Do not publish how many ties cross areas: the sum tells a flow of fewer than 10 people."
            )?;
        }
    }
    text.push('\n');
    Ok(())
}

fn division(text: &mut String, name: &str, crossing: &Crossing) -> fmt::Result {
    writeln!(
        text,
        "  {name}: {} people in {}, diversity {:.2} of {:.2}",
        crossing.people, crossing.categories, crossing.diversity, crossing.diversity_most
    )?;
    let (Some(share), Some(e_i), Some(p)) = (crossing.share, crossing.e_i, crossing.p) else { return Ok(()) };
    let percent = |share: f64| format!("{:.0}%", 100.0 * share);
    writeln!(
        text,
        "    {} of {} ties cross ({}; by chance {} to {}; p {p:.3})",
        crossing.across,
        crossing.ties,
        percent(share.value),
        percent(share.low),
        percent(share.high)
    )?;
    let figure = |name: &str, chance: &Chance| {
        format!("    {name} {:.2} (by chance {:.2} to {:.2})", chance.value, chance.low, chance.high)
    };
    writeln!(text, "{}", figure("E-I index", &e_i))?;
    if let Some(assortativity) = &crossing.assortativity {
        writeln!(text, "{}", figure("assortativity", assortativity))?;
    }
    Ok(())
}
