//! The sample's space: a made-up hall with its rules, a week of bookings and an open vote on its hours.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde::Deserialize;
use store::booking::{self, Booking, State as Kept};
use store::holding::{self, Holding, Kind};
use store::hours::{self, Hours, Use};
use store::series::Origin;
use store::shift::{self, Hand, Shift};
use store::space::{self, Space};
use store::space_rule::{self, Rule, State, Who};
use store::{Bilingual, Ids, Language, Tx};

use crate::hours::{count, sheet};
use crate::i18n::dates;
use crate::space::rules;

const DAY: i64 = 24 * 3_600_000;
const ZONE: &str = "America/Toronto";

/// The space as it stands in `spaces.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    name_en: String,
    name_fr: String,
    about_en: String,
    about_fr: String,
    venue: String,
    access_en: String,
    access_fr: String,
    keys_en: String,
    keys_fr: String,
    words_en: String,
    words_fr: String,
    meeting_en: String,
    meeting_fr: String,
    vote_en: String,
    vote_fr: String,
    vote_about_en: String,
    vote_about_fr: String,
    booking: Vec<Taken>,
    #[serde(rename = "use")]
    uses: Vec<Wanted>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Taken {
    /// From the Monday of the week in which the sample is made.
    day: i64,
    from: i64,
    until: i64,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    title_en: String,
    title_fr: String,
    about_en: String,
    about_fr: String,
    minutes: i64,
}

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

impl Sample {
    /// The space that comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("spaces.toml"))
    }

    /// Adds it all, held by a community.
    pub fn keep(&self, tx: &mut Tx, ids: &Ids, community_id: i64, now: i64) -> store::Result<()> {
        let space = self.space(ids.next(), now);
        space::insert(tx, &space)?;
        let (kind, agreed) = (Kind::Space, Some(space.made));
        let (thing_id, made) = (space.id, space.made);
        holding::put(tx, &Holding { kind, thing_id, community_id, agreed, made, made_by: None })?;
        space_rule::insert(tx, &self.rule(space.id, now))?;
        shift::put(tx, &line(ids, &space, community_id, now))?;
        self.keep_bookings(tx, ids, space.id, now)?;
        self.keep_vote(tx, ids, space.id, now)
    }

    fn space(&self, id: i64, now: i64) -> Space {
        Space {
            id,
            name: both(&self.name_en, &self.name_fr),
            about: both(&self.about_en, &self.about_fr),
            venue: self.venue.clone(),
            access: both(&self.access_en, &self.access_fr),
            keys: both(&self.keys_en, &self.keys_fr),
            place_id: None,
            zone: ZONE.to_owned(),
            keeper: Hand::Institution,
            rule: 1,
            is_open: true,
            origin: Origin::Sample,
            made: now - 400 * DAY,
            made_by: None,
        }
    }

    fn rule(&self, space_id: i64, now: i64) -> Rule {
        Rule {
            space_id,
            number: 1,
            who: Who::Everyone,
            hours: [Some((540, 1_320)); 7],
            most_minutes: 300,
            ahead_days: 90,
            cents: 0,
            currency: "CAD".to_owned(),
            quiet: Some((1_260, 540)),
            words: both(&self.words_en, &self.words_fr),
            state: State::InForce,
            meeting: both(&self.meeting_en, &self.meeting_fr),
            meeting_people: 34,
            agenda_by: Hand::Residents,
            decided_by: Some(Hand::Residents),
            since: Some(now - 200 * DAY),
            until: None,
            made: now - 230 * DAY,
            made_by: None,
        }
    }

    fn keep_bookings(&self, tx: &mut Tx, ids: &Ids, space_id: i64, now: i64) -> store::Result<()> {
        let (zone, monday) = (TimeZone::get(ZONE).unwrap_or(TimeZone::UTC), rules::monday(now, ZONE));
        for taken in &self.booking {
            // this week and the next
            for week in 0..2 {
                let day = monday.checked_add((taken.day + 7 * week).days()).unwrap_or(monday);
                let id = ids.next();
                let one = Booking {
                    space_id,
                    id,
                    run_id: id,
                    starts: rules::at(&zone, day, taken.from * 60),
                    ends: rules::at(&zone, day, taken.until * 60),
                    title: taken.title.clone(),
                    is_loud: false,
                    name: String::new(),
                    email: String::new(),
                    language: Language::English,
                    holder: None,
                    state: Kept::Held,
                    kept: now,
                    sequence: 0,
                    reason: String::new(),
                    made: now - 20 * DAY,
                    changed: now - 20 * DAY,
                };
                booking::insert(tx, &one)?;
            }
        }
        Ok(())
    }

    fn keep_vote(&self, tx: &mut Tx, ids: &Ids, space_id: i64, now: i64) -> store::Result<()> {
        let vote = Hours {
            space_id,
            id: ids.next(),
            title: both(&self.vote_en, &self.vote_fr),
            about: both(&self.vote_about_en, &self.vote_about_fr),
            minutes: 720,
            weeks: 12,
            closes: now + 14 * DAY,
            state: hours::State::Draft,
            sheet: String::new(),
            sheet_sha256: String::new(),
            outcome: String::new(),
            agenda_by: Hand::Residents,
            opened: None,
            closed: None,
            made: now - 10 * DAY,
            made_by: None,
        };
        hours::insert(tx, &vote)?;
        let uses: Vec<Use> = self.uses.iter().map(|wanted| wanted.record(ids.next())).collect();
        uses.iter().try_for_each(|one| hours::add_use(tx, (space_id, vote.id), one))?;
        let (sheet, sheet_sha256) = sheet(&vote, ZONE, &uses);
        let open =
            Hours { state: hours::State::Open, sheet, sheet_sha256, opened: Some(now - 3 * DAY), ..vote };
        hours::settle(tx, &open)?;
        count::ask(tx, ids, now, &open)
    }
}

impl Wanted {
    fn record(&self, id: i64) -> Use {
        Use {
            id,
            title: both(&self.title_en, &self.title_fr),
            about: both(&self.about_en, &self.about_fr),
            minutes: self.minutes,
        }
    }
}

/// The line of its rules in the ledger.
fn line(ids: &Ids, space: &Space, community_id: i64, now: i64) -> Shift {
    let decided = now - 200 * DAY;
    Shift {
        id: ids.next(),
        community_id,
        kind: shift::Kind::Space,
        thing_id: space.id,
        title: crate::space::title_of_rules(space),
        decided,
        agenda_by: Hand::Residents,
        decided_by: Hand::Residents,
        holder: space.keeper,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: None,
        year: i64::from(dates::moment(decided, ZONE).year()),
    }
}
