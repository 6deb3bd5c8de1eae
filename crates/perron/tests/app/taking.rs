//! A connector takes a story down; its owner claims it with the code on their slip.

use store::community::Kind as Community;
use store::ids;
use store::membership::Role as Tie;
use store::person::Role;

use crate::world::{Browser, Page, World, on_both};

const WORDS: &str = "The bus driver waits until Mrs. Roy has sat down.";

/// What a connector sends after reading every line aloud.
fn fields<'f>(home: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let all =
        [("prompt", "works"), ("home", home), ("text", WORDS), ("language", "en"), ("see", "community")];
    [&all[..], more].concat()
}

/// Takes a story down; the address of its page for the connector.
async fn taken(connector: &mut Browser<'_>, home: &str, more: &[(&str, &str)]) -> String {
    let form = format!("/en/stories/taken/new?prompt=works&home={home}");
    let page = connector.submit(&form, "/en/stories/taken", &fields(home, more)).await;
    page.is(303).location().to_owned()
}

/// The code on a slip.
fn code(slip: &Page) -> String {
    slip.is(200);
    let rest = slip.text.split("<p class=\"say\">").nth(1).unwrap_or_default();
    rest.split('<').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_connector_takes_it_down_and_its_owner_claims_it() {
    on_both(async |world| {
        let table = world.community(Community::RoundTable).await;
        let home = ids::to_text(table);
        let mut connector = world.belonging(Role::Member, table, Tie::Connector).await;
        connector.get("/en/stories").await.says("Taken down for others");
        connector.get("/en/stories/taken").await.is(200).says("For Table").says("waits to be claimed");
        let form = format!("/en/stories/taken/new?prompt=works&home={home}");
        // nobody is asked in silence, and not tomorrow
        let unasked = connector.submit(&form, "/en/stories/taken", &fields(&home, &[])).await;
        unasked.is(422).says("Ask them each line first").says("The bus driver waits");
        let later = [("aloud", "yes"), ("asked-day", "1"), ("asked-month", "12"), ("asked-year", "2026")];
        let page = connector.submit(&form, "/en/stories/taken", &fields(&home, &later)).await;
        page.is(422).says("still to come");
        let when = [("aloud", "yes"), ("asked-day", "14"), ("asked-month", "10"), ("asked-year", "2026")];
        let taking = taken(&mut connector, &home, &when).await;
        connector.get(&taking).await.is(200).says("asked on 14").says("The people of Table");
        let story = taking.trim_end_matches("/taking").to_owned();
        world
            .belonging(Role::Member, table, Tie::Member)
            .await
            .get(&story)
            .await
            .is(200)
            .says("Taken down by member");
        // the page of the slip is for who took it down and for stewards
        let mut other = world.belonging(Role::Member, table, Tie::Connector).await;
        other.get(&taking).await.is(404);
        other.submit("/en/stories/taken", &format!("{story}/slip"), &[]).await.is(404);
        let old = code(&connector.submit(&taking, &format!("{story}/slip"), &[]).await);
        let slip = connector.submit(&taking, &format!("{story}/slip"), &[]).await;
        let new = code(&slip);
        slip.says("localhost:8080/en/stories/claim")
            .says("Ce récit est à vous")
            .says("<path class=\"qr-ink\"");
        assert_ne!(old, new);
        connector.get(&format!("{story}/slip")).await.is(303);
        let mut guest = world.browser();
        let claim = "/en/stories/claim";
        guest.submit(claim, claim, &[("code", &old)]).await.is(422).says("No story waits for this code");
        guest.submit(claim, claim, &[("code", "")]).await.is(422);
        guest.get(&format!("{story}/consent")).await.is(404);
        let spoken = new.to_lowercase().replace('-', " ");
        let page = guest.submit(claim, claim, &[("code", &spoken)]).await;
        assert_eq!(page.is(303).location(), format!("{story}/consent"));
        let own = guest.get(page.location()).await;
        own.is(200).says("It is yours now").says("Taken down by member · asked on 14");
        let consent = format!("{story}/consent");
        guest.submit(&consent, &consent, &[("see", "owner")]).await.is(303);
        world.belonging(Role::Member, table, Tie::Member).await.get(&story).await.is(404);
        // it works once, and then nobody else changes anything
        world.browser().submit(claim, claim, &[("code", &new)]).await.is(422);
        connector.get(&taking).await.says("Its owner claimed it");
        connector.submit("/en/stories/taken", &format!("{story}/slip"), &[]).await.is(303);
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        steward.submit("/en/stories/taken", &format!("{taking}/withdrawal"), &[]).await.is(404);
        connector.get("/en/stories/taken").await.says("waits to be claimed");
    })
    .await;
}

#[tokio::test]
async fn until_it_is_claimed_a_steward_takes_it_back_on_its_owners_word() {
    on_both(async |world| {
        let table = world.community(Community::RoundTable).await;
        let home = ids::to_text(table);
        let mut connector = world.belonging(Role::Member, table, Tie::Connector).await;
        let taking = taken(&mut connector, &home, &[("aloud", "yes")]).await;
        let story = taking.trim_end_matches("/taking").to_owned();
        connector.get(&taking).await.says("tell a steward");
        connector.submit(&taking, &format!("{taking}/withdrawal"), &[]).await.is(404);
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        steward.submit(&taking, &format!("{taking}/withdrawal"), &[]).await.is(303);
        steward.get(&taking).await.is(200).says("This story was taken back");
        world.belonging(Role::Member, table, Tie::Member).await.get(&story).await.is(404);
        // its owner still finds it with the slip, to delete it
        let code = code(&connector.submit(&taking, &format!("{story}/slip"), &[]).await);
        let mut owner = world.signed_in(Role::Member).await;
        owner.submit("/en/stories/claim", "/en/stories/claim", &[("code", &code)]).await.is(303);
        owner.submit(&format!("{story}/consent"), &format!("{story}/erasure"), &[]).await.is(303);
        connector.get(&taking).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn only_connectors_take_down_and_only_there() {
    let world = World::new().await;
    let (here, there) =
        (world.community(Community::RoundTable).await, world.community(Community::RoundTable).await);
    let mut connector = world.belonging(Role::Member, here, Tie::Connector).await;
    let elsewhere = ids::to_text(there);
    connector.get(&format!("/en/stories/taken/new?home={elsewhere}")).await.is(404);
    connector.get("/en/stories/taken/new").await.is(303);
    let refused = fields(&elsewhere, &[("aloud", "yes")]);
    connector.submit("/en/stories/taken", "/en/stories/taken", &refused).await.is(404);
    connector
        .get(&format!("/fr/stories/taken/new?home={}", ids::to_text(here)))
        .await
        .is(200)
        .says("Laissez la personne");
    let told = fields("", &[("aloud", "yes")]);
    let mut moderator = world.signed_in(Role::Moderator).await;
    moderator.submit("/en/stories/taken/new?prompt=works", "/en/stories/taken", &told).await.is(422);
    let told: Vec<_> = told.into_iter().filter(|(name, _)| *name != "see").collect();
    let page = moderator.submit("/en/stories/taken/new?prompt=works", "/en/stories/taken", &told).await;
    moderator.get(page.is(303).location()).await.says("Given to the programme");
}

#[tokio::test]
async fn codes_cannot_be_tried_one_after_the_other() {
    let world = World::new().await;
    let claim = "/en/stories/claim";
    let mut guest = world.browser();
    for _ in 0..6 {
        guest.submit(claim, claim, &[("code", "0000-0000-0000")]).await.is(422);
    }
    guest.submit(claim, claim, &[("code", "0000-0000-0000")]).await.is(429);
    // who throws the cookie away meets the limit of all
    let mut tries = 0;
    while world.browser().submit(claim, claim, &[("code", "0000-0000-0000")]).await.status.as_u16() == 422 {
        tries += 1;
        assert!(tries < 70, "nobody counts");
    }
}
