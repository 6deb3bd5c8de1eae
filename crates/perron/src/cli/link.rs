//! `perron link`: a way in for whoever runs the server.

use clap::{Args, Subcommand};
use serde_json::json;
use store::SystemClock;

use super::{Outcome, hint, house, say};
use crate::person::link;
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron link operator                       for the house in the folder data
  perron link operator --data /srv/perron
  perron link operator --json                {\"link\": \"https://…\", \"minutes\": 60}";

/// Print a fresh one-time sign-in link
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Link {
    #[command(subcommand)]
    whom: Whom,
}

#[derive(Subcommand)]
enum Whom {
    /// For the operator: it works once, within an hour
    Operator(Operator),
}

#[derive(Args)]
struct Operator {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Link {
    pub fn run(self) -> Outcome {
        let Whom::Operator(Operator { json, settings }) = self.whom;
        let settings = Settings::load(&settings)?;
        let link = house::with(&settings, async |db| {
            let address = house::open_address(&db, &settings).await?;
            Ok(format!("{address}/en/sign-in/{}", link::for_operator(&db, &SystemClock).await?))
        })?;
        if json {
            say(json!({ "link": link, "minutes": link::OPERATOR_MINUTES }))?;
        } else {
            say(link)?;
            hint(format_args!("It signs the operator in once, within {} minutes.", link::OPERATOR_MINUTES));
        }
        Ok(())
    }
}
