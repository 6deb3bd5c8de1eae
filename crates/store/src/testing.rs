//! Fresh databases for tests, of this crate and of others: feature `testing`.
//!
//! PostgreSQL is started once for each test process, from Debian's binaries, on a private socket in a private folder.
//! A small watchdog stops it and removes the folder when the test process ends, however it ends. With
//! `PERRON_TEST_POSTGRES` set to an address, databases are made there instead (and left there).
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use crate::sql::BuiltSql;
use crate::{Address, Db, Result, Row, Sql, Tx, Value};
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;

/// Statements that this process has run, on all its databases.
static ASKED: AtomicU64 = AtomicU64::new(0);

/// How many statements this process has run, on all its databases: what a page costs is told by the difference.
pub fn asked() -> u64 {
    ASKED.load(Ordering::Relaxed)
}

pub(crate) fn count() {
    ASKED.fetch_add(1, Ordering::Relaxed);
}

/// A fresh, migrated database of each kind: SQLite, then PostgreSQL.
pub async fn databases() -> [Db; 2] {
    [sqlite().await, postgres().await]
}

/// A fresh, migrated SQLite database: a copy of one.
pub async fn sqlite() -> Db {
    static MIGRATED: OnceCell<PathBuf> = OnceCell::const_new();
    let make = async || {
        let copy = folder().join("migrated.sqlite");
        crate::backup::backup(&Db::open(&sqlite_address()).await.unwrap(), &copy).await.unwrap();
        copy
    };
    let address = sqlite_address();
    let Address::Sqlite(file) = &address else { unreachable!("it is a file") };
    std::fs::copy(MIGRATED.get_or_init(make).await, file).unwrap();
    Db::open(&address).await.unwrap()
}

/// A fresh, migrated PostgreSQL database: a copy of one.
pub async fn postgres() -> Db {
    static MIGRATED: OnceCell<String> = OnceCell::const_new();
    let server = postgres_server();
    let make = async || {
        let name = fresh_on(&server, "template0").await;
        drop(Db::open(&Address::Postgres(with_database(&server, &name))).await.unwrap());
        name
    };
    let name = fresh_on(&server, MIGRATED.get_or_init(make).await).await;
    Db::open(&Address::Postgres(with_database(&server, &name))).await.unwrap()
}

/// An SQLite database that does not exist yet.
pub fn sqlite_address() -> Address {
    Address::Sqlite(folder().join(format!("{}.sqlite", fresh_name())))
}

/// A PostgreSQL database that is empty.
pub async fn postgres_address() -> Address {
    empty_on(&postgres_server()).await
}

/// The address of the server of this test process.
fn postgres_server() -> String {
    static SHARED: OnceLock<Cluster> = OnceLock::new();
    let own = |_| SHARED.get_or_init(|| Cluster::start(false)).address();
    std::env::var("PERRON_TEST_POSTGRES").unwrap_or_else(own)
}

/// Runs any SQL text, written as in [`statements!`](crate::statements).
pub fn execute(tx: &mut Tx<'_>, text: &str, params: &[Value]) -> Result<u64> {
    tx.execute(BuiltSql::new(text.to_owned())?.sql(), params)
}

/// Runs any SQL query and reads its rows.
pub fn rows<T>(
    tx: &mut Tx<'_>,
    text: &str,
    params: &[Value],
    read: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    tx.rows(BuiltSql::new(text.to_owned())?.sql(), params, read)
}

/// What stands in a column of a table, in its order.
pub fn column<T: crate::Column>(tx: &mut Tx<'_>, table: &str, column: &str) -> Result<Vec<T>> {
    let text = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY {column}");
    rows(tx, &text, &[], |row| row.get(0))
}

/// Adds a row to a table.
pub fn insert(tx: &mut Tx<'_>, table: &str, row: &[(&str, Value)]) -> Result<u64> {
    let names: Vec<&str> = row.iter().map(|(name, _)| *name).collect();
    let places: Vec<String> = (1..=row.len()).map(|place| format!("${place}")).collect();
    let text = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
    execute(tx, &text, &row.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>())
}

/// Asks the database whether it understands a statement.
pub fn prepare(tx: &mut Tx<'_>, sql: Sql<'_>) -> Result<()> {
    tx.prepare(sql)
}

/// A PostgreSQL server of this test process.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    durable: bool,
    server: Mutex<Child>,
}

impl Cluster {
    /// Makes and starts a server; `durable` ones survive a crash and are slower.
    pub fn start(durable: bool) -> Cluster {
        let programs = programs();
        let folder = folder().join(fresh_name());
        std::fs::create_dir(&folder).unwrap();
        if let Some((user, group)) = server_user() {
            chown(&folder, Some(user), Some(group)).unwrap();
        }
        let mut initdb = as_server_user(&programs.join("initdb"));
        initdb.args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        let made = initdb.arg("--pgdata").arg(folder.join("data")).output().expect("initdb starts");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let server = Mutex::new(launch(&programs, &folder, durable));
        Cluster { programs, folder, durable, server }
    }

    /// Ends the server and all its workers at once (SIGKILL), as a power cut would, and starts it again.
    pub fn crash_and_restart(&self) {
        let mut server = self.server.lock().unwrap();
        let id = server.id();
        let workers = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        let mut kill = Command::new("kill");
        kill.arg("-KILL").arg(id.to_string()).args(workers.split_whitespace()).stderr(Stdio::null());
        kill.status().unwrap(); // a worker may have ended by itself meanwhile
        server.wait().unwrap();
        *server = launch(&self.programs, &self.folder, self.durable);
    }

    /// A new, empty database on this server.
    pub async fn fresh_address(&self) -> Address {
        empty_on(&self.address()).await
    }

    fn address(&self) -> String {
        format!("host={} user=postgres", self.folder.display())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let server = self.server.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ = Command::new("kill").arg("-QUIT").arg(server.id().to_string()).status();
        let _ = server.wait();
    }
}

fn launch(programs: &Path, folder: &Path, durable: bool) -> Child {
    let mut server = as_server_user(&programs.join("postgres"));
    server.arg("-D").arg(folder.join("data")).arg("-k").arg(folder);
    server.args(["-c", "listen_addresses=", "-c", "max_connections=300", "-c", "shared_buffers=32MB"]);
    if cfg!(target_os = "linux") {
        // After a crash: all files at once. One by one, a thousand waits on a busy disk are minutes.
        server.args(["-c", "recovery_init_sync_method=syncfs"]);
    }
    if !durable {
        // Hundreds of small databases come and stay: to go round them takes longer than it helps.
        server.args(["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off"]);
    }
    // A group of its own: Ctrl-C reaches the tests, and the watchdog the server.
    server.process_group(0);
    let mut child = server.spawn().expect("postgres starts");
    let since = Instant::now();
    let ready = || {
        let mut ask = Command::new(programs.join("pg_isready"));
        ask.args(["--quiet", "--username=postgres", "--host"]).arg(folder).status().is_ok_and(|s| s.success())
    };
    while !ready() {
        assert!(since.elapsed() < Duration::from_secs(180), "PostgreSQL did not start within three minutes");
        std::thread::sleep(Duration::from_millis(50));
        if child.try_wait().unwrap().is_some() {
            child = server.spawn().expect("postgres starts"); // workers of a crashed server were still ending
        }
    }
    child
}

async fn empty_on(server: &str) -> Address {
    Address::Postgres(with_database(server, &fresh_on(server, "template0").await))
}

/// Makes a database like another, to which nobody is connected; its name.
async fn fresh_on(server: &str, like: &str) -> String {
    let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let name = fresh_name();
    client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8'")).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
    name
}

/// The address of another database on the same server.
fn with_database(server: &str, name: &str) -> String {
    let Some((scheme, rest)) = server.split_once("://") else {
        return format!("{server} dbname={name}");
    };
    let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.split('/').next().unwrap_or_default();
    format!("{scheme}://{host}/{name}?{options}")
}

/// Where Debian keeps PostgreSQL's programs; the newest version there is.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let programs = entry.path().join("bin");
        programs.join("initdb").exists().then_some((version, programs))
    });
    newest.max().expect("PostgreSQL is not installed: run `make test`, which installs it").1
}

/// PostgreSQL refuses to run as root; Debian's package made a user for it.
fn server_user() -> Option<(u32, u32)> {
    let root =
        std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let entry = users.lines().find(|line| line.starts_with("postgres:")).filter(|_| root)?;
    let mut fields = entry.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

fn as_server_user(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).current_dir("/");
    if let Some((user, group)) = server_user() {
        command.uid(user).gid(group);
    }
    command
}

fn fresh_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("perron_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// This process's folder. It goes, with every server in it, when the process ends.
pub fn folder() -> &'static Path {
    static FOLDER: LazyLock<(PathBuf, Child)> = LazyLock::new(|| {
        let folder = tempfile::Builder::new().prefix("perron-test-").tempdir().unwrap().keep();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        // The pipe to the watchdog closes when this process is gone; then `read` returns.
        const SCRIPT: &str = r#"trap "" INT TERM HUP; read -r never
            for file in "$1"/*/data/postmaster.pid; do [ -f "$file" ] && kill -QUIT "$(head -n 1 "$file")"; done
            sleep 1; umount "$1"/*.disk 2>&-; rm -rf "$1""#;
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", SCRIPT, "watchdog"]).arg(&folder).process_group(0).stdin(Stdio::piped());
        let watchdog = watchdog.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("sh starts");
        (folder, watchdog)
    });
    &FOLDER.0
}
