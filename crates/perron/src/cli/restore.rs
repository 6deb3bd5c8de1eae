//! `perron restore`: everything back from one file.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, house, progress, say};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron restore /backups/perron-2026-10-15.db --data /srv/perron
  perron restore tonight.db --database postgres://perron@localhost/new

The data folder must not hold a database yet, and a PostgreSQL database must be empty: nothing is ever overwritten.
The backup is not changed.";

/// Fill an empty data folder or database from a backup
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Restore {
    /// The backup
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Restore {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::make_folder(&settings)?;
        let waiting = progress::spinner("Restoring the backup");
        house::wait(async {
            store::restore(&self.file, &house::address(&settings)).await?;
            Ok(())
        })?;
        waiting.finish_and_clear();
        if self.json {
            say(json!({ "restored": self.file }))?;
        } else {
            say(format_args!("Everything of {} is back.", self.file.display()))?;
        }
        Ok(())
    }
}
