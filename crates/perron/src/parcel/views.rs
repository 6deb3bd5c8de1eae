//! What the pages of parcels show.

use std::collections::BTreeMap;

use askama::Template;
use store::community::Community;
use store::parcel::{Parcel, State};

use super::bring::Came;
use crate::form::Form;
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// The parcels of a community.
#[derive(Template)]
#[template(path = "parcel/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub parcels: Vec<Parcel>,
}

view!(List, |page| page.t("parcel-title").to_string(), listed false, refresh |page| page.is_packing().then_some(5));

impl List<'_> {
    fn path(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn is_packing(&self) -> bool {
        self.parcels.first().is_some_and(|last| last.state == State::Waiting)
    }

    /// Those that who run the house hand on.
    fn shows_key(&self) -> bool {
        self.visit.rights.in_house(Deed::Keep)
    }

    /// How far it is, as a key.
    fn state(&self, parcel: &Parcel) -> &'static str {
        match parcel.state {
            State::Waiting => "parcel-state-waiting",
            State::Ready => "parcel-state-ready",
            State::Failed => "parcel-state-failed",
            State::Gone => "parcel-state-gone",
        }
    }

    fn id(&self, parcel: &Parcel) -> String {
        store::ids::to_text(parcel.id)
    }

    fn day(&self, moment: &i64) -> String {
        self.visit.lang.date(*moment, "UTC")
    }

    fn size(&self, parcel: &Parcel) -> String {
        size(self.visit.lang, parcel.bytes)
    }
}

/// A size as people say it.
fn size(lang: Lang, bytes: i64) -> String {
    let (number, key) = if bytes < 1 << 20 {
        ((bytes >> 10) + 1, "parcel-kilobytes")
    } else {
        ((bytes >> 20) + 1, "parcel-megabytes")
    };
    lang.t(key).with("size", lang.count(number)).to_string()
}

/// What rows are about, in the order of a page.
const TOPICS: [&str; 9] =
    ["people", "sessions", "conversations", "stories", "plans", "spaces", "pulse", "strategies", "other"];

/// What the rows of a table are about.
fn topic(table: &str) -> &'static str {
    match table {
        "membership" | "request" | "handover" | "person" | "registrant" | "story_prompt" | "community" => {
            "people"
        }
        "conversation" | "participant" | "statement" | "translation" | "decision" | "vote" | "ballot"
        | "map" => "conversations",
        "consent" | "consent_change" | "label" | "lean" | "report" | "ruling" | "taking" => "stories",
        "series" | "series_session" | "room" | "registration" | "accommodation" | "attendance"
        | "attendance_device" | "seat" | "seat_wish" | "hand" | "room_pulse" | "cluster" | "note"
        | "note_edition" | "note_dot" | "answer" | "confirmation" | "resource" => "sessions",
        "issue" | "issue_source" | "issue_theme" | "objection" | "plan" | "goal" | "objective"
        | "suggestion" | "assent" | "terms" | "promise" | "shift" | "shift_also" => "plans",
        "booking" | "project" | "proposer" | "award" | "award_photo" | "instalment" | "receipt" => "spaces",
        "item" | "questionnaire" | "questionnaire_item" | "margin" | "margin_source" | "data_steward" => {
            "pulse"
        }
        "chapter" | "clause" | "clause_version" | "clause_source" | "amendment" | "remark" | "edition"
        | "minority" | "endorsement" | "approval" => "strategies",
        table
            if table.starts_with("session")
                || table.starts_with("summary")
                || table.starts_with("feedback") =>
        {
            "sessions"
        }
        table if table.starts_with("story") => "stories",
        table if table.starts_with("priority") || table.starts_with("action") => "plans",
        table
            if table.starts_with("space")
                || table.starts_with("hours")
                || table.starts_with("fund")
                || table.starts_with("committee") =>
        {
            "spaces"
        }
        table
            if table.starts_with("wave")
                || table.starts_with("panel")
                || table.starts_with("response")
                || table.starts_with("estimate")
                || table.starts_with("release") =>
        {
            "pulse"
        }
        table
            if table.starts_with("strategy") || table.starts_with("tongue") || table.starts_with("reply") =>
        {
            "strategies"
        }
        _ => "other",
    }
}

/// Rows by what they are about.
pub fn by_topic(lang: Lang, rows: &BTreeMap<String, u64>) -> Vec<(String, String)> {
    let told = TOPICS.iter().filter_map(|word| {
        let sum: u64 = rows.iter().filter(|(table, _)| topic(table) == *word).map(|(_, rows)| rows).sum();
        let count = lang.count(i64::try_from(sum).unwrap_or(i64::MAX));
        (sum > 0).then(|| (lang.text(&format!("parcel-topic-{word}")), count))
    });
    told.collect()
}

/// Where a parcel is brought in.
#[derive(Template)]
#[template(path = "parcel/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    /// What would come.
    pub came: Option<Came>,
}

view!(New, "parcel-new-title", nav Desk, listed false);

impl New<'_> {
    fn who(&self, came: &Came) -> String {
        let who = &came.manifest.community;
        let name = if self.visit.lang.code() == "fr" { &who.name_fr } else { &who.name_en };
        if name.is_empty() { who.name_en.clone() } else { name.clone() }
    }

    fn day(&self, came: &Came) -> String {
        self.visit.lang.date(came.manifest.made, "UTC")
    }

    fn lines(&self, came: &Came) -> Vec<(String, String)> {
        by_topic(self.visit.lang, &came.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_about_something() {
        let none: Vec<String> =
            store::parcel::order().unwrap().into_iter().filter(|table| topic(table) == "other").collect();
        assert_eq!(none, ["place", "theme", "holding", "short_address"]);
    }
}
