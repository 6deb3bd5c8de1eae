//! When things happen, as a picture of bars over months and as a table. Pure.

use jiff::civil::Date;
use store::action::Action;

/// Width of the picture, in its own units.
pub const WIDTH: i32 = 600;

/// The months of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub first: Date,
    pub last: Date,
}

/// A bar, a mark or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins.
    pub from: i32,
    /// Where it ends.
    pub to: i32,
    /// Whether it has a day by which it is to be done.
    pub has_end: bool,
    /// Whether it has a day on which it begins.
    pub has_start: bool,
}

impl Span {
    /// From the month of the first day to the end of the month of the last; `None` if no action has a day.
    pub fn of<'a>(actions: impl Iterator<Item = &'a Action>, today: Date) -> Option<Self> {
        let mut days: Vec<Date> =
            actions.flat_map(|one| [&one.starts, &one.due]).filter_map(|day| day.parse().ok()).collect();
        if days.is_empty() {
            return None;
        }
        days.push(today);
        let first = days.iter().min()?.first_of_month();
        let last = days.iter().max()?.last_of_month();
        Some(Self { first, last })
    }

    fn days(&self, day: Date) -> i64 {
        i64::from((day - self.first).get_days())
    }

    /// Where a day stands.
    pub fn at(&self, day: Date) -> i32 {
        let all = self.days(self.last).max(1);
        let x = self.days(day) * i64::from(WIDTH) / all;
        i32::try_from(x).unwrap_or(0).clamp(0, WIDTH)
    }

    /// Where quarters begin.
    pub fn quarters(&self) -> Vec<i32> {
        let mut ticks = Vec::new();
        let mut day = self.first;
        while day <= self.last {
            if (day.month() - 1) % 3 == 0 {
                ticks.push(self.at(day));
            }
            let Ok(next) = day.last_of_month().tomorrow() else { break };
            day = next;
        }
        ticks
    }

    /// The bar of an action; `None` if it has no day.
    pub fn bar(&self, action: &Action) -> Option<Bar> {
        let (starts, due) = (action.starts.parse::<Date>().ok(), action.due.parse::<Date>().ok());
        // without an end, what comes again goes on; what comes once is a point
        let open_end = if action.recurs.is_some() { Some(self.last) } else { starts };
        let (from, to) = (starts.or(due)?, due.or(open_end)?);
        Some(Bar {
            from: self.at(from),
            to: self.at(to.max(from)),
            has_end: due.is_some(),
            has_start: starts.is_some(),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use store::Bilingual;
    use store::action::{Recurs, State};
    use store::summary::Doer;

    use super::*;

    fn action(starts: &str, due: &str, recurs: Option<Recurs>) -> Action {
        Action {
            id: 1,
            plan_id: 1,
            objective_id: 1,
            position: 1,
            text: Bilingual::default(),
            why: Bilingual::default(),
            doer: Doer::Community,
            lead_id: None,
            lead: String::new(),
            spot: Bilingual::default(),
            cents: None,
            currency: "CAD".to_owned(),
            source: Bilingual::default(),
            starts: starts.to_owned(),
            due: due.to_owned(),
            recurs,
            indicator: Bilingual::default(),
            review: String::new(),
            state: State::Idea,
            words: String::new(),
            step: 1,
            changed: 0,
            made: 0,
        }
    }

    #[test]
    fn bars_stand_where_their_days_are() {
        let all = [
            action("2027-01-15", "2027-06-30", None),
            action("", "2027-12-31", None),
            action("2027-07-01", "", Some(Recurs::Weekly)),
            action("", "", None),
        ];
        let span = Span::of(all.iter(), date(2027, 3, 1)).unwrap();
        assert_eq!((span.first, span.last), (date(2027, 1, 1), date(2027, 12, 31)));
        let bars: Vec<_> = all.iter().map(|one| span.bar(one).map(|bar| (bar.from, bar.to))).collect();
        assert_eq!(bars, [Some((23, 296)), Some((600, 600)), Some((298, 600)), None]);
        assert_eq!(span.quarters(), [0, 148, 298, 450]);
        assert_eq!(Span::of([action("", "", None)].iter(), date(2027, 3, 1)), None);
    }

    #[test]
    fn a_plan_of_one_day_has_a_picture() {
        let one = action("", "2027-02-01", None);
        let span = Span::of([one.clone()].iter(), date(2027, 2, 1)).unwrap();
        assert!(span.bar(&one).is_some_and(|bar| bar.from == bar.to && !bar.has_start));
    }
}
