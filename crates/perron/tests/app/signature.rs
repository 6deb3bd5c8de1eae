//! One's own signature: what came of it, asked gently and ended with one press; and floods of signatures.

use perron::cookie::Guest;
use perron::pledge::reminders;
use serde_json::json;
use store::person::Role;
use store::signature::{self, Signature};

use crate::mail::{MailServer, runner, settled};
use crate::pledge::{FORM, SIGN, call, mails, sign, signed, typed};
use crate::world::{World, on_both};

const DAY: i64 = 24 * 3_600_000;
const SENDER: [(&str, &str); 3] = [
    ("address", "https://perron.example.org"),
    ("convener", "Mill Street Round Table"),
    ("postal-address", "12 Mill Street, Halifax NS"),
];

/// The signature behind the path of its page.
async fn kept(world: &World, own: &str) -> Signature {
    let id = store::ids::from_text(own.rsplit('/').next().unwrap().split_once('-').unwrap().0).unwrap();
    world.app.db.read(move |tx| signature::by_id(tx, id)).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_mailbox_is_not_flooded_through_us() {
    let world = World::new().await;
    call(&world).await;
    for _ in 0..8 {
        let mut browser = world.browser();
        sign(&mut browser, &typed("Marie", "marie@example.org", &[])).await.is(303);
    }
    assert_eq!(mails(&world).await.len(), 5);
    world.clock.advance(3_600_000);
    sign(&mut world.browser(), &typed("Marie", "marie@example.org", &[])).await.is(303);
    assert_eq!(mails(&world).await.len(), 6);
}

#[tokio::test]
async fn reminders_keep_the_address_only_while_they_are_wanted() {
    let world = World::with(store::testing::sqlite().await, &SENDER).await;
    call(&world).await;
    let own = signed(&world, &typed("Marie", "marie@example.org", &[("reminders", "yes")])).await;
    assert_eq!(kept(&world, &own).await.email.as_deref(), Some("marie@example.org"));
    let mut marie = world.browser();
    marie.submit(&own, &format!("{own}/quiet"), &[]).await.is(303);
    let quiet = kept(&world, &own).await;
    assert_eq!((quiet.email, quiet.said.reminders, quiet.asked.due), (None, false, None));
    let again = |email: &'static str| typed("Marie", email, &[("reminders", "yes")]);
    marie
        .submit(&own, &own, &again("paul@example.org"))
        .await
        .is(422)
        .says("not the address you signed with");
    marie.submit(&own, &own, &again("marie@example.org")).await.is(303);
    assert_eq!(kept(&world, &own).await.email.as_deref(), Some("marie@example.org"));
    let without = signed(&world, &typed("Paul", "paul@example.org", &[])).await;
    assert_eq!(kept(&world, &without).await.email, None);
}

/// Writes the reminders that are due; how many.
async fn remind(world: &World) -> i64 {
    reminders::run(world.app.clone()).await.unwrap()["written"].as_i64().unwrap()
}

/// Signs in French, wishing to be asked; the path of one's own signature.
async fn signs_in_french(world: &World, name: &str, email: &str) -> String {
    let (form, to) = ("/fr/pledge/signatures/new", "/fr/pledge/signatures");
    let mut browser = world.browser();
    browser.submit(form, to, &typed(name, email, &[("reminders", "yes")])).await.is(303);
    let path = crate::pledge::link(world).await;
    browser.submit(&path, &path, &[]).await.is(303).location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_wishes_it_is_asked_twice_and_one_click_ends_it() {
    let mut server = MailServer::start();
    for db in store::testing::databases().await {
        let world = World::with(db, &SENDER).await;
        call(&world).await;
        let own = signs_in_french(&world, "Marie", "marie@example.org").await;
        let paul = signed(&world, &typed("Paul", "paul@example.org", &[("reminders", "yes")])).await;
        signed(&world, &typed("Silent", "silent@example.org", &[])).await;
        let agreed = kept(&world, &own).await.asked;
        assert!(agreed.words.contains("demandez-moi ce que cela a donné") && agreed.agreed.is_some());
        let before = mails(&world).await.len();
        world.clock.advance(90 * DAY - 1);
        assert_eq!(remind(&world).await, 0, "not before three months have passed");
        world.clock.advance(1);
        assert_eq!(remind(&world).await, 2);
        assert_eq!(remind(&world).await, 0, "once");
        let written: Vec<_> = mails(&world).await.into_iter().take(2).collect();
        let to_marie = written.iter().find(|mail| mail.recipient == "marie@example.org").unwrap();
        assert_eq!(to_marie.subject, "Qu’est-ce que cela a donné?");
        for part in [&to_marie.text, &to_marie.html] {
            let key = own.rsplit('/').next().unwrap();
            let outcome = format!("https://perron.example.org/fr/pledge/signatures/{key}/outcome");
            assert!(
                part.contains(&outcome) && part.contains("Frapper à une porte") && !part.contains("Marie"),
                "{part}"
            );
        }
        let quiet = to_marie.text.lines().find(|line| line.contains("/pledge/reminders/")).unwrap();
        let path = quiet.strip_prefix("https://perron.example.org").unwrap();

        if let Some(server) = &mut server {
            let running = runner(&world, Some(server.mailer()));
            let letter = loop {
                let message = server.next();
                if message["head"]["Subject"] == "Qu’est-ce que cela a donné?" {
                    break message;
                }
            };
            running.stop().await;
            assert_eq!(letter["head"]["List-Unsubscribe"], json!(format!("<{quiet}>")));
            assert_eq!(letter["head"]["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
            for kind in ["plain", "html"] {
                assert!(
                    letter[kind].as_str().unwrap().contains("12 Mill Street, Halifax"),
                    "{kind} says who writes"
                );
            }
        }

        world.browser().get(path).await.is(200).says("Arrêter les rappels?").says("method=\"post\"");
        assert!(kept(&world, &own).await.said.reminders, "looking ends nothing");
        let mut program = world.browser().with("sec-fetch-site", "cross-site");
        program.post(path, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("Plus de rappels");
        assert!(program.cookies.is_empty(), "no cookie comes or goes");
        program.post(&format!("{}x", &path[..path.len() - 1]), &[]).await.is(404);
        program.get(&path.replace("reminders", "signatures")).await.is(404);
        let ended = kept(&world, &own).await;
        assert_eq!((ended.email, ended.said.reminders, ended.asked.due), (None, false, None));

        world.clock.advance(275 * DAY);
        assert_eq!(remind(&world).await, 1, "Paul, a year after signing");
        world.clock.advance(31 * DAY);
        assert_eq!(remind(&world).await, 0);
        let paul = kept(&world, &paul).await;
        assert_eq!(
            (paul.asked.times, paul.email, paul.said.reminders),
            (2, None, false),
            "the address is forgotten"
        );
        world.clock.advance(2_000 * DAY);
        assert_eq!(remind(&world).await, 0);
        assert_eq!(mails(&world).await.len(), before + 3);
    }
}

#[tokio::test]
async fn a_reminder_that_waits_does_not_go_out_once_it_is_not_wanted() {
    on_both(async |world| {
        // the house says who it is only later
        call(&world).await;
        let own = signed(&world, &typed("Marie", "marie@example.org", &[("reminders", "yes")])).await;
        world.clock.advance(90 * DAY);
        assert_eq!(remind(&world).await, 0, "a house that does not say who it is asks nobody");
        world.browser().get(FORM).await.is(200);
        let app = &world.app;
        let flags = [("convener", SENDER[1].1), ("postal-address", SENDER[2].1)];
        let later = World::with(app.db.clone(), &flags).await;
        later.clock.advance(90 * DAY);
        assert_eq!(remind(&later).await, 1);
        later.browser().submit(&own, &format!("{own}/quiet"), &[]).await.is(303);
        let running = runner(&later, None);
        assert_eq!(settled(&later.app.db).await.problem, "outbox-withdrawn");
        running.stop().await;
    })
    .await;
}

#[tokio::test]
async fn what_came_of_it_is_answered_without_an_account_and_read_by_stewards() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Marie", "marie@example.org", &[("reminders", "yes")])).await;
        let (mut marie, outcome) = (world.browser(), format!("{own}/outcome"));
        marie.get(&outcome).await.is(200).says("Knock on one door").says("How far are you?");
        let long = "x".repeat(501);
        marie.submit(&outcome, &outcome, &[("words", &long)]).await.is(422).says(&long).says("Choose");
        let begun = [("progress", "begun"), ("words", "We met\r\n<b>twice</b>")];
        marie.submit(&outcome, &outcome, &begun).await.is(303);
        marie.get(&own).await.says("You can change your answer");
        assert!(kept(&world, &own).await.said.reminders);
        marie.get(&outcome).await.says("&#60;b&#62;twice").says("value=\"begun\" checked");
        let mut moderator = world.signed_in(Role::Moderator).await;
        moderator.get("/fr/pledge/outcomes").await.is(200).says("Marie").says("We met").says("J’ai commencé");
        marie.get("/en/pledge/outcomes").await.is(303);

        marie.submit(&outcome, &outcome, &[("progress", "done"), ("words", "")]).await.is(303);
        let done = kept(&world, &own).await;
        assert_eq!((done.email, done.asked.due), (None, None), "who has done it is not asked again");
        marie.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        assert!(!moderator.get("/en/pledge/outcomes").await.is(200).text.contains("Marie"));
        marie.get(&outcome).await.is(410);
    })
    .await;
}

/// Signs as somebody new: a guest whose cookie and token are good, without asking for the form first.
async fn signs(world: &World, email: &str) -> u16 {
    let guest = Guest::new();
    let mut browser = world.browser();
    browser.cookies.insert("guest".to_owned(), guest.cookie(&world.app.secret));
    let token = world.app.secret.form_token(&format!("g{}", guest.id()));
    let fields = [&[("token", token.as_str())], &typed("Somebody", email, &[])[..]].concat();
    let page = browser.post(SIGN, &fields).await;
    if page.status == 429 {
        page.says("a little too quick").says("Wait a minute");
    }
    page.status.as_u16()
}

#[tokio::test]
async fn ten_thousand_at_once_are_told_to_wait_and_flood_no_mailbox() {
    let world = World::new().await;
    call(&world).await;
    let begun = std::time::Instant::now();
    let mut taken = 0;
    for one in 0..10_000 {
        match signs(&world, &format!("a{one}@example.org")).await {
            303 => taken += 1,
            status => assert_eq!(status, 429),
        }
    }
    let seconds = begun.elapsed().as_secs() + 1;
    assert!((300..=300 + 5 * seconds).contains(&taken), "{taken} in {seconds} s");
    let written = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 10_000)).await.unwrap();
    assert_eq!(written.len() as u64, taken, "a mail for each that was taken, and no other");
    world.browser().get("/en/pledge").await.is(200);
}

#[tokio::test]
async fn a_school_behind_one_address_signs_within_ten_minutes() {
    let world = World::new().await;
    call(&world).await;
    for pupil in 0..30 {
        let mut browser = world.browser();
        let email = format!("pupil{pupil}@example.org");
        sign(&mut browser, &typed("A pupil", &email, &[])).await.is(303);
        world.clock.advance(20_000);
    }
    assert_eq!(mails(&world).await.len(), 30);
}
