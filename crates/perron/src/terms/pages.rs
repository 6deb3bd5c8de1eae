use axum::extract::Path;
use axum::response::Response;
use store::assent::{self, Assent, Kind};
use store::community::{self, Community, State as Standing};
use store::terms::{self, State, Terms};
use store::{Bilingual, Tx};

use super::views::{New, Show};
use super::{TEXT, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::plan::forms::{room, some, verdict};
use crate::plan::{SEVERAL, Tally};
use crate::rights::Deed;
use crate::visit::Visit;

/// A community and its terms, read in one go.
pub struct Read {
    pub community: Community,
    /// The latest first.
    pub all: Vec<Terms>,
    /// What is said of each.
    pub said: Vec<(i64, Vec<Assent>)>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let read = move |tx: &mut Tx<'_>| {
            let community = community::by_id(tx, id)?.ok_or_not_found()?;
            let all = terms::of(tx, id)?;
            let mut said = Vec::new();
            for one in &all {
                said.push((one.id, assent::of(tx, Kind::Terms, one.id)?));
            }
            Ok::<_, Error>(Self { community, all, said })
        };
        let found = visit.app.db.read(read).await?;
        let is_there = matches!(found.community.state, Standing::Active | Standing::Closed);
        if is_there || visit.may(Deed::See) { Ok(found) } else { Err(Error::NotFound) }
    }

    /// What is said of a version.
    pub fn said(&self, id: i64) -> &[Assent] {
        self.said.iter().find(|(of, _)| *of == id).map_or(&[], |(_, said)| said)
    }

    /// The one that counts.
    pub fn agreed(&self) -> Option<&Terms> {
        self.all.iter().find(|one| one.state == State::Agreed)
    }

    /// The one that people are asked about.
    pub fn proposed(&self) -> Option<&Terms> {
        self.all.iter().find(|one| one.state == State::Proposed)
    }
}

/// `GET /communities/{id}/terms`: what is proposed if something is, else what counts.
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let version = read.proposed().or_else(|| read.agreed()).map(|one| one.version);
    visit.show(&Show { visit: &visit, read, version, form: Form::new() })
}

/// `GET /communities/{id}/terms/{version}`
pub async fn version(visit: Visit, Path((Id(id), version)): Path<(Id, i64)>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    if !read.all.iter().any(|one| one.version == version) {
        return Err(Error::NotFound);
    }
    visit.show(&Show { visit: &visit, read, version: Some(version), form: Form::new() })
}

/// `GET /communities/{id}/terms/new`: beginning with the words that count now, or with a few questions to answer.
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let text = read.proposed().or_else(|| read.agreed()).map(|one| one.text.clone());
    let text = text.unwrap_or_else(|| Bilingual {
        en: crate::i18n::Lang::En.text("terms-template").replace("¶", "\n\n"),
        fr: crate::i18n::Lang::Fr.text("terms-template").replace("¶", "\n\n"),
    });
    let form = Form::filled([("text-en", &text.en), ("text-fr", &text.fr)]);
    visit.show(&New { visit: &visit, path: path(id), form })
}

/// `POST /communities/{id}/terms`
pub async fn propose(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let text = some(&mut form, "text-en", "text-fr", TEXT);
    if !form.is_good() {
        return visit.refuse(&New { visit: &visit, path: path(id), form });
    }
    Read::of(&visit, id).await?;
    let (terms_id, now) = (visit.app.ids.next(), visit.app.clock.now());
    let by = visit.person.as_ref().map(|me| me.id);
    visit.app.db.write(move |tx| terms::propose(tx, terms_id, id, &text, now, by)).await?;
    visit.go_saying(&path(id), "terms-proposed")
}

/// `POST /communities/{id}/terms/assent`: somebody of the community agrees to what is proposed, or objects.
pub async fn say(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let Some((verdict, words)) = verdict(&mut form) else {
        let version = read.proposed().map(|one| one.version);
        return visit.refuse(&Show { visit: &visit, read, version, form });
    };
    let Some(proposed) = read.proposed() else {
        return visit.go_saying(&path(id), "terms-none-proposed");
    };
    let said = Assent {
        id: visit.app.ids.next(),
        kind: Kind::Terms,
        thing_id: proposed.id,
        person_id: Some(visit.me()?.id),
        verdict,
        words,
        language: visit.lang.language(),
        version: proposed.version,
        made: visit.app.clock.now(),
    };
    visit.app.db.write(move |tx| assent::put(tx, &said)).await?;
    visit.go_saying(&path(id), "plan-said")
}

/// `POST /communities/{id}/terms/agreement`: whoever runs the table writes down that it agrees.
pub async fn settle(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let Some(proposed) = read.proposed().cloned() else {
        return visit.go_saying(&path(id), "terms-none-proposed");
    };
    let people = room(&mut form);
    if form.is_good() && Tally::of(read.said(proposed.id), people, 0).yes < SEVERAL {
        form.refuse("room", "plan-too-few", &[("several", SEVERAL.into())]);
    }
    if !form.is_good() {
        let version = Some(proposed.version);
        return visit.refuse(&Show { visit: &visit, read, version, form });
    }
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let agreed = visit.app.db.write(move |tx| terms::agree(tx, &proposed, people, now, by)).await?;
    visit.go_saying(&path(id), if agreed { "terms-agreed-now" } else { "terms-none-proposed" })
}

/// `POST /communities/{id}/terms/withdrawal`
pub async fn take_back(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let done = visit.app.db.write(move |tx| terms::withdraw(tx, id)).await?;
    visit.go_saying(&path(id), if done { "terms-taken-back" } else { "terms-none-proposed" })
}
