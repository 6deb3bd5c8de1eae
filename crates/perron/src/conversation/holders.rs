//! Which communities hold a conversation, or another thing, and asking another to hold it too.

use axum::extract::Path;
use axum::response::Response;
use store::community::{self, State};
use store::holding::{self, Holding, Kind};
use store::{Language, Tx, conversation, ids};

use super::path;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// A community that holds the thing or was asked to, for its settings.
pub struct Holder {
    pub path: String,
    pub name: String,
    /// Whether its people said yes.
    pub has_agreed: bool,
}

/// Who holds a thing, and which other communities could be asked: id and name.
pub struct Holders {
    pub holders: Vec<Holder>,
    pub others: Vec<(String, String)>,
}

impl Holders {
    pub fn of(tx: &mut Tx<'_>, kind: Kind, id: i64, language: Language) -> store::Result<Self> {
        let held = holding::of_thing(tx, kind, id)?;
        let (mut holders, mut others) = (Vec::new(), Vec::new());
        for listed in community::in_state(tx, State::Active)? {
            let community = listed.community;
            let name = community.name.nearest(language).0.to_owned();
            match held.iter().find(|held| held.community_id == community.id) {
                Some(held) => holders.push(Holder {
                    path: crate::community::path(community.id),
                    name,
                    has_agreed: held.agreed.is_some(),
                }),
                None => others.push((ids::to_text(community.id), name)),
            }
        }
        others.sort_by_cached_key(|(_, name)| name.to_lowercase());
        Ok(Self { holders, others })
    }
}

/// `POST /conversations/{id}/holders`: asks a community to hold it too; one's own says yes at once.
pub async fn ask(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.app.db.read(move |tx| conversation::by_id(tx, id)).await?.ok_or_not_found()?;
    ask_for(&visit, Kind::Conversation, id, &format!("{}/settings", path(id)), &form).await
}

/// The same for any thing that is there; then on to its settings.
pub async fn ask_for(
    visit: &Visit,
    kind: Kind,
    id: i64,
    settings: &str,
    form: &Form,
) -> Result<Response, Error> {
    let Some(community_id) = ids::from_text(form.value("community")) else {
        return visit.go_saying(settings, "conversation-holder-none");
    };
    let (now, made_by) = (visit.app.clock.now(), visit.me()?.id);
    let is_own = visit.rights.in_community(community_id, Deed::Keep);
    let write = move |tx: &mut Tx<'_>| {
        let asked = community::by_id(tx, community_id)?.filter(|community| community.state == State::Active);
        asked.ok_or_not_found()?;
        let agreed = is_own.then_some(now);
        let held = Holding { kind, thing_id: id, community_id, agreed, made: now, made_by: Some(made_by) };
        Ok::<_, Error>(holding::put(tx, &held)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(settings, if is_own { "conversation-holder-added" } else { "conversation-holder-asked" })
}
