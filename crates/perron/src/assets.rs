//! Style sheet, script and mark: embedded, compressed when built, named by their content.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::error::Error;

/// One embedded file.
pub struct Asset {
    /// As written in templates: `perron.css`.
    pub name: &'static str,
    /// Its address, with the hash of its content: `/assets/perron.1f0c….css`.
    pub path: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    br: &'static [u8],
    gzip: &'static [u8],
}

/// Every asset.
pub static ASSETS: &[Asset] = &include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset; the empty text for one that is not there, which `tests/tidy.rs` looks for.
pub fn path(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("", |asset| asset.path)
}

/// An asset under an address of its own, which is asked for again each time.
pub fn plain(name: &str) -> Result<Response, Error> {
    let asset = ASSETS.iter().find(|asset| asset.name == name).ok_or(Error::NotFound)?;
    let mut response = asset.plain.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// `GET /assets/{file}`: kept for a year by the browser, since another content has another name.
pub async fn show(Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file.as_str()))
        .ok_or(Error::NotFound)?;
    let wanted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (body, encoding) = match () {
        () if wanted.contains("br") => (asset.br, Some("br")),
        () if wanted.contains("gzip") => (asset.gzip, Some("gzip")),
        () => (asset.plain, None),
    };
    let mut response = body.into_response();
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}
