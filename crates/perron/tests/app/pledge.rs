//! The pledge: signing, confirming, changing, withdrawing; nobody learns who has signed; tricks in names.

use store::mail::Mail;
use store::person::Role;

use crate::world::{Browser, Page, World, on_both};

pub const FORM: &str = "/en/pledge/signatures/new";
pub const SIGN: &str = "/en/pledge/signatures";

/// Puts a version of the call up.
pub async fn call(world: &World) {
    let mut steward = world.signed_in(Role::Moderator).await;
    let fields = [
        ("title_en", "A pledge to belong"),
        ("title_fr", "Un engagement d’appartenance"),
        ("text_en", "We open our doors.\r\n\r\nWe stay."),
        ("text_fr", "Nous ouvrons nos portes.\r\n\r\nNous restons."),
        ("actions_en", "Knock on one door\r\nCook for a neighbour"),
        ("actions_fr", "Frapper à une porte\r\nCuisiner pour quelqu’un"),
    ];
    steward.submit("/en/pledge/versions/new", "/en/pledge/versions", &fields).await.is(303);
}

/// What a person who signs types, with some of it otherwise.
pub fn typed<'a>(name: &'a str, email: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "person"),
        ("name", name),
        ("email", email),
        ("place", "Quebec"),
        ("action", "1"),
        ("shown", "public"),
    ];
    let kept = usual.into_iter().filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    kept.chain(other.iter().copied()).collect()
}

pub async fn sign(browser: &mut Browser<'_>, fields: &[(&str, &str)]) -> Page {
    browser.submit(FORM, SIGN, fields).await
}

/// The page of the call, once the counts on it are fresh.
pub async fn fresh(world: &World) -> Page {
    world.clock.advance(5_000);
    world.browser().get("/en/pledge").await
}

/// The mails in the outbox, newest first.
pub async fn mails(world: &World) -> Vec<Mail> {
    world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 1000)).await.unwrap()
}

/// The path of the link in the newest mail.
pub async fn link(world: &World) -> String {
    let text = mails(world).await.remove(0).text;
    let line = text.lines().find(|line| line.contains("/pledge/")).unwrap();
    let path = ["/en/pledge/", "/fr/pledge/"].iter().find_map(|start| line.find(start)).unwrap();
    line[path..].to_owned()
}

/// Signs and confirms; the path of one's own signature.
pub async fn signed(world: &World, fields: &[(&str, &str)]) -> String {
    let mut browser = world.browser();
    sign(&mut browser, fields).await.is(303);
    let path = link(world).await;
    browser.submit(&path, &path, &[]).await.is(303).location().to_owned()
}

#[tokio::test]
async fn a_person_signs_confirms_changes_and_withdraws() {
    on_both(async |world| {
        call(&world).await;
        let mut marie = world.browser();
        marie
            .get("/fr/pledge")
            .await
            .is(200)
            .says("Un engagement d’appartenance")
            .says("<p>Nous restons.</p>");
        marie.get(FORM).await.is(200).says("Knock on one door").says("We open our doors.");
        let page = sign(&mut marie, &typed("Marie Côté", "Marie@Example.org", &[])).await;
        assert_eq!(page.is(303).location(), "/en/pledge/mail");
        fresh(&world).await.says(">0</span>");

        let path = link(&world).await;
        let mail = mails(&world).await.remove(0);
        assert!(
            !mail.text.contains("Marie") && !mail.html.contains("Marie"),
            "no words of a stranger in our mail"
        );
        marie.get(&path).await.is(200).says("Marie Côté").says("Knock on one door").says("Quebec");
        fresh(&world).await.says(">0</span>");
        let own = marie.submit(&path, &path, &[]).await.is(303).location().to_owned();
        marie
            .get(&own)
            .await
            .is(200)
            .says("your signature counts")
            .says("Marie Côté")
            .says("Line 1 is yours");
        fresh(&world).await.says(">1</span>").says("1 person and 0 organisations");
        marie.get(&path).await.is(422).says("no longer works");
        marie.submit(FORM, &path, &[]).await.is(422);
        assert!(
            link(&world).await.ends_with(own.rsplit_once('/').unwrap().1),
            "the mail holds the same link"
        );

        let mut other = world.browser();
        other.get(&own).await.is(200);
        let fields =
            typed("Marie-Ève Côté", "", &[("email", ""), ("action", "own"), ("action_words", "Sit outside")]);
        other.submit(&own, &own, &fields).await.is(303);
        other.get(&own).await.says("Saved.").says("Marie-Ève Côté").says("Sit outside");
        let withdrawal = format!("{own}/withdrawal");
        other.submit(&own, &withdrawal, &[]).await.is(303);
        other.get("/en/pledge").await.says("is withdrawn");
        fresh(&world).await.says(">0</span>");
        other.get(&own).await.is(410);
        other.submit(FORM, &withdrawal, &[]).await.is(410);
        // whoever withdrew may sign again
        signed(&world, &typed("Marie Côté", "marie@example.org", &[])).await;
        fresh(&world).await.says(">1</span>");
    })
    .await;
}

#[tokio::test]
async fn an_organisation_signs_with_its_sector_and_short_name() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    let organisation = [("kind", "organisation"), ("logo", "MSRT"), ("shown", "private")];
    let fields = typed("Mill Street Round Table", "table@example.org", &organisation);
    sign(&mut browser, &fields).await.is(422).says("Choose what kind of organisation").says("value=\"MSRT\"");
    let fields = [&fields[..], &[("sector", "association")]].concat();
    let own = signed(&world, &fields).await;
    browser.get(&own).await.says("Mill Street Round Table").says("value=\"MSRT\"");
    fresh(&world).await.says("0 people and 1 organisation.");
}

#[tokio::test]
async fn nobody_learns_from_the_answer_who_has_signed() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Marie", "marie@example.org", &[])).await;
        let mut answers = Vec::new();
        for email in ["marie@example.org", "paul@example.org"] {
            let mut stranger = world.browser();
            let page = sign(&mut stranger, &typed("Someone", email, &[])).await;
            let link = stranger.submit("/en/pledge/links/new", "/en/pledge/links", &[("email", email)]).await;
            let say = |page: &Page| (page.status, page.location().to_owned(), page.text.clone());
            answers.push((say(&page), say(&link)));
        }
        assert_eq!(answers[0], answers[1]);
        let to_marie: Vec<_> =
            mails(&world).await.into_iter().filter(|mail| mail.recipient == "marie@example.org").collect();
        let says = |words: &str| to_marie.iter().any(|mail| mail.text.contains(words));
        assert!(says("It has signed already") && says("asked localhost:8080 for the link"));
        world.browser().get(&own).await.says("value=\"Marie\"");
        assert_eq!(mails(&world).await.iter().filter(|mail| mail.recipient == "paul@example.org").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_last_is_what_is_confirmed() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    sign(&mut browser, &typed("Mari", "marie@example.org", &[])).await.is(303);
    let first = link(&world).await;
    sign(&mut browser, &typed("Marie", "marie@example.org", &[])).await.is(303);
    browser.get(&first).await.is(422);
    let second = link(&world).await;
    browser.get(&second).await.is(200).says("Marie");
    world.clock.advance(7 * 24 * 3_600_000);
    browser.get(&second).await.is(422);
    browser.submit(FORM, &second, &[]).await.is(422);
    fresh(&world).await.says(">0</span>");
}

#[tokio::test]
async fn tricks_in_names_are_refused_with_a_sentence_and_what_was_typed_stays() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    for (name, said) in [
        ("Marie\r\nBcc: paul@example.org", "holds a line break"),
        ("Marie\u{202e}eiram", "turns the direction"),
        ("M\u{430}rie", "letters of different alphabets"),
        ("Z\u{301}\u{302}\u{303}\u{304}a", "more than two"),
        ("Cheap pills https://evil.example", "without an address"),
        ("", "Write something here"),
        (&"x".repeat(121), "120"),
    ] {
        let mut fresh = world.browser();
        sign(&mut fresh, &typed(name, "marie@example.org", &[])).await.is(422).says(said);
    }
    let page = sign(&mut browser, &typed("<b>Marie</b>", "marie@example.org", &[("email", "no")])).await;
    page.is(422).says("not an e-mail address").says("&#60;b&#62;Marie");
    assert!(mails(&world).await.is_empty());
}

#[tokio::test]
async fn a_key_that_is_not_ours_opens_nothing() {
    let world = World::new().await;
    call(&world).await;
    let own = signed(&world, &typed("Marie", "marie@example.org", &[])).await;
    let (id, key) = own.split_once('-').unwrap();
    let mut stranger = world.browser();
    for forged in [
        format!("{id}-"),
        format!("{id}-{}", &key[1..]),
        id.to_owned(),
        format!("{id}-{}", key.replace(&key[..1], "é")),
    ] {
        stranger.get(&forged).await.is(404);
        stranger.submit(FORM, &format!("{forged}/withdrawal"), &[]).await.is(404);
    }
    fresh(&world).await.says(">1</span>");
}

#[tokio::test]
async fn a_version_is_in_both_languages_or_not_at_all() {
    let world = World::new().await;
    let mut steward = world.signed_in(Role::Moderator).await;
    steward.get("/en/pledge").await.is(200).says("no pledge to sign here yet").says("Write the pledge");
    world.browser().get(FORM).await.is(404);
    let (page, to) = ("/en/pledge/versions/new", "/en/pledge/versions");
    let english = [("title_en", "A"), ("text_en", "B"), ("actions_en", "one\ntwo"), ("actions_fr", "un")];
    steward
        .submit(page, to, &english)
        .await
        .is(422)
        .says("Write something here")
        .says("2 actions in English and 1");
    call(&world).await;
    call(&world).await;
    steward.get("/fr/pledge/versions").await.says("Version 1, du").says("Version 2, du");
    steward.get(page).await.says("We open our doors.");
}

#[tokio::test]
async fn the_pledge_hangs_on_a_wall_and_stands_on_the_home_page() {
    let world = World::new().await;
    let mut guest = world.browser();
    guest.get("/en/pledge/poster.pdf").await.is(404);
    assert!(!guest.get("/en/").await.is(200).text.contains("id=\"pledge\""));
    call(&world).await;
    for lang in ["en", "fr"] {
        let poster = guest.get(&format!("/{lang}/pledge/poster.pdf")).await;
        assert_eq!(poster.is(200).header("content-type"), "application/pdf");
        assert!(poster.text.starts_with("%PDF-") && poster.length > 10_000, "{}", poster.length);
    }
    world.clock.advance(5_000);
    guest
        .get("/fr/")
        .await
        .is(200)
        .says("id=\"pledge\"")
        .says("Un engagement d’appartenance")
        .says("class=\"tiles\"");
    let mut moderator = world.signed_in(Role::Moderator).await;
    moderator.get("/en/desk").await.is(200).says("/en/pledge/lists/new").says("/en/pledge/outcomes");
    moderator.get("/en/pledge").await.is(200).says("/en/pledge/lists/new");
    assert!(!guest.get("/en/pledge").await.is(200).text.contains("/en/pledge/lists/new"));
    for lang in ["en", "fr"] {
        guest.get(&format!("/{lang}/privacy")).await.says(if lang == "en" {
            "sign the pledge"
        } else {
            "signez l’engagement"
        });
    }
}
