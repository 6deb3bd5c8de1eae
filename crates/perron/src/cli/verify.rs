//! `perron verify`: recounting what was published, from its file alone.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Outcome, say};
use crate::bundle::finding::State;
use crate::bundle::note::Verifier;
use crate::bundle::verify::{Known, Report, verify as check};
use crate::pledge::{log, verify};

const BUNDLES: &str = "\
Examples:
  perron verify bundle-3.zip                              count the result again, from the bundle alone
  perron verify bundle-3.zip --key key.txt                and that this house signed it
  perron verify bundle-3.zip --key key.txt --checkpoint kept.txt --consistency grown.txt
                                                          and that its log is the one you kept earlier
  perron verify bundle-3.zip --json                       for programs
  perron verify pledge pledge-log.csv                     the public log of signatures alone

The page /en/bundles of a house lists its bundles. The key is at /en/bundles/key, the log in short at
/en/bundles/checkpoint, and that a log of 5 bundles is the beginning of one of 8 is shown by
/en/bundles/consistency/5/8. Nothing is sent anywhere.

Each line says what was found of a field: matches, DIFFERS, or unchecked and why.

Exit codes: 0 all that could be checked matches, 1 something differs, or the file is no bundle (one sentence says
why), 2 a wrong command line.";

const EXAMPLES: &str = "\
Examples:
  perron verify pledge pledge-log.csv                     recount who signed and who withdrew
  perron verify pledge pledge-log.csv --seen CHAIN        and that a log seen earlier is the beginning of it
  perron verify pledge pledge-log.csv --salt SALT --address marie@example.org
                                                          and which line is mine

The log is at /en/pledge/log.csv of the house. Each line is: number, signed or withdrawn, day, mark, chain.
A mark is the SHA-256 of the salt, a line break, and the address in small letters. A chain is the SHA-256 of the
chain before (of the first line: perron pledge log 1), a line break, and the line without its chain.

Exit codes: 0 the log holds, 1 it does not or is no log (one sentence says why and in which line),
2 a wrong command line.";

/// Recount what was published, from its file alone
#[derive(Args)]
#[command(after_help = BUNDLES, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Verify {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    bundle: Bundle,
}

#[derive(Args)]
struct Bundle {
    /// The bundle, as downloaded
    #[arg(required = true)]
    bundle: Option<PathBuf>,
    /// Public key of the house: a file, or the key itself
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// A checkpoint of the log that was kept earlier, or a proof that holds one
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// How the log grew between that checkpoint and the bundle
    #[arg(long, value_name = "FILE", requires = "checkpoint")]
    consistency: Option<PathBuf>,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum What {
    Pledge(Pledge),
}

/// Recount the public log of signatures
#[derive(Args)]
#[command(after_help = EXAMPLES)]
struct Pledge {
    /// The log, as downloaded
    file: PathBuf,
    /// The chain of the last line of a log seen earlier
    #[arg(long, value_name = "CHAIN")]
    seen: Option<String>,
    /// The salt from one's own mail
    #[arg(long, value_name = "SALT", requires = "address")]
    salt: Option<String>,
    /// The address one signed with
    #[arg(long, value_name = "EMAIL", requires = "salt")]
    address: Option<String>,
}

impl Verify {
    pub fn run(&self) -> Outcome {
        match &self.what {
            Some(What::Pledge(pledge)) => pledge.run(),
            None => self.bundle.run(),
        }
    }
}

impl Bundle {
    fn run(&self) -> Outcome {
        let path = self.bundle.as_deref().unwrap_or(Path::new(""));
        let bytes = fs::read(path).map_err(|error| cannot(path, &error))?;
        let text = |path: &Option<PathBuf>| {
            let read = |path: &PathBuf| fs::read_to_string(path).map_err(|error| cannot(path, &error));
            path.as_ref().map(read).transpose()
        };
        let key = self.key.as_ref().map(|key| match Verifier::parse(key) {
            Some(_) => Ok(key.clone()),
            None => fs::read_to_string(key).map_err(|error| cannot(Path::new(key), &error)),
        });
        let key = key.transpose()?;
        let (checkpoint, growth) = (text(&self.checkpoint)?, text(&self.consistency)?);
        let known =
            Known { keys: key.as_deref(), checkpoint: checkpoint.as_deref(), growth: growth.as_deref() };
        let report = check(&bytes, &known)?;
        if self.json {
            say(format_args!("{:#}", as_json(&report)))?
        } else {
            print(&report)?
        }
        if report.findings.hold() {
            Ok(())
        } else {
            Err("The bundle does not hold: see what differs.".into())
        }
    }
}

fn cannot(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be read ({error}).", path.display())
}

fn print(report: &Report) -> std::io::Result<()> {
    let manifest = &report.manifest;
    say(format_args!(
        "Bundle {}, {}: {} ({})",
        manifest.number, manifest.kind, manifest.title.en, manifest.made
    ))?;
    for finding in &report.findings.0 {
        match &finding.state {
            State::Matches => say(format_args!("matches    {}", finding.field))?,
            State::Differs(why) => say(format_args!("DIFFERS    {}: {why}", finding.field))?,
            State::Unchecked(why) => say(format_args!("unchecked  {}: {why}", finding.field))?,
        }
    }
    let (matches, unchecked) = report.findings.counts();
    if report.findings.hold() {
        say(format_args!("The bundle holds: {matches} match, {unchecked} could not be checked."))?;
    }
    Ok(())
}

fn as_json(report: &Report) -> serde_json::Value {
    let manifest = &report.manifest;
    json!({
        "holds": report.findings.hold(),
        "number": manifest.number,
        "kind": manifest.kind,
        "thing": manifest.thing,
        "made": manifest.made,
        "program": manifest.program,
        "key": manifest.key,
        "findings": report.findings.json(),
    })
}

impl Pledge {
    fn run(&self) -> Outcome {
        let text = fs::read_to_string(&self.file)
            .map_err(|error| format!("{} cannot be read ({error}).", self.file.display()))?;
        let found = verify::recount(&text)?;
        if let Some(seen) = &self.seen
            && found.line_of_chain(seen).is_none()
        {
            return Err("The log does not hold: no line of it has the chain you saw earlier, so what came before was \
                        changed or cut off."
                .into());
        }
        say("The log holds: no line was changed, left out or put in between.")?;
        if let Some((first, last)) = &found.days {
            say(format_args!("From {first} to {last} (UTC)."))?;
        }
        say(format_args!("Signed:    {}", found.signed))?;
        say(format_args!("Withdrawn: {}", found.withdrawn))?;
        say(format_args!("Counting:  {}", found.counting()))?;
        say(format_args!("Chain of the last line: {}", found.head))?;
        if let (Some(salt), Some(address)) = (&self.salt, &self.address) {
            let mark = log::mark(salt.trim(), &address.trim().to_lowercase());
            match found.line_of_mark(&mark) {
                Some((line, true)) => say(format_args!("Line {line} is yours, and counts."))?,
                Some((line, false)) => say(format_args!("Line {line} is yours; it was withdrawn later."))?,
                None => return Err("No line has your mark: check salt and address.".into()),
            }
        }
        Ok(())
    }
}
