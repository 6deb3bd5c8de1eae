//! Reading who comes: a CSV file with a line for each person.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use mixing::Person;

use super::table::{Row, Table};
use super::{Problem, ReadError, opened};

/// People by their names in a file, numbered in the order of names, so that the order of lines does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// What is said of each; the id is the place in `names`.
    pub all: Vec<Person>,
    /// In order.
    pub names: Vec<String>,
    /// Who sits together.
    pub together: Vec<[u64; 2]>,
    /// Who sits apart.
    pub apart: Vec<[u64; 2]>,
}

/// Words of the column “needs”.
const NEEDS: &str = "interpreter or step-free, with a space between if both";
/// Words of the column “offers”.
const OFFERS: &str = "facilitate, notes or interpret, with spaces between if several";

impl People {
    /// The number of somebody.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.names.binary_search_by(|known| known.as_str().cmp(name)).ok().map(|at| at as u64)
    }

    /// The name of a number.
    pub fn name(&self, number: u64) -> &str {
        usize::try_from(number).ok().and_then(|at| self.names.get(at)).map_or("", String::as_str)
    }
}

/// Reads a file by its path; see [`read`].
pub fn read_file(path: &Path) -> Result<People, ReadError> {
    let (name, file) = opened(path)?;
    read(&name, file)
}

/// The people of a file. It must have the column `person`; it may have `area`, `group`, `community`, `languages`, `needs`,
/// `offers`, `together`, `apart`, `institution`.
pub fn read(file: &str, bytes: Box<dyn Read>) -> Result<People, ReadError> {
    let mut table = Table::open(file, bytes)?;
    let columns = Columns::of(&table)?;
    let mut found: BTreeMap<String, Line> = BTreeMap::new();
    while let Some(row) = table.next()? {
        let name = row.text(columns.person).trim().to_owned();
        if name.is_empty() || name.contains(char::is_control) {
            return Err(row.error(Problem::NoName("person")));
        }
        let line = columns.line(&row)?;
        if found.insert(name.clone(), line).is_some() {
            return Err(row.error(Problem::SamePerson(name)));
        }
    }
    Ok(numbered(found))
}

/// What stands in one line.
struct Line {
    person: Person,
    together: Vec<String>,
    apart: Vec<String>,
}

/// Where things stand.
struct Columns {
    person: usize,
    area: Option<usize>,
    group: Option<usize>,
    community: Option<usize>,
    languages: Option<usize>,
    needs: Option<usize>,
    offers: Option<usize>,
    together: Option<usize>,
    apart: Option<usize>,
    institution: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, ReadError> {
        Ok(Self {
            person: table.column("person")?,
            area: table.find("area"),
            group: table.find("group"),
            community: table.find("community"),
            languages: table.find("languages"),
            needs: table.find("needs"),
            offers: table.find("offers"),
            together: table.find("together"),
            apart: table.find("apart"),
            institution: table.find("institution"),
        })
    }

    fn line(&self, row: &Row<'_>) -> Result<Line, ReadError> {
        let said = |column: Option<usize>| {
            let text = column.map_or("", |column| row.text(column).trim());
            (!text.is_empty()).then(|| text.to_owned())
        };
        let words = |column: Option<usize>| -> Vec<String> {
            let text = column.map_or("", |column| row.text(column));
            let words: BTreeSet<&str> = text.split_whitespace().collect();
            words.into_iter().map(str::to_owned).collect()
        };
        let mut person = Person {
            area: said(self.area),
            opinion_group: said(self.group),
            community: said(self.community),
            languages: words(self.languages).into_iter().map(|word| word.to_lowercase()).collect(),
            institution: row.truth(self.institution, "institution")?,
            ..Person::default()
        };
        for need in words(self.needs) {
            match need.as_str() {
                "interpreter" => person.needs_interpreter = true,
                "step-free" => person.needs_step_free = true,
                other => return Err(row.not_one_of("needs", NEEDS, other)),
            }
        }
        for offer in words(self.offers) {
            match offer.as_str() {
                "facilitate" => person.facilitates = true,
                "notes" => person.takes_notes = true,
                "interpret" => person.interprets = true,
                other => return Err(row.not_one_of("offers", OFFERS, other)),
            }
        }
        Ok(Line { person, together: words(self.together), apart: words(self.apart) })
    }
}

fn numbered(found: BTreeMap<String, Line>) -> People {
    let mut people = People::default();
    let (mut together, mut apart): (BTreeMap<String, Vec<u64>>, BTreeMap<String, Vec<u64>>) =
        Default::default();
    for (id, (name, line)) in (0..).zip(found) {
        people.all.push(Person { id, ..line.person });
        people.names.push(name);
        for (words, by_word) in [(line.together, &mut together), (line.apart, &mut apart)] {
            words.into_iter().for_each(|word| by_word.entry(word).or_default().push(id));
        }
    }
    let chain = together.values().flat_map(|ids| ids.windows(2).map(|pair| [pair[0], pair[1]]));
    people.together = chain.collect();
    let each = |ids: &Vec<u64>| -> Vec<[u64; 2]> {
        ids.iter().enumerate().flat_map(|(at, &a)| ids[..at].iter().map(move |&b| [b, a])).collect()
    };
    people.apart = apart.values().flat_map(each).collect();
    people
}
