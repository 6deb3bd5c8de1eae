//! `perron serve`: the house itself.

use std::fmt::Display;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use store::{Db, Ids, SystemClock, Tuning};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use super::{Outcome, house, say};
use crate::app::{App, Shared};
use crate::calendar::release;
use crate::community::terms;
use crate::jobs::Runner;
use crate::mail::{Mailer, news, votes};
use crate::map::draw;
use crate::person::link;
use crate::pledge::reminders;
use crate::promise::reminders as promise_reminders;
use crate::registration::hourly;
use crate::release::draft;
use crate::settings::{Given, Settings};
use crate::{
    bundle, cleaning, estimate, fund, hours, import, mail, parcel, reply, room, routes, sample, search,
    strategy, wave,
};

const EXAMPLES: &str = "\
Examples:
  perron serve                               on http://localhost:8080, with the folder data
  perron serve --data /srv/perron --listen 0.0.0.0:80 --address https://perron.example.org
  PERRON_CONVENER=\"Mill Street Round Table\" perron serve";

/// Serve the house: pages, forms, mail and maps, until the process is told to stop.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Serve {
    /// Fill a database that is still empty with the sample programme: two made-up conversations, 600 made-up people
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    settings: Given,
}

impl Serve {
    pub fn run(self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        tracing_subscriber::fmt()
            .with_max_level(settings.log)
            .with_target(false)
            // whoever read the log may be gone; saying so on the same stderr would panic
            .log_internal_errors(false)
            .with_writer(io::stderr)
            .init();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        runtime.block_on(serve(settings, self.demo))
    }
}

async fn serve(mut settings: Settings, demo: bool) -> Outcome {
    house::make_folder(&settings)?;
    let mailer = Mailer::of(&settings)?.map(Arc::new);
    let listener =
        TcpListener::bind(settings.listen).await.map_err(|problem| cannot_listen(&settings, &problem))?;
    let port = listener.local_addr()?.port();
    if settings.listen.port() == 0 && settings.address == "http://localhost:0" {
        settings.address = format!("http://localhost:{port}");
    }
    if settings.address.starts_with("http://") && !settings.address.starts_with("http://localhost") {
        tracing::warn!(
            "the public address is plain http: anyone on the way can read and change what is sent"
        );
    }
    let tuning = Tuning { writes_per_commit: settings.writes_per_commit.get(), ..Tuning::default() };
    let db = Db::open_tuned(&house::address(&settings), tuning).await?;
    let clock = Arc::new(SystemClock);
    if demo && sample::fill(&db, &Ids::new(clock.clone()), &*clock).await? == sample::Outcome::Left {
        announce("The database holds conversations already; the sample programme was not added.");
    }
    let app = App::new(settings, db, clock).await?;
    house::note_address(&app.db, &app.settings).await?;
    crate::story::find_again(&app).await?;
    search::begin(&app).await?;
    cleaning::ask(&app).await?;
    terms::ask(&app).await?;
    promise_reminders::ask(&app).await?;
    reply::reminders::ask(&app).await?;
    news::ask(&app).await?;
    reminders::ask(&app).await?;
    hourly::ask(&app).await?;
    release::ask(&app).await?;
    fund::hourly::ask(&app).await?;
    wave::hourly::ask(&app).await?;
    strategy::hourly::ask(&app).await?;
    let jobs = work(&app, mailer).start();
    let hearing = tokio::spawn(room::hear(app.clone()));
    let reading = tokio::spawn(search::keep(app.clone()));
    announce(format_args!("Perron is open on {}/", app.settings.address));
    greet_operator(&app).await?;
    open(listener, &app).await?;
    hearing.abort();
    reading.abort();
    jobs.stop().await;
    announce("Perron is closed; everything is on disk.");
    Ok(())
}

/// Tells the terminal. A house goes on serving when that is full or gone.
fn announce(line: impl Display) {
    if let Err(error) = say(line) {
        tracing::warn!(%error, "stdout cannot be written to");
    }
}

/// How long requests under way may take when the house closes.
const LAST_CALL: Duration = Duration::from_secs(10);

/// How often those who have been quiet are forgotten by the limits.
const TIDY: Duration = Duration::from_secs(300);

/// Answers until told to stop; then ends live pages and lets requests under way finish.
async fn open(listener: TcpListener, app: &Shared) -> io::Result<()> {
    let (stop, mut stopping) = watch::channel(false);
    let events = app.clone();
    // made once: a bare router would copy all its routes, some megabytes, for each connection
    let pages = routes::router(app).into_make_service();
    let serving = axum::serve(listener, pages).with_graceful_shutdown(async move {
        told_to_stop().await;
        events.events.close();
        stop.send_replace(true);
    });
    let quiet = async {
        loop {
            tokio::time::sleep(TIDY).await;
            app.limits.forget_quiet();
        }
    };
    let late = async {
        // an error means that serving is over
        if stopping.changed().await.is_ok() {
            tokio::time::sleep(LAST_CALL).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        served = serving.into_future() => served,
        () = late => Ok(()),
        () = quiet => Ok(()),
    }
}

/// While nobody runs this house, says how someone begins to.
async fn greet_operator(app: &Shared) -> Outcome {
    if !link::has_operator(&app.db).await? {
        let token = link::for_operator(&app.db, &*app.clock).await?;
        announce("Nobody runs this house yet. Whoever opens this link within an hour does:");
        announce(format_args!("  {}/en/sign-in/{token}", app.settings.address));
        announce("Later, `perron link operator` prints another.");
    }
    Ok(())
}

/// The work of this process that no request waits for.
fn work(app: &Shared, mailer: Option<Arc<Mailer>>) -> Runner {
    let (importing, posting, cleaned, ended) = (app.clone(), app.clone(), app.clone(), app.clone());
    let (opened, digests, reminded) = (app.clone(), app.clone(), app.clone());
    let (sessions, released, promised) = (app.clone(), app.clone(), app.clone());
    let (funds, counted, shared_out) = (app.clone(), app.clone(), app.clone());
    let (waves, voted, strategies) = (app.clone(), app.clone(), app.clone());
    let (estimated, drafted, bundled, answered) = (app.clone(), app.clone(), app.clone(), app.clone());
    let packed = app.clone();
    let runner = Runner::new(app.db.clone(), app.clock.clone())
        .on(mail::JOB, mail::AT_ONCE, mail::ATTEMPTS, move |task| {
            mail::send(posting.db.clone(), posting.clock.clone(), mailer.clone(), task)
        })
        .on(news::OPENED, 1, 5, move |task| news::opened(opened.clone(), task.job.target))
        .on(votes::JOB, 1, 5, move |task| votes::run(voted.clone(), task))
        .on(news::DIGEST, 1, 5, move |_| news::digests(digests.clone()))
        .on(reminders::JOB, 1, 5, move |_| reminders::run(reminded.clone()))
        .on(hourly::JOB, 1, 5, move |_| hourly::run(sessions.clone()))
        .on(release::JOB, 1, 5, move |_| release::run(released.clone()))
        .on(fund::hourly::JOB, 1, 5, move |_| fund::hourly::run(funds.clone()))
        .on(wave::hourly::JOB, 1, 5, move |task| wave::hourly::run(waves.clone(), task.job.target))
        .on(strategy::hourly::JOB, 1, 5, move |_| strategy::hourly::run(strategies.clone()))
        .on(fund::count::JOB, 1, 5, move |task| fund::count::run(counted.clone(), task.job.target))
        .on(estimate::job::JOB, 1, 5, move |task| estimate::job::run(estimated.clone(), task))
        .on(bundle::JOB, 1, 5, move |task| bundle::run(bundled.clone(), task))
        .on(parcel::JOB, 1, 5, move |task| parcel::run(packed.clone(), task.job.target))
        .on(draft::JOB, 1, 5, move |task| draft::run(drafted.clone(), task.job.target))
        .on(hours::count::JOB, 1, 5, move |task| hours::count::run(shared_out.clone(), task.job.target))
        .on(terms::JOB, 1, 5, move |_| terms::run(ended.clone()))
        .on(promise_reminders::JOB, 1, 5, move |_| promise_reminders::run(promised.clone()))
        .on(reply::reminders::JOB, 1, 5, move |_| reply::reminders::run(answered.clone()))
        .on(cleaning::JOB, 1, 5, move |_| cleaning::run(cleaned.clone()))
        .on(import::KIND, 1, 3, move |task| import::run(importing.clone(), task));
    draw::jobs(runner, app)
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
