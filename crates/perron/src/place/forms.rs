//! What the forms of stewards say, parsed.

use store::place::Point;

use super::map_file::{Mapped, NoMap};
use super::names::{LONGEST, MOST, Name, list};
use crate::form::Form;
use crate::i18n::Lang;

/// The pasted list; `None`, with a sentence beside the field, if a line of it cannot be taken.
pub fn names(form: &mut Form) -> Option<Vec<(Name, Option<Point>)>> {
    let names = match list(form.value("names")) {
        Ok(names) => names,
        Err((line, why)) => {
            form.refuse("names", why.key(), &[("line", line.into()), ("most", LONGEST.into())]);
            return None;
        }
    };
    match names.len() {
        0 => form.refuse("names", "form-empty", &[]),
        count if count > MOST => {
            form.refuse("names", "place-list-many", &[("most", MOST.into()), ("count", count.into())]);
        }
        _ => return Some(names.into_iter().map(|name| (name, None)).collect()),
    }
    None
}

/// The new name of one place.
pub fn name(form: &mut Form) -> Option<Name> {
    match Name::of(form.value("name_en"), form.value("name_fr")) {
        Ok(name) => Some(name),
        Err(why) => {
            form.refuse("name_en", why.key_of_one(), &[("most", LONGEST.into())]);
            None
        }
    }
}

/// What a map says; `None`, with a sentence beside the field, if it cannot be taken.
pub fn mapped(
    form: &mut Form,
    read: Result<Vec<Mapped>, NoMap>,
    lang: Lang,
) -> Option<Vec<(Name, Option<Point>)>> {
    match read {
        Ok(mapped) => return Some(mapped.into_iter().map(|mapped| (mapped.name, mapped.point)).collect()),
        Err(NoMap::Unreadable) => form.refuse("map", "place-map-unreadable", &[]),
        Err(NoMap::Empty) => form.refuse("map", "place-map-empty", &[]),
        Err(NoMap::Many(count)) => {
            form.refuse("map", "place-list-many", &[("most", MOST.into()), ("count", count.into())]);
        }
        Err(NoMap::Nameless(feature, there)) => {
            let there = if there.is_empty() { lang.text("place-map-nothing") } else { there };
            form.refuse(
                "property",
                "place-map-nameless",
                &[("feature", feature.into()), ("there", there.into())],
            );
        }
        Err(NoMap::Name(feature, why)) => {
            let why = lang.t(why.key_of_one()).with("most", LONGEST).to_string();
            form.refuse("map", "place-map-name", &[("feature", feature.into()), ("why", why.into())]);
        }
        Err(NoMap::Elsewhere(feature)) => {
            form.refuse("map", "place-map-elsewhere", &[("feature", feature.into())]);
        }
    }
    None
}
