//! Taking a map of neighbourhoods or blocks as a file.

use axum::extract::Path;
use axum::response::Response;

use super::pages::{Adding, keep};
use super::{PlaceId, forms, map_file};
use crate::error::Error;
use crate::limits::Act;
use crate::upload::Upload;
use crate::visit::Visit;

/// The property that holds the name, where the form does not say another.
const PROPERTY: &str = "name";

/// `POST /places/{id}/map`
pub async fn add_map(
    visit: Visit,
    Path(PlaceId(id)): Path<PlaceId>,
    mut upload: Upload,
) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let adding = Adding::of(&visit, id).await?;
    let (mut form, bytes) = upload.typed_and_file().await?;
    if bytes.is_empty() {
        form.refuse("map", "place-map-none", &[]);
        return adding.refuse(form);
    }
    let property = form.optional("property", 60).unwrap_or_else(|| PROPERTY.to_owned());
    let read = tokio::task::spawn_blocking(move || map_file::read(&bytes, &property)).await;
    let read = read.map_err(|error| Error::Internal(error.to_string()))?;
    match forms::mapped(&mut form, read, visit.lang) {
        Some(named) if form.is_good() => keep(&visit, id, named).await,
        _ => adding.refuse(form),
    }
}
