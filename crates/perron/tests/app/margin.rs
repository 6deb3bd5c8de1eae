//! Numbers of a population, entered by those who run a wave: with source and date, and refused where they contradict.

use store::{ids, margin};

use crate::estimate::closed;
use crate::fund::host;
use crate::world::on_both;

#[tokio::test]
async fn numbers_are_kept_with_their_source_or_refused_in_a_sentence() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = closed(&world, community, &["sc_lonely"], "care").await;
        let page = format!("/en/waves/{}/margins", ids::to_text(wave));
        world.browser().get(&page).await.is(303);
        let fields =
            |totals| [("attribute", "care"), ("totals", totals), ("source", "A census"), ("dated", "2021")];
        let lacking = steward.submit(&page, &page, &fields("Yes, children: 500\nno, 400")).await;
        lacking.is(422).says("There is no number for “Yes, an adult who needs help”");
        let unknown = steward.submit(&page, &page, &fields("Perhaps, 500")).await;
        unknown.is(422).says("Line 1 does not begin with an answer");
        let whole = "child, 500\nadult, 100\nno, 400";
        steward.submit(&page, &page, &[("attribute", "care"), ("totals", whole)]).await.is(422);
        steward.submit(&page, &page, &fields(whole)).await.is(303);
        steward.get(&page).await.is(200).says("A census, 2021").says("1,000");
        let other = steward.submit(&page, &format!("{page}/provinces"), &[]).await;
        other.is(422).says("adds up to 1,000 people").says("36,991,981");
        steward.submit(&page, &page, &[("attribute", "care"), ("totals", "")]).await.is(303);
        steward.submit(&page, &format!("{page}/provinces"), &[]).await.is(303);
        let kept = world.app.db.read(move |tx| margin::of_wave(tx, wave)).await.unwrap();
        assert_eq!((kept.len(), kept[0].totals.len()), (1, 13));
        steward.get(&page.replace("/en/", "/fr/")).await.is(200).says("36\u{a0}991\u{a0}981");
    })
    .await;
}

/// A form with a file, as a browser sends it.
fn multipart(token: &str, file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in [("token", token), ("attribute", "care"), ("source", "A census"), ("dated", "2021")]
    {
        let part = format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = "--x\r\ncontent-disposition: form-data; name=\"totals\"; filename=\"care.csv\"\r\n\r\n";
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    body
}

#[tokio::test]
async fn numbers_are_brought_as_a_file_and_taken_from_the_place() {
    on_both(async |world| {
        let (mut steward, community) = host(&world).await;
        let wave = closed(&world, community, &["sc_lonely"], "care").await;
        let page = format!("/en/waves/{}/margins", ids::to_text(wave));
        let file = format!("{page}/file");
        let token = steward.get(&file).await.is(200).says("Bring numbers as a file").token();
        let kind = Some("multipart/form-data; boundary=x");
        let broken: [(&[u8], &str); 3] = [
            (b"child,\xff", "not plain text in UTF-8"),
            (b"", "There is no file"),
            (b"child,500\nsomebody,100", "Line 2 does not begin with an answer"),
        ];
        for (bytes, sentence) in broken {
            let sent = steward.send("POST", &file, kind, multipart(&token, bytes)).await;
            sent.is(422).says(sentence);
        }
        let whole = "answer,people\nchild,\"500\"\nadult,100\nno,400\n".as_bytes();
        steward.send("POST", &file, kind, multipart(&token, whole)).await.is(303);
        let kept = world.app.db.read(move |tx| margin::of_wave(tx, wave)).await.unwrap();
        assert_eq!(kept[0].totals.len(), 3);

        steward.submit(&page, &format!("{page}/place"), &[]).await.is(404);
        let people = |part: &str, people| (part.to_owned(), people);
        let population = store::population::Population {
            source: "Statistics Canada, table 98-10".to_owned(),
            made: crate::world::NOON,
            parts: vec![people("ON", 600), people("QC", 400)],
        };
        let write = move |tx: &mut store::Tx<'_>| {
            let place = store::community::by_id(tx, community)?.and_then(|one| one.place_id);
            store::population::set(tx, place.unwrap_or(1), &population)
        };
        world.app.db.write(write).await.unwrap();
        steward.get(&page).await.says("This house keeps 2 numbers of the place").says("table 98-10");
        steward.submit(&page, &format!("{page}/place"), &[]).await.is(303);
        steward.get(&page).await.is(200).says("Ontario").says("600");
    })
    .await;
}
