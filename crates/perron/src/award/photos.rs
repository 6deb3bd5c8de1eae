//! Pictures of what came of an award: drawn anew like those of stories, in the same folder.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::award::{self, Photo};
use store::fund::{self, State};
use tokio::fs::File;

use super::report::awarded;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::project::{Read, own_page, own_path};
use crate::story::attach::{aside, receive};
use crate::story::files::{self, Part, folder};
use crate::story::{photo, serve};
use crate::upload::Upload;
use crate::visit::Visit;

/// Pictures of one award.
const MOST: usize = 6;
/// Characters of what a picture shows.
const WORDS: usize = 300;

fn refuse(visit: &Visit, read: Read, form: Form) -> Result<Response, Error> {
    visit.refuse(&own_page(visit, read, None, form))
}

/// `POST /funds/{id}/proposals/{key}/photos`
pub async fn add(
    visit: Visit,
    Path((Id(fund_id), link)): Path<(Id, String)>,
    mut upload: Upload,
) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let read = awarded(&visit, fund_id, &link).await?;
    let (mut form, file) = receive(&visit, &mut upload).await?;
    let words = form.text("words", WORDS);
    if read.photos.len() >= MOST {
        form.refuse("photo", "award-photos-many", &[("most", MOST.into())]);
    } else if file.is_none() {
        form.refuse("photo", "story-photo-missing", &[]);
    }
    let Some(file) = file.filter(|_| form.is_good()) else { return refuse(&visit, read, form) };
    let app = visit.app.clone();
    // a photo takes much memory while it is drawn anew: one after the other
    let turn = app.photos.acquire().await.map_err(|problem| Error::Internal(problem.to_string()))?;
    let made = aside(move || photo::clean(&std::fs::read(file.path()).ok()?)).await?;
    drop(turn);
    let Some(bytes) = made else {
        form.refuse("photo", "story-photo-wrong", &[]);
        return refuse(&visit, read, form);
    };
    let settings = app.clone();
    let (name, _) = aside(move || Part::write(&settings.settings, &bytes)?.keep()).await??;
    let one = Photo { id: visit.app.ids.next(), name: name.clone(), words, made: visit.app.clock.now() };
    let id = read.project.id;
    let written = visit.app.db.write(move |tx| award::add_photo(tx, (fund_id, id), &one)).await;
    if let Err(problem) = written {
        files::remove(&visit.app.settings, [name.as_str()]);
        return Err(problem.into());
    }
    visit.go_saying(&own_path(&visit.app, fund_id, id), "award-photo-kept")
}

/// `POST /funds/{id}/proposals/{key}/photos/{photo}/removal`
pub async fn remove(
    visit: Visit,
    Path((Id(fund_id), link, Id(one))): Path<(Id, String, Id)>,
) -> Result<Response, Error> {
    let read = awarded(&visit, fund_id, &link).await?;
    let id = read.project.id;
    let name = read.photos.into_iter().find(|photo| photo.id == one).ok_or_not_found()?.name;
    visit.app.db.write(move |tx| award::drop_photo(tx, (fund_id, id), one)).await?;
    files::remove(&visit.app.settings, [name.as_str()]);
    visit.go_saying(&own_path(&visit.app, fund_id, id), "award-photo-gone")
}

/// `GET /funds/{id}/projects/{project}/photos/{photo}`
pub async fn serve(
    visit: Visit,
    Path((Id(fund_id), Id(id), Id(one))): Path<(Id, Id, Id)>,
) -> Result<Response, Error> {
    let read = move |tx: &mut store::Tx<'_>| {
        let fund = fund::by_id(tx, fund_id)?.filter(|fund| fund.state != State::Draft);
        Ok::<_, store::Error>(fund.map(|_| award::photos(tx, fund_id, id)).transpose()?.unwrap_or_default())
    };
    let photos = visit.app.db.read(read).await?;
    let photo = photos.into_iter().find(|photo| photo.id == one).ok_or_not_found()?;
    let file = File::open(folder(&visit.app.settings).join(&photo.name)).await.ok().ok_or_not_found()?;
    let length = file.metadata().await.map_err(|problem| Error::Internal(problem.to_string()))?.len();
    let mut response = serve::body(file, length).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    Ok(response)
}
