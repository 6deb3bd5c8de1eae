//! Spaces, their rules, bookings and votes on their hours: what one reads back, and what is given once.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::booking::{self, Booking, State as Kept};
use store::holding::{self, Holding};
use store::hours::{self, Ballot, Hours, Use};
use store::series::Origin;
use store::shift::Hand;
use store::space::{self, Space};
use store::space_rule::{self, Rule, State, Who};
use store::testing::{databases, execute};
use store::{Bilingual, Error, Language, Tx, params};

const NOW: i64 = 1_792_065_600_000;
const HOUR: i64 = 3_600_000;

fn both(text: &str) -> Bilingual {
    Bilingual { en: format!("{text} (en)"), fr: format!("{text} (fr)") }
}

fn one_space(id: i64) -> Space {
    Space {
        id,
        name: both("Hall"),
        about: both("About"),
        venue: "1 Mill Street".to_owned(),
        access: both("Ramp"),
        keys: both("Blue door"),
        place_id: Some(2_466_023),
        zone: "America/Toronto".to_owned(),
        keeper: Hand::Institution,
        rule: 0,
        is_open: true,
        origin: Origin::Own,
        made: NOW,
        made_by: None,
    }
}

fn rule(space_id: i64, number: i64) -> Rule {
    let mut hours = [Some((540, 1260)); 7];
    hours[6] = None;
    Rule {
        space_id,
        number,
        who: Who::Everyone,
        hours,
        most_minutes: 240,
        ahead_days: 90,
        cents: 1_250,
        currency: "CAD".to_owned(),
        quiet: Some((1_260, 480)),
        words: both("Sweep the floor"),
        state: State::Proposed,
        meeting: both("Members’ meeting"),
        meeting_people: 12,
        agenda_by: Hand::Residents,
        decided_by: None,
        since: None,
        until: None,
        made: NOW,
        made_by: None,
    }
}

fn one_booking(space_id: i64, id: i64, starts: i64) -> Booking {
    Booking {
        space_id,
        id,
        run_id: 1,
        starts,
        ends: starts + HOUR,
        title: "Sewing".to_owned(),
        is_loud: true,
        name: "Sam".to_owned(),
        email: "sam@example.org".to_owned(),
        language: Language::French,
        holder: Some("g1".to_owned()),
        state: Kept::Held,
        kept: NOW,
        sequence: 0,
        reason: String::new(),
        made: NOW,
        changed: NOW,
    }
}

fn people(tx: &mut Tx<'_>) -> Result<(), Error> {
    let community =
        "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, joining,
            sharing, state, reason, origin, made)
        VALUES (5, 'association', 'a', 'a', '', '', 'both', '', 'open', 'open', 'active', '', 'own', 1)";
    execute(tx, community, params![])?;
    let person = "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, NULL, 'x', 'fr', 'member', 1)";
    let membership =
        "INSERT INTO membership (community_id, id, person_id, role, name, is_shown, begun, notes_sent)
        VALUES (5, $1, $1, 'member', $2, $3, 1, 0)";
    for (id, name, is_shown) in [(1, "Ada", true), (2, "Bea", false)] {
        execute(tx, person, params![id])?;
        execute(tx, membership, params![id, name, is_shown])?;
    }
    let held = Holding {
        kind: holding::Kind::Space,
        thing_id: 7,
        community_id: 5,
        agreed: Some(NOW),
        made: NOW,
        made_by: None,
    };
    holding::put(tx, &held)
}

#[tokio::test]
async fn spaces_and_rules_come_back_as_they_were_written() {
    for db in databases().await {
        db.write(|tx| {
            people(tx)?;
            let one = one_space(7);
            space::insert(tx, &one)?;
            assert_eq!(space::by_id(tx, 7)?.unwrap(), one);
            let changed = Space { rule: 1, is_open: false, keys: both("Red door"), place_id: None, ..one };
            space::update(tx, &changed)?;
            assert_eq!(space::lock(tx, 7)?.unwrap(), changed);
            assert_eq!(space::of_community(tx, 5)?, [changed]);

            let first = rule(7, 1);
            space_rule::insert(tx, &first)?;
            space_rule::insert(tx, &Rule { quiet: None, ..rule(7, 2) })?;
            let settled =
                Rule { state: State::InForce, decided_by: Some(Hand::Mixed), since: Some(NOW), ..first };
            space_rule::settle(tx, &settled)?;
            let all = space_rule::of(tx, 7)?;
            assert_eq!(
                all.iter().map(|rule| (rule.number, rule.quiet.is_some())).collect::<Vec<_>>(),
                [(2, false), (1, true)]
            );
            assert_eq!(space_rule::by_number(tx, 7, 1)?.unwrap(), settled);

            for (id, person) in [(1, 1), (2, 2), (3, 1)] {
                space_rule::agree(tx, (7, 1), id, person, NOW)?;
            }
            let agreed = space_rule::agreed(tx, 7, 1)?;
            assert_eq!(
                agreed,
                [(Some(1), Some("Ada".to_owned())), (Some(2), None)],
                "once each, named if shown"
            );
            space_rule::disagree(tx, (7, 1), 2)?;
            assert_eq!(space_rule::agreed(tx, 7, 1)?.len(), 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_booking_takes_its_time_and_no_more() {
    for db in databases().await {
        db.write(|tx| {
            space::insert(tx, &one_space(7))?;
            let asked = Booking { state: Kept::Asked, kept: NOW + HOUR, ..one_booking(7, 2, NOW + 3 * HOUR) };
            for one in [&one_booking(7, 1, NOW + HOUR), &asked] {
                booking::insert(tx, one)?;
            }
            let mut in_time = |from: i64, until: i64, now: i64| {
                let found = booking::between(tx, 7, (NOW + from, NOW + until), now)?;
                Ok::<_, Error>(found.iter().map(|one| one.id).collect::<Vec<_>>())
            };
            assert_eq!(in_time(0, HOUR, NOW)?, [0; 0], "it begins where another ends");
            assert_eq!(in_time(2 * HOUR, 3 * HOUR, NOW)?, [0; 0]);
            assert_eq!(in_time(0, HOUR + 1, NOW)?, [1]);
            assert_eq!(in_time(0, 9 * HOUR, NOW)?, [1, 2]);
            assert_eq!(in_time(0, 9 * HOUR, NOW + HOUR)?, [1], "what was never confirmed frees its time");

            let cancelled = Booking { state: Kept::Cancelled, sequence: 1, ..one_booking(7, 1, NOW + HOUR) };
            booking::set(tx, &cancelled)?;
            assert_eq!(booking::by_id(tx, 7, 1)?.unwrap(), cancelled);
            assert_eq!(booking::of_run(tx, 1)?.len(), 2);
            assert_eq!(booking::waiting(tx, "sam@example.org", NOW)?, 1);
            assert_eq!(booking::forget_asked(tx, NOW + HOUR)?, 1);
            assert_eq!(booking::forget(tx, NOW + 9 * HOUR)?, 1);
            let nameless = booking::by_id(tx, 7, 1)?.unwrap();
            assert_eq!((nameless.name.as_str(), nameless.email.as_str(), nameless.holder), ("", "", None));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn one_person_has_one_ballot_and_a_paper_is_entered_once() {
    for db in databases().await {
        db.write(|tx| {
            people(tx)?;
            space::insert(tx, &one_space(7))?;
            let vote = Hours {
                space_id: 7,
                id: 3,
                title: both("Winter"),
                about: both("About"),
                minutes: 600,
                weeks: 12,
                closes: NOW + HOUR,
                state: hours::State::Draft,
                sheet: String::new(),
                sheet_sha256: String::new(),
                outcome: String::new(),
                agenda_by: Hand::Residents,
                opened: None,
                closed: None,
                made: NOW,
                made_by: None,
            };
            hours::insert(tx, &vote)?;
            let open =
                Hours { state: hours::State::Open, sheet: "rules".to_owned(), opened: Some(NOW), ..vote };
            hours::settle(tx, &open)?;
            assert_eq!(hours::lock(tx, 7, 3)?.unwrap(), open);
            assert_eq!(hours::of_space(tx, 7)?, [open]);
            let sewing = Use { id: 11, title: both("Sewing"), about: both("Tuesdays"), minutes: 120 };
            hours::add_use(tx, (7, 3), &sewing)?;
            hours::add_use(tx, (7, 3), &Use { id: 12, ..sewing.clone() })?;
            hours::remove_use(tx, (7, 3), 12)?;
            assert_eq!(hours::uses(tx, 7, 3)?, [sewing]);

            let own = |id: i64, uses: Vec<i64>| Ballot {
                id,
                person_id: Some(1),
                paper: None,
                entered_by: None,
                uses,
                made: NOW,
            };
            hours::cast(tx, (7, 3), &own(21, vec![11]))?;
            hours::cast(tx, (7, 3), &own(22, vec![]))?;
            assert_eq!(hours::of_person(tx, (7, 3), 1)?.unwrap(), own(21, vec![]), "the last one counts");
            let paper = Ballot {
                id: 23,
                person_id: None,
                paper: Some("A1".to_owned()),
                entered_by: Some(2),
                uses: vec![11],
                made: NOW,
            };
            assert!(hours::enter(tx, (7, 3), &paper)?);
            assert!(!hours::enter(tx, (7, 3), &Ballot { id: 24, ..paper.clone() })?);
            assert_eq!(hours::ballots(tx, 7, 3)?, [own(21, vec![]), paper]);
            assert_eq!(hours::papers(tx, (7, 3), 2)?, ["A1"]);
            hours::take_back(tx, (7, 3), 1)?;
            assert_eq!(hours::ballots(tx, 7, 3)?.len(), 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
