//! The power-shift ledger: for each decision who set the agenda, who decided, and who holds the money, the room or the
//! data; what moved to residents, by place and year; as page, picture and file.

mod download;
mod pages;
mod picture;
mod views;

use std::collections::BTreeMap;

use store::shift::{self, Hand, Total};
use store::{Tx, hours};

pub use picture::Picture;

use crate::error::Error;
use crate::i18n::Lang;
use crate::id::Id;
use crate::place;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/ledger", Access::Anyone, pages::all),
        Route::get("/ledger.csv", Access::Anyone, download::all_csv),
        Route::get("/ledger.json", Access::Anyone, download::all_json),
        Route::get("/communities/{id}/ledger", Access::Anyone, pages::community),
        Route::get("/communities/{id}/ledger.csv", Access::Anyone, download::community_csv),
        Route::get("/communities/{id}/ledger.json", Access::Anyone, download::community_json),
    ]
}

/// The page of what was decided on, without the language.
pub(crate) fn path(
    tx: &mut Tx<'_>,
    kind: shift::Kind,
    community_id: i64,
    thing_id: i64,
) -> store::Result<String> {
    let id = Id(thing_id);
    Ok(match kind {
        shift::Kind::Priorities => format!("/priorities/{id}"),
        shift::Kind::Plan => format!("/plans/{id}"),
        shift::Kind::Fund => format!("/funds/{id}"),
        shift::Kind::Award => format!("/projects/{id}"),
        shift::Kind::Promise => format!("{}/promises", crate::community::path(community_id)),
        shift::Kind::Endorsement => match store::endorsement::strategy_of(tx, thing_id)? {
            Some(strategy_id) => crate::endorsement::path(strategy_id),
            None => crate::community::path(community_id),
        },
        shift::Kind::Reply => match store::reply::by_id(tx, thing_id)? {
            Some(reply) => crate::reply::path(reply.strategy_id, reply.id),
            None => crate::community::path(community_id),
        },
        shift::Kind::Space => match hours::space_of(tx, thing_id)? {
            Some(space_id) => crate::hours::path(space_id, thing_id),
            None => crate::space::path(thing_id),
        },
    })
}

/// Money and time that residents came to decide on, of several decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many decisions.
    pub decisions: i64,
    /// How many of them residents took, alone or with an association of theirs.
    pub by_residents: i64,
    /// Money that residents decided on, by currency.
    pub money: BTreeMap<String, i64>,
    /// Minutes that residents decided on.
    pub minutes: i64,
}

impl Moved {
    fn add(&mut self, total: &Total) {
        self.decisions += total.decisions;
        if !total.decided_by.is_residents() {
            return;
        }
        self.by_residents += total.decisions;
        if total.cents > 0 {
            *self.money.entry(total.currency.clone()).or_default() += total.cents;
        }
        self.minutes += total.minutes;
    }

    /// `$12,500 and 340 hours`; empty if neither moved.
    pub fn said(&self, lang: Lang) -> String {
        let money = self.money.iter().map(|(currency, cents)| crate::money::show(lang, *cents, currency));
        let hours =
            (self.minutes > 0).then(|| lang.t("ledger-hours").with("hours", self.minutes / 60).to_string());
        let all: Vec<String> = money.chain(hours).collect();
        match all.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.join(", ");
                lang.t("ledger-and").with("first", first).with("last", last.as_str()).to_string()
            }
        }
    }
}

/// What a ledger says in short: of a community, or of all.
#[derive(Clone, Debug)]
pub struct Brief {
    /// All of it.
    pub moved: Moved,
    /// How many decisions have which hand at agenda, decision and holding.
    pub hands: [BTreeMap<Hand, i64>; 3],
}

impl Brief {
    /// Reads it; `None` if nothing has been decided yet.
    pub fn of(tx: &mut Tx<'_>, community_id: Option<i64>) -> store::Result<Option<Self>> {
        let mut moved = Moved::default();
        shift::totals(tx, community_id)?.iter().for_each(|total| moved.add(total));
        let mut hands: [BTreeMap<Hand, i64>; 3] = Default::default();
        for (three, count) in shift::hands(tx, community_id)? {
            for (row, hand) in hands.iter_mut().zip(three) {
                *row.entry(hand).or_default() += count;
            }
        }
        Ok((moved.decisions > 0).then_some(Self { moved, hands }))
    }

    /// The picture of it.
    pub fn picture(&self, lang: &Lang) -> Picture {
        Picture::of(*lang, self)
    }

    /// What moved, in a sentence.
    pub fn sentence(&self, lang: &Lang) -> String {
        let said = self.moved.said(*lang);
        let (decisions, ours) = (self.moved.decisions, self.moved.by_residents);
        let key = if said.is_empty() { "ledger-sentence-bare" } else { "ledger-sentence" };
        let text = lang.t(key).with("decisions", decisions).with("residents", ours);
        if said.is_empty() { text.to_string() } else { text.with("moved", said).to_string() }
    }
}

/// A year and a place with what moved there.
pub struct Row {
    pub year: i64,
    pub place: String,
    pub moved: Moved,
}

/// What moved by year and place, the latest year first. For all communities a place is a province or territory, else it is
/// what was said.
fn rows(tx: &mut Tx<'_>, lang: Lang, community_id: Option<i64>) -> Result<Vec<Row>, Error> {
    let mut rows: Vec<Row> = Vec::new();
    for total in shift::totals(tx, community_id)? {
        let found = match total.place_id {
            Some(id) => place::find(tx, id, lang)?,
            None => None,
        };
        // the country is the first step of a path, and the province the second
        let step = found.as_ref().map(|found| match community_id {
            None => found.path.get(1).unwrap_or_else(|| found.step()),
            Some(_) => found.step(),
        });
        let name = step.map_or_else(|| lang.text("ledger-no-place"), |step| step.name.clone());
        let known = rows.iter().position(|row| row.year == total.year && row.place == name);
        let at = known.unwrap_or_else(|| {
            rows.push(Row { year: total.year, place: name, moved: Moved::default() });
            rows.len() - 1
        });
        rows[at].moved.add(&total);
    }
    rows.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| place::fold(&a.place).cmp(&place::fold(&b.place))));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_residents_decided_is_said_to_have_moved() {
        let total = |decided_by, cents, currency: &str, minutes| Total {
            year: 2026,
            place_id: None,
            decided_by,
            currency: currency.to_owned(),
            decisions: 1,
            cents,
            minutes,
        };
        let mut moved = Moved::default();
        for one in [
            total(Hand::Residents, 1_250_000, "CAD", 0),
            total(Hand::Association, 50, "CAD", 90),
            total(Hand::Institution, 9_999, "CAD", 600),
            total(Hand::Mixed, 1, "CAD", 600),
            total(Hand::Residents, 500, "JPY", 60),
        ] {
            moved.add(&one);
        }
        assert_eq!((moved.decisions, moved.by_residents, moved.minutes), (5, 3, 150));
        assert_eq!(moved.said(Lang::En), "$12,500.50, JPY\u{a0}500 and 2 hours");
        assert_eq!(Moved::default().said(Lang::Fr), "");
    }
}
