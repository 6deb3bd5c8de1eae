//! The ledger: a line a decision, in order, added up by year, place and who decided.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::shift::{self, Hand, Kind, NEWEST, Shift};
use store::testing::{databases, execute};
use store::{Bilingual, Error, Tx, params};

fn community(tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
    let text =
        "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, joining,
            sharing, state, reason, origin, made)
        VALUES ($1, 'association', 'a', 'a', '', '', 'both', '', 'open', 'open', 'active', '', 'own', 1)";
    execute(tx, text, params![id]).map(drop)
}

fn line(id: i64, community_id: i64, kind: Kind, decided_by: Hand) -> Shift {
    Shift {
        id,
        community_id,
        kind,
        thing_id: id,
        title: Bilingual { en: format!("Thing {id}"), fr: format!("Chose {id}") },
        decided: 1_000 * id,
        agenda_by: Hand::Residents,
        decided_by,
        holder: Hand::Institution,
        cents: 100 * id,
        currency: "CAD".to_owned(),
        minutes: id,
        place_id: Some(2_466_023),
        year: 2026,
    }
}

#[tokio::test]
async fn lines_are_listed_and_added_up() {
    for db in databases().await {
        db.write(|tx| {
            community(tx, 1)?;
            community(tx, 2)?;
            let lines = [
                line(1, 1, Kind::Fund, Hand::Residents),
                line(2, 1, Kind::Space, Hand::Residents),
                Shift { place_id: None, year: 2025, ..line(3, 1, Kind::Award, Hand::Mixed) },
                line(4, 2, Kind::Plan, Hand::Institution),
            ];
            lines.iter().try_for_each(|line| shift::put(tx, line))?;

            let [one, two, three, four] = lines;
            assert_eq!(shift::list(tx, Some(1), NEWEST, 2)?, [three.clone(), two.clone()]);
            assert_eq!(shift::list(tx, Some(1), (two.decided, two.id), 2)?, std::slice::from_ref(&one));
            assert_eq!(shift::list(tx, None, NEWEST, 9)?, [four, three, two, one.clone()]);

            let totals = shift::totals(tx, Some(1))?;
            let found: Vec<_> = totals
                .iter()
                .map(|t| (t.year, t.place_id, t.decided_by, t.decisions, t.cents, t.minutes))
                .collect();
            assert_eq!(
                found,
                [(2026, Some(2_466_023), Hand::Residents, 2, 300, 3), (2025, None, Hand::Mixed, 1, 300, 3)]
            );
            assert_eq!(shift::totals(tx, None)?.len(), 3);
            let hands = shift::hands(tx, Some(1))?;
            assert_eq!(hands.iter().map(|hand| hand.1).sum::<i64>(), 3);
            assert_eq!(shift::hands(tx, None)?.iter().map(|hand| hand.1).sum::<i64>(), 4);

            // A later decision on the same thing takes the line's place, and keeps its id.
            shift::put(tx, &Shift { id: 9, thing_id: 1, cents: 7, ..one.clone() })?;
            let first = shift::list(tx, Some(1), (2_000, 0), 9)?;
            assert_eq!(first, [Shift { cents: 7, ..one }]);
            // Two communities decide together: the line stands with both, and counts once in all.
            shift::put_in_each(
                tx,
                &Shift { cents: 7, ..line(1, 1, Kind::Fund, Hand::Residents) },
                &[1, 2, 2],
            )?;
            for community in [1, 2] {
                assert!(
                    shift::list(tx, Some(community), NEWEST, 9)?.iter().any(|one| one.id == 1),
                    "{community}"
                );
            }
            assert_eq!(shift::totals(tx, Some(2))?.iter().map(|one| one.decisions).sum::<i64>(), 2);
            assert_eq!(shift::hands(tx, Some(2))?.iter().map(|hand| hand.1).sum::<i64>(), 2);
            assert_eq!(shift::totals(tx, None)?.iter().map(|one| one.decisions).sum::<i64>(), 4);
            shift::put_in_each(tx, &Shift { cents: 7, ..line(1, 1, Kind::Fund, Hand::Residents) }, &[1])?;
            assert_eq!(shift::list(tx, Some(2), NEWEST, 9)?.len(), 1, "one of them holds it no more");
            shift::forget(tx, Kind::Fund, 1)?;
            assert!(shift::list(tx, Some(1), (2_000, 0), 9)?.is_empty());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn money_has_a_currency_and_nothing_is_negative() {
    for db in databases().await {
        let attempts: [fn(Shift) -> Shift; 3] = [
            |line| Shift { currency: String::new(), ..line },
            |line| Shift { cents: -1, ..line },
            |line| Shift { minutes: -1, ..line },
        ];
        for spoil in attempts {
            let result = db.write(move |tx| {
                community(tx, 1)?;
                shift::put(tx, &spoil(line(1, 1, Kind::Fund, Hand::Residents)))
            });
            assert!(result.await.is_err());
        }
    }
}
