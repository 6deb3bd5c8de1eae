//! The sample's communities, with made-up people who cannot sign in.

use store::community::{self, Joining, Kind, Origin, Sharing, Speaks, State};
use store::holding::{self, Holding};
use store::membership::{self, Membership, Role};
use store::person::{self, Person, Role as House};
use store::{Bilingual, Ids, Language, Tx};

use super::Community;

const YEAR: i64 = 365 * 24 * 3_600_000;

/// What the words of a community stand for.
pub struct Words<'a> {
    kind: Kind,
    joining: Joining,
    people: Vec<(&'a str, Role)>,
}

/// What the words of a community stand for; `None` if one of them is none of the house's.
pub fn words(sample: &Community) -> Option<Words<'_>> {
    let people = sample.people.iter().map(|(name, role)| Some((name.as_str(), Role::of_word(role)?)));
    Some(Words {
        kind: Kind::of_word(&sample.kind)?,
        joining: Joining::of_word(&sample.joining)?,
        people: people.collect::<Option<_>>()?,
    })
}

/// Adds a community, its people, and that it holds these conversations. Its id.
pub fn keep(
    tx: &mut Tx,
    ids: &Ids,
    sample: &Community,
    conversations: &[i64],
    now: i64,
) -> store::Result<Option<i64>> {
    let Some(Words { kind, joining, people }) = words(sample) else { return Ok(None) };
    let (community_id, begun) = (ids.next(), now - 2 * YEAR);
    let community = community::Community {
        id: community_id,
        kind,
        name: Bilingual { en: sample.name_en.clone(), fr: sample.name_fr.clone() },
        about: Bilingual { en: sample.about_en.clone(), fr: sample.about_fr.clone() },
        speaks: Speaks::Both,
        speaks_also: sample.speaks_also.clone(),
        place_id: None,
        joining,
        sharing: Sharing::Open,
        state: State::Active,
        reason: String::new(),
        origin: Origin::Sample,
        made: begun,
        made_by: None,
    };
    community::insert(tx, &community)?;
    for (name, role) in people {
        let person_id = ids.next();
        let (name, language) = (name.to_owned(), Language::English);
        let (role_in_house, email) = (House::Member, None);
        person::insert(
            tx,
            &Person { id: person_id, email, name: name.clone(), language, role: role_in_house, made: begun },
        )?;
        let membership = Membership {
            community_id,
            id: ids.next(),
            person_id,
            role,
            name,
            is_shown: role == Role::Steward,
            begun,
            until: (role == Role::Facilitator).then_some(now + YEAR),
            ended: None,
            ending: None,
            heir_id: None,
            given_by: None,
            notes_sent: 0,
        };
        membership::insert(tx, &membership)?;
    }
    for held in &sample.holds {
        let Some(thing_id) = conversations.get(*held).copied() else { continue };
        let (kind, agreed) = (holding::Kind::Conversation, Some(begun));
        holding::put(tx, &Holding { kind, thing_id, community_id, agreed, made: begun, made_by: None })?;
    }
    Ok(Some(community_id))
}
