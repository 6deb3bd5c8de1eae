//! The room of a session: coming in, tables, hands, the last questions; and that it goes on where it was.

use perron::room::Part;
use store::agenda::{self, Item, Prompt};
use store::community::Speaks;
use store::person::Role;
use store::session::{self, Call, Mode, Session, State};
use store::{Bilingual, attendance, ids, note, room, seat};

use crate::map;
use crate::world::{Browser, NOON, World, on_both};

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// A session that begins in half an hour, with two prompts and two parts; its id and its address.
pub async fn session(world: &World, code: &str) -> (i64, String) {
    let id = world.app.ids.next();
    let session = Session {
        id,
        title: both("Who keeps the door open?", "Qui garde la porte ouverte?"),
        about: Bilingual::default(),
        levers: Vec::new(),
        starts: NOON + 30 * 60_000,
        minutes: 60,
        zone: "America/Toronto".to_owned(),
        mode: Mode::Both,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: None,
        call: Call::default(),
        release: NOON,
        capacity: None,
        taken: 0,
        speaks: Speaks::Both,
        speaks_also: String::new(),
        code: code.to_owned(),
        sequence: 0,
        state: State::Open,
        published: Some(NOON),
        origin: store::series::Origin::Own,
        made: NOON,
        made_by: None,
    };
    let write = move |tx: &mut store::Tx<'_>| {
        session::insert(tx, &session)?;
        for (position, en, fr) in
            [(1, "What works here?", "Qu’est-ce qui marche ici?"), (2, "What next?", "Et ensuite?")]
        {
            agenda::put_prompt(tx, &Prompt { session_id: id, id: position, position, text: both(en, fr) })?;
            let item = Item {
                session_id: id,
                id: 10 + position,
                position,
                title: both(&format!("Part {position}"), &format!("Partie {position}")),
                minutes: 20,
                cue: both("Watch the time", "Surveiller le temps"),
                prompt_id: Some(position),
            };
            agenda::put_item(tx, &item)?;
        }
        Ok::<_, store::Error>(())
    };
    world.app.db.write(write).await.expect("a session");
    (id, format!("/en/sessions/{}", ids::to_text(id)))
}

/// Somebody who has come in.
pub async fn come<'w>(world: &'w World, path: &str, name: &str, more: &[(&str, &str)]) -> Browser<'w> {
    come_with(world.browser(), path, name, more).await
}

/// The same, on a device that was here before.
async fn come_with<'w>(
    mut browser: Browser<'w>,
    path: &str,
    name: &str,
    more: &[(&str, &str)],
) -> Browser<'w> {
    let mut fields = vec![("name", name), ("code", "door")];
    if !more.iter().any(|(field, _)| *field == "language") {
        fields.push(("language", "both"));
    }
    fields.extend_from_slice(more);
    let room = format!("{path}/room");
    browser.submit(&room, &format!("{room}/presence"), &fields).await.is(303);
    browser
}

#[tokio::test]
async fn one_comes_in_with_the_code_and_counts_once() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let (room, presence) = (format!("{path}/room"), format!("{path}/room/presence"));
        let mut guest = world.browser();
        guest.get(&room).await.is(200).says("Come in").says("Code of the session");
        let fields = [("name", "Ana"), ("language", "fr"), ("postal", "h2x 1y4"), ("code", "window")];
        let refused = guest.submit(&room, &presence, &fields).await;
        refused.is(422).says("This is not the code").says("value=\"Ana\"").says("value=\"H2X\"");
        for _ in 0..2 {
            let mut fields = fields;
            fields[3].1 = " door ";
            guest
                .post(&presence, &[&[("token", guest.guest_token().as_str())], &fields[..]].concat())
                .await
                .is(303);
        }
        guest.get(&room).await.is(200).says("You are in. We begin soon.");
        let there = world.app.db.read(move |tx| attendance::of_session(tx, id)).await.expect("read");
        assert_eq!(there.len(), 1, "however often one comes");
        assert_eq!((there[0].name.as_str(), there[0].postal_area.as_str()), ("Ana", "H2X"));
        guest.submit(&room, &format!("{room}/departure"), &[]).await.is(303);
        guest.get(&room).await.is(200).says("Come in");
        assert_eq!(world.app.db.read(move |tx| attendance::count(tx, id)).await.expect("read"), 0);
        // a stranger hears and sees nothing
        let mut stranger = world.browser();
        for part in ["changes", "wall", "tables/1"] {
            stranger.get(&format!("{room}/{part}")).await.is(403);
        }
    })
    .await;
}

#[tokio::test]
async fn the_door_opens_two_hours_before_and_closes_at_the_end() {
    let world = World::new().await;
    let (_, path) = session(&world, "").await;
    let room = format!("{path}/room");
    world.clock.set(NOON - 3 * 3_600_000);
    world.browser().get(&room).await.is(200).says("The room is not open yet");
    world.clock.set(NOON - 3_600_000);
    world.browser().get(&room).await.is(200).says("What should people call you?");
    let mut host = world.signed_in(Role::Moderator).await;
    host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "closed")]).await.is(303);
    world.browser().get(&room).await.is(200).says("This session is over");
}

#[tokio::test]
async fn whoever_runs_it_leads_through_the_agenda() {
    on_both(async |world| {
        let (_, path) = session(&world, "").await;
        let (room, desk) = (format!("{path}/room"), format!("{path}/room/desk"));
        let mut host = world.signed_in(Role::Moderator).await;
        let mut guest = come(&world, &path, "Ana", &[]).await;
        host.get(&desk)
            .await
            .is(200)
            .says("Watch the time")
            .says("One person is here")
            .says("Begin, for 20 minutes");
        let page = host.submit(&desk, &format!("{room}/agenda"), &[("item", "B")]).await; // 11
        page.is(303);
        host.get(&desk).await.says("data-seconds=\"1200\"").says("Asked now");
        let shown = guest.get(&room).await;
        shown.is(200).says("What works here?");
        assert!(!shown.text.contains("Watch the time"), "cues are the facilitator’s");
        guest.get(&room.replace("/en/", "/fr/")).await.says("Qu’est-ce qui marche ici?");
        host.submit(&desk, &format!("{room}/prompt"), &[("prompt", "2")]).await.is(303);
        guest.get(&room).await.says("What next?");
        host.get(&format!("{room}/projector")).await.is(200).says("What next?").says("Part 1");

        guest.submit(&room, &format!("{room}/hand"), &[("hand", "up")]).await.is(303);
        guest.get(&room).await.says("You are next.");
        let shown = host.get(&desk).await;
        let call = shown.text.split("name=\"call\" value=\"").nth(1).expect("a hand").split('"').next();
        host.submit(&desk, &format!("{room}/hands"), &[("call", call.expect("an id"))]).await.is(303);
        guest.get(&room).await.says("It is your turn to speak.");

        host.submit(&desk, &format!("{room}/stage"), &[("stage", "closing")]).await.is(303);
        let answers = [("contributed", "5"), ("heard", "4")];
        guest.submit(&room, &format!("{room}/pulse"), &answers).await.is(422).says("Would you come again?");
        let answers = [("contributed", "5"), ("heard", "4"), ("again", "5")];
        guest.submit(&room, &format!("{room}/pulse"), &answers).await.is(303);
        guest.get(&room).await.says("Thank you: your answers are kept.");
        host.get(&desk).await.says("1 of 1 who are here have answered").says("Fewer than five answers");
        for one in ["B", "C", "D", "E"] {
            let mut other = come(&world, &path, one, &[]).await;
            other.submit(&room, &format!("{room}/pulse"), &answers).await.is(303);
        }
        host.get(&desk).await.says("4.0 of 5");
    })
    .await;
}

#[tokio::test]
async fn tables_keep_apart_who_must_be_apart_and_seat_who_comes_late() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let (room, tables) = (format!("{path}/room"), format!("{path}/room/tables"));
        let mut host = world.signed_in(Role::Moderator).await;
        host.submit(&tables, &tables, &[("tables", "2")]).await.is(422).says("Nobody is here");
        let mut people = Vec::new();
        for n in 0..12 {
            let area = ["H2X", "K1A", "J8X"][n % 3];
            let name = format!("N{n}");
            people.push(come(&world, &path, &name, &[("postal", area)]).await);
        }
        let there = world.app.db.read(move |tx| attendance::of_session(tx, id)).await.expect("read");
        let id_of = |n: usize| ids::to_text(there[n].id);
        let wish = [("one", id_of(0)), ("other", id_of(1)), ("wish", "apart".to_owned())];
        let wish: Vec<(&str, &str)> = wish.iter().map(|(name, value)| (*name, value.as_str())).collect();
        host.submit(&tables, &format!("{room}/wishes"), &wish).await.is(303);
        host.submit(&tables, &tables, &[("tables", "40"), ("round", "next")])
            .await
            .is(422)
            .says("fewer people");
        host.submit(&tables, &tables, &[("tables", "3"), ("round", "next")]).await.is(303);
        host.submit(&tables, &tables, &[("tables", "3"), ("round", "next")]).await.is(303);
        let seats = world.app.db.read(move |tx| seat::all(tx, id)).await.expect("read");
        assert_eq!(seats.len(), 24, "two rounds of twelve");
        for round in [1, 2] {
            let table = |n: usize| {
                let found =
                    seats.iter().find(|seat| (seat.round, seat.attendance_id) == (round, there[n].id));
                found.expect("a seat").table_no
            };
            assert_ne!(table(0), table(1), "round {round}");
        }
        host.get(&tables).await.says("Round 2").says("N0 and N1 sit apart.");
        let begin = [("stage", "running")];
        host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &begin).await.is(303);
        people[0].get(&room).await.is(200).says("round 2").says("N0 (you)");

        let mut late = come(&world, &path, "Late", &[]).await;
        let shown = late.get(&room).await;
        shown.is(200).says("round 2");
        let after = world.app.db.read(move |tx| seat::all(tx, id)).await.expect("read");
        let moved = seats.iter().filter(|seat| {
            !after.iter().any(|now| {
                (now.round, now.attendance_id, now.table_no)
                    == (seat.round, seat.attendance_id, seat.table_no)
            })
        });
        assert_eq!(moved.count(), 0, "others stay where they are");
        late.submit(&room, &format!("{room}/role"), &[("role", "note-taker")]).await.is(303);
        late.get(&room).await.says("Late (you)</b> · Takes notes");
    })
    .await;
}

#[tokio::test]
async fn tables_are_mixed_by_the_opinions_of_a_conversation() {
    on_both(async |world| {
        let jobs = map::at_work(&world.app);
        let (conversation, statements) = map::conversation(&world.app, 8).await;
        map::people_vote(&world.app, conversation, &statements, 60).await;
        let asked = format!("/en/conversations/{}", ids::to_text(conversation));
        map::until(&mut world.browser(), &format!("{asked}/map"), "60 people have answered").await;
        let (id, path) = session(&world, "").await;
        let tables = format!("{path}/room/tables");
        for group in [0, 1, 0, 1] {
            let mut guest = world.browser();
            map::vote_as(group, &mut guest, &asked, &statements, 8).await;
            come_with(guest, &path, &format!("G{group}"), &[]).await;
        }
        come(&world, &path, "Has not voted", &[]).await;
        world.clock.advance(120_000); // a newer map is due
        map::until(&mut world.browser(), &format!("{asked}/map"), "64 people have answered").await;
        let mut host = world.signed_in(Role::Moderator).await;
        let wish = [("tables", "2"), ("round", "next"), ("conversation", &ids::to_text(conversation))];
        host.submit(&tables, &tables, &wish).await.is(303);
        let read = move |tx: &mut store::Tx<'_>| {
            Ok::<_, store::Error>((attendance::of_session(tx, id)?, seat::all(tx, id)?))
        };
        let (there, seats) = world.app.db.read(read).await.expect("read");
        let group = |n: usize| there[n].opinion_group;
        assert!(group(0).is_some() && group(1).is_some());
        assert_eq!((group(0), group(1), group(4)), (group(2), group(3), None));
        assert_ne!(group(0), group(1));
        let table =
            |n: usize| seats.iter().find(|seat| seat.attendance_id == there[n].id).map(|seat| seat.table_no);
        assert!(table(0) != table(2) && table(1) != table(3), "both groups at both tables: {seats:?}");
        jobs.stop().await;
    })
    .await;
}

#[tokio::test]
async fn a_helper_checks_people_in() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let list = format!("{path}/attendance");
        let mut helper = world.signed_in(Role::Moderator).await;
        helper.submit(&list, &list, &[("name", ""), ("language", "en")]).await.is(422);
        helper.submit(&list, &list, &[("name", "Mr. Roy"), ("language", "fr")]).await.is(303);
        helper.get(&list).await.is(200).says("Mr. Roy").says("One person is here");
        let there = world.app.db.read(move |tx| attendance::of_session(tx, id)).await.expect("read");
        helper.submit(&list, &list, &[("gone", ids::to_text(there[0].id).as_str())]).await.is(303);
        helper.get(&list).await.says("Is back").says("0 people are here");
    })
    .await;
}

#[tokio::test]
async fn a_part_that_many_look_at_is_the_same_for_all_and_known_again() {
    let world = World::new().await;
    let (id, path) = session(&world, "").await;
    let room = format!("{path}/room");
    let mut one = come(&world, &path, "Ana", &[]).await;
    let mut other = come(&world, &path, "Ben", &[]).await;
    let first = one.get(&format!("{room}/wall")).await;
    first.is(200).says("No notes yet");
    let tag = first.header("etag").to_owned();
    assert_eq!(other.get(&format!("{room}/wall")).await.header("etag"), tag);
    let mut knows = other.with("if-none-match", &tag);
    knows.get(&format!("{room}/wall")).await.is(304);
    world.app.db.write(move |tx| perron::room::changed(tx, id, &[Part::Wall])).await.expect("written");
    knows.get(&format!("{room}/wall")).await.is(200);
    assert_eq!(world.app.db.read(move |tx| room::of(tx, id)).await.expect("read").version, 3);
    assert_eq!(world.app.db.read(move |tx| note::count(tx, id)).await.expect("read"), 0);
}

#[tokio::test]
async fn the_link_of_a_registration_lets_in_without_a_code() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let registrant_id = world.app.ids.next();
        let write = move |tx: &mut store::Tx<'_>| {
            store::registrant::insert(tx, &registrant(registrant_id))?;
            store::registration::insert(tx, &registration(id, registrant_id))
        };
        world.app.db.write(write).await.expect("registered");
        let key = perron::registration::key(&world.app, registrant_id);
        let (door, room) = (format!("{path}/room?pass={key}"), format!("{path}/room"));
        // on two devices, and once more by a helper: one person
        let (mut phone, mut laptop) = (world.browser(), world.browser());
        for (device, name) in [(&mut phone, "Ana Registered"), (&mut laptop, "Ana")] {
            let page = device.get(&door).await;
            page.is(200).says(&format!("value=\"{name}\""));
            assert!(!page.text.contains("Code of the session"));
            let fields = [("name", "Ana"), ("language", "en"), ("pass", key.as_str())];
            device.submit(&door, &format!("{room}/presence"), &fields).await.is(303);
        }
        phone.get(&room).await.is(200).says("You are in. We begin soon.");
        laptop.get(&room).await.is(200).says("You are in. We begin soon.");
        let mut helper = world.signed_in(Role::Moderator).await;
        let list = format!("{path}/attendance");
        let chosen = ids::to_text(99);
        helper.submit(&list, &list, &[("registration", chosen.as_str())]).await.is(303);
        let there = world.app.db.read(move |tx| attendance::of_session(tx, id)).await.expect("read");
        assert_eq!(there.len(), 1);
        assert_eq!((there[0].registration_id, there[0].way), (Some(99), attendance::Way::Link));
        let mut stranger = world.browser();
        let fields = [("name", "Eve"), ("language", "en"), ("pass", "0-forged")];
        stranger
            .submit(&room, &format!("{room}/presence"), &fields)
            .await
            .is(422)
            .says("This is not the code");
    })
    .await;
}

pub fn registrant(id: i64) -> store::registrant::Registrant {
    let said = store::registrant::Said {
        name: "Ana Registered".to_owned(),
        language: store::Language::English,
        zone: "UTC".to_owned(),
        residence: store::residence::Residence::Unsaid,
        wants_offers: false,
    };
    store::registrant::Registrant {
        id,
        holder: None,
        said,
        email: "ana@example.org".to_owned(),
        confirmed: Some(NOON),
        offered: NOON,
        mails: 0,
        mails_since: NOON,
        origin: store::series::Origin::Own,
        made: NOON,
    }
}

pub fn registration(session_id: i64, registrant_id: i64) -> store::registration::Registration {
    store::registration::Registration {
        session_id,
        id: 99,
        registrant_id,
        state: store::registration::State::Held,
        rsvp: store::registration::Rsvp::Yes,
        sequence: 0,
        waiting_since: None,
        reminded: None,
        made: NOON,
        changed: NOON,
    }
}
