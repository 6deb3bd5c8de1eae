//! What commands that look into the database share.

use std::error::Error;

use store::{Address, Db};

use crate::settings::Settings;

/// Where these settings keep their data.
pub fn address(settings: &Settings) -> Address {
    settings.database.clone().map_or_else(|| Address::Sqlite(settings.sqlite_file()), Address::Postgres)
}

/// Opens the database of these settings, for as long as `act` takes.
pub fn with<T>(
    settings: &Settings,
    act: impl AsyncFnOnce(Db) -> Result<T, Box<dyn Error>>,
) -> Result<T, Box<dyn Error>> {
    if settings.database.is_none() {
        std::fs::create_dir_all(&settings.data).map_err(|problem| {
            format!(
                "The data folder {} cannot be made: {problem}. Choose another with --data.",
                settings.data.display()
            )
        })?;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async { act(Db::open(&address(settings)).await?).await })
}
