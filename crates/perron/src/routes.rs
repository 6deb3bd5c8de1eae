//! Every address of the house, who may ask for it, and what answers. One table: the router is made of it, roles are
//! enforced by it, and a test asks each route as each role from it.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state, map_response_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, get, on};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::timeout::TimeoutLayer;

use crate::app::Shared;
use crate::error::Error;
use crate::guard::{self, Rule};
use crate::i18n::Lang;
use crate::rights::Deed;
use crate::{assets, ballot, conversation, home, language, mail, person, statement, vote};

/// Who may ask for a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone; no cookie is set, so the page has no forms but links and searches.
    Anyone,
    /// Everyone; whoever has no account gets a guest cookie.
    Guest,
    /// Everyone who may speak for themselves: guests and people, but not accounts that belong to institutions alone.
    Voice,
    /// Whoever is signed in.
    Person,
    /// Whoever may do this in the community, or with the thing, that the path names: `/communities/{id}/…`.
    May(Deed),
    /// Whoever may do this somewhere: in the house or in some community.
    Somewhere(Deed),
    /// Moderators and operators of the house.
    Moderator,
    /// Operators.
    Operator,
}

/// One row of the table.
#[derive(Clone)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: Method,
    /// Without the language: `/conversations/{id}`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
    /// Bytes of the largest body.
    pub limit: usize,
    /// Whether the body is a file, which is read, token first, as it comes.
    pub is_upload: bool,
    /// Whether a mail program may send it on its own, without form token or cookie (RFC 8058): the address holds a
    /// secret, and all that can be done is what its holder may do.
    pub is_one_click: bool,
    handler: MethodRouter<Shared>,
}

/// Bytes of the largest form.
const FORM_LIMIT: usize = 64 * 1024;
/// How long an answer may take; uploads take as long as their line is slow.
const PATIENCE: Duration = Duration::from_secs(30);
const UPLOAD_PATIENCE: Duration = Duration::from_secs(900);

impl Route {
    /// A page.
    pub fn get<H: Handler<T, Shared>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Self::of(Method::GET, path, access, on(MethodFilter::GET, answer(handler)))
    }

    /// What a form does.
    pub fn post<H: Handler<T, Shared>, T: 'static>(path: &'static str, access: Access, handler: H) -> Self {
        Self::of(Method::POST, path, access, on(MethodFilter::POST, answer(handler)))
    }

    fn of(method: Method, path: &'static str, access: Access, handler: MethodRouter<Shared>) -> Self {
        Self { method, path, access, limit: FORM_LIMIT, is_upload: false, is_one_click: false, handler }
    }

    /// What a form with a file does; the handler takes `Upload`.
    pub fn upload<H: Handler<T, Shared>, T: 'static>(
        path: &'static str,
        access: Access,
        limit: usize,
        handler: H,
    ) -> Self {
        Self { limit, is_upload: true, ..Self::post(path, access, handler) }
    }

    /// What a mail program does for whoever has the link.
    pub fn one_click<H: Handler<T, Shared>, T: 'static>(path: &'static str, handler: H) -> Self {
        Self { is_one_click: true, ..Self::post(path, Access::Anyone, handler) }
    }

    /// The same with another largest body, for long pasted texts.
    #[must_use]
    pub fn up_to(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    fn guarded(self, app: &Shared, lang: Lang) -> MethodRouter<Shared> {
        let patience = if self.is_upload { UPLOAD_PATIENCE } else { PATIENCE };
        let rule = Rule {
            route: self.path,
            lang: Some(lang),
            access: self.access,
            limit: self.limit,
            is_upload: self.is_upload,
            is_one_click: self.is_one_click,
        };
        // outermost first
        self.handler.layer((
            from_fn_with_state((app.clone(), rule), guard::enter),
            TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, patience),
            CatchPanicLayer::custom(guard::panicked),
            DefaultBodyLimit::max(self.limit),
        ))
    }
}

/// A handler with its type taken away before the router sees it: the router's code is compiled once and not for each of the
/// many hundred handlers, for each of which the compiler would ask again and again whether its future is `Send`.
#[derive(Clone)]
struct Answer(Arc<dyn Fn(Request, Shared) -> Answering + Send + Sync>);

type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

impl Handler<(), Shared> for Answer {
    type Future = Answering;

    fn call(self, request: Request, app: Shared) -> Answering {
        (self.0)(request, app)
    }
}

fn answer<H: Handler<T, Shared>, T: 'static>(handler: H) -> Answer {
    Answer(Arc::new(move |request, app| Box::pin(handler.clone().call(request, app))))
}

/// What is read, said and asked of strategies.
fn strategies() -> Vec<Route> {
    let mut table = crate::strategy::routes();
    table.extend(crate::clause::routes());
    table.extend(crate::tongue::routes());
    table.extend(crate::amendment::routes());
    table.extend(crate::trace::routes());
    table.extend(crate::endorsement::routes());
    table.extend(crate::reply::routes());
    table.extend(crate::edition::routes());
    table
}

/// The table: what each noun has, in both languages.
pub fn table(app: &Shared) -> Vec<Route> {
    let mut table = home::routes();
    table.extend(crate::desk::routes());
    table.extend(crate::import::routes());
    table.extend(crate::export::routes());
    table.extend(crate::release::routes());
    table.extend(crate::community::routes());
    table.extend(conversation::routes());
    table.extend(vote::routes());
    table.extend(statement::routes());
    table.extend(crate::series::routes());
    table.extend(crate::session::routes());
    table.extend(crate::registration::routes());
    table.extend(crate::calendar::routes());
    table.extend(crate::kit::routes());
    table.extend(crate::certificate::routes());
    table.extend(crate::issue::routes());
    table.extend(crate::priority::routes());
    table.extend(crate::story::routes(&app.settings));
    table.extend(crate::report::routes());
    table.extend(ballot::routes());
    table.extend(person::routes());
    table.extend(crate::self_identification::routes());
    table.extend(crate::me::routes());
    table.extend(crate::place::routes());
    table.extend(crate::search::routes());
    table.extend(crate::population::routes());
    table.extend(crate::coming::routes());
    table.extend(crate::pledge::routes());
    table.extend(crate::room::routes());
    table.extend(crate::note::routes());
    table.extend(crate::harvest::routes());
    table.extend(mail::pages::routes());
    table.extend(mail::wish::routes());
    table.extend(crate::map::routes());
    table.extend(crate::summary::routes());
    table.extend(crate::feedback::routes());
    table.extend(crate::archive::routes());
    table.extend(crate::series_report::routes());
    table.extend(crate::plan::routes());
    table.extend(strategies());
    table.extend(crate::terms::routes());
    table.extend(crate::promise::routes());
    table.extend(crate::space::routes());
    table.extend(crate::booking::routes());
    table.extend(crate::hours::routes());
    table.extend(crate::ledger::routes());
    table.extend(crate::bundle::routes());
    table.extend(crate::fund::routes());
    table.extend(crate::questionnaire::routes());
    table.extend(crate::wave::routes());
    table.extend(crate::panel::routes());
    table.extend(crate::parcel::routes());
    table.extend(crate::departure::routes());
    table.extend(crate::response::routes());
    table.extend(crate::estimate::routes());
    table.extend(crate::margin::routes());
    table.extend(crate::benchmark::routes());
    table.extend(crate::data_steward::routes());
    table.extend(crate::project::routes());
    table.extend(crate::award::routes(&app.settings));
    if app.settings.components {
        table.push(Route::get("/components", Access::Guest, crate::components::show));
    }
    table
}

/// For speed rather than size; what is compressed already, and streams of events, go as they are.
fn compression() -> CompressionLayer<impl Predicate> {
    let wanted = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("audio/"))
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/epub+zip"));
    CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(wanted)
}

/// The service of the whole house.
pub fn router(app: &Shared) -> Router {
    let mut router = Router::new()
        .route("/", get(language::choose))
        .route("/health", get(|| async { "ok" }))
        .route("/assets/{file}", get(assets::show))
        // by a name that stays: a browser asks for it again to see whether it changed
        .route("/notes-worker.js", get(|| async { assets::plain("worker.js") }));
    for lang in Lang::ALL {
        let mut pages = Router::new();
        for route in table(app) {
            if route.path == "/" {
                router = router.route(&format!("/{}/", lang.code()), route.clone().guarded(app, lang));
            }
            pages = pages.route(route.path, route.guarded(app, lang));
        }
        router = router.nest(&format!("/{}", lang.code()), pages);
    }
    let lost = Rule {
        route: "",
        lang: None,
        access: Access::Anyone,
        limit: FORM_LIMIT,
        is_upload: false,
        is_one_click: false,
    };
    let lost = get(|| async { Error::NotFound }).layer(from_fn_with_state((app.clone(), lost), guard::enter));
    router
        .fallback_service(lost.with_state(app.clone()))
        .layer(compression())
        .layer(map_response_with_state(app.clone(), guard::headers))
        .layer(from_fn(guard::log))
        .with_state(app.clone())
}
