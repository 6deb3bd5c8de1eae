//! The database as a whole: migrations, copies, checks and backups.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use store::testing::{databases, execute, folder, postgres, postgres_address, rows, sqlite, sqlite_address};
use store::{Address, Db, Error, Result, Tx, Value, backup, check, copy, params, restore};

/// Something in tables that refer to one another, with every kind of value; more rows than one batch.
fn fill(tx: &mut Tx<'_>) -> Result<()> {
    let person =
        "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, $2, $3, 'fr', 'member', $4)";
    execute(tx, person, params![i64::MAX, None::<String>, "Éloïse « 😀 »", i64::MIN])?;
    let conversation =
        "INSERT INTO conversation (id, question_en, question_fr, background_en, background_fr, opens,
            closes, zone, moderation, adding, state, published, origin, version, made, made_by)
        VALUES (1, '?', '?', '', '', NULL, 9, 'UTC', 'before', 'everyone', 'open', NULL, 'own', 1, 2, $1)";
    execute(tx, conversation, params![i64::MAX])?;
    let statement =
        "INSERT INTO statement (conversation_id, id, number, participant_id, text, language, edition, state,
            meta, origin, made)
        VALUES (1, $1, $1, NULL, 'a', 'en', 1, 'accepted', $2, 'seed', 1)";
    execute(tx, statement, params![1, true])?;
    execute(tx, statement, params![2, false])?;
    let vote = "INSERT INTO vote (conversation_id, participant_id, statement_id, value, event, made)
        VALUES (1, $1, $2, $3, $4, 5)";
    for n in 0..401i64 {
        let value = [Some(1), Some(0), Some(-1), None][n as usize % 4];
        execute(tx, vote, params![n / 2, n % 2, value, n])?;
    }
    Ok(())
}

/// What is in the tables that `fill` fills.
async fn content(db: &Db) -> Vec<Vec<Value>> {
    let read = |tx: &mut Tx<'_>| {
        let mut all = rows(tx, "SELECT id, email, name, made FROM person", &[], |row| {
            Ok(vec![
                row.get::<i64>(0)?.into(),
                row.get::<Option<String>>(1)?.into(),
                row.get::<String>(2)?.into(),
            ])
        })?;
        all.extend(rows(tx, "SELECT id, meta, merged_into FROM statement ORDER BY id", &[], |row| {
            Ok(vec![row.get::<i64>(0)?.into(), row.get::<bool>(1)?.into(), row.get::<Option<i64>>(2)?.into()])
        })?);
        let votes = "SELECT participant_id, statement_id, value, event FROM vote ORDER BY event";
        all.extend(rows(tx, votes, &[], |row| {
            (0..4).map(|n| row.get::<Option<i64>>(n).map(Value::from)).collect::<Result<_>>()
        })?);
        Ok::<_, Error>(all)
    };
    db.read(read).await.unwrap()
}

fn path(address: &Address) -> PathBuf {
    match address {
        Address::Sqlite(path) => path.clone(),
        Address::Postgres(_) => unreachable!("only asked of files"),
    }
}

#[tokio::test]
async fn a_copy_to_the_other_database_and_back_is_the_same() {
    let first = sqlite().await;
    first.write(fill).await.unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = told.clone();
    let second = postgres().await;
    let counts =
        copy(&first, &second, move |table, done| telling.lock().unwrap().push((table.to_owned(), done)));
    let counts = counts.await.unwrap();
    assert!(counts.contains(&("vote".into(), 401)) && counts.contains(&("mail".into(), 0)));
    let told = told.lock().unwrap().clone();
    assert_eq!(
        told.iter().filter(|(table, _)| table == "vote").map(|told| told.1).collect::<Vec<_>>(),
        [200, 400, 401]
    );
    let third = sqlite().await;
    copy(&second, &third, |_, _| {}).await.unwrap();
    assert_eq!(content(&first).await, content(&second).await);
    assert_eq!(content(&first).await, content(&third).await);
    assert_eq!(check(&second).await.unwrap(), check(&third).await.unwrap());
}

#[tokio::test]
async fn a_copy_into_a_database_in_use_is_refused() {
    for db in databases().await {
        db.write(|tx| store::server::put(tx, "name", "here")).await.unwrap();
        let from = sqlite().await;
        from.write(fill).await.unwrap();
        let refused = copy(&from, &db, |_, _| {}).await.unwrap_err();
        assert!(refused.to_string().contains("is not empty (it has rows in server)"), "{refused}");
        assert_eq!(content(&db).await.len(), 0);
    }
}

#[tokio::test]
async fn a_copy_that_fails_leaves_nothing_behind() {
    let from = sqlite().await;
    from.write(fill).await.unwrap();
    // PostgreSQL will not take this row: it breaks a rule that only this database has.
    let to = postgres().await;
    let rule = "ALTER TABLE vote ADD CONSTRAINT early CHECK (event < 400)";
    to.write(move |tx| execute(tx, rule, &[])).await.unwrap();
    assert!(matches!(copy(&from, &to, |_, _| {}).await, Err(Error::Database(_))));
    assert_eq!(content(&to).await.len(), 0);
    to.write(|tx| execute(tx, "ALTER TABLE vote DROP CONSTRAINT early", &[])).await.unwrap();
    copy(&from, &to, |_, _| {}).await.unwrap();
    assert_eq!(content(&from).await, content(&to).await);
}

#[tokio::test]
async fn a_check_finds_what_is_wrong() {
    for db in databases().await {
        db.write(fill).await.unwrap();
        assert_eq!(check(&db).await.unwrap().problems, Vec::<String>::new());
    }
    let address = sqlite_address();
    let db = Db::open(&address).await.unwrap();
    db.write(fill).await.unwrap();
    drop(db);
    let raw = rusqlite::Connection::open(path(&address)).unwrap();
    raw.execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM person; DROP TABLE challenge").unwrap();
    drop(raw);
    let mut problems = check(&Db::open(&address).await.unwrap()).await.unwrap().problems;
    problems.sort();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_eq!(problems[0], "1 rows of conversation refer to rows of person that are not there.");
    assert!(problems[1].starts_with("Table challenge: "), "{problems:?}");
}

#[tokio::test]
async fn a_damaged_file_is_found() {
    let address = sqlite_address();
    let db = Db::open(&address).await.unwrap();
    db.write(fill).await.unwrap();
    drop(db);
    let mut bytes = std::fs::read(path(&address)).unwrap();
    let middle = bytes.len() * 3 / 4;
    bytes[middle..].fill(7);
    std::fs::write(path(&address), &bytes).unwrap();
    let found = match Db::open(&address).await {
        Ok(db) => check(&db).await.unwrap().problems,
        Err(error) => vec![error.to_string()],
    };
    assert!(!found.is_empty());
    std::fs::write(path(&address), "not a database at all, but long enough to be looked at").unwrap();
    assert!(matches!(Db::open(&address).await, Err(Error::Corrupt(_))));
}

#[tokio::test]
async fn a_backup_is_one_file_that_restores_into_either_database() {
    for db in databases().await {
        db.write(fill).await.unwrap();
        let file = path(&sqlite_address());
        backup(&db, &file).await.unwrap();
        assert!(matches!(backup(&db, &file).await, Err(Error::Refused(_))), "a backup was overwritten");
        for to in [sqlite_address(), postgres_address().await] {
            restore(&file, &to).await.unwrap();
            let restored = Db::open(&to).await.unwrap();
            assert_eq!(content(&restored).await, content(&db).await);
            drop(restored);
            assert!(matches!(restore(&file, &to).await, Err(Error::Refused(_))), "restored over a database");
        }
    }
    let left: Vec<_> =
        std::fs::read_dir(folder()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains(".part")), "{left:?}");
}

#[tokio::test]
async fn only_a_backup_of_this_program_is_restored() {
    let to = sqlite_address();
    let file = folder().join("strange");
    assert!(matches!(restore(&file, &to).await, Err(Error::Unreachable(_))));
    std::fs::write(&file, "just a text that is not a database, whatever its name says").unwrap();
    assert!(matches!(restore(&file, &to).await, Err(Error::Corrupt(_))));
    std::fs::remove_file(&file).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE cake (id BIGINT)").unwrap();
    assert!(matches!(restore(&file, &to).await, Err(Error::Corrupt(_))));
    assert!(!path(&to).exists());
}

#[tokio::test]
async fn a_newer_or_foreign_database_is_refused_in_one_sentence() {
    let newer = "INSERT INTO migration (number, name, checksum, program) VALUES (9999, 'later', '', '7.2.1')";
    let changed = "UPDATE migration SET checksum = 'other' WHERE number = 1";
    for address in [sqlite_address(), postgres_address().await] {
        let db = Db::open(&address).await.unwrap();
        db.write(move |tx| execute(tx, newer, &[])).await.unwrap();
        drop(db);
        let refused = Db::open(&address).await.err().unwrap();
        assert_eq!(refused, Error::Newer("7.2.1".into()));
        assert!(refused.to_string().contains("newer version of the program (Perron 7.2.1)"));
    }
    for db in databases().await {
        db.write(move |tx| execute(tx, changed, &[])).await.unwrap();
        assert_eq!(check(&db).await.unwrap().problems.len(), 1);
    }
}

#[tokio::test]
async fn processes_that_start_at_once_migrate_once() {
    for address in [sqlite_address(), postgres_address().await] {
        let opening: Vec<_> = (0..4)
            .map(|_| {
                let address = address.clone();
                tokio::spawn(async move { Db::open(&address).await })
            })
            .collect();
        for open in opening {
            let db = open.await.unwrap().unwrap();
            assert_eq!(check(&db).await.unwrap().problems, Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_is_said_to() {
    let nowhere = Address::Sqlite(folder().join("no/such/folder/file"));
    assert!(matches!(Db::open(&nowhere).await, Err(Error::Unreachable(_))));
    for nowhere in ["postgres://127.0.0.1:1/none", "host=/no/such/folder user=x", "mysql://x"] {
        assert!(
            matches!(Db::open(&Address::Postgres(nowhere.into())).await, Err(Error::Unreachable(_))),
            "{nowhere}"
        );
    }
}

#[test]
fn every_migration_is_embedded() {
    let source = include_str!("../src/migrate.rs");
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap().flatten() {
        let name = file.file_name().into_string().unwrap();
        assert!(source.contains(&format!("migrations/{name}")), "{name} is not in migrate.rs");
    }
}
