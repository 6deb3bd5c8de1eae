use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community};
use store::panel::{self, Member};
use store::wave::Wave;
use store::{Language, Tx};

use super::{enter, own_path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::mail::Address;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;
use crate::wave::{Standing, hourly, pulse_path, read_as};

/// Addresses entered at once.
const MOST: usize = 2_000;
/// People on paper entered at once.
const MOST_ON_PAPER: i64 = 500;

/// The panel of a community.
#[derive(Template)]
#[template(path = "panel/list.html")]
struct List<'a> {
    visit: &'a Visit,
    community: Community,
    members: Vec<Member>,
    form: Form,
}
view!(List, "panel-title", nav Communities, listed false);

impl List<'_> {
    fn home(&self) -> (String, String) {
        (pulse_path(self.community.id), self.visit.nearest(&self.community.name).0)
    }

    fn path(&self) -> String {
        format!("{}/panel", crate::community::path(self.community.id))
    }

    fn id(&self, member: &Member) -> String {
        store::ids::to_text(member.id)
    }

    fn languages(&self) -> [(&'static str, String); 2] {
        ["en", "fr"].map(|word| (word, self.visit.lang.text(&format!("panel-language-{word}"))))
    }
}

/// Links to hand over on paper.
#[derive(Template)]
#[template(path = "panel/links.html")]
struct Links<'a> {
    visit: &'a Visit,
    wave: Wave,
    /// Code and whole address.
    links: Vec<(String, String)>,
}
view!(Links, "panel-links", nav Communities, listed false);

impl Links<'_> {
    fn home(&self) -> (String, String) {
        (crate::wave::path(self.wave.id), self.visit.nearest(&self.wave.title).0)
    }
}

async fn page(visit: &Visit, id: i64, form: Form) -> Result<List<'_>, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = community::by_id(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>((community, panel::of_community(tx, id)?))
    };
    let (community, mut members) = visit.app.db.read(read).await?;
    members.retain(|member| member.gone.is_none());
    Ok(List { visit, community, members, form })
}

/// `GET /communities/{id}/panel`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&page(&visit, id, Form::filled([("language", visit.lang.code())])).await?)
}

/// `POST /communities/{id}/panel`: addresses, one a line, and how many get their link on paper.
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(crate::limits::Act::Community)?;
    let addresses = addresses(&mut form);
    let papers = if form.value("papers").trim().is_empty() {
        Some(0)
    } else {
        form.number("papers", 0, MOST_ON_PAPER)
    };
    let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
    if addresses.is_empty() && papers == Some(0) && form.is_good() {
        form.refuse("addresses", "panel-nobody", &[]);
    }
    let (Some(papers), Some(language), true) = (papers, language, form.is_good()) else {
        return visit.refuse(&page(&visit, id, form).await?);
    };
    let app = visit.app.clone();
    let write = move |tx: &mut Tx<'_>| {
        // two who enter people at once take turns, so that nobody is entered twice
        community::lock(tx, id)?;
        for address in addresses.into_iter().map(Some).chain((0..papers).map(|_| None)) {
            enter(tx, &app, id, address, language)?;
        }
        // a wave that is open already asks them too
        Ok::<_, Error>(hourly::at_once(tx, &app.ids, app.clock.now(), id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/panel", crate::community::path(id)), "panel-kept")
}

/// The addresses that were typed, each once; the first that is none is said.
fn addresses(form: &mut Form) -> Vec<String> {
    let typed = form.value("addresses").to_owned();
    let mut all = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match Address::parse(line) {
            Some(address) if !all.contains(&address.as_str().to_owned()) => {
                all.push(address.as_str().to_owned())
            }
            Some(_) => {}
            None => {
                let line: String = line.chars().take(80).collect();
                form.refuse("addresses", "panel-address-wrong", &[("line", line.into())]);
                return all;
            }
        }
    }
    if all.len() > MOST {
        form.refuse("addresses", "panel-too-many", &[("most", MOST.into())]);
    }
    all
}

/// `POST /communities/{id}/panel/{member}/removal`: they are not asked any more, and their address is forgotten.
pub async fn remove(visit: Visit, Path((Id(id), Id(member))): Path<(Id, Id)>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let found = panel::by_id(tx, member)?.filter(|one| one.community_id == id);
        let Some(found) = found else { return Ok(false) };
        super::go(tx, found.id, now)
    };
    if !visit.app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    visit.go_saying(&format!("{}/panel", crate::community::path(id)), "panel-removed")
}

/// `GET /waves/{id}/links`: of members without an address.
pub async fn links(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Keep).await?;
    if read.standing() != Standing::Open {
        return Err(Error::NotFound);
    }
    let community_id = read.wave.community_id;
    let mut members = visit.app.db.read(move |tx| panel::of_community(tx, community_id)).await?;
    members.retain(|member| member.gone.is_none() && member.address.is_none());
    let link = |member: &Member| (member.code.clone(), visit.full_url(&own_path(&visit.app, id, member.id)));
    let links = members.iter().map(link).collect();
    visit.show(&Links { visit: &visit, wave: read.wave, links })
}
