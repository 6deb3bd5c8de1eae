//! What people need to take part: asked with the registration, followed until it is provided.

use crate::registration::{asks, link, published, typed};
use crate::session::but;
use crate::world::{Page, on_both};

#[tokio::test]
async fn what_people_need_is_followed_until_it_is_provided() {
    on_both(async |world| {
        let (mut host, path) = published(&world, "30").await;
        let needs = [("need", "interpreter"), ("need-words", "LSQ, and a <seat> near the door")];
        asks(&world, &path, &[&typed("marie@example.org", &[])[..], &needs].concat()).await.is(303);
        let list = format!("{path}/registrations");
        host.get(&list).await.says("Nobody asked for anything"); // nobody has confirmed yet
        let own = link(&world).await;
        let mut marie = world.browser();
        marie.get(&own).await.says("You need: An interpreter".split(':').next().unwrap());
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        let page = host.get(&list).await;
        page.says("2 of 2 still to be provided").says("An interpreter").says("&#60;seat&#62;").says("Marie");
        let hidden = |name: &str, page: &Page| {
            let start = page.text.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().to_owned();
            start.split('"').next().unwrap().to_owned()
        };
        let (registration, need) = (hidden("registration", &page), hidden("need", &page));
        let fields = [("registration", registration.as_str()), ("need", need.as_str())];
        let provisions = format!("{path}/provisions");
        host.submit(&list, &provisions, &fields).await.is(303);
        host.get(&list).await.says("1 of 2 still to be provided").says("Provided, 15\u{a0}October 2026");
        let undo = [&fields[..], &[("undo", "yes")]].concat();
        host.submit(&list, &provisions, &undo).await.is(303);
        host.get(&list).await.says("2 of 2 still to be provided");
        // she changes what she needs, and who runs another session sees nothing of it
        let changed =
            [("name", "Marie B."), ("language", "fr"), ("zone", "America/St_Johns"), ("need", "captions")];
        marie.submit(&own, &own, &changed).await.is(303);
        host.get(&list).await.says("1 of 1 still to be provided").says("Captions").says("Marie B.");
        let wrong = but(&changed, &[("zone", "Moon/Tranquility")]);
        marie.submit(&own, &own, &wrong).await.is(422).says("no time zone of the name Moon/Tranquility");
        marie.get(&own).await.says("2:30\u{a0}p.m.").says("1:00\u{a0}p.m. Eastern");
        let (mut other, _) = crate::series::host(&world).await;
        other.get(&list).await.is(403);
        host.submit(&list, &provisions, &[("registration", "0"), ("need", "0")]).await.is(303);
    })
    .await;
}
