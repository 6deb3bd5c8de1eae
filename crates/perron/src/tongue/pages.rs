use axum::extract::Path;
use axum::response::Response;
use store::tongue::{self, Tongue};
use store::{Tx, strategy};

use super::views::{Headings, List, Show};
use super::{MOST, NAME, Spoken, Tag, path};
use crate::conversation::one_space;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::strategy::read::Read;
use crate::strategy::{TEXT, TITLE, is_seen};
use crate::visit::Visit;

async fn listed(visit: &Visit, id: i64, form: Form) -> Result<List<'_>, Error> {
    let own = visit.clone();
    let look = move |tx: &mut Tx<'_>| Ok::<_, Error>((Read::of(tx, &own, id)?, Spoken::all(tx, id)?));
    let (read, all) = visit.app.db.read(look).await?;
    is_seen(visit, &read.strategy).then_some(List { visit, read, all, form }).ok_or_not_found()
}

/// `GET /strategies/{id}/tongues`: in which languages it is read, and how far each is.
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&listed(&visit, id, Form::new()).await?)
}

/// `POST /strategies/{id}/tongues`
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let name = one_space(&form.text("name", NAME));
    let tag = Tag::parse(form.value("tag"));
    if tag.is_none() {
        form.refuse("tag", "tongue-tag-wrong", &[]);
    }
    let Some(tag) = tag.filter(|_| form.is_good()) else {
        return visit.refuse(&listed(&visit, id, form).await?);
    };
    let one = Tongue {
        strategy_id: id,
        tag: tag.to_string(),
        name,
        title: String::new(),
        lead: String::new(),
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|me| me.id),
    };
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let is_room = tongue::of(tx, id)?.len() < MOST;
        Ok::<_, Error>(is_room && tongue::add(tx, &one)?)
    };
    let key = if visit.app.db.write(write).await? { "tongue-added" } else { "tongue-there" };
    visit.go_saying(&path(id, tag.as_str()), key)
}

/// A strategy in a language, if it has that and whoever comes may read it.
async fn found(visit: &Visit, id: i64, tag: String) -> Result<(Read, Spoken), Error> {
    let own = visit.clone();
    let look = move |tx: &mut Tx<'_>| {
        let spoken = Spoken::of(tx, id, &tag)?.ok_or_not_found()?;
        Ok::<_, Error>((Read::of(tx, &own, id)?, spoken))
    };
    let (read, spoken) = visit.app.db.read(look).await?;
    is_seen(visit, &read.strategy).then_some((read, spoken)).ok_or_not_found()
}

/// `GET /strategies/{id}/tongues/{tag}`: the text as it stands, in this language as far as it goes.
pub async fn show(visit: Visit, Path((Id(id), tag)): Path<(Id, String)>) -> Result<Response, Error> {
    let (read, spoken) = found(&visit, id, tag).await?;
    visit.show(&Show { visit: &visit, read, spoken })
}

/// `GET /strategies/{id}/tongues/{tag}/headings`: what the strategy and its chapters are called.
pub async fn headings(visit: Visit, Path((Id(id), tag)): Path<(Id, String)>) -> Result<Response, Error> {
    let (read, spoken) = found(&visit, id, tag).await?;
    let form = Headings::filled(&read, &spoken);
    visit.show(&Headings { visit: &visit, read, spoken, form })
}

/// `POST /strategies/{id}/tongues/{tag}/headings`
pub async fn call(
    visit: Visit,
    Path((Id(id), tag)): Path<(Id, String)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (read, spoken) = found(&visit, id, tag).await?;
    let name = one_space(&form.text("name", NAME));
    let title = one_space(&form.optional("title", TITLE).unwrap_or_default());
    let lead = form.optional("lead", TEXT).unwrap_or_default();
    let said = |id: i64| (id, one_space(form.value(&Headings::field(&id))));
    let chapters: Vec<(i64, String)> = read.chapters.iter().map(|chapter| said(chapter.id)).collect();
    for (chapter, _) in chapters.iter().filter(|(_, title)| title.chars().count() > TITLE) {
        form.refuse(&Headings::field(chapter), "tongue-too-long", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&Headings { visit: &visit, read, spoken, form });
    }
    let tag = spoken.tag.clone();
    let one = Tongue { name, title, lead, ..spoken.tongue };
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        tongue::update(tx, &one)?.then_some(()).ok_or_not_found()?;
        chapters.iter().try_for_each(|(chapter, title)| tongue::call(tx, id, &one.tag, *chapter, title))?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, tag.as_str()), "tongue-kept")
}

/// `POST /strategies/{id}/tongues/{tag}/removal`: out of the working text; editions keep it.
pub async fn remove(visit: Visit, Path((Id(id), tag)): Path<(Id, String)>) -> Result<Response, Error> {
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        tongue::remove(tx, id, &tag)?.then_some(()).ok_or_not_found()?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/tongues", crate::strategy::path(id)), "tongue-removed")
}
