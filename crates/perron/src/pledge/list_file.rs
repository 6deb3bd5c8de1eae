//! A list of signatories that was kept elsewhere, as a CSV file. Each line stands for itself: what is wrong with one says
//! nothing about the next, so good lines are taken and the others are named.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use store::residence::Province;
use store::signature::Sector;

use super::forms::{LONGEST_LOGO, LONGEST_NAME};
use super::name::{Name, NoName};
use crate::i18n::Lang;
use crate::mail::Address;
use crate::place::canada::province_named;
use crate::place::fold;

/// Lines that are taken at once; a longer list is brought in parts.
pub const MOST: usize = 10_000;
/// Characters of what a line says, when a sentence quotes it.
const QUOTED: usize = 40;

/// A list, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The lines that can be taken, by their numbers in the file.
    pub good: Vec<(usize, Entry)>,
    /// The others, and what is wrong with each.
    pub broken: Vec<(usize, Fault)>,
    /// Names of columns that are not read.
    pub unread: Vec<String>,
}

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name, and the name as one searches for it.
    pub name: Name,
    /// A resident is a person; all others are organisations.
    pub sector: Sector,
    /// An organisation's short name.
    pub logo: String,
    /// Where they are, if the list says.
    pub province: Option<Province>,
    /// So that nobody is counted twice; never kept.
    pub address: Option<Address>,
    /// Whether the list says that they want to be named.
    pub is_public: bool,
    /// When they signed, if the list says.
    pub signed: Option<jiff::civil::Date>,
}

/// What is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Key of its sentence.
    key: String,
    /// What the line says there, or the line it repeats.
    said: String,
}

impl Fault {
    fn new(key: &str, said: &str) -> Self {
        let plain = |letter: char| if crate::place::is_unseen(letter) { '\u{fffd}' } else { letter };
        Self { key: key.to_owned(), said: said.chars().take(QUOTED).map(plain).collect() }
    }

    /// The address is known, or the line was brought before.
    pub fn counted() -> Self {
        Self::new("pledge-lists-counted", "")
    }

    /// Its sentence.
    pub fn text(&self, lang: Lang) -> String {
        lang.t(&self.key).with("said", self.said.as_str()).to_string()
    }
}

/// Why a file is no list at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoList {
    /// No column of its first line is called a name.
    NoName,
    /// Two columns are called the same.
    Twice,
    /// There is nothing after the first line.
    Empty,
    /// There are more lines than [`MOST`].
    Long,
}

impl NoList {
    /// Key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoName => "pledge-lists-no-name",
            Self::Twice => "pledge-lists-twice",
            Self::Empty => "pledge-lists-empty",
            Self::Long => "pledge-lists-long",
        }
    }
}

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Name,
    Sector,
    Logo,
    Province,
    Email,
    Public,
    Signed,
}

/// What columns are called, in both languages, folded.
const CALLED: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "nom", "full name", "nom complet"]),
    (Column::Sector, &["sector", "secteur"]),
    (Column::Logo, &["short name", "nom court"]),
    (
        Column::Province,
        &["province", "province or territory", "province ou territoire", "territory", "territoire"],
    ),
    (Column::Email, &["email", "e mail", "courriel", "e mail address", "adresse de courriel"]),
    (Column::Public, &["public", "on the list", "sur la liste"]),
    (Column::Signed, &["date", "signed", "signe le", "signed on"]),
];

/// What sectors are called besides their words, folded.
const SECTORS: &[(Sector, &[&str])] = &[
    (Sector::Resident, &["", "person", "personne", "resident", "residente"]),
    (Sector::Association, &["association"]),
    (Sector::Organisation, &["organization", "organisme", "business", "entreprise", "non profit"]),
    (Sector::Institution, &["institution"]),
    (Sector::Municipality, &["municipality", "municipalite", "first nation", "premiere nation"]),
    (Sector::Province, &["province", "territory", "territoire"]),
    (Sector::Federal, &["federal", "federal government", "gouvernement federal"]),
];

/// Reads a list.
pub fn read(bytes: &[u8]) -> Result<List, NoList> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let head = lines.next().unwrap_or_default();
    let comma = comma(head);
    let head = fields(head, comma).map_err(|_| NoList::NoName)?;
    let (columns, unread) = columns(&head)?;
    let mut list = List { unread, ..List::default() };
    let mut seen = HashMap::new();
    let filled = lines.enumerate().filter(|(_, line)| !line.iter().all(u8::is_ascii_whitespace));
    for (at, line) in filled {
        let number = at + 2;
        if list.good.len() + list.broken.len() == MOST {
            return Err(NoList::Long);
        }
        let read = fields(line, comma).and_then(|fields| entry(&fields, &columns, head.len()));
        match read.and_then(|entry| once(&mut seen, number, entry)) {
            Ok(entry) => list.good.push((number, entry)),
            Err(fault) => list.broken.push((number, fault)),
        }
    }
    if list.good.is_empty() && list.broken.is_empty() { Err(NoList::Empty) } else { Ok(list) }
}

/// What separates the fields: in French, programs write semicolons.
fn comma(head: &[u8]) -> u8 {
    let count = |comma: u8| head.iter().filter(|byte| **byte == comma).count();
    *[b',', b';', b'\t'].iter().rev().max_by_key(|comma| count(**comma)).unwrap_or(&b',')
}

/// The fields of one line. A line is read alone, so that a quote which is not closed swallows nothing but its own line.
fn fields(line: &[u8], comma: u8) -> Result<Vec<String>, Fault> {
    let line = str::from_utf8(line).map_err(|_| Fault::new("pledge-lists-utf8", ""))?;
    if line.matches('"').count() % 2 == 1 {
        return Err(Fault::new("pledge-lists-quote", ""));
    }
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(comma).from_reader(line.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => Ok(record.iter().map(|field| field.trim().to_owned()).collect()),
        _ => Err(Fault::new("pledge-lists-quote", "")),
    }
}

type Columns = BTreeMap<Column, usize>;

/// Where each column stands, and the names of those that are not read.
fn columns(head: &[String]) -> Result<(Columns, Vec<String>), NoList> {
    let (mut columns, mut unread) = (Columns::new(), Vec::new());
    for (at, name) in head.iter().enumerate() {
        let folded = fold(name);
        match CALLED.iter().find(|(_, names)| names.contains(&folded.as_str())) {
            Some((column, _)) if columns.insert(*column, at).is_some() => return Err(NoList::Twice),
            Some(_) => {}
            None => unread.push(Fault::new("", name).said),
        }
    }
    unread.retain(|name| !name.is_empty());
    if columns.contains_key(&Column::Name) { Ok((columns, unread)) } else { Err(NoList::NoName) }
}

fn entry(fields: &[String], columns: &Columns, width: usize) -> Result<Entry, Fault> {
    if fields.len() != width {
        return Err(Fault::new("pledge-lists-fields", &fields.len().to_string()));
    }
    let text = |column| columns.get(&column).and_then(|at| fields.get(*at)).map_or("", String::as_str);
    let sector = sector(text(Column::Sector))?;
    let logo = match text(Column::Logo) {
        "" => String::new(),
        _ if sector == Sector::Resident => String::new(),
        logo => name(logo, LONGEST_LOGO)?.text,
    };
    Ok(Entry {
        name: name(text(Column::Name), LONGEST_NAME)?,
        sector,
        logo,
        province: province(text(Column::Province))?,
        address: address(text(Column::Email))?,
        is_public: truth(text(Column::Public))?,
        signed: day(text(Column::Signed))?,
    })
}

fn name(text: &str, most: usize) -> Result<Name, Fault> {
    if text.chars().count() > most {
        return Err(Fault::new("pledge-lists-name-long", text));
    }
    Name::parse(text).map_err(|why| Fault::new(why_not(why), text))
}

const fn why_not(why: NoName) -> &'static str {
    match why {
        NoName::Empty => "pledge-lists-name-empty",
        NoName::Unseen => "pledge-lists-name-unseen",
        NoName::Mixed => "pledge-lists-name-mixed",
        NoName::Marks => "pledge-lists-name-marks",
        NoName::Link => "pledge-lists-name-link",
    }
}

fn sector(text: &str) -> Result<Sector, Fault> {
    let wanted = fold(text);
    let named =
        SECTORS.iter().find(|(sector, names)| sector.word() == wanted || names.contains(&wanted.as_str()));
    named.map(|(sector, _)| *sector).ok_or_else(|| Fault::new("pledge-lists-sector", text))
}

fn province(text: &str) -> Result<Option<Province>, Fault> {
    match text {
        "" => Ok(None),
        text => province_named(text).map(Some).ok_or_else(|| Fault::new("pledge-lists-province", text)),
    }
}

fn address(text: &str) -> Result<Option<Address>, Fault> {
    match text {
        "" => Ok(None),
        text => Address::parse(text).map(Some).ok_or_else(|| Fault::new("pledge-lists-address", text)),
    }
}

/// Nobody is named whom the list does not say to name.
fn truth(text: &str) -> Result<bool, Fault> {
    match fold(text).as_str() {
        "" | "no" | "non" | "n" | "false" | "faux" | "0" => Ok(false),
        "yes" | "oui" | "y" | "o" | "x" | "true" | "vrai" | "1" => Ok(true),
        _ => Err(Fault::new("pledge-lists-public", text)),
    }
}

fn day(text: &str) -> Result<Option<jiff::civil::Date>, Fault> {
    if text.is_empty() {
        return Ok(None);
    }
    let is_plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day =
        text.parse::<jiff::civil::Date>().ok().filter(|day| is_plain && (2000..2200).contains(&day.year()));
    day.map(Some).ok_or_else(|| Fault::new("pledge-lists-date", text))
}

/// The same address twice, or the same name of the same place and sector without an address, is counted once.
fn once(seen: &mut HashMap<String, usize>, number: usize, entry: Entry) -> Result<Entry, Fault> {
    let same = entry.address.as_ref().map_or_else(|| entry.identity(), |address| address.as_str().to_owned());
    match seen.insert(same.clone(), number) {
        None => Ok(entry),
        Some(first) => {
            seen.insert(same, first);
            Err(Fault::new("pledge-lists-same", &first.to_string()))
        }
    }
}

impl Entry {
    /// What stands for someone of whom there is no address.
    pub fn identity(&self) -> String {
        format!("{}\n{}\n{}", self.name.key, self.province.map_or("", Province::word), self.sector.word())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(text: &str) -> List {
        read(text.as_bytes()).unwrap()
    }

    /// The keys of what is wrong, by line.
    fn wrong(list: &List) -> Vec<(usize, &str)> {
        list.broken
            .iter()
            .map(|(line, fault)| (*line, fault.key.trim_start_matches("pledge-lists-")))
            .collect()
    }

    #[test]
    fn a_list_is_read_as_programs_write_it_in_both_languages() {
        let text = "\u{feff}Nom;Courriel;Secteur;Nom court;Province;Public;Date;Notes\r\n\
                    Zoé Côté;Zoe@Example.org;;;Québec;oui;2025-03-01;x\r\n\r\n\
                    \"La cuisine; du coin\";;organisme;LCC;nu;non;;\r\n";
        let french = list(text);
        assert!(french.broken.is_empty(), "{:?}", french.broken);
        assert_eq!(french.unread, ["Notes"]);
        let (line, zoe) = &french.good[0];
        assert_eq!((*line, zoe.name.text.as_str(), zoe.sector), (2, "Zoé Côté", Sector::Resident));
        assert_eq!((zoe.province, zoe.is_public), (Some(Province::Quebec), true));
        assert_eq!(zoe.address.as_ref().map(Address::as_str), Some("zoe@example.org"));
        assert_eq!(zoe.signed, Some(jiff::civil::date(2025, 3, 1)));
        let (line, kitchen) = &french.good[1];
        assert_eq!(
            (*line, kitchen.name.text.as_str(), kitchen.logo.as_str()),
            (4, "La cuisine; du coin", "LCC")
        );
        assert_eq!((kitchen.sector, kitchen.is_public), (Sector::Organisation, false));
        assert_eq!(list("name\nAmy\nBea").good.len(), 2);
    }

    #[test]
    fn half_of_the_lines_broken_leaves_the_good_half() {
        let bad = [
            ("M\u{430}rie,,,", "name-mixed"),
            ("Marie\u{202e}eiram,,,", "name-unseen"),
            ("\"Marie\rBcc: paul@example.org\",,,", "name-unseen"),
            (",,,", "name-empty"),
            ("Cheap pills https://evil.example,,,", "name-link"),
            ("Amy,not an address,,", "address"),
            ("Amy,\"amy@example.org, paul@example.org\",,", "address"),
            ("Amy,,Ohio,", "province"),
            ("Amy,,,perhaps", "public"),
            ("Amy,,", "fields"),
            ("Amy,,,,", "fields"),
            ("\"Amy,,,", "quote"),
            ("Good 0,,,", "same"),
            ("X,GOOD1@example.org,,", "same"),
        ];
        let mut text = "name,email,province,public\n".to_owned();
        for (at, (line, _)) in bad.iter().enumerate() {
            let email = if at == 1 { "good1@example.org" } else { "" };
            text += &format!("Good {at},{email},,\n{line}\n");
        }
        let list = list(&text);
        let expected: Vec<_> = bad.iter().enumerate().map(|(at, (_, why))| (3 + 2 * at, *why)).collect();
        assert_eq!(wrong(&list), expected);
        assert_eq!(list.good.len(), bad.len());
        for (_, fault) in &list.broken {
            for lang in Lang::ALL {
                let said = fault.text(lang);
                assert!(
                    said.ends_with('.') && !said.contains("pledge-") && !said.contains(char::is_control),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_list_is_refused_with_a_reason() {
        for (text, why) in [
            ("", NoList::NoName),
            ("a,b\n1,2\n", NoList::NoName),
            ("name\n\n", NoList::Empty),
            ("name,nom\nA,B\n", NoList::Twice),
            (&format!("name\n{}", "A\n".repeat(MOST + 1)), NoList::Long),
        ] {
            assert_eq!(read(text.as_bytes()), Err(why));
        }
        assert_eq!(read(b"n\0a\0m\0e\0\n\0A\0"), Err(NoList::NoName));
        let latin = read(b"name\nZo\xe9\nAmy\n").unwrap();
        assert_eq!((wrong(&latin), latin.good.len()), (vec![(2, "utf8")], 1));
    }

    proptest! {
        #[test]
        fn every_line_is_taken_or_named_once(lines in prop::collection::vec("[A-Za-z\",; é\u{430}\u{202e}@.]{0,12}", 0..20)) {
            let text = format!("name,email\n{}", lines.join("\n"));
            let filled = lines.iter().filter(|line| !line.trim_matches(' ').is_empty()).count();
            match read(text.as_bytes()) {
                Ok(list) => prop_assert_eq!(list.good.len() + list.broken.len(), filled),
                Err(why) => prop_assert_eq!((why, filled), (NoList::Empty, 0)),
            }
        }
    }
}
