use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::Value;
use store::{SystemClock, ids};

use super::{Outcome, house, progress, say};
use crate::app::App;
use crate::estimate::{self, job};
use crate::import::wave::{Clerk, Design, check, put};
use crate::jobs::{self, Progress};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron import wave answers.csv --design wave.toml --community 0B7K9F2M4QX1
  perron import wave answers.csv --design wave.toml --check   look at the whole file, keep nothing

wave.toml says which column is which:
  title = { en = \"Our survey of 2019\", fr = \"Notre sondage de 2019\" }
  source = \"Who asked, and under which terms it may be used\"
  mode = \"telephone\"                # waves asked in another way are not drawn in one line
  held = \"2019\"
  missing = [\"\", \"NA\"]              # texts that are no answer; any other must be in a map
  [design]                          # as in the file of perron survey
  weights = \"w\"                     # and strata, cluster
  [place]
  column = \"province\"
  map = { \"Ontario\" = \"ON\", \"Quebec\" = \"QC\" }
  [[item]]
  column = \"belong\"
  key = \"sc_belong_local_cchs\"
  version = 1
  map = { \"Very strong\" = \"1\", \"Somewhat strong\" = \"2\", \"Somewhat weak\" = \"3\", \"Very weak\" = \"4\", \"Refused\" = \"-\" }

The wave is taken whole or not at all, closed and marked as imported; its figures are worked out at once.
Exit codes: 0 done, 1 bad input (one sentence says which file and line; nothing is kept), 2 a wrong command line.";

/// A wave of a survey that was held elsewhere, as CSV, into a community's pulse
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Wave {
    /// The answers: a header, then a line a respondent
    from: PathBuf,
    /// Which column is which: a TOML file
    #[arg(long, value_name = "FILE")]
    design: PathBuf,
    /// The community whose pulse it becomes part of: the last part of its address
    #[arg(long, value_name = "ID", required_unless_present = "check")]
    community: Option<String>,
    /// Only look at it: keep nothing
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    settings: Given,
}

impl Wave {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        let design = Design::read(&self.design)?;
        let (lines, answered) = check(&self.from, &design)?;
        if self.check {
            say(format_args!(
                "Could be taken; nothing is kept: {lines} responses, {answered} with an answer."
            ))?;
            return Ok(());
        }
        house::is_there(&settings)?;
        let given = self.community.unwrap_or_default();
        let unknown = || format!("There is no community {given} in this house; nothing was taken.");
        let community_id = ids::from_text(&given).ok_or_else(unknown)?;
        let bar = progress::bar("responses");
        bar.set_length(lines as u64);
        let shown = bar.clone();
        let taken = house::with(&settings, async |db| {
            let app = App::new(settings.clone(), db, Arc::new(SystemClock)).await?;
            let (ids, now, from) = (app.ids.clone(), app.clock.now(), self.from.clone());
            let write = move |tx: &mut store::Tx<'_>| {
                let clerk = Clerk { ids: &ids, now, community_id };
                let step = |done: usize| shown.set_position(done as u64);
                let taken = put(tx, &clerk, (&from, &design), &step)?;
                // if this process dies before it has worked the figures out, the served house does it
                jobs::ask_later(tx, &ids, now, now + 60_000, job::JOB, taken.wave_id, &Value::Null)?;
                Ok::<_, crate::import::wave::Problem>(taken)
            };
            let taken = app.db.write(write).await?;
            bar.finish_and_clear();
            let busy = progress::busy("working out figures");
            let worked = job::now(&app, taken.wave_id, &Progress::default()).await;
            busy.finish_and_clear();
            worked.map_err(|trouble| format!("The figures were not worked out: {trouble:?}"))?;
            Ok(taken)
        })?;
        say(format_args!("Taken: {} responses, {} with an answer.", taken.responses, taken.answered))?;
        say(format_args!("{}/en{}", settings.address, estimate::path(taken.wave_id)))?;
        Ok(())
    }
}
