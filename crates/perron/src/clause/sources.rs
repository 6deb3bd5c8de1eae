//! What a clause rests on is chosen here, by whoever runs the strategy, from what was said in the communities of the house.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use store::clause::{self, Cited, Source, SourceKind};
use store::community::{self, Community, State};
use store::holding::{self, Kind as Held};
use store::priority::{self, State as Round};
use store::{Bilingual, Tx, lean, release, strategy, wave};

use super::evidence::{self, Rest, look, of_word};
use super::wording::{Found, find};
use super::{leads_to, path, support};
use crate::consent::Purpose;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::issue::evidence::Eye;
use crate::issue::sources::{offered, session_of, stories};
use crate::page::{View, view};
use crate::visit::Visit;

/// The house itself, where a community is chosen.
const HOUSE: &str = "house";
/// Sources that a form may name.
const MOST: usize = 400;
/// Characters of the name of something from outside, and of its address.
pub const OUTSIDE: usize = 300;

/// What may be chosen.
#[derive(Template)]
#[template(path = "clause/sources.html")]
pub struct Sources<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    /// The communities to look in, and the one that is looked in.
    pub communities: Vec<Community>,
    pub within: Option<i64>,
    /// Whether what no community holds is looked through instead: the house's own.
    pub is_house: bool,
    /// Its sessions whose notes whoever looks may see.
    pub sessions: Vec<(String, String)>,
    /// A heading, and what stands under it.
    pub groups: Vec<(String, Vec<Rest>)>,
    pub held: Vec<Rest>,
    pub form: Form,
}

view!(Sources, |page| page.heading(), listed false);

impl Sources<'_> {
    fn number(&self) -> i64 {
        self.found.clause.as_ref().map_or(0, |clause| clause.number)
    }

    fn heading(&self) -> String {
        self.visit.t("clause-sources-title").with("number", self.number().to_string()).to_string()
    }

    fn path(&self) -> String {
        path(self.found.strategy.id, self.number())
    }

    fn clause_title(&self) -> String {
        let title = self.found.version.as_ref().map(|one| one.words.title.clone());
        self.visit.nearest(&title.unwrap_or_default()).0
    }

    fn name(&self, community: &Community) -> String {
        self.visit.nearest(&community.name).0
    }

    fn is_within(&self, community: &Community) -> bool {
        self.within == Some(community.id)
    }

    fn is_held(&self, one: &Rest) -> bool {
        self.held.iter().any(|held| held.source == one.source)
    }

    /// What it rests on and none of the groups offers.
    fn others(&self) -> Vec<&Rest> {
        let is_offered =
            |one: &&Rest| self.groups.iter().flat_map(|(_, all)| all).any(|it| it.source == one.source);
        self.held.iter().filter(|one| !is_offered(one)).collect()
    }
}

async fn page<'a>(
    visit: &'a Visit,
    (id, number): (i64, i64),
    query: &HashMap<String, String>,
    form: Form,
) -> Result<Sources<'a>, Error> {
    let found = find(visit, id, Some(number)).await?;
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let asked = query.get("community").cloned();
    let gather = move |tx: &mut Tx<'_>| {
        let listed = community::in_state(tx, State::Active)?;
        let communities: Vec<Community> = listed.into_iter().map(|one| one.community).collect();
        let holders = holding::holders(tx, Held::Strategy, id)?;
        let is_there = |one: &i64| communities.iter().any(|community| community.id == *one);
        let is_house = asked.as_ref().map_or(holders.is_empty(), |asked| asked == HOUSE);
        let asked = asked.as_deref().and_then(store::ids::from_text);
        let within = asked.or_else(|| holders.first().copied()).filter(is_there).filter(|_| !is_house);
        let eye = evidence::eye(&own, now);
        let given = stories(tx, &eye, None)?.into_iter().map(Rest::from).collect();
        let mut groups = vec![
            (own.lang.text("clause-sources-programme"), given),
            (own.lang.text("clause-sources-clauses"), clauses(tx, &eye, id, number)?),
        ];
        if let Some(within) = within {
            groups.push((own.lang.text("clause-sources-priorities"), rounds(tx, &eye, within)?));
            groups.push((own.lang.text("clause-sources-releases"), releases(tx, &eye, within)?));
        }
        let cited = clause::sources(tx, id, number)?;
        let held: Result<Vec<Rest>, store::Error> = cited.iter().map(|one| look(tx, &eye, one)).collect();
        Ok::<_, store::Error>((communities, (within, is_house), groups, held?))
    };
    let (communities, (within, is_house), more, held) = visit.app.db.read(gather).await?;
    let (mut groups, mut sessions) = (Vec::new(), Vec::new());
    if within.is_some() || is_house {
        let said = offered(visit, within, session_of(query), Purpose::Strategy).await?;
        let own = |all: Vec<crate::issue::evidence::Shown>| all.into_iter().map(Rest::from).collect();
        groups.extend(said.groups.into_iter().map(|(heading, all)| (heading, own(all))));
        sessions = said.sessions;
    }
    groups.extend(more);
    groups.retain(|(_, all)| !all.is_empty());
    Ok(Sources { visit, found, communities, within, is_house, sessions, groups, held, form })
}

fn seen(tx: &mut Tx<'_>, eye: &Eye<'_>, sources: Vec<Source>) -> store::Result<Vec<Rest>> {
    let mut found = Vec::new();
    for source in sources {
        found.push(look(tx, eye, &cited(0, 0, source))?);
    }
    found.retain(|one| !one.is_lost && one.words.is_some());
    Ok(found)
}

fn clauses(tx: &mut Tx<'_>, eye: &Eye<'_>, id: i64, number: i64) -> store::Result<Vec<Rest>> {
    let of = |record_id| Source { kind: SourceKind::Clause, within: id, record_id };
    let mut others = Vec::new();
    for one in clause::of(tx, id)?.into_iter().filter(|one| one.number != number && one.retired.is_none()) {
        if !leads_to(tx, id, one.number, number)? {
            others.push(of(one.number));
        }
    }
    seen(tx, eye, others)
}

fn rounds(tx: &mut Tx<'_>, eye: &Eye<'_>, community_id: i64) -> store::Result<Vec<Rest>> {
    let mut found = Vec::new();
    for round in priority::of_community(tx, community_id)?.iter().filter(|one| one.state == Round::Confirmed)
    {
        let of = |record_id| Source { kind: SourceKind::Priority, within: round.id, record_id };
        found.extend(priority::places(tx, round.id)?.iter().map(|place| of(place.issue_id)));
    }
    seen(tx, eye, found)
}

fn releases(tx: &mut Tx<'_>, eye: &Eye<'_>, community_id: i64) -> store::Result<Vec<Rest>> {
    let mut found = Vec::new();
    for wave in wave::of_community(tx, community_id)? {
        let all = release::of_wave(tx, wave.id)?;
        let tables = all.iter().filter(|one| one.kind == release::Kind::Table);
        found.extend(tables.map(|one| Source {
            kind: SourceKind::Release,
            within: wave.id,
            record_id: one.id,
        }));
    }
    seen(tx, eye, found)
}

pub(super) fn cited(number: i64, id: i64, source: Source) -> Cited {
    Cited { number, id, source, title: Bilingual::default(), link: String::new() }
}

/// `GET /strategies/{id}/clauses/{number}/sources?community=…&session=…`
pub async fn show(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    visit.show(&page(&visit, (id, number), &query, Form::new()).await?)
}

/// `POST /strategies/{id}/clauses/{number}/sources`: what is ticked carries it; what was shown and is not ticked does not any
/// more.
pub async fn set(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    form: Form,
) -> Result<Response, Error> {
    let parsed = |field| form.values(field).filter_map(of_word).take(MOST).collect::<Vec<Source>>();
    let (wanted, shown) = (parsed("source"), parsed("shown"));
    let (own, ids, now) = (visit.clone(), visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let strategy = strategy::lock(tx, id)?.ok_or_not_found()?;
        clause::one(tx, id, number)?.ok_or_not_found()?;
        let eye = evidence::eye(&own, now);
        let held: Vec<Source> = clause::sources(tx, id, number)?.iter().map(|one| one.source).collect();
        let mut is_round = false;
        for source in wanted.iter().filter(|source| !held.contains(source)) {
            let source = *source;
            if source.kind == SourceKind::Clause && leads_to(tx, id, source.record_id, number)? {
                is_round = true;
                continue;
            }
            let rest = look(tx, &eye, &cited(number, 0, source))?;
            let is_own = source.kind != SourceKind::Clause || source.within == id;
            if !rest.is_lost && rest.words.is_some() && is_own && source.kind != SourceKind::Outside {
                evidence::rest_on(tx, &ids, &strategy, &cited(number, ids.next(), source), now)?;
            }
        }
        let gone: Vec<Source> =
            shown.into_iter().filter(|one| held.contains(one) && !wanted.contains(one)).collect();
        evidence::let_go(tx, id, number, &gone, now)?;
        support::keep(tx, id, number, now)?;
        strategy::touch(tx, id)?;
        Ok::<_, Error>(is_round)
    };
    let is_round = visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), if is_round { "clause-sources-round" } else { "clause-sources-kept" })
}

/// `POST /strategies/{id}/clauses/{number}/outside`
pub async fn add_outside(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let title = crate::plan::forms::some(&mut form, "title-en", "title-fr", OUTSIDE);
    let link = form.optional("link", OUTSIDE).unwrap_or_default();
    if !link.is_empty() && !link.starts_with("https://") && !link.starts_with("http://") {
        form.refuse("link", "clause-outside-link", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&page(&visit, (id, number), &HashMap::new(), form).await?);
    }
    let (source_id, now) = (visit.app.ids.next(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        clause::one(tx, id, number)?.ok_or_not_found()?;
        let source = Source { kind: SourceKind::Outside, within: 0, record_id: source_id };
        clause::rest_on(tx, id, &Cited { number, id: source_id, source, title, link }, now)?;
        support::keep(tx, id, number, now)?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), "clause-sources-kept")
}

/// `POST /strategies/{id}/clauses/{number}/mending`: those who run it looked at what was taken back: the clause stands without
/// it, and rests on it no more.
pub async fn mend(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let eye = evidence::eye(&own, now);
        let mut lost = Vec::new();
        for cited in clause::sources(tx, id, number)? {
            if look(tx, &eye, &cited)?.is_lost {
                lost.push(cited.source);
            }
        }
        evidence::let_go(tx, id, number, &lost, now)?;
        // notes under a line that stands without them
        for mark in lean::at(tx, &path(id, number))?.iter().filter(|mark| mark.mend.is_some()) {
            lean::mend(tx, mark.kind, mark.record_id, mark.id, now)?;
        }
        support::keep(tx, id, number, now)?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), "clause-mended")
}
