//! Ballots of funds: one a person, however it comes: by address, by code, on paper; and what leaving does to them.

use store::fund::State;
use store::membership::Role as Tie;
use store::person::Role;

use crate::fund::{ballot, id_of, vote, voting};
use crate::world::{World, on_both};

#[tokio::test]
async fn one_person_has_one_ballot_however_it_comes() {
    on_both(async |world| {
        let (fund, community) = voting(&world, &[]).await;
        let link = ballot(&world, &fund, "Ana@example.org").await;
        assert_eq!(link, ballot(&world, &fund, "ana@example.org").await, "the same address, the same ballot");
        vote(&world, &link, &["1"]).await.is(303);
        vote(&world, &link, &["2", "3"]).await.is(303);
        vote(&world, &link, &["9"]).await.is(422).says("is not voted on");
        let mut helper = world.belonging(Role::Member, community, Tie::Connector).await;
        let paper = format!("{fund}/paper");
        let mut enter = async |mark: &str, project: &str| {
            helper.submit(&paper, &paper, &[("mark", mark), ("project", project)]).await
        };
        enter("ana@example.org", "1").await.is(422).says("counted already");
        enter("17", "2").await.is(303);
        enter("17", "1").await.is(422).says("counted already");
        enter("0", "1").await.is(422).says("number on the paper");
        enter("18", "7").await.is(422).says("is not voted on");
        enter("bo@example.org", "3").await.is(303);
        // two helpers take the same paper at the same moment: one of them is told
        let mut other = world.belonging(Role::Member, community, Tie::Connector).await;
        let same = [("mark", "20"), ("project", "1")];
        let (one, two) =
            tokio::join!(helper.submit(&paper, &paper, &same), other.submit(&paper, &paper, &same));
        let answers = [one.status.as_u16(), two.status.as_u16()];
        assert!(answers == [303, 422] || answers == [422, 303], "entered once: {answers:?}");
        let mut member = world.belonging(Role::Member, community, Tie::Member).await;
        member.get(&paper).await.is(403);
        let id = id_of(&fund);
        let kinds = world.app.db.read(move |tx| store::fund_ballot::kinds(tx, id)).await.unwrap();
        let kinds: Vec<_> = kinds.iter().map(|(choices, count)| (choices.as_str(), *count)).collect();
        assert_eq!(kinds, [("1", 1), ("2", 1), ("2 3", 1), ("3", 1)]);
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_one_ballot() {
    let world = World::new().await;
    let (fund, community) = voting(&world, &[("voters", "code")]).await;
    let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
    let codes = format!("{fund}/codes");
    host.submit(&codes, &codes, &[("codes", "3")]).await.is(303);
    let page = host.get(&codes).await.text;
    let code = page.split("<code>2-").nth(1).unwrap().split('<').next().unwrap();
    let ask = format!("{fund}/ballot");
    let open = async |code: &str| world.browser().submit(&ask, &ask, &[("code", code)]).await;
    open("2-AAAA-AAAA").await.is(422).says("no code of this fund");
    let first = open(&format!("2-{code}")).await;
    let again = open(&format!(" 2-{} ", code.to_lowercase())).await;
    assert_eq!(first.is(303).location(), again.is(303).location());
    vote(&world, first.location(), &["1"]).await.is(303);
    let mut helper = world.belonging(Role::Member, community, Tie::Connector).await;
    let paper = format!("{fund}/paper");
    let twice = helper.submit(&paper, &paper, &[("mark", &format!("2-{code}")), ("project", "2")]).await;
    twice.is(422).says("counted already");
    helper.get(&codes).await.is(403);
}

#[tokio::test]
async fn leaving_takes_an_open_ballot_and_lets_a_counted_one_go() {
    let world = World::new().await;
    let (fund, _) = voting(&world, &[]).await;
    let mut me = world.signed_in_as(77, Role::Member).await;
    let ask = format!("{fund}/ballot");
    let mine = me.submit(&ask, &ask, &[("mine", "yes")]).await;
    vote(&world, mine.is(303).location(), &["1"]).await.is(303);
    me.get("/en/me").await.says("Your ballots of shared funds");
    me.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await;
    let id = id_of(&fund);
    let left = world.app.db.read(move |tx| store::fund_ballot::kinds(tx, id)).await.unwrap();
    let state = world.app.db.read(move |tx| store::fund::by_id(tx, id)).await.unwrap().unwrap().state;
    assert_eq!((left.len(), state), (0, State::Voting));
}
