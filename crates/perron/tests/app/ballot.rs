//! Paper ballots: entered once each, counted as voices of their own, removed with their votes.

use store::participant::{self, Origin};
use store::person::Role;

use crate::conversation::{act, opened};
use crate::world::on_both;

#[tokio::test]
async fn a_ballot_is_entered_once_and_removed_with_its_votes() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let id = path.rsplit('/').next().and_then(store::ids::from_text).expect("an id");
        let mut moderator = world.signed_in(Role::Moderator).await;
        let ballots = format!("/en{path}/ballots");
        let sheet = [("label", " a-17 "), ("n1", "agree"), ("n2", "disagree"), ("n3", ""), ("n99", "agree")];
        moderator.submit(&ballots, &ballots, &sheet).await.is(303);
        moderator.get(&ballots).await.says("One ballot is entered").says("A-17");
        let page = moderator.submit(&ballots, &ballots, &[("label", "A-17"), ("n1", "agree")]).await;
        page.is(422).says("entered already").says("value=\"A-17\"");
        moderator.submit(&ballots, &ballots, &[("label", "A-18")]).await.is(422).says("Nothing is ticked");
        let french = format!("/fr{path}/ballots");
        let page = moderator.submit(&french, &french, &[("label", "A-17"), ("n1", "agree")]).await;
        page.is(422).says("est déjà saisi");

        let (voices, tallies) = world
            .app
            .db
            .read(move |tx| {
                Ok::<_, store::Error>((participant::count(tx, id)?, store::vote::tallies(tx, id)?))
            })
            .await
            .expect("counts");
        assert_eq!(voices, [(Origin::Paper, 1)]);
        assert_eq!(tallies.iter().map(|t| (t.agrees, t.disagrees)).collect::<Vec<_>>(), [(1, 0), (0, 1)]);

        let page = moderator.get(&ballots).await;
        let removal = page.text.split("/removal").next().and_then(|text| text.rsplit('"').next());
        let removal = format!("{}/removal", removal.unwrap_or_default());
        moderator.submit(&ballots, &removal, &[]).await.is(303);
        moderator.get(&ballots).await.says("are removed").says("No ballot is entered yet");
        let tallies = world.app.db.read(move |tx| store::vote::tallies(tx, id)).await.expect("tallies");
        assert!(tallies.iter().all(|t| t.agrees + t.disagrees == 0));
    })
    .await;
}

#[tokio::test]
async fn ballots_come_in_after_the_closing_until_publication() {
    on_both(async |world| {
        let path = opened(&world, &[]).await;
        let mut moderator = world.signed_in(Role::Moderator).await;
        let ballots = format!("/en{path}/ballots");
        act(&mut moderator, &path, "closure").await;
        moderator.submit(&ballots, &ballots, &[("label", "A-1"), ("n1", "pass")]).await.is(303);
        act(&mut moderator, &path, "publication").await;
        let page = moderator.submit(&ballots, &ballots, &[("label", "A-2"), ("n1", "pass")]).await;
        page.is(422).says("takes no ballots now");
    })
    .await;
}
