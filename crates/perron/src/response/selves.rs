//! What respondents say of themselves for the purpose of one wave: sealed under the key that is not in the database, beside a
//! pseudonym that follows from the response by that key.

use std::collections::HashMap;

use store::response::{self, Response};
use store::wave::{self, Wave};
use store::{Bilingual, Ids, Tx};

use crate::app::App;
use crate::error::Error;
use crate::estimate::job;
use crate::self_identification::key::Key;
use crate::self_identification::{Answers, Lock, admit, key_in_use, lock};
use crate::wave::until;

/// The name under which the answers that belong to a response are kept.
fn pseudonym(key: &Key, wave_id: i64, response_id: i64) -> String {
    key.name(&format!("response {wave_id} {response_id}"))
}

/// What was said before; nothing if nothing was, or the key is not there.
pub async fn said(app: &App, wave_id: i64, response_id: i64) -> Result<Answers, Error> {
    let Lock::Open(key) = lock(app).await? else { return Ok(Answers::default()) };
    let name = pseudonym(&key, wave_id, response_id);
    let wanted = name.clone();
    let sealed = app.db.read(move |tx| response::sealed(tx, wave_id, &wanted)).await?;
    Ok(sealed.and_then(|sealed| key.open(&name, &sealed)).unwrap_or_default())
}

/// The key to seal with, made if there is none yet. `None`: it is not there, or cannot be made; the log says why.
pub async fn key(app: &App) -> Option<Key> {
    match key_in_use(app).await {
        Ok(key) => key,
        Err(problem) => {
            tracing::error!(%problem, "what a respondent says of themselves is not kept");
            None
        }
    }
}

/// Keeps what is said now in the place of what was, in the transaction of the other answers; false if it cannot be sealed by the
/// key in use.
pub fn keep(
    tx: &mut Tx<'_>,
    key: Option<&Key>,
    (wave, response_id): (&Wave, i64),
    answers: &Answers,
    now: i64,
) -> store::Result<bool> {
    let is_empty = *answers == Answers::default();
    let Some(key) = key else { return Ok(is_empty) };
    if !admit(tx, key)? {
        return Ok(is_empty);
    }
    let name = pseudonym(key, wave.id, response_id);
    if is_empty {
        return response::unseal(tx, wave.id, &name).map(|_| true);
    }
    let Some(sealed) = key.seal(&name, answers) else { return Ok(false) };
    // counted again from the closing
    response::seal(tx, wave.id, &name, &sealed, until(wave, now)).map(|()| true)
}

/// What the respondents of a wave said of themselves, opened one by one; for counting alone.
pub struct Selves {
    /// `None`: nothing was ever sealed.
    key: Option<Box<Key>>,
    wave_id: i64,
    /// By pseudonym.
    sealed: HashMap<String, String>,
}

impl Selves {
    /// Of a wave that asks nothing of the kind.
    pub fn none() -> Self {
        Self { key: None, wave_id: 0, sealed: HashMap::new() }
    }

    /// Of a wave. `None`: the key is not there.
    ///
    /// # Errors
    /// The key file or the database cannot be read.
    pub async fn of(app: &App, wave_id: i64) -> Result<Option<Self>, Error> {
        let key = match lock(app).await? {
            Lock::Open(key) => key,
            Lock::New => return Ok(Some(Self::none())),
            Lock::Shut(_) => return Ok(None),
        };
        let sealed = app.db.read(move |tx| response::all_sealed(tx, wave_id)).await?;
        Ok(Some(Self { key: Some(key), wave_id, sealed: sealed.into_iter().collect() }))
    }

    /// What the author of a response said; nothing if they said nothing.
    pub fn of_response(&self, id: i64) -> Option<Answers> {
        let key = self.key.as_ref().filter(|_| !self.sealed.is_empty())?;
        let name = pseudonym(key, self.wave_id, id);
        key.open(&name, self.sealed.get(&name)?)
    }
}

/// What somebody said of themselves in any wave: the title of each, and the answers.
pub(crate) async fn of_owner(
    app: &App,
    key: Box<Key>,
    holder: String,
    address: Option<String>,
) -> store::Result<Vec<(Bilingual, Answers)>> {
    let read = move |tx: &mut Tx<'_>| {
        let mut said = Vec::new();
        for (wave_id, id) in response::of_owner(tx, &holder, address.as_deref())? {
            let name = pseudonym(&key, wave_id, id);
            let sealed = response::sealed(tx, wave_id, &name)?;
            if let (Some(answers), Some(wave)) =
                (sealed.and_then(|sealed| key.open(&name, &sealed)), wave::by_id(tx, wave_id)?)
            {
                said.push((wave.title, answers));
            }
        }
        Ok::<_, store::Error>(said)
    };
    app.db.read(read).await
}

/// Joins what is sealed beside two responses of somebody under the later one; of each question the later answer stands.
pub(super) fn join(
    tx: &mut Tx<'_>,
    key: Option<&Key>,
    wave_id: i64,
    later: &Response,
    earlier: i64,
) -> store::Result<()> {
    let Some(key) = key else { return Ok(()) };
    let (name, other) = (pseudonym(key, wave_id, later.id), pseudonym(key, wave_id, earlier));
    let open = |name: &str, sealed: Option<String>| sealed.and_then(|sealed| key.open(name, &sealed));
    let Some(mut all) = open(&other, response::sealed(tx, wave_id, &other)?) else { return Ok(()) };
    let newer = open(&name, response::sealed(tx, wave_id, &name)?).unwrap_or_default();
    all.0.extend(newer.0);
    if let (Some(sealed), Some(wave)) = (key.seal(&name, &all), wave::by_id(tx, wave_id)?) {
        response::seal(tx, wave_id, &name, &sealed, until(&wave, later.changed))?;
    }
    response::unseal(tx, wave_id, &other).map(drop)
}

/// Removes what somebody who leaves said of themselves in any wave; the figures of those waves are worked out again.
pub(crate) fn erase_of(
    tx: &mut Tx<'_>,
    (ids, now): (&Ids, i64),
    key: Option<&Key>,
    holder: &str,
    address: Option<&str>,
) -> store::Result<()> {
    let Some(key) = key else { return Ok(()) };
    for (wave_id, id) in response::of_owner(tx, holder, address)? {
        if response::unseal(tx, wave_id, &pseudonym(key, wave_id, id))? {
            job::ask(tx, ids, now, wave_id)?;
        }
    }
    Ok(())
}

/// Removes what belongs to one response.
pub fn erase(tx: &mut Tx<'_>, key: Option<&Key>, wave_id: i64, response_id: i64) -> store::Result<()> {
    let Some(key) = key else { return Ok(()) };
    response::unseal(tx, wave_id, &pseudonym(key, wave_id, response_id)).map(drop)
}
