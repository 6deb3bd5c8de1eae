use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::cluster::{self, Cluster};
use store::conversation::{self, Conversation};
use store::holding::Kind;
use store::note::{self, Noted};
use store::{Bilingual, Language, Tx, ids};

use super::views::{Board, Gathered, Statement};
use super::{Harvest, Home, TITLE};
use crate::consent::{Purpose, Viewer, may};
use crate::conversation::{Standing, one_space};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::issue::raise_from;
use crate::note::lean_on;
use crate::rights::Deed;
use crate::room::{Here, Part, changed, path};
use crate::statement::{self, Added, MOST, New};
use crate::visit::Visit;
use crate::vote::Voice;

/// Which notes by themselves are shown.
#[derive(Deserialize)]
pub struct Asking {
    page: Option<usize>,
}

/// `GET /sessions/{id}/harvest`
pub async fn board(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(Asking { page }): Query<Asking>,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    visit.show(&board_of(&visit, &here, page.unwrap_or(1), Form::new()).await?)
}

async fn board_of<'a>(visit: &'a Visit, here: &'a Here, page: usize, form: Form) -> Result<Board<'a>, Error> {
    let (id, now) = (here.session.id, visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let harvest = Harvest::read(tx, id, now)?;
        let suggestions = harvest.suggestions();
        Ok::<_, store::Error>((harvest, suggestions))
    };
    let (harvest, suggestions) = visit.app.db.read(read).await?;
    let raise = raise_from(visit, Kind::Session, id).await?.map(|path| format!("{path}?session={}", Id(id)));
    Ok(Board { visit, here, harvest, suggestions, page: page.max(1), form, raise })
}

/// `POST /sessions/{id}/harvest/moves`: the chosen notes to where is said.
pub async fn put(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let notes: Vec<i64> = form.values("note").filter_map(ids::from_text).collect();
    if notes.is_empty() {
        form.refuse("notes", "harvest-none-chosen", &[]);
    }
    let title = one_space(&form.optional("title", TITLE).unwrap_or_default());
    let home = match form.value("to") {
        "new" if title.is_empty() => {
            form.refuse("title", "form-empty", &[]);
            Home::None
        }
        "new" => Home::New(in_language(&title, visit.lang.language())),
        "none" => Home::None,
        other => match ids::from_text(other) {
            Some(cluster_id) => Home::Cluster(cluster_id),
            None => {
                form.refuse("to", "form-choose", &[]);
                Home::None
            }
        },
    };
    if !form.is_good() {
        return visit.refuse(&board_of(&visit, &here, 1, form).await?);
    }
    let ids = visit.app.ids.clone();
    visit.app.db.write(move |tx| super::put(tx, &ids, id, &notes, &home)).await?;
    visit.go_saying(&format!("{}/harvest", path(id)), "harvest-put")
}

fn in_language(title: &str, language: Language) -> Bilingual {
    match language {
        Language::English => Bilingual { en: title.to_owned(), fr: String::new() },
        Language::French => Bilingual { en: String::new(), fr: title.to_owned() },
    }
}

/// `POST /sessions/{id}/harvest/hidden`
pub async fn set_aside(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    Here::find(&visit, id).await?;
    let note_id = ids::from_text(form.value("note")).ok_or_not_found()?;
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let noted = note::by_id(tx, id, note_id)?.ok_or_not_found()?;
        super::set_aside(tx, &noted, now)?;
        Ok::<_, Error>(noted.consent.hidden.is_none())
    };
    let is_aside = visit.app.db.write(write).await?;
    let said = if is_aside { "harvest-set-aside" } else { "harvest-taken-in" };
    visit.go_saying(&format!("{}/harvest", path(id)), said)
}

async fn cluster_of(visit: &Visit, id: i64, cluster_id: i64) -> Result<(Cluster, Vec<Noted>), Error> {
    let now = visit.app.clock.now();
    let harvest = visit.app.db.read(move |tx| Harvest::read(tx, id, now)).await?;
    harvest.clusters.into_iter().find(|(one, _)| one.id == cluster_id).ok_or_not_found()
}

/// `GET /sessions/{id}/harvest/clusters/{cluster}`
pub async fn cluster(
    visit: Visit,
    Path((Id(id), Id(cluster_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (cluster, notes) = cluster_of(&visit, id, cluster_id).await?;
    let form =
        Form::filled([("title-en", cluster.title.en.as_str()), ("title-fr", cluster.title.fr.as_str())]);
    visit.show(&Gathered { visit: &visit, here: &here, cluster, notes, form })
}

/// `POST /sessions/{id}/harvest/clusters/{cluster}`: its title in both languages, or (`move`) its place.
pub async fn rename(
    visit: Visit,
    Path((Id(id), Id(cluster_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let back = format!("{}/harvest", path(id));
    if form.is_given("move") {
        let up = form.value("move") == "up";
        visit.app.db.write(move |tx| move_cluster(tx, id, cluster_id, up)).await?;
        return visit.go_saying(&back, "harvest-moved");
    }
    let [en, fr] =
        ["title-en", "title-fr"].map(|field| one_space(&form.optional(field, TITLE).unwrap_or_default()));
    if en.is_empty() && fr.is_empty() {
        form.refuse("title-en", "form-empty", &[]);
    }
    if !form.is_good() {
        let (cluster, notes) = cluster_of(&visit, id, cluster_id).await?;
        return visit.refuse(&Gathered { visit: &visit, here: &here, cluster, notes, form });
    }
    let write = move |tx: &mut Tx<'_>| {
        cluster::rename(tx, id, cluster_id, &Bilingual { en, fr })?.then_some(()).ok_or_not_found()?;
        Ok::<_, Error>(changed(tx, id, &[Part::Desk])?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&back, "harvest-renamed")
}

fn move_cluster(tx: &mut Tx<'_>, id: i64, cluster_id: i64, up: bool) -> Result<(), Error> {
    let mut order: Vec<i64> = cluster::of_session(tx, id)?.into_iter().map(|one| one.id).collect();
    let at = order.iter().position(|one| *one == cluster_id).ok_or_not_found()?;
    let to = if up { at.saturating_sub(1) } else { (at + 1).min(order.len() - 1) };
    order.swap(at, to);
    cluster::set_order(tx, id, &order)?;
    Ok(changed(tx, id, &[Part::Desk])?)
}

/// `POST /sessions/{id}/harvest/clusters/{cluster}/removal`: its notes stand by themselves again.
pub async fn take_apart(
    visit: Visit,
    Path((Id(id), Id(cluster_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let write = move |tx: &mut Tx<'_>| {
        cluster::delete(tx, id, cluster_id)?.then_some(()).ok_or_not_found()?;
        Ok::<_, Error>(changed(tx, id, &[Part::Desk])?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/harvest", path(id)), "harvest-apart")
}

/// A note whose words may be used, and the conversations that it may be sent into.
async fn usable(visit: &Visit, id: i64, note_id: i64) -> Result<(Noted, Vec<Conversation>), Error> {
    let (rights, now) = (visit.rights.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let noted = note::by_id(tx, id, note_id)?.ok_or_not_found()?;
        if !may(&noted.consent, Viewer::Steward, Purpose::Summary, now) {
            return Err(Error::NotFound);
        }
        let reach = rights.reach(tx, store::holding::Kind::Conversation, Deed::Run)?;
        let all = conversation::page(tx, i64::MAX, false, 100)?.into_iter().map(|one| one.conversation);
        let open = all.filter(|one| reach.has(one.id) && Standing::of(one, now) == Standing::Open).collect();
        Ok((noted, open))
    };
    visit.app.db.read(read).await
}

/// `GET /sessions/{id}/notes/{note}/statement`
pub async fn statement(visit: Visit, Path((Id(id), Id(note_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (noted, open) = usable(&visit, id, note_id).await?;
    let text: String = noted.note.text.chars().take(MOST).collect();
    let form = Form::filled([("text", text.as_str()), ("language", noted.note.language.word())]);
    visit.show(&Statement { visit: &visit, here: &here, noted, open, form })
}

/// `POST /sessions/{id}/notes/{note}/statement`: a statement made of a note, for everybody to vote on.
pub async fn send_statement(
    visit: Visit,
    Path((Id(id), Id(note_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (noted, open) = usable(&visit, id, note_id).await?;
    let chosen = ids::from_text(form.value("conversation"));
    let chosen = open.iter().find(|one| Some(one.id) == chosen).cloned();
    if chosen.is_none() {
        form.refuse("conversation", "form-choose", &[]);
    }
    let new = New::parse(&mut form, visit.lang.language(), true);
    let (Some(conversation), Some(new)) = (chosen, new) else {
        return visit.refuse(&Statement { visit: &visit, here: &here, noted, open, form });
    };
    let (app, now, holder) = (visit.app.clone(), visit.app.clock.now(), visit.holder().unwrap_or_default());
    let leaned = noted.clone();
    let write = move |tx: &mut Tx<'_>| {
        let voice = Voice::new(&app.secret, conversation.id, holder);
        let new = New { anyway: true, ..new };
        let added = statement::add(tx, &app, voice, &new)?;
        if matches!(added, Added::Accepted | Added::Pending) {
            let place = (crate::conversation::path(conversation.id), new.text);
            lean_on(tx, &app.ids, &leaned, place, now)?;
        }
        Ok::<_, Error>(added)
    };
    let key = match visit.app.db.write(write).await? {
        Added::Accepted | Added::Pending => {
            visit.app.events.tell(conversation.id);
            return visit.go_saying(&format!("{}/harvest", path(id)), "harvest-sent");
        }
        Added::Same(_) | Added::Similar(_) => "harvest-said-already",
        Added::Refused(key) => key,
    };
    form.refuse("text", key, &[]);
    visit.refuse(&Statement { visit: &visit, here: &here, noted, open, form })
}
