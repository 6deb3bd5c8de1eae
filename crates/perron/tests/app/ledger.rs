//! The ledger: lines by whoever decided, added up by year and place, as page, picture and file.

use store::Bilingual;
use store::community::Kind as Community;
use store::shift::{self, Hand, Kind, Shift};

use crate::world::{NOON, World, on_both};

const MONTREAL: i64 = 2_466_023;

fn line(id: i64, community_id: i64, decided_by: Hand) -> Shift {
    Shift {
        id,
        community_id,
        kind: Kind::Fund,
        thing_id: id,
        title: Bilingual { en: format!("Fund {id}"), fr: format!("Fonds {id}") },
        decided: NOON + id,
        agenda_by: Hand::Residents,
        decided_by,
        holder: Hand::Institution,
        cents: 1_250_050,
        currency: "CAD".to_owned(),
        minutes: 0,
        place_id: Some(MONTREAL),
        year: 2026,
    }
}

async fn put(world: &World, lines: Vec<Shift>) {
    let write = move |tx: &mut store::Tx<'_>| lines.iter().try_for_each(|line| shift::put(tx, line));
    world.app.db.write(write).await.unwrap();
}

#[tokio::test]
async fn what_moved_is_added_up_and_can_be_taken_along() {
    on_both(async |world| {
        world.browser().get("/en/ledger").await.is(200).says("Nothing has been decided yet");
        let (one, two) =
            (world.community(Community::RoundTable).await, world.community(Community::Association).await);
        let home = format!("/en/communities/{}", store::ids::to_text(one));
        assert!(!world.browser().get(&home).await.text.contains("ledger-t"), "no picture of nothing");
        let formula = Bilingual { en: "=SUM(A1)".to_owned(), fr: "=SUM(A1)".to_owned() };
        put(
            &world,
            vec![
                line(1, one, Hand::Residents),
                Shift { title: formula, ..line(2, one, Hand::Institution) },
                Shift {
                    minutes: 600,
                    cents: 0,
                    currency: String::new(),
                    year: 2025,
                    ..line(3, one, Hand::Association)
                },
                Shift { place_id: None, ..line(4, two, Hand::Mixed) },
            ],
        )
        .await;
        let page = world.browser().get(&format!("{home}/ledger")).await;
        page.is(200).says("Residents took 2 of 3 decisions: on $12,500.50 and 10 hours.");
        page.says("<title id=\"ledger-t\">Who set the agenda, decided and holds, in 3 decisions</title>");
        page.says("Residents\u{a0}3").says("Institution\u{a0}3").says("Montréal").says("2025");
        world.browser().get(&home).await.says("in 3 decisions");
        let all = world.browser().get("/fr/ledger").await;
        all.is(200).says("La population a pris 2 des 4 décisions").says("12\u{a0}500,50\u{a0}$ et 10 heures");
        all.says("Québec").says("lieu non précisé");

        let csv = world.browser().get(&format!("{home}/ledger.csv")).await;
        csv.is(200).says("decided,year,community_en").says(",'=SUM(A1),").says(",12500.50,CAD,0,2466023,");
        assert_eq!(csv.text.lines().count(), 4);
        let json = world.browser().get("/en/ledger.json").await;
        json.is(200);
        let read: serde_json::Value = serde_json::from_str(&json.text).unwrap();
        assert_eq!(read.as_array().unwrap().len(), 4);
        assert_eq!((&read[0]["decided_by"], &read[0]["title_en"]), (&"mixed".into(), &"Fund 4".into()));
        world.browser().get("/en/communities/7ZZZZZZZZZZZ/ledger.csv").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_long_ledger_is_read_page_by_page() {
    on_both(async |world| {
        let one = world.community(Community::RoundTable).await;
        put(&world, (1..=65).map(|id| line(id, one, Hand::Residents)).collect()).await;
        let (mut path, mut seen) = (format!("/en/communities/{}/ledger", store::ids::to_text(one)), 0);
        let start = path.clone();
        for page_no in 1..=3 {
            let page = world.browser().get(&path).await;
            page.is(200);
            seen += page.text.matches("</a></h3>").count();
            let link = format!("{start}?before=");
            let next = page.text.split(&link).nth(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            assert_eq!(next.is_some(), page_no < 3);
            path = next.map(|before| format!("{start}?before={before}")).unwrap_or_default();
        }
        assert_eq!(seen, 65);
    })
    .await;
}
