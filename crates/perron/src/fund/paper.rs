//! Paper ballots, copied by a helper and counted once: by the voter's code, their address, or the number on the paper.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::fund::{self, Fund, Voters};
use store::fund_ballot::{self, Way};
use store::project::{self, Project, State as Standing};

use super::ballot::{begin, is_open};
use super::choice::chosen;
use super::views::Top;
use super::{codes, path, seen};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::mail::Address;
use crate::page::{View, view};
use crate::pledge::sign::address_hash;
use crate::project::Entry;
use crate::visit::Visit;

/// What is said of a paper that is counted already.
const TWICE: &str = "fund-paper-twice";

#[derive(Template)]
#[template(path = "fund/paper.html")]
struct Paper<'a> {
    visit: &'a Visit,
    fund: Fund,
    projects: Vec<Project>,
    is_open: bool,
    form: Form,
}

view!(Paper, "fund-paper", nav Communities, listed false);

impl<'a> Paper<'a> {
    async fn of(visit: &'a Visit, fund: Fund, form: Form) -> Result<Self, Error> {
        let (id, now) = (fund.id, visit.app.clock.now());
        let mut projects = visit.app.db.read(move |tx| project::of_fund(tx, id)).await?;
        projects.retain(|one| one.state == Standing::Eligible);
        Ok(Self { visit, is_open: is_open(&fund, now), fund, projects, form })
    }

    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn by_code(&self) -> bool {
        self.fund.said.voters == Voters::Code
    }

    fn entries(&self) -> Vec<Entry> {
        self.projects.iter().map(|one| Entry::of(self.visit.lang, &self.fund, one, &[])).collect()
    }
}

/// `GET /funds/{id}/paper`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    visit.show(&Paper::of(&visit, fund, Form::new()).await?)
}

/// `POST /funds/{id}/paper`
pub async fn keep(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let fund = seen(&visit, id).await?;
    let mark = mark(&visit, &fund, &mut form);
    let mut page = Paper::of(&visit, fund, Form::new()).await?;
    let choices = chosen(&mut form, &page.projects);
    let (Some(mark), Some(choices), true) = (mark, choices, page.is_open) else {
        page.form = form;
        return visit.refuse(&page);
    };
    let (app, lang, by) = (visit.app.clone(), visit.lang, visit.person.as_ref().map(|person| person.id));
    let write = move |tx: &mut Tx<'_>| {
        // whoever enters the same paper at the same moment waits, and then finds it
        let fund = fund::lock(tx, id)?.ok_or_not_found()?;
        if !is_open(&fund, app.clock.now()) {
            return Ok("fund-paper-late");
        }
        // a ballot on which something was chosen is counted; one whose link was only asked for is not
        if fund_ballot::by_mark(tx, id, &mark)?.is_some_and(|one| one.choices.is_some()) {
            return Ok(TWICE);
        }
        let ballot = begin(tx, &app, lang, id, &mark)?;
        fund_ballot::cast(tx, (id, ballot.id), &choices, Way::Paper, by, app.clock.now())?;
        Ok::<_, Error>("fund-paper-kept")
    };
    let said = visit.app.db.write(write).await?;
    if said == TWICE {
        form.refuse("mark", said, &[]);
        page.form = form;
        return visit.refuse(&page);
    }
    visit.go_saying(&format!("{}/paper", path(id)), said)
}

/// What makes the ballot one person's.
fn mark(visit: &Visit, fund: &Fund, form: &mut Form) -> Option<String> {
    let typed = form.value("mark").trim().to_owned();
    if fund.said.voters == Voters::Code {
        let number = codes::number(&visit.app.secret, fund, &typed);
        if number.is_none() {
            form.refuse("mark", "fund-code-wrong", &[]);
        }
        return number.map(codes::mark);
    }
    if typed.contains('@') {
        let address = Address::parse(&typed);
        if address.is_none() {
            form.refuse("mark", "fund-email-wrong", &[]);
        }
        return address.map(|address| address_hash(&visit.app, &address));
    }
    let number: Option<u32> = typed.parse().ok().filter(|number| *number > 0);
    if number.is_none() {
        form.refuse("mark", "fund-paper-number", &[]);
    }
    number.map(|number| format!("n{number}"))
}
