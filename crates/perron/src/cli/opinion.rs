use std::path::PathBuf;

use clap::Args;

use super::Outcome;

/// Print the opinion map of a conversation in a Polis export folder
#[derive(Args)]
pub struct Opinion {
    /// Folder with votes.csv and comments.csv
    dir: PathBuf,
}

impl Opinion {
    pub fn run(&self) -> Outcome {
        std::fs::read_dir(&self.dir)
            .map_err(|e| format!("{} cannot be opened ({e}).", self.dir.display()))?;
        Ok(())
    }
}
