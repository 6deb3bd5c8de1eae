//! The sample pledge: made-up signatories, each marked so in the name.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::Deserialize;
use store::pledge::{self, Origin, Pledge};
use store::pledge_line::Act;
use store::residence::{Province, Residence};
use store::signature::{self, Kind, Said, Sector, Signature};
use store::{Bilingual, Ids, Tx};

use crate::place::fold;
use crate::pledge::log;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// For how long they have been signing.
const DAYS: i64 = 120;
const SEED: u64 = 20_260_701;

/// The pledge as it stands in `programme.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub title_en: String,
    pub title_fr: String,
    pub text_en: String,
    pub text_fr: String,
    pub actions_en: Vec<String>,
    pub actions_fr: Vec<String>,
    /// Given names, each with an initial and the mark of the sample.
    pub names: Vec<String>,
    /// Beginnings of names of organisations.
    pub organisations: Vec<String>,
    /// How many sign in each province or territory.
    pub signatories: Vec<(String, usize)>,
}

/// Puts the pledge up, with its signatories and its log.
pub fn keep(tx: &mut Tx, ids: &Ids, call: &Call, now: i64) -> store::Result<()> {
    let begun = now - DAYS * DAY;
    let both = |en: String, fr: String| Bilingual { en, fr };
    let fresh = Pledge {
        number: 0,
        title: both(call.title_en.clone(), call.title_fr.clone()),
        text: both(call.text_en.clone(), call.text_fr.clone()),
        actions: both(call.actions_en.join("\n"), call.actions_fr.join("\n")),
        origin: Origin::Sample,
        made: begun,
        made_by: None,
    };
    let version = pledge::insert(tx, &fresh)?;
    let mut draw = StdRng::seed_from_u64(SEED);
    let mut all: Vec<Said> = call
        .signatories
        .iter()
        .flat_map(|(province, count)| std::iter::repeat_n(Province::of_word(province), *count))
        .map(|province| said(call, province, &mut draw))
        .collect();
    for last in (1..all.len()).rev() {
        all.swap(last, draw.random_range(0..=last));
    }
    let people = all.len() as i64;
    for (at, said) in all.into_iter().enumerate() {
        let (id, at) = (ids.next(), begun + DAYS * DAY * at as i64 / people.max(1));
        let mark = log::mark("sample", &format!("{id}"));
        signature::insert(
            tx,
            &Signature::counted(id, version, said, mark.clone(), signature::Origin::Sample, at),
        )?;
        log::append(tx, Act::Signed, at, &mark)?;
    }
    Ok(())
}

fn said(call: &Call, province: Option<Province>, draw: &mut StdRng) -> Said {
    const SECTORS: [Sector; 5] = [
        Sector::Association,
        Sector::Organisation,
        Sector::Association,
        Sector::Institution,
        Sector::Municipality,
    ];
    let is_person = draw.random::<f64>() < 0.72;
    let list = if is_person { &call.names } else { &call.organisations };
    let word = list.get(draw.random_range(0..list.len().max(1))).cloned().unwrap_or_default();
    let initial = char::from(b'A' + draw.random_range(0..26u8));
    let number = draw.random_range(1..90);
    let name =
        if is_person { format!("{word} {initial}. (demo)") } else { format!("{word} {number} (demo)") };
    Said {
        kind: if is_person { Kind::Person } else { Kind::Organisation },
        sector: if is_person { Sector::Resident } else { SECTORS[draw.random_range(0..SECTORS.len())] },
        key: fold(&name),
        name,
        logo: String::new(),
        is_public: draw.random::<f64>() < 0.7,
        residence: province.map_or(Residence::Unsaid, Residence::Province),
        action: Some(draw.random_range(1..=call.actions_en.len().max(1) as i64)),
        action_words: String::new(),
        reminders: false,
    }
}
