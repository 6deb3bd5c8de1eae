//! The pages of those who run a session, and of those who help at its door.

use askama::Template;
use mixing::Impossible;
use store::agenda::{Item, Prompt};
use store::attendance::{Attendance, Way};
use store::community::Speaks;
use store::conversation::Conversation;
use store::registrant::Registrant;
use store::registration::{Registration, State};
use store::room::{Hand, Pulse, Stage};
use store::seat::{Role, Seat, Seated, Wish};

use super::forms::NEEDS;
use super::views::role_key;
use super::{Here, near, of_session, path};
use crate::form::Form;
use crate::id::Id;
use crate::page::View;
use crate::qr::Qr;
use crate::visit::Visit;

/// With fewer answers nobody is told what they were.
const FEWEST_ANSWERS: usize = 5;
/// People at a table, when the number of tables is suggested.
const AT_A_TABLE: usize = 6;

/// Key of the sentence that says why nobody was seated.
pub const fn impossible(why: &Impossible) -> &'static str {
    match why {
        Impossible::Nobody => "room-seat-nobody",
        Impossible::TooManyTables { .. } => "room-seat-fewer-tables",
        Impossible::Together { .. } | Impossible::Spread { .. } => "room-seat-together",
        Impossible::Both => "room-seat-both",
        Impossible::Apart { .. } => "room-seat-apart",
        _ => "room-seat-impossible",
    }
}

fn name_of(visit: &Visit, name: &str) -> String {
    if name.is_empty() { visit.lang.text("room-nameless") } else { name.to_owned() }
}

/// The seats of a round, table by table.
fn by_table(seated: &[Seated]) -> Vec<(i64, Vec<&Seated>)> {
    let mut tables: Vec<(i64, Vec<&Seated>)> = Vec::new();
    for one in seated.iter().filter(|one| one.is_here) {
        match tables.last_mut() {
            Some((number, people)) if *number == one.seat.table_no => people.push(one),
            _ => tables.push((one.seat.table_no, vec![one])),
        }
    }
    tables
}

/// The desk: what is next, the agenda with its cues, who wants to speak.
#[derive(Template)]
#[template(path = "room/desk.html")]
pub struct Desk<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub items: Vec<Item>,
    pub prompts: Vec<Prompt>,
    pub hands: Vec<Hand>,
    pub pulses: Vec<Pulse>,
    pub people: i64,
    pub notes: i64,
}
of_session!(Desk, "room-desk-title");

impl Desk<'_> {
    fn stage(&self) -> Stage {
        self.here.room.stage
    }

    fn stage_key(&self) -> &'static str {
        match self.stage() {
            Stage::Lobby => "room-stage-lobby",
            Stage::Running => "room-stage-running",
            Stage::Closing => "room-stage-closing",
            Stage::Closed => "room-stage-closed",
        }
    }

    fn is_now(&self, item: &Item) -> bool {
        self.here.room.item_id == Some(item.id)
    }

    /// The part of the agenda that is next.
    fn next(&self) -> Option<&Item> {
        let at = self.items.iter().position(|item| self.is_now(item));
        self.items.get(at.map_or(0, |at| at + 1))
    }

    fn left(&self, item: &Item) -> i64 {
        seconds_left(self.visit, self.here, item)
    }

    fn until(&self, item: &Item) -> String {
        let started = self.here.room.item_started.unwrap_or_default();
        self.visit.lang.time(started + item.minutes * 60_000, &self.here.session.zone)
    }

    fn text<'t>(&self, text: &'t store::Bilingual) -> (&'t str, Option<&'static str>) {
        near(text, self.visit.lang)
    }

    fn prompt_of(&self, item: &Item) -> Option<(&str, Option<&'static str>)> {
        let prompt = self.prompts.iter().find(|prompt| Some(prompt.id) == item.prompt_id)?;
        Some(near(&prompt.text, self.visit.lang))
    }

    fn is_asked(&self, prompt: &Prompt) -> bool {
        self.here.room.prompt_id == Some(prompt.id)
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    fn name(&self, hand: &Hand) -> String {
        name_of(self.visit, &hand.name)
    }

    /// The mean answer to each of the three questions, of 1 to 5; nothing while fewer have answered than are told of.
    fn answers(&self) -> Vec<(String, String)> {
        let count = self.pulses.len();
        if count < FEWEST_ANSWERS {
            return Vec::new();
        }
        let lang = self.visit.lang;
        #[expect(clippy::cast_precision_loss, reason = "sums of small numbers")]
        let mean = |of: fn(&Pulse) -> i64| self.pulses.iter().map(of).sum::<i64>() as f64 / count as f64;
        let means = [
            ("contributed", mean(|p| p.contributed)),
            ("heard", mean(|p| p.heard)),
            ("again", mean(|p| p.again)),
        ];
        let said = |mean: f64| lang.t("room-pulse-mean").with("mean", lang.decimal(mean, 1)).to_string();
        means.map(|(word, mean)| (lang.text(&format!("room-pulse-{word}")), said(mean))).to_vec()
    }
}

fn seconds_left(visit: &Visit, here: &Here, item: &Item) -> i64 {
    let started = here.room.item_started.unwrap_or_default();
    (started + item.minutes * 60_000 - visit.app.clock.now()) / 1000
}

/// Tables: who sits where, how they are made, and what people need of one another.
#[derive(Template)]
#[template(path = "room/tables.html")]
pub struct Tables<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub seated: Vec<Seated>,
    pub people: Vec<Attendance>,
    pub wishes: Vec<(i64, i64, Wish)>,
    /// Conversations whose opinion groups can be mixed.
    pub mixed_by: Vec<Conversation>,
    pub form: Form,
    pub problem: Option<String>,
}
of_session!(Tables, "room-tables-title");

impl Tables<'_> {
    fn tables(&self) -> Vec<(i64, Vec<&Seated>)> {
        by_table(&self.seated)
    }

    /// Who is here and sits at no table.
    fn standing(&self) -> Vec<&Attendance> {
        let sits = |one: &Attendance| self.seated.iter().any(|seated| seated.seat.attendance_id == one.id);
        self.people.iter().filter(|one| !sits(one)).collect()
    }

    fn role_key(&self, role: &Role) -> &'static str {
        role_key(*role)
    }

    fn suggested(&self) -> String {
        let typed = self.form.value("tables");
        if !typed.is_empty() {
            return typed.to_owned();
        }
        let round = usize::try_from(self.here.room.tables).unwrap_or(0);
        let tables = if round > 0 { round } else { self.people.len().div_ceil(AT_A_TABLE) };
        tables.max(1).to_string()
    }

    fn name(&self, name: &str) -> String {
        name_of(self.visit, name)
    }

    fn chosen(&self) -> Vec<(Id, String)> {
        self.people.iter().map(|one| (Id(one.id), self.name(&one.name))).collect()
    }

    fn called(&self, id: &i64) -> String {
        let found = self.people.iter().find(|one| one.id == *id);
        self.name(found.map_or("", |one| one.name.as_str()))
    }

    fn is_known(&self, wish: &(i64, i64, Wish)) -> bool {
        let is_here = |id| self.people.iter().any(|one| one.id == id);
        is_here(wish.0) && is_here(wish.1)
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    fn question<'q>(&self, conversation: &'q Conversation) -> &'q str {
        near(&conversation.question, self.visit.lang).0
    }
}

/// For everybody, on a wall.
#[derive(Template)]
#[template(path = "room/projector.html")]
pub struct Projector<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub prompt: Option<Prompt>,
    pub items: Vec<Item>,
    pub seated: Vec<Seated>,
    pub called: Option<Hand>,
    pub people: i64,
    pub wall: String,
}
of_session!(Projector, "room-projector-title");

impl Projector<'_> {
    fn stage(&self) -> Stage {
        self.here.room.stage
    }

    fn item(&self) -> Option<&Item> {
        self.items.iter().find(|item| self.here.room.item_id == Some(item.id))
    }

    fn text<'t>(&self, text: &'t store::Bilingual) -> (&'t str, Option<&'static str>) {
        near(text, self.visit.lang)
    }

    fn left(&self, item: &Item) -> i64 {
        seconds_left(self.visit, self.here, item)
    }

    fn tables(&self) -> Vec<(i64, String)> {
        let names = |people: Vec<&Seated>| {
            people.iter().map(|one| name_of(self.visit, &one.name)).collect::<Vec<_>>().join(", ")
        };
        by_table(&self.seated).into_iter().map(|(number, people)| (number, names(people))).collect()
    }

    /// The way in, to scan and to type.
    fn door(&self) -> (Option<Qr>, String) {
        let address = self.visit.full_url(&format!("{}/room", path(self.here.session.id)));
        (Qr::of(&address), address)
    }

    fn name(&self, hand: &Hand) -> String {
        name_of(self.visit, &hand.name)
    }
}

/// Who is there, for those who help at the door.
#[derive(Template)]
#[template(path = "room/attendance.html")]
pub struct Attendances<'a> {
    pub visit: &'a Visit,
    pub here: &'a Here,
    pub people: Vec<Attendance>,
    pub registered: Vec<(Registration, Registrant)>,
    pub seats: Vec<Seat>,
    pub form: Form,
}
of_session!(Attendances, "room-attendance-title");

impl Attendances<'_> {
    /// Registered, and not there yet.
    fn expected(&self) -> Vec<(Id, &str, bool)> {
        let is_there = |id| self.people.iter().any(|one| one.registration_id == Some(id));
        let open = self.registered.iter().filter(|(one, _)| !is_there(one.id));
        open.map(|(one, who)| (Id(one.id), who.said.name.as_str(), one.state == State::Waiting)).collect()
    }

    fn present(&self) -> usize {
        self.people.iter().filter(|one| one.gone.is_none()).count()
    }

    fn name(&self, one: &Attendance) -> String {
        name_of(self.visit, &one.name)
    }

    fn way(&self, one: &Attendance) -> &'static str {
        match one.way {
            Way::Own => "room-way-self",
            Way::Code => "room-way-code",
            Way::Link => "room-way-link",
            Way::Helper => "room-way-helper",
        }
    }

    fn seat(&self, one: &Attendance) -> String {
        let seat = self.seats.iter().find(|seat| seat.attendance_id == one.id);
        let Some(seat) = seat else { return String::new() };
        let table = super::table_name(self.visit.lang, seat.table_no);
        match seat.role {
            Role::Speaker => table,
            role => format!("{table} · {}", self.visit.lang.text(role_key(role))),
        }
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    fn languages(&self) -> Vec<(&'static str, String)> {
        Speaks::ALL
            .iter()
            .map(|speaks| (speaks.word(), self.visit.lang.text(&format!("room-speaks-{}", speaks.word()))))
            .collect()
    }

    fn needs(&self) -> Vec<(&'static str, String)> {
        NEEDS.map(|need| (need.word(), self.visit.lang.text(&format!("room-need-{}", need.word())))).to_vec()
    }
}
