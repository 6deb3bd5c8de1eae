//! Terms of reference: proposed, agreed to, replaced; versions stay.

use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;

use crate::world::on_both;

#[tokio::test]
async fn a_version_counts_once_the_table_agrees() {
    on_both(async |world| {
        let id = world.community(Kind::RoundTable).await;
        let home = format!("/en/communities/{}/terms", store::ids::to_text(id));
        let mut steward = world.belonging(Role::Member, id, Tie::Steward).await;
        let mut member = world.belonging(Role::Member, id, Tie::Member).await;
        world.browser().get(&home).await.is(200).says("There are none yet");
        member.get(&format!("{home}/new")).await.is(403);
        let new = format!("{home}/new");
        steward.get(&new).await.says("How we decide");
        steward.submit(&new, &home, &[("text-en", " ")]).await.is(422);
        let first = [("text-en", "We **listen**."), ("text-fr", "On **écoute**.")];
        steward.submit(&new, &home, &first).await.is(303);
        world.browser().get(&home).await.says("Version 1, proposed on").says("<strong>listen</strong>");
        member.submit(&home, &format!("{home}/assent"), &[("verdict", "yes")]).await.is(303);
        let agreement = format!("{home}/agreement");
        steward.submit(&home, &agreement, &[("room", "")]).await.is(422).says("Fewer than 2");
        steward.submit(&home, &format!("{home}/assent"), &[("verdict", "yes")]).await.is(303);
        steward.submit(&home, &agreement, &[("room", "")]).await.is(303);
        world.browser().get(&home).await.says("Version 1, agreed on").says("2 residents agree, 0 object");
        let none = member.submit(&home, &format!("{home}/assent"), &[("verdict", "yes")]).await;
        none.is(303);
        member.get(none.location()).await.says("no version is proposed now");

        let second = [("text-en", "We listen, and eat first."), ("text-fr", "")];
        steward.submit(&new, &home, &second).await.is(303);
        world.browser().get(&format!("{home}/1")).await.says("<strong>listen</strong>").says("agreed on");
        steward.submit(&home, &agreement, &[("room", "12")]).await.is(303);
        world.browser().get(&home).await.says("Version 2, agreed on").says("eat first");
        world
            .browser()
            .get(&format!("{home}/1"))
            .await
            .says("and replaced since")
            .says("<strong>listen</strong>");
        world.browser().get(&format!("{home}/9")).await.is(404);
        let fr = home.replace("/en/", "/fr/");
        world.browser().get(&fr).await.says("convenue le").says("lang=\"en-CA\"");
    })
    .await;
}
