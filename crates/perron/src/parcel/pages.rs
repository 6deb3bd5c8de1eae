//! The parcels of a community, for its stewards; and a parcel brought in, by those who run the house.

use std::path::{Path as FilePath, PathBuf};

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::parcel::{self, State};
use store::{Tx, community};
use tokio::fs::File;
use tokio::io::AsyncWriteExt;

use super::bring::{Found, bring};
use super::job;
use super::read::Limits;
use super::views::{List, New};
use crate::cookie::hex;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::key_file::unhex;
use crate::limits::Act;
use crate::story::files;
use crate::story::serve::body;
use crate::upload::Upload;
use crate::visit::Visit;

/// `GET /communities/{id}/parcels`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, store::Error>((community::by_id(tx, id)?, parcel::of_community(tx, id)?))
    };
    let (community, parcels) = visit.app.db.read(read).await?;
    let community = community.filter(|one| one.state != community::State::Elsewhere).ok_or_not_found()?;
    visit.show(&List { visit: &visit, community, parcels })
}

/// `POST /communities/{id}/parcels`: has one packed.
pub async fn ask(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let (ids, now, made_by) = (visit.app.ids.clone(), visit.app.clock.now(), visit.me()?.id);
    let write = move |tx: &mut Tx<'_>| {
        community::by_id(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>(job::ask(tx, &ids, now, id, Some(made_by))?)
    };
    visit.app.db.write(write).await?;
    visit.go(&format!("{}/parcels", crate::community::path(id)))
}

/// `GET /communities/{id}/parcels/{parcel}/parcel.zip`
pub async fn download(visit: Visit, Path((Id(id), Id(one))): Path<(Id, Id)>) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| parcel::by_id(tx, one)).await?;
    let found = found.filter(|one| one.community_id == id && one.state == State::Ready).ok_or_not_found()?;
    let file = File::open(job::folder(&visit.app.settings).join(&found.file)).await.ok().ok_or_not_found()?;
    tracing::info!(parcel = store::ids::to_text(one), "a parcel was downloaded");
    let name = format!("attachment; filename=\"perron-{}.zip\"", store::ids::to_text(id));
    let head = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CONTENT_LENGTH, found.bytes.to_string()),
    ];
    Ok((head, body(file, found.bytes.unsigned_abs())).into_response())
}

/// `GET /parcels`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    visit.show(&New { visit: &visit, form: Form::new(), came: None })
}

/// `POST /parcels`: says what would come, or brings it in.
pub async fn create(visit: Visit, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let folder = job::folder(&visit.app.settings);
    let path = folder.join(format!("{}.part", hex(&rand::random::<[u8; 16]>())));
    let received = receive(&mut upload, &folder, &path).await;
    let answer = match received {
        Ok((form, is_file)) => take(&visit, form, is_file, &path).await,
        Err(error) => Err(error),
    };
    if let Err(error) = std::fs::remove_file(&path) {
        tracing::warn!(%error, "an upload could not be removed");
    }
    answer
}

async fn take(visit: &Visit, mut form: Form, is_file: bool, path: &FilePath) -> Result<Response, Error> {
    let key = form.value("key").trim().to_owned();
    let lock = unhex(&key).and_then(|bytes| bytes.try_into().ok());
    if !is_file {
        form.refuse("file", "parcel-no-file", &[]);
    }
    if !key.is_empty() && lock.is_none() {
        form.refuse("key", "parcel-no-key", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&New { visit, form, came: None });
    }
    let is_trial = !form.is_given("arrival");
    let found = Found { path: path.to_owned(), lock, limits: Limits::USUAL };
    let app = &visit.app;
    match bring(&app.db, &app.ids, &files::folder(&app.settings), found, is_trial).await {
        Ok(came) if is_trial => visit.show(&New { visit, form, came: Some(came) }),
        Ok(came) => {
            tracing::info!(community = came.manifest.community.id, "a community was brought in");
            visit.go_saying(&format!("/communities/{}", came.manifest.community.id), "parcel-came")
        }
        Err(problem) => {
            tracing::info!(%problem, "a parcel was refused");
            let words = problem.text(visit.lang);
            form.refuse("file", "parcel-refused", &[("problem", words.into())]);
            visit.refuse(&New { visit, form, came: None })
        }
    }
}

/// Writes the file as it comes; what was typed besides, and whether there was a file.
async fn receive(upload: &mut Upload, folder: &FilePath, path: &PathBuf) -> Result<(Form, bool), Error> {
    let trouble = |error: std::io::Error| Error::Internal(format!("the upload cannot be kept: {error}"));
    tokio::fs::create_dir_all(folder).await.map_err(trouble)?;
    let mut file = File::create(path).await.map_err(trouble)?;
    let (mut typed, mut is_file) = (Vec::new(), false);
    while let Some(mut field) = upload.next().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_none() {
            typed.push((name, field.text().await.map_err(|problem| Error::of_status(problem.status()))?));
            continue;
        }
        while let Some(bytes) = field.chunk().await.map_err(|problem| Error::of_status(problem.status()))? {
            is_file = true;
            file.write_all(&bytes).await.map_err(trouble)?;
        }
    }
    file.flush().await.map_err(trouble)?;
    Ok((Form::of_pairs(typed), is_file))
}
