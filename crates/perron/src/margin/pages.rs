//! The margins of a wave, shown and entered by those who run it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::margin::{self, Margin};
use store::population::Population;
use store::wave::{State, Wave};

use super::{PROVINCES, attributes, list, path, sum};
use crate::error::{Error, OrNotFound};
use crate::estimate::found::Trouble;
use crate::estimate::rows::{POSTAL_AREA, PROVINCE};
use crate::estimate::{attribute_name, contradiction, job, level_name};
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::population::nearest;
use crate::rights::Deed;
use crate::visit::Visit;
use crate::wave;

/// Characters of the words on where numbers are from, and of when they are.
const LONGEST: usize = 200;

/// Heading, rows, and where the numbers are from.
type Table = (String, Vec<(String, String)>, String);

/// What is known of the population of a wave, and the form that changes it.
#[derive(Template)]
#[template(path = "margin/show.html")]
pub struct Show<'a> {
    visit: &'a Visit,
    pub wave: Wave,
    pub attributes: Vec<String>,
    margins: Vec<Margin>,
    /// What the house keeps of the place of the community: attribute, and who lives there.
    place: Option<(&'static str, Population)>,
    form: Form,
}
view!(Show, "margin-title", nav Communities, listed false);

impl Show<'_> {
    fn here(&self) -> String {
        path(self.wave.id)
    }

    fn up(&self) -> (String, String) {
        (wave::path(self.wave.id), self.visit.nearest(&self.wave.title).0)
    }

    fn choices(&self) -> Vec<(String, String)> {
        self.attributes.iter().map(|word| (word.clone(), attribute_name(self.visit.lang, word))).collect()
    }

    fn can_take_provinces(&self) -> bool {
        self.attributes.iter().any(|word| word == PROVINCE)
    }

    /// What is said of the numbers that the house keeps of the place.
    fn of_place(&self) -> Option<String> {
        let (attribute, population) = self.place.as_ref()?;
        let said = self.visit.t("margin-place-text").with("source", population.source.as_str());
        let said = said.with("parts", population.parts.len());
        Some(said.with("by", attribute_name(self.visit.lang, attribute)).to_string())
    }

    fn tables(&self) -> Vec<Table> {
        let lang = self.visit.lang;
        let one = |margin: &Margin| {
            let row = |(level, total): &(String, i64)| {
                (level_name(lang, &margin.attribute, level), lang.count(*total))
            };
            let mut rows: Vec<(String, String)> = margin.totals.iter().map(row).collect();
            rows.push((lang.text("margin-sum"), lang.count(sum(margin))));
            let source = self.visit.t("margin-source-said").with("source", margin.source.as_str());
            let day = lang.date(margin.made, &self.wave.zone);
            let source = source.with("dated", margin.dated.as_str()).with("day", day).to_string();
            (attribute_name(lang, &margin.attribute), rows, source)
        };
        self.margins.iter().map(one).collect()
    }
}

/// What a page of margins is made of, for those who run the wave.
pub async fn read<'v>(visit: &'v Visit, id: i64) -> Result<Show<'v>, Error> {
    let read = wave::read_as(visit, id, Deed::Run).await?;
    let place_id = read.community.place_id;
    let find =
        move |tx: &mut Tx<'_>| Ok::<_, store::Error>((margin::of_wave(tx, id)?, nearest(tx, place_id)?));
    let (margins, population) = visit.app.db.read(find).await?;
    let attributes = attributes(read.wave.place_level.word(), read.wave.attributes.split_whitespace());
    let place = population.and_then(|(_, population)| Some((kind(&population)?, population)));
    let place = place.filter(|(attribute, _)| attributes.iter().any(|word| word == attribute));
    Ok(Show { visit, wave: read.wave, attributes, margins, place, form: Form::new() })
}

/// Whether the parts of a place are provinces or postal areas; nothing if they are both.
fn kind(population: &Population) -> Option<&'static str> {
    let all = |length: usize| population.parts.iter().all(|(part, _)| part.len() == length);
    if all(2) { Some(PROVINCE) } else { all(3).then_some(POSTAL_AREA) }
}

/// `GET /waves/{id}/margins`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&read(&visit, id).await?)
}

/// `POST /waves/{id}/margins`: the totals of one attribute, in the stead of those before; an empty list removes them.
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let mut page = read(&visit, id).await?;
    let text = form.value("totals").to_owned();
    let Some(new) = parse(&visit, &mut form, &page, &text) else {
        page.form = form;
        return visit.refuse(&page);
    };
    keep(&visit, &page.wave, new).await?;
    visit.go_saying(&path(id), "margin-kept")
}

/// The totals of the attribute that was chosen, as a table says them; nothing, with faults on the form, if they cannot be taken.
pub fn parse(visit: &Visit, form: &mut Form, page: &Show<'_>, text: &str) -> Option<Margin> {
    let choices: Vec<(&str, usize)> =
        page.attributes.iter().enumerate().map(|(at, word)| (word.as_str(), at)).collect();
    let attribute =
        form.choice("attribute", &choices).map(|at| page.attributes[at].clone()).unwrap_or_default();
    let totals = match list::read(&attribute, text) {
        Ok(totals) => totals,
        Err((key, said)) => {
            form.refuse("totals", key, &said);
            Vec::new()
        }
    };
    let source = form.optional("source", LONGEST).unwrap_or_default();
    let dated = form.optional("dated", LONGEST).unwrap_or_default();
    let made_by = visit.person.as_ref().map(|person| person.id);
    let new = Margin { attribute, totals, source, dated, made: visit.app.clock.now(), made_by };
    if form.is_good() && !new.totals.is_empty() {
        check(visit, form, &page.margins, &new);
    }
    form.is_good().then_some(new)
}

fn check(visit: &Visit, form: &mut Form, margins: &[Margin], new: &Margin) {
    for (field, words) in [("source", &new.source), ("dated", &new.dated)] {
        if words.is_empty() {
            form.refuse(field, "form-empty", &[]);
        }
    }
    if let Some(level) = list::lacking(&new.attribute, &new.totals) {
        let level = level_name(visit.lang, &new.attribute, level);
        form.refuse("totals", "margin-lacking", &[("level", level.into())]);
    }
    if sum(new) == 0 {
        form.refuse("totals", "margin-nobody", &[]);
    }
    let others = margins.iter().filter(|margin| margin.attribute != new.attribute).cloned();
    let all: Vec<Margin> = others.chain([new.clone()]).collect();
    if let Err(Trouble::Contradiction(first, a, second, b)) = contradiction(&all) {
        let said = [
            ("first", attribute_name(visit.lang, &first).into()),
            ("second", attribute_name(visit.lang, &second).into()),
            ("all", visit.lang.count(a).into()),
            ("other", visit.lang.count(b).into()),
        ];
        form.refuse("totals", "margin-contradiction", &said);
    }
}

/// `POST /waves/{id}/margins/provinces`: those that come with the program.
pub async fn take_provinces(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let page = read(&visit, id).await?;
    let totals = PROVINCES.iter().map(|(province, people)| ((*province).to_owned(), *people)).collect();
    let (source, dated) = (visit.lang.text("margin-census"), visit.lang.text("margin-census-date"));
    take(&visit, page, (PROVINCE, totals), source, dated).await
}

/// `POST /waves/{id}/margins/place`: those that the house keeps of the place of the community.
pub async fn take_place(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let mut page = read(&visit, id).await?;
    let (attribute, population) = page.place.take().ok_or_not_found()?;
    let dated = visit.lang.date(population.made, &page.wave.zone);
    take(&visit, page, (attribute, population.parts), population.source, dated).await
}

/// Takes numbers that are there already, unless they contradict others.
async fn take(
    visit: &Visit,
    mut page: Show<'_>,
    (attribute, totals): (&str, Vec<(String, i64)>),
    source: String,
    dated: String,
) -> Result<Response, Error> {
    let made_by = visit.person.as_ref().map(|person| person.id);
    let attribute = attribute.to_owned();
    let new = Margin { attribute, totals, source, dated, made: visit.app.clock.now(), made_by };
    let mut form = Form::new();
    check(visit, &mut form, &page.margins, &new);
    if !form.is_good() {
        page.form = form;
        return visit.refuse(&page);
    }
    let id = page.wave.id;
    keep(visit, &page.wave, new).await?;
    visit.go_saying(&path(id), "margin-kept")
}

/// Keeps them; a closed wave is worked out again.
pub async fn keep(visit: &Visit, wave: &Wave, new: Margin) -> Result<(), Error> {
    let (id, is_closed) = (wave.id, wave.state == State::Closed);
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut store::Tx<'_>| {
        margin::set(tx, id, &new)?;
        if is_closed {
            job::ask(tx, &ids, now, id)?;
        }
        Ok::<_, store::Error>(())
    };
    Ok(visit.app.db.write(write).await?)
}
