//! Shared funds: proposed to, checked, voted on in secret, counted, explained, paid out and told about.

use perron::fund::{Found, count, hourly};
use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::shift;

use crate::pledge::mails;
use crate::world::{Browser, Page, World, on_both};

pub const DAY: i64 = 24 * 3_600_000;

/// What somebody types who starts a fund.
const FUND: [(&str, &str); 19] = [
    ("title-en", "Mill Street fund"),
    ("title-fr", "Fonds de la rue du Moulin"),
    ("about-en", "For our street."),
    ("about-fr", "Pour notre rue."),
    ("amount", "$1,000"),
    ("currency", "cad"),
    ("way", "vote"),
    ("voters", "contact"),
    ("honoraria", "50"),
    ("areas", "North side\r\nSouth side\r\nThe towers"),
    ("help-en", "Call Robin on Mondays."),
    ("proposals-until-day", "1"),
    ("proposals-until-month", "11"),
    ("proposals-until-year", "2026"),
    ("votes-until-day", "20"),
    ("votes-until-month", "11"),
    ("votes-until-year", "2026"),
    ("zone", "America/Toronto"),
    ("report-days", "60"),
];
const HANDS: [(&str, &str); 2] = [("agenda-by", "residents"), ("kept-by", "association")];

/// These fields, with others in the place of those of the same name.
pub fn with<'a>(usual: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = usual.iter().copied().filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    kept.chain(other.iter().copied()).collect()
}

/// Somebody who runs a round table, and its page.
pub async fn host(world: &World) -> (Browser<'_>, i64) {
    let community = world.community(Kind::RoundTable).await;
    (world.belonging(Role::Member, community, Tie::Steward).await, community)
}

pub fn home(community: i64) -> String {
    format!("/en/communities/{}", store::ids::to_text(community))
}

/// Starts a fund; its page.
pub async fn start(host: &mut Browser<'_>, community: i64, other: &[(&str, &str)]) -> String {
    let fields = with(&[&FUND[..], &HANDS].concat(), other);
    let home = home(community);
    let made = host.submit(&format!("{home}/funds/new"), &format!("{home}/funds"), &fields).await;
    made.is(303);
    made.location().trim_end_matches("/settings").to_owned()
}

/// Presses a button on the page of settings; what came back.
pub async fn press(host: &mut Browser<'_>, fund: &str, act: &str, fields: &[(&str, &str)]) -> Page {
    host.submit(&format!("{fund}/settings"), &format!("{fund}/{act}"), fields).await
}

const PROJECT: [(&str, &str); 7] = [
    ("about", "Two benches of wood."),
    ("honoraria", ""),
    ("kind", "group"),
    ("name", "Marie Tremblay"),
    ("email", "marie@example.org"),
    ("name-2", "Jo Singh"),
    ("households", "yes"),
];

/// Proposes something as a guest; the proposers' own page.
pub async fn propose(world: &World, fund: &str, title: &str, cost: &str, other: &[(&str, &str)]) -> String {
    let mut guest = world.browser();
    let fields = with(&with(&PROJECT, &[("title", title), ("cost", cost)]), other);
    let made = guest.submit(&format!("{fund}/projects/new"), &format!("{fund}/projects"), &fields).await;
    made.is(303);
    made.location().to_owned()
}

/// The page of the project with this title.
pub async fn project(host: &mut Browser<'_>, fund: &str, title: &str) -> String {
    let page = host.get(fund).await.text;
    let before = page.split(&format!(">{title}</a>")).next().unwrap();
    let link = before.rsplit("href=\"").next().unwrap();
    link.split('"').next().unwrap().to_owned()
}

pub async fn check(
    host: &mut Browser<'_>,
    fund: &str,
    title: &str,
    cost: &str,
    fields: &[(&str, &str)],
) -> Page {
    let page = format!("{}/check", project(host, fund, title).await);
    let usual = [
        ("verdict", "eligible"),
        ("cost", cost),
        ("honoraria", "0"),
        ("costed-by", "Robin Roy"),
        ("reason", ""),
    ];
    host.submit(&page, &page, &with(&usual, fields)).await
}

/// A fund with three projects on which people vote.
pub async fn voting(world: &World, other: &[(&str, &str)]) -> (String, i64) {
    let (mut host, community) = host(world).await;
    let fund = start(&mut host, community, other).await;
    press(&mut host, &fund, "publication", &[]).await.is(303);
    for (title, cost) in [("Playground", "600"), ("Benches", "300"), ("Mural", "400")] {
        propose(world, &fund, title, cost, &[("area", "North side")]).await;
        check(&mut host, &fund, title, cost, &[]).await.is(303);
    }
    press(&mut host, &fund, "opening", &[]).await.is(303);
    (fund, community)
}

/// The id of the fund with this page.
pub fn id_of(fund: &str) -> i64 {
    store::ids::from_text(fund.rsplit('/').next().unwrap()).unwrap()
}

/// Asks for a ballot by mail; its address.
pub async fn ballot(world: &World, fund: &str, email: &str) -> String {
    let mut guest = world.browser();
    let sent = guest.submit(&format!("{fund}/ballot"), &format!("{fund}/ballot"), &[("email", email)]).await;
    guest.get(sent.is(303).location()).await.says("Look into your mail");
    let email = email.to_lowercase();
    let mail = mails(world).await.into_iter().find(|mail| mail.recipient == email).unwrap();
    let link = mail.text.split_whitespace().find(|word| word.contains("/ballots/")).unwrap();
    format!("/{}", link.split_once("//").unwrap().1.split_once('/').unwrap().1)
}

pub async fn vote(world: &World, ballot: &str, projects: &[&str]) -> Page {
    let fields: Vec<(&str, &str)> = projects.iter().map(|number| ("project", *number)).collect();
    world.browser().submit(ballot, ballot, &fields).await
}

pub async fn counted(world: &World, fund: &str) {
    count::run(world.app.clone(), id_of(fund)).await.unwrap();
}

#[tokio::test]
async fn residents_propose_check_vote_and_see_why() {
    on_both(async |world| {
        let (fund, community) = voting(&world, &[]).await;
        let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
        world.browser().get(&home(community)).await.says("Mill Street fund").says("People vote now");
        // the playground 1, benches 2, mural 3; in the order of the ballot of each
        let mut links = Vec::new();
        for (at, choice) in [&["1"][..], &["1"], &["1", "2"], &["2", "3"], &["3"]].iter().enumerate() {
            let link = ballot(&world, &fund, &format!("voter{at}@example.org")).await;
            vote(&world, &link, choice).await.is(303);
            links.push(link);
        }
        // nothing of it is anywhere before the vote is closed
        for page in [fund.clone(), format!("{fund}/outcome"), format!("{fund}/settings"), home(community)] {
            let text = host.get(&page).await.text;
            for word in ["5 people", "people voted", "approved of it"] {
                assert!(!text.contains(word), "{page} says {word}");
            }
        }
        host.get(&format!("{fund}/outcome.json")).await.is(404);
        press(&mut host, &fund, "closure", &[]).await.is(303);
        host.get(&fund).await.says("being counted");
        press(&mut host, &fund, "closure", &[]).await.is(422).says("closed already");
        world.browser().get(&links[0]).await.says("When the ballots are counted");
        // sent from a page that stood open since before
        let mut late = world.browser();
        late.get(&links[0]).await;
        let fields = [("token", late.guest_token()), ("project", "3".to_owned())];
        late.post(&links[0], &fields.each_ref().map(|(name, value)| (*name, value.as_str()))).await.is(303);
        late.get(&links[0]).await.says("this choice came too late");
        counted(&world, &fund).await;
        counted(&world, &fund).await;
        let outcome = world.browser().get(&format!("{fund}/outcome")).await;
        outcome
            .is(200)
            .says("5 people voted")
            .says("Playground")
            .says("Most approvals first")
            .says("Not funded, and why");
        let french = world.browser().get(&format!("{fund}/outcome").replace("/en/", "/fr/")).await;
        french.says("5 personnes ont voté").says("Pas financé, et pourquoi");
        let mine = world.browser().get(&links[0]).await;
        mine.says("Your share went here").says("Playground").says("Only you see this page");
        world.browser().get(&links[0].replace("/ballots/", "/ballots/x")).await.is(404);
        let data = world.browser().get(&format!("{fund}/outcome.json")).await;
        let data: serde_json::Value = serde_json::from_str(&data.text).unwrap();
        assert_eq!((data["ballots"].as_i64(), data["outcome"]["budget"].as_i64()), (Some(5), Some(100_000)));
        let lines =
            world.app.db.read(move |tx| shift::list(tx, Some(community), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!(Some(lines[0].cents), data["outcome"]["total_cost"].as_i64());
        let told = mails(&world).await;
        assert!(told.iter().any(|mail| mail.subject.starts_with("Funded: ")));
        assert!(told.iter().any(|mail| mail.subject.starts_with("Not funded this time")));
    })
    .await;
}

#[tokio::test]
async fn rules_are_frozen_when_the_vote_opens() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let fund = start(&mut host, community, &[]).await;
        world.browser().get(&fund).await.is(404);
        world.browser().get(&home(community)).await.is(200);
        press(&mut host, &fund, "publication", &[]).await.is(303);
        press(&mut host, &fund, "opening", &[]).await.is(422).says("no project to vote on");
        propose(&world, &fund, "Benches", "300", &[]).await;
        press(&mut host, &fund, "opening", &[]).await.is(422).says("still waits to be checked");
        check(&mut host, &fund, "Benches", "300", &[]).await.is(303);
        propose(&world, &fund, "A casino", "900", &[]).await;
        let excluded = [("verdict", "excluded"), ("reason", "It is for one person.")];
        check(&mut host, &fund, "A casino", "900", &excluded).await.is(303);
        host.get(&format!("{fund}/rules")).await.says("The rules may still change");
        press(&mut host, &fund, "opening", &[]).await.is(303);
        host.get(&format!("{fund}/rules")).await.says("SHA-256").says("rule: equal-shares");
        let details = format!("{fund}/details");
        let usual = [&FUND[..], &HANDS].concat();
        let changed = host.submit(&details, &details, &with(&usual, &[("amount", "2000")])).await;
        changed.is(422).says("hold a new vote");
        let clearer =
            host.submit(&details, &details, &with(&usual, &[("title-en", "The Mill Street fund")])).await;
        clearer.is(303);
        let page = host.get(&fund).await;
        page.says("The Mill Street fund").says("$1,000");
        check(&mut host, &fund, "Benches", "200", &[]).await.is(303);
        host.get(&fund).await.says("$300");
        // a new vote needs a public reason, and takes every ballot away
        let link = ballot(&world, &fund, "one@example.org").await;
        vote(&world, &link, &["1", "2"]).await.is(422).says("is not voted on");
        vote(&world, &link, &["1"]).await.is(303);
        press(&mut host, &fund, "renewal", &[("why", "")]).await.is(422);
        press(&mut host, &fund, "renewal", &[("why", "The cost was wrong.")]).await.is(303);
        world.browser().get(&fund).await.says("vote number 2").says("The cost was wrong.");
        world.browser().get(&link).await.is(404);
        host.submit(&details, &details, &with(&usual, &[("amount", "2000")])).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_a_sentence() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let (page, action) = (format!("{}/funds/new", home(community)), format!("{}/funds", home(community)));
    let usual = [&FUND[..], &HANDS].concat();
    for (other, said) in [
        (&[("amount", "0")][..], "more than zero"),
        (&[("amount", "-5")], "less than zero"),
        (&[("amount", "99999999999999999999")], "more money than can be counted"),
        (&[("amount", "1000.50"), ("currency", "JPY")], "JPY has no parts that small"),
        (&[("currency", "dollars")], "three letters"),
        (&[("votes-until-year", "2025")], "must end after"),
        (&[("honoraria", "101")], "100"),
        (&[("title-en", ""), ("title-fr", "")], "error"),
    ] {
        host.submit(&page, &action, &with(&usual, other)).await.is(422).says(said);
    }
    let fund = start(&mut host, community, &[("most", "500")]).await;
    press(&mut host, &fund, "publication", &[]).await;
    let (page, action) = (format!("{fund}/projects/new"), format!("{fund}/projects"));
    let project = with(&PROJECT, &[("title", "Benches"), ("cost", "300")]);
    for (other, said) in [
        (&[("cost", "-300")][..], "less than zero"),
        (&[("cost", "1e99")], "Write an amount"),
        (&[("cost", "501")], "at most 500 CAD"),
        (&[("cost", "0")], "above zero"),
        (&[("honoraria", "151")], "50 in a hundred"),
        (&[("name-2", "MARIE  tremblay")], "two different people"),
        (&[("email-2", "Marie@example.org")], "two different people"),
        (&[("households", "")], "Send the proposal"),
        (&[("area", "Elsewhere")], "Choose"),
        (&[("email", "nowhere")], "not an e-mail address"),
    ] {
        let mut fields = with(&project, other);
        fields.retain(|(field, value)| *field != "households" || !value.is_empty());
        world.browser().submit(&page, &action, &fields).await.is(422).says(said);
    }
    let mut guest = world.browser();
    guest.get(&fund).await.says("Nothing was proposed yet");
}

#[tokio::test]
async fn money_without_cents_is_shared_out_whole() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let fund = start(&mut host, community, &[("amount", "1001"), ("currency", "JPY")]).await;
    press(&mut host, &fund, "publication", &[]).await.is(303);
    for (title, cost) in [("One", "500"), ("Two", "501")] {
        propose(&world, &fund, title, cost, &[]).await;
        check(&mut host, &fund, title, cost, &[]).await.is(303);
    }
    press(&mut host, &fund, "opening", &[]).await.is(303);
    let link = ballot(&world, &fund, "one@example.org").await;
    vote(&world, &link, &["1", "2"]).await.is(303);
    world.browser().get(&link).await.says("2 projects, which cost JPY\u{a0}1,001 together");
    press(&mut host, &fund, "closure", &[]).await.is(303);
    counted(&world, &fund).await;
    world.browser().get(&format!("{fund}/outcome")).await.says("JPY\u{a0}1,001 of JPY\u{a0}1,001");
}

#[tokio::test]
async fn a_vote_closes_by_itself_and_without_ballots_funds_nothing() {
    on_both(async |world| {
        let (fund, _) = voting(&world, &[]).await;
        hourly::run(world.app.clone()).await.unwrap();
        world.browser().get(&fund).await.says("People vote now");
        world.clock.advance(40 * DAY);
        world.browser().get(&format!("{fund}/ballot")).await.says("Nobody can vote here now");
        hourly::run(world.app.clone()).await.unwrap();
        counted(&world, &fund).await;
        world.browser().get(&format!("{fund}/outcome")).await.says("Nothing is funded").says("Nobody voted");
        let found = Found::of(&world.app, id_of(&fund)).await.unwrap().unwrap();
        assert!(found.outcome.winners.is_empty());
    })
    .await;
}

#[tokio::test]
async fn help_to_apply_is_asked_for_with_little() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let fund = start(&mut host, community, &[]).await;
    press(&mut host, &fund, "publication", &[]).await.is(303);
    world.browser().get(&format!("{fund}/projects/new")).await.says("Call Robin on Mondays.");
    let own = propose(&world, &fund, "A swing", "", &[("help", "yes"), ("about", "")]).await;
    host.get(&fund).await.says("Wants help");
    check(&mut host, &fund, "A swing", "0", &[]).await.is(422).says("above zero");
    let done = with(&PROJECT, &[("title", "A swing"), ("cost", "250"), ("about", "On the old oak.")]);
    world.browser().submit(&own, &own, &done).await.is(303);
    check(&mut host, &fund, "A swing", "250", &[]).await.is(303);
    check(&mut host, &fund, "A swing", "250", &[("verdict", "excluded")]).await.is(422).says("Say why");
    let excluded = [("verdict", "excluded"), ("reason", "The oak is not ours.")];
    check(&mut host, &fund, "A swing", "250", &excluded).await.is(303);
    world.browser().get(&fund).await.says("The oak is not ours.").says("Does not fit the rules");
    world.browser().submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
    assert!(!world.browser().get(&fund).await.text.contains("A swing"));
}
