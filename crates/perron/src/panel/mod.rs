//! People who are asked again from wave to wave: under a pseudonym, each with a link of their own that follows from the secret
//! of the house.

mod pages;

use crate::app::App;
use crate::cookie::Secret;
use crate::fund::{key, opens};
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What the links are for.
const PURPOSE: &str = "panel";
/// Those that nobody mixes up, read aloud or by hand.
const ALPHABET: &[u8; 24] = b"ACDEFHJKLMNPRTUVWXY34679";
/// Letters of a pseudonym.
const LETTERS: usize = 6;

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
