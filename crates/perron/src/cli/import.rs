use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use store::{Ids, SystemClock};

use super::{Outcome, house, say};
use crate::app::App;
use crate::error::Error;
use crate::exchange::{archive, polis};
use crate::i18n::Lang;
use crate::import::{Desk, Report, Terms, keep};
use crate::pledge::bring::{self, Clerk, bring, note};
use crate::pledge::list_file;
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron import polis my-export                         the folder, or the zip, of a Polis export
  perron import polis my-export.zip --language fr --question-fr \"Que faire?\" --question-en \"What to do?\" --open
  perron import polis my-export --json                  the report for another program
  perron import pledge signatories.csv --check          what a list of signatories holds, line by line
  perron import pledge signatories.csv                  take its good lines
  perron import pb vote.pb --community 0B7K9F2M4QX1     a vote on a budget, into a shared fund
  perron import wave answers.csv --design wave.toml --community 0B7K9F2M4QX1
                                                        a survey wave that was held elsewhere

A conversation is taken whole or not at all. Of a list of signatories the good lines are taken, all at once, and each
other line is named with the reason; nobody on it is written to. Its first line names the columns: name, and if known
sector, short name, province, email, public (yes or no), date (2025-03-01). Without --open the conversation is closed: its map can be read, nobody votes.
Exit codes: 0 done, 1 bad input (one sentence says which file and line; nothing is kept), 2 a wrong command line.";

/// Bring a conversation or a vote that was held elsewhere, or a list of signatories
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    Polis(Polis),
    Pledge(Pledge),
    Pb(super::import_pb::Pb),
    Wave(Box<super::import_wave::Wave>),
}

/// A list of signatories of the pledge, as CSV
#[derive(Args)]
#[command(after_help = EXAMPLES)]
struct Pledge {
    /// The list
    from: PathBuf,
    /// Only look at it: keep nothing
    #[arg(long)]
    check: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

/// From the folder or zip of a Polis export
#[derive(Args)]
#[command(after_help = EXAMPLES)]
struct Polis {
    /// Folder with votes.csv and comments.csv, or a zip of it
    from: PathBuf,
    /// The question in English (else the topic in summary.csv)
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    question_en: String,
    /// The question in French
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    question_fr: String,
    /// Language of the statements; leave it out for another one
    #[arg(long, value_parser = ["en", "fr"])]
    language: Option<String>,
    /// Let people go on voting; needs the question in both languages
    #[arg(long)]
    open: bool,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Import {
    pub fn run(self) -> Outcome {
        match self.from {
            From::Polis(polis) => polis.run(),
            From::Pledge(pledge) => pledge.run(),
            From::Pb(pb) => pb.run(),
            From::Wave(wave) => wave.run(),
        }
    }
}

impl Pledge {
    fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let bytes = std::fs::read(&self.from).map_err(|error| {
            format!("{} cannot be read ({error}); nothing was taken.", self.from.display())
        })?;
        let list = list_file::read(&bytes)
            .map_err(|why| format!("{}.", Lang::En.t(why.key()).with("most", list_file::MOST)))?;
        let report = house::with(&settings, async |db| {
            let app = App::new(settings.clone(), db, Arc::new(SystemClock)).await?;
            let (shared, keep) = (app.clone(), !self.check);
            let act = move |tx: &mut store::Tx<'_>| {
                let clerk = Clerk { app: &shared, lang: Lang::En, list_id: shared.ids.next() };
                let report = bring(tx, &clerk, list, keep)?;
                if keep {
                    note(tx, &clerk, &report)?;
                }
                Ok(report)
            };
            match if keep { app.db.write(act).await } else { app.db.read(act).await } {
                Err(Error::NotFound) => {
                    Err("There is no pledge in this house yet; nothing was taken.".into())
                }
                other => Ok(other?),
            }
        })?;
        if self.json {
            say(serde_json::to_string_pretty(&report)?)?
        } else {
            tell_list(&report)?
        }
        Ok(())
    }
}

fn tell_list(report: &bring::Report) -> Outcome {
    let did = if report.is_kept { "Taken" } else { "Could be taken; nothing is kept" };
    say(format_args!("{did}: {} (on the public list: {})", report.taken, report.public))?;
    say(format_args!("Not taken: {}", report.broken.len()))?;
    for (line, fault) in &report.broken {
        say(format_args!("  line {line}: {}", fault.text(Lang::En)))?;
    }
    if !report.unread.is_empty() {
        say(format_args!("Columns that are not read: {}", report.unread.join(", ")))?;
    }
    Ok(())
}

impl Polis {
    fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        if self.open && (self.question_en.is_empty() || self.question_fr.is_empty()) {
            return Err(
                "An open conversation needs --question-en and --question-fr; nothing was kept.".into()
            );
        }
        let brought = if self.from.is_file() {
            let name = self.from.display().to_string();
            archive::read(&name, std::fs::File::open(&self.from)?)?
        } else {
            polis::read_folder(&self.from)?
        };
        let terms = Terms {
            question_en: self.question_en,
            question_fr: self.question_fr,
            language: self.language.unwrap_or_default(),
            open: self.open,
            zone: jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned(),
        };
        let bar = super::progress::bar("votes");
        let report = house::with(&settings, async |db| {
            let clock = Arc::new(SystemClock);
            let ids = Ids::new(clock.clone());
            let id = ids.next();
            let told = |done: usize, all: usize| {
                bar.set_length(all as u64);
                bar.set_position(done as u64);
            };
            Ok(keep(&Desk { db, ids, clock }, id, brought, &terms, told).await?)
        })?;
        bar.finish_and_clear();
        if self.json {
            say(serde_json::to_string_pretty(&report)?)?;
        } else {
            tell(&report, &settings)?;
        }
        Ok(())
    }
}

fn tell(report: &Report, settings: &Settings) -> Outcome {
    let kept = Lang::En.t("import-done").with("votes", report.votes).with("people", report.participants);
    say(format_args!("Kept: {}", kept.with("statements", report.statements)))?;
    let lines = [
        (report.changed, "votes were changed later; the last one counts"),
        (report.moderated_out, "statements were moderated out there, and are here"),
        (report.waiting, "statements that nobody had looked at wait for a moderator"),
        (report.about, "statements are about the conversation itself and stay out of the map"),
        (report.without_words, "statements have no words in the files"),
    ];
    for (count, what) in lines.into_iter().filter(|(count, _)| *count > 0) {
        say(format_args!("  {count} {what}"))?;
    }
    say(format_args!("{}/en/conversations/{}", settings.address, store::ids::to_text(report.conversation)))?;
    Ok(())
}
