//! What every request shares.

use std::sync::Arc;

use store::{Clock, Db, Ids};

use crate::cookie::Secret;
use crate::events::Events;
use crate::limits::Limits;
use crate::settings::Settings;

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
    /// Whether what the database holds is made up.
    pub sample: bool,
}

/// As handlers and jobs hold it.
pub type Shared = Arc<App>;
