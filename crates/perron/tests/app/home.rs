//! The home page says what is there, and nothing that is not.

use store::person::Role;

use crate::conversation::{draft, sow};
use crate::world::{NOON, on_both};

#[tokio::test]
async fn the_newest_open_question_is_the_question_of_the_season() {
    on_both(async |world| {
        let mut guest = world.browser();
        guest.get("/en/").await.says("Come and sit on the steps").says("None yet");
        let mut moderator = world.signed_in(Role::Moderator).await;
        let path = draft(&mut moderator, &[]).await;
        sow(&mut moderator, &path, "More benches.").await;
        world.clock.set(NOON + 10_000);
        guest.get("/en/").await.says("Come and sit on the steps");
        moderator.submit(&format!("/en{path}/settings"), &format!("/en{path}/opening"), &[]).await.is(303);
        world.clock.set(NOON + 20_000);
        let home = guest.get("/fr/").await;
        home.says(&format!("href=\"/fr{path}\"")).says("Personne n’a encore répondu");
        let id = guest.get(&format!("/en{path}")).await;
        let statement =
            id.text.split("name=\"statement\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let vote = [("statement", statement.expect("a statement to vote on")), ("vote", "agree")];
        guest.submit(&format!("/en{path}"), &format!("/en{path}/votes"), &vote).await.is(303);
        world.clock.set(NOON + 30_000);
        guest.get("/en/").await.says("1 vote on 1 statement, from 1 person.").says("One person has answered");
    })
    .await;
}

#[tokio::test]
async fn the_house_says_what_it_keeps_and_whom_to_write_to() {
    on_both(async |world| {
        world
            .browser()
            .get("/en/privacy")
            .await
            .is(200)
            .says("steps@example.org")
            .says("not a secret ballot");
        world
            .browser()
            .get("/fr/accessibility")
            .await
            .is(200)
            .says("steps@example.org")
            .says("Ce qui manque encore");
    })
    .await;
}
