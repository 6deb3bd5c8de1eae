//! Taking a list of signatories that was kept elsewhere: the good lines all at once or none, each with its line in the
//! public log. Nobody on it is written to, since nobody on it has asked us for anything.

use serde::{Deserialize, Serialize};
use store::pledge_line::{self, Act};
use store::residence::Residence;
use store::signature::{self, Kind, Origin, Said, Sector, Signature};
use store::{Tx, pledge};

use super::list_file::{Entry, Fault, List, MOST};
use super::log::{self, Pen};
use super::sign;
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::jobs;

/// Under which kind the report of a list is kept; nothing is left to do of such a job.
pub const KIND: &str = "pledge-list";

/// What came of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// How many signatures were taken, or would be.
    pub taken: usize,
    /// How many of them stand on the public list.
    pub public: usize,
    /// Every line that was not taken, in order, and why.
    pub broken: Vec<(usize, Fault)>,
    /// Names of columns that were not read.
    pub unread: Vec<String>,
    /// Whether anything was kept: else the list was only looked at.
    pub is_kept: bool,
}

/// Who brings a list, where and when.
pub struct Clerk<'a> {
    /// The house.
    pub app: &'a App,
    /// In which language a signatory would be written to who asks for it later.
    pub lang: Lang,
    /// The same for all of the list.
    pub list_id: i64,
}

/// Looks at a list, and keeps its good lines if `keep` is true.
pub fn bring(tx: &mut Tx<'_>, clerk: &Clerk<'_>, list: List, keep: bool) -> Result<Report, Error> {
    let version = pledge::latest(tx)?.ok_or_not_found()?.number;
    let now = clerk.app.clock.now();
    let mut report = Report { broken: list.broken, unread: list.unread, is_kept: keep, ..Report::default() };
    let mut pen = if keep { Some(Pen::open(tx)?) } else { None };
    for (line, entry) in list.good {
        let fresh = fresh(clerk, entry, version, now);
        if is_counted(tx, &fresh)? {
            report.broken.push((line, Fault::counted()));
            continue;
        }
        report.taken += 1;
        report.public += usize::from(fresh.said.is_public);
        if let Some(pen) = &mut pen {
            signature::insert(tx, &fresh)?;
            pen.write(tx, Act::Signed, now, &fresh.mark)?;
        }
    }
    report.broken.sort_by_key(|(line, _)| *line);
    Ok(report)
}

/// Keeps a report, to be shown under the id of its list.
pub fn note(tx: &mut Tx<'_>, clerk: &Clerk<'_>, report: &Report) -> Result<(), Error> {
    let (app, now) = (clerk.app, clerk.app.clock.now());
    let report = serde_json::to_value(report).map_err(|error| Error::Internal(error.to_string()))?;
    Ok(jobs::note(tx, &app.ids, now, KIND, clerk.list_id, &report)?)
}

/// Takes a whole list back, as if each of its signatories had withdrawn; how many.
pub fn take_back(tx: &mut Tx<'_>, app: &App, list_id: i64) -> store::Result<usize> {
    let now = app.clock.now();
    let mut pen = Pen::open(tx)?;
    let found = signature::of_list(tx, list_id, ("", 0), MOST as i64)?;
    for one in &found {
        signature::withdraw(tx, one.id, now)?;
        pen.write(tx, Act::Withdrawn, now, &one.mark)?;
    }
    Ok(found.len())
}

/// Whether the address has a signature, or, without an address, the same line was brought before: even one that was
/// withdrawn since does not come back by a list.
fn is_counted(tx: &mut Tx<'_>, fresh: &Signature) -> store::Result<bool> {
    match &fresh.address_hash {
        Some(hash) => Ok(signature::by_address(tx, hash)?.is_some()),
        None => Ok(!pledge_line::of_mark(tx, &fresh.mark)?.is_empty()),
    }
}

fn fresh(clerk: &Clerk<'_>, entry: Entry, version: i64, now: i64) -> Signature {
    let (secret, id) = (&clerk.app.secret, clerk.app.ids.next());
    let mark = match &entry.address {
        Some(address) => log::mark(&log::salt(secret, id), address.as_str()),
        None => log::mark(&secret.key("pledge list", &entry.identity())[..32], &entry.name.key),
    };
    let noon = |day: jiff::civil::Date| day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok();
    let signed = entry.signed.and_then(noon).map_or(now, |at| at.timestamp().as_millisecond().min(now));
    let address_hash = entry.address.as_ref().map(|address| sign::hash_of(secret, address));
    Signature {
        address_hash,
        language: clerk.lang.language(),
        list_id: Some(clerk.list_id),
        confirmed: Some(signed),
        ..Signature::counted(id, version, said(entry), mark, Origin::List, now)
    }
}

fn said(entry: Entry) -> Said {
    Said {
        kind: if entry.sector == Sector::Resident { Kind::Person } else { Kind::Organisation },
        sector: entry.sector,
        name: entry.name.text,
        key: entry.name.key,
        logo: entry.logo,
        is_public: entry.is_public,
        residence: entry.province.map_or(Residence::Unsaid, Residence::Province),
        action: None,
        action_words: String::new(),
        reminders: false,
    }
}
