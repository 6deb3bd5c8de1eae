use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community};
use store::population::Population;
use store::registrant::Registrant;
use store::registration::{self, Counts, Registration, State};
use store::residence::Residence;
use store::session::{self, Session};

use super::areas::{Areas, OfArea};
use super::missing::{self, Missing};
use super::selves::{self, CENTRED};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::place::canada::{self, COUNTRY};
use crate::place::{PlaceId, find};
use crate::pledge::counts::{FEW, Shown};
use crate::population::{self, Part};
use crate::self_identification::counts::Board;
use crate::self_identification::{QUESTIONS, say};
use crate::visit::Visit;

/// Communities named for a part.
const NAMED: i64 = 3;

/// Who is coming, and who is missing.
#[derive(Template)]
#[template(path = "coming/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    read: Read,
    areas: Areas,
    board: Option<Board>,
}
view!(Show, "coming-title", nav Communities, listed false);

/// From where too few come, with communities there.
type Lack = (Missing, Vec<Community>);

/// What stands in the database.
struct Read {
    session: Session,
    counts: Counts,
    coming: Vec<(Registration, Registrant)>,
    /// Where numbers are kept, what it is called, and the numbers; `None`: there are none.
    population: Option<(PlaceId, String, Population)>,
    /// The place of the session, for the link to its numbers.
    place: PlaceId,
    /// From where too few come; `None`: it cannot be told yet.
    missing: Option<Vec<Lack>>,
}

fn read(tx: &mut store::Tx, id: i64, lang: Lang) -> store::Result<Option<Read>> {
    let Some(session) = session::by_id(tx, id)? else { return Ok(None) };
    let coming = registration::of_session(tx, id)?;
    let population = match population::nearest(tx, session.place_id)? {
        Some((place, population)) => {
            let name = find(tx, place.0, lang)?.map(|found| found.step().name.clone());
            Some((place, name.unwrap_or_default(), population))
        }
        None => None,
    };
    let missing = match &population {
        Some((_, _, population)) => missing_with_communities(tx, population, &residences(&coming))?,
        None => None,
    };
    let place = PlaceId(session.place_id.unwrap_or(COUNTRY));
    let counts = registration::counts(tx, id)?;
    Ok(Some(Read { session, counts, coming, population, place, missing }))
}

fn missing_with_communities(
    tx: &mut store::Tx,
    population: &Population,
    residences: &[Residence],
) -> store::Result<Option<Vec<Lack>>> {
    let Some(missing) = missing::of(&missing::parts(population), residences) else { return Ok(None) };
    let mut all = Vec::with_capacity(missing.len());
    for one in missing {
        let there = match one.part {
            Part::Province(province) => {
                let (divisions, municipalities) = canada::codes_within(province.code());
                community::at(tx, province.code(), &divisions, &municipalities, NAMED)?
            }
            Part::PostalArea(_) => Vec::new(),
        };
        all.push((one, there));
    }
    Ok(Some(all))
}

fn residences(coming: &[(Registration, Registrant)]) -> Vec<Residence> {
    let held = coming.iter().filter(|(registration, _)| registration.state == State::Held);
    held.map(|(_, registrant)| registrant.said.residence).collect()
}

/// `GET /sessions/{id}/coming`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let lang = visit.lang;
    let read = visit.app.db.read(move |tx| read(tx, id, lang)).await?.ok_or_not_found()?;
    let areas = Areas::of(&residences(&read.coming));
    let board = selves::counts(&visit.app, id, &read.coming).await?;
    visit.show(&Show { visit: &visit, read, areas, board })
}

impl Show<'_> {
    fn path(&self) -> String {
        crate::session::path(self.read.session.id)
    }

    fn name(&self) -> (&str, &'static str) {
        let (name, language) = self.read.session.title.nearest(self.visit.lang.language());
        (name, Lang::from(language).tag())
    }

    /// Seats, answers and the waiting list.
    fn seats(&self) -> Vec<(String, String)> {
        let (lang, counts) = (self.visit.lang, self.read.counts);
        let held = match self.read.session.capacity {
            Some(capacity) => {
                self.t("coming-held-of").with("held", counts.held).with("capacity", capacity).to_string()
            }
            None => lang.count(counts.held),
        };
        let mut rows = vec![(lang.text("coming-held"), held)];
        for (key, count) in [
            ("coming-yes", counts.yes),
            ("coming-maybe", counts.maybe),
            ("coming-waiting", counts.waiting),
            ("coming-unconfirmed", counts.unconfirmed),
        ] {
            if count > 0 {
                rows.push((lang.text(key), lang.count(count)));
            }
        }
        rows
    }

    fn shown(&self, shown: Shown) -> String {
        match shown {
            Shown::Count(count) => self.visit.lang.count(count),
            Shown::Few => self.t("coming-few").with("few", FEW).to_string(),
            Shown::Hidden => self.t("coming-hidden").with("few", FEW).to_string(),
            Shown::Untold => self.visit.lang.text("coming-untold"),
        }
    }

    fn provinces(&self) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let name = |province: Option<_>| match province {
            Some(province) => canada::province(province).name(lang).to_owned(),
            None => lang.text("coming-unsaid"),
        };
        self.areas.provinces.iter().map(|&(province, shown)| (name(province), self.shown(shown))).collect()
    }

    /// A province with its postal areas.
    fn postal_areas(&self) -> Vec<(String, Vec<(String, String)>)> {
        let lang = self.visit.lang;
        let row = |(area, shown): &OfArea| {
            let name = area.map_or_else(|| lang.text("coming-no-finer"), |area| area.to_string());
            (name, self.shown(*shown))
        };
        let of = |(province, areas): &(store::residence::Province, Vec<OfArea>)| {
            (canada::province(*province).name(lang).to_owned(), areas.iter().map(row).collect())
        };
        self.areas.areas.iter().map(of).collect()
    }

    /// What at least ten said, question by question.
    fn selves(&self, board: &Board) -> Vec<(String, Vec<(String, String)>)> {
        let lang = self.visit.lang;
        let mut all = Vec::new();
        for question in QUESTIONS {
            let rows: Vec<(String, String)> = question
                .answers()
                .filter_map(|word| {
                    let count = board.count(question.word, word)?;
                    let least = self.t("coming-least").with("count", count).to_string();
                    Some((say(lang, question.word, word), least))
                })
                .collect();
            if !rows.is_empty() {
                all.push((lang.text(&format!("self-ask-{}", question.word)), rows));
            }
        }
        all
    }

    /// Those of whom fewer than ten come, or nobody.
    fn rare(&self, board: &Board) -> Vec<String> {
        let rare = CENTRED.iter().filter(|(question, word)| board.count(question, word).is_none());
        rare.map(|(question, word)| {
            let asked = self.visit.lang.text(&format!("self-ask-{question}"));
            format!(
                "{} ({})",
                say(self.visit.lang, question, word),
                asked.trim_end_matches([' ', '\u{a0}', '?'])
            )
        })
        .collect()
    }

    fn day(&self, board: &Board) -> String {
        self.visit.lang.date(board.made, "UTC")
    }

    /// What is said of a part from which too few come.
    fn lacks(&self, missing: &Missing) -> String {
        let (key, count) = match missing.coming {
            Shown::Count(0) => ("coming-missing-nobody", 0),
            Shown::Count(count) => ("coming-missing-count", count),
            Shown::Few | Shown::Hidden | Shown::Untold => ("coming-missing-few", FEW),
        };
        self.t(key).with("count", count).with("expected", missing.expected).to_string()
    }

    fn part(&self, missing: &Missing) -> String {
        missing.part.name(self.visit.lang)
    }

    fn link<'c>(&self, community: &'c Community) -> (String, &'c str) {
        (crate::community::path(community.id), community.name.nearest(self.visit.lang.language()).0)
    }

    /// Where the numbers are, or may be put.
    fn numbers(&self) -> String {
        population::path(self.read.population.as_ref().map_or(self.read.place, |(place, _, _)| *place))
    }

    fn address(&self) -> String {
        self.visit.full_url(&self.path())
    }
}
