//! Whatever is done, both databases answer the same and hold the same.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use store::testing::{databases, execute, rows};
use store::{Db, Error, Result, Tx, Value, params};

/// One statement on `person`, or on `passkey` which refers to it.
#[derive(Clone, Debug)]
enum Step {
    Person(i64, Option<String>, String),
    Rename(i64, String),
    Upsert(i64, String, i64),
    Passkey(i64, i64, String),
    Forget(i64),
    Count,
    Sum,
    Swallow(Box<Step>),
}

/// What a step answered; of an error only its kind, since each database has its own words for it.
#[derive(Debug, PartialEq)]
enum Answer {
    Changed(u64),
    Rows(Vec<Vec<Value>>),
    Failed(std::mem::Discriminant<Error>),
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => "[aé😀'$?: %_\\\\]{0,4}", 1 => ".{0,8}", 1 => Just("NULL".to_string())]
}

fn step() -> impl Strategy<Value = Step> {
    let id = || prop_oneof![4 => 1..5i64, 1 => any::<i64>()];
    let simple = prop_oneof![
        (id(), proptest::option::of("[ab]"), text())
            .prop_map(|(id, email, name)| Step::Person(id, email, name)),
        (id(), text()).prop_map(|(id, name)| Step::Rename(id, name)),
        (id(), text(), any::<i64>()).prop_map(|(id, name, made)| Step::Upsert(id, name, made)),
        (id(), id(), "[ab]").prop_map(|(id, person, key)| Step::Passkey(id, person, key)),
        id().prop_map(Step::Forget),
        Just(Step::Count),
        Just(Step::Sum),
    ];
    simple
        .prop_flat_map(|step| prop_oneof![9 => Just(step.clone()), 1 => Just(Step::Swallow(Box::new(step)))])
}

fn take(tx: &mut Tx<'_>, step: &Step) -> Result<Answer> {
    let changed = match step {
        Step::Person(id, email, name) => execute(
            tx,
            "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, $2, $3, 'en', 'member', 0)",
            params![*id, email, name],
        ),
        Step::Rename(id, name) => execute(tx, "UPDATE person SET name = $2 WHERE id <= $1", params![*id, name]),
        Step::Upsert(id, name, made) => execute(
            tx,
            "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, NULL, $2, 'fr', 'member', $3)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, made = excluded.made",
            params![*id, name, *made],
        ),
        Step::Passkey(id, person, key) => execute(
            tx,
            "INSERT INTO passkey (id, person_id, name, credential_id, credential, made) VALUES ($1, $2, 'k', $3, '{}', 0)",
            params![*id, *person, key],
        ),
        Step::Forget(id) => execute(tx, "DELETE FROM person WHERE id = $1", params![*id]),
        Step::Count => {
            let sql = "SELECT count(*), count(email), max(id) FROM person";
            return rows(tx, sql, &[], |row| (0..3).map(|n| Ok(row.get::<Option<i64>>(n)?.into())).collect())
                .map(Answer::Rows);
        }
        Step::Sum => {
            let sql = "SELECT language, cast(sum(id / 1000000000000) AS BIGINT), avg(cast(id AS DOUBLE PRECISION)) > 0
                FROM person GROUP BY language ORDER BY language";
            return rows(tx, sql, &[], |row| {
                Ok(vec![row.get::<String>(0)?.into(), row.get::<i64>(1)?.into(), row.get::<bool>(2)?.into()])
            })
            .map(Answer::Rows);
        }
        Step::Swallow(step) => {
            let _ = take(tx, step);
            Ok(0)
        }
    };
    changed.map(Answer::Changed)
}

async fn transaction(db: &Db, steps: Vec<Step>) -> Vec<Answer> {
    let act = move |tx: &mut Tx<'_>| steps.iter().map(|step| take(tx, step)).collect::<Result<Vec<_>>>();
    match db.write(act).await {
        Ok(answers) => answers,
        Err(error) => vec![Answer::Failed(std::mem::discriminant(&error))],
    }
}

async fn content(db: &Db) -> Vec<Vec<Value>> {
    let read = |tx: &mut Tx<'_>| {
        let mut all =
            rows(tx, "SELECT id, made, email, name, language FROM person ORDER BY id", &[], |row| {
                let mut values: Vec<Value> = vec![row.get::<i64>(0)?.into(), row.get::<i64>(1)?.into()];
                values.push(row.get::<Option<String>>(2)?.into());
                values.extend([row.get::<String>(3)?.into(), row.get::<String>(4)?.into()]);
                Ok(values)
            })?;
        all.extend(rows(tx, "SELECT id, person_id FROM passkey ORDER BY id", &[], |row| {
            Ok(vec![row.get::<i64>(0)?.into(), row.get::<i64>(1)?.into()])
        })?);
        Ok::<_, Error>(all)
    };
    db.read(read).await.unwrap()
}

#[test]
fn random_transactions_do_the_same_on_both() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let [sqlite, postgres] = runtime.block_on(databases());
    let transactions = proptest::collection::vec(proptest::collection::vec(step(), 1..5), 1..12);
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) };
    proptest!(config, |(transactions in transactions)| {
        runtime.block_on(async {
            for db in [&sqlite, &postgres] {
                db.write(|tx| execute(tx, "DELETE FROM person", &[])).await.unwrap();
            }
            for steps in transactions {
                let [here, there] = [transaction(&sqlite, steps.clone()).await, transaction(&postgres, steps).await];
                prop_assert_eq!(here, there);
            }
            let [here, there] = [content(&sqlite).await, content(&postgres).await];
            prop_assert_eq!(here, there);
            Ok(())
        })?;
    });
}
