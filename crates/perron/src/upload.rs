//! A form with files: the token comes first, then the parts, read as they come.

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};

use crate::error::Error;
use crate::form::Form;
use crate::guard::is_form_token;
use crate::visit::Visit;

/// A form with files, whose token was right.
pub struct Upload(Multipart);

impl Upload {
    /// The next part, in the order of the form.
    pub async fn next(&mut self) -> Result<Option<Field<'_>>, Error> {
        self.0.next_field().await.map_err(|problem| Error::of_status(problem.status()))
    }

    /// What was typed, and the bytes of the one file; the route says how many there may be.
    pub async fn typed_and_file(&mut self) -> Result<(Form, Vec<u8>), Error> {
        let (mut typed, mut bytes) = (Vec::new(), Vec::new());
        while let Some(mut field) = self.next().await? {
            let name = field.name().unwrap_or_default().to_owned();
            let is_file = field.file_name().is_some();
            let mut content = Vec::new();
            while let Some(part) =
                field.chunk().await.map_err(|problem| Error::of_status(problem.status()))?
            {
                content.extend_from_slice(&part);
            }
            if is_file {
                bytes = content;
            } else {
                typed.push((name, String::from_utf8_lossy(&content).into_owned()));
            }
        }
        Ok((Form::of_pairs(typed), bytes))
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let visit = request.extensions().get::<Visit>().cloned();
        let visit = visit.ok_or_else(|| Error::Internal("a route without a guard".to_owned()))?;
        let parts = Multipart::from_request(request, state).await;
        let mut upload = Self(parts.map_err(|problem| Error::of_status(problem.status()))?);
        let token = match upload.next().await? {
            Some(first) if first.name() == Some("token") => first.text().await.unwrap_or_default(),
            _ => String::new(),
        };
        if is_form_token(&visit, &token) { Ok(upload) } else { Err(Error::Form) }
    }
}
