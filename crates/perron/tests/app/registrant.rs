//! Who is registered: nobody else learns it or changes it, and it is forgotten.

use perron::registration::register as wish;
use store::person::Role;
use store::registrant;

use crate::pledge::mails;
use crate::registration::{asks, confirmed, link, published, register, typed};
use crate::series::{host, plan_series, press};
use crate::session::{add_session, but, in_november, stored};
use crate::world::on_both;

const DAY: i64 = 24 * 3_600_000;

#[tokio::test]
async fn nobody_learns_who_is_registered_or_changes_it() {
    on_both(async |world| {
        let (_host, path) = published(&world, "30").await;
        let (mut marie, own) = confirmed(&world, &path, "marie@example.org").await;
        let count = mails(&world).await.len();
        // a stranger types her address and another name
        let strange = typed("Marie@Example.org", &[("name", "Somebody Else"), ("need", "childcare")]);
        let known = asks(&world, &path, &strange).await;
        let unknown = register(&world, &path, "new@example.org").await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        let letters = mails(&world).await;
        assert_eq!(letters.len(), count + 2);
        assert_eq!(letters[1].subject, "You are registered");
        assert!(!letters[1].text.contains("Somebody Else"), "no words of a stranger in a letter");
        let page = marie.get(&own).await;
        page.says("Marie, these are your sessions");
        assert!(!page.text.contains("Somebody Else"));
        // asking for the link says the same to everybody, and writes to those who are known
        for (email, letters) in [("marie@example.org", 1), ("nobody@example.org", 0), ("new@example.org", 0)]
        {
            let before = mails(&world).await.len();
            let mut guest = world.browser();
            let asked = guest
                .submit("/en/registrations/links/new", "/en/registrations/links", &[("email", email)])
                .await;
            assert_eq!((asked.status.as_u16(), asked.location()), (303, "/en/registrations/mail"));
            assert_eq!(mails(&world).await.len() - before, letters, "{email}");
        }
        // a mailbox is not flooded through us
        for _ in 0..9 {
            register(&world, &path, "new@example.org").await.is(303);
        }
        let to_new = mails(&world).await.into_iter().filter(|mail| mail.recipient == "new@example.org");
        assert_eq!(to_new.count(), 5);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_gives_the_seat_back_and_is_forgotten() {
    on_both(async |world| {
        let (_host, path) = published(&world, "1").await;
        let id = world.app.ids.next();
        let mut member = world.signed_in_as(id, Role::Member).await;
        let email = format!("{id}@example.org");
        let form = format!("{path}/registrations/new");
        member
            .submit(&form, &format!("{path}/registrations"), &typed(&email, &[("need", "captions")]))
            .await
            .is(303);
        let (mut waits, own) = confirmed(&world, &path, "waits@example.org").await;
        let kept = member.get("/en/me").await;
        kept.says("Sessions you are registered for").says("What you need to take part").says("captions");
        member.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        waits.get(&own).await.says("Your seat is kept");
        let gone = world.app.db.write(move |tx| registrant::by_email(tx, &email)).await.unwrap();
        assert_eq!(gone, None);
        assert_eq!(stored(&world, &path).await.taken, 1);
    })
    .await;
}

#[tokio::test]
async fn who_gets_several_seats_of_somebody_who_leaves_is_told_once() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        for (day, title) in [(25, "Schools"), (24, "Housing")] {
            let session = but(&in_november(day, title), &[("capacity", "1")]);
            add_session(&mut host, &series, &session).await;
        }
        press(&mut host, &series, "publication").await;
        let id = world.app.ids.next();
        let mut member = world.signed_in_as(id, Role::Member).await;
        let form = format!("{series}/registrations/new");
        let email = format!("{id}@example.org");
        member.submit(&form, &format!("{series}/registrations"), &typed(&email, &[])).await.is(303);
        confirmed(&world, &series, "waits@example.org").await;
        let before = mails(&world).await.len();
        member.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        let letters = mails(&world).await;
        let told: Vec<_> = letters.iter().filter(|one| one.subject.contains("yours")).collect();
        assert_eq!(told.len(), 1, "of {} letters, {before} before", letters.len());
        assert_eq!(told[0].recipient, "waits@example.org");
        assert_eq!(told[0].subject, "Seats in 2 sessions are yours");
        assert!(told[0].text.find("Housing") < told[0].text.find("Schools"), "{}", told[0].text);
        assert_eq!(told[0].calendar.matches("BEGIN:VEVENT").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_never_confirmed_is_forgotten() {
    on_both(async |world| {
        let (_host, path) = published(&world, "9").await;
        register(&world, &path, "never@example.org").await.is(303);
        let own = link(&world).await;
        confirmed(&world, &path, "comes@example.org").await;
        world.clock.advance(wish::DAYS * DAY + 1);
        perron::cleaning::run(world.app.clone()).await.unwrap();
        world.browser().get(&own).await.is(410);
        let left = world.app.db.write(|tx| registrant::by_email(tx, "comes@example.org")).await.unwrap();
        assert!(left.is_some());
        world.clock.advance(450 * DAY);
        perron::cleaning::run(world.app.clone()).await.unwrap();
        let left = world.app.db.write(|tx| registrant::by_email(tx, "comes@example.org")).await.unwrap();
        assert!(left.is_none(), "a year after the last session");
    })
    .await;
}
