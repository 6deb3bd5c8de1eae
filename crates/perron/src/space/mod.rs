//! Spaces: a room or a ground, the rules that residents give it, version by version, and its week. Who has it when is
//! `booking`; how its hours are shared is `hours`.

pub(crate) mod feed;
pub(crate) mod forms;
mod pages;
mod rule_pages;
pub mod rules;
pub(crate) mod say;
pub(crate) mod views;
mod week;

use store::series::Origin;
use store::shift::Hand;
use store::space::{self, Space};
use store::space_rule::{self, Rule};
use store::{Bilingual, Tx, holding};

pub use say::{minute, summary};

use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    const TAKE_PART: Access = Access::May(Deed::TakePart);
    vec![
        Route::get("/communities/{id}/spaces", Access::Anyone, pages::list),
        Route::get("/communities/{id}/spaces/new", RUN, pages::new),
        Route::post("/communities/{id}/spaces", RUN, pages::create),
        Route::get("/spaces/{id}", Access::Anyone, pages::show),
        Route::get("/spaces/{id}/calendar.ics", Access::Anyone, feed::show),
        Route::get("/spaces/{id}/settings", RUN, pages::settings),
        Route::post("/spaces/{id}/settings", RUN, pages::change),
        Route::get("/spaces/{id}/rules", Access::Guest, rule_pages::list),
        Route::get("/spaces/{id}/rules/new", TAKE_PART, rule_pages::new),
        Route::post("/spaces/{id}/rules", TAKE_PART, rule_pages::propose),
        Route::post("/spaces/{id}/rules/{number}/agreement", TAKE_PART, rule_pages::agree),
        Route::post("/spaces/{id}/rules/{number}/entry", RUN, rule_pages::enter),
    ]
}

/// The address of a space, without the language.
pub fn path(id: i64) -> String {
    format!("/spaces/{}", store::ids::to_text(id))
}

/// A space that says nothing yet.
pub fn blank(id: i64, made: i64, made_by: Option<i64>) -> Space {
    Space {
        id,
        name: Bilingual::default(),
        about: Bilingual::default(),
        venue: String::new(),
        access: Bilingual::default(),
        keys: Bilingual::default(),
        place_id: None,
        zone: "UTC".to_owned(),
        keeper: Hand::Residents,
        rule: 0,
        is_open: true,
        origin: Origin::Own,
        made,
        made_by,
    }
}

/// What the rules of a space are called in the ledger.
pub fn title_of_rules(space: &Space) -> Bilingual {
    let title = |lang: Lang| {
        let name = space.name.nearest(lang.language()).0;
        lang.t("space-rules-of").with("space", name).to_string()
    };
    Bilingual { en: title(Lang::En), fr: title(Lang::Fr) }
}

/// A space with the rules in force, and the community that holds it: of several the first, in whose ledger its decisions
/// stand.
pub struct Found {
    /// The space.
    pub space: Space,
    /// Its rules; `None`: there are none yet.
    pub rule: Option<Rule>,
    /// Who holds it.
    pub communities: Vec<i64>,
}

impl Found {
    /// As everybody reads it.
    pub fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        let space = space::by_id(tx, id)?.ok_or_not_found()?;
        Self::with(tx, space)
    }

    /// For whoever will change it, or book it: all others wait.
    pub fn locked(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        let space = space::lock(tx, id)?.ok_or_not_found()?;
        Self::with(tx, space)
    }

    fn with(tx: &mut Tx<'_>, space: Space) -> Result<Self, Error> {
        let rule = if space.rule > 0 { space_rule::by_number(tx, space.id, space.rule)? } else { None };
        let communities = holding::holders(tx, holding::Kind::Space, space.id)?;
        Ok(Self { space, rule, communities })
    }

    /// The rules, if it can be booked now.
    pub fn bookable(&self) -> Option<&Rule> {
        self.rule.as_ref().filter(|_| self.space.is_open)
    }
}
