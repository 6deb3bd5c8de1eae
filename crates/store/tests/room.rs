//! What a room promises, told on both databases: somebody is there once, a note comes in once, nothing is thrown away.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use store::attendance::{self, Attendance, Way};
use store::community::Speaks;
use store::consent::{self, Audience, Grants, Kind as Consented};
use store::note::{self, Kind, Note, Origin};
use store::room::{self, Pulse, Stage};
use store::seat::{self, Role, Seat, Wish};
use store::testing::{databases, execute};
use store::{Bilingual, Db, Ids, Language, SetClock, Tx, cluster, lean};

const SESSION: i64 = 7;

fn ids() -> Ids {
    Ids::new(Arc::new(SetClock::new(1_792_065_600_000)))
}

async fn session(db: &Db) {
    let insert = |tx: &mut Tx<'_>| {
        let text = "INSERT INTO session (id, title_en, title_fr, about_en, about_fr, levers, starts, minutes, zone, mode,
                venue_en, venue_fr, access_en, access_fr, call_link, call_en, call_fr, release, taken, speaks, speaks_also,
                code, sequence, state, origin, made)
            VALUES ($1, 'One', 'Une', '', '', '', 5, 60, 'UTC', 'online', '', '', '', '', '', '', '', 5, 0, 'both', '',
                'ABCD', 0, 'open', 'own', 5)";
        execute(tx, text, &[SESSION.into()])
    };
    db.write(insert).await.unwrap();
}

fn somebody(id: i64, holder: Option<&str>, registration_id: Option<i64>) -> Attendance {
    Attendance {
        session_id: SESSION,
        id,
        registration_id,
        holder: holder.map(str::to_owned),
        name: format!("N{id}"),
        language: Speaks::Both,
        postal_area: "H2X".into(),
        needs: String::new(),
        leads: id == 1,
        opinion_group: None,
        way: Way::Code,
        made: 5,
        gone: None,
    }
}

fn note(id: i64, client: &str, attendance_id: Option<i64>) -> Note {
    Note {
        session_id: SESSION,
        id,
        client_id: client.into(),
        round: 1,
        table_no: 2,
        prompt_id: None,
        kind: Kind::Idea,
        text: format!("Idea {id}"),
        language: Language::English,
        attendance_id,
        is_quote: false,
        agreement: Some((4, 6)),
        cluster_id: None,
        origin: Origin::Live,
        beside_id: None,
        version: 1,
        made: 5,
        changed: 5,
        typed_by: None,
    }
}

fn keep(tx: &mut Tx<'_>, ids: &Ids, note: &Note) -> store::Result<bool> {
    if !note::insert(tx, note)? {
        return Ok(false);
    }
    let grants = Grants { see: Audience::Community, summary: true, ..Grants::default() };
    consent::put(tx, ids, (Consented::Note, note.id), None, &grants, 5)?;
    Ok(true)
}

#[tokio::test]
async fn somebody_is_there_once() {
    for db in databases().await {
        session(&db).await;
        db.write(|tx| {
            assert!(attendance::insert(tx, &somebody(1, Some("g1"), Some(11)))?);
            assert!(!attendance::insert(tx, &somebody(2, Some("g1"), None))?, "the same device");
            assert!(!attendance::insert(tx, &somebody(2, None, Some(11)))?, "the same registration");
            assert!(attendance::insert(tx, &somebody(2, None, Some(12)))?);
            assert!(attendance::insert(tx, &somebody(3, Some("g3"), None))?);
            assert!(attendance::insert(tx, &somebody(4, None, None))?, "a helper wrote down two");
            assert!(attendance::insert(tx, &somebody(5, None, None))?);
            assert_eq!(attendance::count(tx, SESSION)?, 5);
            // 3 turns out to be 2
            keep(tx, &ids(), &note(90, "c", Some(2)))?;
            attendance::join(tx, SESSION, 3, 2)?;
            attendance::update(tx, &somebody(3, Some("g3"), Some(12)))?;
            assert_eq!(attendance::of_registration(tx, SESSION, 12)?.unwrap().id, 3);
            assert_eq!(note::by_id(tx, SESSION, 90)?.unwrap().owner.as_deref(), Some("g3"));
            attendance::set_gone(tx, SESSION, 4, Some(9))?;
            assert_eq!(attendance::count(tx, SESSION)?, 3);
            assert_eq!(attendance::claim(tx, "g1", "p1")?, 1);
            assert_eq!(attendance::claim(tx, "g3", "p1")?, 0, "p1 is there already");
            // 1 comes with a laptop too, where they had been seated as somebody else
            attendance::insert(tx, &somebody(6, Some("g6"), None))?;
            keep(tx, &ids(), &note(91, "d", Some(6)))?;
            let at = |attendance_id, round| seat::Seat {
                round,
                attendance_id,
                table_no: attendance_id,
                role: seat::Role::Speaker,
            };
            for seat in [at(1, 1), at(6, 1), at(6, 2)] {
                seat::put(tx, SESSION, seat)?;
            }
            attendance::join(tx, SESSION, 1, 6)?;
            attendance::give_device(tx, SESSION, 1, "g6", 7)?;
            attendance::give_device(tx, SESSION, 1, "g6", 8)?;
            for holder in ["p1", "g6"] {
                assert_eq!(attendance::of_holder(tx, SESSION, holder)?.unwrap().id, 1);
                assert_eq!(
                    note::of_owner(tx, holder)?.iter().map(|one| one.note.id).collect::<Vec<_>>(),
                    [91]
                );
            }
            let tables: Vec<_> =
                seat::all(tx, SESSION)?.iter().map(|seat| (seat.round, seat.table_no)).collect();
            assert_eq!(tables, [(1, 1), (2, 6)], "the own seat stays, and one they had not comes");
            assert_eq!(attendance::claim(tx, "g6", "p6")?, 0);
            assert_eq!(attendance::of_holder(tx, SESSION, "p6")?.unwrap().id, 1, "signed in there");
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_room_goes_on_where_it_was() {
    for db in databases().await {
        session(&db).await;
        db.write(|tx| {
            assert_eq!(room::of(tx, SESSION)?, room::Room::empty(SESSION));
            assert_eq!((room::touch(tx, SESSION)?, room::touch(tx, SESSION)?), (1, 2));
            let mut room = room::of(tx, SESSION)?;
            (room.stage, room.round, room.tables, room.prompt_id) = (Stage::Running, 1, 2, Some(3));
            room::set(tx, &room)?;
            assert_eq!(room::of(tx, SESSION)?, room::Room { version: 3, ..room });
            for id in 1..=4 {
                attendance::insert(tx, &somebody(id, Some(&format!("g{id}")), None))?;
            }
            let seat = |round, attendance_id, table_no, role| Seat { round, attendance_id, table_no, role };
            let first = [
                seat(1, 1, 1, Role::Facilitator),
                seat(1, 2, 1, Role::Speaker),
                seat(1, 3, 2, Role::Speaker),
            ];
            seat::set_round(tx, SESSION, 1, &first)?;
            seat::put(tx, SESSION, seat(1, 2, 2, Role::NoteTaker))?;
            let at = seat::at_table(tx, SESSION, 1, 2)?;
            assert_eq!(at.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["N2", "N3"]);
            seat::take_role(tx, SESSION, seat(1, 3, 2, Role::Speaker), Role::NoteTaker)?;
            assert_eq!(seat::of(tx, SESSION, 1, 2)?.unwrap().role, Role::Speaker);
            assert_eq!(seat::of(tx, SESSION, 1, 3)?.unwrap().role, Role::NoteTaker);
            seat::set_round(tx, SESSION, 2, &[seat(2, 4, 1, Role::Speaker)])?;
            assert_eq!(seat::all(tx, SESSION)?.len(), 4, "the first round is kept");
            seat::wish(tx, SESSION, (4, 1), Some(Wish::Apart))?;
            seat::wish(tx, SESSION, (1, 4), Some(Wish::Together))?;
            assert_eq!(seat::wishes(tx, SESSION)?, [(1, 4, Wish::Together)]);
            seat::wish(tx, SESSION, (4, 1), None)?;
            assert_eq!(seat::wishes(tx, SESSION)?, []);

            room::raise(tx, SESSION, 2, 10)?;
            room::raise(tx, SESSION, 1, 11)?;
            room::raise(tx, SESSION, 2, 12)?;
            let queue = |tx: &mut Tx<'_>| -> store::Result<Vec<(i64, bool)>> {
                Ok(room::hands(tx, SESSION)?
                    .iter()
                    .map(|hand| (hand.attendance_id, hand.called.is_some()))
                    .collect())
            };
            assert_eq!(queue(tx)?, [(2, false), (1, false)], "who raises a hand twice keeps the place");
            assert!(room::call(tx, SESSION, 2, 13)?);
            assert!(room::call(tx, SESSION, 1, 14)?);
            assert_eq!(queue(tx)?, [(1, true)], "who was called has spoken");
            room::raise(tx, SESSION, 1, 15)?;
            assert_eq!(queue(tx)?, [(1, false)]);
            assert!(room::lower(tx, SESSION, 1)?);

            let pulse = |contributed| Pulse { contributed, heard: 4, again: 5 };
            room::put_pulse(tx, SESSION, 1, pulse(2), 20)?;
            room::put_pulse(tx, SESSION, 1, pulse(3), 21)?;
            assert_eq!(room::pulses(tx, SESSION)?, [pulse(3)]);
            assert_eq!(room::pulse(tx, SESSION, 2)?, None);
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_note_comes_in_once_and_nothing_of_it_is_thrown_away() {
    for db in databases().await {
        session(&db).await;
        let ids = ids();
        db.write(move |tx| {
            attendance::insert(tx, &somebody(1, Some("g1"), None))?;
            assert!(keep(tx, &ids, &note(21, "a", Some(1)))?);
            assert!(!keep(tx, &ids, &note(22, "a", Some(1)))?, "sent twice");
            assert!(keep(tx, &ids, &note(23, "b", None))?);
            assert_eq!(note::count(tx, SESSION)?, 2);
            let first = note::by_client(tx, SESSION, "a")?.unwrap();
            assert_eq!((first.note.clone(), first.dots), (note(21, "a", Some(1)), 0));
            assert_eq!(first.consent.grants.see, Audience::Community);

            let reworded = Note { text: "Better".into(), ..first.note.clone() };
            assert!(note::reword(tx, &reworded, 8)?);
            assert!(!note::reword(tx, &reworded, 9)?, "somebody was quicker");
            let now = note::by_id(tx, SESSION, 21)?.unwrap().note;
            assert_eq!((now.text.as_str(), now.version, now.changed), ("Better", 2, 8));
            let before = note::editions(tx, SESSION, 21)?;
            assert_eq!(before.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Idea 21"]);

            assert!(note::dot(tx, SESSION, 21, 1)?);
            assert!(!note::dot(tx, SESSION, 21, 1)?);
            assert_eq!(note::by_id(tx, SESSION, 21)?.unwrap().dots, 1);
            assert_eq!(note::dots_of(tx, SESSION, 1)?, [21]);
            assert!(note::undot(tx, SESSION, 21, 1)?);
            note::agree(tx, SESSION, 21, Some((5, 6)))?;
            assert_eq!(note::by_id(tx, SESSION, 21)?.unwrap().note.agreement, Some((5, 6)));

            let title = Bilingual { en: "Benches".into(), fr: String::new() };
            cluster::insert(tx, SESSION, 31, &title)?;
            cluster::insert(tx, SESSION, 32, &title)?;
            cluster::set_order(tx, SESSION, &[32, 31])?;
            assert!(note::set_cluster(tx, SESSION, 21, Some(31))?);
            assert!(cluster::rename(tx, SESSION, 31, &Bilingual { en: "B".into(), fr: "Bancs".into() })?);
            let order: Vec<i64> = cluster::of_session(tx, SESSION)?.iter().map(|one| one.id).collect();
            assert_eq!(order, [32, 31]);
            assert!(cluster::delete(tx, SESSION, 31)?);
            assert_eq!(note::by_id(tx, SESSION, 21)?.unwrap().note.cluster_id, None, "its notes stay");

            let tables: Vec<i64> = note::at_table(tx, SESSION, 1, 2)?.iter().map(|one| one.note.id).collect();
            assert_eq!(tables, [21, 23]);
            assert_eq!(note::newest(tx, SESSION, 1)?[0].note.id, 23);
            assert_eq!(note::of_attendance(tx, SESSION, 1)?.len(), 1);
            assert_eq!(note::of_owner(tx, "g1")?.len(), 1);
            assert_eq!(note::of_session(tx, SESSION)?.len(), 2);

            let leaned = lean::Lean {
                kind: Consented::Note,
                record_id: 21,
                id: 41,
                grant: consent::Grant::Summary,
                path: "/sessions/7/summary".into(),
                title: "One".into(),
                community_id: None,
                made: 9,
                mend: None,
                mended: None,
            };
            lean::insert(tx, &leaned)?;
            assert!(consent::withdraw(tx, &ids, Consented::Note, 21, 10)?);
            assert_eq!(lean::to_mend(tx, 9)?.len(), 1, "what leaned on it is marked");
            assert_eq!(consent::seen(tx, Consented::Note, "member", 11)?, [23]);
            assert!(note::delete(tx, SESSION, 21, 12)?);
            assert_eq!(note::editions(tx, SESSION, 21)?, []);
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}
