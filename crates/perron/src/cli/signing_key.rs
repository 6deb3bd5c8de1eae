//! `perron signing-key`: with which key the house signs bundles.

use clap::Args;

use super::{Outcome, hint, house, say};
use crate::bundle::key;
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron signing-key --data /srv/perron            the public keys, one a line, the one in use last
  perron signing-key --new --data /srv/perron      begin with a new one, where the old is lost or was seen by others

The key itself is in signing.key of the data folder, or where --signing-key says. Move an old one away before --new.
Bundles that were signed with it stay good; tell people of the new key, also by other ways than this house.

Exit codes: 0 done, 1 there is no key yet, or the old one is still there (one sentence says which), 2 a wrong command
line.";

/// Print the public key that signs bundles, or begin with a new one
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SigningKey {
    /// Begin with a new key
    #[arg(long)]
    new: bool,
    #[command(flatten)]
    settings: Given,
}

impl SigningKey {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let keys = house::with(&settings, async |db| {
            if self.new {
                key::renew(&db, &settings).await?;
            }
            Ok(db.read(key::all).await?)
        })?;
        say(keys.ok_or("Nothing has been signed yet; the key is made with the first bundle.")?.trim_end())?;
        if self.new {
            hint(format_args!("Bundles are signed with {} from now on.", settings.signing_key().display()));
        }
        Ok(())
    }
}
