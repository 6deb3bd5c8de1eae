//! What is kept of somebody in words of a language: parts of the page, and of the file they take away.

use serde_json::{Map, Value, json};
use store::Bilingual;
use store::personal::{Fate, Kind, Shown};
use store::residence::Province;

use super::{Chapter, Everything};
use crate::i18n::{Lang, dates};
use crate::place::canada;
use crate::self_identification::{Answers, QUESTIONS, say};
use crate::story::prompts;

/// What people say of themselves, which is no noun of the table: it is sealed.
const SELF: &str = "self-identification";
/// The same for the purpose of one wave.
const SELF_IN_WAVES: &str = "self-identification-in-waves";

/// One noun, in words.
pub struct Part {
    /// Its word.
    pub word: &'static str,
    /// What it is called.
    pub title: String,
    /// What becomes of it when they leave; `None` where that is said elsewhere.
    pub fate: Fate,
    /// Where it is changed, without the language.
    pub change: Option<&'static str>,
    /// Its records: each a list of names and values.
    pub records: Vec<Vec<(String, String)>>,
}

/// All parts, in the order of the page.
pub fn parts(lang: Lang, everything: &Everything) -> Vec<Part> {
    let mut parts: Vec<Part> =
        everything.chapters.iter().map(|chapter| part(lang, chapter, &everything.residence)).collect();
    if let Some(said) = everything.said.as_ref().filter(|said| **said != Answers::default()) {
        let at = parts.iter().position(|part| part.word != "account").unwrap_or(parts.len());
        parts.insert(at, self_part(lang, said));
    }
    if !everything.said_in_waves.is_empty() {
        parts.push(waves_part(lang, &everything.said_in_waves));
    }
    parts
}

fn part(lang: Lang, chapter: &Chapter, residence: &[String; 2]) -> Part {
    let noun = chapter.noun;
    let records = if noun.word == "residence" {
        let [english, french] = residence;
        let place = if lang == Lang::Fr { french } else { english };
        vec![vec![(lang.text("me-column-place"), place.clone())]]
    } else {
        chapter.rows.iter().map(|row| record(lang, chapter, row)).collect()
    };
    Part {
        word: noun.word,
        title: lang.text(&format!("me-noun-{}", noun.word)),
        fate: noun.fate,
        change: change(noun.word),
        records,
    }
}

fn self_part(lang: Lang, said: &Answers) -> Part {
    Part {
        word: SELF,
        title: lang.text("self-title"),
        fate: Fate::Goes,
        change: Some("/me/self-identification"),
        records: vec![answers(lang, said)],
    }
}

/// What they said of themselves in waves of a pulse.
fn waves_part(lang: Lang, said: &[(Bilingual, Answers)]) -> Part {
    let record = |(wave, said): &(Bilingual, Answers)| {
        let title = (lang.text("me-column-title"), wave.nearest(lang.language()).0.to_owned());
        [title].into_iter().chain(answers(lang, said)).collect()
    };
    Part {
        word: SELF_IN_WAVES,
        title: lang.text("me-self-in-waves"),
        fate: Fate::Goes,
        change: None,
        records: said.iter().map(record).collect(),
    }
}

/// Question and answer.
fn answers(lang: Lang, said: &Answers) -> Vec<(String, String)> {
    let one = |question: &crate::self_identification::Question| {
        let answer = said.0.get(question.word)?;
        let chosen = answer.chosen.iter().map(|choice| say(lang, question.word, choice));
        let own = Some(answer.own.clone()).filter(|own| !own.is_empty());
        let all: Vec<String> = chosen.chain(own).collect();
        Some((lang.text(&format!("self-ask-{}", question.word)), all.join(" · ")))
    };
    QUESTIONS.iter().filter_map(one).collect()
}

/// Where something is changed.
fn change(word: &str) -> Option<&'static str> {
    Some(match word {
        "account" | "device" | "passkey" => "/account",
        "residence" => "/account/place",
        "membership" | "request" | "handover" | "issue" | "priority-ballot" | "objection" => "/communities",
        "voice" | "statement" | "vote" => "/conversations",
        "story" | "story-file" | "consent-change" | "lean" | "label" => "/stories/mine",
        "note" | "attendance" => "/notes",
        "signature" => "/pledge/links/new",
        "registrant" | "registrant-here" | "registration" | "need" => "/registrations/links/new",
        "mail-consent" | "wish" | "news" => "/account/mail",
        _ => return None,
    })
}

fn record(lang: Lang, chapter: &Chapter, row: &[Shown]) -> Vec<(String, String)> {
    let shows = chapter.noun.shows;
    let value_of = |column: &str| shows.iter().position(|(name, _)| *name == column).map(|at| &row[at]);
    let mut record = Vec::new();
    for ((column, _), shown) in shows.iter().zip(row) {
        // of a text that is there in both languages, the one of the page, or the other if it is empty
        if let Some(base) = column.strip_suffix("-en") {
            let own =
                value_of(&format!("{base}-{}", lang.code())).and_then(|shown| words(lang, column, shown));
            let other = value_of(&format!("{base}-{}", lang.other().code()));
            let text = own.or_else(|| other.and_then(|shown| words(lang, column, shown)));
            record.extend(text.map(|text| (lang.text(&format!("me-column-{base}")), text)));
        } else if !column.ends_with("-fr")
            && let Some(text) = words(lang, column, shown)
        {
            record.push((lang.text(&format!("me-column-{column}")), text));
        }
    }
    record
}

/// A value in words; `None` if there is nothing to say.
fn words(lang: Lang, column: &str, shown: &Shown) -> Option<String> {
    Some(match shown {
        Shown::Nothing | Shown::Number(_) => return None,
        Shown::Text(text) if text.is_empty() => return None,
        Shown::Text(text) => text.clone(),
        Shown::Moment(millis) => lang.moment(*millis, "UTC"),
        Shown::Flag(truth) => lang.text(if *truth { "me-yes" } else { "me-no" }),
        Shown::Word(word) => match column {
            "province" => {
                let province = Province::ALL.iter().find(|province| province.word() == word);
                province.map_or_else(
                    || word.clone(),
                    |province| canada::province(*province).name(lang).to_owned(),
                )
            }
            "prompt" => {
                prompts::of_word(word).map_or_else(|| word.clone(), |prompt| prompt.question(lang).to_owned())
            }
            _ => {
                let key = format!("me-word-{word}");
                if lang.has(&key) { lang.text(&key) } else { word.clone() }
            }
        },
    })
}

/// The same for programs: every column of every row, under the words of this program.
pub fn json(everything: &Everything, house: &str, now: i64) -> Value {
    let mut nouns = Map::new();
    for Chapter { noun, rows } in &everything.chapters {
        let rows = rows.iter().map(|row| {
            let columns = noun.shows.iter().zip(row);
            Value::Object(
                columns.map(|((name, kind), shown)| ((*name).to_owned(), value(*kind, shown))).collect(),
            )
        });
        nouns.insert(noun.word.to_owned(), rows.collect());
    }
    if let Some(said) = &everything.said {
        nouns.insert(SELF.to_owned(), json!(said.0));
    }
    if !everything.said_in_waves.is_empty() {
        let one = |(wave, said): &(Bilingual, Answers)| json!({ "title-en": wave.en, "title-fr": wave.fr, "answers": said.0 });
        nouns.insert(SELF_IN_WAVES.to_owned(), everything.said_in_waves.iter().map(one).collect());
    }
    json!({ "house": house, "made": dates::machine(now, "UTC"), "everything": nouns })
}

fn value(kind: Kind, shown: &Shown) -> Value {
    match (kind, shown) {
        (_, Shown::Nothing) => Value::Null,
        (_, Shown::Text(text) | Shown::Word(text)) => json!(text),
        (Kind::Moment, Shown::Moment(millis)) => json!(dates::machine(*millis, "UTC")),
        (_, Shown::Moment(number) | Shown::Number(number)) => json!(number),
        (_, Shown::Flag(truth)) => json!(truth),
    }
}
