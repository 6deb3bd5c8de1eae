//! People who are asked again from wave to wave: under a pseudonym, each with a link of their own that follows from the secret
//! of the house.

mod pages;

use store::panel::{self, Member};
use store::wave::{self, Wave};
use store::{Language, Tx, mail};

use crate::app::App;
use crate::cookie::Secret;
use crate::error::Error;
use crate::fund::{key, opens};
use crate::i18n::Lang;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What the links are for.
const PURPOSE: &str = "panel";
/// Those that nobody mixes up, read aloud or by hand.
const ALPHABET: &[u8; 24] = b"ACDEFHJKLMNPRTUVWXY34679";
/// Letters of a pseudonym.
const LETTERS: usize = 6;
/// How often another pseudonym is tried where somebody has it already.
const MOST_TRIES: usize = 8;
/// The letters that members get.
const LETTERS_TO_THEM: [&str; 2] = ["invite", "remind"];

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const KEEP: Access = Access::May(Deed::Keep);
    vec![
        Route::get("/communities/{id}/panel", KEEP, pages::list),
        Route::post("/communities/{id}/panel", KEEP, pages::add).up_to(128 << 10),
        Route::post("/communities/{id}/panel/{member}/removal", KEEP, pages::remove),
        Route::get("/waves/{id}/links", Access::Person, pages::links),
    ]
}

/// The page on which a member answers, without the language.
pub fn own_path(app: &App, wave_id: i64, member_id: i64) -> String {
    format!("{}/invitations/{}", crate::wave::path(wave_id), key(&app.secret, PURPOSE, wave_id, member_id))
}

/// The member whose link of this wave it is.
pub fn member_of(app: &App, wave_id: i64, given: &str) -> Option<i64> {
    opens(&app.secret, PURPOSE, wave_id, given)
}

/// The pseudonym of a member: six letters that tell nothing without the secret.
pub(crate) fn code(secret: &Secret, member_id: i64) -> String {
    let number = u64::try_from(secret.number("panel code", &member_id.to_string())).unwrap_or_default();
    let base = ALPHABET.len() as u64;
    let letter = |at: u32| {
        let place = usize::try_from(number / base.pow(at) % base).unwrap_or_default();
        char::from(ALPHABET[place])
    };
    (0..).map(letter).take(LETTERS).collect()
}

/// Enters somebody, under a pseudonym that nobody else in this panel has; whoever has this address stays as they are.
fn enter(
    tx: &mut Tx<'_>,
    app: &App,
    community_id: i64,
    address: Option<String>,
    language: Language,
) -> Result<(), Error> {
    if let Some(address) = &address
        && panel::by_address(tx, community_id, address)?.is_some()
    {
        return Ok(());
    }
    for _ in 0..MOST_TRIES {
        let id = app.ids.next();
        let member = Member {
            id,
            community_id,
            code: code(&app.secret, id),
            address: address.clone(),
            language,
            is_reminded: true,
            gone: None,
            made: app.clock.now(),
        };
        if panel::insert(tx, &member)? {
            return Ok(());
        }
    }
    Err(Error::Internal("no pseudonym is left for a member of the panel".to_owned()))
}

/// Somebody is not asked any more. Their address is forgotten, in the letters to the panel too: a waiting one does not go out,
/// and of those that went out nothing is left. False if it was so before.
pub(crate) fn go(tx: &mut Tx<'_>, member_id: i64, now: i64) -> store::Result<bool> {
    let Some(member) = panel::by_id(tx, member_id)? else { return Ok(false) };
    if let Some(address) = &member.address {
        for wave_id in panel::asked_in(tx, member_id)? {
            let Some(wave) = wave::by_id(tx, wave_id)? else { continue };
            for which in LETTERS_TO_THEM {
                mail::forget_letter(tx, address, &subject(&wave, member.language, which))?;
            }
        }
    }
    panel::go(tx, member_id, now)
}

/// The subject of a letter to a member of the panel.
pub(crate) fn subject(wave: &Wave, language: Language, which: &str) -> String {
    let title = wave.title.nearest(language).0;
    Lang::from(language).t(&format!("panel-mail-{which}-subject")).with("wave", title).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_the_same_each_time_and_tells_nothing() {
        let secret = Secret::new(vec![3; 32]);
        let one = code(&secret, 7);
        assert_eq!((one.len(), &one), (LETTERS, &code(&secret, 7)));
        assert!(one != code(&secret, 8) && one != code(&Secret::new(vec![4; 32]), 7));
    }
}
