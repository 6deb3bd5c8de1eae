//! Signing out, devices, roles, passkeys as far as they go without a device.

use store::person::{Person, Role};
use store::{Language, mail, participant, person};

use crate::world::{Browser, NOON, Page, World, on_both};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Asks for a link, as a visitor who has just come.
pub async fn ask(world: &World, email: &str) -> Page {
    world.browser().submit("/en/sign-in", "/en/sign-in", &[("email", email)]).await
}

/// The mails written so far, newest first.
pub async fn outbox(world: &World) -> Vec<mail::Mail> {
    world.app.db.read(|tx| mail::page(tx, i64::MAX, 100)).await.unwrap()
}

/// The path of the link in the newest mail.
pub async fn newest_link(world: &World) -> String {
    let text = outbox(world).await.remove(0).text;
    let link = text.split_whitespace().find(|word| word.contains("/sign-in/")).expect("a link").to_owned();
    link.strip_prefix("http://localhost:8080").expect("a link to this house").to_owned()
}

/// Signs in by link with a browser.
pub async fn sign_in<'w>(world: &'w World, mut browser: Browser<'w>, email: &str) -> Browser<'w> {
    browser.submit("/en/sign-in", "/en/sign-in", &[("email", email)]).await.is(303);
    let link = newest_link(world).await;
    browser.submit(&link, &link, &[]).await.is(303);
    browser
}

pub async fn by_email(world: &World, email: &'static str) -> Person {
    world.app.db.read(move |tx| person::by_email(tx, email)).await.unwrap().expect("an account")
}

#[tokio::test]
async fn signing_out_ends_it_on_the_server() {
    on_both(async |world| {
        let mut browser = sign_in(&world, world.browser(), "marie@example.org").await;
        let cookie = browser.cookies["person"].clone();
        let out = browser.submit("/en/account", "/en/sign-out", &[]).await;
        assert_eq!(out.is(303).location(), "/en/");
        assert!(!browser.cookies.contains_key("person"));
        browser.cookies.insert("person".to_owned(), cookie);
        browser.get("/en/account").await.is(303);
        for forged in ["", "0", &"0".repeat(64), "p1", "'; DROP TABLE person; --"] {
            browser.cookies.insert("person".to_owned(), forged.to_owned());
            assert!(browser.get("/en/account").await.is(303).location().starts_with("/en/sign-in"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_ends_when_nobody_comes_and_after_half_a_year_anyway() {
    let world = World::new().await;
    let mut browser = sign_in(&world, world.browser(), "marie@example.org").await;
    let mut days = 0;
    while browser.get("/en/account").await.status == 200 {
        world.clock.advance(20 * DAY);
        days += 20;
    }
    assert_eq!(days, 180);
    let mut idle = sign_in(&world, world.browser(), "marie@example.org").await;
    world.clock.advance(30 * DAY);
    idle.get("/en/account").await.is(303);
    let mut moderator = world.signed_in(Role::Moderator).await;
    moderator.get("/en/account").await.is(303);
    world.clock.set(NOON + 2 * DAY);
    moderator.get("/en/account").await.is(200);
    world.clock.advance(3 * DAY);
    moderator.get("/en/account").await.is(303);
}

#[tokio::test]
async fn someone_sees_their_devices_and_signs_out_there() {
    on_both(async |world| {
        let phone = world.browser().with("user-agent", "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0");
        let mut phone = sign_in(&world, phone, "marie@example.org").await;
        let mut desk = sign_in(&world, world.browser(), "marie@example.org").await;
        assert_ne!(phone.cookies["person"], desk.cookies["person"]);
        let page = desk.get("/en/account").await;
        page.is(200).says("Firefox, Android").says("this device");
        let device = page.text.split("name=\"device\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stranger = sign_in(&world, world.browser(), "paul@example.org").await;
        stranger.submit("/en/account", "/en/account/devices", &[("device", device)]).await.is(303);
        phone.get("/en/account").await.is(200);
        desk.submit("/en/account", "/en/account/devices", &[("device", device)]).await.is(303);
        phone.get("/en/account").await.is(303);
        desk.get("/en/account").await.is(200);
        let mut third = sign_in(&world, world.browser(), "marie@example.org").await;
        desk.submit("/en/account", "/en/account/devices", &[("all", "yes")]).await.is(303);
        third.get("/en/account").await.is(303);
        stranger.get("/en/account").await.is(200);
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_themself_a_role() {
    on_both(async |world| {
        let mut member = sign_in(&world, world.browser(), "marie@example.org").await;
        let marie = by_email(&world, "marie@example.org").await;
        let path = format!("/en/people/{}/role", store::ids::to_text(marie.id));
        let profile =
            [("name", "Marie"), ("language", "fr"), ("role", "operator"), ("email", "paul@example.org")];
        member.submit("/en/account", "/en/account", &profile).await.is(303);
        for browser in [&mut member, &mut world.signed_in(Role::Moderator).await] {
            browser.get("/en/people").await.is(403);
            browser.submit("/en/account", &path, &[("role", "operator")]).await.is(403);
            let fields = [("email", "marie@example.org"), ("role", "operator")];
            browser.submit("/en/account", "/en/people", &fields).await.is(403);
        }
        let fields = [("email", "marie@example.org"), ("role", "operator")];
        let mut guest = world.browser();
        guest.submit("/en/sign-in", "/en/people", &fields).await.is(403);
        guest.submit("/en/sign-in", "/en/sign-in", &fields).await.is(303);
        let now = by_email(&world, "marie@example.org").await;
        assert_eq!((now.role, now.name.as_str(), now.language), (Role::Member, "Marie", Language::French));
    })
    .await;
}

#[tokio::test]
async fn an_operator_gives_roles_but_the_last_one_stays() {
    on_both(async |world| {
        let mut operator = world.signed_in(Role::Operator).await;
        let mut marie = sign_in(&world, world.browser(), "marie@example.org").await;
        let fields = [("email", "Marie@example.org"), ("role", "moderator")];
        operator.submit("/en/people", "/en/people", &fields).await.is(303);
        operator.get("/en/people").await.says("The role is given").says("marie@example.org");
        marie.get("/en/account").await.is(303);
        sign_in(&world, world.browser(), "marie@example.org")
            .await
            .get("/en/account")
            .await
            .says("Moderator");
        let fields = [("email", "new@example.org"), ("role", "moderator")];
        operator.submit("/en/people", "/en/people", &fields).await.is(303);
        sign_in(&world, world.browser(), "new@example.org").await.get("/en/account").await.says("Moderator");

        let all = world.app.db.read(|tx| person::page(tx, 0, 9)).await.unwrap();
        let own = all.iter().find(|person| person.role == Role::Operator).expect("the operator").id;
        let path = |id: i64| format!("/en/people/{}/role", store::ids::to_text(id));
        operator.submit("/en/people", &path(own), &[("role", "member")]).await.is(303);
        operator.get("/en/people").await.is(200).says("last operator");
        let second = by_email(&world, "marie@example.org").await.id;
        operator.submit("/en/people", &path(second), &[("role", "operator")]).await.is(303);
        operator.submit("/en/people", &path(own), &[("role", "member")]).await.is(303);
        operator.get("/en/people").await.is(403);
        let mut wrong = sign_in(&world, world.browser(), "marie@example.org").await;
        wrong.submit("/en/people", &path(own), &[("role", "emperor")]).await.is(400);
        wrong.submit("/en/people", &path(1), &[("role", "member")]).await.is(404);
        wrong.submit("/en/people", "/en/people", &[("email", "x"), ("role", "")]).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn two_operators_cannot_remove_each_other_at_once() {
    on_both(async |world| {
        let (mut one, mut two) =
            (world.signed_in(Role::Operator).await, world.signed_in(Role::Operator).await);
        let all = world.app.db.read(|tx| person::page(tx, 0, 9)).await.unwrap();
        let path = |id: i64| format!("/en/people/{}/role", store::ids::to_text(id));
        let (first, second) = (one.get("/en/people").await.token(), two.get("/en/people").await.token());
        let (path_of_two, path_of_one) = (path(all[1].id), path(all[0].id));
        let (first, second) = (
            [("token", first.as_str()), ("role", "member")],
            [("token", second.as_str()), ("role", "member")],
        );
        tokio::join!(one.post(&path_of_two, &first), two.post(&path_of_one, &second));
        let left = world.app.db.read(|tx| person::count(tx, Role::Operator)).await.unwrap();
        assert_eq!(left, 1);
    })
    .await;
}

#[tokio::test]
async fn the_operator_link_of_the_command_line_makes_one_operator() {
    on_both(async |world| {
        let app = &world.app;
        assert!(!perron::person::link::has_operator(&app.db).await.unwrap());
        let link = async || {
            let token = perron::person::link::for_operator(&app.db, &*app.clock).await.unwrap();
            format!("/en/sign-in/{token}")
        };
        let first = link().await;
        let mut browser = world.browser();
        browser.get(&first).await.is(200).says("the person who runs this server");
        browser.submit(&first, &first, &[]).await.is(303);
        browser.get("/en/people").await.is(200).says("Operator by link");
        assert!(perron::person::link::has_operator(&app.db).await.unwrap());
        let again = link().await;
        world.browser().submit(&again, &again, &[]).await.is(303);
        assert_eq!(app.db.read(|tx| person::count(tx, Role::Operator)).await.unwrap(), 1);
        let late = link().await;
        world.clock.advance(HOUR);
        world.browser().get(&late).await.is(422);
    })
    .await;
}

#[tokio::test]
async fn what_one_said_as_a_guest_is_theirs_after_signing_in() {
    on_both(async |world| {
        let mut browser = world.browser();
        browser.get("/en/sign-in").await;
        let guest = browser.cookies["guest"].split('.').next().unwrap().to_owned();
        let holder = Some(format!("g{guest}"));
        let voice = participant::Participant {
            conversation_id: 1,
            id: 77,
            holder,
            outside_id: None,
            origin: participant::Origin::Web,
            made: NOON,
        };
        let story = store::story::Story {
            id: 78,
            owner: voice.holder.clone(),
            prompt: "works".to_owned(),
            title: String::new(),
            text: "We share a wheelbarrow.".to_owned(),
            language: store::Language::English,
            name: String::new(),
            origin: store::story::Origin::Own,
            made: NOON,
        };
        let ids = world.app.ids.clone();
        let made = world.app.db.write(move |tx| {
            store::conversation::insert(tx, &conversation())?;
            perron::story::tell(tx, &ids, &story, None, &store::consent::Grants::default())?;
            participant::keep(tx, &voice)
        });
        made.await.unwrap();
        let mut browser = sign_in(&world, browser, "marie@example.org").await;
        let marie = by_email(&world, "marie@example.org").await.id;
        let own =
            world.app.db.read(move |tx| participant::of_holder(tx, 1, &format!("p{marie}"))).await.unwrap();
        assert_eq!(own.map(|voice| voice.id), Some(77));
        browser.get("/en/stories/mine").await.says("/en/stories/2E/consent");
        browser.submit("/en/account", "/en/sign-out", &[]).await.is(303);
        browser.get("/en/sign-in").await;
        assert!(!browser.cookies["guest"].starts_with(&guest), "another guest from now on");
    })
    .await;
}

fn conversation() -> store::conversation::Conversation {
    use store::conversation::{Adding, Conversation, Moderation, Origin, State};
    Conversation {
        id: 1,
        question: store::Bilingual { en: "What?".into(), fr: "Quoi?".into() },
        background: store::Bilingual::default(),
        opens: None,
        closes: None,
        zone: "America/Halifax".into(),
        moderation: Moderation::Before,
        adding: Adding::Everyone,
        state: State::Open,
        published: None,
        origin: Origin::Own,
        version: 1,
        made: NOON,
        made_by: None,
    }
}

#[tokio::test]
async fn a_passkey_is_asked_for_and_junk_is_refused_in_a_sentence() {
    on_both(async |world| {
        let mut browser = world.browser();
        let token = browser.get("/en/sign-in").await.says("data-passkey=\"get\"").token();
        let mut browser = browser.with("x-form-token", &token);
        let json = async |browser: &mut Browser<'_>, path: &str, body: serde_json::Value| {
            let page = browser.send("POST", path, Some("application/json"), body.to_string().into_bytes()).await;
            serde_json::from_str::<serde_json::Value>(&page.is(200).text).expect("JSON")
        };
        let question = json(&mut browser, "/en/sign-in/passkey-question", serde_json::json!({})).await;
        assert_eq!(question["options"]["publicKey"]["userVerification"], "required");
        assert_eq!(question["options"]["publicKey"]["rpId"], "localhost");
        assert_eq!(question["options"]["mediation"], serde_json::Value::Null);
        let junk = serde_json::json!({
            "challenge": question["challenge"],
            "credential": { "id": "AAAA", "rawId": "AAAA", "type": "public-key", "extensions": {},
                "response": { "authenticatorData": "AAAA", "clientDataJSON": "AAAA", "signature": "AAAA", "userHandle": "AAAAAAAAAAAAAAAAAAAAAA" } },
        });
        let answer = json(&mut browser, "/en/sign-in/passkey", junk.clone()).await;
        assert!(answer["problem"].as_str().unwrap().contains("does not belong"), "{answer}");
        let answer = json(&mut browser, "/en/sign-in/passkey", junk).await;
        assert!(answer["problem"].as_str().unwrap().contains("five minutes"), "a question is answered once: {answer}");
        assert!(!browser.cookies.contains_key("person"));
        browser.send("POST", "/en/sign-in/passkey", Some("application/json"), b"{".to_vec()).await.is(400);
        let mut without = world.browser();
        without.get("/en/sign-in").await;
        let refused = without.send("POST", "/en/sign-in/passkey-question", Some("application/json"), b"{}".to_vec()).await;
        refused.is(403);
    })
    .await;
}
