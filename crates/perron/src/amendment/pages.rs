use axum::extract::Path;
use axum::response::Response;
use store::amendment::{self, Amendment, State};
use store::clause::{self, Version, Words};
use store::remark::{self, Remark};
use store::report::{Kind, Thing};
use store::ruling::{self, Act as Ruled, Ruling};
use store::strategy::State as Far;
use store::{Language, Tx, strategy};

use super::WORDS;
use super::views::Discussion;
use crate::clause::{WHY, drafted, path, reword};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::strategy::read::Read;
use crate::visit::Visit;

/// `GET /strategies/{id}/discussion`: what is suggested and said, in the order of the text.
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Discussion { visit: &visit, read })
}

/// `POST …/amendments/{amendment}/decision`: into the text as it stands now, or not, with a reason that everybody reads.
pub async fn decide(
    visit: Visit,
    Path((Id(id), number, Id(amendment_id))): Path<(Id, i64, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let states = [("accepted", State::Accepted), ("declined", State::Declined), ("hidden", State::Hidden)];
    let state = form.choice("state", &states);
    let reason = match state {
        Some(State::Accepted) => form.optional("reason", WHY).unwrap_or_default(),
        _ => form.text("reason", WHY),
    };
    let Some(state) = state.filter(|_| form.is_good()) else {
        form.set("in", &format!("a{}", Id(amendment_id)));
        return crate::clause::refuse(&visit, id, number, form).await;
    };
    let read = form.value("version").parse().unwrap_or(0);
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let (language, own) = (visit.lang.language(), visit.clone());
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let one = amendment::one(tx, id, number, amendment_id)?.ok_or_not_found()?;
        if one.state != State::Waiting {
            return Ok("amendment-gone");
        }
        if state == State::Accepted && !take(tx, &one, (read, now, by))? {
            return Ok("clause-moved-on");
        }
        if state == State::Hidden {
            let thing = Thing { kind: Kind::Amendment, within: id, id: amendment_id };
            ruled(tx, &own, thing, Ruled::Hide, &reason)?;
        }
        let decided =
            Amendment { state, reason, reason_language: language, decided: Some(now), decided_by: by, ..one };
        amendment::decide(tx, &decided)?;
        Ok::<_, Error>("amendment-decided")
    };
    let key = visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), key)
}

/// Makes a suggested wording the clause's, if it stands as whoever decides has read it.
fn take(tx: &mut Tx<'_>, one: &Amendment, (read, now, by): (i64, i64, Option<i64>)) -> Result<bool, Error> {
    let before = clause::versions(tx, one.strategy_id, one.number)?.into_iter().next().ok_or_not_found()?;
    let mut words = before.words.clone();
    for (own, new) in [(&mut words.title, &one.title), (&mut words.text, &one.text)] {
        for (own, new) in [(&mut own.en, &new.en), (&mut own.fr, &new.fr)] {
            if !new.is_empty() {
                own.clone_from(new);
            }
        }
    }
    let is_new = |language| {
        let of = |words: &Words| (words.title.get(language).to_owned(), words.text.get(language).to_owned());
        of(&words) != of(&before.words)
    };
    let version = Version {
        number: one.number,
        version: 0,
        en: drafted(one.machine_en && is_new(Language::English)),
        fr: drafted(one.machine_fr && is_new(Language::French)),
        words,
        why: one.why.clone(),
        language: one.language,
        made: now,
        made_by: by,
    };
    reword(tx, one.strategy_id, read, &version, false)
}

/// `POST …/amendments/{amendment}/withdrawal`: by whoever suggested it.
pub async fn withdraw(
    visit: Visit,
    Path((Id(id), number, Id(amendment_id))): Path<(Id, i64, Id)>,
) -> Result<Response, Error> {
    let (holder, now) = (visit.holder(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let one = amendment::one(tx, id, number, amendment_id)?;
        let own = one.filter(|one| one.holder.is_some() && one.holder == holder).ok_or_not_found()?;
        Ok::<_, Error>(amendment::decide(
            tx,
            &Amendment { state: State::Withdrawn, decided: Some(now), ..own },
        )?)
    };
    let key = if visit.app.db.write(write).await? { "amendment-withdrawn" } else { "amendment-gone" };
    visit.go_saying(&path(id, number), key)
}

/// `POST …/remarks`: on a clause, or on a suggested wording of it.
pub async fn say(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let read = Read::for_visit(&visit, id).await?;
    read.clause(number).ok_or_not_found()?;
    let words = form.text("words", WORDS);
    let name = form.optional("name", 80).unwrap_or_default();
    let wanted = store::ids::from_text(form.value("amendment"));
    let amendment_id = wanted.filter(|id| read.waiting(number).any(|one| one.id == *id));
    if read.strategy.state == Far::Closed {
        form.refuse("words", "amendment-closed", &[]);
    }
    if !form.is_good() {
        let place = amendment_id.map_or_else(|| "r".to_owned(), |id| format!("w{}", Id(id)));
        form.set("in", &place);
        return crate::clause::refuse(&visit, id, number, form).await;
    }
    let said = Remark {
        strategy_id: id,
        number,
        id: visit.app.ids.next(),
        amendment_id,
        holder: visit.holder(),
        name,
        words,
        language: visit.lang.language(),
        hidden: None,
        made: visit.app.clock.now(),
    };
    visit.app.db.write(move |tx| remark::insert(tx, &said)).await?;
    visit.go_saying(&path(id, number), "remark-said")
}

/// `POST …/remarks/{remark}/removal`: by whoever said it.
pub async fn unsay(
    visit: Visit,
    Path((Id(id), number, Id(remark_id))): Path<(Id, i64, Id)>,
) -> Result<Response, Error> {
    let holder = visit.holder().ok_or(Error::Forbidden)?;
    let done = visit.app.db.write(move |tx| remark::remove(tx, id, number, remark_id, &holder)).await?;
    if done { visit.go_saying(&path(id, number), "remark-removed") } else { Err(Error::NotFound) }
}

/// `POST …/remarks/{remark}/hiding`: hidden, or (with `shown`) shown again; its author may have that looked at.
pub async fn hide(
    visit: Visit,
    Path((Id(id), number, Id(remark_id))): Path<(Id, i64, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let is_hidden = !form.is_given("shown");
    let own = visit.clone();
    let write = move |tx: &mut Tx<'_>| {
        let since = is_hidden.then(|| own.app.clock.now());
        remark::hide(tx, id, number, remark_id, since)?.then_some(()).ok_or_not_found()?;
        let thing = Thing { kind: Kind::Remark, within: id, id: remark_id };
        ruled(tx, &own, thing, if is_hidden { Ruled::Hide } else { Ruled::Show }, "")
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), if is_hidden { "remark-hidden" } else { "remark-shown" })
}

/// Writes down what was decided about somebody's words, so that they read it and may ask for another look.
fn ruled(tx: &mut Tx<'_>, visit: &Visit, thing: Thing, act: Ruled, words: &str) -> Result<(), Error> {
    let by = visit.person.as_ref().map(|me| me.id);
    let ruling = Ruling::new(thing, visit.app.ids.next(), act, (None, words), by, visit.app.clock.now());
    Ok(ruling::insert(tx, ruling)?)
}
