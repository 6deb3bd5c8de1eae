//! Where people come from. The total and the counts of provinces and territories are told together, and so are a province's
//! count and those of its postal areas: what is hidden in either follows from no sum.

use std::collections::BTreeSet;

use store::residence::{PostalArea, Province, Residence};

use crate::pledge::counts::{Cell, Shown, shown};

/// A postal area with what is shown of its count.
pub type OfArea = (Option<PostalArea>, Shown);

/// Counts of those who come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// By province and territory; `None`: they did not say. Those from which surely nobody comes are not there.
    pub provinces: Vec<(Option<Province>, Shown)>,
    /// By postal area, in the provinces and territories whose count is told; `None`: they said nothing finer.
    pub areas: Vec<(Province, Vec<OfArea>)>,
}

impl Areas {
    /// Of where each of them lives.
    pub fn of(residences: &[Residence]) -> Self {
        let all = || Province::ALL.iter().copied().map(Some).chain([None]);
        let cells: Vec<Cell> =
            all().map(|province| count(residences, |one| one.province() == province)).collect();
        let told: Vec<(Option<Province>, Shown)> = all().zip(shown(&cells)).collect();
        let areas = told.iter().filter_map(|&(province, shown)| match (province, shown) {
            (Some(province), Shown::Count(1..)) => Some((province, areas_of(residences, province))),
            _ => None,
        });
        let areas = areas.filter(|(_, areas)| areas.iter().any(|(area, _)| area.is_some())).collect();
        let provinces = told.into_iter().filter(|(_, shown)| *shown != Shown::Count(0)).collect();
        Self { provinces, areas }
    }
}

fn areas_of(residences: &[Residence], province: Province) -> Vec<OfArea> {
    let here: Vec<Residence> =
        residences.iter().copied().filter(|one| one.province() == Some(province)).collect();
    let areas: BTreeSet<PostalArea> = here.iter().filter_map(|one| area(*one)).collect();
    let all = || areas.iter().copied().map(Some).chain([None]);
    let cells: Vec<Cell> = all().map(|wanted| count(&here, |one| area(one) == wanted)).collect();
    all().zip(shown(&cells)).filter(|(_, shown)| *shown != Shown::Count(0)).collect()
}

fn area(residence: Residence) -> Option<PostalArea> {
    if let Residence::PostalArea(area) = residence { Some(area) } else { None }
}

fn count(residences: &[Residence], is_it: impl Fn(Residence) -> bool) -> Cell {
    let all = residences.iter().filter(|one| is_it(**one)).count();
    Cell { all: i64::try_from(all).unwrap_or(i64::MAX), public: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(counts: &[(&str, usize)]) -> Vec<Residence> {
        let of = |words: &str| match PostalArea::parse(words) {
            Ok((area, _)) => Residence::PostalArea(area),
            Err(_) => Province::ALL
                .iter()
                .find(|province| province.word() == words)
                .map_or(Residence::Unsaid, |province| Residence::Province(*province)),
        };
        counts.iter().flat_map(|&(words, count)| std::iter::repeat_n(of(words), count)).collect()
    }

    #[test]
    fn a_few_from_one_area_are_not_told() {
        let areas = Areas::of(&from(&[("K1A", 14), ("K2P", 12), ("K1N", 3), ("ON", 2), ("H2X", 11)]));
        let on = areas.areas.iter().find(|(province, _)| *province == Province::Ontario).unwrap();
        let told: Vec<(String, Shown)> =
            on.1.iter()
                .map(|(area, shown)| (area.map_or_else(String::new, |area| area.to_string()), *shown))
                .collect();
        let expected =
            [("K1A", Shown::Count(14)), ("K1N", Shown::Few), ("K2P", Shown::Count(12)), ("", Shown::Few)];
        assert_eq!(told, expected.map(|(area, shown)| (area.to_owned(), shown)));
        assert_eq!(areas.provinces.len(), 2, "{areas:?}");
    }

    #[test]
    fn a_small_session_tells_of_no_area() {
        let areas = Areas::of(&from(&[("K1A", 4), ("H2X", 3), ("", 1)]));
        assert!(areas.areas.is_empty());
        assert!(areas.provinces.iter().all(|(_, shown)| matches!(shown, Shown::Few)), "{areas:?}");
        assert_eq!(Areas::of(&[]), Areas::default());
    }
}
