//! What `perron survey` and `perron safe-table` do, without the rest of the program:
//! `design survey DESIGN.toml [--weights] --json FILE`, `design safe-table TABLE.csv --min-n 10 --width 5 --json FILE`.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use survey::disclosure::{Counts, Rules, protect};
use survey::{Study, Survey, Table};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |word: &str| arguments.iter().position(|a| a == word).and_then(|at| arguments.get(at + 1));
    let write = |json: String| match after("--json") {
        Some(file) => std::fs::write(file, json),
        None => writeln!(std::io::stdout(), "{json}"),
    };
    if let Some(path) = after("safe-table") {
        let number = |word: &str, usual: u64| after(word).map_or(Ok(usual), |number| number.parse());
        let rules = Rules { min_n: number("--min-n", 10)?, width: number("--width", 5)? };
        let table = protect(&Counts::read_csv(&std::fs::read(path)?)?, rules)?;
        return Ok(write(serde_json::to_string_pretty(&table)?)?);
    }
    let path = Path::new(after("survey").ok_or("survey DESIGN.toml --json FILE")?);
    let study: Study = toml::from_str(&std::fs::read_to_string(path)?)?;
    let bytes = std::fs::read(path.parent().unwrap_or(Path::new("")).join(&study.data))?;
    let table = Table::read_csv(&study, &bytes)?;
    let survey = Survey::new(&study, table)?;
    let mut answer = survey.answer_all(&study)?;
    if arguments.iter().any(|a| a == "--weights") {
        answer.weight = survey.weights().to_vec();
    }
    Ok(write(serde_json::to_string_pretty(&answer)?)?)
}
