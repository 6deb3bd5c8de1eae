//! News of votes: when one opens and a day before it ends, to those of the community who agreed, each once.

use perron::jobs::{self, Runner};
use perron::mail::votes;
use serde_json::json;
use store::mail::Mail;

use crate::fund::{DAY, id_of, voting};
use crate::mail::{MailServer, runner, settled};
use crate::news::{SENDER, choose, member};
use crate::priority::{Table, vote};
use crate::world::World;

/// How the subject of a letter about a vote begins.
const HEADS: [&str; 2] = ["Voting", "Le vote"];

/// Does what is due of telling.
async fn tell(world: &World) {
    let app = world.app.clone();
    let running = Runner::new(world.app.db.clone(), world.app.clock.clone())
        .on(votes::JOB, 1, 5, move |task| votes::run(app.clone(), task))
        .start();
    for _ in 0..2000 {
        let due = world.app.db.read(|tx| store::job::next_due(tx, &[votes::JOB])).await.unwrap();
        if due.is_none_or(|due| due > world.app.clock.now()) {
            return running.stop().await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the telling did not end within ten seconds");
}

/// The letters about votes, the oldest first.
async fn letters(world: &World) -> Vec<Mail> {
    let mut all = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 100)).await.unwrap();
    all.retain(|mail| HEADS.iter().any(|head| mail.subject.starts_with(head)));
    all.reverse();
    all
}

/// What the mail server took: the letters about a vote, of which the reader ends the news with one press.
async fn arrives_with_a_way_out(world: &World, server: &mut MailServer, reader: i64) {
    let running = runner(world, Some(server.mailer()));
    settled(&world.app.db).await;
    let mut arrived = Vec::new();
    while arrived.len() < 4 {
        let message = server.next();
        let subject = message["head"]["Subject"].as_str().unwrap_or_default().to_owned();
        if HEADS.iter().any(|head| subject.starts_with(head)) {
            arrived.push(message);
        }
    }
    running.stop().await;
    let message = arrived.iter().find(|one| one["to"] == json!([format!("{reader}@example.org")])).unwrap();
    let head = &message["head"];
    assert_eq!(head["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
    let link = head["List-Unsubscribe"].as_str().unwrap().trim_matches(['<', '>']).to_owned();
    for kind in ["plain", "html"] {
        let words = message[kind].as_str().unwrap();
        assert!(words.contains("Mill Street fund") && words.contains(&link), "{words}");
    }
    let path = link.strip_prefix("https://perron.example.org").unwrap();
    world.browser().with("sec-fetch-site", "cross-site").post(path, &[]).await.is(200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_vote_of_a_fund_is_told_when_it_opens_and_before_it_ends() {
    let Some(mut server) = MailServer::start() else { return };
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let (fund, community) = voting(&world, &[]).await;
        let id = id_of(&fund);
        let (reader, mut agrees) = member(&world, community).await;
        choose(&mut agrees, "at-once").await;
        let (patient, mut weekly) = member(&world, community).await;
        choose(&mut weekly, "weekly").await;
        let _silent = member(&world, community).await;
        let (lectrice, mut french) = member(&world, community).await;
        choose(&mut french, "at-once").await;
        let in_french = move |tx: &mut store::Tx<'_>| {
            store::person::set_profile(tx, lectrice, "Une lectrice", store::Language::French)
        };
        assert!(world.app.db.write(in_french).await.unwrap());

        // as often as the job runs
        for _ in 0..2 {
            tell(&world).await;
            let app = world.app.clone();
            let again = move |tx: &mut store::Tx<'_>| {
                let payload = json!({ "about": "fund", "what": "opened" });
                jobs::ask(tx, &app.ids, app.clock.now(), votes::JOB, id, &payload)
            };
            world.app.db.write(again).await.unwrap();
        }
        let told = letters(&world).await;
        let subjects: Vec<_> = told.iter().map(|mail| mail.subject.as_str()).collect();
        assert_eq!(told.len(), 2, "{subjects:?}");
        let of =
            |person: i64| told.iter().find(|mail| mail.recipient == format!("{person}@example.org")).unwrap();
        assert_eq!(of(reader).subject, "Voting is open: Mill Street fund");
        assert_eq!(of(lectrice).subject, "Le vote est ouvert\u{a0}: Fonds de la rue du Moulin");
        assert!(
            of(reader).text.replace('\u{a0}', " ").contains("until 20 November 2026"),
            "{}",
            of(reader).text
        );
        assert!(of(lectrice).text.contains("/fr/funds/") && of(reader).text.contains(&fund));

        // before it ends, once; a digest that would come after the end does not say so
        let kept = world.app.db.read(move |tx| store::fund::by_id(tx, id)).await.unwrap().unwrap();
        let digest = kept.said.votes_until - 3 * DAY;
        let wish = store::news::Wish { pace: store::news::Pace::Weekly, digest };
        world.app.db.write(move |tx| store::news::set_wish(tx, patient, wish)).await.unwrap();
        world.clock.set(kept.said.votes_until - DAY);
        for _ in 0..2 {
            tell(&world).await;
        }
        let told = letters(&world).await;
        assert_eq!(told.len(), 4);
        assert_eq!(told[2].subject, "Voting ends soon: Mill Street fund");
        assert!(told[3].subject.starts_with("Le vote se termine bientôt"));
        let waits = world.app.db.read(|tx| store::news::due(tx, i64::MAX, i64::MAX)).await.unwrap();
        assert_eq!(waits.len(), 1, "the weekly digest");
        let waits = world.app.db.read(move |tx| store::news::of_person(tx, waits[0])).await.unwrap();
        assert_eq!(waits.len(), 1, "that it opened, and not that it ends");

        arrives_with_a_way_out(&world, &mut server, reader).await;
        let holds = move |tx: &mut store::Tx<'_>| store::mail_consent::that_holds(tx, reader, 0);
        assert!(world.app.db.read(holds).await.unwrap().is_none(), "one press ends it");
    }
}

#[tokio::test]
async fn a_round_is_told_to_those_who_have_not_voted() {
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let mut table = Table::of(&world).await;
        let (_, mut one) = member(&world, table.id).await;
        let (other, mut two) = member(&world, table.id).await;
        choose(&mut one, "at-once").await;
        choose(&mut two, "at-once").await;
        let closes = [("closes-day", "24"), ("closes-month", "10"), ("closes-year", "2026")];
        let round = table.opened(&closes).await;
        tell(&world).await;
        assert_eq!(letters(&world).await.len(), 2);
        vote(&mut one, &round, &["1"]).await;
        let id = id_of(&round);
        let kept = world.app.db.read(move |tx| store::priority::by_id(tx, id)).await.unwrap().unwrap();
        world.clock.set(kept.closes.unwrap() - DAY);
        tell(&world).await;
        let told = letters(&world).await;
        assert_eq!(told.len(), 3, "whoever voted needs no letter");
        assert_eq!(
            (told[2].recipient.as_str(), told[2].subject.as_str()),
            (format!("{other}@example.org").as_str(), "Voting ends soon: What first?",)
        );
        // closed before its time: nothing more is said
        let round = table.opened(&closes).await;
        table.run.submit(&round, &format!("{round}/closure"), &[]).await;
        tell(&world).await;
        assert_eq!(letters(&world).await.len(), 3);
    }
}

#[tokio::test]
async fn a_digest_says_nothing_of_a_vote_that_was_closed_meanwhile() {
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let mut table = Table::of(&world).await;
        let (patient, mut weekly) = member(&world, table.id).await;
        choose(&mut weekly, "weekly").await;
        let closes = [("closes-day", "24"), ("closes-month", "10"), ("closes-year", "2026")];
        let (closed, open) = (table.opened(&closes).await, table.opened(&closes).await);
        tell(&world).await;
        let waits = || world.app.db.read(move |tx| store::news::of_person(tx, patient));
        assert_eq!(waits().await.unwrap().len(), 2);
        table.run.submit(&closed, &format!("{closed}/closure"), &[]).await.is(303);
        let left = waits().await.unwrap();
        assert_eq!(left.len(), 1, "{left:?}");
        assert!(open.ends_with(&left[0].path));
    }
}

#[tokio::test]
async fn a_digest_says_nothing_of_the_vote_of_a_fund_that_was_closed_or_begun_anew() {
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let (fund, community) = voting(&world, &[]).await;
        let (patient, mut weekly) = member(&world, community).await;
        choose(&mut weekly, "weekly").await;
        let mut run = world.signed_in(store::person::Role::Moderator).await;
        let waits = || world.app.db.read(move |tx| store::news::of_person(tx, patient));
        tell(&world).await;
        assert_eq!(waits().await.unwrap().len(), 1);
        let settings = format!("{fund}/settings");
        let anew = [("why", "One cost was wrong")];
        run.submit(&settings, &format!("{fund}/renewal"), &anew).await.is(303);
        assert_eq!(waits().await.unwrap().len(), 0);
        run.submit(&settings, &format!("{fund}/opening"), &[]).await.is(303);
        tell(&world).await;
        assert_eq!(waits().await.unwrap().len(), 1);
        run.submit(&settings, &format!("{fund}/closure"), &[]).await.is(303);
        assert_eq!(waits().await.unwrap().len(), 0);
    }
}
