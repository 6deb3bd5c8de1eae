//! Weights and estimates from a large made-up survey; `bench/survey/run.py` runs it.
//!
//! `survey_bench make FOLDER ROWS` writes `answers.csv` and `margins.csv`; then, each printing one line of JSON,
//! `survey_bench rake FOLDER`, `survey_bench domains FOLDER`, `survey_bench bootstrap FOLDER COUNT`.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use survey::study::{Design, Estimate, Kind, Margin, ReplicateKind, Replicates, Weighting};
use survey::{Study, Survey, Table};

/// Margins and how many levels each has.
const MARGINS: [(&str, usize); 6] =
    [("age", 7), ("gender", 3), ("province", 13), ("education", 5), ("place", 3), ("housing", 6)];
const POPULATION: f64 = 30_000_000.0;

/// SplitMix64.
struct Draws(u64);

impl Draws {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Somebody: levels that hang together a little, lower ones more often where `tilt` is larger.
    fn somebody(&mut self, tilt: f64) -> [usize; 6] {
        let common = self.unit();
        MARGINS.map(|(_, size)| {
            let at = 0.7 * self.unit().powf(tilt) + 0.3 * common;
            ((at * size as f64) as usize).min(size - 1)
        })
    }
}

fn make(folder: &Path, rows: usize) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let mut draws = Draws(1);
    let mut text = MARGINS.map(|(name, _)| name).join(",") + ",strong\n";
    for _ in 0..rows {
        let levels = draws.somebody(1.3);
        let strong = draws.unit() < 0.35 + 0.05 * levels[0] as f64;
        for level in levels {
            write!(text, "{level},")?;
        }
        writeln!(text, "{}", u8::from(strong))?;
    }
    fs::write(folder.join("answers.csv"), text)?;
    let mut totals = MARGINS.map(|(_, size)| vec![0.0; size]);
    let people = 400_000;
    for _ in 0..people {
        for (total, level) in totals.iter_mut().zip(draws.somebody(1.0)) {
            total[level] += POPULATION / f64::from(people);
        }
    }
    let mut text = "margin,level,total\n".to_owned();
    for ((name, _), totals) in MARGINS.iter().zip(&totals) {
        for (level, total) in totals.iter().enumerate() {
            writeln!(text, "{name},{level},{total}")?;
        }
    }
    Ok(fs::write(folder.join("margins.csv"), text)?)
}

fn margins(folder: &Path) -> Result<Vec<Margin>, Box<dyn Error>> {
    let mut margins: Vec<Margin> = Vec::new();
    for line in fs::read_to_string(folder.join("margins.csv"))?.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [name, level, total] = fields[..] else { return Err("margin,level,total".into()) };
        if margins.last().is_none_or(|margin| margin.by.0[0] != name) {
            margins.push(Margin { by: name.into(), totals: Default::default() });
        }
        if let Some(margin) = margins.last_mut() {
            margin.totals.insert(level.to_owned(), total.parse()?);
        }
    }
    Ok(margins)
}

/// The largest memory of this process so far, in bytes, where the system tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .map_or(0, |kilobytes: u64| 1024 * kilobytes)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (task, folder, count) = match words[..] {
        ["make", folder, rows] => return make(Path::new(folder), rows.parse()?),
        [task @ ("rake" | "domains"), folder] => (task, Path::new(folder), 0),
        ["bootstrap", folder, count] => ("bootstrap", Path::new(folder), count.parse()?),
        _ => return Err("make FOLDER ROWS, rake FOLDER, domains FOLDER or bootstrap FOLDER COUNT".into()),
    };
    let mut study = Study {
        weighting: vec![Weighting::Rake { margins: margins(folder)?, trim: None }],
        ..Study::default()
    };
    study.estimate =
        vec![Estimate { by: "province".into(), ..Estimate::new("strong", Kind::Mean, "strong") }];
    if task == "bootstrap" {
        let replicates =
            Replicates { kind: Some(ReplicateKind::Bootstrap), count: Some(count), ..Replicates::default() };
        study.design = Design { replicates: Some(replicates), ..Design::default() };
    }
    let begin = Instant::now();
    let bytes = fs::read(folder.join("answers.csv"))?;
    let table = Table::read_csv(&study, &bytes)?;
    let read = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    let survey = Survey::new(&study, table)?;
    let raked = begin.elapsed().as_secs_f64();
    let begin = Instant::now();
    let answer = if task == "rake" { survey.answer(&[])? } else { survey.answer(&study.estimate)? };
    let estimated = begin.elapsed().as_secs_f64();
    let seconds = if task == "rake" { raked } else { estimated };
    let first = answer.estimate.first();
    println!(
        "{{\"seconds\": {seconds}, \"read\": {read}, \"peak\": {}, \"iterations\": {}, \"min\": {}, \"max\": {}, \"est\": {}, \"se\": {}}}",
        peak(),
        answer.weights.iterations,
        answer.weights.min,
        answer.weights.max,
        first.and_then(|entry| entry.est).unwrap_or(0.0),
        first.and_then(|entry| entry.se).unwrap_or(0.0)
    );
    Ok(())
}
