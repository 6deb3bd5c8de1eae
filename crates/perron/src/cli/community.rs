//! `perron community`: everything that a community holds into one parcel, and from it into another house.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};
use serde_json::json;
use store::{Ids, SystemClock};

use super::{Outcome, hint, house, progress, say};
use crate::key_file::unhex;
use crate::parcel::lock::Lock;
use crate::parcel::read::Limits;
use crate::parcel::{self, Came, Found, Manifest, Order};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron community export 06F3TN8QK5V7H riverside.zip      everything it holds, for another server
  perron community check riverside.zip                     whether a parcel is whole, and what it holds
  perron community import riverside.zip --trial            what would come; nothing is kept
  perron community import riverside.zip                    bring it in, whole or not at all
  perron community import riverside.zip --key 5f0c…        a parcel that a steward made, with its key

The id is the last part of the community's address. Exit codes: 0 done, 1 a failure (one sentence says which), 2 a wrong
command line.";

/// Move a community to another Perron, with everything it holds
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Community {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    Export(Export),
    Check(Check),
    Import(Import),
}

/// Write everything that a community holds into one parcel, a zip file
///
/// The parcel holds personal data, open to whoever has the file: keep it safe, and delete it once the community has moved. The
/// house may go on serving meanwhile.
#[derive(Args)]
struct Export {
    /// Id of the community, as in its address
    community: String,
    /// The new file
    to: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

/// Read a parcel from its first byte to its last, and say what it holds
#[derive(Args)]
struct Check {
    /// The parcel
    file: PathBuf,
    /// The key of its private part, if that is sealed
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Bring a community in from its parcel, whole or not at all
///
/// Records keep their ids, and so their addresses. People whose e-mail address has an account here become that account; others get
/// one, as residents.
#[derive(Args)]
struct Import {
    /// The parcel
    file: PathBuf,
    /// The key of its private part, if that is sealed
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Do everything and keep nothing, to see what would come
    #[arg(long)]
    trial: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Community {
    pub fn run(self) -> Outcome {
        match self.act {
            Act::Export(export) => export.run(),
            Act::Check(check) => check.run(),
            Act::Import(import) => import.run(),
        }
    }
}

impl Export {
    fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let community_id = store::ids::from_text(&self.community)
            .ok_or_else(|| format!("“{}” is not the id of a community.", self.community))?;
        let file = File::create_new(&self.to)
            .map_err(|problem| format!("{} cannot be written: {problem}.", self.to.display()))?;
        let waiting = progress::spinner("Packing");
        let packed = house::with(&settings, async |db| {
            let address = house::open_address(&db, &settings).await?;
            let now = jiff::Timestamp::now().as_millisecond();
            let folder = crate::story::files::folder(&settings);
            let order = Order { community_id, address, now, lock: None, folder };
            Ok(db.read(move |tx| parcel::pack(tx, &order, file)).await?)
        });
        waiting.finish_and_clear();
        let manifest = match packed {
            Ok(manifest) => manifest,
            Err(problem) => {
                fs::remove_file(&self.to)?;
                return Err(problem);
            }
        };
        if self.json {
            say(
                json!({ "file": self.to, "rows": manifest.rows, "outside": manifest.outside, "content": manifest.content }),
            )?;
            return Ok(());
        }
        say(format_args!("{} holds {}.", self.to.display(), held(&manifest)))?;
        hint(
            "It holds personal data, open to whoever has the file: keep it safe, and delete it once the community has moved.",
        );
        Ok(())
    }
}

impl Check {
    fn run(self) -> Outcome {
        let found = found(&self.file, self.key.as_deref())?;
        let manifest = parcel::bring::look(found, store::parcel::newest_level())?;
        if self.json {
            say(json!({
                "whole": true,
                "community": manifest.community,
                "address": manifest.address,
                "program": manifest.program,
                "rows": manifest.rows,
                "outside": manifest.outside,
            }))?;
            return Ok(());
        }
        let Manifest { community, address, program, .. } = &manifest;
        say(format_args!(
            "The parcel is whole: {} ({}), from {address}, Perron {program}.",
            community.name_en, community.id
        ))?;
        say(format_args!("It holds {}.", held(&manifest)))?;
        Ok(())
    }
}

impl Import {
    fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        let found = found(&self.file, self.key.as_deref())?;
        house::is_there(&settings)?;
        let waiting = progress::spinner("Bringing the community in");
        let came = house::with(&settings, async |db| {
            let ids = Ids::new(Arc::new(SystemClock));
            let folder = crate::story::files::folder(&settings);
            Ok(parcel::bring(&db, &ids, &folder, found, self.trial).await?)
        });
        waiting.finish_and_clear();
        let Came { manifest, rows, files } = came?;
        let total = store::parcel::total(&rows);
        if self.json {
            say(
                json!({ "community": manifest.community, "rows": rows, "files": files, "kept": !self.trial }),
            )?;
            return Ok(());
        }
        let name = &manifest.community.name_en;
        if self.trial {
            say(format_args!("{name} could come in: {total} rows and {files} files. Nothing was kept."))?;
        } else {
            let address = &settings.address;
            say(format_args!(
                "{name} is here: {total} rows and {files} files, at {address}/en/communities/{}.",
                manifest.community.id
            ))?;
        }
        Ok(())
    }
}

fn held(manifest: &Manifest) -> String {
    format!(
        "{} rows of {} tables in {} files",
        store::parcel::total(&manifest.rows),
        manifest.rows.len(),
        manifest.files.len()
    )
}

fn found(path: &Path, key: Option<&str>) -> Result<Found, String> {
    let lock = key.map(|key| lock(key).ok_or("The key is 64 digits from 0 to 9 and a to f; this is none."));
    Ok(Found { path: path.to_owned(), lock: lock.transpose()?, limits: Limits::USUAL })
}

/// A key as people write it.
fn lock(text: &str) -> Option<Lock> {
    unhex(text.trim())?.try_into().ok()
}
