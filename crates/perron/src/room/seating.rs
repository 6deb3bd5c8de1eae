//! Attendances ↔ the mixing engine: who sits where in a round.

use std::collections::HashMap;

use mixing::{Impossible, Mixed, Person, Plan, Round, Seating, Table};
use store::attendance::Attendance;
use store::community::Speaks;
use store::room::{self, Stage};
use store::seat::{self, Role, Seat, Wish};
use store::{Tx, attendance};

use super::{Part, changed};
use crate::app::Shared;
use crate::error::Error;

/// Everything that decides who sits where.
#[derive(PartialEq)]
pub struct People {
    here: Vec<Attendance>,
    wishes: Vec<(i64, i64, Wish)>,
    seats: Vec<Seat>,
    /// The room as it was read: a seating made for another is not written.
    room: room::Room,
}

impl People {
    /// Of a session, as it is now.
    pub fn read(tx: &mut Tx<'_>, session_id: i64) -> store::Result<Self> {
        let mut here = attendance::of_session(tx, session_id)?;
        here.retain(|one| one.gone.is_none());
        let (wishes, seats) = (seat::wishes(tx, session_id)?, seat::all(tx, session_id)?);
        Ok(Self { here, wishes, seats, room: room::of(tx, session_id)? })
    }

    fn persons(&self) -> Vec<Person> {
        self.here.iter().map(person).collect()
    }

    /// Pairs with this wish, of whom both are here.
    fn pairs(&self, wish: Wish) -> Vec<[u64; 2]> {
        let is_here = |id: i64| self.here.iter().any(|one| one.id == id);
        let wishes =
            self.wishes.iter().filter(|(one, other, kind)| *kind == wish && is_here(*one) && is_here(*other));
        wishes.map(|(one, other, _)| [one.cast_unsigned(), other.cast_unsigned()]).collect()
    }

    fn plan(&self, tables: usize, held: std::ops::Range<i64>) -> Plan {
        Plan {
            tables,
            rounds: 1,
            seed: self.room.session_id.cast_unsigned(),
            together: self.pairs(Wish::Together),
            apart: self.pairs(Wish::Apart),
            held: held.map(|round| self.round(round)).collect(),
            ..Plan::default()
        }
    }

    /// A round as it was held, with those who have left.
    fn round(&self, round: i64) -> Round {
        let mut tables: HashMap<i64, Vec<u64>> = HashMap::new();
        for seat in self.seats.iter().filter(|seat| seat.round == round) {
            tables.entry(seat.table_no).or_default().push(seat.attendance_id.cast_unsigned());
        }
        let count = tables.keys().copied().max().unwrap_or(0);
        let table = |number| Table { people: tables.remove(&number).unwrap_or_default(), ..Table::default() };
        Round { tables: (1..=count).map(table).collect() }
    }
}

fn person(one: &Attendance) -> Person {
    let languages: &[&str] = match one.language {
        Speaks::English => &["en"],
        Speaks::French => &["fr"],
        Speaks::Both => &["en", "fr"],
    };
    let needs = |need: &str| one.needs.split(' ').any(|word| word == need);
    Person {
        id: one.id.cast_unsigned(),
        area: Some(one.postal_area.clone()).filter(|area| !area.is_empty()),
        opinion_group: one.opinion_group.map(|group| group.to_string()),
        languages: languages.iter().map(|&language| language.to_owned()).collect(),
        needs_interpreter: needs("interpreter"),
        needs_step_free: needs("step-free"),
        facilitates: one.leads,
        ..Person::default()
    }
}

/// What came of seating everybody.
pub struct Seated {
    /// In which round.
    pub round: i64,
    /// How well people are mixed.
    pub mixed: Mixed,
    /// How many tables lack something that was wanted.
    pub unmet: usize,
}

/// Seats everybody for the next round, or (`again`) anew for this one.
pub async fn seat_all(
    app: &Shared,
    session_id: i64,
    tables: usize,
    again: bool,
) -> Result<Result<Seated, Impossible>, Error> {
    let people = app.db.read(move |tx| People::read(tx, session_id)).await?;
    let round = if again { people.room.round.max(1) } else { people.room.round + 1 };
    let plan = people.plan(tables, 1..round);
    let persons = people.persons();
    let seating = tokio::task::spawn_blocking(move || mixing::seat(&persons, &plan));
    let seating = match seating.await.map_err(|problem| Error::Internal(problem.to_string()))? {
        Ok(seating) => seating,
        Err(why) => return Ok(Err(why)),
    };
    let seats = seats(&seating, round);
    let write = move |tx: &mut Tx<'_>| {
        let mut room = room::of(tx, session_id)?;
        seat::set_round(tx, session_id, round, &seats)?;
        room.round = round;
        room.tables = i64::try_from(tables).unwrap_or(0);
        room::set(tx, &room)?;
        changed(tx, session_id, &[Part::Room, Part::Desk])
    };
    app.db.write(write).await?;
    Ok(Ok(Seated { round, unmet: seating.unmet.len(), mixed: seating.mixed }))
}

/// Seats whoever is here and sits nowhere, while others keep their tables, except as few as possible. How many moved.
pub async fn seat_late(app: &Shared, session_id: i64) -> Result<usize, Error> {
    // somebody may come, or tables be made, between reading and writing: then once more. Whoever comes last finds
    // everybody else there, and seats those who gave up
    for _ in 0..5 {
        let people = app.db.read(move |tx| People::read(tx, session_id)).await?;
        let round = people.room.round;
        let is_seated = |one: &Attendance| {
            people.seats.iter().any(|seat| seat.round == round && seat.attendance_id == one.id)
        };
        if round == 0 || people.room.stage == Stage::Closed || people.here.iter().all(is_seated) {
            return Ok(0);
        }
        let Some(seating) = late(&people).await? else { return Ok(0) };
        let (moved, seats) = (seating.moved, seats(&seating, round));
        match app.db.write(move |tx| sit_down(tx, people, seats, moved)).await {
            Ok(()) => return Ok(moved),
            Err(Unwritten::Changed) => {}
            Err(Unwritten::Failed(problem)) => return Err(problem.into()),
        }
    }
    Ok(0)
}

/// Why a seating was not written.
enum Unwritten {
    /// People or tables are not what they were when they were read.
    Changed,
    Failed(store::Error),
}

impl From<store::Error> for Unwritten {
    fn from(problem: store::Error) -> Self {
        Self::Failed(problem)
    }
}

/// Writes the seats of those who have none, and of those who had to move, unless something changed since people were
/// read; then nothing is written. Notes that were written meanwhile change nothing.
fn sit_down(tx: &mut Tx<'_>, people: People, seats: Vec<Seat>, moved: usize) -> Result<(), Unwritten> {
    let (session_id, round) = (people.room.session_id, people.room.round);
    room::touch(tx, session_id)?; // whoever comes in now waits
    let mut now = People::read(tx, session_id)?;
    now.room.version = people.room.version;
    if now != people {
        return Err(Unwritten::Changed);
    }
    let mut parts = vec![Part::Desk];
    for seat in seats {
        let is_own = |old: &&Seat| (old.round, old.attendance_id) == (round, seat.attendance_id);
        let old = people.seats.iter().find(is_own);
        // who sits there already keeps what they do
        if old.is_none_or(|old| old.table_no != seat.table_no) {
            let role = if old.is_none() { Role::Speaker } else { seat.role };
            seat::put(tx, session_id, Seat { role, ..seat })?;
            parts.push(Part::Table(seat.table_no));
        }
    }
    if moved > 0 {
        parts.push(Part::Room);
    }
    Ok(changed(tx, session_id, &parts)?)
}

/// The seating of this round with those who came late; `None` if there is none, and they stay where they are.
async fn late(people: &People) -> Result<Option<Seating>, Error> {
    let round = people.room.round;
    let plan = people.plan(usize::try_from(people.room.tables).unwrap_or(1).max(1), 1..round);
    let mut now = people.round(round);
    now.tables.resize_with(plan.tables, Table::default);
    let persons = people.persons();
    let seating = tokio::task::spawn_blocking(move || mixing::keep(&persons, &plan, &[now]));
    let seating = seating.await.map_err(|problem| Error::Internal(problem.to_string()))?;
    Ok(seating.inspect_err(|why| tracing::warn!(%why, "somebody who came late sits at no table")).ok())
}

fn seats(seating: &Seating, round: i64) -> Vec<Seat> {
    let tables = seating.rounds.iter().flat_map(|round| &round.tables);
    let mut seats = Vec::new();
    for (table_no, table) in (1..).zip(tables) {
        for person in &table.people {
            let role = match Some(*person) {
                who if who == table.facilitator => Role::Facilitator,
                who if who == table.note_taker => Role::NoteTaker,
                _ => Role::Speaker,
            };
            seats.push(Seat { round, attendance_id: person.cast_signed(), table_no, role });
        }
    }
    seats
}
