//! What every request shares.

use std::path::Path;
use std::sync::Arc;

use press::Press;
use store::{Clock, Db, Ids};
use tokio::sync::Semaphore;

use crate::cookie::{Secret, new_token};
use crate::edition::Shelf;
use crate::events::Events;
use crate::fresh::Fresh;
use crate::home::Board;
use crate::limits::Limits;
use crate::map::live::Maps;
use crate::pledge::counts::Tally;
use crate::room::Fragments;
use crate::session::Page;
use crate::settings::Settings;
use crate::vote::{Decks, Routings};

/// What every request shares. Made once, at the start.
pub struct App {
    /// How this house is run.
    pub settings: Settings,
    /// What is kept.
    pub db: Db,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Makes ids.
    pub ids: Ids,
    /// Signs guest cookies and form tokens.
    pub secret: Secret,
    /// How often someone may do something.
    pub limits: Limits,
    /// Tells open pages that something changed.
    pub events: Events,
    /// What the home page says, at most five seconds old.
    pub board: Fresh<Board>,
    /// How many signed the pledge, and where, at most five seconds old.
    pub tally: Fresh<Tally>,
    /// The first page of the sessions to come, in each language; seats on it are at most five seconds old.
    pub sessions: [Fresh<Page>; 2],
    /// The statements that people vote on.
    pub decks: Decks,
    /// The order in which they are put before people.
    pub routings: Routings,
    /// The maps of conversations that are being looked at.
    pub maps: Maps,
    /// Parts of rooms that many pages show.
    pub fragments: Fragments,
    /// Whose turn it is to have a photo drawn anew.
    pub photos: Semaphore,
    /// Forms of editions that were made lately.
    pub editions: Shelf,
    /// Makes PDFs.
    pub press: Press,
    /// Whether what the database holds is made up: the server's value `sample` is there.
    pub sample: bool,
}

impl App {
    /// What every request shares, over an open database.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn new(settings: Settings, db: Db, clock: Arc<dyn Clock>) -> store::Result<Shared> {
        let (secret, sample) = db
            .write(|tx| {
                let secret = store::server::keep(tx, "secret", &new_token())?;
                Ok::<_, store::Error>((secret, store::server::get(tx, "sample")?.is_some()))
            })
            .await?;
        let press = press(settings.fonts.as_deref());
        Ok(Arc::new(Self {
            settings,
            db,
            ids: Ids::new(clock.clone()),
            clock,
            secret: Secret::new(secret.into_bytes()),
            limits: Limits::new(),
            events: Events::default(),
            board: Fresh::new(5_000),
            tally: Fresh::new(5_000),
            sessions: [Fresh::new(5_000), Fresh::new(5_000)],
            decks: Decks::default(),
            routings: Routings::default(),
            maps: Maps::default(),
            fragments: Fragments::default(),
            photos: Semaphore::new(1),
            editions: Shelf::default(),
            press,
            sample,
        }))
    }
}

/// With the fonts of a folder, or with its own alone: a house whose fonts cannot be read still prints.
fn press(fonts: Option<&Path>) -> Press {
    let Some(folder) = fonts else { return Press::new() };
    press::Font::in_folder(folder).map_or_else(
        |problem| {
            tracing::warn!(%problem, "paper is printed with the program's own fonts");
            Press::new()
        },
        Press::with_fonts,
    )
}

/// As handlers and jobs hold it.
pub type Shared = Arc<App>;
