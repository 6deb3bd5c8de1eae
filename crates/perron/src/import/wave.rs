//! A wave of a survey that was held elsewhere, from a CSV file and a design that says which column is which: taken whole, in
//! one transaction, or not at all.
//! Long: the design, the file and what is kept of it are one format, read together.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde::Deserialize;
use store::estimate::Imported;
use store::residence::Province;
use store::response::{Arm, Origin, Response};
use store::wave::{PlaceLevel, State, Wave};
use store::{Bilingual, Ids, Language, Tx};

use crate::cookie::{sha256, sha256_of};
use crate::item::{Item, Kind, Known, REFUSED, Text};
use crate::wave::sheet::Sheet;

/// Responses in one go.
const AT_ONCE: usize = 1_024;
/// Between two signs of progress.
const STEP: usize = 8_192;

/// What a design file says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Design {
    /// What the wave is called.
    pub title: Text,
    /// The pulse it belongs to, in a word; its own if nothing is said.
    #[serde(default)]
    pub series: String,
    /// Who asked, and under which terms it may be used.
    pub source: String,
    /// How people were asked, in a word: telephone.
    pub mode: String,
    /// When: 2012.
    pub held: String,
    /// Texts that mean that there is no answer.
    #[serde(default = "missing")]
    pub missing: Vec<String>,
    /// How the sample was drawn, as in the file of `perron survey`.
    #[serde(default)]
    pub design: Drawn,
    /// Where people live.
    pub place: Option<Mapped>,
    /// Its questions.
    pub item: Vec<Asked>,
}

/// Columns of a sample.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Drawn {
    weights: Option<String>,
    strata: Option<String>,
    cluster: Option<String>,
}

/// A column and what its texts become.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    column: String,
    map: BTreeMap<String, String>,
}

/// A column that answers a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    column: String,
    key: String,
    version: i64,
    map: BTreeMap<String, String>,
}

fn missing() -> Vec<String> {
    vec![String::new(), "NA".to_owned()]
}

/// Why nothing was taken; a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Something in the files.
    #[error("{0} Nothing was taken.")]
    File(String),
    /// Something in the database.
    #[error(transparent)]
    Store(#[from] store::Error),
}

fn wrong<T>(said: impl Into<String>) -> Result<T, Problem> {
    Err(Problem::File(said.into()))
}

impl Design {
    /// Reads a design file.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .or_else(|problem| wrong(format!("{name} cannot be read ({problem}).")))?;
        let design: Self = toml::from_str(&text).or_else(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            wrong(format!(
                "{name}, line {line}: {}.",
                error.message().trim_end_matches('.').replace('\n', " ")
            ))
        })?;
        if !design.title.is_complete() {
            return wrong(format!(
                "{name} has no title in both languages; give title = {{ en = \"…\", fr = \"…\" }}."
            ));
        }
        if [&design.source, &design.mode, &design.held].iter().any(|text| text.trim().is_empty()) {
            return wrong(format!("{name} must say source, mode and held; one of them is empty."));
        }
        if design.item.is_empty() {
            return wrong(format!(
                "{name} names no question; add an [[item]] with column, key, version and map."
            ));
        }
        Ok(design)
    }

    /// The questions, as the program or the community knows them.
    fn items(&self, tx: &mut Tx<'_>, community_id: i64) -> Result<Vec<Item>, Problem> {
        let (known, mut items) = (Known::read(tx, community_id)?, Vec::new());
        for asked in &self.item {
            let Some(item) = known.find(&asked.key, asked.version) else {
                return wrong(format!("There is no question {} in version {}.", asked.key, asked.version));
            };
            let is_known =
                |code: &&String| code.is_empty() || *code == REFUSED || item.choice(code).is_some();
            if let Some(code) = asked.map.values().find(|code| !is_known(code)) {
                return wrong(format!(
                    "The question {} has no answer with the code {code}; mend its map.",
                    asked.key
                ));
            }
            if item.kind != Kind::One {
                return wrong(format!(
                    "The question {} is not answered with one answer; leave it out.",
                    asked.key
                ));
            }
            items.push(item);
        }
        Ok(items)
    }
}

/// A file of answers with its columns found.
struct Source<'d> {
    design: &'d Design,
    reader: Reader<BufReader<File>>,
    items: Vec<(usize, &'d Asked)>,
    place: Option<(usize, &'d Mapped)>,
    weight: Option<usize>,
    stratum: Option<usize>,
    cluster: Option<usize>,
}

/// One line, as it is kept.
struct Line {
    answers: String,
    province: Option<String>,
    weight: Option<f64>,
    stratum: Option<String>,
    cluster: Option<String>,
}

impl<'d> Source<'d> {
    fn open(path: &Path, design: &'d Design) -> Result<Self, Problem> {
        let name = path.display();
        let file =
            File::open(path).or_else(|problem| wrong(format!("{name} cannot be read ({problem}).")))?;
        let mut reader = ReaderBuilder::new().from_reader(BufReader::with_capacity(1 << 16, file));
        let header = reader
            .headers()
            .or_else(|problem| wrong(format!("{name} is no CSV file with a header ({problem}).")))?;
        let names: Vec<String> =
            header.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let at = |column: &String| match names.iter().position(|name| name == column) {
            Some(at) => Ok(at),
            None => wrong(format!("{name} has no column {column}; check the design.")),
        };
        let maybe = |column: &Option<String>| column.as_ref().map(&at).transpose();
        Ok(Self {
            items: design
                .item
                .iter()
                .map(|asked| Ok((at(&asked.column)?, asked)))
                .collect::<Result<_, Problem>>()?,
            place: design
                .place
                .as_ref()
                .map(|place| Ok::<_, Problem>((at(&place.column)?, place)))
                .transpose()?,
            weight: maybe(&design.design.weights)?,
            stratum: maybe(&design.design.strata)?,
            cluster: maybe(&design.design.cluster)?,
            design,
            reader,
        })
    }

    /// Gives every line to `take`; how many there are.
    fn each(mut self, mut take: impl FnMut(usize, Line) -> Result<(), Problem>) -> Result<usize, Problem> {
        let (mut record, mut lines) = (ByteRecord::new(), 0);
        loop {
            match self.reader.read_byte_record(&mut record) {
                Ok(true) => {}
                Ok(false) => return Ok(lines),
                Err(problem) => return wrong(format!("The file cannot be read as CSV ({problem}).")),
            }
            lines += 1;
            let line = self.line(&record)?;
            take(lines, line)?;
        }
    }

    fn line(&self, record: &ByteRecord) -> Result<Line, Problem> {
        let number = || record.position().map_or(0, csv::Position::line);
        let text = |at: usize| String::from_utf8_lossy(record.get(at).unwrap_or_default()).trim().to_owned();
        let known = |at: usize| Some(text(at)).filter(|text| !self.design.missing.contains(text));
        let mut answers = String::new();
        for (place, (at, asked)) in self.items.iter().enumerate() {
            if place > 0 {
                answers.push(';');
            }
            let Some(said) = known(*at) else { continue };
            let Some(code) = asked.map.get(&said) else {
                return wrong(format!(
                    "Line {}: the answer “{said}” in column {} is not in the map of the design; map it, to \"\" if it is no \
                     answer, or name it in missing.",
                    number(),
                    asked.column
                ));
            };
            answers.push_str(code);
        }
        let weight = match self.weight {
            None => None,
            Some(at) => {
                let said = text(at);
                let weight = said.parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight >= 0.0);
                if weight.is_none() {
                    return wrong(format!(
                        "Line {}: the weight is “{said}”; it must be a number, 0 or more.",
                        number()
                    ));
                }
                weight
            }
        };
        let province = match self.place {
            None => None,
            Some((at, place)) => match known(at) {
                None => None,
                Some(said) => match place.map.get(&said) {
                    Some(word) => Province::of_word(word).map(|province| province.word().to_owned()),
                    None => {
                        return wrong(format!(
                            "Line {}: the place “{said}” is not in the map of the design.",
                            number()
                        ));
                    }
                },
            },
        };
        Ok(Line {
            answers,
            province,
            weight,
            stratum: self.stratum.and_then(known),
            cluster: self.cluster.and_then(known),
        })
    }
}

/// What was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The wave.
    pub wave_id: i64,
    /// Lines of the file, one a respondent.
    pub responses: usize,
    /// Of these, how many answered at least one question.
    pub answered: usize,
}

/// Looks at the whole file without keeping anything: how many lines, and how many answer something.
pub fn check(path: &Path, design: &Design) -> Result<(usize, usize), Problem> {
    if let Some(place) = &design.place
        && let Some(word) = place.map.values().find(|word| Province::of_word(word).is_none())
    {
        return wrong(format!("“{word}” is no province or territory; use two letters, as ON or QC."));
    }
    let (mut answered, mut weight) = (0, 0.0);
    let has_weights = design.design.weights.is_some();
    let lines = Source::open(path, design)?.each(|_, line| {
        answered += usize::from(line.answers.chars().any(|c| c != ';' && c != '-'));
        weight += line.weight.unwrap_or(0.0);
        Ok(())
    })?;
    if lines == 0 {
        return wrong("The file has no lines below its header.");
    }
    if answered == 0 {
        return wrong(
            "Nobody in the file answers any question of the design; check how its answers are written.",
        );
    }
    if has_weights && weight <= 0.0 {
        return wrong(
            "All weights in the file are 0; give weights that count, or leave weights out of the design.",
        );
    }
    Ok((lines, answered))
}

/// Who takes a wave, and when.
pub struct Clerk<'a> {
    /// Makes ids.
    pub ids: &'a Ids,
    /// The moment.
    pub now: i64,
    /// Whose pulse it becomes part of.
    pub community_id: i64,
}

/// Writes a wave with all its answers, in the transaction; `step` hears how far it is.
pub fn put(
    tx: &mut Tx<'_>,
    clerk: &Clerk<'_>,
    (path, design): (&Path, &Design),
    step: &dyn Fn(usize),
) -> Result<Taken, Problem> {
    if store::community::by_id(tx, clerk.community_id)?.is_none() {
        return wrong("There is no such community in this house.");
    }
    let wave_id = clerk.ids.next();
    let wave = wave(tx, clerk, design, wave_id)?;
    store::wave::insert(tx, &wave)?;
    let mut bytes = Vec::new();
    let hashed = File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
    hashed.or_else(|problem| wrong(format!("{} cannot be read ({problem}).", path.display())))?;
    let from = Imported {
        source: design.source.trim().to_owned(),
        mode: design.mode.trim().to_lowercase(),
        held: design.held.trim().to_owned(),
        file_sha256: sha256_of(&bytes),
        made: clerk.now,
    };
    drop(bytes);
    store::estimate::put_import(tx, wave_id, &from)?;
    let (mut some, mut answered) = (Vec::with_capacity(AT_ONCE), 0);
    let responses = Source::open(path, design)?.each(|number, line| {
        answered += usize::from(line.answers.chars().any(|c| c != ';' && c != '-'));
        some.push(response(clerk, wave_id, line));
        if some.len() == AT_ONCE {
            store::response::insert_all(tx, &some)?;
            some.clear();
        }
        if number % STEP == 0 {
            step(number);
        }
        Ok(())
    })?;
    store::response::insert_all(tx, &some)?;
    step(responses);
    Ok(Taken { wave_id, responses, answered })
}

fn wave(tx: &mut Tx<'_>, clerk: &Clerk<'_>, design: &Design, id: i64) -> Result<Wave, Problem> {
    let items = design.items(tx, clerk.community_id)?;
    let place_level = if design.place.is_some() { PlaceLevel::Province } else { PlaceLevel::None };
    let sheet = Sheet {
        title: design.title.clone(),
        intro: Text::default(),
        place: place_level.word().to_owned(),
        attributes: Vec::new(),
        purpose: Text::default(),
        items,
    };
    let sheet = sheet.json();
    let series = if design.series.is_empty() { store::ids::to_text(id) } else { design.series.clone() };
    Ok(Wave {
        id,
        community_id: clerk.community_id,
        questionnaire_id: None,
        number: store::wave::next_number(tx, clerk.community_id, &series)?,
        series,
        title: Bilingual { en: design.title.en.clone(), fr: design.title.fr.clone() },
        zone: "UTC".to_owned(),
        closes: None,
        is_panel: false,
        is_open: true,
        place_level,
        attributes: String::new(),
        purpose: Bilingual::default(),
        keep_days: 365,
        expected: 0,
        smallest_change: 3.0,
        reminders: 0,
        state: State::Closed,
        is_imported: true,
        sheet_sha256: sha256(&sheet),
        sheet,
        opened: Some(clerk.now),
        closed: Some(clerk.now),
        made: clerk.now,
        made_by: None,
    })
}

fn response(clerk: &Clerk<'_>, wave_id: i64, line: Line) -> Response {
    Response {
        wave_id,
        id: clerk.ids.next(),
        arm: Arm::Open,
        member_id: None,
        holder: None,
        paper: None,
        origin: Origin::Import,
        recorded_by: None,
        language: Language::English,
        province: line.province,
        postal_area: None,
        place_id: None,
        answers: line.answers,
        weight: line.weight,
        stratum: line.stratum,
        cluster: line.cluster,
        started: clerk.now,
        changed: clerk.now,
        finished: Some(clerk.now),
    }
}
