//! The thing that a report is about, and what whoever asks is to it: decided here for every kind of thing.

use store::amendment::{self, State as Suggested};
use store::community::{self, Community};
use store::consent::{self, Consent};
use store::conversation::{self, Conversation};
use store::holding::Kind as Held;
use store::issue::{self, Issue};
use store::membership::{self, Role};
use store::report::{Kind, Thing};
use store::signature::{self, Signature};
use store::statement::{self, State, Statement};
use store::story::{self, Story};
use store::{Bilingual, Language, Tx, participant, remark, strategy};

use crate::consent::{Purpose, Viewer, may};
use crate::conversation::Standing;
use crate::error::Error;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// A thing that can be reported.
#[derive(Clone, Debug)]
pub struct Found {
    pub thing: Thing,
    /// What it is called, or the question it answers.
    pub heading: String,
    /// Markdown for a story and a community, plain words for a statement.
    pub text: String,
    /// The language of the words, if it is known.
    pub language: Option<Language>,
    /// Where it stands.
    pub path: String,
    /// Who wrote it, as records name them; a community's words are its stewards'.
    pub owner: Option<String>,
    /// Whether whoever asks may see it where it stands.
    pub is_seen: bool,
    /// Whether whoever asks wrote it, or looks after the community that did.
    pub is_author: bool,
    /// Whether whoever asks decides about it.
    pub is_steward: bool,
    /// Whether it is hidden now.
    pub is_hidden: bool,
}

/// Looks a thing up as whoever asks; `None` if there is none, or none left to decide about.
pub fn find(tx: &mut Tx<'_>, visit: &Visit, thing: Thing) -> Result<Option<Found>, Error> {
    match thing.kind {
        Kind::Story => {
            let Some(story) = story::by_id(tx, thing.id)? else { return Ok(None) };
            let consent = consent::of(tx, consent::Kind::Story, thing.id)?;
            Ok(consent.and_then(|consent| of_story(visit, thing, story, &consent)))
        }
        Kind::Statement => {
            let (within, id) = (thing.within, thing.id);
            let Some(said) = statement::by_id(tx, within, id)? else { return Ok(None) };
            let Some(conversation) = conversation::by_id(tx, within)? else { return Ok(None) };
            let author = said.participant_id.map(|id| participant::by_id(tx, within, id)).transpose()?;
            let owner = author.flatten().and_then(|author| author.holder);
            let is_steward = visit.rights.with(tx, Held::Conversation, within, Deed::Moderate)?;
            Ok(of_statement(visit, thing, said, &conversation, owner, is_steward))
        }
        Kind::Signature => {
            let Some(signature) = signature::by_id(tx, thing.id)? else { return Ok(None) };
            let is_hidden = signature::is_hidden(tx, thing.id)?;
            Ok(of_signature(visit, thing, signature, is_hidden))
        }
        Kind::Community => {
            let Some(community) = community::by_id(tx, thing.id)? else { return Ok(None) };
            let keeps = keeps(tx, visit, thing.id)?;
            Ok(of_community(visit, thing, community, keeps))
        }
        Kind::Issue => Ok(issue::by_id(tx, thing.id)?.map(|issue| of_issue(visit, thing, issue))),
        Kind::Remark => {
            let Some(said) = remark::by_id(tx, thing.within, thing.id)? else { return Ok(None) };
            let (text, language) = (said.words, said.language);
            let words =
                Said { number: said.number, heading: String::new(), text, language, owner: said.holder };
            of_clause(tx, visit, thing, words, said.hidden.is_some())
        }
        Kind::Amendment => {
            let Some(said) = amendment::by_id(tx, thing.within, thing.id)? else { return Ok(None) };
            if !matches!(said.state, Suggested::Waiting | Suggested::Declined | Suggested::Hidden) {
                return Ok(None); // taken back, or what the clause says now
            }
            let written = |text: &Bilingual| text.nearest(visit.lang.language()).0.to_owned();
            let (heading, text) = (written(&said.title), format!("{}\n\n{}", written(&said.text), said.why));
            let words =
                Said { number: said.number, heading, text, language: said.language, owner: said.holder };
            of_clause(tx, visit, thing, words, said.state == Suggested::Hidden)
        }
    }
}

fn of_story(visit: &Visit, thing: Thing, story: Story, consent: &Consent) -> Option<Found> {
    let now = visit.app.clock.now();
    if !may(consent, Viewer::Steward, Purpose::Page, now) {
        return None; // taken back, or its time over: its owner's alone
    }
    let viewer = Viewer::of(visit, story.owner.as_deref(), consent.community_id);
    let question = crate::story::prompts::of_word(&story.prompt);
    let question = question.map_or("", |prompt| prompt.question(visit.lang));
    Some(Found {
        thing,
        heading: if story.title.is_empty() { question.to_owned() } else { story.title },
        text: story.text,
        language: Some(story.language),
        path: format!("/stories/{}", Id(story.id)),
        is_seen: may(consent, viewer, Purpose::Page, now),
        is_author: viewer == Viewer::Owner,
        is_steward: Viewer::of(visit, None, consent.community_id) == Viewer::Steward,
        is_hidden: consent.hidden.is_some(),
        owner: story.owner,
    })
}

fn of_statement(
    visit: &Visit,
    thing: Thing,
    said: Statement,
    conversation: &Conversation,
    owner: Option<String>,
    is_steward: bool,
) -> Option<Found> {
    let is_there = matches!(said.state, State::Accepted | State::Rejected);
    let is_out = Standing::of(conversation, visit.app.clock.now()) != Standing::Draft;
    (is_there && (is_out || is_steward)).then(|| Found {
        thing,
        heading: conversation.question.nearest(visit.lang.language()).0.to_owned(),
        text: said.text,
        language: said.language,
        path: crate::conversation::path(conversation.id),
        is_seen: said.state == State::Accepted || is_steward,
        is_author: owner.is_some() && owner == visit.holder(),
        is_steward,
        is_hidden: said.state == State::Rejected,
        owner,
    })
}

/// Whoever signed reads why on the page of their signature, which a link in their mail opens.
fn of_signature(visit: &Visit, thing: Thing, signature: Signature, is_hidden: bool) -> Option<Found> {
    let is_steward = visit.rights.in_house(Deed::Moderate);
    let is_shown = crate::pledge::is_shown(&signature);
    (is_shown || is_hidden).then(|| Found {
        thing,
        heading: signature.said.name,
        text: signature.said.logo,
        language: None,
        path: "/pledge/signatures".to_owned(),
        owner: None,
        is_seen: is_shown || is_steward,
        is_author: false,
        is_steward,
        is_hidden,
    })
}

fn of_issue(visit: &Visit, thing: Thing, issue: Issue) -> Found {
    let is_steward = visit.rights.in_community(issue.community_id, Deed::Moderate);
    let written = |text: &Bilingual| text.nearest(visit.lang.language()).0.to_owned();
    Found {
        thing,
        heading: written(&issue.words.title),
        text: written(&issue.words.about),
        language: Some(issue.words.title.nearest(visit.lang.language()).1),
        path: crate::issue::path(issue.id),
        is_seen: crate::issue::is_seen(visit, &issue),
        is_author: issue.holder.is_some() && issue.holder == visit.holder(),
        is_steward,
        is_hidden: issue.state == issue::State::Hidden,
        owner: issue.holder,
    }
}

/// What somebody said of a clause, or how they would word it.
struct Said {
    number: i64,
    heading: String,
    text: String,
    language: Language,
    owner: Option<String>,
}

fn of_clause(
    tx: &mut Tx<'_>,
    visit: &Visit,
    thing: Thing,
    said: Said,
    is_hidden: bool,
) -> Result<Option<Found>, Error> {
    let Some(strategy) = strategy::by_id(tx, thing.within)? else { return Ok(None) };
    let is_steward = visit.rights.with(tx, Held::Strategy, strategy.id, Deed::Moderate)?;
    let is_open = strategy.state != strategy::State::Draft
        || visit.rights.with(tx, Held::Strategy, strategy.id, Deed::See)?;
    let number = visit.t("clause-number").with("number", said.number.to_string());
    Ok(Some(Found {
        thing,
        heading: if said.heading.is_empty() { number.to_string() } else { said.heading },
        text: said.text,
        language: Some(said.language),
        path: crate::clause::path(strategy.id, said.number),
        is_seen: is_steward || is_open && !is_hidden,
        is_author: said.owner.is_some() && said.owner == visit.holder(),
        owner: said.owner,
        is_steward,
        is_hidden,
    }))
}

/// Whether whoever asks is a steward of a community, even of one that is hidden and gives them no rights.
fn keeps(tx: &mut Tx<'_>, visit: &Visit, community_id: i64) -> Result<bool, Error> {
    let Some(person) = &visit.person else { return Ok(false) };
    let own = membership::now(tx, community_id, person.id)?;
    Ok(own.is_some_and(|own| own.role == Role::Steward))
}

fn of_community(visit: &Visit, thing: Thing, community: Community, keeps: bool) -> Option<Found> {
    use store::community::State;
    let is_there = matches!(community.state, State::Active | State::Hidden);
    let is_steward = visit.rights.in_house(Deed::Moderate);
    let written = |text: &Bilingual| text.nearest(visit.lang.language()).0.to_owned();
    is_there.then(|| Found {
        thing,
        heading: written(&community.name),
        text: written(&community.about),
        language: Some(community.about.nearest(visit.lang.language()).1),
        path: crate::community::path(community.id),
        owner: None,
        is_seen: community.state == State::Active || is_steward,
        is_author: keeps && !is_steward,
        is_steward,
        is_hidden: community.state == State::Hidden,
    })
}
