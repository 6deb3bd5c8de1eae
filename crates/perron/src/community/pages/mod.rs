pub mod change;
pub mod invitations;
pub mod list;
pub mod membership;
pub mod people;
pub mod show;

use store::Tx;
use store::community::{self, Community};
use store::person;

use super::people::{Change, Outcome};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::mail::{self, Address, Letter};
use crate::visit::Visit;

/// The community of the address, if whoever comes may see it.
async fn found(visit: &Visit, id: i64) -> Result<Community, Error> {
    let community = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    if super::is_visible(visit, &community) { Ok(community) } else { Err(Error::NotFound) }
}

/// Makes one change to the people of a community. A refusal leaves nothing behind.
async fn change<T, F>(visit: &Visit, community_id: i64, act: F) -> Outcome<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Change<'_, '_, '_>) -> Outcome<T> + Send + 'static,
{
    let app = visit.app.clone();
    let write =
        move |tx: &mut Tx<'_>| act(&mut Change { tx, ids: &app.ids, now: app.clock.now(), community_id });
    visit.app.db.write(write).await
}

/// Writes to a person, in their language, if they gave an address.
fn write_to<F>(change: &mut Change<'_, '_, '_>, person_id: i64, letter: F) -> Result<(), Error>
where
    F: FnOnce(Lang) -> Result<Letter, Error>,
{
    let Some(person) = person::by_id(change.tx, person_id)? else { return Ok(()) };
    let Some(to) = person.email.as_deref().and_then(Address::parse) else { return Ok(()) };
    let letter = letter(person.language.into())?;
    mail::post(change.tx, change.ids, change.now, &to, letter)?;
    Ok(())
}
