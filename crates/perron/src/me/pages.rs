//! The pages: what is kept, the file, and leaving.

use axum::body::Body;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::file::Written;
use super::leave::{self as leaving, Duties};
use super::part::parts;
use super::views::{Deletion, Show};
use super::{everything, file, owner};
use crate::cookie::Cookie;
use crate::error::Error;
use crate::limits::Act;
use crate::story::serve::body as sent;
use crate::visit::Visit;

/// `GET /me`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let all = everything(&visit.app, &owner(&visit)).await?;
    visit.show(&Show { visit: &visit, parts: parts(visit.lang, &all), is_shut: all.said.is_none() })
}

/// `GET /me/everything.zip`
pub async fn download(visit: Visit) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let owner = owner(&visit);
    let all = everything(&visit.app, &owner).await?;
    let beside = visit.app.db.read(move |tx| store::story_file::of_owner(tx, &owner.holder)).await?;
    let app = visit.app.clone();
    let write = move || file::write(&all, &beside, &app.settings, app.clock.now());
    let written =
        tokio::task::spawn_blocking(write).await.map_err(|problem| Error::Internal(problem.to_string()))?;
    let (body, length) = match written? {
        Written::Texts(bytes) => {
            let length = bytes.len() as u64;
            (Body::from(bytes), length)
        }
        Written::File(file) => {
            let file = tokio::fs::File::from_std(file);
            let about = file.metadata().await.map_err(|problem| Error::Internal(problem.to_string()))?;
            (sent(file, about.len()), about.len())
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"perron-me.zip\"".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
    ];
    Ok((headers, body).into_response())
}

/// `GET /me/deletion`
pub async fn ask(visit: Visit) -> Result<Response, Error> {
    let page = deletion(&visit).await?;
    visit.show(&page)
}

async fn deletion(visit: &Visit) -> Result<Deletion<'_>, Error> {
    let all = everything(&visit.app, &owner(visit)).await?;
    let duties = match visit.person.clone() {
        Some(person) => visit.app.db.read(move |tx| Duties::of(tx, &person, false)).await?,
        None => Duties::default(),
    };
    Ok(Deletion { visit, parts: parts(visit.lang, &all), duties })
}

/// `POST /me/deletion`
pub async fn leave(visit: Visit) -> Result<Response, Error> {
    if leaving::leave(&visit.app, owner(&visit), visit.person.clone()).await?.is_err() {
        let page = deletion(&visit).await?;
        return visit.refuse(&page);
    }
    let mut response = visit.go_saying("/", "me-gone")?;
    let secure = visit.app.settings.is_secure();
    let cookies = [Cookie::Person, Cookie::Guest].map(|cookie| cookie.set("", 0, secure));
    let cookies = cookies.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie));
    response.headers_mut().extend(cookies);
    Ok(response)
}
