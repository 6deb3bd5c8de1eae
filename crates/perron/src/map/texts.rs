//! What statements say, in the reader's language where there is a translation.

use std::collections::HashMap;

use store::statement::{self, State, Statement};
use store::translation::{self, Translation};
use store::{Language, Tx};

use super::engine::LeftOut;
use crate::i18n::Lang;

/// The statements of one version of a conversation.
#[derive(Debug, Default)]
pub struct Texts {
    /// Of the conversation.
    pub version: i64,
    statement: HashMap<u64, Statement>,
    translation: HashMap<(u64, Language), Translation>,
}

/// A statement as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// 1, 2, 3 … within the conversation.
    pub number: i64,
    /// Its words.
    pub text: String,
    /// What they are in, where that is not the language of the page; empty if not known.
    pub lang: Option<&'static str>,
    /// Who translated it, and whether the original has changed since; or that nobody has.
    pub note: Option<String>,
}

impl Texts {
    /// All of them.
    pub fn read(tx: &mut Tx<'_>, conversation_id: i64, version: i64) -> store::Result<Self> {
        let statements = statement::all(tx, conversation_id)?;
        let translations = translation::all(tx, conversation_id)?;
        Ok(Self {
            version,
            statement: statements.into_iter().map(|s| (s.id.cast_unsigned(), s)).collect(),
            translation: translations
                .into_iter()
                .map(|t| ((t.statement_id.cast_unsigned(), t.language), t))
                .collect(),
        })
    }

    /// What is only counted: refused, withdrawn and merged statements, and those about the conversation itself.
    pub fn left_out(&self) -> LeftOut {
        let mut left_out = LeftOut::default();
        for (id, statement) in &self.statement {
            if statement.meta {
                left_out.meta.insert(*id);
            } else if statement.state != State::Accepted {
                left_out.moderated_out.insert(*id);
            }
        }
        left_out
    }

    /// How many statements can be voted on.
    pub fn open(&self) -> usize {
        self.statement.values().filter(|s| s.state == State::Accepted).count()
    }

    /// Ids by number.
    pub fn ids(&self) -> Vec<u64> {
        let mut all: Vec<&Statement> = self.statement.values().collect();
        all.sort_by_key(|s| s.number);
        all.into_iter().map(|s| s.id.cast_unsigned()).collect()
    }

    /// One statement for a page in this language.
    pub fn said(&self, id: u64, lang: Lang) -> Said {
        let Some(statement) = self.statement.get(&id) else { return Said::default() };
        let wanted = lang.language();
        if let Some(translation) =
            self.translation.get(&(id, wanted)).filter(|_| statement.language != Some(wanted))
        {
            let mut note =
                lang.t("map-translated").with("translator", translation.translator.as_str()).to_string();
            if translation.of_edition < statement.edition {
                note = format!("{note}, {}", lang.t("map-stale"));
            }
            return Said {
                number: statement.number,
                text: translation.text.clone(),
                lang: None,
                note: Some(note),
            };
        }
        let (lang, note) = match statement.language {
            Some(own) if own == wanted => (None, None),
            Some(own) => (Some(own.word()), Some(lang.text("map-original"))),
            None => (Some(""), None),
        };
        Said { number: statement.number, text: statement.text.clone(), lang, note }
    }
}
