//! What each noun promises, told on both databases.
//! Long: one story of every noun, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::conversation::{self, Adding, Conversation, Moderation};
use store::participant::{self, Participant};
use store::statement::{self, Statement};
use store::testing::databases;
use store::vote::{self, Choice, Vote};
use store::{Bilingual, Db, Error, Language, ballot, challenge, decision, mail, map, server, translation};

fn conversation(id: i64) -> Conversation {
    Conversation {
        id,
        question: Bilingual { en: "What?".into(), fr: "Quoi?".into() },
        background: Bilingual::default(),
        opens: None,
        closes: Some(99),
        zone: "America/Halifax".into(),
        moderation: Moderation::Before,
        adding: Adding::Everyone,
        state: conversation::State::Draft,
        published: None,
        origin: conversation::Origin::Own,
        version: 1,
        made: 5,
        made_by: None,
    }
}

fn participant(id: i64) -> Participant {
    let holder = Some(format!("g{id}"));
    Participant {
        conversation_id: 1,
        id,
        holder,
        outside_id: None,
        origin: participant::Origin::Web,
        made: 5,
    }
}

fn statement(id: i64, text: &str) -> Statement {
    Statement {
        conversation_id: 1,
        id,
        number: 0,
        outside_id: None,
        participant_id: Some(7),
        text: text.into(),
        language: Some(Language::French),
        edition: 1,
        state: statement::State::Pending,
        merged_into: None,
        meta: false,
        origin: statement::Origin::Web,
        made: 5,
    }
}

fn vote(participant_id: i64, statement_id: i64, choice: Choice, event: i64) -> Vote {
    let choice = Some(choice);
    Vote { conversation_id: 1, participant_id, statement_id, choice, event, made: 5, carried_from: None }
}

/// A conversation with three statements.
async fn begun(db: &Db) {
    db.write(|tx| {
        conversation::insert(tx, &conversation(1))?;
        for (id, text) in [(11, "Un banc."), (12, "Un arbre."), (13, "Des bancs.")] {
            statement::insert(tx, &statement(id, text))?;
        }
        Ok::<_, Error>(())
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_conversation_comes_back_as_it_was_written() {
    for db in databases().await {
        begun(&db).await;
        let (read, listed, for_all) = db
            .write(|tx| {
                let read = conversation::by_id(tx, 1)?.unwrap();
                let changed = Conversation { opens: Some(3), adding: Adding::Moderators, ..read.clone() };
                conversation::update(tx, &changed)?;
                let listed = conversation::page(tx, i64::MAX, true, 10)?;
                Ok::<_, Error>((read, listed, conversation::page(tx, i64::MAX, false, 10)?))
            })
            .await
            .unwrap();
        assert_eq!(read, conversation(1));
        assert_eq!(for_all, [], "a draft is for moderators only");
        assert_eq!((listed[0].participants, listed[0].statements, listed[0].pending), (0, 0, 3));
        assert_eq!((listed[0].conversation.version, listed[0].conversation.opens), (2, Some(3)));
    }
}

#[tokio::test]
async fn statements_are_numbered_and_change_state() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            assert_eq!(conversation::touch(tx, 1)?, 2);
            assert_eq!(statement::insert(tx, &statement(14, "Quatre."))?, 4);
            assert!(statement::set_state(tx, (1, 12), statement::State::Accepted, None)?);
            assert!(statement::set_state(tx, (1, 13), statement::State::Merged, Some(12))?);
            assert!(!statement::set_state(tx, (2, 13), statement::State::Merged, Some(12))?);
            assert!(statement::set_text(tx, (1, 11), "A bench.", Some(Language::English))?);
            let pending = statement::in_state(tx, 1, statement::State::Pending, 1, 9)?;
            assert_eq!(pending.iter().map(|s| s.number).collect::<Vec<_>>(), [4]);
            let counts = statement::count(tx, 1)?;
            assert_eq!(
                counts,
                [
                    (statement::State::Accepted, 1),
                    (statement::State::Merged, 1),
                    (statement::State::Pending, 2)
                ]
            );
            let edited = statement::by_id(tx, 1, 11)?.unwrap();
            assert_eq!(
                (edited.edition, edited.text.as_str(), edited.language),
                (2, "A bench.", Some(Language::English))
            );
            assert_eq!(statement::of_participant(tx, 1, 7)?.len(), 4);
            assert_eq!(statement::added_since(tx, 1, 7, 5)?, 0);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn the_last_vote_counts_and_followers_hear_of_each_change() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            participant::keep(tx, &participant(7))?;
            participant::keep(tx, &participant(7))?;
            vote::put(tx, &vote(7, 11, Choice::Agree, 101))?;
            vote::put(tx, &vote(7, 12, Choice::Pass, 102))?;
            vote::put(tx, &vote(8, 11, Choice::Disagree, 103))?;
            vote::put(tx, &vote(7, 11, Choice::Disagree, 104))?;
            assert!(vote::take_back(tx, (105, 6), 1, 7, 12)?);
            assert!(!vote::take_back(tx, (106, 6), 1, 7, 12)?);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        db.read(|tx| {
            let mut heard = Vec::new();
            assert_eq!(vote::since(tx, 1, 103, |change| heard.push((change.event, change.choice)))?, 105);
            heard.sort_unstable_by_key(|(event, _)| *event);
            assert_eq!(heard, [(104, Some(Choice::Disagree)), (105, None)]);
            assert_eq!(vote::of_participant(tx, 1, 7)?, [vote(7, 11, Choice::Disagree, 104)]);
            let tallies = vote::tallies(tx, 1)?;
            assert_eq!(
                tallies.iter().map(|t| (t.statement_id, t.disagrees)).collect::<Vec<_>>(),
                [(11, 2), (12, 0)]
            );
            assert_eq!((vote::last_event(tx, 1)?, vote::last_event(tx, 2)?), (105, 0));
            assert_eq!(participant::count(tx, 1)?, [(participant::Origin::Web, 1)]);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn votes_on_a_duplicate_are_carried_and_can_be_carried_back() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            for (who, what, event) in [(7, 13, 101), (8, 13, 102), (8, 11, 103), (9, 13, 104), (9, 11, 105)] {
                vote::put(tx, &vote(who, what, Choice::Agree, event))?;
            }
            vote::put(tx, &vote(8, 11, Choice::Disagree, 106))?;
            vote::take_back(tx, (107, 6), 1, 9, 11)?;
            assert_eq!(vote::carry(tx, 200, 1, 13, 11)?, 2, "those who have no vote on the target");
            assert_eq!(vote::tallies(tx, 1)?[0].agrees, 2);
            let carried = vote::of_participant(tx, 1, 7)?;
            assert_eq!(carried.iter().find(|v| v.statement_id == 11).unwrap().carried_from, Some(13));
            vote::put(tx, &vote(7, 11, Choice::Pass, 201))?;
            assert_eq!(vote::carry_back(tx, 202, 1, 13, 11)?, 1, "who voted themselves since keeps it");
            let tally = vote::tallies(tx, 1)?[0];
            assert_eq!((tally.agrees, tally.disagrees, tally.passes), (0, 1, 1));
            assert_eq!(vote::take_back_all(tx, (203, 6), 1, 8)?, 2);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn many_rows_go_in_at_once() {
    for db in databases().await {
        db.write(|tx| {
            conversation::insert(tx, &conversation(1))?;
            let statements: Vec<_> =
                (1..=130).map(|n| Statement { number: n, ..statement(n, "…") }).collect();
            statement::insert_many(tx, &statements)?;
            let people: Vec<_> = (1..=300).map(participant).collect();
            participant::insert_many(tx, &people)?;
            let votes: Vec<_> =
                (1..=300).map(|who| vote(who, who % 130 + 1, Choice::Agree, 1000 + who)).collect();
            vote::insert_many(tx, &votes)?;
            let mut back = Vec::new();
            vote::all(tx, 1, |vote| back.push(vote))?;
            assert_eq!(back, votes);
            assert_eq!(statement::all(tx, 1)?, statements);
            assert_eq!(participant::page(tx, 1, 299, 9)?, people[299..]);
            assert!(conversation::delete(tx, 1)?);
            assert_eq!(vote::last_event(tx, 1)?, 0);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn what_is_written_twice_holds_once() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            assert_eq!(server::keep(tx, "secret", "first")?, "first");
            assert_eq!(server::keep(tx, "secret", "second")?, "first");
            server::put(tx, "secret", "third")?;
            assert_eq!(server::get(tx, "secret")?, Some("third".into()));
            for (text, of_edition) in [("A bench.", 1), ("One bench.", 2)] {
                translation::put(
                    tx,
                    &translation::Translation {
                        conversation_id: 1,
                        statement_id: 11,
                        language: Language::English,
                        text: text.into(),
                        of_edition,
                        translator: "a neighbour".into(),
                        person_id: None,
                        made: 5,
                    },
                )?;
            }
            assert_eq!(
                translation::all(tx, 1)?.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(),
                ["One bench."]
            );
            let map = map::Map {
                conversation_id: 1,
                method: map::Method::Perron,
                last_event: 1,
                version: 1,
                seed: 1,
                program: "perron 0".into(),
                result: "{}".into(),
                made: 1,
            };
            map::put(tx, &map, "[1]")?;
            map::put(tx, &map::Map { last_event: 2, ..map }, "[2]")?;
            assert_eq!(map::stands_for(tx, 1, map::Method::Perron)?, Some((2, 1)));
            assert_eq!(map::participants(tx, 1, map::Method::Perron)?, Some("[2]".into()));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_ballot_is_entered_once() {
    for db in databases().await {
        begun(&db).await;
        let sheet = |id| ballot::Ballot {
            conversation_id: 1,
            id,
            participant_id: id,
            label: "A-17".into(),
            entered_by: None,
            made: 5,
        };
        db.write(move |tx| ballot::insert(tx, &sheet(1))).await.unwrap();
        let again = db.write(move |tx| ballot::insert(tx, &sheet(2))).await;
        assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
        db.write(|tx| {
            assert_eq!((ballot::count(tx, 1)?, ballot::by_label(tx, 1, "A-17")?.unwrap().id), (1, 1));
            assert_eq!(ballot::delete(tx, 1, 1)?, Some(1));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_decision_is_shown_to_the_author_and_a_mail_is_sent_once() {
    for db in databases().await {
        begun(&db).await;
        db.write(|tx| {
            let decision = decision::Decision {
                conversation_id: 1,
                id: 21,
                statement_id: 11,
                person_id: None,
                act: decision::Act::Reject,
                reason: "names a person".into(),
                made: 6,
            };
            decision::insert(tx, &decision)?;
            assert_eq!(decision::of_participant(tx, 1, 7)?, std::slice::from_ref(&decision));
            assert_eq!(decision::of_participant(tx, 1, 8)?, []);
            assert_eq!(decision::page(tx, 1, i64::MAX, 5)?, [decision]);

            let letter = mail::Mail {
                id: 1,
                recipient: "a@example.org".into(),
                language: Language::French,
                subject: "Bonjour".into(),
                text: "…".into(),
                html: "…".into(),
                calendar: String::from("BEGIN:VCALENDAR"),
                state: mail::State::Waiting,
                attempts: 0,
                problem: String::new(),
                due: 5,
                made: 5,
            };
            mail::insert(tx, &letter)?;
            assert_eq!(mail::due(tx, 5, 9)?, [letter]);
            assert!(mail::claim(tx, 1, 5, 60)?);
            assert!(!mail::claim(tx, 1, 5, 60)?, "another sender has it");
            mail::settle(tx, 1, mail::State::Waiting, "later")?;
            assert_eq!(mail::by_id(tx, 1)?.unwrap().problem, "later");
            mail::sent(tx, 1)?;
            let sent = mail::by_id(tx, 1)?.unwrap();
            assert_eq!((sent.state, sent.text.as_str(), sent.html.as_str()), (mail::State::Sent, "", ""));
            assert_eq!(sent.calendar, "", "it may hold how one joins a call");
            assert_eq!(mail::due(tx, 100, 9)?, []);
            assert_eq!(mail::by_id(tx, 1)?.unwrap().attempts, 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_question_to_a_passkey_is_answered_once() {
    for db in databases().await {
        db.write(|tx| {
            let asked = challenge::Challenge {
                token_hash: "c".into(),
                person_id: None,
                state: "{}".into(),
                expires: 10,
            };
            challenge::insert(tx, &asked)?;
            assert_eq!(challenge::take(tx, "c", 10)?, None, "too late");
            assert_eq!(challenge::take(tx, "c", 9)?, Some(asked.clone()));
            assert_eq!(challenge::take(tx, "c", 9)?, None, "answered");
            challenge::insert(tx, &asked)?;
            assert_eq!(challenge::forget(tx, 10)?, 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_guest_s_voices_become_the_person_s_where_they_have_none() {
    for db in databases().await {
        db.write(|tx| {
            for id in [1, 2, 3] {
                conversation::insert(tx, &conversation(id))?;
                let voice = |id, holder: &str| Participant {
                    conversation_id: id,
                    holder: Some(holder.into()),
                    ..participant(7)
                };
                participant::keep(tx, &voice(id, "gabc"))?;
            }
            let own = Participant { conversation_id: 2, holder: Some("p5".into()), ..participant(8) };
            participant::keep(tx, &own)?;
            assert_eq!(participant::claim(tx, "gabc", "p5")?, 2);
            let holder = |tx: &mut _, id, holder| {
                Ok::<_, Error>(participant::of_holder(tx, id, holder)?.map(|voice| voice.id))
            };
            assert_eq!(holder(tx, 1, "p5")?, Some(7));
            assert_eq!(holder(tx, 2, "p5")?, Some(8));
            assert_eq!(holder(tx, 2, "gabc")?, Some(7), "stays the guest's");
            assert_eq!(holder(tx, 3, "gabc")?, None);
            assert_eq!(participant::let_guests_go(tx, 6)?, 1);
            assert_eq!(holder(tx, 2, "gabc")?, None);
            assert_eq!(holder(tx, 1, "p5")?, Some(7));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
