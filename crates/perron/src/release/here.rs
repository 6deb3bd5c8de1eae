//! What a table is audited beside: who answered, what went out, and what the results pages tell.

use std::collections::BTreeSet;
use std::sync::Arc;

use store::data_steward::{self, DataSteward};
use store::release::{self, Cell, Release, Told as Kept};
use store::response::Arm;
use store::wave::{self, Wave};
use store::{Bilingual, Tx, community, estimate};
use survey::disclosure::ledger::Told as Tells;

use super::audit::{Line, Other, Table, of_other_wave};
use super::frame::Frame;
use super::{people, shown};
use crate::app::App;
use crate::cookie::sha256;
use crate::error::{Error, OrNotFound};
use crate::estimate::found::{Found, Kind as Figures};
use crate::estimate::job;
use crate::estimate::rows::Columns;
use crate::rights::Deed;
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

/// The same, for those who run it.
pub async fn run(visit: &Visit, id: i64) -> Result<Read, Error> {
    let read = crate::wave::read_as(visit, id, Deed::Run).await?;
    let is_closed = read.standing() == Standing::Closed;
    if is_closed { Ok(read) } else { Err(Error::NotFound) }
}

impl Here {
    /// Of a closed wave: everybody's answers are read, and those of the other waves of a panel.
    pub async fn of(app: &App, wave: Wave, arm: Arm) -> Result<Self, Error> {
        let (community_id, now) = (wave.community_id, app.clock.now());
        let sheet = Sheet::of(&wave.sheet).ok_or_not_found()?;
        let own = Told::read(app, wave.id, &sheet, arm).await?;
        let mut tables = [own.tables, own.shown].concat();
        let (mut releases, mut others) = (own.releases, Vec::<Other>::new());
        let first = tables.clone();
        for other in siblings(app, &wave, arm).await? {
            let Some(sheet) = Sheet::of(&other.sheet) else { continue };
            let told = Told::read(app, other.id, &sheet, arm).await?;
            let of_wave = [told.tables, told.shown].concat();
            tables.extend(of_other_wave(&own.frame, &told.frame, &of_wave));
            releases.extend(told.releases);
            others.push(Other { frame: told.frame, tables: of_wave });
        }
        // each wave is also told of by all the others
        let told: Vec<(Frame, Vec<Table>)> =
            others.iter().map(|other| (other.frame.clone(), other.tables.clone())).collect();
        for (at, other) in others.iter_mut().enumerate() {
            other.tables.extend(of_other_wave(&other.frame, &own.frame, &first));
            for (_, (frame, tables)) in told.iter().enumerate().filter(|(one, _)| *one != at) {
                other.tables.extend(of_other_wave(&other.frame, frame, tables));
            }
        }
        let bodies = app.db.read(move |tx| bodies(tx, community_id, now)).await?;
        Ok(Self { wave, sheet, frame: own.frame, releases, tables, others, bodies })
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

/// What one wave told of the people of an arm.
struct Told {
    frame: Frame,
    releases: Vec<Release>,
    tables: Vec<Table>,
    /// What the results page tells.
    shown: Vec<Table>,
}

impl Told {
    async fn read(app: &App, wave_id: i64, sheet: &Sheet, arm: Arm) -> Result<Self, Error> {
        let columns = job::columns(app, wave_id, sheet, None).await;
        let columns = columns.map_err(|problem| Error::Internal(format!("{problem:?}")))?;
        Self::of(app, wave_id, sheet, arm, Arc::new(columns)).await
    }

    async fn of(
        app: &App,
        wave_id: i64,
        sheet: &Sheet,
        arm: Arm,
        columns: Arc<Columns>,
    ) -> Result<Self, Error> {
        let sheet = sheet.clone();
        let gather = move |tx: &mut Tx<'_>| {
            let frame = people::frame(&sheet, &columns, arm);
            let releases = release::of_wave(tx, wave_id)?;
            let mut tables = Vec::new();
            for one in releases.iter().filter(|one| one.arm == arm.word()) {
                tables.push(table(&frame, one, &release::cells(tx, one.id)?));
            }
            let found = estimate::of_wave(tx, wave_id)?;
            let found: Option<Found> = found.and_then(|found| serde_json::from_str(&found.result).ok());
            let shown = found.iter().flat_map(|found| shown::tables(&frame, found, kinds(arm))).collect();
            Ok::<_, store::Error>(Self { frame, releases, tables, shown })
        };
        Ok(app.db.read(gather).await?)
    }
}

/// Hides figures of the results page that would uncover what a table of the wave hides.
pub async fn cover(
    app: &App,
    wave_id: i64,
    sheet: &Sheet,
    columns: Arc<Columns>,
    found: &mut Found,
) -> Result<(), Error> {
    let releases = app.db.read(move |tx| release::of_wave(tx, wave_id)).await?;
    for arm in Arm::ALL.iter().copied().filter(|arm| releases.iter().any(|one| one.arm == arm.word())) {
        let told = Told::of(app, wave_id, sheet, arm, columns.clone()).await?;
        shown::cover(&told.frame, &told.tables, found, kinds(arm));
    }
    Ok(())
}

/// SHA-256 of everything that a table of a wave is audited beside; cheap to know.
pub fn basis(tx: &mut Tx<'_>, wave: &Wave, now: i64) -> store::Result<String> {
    let mut all = vec![env!("CARGO_PKG_VERSION").to_owned()];
    for one in wave::of_series(tx, wave.community_id, &wave.series)? {
        let standing = Standing::of(&one, now);
        let (figures, ids) = (estimate::input(tx, one.id)?, release::ids(tx, one.id)?);
        all.push(format!("{} {standing:?} {figures:?} {ids:?}", one.id));
    }
    let bodies = bodies(tx, wave.community_id, now)?;
    all.extend(bodies.into_iter().map(|(attribute, level, _)| format!("{attribute}.{level}")));
    Ok(sha256(&all.join("\n")))
}

/// Closed waves of the same pulse in which the same people may have answered: those of its panel.
async fn siblings(app: &App, wave: &Wave, arm: Arm) -> Result<Vec<Wave>, Error> {
    if arm != Arm::Panel {
        return Ok(Vec::new());
    }
    let (id, community_id, series) = (wave.id, wave.community_id, wave.series.clone());
    let all = app.db.read(move |tx| wave::of_series(tx, community_id, &series)).await?;
    let now = app.clock.now();
    Ok(all.into_iter().filter(|one| one.id != id && Standing::of(one, now) == Standing::Closed).collect())
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
