//! Who is there: the same person on each of their devices.

use store::person::Role;
use store::{attendance, ids, note, seat};

use crate::room::{come, registrant, registration, session};
use crate::world::on_both;

#[tokio::test]
async fn phone_and_laptop_of_one_registrant_have_one_seat_and_the_same_notes() {
    on_both(async |world| {
        let (id, path) = session(&world, "DOOR").await;
        let (room, mut keys) = (format!("{path}/room"), Vec::new());
        for number in [99, 98] {
            let registrant_id = world.app.ids.next();
            let write = move |tx: &mut store::Tx<'_>| {
                let email = format!("r{number}@example.org");
                store::registrant::insert(
                    tx,
                    &store::registrant::Registrant { email, ..registrant(registrant_id) },
                )?;
                let one = store::registration::Registration { id: number, ..registration(id, registrant_id) };
                store::registration::insert(tx, &one)
            };
            world.app.db.write(write).await.expect("registered");
            keys.push(perron::registration::key(&world.app, registrant_id));
        }
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
        phone.get(&room).await.is(200).says("The second person on this device is in");
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
