//! Stories that connectors take down for others: in the other's words, with what they allow when asked aloud; then a slip
//! of paper with a code, by which the story becomes theirs.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use store::community::{self, Community};
use store::consent::{self, Consent, Kind};
use store::story::{self, Origin, Story};
use store::taking::{self, Taking};

use super::pages::{Beginning, home};
use super::views::{Choose, New};
use super::{claim, forms, prompts, tell};
use crate::consent::{Asked, Said, said};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::qr::Qr;
use crate::rights::Deed;
use crate::visit::Visit;

/// Stories that wait to be claimed, shown at once.
const MOST_WAITING: i64 = 200;

/// Whether whoever asks may do this in this community, or (`None`) in the programme.
pub(super) fn may_there(visit: &Visit, community_id: Option<i64>, deed: Deed) -> bool {
    match community_id {
        Some(id) => visit.rights.in_community(id, deed),
        None => visit.rights.in_house(deed),
    }
}

/// What I took down, and where I may.
#[derive(Template)]
#[template(path = "story/taken.html")]
struct Taken<'a> {
    visit: &'a Visit,
    places: Vec<Community>,
    waiting: Vec<(Story, Taking)>,
}
view!(Taken, "story-taken-title", nav Stories, listed false);

impl Taken<'_> {
    fn for_programme(&self) -> bool {
        may_there(self.visit, None, Deed::Record)
    }

    fn name<'c>(&self, community: &'c Community) -> &'c str {
        community.name.nearest(self.visit.lang.language()).0
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    /// The words are their owner's affair; the question and the moment tell them apart.
    fn heading(&self, story: &Story) -> &'static str {
        prompts::of_word(&story.prompt).map_or("", |prompt| prompt.question(self.visit.lang))
    }

    fn moment(&self, taking: &Taking) -> String {
        self.visit.lang.moment(taking.made, "UTC")
    }
}

/// One that was taken down: its slip, and until it is claimed what was allowed.
#[derive(Template)]
#[template(path = "story/taking.html")]
struct Page<'a> {
    visit: &'a Visit,
    found: &'a Found,
}
view!(Page, |page| page.found.question(page.visit.lang).to_owned(), nav Stories, listed false);

impl Page<'_> {
    fn home_name(&self) -> Option<&str> {
        self.found.home_name(self.visit.lang)
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }

    fn said(&self) -> Vec<Said> {
        let asked = Asked::of(self.found.home.as_ref(), self.visit.lang);
        said(&self.found.consent, &asked, self.visit.lang)
    }

    fn path(&self) -> String {
        format!("/stories/{}", Id(self.found.story.id))
    }

    fn is_taker(&self) -> bool {
        let me = self.visit.person.as_ref().map(|person| person.id);
        me.is_some() && self.found.taking.person_id == me
    }

    fn taken_by(&self) -> String {
        by(self.visit.lang, self.found.taker.as_deref())
    }

    fn is_steward(&self) -> bool {
        may_there(self.visit, self.found.consent.community_id, Deed::Moderate)
    }
}

/// The slip, to be printed or copied by hand: its code is shown this once.
#[derive(Template)]
#[template(path = "story/slip.html")]
struct Slip<'a> {
    visit: &'a Visit,
    found: &'a Found,
    code: String,
    address: String,
    qr: Option<Qr>,
}
view!(Slip, "story-slip-title", nav Stories, listed false);

impl Slip<'_> {
    /// What it says in each language, the one of the page first.
    fn texts(&self) -> Vec<SlipText> {
        let text = |lang: Lang| {
            let taking = &self.found.taking;
            SlipText {
                tag: lang.tag(),
                heading: lang.text("story-slip-yours"),
                how: lang.t("story-slip-how").with("address", self.address.as_str()).to_string(),
                then: lang.text("story-slip-then"),
                once: lang.text("story-slip-once"),
                about: lang
                    .t("story-slip-about")
                    .with("question", self.found.question(lang))
                    .with("day", lang.date(taking.asked, "UTC"))
                    .to_string(),
            }
        };
        [self.visit.lang, self.visit.lang.other()].map(text).into()
    }

    fn path(&self) -> String {
        format!("/stories/{}/taking", Id(self.found.story.id))
    }
}

/// A slip in one language.
struct SlipText {
    tag: &'static str,
    heading: String,
    how: String,
    then: String,
    once: String,
    about: String,
}

/// A story that was taken down, for who did it and for those who look after it.
struct Found {
    story: Story,
    consent: Consent,
    taking: Taking,
    /// What who took it down is called.
    taker: Option<String>,
    home: Option<Community>,
}

impl Found {
    fn question(&self, lang: Lang) -> &'static str {
        prompts::of_word(&self.story.prompt).map_or("", |prompt| prompt.question(lang))
    }

    fn home_name(&self, lang: Lang) -> Option<&str> {
        Some(self.home.as_ref()?.name.nearest(lang.language()).0)
    }
}

async fn found(visit: &Visit, id: i64) -> Result<Found, Error> {
    let read = move |tx: &mut store::Tx| {
        let (Some(story), Some(consent), Some((taking, taker))) =
            (story::by_id(tx, id)?, consent::of(tx, Kind::Story, id)?, taking::of(tx, id)?)
        else {
            return Ok(None);
        };
        let home = consent.community_id.map(|id| community::by_id(tx, id)).transpose()?.flatten();
        Ok::<_, store::Error>(Some(Found { story, consent, taking, taker, home }))
    };
    let found = visit.app.db.read(read).await?.ok_or_not_found()?;
    let me = visit.person.as_ref().map(|person| person.id);
    let is_taker = me.is_some() && found.taking.person_id == me;
    let is_mine = is_taker || may_there(visit, found.consent.community_id, Deed::Moderate);
    if is_mine { Ok(found) } else { Err(Error::NotFound) }
}

/// `GET /stories/taken`
pub async fn list(visit: Visit) -> Result<Response, Error> {
    let (me, ids) = (visit.me()?.id, visit.rights.communities(Deed::Record).collect::<Vec<_>>());
    let read = move |tx: &mut store::Tx| {
        let mut places = Vec::new();
        for id in ids {
            places.extend(community::by_id(tx, id)?.filter(|home| home.state == community::State::Active));
        }
        Ok::<_, store::Error>((places, taking::of_person(tx, me, MOST_WAITING)?))
    };
    let (places, waiting) = visit.app.db.read(read).await?;
    visit.show(&Taken { visit: &visit, places, waiting })
}

/// The community to take down for, which whoever asks connects.
async fn place(visit: &Visit, home_word: &str) -> Result<Option<Community>, Error> {
    let community = home(visit, home_word).await?;
    let id = community.as_ref().map(|community| community.id);
    if may_there(visit, id, Deed::Record) { Ok(community) } else { Err(Error::NotFound) }
}

/// `GET /stories/taken/new`
pub async fn new(visit: Visit, Query(asked): Query<Beginning>) -> Result<Response, Error> {
    if asked.home.is_empty() && !may_there(&visit, None, Deed::Record) {
        return visit.go("/stories/taken");
    }
    let community = place(&visit, &asked.home).await?;
    let Some(prompt) = prompts::of_word(&asked.prompt) else {
        let prompts = prompts::asked(&visit, community.as_ref()).await?;
        return visit.show(&Choose { visit: &visit, community, prompts, is_taken: true });
    };
    let form = Form::filled([("language", visit.lang.code())]);
    let asked = Asked::of(community.as_ref(), visit.lang);
    visit.show(&New { visit: &visit, form, prompt, community, asked, is_taken: true })
}

/// `POST /stories/taken`
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let me = visit.me()?.id;
    let community = place(&visit, form.value("home")).await?;
    let prompt = prompts::of_word(form.value("prompt")).ok_or_not_found()?;
    let asked = Asked::of(community.as_ref(), visit.lang);
    let now = visit.app.clock.now();
    let on = forms::asked_aloud(&mut form, now);
    let told = forms::told(&mut form, &asked, now);
    let (Some((words, grants)), Some(on)) = (told, on) else {
        return visit.refuse(&New { visit: &visit, form, prompt, community, asked, is_taken: true });
    };
    let story = Story {
        id: visit.app.ids.next(),
        owner: None,
        prompt: prompt.word.clone(),
        title: words.title,
        text: words.text,
        language: words.language,
        name: words.name,
        origin: Origin::Taken,
        made: now,
    };
    let taking = Taking { story_id: story.id, person_id: Some(me), asked: on, claimed: None, made: now };
    let (ids, path) = (visit.app.ids.clone(), format!("/stories/{}/taking", Id(story.id)));
    let community_id = community.map(|community| community.id);
    let write = move |tx: &mut store::Tx| {
        tell(tx, &ids, &story, community_id, &grants)?;
        taking::insert(tx, &taking)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path, "story-taken-thanks")
}

/// `GET /stories/{id}/taking`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = found(&visit, id).await?;
    visit.show(&Page { visit: &visit, found: &found })
}

/// `GET /stories/{id}/slip`: a code is shown once, by the button alone.
pub async fn no_slip(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    found(&visit, id).await?;
    visit.go(&format!("/stories/{}/taking", Id(id)))
}

/// `POST /stories/{id}/slip`: a fresh code in place of any older one.
pub async fn slip(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = found(&visit, id).await?;
    let code = claim::new_code();
    let hash = claim::hash(&visit.app, &code);
    if !visit.app.db.write(move |tx| taking::print(tx, id, &hash)).await? {
        return visit.go(&format!("/stories/{}/taking", Id(id)));
    }
    let whole = visit.full_url("/stories/claim");
    // what stands after # stays in the browser: no log, no other server sees the code
    let qr = Qr::of(&format!("{whole}#{code}"));
    let address = whole.split_once("://").map_or(whole.clone(), |(_, rest)| rest.to_owned());
    visit.show(&Slip { visit: &visit, found: &found, code, address, qr })
}

/// `POST /stories/{id}/taking/withdrawal`: on its owner's word, while nobody holds it.
pub async fn withdraw(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = found(&visit, id).await?;
    if found.taking.claimed.is_some() || !may_there(&visit, found.consent.community_id, Deed::Moderate) {
        return Err(Error::NotFound);
    }
    let (now, ids) = (visit.app.clock.now(), visit.app.ids.clone());
    visit.app.db.write(move |tx| consent::withdraw(tx, &ids, Kind::Story, id, now)).await?;
    visit.go_saying(&format!("/stories/{}/taking", Id(id)), "story-taken-withdrawn")
}

/// `Taken down by …`, for the page of a story and for its owner's.
pub(super) fn by(lang: Lang, taker: Option<&str>) -> String {
    match taker.filter(|name| !name.is_empty()) {
        Some(name) => lang.t("story-taken-by").with("name", name).to_string(),
        None => lang.text("story-taken-by-someone"),
    }
}
