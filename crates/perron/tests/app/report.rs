//! Reports: said without a name, decided with a reason, appealed against to somebody else.

use store::consent::{Audience, Grants};
use store::person::Role;
use store::story::{Origin, Story};
use store::{Language, ids};

use crate::conversation::opened;
use crate::pledge::{call, fresh, signed, typed};
use crate::world::{Browser, NOON, Page, World, on_both};

const WORDS: &str = "The baker on Mill Street cheats.";

/// A story that everyone may read, of this owner; its id as addresses write it.
async fn told(world: &World, owner: Option<String>) -> String {
    let (id, ids) = (world.app.ids.next(), world.app.ids.clone());
    let story = Story {
        id,
        owner,
        prompt: "works".to_owned(),
        title: "About a baker".to_owned(),
        text: WORDS.to_owned(),
        language: Language::English,
        name: String::new(),
        origin: Origin::Own,
        made: NOON,
    };
    let grants = Grants { see: Audience::Everyone, ..Grants::default() };
    let write = move |tx: &mut store::Tx<'_>| perron::story::tell(tx, &ids, &story, None, &grants);
    world.app.db.write(write).await.expect("told");
    ids::to_text(id)
}

async fn report(browser: &mut Browser<'_>, thing: &str, reason: &str, words: &str) -> Page {
    let page = format!("/en/reports/new?thing={thing}");
    browser.submit(&page, "/en/reports", &[("thing", thing), ("reason", reason), ("words", words)]).await
}

async fn decide(steward: &mut Browser<'_>, thing: &str, fields: &[(&str, &str)]) -> Page {
    let page = format!("/en/reports/{thing}");
    steward.submit(&page, &page, fields).await
}

const HIDE: &[(&str, &str)] =
    &[("act", "hide"), ("reason", "person"), ("words", "Leave the baker out of it.")];

#[tokio::test]
async fn a_story_is_reported_hidden_appealed_and_shown_again() {
    on_both(async |world| {
        let mut author = world.signed_in_as(77, Role::Member).await;
        let id = told(&world, Some("p77".to_owned())).await;
        let (thing, page) = (format!("story-{id}"), format!("/en/stories/{id}"));
        let mut reader = world.browser();
        reader.get(&page).await.is(200).says("Something is wrong with this");
        report(&mut reader, &thing, "other", "").await.is(422).says("Say in your own words");
        report(&mut reader, &thing, "person", "He does not.").await.is(303);
        report(&mut reader, &thing, "person", "Again!").await.is(303);

        // those who look after it see what was said, and not by whom
        let mut first = world.signed_in(Role::Moderator).await;
        let mut second = world.signed_in(Role::Moderator).await;
        first.get("/en/desk").await.says("One thing was reported");
        first.get("/en/reports").await.says("About a baker").says("One person says something is wrong");
        let shown = first.get(&format!("/en/reports/{thing}")).await;
        shown.is(200).says("He does not.").says(WORDS);
        assert!(!shown.text.contains("Again!"), "one voice says it once");
        decide(&mut first, &thing, &[("act", "hide"), ("reason", "person")])
            .await
            .is(422)
            .says("why it is hidden");
        world.browser().get(&page).await.is(200);
        decide(&mut first, &thing, HIDE).await.is(303);

        // hidden from everybody else; its author reads why, in their own language, and by mail
        world.browser().get(&page).await.is(404);
        assert!(!world.browser().get("/en/stories").await.text.contains("baker"));
        first.get("/en/reports").await.says("Nothing waits");
        author.get(&format!("{page}/consent")).await.says("ask for another look");
        let why = format!("/fr/reports/{thing}/reason");
        author.get(&why).await.is(200).says("attaque ou insulte").says("Leave the baker out of it.");
        world.browser().get(&why).await.is(404);
        let mails = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 9)).await.expect("the outbox");
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].recipient, "77@example.org");
        assert!(
            mails[0].text.contains(&format!("/en/reports/{thing}/reason"))
                && !mails[0].text.contains("baker")
        );

        // another look is another person's
        let (why, appeal) = (format!("/en/reports/{thing}/reason"), format!("/en/reports/{thing}/appeal"));
        author.submit(&why, &appeal, &[("words", "")]).await.is(422);
        author.submit(&why, &appeal, &[("words", "Everybody knows it.")]).await.is(303);
        author.get(&why).await.says("You asked for another look");
        first.get("/en/reports").await.says("The author asks for another look");
        first
            .get(&format!("/en/reports/{thing}"))
            .await
            .says("Everybody knows it.")
            .says("another person’s decision");
        decide(&mut first, &thing, HIDE).await.is(422).says("somebody else has to answer");
        decide(&mut second, &thing, &[("act", "show")]).await.is(303);
        world.browser().get(&page).await.is(200).says(WORDS);
        author.get(&why).await.says("Shown again").says("These words of yours are shown");
        let log = second.get("/en/reports/log").await;
        log.says("Hidden").says("Shown again").says("About a baker").says("Everybody knows it.");
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_waits_for_nobody() {
    on_both(async |world| {
        let mut author = world.signed_in_as(77, Role::Member).await;
        let id = told(&world, Some("p77".to_owned())).await;
        let thing = format!("story-{id}");
        for _ in 0..2 {
            report(&mut world.browser(), &thing, "person", "").await.is(303);
        }
        let mut steward = world.signed_in(Role::Moderator).await;
        steward.get("/en/reports").await.says("2 people say something is wrong");
        let own = format!("/en/stories/{id}");
        author.submit(&format!("{own}/consent"), &format!("{own}/withdrawal"), &[]).await.is(303);
        steward.get("/en/reports").await.says("Nothing waits");
        let waiting = world.app.db.read(|tx| store::report::waiting(tx, NOON, 9)).await.expect("a look");
        assert_eq!(waiting, [], "nor does it stand in the way of what does");
    })
    .await;
}

#[tokio::test]
async fn the_second_look_is_the_last_word() {
    let world = World::new().await;
    let mut author = world.browser();
    author.get("/en/stories/mine").await.is(200);
    let page = author.submit(
        "/en/stories/new?prompt=works",
        "/en/stories",
        &[("prompt", "works"), ("text", WORDS), ("language", "en"), ("see", "everyone")],
    );
    let page = page.await;
    let id =
        page.is(303).location().trim_end_matches("/consent").rsplit('/').next().expect("an id").to_owned();
    let thing = format!("story-{id}");
    let (mut first, mut second) =
        (world.signed_in(Role::Moderator).await, world.signed_in(Role::Operator).await);
    decide(&mut first, &thing, HIDE).await.is(303);
    let (why, appeal) = (format!("/en/reports/{thing}/reason"), format!("/en/reports/{thing}/appeal"));
    author.submit(&why, &appeal, &[("words", "No.")]).await.is(303);
    decide(&mut second, &thing, HIDE).await.is(303);
    let last = author.get(&why).await;
    last.says("Stays hidden after another look").says("this is the last word");
    assert!(!last.text.contains("Ask for another look"), "asked once");
    author.post(&appeal, &[("token", &author.guest_token()), ("words", "Again.")]).await.is(303);
    second.get("/en/reports").await.says("Nothing waits");
    // erased, nothing of it is left here either
    let consent = format!("/en/stories/{id}/consent");
    author.submit(&consent, &format!("/en/stories/{id}/erasure"), &[]).await.is(303);
    second.get("/en/reports/log").await.says("Nothing has been decided yet");
    second.get(&format!("/en/reports/{thing}")).await.is(404);
}

#[tokio::test]
async fn a_statement_set_aside_in_the_queue_can_be_appealed_too() {
    on_both(async |world| {
        let path = opened(&world, &[("moderation", "after")]).await;
        let statements = format!("/en{path}/statements");
        let mut author = world.browser();
        author.submit(&statements, &statements, &[("text", WORDS)]).await.is(303);
        let mut reader = world.browser();
        let (mut first, mut second) =
            (world.signed_in(Role::Moderator).await, world.signed_in(Role::Moderator).await);
        let queue = first.get(&format!("/en{path}/moderation?state=accepted")).await;
        let before = queue.text.split(WORDS).next().unwrap_or_default();
        let input = before.rsplit("name=\"statement\" value=\"").next().unwrap_or_default();
        let id = input.split('"').next().unwrap_or_default().to_owned();
        let thing = format!("statement-{}-{id}", path.rsplit('/').next().unwrap_or_default());
        report(&mut reader, &thing, "private", "").await.is(303);
        let set_aside = [
            ("statement", id.as_str()),
            ("act", "reject"),
            ("reason", "unclear"),
            ("words", "Whom do you mean?"),
        ];
        first
            .submit(
                &format!("/en{path}/moderation?state=accepted"),
                &format!("/en{path}/moderation"),
                &set_aside,
            )
            .await
            .is(303);
        first.get("/en/reports").await.says("Nothing waits");
        author.get(&statements).await.says("ask for another look");
        let (why, appeal) = (format!("/en/reports/{thing}/reason"), format!("/en/reports/{thing}/appeal"));
        author.get(&why).await.says("Whom do you mean?");
        author.submit(&why, &appeal, &[("words", "The one at the corner.")]).await.is(303);
        decide(&mut first, &thing, HIDE).await.is(422);
        decide(&mut second, &thing, HIDE).await.is(303);
        author.get(&why).await.says("Stays hidden after another look").says("It attacks or insults someone");
        decide(&mut second, &thing, &[("act", "show")]).await.is(303);
        author.get(&statements).await.says("Voted on");
    })
    .await;
}

#[tokio::test]
async fn a_community_is_the_house_s_to_decide_about() {
    let world = World::new().await;
    let community = world.community(store::community::Kind::RoundTable).await;
    let (path, thing) = (
        format!("/en/communities/{}", ids::to_text(community)),
        format!("community-{}", ids::to_text(community)),
    );
    let steward_role = store::membership::Role::Steward;
    let mut steward = world.belonging(Role::Member, community, steward_role).await;
    report(&mut world.browser(), &thing, "spam", "It sells bread.").await.is(303);
    steward.get("/en/reports").await.says("Nothing waits");
    steward.get(&format!("/en/reports/{thing}")).await.is(404);
    let mut house = world.signed_in(Role::Moderator).await;
    house.get(&format!("/en/reports/{thing}")).await.says("It sells bread.");
    decide(&mut house, &thing, HIDE).await.is(303);
    world.browser().get(&path).await.is(404);
    steward.get(&format!("/en/reports/{thing}/reason")).await.says("Leave the baker out of it.");
}

#[tokio::test]
async fn what_one_may_not_see_one_cannot_report() {
    let world = World::new().await;
    let id = told(&world, None).await;
    let number = ids::from_text(&id).expect("an id");
    let hide = move |tx: &mut store::Tx<'_>| {
        store::consent::hide(tx, store::consent::Kind::Story, number, Some(NOON))
    };
    world.app.db.write(hide).await.expect("hidden");
    let mut guest = world.browser();
    for thing in [format!("story-{id}"), "story-7ZZZZZZZZZZZ".to_owned()] {
        guest.get(&format!("/en/reports/new?thing={thing}")).await.is(404);
        guest.get("/en/stories/mine").await.is(200);
        let token = guest.guest_token();
        let fields = [("token", token.as_str()), ("thing", &thing), ("reason", "spam"), ("words", "")];
        guest.post("/en/reports", &fields).await.is(404);
    }
    for thing in ["", "x", "person-1"] {
        let status = guest.get(&format!("/en/reports/new?thing={thing}")).await.status.as_u16();
        assert!(status == 400 || status == 404, "{thing}: {status}");
    }
}

#[tokio::test]
async fn a_name_is_taken_off_the_list_and_still_counts() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Rude Words", "rude@example.org", &[])).await;
        signed(&world, &typed("Marie", "marie@example.org", &[])).await;
        let (mut reader, mut signer) = (world.browser(), world.browser());
        let list = reader.get("/en/pledge/signatures").await;
        list.says("Something is wrong with a name here");
        assert!(!list.text.contains("/reports/new"), "no clutter beside the names until it is asked for");
        let list = reader.get("/en/pledge/signatures?report=1").await;
        let line = list.text.split("Rude Words").nth(1).unwrap_or_default();
        let thing = line.split("thing=").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        report(&mut reader, thing, "hate", "").await.is(303);
        let mut first = world.signed_in(Role::Moderator).await;
        first.get("/en/reports").await.says("Rude Words");
        decide(&mut first, thing, HIDE).await.is(303);
        let list = world.browser().get("/en/pledge/signatures").await;
        list.says("Marie");
        assert!(!list.text.contains("Rude"));
        assert!(!world.browser().get("/en/pledge/signatures?q=rude").await.text.contains("Rude Words"));
        fresh(&world).await.says("<span class=\"tally\">2</span>");

        // whoever signed reads why on their own page, cannot undo it, and asks for another look
        signer.get(&own).await.says("Your name was taken off the list").says("Leave the baker out of it.");
        signer.submit(&own, &own, &typed("Rude Words", "rude@example.org", &[])).await.is(303);
        assert!(!world.browser().get("/en/pledge/signatures").await.text.contains("Rude"));
        signer.submit(&own, &format!("{own}/appeal"), &[("appeal", "It is my name.")]).await.is(303);
        signer.get(&own).await.says("You asked for another look");
        decide(&mut first, thing, HIDE).await.is(422);
        let mut second = world.signed_in(Role::Moderator).await;
        second.get(&format!("/en/reports/{thing}")).await.says("It is my name.");
        decide(&mut second, thing, &[("act", "show")]).await.is(303);
        signer.get(&own).await.says("Your name may stand on the list again");
        signer.submit(&own, &own, &typed("Rude Words", "rude@example.org", &[])).await.is(303);
        world.browser().get("/en/pledge/signatures").await.says("Rude Words");

        // withdrawn, nothing of it is left here either
        signer.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        second.get(&format!("/en/reports/{thing}")).await.is(404);
        second.get("/en/reports/log").await.says("Nothing has been decided yet");
    })
    .await;
}
