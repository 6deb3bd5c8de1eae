//! The same session again and again, as for thirty kitchen tables: each a draft of its own, with its agenda and holders.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::Response;
use jiff::ToSpan;
use store::agenda::{Item, Prompt};
use store::facilitator::Facilitator;
use store::holding::{self, Kind};
use store::session::{self, Session, State};
use store::{Bilingual, Tx, agenda, facilitator, series};

use super::path;
use super::run::{door_code, hold};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates::moment;
use crate::id::Id;
use crate::visit::Visit;

/// Copies made at once.
pub const MOST: i64 = 60;

/// `POST /sessions/{id}/copies`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let back = format!("{}/settings", path(id));
    let (copies, days) = (form.number("copies", 1, MOST), form.number("days", 0, 90));
    let (Some(copies), Some(days)) = (copies, days) else {
        return visit.go_saying(&back, "session-copies-wrong");
    };
    let (app, made_by) = (visit.app.clone(), visit.person.as_ref().map(|person| person.id));
    let write = move |tx: &mut Tx<'_>| {
        let source = Source::of(tx, id)?;
        (1..=copies).try_for_each(|number| source.copy(tx, &app, number, days, made_by))
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&back, "session-copied")
}

/// A session with all that is copied with it.
struct Source {
    session: Session,
    prompts: Vec<Prompt>,
    items: Vec<Item>,
    facilitators: Vec<Facilitator>,
    themes: Vec<i64>,
    series: Vec<i64>,
    holders: Vec<i64>,
}

impl Source {
    fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        Ok(Self {
            session: session::by_id(tx, id)?.ok_or_not_found()?,
            prompts: agenda::prompts(tx, id)?,
            items: agenda::items(tx, id)?,
            facilitators: facilitator::of_session(tx, id)?,
            themes: session::themes(tx, id)?.into_iter().map(|theme| theme.id).collect(),
            series: series::of_session(tx, id)?.into_iter().map(|(id, ..)| id).collect(),
            holders: holding::holders(tx, Kind::Session, id)?,
        })
    }

    fn copy(
        &self,
        tx: &mut Tx<'_>,
        app: &Shared,
        number: i64,
        days: i64,
        made_by: Option<i64>,
    ) -> Result<(), Error> {
        let now = app.clock.now();
        let starts = later(&self.session, number * days);
        let copy = Session {
            id: app.ids.next(),
            title: numbered(&self.session.title, number + 1),
            starts,
            release: self.session.release + (starts - self.session.starts),
            taken: 0,
            code: door_code(),
            sequence: 0,
            state: State::Draft,
            published: None,
            made: now,
            made_by,
            ..self.session.clone()
        };
        session::insert(tx, &copy)?;
        let id = copy.id;
        let mut same: HashMap<i64, i64> = HashMap::new();
        for prompt in &self.prompts {
            let fresh = Prompt { session_id: id, id: app.ids.next(), ..prompt.clone() };
            agenda::put_prompt(tx, &fresh)?;
            same.insert(prompt.id, fresh.id);
        }
        for item in &self.items {
            let prompt_id = item.prompt_id.and_then(|prompt| same.get(&prompt).copied());
            agenda::put_item(tx, &Item { session_id: id, id: app.ids.next(), prompt_id, ..item.clone() })?;
        }
        for one in &self.facilitators {
            facilitator::insert(tx, &Facilitator { session_id: id, id: app.ids.next(), ..one.clone() })?;
        }
        session::set_themes(tx, id, &self.themes)?;
        self.series.iter().try_for_each(|series_id| series::put(tx, *series_id, id))?;
        Ok(hold(tx, id, self.holders.clone(), now, made_by)?)
    }
}

/// So many days later, at the same time of day: a week with a change of clocks is an hour longer or shorter.
fn later(session: &Session, days: i64) -> i64 {
    let at = moment(session.starts, &session.zone);
    at.checked_add(days.days()).map_or(session.starts, |later| later.timestamp().as_millisecond())
}

/// The title with a number behind it, in the place of one that stands there.
fn numbered(title: &Bilingual, number: i64) -> Bilingual {
    let number = |text: &str| {
        if text.is_empty() {
            return String::new();
        }
        let bare = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        format!("{} {number}", if bare.is_empty() { text } else { bare })
    };
    Bilingual { en: number(&title.en), fr: number(&title.fr) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_later_is_at_the_same_time_of_day() {
        // 2027-03-10T18:30Z, 13:30 in Toronto; on 2027-03-17 summer time holds there
        let session = Session {
            starts: 1_804_703_400_000,
            zone: "America/Toronto".to_owned(),
            ..super::super::run::blank(1, 0)
        };
        let week = 7 * 24 * 3_600_000;
        assert_eq!(later(&session, 7) - session.starts, week - 3_600_000);
        assert_eq!(later(&session, 0), session.starts);
    }

    #[test]
    fn titles_are_counted() {
        let title = |text: &str| Bilingual { en: text.to_owned(), fr: String::new() };
        assert_eq!(numbered(&title("Kitchen table"), 2), title("Kitchen table 2"));
        assert_eq!(numbered(&title("Kitchen table 1"), 30), title("Kitchen table 30"));
        assert_eq!(numbered(&title("2027"), 2), title("2027 2"));
    }
}
