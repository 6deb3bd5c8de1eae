//! What comes first: fixed rules, secret ballots, an order, objections and the table's yes, with a line in the ledger.

use sha2::{Digest, Sha256};
use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::shift::{self, Hand, NEWEST};
use store::{ids, objection, priority};

use crate::issue::raised;
use crate::world::{Browser, NOON, World, on_both};

const USUAL: [(&str, &str); 6] = [
    ("title-en", "What first?"),
    ("title-fr", "Quoi d’abord?"),
    ("method", "approval"),
    ("voters", "everyone"),
    ("wanted", "2"),
    ("zone", "America/Toronto"),
];

/// A table with three issues and somebody who runs it.
pub struct Table<'w> {
    pub id: i64,
    path: String,
    issues: Vec<String>,
    pub run: Browser<'w>,
}

impl<'w> Table<'w> {
    pub async fn of(world: &'w World) -> Self {
        let id = world.community(Kind::RoundTable).await;
        let path = format!("/en{}", perron::community::path(id));
        let mut run = world.belonging(Role::Member, id, Tie::Steward).await;
        let mut issues = Vec::new();
        for (en, fr) in [("Light", "Lumière"), ("A crossing", "Une traverse"), ("A warm room", "Une salle")]
        {
            issues.push(raised(&mut run, &path, en, fr).await);
        }
        Self { id, path, issues, run }
    }

    /// A round, still a draft; its address.
    async fn draft(&mut self, changes: &[(&'static str, &'static str)]) -> String {
        let last = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
        let chosen: Vec<String> = self.issues.iter().map(last).collect();
        let mut fields: Vec<(&str, &str)> = [changes, &USUAL]
            .concat()
            .into_iter()
            .chain(chosen.iter().map(|id| ("issue", id.as_str())))
            .collect();
        fields.dedup();
        let new = format!("{}/priorities/new", self.path);
        let page = self.run.submit(&new, &format!("{}/priorities", self.path), &fields).await;
        page.is(303);
        page.location().to_owned()
    }

    async fn act(&mut self, round: &str, act: &str, fields: &[(&str, &str)]) -> String {
        let page = self.run.submit(round, &format!("{round}/{act}"), fields).await;
        page.is(303);
        self.run.get(page.location()).await.is(200).text.clone()
    }

    pub async fn opened(&mut self, changes: &[(&'static str, &'static str)]) -> String {
        let round = self.draft(changes).await;
        assert!(self.act(&round, "opening", &[]).await.contains("The round is open"));
        round
    }
}

/// Somebody without an account votes.
pub async fn vote(guest: &mut Browser<'_>, round: &str, choices: &[&str]) {
    let fields: Vec<(&str, &str)> = choices.iter().map(|choice| ("choice", *choice)).collect();
    let page = guest.submit(&format!("{round}/ballot"), &format!("{round}/ballot"), &fields).await;
    page.is(303);
    guest.get(page.location()).await.says("Your ballot is in");
}

fn id_of(path: &str) -> i64 {
    ids::from_text(path.rsplit('/').next().unwrap_or_default()).expect("an id")
}

/// Five people want light and the crossing, two and a card want the room; what changes and is taken back counts once.
async fn everybody_votes(world: &World, round: &str, table_id: i64) {
    for _ in 0..5 {
        vote(&mut world.browser(), round, &["1", "2"]).await;
    }
    let mut changes = world.browser();
    vote(&mut changes, round, &["1"]).await;
    vote(&mut changes, round, &["3"]).await;
    changes.get(&format!("{round}/ballot")).await.says("Send the changed ballot").says("value=\"3\" checked");
    let mut gone = world.browser();
    vote(&mut gone, round, &["1"]).await;
    gone.submit(&format!("{round}/ballot"), &format!("{round}/ballot/removal"), &[]).await.is(303);
    vote(&mut world.browser(), round, &["3"]).await;

    let mut helper = world.belonging(Role::Member, table_id, Tie::Connector).await;
    let cards = format!("{round}/cards");
    helper.submit(&cards, &cards, &[("card", " a 7 "), ("choice", "3")]).await.is(303);
    helper.submit(&cards, &cards, &[("card", "A 7"), ("choice", "1")]).await.is(422).says("entered already");
    helper.submit(&cards, &cards, &[("card", "8")]).await.is(422).says("at least one issue");
    helper.submit(&cards, &cards, &[("card", ""), ("choice", "1")]).await.is(422);
    helper.get(&format!("{round}/cards/paper?from=5&count=2")).await.is(200).says("Card 5").says("Card 6");
}

/// The table says yes, once every objection has its answer.
async fn the_table_says_yes(world: &World, table: &mut Table<'_>, round: &str) {
    let mut member = world.belonging(Role::Member, table.id, Tie::Member).await;
    let mut helper = world.belonging(Role::Member, table.id, Tie::Connector).await;
    let objections = format!("{round}/objections");
    member.submit(round, &objections, &[("objection", "")]).await.is(422);
    member.submit(round, &objections, &[("objection", "The crossing cannot wait")]).await.is(303);
    helper.submit(round, &objections, &[("objection", "Too few nights"), ("other", "yes")]).await.is(303);
    world.browser().get(round).await.says("The crossing cannot wait").says("said aloud");
    let yes = [("people", "12"), ("agenda", "residents")];
    assert!(table.act(round, "confirmation", &yes).await.contains("An objection still stands"));
    let id = id_of(round);
    let said = world.app.db.read(move |tx| objection::of_round(tx, id)).await.expect("read");
    let of = |at: usize| format!("objections/{}", ids::to_text(said[at].id));
    table.run.submit(round, &format!("{round}/{}/answer", of(0)), &[("answer", "")]).await.is(422);
    table.act(round, &format!("{}/answer", of(0)), &[("answer", "It goes to the city this week.")]).await;
    member.submit(round, &format!("{round}/{}/withdrawal", of(1)), &[]).await.is(403);
    helper.submit(round, &format!("{round}/{}/withdrawal", of(1)), &[]).await.is(303);
    table.run.submit(round, &format!("{round}/confirmation"), &[("people", "0")]).await.is(422);
    assert!(table.act(round, "confirmation", &yes).await.contains("The order is confirmed"));
    assert!(table.act(round, "confirmation", &yes).await.contains("has said yes already"));
    let page = world.browser().get(round).await;
    page.says("by 12 people at the table").says("It goes to the city this week.").says("taken back");
    world.browser().get(&table.path).await.says("Our priorities").says("Gives a voice to 5 people");
    world.browser().get(&table.issues[2]).await.says("Number 2 in the order");
}

#[tokio::test]
async fn from_the_first_ballot_to_the_line_in_the_ledger() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let round = table.opened(&[]).await;
        everybody_votes(&world, &round, table.id).await;

        // secret is secret: for those who run it, too
        let (list, rules) = (format!("{}/priorities", table.path), format!("{round}/rules.json"));
        let cards = format!("{round}/cards");
        for path in [&round, &format!("{round}/grid"), &list, &table.path, &table.issues[0], &cards, &rules] {
            let page = table.run.get(path).await;
            for told in ["a voice for", "people voted.", "person voted.", "plain count", "Chosen by"] {
                assert!(!page.text.contains(told), "{path} tells “{told}”");
            }
        }

        assert!(table.act(&round, "closure", &[]).await.contains("This is the order"));
        let page = world.browser().get(&round).await;
        page.is(200).says("8 people voted").says("The first 2 speak for 8 of the 8 who voted");
        page.says("Gives a voice to 5 people").says("Adds a voice for 3 people").says("Adds nobody");
        let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at(">Light</a>") < at(">A warm room</a>") && at(">A warm room</a>") < at(">A crossing</a>"));
        assert!(table.act(&round, "closure", &[]).await.contains("was closed before"));
        assert!(table.act(&round, "opening", &[]).await.contains("its rules stand"));
        let mut late = world.browser();
        let page = late.submit("/en/components", &format!("{round}/ballot"), &[("choice", "1")]).await;
        late.get(page.location()).await.says("nothing was counted");

        the_table_says_yes(&world, &mut table, &round).await;
        let (id, community_id) = (id_of(&round), table.id);
        let lines = world.app.db.read(move |tx| shift::list(tx, Some(community_id), NEWEST, 5)).await;
        let [line] = &lines.expect("read")[..] else { panic!("one line") };
        assert_eq!((line.thing_id, line.decided, line.year), (id, NOON, 2026));
        assert_eq!(
            (line.agenda_by, line.decided_by, line.holder),
            (Hand::Residents, Hand::Residents, Hand::Association)
        );
    })
    .await;
}

#[tokio::test]
async fn rules_are_fixed_at_the_opening_and_can_be_checked() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let round = table.draft(&[]).await;
        world.browser().get(&round).await.is(404);
        let other = [("title-en", "What else?"), ("method", "points")];
        let mut fields = USUAL.to_vec();
        let first = table.issues[0].rsplit('/').next().expect("an id").to_owned();
        fields.push(("issue", &first));
        table.run.submit(&round, &format!("{round}/details"), &fields).await.is(303);
        assert!(table.act(&round, "opening", &[]).await.contains("fewer than two issues"));

        let round = table.opened(&[]).await;
        let said = table.act(&round, "details", &[&other[..], &USUAL[2..]].concat()).await;
        assert!(said.contains("its rules stand"));
        assert!(table.act(&round, "removal", &[]).await.contains("its rules stand"));
        let rules = world.browser().get(&format!("{round}/rules.json")).await;
        rules
            .is(200)
            .says("\"method\": \"approval\"")
            .says("Lumière")
            .says("\"members\"".replace("members", "everyone").as_str());
        let hash: String = Sha256::digest(&rules.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        world.browser().get(&round).await.says(&hash);

        // what is voted on keeps its words, and stays where it is
        let light = table.issues[0].clone();
        let said = table.act(&light, "details", &[("title-en", "Dark")]).await;
        assert!(said.contains("People vote on this issue now"), "{said}");
        let into = table.issues[1].rsplit('/').next().expect("an id").to_owned();
        assert!(table.act(&light, "merger", &[("into", &into)]).await.contains("People vote on this issue"));

        // both languages, or it does not open
        let path = table.path.clone();
        let lone = raised(&mut table.run, &path, "Only here", "").await;
        table.issues.push(lone);
        let round = table.draft(&[]).await;
        assert!(table.act(&round, "opening", &[]).await.contains("in one language only"));
    })
    .await;
}

#[tokio::test]
async fn points_and_ranks_are_checked_and_members_vote_among_themselves() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let points = table.opened(&[("method", "points"), ("voters", "members")]).await;
        let ballot = format!("{points}/ballot");
        world.browser().get(&ballot).await.is(200).says("vote here").says("Sign in");
        let mut guest = world.browser();
        guest.get(&ballot).await;
        let token = guest.guest_token();
        guest.post(&ballot, &[("token", &token), ("n1", "4")]).await.is(403);
        let mut stranger = world.signed_in(Role::Member).await;
        stranger.get(&ballot).await.is(200).says("See how to join");

        let mut member = world.belonging(Role::Member, table.id, Tie::Member).await;
        for (fields, says) in [
            (vec![("n1", "5")], "whole number from 1 to 4"),
            (vec![("n1", "4"), ("n2", "4"), ("n3", "4")], "12 points; take 2 away"),
            (vec![("n1", "-1")], "whole number"),
            (vec![], "at least one issue"),
        ] {
            member.submit(&ballot, &ballot, &fields).await.is(422).says(says);
        }
        member.submit(&ballot, &ballot, &[("n3", "4"), ("n1", "1")]).await.is(303);
        table.act(&points, "closure", &[]).await;
        let page = world.browser().get(&points).await;
        page.says("1 of 2 people voted").says("Fewer than 3 people voted");
        assert!(page.text.find(">A warm room</a>") < page.text.find(">Light</a>"));
        assert!(!page.text.contains("The plain count"), "one ballot would be told");

        let ranking = table.opened(&[("method", "ranking")]).await;
        let ballot = format!("{ranking}/ballot");
        guest
            .submit(&ballot, &ballot, &[("n1", "1"), ("n2", "1")])
            .await
            .is(422)
            .says("Two issues have the number 1");
        guest.submit(&ballot, &ballot, &[("n1", "1"), ("n2", "9")]).await.is(422);
        for first in ["n2", "n2", "n3"] {
            let mut guest = world.browser();
            guest.submit(&ballot, &ballot, &[(first, "1"), ("n1", "2")]).await.is(303);
        }
        table.act(&ranking, "closure", &[]).await;
        // two firsts; one first; three times second: 4, 2 and 3 points
        let page = world.browser().get(&ranking).await;
        let at = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}"));
        assert!(at(">A crossing</a>") < at(">Light</a>") && at(">Light</a>") < at(">A warm room</a>"));
        page.says("The plain count");
    })
    .await;
}

#[tokio::test]
async fn time_closes_a_round_and_nobody_votes_afterwards() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let day = [("closes-day", "16"), ("closes-month", "10"), ("closes-year", "2026")];
        let round = table.opened(&day).await;
        vote(&mut world.browser(), &round, &["1"]).await;
        let mut late = world.browser();
        late.get(&format!("{round}/ballot")).await.is(200);
        world.clock.advance(48 * 3_600_000);
        let token = late.guest_token();
        let page = late.post(&format!("{round}/ballot"), &[("token", &token), ("choice", "2")]).await;
        late.get(page.location()).await.says("nothing was counted").says("1 person voted");
        let page = late.get(&format!("{round}/ballot")).await;
        page.is(303);
        let mut helper = world.belonging(Role::Member, table.id, Tie::Connector).await;
        let page = helper.submit(&round, &format!("{round}/cards"), &[("card", "1"), ("choice", "1")]).await;
        helper.get(page.location()).await.says("nothing was counted");
        assert!(table.act(&round, "closure", &[]).await.contains("was closed before"));
        table.act(&round, "confirmation", &[("people", "3"), ("agenda", "mixed")]).await;
        let id = id_of(&round);
        let places = world.app.db.read(move |tx| priority::places(tx, id)).await.expect("read");
        assert_eq!(
            places.iter().map(|place| (place.position, place.votes)).collect::<Vec<_>>(),
            [(1, 1), (2, 0), (3, 0)]
        );
    })
    .await;
}

#[tokio::test]
async fn a_guest_who_signs_in_still_has_one_ballot() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let round = table.opened(&[]).await;
        let mut guest = world.browser();
        vote(&mut guest, &round, &["1"]).await;
        let id = id_of(&round);
        let holder = |who: &str| {
            let who = who.to_owned();
            async move |world: &World| {
                world.app.db.read(move |tx| priority::of_holder(tx, id, &who)).await.expect("read")
            }
        };
        world
            .app
            .db
            .write(move |tx| priority::cast(tx, id, 77, "p5", &[(2, 1)], NOON))
            .await
            .expect("a ballot");
        let all = async || world.app.db.read(move |tx| priority::choices(tx, id)).await.expect("read").len();
        assert_eq!(all().await, 2);
        let cookie = guest.cookies.get("guest").cloned().unwrap_or_default();
        let own = perron::cookie::Guest::of_cookie(&world.app.secret, &cookie).expect("a guest");
        let from = format!("g{}", own.id());
        world.app.db.write(move |tx| priority::claim(tx, &from, "p5")).await.expect("claimed");
        assert_eq!(all().await, 1);
        assert_eq!(holder("p5")(&world).await.expect("theirs").choices, [(2, 1)]);
    })
    .await;
}

#[tokio::test]
async fn the_grid_is_an_aid_with_its_table() {
    on_both(async |world| {
        let mut table = Table::of(&world).await;
        let round = table.opened(&[]).await;
        let grid = format!("{round}/grid");
        world.browser().get(&grid).await.is(200).says("has not looked at this yet");
        table.run.submit(&grid, &grid, &[("i1", "5")]).await.is(422).says("choose both");
        table.run.submit(&grid, &grid, &[("i1", "5"), ("f1", "2")]).await.is(303);
        world
            .browser()
            .get(&grid)
            .await
            .says("class=\"grid\"")
            .says("<td class=\"num\">5</td><td class=\"num\">2</td>");
        let mut member = world.belonging(Role::Member, table.id, Tie::Member).await;
        member.submit(&round, &grid, &[("i1", "1"), ("f1", "1")]).await.is(403);
    })
    .await;
}
