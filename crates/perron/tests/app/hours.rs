//! A vote on how the time of a space is shared: collected, opened with its rules fixed, secret, counted once by equal shares,
//! explained to everybody and privately to each voter.

use perron::hours::count;
use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::{holding, hours, ids, job};

use crate::space::{ready, with};
use crate::world::{Browser, World, on_both};

const HOUR: i64 = 3_600_000;

/// Space and vote of the vote with this page.
fn at(vote: &str) -> (i64, i64) {
    let parts: Vec<i64> = vote.split('/').filter_map(ids::from_text).collect();
    (parts[parts.len() - 2], parts[parts.len() - 1])
}

/// Does the job that counts; whether it counted.
async fn counted(world: &World, vote: &str) -> bool {
    count::run(world.app.clone(), at(vote).1).await.unwrap()["counted"].as_bool().unwrap()
}

/// What somebody reads on these pages, without the token of their forms.
async fn read(browser: &mut Browser<'_>, pages: &[String]) -> Vec<String> {
    let mut texts = Vec::new();
    for page in pages {
        let page = browser.get(page).await;
        let text = &page.is(200).text;
        let forms = text
            .split("name=\"token\" value=\"")
            .map(|part| part.split_once('"').map_or(part, |rest| rest.1));
        texts.push(forms.collect());
    }
    texts
}

/// What the form of a vote says: twelve hours a week.
const VOTE: &[(&str, &str)] = &[
    ("title-en", "Winter"),
    ("title-fr", "Hiver"),
    ("hours", "12"),
    ("weeks", "10"),
    ("closes-day", "1"),
    ("closes-month", "11"),
    ("closes-year", "2026"),
    ("agenda-by", "residents"),
];

async fn vote(host: &mut Browser<'_>, path: &str) -> String {
    let page = host.submit(&format!("{path}/hours/new"), &format!("{path}/hours"), VOTE).await;
    page.is(303);
    page.location().to_owned()
}

async fn propose(browser: &mut Browser<'_>, vote: &str, title: &str, hours: &str) -> u16 {
    let fields = [("title-en", title), ("title-fr", title), ("hours", hours)];
    browser.submit(vote, &format!("{vote}/uses"), &fields).await.status.as_u16()
}

/// The ids of the uses as the ballot has them, in order.
fn uses(ballot: &str) -> Vec<String> {
    let parts = ballot.split("name=\"use\" value=\"").skip(1);
    parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
}

/// A vote that is opened, with its rules fixed and its page, of twelve hours a week.
async fn opened(world: &World, host: &mut Browser<'_>, space: &str) -> String {
    let vote = vote(host, space).await;
    // by plain count sport would take everything: six hours and six hours, wanted by four of six each
    for (title, hours) in [("Basketball", "6"), ("Football", "6"), ("Sewing", "4")] {
        assert_eq!(propose(host, &vote, title, hours).await, 303);
    }
    world.browser().get(&vote).await.is(404);
    host.submit(&vote, &format!("{vote}/opening"), &[]).await.is(303);
    let page = world.browser().get(&vote).await;
    page.is(200).says("Nobody sees a count before the end");
    let sheet = world.browser().get(&format!("{vote}/sheet.txt")).await;
    sheet.is(200).says("rule: equal-shares").says("minutes a week: 720");
    let hash = perron::cookie::hex(&<sha2::Sha256 as sha2::Digest>::digest(sheet.text.as_bytes()));
    page.says(&hash);
    // fixed from now on
    assert_eq!(propose(host, &vote, "Bingo", "2").await, 303);
    host.get(&vote).await.says("its uses and rules stay as they are");
    host.submit(&vote, &format!("{vote}/opening"), &[]).await.is(303);
    host.get(&vote).await.says("its uses and rules stay as they are");
    vote
}

/// Four want sport and two to sew, and one more says so on paper; who votes twice is counted once.
async fn cast(host: &mut Browser<'_>, vote: &str, voters: &mut [Browser<'_>]) {
    let ballot = format!("{vote}/ballot");
    for (n, member) in voters.iter_mut().enumerate() {
        let page = member.get(&ballot).await;
        let all = uses(&page.text);
        assert_eq!(all.len(), 3);
        let chosen = if n < 4 {
            vec![("use", all[0].as_str()), ("use", all[1].as_str())]
        } else {
            vec![("use", all[2].as_str())]
        };
        member.submit(&ballot, &ballot, &chosen).await.is(303);
    }
    // changed until the end, and counted once
    let all = uses(&voters[0].get(&ballot).await.text);
    voters[0].submit(&ballot, &ballot, &[("use", &all[2])]).await.is(303);
    voters[0].submit(&ballot, &format!("{ballot}/removal"), &[]).await.is(303);
    voters[0].submit(&ballot, &ballot, &[("use", &all[0]), ("use", &all[1])]).await.is(303);
    voters[0].submit(&ballot, &ballot, &[]).await.is(422).says("Choose at least one use");
    voters[0].submit(&ballot, &ballot, &[("use", "7ZZZZZZZZZZZ")]).await.is(422);
    // paper, once each; a member does not enter it
    let papers = format!("{vote}/papers");
    voters[0].get(&papers).await.is(403);
    let paper = [("paper", "a1"), ("use", all[2].as_str())];
    host.submit(&papers, &papers, &paper).await.is(303);
    host.submit(&papers, &papers, &paper).await.is(422).says("A paper A1 is entered already");
}

/// Another community that holds the space with this page from now on.
async fn also_held(world: &World, space: &str) -> i64 {
    let community_id = world.community(Kind::Association).await;
    let thing_id = ids::from_text(space.rsplit('/').next().unwrap()).unwrap();
    let now = world.app.clock.now();
    let also = holding::Holding {
        kind: holding::Kind::Space,
        thing_id,
        community_id,
        agreed: Some(now),
        made: now,
        made_by: None,
    };
    world.app.db.write(move |tx| holding::put(tx, &also)).await.unwrap();
    community_id
}

#[tokio::test]
async fn time_is_shared_by_equal_shares_and_explained() {
    on_both(async |world| {
        let (mut host, community, path) = ready(&world).await;
        let other = also_held(&world, &path).await;
        let vote = opened(&world, &mut host, &path).await;
        let ballot = format!("{vote}/ballot");
        let mut voters = Vec::new();
        for _ in 0..6 {
            voters.push(world.belonging(Role::Member, community, Tie::Member).await);
        }
        // what anybody, and whoever runs the space, can read before there is a ballot
        let home = format!("/en/communities/{}", ids::to_text(community));
        let mut open =
            vec![vote.clone(), format!("{vote}/sheet.txt"), path.clone(), format!("{path}/calendar.ics")];
        open.extend(
            ["", "/spaces", "/ledger", "/ledger.csv", "/ledger.json"].map(|part| format!("{home}{part}")),
        );
        let run = [open.clone(), vec![format!("{path}/settings"), format!("{path}/bookings")]].concat();
        let mut reader = world.browser();
        let before = (read(&mut reader, &open).await, read(&mut host, &run).await);

        cast(&mut host, &vote, &mut voters).await;

        let ballot_page = voters[1].get(&ballot).await.text;
        // nothing that anybody can read has changed by the ballots, and nobody counts early
        host.get(&vote).await;
        assert!(!counted(&world, &vote).await);
        assert_eq!((read(&mut reader, &open).await, read(&mut host, &run).await), before);
        let (of, due) = (at(&vote), world.app.db.read(|tx| job::next_due(tx, &[count::JOB])));
        let due = due.await.unwrap();
        let kept = world.app.db.read(move |tx| hours::by_id(tx, of.0, of.1)).await.unwrap().unwrap();
        assert_eq!(due, Some(kept.closes), "counted when voting ends");
        // a clock that is put right moves no end, and keeps nothing from being counted
        world
            .app
            .db
            .write(move |tx| {
                let space = store::space::by_id(tx, of.0)?.unwrap();
                store::space::update(tx, &store::space::Space { zone: "America/Halifax".to_owned(), ..space })
            })
            .await
            .unwrap();
        world.clock.advance(20 * 24 * HOUR);
        let all = uses(&ballot_page);
        voters[1].submit(&vote, &ballot, &[("use", &all[2])]).await.is(303);
        voters[1].get(&vote).await.says("Your vote was not changed").says("The votes are being counted");
        let papers = format!("{vote}/papers");
        let late =
            [("token", host.get(&vote).await.token()), ("paper", "a2".to_owned()), ("use", all[2].clone())];
        host.post(&papers, &late.each_ref().map(|(name, value)| (*name, value.as_str()))).await.is(303);
        host.get(&vote).await.says("no more papers are taken");
        assert!(counted(&world, &vote).await);
        assert!(!counted(&world, &vote).await, "once");

        let page = world.browser().get(&vote).await;
        page.is(200).says("7 people voted. 10 hours of 12 hours a week are given.");
        page.says("<h3>Basketball</h3>").says("<h3>Sewing</h3>").says("wanted by 3 of 7 who voted");
        page.says(
            "If only the most wanted had counted, these would have got the time: Basketball, Football.",
        );
        assert!(!page.text.contains("Where your share went"));
        voters[5].get(&vote).await.says("Where your share went").says("to Sewing");
        let french = world.browser().get(&vote.replace("/en/", "/fr/")).await;
        french.is(200).says("7 personnes ont voté").says("voulu par 3 des 7 personnes qui ont voté");

        // ten hours a week for ten weeks, in the ledger of each community that holds the space, and once in all
        for holder in [community, other] {
            let ledger = format!("/en/communities/{}/ledger", ids::to_text(holder));
            world.browser().get(&ledger).await.says("Winter, Mill Street hall").says("100 hours");
        }
        let all = world.app.db.read(|tx| store::shift::totals(tx, None)).await.unwrap();
        assert_eq!(all.iter().map(|one| one.minutes).sum::<i64>(), 6_000);
    })
    .await;
}

#[tokio::test]
async fn a_vote_that_cannot_be_held_is_refused_in_a_sentence() {
    let world = World::new().await;
    let (mut host, community, path) = ready(&world).await;
    let (form, action) = (format!("{path}/hours/new"), format!("{path}/hours"));
    for (other, says) in [
        (&[("hours", "0")][..], "from 1 to 168"),
        (&[("hours", "-4")], "from 1 to 168"),
        (&[("weeks", "1000")], "from 1 to 104"),
        (&[("closes-year", "2025")], "a day to come"),
        (&[("title-en", ""), ("title-fr", "")], "Give it a name"),
    ] {
        host.submit(&form, &action, &with(VOTE, other)).await.is(422).says(says);
    }
    let vote = vote(&mut host, &path).await;
    host.submit(&vote, &format!("{vote}/opening"), &[]).await.is(303);
    host.get(&vote).await.says("at least two uses");
    for (hours, says) in
        [("13", "only 12 hours a week"), ("-1", "between 0.5 and 12"), ("x", "between 0.5 and 12")]
    {
        let fields = [("title-en", "Bingo"), ("hours", hours)];
        host.submit(&vote, &format!("{vote}/uses"), &fields).await.is(422).says(says);
    }
    let half = [("title-en", "Bingo"), ("hours", "1.5")];
    for _ in 0..2 {
        host.submit(&vote, &format!("{vote}/uses"), &half).await.is(303);
    }
    host.submit(&vote, &format!("{vote}/opening"), &[]).await.is(303);
    host.get(&vote).await.says("need a name in both languages");
    assert!(!counted(&world, &vote).await, "not opened");
    // those of another community neither see a draft nor vote
    let other = world.community(Kind::Association).await;
    let mut stranger = world.belonging(Role::Member, other, Tie::Steward).await;
    stranger.get(&vote).await.is(404);
    stranger.get(&format!("{vote}/ballot")).await.is(403);
    let _ = community;
}

#[tokio::test]
async fn whoever_leaves_takes_their_name_off_the_ballot() {
    on_both(async |world| {
        let (mut host, community, path) = ready(&world).await;
        let vote = vote(&mut host, &path).await;
        for title in ["Sewing", "Chess"] {
            propose(&mut host, &vote, title, "4").await;
        }
        host.submit(&vote, &format!("{vote}/opening"), &[]).await.is(303);
        let ballot = format!("{vote}/ballot");
        let id = world.app.ids.next();
        let mut member = world.signed_in_as(id, Role::Member).await;
        world.belongs(id, community, Tie::Member).await;
        let all = uses(&member.get(&ballot).await.text);
        member.submit(&ballot, &ballot, &[("use", &all[0])]).await.is(303);
        member.get("/en/me").await.is(200).says("What you voted on how time is shared").says("Sewing");
        let at = at(&vote);
        world.app.db.write(move |tx| store::person::delete(tx, id)).await.unwrap();
        let left = world.app.db.read(move |tx| hours::ballots(tx, at.0, at.1)).await.unwrap();
        assert_eq!(
            (left.len(), left[0].person_id, left[0].uses.len()),
            (1, None, 1),
            "counted, and nobody's"
        );
    })
    .await;
}
