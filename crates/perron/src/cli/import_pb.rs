use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::Value;
use store::{SystemClock, ids};

use super::{Outcome, house, say};
use crate::app::App;
use crate::fund::{self, Found, count, pabulib};
use crate::jobs;
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron import pb Poland_Wieliczka_2023.pb --community 0B7K9F2M4QX1

The last part of the address of a community's page is its id. The vote is taken whole or not at all, and counted at once by
Equal Shares, completed by add1u; its page shows outcome and explanation.
Exit codes: 0 done, 1 bad input (one sentence says which line; nothing is kept), 2 a wrong command line.";

/// A vote on a budget, as a Pabulib file (.pb), into a shared fund
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Pb {
    /// The file
    from: PathBuf,
    /// The community that is to hold the fund: the last part of its address
    #[arg(long, value_name = "ID")]
    community: String,
    #[command(flatten)]
    settings: Given,
}

impl Pb {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let bytes = std::fs::read(&self.from).map_err(|error| {
            format!("{} cannot be read ({error}); nothing was taken.", self.from.display())
        })?;
        let unknown =
            || format!("There is no community {} in this house; nothing was taken.", self.community);
        let community = ids::from_text(&self.community).ok_or_else(unknown)?;
        let (id, ballots, left_out, funded) = house::with(&settings, async |db| {
            let app = App::new(settings.clone(), db, Arc::new(SystemClock)).await?;
            let brought = pabulib::plan(&app, &bytes)?;
            let (id, ballots, left_out) = (brought.fund.id, brought.ballots.len(), brought.left_out);
            let (ids, now) = (app.ids.clone(), app.clock.now());
            let write = move |tx: &mut store::Tx<'_>| {
                let is_there = pabulib::put(tx, brought, community)?;
                if is_there {
                    // if this process dies before it has counted, the served house does it
                    jobs::ask_later(tx, &ids, now, now + 60_000, count::JOB, id, &Value::Null)?;
                }
                Ok::<_, store::Error>(is_there)
            };
            if !app.db.write(write).await? {
                return Err(unknown().into());
            }
            count::run(app.clone(), id)
                .await
                .map_err(|trouble| format!("The vote was not counted: {trouble:?}"))?;
            let found = Found::of(&app, id).await?;
            Ok((id, ballots, left_out, found.map_or(0, |found| found.outcome.winners.len())))
        })?;
        say(format_args!("Taken: {ballots} ballots. Funded: {funded} projects."))?;
        if left_out > 0 {
            say(format_args!(
                "  {left_out} names on ballots are no projects of the file, or stand there twice; they do not count"
            ))?;
        }
        say(format_args!("{}/en{}/outcome", settings.address, fund::path(id)))?;
        Ok(())
    }
}
