//! The ledger as a file, for a spreadsheet and for a program.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::community;
use store::shift::{self, NEWEST, Shift};
use store::{Bilingual, Tx};

use super::pages::named;
use crate::error::Error;
use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::visit::Visit;
use crate::{money, place};

/// More decisions than any house will take.
const MOST: i64 = 1_000_000;

/// A decision as files say it.
#[derive(Serialize)]
struct Record {
    decided: String,
    year: i64,
    community_en: String,
    community_fr: String,
    kind: &'static str,
    title_en: String,
    title_fr: String,
    agenda_by: &'static str,
    decided_by: &'static str,
    holder: &'static str,
    amount: String,
    currency: String,
    minutes: i64,
    place: String,
    place_en: String,
    place_fr: String,
}

impl Record {
    fn of(tx: &mut Tx<'_>, one: Shift) -> Result<Self, Error> {
        let community = community::by_id(tx, one.community_id)?.map(|found| found.name).unwrap_or_default();
        let place = match one.place_id {
            Some(id) => name_of(tx, id)?,
            None => Bilingual::default(),
        };
        Ok(Self {
            decided: dates::machine(one.decided, "UTC"),
            year: one.year,
            community_en: community.en,
            community_fr: community.fr,
            kind: one.kind.word(),
            title_en: one.title.en,
            title_fr: one.title.fr,
            agenda_by: one.agenda_by.word(),
            decided_by: one.decided_by.word(),
            holder: one.holder.word(),
            amount: if one.cents > 0 { money::plain(one.cents, &one.currency) } else { String::new() },
            currency: one.currency,
            minutes: one.minutes,
            place: one.place_id.map(|id| place::PlaceId(id).to_string()).unwrap_or_default(),
            place_en: place.en,
            place_fr: place.fr,
        })
    }
}

fn name_of(tx: &mut Tx<'_>, id: i64) -> Result<Bilingual, Error> {
    let mut name = |lang| {
        let found = place::find(tx, id, lang)?;
        Ok::<_, Error>(found.map(|found| found.step().name.clone()).unwrap_or_default())
    };
    Ok(Bilingual { en: name(Lang::En)?, fr: name(Lang::Fr)? })
}

async fn records(visit: &Visit, community: Option<i64>) -> Result<Vec<Record>, Error> {
    let read = visit.app.db.read(move |tx| {
        if let Some(id) = community {
            named(tx, id)?;
        }
        shift::list(tx, community, NEWEST, MOST)?.into_iter().map(|one| Record::of(tx, one)).collect()
    });
    read.await
}

/// What a spreadsheet would take for a formula is words to it with a mark before.
fn plain(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

async fn csv(visit: &Visit, community: Option<i64>) -> Result<Response, Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    for mut record in records(visit, community).await? {
        for text in [
            &mut record.community_en,
            &mut record.community_fr,
            &mut record.title_en,
            &mut record.title_fr,
            &mut record.place_en,
            &mut record.place_fr,
        ] {
            *text = plain(text);
        }
        file.serialize(record).map_err(|problem| Error::Internal(problem.to_string()))?;
    }
    let bytes = file.into_inner().map_err(|problem| Error::Internal(problem.to_string()))?;
    Ok(file_of("text/csv; charset=utf-8", "attachment; filename=\"ledger.csv\"", bytes))
}

async fn json(visit: &Visit, community: Option<i64>) -> Result<Response, Error> {
    let records = records(visit, community).await?;
    let bytes =
        serde_json::to_vec_pretty(&records).map_err(|problem| Error::Internal(problem.to_string()))?;
    Ok(file_of("application/json", "attachment; filename=\"ledger.json\"", bytes))
}

fn file_of(kind: &'static str, disposition: &'static str, bytes: Vec<u8>) -> Response {
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
    ];
    (head, bytes).into_response()
}

/// `GET /communities/{id}/ledger.csv`
pub async fn community_csv(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    csv(&visit, Some(id)).await
}

/// `GET /communities/{id}/ledger.json`
pub async fn community_json(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    json(&visit, Some(id)).await
}

/// `GET /ledger.csv`
pub async fn all_csv(visit: Visit) -> Result<Response, Error> {
    csv(&visit, None).await
}

/// `GET /ledger.json`
pub async fn all_json(visit: Visit) -> Result<Response, Error> {
    json(&visit, None).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_formula() {
        assert_eq!(plain("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(plain("Winter hours"), "Winter hours");
    }
}
