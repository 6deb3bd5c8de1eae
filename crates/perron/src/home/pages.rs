use axum::response::Response;

use super::Board;
use super::views::{Accessibility, Home, Privacy};
use crate::error::Error;
use crate::pledge::tiles::Signed;
use crate::visit::Visit;

/// `GET /`
pub async fn home(visit: Visit) -> Result<Response, Error> {
    let app = &visit.app;
    let now = app.clock.now();
    let board = app.board.get(now, async || app.db.read(move |tx| Board::read(tx, now)).await).await?;
    let tally = crate::pledge::tally(app).await?;
    visit.show(&Home { visit: &visit, board: &board, signed: Signed::of(&visit, &tally) })
}

/// `GET /privacy`
pub async fn privacy(visit: Visit) -> Result<Response, Error> {
    visit.show(&Privacy { visit: &visit })
}

/// `GET /accessibility`
pub async fn accessibility(visit: Visit) -> Result<Response, Error> {
    visit.show(&Accessibility { visit: &visit })
}
