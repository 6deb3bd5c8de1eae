//! The questionnaire on paper, and what a helper copies from it: each numbered sheet once.

use askama::Template;
use axum::extract::Path;
use axum::response::Response as Answer;
use press::{Block, Report, ReportPart};
use store::residence::{PostalArea, Province, Residence};
use store::response::{self, Arm, Origin, Response};
use store::wave::{self, PlaceLevel, Wave};
use store::{Tx, panel};

use super::answer::Asked;
use super::forms;
use super::keep::{fresh, place};
use super::selves;
use crate::ballot::paper::{link, print, sheet as meta};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::item::{Item, Kind};
use crate::limits::Act;
use crate::page::{View, view};
use crate::place::ask::no_postal_area;
use crate::place::canada;
use crate::rights::Deed;
use crate::self_identification::{Lock, lock};
use crate::visit::Visit;
use crate::wave::sheet::Sheet;
use crate::wave::{Read, Standing, path, read, read_as};

/// Ruled lines under a question in words.
const RULES: usize = 4;
/// The largest number of a sheet.
const MOST: i64 = 1_000_000;

/// Copying from paper.
#[derive(Template)]
#[template(path = "response/paper.html")]
struct Paper<'a> {
    visit: &'a Visit,
    read: Read,
    /// Id and number of the sheets that were entered.
    entered: Vec<(String, String)>,
    form: Form,
}
view!(Paper, "response-paper", nav Communities, listed false);

impl Paper<'_> {
    fn home(&self) -> (String, String) {
        (path(self.read.wave.id), self.visit.nearest(&self.read.wave.title).0)
    }

    fn is_open(&self) -> bool {
        self.read.standing() == Standing::Open
    }

    fn asks_area(&self) -> bool {
        self.read.wave.place_level == PlaceLevel::PostalArea
    }

    /// The provinces and territories to choose from, where the wave asks for no more.
    fn provinces(&self) -> Vec<(&'static str, String)> {
        let name = |one: &Province| (one.word(), canada::province(*one).name(self.visit.lang).to_owned());
        let is_asked = self.read.wave.place_level == PlaceLevel::Province;
        Province::ALL.iter().filter(|_| is_asked).map(name).collect()
    }

    fn questions(&self) -> Vec<Asked> {
        let items = self.read.sheet.items.iter().enumerate();
        items.map(|(at, item)| Asked::of(self.visit, at, item)).collect()
    }

    fn most(&self) -> usize {
        crate::item::LONGEST_WORDS
    }
}

async fn page(visit: &Visit, id: i64, form: Form) -> Result<Paper<'_>, Error> {
    let read = read_as(visit, id, Deed::Record).await?;
    let papers = visit.app.db.read(move |tx| response::papers(tx, id)).await?;
    let line = |one: &Response| Some((store::ids::to_text(one.id), one.paper?.to_string()));
    Ok(Paper { visit, read, entered: papers.iter().filter_map(line).collect(), form })
}

/// `GET /waves/{id}/paper`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Answer, Error> {
    visit.show(&page(&visit, id, Form::new()).await?)
}

/// `POST /waves/{id}/paper`: all of one sheet.
pub async fn keep(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Answer, Error> {
    visit.limit(Act::Vote)?;
    let mut page = page(&visit, id, Form::new()).await?;
    let number = form.number("paper", 1, MOST);
    let residence = residence(&mut form, page.read.wave.place_level);
    let said = forms::answers(&mut form, page.read.sheet.items.iter().enumerate());
    let (Some(number), Some(said), true) = (number, said, form.is_good()) else {
        page.form = form;
        return visit.refuse(&page);
    };
    let code = form.value("code").trim().to_uppercase();
    let (app, by) = (visit.app.clone(), visit.person.as_ref().map(|person| person.id));
    let (sheet, language) = (page.read.sheet.clone(), visit.lang.language());
    let write = move |tx: &mut Tx<'_>| {
        let now = app.clock.now();
        // whoever enters the same sheet at the same moment waits, and then finds it
        let wave = wave::lock(tx, id)?.ok_or_not_found()?;
        if Standing::of(&wave, now) != Standing::Open {
            return Ok(Err("response-late"));
        }
        let mut new = fresh(id, app.ids.next(), language, now);
        match arm(tx, &wave, &code)? {
            Ok(arm) => (new.arm, new.member_id) = arm,
            Err(why) => return Ok(Err(why)),
        }
        let mut given = sheet.given("");
        said.given.iter().for_each(|(at, one)| one.clone_into(&mut given[*at]));
        new.answers = sheet.written(&given);
        (new.paper, new.origin, new.recorded_by, new.finished) = (Some(number), Origin::Paper, by, Some(now));
        if let Some(residence) = residence {
            place(&mut new, wave.place_level, residence);
        }
        let response_id = new.id;
        if !response::insert(tx, &new)? {
            return Ok(Err("response-paper-twice"));
        }
        for (key, words) in &said.words {
            response::set_words(tx, (id, response_id), key, words)?;
        }
        Ok::<_, Error>(Ok(()))
    };
    if let Err(why) = visit.app.db.write(write).await? {
        let is_of_code = matches!(why, "response-paper-code" | "response-paper-no-code");
        form.refuse(if is_of_code { "code" } else { "paper" }, why, &[]);
        page.form = form;
        return visit.refuse(&page);
    }
    visit.go_saying(&format!("{}/paper", path(id)), "response-paper-kept")
}

/// In which arm a sheet counts, and as whose: with a code as that of the member of the panel who has it. The error is the key of
/// a sentence.
fn arm(tx: &mut Tx<'_>, wave: &Wave, code: &str) -> store::Result<Result<(Arm, Option<i64>), &'static str>> {
    if code.is_empty() {
        return Ok(if wave.is_open { Ok((Arm::Open, None)) } else { Err("response-paper-no-code") });
    }
    let member = if wave.is_panel { panel::by_code(tx, wave.community_id, code)? } else { None };
    Ok(member.map(|member| (Arm::Panel, Some(member.id))).ok_or("response-paper-code"))
}

/// Where the sheet says that somebody lives, as closely as the wave asks; nothing if nothing was written.
fn residence(form: &mut Form, level: PlaceLevel) -> Option<Residence> {
    match level {
        PlaceLevel::None => None,
        PlaceLevel::Province => Province::of_word(form.value("province")).map(Residence::Province),
        PlaceLevel::PostalArea => postal_area(form).map(Residence::PostalArea),
    }
}

/// The first three characters of what was copied; nothing if nothing was written.
fn postal_area(form: &mut Form) -> Option<PostalArea> {
    let typed = form.value("area").trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    match PostalArea::parse(&typed) {
        Ok((area, _)) => {
            form.set("area", &area.to_string());
            Some(area)
        }
        Err(why) => {
            let (key, letter) = no_postal_area(why);
            form.refuse("area", key, &[("letter", letter)]);
            None
        }
    }
}

/// `POST /waves/{id}/paper/{response}/removal`: of a sheet that was copied wrongly, while people answer.
pub async fn remove(visit: Visit, Path((Id(id), Id(one))): Path<(Id, Id)>) -> Result<Answer, Error> {
    read_as(&visit, id, Deed::Record).await?;
    let key = if let Lock::Open(key) = lock(&visit.app).await? { Some(key) } else { None };
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let wave = wave::lock(tx, id)?.ok_or_not_found()?;
        let is_paper = response::by_id(tx, id, one)?.is_some_and(|one| one.origin == Origin::Paper);
        if Standing::of(&wave, now) != Standing::Open {
            return Ok("response-late");
        }
        is_paper.then_some(()).ok_or_not_found()?;
        selves::erase(tx, key.as_deref(), id, one)?;
        response::delete(tx, id, one)?;
        Ok::<_, Error>("response-paper-removed")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/paper", path(id)), said)
}

/// `GET /waves/{id}/paper.pdf`
pub async fn print_wave(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Answer, Error> {
    let read = read(&visit, id).await?;
    let title = read.wave.title.nearest(visit.lang.language()).0.to_owned();
    on_paper(&visit, &title, &read.sheet, &read.wave.zone, &path(id)).await
}

/// A questionnaire as PDF, with boxes to tick.
pub(crate) async fn on_paper(
    visit: &Visit,
    title: &str,
    sheet: &Sheet,
    zone: &str,
    path: &str,
) -> Result<Answer, Error> {
    let intro = sheet.intro.get(visit.lang);
    let how = visit.lang.text("response-paper-how");
    let items = sheet.items.iter().enumerate();
    let mut parts: Vec<ReportPart> = items.map(|(at, item)| part(visit, at, item)).collect();
    let asked = match PlaceLevel::of_word(&sheet.place) {
        Some(PlaceLevel::PostalArea) => Some("response-paper-area"),
        Some(PlaceLevel::Province) => Some("response-paper-province"),
        Some(PlaceLevel::None) | None => None,
    };
    if let Some(key) = asked {
        let block = Block::Ruled { lines: 1 };
        parts.push(ReportPart { heading: visit.lang.text(key), blocks: vec![block] });
    }
    if let Some(source) = sources(visit, sheet) {
        parts.push(ReportPart {
            heading: visit.lang.text("response-paper-sources"),
            blocks: source.into_iter().map(|words| Block::Text { words }).collect(),
        });
    }
    let report = Report {
        meta: meta(visit, title, zone),
        kicker: visit.lang.text("response-paper-number"),
        lead: [intro, &how].join(" ").trim().to_owned(),
        parts,
        link: link(visit, path),
        page: visit.lang.text("feedback-page"),
    };
    print(visit, "questionnaire", move |press| press.report(&report)).await
}

fn part(visit: &Visit, at: usize, item: &Item) -> ReportPart {
    let asked = Asked::of(visit, at, item);
    let mut blocks = Vec::new();
    if !asked.hint.is_empty() {
        blocks.push(Block::Text { words: asked.hint.clone() });
    }
    match item.kind {
        Kind::Words => blocks.push(Block::Ruled { lines: RULES }),
        Kind::One | Kind::Several => {
            let labels: Vec<String> = asked.choices.iter().map(|(_, words)| words.clone()).collect();
            // rows that a narrow sheet holds
            let long = labels.iter().any(|label| label.chars().count() > 24);
            let a_row = if long {
                1
            } else {
                labels.len().min(if labels.iter().all(|l| l.chars().count() < 4) { 12 } else { 3 })
            };
            blocks.extend(labels.chunks(a_row).map(|row| Block::Boxes { labels: row.to_vec() }));
        }
    }
    ReportPart { heading: format!("{}. {}", asked.number, asked.wording), blocks }
}

/// Where the questions are from, each source once.
fn sources(visit: &Visit, sheet: &Sheet) -> Option<Vec<String>> {
    let mut all: Vec<String> = Vec::new();
    for item in &sheet.items {
        let source = item.source.get(visit.lang);
        if !source.is_empty() && !all.iter().any(|one| one == source) {
            all.push(source.to_owned());
        }
    }
    (!all.is_empty()).then_some(all)
}
