//! `perron mail`: whether mail goes out, and mail that comes back.

use std::io::Read;

use clap::{Args, Subcommand};
use serde_json::json;
use store::{Clock, SystemClock};

use super::{Outcome, house, say};
use crate::mail::bounce::{self, Noted};
use crate::mail::{Address, Mailer};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron mail test marie@example.org                       by the settings of the house in the folder data
  perron mail test marie@example.org --data /srv/perron
  perron mail test marie@example.org --json                {\"sent\": true, \"to\": \"…\", \"message\": \"…\"}

  perron mail bounce < report.eml                          as a mail server calls it for mail to the sender's address

Exit codes: 0 the mail server took the mail, or the report was read; 1 it did not, or could not be noted (one sentence
says why); 2 a wrong command line.";

/// Try whether mail goes out; note mail that comes back
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
    /// Read a report of delivery on standard input, and write no more to an address where there is nobody
    Bounce(Bounce),
}

#[derive(Args)]
struct Bounce {
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

/// Bytes of a report that are read; the mail that came back may hang on it.
const MOST: u64 = 4 << 20;

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
        let Test { to, json, settings } = match self.what {
            What::Test(test) => test,
            What::Bounce(bounce) => return bounce.run(),
        };
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

impl Bounce {
    fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let mut bytes = Vec::new();
        std::io::stdin().take(MOST).read_to_end(&mut bytes)?;
        let failures = bounce::read(&bytes);
        let is_report = failures.is_some();
        let now = SystemClock.now();
        let noted = house::with(&settings, async |db| {
            let all = failures.unwrap_or_default();
            let note =
                move |tx: &mut store::Tx<'_>| all.iter().map(|one| bounce::note(tx, one, now)).collect();
            Ok(db.write(note).await.map_err(|problem: store::Error| problem)?)
        })?;
        let noted: Vec<Noted> = noted;
        let count = |wanted| noted.iter().filter(|one| **one == wanted).count();
        let (stopped, refused) = (count(Noted::Stopped), count(Noted::Refused));
        let others = count(Noted::NotOurs);
        if self.json {
            say(json!({ "report": is_report, "stopped": stopped, "refused": refused, "others": others }))?;
        } else if !is_report {
            say("The mail is no report of delivery: nothing was noted.")?;
        } else {
            say(format_args!(
                "Addresses that get no more mail: {stopped}. Mails refused for other reasons: {refused}. Not about mail of \
                 this house: {others}."
            ))?;
        }
        Ok(())
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
