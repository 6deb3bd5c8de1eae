//! Texts in English and French, from `locales/{en,fr}/<noun>.ftl`; numbers and dates as each language writes them.

pub mod dates;
mod numbers;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::io::Read;
use std::sync::{LazyLock, OnceLock};

use flate2::read::GzDecoder;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

/// A file of `locales/`.
pub struct File {
    /// Of which language.
    pub lang: Lang,
    /// What it is named after.
    pub noun: &'static str,
    /// The first words of its keys; no other file of the language has them (`tests/texts.rs`).
    subjects: &'static [&'static str],
    gzip: &'static [u8],
}

/// Every file of `locales/`.
pub static FILES: &[File] = &include!(concat!(env!("OUT_DIR"), "/locales.rs"));

impl File {
    /// What stands in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        if let Err(problem) = GzDecoder::new(self.gzip).read_to_string(&mut text) {
            tracing::error!(noun = self.noun, %problem, "a file of texts cannot be read");
        }
        text
    }
}

/// A language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// As in addresses and in the database: `en`, `fr`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// As in `<html lang>`: `en-CA`, `fr-CA`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en-CA",
            Self::Fr => "fr-CA",
        }
    }

    /// The other language.
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Fr,
            Self::Fr => Self::En,
        }
    }

    /// As the database calls it.
    pub const fn language(self) -> store::Language {
        match self {
            Self::En => store::Language::English,
            Self::Fr => store::Language::French,
        }
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// What a browser prefers, by its `Accept-Language`; English if it asks for neither.
    pub fn preferred(accept_language: &str) -> Self {
        let mut best = (Self::En, 0.0);
        for part in accept_language.split(',') {
            let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            let quality: f64 = quality.trim().parse().unwrap_or(0.0);
            let code = tag.trim().get(..2).unwrap_or_default().to_ascii_lowercase();
            if let Some(lang) = Self::of_code(&code)
                && quality > best.1
            {
                best = (lang, quality);
            }
        }
        best.0
    }

    /// The text of a key. `.with(name, value)` fills its placeholders.
    pub fn t(self, key: &str) -> Text<'_> {
        Text { lang: self, key: Cow::Borrowed(key), args: Vec::new() }
    }

    /// The text of a key without placeholders, as it is.
    pub fn text(self, key: &str) -> String {
        self.t(key).to_string()
    }

    /// Whether there is a text for this key.
    pub fn has(self, key: &str) -> bool {
        self.texts(key).is_some_and(|texts| texts.bundle.has_message(key))
    }

    /// Those of the file that a key stands in.
    fn texts(self, key: &str) -> Option<&'static Texts> {
        let subject = key.split('-').next().unwrap_or_default();
        let place = *PLACES[self as usize].get(subject)?;
        Some(TEXTS[place].get_or_init(|| texts(&FILES[place])))
    }
}

impl From<store::Language> for Lang {
    fn from(language: store::Language) -> Self {
        match language {
            store::Language::English => Self::En,
            store::Language::French => Self::Fr,
        }
    }
}

/// A text of a page or a mail: a key, its language, and what fills its placeholders.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    lang: Lang,
    key: Cow<'a, str>,
    args: Vec<(&'static str, Arg)>,
}

impl Text<'_> {
    /// Fills a placeholder. Numbers are written as the language writes them and choose the plural.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Fills all placeholders.
    #[must_use]
    pub fn with_all(mut self, args: &[(&'static str, Arg)]) -> Self {
        self.args.extend_from_slice(args);
        self
    }

    /// Never: a key always has words. Parts of forms ask it of hints, which may also be `""`.
    pub const fn is_empty(&self) -> bool {
        false
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let missing = |f: &mut fmt::Formatter<'_>| {
            tracing::error!(key = %self.key, lang = self.lang.code(), "a text is missing");
            f.write_str(&self.key)
        };
        let Some(texts) = self.lang.texts(&self.key) else { return missing(f) };
        if let Some(plain) = texts.plain.get(self.key.as_ref()) {
            return f.write_str(plain);
        }
        let Some(pattern) = texts.bundle.get_message(&self.key).and_then(|message| message.value()) else {
            return missing(f);
        };
        let args: FluentArgs =
            self.args.iter().map(|(name, value)| (*name, FluentValue::from(value))).collect();
        let mut problems = Vec::new();
        let text = texts.bundle.format_pattern(pattern, Some(&args), &mut problems);
        // a time that ends a sentence brings the full stop along
        f.write_str(&text.replace(".m..", ".m."))?;
        for problem in problems {
            tracing::error!(key = %self.key, lang = self.lang.code(), %problem, "a text could not be filled");
        }
        Ok(())
    }
}

/// What fills a placeholder.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A count; also chooses the plural.
    Count(i64),
    /// Words, dates, shares: anything already written.
    Words(String),
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Words(words) => FluentValue::String(Cow::Borrowed(words)),
        }
    }
}

macro_rules! arg_from {
    ($($from:ty => $value:ident => $arg:expr),+ $(,)?) => {
        $(impl From<$from> for Arg { fn from($value: $from) -> Self { $arg } })+
    };
}
arg_from! {
    i64 => value => Self::Count(value),
    &i64 => value => Self::Count(*value),
    &&i64 => value => Self::Count(**value),
    i32 => value => Self::Count(i64::from(value)),
    &i32 => value => Self::Count(i64::from(*value)),
    u32 => value => Self::Count(i64::from(value)),
    &u32 => value => Self::Count(i64::from(*value)),
    u64 => value => Self::Count(i64::try_from(value).unwrap_or(i64::MAX)),
    usize => value => Self::Count(i64::try_from(value).unwrap_or(i64::MAX)),
    &usize => value => Self::from(*value),
    &str => value => Self::Words(value.to_owned()),
    &&str => value => Self::Words((*value).to_owned()),
    &&&str => value => Self::Words((**value).to_owned()),
    String => value => Self::Words(value),
    &String => value => Self::Words(value.clone()),
    &&String => value => Self::Words((*value).clone()),
    Text<'_> => value => Self::Words(value.to_string()),
    &Text<'_> => value => Self::Words(value.to_string()),
}

/// The texts of one file: those without placeholders written out, all in a bundle.
struct Texts {
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// Each of [`FILES`], read when somebody asks for a text of it: a house that nobody visits keeps none.
static TEXTS: [OnceLock<Texts>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// For each language, in which file the keys stand that begin with a word.
static PLACES: LazyLock<[HashMap<&str, usize>; 2]> = LazyLock::new(|| {
    Lang::ALL.map(|lang| {
        let own = FILES.iter().enumerate().filter(|(_, file)| file.lang == lang);
        own.flat_map(|(place, file)| file.subjects.iter().map(move |subject| (*subject, place))).collect()
    })
});

fn texts(file: &File) -> Texts {
    let lang = file.lang;
    let locale: LanguageIdentifier = match lang {
        Lang::En => langid!("en-CA"),
        Lang::Fr => langid!("fr-CA"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match lang {
        Lang::En => |value, _| write_number(Lang::En, value),
        Lang::Fr => |value, _| write_number(Lang::Fr, value),
    }));
    let source = file.text();
    let keys: Vec<String> = keys_of(&source).map(str::to_owned).collect();
    // `tests/texts.rs` refuses a file with mistakes or a key twice; here the rest of it still serves.
    let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, problems)| {
        tracing::error!(noun = file.noun, lang = lang.code(), ?problems, "a file of texts has mistakes");
        resource
    });
    bundle.add_resource_overriding(resource);
    let plain = keys.into_iter().filter_map(|key| {
        let mut problems = Vec::new();
        let pattern = bundle.get_message(&key)?.value()?;
        let text = bundle.format_pattern(pattern, None, &mut problems).into_owned();
        problems.is_empty().then_some((key, text))
    });
    let plain = plain.collect();
    Texts { plain, bundle }
}

/// The keys of a file, in order.
pub fn keys_of(source: &str) -> impl Iterator<Item = &str> {
    let starts = source.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    starts.filter_map(|line| line.split_once(" =").map(|(key, _)| key))
}

fn write_number(lang: Lang, value: &FluentValue) -> Option<String> {
    match value {
        // Counts come in as whole numbers.
        #[expect(clippy::cast_possible_truncation, reason = "every number in a text is an i64 count")]
        FluentValue::Number(number) => Some(lang.count(number.value as i64)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_wish_is_followed() {
        assert_eq!(Lang::preferred("fr-CA,fr;q=0.9,en;q=0.8"), Lang::Fr);
        assert_eq!(Lang::preferred("en;q=0.5, fr;q=0.7"), Lang::Fr);
        assert_eq!(Lang::preferred("de, iu;q=0.5"), Lang::En);
        assert_eq!(Lang::preferred(""), Lang::En);
    }

    #[test]
    fn a_time_at_the_end_of_a_sentence_has_one_full_stop() {
        let text = Lang::En
            .t("home-voices")
            .with("votes", "1")
            .with("statements", "2")
            .with("people", "1:05\u{a0}p.m.");
        assert!(text.to_string().ends_with("1:05\u{a0}p.m."), "{text}");
    }

    #[test]
    fn counts_choose_the_plural_and_are_written_by_the_language() {
        let text = |lang: Lang, n: i64| lang.t("home-votes").with("votes", n).to_string();
        assert_eq!(text(Lang::En, 1), "1 vote");
        assert_eq!(text(Lang::En, 4212), "4,212 votes");
        assert_eq!(text(Lang::Fr, 0), "0 vote");
        assert_eq!(text(Lang::Fr, 4212), "4\u{a0}212 votes");
    }
}
