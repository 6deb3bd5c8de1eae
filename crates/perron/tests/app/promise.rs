//! Promises by institutions: written down, reminded of, answered, kept, late or broken.

use perron::promise::reminders;
use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::{mail, shift};

use crate::world::{World, on_both};

const DAY: i64 = 24 * 3_600_000;

async fn letters(world: &World) -> Vec<(String, String)> {
    reminders::run(world.app.clone()).await.expect("reminded");
    let all = world.app.db.read(|tx| mail::page(tx, i64::MAX, 50)).await.expect("letters");
    all.into_iter().map(|one| (one.recipient, one.subject)).collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from its beginning to its end")]
async fn an_institution_is_reminded_and_the_community_says_what_came_of_it() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let city = world.community(Kind::Institution).await;
        let home = format!("/en/communities/{}", store::ids::to_text(table));
        let list = format!("{home}/promises");
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let responder_id = world.app.ids.next();
        let mut responder = world.signed_in_as(responder_id, Role::Member).await;
        world.belongs(responder_id, city, Tie::Responder).await;
        world.belonging(Role::Member, city, Tie::Member).await;

        let new = format!("{list}/new");
        let city_id = store::ids::to_text(city);
        let said = [
            ("institution", city_id.as_str()),
            ("kind", "fund"),
            ("text-en", "Pay for the rink"),
            ("text-fr", "Payer la patinoire"),
            ("cost", "40,000"),
            ("due-day", "10"),
            ("due-month", "11"),
            ("due-year", "2026"),
            ("email", "rinks@example.org"),
            ("language", "fr"),
        ];
        let without = |name: &str| -> Vec<(&str, &str)> {
            said.iter().filter(|(field, _)| !field.starts_with(name)).copied().collect()
        };
        steward.submit(&new, &list, &without("due")).await.is(422).says("Say by which day");
        let bad = [&without("cost")[..], &[("cost", "-1")]].concat();
        steward.submit(&new, &list, &bad).await.is(422).says("An amount cannot be less than zero");
        let bad = [&without("email")[..], &[("email", "nobody")]].concat();
        steward.submit(&new, &list, &bad).await.is(422).says("not one e-mail address");
        let page = steward.submit(&new, &list, &said).await;
        page.is(303);
        let promise = page.location().to_owned();

        let public = world.browser().get(&list).await;
        public.is(200).says("Pay for the rink").says("Fund: $40,000").says("By 10\u{a0}November 2026");
        assert!(!public.text.contains("rinks@example.org"));
        world.browser().get(&home).await.says("Pay for the rink");
        world.browser().get(&format!("/en/communities/{city_id}")).await.says("Pay for the rink");

        // noon of 15 October: nothing yet; two weeks before, one letter each
        assert_eq!(letters(&world).await, []);
        world.clock.advance(13 * DAY);
        let written = letters(&world).await;
        let to = format!("{responder_id}@example.org");
        assert_eq!(written.len(), 2, "{written:?}");
        assert!(written.iter().any(|(who, subject)| *who == to && subject.contains("is due on")));
        assert!(
            written
                .iter()
                .any(|(who, subject)| who == "rinks@example.org" && subject.contains("Votre promesse"))
        );
        assert_eq!(letters(&world).await.len(), 2, "once");
        world.clock.advance(15 * DAY);
        let written = letters(&world).await;
        assert_eq!(written.len(), 4, "{written:?}");
        assert!(written.iter().any(|(_, subject)| subject.contains("is late")));
        world.browser().get(&promise).await.says("Late");

        // the institution answers beside; the community decides
        steward.submit(&promise, &format!("{promise}/answer"), &[("answer", "Paid")]).await.is(403);
        responder
            .submit(&promise, &format!("{promise}/answer"), &[("answer", "The cheque is in the mail.")])
            .await
            .is(303);
        world.browser().get(&promise).await.says("The cheque is in the mail.").says("Late");
        let settlement = format!("{promise}/settlement");
        responder.submit(&promise, &settlement, &[("state", "kept"), ("words", "Paid")]).await.is(403);
        steward.submit(&promise, &settlement, &[("state", "kept"), ("words", "It came.")]).await.is(422);
        let kept = [
            ("state", "kept"),
            ("words", "It came on a Tuesday."),
            ("agenda", "residents"),
            ("decided", "institution"),
            ("holder", "association"),
        ];
        steward.submit(&promise, &settlement, &kept).await.is(303);
        world.browser().get(&promise).await.says("Kept, late").says("It came on a Tuesday.");
        world.browser().get(&list).await.says("1 of 1 promise kept, 0 late, 0 broken");
        let ledger =
            world.app.db.read(move |tx| shift::list(tx, Some(table), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(ledger.len(), 1);
        assert_eq!((ledger[0].cents, ledger[0].holder), (4_000_000, shift::Hand::Association));
        // taken back, it leaves the ledger
        steward.submit(&promise, &settlement, &[("state", "open")]).await.is(303);
        let left = world.app.db.read(move |tx| shift::list(tx, Some(table), shift::NEWEST, 9)).await.unwrap();
        assert!(left.is_empty());
        steward.submit(&promise, &settlement, &kept).await.is(303);
        world.clock.advance(60 * DAY);
        assert_eq!(letters(&world).await.len(), 4, "what is kept is not reminded of");
    })
    .await;
}
