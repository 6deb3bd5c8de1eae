//! Issues: raised by whoever lives here, merged with their lineage, resting on what people said as long as they allow it.

use store::community::Kind;
use store::consent::{self, Audience, Grants, Kind as Record};
use store::issue::{self, Origin, Source, State};
use store::membership::Role as Tie;
use store::person::Role;
use store::story::{self, Story};
use store::{Language, ids, lean};

use crate::world::{Browser, NOON, World, on_both};

/// Raises an issue; its address.
pub async fn raised(browser: &mut Browser<'_>, table: &str, en: &str, fr: &str) -> String {
    let fields = [("title-en", en), ("title-fr", fr)];
    let page = browser.submit(&format!("{table}/issues/new"), &format!("{table}/issues"), &fields).await;
    page.is(303);
    page.location().to_owned()
}

fn id_of(path: &str) -> i64 {
    ids::from_text(path.rsplit('/').next().unwrap_or_default()).expect("an id")
}

async fn kept(world: &World, path: &str) -> issue::Issue {
    let id = id_of(path);
    world.app.db.read(move |tx| issue::by_id(tx, id)).await.expect("read").expect("an issue")
}

#[tokio::test]
async fn a_resident_raises_an_issue_and_a_guest_is_looked_at_first() {
    on_both(async |world| {
        let table = format!("/en{}", perron::community::path(world.community(Kind::RoundTable).await));
        let community_id = id_of(&table);
        let mut member = world.belonging(Role::Member, community_id, Tie::Member).await;
        let bench = raised(&mut member, &table, "A bench at the stop", "Un banc à l’arrêt").await;
        member.get(&bench).await.is(200).says("Your issue stands").says("A bench at the stop");
        member.get(&bench.replace("/en/", "/fr/")).await.is(200).says("Un banc à l’arrêt");
        world.browser().get(&table).await.is(200).says("A bench at the stop");

        let mut guest = world.browser();
        let form = format!("{table}/issues/new");
        guest
            .submit(&form, &format!("{table}/issues"), &[("about-en", "x")])
            .await
            .is(422)
            .says("one language at least");
        let lamp = raised(&mut guest, &table, "A lamp in the lane", "").await;
        guest.get(&lamp).await.is(200).says("Those who run the table look at it now");
        world.browser().get(&lamp).await.is(404);
        assert!(!world.browser().get(&format!("{table}/issues")).await.text.contains("A lamp"));

        let mut facilitator = world.belonging(Role::Member, community_id, Tie::Facilitator).await;
        facilitator.get(&table).await.says("1 issue from outside waits");
        facilitator.submit(&lamp, &format!("{lamp}/decision"), &[("state", "open")]).await.is(303);
        world.browser().get(&lamp).await.is(200).says("A lamp in the lane");

        // its raiser changes it, somebody else does not; setting it apart takes a reason
        guest.submit(&form, &format!("{lamp}/details"), &[("title-fr", "Une lampe")]).await.is(303);
        assert_eq!(kept(&world, &lamp).await.words.title.fr, "Une lampe");
        member.submit(&bench, &format!("{lamp}/details"), &[("title-fr", "Non")]).await.is(403);
        member
            .submit(&bench, &format!("{lamp}/decision"), &[("state", "resolved"), ("reason", "x")])
            .await
            .is(403);
        facilitator.submit(&lamp, &format!("{lamp}/decision"), &[("state", "set-apart")]).await.is(422);
        let reason = [("state", "set-apart"), ("reason", "It is the city’s lane.")];
        facilitator.submit(&lamp, &format!("{lamp}/decision"), &reason).await.is(303);
        world.browser().get(&lamp).await.is(200).says("It is the city’s lane.");
    })
    .await;
}

#[tokio::test]
async fn a_helper_writes_down_what_somebody_said_at_the_door() {
    on_both(async |world| {
        let community_id = world.community(Kind::RoundTable).await;
        let table = format!("/en{}", perron::community::path(community_id));
        let mut connector = world.belonging(Role::Member, community_id, Tie::Connector).await;
        let fields = [("title-en", "Ice on the steps"), ("who", "other"), ("lever", "housing")];
        let page =
            connector.submit(&format!("{table}/issues/new"), &format!("{table}/issues"), &fields).await;
        page.is(303);
        let issue = kept(&world, page.location()).await;
        assert_eq!((issue.origin, issue.state, issue.holder.clone()), (Origin::Door, State::Open, None));
        assert!(issue.helper_id.is_some() && issue.words.lever.is_some());
        connector.get(page.location()).await.says("Told to a helper");
        // a member without that role raises their own, whatever the form says
        let mut member = world.belonging(Role::Member, community_id, Tie::Member).await;
        let page = member.submit(&format!("{table}/issues/new"), &format!("{table}/issues"), &fields).await;
        assert_eq!(kept(&world, page.location()).await.origin, Origin::Resident);
    })
    .await;
}

#[tokio::test]
async fn merging_keeps_the_lineage() {
    on_both(async |world| {
        let community_id = world.community(Kind::RoundTable).await;
        let table = format!("/en{}", perron::community::path(community_id));
        let mut run = world.belonging(Role::Member, community_id, Tie::Facilitator).await;
        let whole = raised(&mut run, &table, "A safe crossing at the school", "Une traverse sûre").await;
        let part =
            raised(&mut run, &table, "Safe crossing near the school", "Traverser près de l’école").await;
        let other = raised(&mut run, &table, "A warm room", "Une salle chaude").await;
        run.get(&format!("{part}/merger"))
            .await
            .says("These sound alike")
            .says("A safe crossing at the school");
        let into = whole.rsplit('/').next().expect("an id").to_owned();
        run.submit(&part, &format!("{part}/merger"), &[("into", &into)]).await.is(303);
        run.get(&part).await.says("part of another issue now").says("A safe crossing at the school");
        run.get(&whole).await.says("became a part of it").says("Safe crossing near the school");
        // not into itself, not round in a circle, not from another table, and not while it is a part
        let own = part.rsplit('/').next().expect("an id").to_owned();
        for (one, into) in [(&whole, &own), (&whole, &into), (&part, &into)] {
            let page = run.submit(&other, &format!("{one}/merger"), &[("into", into)]).await;
            run.get(page.location()).await.says("nothing was changed");
        }
        assert_eq!(kept(&world, &whole).await.state, State::Open);
        run.submit(&part, &format!("{part}/separation"), &[]).await.is(303);
        assert_eq!(
            (kept(&world, &part).await.state, kept(&world, &part).await.merged_into),
            (State::Open, None)
        );
        let mut member = world.belonging(Role::Member, community_id, Tie::Member).await;
        member.submit(&part, &format!("{part}/merger"), &[("into", &into)]).await.is(403);
    })
    .await;
}

/// A story given to a community; its id.
pub async fn given(world: &World, community_id: i64, grants: Grants) -> i64 {
    let (id, ids) = (world.app.ids.next(), world.app.ids.clone());
    let story = Story {
        id,
        owner: Some("p1".to_owned()),
        prompt: "belong".to_owned(),
        title: "The corner nobody lights".to_owned(),
        text: "I run home.".to_owned(),
        language: Language::English,
        name: String::new(),
        origin: story::Origin::Own,
        made: NOON,
    };
    let write = move |tx: &mut store::Tx<'_>| {
        story::insert(tx, &story, &[])?;
        consent::put(tx, &ids, (Record::Story, id), Some(community_id), &grants, NOON)
    };
    world.app.db.write(write).await.expect("a story");
    id
}

#[tokio::test]
async fn what_an_issue_rests_on_is_marked_when_it_is_taken_back() {
    on_both(async |world| {
        let community_id = world.community(Kind::RoundTable).await;
        let table = format!("/en{}", perron::community::path(community_id));
        let seen = Grants { see: Audience::Community, summary: true, ..Grants::default() };
        let used = given(&world, community_id, seen).await;
        let unused = given(&world, community_id, Grants { summary: false, ..seen }).await;
        let word = |id: i64| format!("story.{}.{}", ids::to_text(0), ids::to_text(id));
        let mut member = world.belonging(Role::Member, community_id, Tie::Member).await;
        let sources = member.get(&format!("{table}/issues/sources")).await;
        sources.is(200).says("The corner nobody lights").says(&word(used));
        assert!(!sources.text.contains(&word(unused)), "not for this use");

        // words that may not be quoted are not put into somebody's mouth
        let quoted = given(&world, community_id, Grants { quote: true, ..seen }).await;
        for (id, fills) in [(used, false), (quoted, true)] {
            let new = member.get(&format!("{table}/issues/new?source={}", word(id))).await;
            new.is(200).says("The corner nobody lights");
            assert_eq!(new.text.contains("value=\"The corner nobody lights\""), fills);
        }

        let fields = [("title-en", "Light"), ("source", &word(used)), ("source", &word(unused))];
        let page = member.submit(&format!("{table}/issues/new"), &format!("{table}/issues"), &fields).await;
        let path = page.location().to_owned();
        let issue = kept(&world, &path).await;
        let rests = world.app.db.read(move |tx| issue::sources(tx, issue.id)).await.expect("read");
        assert_eq!(rests, [Source { kind: issue::Kind::Story, within: 0, record_id: used }]);
        assert_eq!(issue.origin, Origin::Story);
        member.get(&path).await.says("The corner nobody lights").says("Raised from a story");
        let outside = world.browser().get(&path).await;
        outside.is(200).says("Its owner keeps the words");
        assert!(!outside.text.contains("nobody lights"), "the community’s rule holds on every page");

        let ids = world.app.ids.clone();
        let back = move |tx: &mut store::Tx<'_>| consent::withdraw(tx, &ids, Record::Story, used, NOON);
        assert!(world.app.db.write(back).await.expect("withdrawn"));
        let page = member.get(&path).await;
        page.says("One thing that it rested on was taken back");
        assert!(!page.text.contains("nobody lights"));
        let marks = world.app.db.read(|tx| lean::to_mend(tx, 10)).await.expect("read");
        let [mark] = &marks[..] else { panic!("one mark: {marks:?}") };
        assert_eq!(format!("/en{}", mark.path), path);
        // letting it go mends the mark
        let mut run = world.belonging(Role::Member, community_id, Tie::Facilitator).await;
        run.get(&format!("{path}/sources")).await.says("It was taken back");
        run.submit(&path, &format!("{path}/sources"), &[("shown", &word(used))]).await.is(303);
        assert!(world.app.db.read(|tx| lean::to_mend(tx, 10)).await.expect("read").is_empty());
        run.get(&path).await.says("Nothing else yet");
    })
    .await;
}

#[tokio::test]
async fn what_hurts_somebody_is_reported_hidden_and_looked_at_again() {
    on_both(async |world| {
        let community_id = world.community(Kind::RoundTable).await;
        let table = format!("/en{}", perron::community::path(community_id));
        let mut author = world.belonging(Role::Member, community_id, Tie::Member).await;
        let path = raised(&mut author, &table, "Those people on the third floor", "").await;
        let thing = format!("issue-{}", path.rsplit('/').next().expect("an id"));
        let mut guest = world.browser();
        guest.get(&path).await.says(&format!("/en/reports/new?thing={thing}"));
        let fields = [("thing", thing.as_str()), ("reason", "person"), ("words", "")];
        guest.submit(&format!("/en/reports/new?thing={thing}"), "/en/reports", &fields).await.is(303);
        let mut run = world.belonging(Role::Member, community_id, Tie::Facilitator).await;
        run.get("/en/reports").await.is(200).says("Those people on the third floor");
        let page = format!("/en/reports/{thing}");
        let hide = [("act", "hide"), ("reason", "person"), ("words", "It names nobody and means somebody.")];
        run.submit(&page, &page, &hide).await.is(303);
        guest.get(&path).await.is(404);
        author.get(&path).await.is(200).says("hid it after a report");
        author.submit(&path, &format!("{path}/details"), &[("title-en", "Them")]).await.is(403);
        author.submit(&path, &format!("{page}/appeal"), &[("words", "It is about the lift.")]).await.is(303);
        let mut other = world.belonging(Role::Member, community_id, Tie::Steward).await;
        other.submit(&page, &page, &[("act", "show"), ("words", "")]).await.is(303);
        guest.get(&path).await.is(200);
    })
    .await;
}
