//! How many signed the pledge, counted again from its public log.

use serde_json::json;
use store::{Tx, pledge, pledge_line};

use super::finding::Recount;
use super::kind::{Gathered, fields, file, pretty};
use super::manifest::{Files, RULES};
use crate::error::Error;
use crate::pledge::counter::told;
use crate::pledge::counts::{FEW, Tally};
use crate::pledge::log::{BEGINNING, HEAD, written};
use crate::pledge::verify;

const LOG: &str = "pledge-log.csv";
/// Lines read at once.
const PART: i64 = 10_000;
const PLACES: &str = "The log names no places and no sectors, so that nobody is found by them; the house alone counts by them.";

/// The log as it stands, and the counts that all may see; nothing if nobody signed.
pub fn gather(tx: &mut Tx<'_>) -> Result<Option<Gathered>, Error> {
    let Some(pledge) = pledge::latest(tx)? else { return Ok(None) };
    let mut log = HEAD.to_owned();
    let mut sent = 0;
    loop {
        let lines = pledge_line::after(tx, sent, PART)?;
        let Some(last) = lines.last() else { break };
        sent = last.number;
        log += &written(&lines);
    }
    if sent == 0 {
        return Ok(None);
    }
    let tally = Tally::read(tx)?;
    let rules = json!({
        "mark": "SHA-256 of the salt, a line break, and the address in small letters; its signer alone has the salt",
        "chain": "SHA-256 of the chain before, a line break, and the line without its chain",
        "chain_of_nothing": BEGINNING,
        "counts": "whoever signed and did not withdraw",
        "hidden_under": FEW,
    });
    let files = [(RULES.to_owned(), pretty(&rules)), (LOG.to_owned(), log)].into();
    let counted = counted(&files).map_err(Error::Internal)?.result;
    let mut result = fields(told(&tally));
    result.extend(counted.into_iter().filter(|(name, _)| name != "signatories"));
    Ok(Some(Gathered { title: pledge.title, thing: "/pledge".to_owned(), files, result: Some(result) }))
}

fn counted(files: &Files) -> Result<Recount, String> {
    let found = verify::recount(file(files, LOG)?)?;
    let (first, last) = found.days.clone().unzip();
    let result = json!({
        "signatories": found.counting(),
        "signed": found.signed,
        "withdrawn": found.withdrawn,
        "first_day": first,
        "last_day": last,
        "chain": found.head,
    });
    Ok(Recount { result: fields(result), ..Recount::default() })
}

/// Recounts the log.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let mut recount = counted(files)?;
    for name in ["people", "organisations", "places_reached", "by_place", "place_not_said", "by_sector"] {
        recount.untold.insert(name, PLACES);
    }
    Ok(recount)
}
