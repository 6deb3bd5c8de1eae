mod report;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Args, CommandFactory, ValueEnum};
use opinion::{OpinionMap, Votes, perron, polis};

use super::{Cli, Outcome, may_stop, progress};
use crate::exchange::polis::read_folder;
use crate::exchange::{Conversation, Moderation, Statement, archive, groups};

const EXAMPLES: &str = "\
Examples:
  perron opinion my-export                            groups, common ground, and how sure they are
  perron opinion my-export.zip                        the same from the zip as it came
  perron opinion my-export --method polis             by the published Polis mathematics
  perron opinion my-export --json map.json            everything, for a program (- for stdout)
  perron opinion my-export --attributes people.csv    common ground must hold in these groups too
  perron opinion my-export --method polis --groups groups.csv
                                                      what these groups say, instead of finding some

The folder holds votes.csv (timestamp, comment-id, voter-id, vote), or votes-derived.csv, or
participants-votes.csv; and comments.csv (comment-id, comment-body, moderated, is-meta).
A vote is 1 agree, -1 disagree or 0 pass. Columns may stand in any order.
Files with groups have the columns participant and group.

The same votes and seed give the same map. Participants and statements are limited by memory only:
about 60 bytes a vote while the files are read.

Exit codes: 0 done, 1 bad input (one sentence says which file and line; nothing is written),
2 a wrong command line.";

/// Print the opinion map of a conversation in a Polis export folder
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Opinion {
    /// Folder with votes.csv and comments.csv, or a zip of it
    dir: PathBuf,
    /// How the map is made
    #[arg(long, value_enum, default_value = "perron")]
    method: Method,
    /// Groups to describe instead of finding them (with --method polis)
    #[arg(long, value_name = "FILE")]
    groups: Option<PathBuf>,
    /// Groups in which common ground must hold too; people may be in several (with --method perron)
    #[arg(long, value_name = "FILE")]
    attributes: Option<PathBuf>,
    /// Where every random draw comes from (method perron)
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Write the map as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Method {
    /// Order and unseen votes do not count; groups and common ground with their certainty
    Perron,
    /// The published Polis mathematics, step by step
    Polis,
}

/// Groups from a file, by name.
type Named = BTreeMap<String, BTreeSet<u64>>;

impl Opinion {
    pub fn run(&self) -> Outcome {
        self.refuse_what_the_method_has_not();
        let busy = progress::busy("reading votes");
        let conversation = if self.dir.is_file() {
            archive::read(&self.dir.display().to_string(), fs::File::open(&self.dir)?)?
        } else {
            read_folder(&self.dir)?
        };
        let votes = Votes::from_casts(&conversation.votes);
        let given = self.groups.as_deref().map(groups::read_file).transpose()?;
        let attributes = self.attributes.as_deref().map(groups::read_file).transpose()?;
        busy.set_message("making the map");
        let map = match self.method {
            Method::Perron => perron::map(&votes, &self.perron_options(&conversation, attributes)),
            Method::Polis => polis::map(&votes, &polis_options(&conversation, given.as_ref())?),
        };
        busy.finish_and_clear();
        match &self.json {
            Some(path) if path == Path::new("-") => may_stop(write_json(&map, io::stdout().lock()))?,
            Some(path) => {
                // Made in memory first, so that a failure leaves no half of a file.
                let mut json = Vec::new();
                write_json(&map, &mut json)?;
                fs::write(path, json).map_err(|e| format!("{} cannot be written ({e}).", path.display()))?;
                self.report(&conversation, &map, given.as_ref())?;
            }
            None => self.report(&conversation, &map, given.as_ref())?,
        }
        Ok(())
    }

    /// Ends as any other wrong command line does.
    fn refuse_what_the_method_has_not(&self) {
        let wrong = match self.method {
            Method::Perron if self.groups.is_some() => "--groups needs --method polis",
            Method::Polis if self.attributes.is_some() => "--attributes needs --method perron",
            _ => return,
        };
        Cli::command().error(ErrorKind::ArgumentConflict, wrong).exit()
    }

    fn perron_options(&self, conversation: &Conversation, attributes: Option<Named>) -> perron::Options {
        perron::Options {
            seed: self.seed,
            moderated_out: ids(conversation, |s| s.moderation == Moderation::Out || s.is_meta),
            attributes: attributes.unwrap_or_default(),
            ..perron::Options::default()
        }
    }

    fn report(&self, conversation: &Conversation, map: &OpinionMap, given: Option<&Named>) -> Outcome {
        let names = given.map(|groups| groups.keys().cloned().collect());
        let text = report::write(conversation, map, names);
        Ok(may_stop(io::stdout().lock().write_all(text.as_bytes()))?)
    }
}

fn ids(conversation: &Conversation, is_it: impl Fn(&Statement) -> bool) -> BTreeSet<u64> {
    conversation.statements.iter().filter(|s| is_it(s)).map(|s| s.id).collect()
}

fn polis_options(conversation: &Conversation, given: Option<&Named>) -> Result<polis::Options, String> {
    Ok(polis::Options {
        moderated_out: ids(conversation, |s| s.moderation == Moderation::Out),
        meta: ids(conversation, |s| s.is_meta),
        groups: given.map(one_group_each).transpose()?,
    })
}

/// Numbers the groups in the order of their names.
fn one_group_each(groups: &Named) -> Result<BTreeMap<u64, usize>, String> {
    let mut group_of = BTreeMap::new();
    for (number, (name, members)) in groups.iter().enumerate() {
        for &participant in members {
            if group_of.insert(participant, number).is_some() {
                return Err(format!(
                    "--groups: participant {participant} is in group “{name}” and in an earlier one, but can be in one \
                     only; nothing was computed."
                ));
            }
        }
    }
    Ok(group_of)
}

fn write_json(map: &OpinionMap, mut to: impl Write) -> Result<(), io::Error> {
    serde_json::to_writer(&mut to, map)?;
    to.write_all(b"\n")
}
