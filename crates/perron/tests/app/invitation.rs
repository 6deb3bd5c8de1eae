//! Invitations into a community.

use store::community::{Joining, Kind};
use store::membership::Role as Tie;
use store::person::Role;

use crate::community::{path, people, said, set_joining};
use crate::world::on_both;

const DAY: i64 = 24 * 3_600_000;

#[tokio::test]
async fn an_invitation_opens_the_door_once() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        set_joining(&world, table, Joining::Invitation).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let list = format!("{}/invitations", path(table));
        let fields = [
            ("role", "connector"),
            ("until-day", "1"),
            ("until-month", "3"),
            ("until-year", "2027"),
            ("label", "third floor"),
        ];
        let page = steward.submit(&list, &list, &fields).await;
        page.is(200).says("It is shown only this once").says("class=\"qr-ink\"");
        let code = page
            .text
            .split("/en/invitations/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a code");
        let link = format!("/en/invitations/{code}");
        steward.get(&list).await.says("third floor").says("connector");
        assert!(!steward.get(&list).await.text.contains(code), "only its hash is kept");
        world
            .browser()
            .get(&link)
            .await
            .is(200)
            .says("You are invited to be a connector until 1\u{a0}March 2027")
            .says("Sign in");
        let mut guest = world.browser();
        guest.get(&link).await;
        let token = guest.guest_token();
        guest.post(&link, &[("token", &token), ("name", "Nobody")]).await.is(403);
        let mut invited = world.signed_in(Role::Member).await;
        invited.submit(&link, &link, &[("name", "")]).await.is(422);
        let page = invited.submit(&link, &link, &[("name", "Alex")]).await;
        said(&mut invited, &page).await.says("You are a connector since").says("until 1\u{a0}March 2027");
        let mut late = world.signed_in(Role::Member).await;
        late.get(&link).await.says("does not open the door any more");
        late.submit("/en/", &link, &[("name", "Late")]).await.says("does not open the door any more");
        assert_eq!(people(&world, table).await.len(), 2);

        let mailed = [("role", "member"), ("email", "alex@example.org")];
        let page = steward.submit(&list, &list, &mailed).await;
        said(&mut steward, &page).await.says("on its way").says("alex@example.org");
        let mail = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 1)).await.expect("mails").remove(0);
        assert_eq!(mail.recipient, "alex@example.org");
        let start = mail.text.find("/en/invitations/").expect("a link");
        let link = mail.text[start..].lines().next().expect("a line").to_owned();
        let mut another = world.signed_in(Role::Member).await;
        let page = another.submit(&link, &link, &[("name", "Another")]).await;
        said(&mut another, &page).await.says("mailed to another address");
        steward.submit(&list, &list, &[("role", "responder")]).await.is(422);
        steward.submit(&list, &list, &[("role", "member"), ("email", "nobody")]).await.is(422);
        world.clock.advance(15 * DAY);
        another.get(&link).await.says("does not open the door any more");
    })
    .await;
}
