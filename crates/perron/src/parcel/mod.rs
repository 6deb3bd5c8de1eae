//! A parcel: everything that a community holds, packed into one archive that another Perron takes in.

pub mod bring;
pub mod job;
pub mod lock;
pub mod manifest;
pub mod pack;
mod pages;
pub mod problem;
pub mod read;
mod views;

use crate::rights::Deed;
use crate::routes::{Access, Route};

pub use bring::{Came, Found, bring};
pub use job::{JOB, run};
pub use manifest::Manifest;
pub use pack::{Order, content, pack};
pub use problem::Problem;
pub use views::by_topic;

/// Bytes of the largest parcel that a page takes; larger ones come in by the command line.
const MOST_BYTES: usize = 512 << 20;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const KEEP: Access = Access::May(Deed::Keep);
    vec![
        Route::get("/communities/{id}/parcels", KEEP, pages::list),
        Route::post("/communities/{id}/parcels", KEEP, pages::ask),
        Route::get("/communities/{id}/parcels/{parcel}/parcel.zip", KEEP, pages::download),
        Route::get("/parcels", Access::Operator, pages::new),
        Route::upload("/parcels", Access::Operator, MOST_BYTES, pages::create),
    ]
}
