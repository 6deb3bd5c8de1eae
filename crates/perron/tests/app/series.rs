//! Series: planned by a community, shown in both languages, closed; and what it takes to publish.

use store::community::Kind;
use store::membership;
use store::person::Role;

use crate::session::{add_session, in_november, plan};
use crate::world::{Browser, Page, World, on_both};

/// What somebody types who plans a series.
pub const SERIES: [(&str, &str); 13] = [
    ("title-en", "A year of talks"),
    ("title-fr", "Une année d’échanges"),
    ("about-en", "A *table* for everybody.\r\n\r\n- no script <b>here</b>"),
    ("about-fr", "Une table pour tout le monde."),
    ("audience-en", "Anyone"),
    ("audience-fr", "Tout le monde"),
    ("logistics-en", "Online"),
    ("logistics-fr", "En ligne"),
    ("benefits-en", "Friends"),
    ("benefits-fr", "Des amitiés"),
    ("values-en", "One voice at a time"),
    ("values-fr", "Une voix à la fois"),
    ("contact", "hello@example.org"),
];

/// Somebody who runs sessions in a community of their own, and the community.
pub async fn host(world: &World) -> (Browser<'_>, i64) {
    let community = world.community(Kind::WorkingGroup).await;
    let host = world.belonging(Role::Member, community, membership::Role::Facilitator).await;
    (host, community)
}

/// Plans a series; its page.
pub async fn plan_series(host: &mut Browser<'_>, community: i64, other: &[(&str, &str)]) -> String {
    let id = store::ids::to_text(community);
    let usual = SERIES.iter().copied().chain([("community", id.as_str())]);
    let usual = usual.filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    let fields: Vec<_> = usual.chain(other.iter().copied()).collect();
    let made = host.submit("/en/series/new", "/en/series", &fields).await;
    made.is(303);
    made.location().trim_end_matches("/settings").to_owned()
}

/// Presses a button on the page of a thing's settings.
pub async fn press(host: &mut Browser<'_>, path: &str, act: &str) -> Page {
    let settings = format!("{path}/settings");
    host.submit(&settings, &format!("{path}/{act}"), &[]).await.is(303);
    host.get(&settings).await
}

#[tokio::test]
async fn a_series_is_planned_published_and_read_in_both_languages() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let path = plan_series(&mut host, community, &[]).await;
        let mut guest = world.browser();
        guest.get(&path).await.is(404);
        guest.get("/en/series").await.is(200).says("There is no series yet");
        let session = add_session(&mut host, &path, &in_november(24, "Housing")).await;
        guest.get(&session).await.is(404);
        press(&mut host, &path, "publication").await.says("published, with all of its sessions");
        let page = guest.get(&path).await;
        page.is(200).says("Who should join").says("<em>table</em>").says("&lt;b&gt;here").says("Housing");
        page.says("Choose sessions and register").says("hello@example.org").says("Who invites you");
        guest.get(&path.replace("/en/", "/fr/")).await.says("À qui cela s’adresse").says("Logement");
        guest.get("/en/series").await.says("A year of talks").says("next on").says("1 session");
        guest.get("/en/sessions").await.says("Housing").says("A year of talks");
        press(&mut host, &path, "closure").await.says("The series has ended");
        let closed = guest.get(&path).await;
        closed.says("has ended").says("Housing");
        assert!(!closed.text.contains("Choose sessions and register"));
        guest.get(&format!("{path}/registrations/new")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_in_a_language_is_not_published() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let path = plan_series(&mut host, community, &[("about-fr", "")]).await;
    press(&mut host, &path, "publication").await.says("needed in English and in French");
    world.browser().get(&path).await.is(404);
    let fields: Vec<_> = SERIES.to_vec();
    host.submit(&format!("{path}/details"), &format!("{path}/details"), &fields).await.is(303);
    let late = in_november(25, "One language only");
    let late: Vec<_> = late.into_iter().filter(|(field, _)| *field != "title-fr").collect();
    add_session(&mut host, &path, &late).await;
    press(&mut host, &path, "publication").await.says("Some of its sessions stay drafts");
    world.browser().get(&path).await.is(200);
    // what is public is not made incomplete any more
    let gone: Vec<_> =
        SERIES.iter().map(|(field, text)| (*field, if *field == "values-fr" { "" } else { *text })).collect();
    let kept = host.submit(&format!("{path}/details"), &format!("{path}/details"), &gone).await;
    kept.is(422).says("needed in English and in French");
}

#[tokio::test]
async fn only_those_who_run_things_plan_them() {
    let world = World::new().await;
    let mut member = world.signed_in(Role::Member).await;
    member.get("/en/series/new").await.is(403);
    let (mut one, community) = host(&world).await;
    let (mut other, _) = host(&world).await;
    let path = plan_series(&mut one, community, &[]).await;
    other.get(&format!("{path}/settings")).await.is(403);
    other.get(&path).await.is(404);
    // nor do they put sessions into it
    let id = path.rsplit('/').next().unwrap().to_owned();
    let fields = [&in_november(24, "Mine")[..], &[("series", id.as_str())]].concat();
    other.submit("/en/sessions/new", "/en/sessions", &fields).await.is(422).says("community");
    let none = one.submit("/en/series/new", "/en/series", &SERIES[..2]).await;
    none.is(422);
}

#[tokio::test]
async fn a_joint_session_is_held_by_two_communities_and_stands_in_two_series() {
    on_both(async |world| {
        let (mut one, first) = host(&world).await;
        let (mut other, second) = host(&world).await;
        let theirs = plan_series(&mut other, second, &[("title-en", "Learning together")]).await;
        press(&mut other, &theirs, "publication").await;
        let ours = plan_series(&mut one, first, &[]).await;
        let session = plan(&mut one, first, &in_november(24, "Joint")).await;
        let settings = format!("{session}/settings");
        let into = async |host: &mut Browser<'_>, series: &str| {
            let id = series.rsplit('/').next().unwrap().to_owned();
            host.submit(&settings, &format!("{session}/series"), &[("series", &id)]).await
        };
        into(&mut one, &ours).await.is(303);
        press(&mut one, &ours, "publication").await;
        into(&mut one, &theirs).await.is(403);
        // the other community is asked, says yes, and then puts it into its own series
        let asked = [("community", store::ids::to_text(second))];
        let asked = [(asked[0].0, asked[0].1.as_str())];
        one.submit(&settings, &format!("{session}/holders"), &asked).await.is(303);
        other.get(&settings).await.is(403);
        let mut steward = world.belonging(Role::Member, second, membership::Role::Steward).await;
        let home = format!("/en/communities/{}", store::ids::to_text(second));
        steward.get(&home).await.says("You are asked to hold this together").says("Joint");
        let id = session.rsplit('/').next().unwrap().to_owned();
        let yes = [("kind", "session"), ("thing", id.as_str()), ("yes", "yes")];
        steward.submit(&home, &format!("{home}/holdings"), &yes).await.is(303);
        into(&mut other, &theirs).await.is(303);
        let page = world.browser().get(&session).await;
        page.is(200).says("A year of talks").says("Learning together");
        page.says(&format!("Table {first}")).says(&format!("Table {second}"));
        for path in [ours, theirs, home] {
            world.browser().get(&path).await.says("Joint");
        }
    })
    .await;
}

#[tokio::test]
async fn a_short_address_stays() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let path = plan_series(&mut host, community, &[]).await;
        press(&mut host, &path, "publication").await;
        let session = plan(&mut host, community, &in_november(24, "Housing")).await;
        let settings = format!("{path}/settings");
        let give = async |host: &mut Browser<'_>, path: &str, word: &str| {
            let settings = format!("{path}/settings");
            host.submit(&settings, &format!("{path}/address"), &[("address", word)]).await
        };
        give(&mut host, &path, "Spring-2027").await.is(303);
        give(&mut host, &path, "printemps-2027").await.is(303);
        give(&mut host, &path, "été").await.is(422).says("without accents");
        give(&mut host, &session, "spring-2027").await.is(422).says("leads to something else");
        host.get(&settings).await.says("/en/s/printemps-2027");
        for word in ["spring-2027", "SPRING-2027", "printemps-2027"] {
            let page = world.browser().get(&format!("/fr/s/{word}")).await;
            page.is(303);
            assert_eq!(page.location(), path.replace("/en/", "/fr/"), "{word}");
        }
        world.browser().get("/en/s/nowhere").await.is(404);
    })
    .await;
}
