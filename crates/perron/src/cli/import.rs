use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use store::{Ids, SystemClock};

use super::{Outcome, house, say};
use crate::exchange::{archive, polis};
use crate::i18n::Lang;
use crate::import::{Desk, Report, Terms, keep};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron import polis my-export                         the folder, or the zip, of a Polis export
  perron import polis my-export.zip --language fr --question-fr \"Que faire?\" --question-en \"What to do?\" --open
  perron import polis my-export --json                  the report for another program

Taken whole or not at all. Without --open the conversation is closed: its map can be read, nobody votes.
Exit codes: 0 done, 1 bad input (one sentence says which file and line; nothing is kept), 2 a wrong command line.";

/// Bring a conversation that was held elsewhere
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Import {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    Polis(Polis),
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
        let From::Polis(polis) = self.from;
        polis.run()
    }
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
