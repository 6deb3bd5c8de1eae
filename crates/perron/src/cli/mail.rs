//! `perron mail`: whether mail goes out.

use clap::{Args, Subcommand};
use serde_json::json;
use store::{Clock, SystemClock};

use super::{Outcome, house, say};
use crate::mail::{Address, Mailer};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron mail test marie@example.org                       by the settings of the house in the folder data
  perron mail test marie@example.org --data /srv/perron
  perron mail test marie@example.org --json                {\"sent\": true, \"to\": \"…\", \"message\": \"…\"}

Exit codes: 0 the mail server took the mail, 1 it did not (one sentence says why), 2 a wrong command line.";

/// Try whether mail goes out
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Mail {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Send one mail by the settings and say what happened
    Test(Test),
}

#[derive(Args)]
struct Test {
    /// Where to send it
    #[arg(value_name = "ADDRESS")]
    to: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

impl Mail {
    pub fn run(self) -> Outcome {
        let What::Test(Test { to, json, settings }) = self.what;
        let tried = send(&settings, &to);
        let message = match &tried {
            Ok(message) | Err(message) => message,
        };
        if json {
            say(json!({ "sent": tried.is_ok(), "to": to, "message": message }))?;
        } else if tried.is_ok() {
            say(message)?;
        }
        tried.map(drop).map_err(Into::into)
    }
}

/// What happened, in a sentence.
fn send(settings: &Given, address: &str) -> Result<String, String> {
    let settings = Settings::load(settings)?;
    let to = Address::parse(address).ok_or_else(|| {
        format!("\"{address}\" is not an e-mail address: nothing was sent; write it as marie@example.org.")
    })?;
    let mailer = Mailer::of(&settings)?.ok_or(
        "There is no mail server: nothing was sent; say with --mail-server, as smtp://user:password@host:587.",
    )?;
    house::wait(async { Ok(mailer.test(&to, SystemClock.now(), &settings.address).await) })
        .map_err(|problem| problem.to_string())??;
    Ok(format!("The mail server took the mail to {address}; look whether it arrives, and not among junk."))
}
