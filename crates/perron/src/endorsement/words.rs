//! What communities say, in words of a language.

use store::endorsement::{Endorsement, Party, Verdict, WHOLE, Way};

use super::read::{Objection, Read, UnderClause};
use super::{Tally, clause_path};
use crate::i18n::Lang;
use crate::markdown;
use crate::plan::day;
use crate::strategy::path as strategy_path;
use crate::visit::Visit;

/// Characters of an objection in the margin of a clause; all of it stands on the page of what communities say.
const MARGIN: usize = 240;

impl Tally {
    /// The same where nothing around it says that it is of those who say yes: `Yes: 11 of 12 communities …`
    pub fn in_words(&self, lang: Lang) -> String {
        lang.t("endorsement-say-yes").with("yes", self.sentences(lang).join(" ")).to_string()
    }

    /// `11 of 12 communities, 1 with a reservation.` and what else there is to say, sentence by sentence.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let yes = lang.t("endorsement-yes").with("yes", self.yes).with("all", self.all);
        let yes = match self.reserved {
            0 => yes.to_string(),
            reserved => lang.t("endorsement-reserved").with("yes", yes).with("count", reserved).to_string(),
        };
        let more = [
            ("endorsement-objecting", self.objecting),
            ("endorsement-earlier", self.earlier),
            ("endorsement-silent", self.silent()),
        ];
        let more = more.into_iter().filter(|(_, count)| *count > 0);
        let more = more.map(|(key, count)| lang.t(key).with("count", count).to_string());
        [format!("{yes}.")].into_iter().chain(more).collect()
    }
}

impl UnderClause {
    /// How many say what.
    pub fn line(&self, visit: &Visit) -> String {
        match self.tally.all {
            0 => visit.lang.text("endorsement-nobody"),
            _ => self.tally.sentences(visit.lang).join(" "),
        }
    }

    /// Who objects and why, as far as a margin has room for it: name, reason, and its language if that is not the one of the
    /// page.
    pub fn objecting(&self, visit: &Visit) -> Vec<(String, String, Option<&'static str>)> {
        let told = |one: &Objection| {
            let (name, _) = visit.nearest(&one.community);
            let (reason, tongue) = visit.nearest(&one.reason);
            (name, markdown::excerpt(&reason, MARGIN), tongue)
        };
        self.objections.iter().map(told).collect()
    }
}

/// What a community says, in words.
pub struct Word {
    pub community: String,
    pub tongue: Option<&'static str>,
    pub path: String,
    pub verdict: Verdict,
    /// `Consent round, 14 people, 3 June 2026`
    pub how: String,
    pub reason: String,
    pub reason_tongue: Option<&'static str>,
    /// That it is of an earlier wording.
    pub note: Option<String>,
}

impl Word {
    pub fn of(visit: &Visit, party: &Party, one: &Endorsement, now: Option<i64>) -> Self {
        let (community, tongue) = visit.nearest(&party.name);
        let (reason, reason_tongue) = visit.nearest(&one.reason);
        Self {
            community,
            tongue,
            path: crate::community::path(party.community_id),
            verdict: one.verdict,
            how: how(visit.lang, one),
            reason,
            reason_tongue,
            note: note(visit.lang, one, now),
        }
    }

    pub fn key(&self) -> String {
        format!("endorsement-verdict-{}", self.verdict.word())
    }
}

/// By which way a community decided, with its numbers.
pub fn how(lang: Lang, one: &Endorsement) -> String {
    let key = match one.way {
        Way::Consent if one.no > 0 => "endorsement-how-remaining",
        Way::Consent => "endorsement-how-consent",
        Way::Vote => "endorsement-how-vote",
    };
    let text = lang.t(key).with("people", one.people).with("no", one.no);
    let text = if one.way == Way::Vote { text.with("yes", one.yes) } else { text };
    text.with("day", day(lang, &one.day)).to_string()
}

/// That a word is of a text that has changed since.
pub fn note(lang: Lang, one: &Endorsement, now: Option<i64>) -> Option<String> {
    let key = if one.number == WHOLE { "endorsement-of-edition" } else { "endorsement-of-version" };
    (now != Some(one.version)).then(|| lang.t(key).with("version", one.version).to_string())
}

/// What communities say of one clause, or of the last edition.
pub struct Subject {
    pub number: i64,
    pub title: String,
    pub tongue: Option<&'static str>,
    /// The page of the text; none of an edition, which stands on the page of the strategy.
    pub text: String,
    pub path: String,
    /// How many say what.
    pub tally: String,
    /// Objections first, then reservations, then what is said without a reason.
    pub words: Vec<Word>,
}

impl Subject {
    pub fn of(visit: &Visit, read: &Read, number: i64) -> Self {
        let now = read.now(number);
        let words = read.latest(number).map(|(party, one)| Word::of(visit, party, one, now));
        let mut words: Vec<Word> = words.collect();
        words.sort_by_key(|word| (std::cmp::Reverse(word.verdict), word.note.is_some()));
        let (title, tongue) = title(visit, read, number);
        let id = read.strategy.id;
        Self {
            number,
            title,
            tongue,
            text: if number == WHOLE { strategy_path(id) } else { crate::clause::path(id, number) },
            path: clause_path(id, number),
            tally: read.tally(number).in_words(visit.lang),
            words,
        }
    }

    pub fn is_whole(&self) -> bool {
        self.number == WHOLE
    }

    /// What stands with a reason.
    pub fn reasoned(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.reason.is_empty())
    }

    /// What stands without one.
    pub fn bare(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| word.reason.is_empty())
    }

    pub fn bare_count(&self) -> usize {
        self.bare().count()
    }
}

pub fn title(visit: &Visit, read: &Read, number: i64) -> (String, Option<&'static str>) {
    match read.words(number) {
        Some(version) => visit.nearest(&version.words.title),
        None => (visit.t("endorsement-edition").with("number", read.edition).to_string(), None),
    }
}
