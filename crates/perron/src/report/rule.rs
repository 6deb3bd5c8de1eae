//! A decision, carried out and written down in one transaction.

use store::community::{self, State};
use store::consent;
use store::decision::Act as Did;
use store::issue::{self, Issue};
use store::report::{Kind, Reason};
use store::ruling::{self, Act, Ruling};
use store::{Ids, Tx, amendment, remark, signature};

use super::found::Found;
use crate::error::Error;
use crate::statement::moderation::{self, Bulk, Moderator};

/// What a steward decided.
#[derive(Clone, Debug)]
pub struct Decided {
    pub act: Act,
    pub reason: Option<Reason>,
    pub words: String,
}

/// Who decides, and when.
pub struct By<'a> {
    pub ids: &'a Ids,
    pub now: i64,
    pub person_id: i64,
}

/// Whether this person may decide so. Words that stay hidden against an appeal are somebody else's decision than the
/// one appealed against; to show them again is anybody's.
pub fn may_decide(past: &[Ruling], act: Act, person_id: i64) -> bool {
    let appealed = past.iter().find(|ruling| ruling.waits());
    appealed.is_none_or(|ruling| act == Act::Show || ruling.person_id != Some(person_id))
}

/// Does it, and writes it down. The reports that waited are answered by it, and so is an appeal.
pub fn decide(tx: &mut Tx<'_>, by: &By<'_>, found: &Found, decided: &Decided) -> Result<(), Error> {
    let thing = found.thing;
    let hides = decided.act == Act::Hide;
    let changes = decided.act != Act::Leave && hides != found.is_hidden;
    match thing.kind {
        Kind::Story => {
            if changes {
                consent::hide(tx, consent::Kind::Story, thing.id, hides.then_some(by.now))?;
            }
        }
        Kind::Signature => {
            if changes {
                store::pledge::lock(tx)?;
                signature::hide(tx, thing.id, hides.then_some(by.now))?;
            }
        }
        Kind::Community => {
            if changes {
                community::lock(tx, thing.id)?;
                let state = if hides { State::Hidden } else { State::Active };
                community::set_state(tx, thing.id, state, &decided.words)?;
            }
        }
        Kind::Issue => {
            if changes && let Some(issue) = issue::lock(tx, thing.id)? {
                let state = if hides { issue::State::Hidden } else { issue::State::Open };
                issue::set_state(tx, &Issue { state, merged_into: None, changed: by.now, ..issue })?;
            }
        }
        Kind::Remark => {
            if changes && let Some(said) = remark::by_id(tx, thing.within, thing.id)? {
                remark::hide(tx, said.strategy_id, said.number, said.id, hides.then_some(by.now))?;
            }
        }
        Kind::Amendment => {
            if changes && let Some(said) = amendment::by_id(tx, thing.within, thing.id)? {
                amendment::hide(tx, &said, hides)?;
            }
        }
        Kind::Statement if changes => {
            let (ids, now, person_id) = (by.ids, by.now, Some(by.person_id));
            let moderator = Moderator { ids, now, conversation_id: thing.within, person_id };
            let reason = match decided.reason.filter(|reason| *reason != Reason::Other) {
                Some(reason) => format!("{}\n{}", reason.word(), decided.words).trim_end().to_owned(),
                None => decided.words.clone(),
            };
            let act = if hides { Did::Reject } else { Did::Restore };
            let bulk = Bulk { statement_ids: vec![thing.id], act, reason, into: None };
            moderation::decide(tx, &moderator, &bulk)?; // which writes the ruling too
            return Ok(());
        }
        Kind::Statement => {}
    }
    let Decided { act, reason, words } = decided;
    let ruling = Ruling::new(thing, by.ids.next(), *act, (*reason, words), Some(by.person_id), by.now);
    Ok(ruling::insert(tx, ruling)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::report::Thing;

    #[test]
    fn nobody_answers_the_appeal_against_themselves() {
        let thing = Thing { kind: Kind::Story, within: 0, id: 7 };
        let hidden = Ruling::new(thing, 1, Act::Hide, (Some(Reason::Person), ""), Some(5), 0);
        let appealed = Ruling { appealed: Some(3), ..hidden.clone() };
        assert!(may_decide(std::slice::from_ref(&hidden), Act::Hide, 5));
        for (act, person_id, expected) in
            [(Act::Hide, 5, false), (Act::Leave, 5, false), (Act::Show, 5, true), (Act::Hide, 6, true)]
        {
            assert_eq!(may_decide(std::slice::from_ref(&appealed), act, person_id), expected, "{act:?}");
        }
        assert!(hidden.may_be_appealed() && !appealed.may_be_appealed());
    }
}
