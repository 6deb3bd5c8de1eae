//! Coming to one's ballot: by an address that answers or a code that the community gave. One person, one ballot.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use store::Tx;
use store::fund::{self, Fund, State, Voters, Way as Who};
use store::fund_ballot::{self, Ballot, Way};

use super::views::Top;
use super::{codes, key, path, seen};
use crate::app::{App, Shared};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::limits::Act;
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::page::{View, view};
use crate::pledge::sign::address_hash;
use crate::visit::Visit;

/// What the link to a ballot is for.
pub const PURPOSE: &str = "fund ballot";
const HOUR: i64 = 3_600_000;
/// Mails with the link to one ballot within an hour.
const AN_HOUR: i64 = 5;

/// Where one asks for one's ballot.
#[derive(Template)]
#[template(path = "fund/ask.html")]
struct Ask<'a> {
    visit: &'a Visit,
    fund: Fund,
    is_open: bool,
    is_sent: bool,
    form: Form,
}

view!(Ask, "fund-vote", nav Communities, listed false);

impl<'a> Ask<'a> {
    fn of(visit: &'a Visit, fund: Fund, form: Form) -> Self {
        let is_open = is_open(&fund, visit.app.clock.now());
        Self { visit, fund, is_open, is_sent: false, form }
    }

    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn by_code(&self) -> bool {
        self.fund.said.voters == Voters::Code
    }

    /// The proven address of whoever is signed in.
    fn mine(&self) -> Option<&str> {
        self.visit.person.as_ref()?.email.as_deref()
    }

    fn until(&self) -> String {
        self.visit.lang.moment(self.fund.said.votes_until, &self.fund.said.zone)
    }
}

/// Whether people vote now.
pub fn is_open(fund: &Fund, now: i64) -> bool {
    fund.state == State::Voting && fund.said.way == Who::Vote && now < fund.said.votes_until
}

/// `GET /funds/{id}/ballot`
pub async fn ask(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    let is_sent = query.contains_key("sent");
    visit.show(&Ask { is_sent, ..Ask::of(&visit, fund, Form::new()) })
}

/// `POST /funds/{id}/ballot`
pub async fn answer(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    if !is_open(&fund, visit.app.clock.now()) {
        return visit.refuse(&Ask::of(&visit, fund, form));
    }
    if fund.said.voters == Voters::Code {
        visit.limit(Act::Claim)?;
        let Some(number) = codes::number(&visit.app.secret, &fund, form.value("code")) else {
            form.refuse("code", "fund-code-wrong", &[]);
            return visit.refuse(&Ask::of(&visit, fund, form));
        };
        return open(&visit, id, codes::mark(number)).await;
    }
    let mine = visit.person.as_ref().and_then(|person| person.email.as_deref()).and_then(Address::parse);
    if let Some(mine) = mine.filter(|_| form.is_given("mine")) {
        return open(&visit, id, address_hash(&visit.app, &mine)).await;
    }
    visit.limit(Act::Registration)?;
    let Some(to) = Address::parse(form.value("email")) else {
        form.refuse("email", "fund-email-wrong", &[]);
        return visit.refuse(&Ask::of(&visit, fund, form));
    };
    send(&visit.app, visit.lang, id, to).await?;
    visit.go(&format!("{}/ballot?sent=yes", path(id)))
}

/// On to the ballot with this mark, which is begun if there is none.
async fn open(visit: &Visit, fund_id: i64, mark: String) -> Result<Response, Error> {
    let (app, lang) = (visit.app.clone(), visit.lang);
    let ballot = visit.app.db.write(move |tx| begin(tx, &app, lang, fund_id, &mark)).await?;
    visit.go(&format!("{}/ballots/{}", path(fund_id), key(&visit.app.secret, PURPOSE, fund_id, ballot.id)))
}

/// The ballot with this mark.
pub fn begin(tx: &mut Tx<'_>, app: &App, lang: Lang, fund_id: i64, mark: &str) -> Result<Ballot, Error> {
    let now = app.clock.now();
    let fresh = Ballot {
        fund_id,
        id: app.ids.next(),
        mark: mark.to_owned(),
        way: Way::Online,
        choices: None,
        language: lang.language(),
        entered_by: None,
        mails: 0,
        mails_since: now,
        made: now,
        changed: now,
    };
    fund_ballot::insert(tx, &fresh)?;
    fund_ballot::by_mark(tx, fund_id, mark)?.ok_or_not_found()
}

/// Mails the link to somebody's ballot. What the page says is the same whether they voted before or not.
async fn send(app: &Shared, lang: Lang, fund_id: i64, to: Address) -> Result<(), Error> {
    let shared = app.clone();
    let mark = address_hash(app, &to);
    let write = move |tx: &mut Tx<'_>| {
        let (app, now) = (&shared, shared.clock.now());
        let fund = fund::by_id(tx, fund_id)?.ok_or_not_found()?;
        let ballot = begin(tx, app, lang, fund_id, &mark)?;
        let is_over = now - ballot.mails_since >= HOUR;
        let (mails, since) = if is_over { (1, now) } else { (ballot.mails + 1, ballot.mails_since) };
        if mails > AN_HOUR {
            return Ok(());
        }
        fund_ballot::mailed(tx, fund_id, ballot.id, mails, since)?;
        let house = app.settings.address.as_str();
        let link = key(&app.secret, PURPOSE, fund_id, ballot.id);
        let link = format!("{house}/{}{}/ballots/{link}", lang.code(), path(fund_id));
        let title = fund.said.title.nearest(lang.language()).0;
        let until = lang.moment(fund.said.votes_until, &fund.said.zone);
        let letter = Note {
            lang,
            subject: lang.t("fund-mail-ballot-subject").with("fund", title).to_string(),
            lines: vec![
                lang.t("fund-mail-ballot").with("fund", title).with("until", until).to_string(),
                lang.text("fund-mail-ballot-keep"),
            ],
            button: lang.text("fund-mail-ballot-button"),
            link: &link,
            foot: lang.text("fund-mail-foot"),
            house,
        };
        mail::post(tx, &app.ids, now, &to, letter.write()?)?;
        Ok::<_, Error>(())
    };
    app.db.write(write).await
}
