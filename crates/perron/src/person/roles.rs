//! Who may do what: given and taken by an operator, on the server's word alone.

use store::person::{self, Person, Role};
use store::sign_in;

use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::Address;

/// What became of giving a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// They have it now.
    Changed,
    /// They had it already.
    Same,
    /// They are the last operator; without one nobody could give roles any more.
    LastOperator,
    /// There is no such person.
    Nobody,
}

/// Gives a role to an address. Someone who never signed in has it from the first time they do, since only the owner of
/// the address can.
pub async fn give_to_address(
    app: &App,
    by: i64,
    to: Address,
    role: Role,
    lang: Lang,
) -> Result<Given, Error> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    let fresh = Person {
        id: ids.next(),
        email: Some(to.as_str().to_owned()),
        name: String::new(),
        language: lang.language(),
        role: Role::Member,
        made: now,
    };
    let kept = app.db.write(move |tx| person::keep(tx, &fresh)).await?;
    give(app, by, kept.id, role).await
}

/// Gives a role to a person; their devices are signed out, so that what they may do begins anew.
pub async fn give(app: &App, by: i64, to: i64, role: Role) -> Result<Given, Error> {
    let given = app.db.write(move |tx| {
        // Locked in one order, so that two operators who remove each other at once do not both succeed.
        let operators = person::lock_operators(tx)?;
        let Some(person) = person::by_id(tx, to)? else { return Ok(Given::Nobody) };
        if person.role == role {
            return Ok(Given::Same);
        }
        if operators == [person.id] {
            return Ok(Given::LastOperator);
        }
        person::set_role(tx, person.id, role)?;
        if by != person.id {
            sign_in::delete_all(tx, person.id)?;
        }
        Ok::<_, store::Error>(Given::Changed)
    });
    let given = given.await?;
    if given == Given::Changed {
        tracing::info!(by, person = to, role = role.word(), "role given");
    }
    Ok(given)
}
