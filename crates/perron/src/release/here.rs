//! What a table is audited beside: who answered, what went out, and what the results pages tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use store::data_steward::{self, DataSteward};
use store::release::{self, Cell, Release, Told as Kept};
use store::response::Arm;
use store::wave::{self, Wave};
use store::{Bilingual, Tx, community, estimate};
use survey::disclosure::ledger::Told as Tells;

use super::audit::{Line, Other, Table, of_other_wave};
use super::frame::Frame;
use super::people;
use super::shown::{self, Part};
use crate::app::App;
use crate::cookie::sha256;
use crate::error::{Error, OrNotFound};
use crate::estimate::found::{Found, Kind as Figures};
use crate::estimate::job;
use crate::estimate::rows::Columns;
use crate::rights::Deed;
use crate::self_identification::is_of_self;
use crate::visit::Visit;
use crate::wave::sheet::Sheet;
use crate::wave::{Read, Standing};

/// A wave with who answered in one of its arms, and everything that went out of it.
pub struct Here {
    /// The wave.
    pub wave: Wave,
    /// What it asked.
    pub sheet: Sheet,
    /// Who answered.
    pub frame: Frame,
    /// What went out, of every arm, and of the waves of the same people.
    pub releases: Vec<Release>,
    /// The numbers that went out of this arm, and what the results page tells.
    pub tables: Vec<Table>,
    /// The other waves of the same people.
    pub others: Vec<Other>,
    /// The ids of the other waves, in the same order.
    pub other_ids: Vec<i64>,
    /// What they and this one are called and asked, by id.
    pub asked: BTreeMap<i64, (Bilingual, Sheet)>,
    /// Whether all that went out can still be read: not once what people said of themselves is removed.
    pub is_whole: bool,
    /// Groups whose own body withholds them: attribute, word of the answer, name of the body.
    bodies: Vec<Body>,
}

/// A group whose own body withholds it: attribute, word of the answer, name of the body.
pub type Body = (String, String, Bilingual);

/// A wave whose releases somebody may see: it is closed.
pub async fn closed(visit: &Visit, id: i64) -> Result<Read, Error> {
    let read = crate::wave::read(visit, id).await?;
    let is_closed = read.standing() == Standing::Closed;
    if is_closed { Ok(read) } else { Err(Error::NotFound) }
}

/// The same, for those who run it. What people said of themselves is not offered once it is removed.
pub async fn run(visit: &Visit, id: i64) -> Result<Read, Error> {
    let mut read = crate::wave::read_as(visit, id, Deed::Run).await?;
    if crate::wave::is_past_keeping(&read.wave, visit.app.clock.now()) {
        read.sheet.attributes.clear();
    }
    let is_closed = read.standing() == Standing::Closed;
    if is_closed { Ok(read) } else { Err(Error::NotFound) }
}

impl Here {
    /// Of a closed wave: everybody's answers are read, and those of the other waves of a panel.
    pub async fn of(app: &App, wave: Wave, arm: Arm) -> Result<Self, Error> {
        let (community_id, now) = (wave.community_id, app.clock.now());
        let sheet = Sheet::of(&wave.sheet).ok_or_not_found()?;
        let own = Told::read(app, &wave, &sheet, arm).await?;
        let mut asked = BTreeMap::from([(wave.id, (wave.title.clone(), sheet.clone()))]);
        let (mut others, mut other_ids) = (Vec::new(), Vec::new());
        for (other, sheet) in siblings(app, &wave, arm).await? {
            others.push(Told::read(app, &other, &sheet, arm).await?);
            other_ids.push(other.id);
            asked.insert(other.id, (other.title, sheet));
        }
        let bodies = app.db.read(move |tx| bodies(tx, community_id, now)).await?;
        aside(move || {
            let is_whole = own.is_whole && others.iter().all(|told| told.is_whole);
            let releases = [&own].into_iter().chain(&others).flat_map(|told| told.releases.clone()).collect();
            let (frame, tables, others) = link(own, others);
            Self { wave, sheet, frame, releases, tables, others, other_ids, asked, is_whole, bodies }
        })
        .await
    }

    /// The levels of which nothing goes out.
    pub fn withheld(&self) -> BTreeSet<(usize, usize)> {
        let of = |(attribute, word, _): &Body| {
            let at = self.frame.attribute(attribute)?;
            Some(self.frame.holding(at, word).into_iter().map(move |level| (at, level)))
        };
        self.bodies.iter().filter_map(of).flatten().collect()
    }
}

/// Does heavy work where it keeps nobody waiting.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|problem| Error::Internal(format!("the audit broke off: {problem}")))
}

/// What each wave is told of by itself and by all the others.
fn link(own: Told, others: Vec<Told>) -> (Frame, Vec<Table>, Vec<Other>) {
    let all: Vec<Told> = [own].into_iter().chain(others).collect();
    let of_one = |at: usize| {
        let told = &all[at];
        let mut tables = [&told.tables[..], &told.shown].concat();
        for (_, other) in all.iter().enumerate().filter(|(one, _)| *one != at) {
            tables.extend(of_other_wave(
                &told.frame,
                &other.frame,
                &[&other.tables[..], &other.shown].concat(),
            ));
        }
        Other { frame: told.frame.clone(), tables }
    };
    let first = of_one(0);
    (first.frame, first.tables, (1..all.len()).map(of_one).collect())
}

/// What one wave told of the people of an arm.
struct Told {
    frame: Frame,
    releases: Vec<Release>,
    /// What went out.
    tables: Vec<Table>,
    /// What the results page tells.
    shown: Vec<Table>,
    /// Whether all of it can still be read.
    is_whole: bool,
}

impl Told {
    /// The names of what went out.
    fn names(&self) -> impl Iterator<Item = String> {
        self.tables.iter().map(|table| table.key.clone())
    }

    async fn read(app: &App, wave: &Wave, sheet: &Sheet, arm: Arm) -> Result<Self, Error> {
        let columns = job::columns(app, wave.id, sheet, None).await;
        let columns = columns.map_err(|problem| Error::Internal(format!("{problem:?}")))?;
        Self::of(app, wave, sheet, arm, Arc::new(columns)).await
    }

    async fn of(
        app: &App,
        wave: &Wave,
        sheet: &Sheet,
        arm: Arm,
        columns: Arc<Columns>,
    ) -> Result<Self, Error> {
        let (wave_id, sheet) = (wave.id, sheet.clone());
        let is_past_keeping = crate::wave::is_past_keeping(wave, app.clock.now());
        let gather = move |tx: &mut Tx<'_>| {
            let releases = release::of_wave(tx, wave_id)?;
            let mut cells = Vec::new();
            for one in releases.iter().filter(|one| one.arm == arm.word()) {
                cells.push((one.clone(), release::cells(tx, one.id)?));
            }
            let found = estimate::of_wave(tx, wave_id)?;
            Ok::<_, store::Error>((releases, cells, found.map(|found| found.result)))
        };
        let (releases, cells, found) = app.db.read(gather).await?;
        aside(move || {
            let frame = people::frame(&sheet, &columns, arm);
            let found: Option<Found> = found.and_then(|found| serde_json::from_str(&found).ok());
            let tables: Vec<Table> = cells.iter().map(|(one, cells)| table(&frame, one, cells)).collect();
            let is_read =
                tables.iter().zip(&cells).all(|(table, (_, cells))| table.lines.len() == cells.len());
            let tells_selves = releases.iter().any(|one| one.attributes.split(' ').any(is_of_self))
                || found.iter().any(shown::tells_selves);
            let shown = found
                .iter()
                .flat_map(|found| shown::tables(&frame, found, &Part { wave_id, kinds: kinds(arm) }))
                .collect();
            Self { frame, releases, tables, shown, is_whole: is_read && !(is_past_keeping && tells_selves) }
        })
        .await
    }
}

/// Hides figures of the results page that would uncover what a table hides, of the wave or of another of the same people.
/// Figures by what people said of themselves stay once that is removed: they went out before.
pub async fn cover(
    app: &App,
    wave: &Wave,
    sheet: &Sheet,
    columns: Arc<Columns>,
    mut found: Found,
) -> Result<Found, Error> {
    let counts_selves = !crate::wave::is_past_keeping(wave, app.clock.now());
    for arm in Arm::ALL.iter().copied() {
        let siblings = siblings(app, wave, arm).await?;
        let ids: Vec<i64> = siblings.iter().map(|(wave, _)| wave.id).chain([wave.id]).collect();
        let is_any = app.db.read(move |tx| {
            let mut all = Vec::new();
            for id in ids {
                all.extend(release::of_wave(tx, id)?);
            }
            Ok::<_, store::Error>(all.iter().any(|one| one.arm == arm.word()))
        });
        if !is_any.await? {
            continue;
        }
        let own = Told { shown: Vec::new(), ..Told::of(app, wave, sheet, arm, columns.clone()).await? };
        let mut others = Vec::new();
        for (other, sheet) in &siblings {
            others.push(Told::read(app, other, sheet, arm).await?);
        }
        let part = Part { wave_id: wave.id, kinds: kinds(arm) };
        found = aside(move || {
            let released: BTreeSet<String> =
                [&own].into_iter().chain(&others).flat_map(Told::names).collect();
            let (frame, tables, others) = link(own, others);
            let beside = shown::Beside { frame: &frame, tables, others, released: &released };
            shown::cover(beside, &mut found, &part, counts_selves);
            found
        })
        .await?;
    }
    Ok(found)
}

/// SHA-256 of everything that a table of a wave is audited beside; cheap to know. Figures that were worked out again and came out
/// the same change nothing.
pub fn basis(tx: &mut Tx<'_>, wave: &Wave, now: i64) -> store::Result<String> {
    let mut all = vec![env!("CARGO_PKG_VERSION").to_owned()];
    for one in wave::of_series(tx, wave.community_id, &wave.series)? {
        let standing = Standing::of(&one, now);
        let figures = estimate::of_wave(tx, one.id)?.map(|kept| sha256(&kept.result));
        let ids = release::ids(tx, one.id)?;
        all.push(format!("{} {standing:?} {figures:?} {ids:?}", one.id));
    }
    let bodies = bodies(tx, wave.community_id, now)?;
    all.extend(bodies.into_iter().map(|(attribute, level, _)| format!("{attribute}.{level}")));
    Ok(sha256(&all.join("\n")))
}

/// Closed waves of the same pulse in which the same people may have answered, those of its panel, with what they asked.
async fn siblings(app: &App, wave: &Wave, arm: Arm) -> Result<Vec<(Wave, Sheet)>, Error> {
    if arm != Arm::Panel {
        return Ok(Vec::new());
    }
    let (id, community_id, series) = (wave.id, wave.community_id, wave.series.clone());
    let all = app.db.read(move |tx| wave::of_series(tx, community_id, &series)).await?;
    let now = app.clock.now();
    let others = all.into_iter().filter(|one| one.id != id && Standing::of(one, now) == Standing::Closed);
    Ok(others
        .filter_map(|one| Some((Sheet::of(&one.sheet)?, one)))
        .map(|(sheet, one)| (one, sheet))
        .collect())
}

/// The arms in which people answered.
pub fn arms(read: &Read) -> Vec<Arm> {
    let mut arms = Vec::new();
    arms.extend((read.count.panel > 0).then_some(Arm::Panel));
    arms.extend((read.count.open > 0).then_some(Arm::Open));
    arms
}

/// The figures of the results page that are about people of an arm.
const fn kinds(arm: Arm) -> &'static [Figures] {
    match arm {
        Arm::Panel => &[Figures::Population, Figures::Panel],
        Arm::Open => &[Figures::Population, Figures::Participants],
    }
}

/// The groups whose own body withholds them.
pub fn bodies(tx: &mut Tx<'_>, community_id: i64, now: i64) -> store::Result<Vec<Body>> {
    let mut bodies = Vec::new();
    let all = data_steward::of_community(tx, community_id)?.into_iter();
    for DataSteward { attribute, level, steward_id, .. } in all.filter(|one| !one.grants(now)) {
        let name = community::by_id(tx, steward_id)?.map(|one| one.name).unwrap_or_default();
        bodies.push((attribute, level, name));
    }
    Ok(bodies)
}

/// A release as the audit takes it.
fn table(frame: &Frame, release: &Release, cells: &[Cell]) -> Table {
    let line = |cell: &Cell| {
        let number = |n: i64| u64::try_from(n).unwrap_or_default();
        let (low, high) = (number(cell.low), number(cell.high));
        let told = match cell.told {
            Kept::Exactly => Tells::Exactly(low),
            Kept::Between => Tells::Between(low, high),
            Kept::Small => Tells::Small,
            Kept::Withheld => Tells::Withheld,
        };
        Some(Line { outcome: frame.outcome(&cell.outcome)?, of: frame.read(&cell.people)?, told })
    };
    Table { key: store::ids::to_text(release.id), lines: cells.iter().filter_map(line).collect() }
}

/// Numbers as the ledger keeps them.
pub fn cells(frame: &Frame, lines: &[Line]) -> Vec<Cell> {
    let cell = |line: &Line| {
        let (told, low, high) = match line.told {
            Tells::Exactly(n) => (Kept::Exactly, n, n),
            Tells::Between(low, high) => (Kept::Between, low, high),
            Tells::Small => (Kept::Small, 0, 0),
            Tells::Withheld => (Kept::Withheld, 0, 0),
        };
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Cell {
            outcome: frame.outcomes[line.outcome].clone(),
            people: frame.written(&line.of),
            told,
            low: number(low),
            high: number(high),
        }
    };
    lines.iter().map(cell).collect()
}
