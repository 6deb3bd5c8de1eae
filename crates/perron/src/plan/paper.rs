//! The booklet of a plan: what a neighbourhood prints and hands round.

use axum::extract::Path;
use axum::response::Response;
use press::{Chapter, Goal, Goals, Plan as Booklet, Work, WorkPart, WorkRow};
use store::action::Action;
use store::terms::{self, State as Standing, Terms};
use store::{Bilingual, Tx};

use super::line::{self, Line};
use super::read::Read;
use super::{path, views};
use crate::ballot::paper::{link, print, sheet};
use crate::error::Error;
use crate::id::Id;
use crate::markdown;
use crate::money;
use crate::summary::paper::sign;
use crate::visit::Visit;

/// `GET /plans/{id}/booklet.pdf`
pub async fn booklet(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    let holders: Vec<i64> = read.holders.iter().map(|one| one.id).collect();
    let terms = move |tx: &mut Tx<'_>| {
        let mut all = Vec::new();
        for holder in holders {
            all.extend(terms::of(tx, holder)?.into_iter().find(|one| one.state == Standing::Agreed));
        }
        Ok::<_, store::Error>(all)
    };
    let terms = visit.app.db.read(terms).await?;
    let booklet = made(&visit, &read, &terms);
    print(&visit, &format!("plan-{}", Id(id)), move |press| press.plan(&booklet)).await
}

fn made(visit: &Visit, read: &Read, terms: &[Terms]) -> Booklet {
    let (lang, plan) = (visit.lang, &read.plan);
    let now = lang.date(visit.app.clock.now(), &plan.zone);
    let mut before = chapters(
        visit,
        &[("plan-welcome", &plan.welcome), ("plan-profile", &plan.profile), ("plan-process", &plan.process)],
    );
    before.extend(terms.iter().flat_map(|one| chapters(visit, &[("terms-title", &one.text)])));
    let head = ["what", "who", "where-when", "cost", "indicator", "standing"];
    let mut link = link(visit, &path(plan.id));
    link.caption = lang.text("plan-paper-link");
    Booklet {
        meta: sheet(visit, plan.title.nearest(lang.language()).0, &plan.zone),
        kicker: views::holders(visit, read).into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(" · "),
        lead: views::standing(visit, read),
        contents: lang.text("plan-paper-contents"),
        before,
        goals: goals(visit, read),
        work: Work {
            heading: lang.text("plan-workplan"),
            lead: lang.t("plan-paper-as-of").with("date", now).to_string(),
            head: head.map(|word| lang.text(&format!("plan-paper-{word}"))),
            parts: parts(visit, read),
        },
        after: chapters(visit, &[("plan-thanks", &plan.thanks)]),
        link,
        page: lang.text("plan-paper-page"),
    }
}

/// What is written, each with its heading and its paragraphs; what is empty is left out.
fn chapters(visit: &Visit, all: &[(&str, &Bilingual)]) -> Vec<Chapter> {
    let written = all.iter().map(|(key, text)| (key, text.nearest(visit.lang.language()).0.trim()));
    let written = written.filter(|(_, text)| !text.is_empty());
    written
        .map(|(key, text)| Chapter {
            heading: visit.lang.text(key),
            // on paper, emphasis and links are their words alone
            paragraphs: text.split("\n\n").map(markdown::plain).collect(),
        })
        .collect()
}

fn goals(visit: &Visit, read: &Read) -> Goals {
    let own = |text: &Bilingual| text.nearest(visit.lang.language()).0.to_owned();
    let goal = |(at, goal): (usize, &store::plan::Goal)| Goal {
        label: visit.t("plan-goal-number").with("number", at + 1).to_string(),
        text: own(&goal.text),
        objectives: read
            .objectives
            .iter()
            .filter(|one| one.goal_id == goal.id)
            .map(|one| own(&one.text))
            .collect(),
    };
    Goals { heading: visit.lang.text("plan-goals"), goals: read.goals.iter().enumerate().map(goal).collect() }
}

fn parts(visit: &Visit, read: &Read) -> Vec<WorkPart> {
    let mut parts = Vec::new();
    for (at, goal) in read.goals.iter().enumerate() {
        let own = read.objectives.iter().filter(|one| one.goal_id == goal.id);
        for (under, objective) in own.enumerate() {
            let rows: Vec<WorkRow> =
                read.under(objective.id).map(|action| row(visit, read, action)).collect();
            if !rows.is_empty() {
                let text = objective.text.nearest(visit.lang.language()).0;
                parts.push(WorkPart { heading: format!("{}.{} {text}", at + 1, under + 1), rows });
            }
        }
    }
    parts
}

fn row(visit: &Visit, read: &Read, action: &Action) -> WorkRow {
    let lang = visit.lang;
    let own = |text: &Bilingual| text.nearest(lang.language()).0.to_owned();
    let shown = Line::of(visit, read, action);
    let led = |name: &String| lang.t("plan-paper-led").with("name", name).to_string();
    let cost = action.cents.map(|cents| money::show(lang, cents, &action.currency));
    let cost: Vec<String> =
        cost.into_iter().chain([own(&action.source)]).filter(|text| !text.is_empty()).collect();
    WorkRow {
        text: own(&action.text),
        why: own(&action.why),
        doer: (sign(action.doer), lang.text(&format!("action-doer-{}", action.doer.word()))),
        who: shown.lead.iter().map(led).chain(shown.partners).collect(),
        place: [own(&action.spot), line::when(lang, action)]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect(),
        cost: cost.join(", "),
        indicator: own(&action.indicator),
        state: [shown.standing].into_iter().chain(shown.heard).collect(),
    }
}
