//! `perron restore`: everything back from one file, and the recordings and photos from the one beside it.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Outcome, files, hint, house, progress, say};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron restore /backups/perron-2026-10-15.db --data /srv/perron
  perron restore tonight.db --database postgres://perron@localhost/new

The data folder must not hold a database yet, and a PostgreSQL database must be empty: nothing is ever overwritten.
The recordings and photos come from the archive beside the backup, such as tonight.files.zip. The backup is not changed.";

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
        // first, since what no database names does no harm
        let unpacked = files::unpack(&files::beside(&self.file), &settings)?;
        house::wait(async {
            store::restore(&self.file, &house::address(&settings)).await?;
            Ok(())
        })?;
        let names = house::with(&settings, async |db| Ok(db.read(crate::story::files::named).await?))?;
        waiting.finish_and_clear();
        let folder = crate::story::files::folder(&settings);
        let missing = names.iter().filter(|name| !folder.join(name).exists()).count();
        if missing > 0 {
            hint(format_args!(
                "Recordings or photos missing: {missing}. They come from {}, which belongs beside the backup; unpack it \
                 into {}.",
                files::beside(&self.file).display(),
                folder.display()
            ));
        }
        if self.json {
            say(json!({ "restored": self.file, "files": unpacked, "missing": missing }))?;
        } else {
            say(format_args!("Everything of {} is back.", self.file.display()))?;
        }
        Ok(())
    }
}
