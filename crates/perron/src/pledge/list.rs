//! The public list of signatories.

use std::collections::HashMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use store::report::Kind as Reported;
use store::residence::Province;
use store::signatory::{self, Found, Signatory, Wanted};
use store::signature::{Kind, Origin, Sector};

use super::views::sector_name;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::page::View;
use crate::place::{canada, fold};
use crate::report;
use crate::visit::Visit;

/// Signatories on one page.
const PAGE: i64 = 60;
/// Characters of a search that are looked at.
const LONGEST_SEARCH: usize = 80;

/// The list, and what was looked for.
#[derive(Template)]
#[template(path = "pledge/list.html")]
pub struct List<'a> {
    visit: &'a Visit,
    search: Form,
    provinces: Vec<(&'static str, String)>,
    sectors: Vec<(&'static str, String)>,
    found: String,
    lines: Vec<Line>,
    first: String,
    is_first: bool,
    more: Option<String>,
    /// The same page with a way to report each name.
    report: Option<String>,
}

/// One of the list.
struct Line {
    /// Where one says that something is wrong with it, when that was asked for.
    report: Option<String>,
    name: String,
    logo: String,
    about: String,
}

impl View for List<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.visit.lang.text("pledge-list")
    }

    fn is_listed(&self) -> bool {
        false // those who sign here do not sign for search engines
    }
}

/// `GET /pledge/signatures`
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let typed: String = asked("q").chars().take(LONGEST_SEARCH).collect();
    let wanted = Wanted {
        words: fold(&typed).split(' ').filter(|word| !word.is_empty()).take(3).map(str::to_owned).collect(),
        province: Province::of_word(asked("province")),
        sector: Sector::of_word(asked("sector")),
    };
    let after = store::ids::from_text(asked("after")).unwrap_or(0);
    let from = if after == 0 { String::new() } else { fold(asked("from")) };
    let reports = asked("report") == "1";
    let read = visit.app.db.read(move |tx| signatory::find(tx, &wanted, (&from, after), PAGE + 1));
    let Found { page: mut lines, count, has_more: is_many } = read.await?;
    let search =
        Form::filled([("q", typed.as_str()), ("province", asked("province")), ("sector", asked("sector"))]);
    let has_more = lines.len() > PAGE as usize;
    lines.truncate(PAGE as usize);
    let last = lines.last().filter(|_| has_more);
    let more = last.map(|last| address(&search, &[("from", &last.key), ("after", &Id(last.id).to_string())]));
    visit.show(&List {
        visit: &visit,
        provinces: canada::provinces()
            .filter_map(|known| {
                Some((Province::of_code(known.code)?.word(), known.name(visit.lang).to_owned()))
            })
            .collect(),
        sectors: Sector::ALL.iter().map(|sector| (sector.word(), sector_name(visit.lang, *sector))).collect(),
        found: visit
            .t(if is_many { "pledge-list-many" } else { "pledge-list-found" })
            .with("count", count)
            .to_string(),
        lines: lines.into_iter().map(|line| line_of(&visit, line, reports)).collect(),
        report: (!reports).then(|| {
            let from = [("from", asked("from")), ("after", asked("after")), ("report", "1")];
            address(&search, if after == 0 { &from[2..] } else { &from })
        }),
        first: address(&search, &[]),
        is_first: after == 0,
        more,
        search,
    })
}

fn line_of(visit: &Visit, signatory: Signatory, reports: bool) -> Line {
    let sector = sector_name(visit.lang, signatory.sector);
    let place = signatory.province.map(|province| canada::province(province).name(visit.lang).to_owned());
    let sector = (signatory.kind == Kind::Organisation).then_some(sector);
    let from_list = (signatory.origin == Origin::List).then(|| visit.lang.text("pledge-list-brought"));
    let about: Vec<String> = [sector, place, from_list].into_iter().flatten().collect();
    let report = reports.then(|| report::path(Reported::Signature, 0, signatory.id));
    Line { report, name: signatory.name, logo: signatory.logo, about: about.join(" · ") }
}

/// The address of a page of what was looked for.
fn address(search: &Form, more: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let asked = ["q", "province", "sector"].map(|name| (name, search.value(name)));
    query.extend_pairs(asked.iter().filter(|(_, value)| !value.is_empty()));
    query.extend_pairs(more);
    let query = query.finish();
    if query.is_empty() { "/pledge/signatures".to_owned() } else { format!("/pledge/signatures?{query}") }
}
