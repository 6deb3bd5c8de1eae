//! The statements of a conversation as they are put before people: kept in memory, read again when the
//! conversation's version changes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use store::statement::{self, State};
use store::{Language, Tx, translation, vote};

use crate::error::Error;

/// One statement as it is put before people.
pub struct Card {
    /// Its id.
    pub id: i64,
    /// As printed on ballots.
    pub number: i64,
    /// What it says.
    pub text: String,
    /// What it was written in, if that is known.
    pub language: Option<Language>,
    /// In the other language.
    pub translation: Option<Translated>,
    /// How many answers it has; counted on while this process runs.
    seen: AtomicU64,
}

/// A statement in the other language.
pub struct Translated {
    /// What it says.
    pub text: String,
    /// Into which language.
    pub language: Language,
    /// Who translated.
    pub translator: String,
    /// Whether the statement changed since.
    pub is_stale: bool,
}

/// A statement as shown to one reader.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The words.
    pub text: &'a str,
    /// What they are in, where that is not the language of the page.
    pub foreign: Option<&'static str>,
    /// Who translated, if this is a translation.
    pub translator: Option<&'a str>,
}

impl Card {
    /// In the reader's language where it exists and is up to date, else as it was written.
    pub fn shown(&self, reader: Language) -> Shown<'_> {
        match &self.translation {
            Some(there) if self.language != Some(reader) && there.language == reader && !there.is_stale => {
                Shown { text: &there.text, foreign: None, translator: Some(&there.translator) }
            }
            _ => {
                let foreign =
                    (self.language != Some(reader)).then(|| self.language.map_or("", Language::word));
                Shown { text: &self.text, foreign, translator: None }
            }
        }
    }

    /// How many answers it has.
    pub fn seen(&self) -> u64 {
        self.seen.load(Ordering::Relaxed)
    }
}

/// The statements one can vote on, by number.
pub struct Deck {
    /// Of the conversation it was made with.
    pub version: i64,
    /// By number.
    pub card: Vec<Card>,
    place: HashMap<i64, usize>,
}

impl Deck {
    fn read(
        tx: &mut Tx<'_>,
        conversation_id: i64,
        version: i64,
        seen: &HashMap<i64, u64>,
    ) -> Result<Self, Error> {
        let mut translations: HashMap<i64, translation::Translation> = translation::all(tx, conversation_id)?
            .into_iter()
            .map(|there| (there.statement_id, there))
            .collect();
        let statements = statement::all(tx, conversation_id)?;
        let card: Vec<Card> = statements
            .into_iter()
            .filter(|statement| statement.state == State::Accepted)
            .map(|statement| Card {
                id: statement.id,
                number: statement.number,
                language: statement.language,
                translation: translations.remove(&statement.id).map(|there| Translated {
                    text: there.text,
                    language: there.language,
                    translator: there.translator,
                    is_stale: there.of_edition < statement.edition,
                }),
                text: statement.text,
                seen: AtomicU64::new(seen.get(&statement.id).copied().unwrap_or(0)),
            })
            .collect();
        let place = card.iter().enumerate().map(|(place, card)| (card.id, place)).collect();
        Ok(Self { version, card, place })
    }

    /// The card of a statement, if one can vote on it.
    pub fn of(&self, statement_id: i64) -> Option<&Card> {
        self.place.get(&statement_id).map(|place| &self.card[*place])
    }

    /// Every text by its statement, translations too.
    pub fn texts(&self) -> impl Iterator<Item = (i64, &str)> {
        self.card.iter().flat_map(|card| {
            let translation = card.translation.as_ref().map(|there| there.text.as_str());
            std::iter::once(card.text.as_str()).chain(translation).map(|text| (card.id, text))
        })
    }

    /// Notes one more answer.
    fn count(&self, statement_id: i64) {
        if let Some(card) = self.of(statement_id) {
            card.seen.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// The decks in use.
#[derive(Default)]
pub struct Decks(Mutex<HashMap<i64, Arc<Deck>>>);

impl Decks {
    /// The deck of a conversation at its present version; kept for the next who asks. For reads only: what a write
    /// sees may yet be undone.
    pub fn of(&self, tx: &mut Tx<'_>, conversation_id: i64, version: i64) -> Result<Arc<Deck>, Error> {
        let held = self.lock().get(&conversation_id).cloned();
        if let Some(deck) = held.as_ref().filter(|deck| deck.version == version) {
            return Ok(deck.clone());
        }
        // counting the answers reads every vote, so it is done once
        let seen = match held {
            Some(before) => before.card.iter().map(|card| (card.id, card.seen())).collect(),
            None => answers(tx, conversation_id)?,
        };
        let deck = Arc::new(Deck::read(tx, conversation_id, version, &seen)?);
        self.lock().insert(conversation_id, deck.clone());
        Ok(deck)
    }

    /// The same for a write: kept by nobody, and without the number of answers unless it is at hand.
    pub fn in_passing(
        &self,
        tx: &mut Tx<'_>,
        conversation_id: i64,
        version: i64,
    ) -> Result<Arc<Deck>, Error> {
        match self.held(conversation_id, version) {
            Some(deck) => Ok(deck),
            None => Ok(Arc::new(Deck::read(tx, conversation_id, version, &HashMap::new())?)),
        }
    }

    /// The deck of this version, if it is at hand.
    pub fn held(&self, conversation_id: i64, version: i64) -> Option<Arc<Deck>> {
        self.lock().get(&conversation_id).filter(|deck| deck.version == version).cloned()
    }

    /// Notes one more answer.
    pub fn count(&self, conversation_id: i64, statement_id: i64) {
        let held = self.lock().get(&conversation_id).cloned();
        if let Some(deck) = held {
            deck.count(statement_id);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Arc<Deck>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many answers each statement has.
fn answers(tx: &mut Tx<'_>, conversation_id: i64) -> Result<HashMap<i64, u64>, Error> {
    let tallies = vote::tallies(tx, conversation_id)?.into_iter();
    Ok(tallies
        .map(|tally| (tally.statement_id, (tally.agrees + tally.disagrees + tally.passes).unsigned_abs()))
        .collect())
}
