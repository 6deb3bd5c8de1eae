//! The pledge on a wall: its name, how one signs, and a code that leads there.

use axum::response::Response;
use press::{Poster, PosterText};
use store::pledge::{self, Pledge};

use super::counts::FEW;
use crate::ballot::paper::{convener, link, press_lang, print, sheet};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::visit::Visit;

/// `GET /pledge/poster.pdf`: in both languages, the one of the page on top.
pub async fn poster(visit: Visit) -> Result<Response, Error> {
    let pledge = visit.app.db.read(pledge::latest).await?.ok_or_not_found()?;
    let all = super::tally(&visit.app).await?.all;
    let languages = [visit.lang, visit.lang.other()];
    let poster = Poster {
        meta: sheet(&visit, pledge.title.get(visit.lang.language()), "UTC"),
        texts: languages.into_iter().map(|lang| text(&visit, lang, &pledge, all)).collect(),
        link: link(&visit, "/pledge"),
    };
    print(&visit, "pledge-poster", move |press| press.poster(&poster)).await
}

fn text(visit: &Visit, lang: Lang, pledge: &Pledge, all: i64) -> PosterText {
    let day = lang.date(visit.app.clock.now(), "UTC");
    let told = || lang.t("pledge-poster-count").with("count", all).with("day", day).to_string();
    PosterText {
        lang: press_lang(lang),
        question: pledge.title.get(lang.language()).to_owned(),
        how: lang.text("pledge-poster-how"),
        scan: lang.text("pledge-poster-scan"),
        // paper hangs for long: the number says of which day it is
        dates: if all < FEW { String::new() } else { told() },
        convener: convener(visit, lang),
    }
}
