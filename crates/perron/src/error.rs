//! What can go wrong with a request, as pages that say what went wrong, what was kept, and what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request was not answered as asked. Turned into a page in the reader's language by `guard`.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// No such page or record.
    #[error("not found")]
    NotFound,
    /// It was here, and was withdrawn.
    #[error("gone")]
    Gone,
    /// Signed in or not, they may not.
    #[error("forbidden")]
    Forbidden,
    /// Their account answers for institutions alone: it neither votes nor moderates.
    #[error("the account answers for an institution")]
    Institution,
    /// The form did not carry the token of this browser, or came from another site.
    #[error("the form is not from this browser")]
    Form,
    /// The request is not one that our pages send.
    #[error("bad request: {0}")]
    Bad(String),
    /// Too often in a short time.
    #[error("too often")]
    TooOften,
    /// Larger than allowed.
    #[error("too large")]
    TooLarge,
    /// The server has too much to do, or took too long.
    #[error("busy")]
    Busy,
    /// Our fault. The text is for the log only.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// Its status.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::Forbidden | Self::Institution | Self::Form => StatusCode::FORBIDDEN,
            Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Keys of its three sentences: what went wrong, what was kept, what to do.
    pub const fn keys(&self) -> [&'static str; 3] {
        match self {
            Self::NotFound => ["error-not-found", "error-not-found-kept", "error-not-found-do"],
            Self::Gone => ["error-gone", "error-gone-kept", "error-gone-do"],
            Self::Forbidden => ["error-forbidden", "error-forbidden-kept", "error-forbidden-do"],
            Self::Institution => ["error-institution", "error-institution-kept", "error-institution-do"],
            Self::Form => ["error-form", "error-form-kept", "error-form-do"],
            Self::Bad(_) => ["error-bad", "error-bad-kept", "error-bad-do"],
            Self::TooOften => ["error-too-often", "error-too-often-kept", "error-too-often-do"],
            Self::TooLarge => ["error-too-large", "error-too-large-kept", "error-too-large-do"],
            Self::Busy => ["error-busy", "error-busy-kept", "error-busy-do"],
            Self::Internal(_) => ["error-internal", "error-internal-kept", "error-internal-do"],
        }
    }

    /// What a bare answer of a layer or an extractor means.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Self::NotFound,
            StatusCode::GONE => Self::Gone,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooOften,
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            status if status.is_client_error() => Self::Bad(status.to_string()),
            status => Self::Internal(status.to_string()),
        }
    }
}

impl IntoResponse for Error {
    /// A bare answer that carries the error; `guard` makes the page of it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Busy | store::Error::Full | store::Error::Unreachable(_) | store::Error::Closed => {
                tracing::error!(%error, "the database did not take it");
                Self::Busy
            }
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("a template failed: {error}"))
    }
}

/// `found.ok_or_not_found()?`
pub trait OrNotFound<T> {
    /// The thing, or the page that says there is none.
    fn ok_or_not_found(self) -> Result<T, Error>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn ok_or_not_found(self) -> Result<T, Error> {
        self.ok_or(Error::NotFound)
    }
}
