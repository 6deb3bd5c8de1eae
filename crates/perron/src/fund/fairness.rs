//! Which parts of a neighbourhood asked for money and got it, and which never did.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community};
use store::fund::{self, Fund, State};
use store::project::{self, Area};

use super::pages::shown;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::money;
use crate::page::{View, view};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "fund/fairness.html")]
struct Fairness<'a> {
    visit: &'a Visit,
    community: Community,
    rows: Vec<Row>,
}

view!(Fairness, "fund-fairness", nav Communities);

/// One part of the neighbourhood.
struct Row {
    name: String,
    proposed: i64,
    funded: i64,
    /// Sums, one a currency.
    amount: String,
}

impl Fairness<'_> {
    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn named(&self, which: impl Fn(&Row) -> bool) -> Vec<&str> {
        let named = self.rows.iter().filter(|row| !row.name.is_empty());
        named.filter(|row| which(row)).map(|row| row.name.as_str()).collect()
    }

    fn never_applied(&self) -> Vec<&str> {
        self.named(|row| row.proposed == 0)
    }

    fn never_won(&self) -> Vec<&str> {
        self.named(|row| row.proposed > 0 && row.funded == 0)
    }
}

/// `GET /communities/{id}/funds/fairness`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut store::Tx<'_>| {
        let funds = fund::of_community(tx, id)?;
        Ok::<_, store::Error>((community::by_id(tx, id)?, funds, project::by_area(tx, id)?))
    };
    let (community, funds, areas) = visit.app.db.read(read).await?;
    let community = community.filter(|one| shown(&visit, one)).ok_or_not_found()?;
    let rows = rows(&visit, &funds, &areas);
    visit.show(&Fairness { visit: &visit, community, rows })
}

/// Every part that a fund names, those that never asked too; then what is for all of them.
fn rows(visit: &Visit, funds: &[Fund], areas: &[Area]) -> Vec<Row> {
    let open = funds.iter().filter(|fund| fund.state != State::Draft);
    let mut names: Vec<&str> = open.flat_map(|fund| fund.said.areas.lines()).collect();
    names.extend(areas.iter().map(|area| area.name.as_str()).filter(|name| !name.is_empty()));
    names.sort_unstable();
    names.dedup();
    names.push("");
    let row = |name: &str| {
        let own = || areas.iter().filter(|area| area.name == name);
        let sums = own().filter(|area| area.amount > 0);
        let sums: Vec<String> =
            sums.map(|area| money::show(visit.lang, area.amount, &area.currency)).collect();
        Row {
            name: name.to_owned(),
            proposed: own().map(|area| area.proposed).sum(),
            funded: own().map(|area| area.funded).sum(),
            amount: if sums.is_empty() { "–".to_owned() } else { sums.join(", ") },
        }
    };
    let all = names.into_iter().map(row);
    all.filter(|row| !row.name.is_empty() || row.proposed > 0).collect()
}
