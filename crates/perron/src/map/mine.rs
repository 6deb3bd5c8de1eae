//! Where the person who looks stands: worked out for them alone, kept nowhere.

use opinion::ParticipantResult;
use store::vote;

use super::drawing::letter;
use super::live::Shown;
use super::views::Mine;
use crate::error::Error;
use crate::i18n::Lang;
use crate::visit::Visit;
use crate::vote::Voice;

/// With fewer votes nobody can say where someone stands.
const FEWEST_VOTES: usize = 3;
/// Another group is worth naming from this probability on.
const NEAR: f64 = 0.05;

/// Whoever votes in this conversation, on this map.
pub async fn find(visit: &Visit, conversation_id: i64, shown: &Shown) -> Result<Option<Mine>, Error> {
    let Some(holder) = visit.holder() else { return Ok(None) };
    let voice = Voice::new(&visit.app.secret, conversation_id, holder);
    let read = visit.app.db.read(move |tx| {
        let who = voice.settled(tx)?.participant_id;
        Ok::<_, Error>((who, vote::of_participant(tx, conversation_id, who)?))
    });
    let (who, votes) = read.await?;
    let votes: Vec<(u64, i8)> =
        votes.iter().filter_map(|v| Some((v.statement_id.cast_unsigned(), v.choice?.number()))).collect();
    let lang = visit.lang;
    if votes.is_empty() {
        return Ok(None);
    }
    if votes.len() < FEWEST_VOTES {
        let words = lang.t("map-you-few").with("votes", votes.len()).to_string();
        return Ok(Some(Mine { here: None, words }));
    }
    let person = standing(shown, who.cast_unsigned(), votes);
    Ok(person.map(|person| Mine {
        here: Some(shown.picture.here(&person)),
        words: words(lang, shown.map().k, &person),
    }))
}

/// By the model with the votes of this moment where it is at hand, otherwise as the last map has it.
fn standing(shown: &Shown, id: u64, votes: Vec<(u64, i8)>) -> Option<ParticipantResult> {
    if let Some(model) = shown.model() {
        let count = u32::try_from(votes.len()).unwrap_or(u32::MAX);
        let place = model.place(votes);
        return Some(ParticipantResult {
            id,
            votes: count,
            x: place.x,
            y: place.y,
            spread: Some(place.spread),
            group: place.group,
            membership: place.membership,
        });
    }
    let people = &shown.map().participant;
    people.binary_search_by_key(&id, |p| p.id).ok().map(|row| people[row].clone())
}

fn words(lang: Lang, groups: usize, person: &ParticipantResult) -> String {
    let Some(group) = person.group.filter(|_| groups > 1) else {
        return lang.text(if groups > 1 { "map-you-between" } else { "map-you-one" });
    };
    let others = person.membership.iter().copied().enumerate().filter(|(id, _)| *id != group);
    let next = others.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, share)| *share >= NEAR);
    let text = match next {
        Some((other, _)) => lang.t("map-you-in-near").with("other", letter(other).to_string()),
        None => lang.t("map-you-in"),
    };
    text.with("letter", letter(group).to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(group: Option<usize>, membership: &[f64]) -> ParticipantResult {
        ParticipantResult {
            id: 1,
            votes: 9,
            x: 0.0,
            y: 0.0,
            spread: None,
            group,
            membership: membership.to_vec(),
        }
    }

    #[test]
    fn one_is_told_the_group_and_the_side() {
        assert_eq!(
            words(Lang::En, 3, &person(Some(0), &[0.9, 0.02, 0.08])),
            ", in group A, on the side nearest C"
        );
        assert_eq!(words(Lang::En, 3, &person(Some(2), &[0.0, 0.01, 0.99])), ", in group C");
        assert_eq!(words(Lang::Fr, 2, &person(None, &[0.5, 0.5])), ", entre les groupes");
        assert_eq!(words(Lang::En, 1, &person(Some(0), &[1.0])), ", among the others");
    }
}
