//! The poster and the ballot to print.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use press::{Ballot, BallotLabels, BallotStatement, Date, Link, Meta, Pdf, Poster, PosterText, Press};
use store::conversation::{self, Conversation};

use crate::conversation::{Standing, may_run, path};
use crate::error::{Error, OrNotFound};
use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::visit::Visit;
use crate::vote::Deck;

/// Statements on a ballot; press takes no more.
const MOST: usize = 500;

/// `GET /conversations/{id}/poster.pdf`: in both languages, the one of the page on top.
pub async fn poster(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (conversation, _) = read(&visit, id).await?;
    let has = |lang: &Lang| !conversation.question.get(lang.language()).is_empty();
    let poster = Poster {
        meta: meta(&visit, &conversation),
        texts: [visit.lang, visit.lang.other()]
            .into_iter()
            .filter(has)
            .map(|lang| text(&visit, lang, &conversation))
            .collect(),
        link: link(&visit, &path(id)),
    };
    print(&visit, &format!("poster-{}", Id(id)), move |press| press.poster(&poster)).await
}

/// `GET /conversations/{id}/ballot.pdf`; `?print=large` for large print.
pub async fn ballot(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let (conversation, deck) = read(&visit, id).await?;
    if deck.card.is_empty() {
        return Err(Error::NotFound);
    }
    let t = |key: &str| visit.lang.text(key);
    let statement = |card: &crate::vote::Card| BallotStatement {
        number: card.number.to_string(),
        text: card.shown(visit.lang.language()).text.to_owned(),
    };
    let until = conversation.closes.map(|closes| visit.lang.moment(closes, &conversation.zone));
    let ballot = Ballot {
        meta: meta(&visit, &conversation),
        number: t("ballot-paper-number"),
        instructions: vec![t("ballot-paper-how"), t("ballot-paper-open")],
        hand_in: match until {
            Some(until) => visit.t("ballot-paper-until").with("until", until).to_string(),
            None => t("ballot-paper-hand-in"),
        },
        privacy: t("ballot-paper-privacy"),
        labels: BallotLabels {
            number: t("ballot-paper-no"),
            statement: t("ballot-paper-statement"),
            agree: t("vote-agree"),
            disagree: t("vote-disagree"),
            pass: t("vote-pass"),
        },
        page: t("ballot-paper-page"),
        of: t("ballot-paper-of"),
        statements: deck.card.iter().take(MOST).map(statement).collect(),
        large_print: query.get("print").is_some_and(|print| print == "large"),
        link: Some(link(&visit, &path(id))),
    };
    print(&visit, &format!("ballot-{}", Id(id)), move |press| press.ballot(&ballot)).await
}

async fn read(visit: &Visit, id: i64) -> Result<(Conversation, Arc<Deck>), Error> {
    let app = visit.app.clone();
    let read = visit.app.db.read(move |tx| {
        let conversation = conversation::by_id(tx, id)?.ok_or_not_found()?;
        let deck = app.decks.of(tx, id, conversation.version)?;
        Ok::<_, Error>((conversation, deck))
    });
    let (conversation, deck) = read.await?;
    let is_draft = Standing::of(&conversation, visit.app.clock.now()) == Standing::Draft;
    if is_draft && !may_run(visit) { Err(Error::NotFound) } else { Ok((conversation, deck)) }
}

fn meta(visit: &Visit, conversation: &Conversation) -> Meta {
    let title = conversation.question.nearest(visit.lang.language()).0;
    sheet(visit, title, &conversation.zone)
}

/// What a file says of itself, made today.
pub fn sheet(visit: &Visit, title: &str, zone: &str) -> Meta {
    let today = dates::moment(visit.app.clock.now(), zone);
    Meta {
        lang: press_lang(visit.lang),
        title: title.to_owned(),
        author: convener(visit, visit.lang),
        date: Date {
            year: today.year().into(),
            month: today.month().unsigned_abs(),
            day: today.day().unsigned_abs(),
        },
        unprintable: visit.lang.text("ballot-paper-unprintable"),
    }
}

fn text(visit: &Visit, lang: Lang, conversation: &Conversation) -> PosterText {
    let until = conversation.closes.map(|closes| lang.moment(closes, &conversation.zone));
    PosterText {
        lang: press_lang(lang),
        question: conversation.question.get(lang.language()).to_owned(),
        how: lang.text("ballot-poster-how"),
        scan: lang.text("ballot-poster-scan"),
        dates: until
            .map_or_else(String::new, |until| lang.t("ballot-poster-until").with("until", until).to_string()),
        convener: convener(visit, lang),
    }
}

/// The way from paper to a page.
pub fn link(visit: &Visit, path: &str) -> Link {
    let url = visit.full_url(path);
    Link {
        shown: url.split_once("://").map_or_else(|| url.clone(), |(_, rest)| rest.to_owned()),
        caption: visit.lang.text("ballot-paper-online"),
        alt: visit.t("ballot-paper-alt").with("address", url.as_str()).to_string(),
        url,
    }
}

/// Who invites.
pub fn convener(visit: &Visit, lang: Lang) -> String {
    visit.app.settings.convener.clone().unwrap_or_else(|| lang.text("ballot-paper-convener"))
}

/// A language, as sheets name it.
pub const fn press_lang(lang: Lang) -> press::Lang {
    match lang {
        Lang::En => press::Lang::En,
        Lang::Fr => press::Lang::Fr,
    }
}

/// Makes the file where it holds up nobody.
pub async fn print<F>(visit: &Visit, name: &str, make: F) -> Result<Response, Error>
where
    F: FnOnce(&Press) -> Result<Pdf, press::Error> + Send + 'static,
{
    let app = visit.app.clone();
    let made = tokio::task::spawn_blocking(move || make(&app.press)).await;
    let made = made.map_err(|problem| Error::Internal(format!("printing broke off: {problem}")))?;
    let pdf = made.map_err(|problem| Error::Internal(format!("a sheet could not be made: {problem}")))?;
    let name = format!("inline; filename=\"perron-{name}-{}.pdf\"", visit.lang.code());
    let head: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("inline")),
        ),
    ];
    Ok((head, pdf.bytes).into_response())
}
