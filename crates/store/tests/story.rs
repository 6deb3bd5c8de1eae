//! One story, run on each database: what every caller relies on.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::testing::{databases, execute, rows};
use store::{Db, Error, Result, Tx, params};

const ADD: &str = "INSERT INTO server (name, value) VALUES ($1, $2)";
const ALL: &str = "SELECT name, value FROM server ORDER BY name";

fn add(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<()> {
    execute(tx, ADD, params![name, value]).map(drop)
}

async fn all(db: &Db) -> Vec<(String, String)> {
    db.read(|tx| rows(tx, ALL, &[], |row| Ok((row.get(0)?, row.get(1)?)))).await.unwrap()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

#[tokio::test]
async fn a_write_is_there_for_the_next_read() {
    for db in databases().await {
        db.write(|tx| add(tx, "a", "1")).await.unwrap();
        assert_eq!(all(&db).await, pairs(&[("a", "1")]));
    }
}

#[tokio::test]
async fn a_refusal_undoes_what_was_written_before_it() {
    #[derive(Debug, PartialEq)]
    enum Refusal {
        NotToday,
        Store(Error),
    }
    impl From<Error> for Refusal {
        fn from(error: Error) -> Refusal {
            Refusal::Store(error)
        }
    }
    for db in databases().await {
        let answer: Result<(), Refusal> = db
            .write(|tx| {
                add(tx, "a", "1")?;
                Err(Refusal::NotToday)
            })
            .await;
        assert_eq!(answer, Err(Refusal::NotToday));
        assert_eq!(all(&db).await, []);
    }
}
