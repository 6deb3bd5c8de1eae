//! The lines of `travel.rs` as SQL: which rows of each table are a community's. Like the copier's, these statements are put
//! together from the names of the schema and the constants of the program, never from what somebody sent.

use std::collections::HashMap;

use crate::schema::{self, Table};
use crate::sql::BuiltSql;
use crate::travel::{self, Private, Way};
use crate::{Error, Result};

/// Which of the things that it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// All.
    All,
    /// Those that no other community holds too.
    Alone,
}

/// The schema with the rows that are a community's.
pub(crate) struct Atlas {
    pub(crate) tables: Vec<Table>,
    share: Share,
}

impl Atlas {
    pub(crate) fn new(share: Share) -> Result<Self> {
        let mut tables = schema::tables()?;
        // told with respect to all others, and named by none
        tables.sort_by_key(|table| table.name == "clause_source");
        Ok(Self { tables, share })
    }

    /// The tables that go along, each after those it refers to.
    pub(crate) fn travelling(&self) -> impl Iterator<Item = &Table> {
        self.tables.iter().filter(|table| !matches!(way(&table.name), Way::Stays(_)))
    }

    /// The tables whose rows go along because they are the community's own.
    pub(crate) fn own(&self) -> impl Iterator<Item = &Table> {
        self.travelling().filter(|table| !matches!(way(&table.name), Way::Named(_)))
    }

    pub(crate) fn table(&self, name: &str) -> Result<&Table> {
        let found = self.tables.iter().find(|table| table.name == name);
        found.ok_or_else(|| Error::Database(format!("there is no table {name}")))
    }

    /// What holds for the rows of a table that are the community's; `$1` is the community.
    pub(crate) fn condition(&self, name: &str) -> Result<String> {
        match way(name) {
            Way::Where(text) => self.expand(text),
            Way::With(parent) => {
                let table = self.table(name)?;
                let reference = table.references.iter().find(|to| to.table == parent);
                let reference =
                    reference.ok_or_else(|| Error::Database(format!("{name} has no {parent}")))?;
                let (own, there): (Vec<&str>, Vec<&str>) =
                    reference.columns.iter().map(|(own, there)| (own.as_str(), there.as_str())).unzip();
                let within = self.condition(parent)?;
                Ok(format!("{} IN (SELECT {} FROM {parent} WHERE {within})", row(&own), there.join(", ")))
            }
            Way::Named(_) | Way::Stays(_) => Ok("1 = 0".to_owned()),
        }
    }

    /// Puts what stands in braces into words.
    fn expand(&self, text: &str) -> Result<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (named, after) = after.split_once('}').unwrap_or((after, ""));
            out.push_str(before);
            out.push_str(&match named.split_once('.') {
                Some((table, column)) => {
                    format!("SELECT {column} FROM {table} WHERE {}", self.condition(table)?)
                }
                None => self.held(named.trim_start_matches("held ")),
            });
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    pub(crate) fn held(&self, kind: &str) -> String {
        let alone = match self.share {
            Share::All => "",
            Share::Alone => {
                " AND NOT EXISTS (SELECT 1 FROM holding o WHERE o.kind = h.kind AND o.thing_id = h.thing_id
                    AND o.community_id <> $1 AND o.agreed IS NOT NULL)"
            }
        };
        format!(
            "SELECT h.thing_id FROM holding h WHERE h.kind = '{kind}' AND h.community_id = $1
                AND h.agreed IS NOT NULL{alone}"
        )
    }

    /// The tables of which something is removed, each before all by which its rows are found or to which they refer.
    pub(crate) fn removal(&self) -> Vec<&Table> {
        let own: Vec<&Table> = self.own().collect();
        let before: HashMap<&str, Vec<&str>> =
            own.iter().map(|table| (table.name.as_str(), needs(table))).collect();
        let mut ordered: Vec<&Table> = Vec::new();
        let mut left = own;
        while !left.is_empty() {
            let is_free = |table: &&Table| {
                before[table.name.as_str()].iter().all(|name| {
                    *name == table.name
                        || !before.contains_key(name)
                        || ordered.iter().any(|done| done.name == *name)
                })
            };
            // were they in a circle, the schema's order would do as well as any
            let next = left.iter().position(is_free).unwrap_or(0);
            ordered.push(left.remove(next));
        }
        ordered.reverse();
        ordered
    }
}

/// The tables that must be there for the rows of this one to be found, or to be.
fn needs(table: &Table) -> Vec<&str> {
    let mut names: Vec<&str> = table.references.iter().map(|to| to.table.as_str()).collect();
    if let Way::Where(text) = way(&table.name) {
        names.extend(text.split('{').skip(1).map(|part| {
            let named = part.split('}').next().unwrap_or_default();
            named.split_once('.').map_or("holding", |(table, _)| table)
        }));
        if text.contains("FROM consent") {
            names.push("consent");
        }
    }
    names
}

/// How a table's rows belong; one that nobody told of stays, and a test fails.
pub(crate) fn way(table: &str) -> Way {
    travel::of(table).map_or(Way::Stays(travel::Why::Server), |line| line.way)
}

/// Which columns are kept apart, by their places.
pub(crate) fn apart(table: &Table) -> Vec<usize> {
    match travel::of(&table.name).map(|line| line.private) {
        Some(Private::Columns(names)) => names.iter().filter_map(|name| table.place(name)).collect(),
        _ => Vec::new(),
    }
}

/// Whether the whole table is kept apart.
pub(crate) fn is_apart(table: &str) -> bool {
    travel::of(table).is_some_and(|line| line.private == Private::All)
}

/// Some columns as one side of `IN`.
pub(crate) fn row(columns: &[&str]) -> String {
    if let [one] = columns { (*one).to_owned() } else { format!("({})", columns.join(", ")) }
}

pub(crate) fn built(text: String) -> Result<BuiltSql> {
    BuiltSql::new(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[test]
    fn every_table_of_the_schema_goes_along_or_stays_for_a_reason() {
        let tables = schema::tables().unwrap();
        for table in &tables {
            let lines = travel::LINES.iter().filter(|line| line.table == table.name).count();
            assert_eq!(lines, 1, "{} is not in exactly one line of travel.rs", table.name);
        }
        let there = |name: &str| tables.iter().find(|table| table.name == name);
        for line in travel::LINES.iter().filter(|line| line.table != "migration") {
            let table = there(line.table).unwrap_or_else(|| panic!("no table {}", line.table));
            if let Way::Named(columns) = line.way {
                assert!(columns.iter().all(|column| table.place(column).is_some()), "{}", line.table);
            }
            if let Private::Columns(columns) = line.private {
                for column in columns {
                    let place = table.place(column).unwrap_or_else(|| panic!("{}.{column}", line.table));
                    assert!(
                        !table.columns[place].is_required,
                        "{}.{column} cannot be kept apart",
                        line.table
                    );
                }
            }
        }
    }

    #[test]
    fn what_leads_to_somebody_is_kept_apart() {
        for table in schema::tables().unwrap() {
            let (apart, all) = (apart(&table), is_apart(&table.name));
            let stays = matches!(way(&table.name), Way::Stays(_));
            for name in ["holder", "owner", "email", "address"] {
                let Some(place) = table.place(name) else { continue };
                assert!(stays || all || apart.contains(&place), "{}.{name}", table.name);
            }
        }
    }

    #[tokio::test]
    async fn both_databases_understand_whose_each_row_is() {
        for db in testing::databases().await {
            for share in [Share::All, Share::Alone] {
                db.write(move |tx| {
                    let atlas = Atlas::new(share)?;
                    for table in atlas.own() {
                        let (name, condition) = (&table.name, atlas.condition(&table.name)?);
                        tx.prepare(built(format!("SELECT 1 FROM {name} WHERE {condition}"))?.sql())?;
                    }
                    Ok::<_, Error>(())
                })
                .await
                .unwrap();
            }
        }
    }

    #[test]
    fn what_is_removed_goes_before_what_it_is_found_by() {
        let atlas = Atlas::new(Share::Alone).unwrap();
        let order = atlas.removal();
        let place = |name: &str| order.iter().position(|table| table.name == name).unwrap();
        for table in &order {
            for name in needs(table).into_iter().filter(|name| order.iter().any(|known| known.name == *name))
            {
                assert!(name == table.name || place(&table.name) < place(name), "{} and {name}", table.name);
            }
        }
        assert!(place("story") < place("consent") && place("consent") < place("note"));
    }
}
