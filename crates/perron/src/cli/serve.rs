//! `perron serve`: the house itself.

use std::io;
use std::sync::Arc;

use store::{Address, Db, SystemClock};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::Outcome;
use crate::app::App;
use crate::routes;
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron serve                               on http://localhost:8080, with the folder data
  perron serve --data /srv/perron --listen 0.0.0.0:80 --address https://perron.example.org
  PERRON_CONVENER=\"Mill Street Round Table\" perron serve";

/// Serve the house: pages, forms, mail and maps, until the process is told to stop.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Serve {
    #[command(flatten)]
    settings: Given,
}

impl Serve {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        tracing_subscriber::fmt()
            .with_max_level(settings.log)
            .with_target(false)
            .with_writer(io::stderr)
            .init();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(serve(settings))
    }
}

async fn serve(mut settings: Settings) -> Outcome {
    std::fs::create_dir_all(&settings.data).map_err(|problem| {
        format!(
            "The data folder {} cannot be made: {problem}. Choose another with --data.",
            settings.data.display()
        )
    })?;
    let listener =
        TcpListener::bind(settings.listen).await.map_err(|problem| cannot_listen(&settings, &problem))?;
    let port = listener.local_addr()?.port();
    if settings.listen.port() == 0 && settings.address == "http://localhost:0" {
        settings.address = format!("http://localhost:{port}");
    }
    println!("Perron is open on {}/", settings.address);
    if settings.address.starts_with("http://") && !settings.address.starts_with("http://localhost") {
        tracing::warn!(
            "the public address is plain http: anyone on the way can read and change what is sent"
        );
    }
    let db = Db::open(&address_of(&settings)).await?;
    let app = App::new(settings, db, Arc::new(SystemClock)).await?;
    axum::serve(listener, routes::router(&app)).with_graceful_shutdown(told_to_stop()).await?;
    println!("Perron is closed; everything is on disk.");
    Ok(())
}

fn address_of(settings: &Settings) -> Address {
    settings.database.clone().map_or_else(|| Address::Sqlite(settings.sqlite_file()), Address::Postgres)
}

fn cannot_listen(settings: &Settings, problem: &io::Error) -> String {
    let address = settings.listen;
    match problem.kind() {
        io::ErrorKind::AddrInUse => {
            format!(
                "Another program already listens on {address}. Stop it, or choose another port with --listen."
            )
        }
        io::ErrorKind::PermissionDenied => {
            format!("This user may not listen on {address}. Choose a port above 1023 with --listen.")
        }
        _ => format!("Nothing can listen on {address}: {problem}. Choose another address with --listen."),
    }
}

/// Ends when the process is asked to stop, by ctrl-c or by whatever runs it.
async fn told_to_stop() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return tokio::signal::ctrl_c().await.unwrap_or_default();
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
