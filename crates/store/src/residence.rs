//! Where someone says they live, no finer than a postal area or a neighbourhood.

use crate::words::words;
use crate::{Error, Result, Row, Tx, Value, params, statements};
use std::fmt;

words! {
    /// A province or territory.
    Province {
        /// Newfoundland and Labrador.
        NewfoundlandAndLabrador = "NL",
        /// Prince Edward Island.
        PrinceEdwardIsland = "PE",
        /// Nova Scotia.
        NovaScotia = "NS",
        /// New Brunswick.
        NewBrunswick = "NB",
        /// Québec.
        Quebec = "QC",
        /// Ontario.
        Ontario = "ON",
        /// Manitoba.
        Manitoba = "MB",
        /// Saskatchewan.
        Saskatchewan = "SK",
        /// Alberta.
        Alberta = "AB",
        /// British Columbia.
        BritishColumbia = "BC",
        /// Yukon.
        Yukon = "YT",
        /// Northwest Territories.
        NorthwestTerritories = "NT",
        /// Nunavut.
        Nunavut = "NU",
    }
}

impl Province {
    /// Its code in the Standard Geographical Classification, the first two digits of every place in it.
    pub const fn code(self) -> i64 {
        match self {
            Self::NewfoundlandAndLabrador => 10,
            Self::PrinceEdwardIsland => 11,
            Self::NovaScotia => 12,
            Self::NewBrunswick => 13,
            Self::Quebec => 24,
            Self::Ontario => 35,
            Self::Manitoba => 46,
            Self::Saskatchewan => 47,
            Self::Alberta => 48,
            Self::BritishColumbia => 59,
            Self::Yukon => 60,
            Self::NorthwestTerritories => 61,
            Self::Nunavut => 62,
        }
    }

    /// The province of a code: of its own, of a division's (four digits) or of a municipality's (seven).
    pub fn of_code(code: i64) -> Option<Self> {
        let own = match code {
            10..=99 => code,
            1000..=9999 => code / 100,
            1_000_000..=9_999_999 => code / 100_000,
            _ => return None,
        };
        Self::ALL.iter().copied().find(|province| province.code() == own)
    }

    /// The letters with which its postal areas begin; the Northwest Territories and Nunavut share one.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::NewfoundlandAndLabrador => "A",
            Self::NovaScotia => "B",
            Self::PrinceEdwardIsland => "C",
            Self::NewBrunswick => "E",
            Self::Quebec => "GHJ",
            Self::Ontario => "KLMNP",
            Self::Manitoba => "R",
            Self::Saskatchewan => "S",
            Self::Alberta => "T",
            Self::BritishColumbia => "V",
            Self::NorthwestTerritories | Self::Nunavut => "X",
            Self::Yukon => "Y",
        }
    }
}

/// A postal area: the first three characters of a postal code. More cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostalArea([u8; 3]);

/// Why a text is no postal area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPostalArea {
    /// Not letter, digit, letter (and digit, letter, digit).
    Shape,
    /// Only digits, as in other countries.
    Foreign,
    /// A letter that no Canadian postal code has: D, F, I, O, Q or U.
    NeverUsed(char),
    /// A letter that none begins with: W or Z.
    NeverFirst(char),
}

impl PostalArea {
    /// Reads what was typed: capitals or not, with or without space or hyphen, the area alone or a whole code. Says
    /// besides whether more than three characters were typed, which are dropped here.
    pub fn parse(typed: &str) -> std::result::Result<(Self, bool), NoPostalArea> {
        let typed: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if typed.len() >= 4 && typed.iter().all(char::is_ascii_digit) {
            return Err(NoPostalArea::Foreign);
        }
        let is_shaped = (3..=6).contains(&typed.len())
            && typed
                .iter()
                .enumerate()
                .all(|(at, c)| if at % 2 == 0 { c.is_ascii_uppercase() } else { c.is_ascii_digit() });
        if !is_shaped {
            return Err(NoPostalArea::Shape);
        }
        if let Some(never) = typed.iter().find(|c| "DFIOQU".contains(**c)) {
            return Err(NoPostalArea::NeverUsed(*never));
        }
        if matches!(typed[0], 'W' | 'Z') {
            return Err(NoPostalArea::NeverFirst(typed[0]));
        }
        let mut area = [0; 3];
        for (place, letter) in area.iter_mut().zip(&typed) {
            *place = u8::try_from(*letter).map_err(|_| NoPostalArea::Shape)?;
        }
        Ok((Self(area), typed.len() > 3))
    }

    /// Its province or territory, by the first letter. Of X, X0A to X0C are in Nunavut, the others in the Northwest
    /// Territories.
    pub fn province(self) -> Province {
        let letter = char::from(self.0[0]);
        if letter == 'X' {
            let is_nunavut = self.0[1] == b'0' && matches!(self.0[2], b'A'..=b'C');
            return if is_nunavut { Province::Nunavut } else { Province::NorthwestTerritories };
        }
        let found = Province::ALL.iter().copied().find(|province| province.letters().contains(letter));
        found.unwrap_or(Province::Ontario) // every letter that `parse` lets through has one, as a test shows
    }
}

impl fmt::Display for PostalArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| fmt::Write::write_char(f, char::from(*letter)))
    }
}

/// What someone says of where they live: as much as they like, and no more than this.
///
/// A record keeps it in three columns, `province TEXT`, `postal_area TEXT CHECK (length(postal_area) = 3)` and
/// `place_id BIGINT`, all NULL where nothing was said; the province is always there otherwise, so that counts by
/// province are one `GROUP BY`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Residence {
    /// Nothing.
    #[default]
    Unsaid,
    /// A province or territory.
    Province(Province),
    /// The first three characters of a postal code.
    PostalArea(PostalArea),
    /// A municipality, or a neighbourhood in one.
    Place {
        /// A municipality's code or a neighbourhood's id.
        id: i64,
        /// Where that lies.
        province: Province,
    },
}

impl Residence {
    /// The province or territory, if anything was said.
    pub fn province(self) -> Option<Province> {
        match self {
            Self::Unsaid => None,
            Self::Province(province) | Self::Place { province, .. } => Some(province),
            Self::PostalArea(area) => Some(area.province()),
        }
    }

    /// The three columns: province, postal area, place.
    pub fn columns(self) -> [Value; 3] {
        let area = if let Self::PostalArea(area) = self { Some(area.to_string()) } else { None };
        let place = if let Self::Place { id, .. } = self { Some(id) } else { None };
        [self.province().map(Province::word).into(), area.into(), place.into()]
    }

    /// Reads the three columns, of which the first stands at `first`.
    pub fn read(row: &Row, first: usize) -> Result<Self> {
        if row.get::<Option<String>>(first)?.is_none() {
            return Ok(Self::Unsaid);
        }
        let province = Province::read(row, first)?;
        let (area, place): (Option<String>, Option<i64>) = (row.get(first + 1)?, row.get(first + 2)?);
        match (area, place) {
            (_, Some(id)) => Ok(Self::Place { id, province }),
            (Some(area), None) => match PostalArea::parse(&area) {
                Ok((area, _)) => Ok(Self::PostalArea(area)),
                Err(_) => Err(Error::Database("the database holds a postal area that is none".into())),
            },
            (None, None) => Ok(Self::Province(province)),
        }
    }
}

statements! {
    OF_PERSON = "SELECT province, postal_area, place_id FROM residence WHERE person_id = $1";
    SET = "INSERT INTO residence (person_id, province, postal_area, place_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id) DO UPDATE SET province = excluded.province, postal_area = excluded.postal_area,
            place_id = excluded.place_id";
    FORGET = "DELETE FROM residence WHERE person_id = $1";
}

/// Where a person said they live.
pub fn of_person(tx: &mut Tx, person: i64) -> Result<Residence> {
    Ok(tx.row(OF_PERSON, params![person], |row| Residence::read(row, 0))?.unwrap_or_default())
}

/// Keeps where a person says they live; what they said before is forgotten.
pub fn set(tx: &mut Tx, person: i64, residence: Residence) -> Result<()> {
    if residence == Residence::Unsaid {
        tx.execute(FORGET, params![person])?;
        return Ok(());
    }
    let [province, area, place] = residence.columns();
    tx.execute(SET, &[person.into(), province, area, place])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn area(typed: &str) -> std::result::Result<(String, bool), NoPostalArea> {
        PostalArea::parse(typed).map(|(area, cut)| (area.to_string(), cut))
    }

    #[test]
    fn a_code_is_cut_to_three_characters() {
        assert_eq!(area("h2x"), Ok(("H2X".into(), false)));
        assert_eq!(area(" H2X 1Y4 "), Ok(("H2X".into(), true)));
        assert_eq!(area("h2x-1y"), Ok(("H2X".into(), true)));
        assert_eq!(area("K1A\u{a0}0B1"), Ok(("K1A".into(), true)));
    }

    #[test]
    fn what_is_none_is_said_why() {
        for (typed, why) in [
            ("", NoPostalArea::Shape),
            ("H2", NoPostalArea::Shape),
            ("HX2", NoPostalArea::Shape),
            ("H2XABC", NoPostalArea::Shape),
            ("H2X 1Y44", NoPostalArea::Shape),
            ("É2X", NoPostalArea::Shape),
            ("H２X", NoPostalArea::Shape),
            ("90210", NoPostalArea::Foreign),
            ("SW1A 1AA", NoPostalArea::Shape),
            ("D1A", NoPostalArea::NeverUsed('D')),
            ("H2O", NoPostalArea::NeverUsed('O')),
            ("H2X 1U4", NoPostalArea::NeverUsed('U')),
            ("W1A", NoPostalArea::NeverFirst('W')),
            ("z9z 9z9", NoPostalArea::NeverFirst('Z')),
        ] {
            assert_eq!(area(typed), Err(why), "{typed}");
        }
    }

    #[test]
    fn the_letter_says_the_province() {
        for (typed, province) in [
            ("A1A", "NL"),
            ("B3H", "NS"),
            ("C1A", "PE"),
            ("E1A", "NB"),
            ("G1R", "QC"),
            ("H2X", "QC"),
            ("J8X", "QC"),
            ("K1A", "ON"),
            ("L4Z", "ON"),
            ("M5V", "ON"),
            ("N2G", "ON"),
            ("P3A", "ON"),
            ("R3C", "MB"),
            ("S4P", "SK"),
            ("T5J", "AB"),
            ("V6B", "BC"),
            ("X0A", "NU"),
            ("X0B", "NU"),
            ("X0C", "NU"),
            ("X0E", "NT"),
            ("X0G", "NT"),
            ("X1A", "NT"),
            ("Y1A", "YT"),
        ] {
            assert_eq!(PostalArea::parse(typed).unwrap().0.province().word(), province, "{typed}");
        }
    }

    #[test]
    fn codes_lead_to_their_province() {
        assert_eq!(Province::of_code(2_466_023), Some(Province::Quebec));
        assert_eq!(Province::of_code(6204), Some(Province::Nunavut));
        assert_eq!(Province::of_code(10), Some(Province::NewfoundlandAndLabrador));
        assert_eq!(
            (Province::of_code(1), Province::of_code(2_566_023), Province::of_code(-24)),
            (None, None, None)
        );
    }

    proptest! {
        /// Whatever is typed: at most three characters are held, they are shaped so, and their letter has a province.
        #[test]
        fn never_more_than_three(typed in prop_oneof![
            ".{0,12}", "[A-Za-z0-9 -]{0,8}", "[A-Za-z][0-9][A-Za-z] ?[0-9][A-Za-z][0-9]", "[a-zA-Z][0-9][a-zA-Z]",
        ]) {
            if let Ok((area, cut)) = PostalArea::parse(&typed) {
                let letters: Vec<char> = area.to_string().chars().collect();
                prop_assert_eq!(letters.len(), 3);
                let given: Vec<char> = typed.chars().filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_uppercase()).collect();
                prop_assert_eq!(&given[..3], &letters[..]);
                prop_assert_eq!(cut, given.len() > 3);
                prop_assert!(!given.iter().any(|c| "DFIOQU".contains(*c)));
                prop_assert!(area.province().letters().contains(letters[0]));
                prop_assert_eq!(PostalArea::parse(&area.to_string()), Ok((area, false)));
            }
        }
    }
}
