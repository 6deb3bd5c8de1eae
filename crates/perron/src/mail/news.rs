//! News: mail that nobody asked for one by one. It goes only to who agreed, at the pace they chose, and each mail says
//! who writes and carries a link that ends it.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use serde_json::{Value, json};
use store::community::{self, Community};
use store::conversation::{self, Conversation};
use store::holding::{self, Kind};
use store::mail_consent::{self as consent, Consent};
use store::news::{self, News, Pace, Wish};
use store::person::{self, Person};
use store::{Tx, job, mail, membership, told};

use super::letters::Letter;
use super::{Address, post};
use crate::app::{App, Shared};
use crate::conversation::Standing;
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};

/// The kind of the jobs that tell of a conversation.
pub const OPENED: &str = "opened";
/// The kind of the job that writes digests.
pub const DIGEST: &str = "digest";

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A letter with news: one thing, or all that waited.
struct Bulletin<'a> {
    lang: Lang,
    subject: String,
    items: &'a [News],
    unsubscribe: &'a str,
    house: &'a str,
}

#[derive(Template)]
#[template(path = "mail/news.txt")]
struct BulletinText<'a>(&'a Bulletin<'a>);

#[derive(Template)]
#[template(path = "mail/news.html")]
struct BulletinHtml<'a>(&'a Bulletin<'a>);

impl Bulletin<'_> {
    fn write(&self) -> Result<Letter, Error> {
        let (text, html) = (BulletinText(self).render()?, BulletinHtml(self).render()?);
        Ok(Letter { lang: self.lang, subject: self.subject.clone(), text, html })
    }

    fn url(&self, item: &News) -> String {
        format!("{}/{}{}", self.house, self.lang.code(), item.path)
    }
}

/// To whom news may be written now: an address that takes mail, consent that holds, and a house that says who writes.
fn door(tx: &mut Tx<'_>, app: &App, person: &Person) -> Result<Option<(Address, Consent)>, Error> {
    let Some(to) = person.email.as_deref().and_then(Address::parse) else { return Ok(None) };
    if !app.settings.may_announce() || mail::is_stopped(tx, to.as_str())? {
        return Ok(None);
    }
    Ok(consent::that_holds(tx, person.id, app.clock.now())?.map(|consent| (to, consent)))
}

/// Tells someone something, if they agreed to be told: at once, or in their next digest. Whether they will be told: what
/// is too late after `until` is left out of a digest that is written later.
pub fn announce(
    tx: &mut Tx<'_>,
    app: &App,
    person: &Person,
    item: News,
    until: Option<i64>,
) -> Result<bool, Error> {
    let Some((to, consent)) = door(tx, app, person)? else { return Ok(false) };
    let Wish { pace, digest } = news::wish(tx, person.id)?;
    let pause = match pace {
        Pace::Asked => return Ok(false),
        Pace::AtOnce => {
            write(tx, app, person, (&to, &consent), &[item])?;
            return Ok(true);
        }
        Pace::Daily => DAY,
        Pace::Weekly => 7 * DAY,
    };
    // the hour within which the digest is looked for is counted in
    if until.is_some_and(|until| digest + pause + HOUR > until) {
        return Ok(false);
    }
    news::add(tx, &item)?;
    Ok(true)
}

fn write(
    tx: &mut Tx<'_>,
    app: &App,
    person: &Person,
    (to, consent): (&Address, &Consent),
    items: &[News],
) -> Result<(), Error> {
    let lang = Lang::from(person.language);
    let house = app.settings.address.as_str();
    let unsubscribe = format!("{house}/{}/unsubscribe/{}", lang.code(), consent.token);
    let subject = match items {
        [only] => only.title.clone(),
        several => lang.t("news-digest-subject").with("count", several.len()).to_string(),
    };
    let letter = Bulletin { lang, subject, items, unsubscribe: &unsubscribe, house }.write()?;
    let id = post(tx, &app.ids, app.clock.now(), to, letter)?;
    Ok(news::mark(tx, id, consent.id, &unsubscribe)?)
}

/// Asks for the telling that a conversation opened, once, at the time from which it is open.
pub fn conversation_opened(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<(), Error> {
    let Some(conversation) = conversation::by_id(tx, id)? else { return Ok(()) };
    if job::newest(tx, OPENED, id)?.is_none() {
        let due = conversation.opens.map_or(now, |opens| opens.max(now));
        jobs::ask_later(tx, &app.ids, now, due, OPENED, id, &Value::Null)?;
    }
    Ok(())
}

/// Tells everyone who belongs to the communities that hold it that a conversation opened.
pub async fn opened(app: Shared, id: i64) -> Outcome {
    let shared = app.clone();
    let told = app.db.write(move |tx| {
        let now = shared.clock.now();
        let found = conversation::by_id(tx, id)?;
        let Some(conversation) = found.filter(|one| Standing::of(one, now) == Standing::Open) else {
            return Ok(0);
        };
        if !told::first(tx, OPENED, id, 0, now)? {
            return Ok(0);
        }
        let mut told = 0;
        let holders = holding::holders(tx, Kind::Conversation, id)?;
        for (person, community) in people(tx, &holders)? {
            let lang = Lang::from(person.language);
            let name = community.name.nearest(person.language).0;
            let item = of_conversation(&shared, &person, lang, name, &conversation);
            told += i64::from(announce(tx, &shared, &person, item, None)?);
        }
        Ok(told)
    });
    let told = told.await.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    Ok(json!({ "told": told }))
}

/// Everyone who belongs to one of these communities, once, with the first that they belong to.
pub(super) fn people(tx: &mut Tx<'_>, communities: &[i64]) -> store::Result<Vec<(Person, Arc<Community>)>> {
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for id in communities {
        let Some(community) = community::by_id(tx, *id)?.map(Arc::new) else { continue };
        for one in membership::of_community(tx, *id)? {
            let person = if seen.insert(one.person_id) { person::by_id(tx, one.person_id)? } else { None };
            found.extend(person.map(|person| (person, community.clone())));
        }
    }
    Ok(found)
}

fn of_conversation(app: &App, person: &Person, lang: Lang, name: &str, about: &Conversation) -> News {
    let question = about.question.nearest(person.language).0;
    News {
        id: app.ids.next(),
        person_id: person.id,
        title: lang.t("news-opened-title").with("question", question).to_string(),
        text: lang.t("news-opened-text").with("community", name).to_string(),
        path: crate::conversation::path(about.id),
        made: app.clock.now(),
    }
}

/// Asks for the next look for digests, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, DIGEST, 0, &Value::Null).map(drop)).await
}

/// Writes the digests that are due, and asks for the next look an hour later.
pub async fn digests(app: Shared) -> Outcome {
    let now = app.clock.now();
    let mut written = 0;
    for person_id in app.db.read(move |tx| news::due(tx, now - DAY, now - 7 * DAY)).await? {
        let shared = app.clone();
        let done = app.db.write(move |tx| digest(tx, &shared, person_id)).await;
        written += i64::from(done.map_err(|error: Error| Trouble::Again(error.to_string()))?);
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, DIGEST, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Writes one person all that waits for them; what may no longer be written is dropped.
fn digest(tx: &mut Tx<'_>, app: &App, person_id: i64) -> Result<bool, Error> {
    let (items, wish) = (news::of_person(tx, person_id)?, news::wish(tx, person_id)?);
    news::clear(tx, person_id)?;
    news::set_wish(tx, person_id, Wish { digest: app.clock.now(), ..wish })?;
    let Some(person) = person::by_id(tx, person_id)?.filter(|_| !items.is_empty()) else { return Ok(false) };
    let Some((to, consent)) = door(tx, app, &person)? else { return Ok(false) };
    write(tx, app, &person, (&to, &consent), &items)?;
    Ok(true)
}
