//! One story, run on each database: what every caller relies on.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::mpsc::channel;
use std::time::Duration;
use store::testing::{databases, execute, postgres_address, rows, sqlite_address};
use store::{Db, Error, News, Notice, Result, Tuning, Tx, params};

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

/// Databases that take one thing at a time and let eight wait.
async fn narrow_databases() -> [Db; 2] {
    let tuning = Tuning { queue: 8, connections: 1, readers: 1, ..Tuning::default() };
    let sqlite = Db::open_tuned(&sqlite_address(), tuning).await.unwrap();
    [sqlite, Db::open_tuned(&postgres_address().await, tuning).await.unwrap()]
}

#[tokio::test]
async fn a_write_is_there_for_the_next_read() {
    for db in databases().await {
        for n in 0..50 {
            db.write(move |tx| add(tx, &format!("{n:02}"), "1")).await.unwrap();
            assert_eq!(all(&db).await.len(), n + 1);
        }
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
        let refuse = |tx: &mut Tx<'_>| {
            add(tx, "a", "1")?;
            Err::<(), _>(Refusal::NotToday)
        };
        assert_eq!(db.write(refuse).await, Err(Refusal::NotToday));
        let conflict = |tx: &mut Tx<'_>| Ok::<_, Refusal>((add(tx, "a", "1")?, add(tx, "a", "2")?));
        assert!(matches!(db.write(conflict).await, Err(Refusal::Store(Error::Conflict(_)))));
        assert_eq!(all(&db).await, []);
    }
}

#[tokio::test]
async fn nothing_is_kept_after_an_error_that_was_swallowed() {
    for db in databases().await {
        let swallow = |tx: &mut Tx<'_>| {
            add(tx, "a", "1")?;
            let _ = add(tx, "a", "2");
            assert!(add(tx, "b", "3").is_err(), "the transaction went on");
            Ok(())
        };
        assert!(matches!(db.write(swallow).await, Err(Error::Conflict(_))));
        assert_eq!(all(&db).await, []);
    }
}

#[tokio::test]
async fn a_read_keeps_nothing_and_sees_one_moment() {
    for db in databases().await {
        let (started, on_start) = channel();
        let (go, on_go) = channel::<()>();
        let reader = db.clone();
        let reading = tokio::spawn(async move {
            let read = move |tx: &mut Tx<'_>| {
                let before = rows(tx, ALL, &[], |row| row.get::<String>(0))?;
                started.send(()).unwrap();
                on_go.recv().unwrap();
                Ok::<_, Error>((before, rows(tx, ALL, &[], |row| row.get::<String>(0))?))
            };
            reader.read(read).await
        });
        tokio::task::spawn_blocking(move || on_start.recv()).await.unwrap().unwrap();
        db.write(|tx| add(tx, "a", "1")).await.unwrap();
        go.send(()).unwrap();
        let (before, after) = reading.await.unwrap().unwrap();
        assert_eq!(before, after);
        assert!(db.read(|tx| add(tx, "b", "1")).await.is_err());
        assert_eq!(all(&db).await, pairs(&[("a", "1")]));
    }
}

/// Writes that fail, panic or swallow an error share a group with good ones and leave them alone.
#[tokio::test]
async fn a_failing_write_does_not_hurt_its_neighbours() {
    for db in databases().await {
        let (go, on_go) = channel::<()>();
        let blocking = db.clone();
        let first = tokio::spawn(async move {
            let wait = move |tx: &mut Tx<'_>| {
                on_go.recv().unwrap(); // until all are waiting, so that SQLite takes them as one group
                add(tx, "first", "1")
            };
            blocking.write(wait).await
        });
        let neighbours: Vec<_> = (0..12)
            .map(|n| {
                let db = db.clone();
                let act = move |tx: &mut Tx<'_>| {
                    add(tx, &format!("{n:02}"), "1")?;
                    match n % 4 {
                        1 => panic!("on purpose"),
                        2 => add(tx, &format!("{n:02}"), "2"),
                        3 => Err(Error::Refused("No.".into())),
                        _ => Ok(()),
                    }
                };
                tokio::spawn(async move { db.write(act).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        go.send(()).unwrap();
        assert_eq!(first.await.unwrap(), Ok(()));
        for (n, neighbour) in neighbours.into_iter().enumerate() {
            match (n % 4, neighbour.await.unwrap()) {
                (0, Ok(())) | (1, Err(Error::Fault)) | (2, Err(Error::Conflict(_))) => {}
                (3, Err(Error::Refused(_))) => {}
                (_, other) => panic!("write {n} was answered {other:?}"),
            }
        }
        assert_eq!(all(&db).await, pairs(&[("00", "1"), ("04", "1"), ("08", "1"), ("first", "1")]));
    }
}

#[tokio::test]
async fn when_too_much_waits_more_is_refused_and_the_rest_is_done() {
    for db in narrow_databases().await {
        let (started, on_start) = channel();
        let (go, on_go) = channel::<()>();
        let blocking = db.clone();
        let first = tokio::spawn(async move {
            let wait = move |_: &mut Tx<'_>| {
                started.send(()).unwrap();
                on_go.recv().unwrap();
                Ok::<_, Error>(())
            };
            blocking.write(wait).await
        });
        tokio::task::spawn_blocking(move || on_start.recv()).await.unwrap().unwrap();
        let write = |n: i32| {
            let db = db.clone();
            tokio::spawn(async move { db.write(move |tx| add(tx, &n.to_string(), "1")).await })
        };
        let waiting: Vec<_> = (0..20).map(write).collect();
        tokio::time::sleep(Duration::from_millis(200)).await;
        go.send(()).unwrap();
        first.await.unwrap().unwrap();
        let mut done = 0;
        let mut busy = 0;
        for write in waiting {
            match write.await.unwrap() {
                Ok(()) => done += 1,
                Err(Error::Busy) => busy += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((done, busy), (8, 12));
        assert_eq!(all(&db).await.len(), done);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counting_together_loses_no_step() {
    const READ: &str = "SELECT value FROM server WHERE name = 'count' FOR UPDATE";
    const STEP: &str = "UPDATE server SET value = $1 WHERE name = 'count'";
    for db in databases().await {
        db.write(|tx| add(tx, "count", "0")).await.unwrap();
        let step = |tx: &mut Tx<'_>| {
            let seen = rows(tx, READ, &[], |row| row.get::<String>(0))?;
            let next = seen[0].parse::<u32>().unwrap() + 1;
            execute(tx, STEP, params![next.to_string()]).map(drop)
        };
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..25 {
                        db.write(step).await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(all(&db).await, pairs(&[("count", "200")]));
    }
}

#[tokio::test]
async fn what_only_one_database_would_keep_is_refused_by_both() {
    for db in databases().await {
        assert!(matches!(db.write(|tx| add(tx, "a\0b", "1")).await, Err(Error::Refused(_))));
        let nan = |tx: &mut Tx<'_>| execute(tx, "SELECT cast($1 AS DOUBLE PRECISION)", params![f64::NAN]);
        assert!(matches!(db.read(nan).await, Err(Error::Refused(_))));
        let orphan = "INSERT INTO sign_in (token_hash, person_id, device, made, seen, expires)
            VALUES ('t', 5, 'd', 1, 1, 1)";
        let orphan = db.write(move |tx| execute(tx, orphan, &[])).await;
        assert_eq!(orphan, Err(Error::ForeignKey));
    }
}

#[tokio::test]
async fn listeners_hear_what_was_committed_and_nothing_else() {
    let postgres = postgres_address().await;
    for address in [sqlite_address(), postgres] {
        let db = Db::open(&address).await.unwrap();
        // On PostgreSQL the listener is another process, as far as the database can tell.
        let other = if matches!(address, store::Address::Sqlite(_)) {
            db.clone()
        } else {
            Db::open(&address).await.unwrap()
        };
        let mut listener = other.listen().await.unwrap();
        let fail = |tx: &mut Tx<'_>| {
            tx.tell("vote", "lost");
            Err::<(), _>(Error::Refused("No.".into()))
        };
        db.write(fail).await.unwrap_err();
        let tell = |tx: &mut Tx<'_>| {
            tx.tell("vote", "with spaces kept");
            add(tx, "a", "1")
        };
        db.write(tell).await.unwrap();
        let news = tokio::time::timeout(Duration::from_secs(10), listener.next()).await.unwrap();
        let notice = Notice { topic: "vote".into(), about: "with spaces kept".into() };
        assert_eq!(news, Some(News::Changed(notice)));
        drop((db, other));
    }
}

#[tokio::test]
async fn a_closed_sqlite_leaves_one_file_and_opens_again() {
    let address = sqlite_address();
    let store::Address::Sqlite(path) = &address else { unreachable!() };
    let db = Db::open(&address).await.unwrap();
    db.write(|tx| add(tx, "a", "1")).await.unwrap();
    assert_eq!(all(&db).await.len(), 1);
    drop(db);
    assert!(path.exists() && !path.with_extension("sqlite-wal").exists());
    assert_eq!(all(&Db::open(&address).await.unwrap()).await, pairs(&[("a", "1")]));
}
