//! Stewards choose which questions are asked.

use store::community::Kind as Community;
use store::ids;
use store::membership::Role as Tie;
use store::person::Role;

use crate::world::on_both;

#[tokio::test]
async fn stewards_choose_the_questions_and_their_order() {
    on_both(async |world| {
        let table = world.community(Community::RoundTable).await;
        let home = ids::to_text(table);
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let (page, all) =
            (format!("/en/stories/prompts?home={home}"), format!("/en/stories/new?home={home}"));
        steward.get(&page).await.is(200).says("name=\"place-belonging\"").says("value=\"7\"");
        let none = steward.submit(&page, "/en/stories/prompts", &[("home", &home)]).await;
        none.is(422).says("at least one question");
        let wrong = [("home", home.as_str()), ("place-works", "first")];
        steward.submit(&page, "/en/stories/prompts", &wrong).await.is(422).says("value=\"first\"");
        let chosen = [("home", home.as_str()), ("place-works", "2"), ("place-more", "1")];
        let kept = steward.submit(&page, "/en/stories/prompts", &chosen).await;
        assert_eq!(kept.is(303).location(), all);
        let asked = world.browser().get(&all).await.text;
        let place = |question: &str| asked.find(question);
        assert!(place("What do you want more of?") < place("What works where you live"), "in their order");
        assert!(place("What do you want more of?").is_some() && place("left outside").is_none());
        world.browser().get("/en/stories/new").await.says("left outside");
        let mut member = world.belonging(Role::Member, table, Tie::Member).await;
        member.get(&page).await.is(403);
        steward.get("/en/stories/prompts").await.is(404);
        steward.submit(&page, "/en/stories/prompts", &[("home", ""), ("place-works", "1")]).await.is(404);
    })
    .await;
}
