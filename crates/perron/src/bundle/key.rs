//! The key with which the house signs: in a file beside the database and not in it. The database remembers its public side, so that
//! another key is never taken for it.

use store::{Db, Tx, server};

use super::note::{Seed, Signer, Verifier};
use crate::error::Error;
use crate::key_file;
use crate::settings::Settings;

/// Where the server keeps what its log is called.
const ORIGIN: &str = "bundles";
/// Where the server keeps its public keys, one a line, the one in use last.
const KEYS: &str = "bundle-keys";

/// What the log is called: as it was called first, whatever the address is later. Whoever asks adds to the log alone until the
/// transaction ends, since the row of the name is locked.
pub fn origin(tx: &mut Tx<'_>, name: &str) -> store::Result<String> {
    server::keep(tx, ORIGIN, name)
}

/// The public keys of the house, one a line, the one in use last.
pub fn all(tx: &mut Tx<'_>) -> store::Result<Option<String>> {
    server::get(tx, KEYS)
}

/// Who signs: by the key file, which is made at first need, and only if nothing was signed with another.
///
/// # Errors
/// The key is not there, is another one, or the file cannot be read or made; a sentence for the log.
pub async fn signer(db: &Db, settings: &Settings) -> Result<Signer, Error> {
    let (origin, keys) = known(db, settings).await?;
    let path = settings.signing_key();
    let wrong = |why: &str| Error::Internal(format!("{} {why}", path.display()));
    let mut seed = key_file::find(&path).map_err(|problem| wrong(&format!("cannot be read: {problem}")))?;
    if seed.is_none() && keys.is_none() {
        seed = Some(make(settings)?.to_vec());
    }
    let seed = seed.ok_or_else(|| wrong("is not there; put the key back that signed the bundles so far"))?;
    let signer = of(&origin, &seed).ok_or_else(|| wrong("does not hold the key"))?;
    let own = signer.verifier().to_string();
    let kept = {
        let own = own.clone();
        db.write(move |tx| server::keep(tx, KEYS, &own)).await?
    };
    if kept.lines().last() == Some(&own) {
        Ok(signer)
    } else {
        Err(wrong("holds another key than the one that signed the bundles so far; put that one back"))
    }
}

/// Begins to sign with a new key, where the one before is lost or was seen by others. What was signed stays signed.
///
/// # Errors
/// There is a key file still, or none can be made; a sentence.
pub async fn renew(db: &Db, settings: &Settings) -> Result<Verifier, Error> {
    let (origin, _) = known(db, settings).await?;
    let path = settings.signing_key();
    if path.exists() {
        let sentence =
            format!("There is a key in {}: move it away first; nothing was changed.", path.display());
        return Err(Error::Internal(sentence));
    }
    let signer = of(&origin, &make(settings)?);
    let own = signer.ok_or_else(|| Error::Internal(format!("“{origin}” cannot sign.")))?.verifier().clone();
    let line = own.to_string();
    let add = move |tx: &mut Tx<'_>| {
        let held = server::get(tx, KEYS)?.map(|held| held + "\n").unwrap_or_default();
        server::put(tx, KEYS, &format!("{held}{line}"))
    };
    db.write(add).await?;
    Ok(own)
}

async fn known(db: &Db, settings: &Settings) -> store::Result<(String, Option<String>)> {
    let host = settings.address.split_once("://").map_or(settings.address.as_str(), |(_, host)| host);
    let name = format!("{host}/bundles");
    db.write(move |tx| Ok((origin(tx, &name)?, all(tx)?))).await
}

fn of(origin: &str, seed: &[u8]) -> Option<Signer> {
    Signer::new(origin, &Seed::try_from(seed).ok()?)
}

/// The seed of the key file, which is made if there is none; the one that another process made first holds.
fn make(settings: &Settings) -> Result<Seed, Error> {
    let path = settings.signing_key();
    let made = key_file::make(&path, &rand::random::<Seed>()).and_then(|()| key_file::find(&path));
    let wrong = |why: String| Error::Internal(format!("{} cannot be made: {why}", path.display()));
    let seed = made.map_err(|problem| wrong(problem.to_string()))?;
    seed.and_then(|seed| seed.try_into().ok()).ok_or_else(|| wrong("it went away".to_owned()))
}
