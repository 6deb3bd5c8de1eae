//! Parts of a room that hundreds of pages ask for at the same moment: made once for a session, a part and a language,
//! and handed to all, packed once too.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Part;
use crate::error::Error;
use crate::i18n::Lang;

/// A part of a room as HTML.
#[derive(Debug, Default)]
pub struct Fragment {
    /// What stands in the element.
    pub inner: String,
    version: i64,
    whole: Vec<u8>,
    packed: Vec<u8>,
}

impl Fragment {
    /// Of an element with this id, as it stands in this version of the room.
    pub fn new(id: &str, version: i64, inner: String) -> Self {
        let whole = format!("<div id=\"{id}\">{inner}</div>").into_bytes();
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        let packed = packer.write_all(&whole).and_then(|()| packer.finish()).unwrap_or_default();
        Self { inner, version, whole, packed }
    }

    /// For a page that asks for this part alone, and says what it has of it.
    pub fn answer(&self, known: Option<&HeaderValue>, headers: &HeaderMap) -> Response {
        let tag = HeaderValue::from_str(&format!("\"{}\"", self.version)).ok();
        let takes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        let is_packed = !self.packed.is_empty() && takes.is_some_and(|takes| takes.contains("gzip"));
        let mut response = match () {
            () if known.is_some() && known == tag.as_ref() => StatusCode::NOT_MODIFIED.into_response(),
            () if is_packed => self.packed.clone().into_response(),
            () => self.whole.clone().into_response(),
        };
        let head = response.headers_mut();
        if is_packed && head.contains_key(header::CONTENT_TYPE) {
            head.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(tag) = tag {
            head.insert(header::ETAG, tag);
        }
        response
    }
}

type Key = (i64, i64, Lang);
type Slot = Arc<tokio::sync::Mutex<Arc<Fragment>>>;

/// The parts in memory. What is asked for is compared with the version of the room, so a right answer does not depend
/// on them.
#[derive(Default)]
pub struct Fragments(Mutex<HashMap<Key, Slot>>);

/// Parts of no more than these are kept.
const MOST: usize = 600;

impl Fragments {
    /// The part as it stands in a version of the room, or a later one; whoever asks meanwhile waits for the same.
    pub async fn get(
        &self,
        (session_id, part, lang): (i64, Part, Lang),
        version: i64,
        make: impl AsyncFnOnce() -> Result<Fragment, Error>,
    ) -> Result<Arc<Fragment>, Error> {
        let slot = {
            let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if slots.len() >= MOST {
                slots.retain(|_, slot| Arc::strong_count(slot) > 1);
            }
            slots.entry((session_id, part.number(), lang)).or_default().clone()
        };
        let mut last = slot.lock().await;
        if last.version < version || last.whole.is_empty() {
            *last = Arc::new(make().await?);
        }
        Ok(last.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_part_is_made_once_for_a_version() {
        let fragments = Fragments::default();
        let get = async |version: i64, lang| {
            let make = async || Ok(Fragment::new("wall", version, format!("v{version}")));
            let fragment = fragments.get((1, Part::Wall, lang), version, make).await.expect("made");
            fragment.inner.clone()
        };
        assert_eq!(get(0, Lang::En).await, "v0");
        assert_eq!(get(2, Lang::En).await, "v2");
        assert_eq!(get(1, Lang::En).await, "v2", "an earlier reader gets the later one");
        assert_eq!(get(1, Lang::Fr).await, "v1");
    }

    #[test]
    fn who_has_it_is_not_sent_it_again() {
        let fragment = Fragment::new("wall", 7, "é".repeat(400));
        let mut takes = HeaderMap::new();
        assert_eq!(fragment.answer(None, &takes).status(), 200);
        takes.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br, gzip"));
        let packed = fragment.answer(Some(&HeaderValue::from_static("\"6\"")), &takes);
        assert_eq!(packed.headers()[header::CONTENT_ENCODING], "gzip");
        let known = fragment.answer(Some(&packed.headers()[header::ETAG].clone()), &takes);
        assert_eq!(known.status(), 304);
        assert!(!known.headers().contains_key(header::CONTENT_ENCODING));
    }
}
