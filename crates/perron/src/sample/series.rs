//! The sample's series: four sessions of a made-up year, one of which has taken place, held by both communities.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use store::community::Speaks;
use store::holding::{self, Holding, Kind};
use store::series::{self, Origin, Series, State};
use store::session::{self, Call, Lever, Mode, Session};
use store::short_address;
use store::{Bilingual, Ids, Tx};

use super::summary;

const DAY: i64 = 24 * 3_600_000;
const ZONE: &str = "America/Toronto";
const SEATS: i64 = 36;

/// The series as it stands in `programme.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    address: String,
    title_en: String,
    title_fr: String,
    about_en: String,
    about_fr: String,
    audience_en: String,
    audience_fr: String,
    logistics_en: String,
    logistics_fr: String,
    benefits_en: String,
    benefits_fr: String,
    values_en: String,
    values_fr: String,
    contact: String,
    session: Vec<Meeting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meeting {
    /// From the day on which the sample is made.
    days: i64,
    title_en: String,
    title_fr: String,
    about_en: String,
    about_fr: String,
    lever: String,
    taken: i64,
}

/// What the words of its sessions stand for; `None` if one of them is none of the house's.
pub fn words(sample: &Sample) -> Option<Vec<Lever>> {
    let lever = |word: &str| Lever::ALL.into_iter().find(|lever| lever.word() == word);
    sample.session.iter().map(|meeting| lever(&meeting.lever)).collect()
}

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// Adds the series and its sessions, held by these communities together; the one that is over with its page.
pub fn keep(
    tx: &mut Tx,
    ids: &Ids,
    (sample, page): (&Sample, &summary::Sample),
    homes: &[i64],
    now: i64,
) -> store::Result<()> {
    let Some(levers) = words(sample) else { return Ok(()) };
    let series_id = ids.next();
    let series = Series {
        id: series_id,
        title: both(&sample.title_en, &sample.title_fr),
        about: both(&sample.about_en, &sample.about_fr),
        audience: both(&sample.audience_en, &sample.audience_fr),
        logistics: both(&sample.logistics_en, &sample.logistics_fr),
        benefits: both(&sample.benefits_en, &sample.benefits_fr),
        values: both(&sample.values_en, &sample.values_fr),
        contact: sample.contact.clone(),
        gives_certificates: true,
        state: State::Open,
        origin: Origin::Sample,
        made: now - 90 * DAY,
        made_by: None,
    };
    series::insert(tx, &series)?;
    short_address::give(tx, &sample.address, short_address::Kind::Series, series_id, now)?;
    hold(tx, Kind::Series, series_id, homes, now)?;
    for (meeting, lever) in sample.session.iter().zip(levers) {
        let session = record(meeting, lever, ids.next(), now);
        session::insert(tx, &session)?;
        series::put(tx, series_id, session.id)?;
        crate::session::usual_agenda(tx, ids, session.id, session.minutes)?;
        hold(tx, Kind::Session, session.id, homes, now)?;
        if let Some(home) = homes.first().filter(|_| session.ends() < now) {
            page.keep(tx, ids, &session, *home)?;
        }
    }
    Ok(())
}

fn hold(tx: &mut Tx, kind: Kind, thing_id: i64, homes: &[i64], now: i64) -> store::Result<()> {
    homes.iter().try_for_each(|community_id| {
        let community_id = *community_id;
        let held = Holding { kind, thing_id, community_id, agreed: Some(now), made: now, made_by: None };
        holding::put(tx, &held)
    })
}

fn record(meeting: &Meeting, lever: Lever, id: i64, now: i64) -> Session {
    let starts = at_one(now, meeting.days);
    Session {
        id,
        title: both(&meeting.title_en, &meeting.title_fr),
        about: both(&meeting.about_en, &meeting.about_fr),
        levers: vec![lever],
        starts,
        minutes: 60,
        zone: ZONE.to_owned(),
        mode: Mode::Online,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: None,
        call: Call { link: "https://call.example.org/belonging".to_owned(), details: Bilingual::default() },
        release: starts - 7 * DAY,
        capacity: Some(SEATS),
        taken: meeting.taken.min(SEATS),
        speaks: Speaks::Both,
        speaks_also: "ASL, LSQ".to_owned(),
        code: "STEPS".to_owned(),
        sequence: 0,
        state: session::State::Open,
        published: Some(now - 60 * DAY),
        origin: Origin::Sample,
        made: now - 90 * DAY,
        made_by: None,
    }
}

/// One o'clock in the zone, so many days from now.
fn at_one(now: i64, days: i64) -> i64 {
    let zone = TimeZone::get(ZONE).unwrap_or(TimeZone::UTC);
    let today = Timestamp::from_millisecond(now).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone);
    let day = today.date().checked_add(days.days()).unwrap_or(today.date());
    let at = day.at(13, 0, 0, 0).to_zoned(today.time_zone().clone());
    at.map_or(now, |at| at.timestamp().as_millisecond())
}
