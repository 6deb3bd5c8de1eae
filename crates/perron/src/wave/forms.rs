//! The form of a wave, parsed.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use store::Bilingual;
use store::wave::{PlaceLevel, Wave};

use super::DAY;
use crate::conversation::{ZONES, one_space, parts, time};
use crate::form::Form;
use crate::self_identification::QUESTIONS;

/// Characters of the longest title.
const TITLE: usize = 120;
/// Characters of what questions on oneself are for.
const PURPOSE: usize = 300;
/// Where people mostly are.
const ZONE: &str = "America/Toronto";
/// For so many days a wave is open as a rule.
const USUAL_DAYS: i64 = 28;
/// Questions on oneself at most: more would tell who somebody is.
const MOST_ATTRIBUTES: usize = 4;

/// What the form of a wave says.
#[derive(Clone, Debug)]
pub struct Details {
    questionnaire_id: i64,
    /// Which pulse it goes on with; `None`: a new one.
    pub series: Option<String>,
    title: Bilingual,
    zone: String,
    closes: Option<i64>,
    is_panel: bool,
    is_open: bool,
    place_level: PlaceLevel,
    attributes: String,
    purpose: Bilingual,
    keep_days: i64,
    expected: i64,
    smallest_change: i64,
    reminders: i64,
}

impl Details {
    /// The form, with the questionnaires and the pulses to choose from.
    pub fn parse(form: &mut Form, questionnaires: &[i64], series: &[String], now: i64) -> Option<Self> {
        let mut line = |field, most| one_space(&form.optional(field, most).unwrap_or_default());
        let title = Bilingual { en: line("title-en", TITLE), fr: line("title-fr", TITLE) };
        let purpose = Bilingual { en: line("purpose-en", PURPOSE), fr: line("purpose-fr", PURPOSE) };
        for (field, text) in [("title-en", &title.en), ("title-fr", &title.fr)] {
            if text.is_empty() && form.fault(field).is_none() {
                form.refuse(field, "wave-both-languages", &[]);
            }
        }
        let questionnaire_id = store::ids::from_text(form.value("questionnaire"));
        let questionnaire_id = questionnaire_id.filter(|id| questionnaires.contains(id));
        if questionnaire_id.is_none() {
            form.refuse("questionnaire", "form-choose", &[]);
        }
        let series = Some(form.value("series").to_owned()).filter(|chosen| series.contains(chosen));
        let (is_panel, is_open) = (form.has("arm", "panel"), form.has("arm", "open"));
        if !is_panel && !is_open {
            form.refuse("arm", "form-choose", &[]);
        }
        let levels: Vec<(&str, PlaceLevel)> = PlaceLevel::ALL.iter().map(|one| (one.word(), *one)).collect();
        let place_level = form.choice("place-level", &levels);
        let attributes = attributes(form);
        for (field, text) in [("purpose-en", &purpose.en), ("purpose-fr", &purpose.fr)] {
            if !attributes.is_empty() && text.is_empty() && form.fault(field).is_none() {
                form.refuse(field, "wave-no-purpose", &[]);
            }
        }
        let keep_days = form.number("keep-days", 1, 1_095);
        let expected = form.number("expected", 10, 1_000_000);
        let smallest_change = form.number("smallest-change", 1, 30);
        let reminders = form.choice("reminders", &[("0", 0), ("1", 1), ("2", 2)]);
        let zones: Vec<(&str, &str)> = ZONES.iter().map(|(zone, _)| (*zone, *zone)).collect();
        let zone = form.choice("zone", &zones);
        let at = TimeZone::get(zone.unwrap_or("UTC")).unwrap_or(TimeZone::UTC);
        let closes = time(form, ["closes", "closes-time"], &at, Time::constant(23, 59, 0, 0));
        if closes.is_some_and(|closes| closes <= now) {
            form.refuse("closes", "wave-closes-past", &[]);
        }
        // it is said how long these are kept, so there must be a day to count from
        let is_left_out = ["closes", "closes-time"].iter().all(|field| form.fault(field).is_none());
        if closes.is_none() && is_left_out && !attributes.is_empty() {
            form.refuse("closes", "wave-closes-needed", &[]);
        }
        form.is_good().then_some(Self {
            questionnaire_id: questionnaire_id?,
            series,
            title,
            zone: zone?.to_owned(),
            closes,
            is_panel,
            is_open,
            place_level: place_level?,
            attributes,
            purpose,
            keep_days: keep_days?,
            expected: expected?,
            smallest_change: smallest_change?,
            reminders: reminders?,
        })
    }

    /// The wave with these; its series and number are kept.
    pub fn applied(&self, to: Wave) -> Wave {
        Wave {
            questionnaire_id: Some(self.questionnaire_id),
            title: self.title.clone(),
            zone: self.zone.clone(),
            closes: self.closes,
            is_panel: self.is_panel,
            is_open: self.is_open,
            place_level: self.place_level,
            attributes: self.attributes.clone(),
            purpose: self.purpose.clone(),
            keep_days: self.keep_days,
            expected: self.expected,
            // whole points, at most 30
            smallest_change: i32::try_from(self.smallest_change).map_or(3.0, f64::from),
            reminders: self.reminders,
            ..to
        }
    }
}

/// The questions on oneself that were chosen, in the order of the page.
fn attributes(form: &mut Form) -> String {
    let chosen: Vec<&str> =
        QUESTIONS.iter().map(|question| question.word).filter(|word| form.has("attribute", word)).collect();
    if chosen.len() > MOST_ATTRIBUTES {
        form.refuse("attribute", "wave-attributes-many", &[("most", MOST_ATTRIBUTES.into())]);
    }
    chosen.join(" ")
}

/// The form of a new wave. Opened today, it would close at the end of the day four weeks from now, unless they say otherwise.
pub fn empty(questionnaire: Option<i64>, series: Option<&str>, now: i64) -> Form {
    let [day, month, year, _] = parts(Some(now + USUAL_DAYS * DAY), ZONE);
    let mut form = Form::filled([
        ("zone", ZONE),
        ("closes-day", &day),
        ("closes-month", &month),
        ("closes-year", &year),
        ("expected", "400"),
        ("smallest-change", "3"),
        ("reminders", "1"),
        ("keep-days", "365"),
    ]);
    if let Some(id) = questionnaire {
        form.fill("questionnaire", &store::ids::to_text(id));
    }
    form.fill("series", series.unwrap_or("new"));
    form
}

/// The form that changes a draft.
pub fn filled(wave: &Wave) -> Form {
    let [day, month, year, at] = parts(wave.closes, &wave.zone);
    let mut form = Form::filled([
        ("title-en", &wave.title.en),
        ("title-fr", &wave.title.fr),
        ("series", &wave.series),
        ("place-level", wave.place_level.word()),
        ("purpose-en", &wave.purpose.en),
        ("purpose-fr", &wave.purpose.fr),
        ("keep-days", &wave.keep_days.to_string()),
        ("expected", &wave.expected.to_string()),
        ("smallest-change", &format!("{:.0}", wave.smallest_change)),
        ("reminders", &wave.reminders.to_string()),
        ("zone", &wave.zone),
        ("closes-day", &day),
        ("closes-month", &month),
        ("closes-year", &year),
        ("closes-time", &at),
    ]);
    if let Some(id) = wave.questionnaire_id {
        form.fill("questionnaire", &store::ids::to_text(id));
    }
    for (arm, is_on) in [("panel", wave.is_panel), ("open", wave.is_open)] {
        if is_on {
            form.fill("arm", arm);
        }
    }
    wave.attributes.split_whitespace().for_each(|word| form.fill("attribute", word));
    form
}
