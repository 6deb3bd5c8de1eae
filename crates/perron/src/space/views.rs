//! What the pages of spaces show.

use askama::Template;
use store::booking::Booking;
use store::hours::{Hours, State as Standing};
use store::space::Space;
use store::space_rule::{Rule, State};

use super::forms::{DAYS, NOTE, TEXT};
use super::week::Week;
use super::{Found, path, say};
use crate::conversation::ZONES;
use crate::form::Form;
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::place::Step;
use crate::place::ask::Question;
use crate::rights::Deed;
use crate::room::near;
use crate::visit::Visit;

/// One space in a list.
pub struct Line {
    pub path: String,
    pub name: String,
    pub about: String,
    pub venue: String,
    /// What stands in the way of booking it, as a key.
    pub standing: Option<&'static str>,
}

impl Line {
    /// Of a space, in a language.
    pub fn of(lang: Lang, space: &Space) -> Self {
        let about = space.about.nearest(lang.language()).0;
        Self {
            path: path(space.id),
            name: space.name.nearest(lang.language()).0.to_owned(),
            about: about.lines().next().unwrap_or_default().to_owned(),
            venue: space.venue.lines().collect::<Vec<_>>().join(", "),
            standing: if space.rule == 0 {
                Some("space-without-rules")
            } else if space.is_open {
                None
            } else {
                Some("space-not-booked-now")
            },
        }
    }
}

/// The spaces of a community.
#[derive(Template)]
#[template(path = "space/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: String,
    pub community_path: String,
    pub lines: Vec<Line>,
}

view!(List, "space-list", nav Communities);

/// The form of a space, new or to be changed.
#[derive(Template)]
#[template(path = "space/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub place: Question,
    pub action: String,
    pub back: String,
    pub is_new: bool,
}

impl Details<'_> {
    fn other_zone(&self) -> Option<&str> {
        let zone = self.form.value("zone");
        (!zone.is_empty() && !ZONES.iter().any(|(known, _)| *known == zone)).then_some(zone)
    }
}

/// The choices of who sets an agenda, decides or holds.
pub fn hands(lang: &Lang) -> Vec<(&'static str, String)> {
    super::forms::HANDS.iter().map(|(word, _)| (*word, lang.text(&format!("ledger-hand-{word}")))).collect()
}

view!(Details, |details| {
    details.visit.lang.text(if details.is_new { "space-new" } else { "space-settings" })
}, nav Communities, listed false);

/// A space and its week.
#[derive(Template)]
#[template(path = "space/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub week: Week,
    /// Whether its days are the next ones.
    pub is_next: bool,
    /// What whoever looks has booked.
    pub mine: Vec<Booking>,
    /// Who holds it: page and name.
    pub communities: Vec<(String, String)>,
    pub place: Option<Step>,
    /// Votes on its hours.
    pub votes: Vec<Hours>,
}

impl Show<'_> {
    fn path(&self) -> String {
        path(self.found.space.id)
    }

    fn near<'t>(&self, text: &'t store::Bilingual) -> (&'t str, Option<&'static str>) {
        near(text, self.visit.lang)
    }

    fn paragraphs(&self, text: &store::Bilingual) -> Vec<String> {
        self.near(text).0.split("\n\n").filter(|text| !text.trim().is_empty()).map(str::to_owned).collect()
    }

    fn summary(&self, rule: &Rule) -> Vec<(String, String)> {
        say::summary(self.visit.lang, rule)
    }

    fn zone_name(&self) -> String {
        crate::session::facts::zone_name(self.visit.lang, &self.found.space.zone)
    }

    fn week_path(&self, weeks: i64) -> String {
        format!("{}?week={}", self.path(), self.week.later(weeks))
    }

    fn book_path(&self, at: &i64) -> String {
        format!("{}/bookings/new?at={at}", self.path())
    }

    fn week_title(&self) -> String {
        let first = self.week.days.first().map_or("", |day| day.date.as_str());
        self.visit.t("space-week-of").with("date", first).to_string()
    }

    fn when(&self, one: &Booking) -> String {
        let minutes = (one.ends - one.starts) / 60_000;
        crate::session::facts::when(self.visit.lang, one.starts, minutes, &self.found.space.zone)
    }

    fn mine_path(&self, one: &Booking) -> String {
        crate::booking::path(&self.visit.app, one.run_id)
    }

    fn shown_votes(&self) -> Vec<&Hours> {
        let may_run = self.visit.may(Deed::Run);
        self.votes.iter().filter(|vote| may_run || vote.state != Standing::Draft).collect()
    }

    fn vote_path(&self, vote: &Hours) -> String {
        crate::hours::path(vote.space_id, vote.id)
    }
}

view!(Show, |show| show.near(&show.found.space.name).0.to_owned(), nav Communities);

/// Every version of the rules.
#[derive(Template)]
#[template(path = "space/rules.html")]
pub struct Rules<'a> {
    pub visit: &'a Visit,
    pub space: Space,
    pub versions: Vec<Version>,
    pub form: Form,
}

impl Rules<'_> {
    fn path(&self) -> String {
        path(self.space.id)
    }

    fn name(&self) -> &str {
        self.space.name.nearest(self.visit.lang.language()).0
    }
}

view!(Rules, "space-rules", nav Communities);

/// A version of the rules, in words.
pub struct Version {
    pub rule: Rule,
    pub summary: Vec<(String, String)>,
    /// Since when, until when, or that it is proposed.
    pub standing: String,
    /// Who agreed, in a sentence each.
    pub agreed: Vec<String>,
    pub i_agree: bool,
}

impl Version {
    /// Of a version and who agreed to it.
    pub fn of(
        lang: Lang,
        space: &Space,
        rule: Rule,
        agreed: &[(Option<i64>, Option<String>)],
        me: Option<i64>,
    ) -> Self {
        let date = |at: Option<i64>| lang.date(at.unwrap_or(rule.made), &space.zone);
        let standing = match (rule.state, rule.until) {
            (State::Proposed, _) => lang.t("space-rules-since-proposed").with("date", date(None)),
            (_, None) => lang.t("space-rules-since").with("date", date(rule.since)),
            (_, until) => {
                lang.t("space-rules-past").with("from", date(rule.since)).with("until", date(until))
            }
        };
        let names: Vec<&str> = agreed.iter().filter_map(|(_, name)| name.as_deref()).collect();
        let mut said = vec![lang.t("space-agreed-count").with("people", agreed.len()).to_string()];
        if !names.is_empty() {
            said.push(lang.t("space-agreed-names").with("names", names.join(", ")).to_string());
        }
        let meeting = rule.meeting.nearest(lang.language()).0;
        if !meeting.is_empty() {
            let people = rule.meeting_people;
            said.push(
                lang.t("space-agreed-meeting").with("meeting", meeting).with("people", people).to_string(),
            );
        }
        Self {
            summary: say::summary(lang, &rule),
            standing: standing.to_string(),
            agreed: said,
            i_agree: me.is_some() && agreed.iter().any(|(person, _)| *person == me),
            rule,
        }
    }

    fn rows(&self) -> Vec<(String, String)> {
        self.summary.clone()
    }

    fn is_proposed(&self) -> bool {
        self.rule.state == State::Proposed
    }
}

/// The form of new rules.
#[derive(Template)]
#[template(path = "space/propose.html")]
pub struct Propose<'a> {
    pub visit: &'a Visit,
    pub space: Space,
    pub form: Form,
}

impl Propose<'_> {
    fn path(&self) -> String {
        path(self.space.id)
    }

    fn name(&self) -> &str {
        self.space.name.nearest(self.visit.lang.language()).0
    }

    fn weekday(&self, field: &&str) -> String {
        let number = field.trim_start_matches("day-");
        say::capital(&self.visit.lang.text(&format!("space-weekday-{number}")))
    }
}

view!(Propose, "space-rules-new", nav Communities, listed false);
