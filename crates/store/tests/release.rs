//! The ledger of what a pulse published, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::release::{self, Cell, Kind, Release, Told};
use store::testing::{databases, execute};
use store::{Error, Tx, params};

fn release(id: i64) -> Release {
    Release {
        id,
        wave_id: 7,
        kind: Kind::Table,
        arm: "panel".to_owned(),
        outcome: "belonging".to_owned(),
        attributes: "gender".to_owned(),
        base: 1,
        content: "{}".to_owned(),
        made: 5,
        made_by: None,
    }
}

fn cell(people: &str, told: Told, low: i64, high: i64) -> Cell {
    Cell { outcome: "belonging".to_owned(), people: people.to_owned(), told, low, high }
}

fn begin(tx: &mut Tx<'_>) -> Result<(), Error> {
    for id in [1_i64, 2] {
        execute(
            tx,
            "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, joining, sharing,
                state, reason, origin, made) VALUES ($1, 'round-table', 'A', 'A', '', '', 'both', '', 'open', 'open',
                'active', '', 'own', 1)",
            params![id],
        )?;
    }
    execute(
        tx,
        "INSERT INTO wave (id, community_id, series, number, title_en, title_fr, zone, is_panel, is_open, place_level,
            attributes, purpose_en, purpose_fr, keep_days, expected, smallest_change, reminders, state, is_imported, sheet,
            sheet_sha256, made) VALUES (7, 1, 'pulse', 1, 'W', 'V', 'UTC', $1, $1, 'none', '', '', '', 1, 1, 3, 0, 'closed',
            $2, '', '', 1)",
        params![true, false],
    )?;
    Ok(())
}

#[tokio::test]
async fn a_table_goes_out_once_and_its_numbers_stay() {
    for db in databases().await {
        let said = db.write(|tx| {
            begin(tx)?;
            let cells = [
                cell("answer=high;gender=woman", Told::Exactly, 40, 40),
                cell("answer=high;gender=non-binary", Told::Small, 0, 0),
            ];
            assert!(release::insert(tx, &release(10), &cells)?);
            assert!(!release::insert(tx, &release(11), &cells)?, "the same table went out already");
            assert_eq!(release::cells(tx, 10)?, cells);
            assert!(release::cells(tx, 11)?.is_empty());
            let other = Release { outcome: "power".to_owned(), ..release(12) };
            assert!(release::insert(tx, &other, &[])?);
            assert_eq!(release::of_wave(tx, 7)?, [release(10), other]);
            assert_eq!(release::by_id(tx, 10)?, Some(release(10)));
            Ok::<_, Error>(())
        });
        said.await.unwrap();
    }
}
