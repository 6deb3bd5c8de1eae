//! Those who run a strategy set it up: its words, its chapters, who does not agree with it.

use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community, Kind, State as Standing};
use store::holding::{self, Holding};
use store::strategy::{self, Minority, Origin, State, Strategy};
use store::{Bilingual, Tx};

use super::read::Read;
use super::views::{New, Settings};
use super::{TEXT, TITLE, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::place::ask::{self, Question};
use crate::plan::forms::some;
use crate::rights::Deed;
use crate::visit::Visit;

/// Where the days of a new strategy are.
const ZONE: &str = "America/Toronto";
/// Days to answer, until somebody says otherwise.
const DAYS: i64 = 90;
/// Chapters of one strategy.
const MOST: usize = 60;

/// The communities that may hold a strategy whoever comes begins; the house itself if they run that.
async fn homes(visit: &Visit) -> Result<Vec<Community>, Error> {
    let own = visit.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut all = Vec::new();
        for listed in community::in_state(tx, Standing::Active)? {
            let one = listed.community;
            if one.kind != Kind::Institution && own.rights.in_community(one.id, Deed::Run) {
                all.push(one);
            }
        }
        Ok::<_, store::Error>(all)
    };
    Ok(visit.app.db.read(read).await?)
}

/// `GET /strategies/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    let homes = homes(&visit).await?;
    visit.show(&New { visit: &visit, homes, form: Form::new() })
}

/// `POST /strategies`: held by the communities that are named, which all are whoever comes runs; by the house if none is.
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let homes = homes(&visit).await?;
    let title = some(&mut form, "title-en", "title-fr", TITLE);
    let named: Vec<i64> = form.values("community").filter_map(store::ids::from_text).collect();
    let holders: Vec<i64> = homes.iter().map(|one| one.id).filter(|id| named.contains(id)).collect();
    if holders.is_empty() && !visit.rights.in_house(Deed::Run) {
        form.refuse("community", "form-choose", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&New { visit: &visit, homes, form });
    }
    let (id, now, by) = (visit.app.ids.next(), visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let fresh = Strategy {
        id,
        title,
        lead: Bilingual::default(),
        place_id: None,
        zone: ZONE.to_owned(),
        answer_days: DAYS,
        state: State::Draft,
        version: 1,
        origin: Origin::Own,
        made: now,
        made_by: by,
    };
    let (chapter, titles) = (
        visit.app.ids.next(),
        Bilingual {
            en: crate::i18n::Lang::En.text("strategy-first-chapter"),
            fr: crate::i18n::Lang::Fr.text("strategy-first-chapter"),
        },
    );
    let write = move |tx: &mut Tx<'_>| {
        strategy::insert(tx, &fresh)?;
        strategy::add_chapter(tx, id, chapter, &titles)?;
        let (kind, agreed) = (holding::Kind::Strategy, Some(now));
        holders.iter().try_for_each(|community_id| {
            let community_id = *community_id;
            holding::put(tx, &Holding { kind, thing_id: id, community_id, agreed, made: now, made_by: by })
        })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "strategy-begun")
}

/// The settings as they stand; `aside` is the smaller form that needs another look.
async fn asked(visit: &Visit, id: i64, aside: Form) -> Result<Settings<'_>, Error> {
    let read = Read::for_visit(visit, id).await?;
    let mut form = forms::filled(&read.strategy);
    if let Some(place_id) = read.strategy.place_id {
        form.fill(ask::FIELD, &ask::said_of(&visit.app.db, visit.lang, place_id).await?);
    }
    Ok(Settings { visit, read, form, place: Question::new(visit), aside })
}

/// `GET /strategies/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&asked(&visit, id, Form::new()).await?)
}

/// `POST /strategies/{id}/settings`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    let mut place = Question::new(&visit);
    let place_id = place.spot(&visit, &mut form, "strategy-place-area").await?;
    let old = Strategy { place_id, ..read.strategy.clone() };
    let Some(changed) = forms::parse(&mut form, old) else {
        return visit.refuse(&Settings { visit: &visit, read, form, place, aside: Form::new() });
    };
    visit.app.db.write(move |tx| strategy::update(tx, &changed)).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "strategy-kept")
}

/// What one of the smaller forms of the settings did.
async fn settle<F>(visit: Visit, id: i64, aside: Form, write: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Tx<'_>) -> Result<bool, Error> + Send + 'static,
{
    if !aside.is_good() {
        return visit.refuse(&asked(&visit, id, aside).await?);
    }
    let done = visit.app.db.write(move |tx| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        write(tx)
    });
    let key = if done.await? { "strategy-kept" } else { "strategy-in-use" };
    visit.go_saying(&format!("{}/settings", path(id)), key)
}

fn chapter_title(form: &mut Form) -> Bilingual {
    some(form, "chapter-en", "chapter-fr", TITLE)
}

/// `POST /strategies/{id}/chapters`
pub async fn add_chapter(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (title, chapter_id) = (chapter_title(&mut form), visit.app.ids.next());
    let write = move |tx: &mut Tx<'_>| {
        if strategy::chapters(tx, id)?.len() >= MOST {
            return Ok(false);
        }
        strategy::add_chapter(tx, id, chapter_id, &title)?;
        Ok(true)
    };
    settle(visit, id, form, write).await
}

/// `POST /strategies/{id}/chapters/{chapter}`: another name, or (with `remove`) away if nothing stands in it.
pub async fn change_chapter(
    visit: Visit,
    Path((Id(id), Id(chapter_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let is_removed = form.is_given("remove");
    let title = if is_removed { Bilingual::default() } else { chapter_title(&mut form) };
    let write = move |tx: &mut Tx<'_>| match is_removed {
        true => Ok(strategy::remove_chapter(tx, id, chapter_id)?),
        false => Ok(strategy::change_chapter(tx, id, chapter_id, &title)?),
    };
    settle(visit, id, form, write).await
}

/// `POST /strategies/{id}/minorities`
pub async fn add_minority(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let one = Minority {
        id: visit.app.ids.next(),
        who: some(&mut form, "who-en", "who-fr", TITLE),
        text: some(&mut form, "minority-en", "minority-fr", TEXT),
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|me| me.id),
    };
    settle(visit, id, form, move |tx| {
        strategy::add_minority(tx, id, &one)?;
        Ok(true)
    })
    .await
}

/// `POST /strategies/{id}/minorities/{minority}/removal`
pub async fn remove_minority(
    visit: Visit,
    Path((Id(id), Id(minority_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    settle(visit, id, Form::new(), move |tx| Ok(strategy::remove_minority(tx, id, minority_id)?)).await
}
