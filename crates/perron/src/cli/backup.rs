//! `perron backup`: everything in one file.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, house, progress, say};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron backup /backups/perron-2026-10-15.db
  perron backup tonight.db --database postgres://perron@localhost/perron
  perron backup tonight.db --json            {\"file\": \"tonight.db\", \"bytes\": 1843200}

The house may go on serving meanwhile. The file appears under its name once it is whole and has been checked; an
existing file is never overwritten. It holds people's addresses and the secret of the server: keep it safe.";

/// Write everything into one new file
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Backup {
    /// The new file
    file: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Backup {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let waiting = progress::spinner("Writing the backup");
        house::with(&settings, async |db| Ok(store::backup(&db, &self.file).await?))?;
        waiting.finish_and_clear();
        let bytes = std::fs::metadata(&self.file)?.len();
        if self.json {
            say(json!({ "file": self.file, "bytes": bytes }))?;
        } else {
            say(format_args!("{} holds everything ({bytes} bytes), checked.", self.file.display()))?;
        }
        Ok(())
    }
}
