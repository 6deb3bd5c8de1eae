//! A series looked back on, and its archive.

use perron::place::canada::COUNTRY;
use store::person::Role;
use store::population::{self, Population};
use store::series::{self, Origin, Series, State};
use store::{Bilingual, ids, session};

use crate::summary::{ended, held, published};
use crate::world::{NOON, World, on_both};

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// A series of the session, of one that nobody came to, and of one to come; its address.
async fn series_of(world: &World, session_id: i64) -> String {
    let (id, empty, later) = (world.app.ids.next(), world.app.ids.next(), world.app.ids.next());
    let series = Series {
        id,
        title: both("Doors", "Portes"),
        about: Bilingual::default(),
        audience: Bilingual::default(),
        logistics: Bilingual::default(),
        benefits: Bilingual::default(),
        values: Bilingual::default(),
        contact: String::new(),
        gives_certificates: false,
        state: State::Open,
        origin: Origin::Own,
        made: NOON,
        made_by: None,
    };
    let write = move |tx: &mut store::Tx<'_>| {
        series::insert(tx, &series)?;
        let year = 366 * 24 * 3_600_000;
        let last_year = session::Session {
            title: both("The first one", "La première"),
            starts: NOON - year,
            ..ended(empty)
        };
        let to_come = session::Session {
            title: both("The next one", "La prochaine"),
            starts: NOON + year,
            ..ended(later)
        };
        session::insert(tx, &last_year)?;
        session::insert(tx, &to_come)?;
        for one in [empty, session_id, later] {
            series::put(tx, id, one)?;
        }
        Ok::<_, store::Error>(())
    };
    world.app.db.write(write).await.expect("a series");
    format!("/en/series/{}", ids::to_text(id))
}

#[tokio::test]
async fn a_series_looks_back_and_forward() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let series = series_of(&world, id).await;
        let mut host = world.signed_in(Role::Moderator).await;
        published(&world, &mut host, id, &path).await;
        let mut reader = world.browser();
        reader.get(&path).await.says("Doors · Session 2 of 3");
        let report = reader.get(&format!("{series}/report")).await;
        report.is(200).says("2 sessions have taken place; 1 of 2").says("1 recommendation; 0 answered.");
        report.says("Leave one room unlocked until nine.").says("Not answered yet").says("fewer than 10");
        report.says("The next one").says("Once it is paid, it is a job.");
        report.says("Who was missing").says("once somebody has brought how many people live where");
        reader.get(&format!("{}/report", series.replace("/en/", "/fr/"))).await.is(200).says("La prochaine");
        let population = Population {
            source: "A census".to_owned(),
            made: NOON,
            parts: vec![("ON".to_owned(), 500), ("QC".to_owned(), 500)],
        };
        world.app.db.write(move |tx| population::set(tx, COUNTRY, &population)).await.expect("numbers");
        let report = reader.get(&format!("{series}/report")).await;
        report.is(200).says("Ontario · nobody, where about 5 would have come").says("Canada (A census)");
        assert!(!report.text.contains("Quebec · "), "enough of the twelve came from there");
        let pdf = reader.get(&format!("{series}/report.pdf")).await;
        assert_eq!(pdf.is(200).header("content-type"), "application/pdf");
    })
    .await;
}

#[tokio::test]
async fn recordings_are_found_in_the_archive_by_year() {
    on_both(async |world| {
        let (id, path, _) = held(&world).await;
        let series = series_of(&world, id).await;
        let mut host = world.signed_in(Role::Moderator).await;
        let resources = path.replace("/summary", "/resources");
        let fields =
            [("kind", "recording"), ("title-en", "The hour"), ("title-fr", "L’heure"), ("passcode", "door")];
        for wrong in
            ["javascript:alert(1)", "http://video.example/1", "https://evil@x.example", "https://nowhere"]
        {
            host.submit(&resources, &resources, &[&fields[..], &[("link", wrong)]].concat()).await.is(422);
        }
        let link = [("link", "https://video.example/1")];
        host.submit(&resources, &resources, &[&fields[..], &link].concat()).await.is(303);
        let mut reader = world.browser();
        let years = reader.get(&format!("{series}/archive")).await;
        years.is(200).says("2026").says("2025").says("https://video.example/1").says("Passcode: door");
        years.says("12 people were there").says("Nobody checked in");
        assert!(!years.text.contains("The next one"));
        reader
            .get(&path.replace("/summary", "/archive"))
            .await
            .is(200)
            .says("The hour")
            .says("12 people were there");
    })
    .await;
}
