//! Proposing something, and the page of a project.

use axum::extract::Path;
use axum::response::Response;
use store::award::{self, Award, Instalment, Photo, Receipt};
use store::committee::{self, Member, Vote};
use store::fund::{self, Fund, State as Step};
use store::project::{self, Project, Proposer, Said, State};
use store::{Tx, fund_outcome};

use super::views::{New, Show};
use super::{Entry, forms, own_link, own_path};
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::fund::{Top, seen, takes_proposals};
use crate::i18n::Lang;
use crate::id::Id;
use crate::limits::Act;
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::rights::Deed;
use crate::visit::Visit;

/// `GET /funds/{id}/projects/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    let is_open = takes_proposals(&fund, visit.app.clock.now());
    visit.show(&New { visit: &visit, fund, is_open, form: Form::new() })
}

/// `POST /funds/{id}/projects`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let fund = seen(&visit, id).await?;
    let is_open = takes_proposals(&fund, visit.app.clock.now());
    let proposal = forms::proposal(&mut form, &fund, visit.lang.language()).filter(|_| is_open);
    let Some((said, people)) = proposal else {
        return visit.refuse(&New { visit: &visit, fund, is_open, form });
    };
    let (app, lang, holder) = (visit.app.clone(), visit.lang, visit.holder());
    let project_id = visit.app.ids.next();
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, id)?.ok_or_not_found()?;
        if !takes_proposals(&fund, app.clock.now()) {
            return Ok(false);
        }
        let number = project::next_number(tx, id)?;
        let project = fresh(&fund, project_id, number, said, holder, app.clock.now());
        project::insert(tx, &project)?;
        project::set_proposers(tx, id, project_id, &people)?;
        greet(tx, &app, lang, &fund, &project, &people)?;
        Ok::<_, Error>(true)
    };
    if !visit.app.db.write(write).await? {
        return visit.go_saying(&crate::fund::path(id), "project-late");
    }
    visit.go_saying(&own_path(&visit.app, id, project_id), "project-made")
}

/// A proposal that waits to be checked.
pub fn fresh(fund: &Fund, id: i64, number: i64, said: Said, holder: Option<String>, made: i64) -> Project {
    Project {
        fund_id: fund.id,
        id,
        number,
        code: number.to_string(),
        said,
        holder,
        state: State::Proposed,
        reason: String::new(),
        costed_by: String::new(),
        checked: None,
        checked_by: None,
        made,
    }
}

/// Mails the link to their own page to those who proposed it.
fn greet(
    tx: &mut Tx<'_>,
    app: &App,
    lang: Lang,
    fund: &Fund,
    project: &Project,
    people: &[Proposer],
) -> Result<(), Error> {
    let to = people.first().and_then(|one| one.email.as_deref()).and_then(Address::parse);
    let Some(to) = to else { return Ok(()) };
    let title = fund.said.title.nearest(lang.language()).0;
    let letter = Note {
        lang,
        subject: lang.t("project-mail-made-subject").with("fund", title).to_string(),
        lines: vec![lang.t("project-mail-made").with("fund", title).to_string()],
        button: lang.text("project-mail-made-button"),
        link: &own_link(app, lang, fund.id, project.id),
        foot: lang.text("fund-mail-foot"),
        house: &app.settings.address,
    };
    mail::post(tx, &app.ids, app.clock.now(), &to, letter.write()?)?;
    Ok(())
}

/// Everything about one project.
pub struct Read {
    pub fund: Fund,
    pub project: Project,
    pub people: Vec<Proposer>,
    pub award: Option<Award>,
    pub instalments: Vec<Instalment>,
    pub receipts: Vec<Receipt>,
    pub photos: Vec<Photo>,
    pub members: Vec<Member>,
    pub votes: Vec<Vote>,
    pub is_counted: bool,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, fund_id: i64, id: i64) -> Result<Self, Error> {
        let fund = fund::by_id(tx, fund_id)?.ok_or_not_found()?;
        let is_counted = fund.state == Step::Decided && fund_outcome::is_there(tx, fund_id)?;
        Ok(Self {
            is_counted,
            fund,
            project: project::by_id(tx, fund_id, id)?.ok_or_not_found()?,
            people: project::proposers(tx, fund_id, id)?,
            award: award::of_project(tx, fund_id, id)?,
            instalments: award::instalments(tx, fund_id, id)?,
            receipts: award::receipts(tx, fund_id, id)?,
            photos: award::photos(tx, fund_id, id)?,
            members: committee::members(tx, fund_id)?,
            votes: committee::votes(tx, fund_id)?.into_iter().filter(|vote| vote.project_id == id).collect(),
        })
    }

    pub fn top(&self, lang: &Lang) -> Top {
        Top::of(*lang, &self.fund, None)
    }

    /// The project with what became of it.
    pub fn entry(&self, lang: &Lang) -> Entry {
        Entry::of(*lang, &self.fund, &self.project, self.award.as_slice())
    }
}

/// One project, for whoever may see its fund.
pub async fn read(visit: &Visit, fund_id: i64, id: i64) -> Result<Read, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, fund_id, id)).await?;
    let is_shown = read.fund.state != Step::Draft || visit.may(Deed::Run);
    if is_shown { Ok(read) } else { Err(Error::NotFound) }
}

/// `GET /funds/{id}/projects/{project}`
pub async fn show(visit: Visit, Path((Id(fund_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    let told = match read.is_counted {
        true => crate::fund::told::of_project(&visit, fund_id, read.project.number).await?,
        false => None,
    };
    visit.show(&Show { visit: &visit, read, told })
}
