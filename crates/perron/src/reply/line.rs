//! What institutions replied, in words of a language.

use jiff::civil::Date;
use store::clause::Kind;
use store::promise::State as Kept;
use store::reply::Step;

use super::path;
use super::read::{One, Read, UnderClause};
use super::standing::{Standing, days, until};
use crate::i18n::Lang;
use crate::markdown;
use crate::plan::{day, today};
use crate::promise;
use crate::visit::Visit;

/// Characters of an answer in the margin of a clause; all of it stands on its own page.
const MARGIN: usize = 200;

/// What an institution replied, in a list.
pub struct Line {
    pub path: String,
    pub number: i64,
    pub title: String,
    pub tongue: Option<&'static str>,
    pub who: String,
    pub standing: Standing,
    /// `Accepted in part`, `No answer for 47 days`
    pub badge: String,
    /// `Answered on 3 June 2026, by 1 March 2027`, `Asked on 17 September 2026, to be answered by …; reminded twice`
    pub when: String,
    pub words: String,
    pub words_tongue: Option<&'static str>,
    /// That the clause has changed since.
    pub note: Option<String>,
}

impl Line {
    pub fn of(visit: &Visit, one: &One, zone: &str) -> Self {
        let now = today(visit.app.clock.now(), zone);
        let standing = one.standing(now);
        let answer = one.answer().filter(|_| !matches!(standing, Standing::Waiting | Standing::Silent));
        let (title, tongue) = visit.nearest(&one.title);
        let (words, words_tongue) = answer.map(|answer| visit.nearest(&answer.words)).unwrap_or_default();
        let changed = one.about() != one.version;
        Self {
            path: path(one.reply.strategy_id, one.reply.id),
            number: one.reply.number,
            title,
            tongue,
            who: one.reply.who.clone(),
            standing,
            badge: badge(visit.lang, one, zone, now),
            when: when(visit.lang, one, zone, now),
            words,
            words_tongue,
            note: changed.then(|| visit.t("reply-of-version").with("version", one.about()).to_string()),
        }
    }

    /// What it says, as far as a margin has room for it.
    pub fn short(&self) -> String {
        markdown::excerpt(&self.words, MARGIN)
    }

    /// Whether it stands out: nothing was answered.
    pub fn is_silent(&self) -> bool {
        self.standing == Standing::Silent
    }
}

/// How it stands, in a few words.
fn badge(lang: Lang, one: &One, zone: &str, now: Date) -> String {
    let standing = one.standing(now);
    let text = format!("reply-standing-{}", standing.word());
    let text = lang.t(&text);
    match standing {
        Standing::Waiting | Standing::Silent => text.with("days", days(&one.reply, zone, now)).to_string(),
        _ => text.to_string(),
    }
}

/// When it was asked or answered, and by when what is to come.
fn when(lang: Lang, one: &One, zone: &str, now: Date) -> String {
    let standing = one.standing(now);
    match one.answer().filter(|_| !matches!(standing, Standing::Waiting | Standing::Silent)) {
        Some(answer) => {
            let key = match (standing, answer.due.is_empty()) {
                (Standing::Later, _) => "reply-when-later",
                (_, true) => "reply-when-answered",
                (_, false) => "reply-when-answered-due",
            };
            let text = lang.t(key).with("day", lang.date(answer.made, zone));
            text.with("due", day(lang, &answer.due)).to_string()
        }
        None => {
            let due = until(&one.reply, one.answer()).map_or_else(String::new, |day| day.to_string());
            let asked = lang.t("reply-when-asked").with("day", lang.date(one.reply.asked, zone));
            let asked = asked.with("due", day(lang, &due)).to_string();
            match one.reply.reminders {
                0 => asked,
                count => lang.t("reply-when-reminded").with("asked", asked).with("count", count).to_string(),
            }
        }
    }
}

impl UnderClause {
    /// What stands in the margin, institution by institution.
    pub fn lines(&self, visit: &Visit) -> Vec<Line> {
        self.ones.iter().map(|one| Line::of(visit, one, &self.zone)).collect()
    }

    /// What is said where nobody was asked.
    pub fn nobody(&self) -> &'static str {
        match self.kind {
            Some(Kind::Recommendation) => "reply-margin-not-yet",
            _ => "reply-margin-none",
        }
    }
}

/// What changed because of a strategy.
pub struct Changed {
    pub who: String,
    /// `3. A room in every building`
    pub clause: String,
    pub path: String,
    pub words: String,
    pub tongue: Option<&'static str>,
    pub when: String,
}

/// What was done after a yes, and promises that were kept, the latest first.
pub fn changed(visit: &Visit, read: &Read) -> Vec<Changed> {
    let zone = read.strategy.zone.as_str();
    let now = today(visit.app.clock.now(), zone);
    let mut all: Vec<(String, Changed)> = Vec::new();
    for one in read.asked().filter(|one| one.standing(now).is_yes()) {
        let clause = format!("{}. {}", one.reply.number, visit.nearest(&one.title).0);
        let done = one.progress.iter().filter(|step| step.state == Step::Done);
        all.extend(done.map(|step| {
            let (words, tongue) = visit.nearest(&step.words);
            let when = visit.t("reply-done-on").with("day", day(visit.lang, &step.day)).to_string();
            let path = path(one.reply.strategy_id, one.reply.id);
            let who = one.reply.who.clone();
            (step.day.clone(), Changed { who, clause: clause.clone(), path, words, tongue, when })
        }));
        if let Some(kept) = one.promise.as_ref().filter(|promise| promise.state == Kept::Kept) {
            let (words, tongue) = visit.nearest(&kept.text);
            let at = today(kept.settled.unwrap_or(kept.made), zone).to_string();
            let when = visit.t("reply-promise-kept-on").with("day", day(visit.lang, &at)).to_string();
            let path = promise::path(kept.community_id, kept.id);
            all.push((at, Changed { who: kept.who.clone(), clause, path, words, tongue, when }));
        }
    }
    all.sort_by(|(a, _), (b, _)| b.cmp(a));
    all.into_iter().map(|(_, one)| one).collect()
}
