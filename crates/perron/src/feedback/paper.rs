//! The form on paper, for those who have no screen at hand.

use axum::extract::Path;
use axum::response::Response;
use press::{Block, Report, ReportPart};
use store::feedback::{Kind, Question};

use super::pages::{asked, session};
use super::{path, questions};
use crate::ballot::paper::{link, print, sheet};
use crate::error::Error;
use crate::id::Id;
use crate::visit::Visit;

/// Ruled lines under a question in words.
const RULES: usize = 4;

/// `GET /sessions/{id}/feedback.pdf`
pub async fn form(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let session = session(&visit, id).await?;
    let questions = asked(visit.app.db.read(move |tx| questions(tx, id)).await?);
    let title = session.title.nearest(visit.lang.language()).0;
    let report = Report {
        meta: sheet(&visit, title, &session.zone),
        kicker: format!(
            "{} · {}",
            visit.lang.text("feedback-title"),
            visit.lang.date(session.starts, &session.zone)
        ),
        lead: visit.lang.text("feedback-lead"),
        parts: questions.iter().map(|question| part(&visit, question)).collect(),
        link: link(&visit, &path(id)),
        page: visit.lang.text("feedback-page"),
    };
    print(&visit, &format!("feedback-{}", Id(id)), move |press| press.report(&report)).await
}

fn part(visit: &Visit, question: &Question) -> ReportPart {
    let block = match question.kind {
        Kind::Scale => Block::Boxes {
            labels: (1..=5).map(|n| visit.lang.text(&format!("feedback-scale-{n}"))).collect(),
        },
        Kind::YesNo => Block::Boxes {
            labels: ["yes", "no"].map(|word| visit.lang.text(&format!("feedback-{word}"))).to_vec(),
        },
        Kind::Words => Block::Ruled { lines: RULES },
    };
    ReportPart { heading: question.text.nearest(visit.lang.language()).0.to_owned(), blocks: vec![block] }
}
