//! What people say of themselves, if they want to: kept apart from everything else, sealed with a key that is not in the
//! database, seen by others only as counts of at least ten.

pub mod counts;
pub mod key;
mod pages;
mod questions;

use store::self_identification as sheets;
use store::{Tx, server};

use crate::app::App;
use crate::error::Error;
use crate::routes::{Access, Route};
use key::Key;
pub use pages::say;
pub use questions::{Answer, Answers, OWN, QUESTIONS, Question, UNSAID};

/// How long an answer is kept after its last change: two years, in milliseconds.
const KEPT: i64 = 2 * 365 * 24 * 3_600_000;
/// Ends of keeping are rounded up to this, so that they tell nobody's day.
const STRETCH: i64 = 30 * 24 * 3_600_000;
/// Where the server keeps by which key the answers are sealed.
const FINGERPRINT: &str = "self-identification key";

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    use crate::rights::Deed::Keep;
    vec![
        Route::get("/me/self-identification", Access::Person, pages::show),
        Route::post("/me/self-identification", Access::Person, pages::change),
        Route::post("/me/self-identification/erasure", Access::Person, pages::erase),
        Route::get("/self-identification/counts", Access::Somewhere(Keep), pages::counts),
        Route::post("/self-identification/new-key", Access::Operator, pages::begin_anew),
    ]
}

/// Whether something is told only by what people say of themselves.
pub fn is_of_self(attribute: &str) -> bool {
    QUESTIONS.iter().any(|question| question.word == attribute)
}

/// Until when an answer given now is kept.
fn until(now: i64) -> i64 {
    ((now + KEPT) / STRETCH + 1) * STRETCH
}

/// What may be done with the answers that are kept.
pub enum Lock {
    /// There are none, and no key yet.
    New,
    /// They open.
    Open(Box<Key>),
    /// The key is lost, or another lies in its place; the sentence is for the log.
    Shut(String),
}

/// Whether the key has sealed anything: of people, or of responses in waves.
fn sealed(tx: &mut Tx<'_>) -> store::Result<bool> {
    Ok(sheets::any(tx)? || store::response::any_sealed(tx)?)
}

/// Looks for the key, and whether it is the one by which the answers are sealed.
pub async fn lock(app: &App) -> Result<Lock, Error> {
    let path = app.settings.self_identification_key();
    let read = app.db.read(|tx| Ok::<_, store::Error>((server::get(tx, FINGERPRINT)?, sealed(tx)?)));
    let (held, is_sealed) = read.await?;
    let is_needed = held.is_some() && is_sealed;
    Ok(match Key::find(&path) {
        Ok(Some(key)) if !is_needed || held.as_deref() == Some(&*key.fingerprint()) => {
            Lock::Open(Box::new(key))
        }
        Ok(None) if !is_needed => Lock::New,
        Ok(Some(_)) => {
            shut(&format!("{} holds another key than the answers were sealed with", path.display()))
        }
        Ok(None) => shut(&format!("{} is not there", path.display())),
        Err(problem) => shut(&format!("{} cannot be read: {problem}", path.display())),
    })
}

/// The key, if it is there and the one in use.
pub(crate) async fn open_key(app: &App) -> Result<Option<Box<Key>>, Error> {
    Ok(if let Lock::Open(key) = lock(app).await? { Some(key) } else { None })
}

fn shut(problem: &str) -> Lock {
    tracing::error!(problem, "the answers on self-identification stay shut: put the key file back");
    Lock::Shut(problem.to_owned())
}

/// What someone said of themselves; nothing if nothing is kept.
pub async fn of_person(app: &App, key: &Key, person_id: i64) -> Result<Answers, Error> {
    let pseudonym = key.pseudonym(person_id);
    let wanted = pseudonym.clone();
    let sealed = app.db.read(move |tx| sheets::get(tx, &wanted)).await?;
    Ok(sealed.and_then(|sealed| key.open(&pseudonym, &sealed)).unwrap_or_default())
}

/// Whether answers may be sealed with this key from now on: it is the one in use, or nothing is sealed with another.
pub(crate) fn admit(tx: &mut Tx<'_>, key: &Key) -> store::Result<bool> {
    let fingerprint = key.fingerprint();
    if server::keep(tx, FINGERPRINT, &fingerprint)? == fingerprint {
        return Ok(true);
    }
    let is_free = !sealed(tx)?;
    if is_free {
        server::put(tx, FINGERPRINT, &fingerprint)?;
    }
    Ok(is_free)
}

/// The key to seal with, made if there is none yet. `None`: the one in use is not there.
pub(crate) async fn key_in_use(app: &App) -> Result<Option<Key>, Error> {
    Ok(match lock(app).await? {
        Lock::Open(key) => Some(*key),
        Lock::New => Some(Key::find_or_make(&app.settings.self_identification_key()).map_err(|problem| {
            Error::Internal(format!(
                "the key of the answers on self-identification cannot be made: {problem}"
            ))
        })?),
        Lock::Shut(_) => None,
    })
}

/// Keeps what someone says, in the place of what they said before. `None`: the key is not the one in use.
pub async fn keep(app: &App, person_id: i64, answers: &Answers) -> Result<Option<()>, Error> {
    let Some(key) = key_in_use(app).await? else { return Ok(None) };
    let pseudonym = key.pseudonym(person_id);
    let sealed = key.seal(&pseudonym, answers);
    let sealed = sealed.ok_or_else(|| Error::Internal("answers could not be sealed".to_owned()))?;
    let (sheet, until) = (sheets::Sheet { pseudonym, sealed }, until(app.clock.now()));
    let kept = app.db.write(move |tx| {
        if !admit(tx, &key)? {
            return Ok(None);
        }
        sheets::put(tx, &sheet, until).map(Some)
    });
    kept.await.map_err(|problem: store::Error| problem.into())
}

/// Removes what someone said; part of a greater transaction when they leave the house.
pub fn erase(tx: &mut Tx<'_>, key: Option<&Key>, person_id: i64) -> store::Result<()> {
    key.map_or(Ok(()), |key| sheets::delete(tx, &key.pseudonym(person_id)).map(drop))
}
