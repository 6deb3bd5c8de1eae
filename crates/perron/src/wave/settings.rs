//! Setting up a wave, and changing it while it is a draft.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::community::{self, Community, State as There};
use store::questionnaire::{self, Questionnaire};
use store::wave::{self, PlaceLevel, State, Wave};

use super::forms::{self, Details};
use super::pages::{Power, act, blank, read_as};
use super::{Outcome, Refusal, path, pulse_path};
use crate::conversation::ZONES;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::self_identification::QUESTIONS;
use crate::visit::Visit;

/// Setting up a wave.
#[derive(Template)]
#[template(path = "wave/settings.html")]
struct Settings<'a> {
    visit: &'a Visit,
    community: Community,
    wave: Option<Wave>,
    questionnaires: Vec<Questionnaire>,
    earlier: Vec<Wave>,
    form: Form,
}
view!(Settings, |page| {
    page.visit.lang.text(if page.wave.is_some() { "wave-change" } else { "wave-new" })
}, nav Communities, listed false);

impl Settings<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.community.id), self.visit.nearest(&self.community.name).0)
    }

    fn action(&self) -> String {
        match &self.wave {
            Some(wave) => format!("{}/settings", path(wave.id)),
            None => format!("{}/waves", crate::community::path(self.community.id)),
        }
    }

    fn back(&self) -> String {
        self.wave.as_ref().map_or_else(|| pulse_path(self.community.id), |wave| path(wave.id))
    }

    fn choices(&self) -> Vec<(String, String)> {
        let named = |one: &Questionnaire| (store::ids::to_text(one.id), self.visit.nearest(&one.title).0);
        self.questionnaires.iter().map(named).collect()
    }

    /// The pulses that it can go on with; the name is that of their first wave.
    fn series(&self) -> Vec<(String, String)> {
        let first = |wave: &&Wave| wave.number == 1;
        let named = |wave: &Wave| {
            let title = self.visit.nearest(&wave.title).0;
            (wave.series.clone(), self.visit.t("wave-series-of").with("title", title).to_string())
        };
        let known: Vec<(String, String)> = self.earlier.iter().filter(first).map(named).collect();
        if known.is_empty() {
            return known;
        }
        known.into_iter().chain([("new".to_owned(), self.visit.lang.text("wave-series-new"))]).collect()
    }

    fn arms(&self) -> [(&'static str, String); 2] {
        ["panel", "open"].map(|word| (word, self.visit.lang.text(&format!("wave-arm-{word}"))))
    }

    fn levels(&self) -> Vec<(&'static str, String)> {
        let named =
            |one: &PlaceLevel| (one.word(), self.visit.lang.text(&format!("wave-place-{}", one.word())));
        PlaceLevel::ALL.iter().map(named).collect()
    }

    fn reminders(&self) -> [(&'static str, String); 3] {
        ["0", "1", "2"].map(|word| (word, self.visit.lang.text(&format!("wave-reminders-{word}"))))
    }

    fn attributes(&self) -> Vec<(&'static str, String)> {
        QUESTIONS
            .iter()
            .map(|one| (one.word, self.visit.lang.text(&format!("self-ask-{}", one.word))))
            .collect()
    }

    fn power(&self) -> Power {
        let number = |field: &str, usual: i64| self.form.value(field).trim().parse().unwrap_or(usual);
        let wanted = i32::try_from(number("smallest-change", 3)).map_or(3.0, f64::from);
        Power::of(self.visit, number("expected", 400).clamp(10, 1_000_000), wanted)
    }

    fn zones(&self) -> &'static [(&'static str, &'static str)] {
        ZONES
    }

    fn other_zone(&self) -> Option<&str> {
        None
    }

    fn new_questionnaire(&self) -> String {
        format!("{}/questionnaires/new", crate::community::path(self.community.id))
    }
}

/// The page on which a wave is set up, without its form.
async fn settings_page(visit: &Visit, community_id: i64, wave: Option<Wave>) -> Result<Settings<'_>, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = community::by_id(tx, community_id)?.ok_or_not_found()?;
        let mut questionnaires = questionnaire::of_community(tx, community_id)?;
        questionnaires.retain(|one| one.state == questionnaire::State::Current);
        Ok::<_, Error>((community, questionnaires, wave::of_community(tx, community_id)?))
    };
    let (community, questionnaires, earlier) = visit.app.db.read(read).await?;
    if community.state != There::Active {
        return Err(Error::NotFound);
    }
    Ok(Settings { visit, community, wave, questionnaires, earlier, form: Form::new() })
}

fn parsed(page: &Settings<'_>, form: &mut Form, now: i64) -> Option<Details> {
    let questionnaires: Vec<i64> = page.questionnaires.iter().map(|one| one.id).collect();
    let series: Vec<String> = page.earlier.iter().map(|wave| wave.series.clone()).collect();
    Details::parse(form, &questionnaires, &series, now)
}

/// `GET /communities/{id}/waves/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let mut page = settings_page(&visit, id, None).await?;
    let series = page.earlier.first().map(|wave| wave.series.as_str());
    let now = visit.app.clock.now();
    page.form = forms::empty(page.questionnaires.first().map(|one| one.id), series, now);
    visit.show(&page)
}

/// `POST /communities/{id}/waves`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let mut page = settings_page(&visit, id, None).await?;
    let now = visit.app.clock.now();
    let Some(details) = parsed(&page, &mut form, now) else {
        page.form = form;
        return visit.refuse(&page);
    };
    let wave_id = visit.app.ids.next();
    let fresh = details.applied(blank(wave_id, id, now, visit.person.as_ref().map(|person| person.id)));
    let series = details.series.clone().unwrap_or_else(|| store::ids::to_text(wave_id));
    let write = move |tx: &mut Tx<'_>| {
        // the community's row makes two waves of one pulse that are made at once take turns
        community::lock(tx, id)?;
        let number = wave::next_number(tx, id, &series)?;
        wave::insert(tx, &Wave { series, number, ..fresh })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(wave_id), "wave-kept")
}

/// `GET /waves/{id}/settings`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if read.wave.state != State::Draft {
        return visit.go_saying(&path(id), Refusal::Opened.key());
    }
    let form = forms::filled(&read.wave);
    let mut page = settings_page(&visit, read.wave.community_id, Some(read.wave)).await?;
    page.form = form;
    visit.show(&page)
}

/// `POST /waves/{id}/settings`: while it is a draft; afterwards the sheet stands.
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    let community_id = read.wave.community_id;
    let mut page = settings_page(&visit, community_id, Some(read.wave)).await?;
    let Some(details) = parsed(&page, &mut form, visit.app.clock.now()) else {
        page.form = form;
        return visit.refuse(&page);
    };
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let wave = wave::lock(tx, id)?.ok_or_not_found()?;
        if wave.state != State::Draft {
            return Ok(Err(Refusal::Opened));
        }
        let mut changed = details.applied(wave.clone());
        let series = details.series.clone().unwrap_or_else(|| store::ids::to_text(id));
        if series != wave.series {
            community::lock(tx, community_id)?;
            changed.number = wave::next_number(tx, community_id, &series)?;
            changed.series = series;
        }
        wave::update(tx, &changed)?;
        Ok(Ok(()))
    };
    act(&visit, id, "wave-kept", write).await
}
