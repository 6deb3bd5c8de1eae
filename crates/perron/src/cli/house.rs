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
    make_folder(settings)?;
    wait(async { act(Db::open(&address(settings)).await?).await })
}

/// Makes the data folder, if the database is a file in it.
pub fn make_folder(settings: &Settings) -> Result<(), String> {
    if settings.database.is_some() {
        return Ok(());
    }
    std::fs::create_dir_all(&settings.data).map_err(|problem| {
        format!(
            "The data folder {} cannot be made: {problem}. Choose another with --data.",
            settings.data.display()
        )
    })
}

/// Does something that waits, to its end.
pub fn wait<T>(act: impl Future<Output = Result<T, Box<dyn Error>>>) -> Result<T, Box<dyn Error>> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(act)
}

/// Refuses where there is no house: opening would make an empty one.
pub fn is_there(settings: &Settings) -> Result<(), String> {
    file_is_there(&address(settings))
}

/// Refuses a file that is not there.
pub fn file_is_there(place: &Address) -> Result<(), String> {
    match place {
        Address::Sqlite(path) if !path.is_file() => {
            Err(format!("There is no database at {}: nothing was done; check the path.", path.display()))
        }
        _ => Ok(()),
    }
}

/// Where people come to this house: as the settings say, or else as the process that serves it noted.
pub async fn open_address(db: &Db, settings: &Settings) -> store::Result<String> {
    let is_default = settings.address == format!("http://localhost:{}", settings.listen.port());
    let noted = db.read(|tx| store::server::get(tx, ADDRESS)).await?;
    Ok(noted.filter(|_| is_default).unwrap_or_else(|| settings.address.clone()))
}

/// Notes where people come to this house, for commands that are told nothing of it.
pub async fn note_address(db: &Db, settings: &Settings) -> store::Result<()> {
    let address = settings.address.clone();
    db.write(move |tx| store::server::put(tx, ADDRESS, &address)).await
}

/// Under which name the database holds the address.
const ADDRESS: &str = "address";
