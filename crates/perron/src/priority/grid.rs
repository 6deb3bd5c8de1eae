//! Impact × feasibility, as the table sees them: an aid to talk, which changes no order.

use axum::extract::Path;
use axum::response::Response;
use store::priority::{self, Item};
use store::{Tx, issue::Issue};

use super::pages::{read, read_as};
use super::views::Grid;
use super::{Standing, forms, path};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// A mark on the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Number on the list.
    pub number: i64,
    /// To the right: feasibility.
    pub x: i64,
    /// Down from the top: impact, the largest on top.
    pub y: i64,
}

/// Side of a square of the picture, which has five by five, and where the first begins.
pub const SIDE: i64 = 74;
/// Where the squares begin, from the left; and from the top.
pub const LEFT: i64 = 44;
/// From the top.
pub const TOP: i64 = 6;

/// The marks of what the table has looked at; those of one square stand beside one another, closer if there are many.
pub fn marks(listed: &[(Item, Issue)]) -> Vec<Mark> {
    let seen: Vec<(i64, (i64, i64))> =
        listed.iter().filter_map(|(item, _)| Some((item.number, item.seen?))).collect();
    let mark = |(at, (number, square)): (usize, &(i64, (i64, i64)))| {
        let in_square = |all: &[(i64, (i64, i64))]| all.iter().filter(|(_, other)| other == square).count();
        let (in_a_row, apart) = if in_square(&seen) > 4 { (3, 23) } else { (2, 34) };
        let before = i64::try_from(in_square(&seen[..at])).unwrap_or(0);
        let (column, row) = (before % in_a_row, (before / in_a_row).min(2));
        let (impact, feasibility) = *square;
        Mark {
            number: *number,
            x: LEFT + SIDE * (feasibility - 1) + 20 + apart * column,
            y: TOP + SIDE * (5 - impact) + 20 + apart * row,
        }
    };
    seen.iter().enumerate().map(mark).collect()
}

/// `GET /priorities/{id}/grid`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let mut form = Form::new();
    for (item, _) in &read.listed {
        if let Some((impact, feasibility)) = item.seen {
            form.fill(&format!("i{}", item.number), &impact.to_string());
            form.fill(&format!("f{}", item.number), &feasibility.to_string());
        }
    }
    visit.show(&Grid { visit: &visit, marks: marks(&read.listed), read, form })
}

/// `POST /priorities/{id}/grid`
pub async fn set(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if read.standing() == Standing::Confirmed {
        return visit.go_saying(&path(id), "priority-refused-confirmed-before");
    }
    let items: Vec<Item> = read.listed.iter().map(|(item, _)| *item).collect();
    let seen = forms::seen(&mut form, &items);
    if !form.is_good() {
        return visit.refuse(&Grid { visit: &visit, marks: marks(&read.listed), read, form });
    }
    let write = move |tx: &mut Tx<'_>| {
        seen.into_iter().try_for_each(|(issue_id, seen)| priority::see_item(tx, id, issue_id, seen))
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/grid", path(id)), "priority-grid-kept")
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::issue::{Origin, State, Words};

    #[test]
    fn marks_of_one_square_stand_beside_one_another_within_it() {
        let issue = |id| Issue {
            id,
            community_id: 1,
            words: Words::default(),
            origin: Origin::Resident,
            holder: None,
            helper_id: None,
            state: State::Open,
            merged_into: None,
            reason: String::new(),
            made: 0,
            changed: 0,
        };
        let item = |number, seen| (Item { issue_id: number, number, seen }, issue(number));
        let listed: Vec<_> =
            (1..=4).map(|number| item(number, Some((5, 1)))).chain([item(5, None)]).collect();
        let marks = marks(&listed);
        assert_eq!(marks.len(), 4);
        let inside =
            |mark: &Mark| (LEFT..LEFT + SIDE).contains(&mark.x) && (TOP..TOP + SIDE).contains(&mark.y);
        assert!(marks.iter().all(inside), "{marks:?}");
        let apart = |a: &Mark, b: &Mark| (a.x - b.x).abs() + (a.y - b.y).abs() >= 30;
        assert!(marks.iter().enumerate().all(|(at, a)| marks[..at].iter().all(|b| apart(a, b))), "{marks:?}");
    }
}
