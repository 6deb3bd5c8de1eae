//! What people type in a room, parsed.

use store::accommodation::Kind as Need;
use store::community::Speaks;
use store::residence::PostalArea;
use store::room::Pulse;

use crate::conversation::one_space;
use crate::form::Form;
use crate::place;

/// Characters of the longest name.
pub const NAME: usize = 60;
/// What a table can be chosen by.
pub const NEEDS: [Need; 2] = [Need::Interpreter, Need::StepFree];

/// What somebody says of themselves when they come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// As they wish; may be empty.
    pub name: String,
    /// What they speak.
    pub language: Speaks,
    /// Three characters; empty: not said.
    pub postal_area: String,
    /// What their table must have.
    pub needs: String,
    /// Ready to look after a table.
    pub leads: bool,
}

impl Coming {
    /// `None`, with a sentence beside the field, if something needs another look.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let name = one_space(&form.optional("name", NAME).unwrap_or_default());
        let languages = Speaks::ALL.iter().map(|speaks| (speaks.word(), *speaks)).collect::<Vec<_>>();
        let language = form.choice("language", &languages);
        let postal_area = postal_area(form);
        let needs: Vec<&str> =
            NEEDS.iter().map(|need| need.word()).filter(|need| form.has("needs", need)).collect();
        let (needs, leads) = (needs.join(" "), form.is_given("leads"));
        form.is_good().then_some(Self { name, language: language?, postal_area, needs, leads })
    }
}

/// The first three characters of a postal code, of which no more is kept; empty if none was typed, or a fault.
fn postal_area(form: &mut Form) -> String {
    let typed = form.optional("postal", 20).unwrap_or_default();
    if typed.is_empty() {
        return String::new();
    }
    match PostalArea::parse(&typed) {
        Ok((area, _)) => {
            form.set("postal", &area.to_string());
            area.to_string()
        }
        Err(why) => {
            let (key, letter) = place::no_postal_area(why);
            form.refuse("postal", key, &[("letter", letter)]);
            String::new()
        }
    }
}

/// The three questions at the end.
pub fn pulse(form: &mut Form) -> Option<Pulse> {
    let mut answer = |field| form.choice(field, &[("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)]);
    let (contributed, heard, again) = (answer("contributed"), answer("heard"), answer("again"));
    form.is_good().then_some(Pulse { contributed: contributed?, heard: heard?, again: again? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_postal_code_three_characters_are_kept() {
        let mut form =
            Form::of_body(b"name=+Ana++B+&language=both&postal=h2x+1y4&needs=step-free&needs=cake&leads=yes");
        let coming = Coming::parse(&mut form).expect("a good form");
        assert_eq!((coming.name.as_str(), coming.postal_area.as_str()), ("Ana B", "H2X"));
        assert_eq!((coming.needs.as_str(), coming.leads), ("step-free", true));
        assert_eq!(form.value("postal"), "H2X");
        let mut form = Form::of_body(b"language=fr");
        assert_eq!(Coming::parse(&mut form).expect("nothing must be said").name, "");
        assert!(Coming::parse(&mut Form::of_body(b"language=fr&postal=90210")).is_none());
        assert!(Coming::parse(&mut Form::of_body(b"name=Ana")).is_none());
    }

    #[test]
    fn all_three_questions_are_answered() {
        assert!(pulse(&mut Form::of_body(b"contributed=5&heard=4")).is_none());
        let said = pulse(&mut Form::of_body(b"contributed=5&heard=4&again=1")).expect("all three");
        assert_eq!((said.contributed, said.heard, said.again), (5, 4, 1));
    }
}
