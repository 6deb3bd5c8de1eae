//! `perron backup`: everything in one file, with the recordings and photos in another beside it.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use serde_json::json;

use super::{Outcome, files, hint, house, progress, say};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron backup /backups/perron-2026-10-15.db
  perron backup /backups/                    names it by the moment, and removes its own older ones there
  perron backup tonight.db --database postgres://perron@localhost/perron
  perron backup tonight.db --json            {\"file\": \"tonight.db\", \"bytes\": 1843200, \"files\": 0, …}

The house may go on serving meanwhile. The file appears under its name once it is whole and has been checked; an
existing file is never overwritten. Recordings and photos of stories go into a second file beside it, such as
tonight.files.zip; keep the two together. They hold people's addresses and the secret of the server: keep them safe. In a
folder, backups that it named itself are removed after --backup-days (30), as people who delete their account are promised.";

/// Write everything into one new file
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Backup {
    /// The new file, or a folder in which it is named by the moment
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
        let now = Timestamp::now();
        let is_folder = self.file.is_dir();
        let file = if is_folder { self.file.join(name(now)) } else { self.file.clone() };
        let archive = files::beside(&file);
        files::refuse_existing(&archive)?;
        let waiting = progress::spinner("Writing the backup");
        let names = house::with(&settings, async |db| {
            store::backup(&db, &file).await?;
            // a file whose row was deleted meanwhile is missed by nobody
            Ok(db.read(crate::story::files::named).await?)
        })?;
        let packed = files::pack(&settings, &names, &archive)?;
        waiting.finish_and_clear();
        let bytes = std::fs::metadata(&file)?.len();
        let removed = if is_folder { prune(&self.file, now, settings.backup_days)? } else { 0 };
        if self.json {
            let (files, missing) = (packed.files, packed.missing);
            say(
                json!({ "file": file, "bytes": bytes, "files": files, "missing": missing, "removed": removed }),
            )?;
            return Ok(());
        }
        say(format_args!("{} holds everything ({bytes} bytes), checked.", file.display()))?;
        if packed.files > 0 {
            let archive = archive.display();
            say(format_args!(
                "{archive} holds the recordings and photos ({}); keep the two together.",
                packed.files
            ))?;
        }
        if packed.missing > 0 {
            let folder = crate::story::files::folder(&settings);
            hint(format_args!(
                "Recordings or photos that are not in {}, though the database names them, and so not in the backup: {}.",
                folder.display(),
                packed.missing
            ));
        }
        if removed > 0 {
            say(format_args!("{removed} older than {} days were removed.", settings.backup_days))?;
        }
        Ok(())
    }
}

/// How a backup is named in a folder.
const NAME: &str = "perron-%Y-%m-%d-%H%M%S.db";

fn name(now: Timestamp) -> String {
    now.to_zoned(TimeZone::UTC).strftime(NAME).to_string()
}

/// Removes the backups of a folder that were named here and are older than so many days; how many.
fn prune(folder: &Path, now: Timestamp, days: u16) -> Result<usize, Box<dyn std::error::Error>> {
    let oldest = now.to_zoned(TimeZone::UTC).checked_sub(i64::from(days).days())?.datetime();
    let mut removed = 0;
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let named = path.file_name().and_then(|name| name.to_str());
        let made = named.and_then(|name| jiff::civil::DateTime::strptime(NAME, name).ok());
        if made.is_some_and(|made| made < oldest) {
            std::fs::remove_file(&path)?;
            let archive = files::beside(&path);
            if archive.exists() {
                std::fs::remove_file(archive)?;
            }
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_named_here_and_is_too_old_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let now: Timestamp = "2026-10-15T12:00:00Z".parse().unwrap();
        assert_eq!(name(now), "perron-2026-10-15-120000.db");
        let all = [
            "perron-2026-09-15-115959.db",
            "perron-2026-09-15-120000.db",
            "perron-2026-10-15-120000.db",
            "perron-2020-01-01.db",
            "perron-2020-01-01-000000.db.part",
            "perron.db",
            "perron-2026-09-15-115959.files.zip",
            "perron-2026-10-15-120000.files.zip",
        ];
        for name in all {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(prune(folder.path(), now, 30).unwrap(), 1);
        let is_there = |name: &&str| folder.path().join(name).is_file();
        assert_eq!(all.iter().filter(|name| !is_there(name)).collect::<Vec<_>>(), [&all[0], &all[6]]);
        assert_eq!(prune(folder.path(), now, 0).unwrap(), 1);
    }
}
