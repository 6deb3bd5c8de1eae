use axum::response::Response;

use super::views::{Accessibility, Home, Privacy};
use crate::error::Error;
use crate::visit::Visit;

/// `GET /`
pub async fn home(visit: Visit) -> Result<Response, Error> {
    visit.show(&Home { visit: &visit, season: None, others: Vec::new(), heard: None })
}

/// `GET /privacy`
pub async fn privacy(visit: Visit) -> Result<Response, Error> {
    visit.show(&Privacy { visit: &visit })
}

/// `GET /accessibility`
pub async fn accessibility(visit: Visit) -> Result<Response, Error> {
    visit.show(&Accessibility { visit: &visit })
}
