use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Outcome, house, say};
use crate::exchange::{archive, export as folder};
use crate::export::{Reader, gather};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron export 06F3TN8QK5V7H my-export            a folder with votes.csv, comments.csv, participants-votes.csv,
                                                   summary.csv and datapackage.json
  perron export 06F3TN8QK5V7H my-export.zip        the same as one file
  perron export 06F3TN8QK5V7H my-export --everything   with authors and exact times: for the convener's eyes only

The id is the last part of the conversation's address. Exit codes: 0 done, 1 a failure, 2 a wrong command line.";

/// Write a conversation in the shape of a Polis export
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Export {
    /// Id of the conversation, as in its address
    conversation: String,
    /// A folder to make, or a file that ends in .zip
    to: PathBuf,
    /// With authors and exact times, as the public never sees it
    #[arg(long)]
    everything: bool,
    #[command(flatten)]
    settings: Given,
}

impl Export {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        let id = store::ids::from_text(&self.conversation)
            .ok_or_else(|| format!("“{}” is not the id of a conversation.", self.conversation))?;
        if self.to.exists() {
            return Err(format!(
                "{} is there already; nothing was written. Choose another name.",
                self.to.display()
            )
            .into());
        }
        let reader = if self.everything { Reader::Operator } else { Reader::Everyone };
        let address = format!("{}/en/conversations/{}", settings.address, self.conversation);
        let found = house::with(&settings, async |db| {
            Ok(db.read(move |tx| gather(tx, id, reader, &address)).await?)
        })?;
        let conversation = found.ok_or("There is no conversation of this id; nothing was written.")?;
        let group = BTreeMap::new();
        if self.to.extension().is_some_and(|end| end == "zip") {
            let file = File::create_new(&self.to).map_err(|error| cannot(&self.to, &error))?;
            archive::write(&conversation, &group, BufWriter::new(file))
                .map_err(|error| cannot(&self.to, &error))?;
        } else {
            fs::create_dir_all(&self.to).map_err(|error| cannot(&self.to, &error))?;
            let create = |name: &str| -> io::Result<Box<dyn Write>> {
                Ok(Box::new(BufWriter::new(File::create_new(self.to.join(name))?)))
            };
            folder::write(&conversation, &group, &mut { create })
                .map_err(|error| cannot(&self.to, &error))?;
        }
        say(format_args!(
            "{}: {} votes on {} statements.",
            self.to.display(),
            conversation.votes.len(),
            conversation.statements.len()
        ))?;
        Ok(())
    }
}

fn cannot(to: &Path, error: &io::Error) -> String {
    format!("{} cannot be written: {error}.", to.display())
}
