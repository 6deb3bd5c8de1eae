//! Both languages side by side, line by line; and the gauge while one types.

use std::collections::BTreeSet;

use axum::extract::Path;
use axum::response::Response;
use store::Bilingual;
use store::summary::{self, Line};

use super::desk::open;
use super::desk_views::{GaugeOnly, Translation};
use super::facts::Facts;
use super::forms::{LONGEST, LONGEST_WHO, set_text};
use super::line::changed;
use super::{paper, path, set_sources};
use crate::error::Error;
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /sessions/{id}/summary/translation`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    let mut form = Form::new();
    for line in &facts.lines {
        for lang in Lang::ALL {
            form.fill(&field("text", lang, line), line.text.get(lang.language()));
            form.fill(&field("who", lang, line), line.about.who.get(lang.language()));
        }
    }
    page(&visit, &facts, form, true).await
}

/// `POST /sessions/{id}/summary/translation`
pub async fn keep(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let facts = open(&visit, id).await?;
    check(&facts, &mut form);
    if !form.is_good() {
        return page(&visit, &facts, form, false).await;
    }
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut store::Tx<'_>| {
        for line in &facts.lines {
            let new = typed(&form, line, now);
            if new != *line {
                summary::change(tx, id, &new)?;
                let notes: BTreeSet<i64> =
                    facts.sources(line.id).iter().map(|source| source.note_id).collect();
                set_sources(tx, &ids, &facts, &new, &notes, now)?;
            }
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&format!("{}/draft", path(id)), "summary-translation-kept")
}

/// `POST /sessions/{id}/summary/gauge`: how full the page would be with what is typed; nothing is kept.
pub async fn gauge(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let mut facts = open(&visit, id).await?;
    let now = visit.app.clock.now();
    let new: Vec<Line> = facts.lines.iter().map(|line| typed(&form, line, now)).collect();
    facts.lines = new;
    let fills = paper::fills(&visit, &facts).await?;
    visit.show(&GaugeOnly::of(&visit, fills))
}

async fn page(visit: &Visit, facts: &Facts, form: Form, is_good: bool) -> Result<Response, Error> {
    let fills = paper::fills(visit, facts).await?;
    let page = Translation::of(visit, facts, fills, form);
    if is_good { visit.show(&page) } else { visit.refuse(&page) }
}

/// The name of a field of a line.
pub(super) fn field(what: &str, lang: Lang, line: &Line) -> String {
    format!("{what}-{}-{}", lang.code(), Id(line.id))
}

/// Says which text is too long, and which line lost all of its words.
fn check(facts: &Facts, form: &mut Form) {
    for line in &facts.lines {
        let names = Lang::ALL.map(|lang| field("text", lang, line));
        for (name, most) in names
            .iter()
            .map(|name| (name.clone(), LONGEST))
            .chain(Lang::ALL.map(|lang| (field("who", lang, line), LONGEST_WHO)))
        {
            let length = form.value(&name).trim().chars().count();
            if length > most {
                form.refuse(&name, "form-too-long", &[("most", most.into()), ("length", length.into())]);
            }
        }
        // a line that somebody added meanwhile is not in the form, and stays as it is
        if names.iter().all(|name| form.is_given(name) && form.value(name).trim().is_empty()) {
            form.refuse(&names[0], "summary-no-text", &[]);
        }
    }
}

/// A line with what is typed in its fields; without fields it stays as it is.
fn typed(form: &Form, line: &Line, now: i64) -> Line {
    let words = |what: &str, was: &Bilingual| {
        let of = |lang: Lang| {
            let name = field(what, lang, line);
            let typed = form.is_given(&name).then(|| form.value(&name).trim().replace("\r\n", "\n"));
            typed.unwrap_or_else(|| was.get(lang.language()).to_owned())
        };
        Bilingual { en: of(Lang::En), fr: of(Lang::Fr) }
    };
    let mut new = line.clone();
    let (text, who) = (words("text", &line.text), words("who", &line.about.who));
    set_text(&mut new, text, &who, form.is_given(&format!("same-{}", Id(line.id))), now);
    new.about.who = who;
    new
}
