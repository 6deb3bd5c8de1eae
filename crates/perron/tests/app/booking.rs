//! Bookings: no time is given twice, whoever comes at once; the link that confirms, shows how one gets in and gives back;
//! runs of bookings; what the rules refuse.

use futures_util::future::join_all;
use store::booking::{self, State};
use store::ids;
use store::person::Role;

use crate::pledge::mails;
use crate::space::{ready, rule, with};
use crate::world::{NOON, World, on_both};

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Tuesday, 20 October 2026, 1 p.m. to 3 p.m. by the clock of the hall.
const BOOKING: &[(&str, &str)] = &[
    ("on-day", "20"),
    ("on-month", "10"),
    ("on-year", "2026"),
    ("from", "13:00"),
    ("until", "15:00"),
    ("title", "Sewing circle"),
    ("repeat", "no"),
    ("name", "Marie"),
    ("email", "marie@example.org"),
];
const ONE: i64 = 1_792_515_600_000;

/// The path of the link in the newest mail to an address.
async fn link(world: &World, email: &str) -> String {
    let mail = mails(world).await.into_iter().find(|mail| mail.recipient == email).expect("a mail");
    let line = mail.text.lines().find(|line| line.contains("/bookings/")).expect("a link").to_owned();
    let at = line.find("/en/bookings/").or_else(|| line.find("/fr/bookings/")).expect("a path");
    line[at..].trim().to_owned()
}

/// What is booked from the beginning of the tests on.
async fn held(world: &World, path: &str) -> Vec<(i64, i64)> {
    let id = ids::from_text(path.rsplit('/').next().unwrap()).unwrap();
    let now = world.app.clock.now();
    let read = world.app.db.read(move |tx| booking::between(tx, id, (NOON, NOON + 400 * DAY), now));
    let all = read.await.unwrap();
    all.iter().filter(|one| one.state == State::Held).map(|one| (one.starts, one.ends)).collect()
}

/// A space that somebody booked, with words of their own.
pub fn booked_by(
    tx: &mut store::Tx<'_>,
    ids: &store::Ids,
    community_id: i64,
    person_id: i64,
    to: &str,
) -> store::Result<()> {
    let sample = perron::space::blank(ids.next(), NOON, None);
    let (space_id, id) = (sample.id, ids.next());
    store::space::insert(tx, &sample)?;
    let held = store::holding::Holding {
        kind: store::holding::Kind::Space,
        thing_id: space_id,
        community_id,
        agreed: Some(NOON),
        made: NOON,
        made_by: Some(person_id),
    };
    store::holding::put(tx, &held)?;
    let one = booking::Booking {
        space_id,
        id,
        run_id: id,
        starts: NOON,
        ends: NOON + 1,
        title: "zwxq sewing".to_owned(),
        is_loud: false,
        name: "Zwxq Books".to_owned(),
        email: to.to_owned(),
        language: store::Language::English,
        holder: Some(format!("p{person_id}")),
        state: State::Held,
        kept: NOON,
        sequence: 0,
        reason: String::new(),
        made: NOON,
        changed: NOON,
    };
    booking::insert(tx, &one)
}

#[tokio::test]
async fn of_a_hundred_who_want_the_same_room_at_once_one_gets_it() {
    on_both(async |world| {
        let (_, community, path) = ready(&world).await;
        let mut browsers = Vec::new();
        for n in 0..100 {
            let (role, id) = (store::membership::Role::Member, world.app.ids.next());
            let mut browser = world.signed_in_as(id, Role::Member).await;
            world.belongs(id, community, role).await;
            let token = browser.get(&format!("{path}/bookings/new")).await.token();
            // half of them want a later hour that overlaps
            let from = if n % 2 == 0 { "13:00" } else { "14:30" };
            browsers.push((browser, token, format!("{id}@example.org"), from));
        }
        let asks = browsers.iter_mut().map(|(browser, token, email, from)| {
            let until = if *from == "13:00" { "15:00" } else { "16:30" };
            let fields =
                with(BOOKING, &[("token", token), ("email", email), ("from", from), ("until", until)]);
            let action = format!("{path}/bookings");
            async move { browser.post(&action, &fields).await.status.as_u16() }
        });
        let answers = join_all(asks).await;
        assert_eq!(answers.iter().filter(|status| **status == 303).count(), 1, "{answers:?}");
        assert_eq!(answers.iter().filter(|status| **status == 422).count(), 99, "{answers:?}");
        assert_eq!(held(&world, &path).await.len(), 1);
        assert_eq!(mails(&world).await.len(), 1, "one letter, to whoever has it");
    })
    .await;
}

#[tokio::test]
async fn a_guest_confirms_gets_in_and_gives_back() {
    on_both(async |world| {
        let (mut host, _, path) = ready(&world).await;
        let (form, action) = (format!("{path}/bookings/new"), format!("{path}/bookings"));
        let week = format!("{path}?week=2026-10-20");
        let mut marie = world.browser();
        let sent = marie.submit(&form, &action, BOOKING).await;
        sent.is(303);
        marie.get(sent.location()).await.is(200).says("for 2 hours");
        // the time is kept meanwhile, and nobody sees for what
        let kept = world.browser().get(&week).await;
        kept.says("kept for somebody who still has to confirm");
        assert!(!kept.text.contains("Sewing"));
        let mut paul = world.browser();
        let taken = with(BOOKING, &[("email", "paul@example.org"), ("from", "14:59"), ("until", "16:00")]);
        paul.submit(&form, &action, &taken)
            .await
            .is(422)
            .says("Somebody has 2:59\u{a0}p.m. to 4:00\u{a0}p.m., or part of it");

        let own = link(&world, "marie@example.org").await;
        let letter = mails(&world).await.remove(0);
        assert!(!letter.text.contains("Sewing") && !letter.text.contains("Marie"), "no words of a stranger");
        world.browser().get(&own).await.is(200).says("Press the button");
        world.browser().get(&own.replace('-', "-0")).await.is(404);
        assert!(held(&world, &path).await.is_empty(), "looking confirms nothing");
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        assert_eq!(held(&world, &path).await, [(ONE, ONE + 2 * HOUR)]);
        let entry = mails(&world).await.remove(0).calendar;
        assert!(
            entry.contains("METHOD:REQUEST")
                && entry.contains("DTSTART;TZID=America/Toronto:20261020T130000"),
            "{entry}"
        );
        world
            .browser()
            .get(&week)
            .await
            .says("<b>Sewing circle</b>")
            .says("9:00\u{a0}a.m. to 1:00\u{a0}p.m.");
        let feed = world.browser().get(&format!("{path}/calendar.ics")).await;
        feed.is(200).says("METHOD:PUBLISH").says("Sewing circle: Mill Street hall");
        assert!(!feed.text.contains("marie") && !feed.text.contains("Zwxq"));

        // how one gets in: to them alone, and from a day before
        let early = marie.get(&own).await;
        early.says("shown here from a day before");
        assert!(!early.text.contains("Zwxq"));
        world.clock.set(ONE - DAY);
        marie.get(&own).await.says("Zwxq the code is 4711.");
        assert!(!world.browser().get(&path).await.text.contains("Zwxq"));
        host.get(&format!("{path}/bookings")).await.is(200).says("Marie").says("marie@example.org");

        marie.submit(&own, &format!("{own}/cancellation"), &[("booking", "all")]).await.is(303);
        assert!(held(&world, &path).await.is_empty());
        assert!(!marie.get(&own).await.text.contains("Zwxq"));
        assert!(mails(&world).await.remove(0).calendar.contains("METHOD:CANCEL"));
        paul.submit(&form, &action, &with(BOOKING, &[("email", "paul@example.org")])).await.is(303);
        // it was never confirmed: the time is free again, and too late for the link
        world.clock.advance(2 * HOUR + 1);
        let marie_again = marie.submit(&form, &action, BOOKING).await;
        marie_again.is(303);
        let late = link(&world, "paul@example.org").await;
        paul.get(&late).await.says("was not confirmed soon enough");
        let token = paul.guest_token();
        paul.post(&format!("{late}/confirmation"), &[("token", &token)]).await.is(303);
        assert!(held(&world, &path).await.is_empty(), "the time is Marie's to confirm now");
        paul.get(&late).await.says("Somebody else has the time by now");
    })
    .await;
}

#[tokio::test]
async fn a_run_is_booked_whole_or_without_what_is_taken() {
    on_both(async |world| {
        let (_, community, path) = ready(&world).await;
        let (form, action) = (format!("{path}/bookings/new"), format!("{path}/bookings"));
        let id = world.app.ids.next();
        let mut marie = world.signed_in_as(id, Role::Member).await;
        world.belongs(id, community, store::membership::Role::Member).await;
        let email = format!("{id}@example.org");
        let third = with(BOOKING, &[("email", &email), ("on-day", "3"), ("on-month", "11")]);
        marie.submit(&form, &action, &third).await.is(303);
        let weekly = with(BOOKING, &[("email", &email), ("repeat", "week"), ("times", "4")]);
        let refused = marie.submit(&form, &action, &weekly).await;
        refused
            .is(422)
            .says("One of these times is not to be had")
            .says("3\u{a0}November 2026, 1:00\u{a0}p.m.: taken");
        assert_eq!(held(&world, &path).await.len(), 1, "nothing was booked by halves");
        let own = marie.submit(&form, &action, &with(&weekly, &[("skip", "yes")])).await;
        own.is(303);
        let all = held(&world, &path).await;
        // one o'clock stays one o'clock when clocks go back on 1 November
        let week = 7 * DAY;
        let starts: Vec<i64> = all.iter().map(|(starts, _)| *starts).collect();
        assert_eq!(starts, [ONE, ONE + week, ONE + 2 * week + HOUR, ONE + 3 * week + HOUR]);
        let page = marie.get(own.location()).await;
        page.says("The times that were free are booked").says("Give all of them back");
        let one = page
            .text
            .split("name=\"booking\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let cancellation = format!("{}/cancellation", own.location());
        marie.submit(own.location(), &cancellation, &[("booking", &one)]).await.is(303);
        assert_eq!(held(&world, &path).await.len(), 3);
        marie.get(&path).await.says("What you booked");
    })
    .await;
}

#[tokio::test]
async fn what_the_rules_refuse_is_said_in_a_sentence() {
    let world = World::new().await;
    let (mut host, _, path) = ready(&world).await;
    let (form, action) = (format!("{path}/bookings/new"), format!("{path}/bookings"));
    let mut marie = world.browser();
    for (other, says) in [
        (&[("on-day", "14")][..], "That time has passed"),
        (&[("until", "18:00")], "at most 4 hours"),
        (&[("until", "12:00")], "It ends before it begins"),
        (&[("on-day", "25")], "closed on that day"),
        (&[("from", "8:00"), ("until", "9:30")], "open from 9:00\u{a0}a.m. to 9:00\u{a0}p.m."),
        (&[("on-month", "12"), ("on-day", "21")], "at most 60 days"),
        (
            &[("from", "19:00"), ("until", "20:30"), ("loud", "yes")],
            "quiet from 8:00\u{a0}p.m. to 10:00\u{a0}a.m.",
        ),
        (&[("on-day", "31"), ("on-month", "2")], "31 2 2026"),
        (&[("from", "")], "Say at what time"),
        (&[("title", "See https://example.org")], "without an address of the web"),
        (&[("email", "marie")], "marie"),
        (&[("repeat", "week"), ("times", "900")], "from 2 to 52"),
    ] {
        // somebody else each time: one browser may ask a few times a minute
        let page = world.browser().submit(&form, &action, &with(BOOKING, other)).await;
        page.is(422);
        assert!(page.text.to_lowercase().contains(&says.to_lowercase()), "{other:?}: {says}: {}", page.text);
    }
    // an address gets three letters at most before it answers
    for hour in ["9:00", "10:00", "11:00"] {
        let until = format!("{}:00", hour.split(':').next().unwrap().parse::<i64>().unwrap() + 1);
        marie.submit(&form, &action, &with(BOOKING, &[("from", hour), ("until", &until)])).await.is(303);
    }
    marie.submit(&form, &action, BOOKING).await.is(422).says("three requests that wait");
    rule(&mut host, &path, 2, &[("who", "members")]).await;
    world.browser().get(&form).await.is(200).says("Only members of the community");
    let other = with(BOOKING, &[("email", "else@example.org")]);
    let page = marie.post(&action, &with(&other, &[("token", &marie.guest_token())])).await;
    page.is(422).says("Only members of the community");
}

#[tokio::test]
async fn those_who_look_after_a_space_cancel_with_a_reason() {
    on_both(async |world| {
        let (mut host, _, path) = ready(&world).await;
        let (form, action) = (format!("{path}/bookings/new"), format!("{path}/bookings"));
        let mut marie = world.browser();
        marie.submit(&form, &action, BOOKING).await.is(303);
        let own = link(&world, "marie@example.org").await;
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        marie.get(&format!("{path}/bookings")).await.is(303);
        let page = host.get(&format!("{path}/bookings")).await;
        let at = page
            .text
            .split("/cancellation\"")
            .next()
            .unwrap()
            .rsplit("/bookings/")
            .next()
            .unwrap()
            .to_owned();
        let cancel = format!("{path}/bookings/{at}/cancellation");
        host.submit(&format!("{path}/bookings"), &cancel, &[("reason", "")]).await.is(422);
        host.submit(&format!("{path}/bookings"), &cancel, &[("reason", "The roof leaks.")]).await.is(303);
        let letter = mails(&world).await.remove(0);
        assert!(letter.text.contains("The roof leaks.") && letter.calendar.contains("METHOD:CANCEL"));
        marie.get(&own).await.says("The roof leaks.");
        assert!(held(&world, &path).await.is_empty());
        // a month later nothing leads to who booked
        world.clock.advance(60 * DAY);
        let now = world.app.clock.now();
        world.app.db.write(move |tx| booking::forget(tx, now - 30 * DAY)).await.unwrap();
        let id = ids::from_text(path.rsplit('/').next().unwrap()).unwrap();
        let run = ids::from_text(at.as_str()).unwrap();
        let one = world.app.db.read(move |tx| booking::by_id(tx, id, run)).await.unwrap().unwrap();
        assert_eq!((one.name.as_str(), one.email.as_str(), one.holder), ("", "", None));
    })
    .await;
}
