//! Who is there: the same person on each of their devices.

use std::collections::BTreeSet;

use futures_util::future::join_all;
use store::person::Role;
use store::{attendance, ids, note, seat};

use crate::room::{come, registrant, registration, session};
use crate::world::{Browser, World, on_both};

#[tokio::test]
async fn phone_and_laptop_of_one_registrant_have_one_seat_and_the_same_notes() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let (room, keys) = (format!("{path}/room"), registered(&world, id, &[99, 98]).await);
        let there = || {
            world
                .app
                .db
                .read(move |tx| Ok::<_, store::Error>((attendance::of_session(tx, id)?, seat::all(tx, id)?)))
        };
        let fields = |name, key| [("name", name), ("language", "en"), ("pass", key)];
        // the laptop came in with the code, and sat down, before its link was opened on the phone
        let mut laptop = come(&world, &path, "Ana", &[]).await;
        let _ben = come(&world, &path, "Ben", &[]).await;
        let mut host = world.signed_in(Role::Moderator).await;
        host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "running")]).await.is(303);
        let tables = format!("{room}/tables");
        host.submit(&tables, &tables, &[("tables", "2"), ("round", "next")]).await.is(303);
        let note = |text, client| [("text", text), ("client", client), ("kind", "idea"), ("language", "en")];
        laptop.submit(&room, &format!("{path}/notes"), &note("From the laptop", "l1")).await.is(303);
        let door = format!("{room}?pass={}", keys[0]);
        let (mut phone, presence) = (world.browser(), format!("{room}/presence"));
        phone.submit(&door, &presence, &fields("Ana", keys[0].as_str())).await.is(303);
        phone.submit(&room, &format!("{path}/notes"), &note("From the phone", "p1")).await.is(303);
        assert_eq!(there().await.expect("read").0.len(), 3, "nobody can know yet");
        let token = laptop.guest_token();
        laptop
            .post(&presence, &[&[("token", token.as_str())], &fields("Ana", keys[0].as_str())[..]].concat())
            .await
            .is(303);
        let (people, seats) = there().await.expect("read");
        assert_eq!((people.len(), seats.len()), (2, 2), "{people:?} {seats:?}");
        for device in [&mut laptop, &mut phone] {
            device.get(&room).await.is(200).says("From the phone");
            device.get(&format!("{path}/notes")).await.is(200).says("From the laptop").says("From the phone");
            device.get("/en/notes").await.is(200).says("From the laptop").says("From the phone");
        }
        // each may take back what was written on the other
        let notes = world.app.db.read(move |tx| note::of_session(tx, id)).await.expect("read");
        for (device, text) in [(&mut laptop, "From the phone"), (&mut phone, "From the laptop")] {
            let one = notes.iter().find(|one| one.note.text == text).expect(text);
            let own = format!("{path}/notes/{}", ids::to_text(one.note.id));
            device.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        }
        // somebody else who opens their link on the phone takes nobody's place
        let token = phone.guest_token();
        phone
            .post(&presence, &[&[("token", token.as_str())], &fields("Chloé", keys[1].as_str())[..]].concat())
            .await
            .is(303);
        phone.get(&room).await.is(200).says("You are in, too.");
        let people = there().await.expect("read").0;
        let seen: Vec<_> = people.iter().map(|one| (one.name.as_str(), one.registration_id)).collect();
        assert_eq!(people.len(), 3, "{seen:?}");
        assert!(seen.contains(&("Ana", Some(99))) && seen.contains(&("Chloé", Some(98))), "{seen:?}");
        // leaving on one is leaving
        laptop.submit(&room, &format!("{room}/departure"), &[]).await.is(303);
        phone.get(&room).await.is(200).says("Come in");
    })
    .await;
}

#[tokio::test]
async fn whoever_opens_their_link_on_a_device_of_somebody_else_is_asked_whose_it_is() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let (room, keys) = (format!("{path}/room"), registered(&world, id, &[99, 98]).await);
        let door = |number: usize| format!("{room}?pass={}", keys[number]);
        let presence = format!("{room}/presence");
        // who came in with the code opens the link: the same person, who may say so
        let mut tablet = come(&world, &path, "Ana", &[]).await;
        tablet.get(&room).await.is(200).says("You are in. We begin soon.");
        let asked = tablet.get(&door(0)).await;
        asked.is(200).says("On this device, Ana came in. Who are you?").says("I am Ana");
        let known = known(&asked.text);
        let fields = |name, number: usize, who| {
            let key = keys[number].as_str();
            [("name", name), ("language", "en"), ("pass", key), ("known", known.as_str()), ("who", who)]
        };
        tablet.submit(&door(0), &presence, &fields("Ana", 0, "")).await.is(422).says("I am Ana");
        tablet.submit(&door(0), &presence, &fields("Ana", 0, "same")).await.is(303);
        assert_eq!(there(&world, id).await, [("Ana".to_owned(), Some(99), true)]);
        tablet.get(&door(0)).await.is(200).says("You are in. We begin soon.");
        // somebody else: they choose whose the device is, and it counts once however often it is sent
        let asked = tablet.get(&door(1)).await;
        asked.is(200).says("Who are you?").says("Ana goes on writing on this device");
        assert!(!asked.text.contains("I am Ana"), "their registrations differ");
        for _ in 0..2 {
            let token = tablet.guest_token();
            let more = fields("Ben", 1, "other");
            tablet.post(&presence, &[&[("token", token.as_str())], &more[..]].concat()).await.is(303);
        }
        let both = [("Ana".to_owned(), Some(99), true), ("Ben".to_owned(), Some(98), true)];
        assert_eq!(there(&world, id).await, both);
        tablet.get(&door(1)).await.is(200).says("You are in. We begin soon.");
        tablet.submit(&room, &format!("{room}/departure"), &[]).await.is(303);
        let mut left = both.clone();
        left[1].2 = false;
        assert_eq!(there(&world, id).await, left, "Ben left, not Ana");
        // and back again, by the link of the first
        tablet.submit(&door(0), &presence, &fields("Ana", 0, "other")).await.is(303);
        tablet.submit(&room, &format!("{room}/departure"), &[]).await.is(303);
        assert!(there(&world, id).await.iter().all(|one| !one.2));
    })
    .await;
}

#[tokio::test]
async fn who_comes_with_the_device_of_somebody_who_left_takes_nobodys_place() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let (room, keys) = (format!("{path}/room"), registered(&world, id, &[99]).await);
        let (presence, departure) = (format!("{room}/presence"), format!("{room}/departure"));
        let mut tablet = come(&world, &path, "Ana", &[]).await;
        let note = [("text", "Ana’s own"), ("client", "a1"), ("kind", "idea"), ("language", "en")];
        let mut host = world.signed_in(Role::Moderator).await;
        host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "running")]).await.is(303);
        tablet.submit(&room, &format!("{path}/notes"), &note).await.is(303);
        tablet.submit(&room, &departure, &[]).await.is(303);
        // with the code, as somebody else
        let asked = tablet.get(&room).await;
        asked.is(200).says("I am Ana").says("Somebody else").says("Code of the session");
        let known = known(&asked.text);
        let fields = [("name", "Ben"), ("language", "en"), ("known", known.as_str()), ("who", "other")];
        tablet.submit(&room, &presence, &fields).await.is(422).says("This is not the code");
        let fields = [&fields[..], &[("code", "door")]].concat();
        tablet.submit(&room, &presence, &fields).await.is(303);
        let both = [("Ana".to_owned(), None, false), ("Ben".to_owned(), None, true)];
        assert_eq!(there(&world, id).await, both);
        for own in [format!("{path}/notes"), "/en/notes".to_owned(), "/en/me".to_owned()] {
            let page = tablet.get(&own).await;
            assert!(!page.is(200).text.contains("Ana’s own"), "notes stay whose they are: {own}");
        }
        // with a link, on the device that passed on already
        tablet.submit(&room, &departure, &[]).await.is(303);
        let door = format!("{room}?pass={}", keys[0]);
        let known = self::known(&tablet.get(&door).await.is(200).says("I am Ben").text);
        let fields =
            [("name", "Chloé"), ("language", "en"), ("pass", &keys[0]), ("known", &known), ("who", "other")];
        tablet.submit(&door, &presence, &fields).await.is(303);
        let all = [both[0].clone(), ("Ben".to_owned(), None, false), ("Chloé".to_owned(), Some(99), true)];
        assert_eq!(there(&world, id).await, all);
        tablet.submit(&room, &departure, &[]).await.is(303);
        // who says nothing of it, and comes with the code, is who was there last
        let token = tablet.guest_token();
        let fields = [("token", token.as_str()), ("name", "Chloé"), ("language", "en"), ("code", "door")];
        tablet.post(&presence, &fields).await.is(303);
        assert_eq!(there(&world, id).await, all);
    })
    .await;
}

#[tokio::test]
async fn what_was_noted_on_a_device_before_it_passed_on_is_not_the_next_one_s() {
    on_both(async |world| {
        let (earlier, first) = session(&world, "").await;
        let (id, path) = session(&world, "").await;
        let mut host = world.signed_in(Role::Moderator).await;
        for path in [&first, &path] {
            let desk = format!("{path}/room/desk");
            host.submit(&desk, &format!("{path}/room/stage"), &[("stage", "running")]).await.is(303);
        }
        let keys = registered(&world, id, &[99, 98]).await;
        let (room, presence) = (format!("{path}/room"), format!("{path}/room/presence"));
        let note = |text, client| [("text", text), ("client", client), ("kind", "idea"), ("language", "en")];
        // Ana has been to another session with her tablet, and is in this one
        let mut tablet = come(&world, &first, "Ana", &[]).await;
        tablet
            .submit(&format!("{first}/room"), &format!("{first}/notes"), &note("Ana then", "a0"))
            .await
            .is(303);
        let fields =
            |name, number: usize| vec![("name", name), ("language", "en"), ("pass", keys[number].as_str())];
        let door = |number: usize| format!("{room}?pass={}", keys[number]);
        tablet.submit(&door(0), &presence, &fields("Ana", 0)).await.is(303);
        tablet.submit(&room, &format!("{path}/notes"), &note("Ana now", "a1")).await.is(303);
        tablet.get("/en/notes").await.is(200).says("Ana then").says("Ana now");
        // she hands it to Ben
        world.clock.advance(60_000);
        let pass = async |tablet: &mut Browser<'_>, name, number| {
            let known = known(&tablet.get(&door(number)).await.is(200).text);
            let whose = [("known", known.as_str()), ("who", "other")];
            tablet
                .submit(&door(number), &presence, &[&fields(name, number)[..], &whose].concat())
                .await
                .is(303);
        };
        pass(&mut tablet, "Ben", 1).await;
        tablet.submit(&room, &format!("{path}/notes"), &note("Ben now", "b1")).await.is(303);
        for page in ["/en/notes", "/en/me"] {
            let page = tablet.get(page).await;
            page.is(200).says("Ben now");
            assert!(!page.text.contains("Ana then") && !page.text.contains("Ana now"), "{}", page.text);
        }
        // and gets it back
        world.clock.advance(60_000);
        pass(&mut tablet, "Ana", 0).await;
        let page = tablet.get("/en/notes").await;
        assert!(!page.is(200).says("Ana then").says("Ana now").text.contains("Ben now"), "{}", page.text);
        // Ben has it once more, and has all that is kept of him removed: hers stays, and he is not shown it now
        world.clock.advance(60_000);
        pass(&mut tablet, "Ben", 1).await;
        let guest = tablet.cookies.clone();
        tablet.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        tablet.cookies = guest;
        tablet.get("/en/notes").await.is(200);
        let read = move |tx: &mut store::Tx<'_>| {
            let text = |all: Vec<note::Noted>| all.into_iter().map(|one| one.note.text).collect::<Vec<_>>();
            Ok::<_, store::Error>([text(note::of_session(tx, earlier)?), text(note::of_session(tx, id)?)])
        };
        assert_eq!(world.app.db.read(read).await.expect("read"), [["Ana then"], ["Ana now"]]);
        let page = tablet.get("/en/notes").await;
        assert!(!page.text.contains("Ana then") && !page.text.contains("Ana now"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn many_devices_at_one_moment_are_one_person_each_with_one_seat() {
    on_both(async |world| {
        let (id, path) = session(&world, "").await;
        let (room, keys) = (format!("{path}/room"), registered(&world, id, &[99, 98, 97, 96]).await);
        let presence = format!("{room}/presence");
        let mut host = world.signed_in(Role::Moderator).await;
        for name in ["Ana", "Ben", "Chloé", "Dan"] {
            come(&world, &path, name, &[]).await;
        }
        host.submit(&format!("{room}/desk"), &format!("{room}/stage"), &[("stage", "running")]).await.is(303);
        let tables = format!("{room}/tables");
        host.submit(&tables, &tables, &[("tables", "2"), ("round", "next")]).await.is(303);
        // four registrants, each on four devices, press at the same moment, and one of each device twice
        let mut devices = Vec::new();
        for key in &keys {
            for _ in 0..4 {
                let mut device = world.browser();
                device.get(&format!("{room}?pass={key}")).await.is(200);
                let mut again = world.browser();
                again.cookies.clone_from(&device.cookies);
                devices.extend([(device, key.as_str()), (again, key.as_str())]);
            }
        }
        let answers = join_all(devices.into_iter().map(|(device, key)| press(device, &presence, key))).await;
        assert!(answers.iter().all(|(status, _)| *status == 303), "nobody sees that it was close");
        let people = there(&world, id).await;
        assert_eq!(people.len(), 4 + 4, "once each: {people:?}");
        let seats = world.app.db.read(move |tx| seat::all(tx, id)).await.expect("read");
        let seated: BTreeSet<i64> = seats.iter().map(|seat| seat.attendance_id).collect();
        assert_eq!((seats.len(), seated.len()), (8, 8), "one seat each, and nobody stands: {seats:?}");
        for (_, mut device) in answers {
            device.get(&room).await.is(200).says("round 1");
        }
    })
    .await;
}

/// Comes in by a link on a device; how that was answered.
async fn press<'w>(mut device: Browser<'w>, presence: &str, key: &str) -> (u16, Browser<'w>) {
    let token = device.guest_token();
    let fields = [("token", token.as_str()), ("name", "Eve"), ("language", "en"), ("pass", key)];
    (device.post(presence, &fields).await.status.as_u16(), device)
}

/// Which somebody is known as, as the door asks about them.
fn known(page: &str) -> String {
    let after = page.split("name=\"known\" value=\"").nth(1).expect("a question");
    after.split('"').next().expect("an id").to_owned()
}

/// Who is or was there: what they are called, by which registration, and whether they are there still.
async fn there(world: &World, id: i64) -> Vec<(String, Option<i64>, bool)> {
    let all = world.app.db.read(move |tx| attendance::of_session(tx, id)).await.expect("read");
    all.into_iter().map(|one| (one.name, one.registration_id, one.gone.is_none())).collect()
}

/// Registrations of as many people; what their links end in.
async fn registered(world: &World, id: i64, numbers: &[i64]) -> Vec<String> {
    let mut keys = Vec::new();
    for &number in numbers {
        let registrant_id = world.app.ids.next();
        let write = move |tx: &mut store::Tx<'_>| {
            let email = format!("r{number}@example.org");
            let somebody = store::registrant::Registrant { email, ..registrant(registrant_id) };
            store::registrant::insert(tx, &somebody)?;
            let one = store::registration::Registration { id: number, ..registration(id, registrant_id) };
            store::registration::insert(tx, &one)
        };
        world.app.db.write(write).await.expect("registered");
        keys.push(perron::registration::key(&world.app, registrant_id));
    }
    keys
}
