//! The one page of a session: from the notes to the published page, and back when words are taken back.
//! Long: one page from its notes to everybody, what stands between, and back.

use store::attendance::{self, Attendance, Way};
use store::community::Speaks;
use store::consent::{self, Audience, Grants, Kind as Record};
use store::note::{self, Kind, Note};
use store::person::Role;
use store::registrant::{self, Registrant};
use store::registration::{self, Registration, Rsvp};
use store::residence::Residence;
use store::seat::{self, Role as At, Seat};
use store::series::Origin;
use store::session::{self, Call, Mode, Session, State};
use store::summary::{self, Section};
use store::{Bilingual, Language, ids, lean};

use crate::pledge::mails;
use crate::world::{Browser, NOON, World, on_both};

const HOUR: i64 = 3_600_000;

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// A session that ended an hour ago.
pub fn ended(id: i64) -> Session {
    Session {
        id,
        title: both("Who keeps the door open?", "Qui garde la porte ouverte?"),
        about: Bilingual::default(),
        levers: Vec::new(),
        starts: NOON - 2 * HOUR,
        minutes: 60,
        zone: "America/Toronto".to_owned(),
        mode: Mode::Online,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: None,
        call: Call::default(),
        release: NOON - 200 * HOUR,
        capacity: None,
        taken: 0,
        speaks: Speaks::Both,
        speaks_also: String::new(),
        code: String::new(),
        sequence: 0,
        state: State::Open,
        published: Some(NOON - 300 * HOUR),
        origin: Origin::Own,
        made: NOON - 300 * HOUR,
        made_by: None,
    }
}

fn registered(world: &World, session_id: i64) -> (Registrant, Registration) {
    let said = registrant::Said {
        name: "Ana".to_owned(),
        language: Language::English,
        zone: "America/Toronto".to_owned(),
        residence: Residence::default(),
        wants_offers: false,
    };
    let registrant = Registrant {
        id: world.app.ids.next(),
        holder: None,
        said,
        email: format!("ana{session_id}@example.org"),
        confirmed: Some(NOON),
        offered: 0,
        mails: 0,
        mails_since: 0,
        origin: Origin::Own,
        made: NOON,
    };
    let registration = Registration {
        session_id,
        id: world.app.ids.next(),
        registrant_id: registrant.id,
        state: registration::State::Held,
        rsvp: Rsvp::Yes,
        sequence: 0,
        waiting_since: None,
        reminded: None,
        made: NOON,
        changed: NOON,
    };
    (registrant, registration)
}

/// Everybody sits at one of three tables; the first one came with a registration.
fn sit(tx: &mut store::Tx<'_>, id: i64, there: &[i64], registration_id: i64) -> store::Result<()> {
    for (at, one) in (0i64..).zip(there) {
        let first = at == 0;
        attendance::insert(
            tx,
            &Attendance {
                session_id: id,
                id: *one,
                registration_id: first.then_some(registration_id),
                holder: None,
                name: format!("Person {at}"),
                language: Speaks::Both,
                postal_area: format!("H{}X", at % 9),
                needs: String::new(),
                leads: false,
                opinion_group: None,
                way: Way::Helper,
                made: NOON,
                gone: None,
            },
        )?;
        seat::put(tx, id, Seat { round: 1, attendance_id: *one, table_no: at % 3 + 1, role: At::Speaker })?;
    }
    Ok(())
}

/// A session where twelve people sat at three tables and wrote seven notes; its id, its address, and the notes.
pub async fn held(world: &World) -> (i64, String, Vec<i64>) {
    let id = world.app.ids.next();
    let (registrant, registration) = registered(world, id);
    let people: Vec<i64> = (0..12).map(|_| world.app.ids.next()).collect();
    let said = [
        (1, Kind::Strength, "A bench is where it starts.", Language::English, (4, 4)),
        (2, Kind::Story, "A bench is where it starts", Language::English, (4, 4)),
        (3, Kind::Barrier, "Les escaliers gardent des gens dehors.", Language::French, (3, 4)),
        (1, Kind::Recommendation, "Leave one room unlocked until nine.", Language::English, (4, 4)),
        (2, Kind::Resource, "Four ramps to borrow", Language::English, (4, 4)),
        (3, Kind::Offer, "Two associations will share one key list.", Language::English, (4, 4)),
        (2, Kind::Disagreement, "Once it is paid, it is a job.", Language::English, (2, 4)),
    ];
    let notes: Vec<i64> = said.iter().map(|_| world.app.ids.next()).collect();
    let (there, written, app) = (people.clone(), notes.clone(), world.app.clone());
    let write = move |tx: &mut store::Tx<'_>| {
        session::insert(tx, &ended(id))?;
        registrant::insert(tx, &registrant)?;
        registration::insert(tx, &registration)?;
        sit(tx, id, &there, registration.id)?;
        for ((table_no, kind, text, language, agreement), note_id) in said.into_iter().zip(&written) {
            let note = Note {
                session_id: id,
                id: *note_id,
                client_id: note_id.to_string(),
                round: 1,
                table_no,
                prompt_id: None,
                kind,
                text: text.to_owned(),
                language,
                attendance_id: None,
                is_quote: false,
                agreement: Some(agreement),
                cluster_id: None,
                origin: note::Origin::Live,
                beside_id: None,
                version: 1,
                made: NOON,
                changed: NOON,
                typed_by: None,
            };
            note::insert(tx, &note)?;
            let grants = Grants { see: Audience::Community, summary: true, ..Grants::default() };
            consent::put(tx, &app.ids, (Record::Note, *note_id), None, &grants, NOON)?;
        }
        Ok::<_, store::Error>(())
    };
    world.app.db.write(write).await.expect("a session");
    (id, format!("/en/sessions/{}/summary", ids::to_text(id)), notes)
}

/// Puts the draft together, and writes what is missing in the other language.
pub async fn drafted(world: &World, host: &mut Browser<'_>, id: i64, path: &str) {
    let desk = format!("{path}/draft");
    host.submit(&desk, &desk, &[]).await.is(303);
    let lines = world.app.db.read(move |tx| summary::lines(tx, id)).await.expect("lines");
    let mut fields = Vec::new();
    for line in &lines {
        let name = ids::to_text(line.id);
        let en = if line.text.en.is_empty() { "Stairs keep people out." } else { &line.text.en };
        let fr = if line.text.fr.is_empty() {
            format!("En français : {}", line.text.en)
        } else {
            line.text.fr.clone()
        };
        fields.extend([(format!("text-en-{name}"), en.to_owned()), (format!("text-fr-{name}"), fr)]);
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let translation = format!("{path}/translation");
    host.submit(&translation, &translation, &fields).await.is(303);
}

/// The same, asked and published.
pub async fn published(world: &World, host: &mut Browser<'_>, id: i64, path: &str) {
    drafted(world, host, id, path).await;
    let desk = format!("{path}/draft");
    host.submit(&desk, &format!("{path}/asking"), &[]).await.is(303);
    let done = host.submit(&desk, &format!("{path}/publication"), &[]).await;
    assert_eq!(done.is(303).location(), path);
}

async fn line_of(world: &World, id: i64, section: Section) -> summary::Line {
    let lines = world.app.db.read(move |tx| summary::lines(tx, id)).await.expect("lines");
    lines.into_iter().find(|line| line.section == section).expect("a line")
}

#[tokio::test]
async fn a_page_goes_from_the_notes_to_everybody() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let mut host = world.signed_in(Role::Moderator).await;
        let (desk, page) = (format!("{path}/draft"), path.as_str());
        world.browser().get(page).await.is(200).says("There is no summary yet");
        host.get(&desk).await.is(200).says("7 notes were written down");
        host.submit(&desk, &desk, &[]).await.is(303);
        let drafted_page = host.get(&desk).await;
        drafted_page.is(200).says("A bench is where it starts.").says("The French is missing.");
        drafted_page.says("2 notes · 2 tables").says("The French of a line is missing");
        // published too early it is refused
        host.submit(&desk, &format!("{path}/publication"), &[]).await.is(303);
        world.browser().get(page).await.is(200).says("There is no summary yet");

        drafted(&world, &mut host, id, &path).await;
        host.get(&desk).await.says("It fits");
        host.submit(&desk, &format!("{path}/asking"), &[]).await.is(303);
        let asked = mails(&world).await;
        assert_eq!(asked.len(), 1, "one letter to the one who left an address");
        let link =
            asked[0].text.lines().find_map(|line| line.find("/en/sessions/").map(|at| line[at..].to_owned()));
        let link = link.expect("a link");
        let who = link.rsplit("who=").next().expect("a key").to_owned();
        let mut ana = world.browser();
        ana.get(&link).await.is(200).says("Is this what we said?").says("A bench is where it starts.");
        let say = format!("{path}/confirmation");
        ana.submit(&link, &say, &[("who", &who), ("verdict", "missing")])
            .await
            .is(422)
            .says("Say in a few words");
        ana.submit(&link, &say, &[("who", &who), ("verdict", "missing"), ("words", "The key list is mine.")])
            .await
            .is(303);
        let mut stranger = world.browser();
        stranger.get(&say).await.is(200).says("This page asks those who were there");
        let forged = format!("{}0", &who[..who.len() - 1]);
        assert!(
            forged == who || !stranger.get(&format!("{say}?who={forged}")).await.text.contains("Your answer")
        );

        host.get(&desk).await.says("0 of 3 tables say that it is right, 1 that something is missing");
        let done = host.submit(&desk, &format!("{path}/publication"), &[]).await;
        assert_eq!(done.is(303).location(), page);
        let mut reader = world.browser();
        let english = reader.get(page).await;
        english
            .is(200)
            .says("A bench is where it starts.")
            .says("12 people · 3 tables")
            .says("The key list is mine.");
        english
            .says("Where we did not agree")
            .says("Once it is paid, it is a job.")
            .says("2 notes · 2 tables");
        reader
            .get(&page.replace("/en/", "/fr/"))
            .await
            .is(200)
            .says("Les escaliers gardent des gens dehors.");
        let pdf = reader.get(&format!("{path}.pdf")).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
        let text = reader.get(&format!("{path}.md")).await;
        text.is(200).says("## Insights").says("- A bench is where it starts.");
        assert_eq!(mails(&world).await.len(), 2, "and one letter when it is published");
    })
    .await;
}

#[tokio::test]
async fn words_that_are_taken_back_are_gone_from_the_page_at_once() {
    on_both(async |world| {
        let (id, path, notes) = held(&world).await;
        let mut host = world.signed_in(Role::Moderator).await;
        published(&world, &mut host, id, &path).await;
        let insight = line_of(&world, id, Section::Insight).await;
        let sources = world.app.db.read(move |tx| summary::sources(tx, id)).await.expect("sources");
        let own: Vec<_> = sources.iter().filter(|source| source.line_id == insight.id).collect();
        let speaker =
            own.iter().find(|source| source.speaks && source.note_id == notes[0]).expect("a speaker").note_id;
        let app = world.app.clone();
        let withdraw =
            move |tx: &mut store::Tx<'_>| consent::withdraw(tx, &app.ids, Record::Note, speaker, NOON + 1);
        assert!(world.app.db.write(withdraw).await.expect("taken back"));
        let marks = world.app.db.read(move |tx| lean::of(tx, Record::Note, speaker)).await.expect("marks");
        assert!(marks.iter().all(|mark| mark.mend.is_some()) && marks.len() == 1, "{marks:?}");

        let page = world.browser().get(&path).await;
        page.is(200).says("This line is being mended").says("1 note was taken back");
        assert!(!page.text.contains("A bench is where it starts"), "nobody reads words that were taken back");
        let desk = format!("{path}/draft");
        host.get(&desk).await.says("This line is in words that were taken back");

        host.submit(&desk, &format!("{path}/reopening"), &[]).await.is(303);
        world.browser().get(&path).await.says("There is no summary yet");
        let line = format!("{path}/lines/{}", ids::to_text(insight.id));
        let other = notes[1].to_owned();
        let note = ids::to_text(other);
        let fields = [
            ("section", "insight"),
            ("text-en", "People meet where they can sit."),
            ("text-fr", "On se rencontre là où on peut s’asseoir."),
            ("note", note.as_str()),
        ];
        host.submit(&line, &line, &fields).await.is(303);
        for step in ["asking", "publication"] {
            host.submit(&desk, &format!("{path}/{step}"), &[]).await.is(303);
        }
        let page = world.browser().get(&path).await;
        page.is(200).says("People meet where they can sit.").says("1 note · 1 table");
        assert!(!page.text.contains("taken back"));
        assert_eq!(mails(&world).await.len(), 2, "nobody is written to a second time");
    })
    .await;
}

#[tokio::test]
async fn a_line_stands_without_a_note_as_long_as_others_are_left() {
    let world = World::new().await;
    let (id, path, notes) = held(&world).await;
    let mut host = world.signed_in(Role::Moderator).await;
    drafted(&world, &mut host, id, &path).await;
    let insight = line_of(&world, id, Section::Insight).await;
    let line = format!("{path}/lines/{}", ids::to_text(insight.id));
    let both = [ids::to_text(notes[0]), ids::to_text(notes[1])];
    let fields = [
        ("section", "insight"),
        ("text-en", "People meet where they can sit."),
        ("text-fr", "On se rencontre là où on peut s’asseoir."),
        ("note", both[0].as_str()),
        ("note", both[1].as_str()),
    ];
    host.submit(&line, &line, &fields).await.is(303);
    let (app, lost) = (world.app.clone(), notes[0]);
    let withdraw =
        move |tx: &mut store::Tx<'_>| consent::withdraw(tx, &app.ids, Record::Note, lost, NOON + 1);
    assert!(world.app.db.write(withdraw).await.expect("taken back"));
    let desk = format!("{path}/draft");
    let page = host.get(&desk).await;
    page.says("It still stands on 1 other note.").says("People meet where they can sit.");
    page.says("A line rests on a note that was taken back.");
    host.submit(&desk, &format!("{line}/mending"), &[]).await.is(303);
    let page = host.get(&desk).await;
    assert!(!page.text.contains("note was taken back"), "it was mended");
    let marks = world.app.db.read(move |tx| lean::of(tx, Record::Note, lost)).await.expect("marks");
    assert!(marks.iter().all(|mark| mark.mended.is_some()), "{marks:?}");
}

#[tokio::test]
async fn recommendations_carry_whom_they_ask_and_what_was_answered() {
    let world = World::new().await;
    let (id, path, _) = held(&world).await;
    let mut host = world.signed_in(Role::Moderator).await;
    drafted(&world, &mut host, id, &path).await;
    let recommendation = line_of(&world, id, Section::Recommendation).await;
    let line = format!("{path}/lines/{}", ids::to_text(recommendation.id));
    let fields = [
        ("section", "recommendation"),
        ("text-en", &recommendation.text.en),
        ("text-fr", &recommendation.text.fr),
        ("addressee", "municipality"),
        ("lever", "housing"),
        ("doer", "help"),
        ("who-en", "social development"),
        ("who-fr", "développement social"),
        ("by-day", "31"),
        ("by-month", "1"),
        ("by-year", "2027"),
    ];
    host.submit(&line, &line, &fields).await.is(303);
    let desk = format!("{path}/draft");
    for step in ["asking", "publication"] {
        host.submit(&desk, &format!("{path}/{step}"), &[]).await.is(303);
    }
    let page = world.browser().get(&path).await;
    page.says("Community with help")
        .says("To: The municipality, social development")
        .says("By 31\u{a0}January 2027");
    let answers = format!("{line}/answers");
    let day = [("answered-day", "3"), ("answered-month", "11"), ("answered-year", "2026")];
    let fields =
        [&[("who", "The city"), ("verdict", "partly"), ("words-en", "One room.")][..], &day].concat();
    host.submit(&answers, &answers, &fields).await.is(303);
    world.browser().get(&path).await.says("The city, 3\u{a0}November 2026: yes, in part.").says("One room.");
    host.submit(&answers, &answers, &[("who", "The city")]).await.is(422);
}

#[tokio::test]
async fn nothing_is_published_of_a_session_that_has_not_begun() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let tomorrow = Session { starts: NOON + 24 * HOUR, ..ended(id) };
        world.app.db.write(move |tx| session::update(tx, &tomorrow)).await.expect("moved");
        let mut host = world.signed_in(Role::Moderator).await;
        drafted(&world, &mut host, id, &path).await;
        let desk = format!("{path}/draft");
        host.submit(&desk, &format!("{path}/asking"), &[]).await.is(303);
        host.get(&desk).await.is(200).says("The session has not begun.");
        let refused = host.submit(&desk, &format!("{path}/publication"), &[]).await;
        assert_eq!(refused.is(303).location(), desk);
        world.browser().get(&path).await.is(200).says("There is no summary yet");
    })
    .await;
}

#[tokio::test]
async fn what_is_too_long_is_said_and_nothing_is_cut() {
    let world = World::new().await;
    let (id, path, _) = held(&world).await;
    let mut host = world.signed_in(Role::Moderator).await;
    drafted(&world, &mut host, id, &path).await;
    let (new, long) = (format!("{path}/lines/new"), "So many words. ".repeat(38));
    for _ in 0..7 {
        let fields = [("section", "recommendation"), ("text-en", long.as_str()), ("text-fr", "Bref.")];
        host.submit(&new, &format!("{path}/lines"), &fields).await.is(303);
    }
    let desk = format!("{path}/draft");
    let page = host.get(&desk).await;
    page.says("lines too long.").says("The English page is longer than one sheet.").says("It fits");
    let refused = host.get(&format!("{path}.pdf")).await;
    assert_eq!(refused.is(303).location(), desk);
    host.get(&format!("{}.pdf", path.replace("/en/", "/fr/"))).await.is(200);
    for step in ["asking", "publication"] {
        host.submit(&desk, &format!("{path}/{step}"), &[]).await.is(303);
    }
    world.browser().get(&path).await.says("There is no summary yet");
    let fields = [("section", "insight"), ("text-en", &"x".repeat(601))];
    host.submit(&new, &format!("{path}/lines"), &fields).await.is(422).says("601");
}
