//! The link that signs in: once, by its button, for a quarter of an hour, and nobody learns who has an account.

use store::person::Role;
use store::{link, mail};

use crate::person::{ask, by_email, newest_link, outbox, sign_in};
use crate::world::{World, on_both};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

#[tokio::test]
async fn a_link_signs_in_once_and_only_by_its_button() {
    on_both(async |world| {
        let asked = ask(&world, " Marie@Example.org ").await;
        assert_eq!((asked.status.as_u16(), asked.location()), (303, "/en/sign-in/sent"));
        let mails = outbox(&world).await;
        assert_eq!((mails.len(), mails[0].recipient.as_str()), (1, "marie@example.org"));
        let link = newest_link(&world).await;
        for _ in 0..3 {
            world.browser().get(&link).await.is(200).says("marie@example.org").says("Sign in");
        }
        let mut browser = world.browser();
        let guest = browser.get(&link).await.header("set-cookie").to_owned();
        assert!(guest.starts_with("guest="));
        let entered = browser.submit(&link, &link, &[]).await;
        assert_eq!((entered.is(303).location(), entered.header("cache-control")), ("/en/", "no-store"));
        assert!(browser.cookies.contains_key("person") && !browser.cookies.contains_key("guest"));
        browser.get("/en/account").await.is(200).says("marie@example.org").says("Member");
        assert_eq!(by_email(&world, "marie@example.org").await.role, Role::Member);
        let mut second = world.browser();
        second.submit(&link, &link, &[]).await.is(403);
        second.get("/en/sign-in").await;
        second.submit("/en/sign-in", &link, &[]).await.is(422).says("no longer opens");
        second.get(&link).await.is(422).says("no longer opens");
        assert!(!second.cookies.contains_key("person"));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_comes_in() {
    on_both(async |world| {
        for _ in 0..5 {
            ask(&world, "marie@example.org").await.is(303);
            let link = newest_link(&world).await;
            let (mut one, mut two) = (world.browser(), world.browser());
            let (first, second) = (one.get(&link).await.token(), two.get(&link).await.token());
            let (first, second) = ([("token", first.as_str())], [("token", second.as_str())]);
            let (first, second) = tokio::join!(one.post(&link, &first), two.post(&link, &second));
            let mut statuses = [first.status.as_u16(), second.status.as_u16()];
            statuses.sort_unstable();
            assert_eq!(statuses, [303, 422]);
            let inside = [one, two].into_iter().filter(|browser| browser.cookies.contains_key("person"));
            assert_eq!(inside.count(), 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_is_for_a_quarter_of_an_hour_and_cannot_be_guessed() {
    on_both(async |world| {
        ask(&world, "marie@example.org").await.is(303);
        let link = newest_link(&world).await;
        world.clock.advance(15 * MINUTE - 1);
        world.browser().get(&link).await.is(200);
        world.clock.advance(1);
        world.browser().get(&link).await.is(422).says("no longer opens");
        let mut late = world.browser();
        late.submit("/en/sign-in", &link, &[]).await.is(422);
        let zeros = format!("/en/sign-in/{}", "0".repeat(64));
        for forged in [zeros.as_str(), "/en/sign-in/%27%20OR%201=1", "/fr/sign-in/x"] {
            late.get(forged).await.is(422);
            late.submit("/en/sign-in", forged, &[]).await.is(422);
        }
        assert!(!late.cookies.contains_key("person"));
        let kept = world.app.db.read(|tx| mail::page(tx, i64::MAX, 9)).await.unwrap();
        let token = link.rsplit('/').next().unwrap().to_owned();
        assert!(kept[0].text.contains(&token));
        let by_token = world.app.db.read(move |tx| link::by_token(tx, &token)).await.unwrap();
        assert_eq!(by_token, None, "the database knows tokens by their hash only");
    })
    .await;
}

#[tokio::test]
async fn the_answer_is_the_same_with_and_without_an_account() {
    on_both(async |world| {
        sign_in(&world, world.browser(), "marie@example.org").await;
        let known = ask(&world, "marie@example.org").await;
        let unknown = ask(&world, "paul@example.org").await;
        assert_eq!(
            (known.status, known.location(), &known.text),
            (unknown.status, unknown.location(), &unknown.text)
        );
        let sent = world.browser().get("/en/sign-in/sent").await;
        sent.is(200).says("If the address is right").says("cannot send mail yet");
    })
    .await;
}

#[tokio::test]
async fn an_address_is_sent_ten_links_an_hour() {
    on_both(async |world| {
        for _ in 0..10 {
            ask(&world, "marie@example.org").await.is(303);
        }
        let refused = ask(&world, "MARIE@example.org").await;
        refused.is(422).says("10 links").says("value=\"MARIE@example.org\"");
        assert_eq!(outbox(&world).await.len(), 10);
        ask(&world, "paul@example.org").await.is(303);
        world.clock.advance(HOUR);
        ask(&world, "marie@example.org").await.is(303);
    })
    .await;
}

#[tokio::test]
async fn one_browser_and_all_together_ask_only_so_often() {
    let world = World::new().await;
    let mut browser = world.browser();
    let mut statuses = Vec::new();
    for n in 0..8 {
        let email = format!("someone{n}@example.org");
        let page = browser.submit("/en/sign-in", "/en/sign-in", &[("email", &email)]).await;
        statuses.push(page.status.as_u16());
    }
    assert_eq!(statuses[..6], [303; 6]);
    assert_eq!(statuses[7], 429);
    let mut refused = 0;
    for n in 0..140 {
        refused += u16::from(ask(&world, &format!("crowd{n}@example.org")).await.status == 429);
    }
    assert!(refused > 0, "a new cookie each time is not a way around");
}

#[tokio::test]
async fn what_is_not_one_address_gets_no_mail() {
    let world = World::new().await;
    for wrong in [
        "",
        "marie",
        "marie@example.org\r\nBcc: paul@example.org",
        "marie@example.org\nSubject: hello",
        "marie@example.org, paul@example.org",
        "marie@example.org%0d%0aBcc:paul@example.org",
        "<marie@example.org>",
    ] {
        ask(&world, wrong).await.is(422);
    }
    assert_eq!(outbox(&world).await.len(), 0);
    let mut other = world.browser();
    let page = other.submit("/fr/sign-in", "/fr/sign-in", &[("email", "pas une adresse")]).await;
    page.is(422).says("Ce n’est pas une adresse courriel").says("value=\"pas une adresse\"");
}

#[tokio::test]
async fn afterwards_one_is_where_one_wanted_to_be_in_this_house() {
    let world = World::new().await;
    let mut browser = world.browser();
    let sent_away = browser.get("/en/people?after=0").await;
    assert_eq!(sent_away.location(), "/en/sign-in?next=%2Fpeople%3Fafter%3D0");
    for (wanted, next) in
        [("/account", "/en/account"), ("//evil.example", "/en/"), ("https://evil.example", "/en/")]
    {
        let fields = [("email", "marie@example.org"), ("next", wanted)];
        browser.submit("/en/sign-in", "/en/sign-in", &fields).await.is(303);
        let link = newest_link(&world).await;
        assert_eq!(browser.submit(&link, &link, &[]).await.location(), next);
        browser.cookies.clear();
    }
}
