//! Clauses are written here: whoever runs the strategy writes a version, everybody else suggests one. Who writes over a
//! version that somebody else has replaced meanwhile loses nothing: their wording is kept as a suggestion.

use axum::extract::Path;
use axum::response::Response;
use store::amendment::{self, Amendment, State as Decided};
use store::clause::{self, Clause, Kind, Version};
use store::strategy::{self, Chapter, State, Strategy};
use store::{Bilingual, Tx};

use super::form_views::{Details, Wording};
use super::forms::{About, Worded, drafted};
use super::{MOST, path, reword, support};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::visit::Visit;

/// A clause that may be written, with its strategy.
pub struct Found {
    pub strategy: Strategy,
    pub chapters: Vec<Chapter>,
    /// `None`: a new one.
    pub clause: Option<Clause>,
    /// The one that stands.
    pub version: Option<Version>,
}

pub async fn find(visit: &Visit, id: i64, number: Option<i64>) -> Result<Found, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let strategy = strategy::by_id(tx, id)?.ok_or_not_found()?;
        let chapters = strategy::chapters(tx, id)?;
        let Some(number) = number else {
            return Ok(Found { strategy, chapters, clause: None, version: None });
        };
        let clause = clause::one(tx, id, number)?.ok_or_not_found()?;
        let version = clause::versions(tx, id, number)?.into_iter().next();
        Ok::<_, Error>(Found { strategy, chapters, clause: Some(clause), version })
    };
    let found = visit.app.db.read(read).await?;
    crate::strategy::is_seen(visit, &found.strategy).then_some(found).ok_or_not_found()
}

/// `GET /strategies/{id}/clauses/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = find(&visit, id, None).await?;
    if found.chapters.is_empty() {
        return visit.go_saying(&format!("{}/settings", crate::strategy::path(id)), "clause-no-chapter");
    }
    let mut form = Form::new();
    form.set("kind", Kind::Recommendation.word());
    visit.show(&Details { visit: &visit, found, form })
}

/// `POST /strategies/{id}/clauses`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let found = find(&visit, id, None).await?;
    let chapters: Vec<i64> = found.chapters.iter().map(|one| one.id).collect();
    let (about, worded) = (About::parse(&mut form, &chapters), Worded::parse(&mut form));
    let (Some(about), Some(worded)) = (about, worded) else {
        return visit.refuse(&Details { visit: &visit, found, form });
    };
    let (now, by, language) =
        (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id), visit.lang.language());
    let fresh = about.onto(blank(id, now));
    let version = written(0, &worded, language, now, by);
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        if clause::of(tx, id)?.len() >= MOST {
            return Ok(None);
        }
        let number = clause::insert(tx, &fresh, &version)?;
        strategy::touch(tx, id)?;
        support::keep(tx, id, number, now)?;
        Ok::<_, Error>(Some(number))
    };
    match visit.app.db.write(write).await? {
        Some(number) => visit.go_saying(&path(id, number), "clause-made"),
        None => visit.go_saying(&crate::strategy::path(id), "clause-too-many"),
    }
}

/// A clause that says nothing yet.
fn blank(strategy_id: i64, made: i64) -> Clause {
    Clause {
        strategy_id,
        number: 0,
        chapter_id: 0,
        position: 0,
        kind: Kind::Recommendation,
        addressee: None,
        lever: None,
        doer: None,
        cost: Bilingual::default(),
        version: 1,
        retired: None,
        reason: String::new(),
        support: String::new(),
        counted: 0,
        made,
    }
}

fn written(number: i64, worded: &Worded, language: store::Language, made: i64, by: Option<i64>) -> Version {
    Version {
        number,
        version: 1,
        words: worded.words.clone(),
        en: drafted(worded.machine_en),
        fr: drafted(worded.machine_fr),
        why: worded.why.clone(),
        language,
        made,
        made_by: by,
    }
}

/// `GET /strategies/{id}/clauses/{number}/wording`
pub async fn show(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let found = find(&visit, id, Some(number)).await?;
    let form = found.version.as_ref().map(Worded::filled).ok_or_not_found()?;
    visit.show(&Wording { visit: &visit, found, form })
}

/// `POST /strategies/{id}/clauses/{number}/wording`
pub async fn write(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let found = find(&visit, id, Some(number)).await?;
    let is_written = form.has("as", "version") && visit.may(Deed::Run);
    let worded = Worded::parse(&mut form);
    if found.strategy.state == State::Closed || found.clause.as_ref().is_some_and(|one| one.retired.is_some())
    {
        form.refuse("text-en", "amendment-closed", &[]);
    }
    let is_same = |worded: &Worded| found.version.as_ref().is_some_and(|one| worded.is_as(one));
    if worded.as_ref().is_some_and(is_same) {
        form.refuse("text-en", "clause-unchanged", &[]);
    }
    if !is_written && form.is_good() && form.value("why").trim().is_empty() {
        form.refuse("why", "amendment-why-needed", &[]);
    }
    let Some(worded) = worded.filter(|_| form.is_good()) else {
        return visit.refuse(&Wording { visit: &visit, found, form });
    };
    if !is_written {
        visit.limit(Act::Statement)?;
    }
    let suggested = suggestion(&visit, id, number, &worded);
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let version = written(number, &worded, visit.lang.language(), now, by);
    let write = move |tx: &mut Tx<'_>| {
        if is_written && reword(tx, id, worded.read, &version, worded.says_same)? {
            return Ok("clause-reworded");
        }
        amendment::insert(tx, &suggested)?;
        Ok::<_, Error>(if is_written { "clause-overtaken" } else { "amendment-thanks" })
    };
    let key = visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), key)
}

fn suggestion(visit: &Visit, strategy_id: i64, number: i64, worded: &Worded) -> Amendment {
    let language = visit.lang.language();
    Amendment {
        strategy_id,
        number,
        id: visit.app.ids.next(),
        version: worded.read,
        title: worded.words.title.clone(),
        text: worded.words.text.clone(),
        machine_en: worded.machine_en,
        machine_fr: worded.machine_fr,
        why: worded.why.clone(),
        language,
        holder: visit.holder(),
        name: worded.name.clone(),
        state: Decided::Waiting,
        reason: String::new(),
        reason_language: language,
        decided: None,
        decided_by: None,
        made: visit.app.clock.now(),
    }
}

/// `GET /strategies/{id}/clauses/{number}/details`
pub async fn details(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let found = find(&visit, id, Some(number)).await?;
    let form = found.clause.as_ref().map(About::filled).ok_or_not_found()?;
    visit.show(&Details { visit: &visit, found, form })
}

/// `POST /strategies/{id}/clauses/{number}/details`
pub async fn change(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let found = find(&visit, id, Some(number)).await?;
    let chapters: Vec<i64> = found.chapters.iter().map(|one| one.id).collect();
    let Some(about) = About::parse(&mut form, &chapters) else {
        return visit.refuse(&Details { visit: &visit, found, form });
    };
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let clause = clause::one(tx, id, number)?.ok_or_not_found()?;
        clause::update(tx, &about.onto(clause))?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), "clause-kept")
}

/// `POST /strategies/{id}/clauses/{number}/retirement`: out of the text with a reason, or (without `out`) back into it. Its
/// number and its history stay.
pub async fn retire(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let is_out = form.is_given("out");
    let reason = if is_out { form.text("reason", super::WHY) } else { String::new() };
    if !form.is_good() {
        return super::pages::refuse(&visit, id, number, form).await;
    }
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let clause = clause::one(tx, id, number)?.ok_or_not_found()?;
        clause::update(tx, &Clause { retired: is_out.then_some(now), reason, ..clause })?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), if is_out { "clause-retired-now" } else { "clause-back" })
}
