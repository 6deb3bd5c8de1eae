//! The harvest: a session's notes gathered, put together by hand, with suggestions of what says nearly the same. Nothing
//! is thrown away; a note that is set aside stays for those who run the session.

mod pages;
mod views;

use std::collections::HashSet;

use store::cluster::{self, Cluster};
use store::consent::{self, Kind};
use store::note::{self, Noted};
use store::{Bilingual, Ids, Tx};

use crate::consent::{Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::rights::Deed;
use crate::room::{Part, changed};
use crate::routes::{Access, Route};
use crate::similar::Known;

/// Characters of the longest title of a cluster.
pub const TITLE: usize = 120;
/// Suggestions shown at once, and among how many notes by themselves they are looked for.
const SUGGESTIONS: usize = 5;
const LOOKED_AT: usize = 400;
/// Notes of one suggestion.
const TOGETHER: usize = 12;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    let runs = Access::May(Deed::Run);
    vec![
        Route::get("/sessions/{id}/harvest", runs, pages::board),
        Route::post("/sessions/{id}/harvest/moves", runs, pages::put).up_to(256 << 10),
        Route::post("/sessions/{id}/harvest/hidden", runs, pages::set_aside),
        Route::get("/sessions/{id}/harvest/clusters/{cluster}", runs, pages::cluster),
        Route::post("/sessions/{id}/harvest/clusters/{cluster}", runs, pages::rename),
        Route::post("/sessions/{id}/harvest/clusters/{cluster}/removal", runs, pages::take_apart),
        Route::get("/sessions/{id}/notes/{note}/statement", runs, pages::statement),
        Route::post("/sessions/{id}/notes/{note}/statement", runs, pages::send_statement),
    ]
}

/// Everything that was noted in a session.
pub struct Harvest {
    /// The clusters with their notes.
    pub clusters: Vec<(Cluster, Vec<Noted>)>,
    /// Notes by themselves, the newest first.
    pub loose: Vec<Noted>,
    /// Notes that were set aside.
    pub hidden: Vec<Noted>,
}

impl Harvest {
    /// As those who run the session see it.
    pub fn read(tx: &mut Tx<'_>, session_id: i64, now: i64) -> store::Result<Self> {
        let mut clusters: Vec<(Cluster, Vec<Noted>)> =
            cluster::of_session(tx, session_id)?.into_iter().map(|one| (one, Vec::new())).collect();
        let (mut loose, mut hidden) = (Vec::new(), Vec::new());
        for noted in note::of_session(tx, session_id)? {
            if !may(&noted.consent, Viewer::Steward, Purpose::Page, now) {
                continue;
            }
            let home = clusters.iter_mut().find(|(one, _)| Some(one.id) == noted.note.cluster_id);
            match home {
                _ if noted.consent.hidden.is_some() => hidden.push(noted),
                Some((_, notes)) => notes.push(noted),
                None => loose.push(noted),
            }
        }
        loose.reverse();
        Ok(Self { clusters, loose, hidden })
    }

    /// How many notes there are.
    pub fn count(&self) -> usize {
        self.clusters.iter().map(|(_, notes)| notes.len()).sum::<usize>() + self.loose.len()
    }

    /// What says nearly the same: notes by themselves that could be put together, or to a cluster.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let text = |one: &Noted| (one.note.id, one.note.text.clone());
        let loose: Vec<(i64, String)> = self.loose.iter().take(LOOKED_AT).map(text).collect();
        let gathered: Vec<(i64, String)> = self
            .clusters
            .iter()
            .flat_map(|(cluster, notes)| notes.iter().map(|one| (cluster.id, one.note.text.clone())))
            .collect();
        let of = |texts: &[(i64, String)]| Known::of(texts.iter().map(|(id, text)| (*id, text.as_str())));
        let (known_loose, known_gathered) = (of(&loose), of(&gathered));
        let mut used: HashSet<i64> = HashSet::new();
        let mut found = Vec::new();
        for (id, text) in &loose {
            if found.len() >= SUGGESTIONS || used.contains(id) {
                continue;
            }
            let cluster_id = known_gathered.alike(text, 1).first().copied();
            let mut notes = known_loose.alike(text, TOGETHER);
            notes.retain(|other| !used.contains(other));
            if cluster_id.is_none() && notes.len() < 2 {
                continue;
            }
            used.extend(&notes);
            found.push(Suggestion { notes, cluster_id });
        }
        found
    }
}

/// Notes that say nearly the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub notes: Vec<i64>,
    /// The cluster that says so too; `None`: there is none yet.
    pub cluster_id: Option<i64>,
}

/// Where notes are put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// Into this cluster.
    Cluster(i64),
    /// Into a new one, called so in the language of the page.
    New(Bilingual),
    /// By themselves again.
    None,
}

/// Puts notes together; how many.
pub fn put(tx: &mut Tx<'_>, ids: &Ids, session_id: i64, notes: &[i64], home: &Home) -> Result<usize, Error> {
    let cluster_id = match home {
        Home::None => None,
        Home::Cluster(id) => {
            let all = cluster::of_session(tx, session_id)?;
            Some(all.into_iter().find(|one| one.id == *id).ok_or_not_found()?.id)
        }
        Home::New(title) => {
            let id = ids.next();
            cluster::insert(tx, session_id, id, title)?;
            Some(id)
        }
    };
    let mut done = 0;
    for note_id in notes {
        done += usize::from(note::set_cluster(tx, session_id, *note_id, cluster_id)?);
    }
    changed(tx, session_id, &[Part::Desk])?;
    Ok(done)
}

/// Sets a note aside, or takes it in again: meanwhile only those who run the session see it.
pub fn set_aside(tx: &mut Tx<'_>, noted: &Noted, now: i64) -> store::Result<()> {
    let since = if noted.consent.hidden.is_some() { None } else { Some(now) };
    consent::hide(tx, Kind::Note, noted.note.id, since)?;
    let note = &noted.note;
    changed(tx, note.session_id, &[Part::Wall, Part::Desk, Part::Table(note.table_no)])
}
