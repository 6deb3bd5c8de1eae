//! News of a strategy (RFC 4287): editions, clauses that were added, changed, taken out; the newest fifty.

use axum::extract::Path;
use axum::response::Response;
use store::change::{self, Change, What};
use store::strategy::{self, State};
use store::{Bilingual, Tx, edition};

use super::path;
use crate::calendar::feeds::{self, Feed, Item};
use crate::calendar::lines::one_line;
use crate::error::{Error, OrNotFound};
use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::markdown;
use crate::strategy::path as strategy_path;
use crate::summary::sheet::day;
use crate::visit::Visit;

const MOST: i64 = 50;

/// `GET /strategies/{id}/changes.atom`: of a draft, its editions alone.
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (found, changes) = visit.app.db.read(move |tx| read(tx, id)).await?;
    let lang = visit.lang;
    let name = markdown::plain(found.title.nearest(lang.language()).0);
    let here = strategy_path(id);
    let feed = Feed {
        name: lang.t("edition-atom-name").with("name", name).to_string(),
        page: here.clone(),
        here: format!("{here}/changes.atom"),
        updated: changes.first().map_or(found.made, |newest| newest.made),
        items: changes.iter().map(|change| item(&visit, id, change)).collect(),
    };
    feeds::atom(&visit, feed, "strategy.atom")
}

fn read(tx: &mut Tx<'_>, id: i64) -> Result<(strategy::Strategy, Vec<Change>), Error> {
    let found = strategy::by_id(tx, id)?.ok_or_not_found()?;
    let mut changes = if found.state == State::Draft { Vec::new() } else { change::of(tx, id, MOST)? };
    changes.extend(edition::of(tx, id)?.into_iter().map(|one| Change {
        made: one.made,
        number: one.number,
        what: What::Edition { day: one.day },
    }));
    if changes.is_empty() && found.state == State::Draft {
        return Err(Error::NotFound);
    }
    changes.sort_by_key(|change| std::cmp::Reverse((change.made, change.number)));
    changes.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    Ok((found, changes))
}

fn item(visit: &Visit, id: i64, change: &Change) -> Item {
    let lang = visit.lang;
    let clause = |version: &str| {
        let page = visit.full_url(&format!("{}#clause-{}", strategy_path(id), change.number));
        (format!("{page}-{version}"), page)
    };
    let named = |key: &str, title: &Bilingual| {
        let name = one_line(&markdown::plain(title.nearest(lang.language()).0));
        lang.t(key).with("number", change.number).with("name", name).to_string()
    };
    let ((id, page), title, line) = match &change.what {
        What::Edition { day: of } => {
            let page = visit.full_url(&path(id, change.number));
            let day = day(lang, of).unwrap_or_else(|| of.clone());
            let title = lang.t("edition-number-day").with("number", change.number).with("day", day);
            ((page.clone(), page), title.to_string(), lang.text("edition-atom-edition"))
        }
        What::Version { version, title, why, language } => {
            let key = if *version == 1 { "edition-atom-added" } else { "edition-atom-changed" };
            (
                clause(&format!("version-{version}")),
                named(key, title),
                told(lang, why, Some(Lang::from(*language))),
            )
        }
        What::Retired { title, reason } => {
            (clause("retired"), named("edition-atom-retired", title), told(lang, reason, None))
        }
    };
    Item {
        id,
        page,
        title,
        published: dates::machine(change.made, "UTC"),
        lines: [line].into_iter().filter(|line| !line.is_empty()).collect(),
    }
}

/// Why, as far as it was written down, with the word for another language.
fn told(lang: Lang, why: &str, of: Option<Lang>) -> String {
    let why = one_line(&markdown::plain(why));
    match of {
        Some(other) if other != lang && !why.is_empty() => {
            lang.t("edition-atom-other-language").with("words", why).to_string()
        }
        _ => why,
    }
}
