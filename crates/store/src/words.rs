//! Enums that the database keeps as words, and texts in both languages.

/// Makes an enum whose members are stored as the given words.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $member),+ }

        impl $name {
            /// Every member, in order.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// The word it is stored as; also fit for addresses and forms.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$member => $word),+ }
            }

            /// The member that a word stands for.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.word() == word)
            }
        }

        impl From<$name> for crate::Value {
            fn from(member: $name) -> Self {
                Self::from(member.word())
            }
        }

        impl $name {
            pub(crate) fn read(row: &crate::Row, index: usize) -> crate::Result<Self> {
                let word: String = row.get(index)?;
                Self::of_word(&word).ok_or_else(|| crate::words::unknown(stringify!($name), &word))
            }
        }
    )+};
}
pub(crate) use words;

/// A word in the database that this program does not know: a newer program wrote it, or a hand did.
pub(crate) fn unknown(kind: &str, word: &str) -> crate::Error {
    crate::Error::Database(format!(
        "the database holds the {kind} \"{word}\", which this program does not know"
    ))
}

words! {
    /// A language of the house.
    Language {
        /// English.
        English = "en",
        /// French.
        French = "fr",
    }
}

impl Language {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::French,
            Self::French => Self::English,
        }
    }

    pub(crate) fn read_known(row: &crate::Row, index: usize) -> crate::Result<Option<Self>> {
        Ok(row.get::<Option<String>>(index)?.and_then(|word| Self::of_word(&word)))
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Bilingual {
    /// In the language asked for, as it is.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::French => &self.fr,
        }
    }

    /// In the language asked for, or in the other one where it is missing; with the language it is in.
    pub fn nearest(&self, language: Language) -> (&str, Language) {
        if self.get(language).is_empty() && !self.get(language.other()).is_empty() {
            (self.get(language.other()), language.other())
        } else {
            (self.get(language), language)
        }
    }

    /// Whether both languages are there.
    pub fn is_complete(&self) -> bool {
        !self.en.is_empty() && !self.fr.is_empty()
    }
}
