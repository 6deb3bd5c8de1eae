//! What communities, memberships, invitations, requests, hand-overs and holdings promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::community::{self, Community, Joining, Kind, Origin, Sharing, Speaks, State};
use store::handover::{self, Handover};
use store::holding::{self, Holding};
use store::invitation::{self, Invitation};
use store::membership::{self, Ending, Membership, Role, Tie};
use store::person::{self, Person};
use store::request::{self, Request};
use store::testing::databases;
use store::{Bilingual, Db, Error, Language};

fn community(id: i64, kind: Kind) -> Community {
    Community {
        id,
        kind,
        name: Bilingual { en: "Mill Street".into(), fr: "Rue du Moulin".into() },
        about: Bilingual { en: "We meet.".into(), fr: "On se rencontre.".into() },
        speaks: Speaks::Both,
        speaks_also: "Tagalog".into(),
        place_id: Some(4),
        joining: Joining::Request,
        sharing: Sharing::Here,
        state: State::Active,
        reason: String::new(),
        origin: Origin::Own,
        made: 5,
        made_by: Some(1),
    }
}

fn membership(community_id: i64, id: i64, person_id: i64, role: Role) -> Membership {
    Membership {
        community_id,
        id,
        person_id,
        role,
        name: format!("Robin {person_id}"),
        is_shown: false,
        begun: 5,
        until: None,
        ended: None,
        ending: None,
        heir_id: None,
        given_by: Some(1),
        notes_sent: 0,
    }
}

/// Three people, a round table and an institution.
async fn begun(db: &Db) {
    db.write(|tx| {
        for id in 1..=3 {
            let role = person::Role::Member;
            let (email, name) = (Some(format!("{id}@example.org")), String::new());
            person::insert(tx, &Person { id, email, name, language: Language::French, role, made: 5 })?;
        }
        community::insert(tx, &community(10, Kind::RoundTable))?;
        community::insert(tx, &community(20, Kind::Institution))
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_community_comes_back_as_it_was_written() {
    for db in databases().await {
        begun(&db).await;
        let changed = Community {
            sharing: Sharing::Open,
            speaks_also: String::new(),
            ..community(10, Kind::Programme)
        };
        let expected = changed.clone();
        db.write(move |tx| {
            assert_eq!(community::by_id(tx, 10)?, Some(community(10, Kind::RoundTable)));
            assert!(community::lock(tx, 10)? && !community::lock(tx, 11)?);
            community::update(tx, &changed)?;
            assert_eq!(community::by_id(tx, 10)?, Some(expected));
            membership::insert(tx, &membership(20, 1, 1, Role::Responder))?;
            community::set_state(tx, 20, State::Closed, "Its work is done.")?;
            let closed = community::in_state(tx, State::Closed)?;
            assert_eq!((closed.len(), closed[0].people, closed[0].holdings), (1, 1, 0));
            assert_eq!(closed[0].community.reason, "Its work is done.");
            assert!(community::delete(tx, 20)? && !community::delete(tx, 20)?);
            assert_eq!(membership::of_person(tx, 1)?, [], "memberships go with it");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn one_role_at_a_time_and_the_past_is_kept() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            membership::insert(tx, &membership(10, 1, 1, Role::Steward))?;
            let until = Some(100);
            membership::insert(tx, &Membership { until, ..membership(10, 2, 2, Role::Connector) })?;
            membership::insert(tx, &membership(20, 3, 2, Role::Responder))?;
            let ties = [(10, Kind::RoundTable, Role::Connector), (20, Kind::Institution, Role::Responder)];
            let ties = ties.map(|(community_id, kind, role)| Tie { community_id, kind, role });
            assert_eq!(membership::ties(tx, 2)?, ties);
            assert_eq!(membership::due(tx, 99)?, []);
            assert_eq!(membership::due(tx, 100)?.len(), 1);
            assert!(membership::set_term(tx, 10, 2, Some(200))? && membership::due(tx, 100)?.is_empty());
            membership::set_notes_sent(tx, 10, 2, 1)?;
            assert!(
                membership::set_name(tx, 10, 2, "Robin", true)?
                    && !membership::set_name(tx, 10, 3, "x", true)?
            );
            assert!(membership::end(tx, (10, 2), 50, Ending::HandedOver, Some(1))?);
            assert!(!membership::end(tx, (10, 2), 60, Ending::Left, None)?, "it has ended already");
            membership::insert(tx, &membership(10, 4, 2, Role::Member))?;
            assert_eq!(membership::count(tx, 10)?, [(Role::Steward, 1), (Role::Member, 1)]);
            assert_eq!(membership::now(tx, 10, 2)?.unwrap().role, Role::Member);
            let past = membership::history(tx, 10, 9)?;
            assert_eq!((past.len(), past[0].ended, past[0].ending), (1, Some(50), Some(Ending::HandedOver)));
            assert_eq!((past[0].heir_id, past[0].name.as_str(), past[0].notes_sent), (Some(1), "Robin", 1));
            assert_eq!(membership::of_person(tx, 2)?.len(), 3);
            community::set_state(tx, 20, State::Closed, "")?;
            assert_eq!(membership::ties(tx, 2)?.len(), 1, "a community that has ended ties nobody");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        let twice = db.write(|tx| membership::insert(tx, &membership(10, 9, 1, Role::Member))).await;
        assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
        db.write(|tx| person::delete(tx, 2)).await.unwrap();
        let left = db.read(|tx| membership::history(tx, 10, 9)).await.unwrap();
        assert_eq!(left, [], "whoever goes takes their history along");
    }
}

#[tokio::test]
async fn an_invitation_lets_one_person_in_once() {
    for db in databases().await {
        begun(&db).await;
        let invitation = |hash: &str, id: i64, email: Option<&str>| Invitation {
            token_hash: hash.into(),
            community_id: 10,
            id,
            role: Role::Connector,
            until: Some(500),
            email: email.map(str::to_owned),
            label: "for the third floor".into(),
            made: 5,
            made_by: Some(1),
            expires: 100,
            used: None,
        };
        db.write(move |tx| {
            let first = invitation("a", 1, Some("robin@example.org"));
            invitation::insert(tx, &first)?;
            invitation::insert(tx, &invitation("b", 2, None))?;
            assert_eq!(invitation::by_token(tx, "a")?, Some(first.clone()));
            assert_eq!(invitation::of_community(tx, 10, 6)?.len(), 2);
            assert_eq!(invitation::mailed_since(tx, 10, 4)?, 1);
            assert_eq!(invitation::take(tx, "a", 50)?, Some(Invitation { used: Some(50), ..first }));
            assert_eq!(invitation::take(tx, "a", 51)?, None, "once");
            assert_eq!(invitation::take(tx, "b", 100)?, None, "not after its time");
            assert!(invitation::delete(tx, 10, 2)? && !invitation::delete(tx, 10, 2)?);
            assert_eq!(invitation::forget(tx, 100)?, 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn requests_and_handovers_are_answered_once() {
    for db in databases().await {
        begun(&db).await;
        let request = |id: i64| Request {
            community_id: 10,
            id,
            person_id: 2,
            name: "Robin".into(),
            words: "I live on the third floor.".into(),
            state: request::State::Waiting,
            reason: String::new(),
            made: 5,
            answered: None,
            answered_by: None,
        };
        let handover = |id: i64| Handover {
            community_id: 10,
            id,
            giver_id: 1,
            heir_id: 2,
            stays: true,
            until: Some(9),
            state: handover::State::Offered,
            made: 5,
            answered: None,
        };
        db.write(move |tx| {
            request::insert(tx, &request(1))?;
            assert_eq!(request::waiting(tx, 10)?, [request(1)]);
            assert!(request::answer(tx, (10, 1), request::State::Declined, "Full.", 6, 1)?);
            assert!(!request::answer(tx, (10, 1), request::State::Accepted, "", 7, 1)?);
            request::insert(tx, &request(2))?;
            assert_eq!(request::last(tx, 10, 2)?, Some(request(2)));
            assert_eq!(request::by_id(tx, 10, 1)?.unwrap().reason, "Full.");
            assert_eq!(request::of_person(tx, 2)?.len(), 2);
            assert_eq!(request::forget(tx, 6)?, 1, "what waits stays");
            handover::insert(tx, &handover(1))?;
            assert_eq!(
                (handover::offered(tx, 10)?, handover::to(tx, 2)?),
                (vec![handover(1)], vec![handover(1)])
            );
            assert!(handover::answer(tx, 10, 1, handover::State::Accepted, 6)?);
            assert!(!handover::answer(tx, 10, 1, handover::State::Declined, 7)?);
            handover::insert(tx, &handover(2))?;
            handover::withdraw_of(tx, 10, 2, 8)?;
            assert_eq!(handover::by_id(tx, 10, 2)?.unwrap().state, handover::State::Withdrawn);
            assert_eq!(handover::to(tx, 2)?, []);
            handover::insert(tx, &handover(3))
        })
        .await
        .unwrap();
        let twice = db.write(move |tx| handover::insert(tx, &handover(4))).await;
        assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
        let twice = db.write(move |tx| request::insert(tx, &request(3))).await;
        assert!(matches!(twice, Err(Error::Conflict(_))), "{twice:?}");
    }
}

#[tokio::test]
async fn several_communities_hold_one_thing() {
    for db in databases().await {
        begun(&db).await;
        let kind = holding::Kind::Conversation;
        let held = move |community_id, agreed| Holding {
            kind,
            thing_id: 77,
            community_id,
            agreed,
            made: 5,
            made_by: None,
        };
        db.write(move |tx| {
            holding::put(tx, &held(10, Some(5)))?;
            holding::put(tx, &held(20, None))?;
            assert_eq!(holding::holders(tx, kind, 77)?, [10], "whoever was only asked does not hold it");
            assert_eq!(holding::of_thing(tx, kind, 77)?, [held(10, Some(5)), held(20, None)]);
            holding::put(tx, &held(20, Some(6)))?;
            holding::put(tx, &held(20, None))?;
            assert_eq!(holding::holders(tx, kind, 77)?, [10, 20], "asked again, the yes stays");
            assert_eq!(holding::of_community(tx, 20)?, [held(20, Some(6))]);
            assert_eq!(holding::of_kind(tx, kind)?.len(), 2);
            community::set_state(tx, 10, State::Closed, "")?;
            assert_eq!(holding::holders(tx, kind, 77)?, [20]);
            assert!(holding::let_go(tx, kind, 77, 20)? && !holding::let_go(tx, kind, 77, 20)?);
            holding::forget(tx, kind, 77)?;
            assert_eq!(holding::of_thing(tx, kind, 77)?, []);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
