//! What the forms of registrations say, parsed.

use std::collections::BTreeSet;

use store::accommodation::{Accommodation, Kind};
use store::ids;
use store::residence::{Province, Residence};

use super::NEEDS;
use crate::form::Form;
use crate::mail::Address;

/// Characters of the longest name.
pub const NAME: usize = 80;
/// Characters of what is needed, in one's own words.
pub const WORDS: usize = 300;
/// What is chosen for every session of the form.
pub const ALL: &str = "all";

/// A name as somebody wants to be called.
pub fn name(form: &mut Form) -> String {
    let name = crate::conversation::one_space(&form.text("name", NAME));
    if name.chars().any(crate::place::is_unseen) {
        form.refuse("name", "pledge-name-unseen", &[]);
    }
    name
}

/// The address of a form.
pub fn address(form: &mut Form) -> Option<Address> {
    let typed = form.text("email", 254);
    let address = Address::parse(&typed);
    if address.is_none() && form.fault("email").is_none() {
        form.refuse("email", "pledge-not-an-address", &[]);
    }
    address
}

/// The sessions that were chosen of those offered, or all of them.
pub fn sessions(form: &mut Form, offered: &[i64]) -> BTreeSet<i64> {
    let is_chosen = |id: &&i64| form.has("session", ALL) || form.has("session", &ids::to_text(**id));
    let chosen: BTreeSet<i64> = offered.iter().filter(is_chosen).copied().collect();
    if chosen.is_empty() {
        form.refuse("session", "registration-no-session", &[]);
    }
    chosen
}

/// What is needed.
pub fn needs(form: &mut Form) -> Vec<(Kind, String)> {
    let words = form.optional("need-words", WORDS);
    let ticked = NEEDS.iter().map(|(kind, _)| *kind).filter(|kind| form.has("need", kind.word()));
    let mut needs: Vec<(Kind, String)> = ticked.map(|kind| (kind, String::new())).collect();
    needs.extend(words.map(|words| (Kind::Other, words)));
    needs
}

/// What is needed, as the form shows it.
pub fn fill_needs(form: &mut Form, needs: &[Accommodation]) {
    for need in needs {
        if need.kind == Kind::Other {
            form.fill("need-words", &need.words);
        } else if !form.has("need", need.kind.word()) {
            form.fill("need", need.kind.word());
        }
    }
}

/// The zone of the clock on somebody's wall, by where they live; of a province with several, the one where most people do.
pub fn zone_of(residence: Residence) -> Option<&'static str> {
    Some(match residence.province()? {
        Province::NewfoundlandAndLabrador => "America/St_Johns",
        Province::PrinceEdwardIsland | Province::NovaScotia | Province::NewBrunswick => "America/Halifax",
        Province::Quebec | Province::Ontario | Province::Nunavut => "America/Toronto",
        Province::Manitoba => "America/Winnipeg",
        Province::Saskatchewan => "America/Regina",
        Province::Alberta | Province::NorthwestTerritories => "America/Edmonton",
        Province::BritishColumbia => "America/Vancouver",
        Province::Yukon => "America/Whitehorse",
    })
}
