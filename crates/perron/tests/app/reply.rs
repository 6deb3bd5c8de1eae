//! What institutions reply to what a strategy asks of them: here, by the link of a letter, late, or not at all.

use perron::reply::{self, reminders};
use store::community::Kind;
use store::holding::Kind as Held;
use store::ids::to_text;
use store::membership::Role as Tie;
use store::person::Role;
use store::promise::{self, Kind as Promised};
use store::{clause, holding, mail, reply as replies, shift};

use crate::endorsement::{reworded, strategy};
use crate::world::{Page, World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// Every letter that was written, the first first: to whom, about what, and its text.
async fn letters(world: &World) -> Vec<(String, String, String)> {
    let all = world.app.db.read(|tx| mail::page(tx, i64::MAX, 50)).await.expect("letters");
    all.into_iter().rev().map(|one| (one.recipient, one.subject, one.text)).collect()
}

/// The same after the hourly look.
async fn reminded(world: &World) -> Vec<(String, String, String)> {
    reminders::run(world.app.clone()).await.expect("reminded");
    letters(world).await
}

/// The link of a letter, without the house.
fn link(text: &str) -> String {
    let at = text.split_whitespace().find(|word| word.contains("/replies/")).expect("a link");
    let (_, path) = at.split_once("://").and_then(|(_, rest)| rest.split_once('/')).expect("a whole address");
    format!("/{path}")
}

fn day(field: &'static str, day: &'static str, month: &'static str) -> Vec<(String, String)> {
    [("day", day), ("month", month), ("year", "2026")]
        .map(|(part, value)| (format!("{field}-{part}"), value.to_owned()))
        .to_vec()
}

fn with<'a>(fields: &[(&'a str, &'a str)], day: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
    let day = day.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    fields.iter().copied().chain(day).collect()
}

/// Asks an institution outside; the page of what it replies.
async fn asked(world: &World, id: &str, table: i64, email: &str, language: &str) -> Page {
    let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
    let (list, who) = (format!("/en/strategies/{id}/replies"), "A housing office");
    let fields =
        [("clause", "2"), ("institution", ""), ("who", who), ("email", email), ("language", language)];
    steward.submit(&format!("{list}/new"), &list, &fields).await
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from its beginning to its end")]
async fn an_institution_of_this_house_answers_promises_and_reports() {
    on_both(async |world| {
        let (table, city) =
            (world.community(Kind::RoundTable).await, world.community(Kind::Institution).await);
        let strategy_id = strategy(&world, &[table]).await;
        let (id, city_id) = (to_text(strategy_id), to_text(city));
        let list = format!("/en/strategies/{id}/replies");
        let new = format!("{list}/new");
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let there = [("clause", "2"), ("institution", city_id.as_str()), ("language", "en")];
        // nobody answers there yet
        steward.submit(&new, &list, &there).await.is(422).says("Nobody would get the letter");
        let responder_id = world.app.ids.next();
        let mut responder = world.signed_in_as(responder_id, Role::Member).await;
        world.belongs(responder_id, city, Tie::Responder).await;
        // a definition asks nobody for anything
        let bad = [("clause", "1"), ("institution", city_id.as_str()), ("language", "en")];
        steward.submit(&new, &list, &bad).await.is(422);
        responder.submit("/en/account", &list, &there).await.is(403);
        let page = steward.submit(&new, &list, &there).await;
        let one = page.is(303).location().to_owned();
        steward.submit(&new, &list, &there).await.is(422).says("asked about this clause already");

        let written = letters(&world).await;
        assert_eq!(written.len(), 1, "{written:?}");
        let (to, subject, text) = &written[0];
        assert_eq!(*to, format!("{responder_id}@example.org"));
        assert!(subject.contains("A room in every building"), "{subject}");
        assert!(text.contains("14\u{a0}November 2026") && text.contains(&one), "{text}");
        world.browser().get(&list).await.is(200).says("Waiting, 0 days");
        responder
            .get(&format!("/en/communities/{city_id}"))
            .await
            .says("1 recommendation, 1 not answered yet");
        world
            .browser()
            .get(&format!("/en/communities/{city_id}/replies"))
            .await
            .is(200)
            .says("Waiting, 0 days");

        // whoever runs the strategy, or answers for nobody, does not answer
        let answers = format!("{one}/answers");
        for browser in [&mut steward, &mut world.signed_in(Role::Operator).await] {
            browser.submit("/en/account", &answers, &[("verdict", "accepted")]).await.is(403);
        }
        let partly = [("verdict", "partly"), ("words-en", "")];
        responder.submit(&one, &answers, &partly).await.is(422).says("Give your reasons");
        let (due, promised) = (
            day("due", "1", "12"),
            [
                ("verdict", "accepted"),
                ("words-en", "Every new building from 2027."),
                ("promise", "step-back"),
                ("promise-en", "No permit for a shared table"),
            ],
        );
        let mut french = world.browser();
        responder.submit(&one, &answers, &with(&promised, &due)).await.is(303);
        french
            .get(&one.replace("/en/", "/fr/"))
            .await
            .is(200)
            .says("Acceptée")
            .says("1er\u{a0}décembre 2026");
        world.browser().get(&list).await.says("Every new building from 2027.").says("1 said yes");

        // the ledger, the promise to the table that holds the strategy, and its page
        let ledger =
            world.app.db.read(move |tx| shift::list(tx, Some(table), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(ledger.len(), 1);
        assert_eq!((ledger[0].kind, ledger[0].decided_by), (shift::Kind::Reply, shift::Hand::Institution));
        let promises = world.app.db.read(move |tx| promise::of_community(tx, table)).await.unwrap();
        assert_eq!(
            (promises.len(), promises[0].kind, promises[0].institution_id),
            (1, Promised::StepBack, Some(city))
        );

        // it changes its mind: the first answer stays readable, and the line leaves the ledger
        let declined = [("verdict", "declined"), ("words-fr", "Pas de budget.")];
        responder.submit(&one, &answers, &declined).await.is(303);
        let page = world.browser().get(&one).await;
        page.says("Declined, with reasons")
            .says("Every new building from 2027.")
            .says("lang=\"fr\">Pas de budget.");
        let ledger =
            world.app.db.read(move |tx| shift::list(tx, Some(table), shift::NEWEST, 9)).await.unwrap();
        assert!(ledger.is_empty());
        let told = [("state", "done"), ("told-en", "The first room is open.")];
        let progress = format!("{one}/progress");
        responder.submit(&one, &progress, &told).await.is(303);
        responder.get(&one).await.says("say yes, in part or whole, before you report");
        // … and back; no second promise is made of it
        responder.submit(&one, &answers, &with(&promised, &due)).await.is(303);
        let promises = world.app.db.read(move |tx| promise::of_community(tx, table)).await.unwrap();
        assert_eq!(promises.len(), 1);
        responder
            .submit(&one, &progress, &[("state", "underway"), ("told-en", "We are looking.")])
            .await
            .is(303);
        world.browser().get(&list).await.says("Nothing is reported yet");
        responder.submit(&one, &progress, &told).await.is(303);
        world.browser().get(&list).await.says("The first room is open.").says("done, 15\u{a0}October 2026");
        // what was answered cannot be made not to have been asked
        steward.submit(&list, &format!("{one}/withdrawal"), &[]).await.is(303);
        world.browser().get(&one).await.is(200);

        // an answer is to the text as it stood
        reworded(&world, strategy_id, 2, "A room where people want one", "Une salle là où on la veut").await;
        world.browser().get(&one).await.says("of version 1; the text has changed since");

        // a promise that is kept changed something
        let promise_path = format!("/en/communities/{}/promises/{}", to_text(table), to_text(promises[0].id));
        let kept = [
            ("state", "kept"),
            ("words", "It is so."),
            ("agenda", "residents"),
            ("decided", "institution"),
            ("holder", "residents"),
        ];
        steward.submit(&promise_path, &format!("{promise_path}/settlement"), &kept).await.is(303);
        world.browser().get(&list).await.says("No permit for a shared table").says("promise kept");
    })
    .await;
}

#[tokio::test]
async fn an_institution_outside_answers_by_its_link_and_silence_is_shown() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let strategy_id = strategy(&world, &[table]).await;
        let id = to_text(strategy_id);
        let list = format!("/en/strategies/{id}/replies");
        asked(&world, &id, table, "nobody", "fr").await.is(422).says("not one e-mail address");
        asked(&world, &id, table, "", "fr").await.is(422).says("Say whom to write to");
        asked(&world, &id, table, "Office@Example.org", "fr").await.is(303);
        let written = letters(&world).await;
        assert_eq!((written.len(), written[0].0.as_str()), (1, "office@example.org"));
        assert!(written[0].1.contains("Une recommandation à A housing office"), "{}", written[0].1);
        let own = link(&written[0].2);
        assert!(!world.browser().get(&list).await.text.contains("office@example.org"));

        // a week before, on the day, and no more; each once
        world.clock.advance(22 * DAY);
        assert_eq!(reminded(&world).await.len(), 1);
        world.clock.advance(2 * DAY);
        let written = reminded(&world).await;
        assert_eq!(written.len(), 2, "{written:?}");
        assert!(written[1].1.contains("Encore une semaine"), "{}", written[1].1);
        assert_eq!(reminded(&world).await.len(), 2, "once");
        world.clock.advance(7 * DAY);
        let written = reminded(&world).await;
        assert!(written.len() == 3 && written[2].1.contains("jour de répondre"), "{written:?}");
        world.clock.advance(16 * DAY);
        assert_eq!(reminded(&world).await.len(), 3, "no more");
        world
            .browser()
            .get(&list)
            .await
            .says("No answer for 47 days")
            .says("reminded 2 times")
            .says("1 silent");
        let today = "2026-12-01".parse().unwrap();
        let frozen = &world.app.db.read(move |tx| reply::frozen(tx, strategy_id, today)).await.unwrap()[&2];
        assert_eq!((frozen[0].verdict.as_str(), frozen[0].day.as_str()), ("silent", "2026-10-15"));

        // a forged link opens nothing; the right one asks for time, until which nobody is silent
        let forged = format!("{}0", &own[..own.len() - 1]);
        let other = format!("{}1", &own[..own.len() - 1]);
        let forged = if forged == own { other } else { forged };
        let mut guest = world.browser();
        guest.get(&own).await.is(200).says("Une salle par immeuble").says("Ce n’est pas à vous de répondre?");
        guest.get(&forged).await.is(404);
        let answers = format!("{own}/answers");
        let later = day("due", "20", "12");
        let time = with(&[("verdict", "later")], &later);
        guest.submit(&own, &format!("{forged}/answers"), &time).await.is(404);
        guest.submit(&own, &answers, &time).await.is(303);
        world.browser().get(&list).await.says("Asked for time").says("will answer by 20\u{a0}December 2026");
        world.clock.advance(13 * DAY);
        let written = reminded(&world).await;
        assert_eq!(written.len(), 4, "a week before the day they named: {written:?}");
        let frozen = &world.app.db.read(move |tx| reply::frozen(tx, strategy_id, today)).await.unwrap()[&2];
        assert_eq!((frozen[0].verdict.as_str(), frozen[0].due.as_str()), ("waiting", "2026-12-20"));

        // it answers; nothing more is written, and the answer stays when the address says it is the wrong one
        let partly = [("verdict", "partly"), ("words-fr", "Les immeubles neufs."), ("promise", "")];
        guest.submit(&own, &answers, &partly).await.is(303);
        world.clock.advance(30 * DAY);
        assert_eq!(reminded(&world).await.len(), 4);
        let page = world.browser().get(&list).await;
        page.says("Accepted in part").says("lang=\"fr\">Les immeubles neufs.");
        guest
            .submit(&own, &format!("{own}/progress"), &[("state", "done"), ("told-fr", "Dix salles.")])
            .await
            .is(303);
        world.browser().get(&list).await.says("Dix salles.");
        guest.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        world.browser().get(&list).await.says("Les immeubles neufs.");
        let under = world.app.db.read(move |tx| reply::under_clause(tx, strategy_id, 2)).await.unwrap();
        assert_eq!((under.kind, under.ones.len()), (Some(clause::Kind::Recommendation), 1));
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_or_not_theirs_is_not_asked_any_more() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let strategy_id = strategy(&world, &[table]).await;
        let id = to_text(strategy_id);
        let list = format!("/en/strategies/{id}/replies");
        let one = asked(&world, &id, table, "wrong@example.org", "en").await.is(303).location().to_owned();
        let own = link(&letters(&world).await[0].2);
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let mut guest = world.browser();
        guest.submit(&own, &format!("{one}/withdrawal"), &[]).await.is(403);
        steward.submit(&one, &format!("{one}/withdrawal"), &[]).await.is(303);
        guest.get(&own).await.is(410);
        world.browser().get(&one).await.is(410);
        steward.get(&list).await.says("taken back on").says("Nobody was asked yet");
        assert!(!world.browser().get(&list).await.text.contains("taken back on"));
        // asked anew, the address says that it is the wrong one: it is forgotten
        asked(&world, &id, table, "wrong@example.org", "en").await.is(303);
        let own = link(&letters(&world).await[1].2);
        guest.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(200).says("No more letters will come");
        guest.get(&own).await.is(410);
        steward.get(&list).await.says("that it is not theirs to answer");
        let all = world.app.db.read(move |tx| replies::of(tx, strategy_id)).await.unwrap();
        assert!(all.iter().all(|one| one.email.is_none()), "{all:?}");
        let today = "2026-12-01".parse().unwrap();
        let frozen = world.app.db.read(move |tx| reply::frozen(tx, strategy_id, today)).await.unwrap();
        assert!(!frozen.contains_key(&2));

        // a strategy of the house alone has nobody to promise to
        let letting = move |tx: &mut store::Tx<'_>| holding::let_go(tx, Held::Strategy, strategy_id, table);
        world.app.db.write(letting).await.unwrap();
        let mut house = world.signed_in(Role::Moderator).await;
        let fields =
            [("clause", "2"), ("who", "An office"), ("email", "right@example.org"), ("language", "en")];
        house.submit(&format!("{list}/new"), &list, &fields).await.is(303);
        let own = link(&letters(&world).await[2].2);
        let due = day("due", "31", "12");
        let accepted = [("verdict", "accepted"), ("promise", "door"), ("promise-en", "The doors are open")];
        guest.submit(&own, &format!("{own}/answers"), &with(&accepted, &due)).await.is(303);
        let promises = world.app.db.read(move |tx| promise::of_community(tx, table)).await.unwrap();
        assert!(promises.is_empty());
        // nobody is reminded of any of them
        world.clock.advance(60 * DAY);
        assert_eq!(reminded(&world).await.len(), 3);
    })
    .await;
}
