//! The page on paper, and how full it is: the typesetter measures both languages.

use press::{Gauge, Line, Place, Section as Parts, Summary};
use store::summary::{Doer, Section};

use super::facts::Facts;
use super::sheet::{Part, Sheet};
use crate::ballot::paper;
use crate::error::Error;
use crate::i18n::Lang;
use crate::visit::Visit;

/// How full the page is in one language.
pub struct Fill {
    /// Which.
    pub lang: Lang,
    /// As the typesetter measured it.
    pub gauge: Gauge,
}

/// The page, as the typesetter takes it.
pub fn summary(visit: &Visit, facts: &Facts, lang: Lang) -> Summary {
    let mut visit = visit.clone();
    visit.lang = lang;
    let sheet = Sheet::of(facts, lang);
    let part = |section: Section| sheet.part(section).map_or_else(empty, parts);
    let mut link = paper::link(&visit, &super::path(facts.session.id));
    link.caption = lang.text("summary-paper-link");
    Summary {
        meta: paper::sheet(&visit, &sheet.title, &facts.session.zone),
        kicker: sheet.kicker.clone(),
        participants: sheet.participants.clone(),
        insights: part(Section::Insight),
        recommendations: part(Section::Recommendation),
        resources: part(Section::Resource),
        collaborations: part(Section::Collaboration),
        dissent: part(Section::Dissent),
        open: part(Section::Open),
        foot: sheet.foot.clone(),
        link,
    }
}

fn empty() -> Parts {
    Parts { heading: String::new(), lines: Vec::new(), none: String::new() }
}

fn parts(part: &Part) -> Parts {
    let line = |entry: &super::sheet::Entry| Line {
        text: entry.text.clone(),
        doer: entry.doer.as_ref().map(|(doer, words)| (sign(*doer), words.clone())),
        about: entry.about.clone(),
        source: entry.source.clone(),
    };
    Parts {
        heading: part.heading.clone(),
        lines: part.entries.iter().map(line).collect(),
        none: part.none.clone(),
    }
}

/// The sign of who does it.
pub const fn sign(doer: Doer) -> press::Doer {
    match doer {
        Doer::Community => press::Doer::Community,
        Doer::Help => press::Doer::Help,
        Doer::Institution => press::Doer::Institution,
    }
}

/// How full the page is in both languages, the one of the visit first.
pub async fn fills(visit: &Visit, facts: &Facts) -> Result<Vec<Fill>, Error> {
    let pages = [visit.lang, visit.lang.other()].map(|lang| (lang, summary(visit, facts, lang)));
    let app = visit.app.clone();
    let measured = tokio::task::spawn_blocking(move || {
        let one = |(lang, page): (Lang, Summary)| Ok(Fill { lang, gauge: app.press.measure_summary(&page)? });
        pages.into_iter().map(one).collect::<Result<Vec<_>, press::Error>>()
    });
    let measured =
        measured.await.map_err(|problem| Error::Internal(format!("measuring broke off: {problem}")))?;
    measured.map_err(|problem| Error::Internal(format!("the summary could not be measured: {problem}")))
}

/// Words for a part of the page that is too long.
pub fn place_key(place: Place) -> &'static str {
    match place {
        Place::Head => "summary-place-head",
        Place::Insights => "summary-insight",
        Place::Recommendations => "summary-recommendation",
        Place::Resources => "summary-resource",
        Place::Collaborations => "summary-collaboration",
        Place::Dissent => "summary-dissent",
        Place::Open => "summary-open",
        Place::Foot => "summary-place-foot",
    }
}
