//! News: only to who agreed, at the pace they chose, with a way out that a mail program takes on its own.

use perron::jobs::{Runner, Running};
use perron::mail::news;
use store::community::Kind;
use store::mail_consent::Way;
use store::membership::Role as Tie;
use store::person::Role;

use crate::mail::{MailServer, runner, settled};
use crate::world::{Browser, World, on_both};

const DAY: i64 = 24 * 3_600_000;
pub const SENDER: [(&str, &str); 3] = [
    ("address", "https://perron.example.org"),
    ("convener", "Mill Street Round Table"),
    ("postal-address", "12 Mill Street, Halifax NS"),
];

/// Does what is due of telling and digests, but sends nothing.
fn teller(world: &World) -> Running {
    let (opened, digests) = (world.app.clone(), world.app.clone());
    Runner::new(world.app.db.clone(), world.app.clock.clone())
        .on(news::OPENED, 1, 5, move |task| news::opened(opened.clone(), task.job.target))
        .on(news::DIGEST, 1, 5, move |_| news::digests(digests.clone()))
        .start()
}

/// Lets everything that is due be done.
async fn tell(world: &World, kind: &str, times: usize) {
    let running = teller(world);
    for _ in 0..2000 {
        let kind = kind.to_owned();
        let done = world.app.db.read(move |tx| store::job::newest(tx, &kind, 0)).await.unwrap();
        let count = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 100)).await.unwrap().len();
        if count >= times && done.is_none_or(|job| job.due > world.app.clock.now()) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    running.stop().await;
}

async fn mails(world: &World) -> usize {
    world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 100)).await.unwrap().len()
}

/// Opens a conversation that the community holds.
async fn opens(world: &World, community: i64) {
    let id = world.held_conversation(&[community]).await;
    let app = world.app.clone();
    let open = move |tx: &mut store::Tx<'_>| {
        let mut conversation = store::conversation::by_id(tx, id)?.unwrap();
        conversation.state = store::conversation::State::Open;
        store::conversation::set_state(tx, &conversation)?;
        let now = app.clock.now();
        news::conversation_opened(tx, &app, id, now)?;
        news::conversation_opened(tx, &app, id, now)
    };
    world.app.db.write(open).await.unwrap();
    let running = teller(world);
    for _ in 0..2000 {
        let job =
            world.app.db.read(move |tx| store::job::newest(tx, news::OPENED, id)).await.unwrap().unwrap();
        if job.state == store::job::State::Done {
            running.stop().await;
            return;
        }
        assert!(job.state != store::job::State::Failed, "{}", job.report);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    panic!("the telling did not end within ten seconds");
}

pub async fn choose(member: &mut Browser<'_>, pace: &str) {
    member.submit("/en/account/mail", "/en/account/mail", &[("pace", pace)]).await.is(303);
}

pub async fn member(world: &World, community: i64) -> (i64, Browser<'_>) {
    let id = world.app.ids.next();
    let browser = world.signed_in_as(id, Role::Member).await;
    world.belongs(id, community, Tie::Member).await;
    (id, browser)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn news_goes_to_who_agreed_and_one_click_ends_it() {
    let Some(mut server) = MailServer::start() else { return };
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let table = world.community(Kind::RoundTable).await;
        let (id, mut agrees) = member(&world, table).await;
        let (_, mut silent) = member(&world, table).await;
        silent.get("/en/account/mail").await.is(200).says("value=\"asked\" checked");
        choose(&mut agrees, "at-once").await;
        choose(&mut agrees, "at-once").await;
        let given = world.app.db.read(move |tx| store::mail_consent::of_person(tx, id)).await.unwrap();
        assert_eq!(given.len(), 1, "the same words are agreed to once");
        assert!(given[0].words.contains("Mill Street Round Table writes to you with news"));
        assert_eq!((given[0].page.as_str(), given[0].given), ("/account/mail", world.app.clock.now()));

        opens(&world, table).await;
        assert_eq!(mails(&world).await, 1, "only who agreed, and once for two openings");
        let running = runner(&world, Some(server.mailer()));
        settled(&world.app.db).await;
        let message = server.next();
        running.stop().await;
        assert_eq!(message["to"], serde_json::json!([format!("{id}@example.org")]));
        let head = &message["head"];
        assert_eq!(head["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
        let link = head["List-Unsubscribe"].as_str().unwrap().trim_matches(['<', '>']).to_owned();
        assert!(link.starts_with("https://perron.example.org/en/unsubscribe/"), "{link}");
        for kind in ["plain", "html"] {
            let words = message[kind].as_str().unwrap();
            assert!(
                words.contains("What?") && words.contains(&link) && words.contains("12 Mill Street"),
                "{words}"
            );
        }

        // another waits in the outbox when it ends
        opens(&world, table).await;
        let path = link.strip_prefix("https://perron.example.org").unwrap();
        world.browser().get(path).await.is(200).says("Stop the news").says("method=\"post\"");
        let is_held = move |tx: &mut store::Tx<'_>| store::mail_consent::that_holds(tx, id, i64::MAX);
        assert!(world.app.db.read(is_held).await.unwrap().is_some(), "looking ends nothing");
        let mut program = world.browser().with("sec-fetch-site", "cross-site");
        program.post(path, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("The news has stopped");
        assert!(program.cookies.is_empty(), "no cookie comes or goes");
        program.post(path, &[]).await.is(200);
        program.post(&format!("{}x", &path[..path.len() - 1]), &[]).await.is(404);
        let given = world.app.db.read(move |tx| store::mail_consent::of_person(tx, id)).await.unwrap();
        assert_eq!(given[0].withdrawn, Some((world.app.clock.now(), Way::Link)));
        let running = runner(&world, Some(server.mailer()));
        assert_eq!(settled(&world.app.db).await.problem, "outbox-withdrawn");
        running.stop().await;
        opens(&world, table).await;
        assert_eq!(mails(&world).await, 2, "nothing more is written");
        agrees
            .get("/fr/account/mail")
            .await
            .is(200)
            .says("value=\"asked\" checked")
            .says("par le lien d’un courriel");
    }
}

#[tokio::test]
async fn a_digest_brings_together_what_waited() {
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        let table = world.community(Kind::RoundTable).await;
        let (_, mut daily) = member(&world, table).await;
        let (_, mut weekly) = member(&world, table).await;
        choose(&mut daily, "daily").await;
        choose(&mut weekly, "weekly").await;
        opens(&world, table).await;
        opens(&world, table).await;
        assert_eq!(mails(&world).await, 0, "both wait");
        news::ask(&world.app).await.unwrap();
        tell(&world, news::DIGEST, 0).await;
        assert_eq!(mails(&world).await, 0, "not before a day has passed");
        world.clock.advance(DAY);
        tell(&world, news::DIGEST, 1).await;
        let written = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 100)).await.unwrap();
        assert_eq!(written.len(), 1, "one mail for both things, for the daily one");
        assert_eq!(written[0].subject, "2 things are new");
        assert_eq!(written[0].text.matches("/en/conversations/").count(), 2);
        assert_eq!(written[0].text.matches("/en/unsubscribe/").count(), 1);
        choose(&mut weekly, "asked").await;
        world.clock.advance(7 * DAY);
        tell(&world, news::DIGEST, 1).await;
        assert_eq!(mails(&world).await, 1, "what waited for who no longer wants it is dropped");
    }
}

#[tokio::test]
async fn without_a_postal_address_no_news_is_written() {
    let world = World::with(store::testing::sqlite().await, &[("convener", "Round table")]).await;
    let table = world.community(Kind::RoundTable).await;
    let id = world.app.ids.next();
    let mut agrees = world.signed_in_as(id, Role::Member).await;
    world.belongs(id, table, Tie::Member).await;
    choose(&mut agrees, "at-once").await;
    opens(&world, table).await;
    assert_eq!(mails(&world).await, 0);
    let mut operator = world.signed_in(Role::Operator).await;
    operator.get("/en/outbox").await.is(200).says("News is not mailed from here yet");
}

#[tokio::test]
async fn implied_consent_ends_by_itself() {
    let world = World::new().await;
    let id = world.app.ids.next();
    world.signed_in_as(id, Role::Member).await;
    let now = world.app.clock.now();
    let implied = store::mail_consent::Consent {
        id: 1,
        person_id: id,
        ground: store::mail_consent::Ground::Implied,
        words: "A member of the association.".to_owned(),
        language: store::Language::English,
        page: "/communities".to_owned(),
        token: "t".to_owned(),
        given: now,
        until: Some(now + DAY),
        withdrawn: None,
    };
    world.app.db.write(move |tx| store::mail_consent::insert(tx, &implied)).await.unwrap();
    let held = |at| world.app.db.read(move |tx| store::mail_consent::that_holds(tx, id, at));
    assert!(held(now + DAY - 1).await.unwrap().is_some());
    assert!(held(now + DAY).await.unwrap().is_none());
    assert_eq!(
        world.app.db.write(move |tx| store::mail_consent::forget(tx, now + DAY + 1)).await.unwrap(),
        1
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mail_test_says_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let run = |args: &[&str]| {
        let mut command = crate::process::perron(&[&["mail", "test"], args, &["--data", data]].concat());
        let output = command.output().unwrap();
        (output.status.code(), crate::process::said(&output), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said, _) = run(&["marie"]);
    assert!(code == Some(1) && said.contains("\"marie\" is not an e-mail address"), "{said}");
    let (code, said, _) = run(&["marie@example.org"]);
    assert!(code == Some(1) && said.contains("There is no mail server"), "{said}");
    let silent = ["--mail-server", "smtp://127.0.0.1:1", "--mail-from", "steps@example.org"];
    let (code, said, out) = run(&[&["marie@example.org", "--json"], &silent[..]].concat());
    assert!(code == Some(1) && said.contains("does not answer"), "{said}");
    assert_eq!(serde_json::from_str::<serde_json::Value>(&out).unwrap()["sent"], false);
    let Some(mut server) = MailServer::start() else { return };
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let good =
        ["--mail-server", &url, "--mail-from", "steps@example.org", "--postal-address", "12 Mill Street"];
    let (code, said, out) = run(&[&["marie@example.org"], &good[..]].concat());
    assert_eq!((code, out.lines().count()), (Some(0), 1), "{said}");
    assert!(out.contains("took the mail to marie@example.org"), "{out}");
    let message = server.next();
    assert_eq!(message["head"]["Subject"], "Mail from this house arrives");
    assert!(message["plain"].as_str().unwrap().contains("12 Mill Street"));
    let (code, said, _) = run(&[&["refused@example.org"], &good[..]].concat());
    assert!(code == Some(1) && said.contains("refused it for good (code 550)"), "{said}");
}

#[tokio::test]
async fn who_joins_is_on_record_with_ground_and_end_and_gets_nothing_unasked() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let path = format!("/en/communities/{}/membership", store::ids::to_text(table));
        let id = world.app.ids.next();
        let mut joins = world.signed_in_as(id, Role::Member).await;
        joins.submit(&path, &path, &[("name", "Robin")]).await.is(303);
        let given = world.app.db.read(move |tx| store::mail_consent::of_person(tx, id)).await.unwrap();
        assert_eq!(given.len(), 1);
        assert_eq!(given[0].ground, store::mail_consent::Ground::Implied);
        assert_eq!(given[0].until, Some(world.app.clock.now() + 730 * DAY));
        assert!(given[0].words.contains("You came to belong to Table"), "{}", given[0].words);
        joins.get("/en/account/mail").await.is(200).says("because of a tie with you");
        opens(&world, table).await;
        assert_eq!(mails(&world).await, 0, "on record, and still nothing is sent unasked");
        choose(&mut joins, "weekly").await;
        choose(&mut joins, "asked").await;
        let other = world.community(Kind::RoundTable).await;
        let path = format!("/en/communities/{}/membership", store::ids::to_text(other));
        joins.submit(&path, &path, &[("name", "Robin")]).await.is(303);
        let held = world.app.db.read(move |tx| store::mail_consent::that_holds(tx, id, 0)).await.unwrap();
        assert!(held.is_none(), "who said no once is not asked by a tie");
    })
    .await;
}
