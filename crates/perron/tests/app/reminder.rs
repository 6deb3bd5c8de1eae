//! Reminders of sessions, and news of later ones: once, and in one letter.

use perron::registration::hourly;

use crate::pledge::mails;
use crate::registration::{act, asks, confirmed, link, register, typed};
use crate::series::{host, plan_series, press};
use crate::session::{add_session, in_november, stored};
use crate::world::{World, on_both};

const DAY: i64 = 24 * 3_600_000;

async fn hour(world: &World) -> (i64, i64) {
    let done = hourly::run(world.app.clone()).await.unwrap();
    (done["reminded"].as_i64().unwrap(), done["offered"].as_i64().unwrap())
}

#[tokio::test]
async fn reminders_come_once_and_together() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        for (day, title) in [(24, "Housing"), (25, "Schools"), (28, "Health")] {
            add_session(&mut host, &series, &in_november(day, title)).await;
        }
        press(&mut host, &series, "publication").await;
        confirmed(&world, &series, "marie@example.org").await;
        register(&world, &series, "never@example.org").await;
        let start = in_november_at(24);
        world.clock.set(start - DAY - 1);
        assert_eq!(hour(&world).await.0, 0);
        world.clock.set(start - DAY + 3_600_000);
        let count = mails(&world).await.len();
        assert_eq!(hour(&world).await.0, 1);
        let letter = mails(&world).await.remove(0);
        assert_eq!((mails(&world).await.len(), letter.recipient.as_str()), (count + 1, "marie@example.org"));
        assert_eq!(letter.subject, "Your 2 sessions begin soon");
        assert!(letter.text.contains("Schools") && !letter.text.contains("Health"), "{}", letter.text);
        assert!(letter.text.contains("https://call.example/room"), "the call is out by now: {}", letter.text);
        assert_eq!(hour(&world).await.0, 0, "once");
        world.clock.set(start + 3 * DAY + 3_600_000);
        assert_eq!(hour(&world).await.0, 1, "the one that was not named yet");
    })
    .await;
}

/// One o'clock in Toronto on a day of November 2026.
fn in_november_at(day: i64) -> i64 {
    1_795_543_200_000 + (day - 24) * DAY
}

#[tokio::test]
async fn a_later_session_is_offered_to_those_who_wish_it() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        add_session(&mut host, &series, &in_november(24, "Housing")).await;
        press(&mut host, &series, "publication").await;
        for (email, offers) in [("wishes@example.org", "yes"), ("not@example.org", "")] {
            asks(&world, &series, &typed(email, &[("offers", offers)])).await.is(303);
            let own = link(&world).await;
            world.browser().submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        }
        let own =
            mails(&world).await.into_iter().find(|mail| mail.recipient == "wishes@example.org").unwrap();
        let own = own.text.lines().find(|line| line.contains("/registrations/")).unwrap().to_owned();
        let own = own[own.find("/en/").unwrap()..].to_owned();
        assert_eq!(hour(&world).await.1, 0, "what was there when they registered is no news");
        world.clock.advance(DAY);
        let one = add_session(&mut host, &series, &in_november(25, "Schools")).await;
        add_session(&mut host, &series, &in_november(26, "Health")).await;
        press(&mut host, &series, "publication").await;
        let count = mails(&world).await.len();
        assert_eq!(hour(&world).await.1, 0, "a house that does not say who it is writes no news");
        let flags = [
            ("convener", "Three Steps"),
            ("postal-address", "1 Main Street, Montréal"),
            ("contact", "steps@example.org"),
        ];
        let house = World::with(world.app.db.clone(), &flags).await;
        house.clock.set(world.app.clock.now());
        assert_eq!(hour(&house).await.1, 1);
        let letter = mails(&world).await.remove(0);
        assert_eq!((mails(&world).await.len(), letter.recipient.as_str()), (count + 1, "wishes@example.org"));
        assert_eq!(letter.subject, "2 sessions were added");
        assert_eq!(hour(&house).await.1, 0, "once");
        // one press takes a seat; another ends such letters
        let mut guest = world.browser();
        guest.get(&own).await.says("Other sessions of the same series").says("Schools");
        act(&mut guest, &own, &one, "take").await;
        assert_eq!(stored(&world, &one).await.taken, 1);
        let quiet = letter.text.lines().find(|line| line.contains("/registrations/offers/")).unwrap();
        let quiet = quiet[quiet.find("/en/").unwrap()..].to_owned();
        world.browser().get(&quiet).await.is(200).says("One press");
        world.browser().post(&quiet, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("no more");
        world.clock.advance(DAY);
        let late = add_session(&mut host, &series, &in_november(27, "Late")).await;
        press(&mut host, &late, "publication").await;
        house.clock.set(world.app.clock.now());
        assert_eq!(hour(&house).await.1, 0);
    })
    .await;
}
