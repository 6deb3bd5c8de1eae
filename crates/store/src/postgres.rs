//! PostgreSQL: a pool of connections, shared with other processes. The synchronous closure of a transaction runs on a
//! blocking thread and waits there for each answer.

use crate::notice::{Line, Telegraph};
use crate::tx::{self, Job, Link, Mode};
use crate::value::{Kind, Row};
use crate::{Error, News, Notice, Result, Tuning, Tx, Value};
use deadpool_postgres::{ClientWrapper, Hook, HookError, Manager, ManagerConfig, Object, Pool};
use deadpool_postgres::{RecyclingMethod, Runtime, Timeouts};
use futures_util::TryStreamExt;
use std::future::Future;
use std::pin::pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OnceCell, broadcast};
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long to wait for a connection, a lock or the server before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Postgres {
    pool: Pool,
    most_waiting: usize,
    config: Config,
    tls: MakeRustlsConnect,
    news: broadcast::Sender<News>,
    telegraph: OnceCell<Telegraph>,
}

impl Postgres {
    /// Reads the address (a `postgres://` URL or `key=value` words) and prepares a pool; connects to nothing yet.
    pub(crate) fn open(address: &str, tuning: Tuning, news: broadcast::Sender<News>) -> Result<Postgres> {
        let config = parse(address)?;
        let tls = tls(&config)?;
        let manager = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(config.clone(), tls.clone(), manager);
        let settings = Hook::async_fn(|client: &mut ClientWrapper, _| {
            Box::pin(async { client.batch_execute(SETTINGS).await.map_err(HookError::Backend) })
        });
        let pool = Pool::builder(manager)
            .max_size(tuning.connections)
            .runtime(Runtime::Tokio1)
            .post_create(settings)
            .timeouts(Timeouts { wait: Some(PATIENCE), create: Some(PATIENCE), recycle: Some(PATIENCE) })
            .build()
            .map_err(|error| Error::Unreachable(error.to_string()))?;
        Ok(Postgres { pool, most_waiting: tuning.queue, config, tls, news, telegraph: OnceCell::new() })
    }

    /// The connection for notices, made when it is first needed.
    pub(crate) async fn telegraph(&self) -> Result<&Telegraph> {
        let line = || Line { config: self.config.clone(), tls: self.tls.clone() };
        self.telegraph.get_or_try_init(|| Telegraph::start(line(), self.news.clone())).await
    }

    /// Runs one transaction; returns what to tell.
    pub(crate) async fn run(&self, mode: Mode, job: Job) -> Result<Vec<Notice>> {
        if self.pool.status().waiting >= self.most_waiting {
            return Err(Error::Busy);
        }
        let client = self.pool.get().await?;
        let session = Session { client, runtime: Handle::current() };
        tokio::task::spawn_blocking(move || session.transact(mode, job)).await.unwrap_or(Err(Error::Closed))
    }
}

/// One connection in use by one transaction.
pub(crate) struct Session {
    client: Object,
    runtime: Handle,
}

impl Session {
    fn transact(self, mode: Mode, job: Job) -> Result<Vec<Notice>> {
        self.script(match mode {
            Mode::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Mode::Write => "BEGIN",
        })?;
        let mut tx = Tx::new(Link::Postgres(&self));
        let kept = tx::attempt(&mut tx, job);
        let told = tx.into_told();
        if kept == Ok(true) {
            return self.commit().map(|()| told);
        }
        if self.script("ROLLBACK").is_err() {
            drop(Object::take(self.client)); // not back into the pool: the server ends it and rolls back
        }
        kept.map(|_| Vec::new())
    }

    fn commit(&self) -> Result<()> {
        self.script("COMMIT").map_err(|error| match error {
            Error::Unreachable(_) => Error::Unsure,
            refused => refused,
        })
    }

    pub(crate) fn script(&self, text: &str) -> Result<()> {
        self.wait(self.client.batch_execute(text))
    }

    pub(crate) fn prepare(&self, text: &str) -> Result<()> {
        self.wait(self.client.prepare(text)).map(drop)
    }

    pub(crate) fn execute(&self, text: &str, params: &[Value]) -> Result<u64> {
        self.wait(async {
            let statement = self.client.prepare_cached(text).await?;
            self.client.execute_raw(&statement, params).await
        })
    }

    pub(crate) fn each(
        &self,
        text: &str,
        params: &[Value],
        read: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.runtime.block_on(async {
            let statement = self.client.prepare_cached(text).await?;
            let mut rows = pin!(self.client.query_raw(&statement, params).await?);
            while let Some(row) = rows.try_next().await? {
                read(&Row(Kind::Postgres(&row)))?;
            }
            Ok(())
        })
    }

    fn wait<T>(&self, answer: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T> {
        self.runtime.block_on(answer).map_err(Error::from)
    }
}

/// Every connection: an asynchronous commit set on the server is not for us, since a write that a person was told of
/// is on disk; and a lock that is not free soon is better reported than waited for.
const SETTINGS: &str = "SELECT set_config('synchronous_commit', 'on', false) \
     WHERE current_setting('synchronous_commit') = 'off'; SET lock_timeout = '5s'";

fn parse(address: &str) -> Result<Config> {
    let mut config = Config::from_str(address)
        .map_err(|error| Error::Unreachable(format!("the address is not one of PostgreSQL: {error}")))?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    if config.get_application_name().is_none() {
        config.application_name("perron");
    }
    if config.get_ssl_mode() != SslMode::Require {
        config.ssl_mode(SslMode::Disable); // "prefer" would refuse the self-made certificate of a local server
    }
    Ok(config)
}

/// TLS for an address with `sslmode=require`; the server's certificate is checked against the system's.
fn tls(config: &Config) -> Result<MakeRustlsConnect> {
    let mut roots = rustls::RootCertStore::empty();
    if config.get_ssl_mode() == SslMode::Require {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Unreachable(error.to_string()))?;
    Ok(MakeRustlsConnect::new(client.with_root_certificates(roots).with_no_client_auth()))
}
