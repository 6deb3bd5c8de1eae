//! A full disk is said in one sentence; nothing answered is lost, nothing refused is kept, and once there is room the
//! same program goes on.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::testing::{Cluster, execute, folder, rows, sqlite_address};
use store::{Address, Db, Error, Ids, SystemClock, Tx, check, params};

/// A small disk in memory, as root can make one.
struct Disk(PathBuf);

impl Disk {
    fn mount(name: &str, megabytes: usize) -> Option<Disk> {
        let place = folder().join(name).with_extension("disk");
        std::fs::create_dir(&place).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(&place);
        let mounted = mount.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        if !mounted {
            println!("skipped: only root can mount the small disk this test fills");
        }
        mounted.then_some(Disk(place))
    }

    /// Something that can be thrown away later to make room.
    fn ballast(&self, megabytes: usize) -> PathBuf {
        let path = self.0.join("ballast");
        std::fs::write(&path, vec![1; megabytes << 20]).unwrap();
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

const MAIL: &str =
    "INSERT INTO mail (id, recipient, language, subject, text, html, state, attempts, problem, due, made)
    VALUES ($1, 'a@example.org', 'en', 's', $2, 'h', 'waiting', 0, '', 0, 0)";

async fn write(db: &Db, id: i64, size: usize) -> Result<(), Error> {
    // Text that cannot be packed: PostgreSQL compresses what repeats.
    let text: String = (0..size).map(|_| char::from(rand::random_range(b'!'..b'~'))).collect();
    db.write(move |tx| execute(tx, MAIL, params![id, text]).map(drop)).await
}

/// Writes from eight tasks until each is told that the disk is full; returns what was answered.
async fn fill(db: &Db) -> BTreeSet<i64> {
    let ids = Ids::new(Arc::new(SystemClock));
    let fill_one = |db: Db, ids: Ids| async move {
        let mut answered = Vec::new();
        for _ in 0..5_000 {
            let id = ids.next();
            match write(&db, id, 20_000).await {
                Ok(()) => answered.push(id),
                Err(error) => return (answered, error),
            }
        }
        panic!("the disk did not fill up");
    };
    let tasks: Vec<_> = (0..8).map(|_| tokio::spawn(fill_one(db.clone(), ids.clone()))).collect();
    let mut answered = BTreeSet::new();
    for task in tasks {
        let (more, error) = task.await.unwrap();
        assert_eq!(error, Error::Full);
        assert!(error.to_string().starts_with("The disk of the database is full"));
        answered.extend(more);
    }
    answered
}

async fn kept(db: &Db) -> BTreeSet<i64> {
    let read = |tx: &mut Tx<'_>| rows(tx, "SELECT id FROM mail", &[], |row| row.get(0));
    db.read(read).await.unwrap().into_iter().collect()
}

async fn fill_and_make_room(db: &Db, ballast: &Path) {
    let mut answered = fill(db).await;
    assert!(!answered.is_empty());
    assert_eq!(kept(db).await, answered, "while the disk is full");
    std::fs::remove_file(ballast).unwrap();
    write(db, 1, 20_000).await.unwrap();
    answered.insert(1);
    assert_eq!(kept(db).await, answered, "once there is room");
    assert_eq!(check(db).await.unwrap().problems, Vec::<String>::new());
    println!("the disk was full after {} writes; all are there", answered.len() - 1);
}

#[tokio::test]
async fn sqlite_on_a_full_disk() {
    let Some(disk) = Disk::mount("sqlite", 12) else { return };
    let ballast = disk.ballast(3);
    let address = Address::Sqlite(disk.0.join("perron.sqlite"));
    let db = Db::open(&address).await.unwrap();
    fill_and_make_room(&db, &ballast).await;
    let before = kept(&db).await;
    drop(db);
    assert_eq!(kept(&Db::open(&address).await.unwrap()).await, before, "after a restart");
}

#[tokio::test]
async fn postgres_on_a_full_disk() {
    let Some(disk) = Disk::mount("postgres", 40) else { return };
    let space = disk.0.join("space");
    std::fs::create_dir(&space).unwrap();
    Command::new("chown").arg("postgres").arg(&space).status().unwrap();
    // Only the tables lie on the small disk: where the server's own log has no room, the server stops and says so.
    let server = Cluster::start(true);
    let Address::Postgres(words) = server.fresh_address().await else { unreachable!("it is a PostgreSQL") };
    let (client, connection) = tokio_postgres::connect(&words, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    client.batch_execute(&format!("CREATE TABLESPACE small LOCATION '{}'", space.display())).await.unwrap();
    client.batch_execute("CREATE DATABASE small TABLESPACE small").await.unwrap();
    drop(client);
    let ballast = disk.ballast(8);
    let db = Db::open(&Address::Postgres(format!("{words} dbname=small"))).await.unwrap();
    fill_and_make_room(&db, &ballast).await;
    drop(db);
    drop(server);
}

/// The same without root: a file that may not grow, in a process of its own.
#[tokio::test]
async fn sqlite_with_a_file_that_may_not_grow() {
    let address = sqlite_address();
    let Address::Sqlite(path) = &address else { unreachable!("it is a file") };
    drop(Db::open(&address).await.unwrap());
    let limited = "trap '' 25; ulimit -f 6000; exec \"$0\" --exact limited --ignored --nocapture";
    let mut child = Command::new("sh");
    child.args(["-c", limited]).arg(std::env::current_exe().unwrap()).env("PERRON_LIMITED_WRITER", path);
    let output = child.output().unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{words}{}", String::from_utf8_lossy(&output.stderr));
    let answered: BTreeSet<i64> =
        words.lines().filter_map(|line| line.strip_prefix("answered ")?.parse().ok()).collect();
    assert!(!answered.is_empty());
    let db = Db::open(&address).await.unwrap();
    assert_eq!(kept(&db).await, answered);
    write(&db, 1, 20_000).await.unwrap();
    assert_eq!(check(&db).await.unwrap().problems, Vec::<String>::new());
}

#[tokio::test]
#[ignore = "runs in a process of its own, started by the test above"]
async fn limited() {
    let Ok(path) = std::env::var("PERRON_LIMITED_WRITER") else { return };
    let db = Db::open(&Address::Sqlite(path.into())).await.unwrap();
    let answered = fill(&db).await;
    assert_eq!(kept(&db).await, answered);
    answered.iter().for_each(|id| println!("\nanswered {id}"));
}
