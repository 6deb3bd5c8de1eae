//! Paper that goes with sessions: certificates of participation for who was there; guide and kit for who runs one.

use store::attendance::{self, Attendance, Way};
use store::community::Speaks;
use store::person::Role;

use crate::registration::confirmed;
use crate::series::{host, plan_series, press};
use crate::session::{add_session, but, in_november, plan, stored};
use crate::world::{World, on_both};

/// Somebody is there, by what they hold or by their registration.
async fn check_in(
    world: &World,
    path: &str,
    holder: Option<String>,
    registration_id: Option<i64>,
    name: &str,
) {
    let session = stored(world, path).await;
    let one = Attendance {
        session_id: session.id,
        id: world.app.ids.next(),
        registration_id,
        holder,
        name: name.to_owned(),
        language: Speaks::Both,
        postal_area: String::new(),
        needs: String::new(),
        leads: false,
        opinion_group: None,
        way: Way::Code,
        made: session.starts,
        gone: None,
    };
    assert!(world.app.db.write(move |tx| attendance::insert(tx, &one)).await.expect("checked in"));
}

#[tokio::test]
async fn who_was_there_prints_a_certificate_once_the_session_is_over() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[("certificates", "yes")]).await;
        let first = add_session(&mut host, &series, &in_november(24, "Housing")).await;
        let second = add_session(&mut host, &series, &in_november(25, "Schools")).await;
        add_session(&mut host, &series, &in_november(26, "Health")).await;
        press(&mut host, &series, "publication").await;
        let (mut marie, _) = confirmed(&world, &series, "marie@example.org").await;
        let id = stored(&world, &second).await.id;
        let registered = world.app.db.read(move |tx| store::registration::of_session(tx, id)).await;
        let (registration, registrant) = registered.expect("read").remove(0);
        check_in(&world, &first, registrant.holder.clone(), None, "Marie").await;
        check_in(&world, &second, None, Some(registration.id), "Marie-Ève").await;

        let page = format!("{series}/certificate");
        marie.get(&page).await.is(200).says("nothing to certify yet");
        marie.get(&format!("{page}.pdf")).await.is(404);
        world.clock.set(stored(&world, &second).await.ends());
        let seen = marie.get(&page).await;
        seen.is(200).says("24\u{a0}November 2026: Housing").says("25\u{a0}November 2026: Schools");
        assert!(!seen.text.contains("Health"), "they were not there");
        for lang in ["en", "fr"] {
            let file = marie.get(&format!("{page}.pdf").replace("/en/", &format!("/{lang}/"))).await;
            file.is(200);
            assert!(file.bytes.starts_with(b"%PDF"));
        }
        world.browser().get(&page).await.is(200).says("nothing to certify yet");
    })
    .await;
}

#[tokio::test]
async fn a_series_that_gives_none_has_no_such_page() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let series = plan_series(&mut host, community, &[]).await;
    add_session(&mut host, &series, &in_november(24, "Housing")).await;
    press(&mut host, &series, "publication").await;
    world.browser().get(&format!("{series}/certificate")).await.is(404);
}

#[tokio::test]
async fn guide_and_kit_are_printed_in_both_languages_and_large() {
    let world = World::new().await;
    let (mut host, community) = host(&world).await;
    let fields = but(
        &in_november(24, "Housing"),
        &[
            ("mode", "both"),
            ("venue-en", "Library"),
            ("venue-fr", "Bibliothèque"),
            ("access-en", "Lift"),
            ("access-fr", "Ascenseur"),
        ],
    );
    let path = plan(&mut host, community, &fields).await;
    press(&mut host, &path, "publication").await;
    let page = host.get(&format!("{path}/kit")).await;
    page.is(200).says("Facilitator’s guide").says("Host kit").says("Housing");
    assert!(!page.text.contains("There is no"), "the usual agenda has items and questions");
    host.get(&format!("{path}/kit").replace("/en/", "/fr/")).await.is(200).says("Guide d’animation");
    let mut sizes = Vec::new();
    for paper in ["guide.pdf", "kit.pdf?sheets=1", "guide.pdf?print=large", "kit.pdf?sheets=99&print=large"] {
        for lang in ["en", "fr"] {
            let file = host.get(&format!("{path}/{paper}").replace("/en/", &format!("/{lang}/"))).await;
            file.is(200);
            assert_eq!(file.header("content-type"), "application/pdf");
            assert!(file.header("content-disposition").contains(&format!("-{lang}.pdf")));
            assert!(file.bytes.starts_with(b"%PDF"));
            sizes.push(file.length);
        }
    }
    assert!(sizes[6] > 2 * sizes[2], "twenty sheets a question are more paper than one: {sizes:?}");
    // cues are for who runs it
    for paper in ["kit", "guide.pdf", "kit.pdf"] {
        world.browser().get(&format!("{path}/{paper}")).await.is(303);
        world.signed_in(Role::Member).await.get(&format!("{path}/{paper}")).await.is(403);
    }
}
