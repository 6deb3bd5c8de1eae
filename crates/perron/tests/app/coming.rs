//! Who is coming to a session, and who is missing.

use store::community::{Kind, Speaks};
use store::holding::{self, Holding};
use store::membership::Role as Tie;
use store::person::Role;
use store::registrant::{Registrant, Said};
use store::registration::{Registration, Rsvp, State};
use store::residence::{PostalArea, Residence};
use store::series::Origin;
use store::session::{Call, Mode, Session};
use store::{Bilingual, Clock, Language, ids, registrant, registration, session};

use crate::world::{NOON, World, on_both};

/// An open session that a community holds.
async fn held_session(world: &World, community_id: i64) -> i64 {
    let id = world.app.ids.next();
    let session = Session {
        id,
        title: Bilingual { en: "Homes we share".to_owned(), fr: "Se loger ensemble".to_owned() },
        about: Bilingual::default(),
        levers: Vec::new(),
        starts: NOON + 86_400_000,
        minutes: 60,
        zone: "America/Toronto".to_owned(),
        mode: Mode::Online,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: Some(3_506_008),
        call: Call::default(),
        release: NOON,
        capacity: Some(100),
        taken: 0,
        speaks: Speaks::Both,
        speaks_also: String::new(),
        code: String::new(),
        sequence: 0,
        state: session::State::Open,
        published: Some(NOON),
        origin: Origin::Own,
        made: NOON,
        made_by: None,
    };
    let holding = Holding {
        kind: holding::Kind::Session,
        thing_id: id,
        community_id,
        agreed: Some(NOON),
        made: NOON,
        made_by: None,
    };
    let write = move |tx: &mut store::Tx| {
        session::insert(tx, &session)?;
        holding::put(tx, &holding)
    };
    world.app.db.write(write).await.expect("a session");
    id
}

/// So many people of a postal area register; those with an account by its id.
async fn come(world: &World, session_id: i64, area: &str, holders: Vec<Option<i64>>) {
    let area = PostalArea::parse(area).expect("an area").0;
    for person in holders {
        let id = world.app.ids.next();
        let registrant = Registrant {
            id,
            holder: person.map(|person| format!("p{person}")),
            said: Said {
                name: "Robin".to_owned(),
                language: Language::English,
                zone: "America/Toronto".to_owned(),
                residence: Residence::PostalArea(area),
                wants_offers: false,
            },
            email: format!("r{id}@example.org"),
            confirmed: Some(NOON),
            offered: 0,
            mails: 0,
            mails_since: 0,
            origin: Origin::Own,
            made: NOON,
        };
        let one = Registration {
            session_id,
            id: world.app.ids.next(),
            registrant_id: id,
            state: State::Held,
            rsvp: Rsvp::Yes,
            sequence: 0,
            waiting_since: None,
            reminded: None,
            made: world.clock.now(),
            changed: world.clock.now(),
        };
        let write = move |tx: &mut store::Tx| {
            registrant::insert(tx, &registrant)?;
            registration::insert(tx, &one)
        };
        world.app.db.write(write).await.expect("registered");
    }
}

#[tokio::test]
async fn whoever_runs_a_session_sees_who_is_missing() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let id = held_session(&world, table).await;
        let page = format!("/en/sessions/{}/coming", ids::to_text(id));
        let mut facilitator = world.belonging(Role::Member, table, Tie::Facilitator).await;
        facilitator
            .get(&page)
            .await
            .is(200)
            .says("Who is coming")
            .says("0 of 100 seats")
            .says("Bring the numbers");
        world.belonging(Role::Member, table, Tie::Member).await.get(&page).await.is(403);
        world.browser().get(&page).await.is(303); // to sign in

        come(&world, id, "K1A", vec![None; 15]).await;
        come(&world, id, "K2P", vec![None; 12]).await;
        come(&world, id, "K1N", vec![None; 3]).await;
        let seen = facilitator.get(&page).await;
        seen.is(200).says("30 of 100 seats").says("Postal areas in Ontario").says("<dt>K1A</dt><dd>15</dd>");
        seen.says("<dt>K1N</dt><dd>fewer than 10, not shown</dd>");
        assert!(!seen.text.contains("<dd>3</dd>"), "three are not told");

        let numbers = "/en/places/3506008/population";
        let list = [
            ("parts", "area\tpeople\nK1A 10,000\nK2P\t10,000\nK1N 5 000\nK1V 20,000"),
            ("source", "A census"),
        ];
        facilitator.submit(numbers, numbers, &list).await.is(303);
        facilitator.get(numbers).await.is(200).says("<dt>K1V</dt><dd>20,000</dd>").says("A census");
        let seen = facilitator.get(&page).await;
        seen.is(200).says("<b>K1V</b> · nobody yet, where about 13 would").says("Ottawa (A census)");
        let missing = seen.text.split_once("Invite next").expect("a list").1;
        assert!(!missing.contains("<b>K1N</b>"), "fewer than ten of about three: nobody knows");
        let french = page.replace("/en/", "/fr/");
        facilitator.get(&french).await.is(200).says("Qui manque").says("personne encore");
    })
    .await;
}

#[tokio::test]
async fn numbers_are_taken_whole_or_refused() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut facilitator = world.belonging(Role::Member, table, Tie::Facilitator).await;
        let page = "/en/places/3506008/population";
        for (list, said) in [
            ("K1A 5\nH2X 6", "Line 2 is not a postal area of this province"),
            ("K1A 5\nk1a 7", "Line 2 names what an earlier line named"),
            ("K1A 5\nK2P lots", "Line 2 does not end with a number"),
            ("K1A 5\nSpringfield 7", "Line 2 does not begin with a postal area"),
        ] {
            let refused = facilitator.submit(page, page, &[("parts", list), ("source", "A census")]).await;
            refused.is(422).says(said).says(list.lines().last().expect("a line"));
        }
        facilitator.submit(page, page, &[("parts", "K1A 5")]).await.is(422);
        facilitator.submit(page, page, &[("parts", "K1A 5"), ("source", "A census")]).await.is(303);
        facilitator.get(page).await.says("A census");
        facilitator.submit(page, page, &[("parts", "")]).await.is(303);
        assert!(!facilitator.get(page).await.text.contains("A census"));
        world.belonging(Role::Member, table, Tie::Member).await.get(page).await.is(403);
        facilitator.get("/en/places/3599999/population").await.is(404);
        // for the country, provinces
        let canada = "/en/places/1/population";
        let list = [("parts", "Ontario 14,223,942\nQuébec 8 501 833"), ("source", "A census")];
        facilitator.submit(canada, canada, &list).await.is(303);
        facilitator.get(canada).await.says("<dt>Ontario</dt><dd>14,223,942</dd>");
    })
    .await;
}

#[tokio::test]
async fn what_ten_say_of_themselves_is_counted_and_stands_still() {
    for db in store::testing::databases().await {
        let folder = tempfile::tempdir().unwrap();
        let world = World::with(db, &[("data", folder.path().to_str().unwrap())]).await;
        let table = world.community(Kind::RoundTable).await;
        let id = held_session(&world, table).await;
        let page = format!("/en/sessions/{}/coming", ids::to_text(id));
        let mut facilitator = world.belonging(Role::Member, table, Tie::Facilitator).await;
        let mut people = Vec::new();
        for number in 0..12 {
            let person = world.app.ids.next();
            let answer = if number < 11 { ("age", "fifteen") } else { ("age", "sixty-five") };
            let sheet = "/en/me/self-identification";
            world.signed_in_as(person, Role::Member).await.submit(sheet, sheet, &[answer]).await.is(303);
            people.push(Some(person));
        }
        come(&world, id, "K1A", people[..9].to_vec()).await;
        facilitator.get(&page).await.is(200).says("Shown once ten of those who come");
        come(&world, id, "K1A", people[9..].to_vec()).await;
        world.clock.advance(60_000);
        let seen = facilitator.get(&page).await;
        seen.is(200).says("<dd>10 or more</dd>").says("Perhaps missing");
        assert_eq!(seen.text.matches(" or more</dd>").count(), 1, "what one said is not told");
        // nine more: nothing moves, whoever they are
        come(&world, id, "K1A", vec![None; 9]).await;
        let before = seen
            .text
            .split_once("of themselves")
            .unwrap()
            .1
            .split_once("Who is missing")
            .unwrap()
            .0
            .to_owned();
        assert!(facilitator.get(&page).await.text.contains(&before));
    }
}
