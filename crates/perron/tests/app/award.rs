//! Awards: against the vote with a public reason, paid in parts, told about; and small grants of a committee.

use std::fs;
use std::time::UNIX_EPOCH;

use perron::fund::hourly;
use store::membership::Role as Tie;
use store::person::Role;
use store::shift;

use crate::fund::{DAY, ballot, check, counted, home, host, press, project, propose, start, vote, voting};
use crate::pledge::mails;
use crate::story_file::{kept, picture, send, worlds};
use crate::world::{Browser, World, on_both};

/// A fund with a decided vote: the playground and the mural are funded.
async fn decided(world: &World) -> (String, i64) {
    let (fund, community) = voting(world, &[]).await;
    for (email, choice) in [("a@example.org", "1"), ("b@example.org", "1"), ("c@example.org", "3")] {
        let link = ballot(world, &fund, email).await;
        vote(world, &link, &[choice]).await.is(303);
    }
    let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
    press(&mut host, &fund, "closure", &[]).await.is(303);
    counted(world, &fund).await;
    (fund, community)
}

#[tokio::test]
async fn against_the_vote_needs_a_public_reason_and_is_marked() {
    on_both(async |world| {
        let (fund, community) = decided(&world).await;
        let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
        let benches = format!("{}/award", project(&mut host, &fund, "Benches").await);
        let why = [("reason", "The wood was given to us.")];
        host.submit(&benches, &benches, &[("reason", "")]).await.is(422);
        host.submit(&benches, &benches, &why).await.is(422).says("not enough left");
        let mural = format!("{}/award", project(&mut host, &fund, "Mural").await);
        host.submit(&mural, &mural, &[("reason", "The wall is gone.")]).await.is(303);
        host.submit(&benches, &benches, &why).await.is(303);
        let outcome = world.browser().get(&format!("{fund}/outcome")).await;
        outcome.says("Decided against the vote").says("The wall is gone.").says("The wood was given to us.");
        let lines =
            world.app.db.read(move |tx| shift::list(tx, Some(community), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(lines[0].cents, 90_000);
        let mut member = world.belonging(Role::Member, community, Tie::Member).await;
        member.get(&benches).await.is(403);
    })
    .await;
}

#[tokio::test]
async fn money_is_paid_in_parts_and_told_about() {
    on_both(async |world| {
        let (fund, community) = decided(&world).await;
        let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
        let page = project(&mut host, &fund, "Playground").await;
        let award = format!("{page}/award");
        let day = [("due-day", "1"), ("due-month", "12"), ("due-year", "2026")];
        let plan = async |host: &mut Browser<'_>, amount: &str| {
            let fields = [&day[..], &[("amount", amount)]].concat();
            host.submit(&award, &format!("{page}/instalments"), &fields).await
        };
        plan(&mut host, "700").await.is(422).says("more than what is left");
        plan(&mut host, "400").await.is(303);
        plan(&mut host, "300").await.is(422);
        let text =
            host.get(&award).await.says("1\u{a0}December 2026").says("$200 is not planned").text.clone();
        let pay = text.split("action=\"").find(|rest| rest.contains("/payment\"")).unwrap();
        let pay = pay.split('"').next().unwrap().to_owned();
        host.submit(&award, &pay, &[]).await.is(303);
        host.get(&award).await.says("Paid on");
        host.submit(&award, &award, &[("reason", "No.")]).await.is(422).says("paid already");
        let own = own_page(&world, "Playground").await;
        let mut guest = world.browser();
        let day = [("day-day", "3"), ("day-month", "12"), ("day-year", "2026")];
        let receipt = [&day[..], &[("amount", "123.45"), ("what", "Wood")]].concat();
        guest.submit(&own, &format!("{own}/receipts"), &receipt).await.is(303);
        guest.submit(&own, &format!("{own}/receipts"), &[("amount", "-1"), ("what", "")]).await.is(422);
        world.browser().get(&page).await.says("Wood").says("$123.45");
        // reminded before it is due and after, once each, until it is told
        for (days, subject) in [(50, "Soon due"), (20, "Overdue")] {
            world.clock.advance(days * DAY);
            hourly::run(world.app.clone()).await.unwrap();
            hourly::run(world.app.clone()).await.unwrap();
            let told = mails(&world).await.into_iter().filter(|mail| mail.subject.starts_with(subject));
            assert_eq!(told.count(), 2, "{subject}: the playground and the mural");
        }
        let note = [("note", "Forty children came.")];
        guest.submit(&own, &format!("{own}/note"), &note).await.is(303);
        world.browser().get(&page).await.says("Forty children came.");
        guest.get(&own.replace("/proposals/", "/proposals/0")).await.is(404);
    })
    .await;
}

/// The proposers' own page of what was funded, from their mail.
async fn own_page(world: &World, title: &str) -> String {
    let subject = format!("Funded: {title}");
    let mail = mails(world).await.into_iter().find(|mail| mail.subject == subject).unwrap();
    let own = mail.text.split_whitespace().find(|word| word.contains("/proposals/")).unwrap();
    format!("/{}", own.split_once("//").unwrap().1.split_once('/').unwrap().1)
}

#[tokio::test]
async fn photos_show_what_came_of_it() {
    for (world, folder) in worlds().await {
        let (fund, community) = decided(&world).await;
        let mut host = world.belonging(Role::Member, community, Tie::Steward).await;
        let page = project(&mut host, &fund, "Playground").await;
        let own = own_page(&world, "Playground").await;
        let photos = format!("{own}/photos");
        let mut guest = world.browser();
        let words = [("words", "Children on a swing")];
        send(&mut guest, &own, &photos, &[], ("photo", &picture())).await.is(422);
        let wrong = send(&mut guest, &own, &photos, &words, ("photo", b"GIF89a")).await;
        wrong.is(422).says("not a photo that we can show").says("Children on a swing");
        assert!(kept(&folder).is_empty());
        for _ in 0..6 {
            send(&mut guest, &own, &photos, &words, ("photo", &picture())).await.is(303);
        }
        // one browser does not send more at once
        let more = send(&mut world.browser(), &own, &photos, &words, ("photo", &picture())).await;
        more.is(422).says("There are 6 photos already");
        let shown = world.browser().get(&page).await;
        shown.says("alt=\"Children on a swing\"");
        let photo = shown.text.split("src=\"").find(|rest| rest.contains("/photos/")).unwrap();
        let photo = photo.split('"').next().unwrap().to_owned();
        let seen = world.browser().get(&photo).await;
        assert_eq!(seen.is(200).header("content-type"), "image/jpeg");
        assert_eq!(image::load_from_memory(&seen.bytes).unwrap().width(), 30);
        // a day's cleaning leaves what an award names
        for entry in fs::read_dir(folder.path().join("stories")).unwrap() {
            let file = fs::File::options().write(true).open(entry.unwrap().path()).unwrap();
            file.set_modified(UNIX_EPOCH).unwrap();
        }
        perron::cleaning::run(world.app.clone()).await.unwrap();
        assert_eq!(kept(&folder).len(), 6);
        let id = photo.rsplit('/').next().unwrap();
        guest.submit(&own, &format!("{photos}/{id}/removal"), &[]).await.is(303);
        world.browser().get(&photo).await.is(404);
        assert_eq!(kept(&folder).len(), 5);
    }
}

#[tokio::test]
async fn a_committee_gives_small_grants_and_steps_aside() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let fund = start(&mut host, community, &[("way", "committee"), ("amount", "1000")]).await;
        press(&mut host, &fund, "publication", &[]).await.is(422).says("at least three members");
        let ids: Vec<i64> = (0..3).map(|_| world.app.ids.next()).collect();
        let mut members = Vec::new();
        for id in &ids {
            let member = world.signed_in_as(*id, Role::Member).await;
            world.belongs(*id, community, Tie::Member).await;
            members.push(member);
        }
        let committee = format!("{fund}/committee");
        let texts: Vec<String> = ids.iter().map(|id| store::ids::to_text(*id)).collect();
        let fields: Vec<(&str, &str)> = texts.iter().map(|id| ("member", id.as_str())).collect();
        host.submit(&committee, &committee, &fields[..2]).await.is(422);
        host.submit(&committee, &committee, &fields).await.is(303);
        press(&mut host, &fund, "publication", &[]).await.is(303);
        let email = format!("{}@example.org", ids[0]);
        propose(&world, &fund, "Soup", "300", &[("email-2", &email)]).await;
        check(&mut host, &fund, "Soup", "300", &[]).await.is(303);
        let page = project(&mut host, &fund, "Soup").await;
        let say = format!("{page}/verdict");
        let yes = [("verdict", "yes"), ("reason", "We are hungry.")];
        members[0].submit(&say, &say, &yes).await.is(422).says("only step aside");
        let aside = [("verdict", "aside"), ("reason", "It is mine.")];
        members[0].submit(&say, &say, &aside).await.is(303);
        members[1].submit(&say, &say, &yes).await.is(303);
        world.browser().get(&page).await.says("Can be voted on").says("Stepped aside").says("It is mine.");
        members[2].submit(&say, &say, &yes).await.is(303);
        world.browser().get(&page).await.says("Funded");
        world.browser().get(&fund).await.says("$700 is not given yet");
        members[1].submit(&page, &say, &[("verdict", "no"), ("reason", "Late.")]).await.is(303);
        host.get(&say).await.is(404);
        let lines =
            world.app.db.read(move |tx| shift::list(tx, Some(community), shift::NEWEST, 9)).await.unwrap();
        assert_eq!((lines[0].kind, lines[0].cents), (shift::Kind::Award, 30_000));
    })
    .await;
}

#[tokio::test]
async fn who_never_asked_and_who_never_won_is_seen() {
    let world = World::new().await;
    let (_, community) = decided(&world).await;
    let fairness = world.browser().get(&format!("{}/funds/fairness", home(community))).await;
    fairness.is(200).says("Never asked for money:").says("South side, The towers").says("North side");
}
