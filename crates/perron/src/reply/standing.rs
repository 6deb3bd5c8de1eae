//! How an answer stands, by what was said and what day it is. Pure.

use jiff::civil::Date;
use store::answer::Verdict;
use store::reply::{Answer, Reply};

use crate::plan::today;

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was asked for, and its day has not passed.
    Waiting,
    /// Its day has passed.
    Silent,
    /// They asked for time, and that has not passed.
    Later,
    /// It will be done.
    Accepted,
    /// Some of it will be done.
    Partly,
    /// It will not be done.
    Declined,
}

impl Standing {
    /// By the latest answer, if there is one.
    pub fn of(reply: &Reply, answer: Option<&Answer>, today: Date) -> Self {
        let is_over = until(reply, answer).is_some_and(|until| today > until);
        match answer.map(|answer| answer.verdict) {
            Some(Verdict::Accepted) => Self::Accepted,
            Some(Verdict::Partly) => Self::Partly,
            Some(Verdict::Declined) => Self::Declined,
            _ if is_over => Self::Silent,
            Some(Verdict::Later) => Self::Later,
            None => Self::Waiting,
        }
    }

    /// Its word, for keys of texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Silent => "silent",
            Self::Later => "later",
            Self::Accepted => "accepted",
            Self::Partly => "partly",
            Self::Declined => "declined",
        }
    }

    /// Whether they said yes, to all of it or some.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Accepted | Self::Partly)
    }

    /// Whether nothing was answered yet that settles it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Silent | Self::Later)
    }
}

/// The day by which an answer is waited for: that which was asked, or until which they asked for time.
pub fn until(reply: &Reply, answer: Option<&Answer>) -> Option<Date> {
    let later = answer.filter(|answer| answer.verdict == Verdict::Later && !answer.due.is_empty());
    later.map_or(reply.due.as_str(), |answer| answer.due.as_str()).parse().ok()
}

/// For how many days an answer has been asked for.
pub fn days(reply: &Reply, zone: &str, now: Date) -> i64 {
    let asked = today(reply.asked, zone);
    asked.until(now).map_or(0, |span| i64::from(span.get_days())).max(0)
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;
    use store::{Bilingual, Language};

    use super::*;

    /// 2026-10-15T12:00:00Z
    pub const NOON: i64 = 1_792_065_600_000;

    pub fn reply() -> Reply {
        Reply {
            id: 1,
            strategy_id: 1,
            number: 3,
            version: 1,
            institution_id: None,
            who: "A city".to_owned(),
            email: None,
            language: Language::English,
            asked: NOON,
            due: "2026-11-14".to_owned(),
            reminders: 0,
            remind: None,
            promise_id: None,
            ended: None,
            asked_by: None,
        }
    }

    pub fn answer(verdict: Verdict, due: &str) -> Answer {
        Answer {
            reply_id: 1,
            id: 2,
            version: 1,
            verdict,
            words: Bilingual::default(),
            due: due.to_owned(),
            made: NOON,
            made_by: None,
        }
    }

    #[test]
    fn silence_begins_the_day_after_and_time_can_be_asked_for() {
        let (reply, later) = (reply(), answer(Verdict::Later, "2026-12-01"));
        assert_eq!(Standing::of(&reply, None, date(2026, 11, 14)), Standing::Waiting);
        assert_eq!(Standing::of(&reply, None, date(2026, 11, 15)), Standing::Silent);
        assert_eq!(Standing::of(&reply, Some(&later), date(2026, 12, 1)), Standing::Later);
        assert_eq!(Standing::of(&reply, Some(&later), date(2026, 12, 2)), Standing::Silent);
        let partly = answer(Verdict::Partly, "2026-10-20");
        assert_eq!(Standing::of(&reply, Some(&partly), date(2027, 1, 1)), Standing::Partly);
        assert_eq!(days(&reply, "America/Toronto", date(2026, 12, 1)), 47);
    }
}
