//! Consent that follows from a tie, as Canada's anti-spam law has it: whoever belongs to a community may be written to about
//! it for two years. It is written down with its ground and its end. Nothing is sent on it alone: what someone gets is what
//! they chose, and without a choice that is nothing.

use store::mail_consent::{self as consent, Consent, Ground};
use store::{Ids, Tx, community, person};

use crate::cookie::new_token;
use crate::i18n::Lang;

const DAY: i64 = 24 * 3_600_000;
/// How long after joining the law lets it hold.
const HOLDS: i64 = 2 * 365 * DAY;
/// A newer tie is written down once it makes this much of a difference.
const STEP: i64 = 30 * DAY;

/// Writes down that someone came to belong to a community, unless they agreed to more already, or ever said no.
pub fn imply(tx: &mut Tx<'_>, ids: &Ids, now: i64, person_id: i64, community_id: i64) -> store::Result<()> {
    let given = consent::of_person(tx, person_id)?;
    let is_enough = |one: &Consent| one.until.is_none_or(|until| until > now + HOLDS - STEP);
    if given.iter().any(|one| one.withdrawn.is_some() || is_enough(one)) {
        return Ok(());
    }
    let (Some(person), Some(community)) =
        (person::by_id(tx, person_id)?, community::by_id(tx, community_id)?)
    else {
        return Ok(());
    };
    let lang = Lang::from(person.language);
    let name = community.name.nearest(person.language).0;
    let implied = Consent {
        id: ids.next(),
        person_id,
        ground: Ground::Implied,
        words: lang.t("news-implied-words").with("community", name).to_string(),
        language: person.language,
        page: format!("{}/membership", crate::community::path(community_id)),
        token: new_token(),
        given: now,
        until: Some(now + HOLDS),
        withdrawn: None,
    };
    consent::insert(tx, &implied)
}
