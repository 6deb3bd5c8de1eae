//! Someone comes in: a new token for this device, the guest's votes become theirs; and they leave again.

use store::person::{Person, Role};
use store::sign_in::{self, SignIn};
use store::{Tx, participant};

use crate::app::App;
use crate::cookie::{new_token, token_hash};
use crate::error::Error;
use crate::response;
use crate::rights::Rights;
use crate::self_identification::key::Key;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// How often `seen` is written at most.
const SEEN_STEP: i64 = HOUR;

/// For how long a device stays signed in: without a visit, and at most. Shorter for those who can do more harm.
const fn lasts(role: Role) -> (i64, i64) {
    match role {
        Role::Member => (30 * DAY, 180 * DAY),
        Role::Moderator | Role::Operator => (3 * DAY, 30 * DAY),
    }
}

/// Signs a person in on a device with a token never used before; the token, for the cookie.
pub fn begin(tx: &mut Tx, person: &Person, device: &str, now: i64) -> store::Result<String> {
    let token = new_token();
    let (idle, _) = lasts(person.role);
    let sign_in = SignIn {
        token_hash: token_hash(&token),
        person_id: person.id,
        device: device.to_owned(),
        made: now,
        seen: now,
        expires: now + idle,
    };
    sign_in::insert(tx, &sign_in)?;
    Ok(token)
}

/// Seconds that the cookie of this person may live; the server may end the sign-in before.
pub const fn cookie_seconds(role: Role) -> u32 {
    (lasts(role).1 / 1000) as u32
}

/// Who holds a token, on which device, and what decides what they may do. A visit puts off the end, up to the most that their role has now.
pub async fn who(app: &App, token_hash: String) -> Result<Option<(SignIn, Person, Rights)>, Error> {
    let now = app.clock.now();
    let found = app.db.read(move |tx| {
        let Some((sign_in, person)) = sign_in::by_token(tx, &token_hash, now)? else { return Ok(None) };
        let rights = Rights::of(tx, &person)?;
        Ok::<_, store::Error>(Some((sign_in, person, rights)))
    });
    let Some((mut sign_in, person, rights)) = found.await? else { return Ok(None) };
    let (idle, most) = lasts(person.role);
    if now >= (sign_in.seen + idle).min(sign_in.made + most) {
        return Ok(None);
    }
    if now - sign_in.seen >= SEEN_STEP {
        (sign_in.seen, sign_in.expires) = (now, (now + idle).min(sign_in.made + most));
        let (hash, expires) = (sign_in.token_hash.clone(), sign_in.expires);
        app.db.write(move |tx| sign_in::touch(tx, &hash, now, expires)).await?;
    }
    Ok(Some((sign_in, person, rights)))
}

/// Makes the voices of a guest on this device the person's, in every conversation where they have none yet, and their
/// stories too; two responses to one wave become one. Whoever answers for an institution alone has no voice to add to: what
/// they said as a guest stays a guest's. The key is that of what people say of themselves, if it is there.
pub fn claim(tx: &mut Tx, key: Option<&Key>, guest: &str, person: &Person) -> store::Result<u64> {
    if !Rights::of(tx, person)?.may_take_part() {
        return Ok(0);
    }
    let (from, to) = (format!("g{guest}"), format!("p{}", person.id));
    store::story::claim(tx, &from, &to)?;
    store::attendance::claim(tx, &from, &to)?;
    store::suggestion::claim(tx, &from, &to)?;
    store::amendment::claim(tx, &to, &from)?;
    store::remark::claim(tx, &to, &from)?;
    store::issue::claim(tx, &from, &to)?;
    store::priority::claim(tx, &from, &to)?;
    response::claim(tx, key, (&to, &from))?;
    store::objection::claim(tx, &from, &to)?;
    store::report::claim(tx, &to, &from)?;
    participant::claim(tx, &from, &to)
}
