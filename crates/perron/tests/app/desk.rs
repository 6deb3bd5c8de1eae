//! The desk of moderators.

use store::person::Role;

use crate::world::on_both;

#[tokio::test]
async fn what_waits_stands_on_the_desk() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        moderator.get("/en/desk").await.is(200).says("Nothing waits");
        let path = crate::conversation::draft(&mut moderator, &[]).await;
        let desk = moderator.get("/en/desk").await;
        desk.says("It is not open yet").says(&format!("href=\"/en{path}/settings\"")).says("Draft");
        assert!(!desk.text.contains("People and their roles"));
        let mut operator = world.signed_in(Role::Operator).await;
        operator
            .get("/fr/desk")
            .await
            .is(200)
            .says("Les personnes et leurs rôles")
            .says("Elle n’est pas encore ouverte");
    })
    .await;
}
