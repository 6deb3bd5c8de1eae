//! Plans, actions, what residents say, suggestions, terms of reference and promises, on both databases.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use store::action::{self, Action, Part, Partner, Recurs, State as Far, Step};
use store::assent::{self, Assent, Verdict};
use store::community::{Community, Joining, Kind, Origin, Sharing, Speaks, State as There};
use store::holding::{self, Holding};
use store::issue::{self, Issue};
use store::plan::{self, Plan, State};
use store::summary::Doer;
use store::terms::{self, State as Standing};
use store::{Bilingual, Language, Tx};

fn both(text: &str) -> Bilingual {
    Bilingual { en: text.to_owned(), fr: format!("{text} (fr)") }
}

fn table(tx: &mut Tx<'_>, id: i64) {
    let community = Community {
        id,
        kind: Kind::RoundTable,
        name: both("The table"),
        about: both("We meet."),
        speaks: Speaks::Both,
        speaks_also: String::new(),
        place_id: None,
        joining: Joining::Open,
        sharing: Sharing::Open,
        state: There::Active,
        reason: String::new(),
        origin: Origin::Own,
        made: 1,
        made_by: None,
    };
    store::community::insert(tx, &community).unwrap();
}

fn a_plan(id: i64) -> Plan {
    Plan {
        id,
        title: both("Mill Street 2027"),
        welcome: both("Come in."),
        profile: Bilingual::default(),
        process: Bilingual::default(),
        thanks: Bilingual::default(),
        zone: "America/Toronto".to_owned(),
        state: State::Open,
        version: 1,
        agreed: None,
        agreed_version: None,
        agreed_by: None,
        room: 0,
        origin: plan::Origin::Own,
        made: 1,
        made_by: None,
    }
}

fn an_action(id: i64) -> Action {
    Action {
        id,
        plan_id: 10,
        objective_id: 12,
        position: 0,
        text: both("Clear the snow"),
        why: both("Who cannot get out does not belong"),
        doer: Doer::Help,
        lead_id: None,
        lead: "Odile".to_owned(),
        spot: both("Third Avenue"),
        cents: Some(12_050),
        currency: "CAD".to_owned(),
        source: both("The fund"),
        starts: "2027-01-10".to_owned(),
        due: String::new(),
        recurs: Some(Recurs::Weekly),
        indicator: both("Nobody falls"),
        review: "2027-02-01".to_owned(),
        state: Far::Idea,
        words: String::new(),
        step: id,
        changed: 5,
        made: 5,
    }
}

fn an_issue(id: i64) -> Issue {
    Issue {
        id,
        community_id: 1,
        words: issue::Words { title: both("Ice"), ..issue::Words::default() },
        origin: issue::Origin::Resident,
        holder: None,
        helper_id: None,
        state: issue::State::Open,
        merged_into: None,
        reason: String::new(),
        made: 1,
        changed: 1,
    }
}

#[tokio::test]
async fn a_plan_is_kept_as_it_was_written() {
    for db in store::testing::databases().await {
        db.write(|tx| {
            table(tx, 1);
            plan::insert(tx, &a_plan(10))?;
            let held = Holding {
                kind: holding::Kind::Plan,
                thing_id: 10,
                community_id: 1,
                agreed: Some(1),
                made: 1,
                made_by: None,
            };
            holding::put(tx, &held)?;
            assert_eq!(plan::of_community(tx, 1)?, [a_plan(10)]);
            plan::add_goal(tx, 10, 11, &both("A street for all"))?;
            assert!(plan::add_objective(tx, 10, 11, 12, &both("In winter too"))?);
            assert!(!plan::add_objective(tx, 99, 11, 13, &both("In another plan"))?);
            action::insert(tx, &an_action(20))?;
            action::insert(tx, &an_action(21))?;
            let read = action::of_plan(tx, 10)?;
            assert_eq!(read[0], Action { position: 1, ..an_action(20) });
            assert_eq!((read.len(), read[1].position), (2, 2));
            assert!(
                !plan::remove_objective(tx, 10, 12)? && !plan::remove_goal(tx, 10, 11)?,
                "they are in use"
            );
            assert!(action::remove(tx, 10, 21)?);
            let partner = Partner { action_id: 20, id: 30, name: "The city".to_owned(), part: Part::Approve };
            action::set_partners(tx, 20, std::slice::from_ref(&partner))?;
            assert_eq!(action::partners(tx, 10)?, [partner]);
            for id in [5, 6] {
                store::issue::insert(tx, &an_issue(id))?;
            }
            action::set_issues(tx, 20, &[5, 5, 6])?;
            let answers: Vec<_> = issue::of_plan(tx, 10)?.into_iter().map(|(of, one)| (of, one.id)).collect();
            assert_eq!(answers, [(20, 5), (20, 6)]);
            plan::update(tx, &Plan { state: State::Draft, ..a_plan(10) })?;
            assert!(action::answering(tx, 5)?.is_empty(), "nobody reads a draft");
            plan::update(tx, &a_plan(10))?;
            issue::set_state(tx, &Issue { merged_into: Some(5), ..an_issue(6) })?;
            action::set_issues(tx, 20, &[6])?;
            for id in [5, 6] {
                let answering: Vec<i64> = action::answering(tx, id)?.iter().map(|one| one.id).collect();
                assert_eq!(answering, [20], "what was merged into an issue counts for it");
            }
            let step =
                Step { id: 40, state: Far::Blocked, words: "the city".to_owned(), made: 9, made_by: None };
            action::set_state(tx, &an_action(20), &step)?;
            let now = action::one(tx, 10, 20)?.unwrap();
            assert_eq!(
                (now.state, now.words.as_str(), now.step, now.changed),
                (Far::Blocked, "the city", 40, 9)
            );
            assert_eq!(action::steps(tx, 20)?, [step]);
            assert!(!action::remove(tx, 10, 20)?, "it is more than an idea");
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn who_changes_their_mind_is_counted_once() {
    for db in store::testing::databases().await {
        db.write(|tx| {
            let said = |id, verdict| Assent {
                id,
                kind: assent::Kind::Plan,
                thing_id: 10,
                person_id: Some(7),
                verdict,
                words: String::new(),
                language: Language::French,
                version: 1,
                made: 3,
            };
            let person = store::person::Person {
                id: 7,
                email: None,
                name: "Robin".to_owned(),
                language: Language::French,
                role: store::person::Role::Member,
                made: 1,
            };
            store::person::insert(tx, &person)?;
            assent::put(tx, &said(1, Verdict::No))?;
            assent::put(tx, &said(2, Verdict::Yes))?;
            assert_eq!(assent::of(tx, assent::Kind::Plan, 10)?, [said(1, Verdict::Yes)]);
            assert_eq!(assent::of(tx, assent::Kind::Terms, 10)?, []);
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn one_version_of_the_terms_counts() {
    for db in store::testing::databases().await {
        db.write(|tx| {
            table(tx, 1);
            terms::propose(tx, 50, 1, &both("We listen."), 3, None)?;
            terms::propose(tx, 51, 1, &both("We listen, and decide together."), 4, None)?;
            let now = terms::of(tx, 1)?;
            assert!(terms::agree(tx, &now[0], 5, 6, None)?);
            assert!(!terms::agree(tx, &now[0], 5, 6, None)?, "once");
            assert!(!terms::agree(tx, &now[1], 5, 6, None)?, "it was withdrawn");
            Ok::<_, store::Error>(())
        })
        .await
        .unwrap();
        let left = db
            .write(|tx| {
                let before = terms::of(tx, 1)?;
                terms::propose(tx, 52, 1, &both("We eat first."), 7, None)?;
                assert_eq!(terms::of(tx, 1)?[0].version, before[0].version + 1);
                Ok::<_, store::Error>(terms::of(tx, 1)?.into_iter().map(|one| one.state).collect::<Vec<_>>())
            })
            .await
            .unwrap();
        assert_eq!(left, [Standing::Proposed, Standing::Agreed, Standing::Withdrawn]);
    }
}
