//! Names of languages as BCP 47 writes them, and which way they are written. Pure.

use std::fmt;

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Region;

/// Characters of the longest tag.
pub const MOST: usize = 35;

/// Scripts that are written from right to left (Unicode's `Bidi_Class`, UAX 9); where a tag names its script, that decides.
const SCRIPTS: [&str; 12] =
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];

/// Languages that are mostly written in one of them (CLDR's likely subtags). `unic_langid` has all that ever are, such as
/// Punjabi and Hausa, which here are not.
const LANGUAGES: [&str; 40] = [
    "acm", "aeb", "ajp", "apc", "ar", "arc", "ary", "arz", "azb", "bal", "bqi", "brh", "ckb", "dv", "fa",
    "glk", "haz", "he", "khw", "ks", "lrc", "luz", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "sdh",
    "skr", "syr", "trw", "ug", "ur", "yhd", "yi", "ji", "iw", "jrb",
];

/// Places where a language that is written otherwise elsewhere is written so.
const THERE: [(&str, &str); 5] = [("az", "IR"), ("ku", "IQ"), ("ku", "IR"), ("pa", "PK"), ("uz", "AF")];

/// A language other than English and French.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// A tag in the way it is always written: `PA_arab` is `pa-Arab`. English and French are here already, and no others.
    pub fn parse(text: &str) -> Option<Self> {
        let read: LanguageIdentifier = text.trim().parse().ok()?;
        let is_other = !matches!(read.language.as_str(), "en" | "fr" | "und");
        let tag = read.to_string();
        (is_other && tag.len() <= MOST).then_some(Self(tag))
    }

    /// As addresses and records have it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `rtl` or `ltr`, as HTML has it.
    pub fn dir(&self) -> &'static str {
        let Ok(read) = self.0.parse::<LanguageIdentifier>() else { return "auto" };
        let is_leftward = match read.script {
            Some(script) => SCRIPTS.contains(&script.as_str()),
            None => {
                let (language, region) =
                    (read.language.as_str(), read.region.as_ref().map_or("", Region::as_str));
                LANGUAGES.contains(&language) || THERE.contains(&(language, region))
            }
        };
        if is_leftward { "rtl" } else { "ltr" }
    }

    /// As paper has it.
    pub fn on_paper(&self) -> Option<press::Tongue> {
        let read: LanguageIdentifier = self.0.parse().ok()?;
        let region = read.region.as_ref().map(Region::as_str).filter(|region| region.len() == 2);
        Some(press::Tongue {
            lang: read.language.as_str().to_owned(),
            script: read.script.map(|script| script.as_str().to_lowercase()),
            region: region.map(str::to_owned),
            leftward: self.dir() == "rtl",
        })
    }

    /// `lang="pa-Arab" dir="rtl"`: nothing in it needs escaping.
    pub fn attributes(&self) -> String {
        format!("lang=\"{}\" dir=\"{}\"", self.0, self.dir())
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_one_way_and_knows_its_direction() {
        for (typed, tag, dir) in [
            ("ar", "ar", "rtl"),
            ("he", "he", "rtl"),
            ("UR", "ur", "rtl"),
            ("fa-IR", "fa-IR", "rtl"),
            ("pa", "pa", "ltr"),
            ("pa-pk", "pa-PK", "rtl"),
            ("ha", "ha", "ltr"),
            ("yi", "yi", "rtl"),
            ("PA_arab", "pa-Arab", "rtl"),
            ("ks-Deva", "ks-Deva", "ltr"),
            ("az-Arab", "az-Arab", "rtl"),
            ("iu", "iu", "ltr"),
            ("iu-cans", "iu-Cans", "ltr"),
            (" zh-hant-tw ", "zh-Hant-TW", "ltr"),
            ("new", "new", "ltr"),
        ] {
            let read = Tag::parse(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((read.as_str(), read.dir()), (tag, dir));
        }
        for typed in
            ["", "en", "fr-CA", "EN", "und", "a", "x-cree", "ar\"", "ar onload=x", "الع", "12", "ar--"]
        {
            assert_eq!(Tag::parse(typed), None, "{typed}");
        }
        assert_eq!(Tag::parse("ar").map(|tag| tag.attributes()), Some("lang=\"ar\" dir=\"rtl\"".to_owned()));
    }
}
