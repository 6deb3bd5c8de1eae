//! Communities: founding, joining, what they hold, and that one that has ended ties nobody.

use store::community::{self, Joining, Kind, State};
use store::membership::{self, Membership, Role as Tie};
use store::person::Role;

use crate::world::{Browser, Page, World, on_both};

pub fn path(id: i64) -> String {
    format!("/en/communities/{}", store::ids::to_text(id))
}

pub fn child(id: i64, under: &str, of: i64, act: &str) -> String {
    format!("{}/{under}/{}/{act}", path(id), store::ids::to_text(of))
}

pub async fn people(world: &World, id: i64) -> Vec<Membership> {
    world.app.db.read(move |tx| membership::of_community(tx, id)).await.expect("people")
}

/// The only one there with a role.
pub async fn the(world: &World, id: i64, role: Tie) -> Membership {
    let mut all = people(world, id).await;
    all.retain(|one| one.role == role);
    assert_eq!(all.len(), 1, "{role:?}");
    all.remove(0)
}

pub async fn set_joining(world: &World, id: i64, joining: Joining) {
    let write = move |tx: &mut store::Tx<'_>| {
        let community = community::by_id(tx, id)?.expect("a community");
        community::update(tx, &community::Community { joining, ..community })
    };
    world.app.db.write(write).await.expect("written");
}

/// What the page after a form says.
pub async fn said(browser: &mut Browser<'_>, page: &Page) -> Page {
    page.is(303);
    browser.get(page.location()).await
}

const FOUNDING: &[(&str, &str)] = &[
    ("kind", "association"),
    ("name-en", "Garden Street"),
    ("about-fr", "On jardine ensemble."),
    ("speaks", "both"),
    ("speaks-also", "Tagalog"),
    ("place", "Whitehorse"),
    ("joining", "open"),
    ("sharing", "here"),
    ("name", "Robin"),
    ("shown", "yes"),
];

#[tokio::test]
async fn a_moderator_founds_and_others_ask() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let page = moderator.submit("/en/communities/new", "/en/communities", FOUNDING).await;
        said(&mut moderator, &page)
            .await
            .says("The community is open, and you are its steward")
            .says("Robin");
        let home = page.location().to_owned();
        world
            .browser()
            .get(&home)
            .await
            .is(200)
            .says("Garden Street")
            .says("Whitehorse, Yukon")
            .says("lang=\"fr\"")
            .says("English and French; also Tagalog");
        world.browser().get("/fr/communities").await.says("Garden Street");

        let mut neighbour = world.signed_in(Role::Member).await;
        let page = neighbour.submit("/en/communities/new", "/en/communities", FOUNDING).await;
        let home = page.location().to_owned();
        said(&mut neighbour, &page).await.says("Someone who looks after the house reads it");
        neighbour.get(&home).await.is(200).says("It opens once someone");
        world.browser().get(&home).await.is(404);
        world.signed_in(Role::Member).await.get(&home).await.is(404);
        neighbour.get(&format!("{home}/people")).await.is(403);
        moderator.get("/en/desk").await.says("Somebody asks for this community");
        moderator.submit(&home, &format!("{home}/decision"), &[("reason", "")]).await.is(422);
        moderator
            .submit(&home, &format!("{home}/decision"), &[("reason", "Join the other one.")])
            .await
            .is(303);
        neighbour.get(&home).await.says("Join the other one.");
        moderator.submit(&home, &format!("{home}/decision"), &[("yes", "yes")]).await.is(303);
        world.browser().get(&home).await.is(200);
        neighbour.get(&format!("{home}/people")).await.is(200).says("Robin");
        let again = moderator.submit("/en/desk", &format!("{home}/decision"), &[("yes", "yes")]).await;
        said(&mut moderator, &again).await.says("answered, taken back or ended meanwhile");
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_and_kept() {
    let world = World::new().await;
    let mut moderator = world.signed_in(Role::Moderator).await;
    let open_institution = [("kind", "institution"), ("joining", "open"), ("name-en", "City Hall")];
    let page = moderator.submit("/en/communities/new", "/en/communities", &open_institution).await;
    page.is(422).says("speak in its name").says("City Hall").says("Say who you are in at least one language");
    let turned = [("name", "Ro\u{202e}bin"), ("name-en", "a\u{200b}b")];
    let page = moderator.submit("/en/communities/new", "/en/communities", &turned).await;
    page.is(422).says("in plain letters");
    let table = world.community(Kind::RoundTable).await;
    let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
    let in_an_area = [FOUNDING, &[("place", "")]].concat();
    let in_an_area: Vec<_> = in_an_area
        .into_iter()
        .map(|(name, value)| if name == "place" { (name, "Y1A") } else { (name, value) })
        .collect();
    let page = moderator.submit("/en/communities/new", "/en/communities", &in_an_area).await;
    page.is(422).says("Write the name of the place");
    let to_institution = [FOUNDING, &[("kind", "institution"), ("joining", "request")]].concat();
    let to_institution: Vec<_> = to_institution
        .into_iter()
        .filter(|field| !matches!(*field, ("kind", "association") | ("joining", "open")))
        .collect();
    let settings = format!("{}/settings", path(table));
    steward.submit(&settings, &settings, &to_institution).await.is(422).says("An institution stays one");
    steward.submit(&settings, &settings, FOUNDING).await.is(303);
    world.browser().get(&path(table)).await.says("Garden Street");
    steward.submit(&settings, &format!("{}/closure", path(table)), &[]).await.is(422);
    steward
        .submit(&settings, &format!("{}/closure", path(table)), &[("reason", "Its work is done.")])
        .await
        .is(303);
    world.browser().get(&path(table)).await.is(200).says("Its work is done.");
    steward.get(&settings).await.is(403);
}

#[tokio::test]
async fn one_joins_asks_or_is_invited() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let place = format!("{}/membership", path(table));
        let mut open = world.signed_in(Role::Member).await;
        open.submit(&place, &place, &[("name", "")]).await.is(422);
        let page = open.submit(&place, &place, &[("name", "Sacha")]).await;
        said(&mut open, &page).await.says("Welcome. You belong here now.").says("You are a member since");
        let page = open.submit(&place, &place, &[("name", "Sacha")]).await;
        said(&mut open, &page).await.says("You belong already");
        assert!(
            !world.browser().get(&path(table)).await.text.contains("Sacha"),
            "members stand on no public page"
        );

        set_joining(&world, table, Joining::Request).await;
        let mut asks = world.signed_in(Role::Member).await;
        let page = asks.submit(&place, &place, &[("name", "Camille"), ("words", "Third floor <b>")]).await;
        said(&mut asks, &page).await.says("The stewards have it").says("You asked on");
        let listed = steward.get(&format!("{}/people", path(table))).await;
        listed.says("Camille").says("Third floor &#60;b&#62;");
        steward.get("/en/desk").await.says("one person asks to join");
        let request =
            world.app.db.read(move |tx| store::request::waiting(tx, table)).await.expect("read").remove(0);
        let answer = child(table, "requests", request.id, "answer");
        let list = format!("{}/people", path(table));
        steward.submit(&list, &answer, &[("reason", " ")]).await.is(422).says("Write something here");
        let page = steward.submit(&list, &answer, &[("reason", "We are full.")]).await;
        said(&mut steward, &page).await.says("They get your reason by mail");
        asks.get(&place).await.says("We are full.");
        let mails = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 9)).await.expect("mails");
        assert!(
            mails[0].text.contains("We are full.") && mails[0].text.contains("/communities/"),
            "{:?}",
            mails[0]
        );
        asks.submit(&place, &place, &[("name", "Camille")]).await.is(303);
        let request =
            world.app.db.read(move |tx| store::request::waiting(tx, table)).await.expect("read").remove(0);
        let answer = child(table, "requests", request.id, "answer");
        steward.submit(&list, &answer, &[("yes", "yes")]).await.is(303);
        asks.get(&place).await.says("Your place in");
        let page = steward.submit(&list, &answer, &[("yes", "yes")]).await;
        said(&mut steward, &page).await.says("answered, taken back");

        set_joining(&world, table, Joining::Invitation).await;
        let mut uninvited = world.signed_in(Role::Member).await;
        uninvited.get(&place).await.says("A steward invites people in");
        let page = uninvited.submit("/en/", &place, &[("name", "Alex")]).await;
        said(&mut uninvited, &page).await.says("Only whoever is invited comes in");
    })
    .await;
}

#[tokio::test]
async fn whom_a_steward_removed_asks_to_come_back() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let mut member = world.belonging(Role::Member, table, Tie::Member).await;
        let one = the(&world, table, Tie::Member).await;
        let end = child(table, "people", one.id, "end");
        let page = steward.submit(&format!("{}/people", path(table)), &end, &[]).await;
        said(&mut steward, &page).await.says("Their membership has ended").says("ended by a steward on");
        let place = format!("{}/membership", path(table));
        let page = member.submit(&place, &place, &[("name", "Alex")]).await;
        said(&mut member, &page).await.says("The stewards have it");
        let page = member.submit(&place, &format!("{place}/withdrawal"), &[]).await;
        said(&mut member, &page).await.says("You do not ask any more");
    })
    .await;
}

#[tokio::test]
async fn what_is_held_is_looked_after_by_its_holders() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let other = world.community(Kind::Association).await;
        let mut facilitator = world.belonging(Role::Member, table, Tie::Facilitator).await;
        let mut neighbour = world.belonging(Role::Member, other, Tie::Steward).await;
        let asked =
            [("question-en", "Why?"), ("zone", "UTC"), ("moderation", "before"), ("adding", "everyone")];
        let none = facilitator.submit("/en/conversations/new", "/en/conversations", &asked).await;
        none.is(422).says("Tick the community in whose name you ask");
        let theirs = store::ids::to_text(other);
        let foreign = [&asked[..], &[("community", theirs.as_str())]].concat();
        facilitator.submit("/en/conversations/new", "/en/conversations", &foreign).await.is(422);
        let own = store::ids::to_text(table);
        let mine = [&asked[..], &[("community", own.as_str())]].concat();
        let page = facilitator.submit("/en/conversations/new", "/en/conversations", &mine).await;
        let question = page.is(303).location().trim_end_matches("/seeds").to_owned();
        let settings = format!("{question}/settings");
        facilitator.get("/en/desk").await.says("Why?");
        assert!(!neighbour.get("/en/desk").await.text.contains("Why?"));
        neighbour.get(&settings).await.is(403);
        neighbour.get(&question).await.is(404);
        let share = [("community", theirs.as_str())];
        let page = facilitator.submit(&settings, &format!("{question}/holders"), &share).await;
        said(&mut facilitator, &page).await.says("was asked, and has not answered yet");
        neighbour.get(&settings).await.is(403);
        let home = path(other);
        neighbour.get(&home).await.says("You are asked to hold this together");
        assert!(!world.browser().get(&home).await.text.contains("Why?"));
        let id = question.rsplit('/').next().expect("an id").to_owned();
        let thing = [("kind", "conversation"), ("thing", id.as_str())];
        let yes = [&thing[..], &[("yes", "yes")]].concat();
        neighbour.submit(&home, &format!("{home}/holdings"), &yes).await.is(303);
        neighbour.get(&settings).await.is(200);
        neighbour.submit(&home, &format!("{home}/holdings"), &thing).await.is(303);
        neighbour.get(&settings).await.is(403);
        facilitator.submit(&settings, &format!("{home}/holdings"), &yes).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn a_community_that_has_ended_ties_nobody() {
    let world = World::new().await;
    let table = world.community(Kind::RoundTable).await;
    let held = world.held_conversation(&[table]).await;
    let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
    let settings = format!("/en/conversations/{}/settings", store::ids::to_text(held));
    steward.get(&settings).await.is(200);
    world
        .app
        .db
        .write(move |tx| community::set_state(tx, table, State::Closed, "Done."))
        .await
        .expect("closed");
    steward.get(&settings).await.is(403);
    world.signed_in(Role::Moderator).await.get(&settings).await.is(200);
}
