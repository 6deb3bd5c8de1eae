//! The places the program knows: Canada, its provinces and territories, their divisions, the municipalities in these.
//! Read from one table in the program when first asked for; docs/decisions/0011 says why it is no table of the database.

use std::io::Read;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use store::residence::Province;

use super::fold::{fold, rank};
use crate::i18n::Lang;

/// The code of the country.
pub const COUNTRY: i64 = 1;

/// Made by `scripts/make-places`; places/NOTICE.md says whose names and codes these are.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/canada.txt.gz"));

static TABLE: LazyLock<String> = LazyLock::new(|| {
    let mut table = String::new();
    if let Err(error) = GzDecoder::new(PACKED).read_to_string(&mut table) {
        tracing::error!(%error, "the places in the program cannot be read");
    }
    table
});
static CANADA: LazyLock<Vec<Known>> = LazyLock::new(|| read(&TABLE));
static KEYS: LazyLock<Vec<[String; 2]>> =
    LazyLock::new(|| CANADA.iter().map(|known| [fold(known.en), fold(known.fr)]).collect());

const CANADA_ITSELF: Known =
    Known { code: COUNTRY, kind: "country", en: "Canada", fr: "Canada", abbreviations: ["Canada", "Canada"] };

/// A place the program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// In the Standard Geographical Classification: two digits, four or seven.
    pub code: i64,
    /// What it is, as the key `place-type-…` ends.
    pub kind: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Its name in French.
    pub fr: &'static str,
    /// Of a province or territory, in English and French; of others their names.
    pub abbreviations: [&'static str; 2],
}

/// How fine a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// All of Canada.
    Country,
    /// A province or territory.
    Province,
    /// A census division: a county, a regional municipality, a district.
    Division,
    /// A census subdivision: a city, a town, a reserve, an unorganized territory.
    Municipality,
}

impl Known {
    /// Its name.
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Fr => self.fr,
        }
    }

    /// How fine it is.
    pub const fn level(&self) -> Level {
        match self.code {
            COUNTRY => Level::Country,
            ..100 => Level::Province,
            100..10_000 => Level::Division,
            _ => Level::Municipality,
        }
    }

    /// The name with what tells it from others of that name: `Windsor (town), Hants, Nova Scotia`.
    pub fn label(&self, lang: Lang) -> String {
        if self.level() <= Level::Province {
            return self.name(lang).to_owned();
        }
        let mut label = format!("{} ({})", self.name(lang), lang.t(&format!("place-type-{}", self.kind)));
        for above in path(self.code).iter().rev().skip(1) {
            let is_told = match above.level() {
                Level::Province => true,
                Level::Division => above.en != self.en && (!above.is_numbered() || self.has_namesake()),
                Level::Country | Level::Municipality => false,
            };
            if is_told {
                label.push_str(", ");
                label.push_str(above.name(lang));
            }
        }
        label
    }

    /// Whether it is a division with a number for a name, which few who live there know.
    fn is_numbered(&self) -> bool {
        self.en.starts_with("Division No.") || self.en.starts_with("Region ")
    }

    /// Whether its province has another of this name and kind: reserves may lie in several divisions.
    fn has_namesake(&self) -> bool {
        CANADA.iter().any(|other| {
            other.code != self.code
                && (other.en, other.kind) == (self.en, self.kind)
                && other.code / 100_000 == self.code / 100_000
        })
    }
}

/// The place of a code.
pub fn known(code: i64) -> Option<&'static Known> {
    if code == COUNTRY {
        return Some(&CANADA_ITSELF);
    }
    let at =
        CANADA.binary_search_by_key(&order(code)?, |known| order(known.code).unwrap_or_default()).ok()?;
    CANADA.get(at).filter(|known| known.code == code)
}

/// The provinces and territories, from east to west and north.
pub fn provinces() -> impl Iterator<Item = &'static Known> {
    CANADA.iter().filter(|known| known.level() == Level::Province)
}

/// The province as a place.
pub fn province(province: Province) -> &'static Known {
    known(province.code()).unwrap_or(&CANADA_ITSELF) // every one is in the table, as a test shows
}

/// What lies directly in a place, in the order of codes.
pub fn parts(code: i64) -> Vec<&'static Known> {
    let Some(whole) = known(code) else { return Vec::new() };
    match whole.level() {
        Level::Country => provinces().collect(),
        Level::Municipality => Vec::new(),
        _ => CANADA.iter().filter(|known| above(known.code) == code).collect(),
    }
}

/// The places around a place from the country down, and itself last.
pub fn path(code: i64) -> Vec<&'static Known> {
    let mut path = Vec::new();
    let mut at = code;
    while let Some(step) = known(at) {
        path.insert(0, step);
        if at == COUNTRY {
            break;
        }
        at = above(at);
    }
    path
}

/// The codes of the divisions, and of the municipalities, that lie in the place of this code or are it; zero, which is
/// the code of nothing, if there are none.
pub const fn codes_within(code: i64) -> (RangeInclusive<i64>, RangeInclusive<i64>) {
    match code {
        10..=99 => (code * 100..=code * 100 + 99, code * 100_000..=code * 100_000 + 99_999),
        1_000..=9_999 => (code..=code, code * 1_000..=code * 1_000 + 999),
        1_000_000..=9_999_999 => (0..=0, code..=code),
        _ => (0..=0, 0..=0),
    }
}

/// Places of which a word begins as the search does, the best answers first: by how well, how large, then by name.
pub fn search(words: &str) -> Vec<(u8, &'static Known)> {
    let wanted = fold(words);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(u8, Level, &String, &Known)> = CANADA
        .iter()
        .zip(KEYS.iter())
        .filter_map(|(known, [en, fr])| {
            let best = [rank(en, &wanted), rank(fr, &wanted)].into_iter().flatten().min()?;
            Some((best, known.level(), en, known))
        })
        .collect();
    found.sort_by(|a, b| (a.0, a.1, a.2, a.3.code).cmp(&(b.0, b.1, b.2, b.3.code)));
    found.into_iter().map(|(rank, _, _, known)| (rank, known)).collect()
}

/// The province or territory that a text names: in either language, abbreviated, or by its two letters.
pub fn province_named(words: &str) -> Option<Province> {
    let wanted = fold(words);
    let is_it = |province: &&Province| {
        let known = self::province(**province);
        let names = [known.en, known.fr, known.abbreviations[0], known.abbreviations[1], province.word()];
        names.into_iter().any(|name| fold(name) == wanted)
    };
    Province::ALL.iter().find(is_it).copied()
}

/// The code of what a place lies in.
const fn above(code: i64) -> i64 {
    match code {
        ..100 => COUNTRY,
        100..10_000 => code / 100,
        _ => code / 1000,
    }
}

/// Where a code stands in the table: a province before its divisions, a division before its municipalities.
const fn order(code: i64) -> Option<i64> {
    match code {
        10..=99 => Some(code * 100_000),
        1000..=9999 => Some(code * 1000),
        1_000_000..=9_999_999 => Some(code),
        _ => None,
    }
}

/// Lines of `code, kind, name[, French name]`, of a province `code, letters, name, French name, two abbreviations`;
/// the code of a municipality without that of its division, whose line stands before it.
fn read(table: &'static str) -> Vec<Known> {
    let mut division = 0;
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        let (digits, kind, en) = (cells.next()?, cells.next()?, cells.next()?);
        let fr = cells.next().unwrap_or(en);
        let number: i64 = digits.parse().ok()?;
        let abbreviations = [cells.next().unwrap_or(en), cells.next().unwrap_or(fr)];
        let (code, kind) = match digits.len() {
            2 if number >= 60 => (number, "territory"),
            2 => (number, "province"),
            4 => {
                division = number;
                (number, kind)
            }
            _ => (division * 1000 + number, kind),
        };
        Some(Known { code, kind, en, fr, abbreviations })
    };
    table.lines().filter(|line| !line.starts_with('#')).filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn all_of_canada_is_there() {
        let count = |level| CANADA.iter().filter(|known| known.level() == level).count();
        assert_eq!(count(Level::Province), 13);
        assert_eq!(count(Level::Division), 293);
        assert_eq!(count(Level::Municipality), 5162);
        assert_eq!(CANADA.len(), TABLE.lines().count() - 1, "a line was not read");
        for pair in CANADA.windows(2) {
            assert!(order(pair[0].code) < order(pair[1].code), "{pair:?}");
        }
        for known in CANADA.iter() {
            assert_eq!(super::known(known.code), Some(known));
            assert!(path(known.code).len() == known.level() as usize + 1, "{known:?}");
            assert!(Province::of_code(known.code).is_some(), "{known:?}");
            for lang in Lang::ALL {
                assert!(lang.has(&format!("place-type-{}", known.kind)), "{known:?}");
            }
        }
        for province in Province::ALL {
            assert_eq!(super::province(*province).code, province.code());
        }
        assert_eq!((known(0), known(2_466_024), known(-1), known(99)), (None, None, None, None));
    }

    #[test]
    fn places_nest_and_have_their_french_names() {
        let names = |code, lang: Lang| path(code).iter().map(|step| step.name(lang)).collect::<Vec<_>>();
        assert_eq!(names(3_553_005, Lang::Fr), ["Canada", "Ontario", "Grand Sudbury", "Grand Sudbury"]);
        assert_eq!(names(5_907_041, Lang::Fr)[1], "Colombie-Britannique");
        assert_eq!(names(1004, Lang::Fr)[2], "Division n°\u{a0}4");
        assert_eq!(parts(COUNTRY).len(), 13);
        assert_eq!(parts(24).len(), 98);
        assert!(parts(2466).iter().any(|part| part.en == "Montréal"));
        assert_eq!(parts(2_466_023), Vec::<&Known>::new());
    }

    #[test]
    fn no_two_places_are_called_alike() {
        for lang in Lang::ALL {
            let mut seen = HashSet::new();
            for known in CANADA.iter().filter(|known| known.level() != Level::Division) {
                assert!(seen.insert(fold(&known.label(lang))), "{}", known.label(lang));
            }
        }
    }

    #[test]
    fn search_does_not_mind_accents_or_languages() {
        let first = |words: &str| search(words).first().map(|(rank, known)| (*rank, known.code));
        assert_eq!(first("montreal"), Some((0, 2466)));
        assert_eq!(first("QUEBEC"), Some((0, 24)));
        assert_eq!(first("st johns"), Some((0, 1_001_519)));
        assert_eq!(first("grand sault"), Some((0, 1_312_019)));
        assert_eq!(first("nouvelle-écosse"), Some((0, 12)));
        assert_eq!(search("  -- "), []);
        assert_eq!(search("zzzz"), []);
    }

    #[test]
    fn provinces_have_several_names() {
        for words in ["Ontario", "ont.", "ON", "on"] {
            assert_eq!(province_named(words), Some(Province::Ontario), "{words}");
        }
        assert_eq!(province_named("T.-N.-L."), Some(Province::NewfoundlandAndLabrador));
        assert_eq!(province_named("ile du prince edouard"), Some(Province::PrinceEdwardIsland));
        assert_eq!((province_named(""), province_named("Canada")), (None, None));
    }
}
