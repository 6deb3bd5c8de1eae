//! `perron verify`: recounting what was published, from its file alone.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Outcome, say};
use crate::pledge::{log, verify};

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
pub struct Verify {
    #[command(subcommand)]
    what: What,
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
            What::Pledge(pledge) => pledge.run(),
        }
    }
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
