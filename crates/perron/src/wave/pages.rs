//! A wave: what it is, for whoever may answer it; what it can see, for those who run it; set up, opened, closed.

use askama::Template;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::community::{self, Community};
use store::response::{self, Count};
use store::wave::{self, PlaceLevel, State, Wave};
use store::{Bilingual, Tx, panel};

use super::sheet::Sheet;
use super::{Outcome, Refusal, Standing, hourly, path, power, pulse_path, sheet_of};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::item;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// A wave with what stands around it.
pub struct Read {
    pub wave: Wave,
    pub community: Community,
    pub sheet: Sheet,
    /// How many answered; while people answer it is counted for the page of those who run the wave alone.
    pub count: Count,
    pub now: i64,
}

impl Read {
    /// What it is now.
    pub fn standing(&self) -> Standing {
        Standing::of(&self.wave, self.now)
    }
}

/// A wave, if whoever comes may see it: a draft is seen by those who run the pulse.
pub(crate) async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let now = visit.app.clock.now();
    let read = move |tx: &mut Tx<'_>| {
        let wave = wave::by_id(tx, id)?.ok_or_not_found()?;
        let is_closed = Standing::of(&wave, now) == Standing::Closed;
        Ok::<_, Error>(Read {
            community: community::by_id(tx, wave.community_id)?.ok_or_not_found()?,
            sheet: sheet_of(tx, &wave)?,
            count: if is_closed { response::count(tx, id)? } else { Count::default() },
            wave,
            now,
        })
    };
    let read = visit.app.db.read(read).await?;
    let is_seen = read.standing() != Standing::Draft || may_run(visit, &read.wave);
    if is_seen { Ok(read) } else { Err(Error::NotFound) }
}

/// The same, for somebody who may do this with it.
pub(crate) async fn read_as(visit: &Visit, id: i64, deed: Deed) -> Result<Read, Error> {
    let read = read(visit, id).await?;
    if visit.rights.in_community(read.wave.community_id, deed) { Ok(read) } else { Err(Error::Forbidden) }
}

fn may_run(visit: &Visit, wave: &Wave) -> bool {
    visit.rights.in_community(wave.community_id, Deed::Run)
}

/// A wave.
#[derive(Template)]
#[template(path = "wave/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    read: Read,
    /// How many were invited, for those who run it.
    invited: i64,
    /// How many people are in the panel, for those who run it.
    members: i64,
}
view!(Show, |page| page.visit.nearest(&page.read.wave.title).0, nav Communities);

impl Show<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.read.community.id), self.visit.nearest(&self.read.community.name).0)
    }

    fn path(&self) -> String {
        path(self.read.wave.id)
    }

    fn intro(&self) -> &str {
        self.read.sheet.intro.get(self.visit.lang)
    }

    fn may(&self, deed: Deed) -> bool {
        self.visit.rights.in_community(self.read.community.id, deed)
    }

    fn minutes(&self) -> usize {
        item::seconds(self.read.sheet.items.iter(), self.visit.lang).div_ceil(60)
    }

    fn until(&self) -> Option<String> {
        self.read.wave.closes.map(|closes| self.visit.lang.moment(closes, &self.read.wave.zone))
    }

    fn closed_on(&self) -> String {
        let at = self.read.wave.closed.or(self.read.wave.closes).unwrap_or(self.read.now);
        self.visit.lang.date(at, &self.read.wave.zone)
    }

    fn is(&self, standing: &str) -> bool {
        self.read.standing().key().ends_with(standing)
    }

    fn asks_place(&self) -> bool {
        self.read.wave.place_level != PlaceLevel::None
    }

    fn hash(&self) -> &str {
        &self.read.wave.sheet_sha256
    }

    /// What the hoped-for answers can see.
    fn power(&self) -> Power {
        Power::of(self.visit, self.read.wave.expected, self.read.wave.smallest_change)
    }

    /// Places where the wave ended up, for those who run it: name and value.
    fn counts(&self) -> Vec<(String, String)> {
        let (lang, count) = (self.visit.lang, &self.read.count);
        let of = |finished: i64, begun: i64| {
            lang.t("wave-count").with("finished", finished).with("begun", begun).to_string()
        };
        let mut rows = Vec::new();
        if self.read.wave.is_panel {
            rows.push((lang.text("wave-invited"), lang.count(self.invited)));
            rows.push((lang.text("wave-arm-panel"), of(count.panel, count.panel_begun)));
        }
        if self.read.wave.is_open {
            rows.push((lang.text("wave-arm-open"), of(count.open, count.open_begun)));
        }
        if count.paper > 0 {
            rows.push((lang.text("wave-paper-count"), lang.count(count.paper)));
        }
        rows
    }
}

/// What so many answers can see, in words.
pub struct Power {
    /// The sentence on the smallest change.
    pub sees: String,
    /// What it would take to see what matters.
    pub wants: String,
    /// Of the notice: warm where what matters cannot be seen.
    pub kind: &'static str,
}

impl Power {
    pub fn of(visit: &Visit, answers: i64, wanted: f64) -> Self {
        let lang = visit.lang;
        let change = power::smallest_change(answers);
        let points = lang.decimal(change, 1);
        let sees = lang.t("wave-power-sees").with("answers", answers).with("points", points).to_string();
        let is_enough = change <= wanted;
        let wanted_points = lang.decimal(wanted, 0);
        let wants = match power::answers_for(wanted) {
            Some(answers) if !is_enough => {
                lang.t("wave-power-wants").with("answers", answers).with("points", wanted_points).to_string()
            }
            Some(_) => lang.t("wave-power-enough").with("points", wanted_points).to_string(),
            None => lang.text("wave-power-never"),
        };
        Self { sees, wants, kind: if is_enough { "" } else { "warm" } }
    }
}

/// A wave of which nothing is said yet.
pub(crate) fn blank(id: i64, community_id: i64, now: i64, made_by: Option<i64>) -> Wave {
    Wave {
        id,
        community_id,
        questionnaire_id: None,
        series: String::new(),
        number: 1,
        title: Bilingual::default(),
        zone: "UTC".to_owned(),
        closes: None,
        is_panel: false,
        is_open: true,
        place_level: PlaceLevel::None,
        attributes: String::new(),
        purpose: Bilingual::default(),
        keep_days: 365,
        expected: 400,
        smallest_change: 3.0,
        reminders: 0,
        state: State::Draft,
        is_imported: false,
        sheet: String::new(),
        sheet_sha256: String::new(),
        opened: None,
        closed: None,
        made: now,
        made_by,
    }
}

/// `GET /waves/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let mut read = read(&visit, id).await?;
    let (mut invited, mut members) = (0, 0);
    if may_run(&visit, &read.wave) {
        let community_id = read.wave.community_id;
        let count = move |tx: &mut Tx<'_>| {
            let people = (panel::count_invited(tx, id)?, panel::count(tx, community_id)?);
            Ok::<_, Error>((response::count(tx, id)?, people))
        };
        (read.count, (invited, members)) = visit.app.db.read(count).await?;
    }
    visit.show(&Show { visit: &visit, read, invited, members })
}

/// `GET /waves/{id}/sheet.json`: the questionnaire as it was when the wave opened, byte by byte as it was hashed.
pub async fn sheet(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let wave = visit.app.db.read(move |tx| wave::by_id(tx, id)).await?.ok_or_not_found()?;
    if wave.sheet.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(([(header::CONTENT_TYPE, "application/json")], wave.sheet).into_response())
}

/// Does something with a wave, and says on its page what became of it.
pub(super) async fn act<F>(visit: &Visit, id: i64, key: &'static str, act: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Tx<'_>) -> Outcome + Send + 'static,
{
    let outcome = visit.app.db.write(act).await?;
    visit.go_saying(&path(id), outcome.map_or_else(Refusal::key, |()| key))
}

/// `POST /waves/{id}/removal`: of a draft.
pub async fn remove(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if visit.app.db.write(move |tx| wave::delete(tx, id)).await? {
        return visit.go_saying(&pulse_path(read.wave.community_id), "wave-removed");
    }
    visit.go_saying(&path(id), Refusal::Opened.key())
}

/// `POST /waves/{id}/opening`: and the invitations go out.
pub async fn begin(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    read_as(&visit, id, Deed::Run).await?;
    let (app, now) = (visit.app.clone(), visit.app.clock.now());
    let open = move |tx: &mut Tx<'_>| -> Outcome {
        let outcome = super::open(tx, id, now)?;
        if outcome.is_ok() {
            hourly::at_once(tx, &app.ids, now, id)?;
        }
        Ok(outcome)
    };
    act(&visit, id, "wave-opened", open).await
}

/// `POST /waves/{id}/closure`
pub async fn end(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    read_as(&visit, id, Deed::Run).await?;
    let now = visit.app.clock.now();
    let ids = visit.app.ids.clone();
    act(&visit, id, "wave-is-closed", move |tx| super::close(tx, &ids, id, now)).await
}
