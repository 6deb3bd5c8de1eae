use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::conversation::{self, Conversation, Origin, State};
use store::holding::{self, Holding, Kind};
use store::statement::{self, Statement};
use store::translation::{self, Translation};
use store::{Bilingual, Language, Tx, ballot, community, ids, participant};

use super::forms::{self, Pasted};
use super::holders::Holders;
use super::views::{Counts, Details, Line, List, Report, Seeds, Settings};
use super::{Refusal, path};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::mail::news;
use crate::rights::Deed;
use crate::visit::Visit;

/// Conversations on one page of the list.
const PAGE: i64 = 100;

/// `GET /conversations`
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let before = query.get("before").and_then(|id| ids::from_text(id)).unwrap_or(i64::MAX);
    let rights = visit.rights.clone();
    let read = visit.app.db.read(move |tx| {
        let mine = rights.reach(tx, Kind::Conversation, Deed::Run)?;
        Ok::<_, store::Error>((conversation::page(tx, before, rights.somewhere(Deed::Run), PAGE)?, mine))
    });
    let (listed, mine) = read.await?;
    let now = visit.app.clock.now();
    let shown = listed
        .iter()
        .filter(|listed| listed.conversation.state != State::Draft || mine.has(listed.conversation.id));
    let lines = shown.map(|one| Line::of(&visit, one, mine.has(one.conversation.id), now)).collect();
    let last = listed.last().filter(|_| i64::try_from(listed.len()) == Ok(PAGE));
    let more = last.map(|last| format!("/conversations?before={}", ids::to_text(last.conversation.id)));
    visit.show(&List { visit: &visit, lines, more })
}

/// `GET /conversations/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    let communities = own_communities(&visit).await?;
    let mut form = forms::empty();
    if let [only] = communities.as_slice() {
        form.fill("community", &only.0);
    }
    visit.show(&new_view(&visit, form, communities))
}

/// `POST /conversations`
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let holders: Vec<i64> =
        visit.rights.communities(Deed::Run).filter(|id| form.has("community", &ids::to_text(*id))).collect();
    let details = forms::Details::parse(&mut form);
    if holders.is_empty() && !visit.rights.in_house(Deed::Run) {
        form.refuse("community", "conversation-no-community", &[]);
    }
    let Some(details) = details.filter(|_| form.is_good()) else {
        return visit.refuse(&new_view(&visit, form, own_communities(&visit).await?));
    };
    let id = visit.app.ids.next();
    let made_by = visit.person.as_ref().map(|person| person.id);
    let made = visit.app.clock.now();
    let held = holders.into_iter().map(move |community_id| Holding {
        kind: Kind::Conversation,
        thing_id: id,
        community_id,
        agreed: Some(made),
        made,
        made_by,
    });
    let fresh = Conversation {
        id,
        question: Bilingual::default(),
        background: Bilingual::default(),
        opens: None,
        closes: None,
        zone: String::new(),
        moderation: details.moderation,
        adding: details.adding,
        state: State::Draft,
        published: None,
        origin: Origin::Own,
        version: 1,
        made,
        made_by,
    };
    let fresh = changed(fresh, details);
    let write = move |tx: &mut Tx<'_>| {
        conversation::insert(tx, &fresh)?;
        held.clone().try_for_each(|held| holding::put(tx, &held))
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/seeds", path(id)), "conversation-made")
}

/// `GET /conversations/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let conversation = found(&visit, id).await?;
    visit.show(&change_view(&visit, id, forms::filled(&conversation)))
}

/// `POST /conversations/{id}/details`
pub async fn update(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let Some(details) = forms::Details::parse(&mut form) else {
        return visit.refuse(&change_view(&visit, id, form));
    };
    let write = move |tx: &mut Tx<'_>| {
        let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
        let is_open = conversation.state == State::Open;
        let conversation = changed(conversation, details);
        if is_open && !conversation.question.is_complete() {
            return Ok(Err(Refusal::LanguageMissing));
        }
        Ok::<_, Error>(Ok(conversation::update(tx, &conversation)?))
    };
    match visit.app.db.write(write).await? {
        Ok(()) => {
            visit.app.events.tell(id);
            visit.go_saying(&format!("{}/settings", path(id)), "conversation-changed")
        }
        Err(refusal) => {
            form.refuse("question-fr", refusal.key(), &[]);
            visit.refuse(&change_view(&visit, id, form))
        }
    }
}

/// `GET /conversations/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let language = visit.lang.language();
    let read = visit.app.db.read(move |tx| {
        let (conversation, counts) = read_with_counts(tx, id)?;
        Ok::<_, Error>((conversation, counts, Holders::of(tx, Kind::Conversation, id, language)?))
    });
    let (conversation, counts, holders) = read.await?;
    visit.show(&Settings::of(&visit, &conversation, &counts, holders, visit.app.clock.now()))
}

/// `POST /conversations/{id}/opening`
pub async fn open(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (app, now) = (visit.app.clone(), visit.app.clock.now());
    let outcome = visit.app.db.write(move |tx| {
        let outcome = super::open(tx, id, now)?;
        if outcome.is_ok() {
            news::conversation_opened(tx, &app, id, now)?;
        }
        Ok::<_, Error>(outcome)
    });
    answer(&visit, id, outcome.await?, "conversation-opened")
}

/// `POST /conversations/{id}/closure`
pub async fn close(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    act(&visit, id, super::close, "conversation-is-closed").await
}

/// `POST /conversations/{id}/publication`
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let outcome = visit.app.db.write(move |tx| {
        let outcome = super::publish(tx, id, now)?;
        if outcome.is_ok() {
            crate::bundle::ask(tx, &ids, now, store::bundle::Kind::Map, id)?;
        }
        Ok::<_, Error>(outcome)
    });
    answer(&visit, id, outcome.await?, "conversation-is-published")
}

type Outcome = Result<Result<(), Refusal>, Error>;

async fn act(
    visit: &Visit,
    id: i64,
    act: fn(&mut Tx<'_>, i64, i64) -> Outcome,
    done: &'static str,
) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let outcome = visit.app.db.write(move |tx| act(tx, id, now)).await?;
    answer(visit, id, outcome, done)
}

fn answer(
    visit: &Visit,
    id: i64,
    outcome: Result<(), Refusal>,
    done: &'static str,
) -> Result<Response, Error> {
    visit.app.events.tell(id);
    visit.go_saying(&format!("{}/settings", path(id)), outcome.map_or_else(Refusal::key, |()| done))
}

/// `GET /conversations/{id}/seeds`
pub async fn seeds(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let conversation = found(&visit, id).await?;
    visit.show(&seeds_view(&visit, &conversation, Form::filled([("language", visit.lang.code())]), None))
}

/// `POST /conversations/{id}/seeds`: many statements at once.
pub async fn sow(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let conversation = found(&visit, id).await?;
    let text = form.text("statements", forms::PASTED);
    let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
    let (true, Some(language)) = (form.is_good(), language) else {
        return visit.refuse(&seeds_view(&visit, &conversation, form, None));
    };
    let app = visit.app.clone();
    let translator = visit.t("statement-by-convener").to_string();
    let person_id = visit.person.as_ref().map(|person| person.id);
    let seed = Seed { conversation_id: id, language, translator, person_id };
    let pasted = visit.app.db.write(move |tx| add_all(tx, &app, &text, &seed)).await?;
    visit.app.events.tell(id);
    let report = Report { added: pasted.taken.len(), double: pasted.double, long: pasted.long };
    let form = Form::filled([("language", language.word())]);
    visit.show(&seeds_view(&visit, &conversation, form, Some(report)))
}

/// What all statements of a paste have in common.
struct Seed {
    conversation_id: i64,
    language: Language,
    translator: String,
    person_id: Option<i64>,
}

fn add_all(tx: &mut Tx<'_>, app: &Shared, text: &str, seed: &Seed) -> Result<Pasted, Error> {
    conversation::touch(tx, seed.conversation_id)?;
    let known = statement::all(tx, seed.conversation_id)?;
    let pasted = Pasted::read(text, known.iter().map(|statement| statement.text.as_str()));
    let first = known.last().map_or(1, |last| last.number + 1);
    let now = app.clock.now();
    let statements: Vec<Statement> = pasted
        .taken
        .iter()
        .zip(first..)
        .map(|((text, _), number)| Statement {
            conversation_id: seed.conversation_id,
            id: app.ids.next(),
            number,
            outside_id: None,
            participant_id: None,
            text: text.clone(),
            language: Some(seed.language),
            edition: 1,
            state: statement::State::Accepted,
            merged_into: None,
            meta: false,
            origin: statement::Origin::Seed,
            made: now,
        })
        .collect();
    statement::insert_many(tx, &statements)?;
    for (statement, (_, translated)) in statements.iter().zip(&pasted.taken) {
        if let Some(text) = translated {
            translation::put(
                tx,
                &Translation {
                    conversation_id: seed.conversation_id,
                    statement_id: statement.id,
                    language: seed.language.other(),
                    text: text.clone(),
                    of_edition: 1,
                    translator: seed.translator.clone(),
                    person_id: seed.person_id,
                    made: now,
                },
            )?;
        }
    }
    Ok(pasted)
}

async fn found(visit: &Visit, id: i64) -> Result<Conversation, Error> {
    visit.app.db.read(move |tx| conversation::by_id(tx, id)).await?.ok_or_not_found()
}

fn changed(conversation: Conversation, details: forms::Details) -> Conversation {
    Conversation {
        question: details.question,
        background: details.background,
        opens: details.opens,
        closes: details.closes,
        zone: details.zone,
        moderation: details.moderation,
        adding: details.adding,
        ..conversation
    }
}

fn read_with_counts(tx: &mut Tx<'_>, id: i64) -> Result<(Conversation, Counts), Error> {
    let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
    let by_state = statement::count(tx, id)?;
    let count = |wanted: &[statement::State]| {
        by_state.iter().filter(|(state, _)| wanted.contains(state)).map(|(_, count)| count).sum()
    };
    use statement::State::{Accepted, Merged, Pending, Rejected, Withdrawn};
    let counts = Counts {
        accepted: count(&[Accepted]),
        pending: count(&[Pending]),
        set_aside: count(&[Rejected, Withdrawn, Merged]),
        participants: participant::count(tx, id)?.iter().map(|(_, count)| count).sum(),
        ballots: ballot::count(tx, id)?,
    };
    Ok((conversation, counts))
}

/// The communities in whose name whoever comes may ask a question: id and name.
pub async fn own_communities(visit: &Visit) -> Result<Vec<(String, String)>, Error> {
    let own: Vec<i64> = visit.rights.communities(Deed::Run).collect();
    let language = visit.lang.language();
    let read = visit.app.db.read(move |tx| {
        let mut communities = Vec::with_capacity(own.len());
        for id in own {
            if let Some(community) = community::by_id(tx, id)? {
                communities.push((ids::to_text(id), community.name.nearest(language).0.to_owned()));
            }
        }
        Ok::<_, store::Error>(communities)
    });
    Ok(read.await?)
}

fn new_view(visit: &Visit, form: Form, communities: Vec<(String, String)>) -> Details<'_> {
    let action = "/conversations".to_owned();
    Details { visit, form, back: action.clone(), action, is_new: true, communities }
}

fn change_view(visit: &Visit, id: i64, form: Form) -> Details<'_> {
    let action = format!("{}/details", path(id));
    Details {
        visit,
        form,
        action,
        back: format!("{}/settings", path(id)),
        is_new: false,
        communities: Vec::new(),
    }
}

fn seeds_view<'a>(
    visit: &'a Visit,
    conversation: &'a Conversation,
    form: Form,
    report: Option<Report>,
) -> Seeds<'a> {
    let question = conversation.question.nearest(visit.lang.language()).0;
    Seeds { visit, path: path(conversation.id), question, form, report }
}
