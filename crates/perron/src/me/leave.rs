//! Leaving: what goes is removed and what stays loses its name, in one transaction, or nothing changes and it is said why.

use store::community::{self, State};
use store::membership::{self, Role};
use store::person::{self, Person};
use store::personal::{self, Owner};
use store::{Bilingual, Tx, registrant, signature, story, story_file};

use crate::app::Shared;
use crate::error::Error;
use crate::note;
use crate::pledge::sign;
use crate::registration::seats;
use crate::response;
use crate::self_identification::{self, Lock};
use crate::story::files::remove;

/// What somebody must hand over first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// Communities of which they are the only steward.
    pub communities: Vec<(i64, Bilingual)>,
    /// Whether nobody else runs the house.
    pub is_last_operator: bool,
}

impl Duties {
    /// Whether they may leave.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Of a person. Communities are locked, so that two stewards who leave at once do not both go.
    pub fn of(tx: &mut Tx<'_>, person: &Person, must_lock: bool) -> store::Result<Self> {
        let operators = if must_lock { person::lock_operators(tx)? } else { Vec::new() };
        let is_operator = person.role == person::Role::Operator;
        let only = if must_lock { operators == [person.id] } else { person::count(tx, person.role)? == 1 };
        let mut duties = Self { communities: Vec::new(), is_last_operator: is_operator && only };
        let mut held = membership::of_person(tx, person.id)?;
        held.retain(|(one, community)| {
            let is_alive = matches!(community.state, State::Active | State::Proposed);
            one.ended.is_none() && one.role == Role::Steward && is_alive
        });
        held.sort_by_key(|(_, community)| community.id);
        for (_, community) in held {
            if must_lock {
                community::lock(tx, community.id)?;
            }
            let all = membership::of_community(tx, community.id)?;
            if all.iter().filter(|other| other.role == Role::Steward).count() == 1 {
                duties.communities.push((community.id, community.name));
            }
        }
        Ok(duties)
    }
}

/// Removes somebody; or says what they must hand over first.
pub async fn leave(app: &Shared, owner: Owner, person: Option<Person>) -> Result<Result<(), Duties>, Error> {
    let key = match self_identification::lock(app).await? {
        Lock::Open(key) => Some(key),
        Lock::New | Lock::Shut(_) => None,
    };
    let (now, shared) = (app.clock.now(), app.clone());
    let left = app.db.write(move |tx| {
        if let Some(person) = &person {
            let duties = Duties::of(tx, person, true)?;
            if !duties.is_none() {
                return Ok(Err(duties));
            }
        }
        let files = story_file::of_owner(tx, &owner.holder)?;
        for (one, _) in story::of_owner(tx, &owner.holder)? {
            story::delete(tx, one.id, now)?;
        }
        note::remove_of(tx, &owner.holder, now)?;
        unsign(tx, &owner, now)?;
        unregister(tx, &shared, &owner)?;
        let (at, address) = ((&shared.ids, now), owner.address.as_deref());
        response::erase_of(tx, at, key.as_deref(), &owner.holder, address)?;
        personal::leave(tx, &owner)?;
        if let Some(id) = owner.person_id {
            self_identification::erase(tx, key.as_deref(), id)?;
            person::delete(tx, id)?;
        }
        Ok::<_, Error>(Ok(files))
    });
    let left = left.await?;
    if let Ok(files) = &left {
        // recordings and photos lie beside the database
        remove(&app.settings, files.iter().map(|file| file.name.as_str()));
        tracing::info!("somebody left; what was kept of them is removed");
        if let Err(problem) = store::scrub(&app.db).await {
            tracing::warn!(%problem, "the files of the database are scrubbed at the next cleaning");
        }
    }
    Ok(left.map(drop))
}

/// Gives their seats back to whoever waits, and forgets that they registered.
fn unregister(tx: &mut Tx<'_>, app: &Shared, owner: &Owner) -> Result<(), Error> {
    if let Some(address) = &owner.address
        && let Some(one) = registrant::by_email(tx, address)?
    {
        seats::forget(tx, app, one.id)?;
    }
    while let Some(one) = registrant::of_holder(tx, &owner.holder)? {
        seats::forget(tx, app, one.id)?;
    }
    Ok(())
}

/// Withdraws their signature under the pledge, or forgets that they began to sign.
fn unsign(tx: &mut Tx<'_>, owner: &Owner, now: i64) -> store::Result<()> {
    let Some(hash) = &owner.address_hash else { return Ok(()) };
    let Some(found) = signature::by_address(tx, hash)? else { return Ok(()) };
    if found.state == signature::State::Unconfirmed {
        signature::delete(tx, found.id)?;
    } else {
        sign::withdraw_now(tx, found.id, now)?;
    }
    Ok(())
}
