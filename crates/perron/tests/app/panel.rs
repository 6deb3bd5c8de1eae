//! The panel: one link a person and wave, which counts once; reminders that stop when somebody says so.

use perron::wave::hourly;
use store::panel;
use store::response::Arm;

use crate::fund::{home, host};
use crate::pledge::mails;
use crate::wave::{draft, open, responses};
use crate::world::{World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// The links in the mails, the newest first.
async fn links(world: &World) -> Vec<String> {
    let link = |text: String| {
        let line = text.lines().find(|line| line.contains("/invitations/")).map(str::trim)?;
        Some(line[line.find("/fr/").or_else(|| line.find("/en/"))?..].to_owned())
    };
    mails(world).await.into_iter().filter_map(|mail| link(mail.text)).collect()
}

#[tokio::test]
async fn a_link_of_the_panel_counts_once_however_often_it_is_used() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let list = format!("{}/panel", home(community));
        let wrong = [("addresses", "a@example.org\nnobody"), ("language", "en")];
        steward.submit(&list, &list, &wrong).await.is(422).says("“nobody” is not an e-mail address");
        let people = [
            ("addresses", "a@example.org\nb@example.org\nA@example.org"),
            ("papers", "1"),
            ("language", "en"),
        ];
        steward.submit(&list, &list, &people).await.is(303);
        steward.get(&list).await.says("3 people in the panel");
        let wave = draft(&mut steward, community, "five", &[("arm", "panel")]).await;
        steward.get(&wave).await.says("3 people of the panel will be invited");
        open(&mut steward, &wave).await;
        hourly::run(world.app.clone(), 0).await.unwrap();
        let all = links(&world).await;
        assert_eq!(all.len(), 2, "{all:?}");
        world.browser().get(&format!("{wave}/response")).await.is(404); // not an open wave

        let (mut one, mut two) = (world.browser(), world.browser());
        let link = &all[0];
        one.get(link).await.is(200).says("Part 1 of 2");
        two.get(link).await.is(200);
        let tokens = (one.guest_token(), two.guest_token());
        let first = [("token", tokens.0.as_str()), ("part", "1"), ("q1", "1")];
        let second = [("token", tokens.1.as_str()), ("part", "1"), ("q1", "2")];
        let (first, second) = tokio::join!(one.post(link, &first), two.post(link, &second));
        first.is(303);
        second.is(303);
        let kept = responses(&world, &wave).await;
        assert!(
            kept.len() == 1
                && kept[0].arm == Arm::Panel
                && kept[0].member_id.is_some()
                && kept[0].holder.is_none()
        );

        let next = draft(&mut steward, community, "five", &[("arm", "panel"), ("title-en", "Next")]).await;
        open(&mut steward, &next).await;
        let stolen = link.replace(wave.trim_start_matches("/en"), next.trim_start_matches("/en"));
        one.get(&stolen).await.is(404); // a link of another wave
        one.get(&format!("{link}x")).await.is(404);
        steward.get(&format!("{wave}/links")).await.is(200).says("/invitations/");
    })
    .await;
}

#[tokio::test]
async fn reminders_stop_when_somebody_says_so() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let list = format!("{}/panel", home(community));
        let people = [("addresses", "a@example.org\nb@example.org\nc@example.org"), ("language", "fr")];
        steward.submit(&list, &list, &people).await.is(303);
        let wave = draft(&mut steward, community, "five", &[("arm", "panel")]).await;
        open(&mut steward, &wave).await;
        hourly::run(world.app.clone(), 0).await.unwrap();
        let all = links(&world).await;
        assert!(all.len() == 3 && all[0].starts_with("/fr/"));
        let mut off = world.browser();
        off.get(&all[0]).await.is(200);
        let token = off.guest_token();
        let page =
            off.post(&format!("{}/reminders", all[0]), &[("token", &token), ("reminders", "no")]).await;
        off.get(page.is(303).location()).await.says("plus de rappels");
        let mut gone = world.browser();
        gone.get(&all[1]).await.is(200);
        let token = gone.guest_token();
        let letters =
            |all: &[store::mail::Mail]| all.iter().map(|one| one.recipient.clone()).collect::<Vec<_>>();
        let before = letters(&mails(&world).await);
        gone.post(&format!("{}/leaving", all[1]), &[("token", &token)]).await.is(303);
        let after = letters(&mails(&world).await);
        assert_eq!((before.len(), after.len()), (3, 2), "{after:?}");
        assert!(!after.contains(&before[1]), "the address of who left stands in no letter to the panel");
        gone.get(&all[1]).await.is(404);
        let members = world.app.db.read(move |tx| panel::of_community(tx, community)).await.unwrap();
        assert_eq!(members.iter().filter(|one| one.address.is_none() && one.gone.is_some()).count(), 1);
        for _ in 0..3 {
            world.clock.advance(6 * DAY);
            let report = hourly::run(world.app.clone(), 1).await.unwrap();
            assert_eq!(report["closed"], 0, "{report}");
        }
        assert_eq!(
            links(&world).await.len(),
            3,
            "one reminder, to one person; the letter to who left is gone"
        );
    })
    .await;
}
