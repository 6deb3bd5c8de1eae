//! Paper for a session: the guide of whoever facilitates it, and the kit of whoever hosts it at a kitchen table without
//! internet.

mod pages;
mod papers;
mod texts;

use store::agenda::{self, Item, Prompt};
use store::facilitator::{self, Facilitator};
use store::session::{self, Session};
use store::{Tx, accommodation, series};

use crate::error::{Error, OrNotFound};
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/sessions/{id}/kit", RUN, pages::show),
        Route::get("/sessions/{id}/guide.pdf", RUN, pages::guide),
        Route::get("/sessions/{id}/kit.pdf", RUN, pages::kit),
    ]
}

/// What goes on paper; read in one go.
struct Material {
    session: Session,
    facilitators: Vec<Facilitator>,
    prompts: Vec<Prompt>,
    items: Vec<Item>,
    /// The title of the first series it stands in.
    series: Option<store::Bilingual>,
    /// How many things people asked for, to be able to take part, that nobody has seen to yet.
    needs: usize,
}

impl Material {
    fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        let needs = accommodation::of_session(tx, id)?;
        Ok(Self {
            session: session::by_id(tx, id)?.ok_or_not_found()?,
            facilitators: facilitator::of_session(tx, id)?,
            prompts: agenda::prompts(tx, id)?,
            items: agenda::items(tx, id)?,
            series: series::of_session(tx, id)?.into_iter().next().map(|(_, title, _)| title),
            needs: needs.iter().filter(|need| need.provided.is_none()).count(),
        })
    }
}
