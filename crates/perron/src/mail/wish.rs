//! How someone wants news, which is also where they agree to it; and the page, for whoever has the link of a mail, that
//! ends it without signing in.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::mail_consent::{self as consent, Consent, Ground, Way};
use store::news::{self, Pace, Wish};

use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::page::View;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// Where one chooses.
const PAGE: &str = "/account/mail";

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get(PAGE, Access::Person, show),
        Route::post(PAGE, Access::Person, choose),
        Route::get("/unsubscribe/{token}", Access::Anyone, look),
        Route::one_click("/unsubscribe/{token}", unsubscribe),
    ]
}

/// The choices, the closest first.
#[derive(Template)]
#[template(path = "mail/wish.html")]
struct Choices<'a> {
    visit: &'a Visit,
    form: Form,
    given: Vec<Consent>,
    is_stopped: bool,
}

/// What a link of a mail ends.
#[derive(Template)]
#[template(path = "mail/unsubscribe.html")]
struct Unsubscribe<'a> {
    visit: &'a Visit,
    is_done: bool,
}

impl View for Choices<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.visit.lang.text("news-wish-title")
    }

    fn is_listed(&self) -> bool {
        false
    }
}

impl View for Unsubscribe<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.visit.lang.text(if self.is_done { "news-ended-title" } else { "news-end-title" })
    }

    fn is_listed(&self) -> bool {
        false
    }
}

/// What someone agrees to by choosing a pace: these words are kept with their consent.
fn words(visit: &Visit) -> String {
    let house = visit.app.settings.convener.as_deref().unwrap_or(&visit.app.settings.address);
    visit.t("news-wish-words").with("convener", house).to_string()
}

impl Choices<'_> {
    fn words(&self) -> String {
        words(self.visit)
    }

    fn day(&self, moment: &i64) -> String {
        self.visit.lang.date(*moment, "UTC")
    }

    fn ended(&self, consent: &Consent) -> Option<String> {
        let (when, way) = consent.withdrawn?;
        let key = match way {
            Way::Page => "news-record-withdrawn",
            Way::Link => "news-record-withdrawn-link",
        };
        Some(self.visit.t(key).with("day", self.day(&when)).to_string())
    }

    fn ground(&self, consent: &Consent) -> String {
        let key = match consent.ground {
            Ground::Express => "news-record-express",
            Ground::Implied => "news-record-implied",
        };
        self.visit.t(key).with("day", self.day(&consent.given)).to_string()
    }
}

async fn page<'a>(visit: &'a Visit, form: Option<Form>) -> Result<Choices<'a>, Error> {
    let (me, now) = (visit.me()?.id, visit.app.clock.now());
    let address = visit.me()?.email.clone().unwrap_or_default();
    let read = visit.app.db.read(move |tx| {
        let holds = consent::that_holds(tx, me, now)?.is_some();
        let pace = if holds { news::wish(tx, me)?.pace } else { Pace::Asked };
        Ok::<_, store::Error>((pace, consent::of_person(tx, me)?, store::mail::is_stopped(tx, &address)?))
    });
    let (pace, given, is_stopped) = read.await?;
    let form = form.unwrap_or_else(|| Form::filled([("pace", pace.word())]));
    Ok(Choices { visit, form, given, is_stopped })
}

async fn show(visit: Visit) -> Result<Response, Error> {
    let page = page(&visit, None).await?;
    visit.show(&page)
}

async fn choose(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let paces: Vec<_> = Pace::ALL.iter().map(|pace| (pace.word(), *pace)).collect();
    let Some(pace) = form.choice("pace", &paces) else {
        let page = page(&visit, Some(form)).await?;
        return visit.refuse(&page);
    };
    let given = Consent {
        id: visit.app.ids.next(),
        person_id: me,
        ground: Ground::Express,
        words: words(&visit),
        language: visit.lang.language(),
        page: PAGE.to_owned(),
        token: crate::cookie::new_token(),
        given: visit.app.clock.now(),
        until: None,
        withdrawn: None,
    };
    visit.app.db.write(move |tx| keep(tx, pace, &given)).await?;
    visit.go_saying(PAGE, if pace == Pace::Asked { "news-wish-none" } else { "news-wish-kept" })
}

/// Keeps the pace; with any but the last, consent by the words that stood there, unless the same is held already.
fn keep(tx: &mut Tx<'_>, pace: Pace, given: &Consent) -> store::Result<()> {
    let (me, now) = (given.person_id, given.given);
    if pace == Pace::Asked {
        return end(tx, me, Way::Page, now);
    }
    let held = consent::that_holds(tx, me, now)?;
    if held.is_none_or(|held| held.ground != Ground::Express || held.words != given.words) {
        consent::insert(tx, given)?;
    }
    news::set_wish(tx, me, Wish { pace, digest: now })
}

/// Ends all news for someone: what waits is not written either.
fn end(tx: &mut Tx<'_>, person_id: i64, way: Way, now: i64) -> store::Result<()> {
    consent::withdraw(tx, person_id, way, now)?;
    news::clear(tx, person_id)?;
    news::set_wish(tx, person_id, Wish { pace: Pace::Asked, digest: now })
}

/// `GET /unsubscribe/{token}`: one button. Programs that look through mail for bad links open it, and must end nothing.
async fn look(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| consent::by_token(tx, &token)).await?.ok_or_not_found()?;
    visit.show(&Unsubscribe { visit: &visit, is_done: found.withdrawn.is_some() })
}

/// `POST /unsubscribe/{token}`: by the button, or by a mail program on its own (RFC 8058), which sends no cookie and no
/// form token. Whoever has the link may end what it ends, and nothing else.
async fn unsubscribe(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let ended = visit.app.db.write(move |tx| {
        let Some(found) = consent::by_token(tx, &token)? else { return Ok(false) };
        end(tx, found.person_id, Way::Link, now)?;
        Ok::<_, store::Error>(true)
    });
    if !ended.await? {
        return Err(Error::NotFound);
    }
    tracing::info!("unsubscribed by the link of a mail");
    visit.show(&Unsubscribe { visit: &visit, is_done: true })
}
