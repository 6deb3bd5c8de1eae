//! The pulse, on both databases: one answer a person, whoever presses twice, and a panel that is followed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::panel::{self, Member};
use store::questionnaire::{self, Questionnaire};
use store::response::{self, Arm, Count, Origin, Response};
use store::testing::{databases, execute, rows, sqlite};
use store::wave::{self, PlaceLevel, State, Wave};
use store::{Bilingual, Error, Language, Tx, Value, item, params, personal};

fn both(en: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: format!("{en} (fr)") }
}

fn wave() -> Wave {
    Wave {
        id: 7,
        community_id: 1,
        questionnaire_id: Some(5),
        series: "pulse".to_owned(),
        number: 1,
        title: both("Autumn"),
        zone: "America/Toronto".to_owned(),
        closes: Some(1_000),
        is_panel: true,
        is_open: true,
        place_level: PlaceLevel::PostalArea,
        attributes: "age gender".to_owned(),
        purpose: both("To see who belongs"),
        keep_days: 365,
        expected: 400,
        smallest_change: 3.0,
        reminders: 2,
        state: State::Open,
        is_imported: false,
        sheet: "{}".to_owned(),
        sheet_sha256: "00".to_owned(),
        opened: Some(10),
        closed: None,
        made: 4,
        made_by: None,
    }
}

fn member(id: i64, address: Option<&str>) -> Member {
    Member {
        id,
        community_id: 1,
        code: format!("K{id}"),
        address: address.map(str::to_owned),
        language: Language::French,
        is_reminded: true,
        gone: None,
        made: 5,
    }
}

fn answered(id: i64, member_id: Option<i64>, holder: Option<&str>) -> Response {
    Response {
        wave_id: 7,
        id,
        arm: if member_id.is_some() { Arm::Panel } else { Arm::Open },
        member_id,
        holder: holder.map(str::to_owned),
        paper: None,
        origin: Origin::Web,
        recorded_by: None,
        language: Language::French,
        province: Some("ON".to_owned()),
        postal_area: Some("L6P".to_owned()),
        place_id: None,
        answers: "1;;-".to_owned(),
        weight: Some(1.5),
        stratum: Some("35".to_owned()),
        cluster: None,
        started: 20,
        changed: 20,
        finished: None,
    }
}

fn begun(tx: &mut Tx<'_>) -> Result<(), Error> {
    let text =
        "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, joining,
            sharing, state, reason, origin, made)
        VALUES ($1, 'round-table', 'a', 'a', '', '', 'both', '', 'open', 'open', 'active', '', 'own', 1)";
    execute(tx, text, params![1i64])?;
    let sheet = Questionnaire {
        id: 5,
        community_id: 1,
        title: both("Core"),
        intro: both("Three minutes"),
        state: questionnaire::State::Current,
        made: 2,
        changed: 2,
        made_by: None,
    };
    questionnaire::insert(tx, &sheet)?;
    wave::insert(tx, &wave())
}

#[tokio::test]
async fn a_questionnaire_keeps_its_order_and_a_question_its_versions() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            let asked = |keys: &[&str]| -> Vec<(String, i64)> {
                keys.iter().map(|key| ((*key).to_owned(), 1)).collect()
            };
            questionnaire::set_items(tx, 5, &asked(&["b", "a", "b"]))?;
            assert_eq!(questionnaire::items(tx, 5)?, asked(&["b", "a"]), "each once");
            questionnaire::set_items(tx, 5, &asked(&["a"]))?;
            assert_eq!(questionnaire::items(tx, 5)?, asked(&["a"]));
            let own = item::Item {
                id: 30,
                community_id: Some(1),
                key: "own_1".to_owned(),
                version: 1,
                definition: "{}".to_owned(),
                retired: None,
                made: 3,
                made_by: None,
            };
            assert!(item::insert(tx, &own)? && !item::insert(tx, &item::Item { id: 31, ..own.clone() })?);
            let house = item::Item { id: 32, community_id: None, ..own.clone() };
            assert!(item::insert(tx, &house)? && !item::insert(tx, &item::Item { id: 33, ..house.clone() })?);
            assert!(item::insert(tx, &item::Item { id: 34, version: 2, ..own.clone() })?);
            assert_eq!((item::visible(tx, 1)?.len(), item::of_house(tx)?), (3, vec![house]));
            assert!(item::retire(tx, 30, 9)? && !item::retire(tx, 30, 10)?);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_wave_is_kept_whole_and_closes_when_due() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            assert_eq!(wave::lock(tx, 7)?, Some(wave()));
            assert_eq!((wave::due(tx, 999)?, wave::due(tx, 1_000)?), (vec![], vec![7]));
            assert_eq!((wave::next_number(tx, 1, "pulse")?, wave::next_number(tx, 1, "x")?), (2, 1));
            let shut = Wave { state: State::Closed, closed: Some(1_000), ..wave() };
            wave::update(tx, &shut)?;
            assert_eq!(wave::by_id(tx, 7)?, Some(shut.clone()));
            assert_eq!(wave::of_series(tx, 1, "pulse")?, [shut]);
            assert!(wave::open(tx)?.is_empty() && !wave::delete(tx, 7)?, "what was open stays");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_person_answers_once_in_a_wave() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            panel::insert(tx, &member(40, None))?;
            let one = answered(50, Some(40), None);
            assert!(response::insert(tx, &one)? && !response::insert(tx, &answered(51, Some(40), None))?);
            let other = answered(52, None, Some("g9"));
            assert!(response::insert(tx, &other)? && !response::insert(tx, &answered(53, None, Some("g9")))?);
            let paper = Response {
                paper: Some(3),
                origin: Origin::Paper,
                finished: Some(30),
                ..answered(54, None, None)
            };
            assert!(response::insert(tx, &paper)?);
            assert!(!response::insert(tx, &Response { id: 55, ..paper.clone() })?);
            assert_eq!(response::by_paper(tx, 7, 3)?, Some(paper.clone()));
            assert_eq!(response::papers(tx, 7)?, [paper]);
            response::update(
                tx,
                &Response { finished: Some(60), answers: "2;1;-".to_owned(), ..one.clone() },
            )?;
            let kept = response::of_member(tx, 7, 40)?.unwrap();
            assert_eq!((kept.answers.as_str(), kept.finished, kept.weight), ("2;1;-", Some(60), Some(1.5)));
            let count = Count { panel_begun: 1, panel: 1, open_begun: 2, open: 1, paper: 1 };
            assert_eq!((response::count(tx, 7)?, response::of_wave(tx, 7)?.len()), (count, 3));
            response::keep_count(tx, 7)?;
            assert_eq!(response::count(tx, 7)?, count, "kept as it was counted");
            response::insert(tx, &answered(57, None, Some("g7")))?;
            assert_eq!(response::count(tx, 7)?, count, "a closed wave is counted once");
            assert!(response::delete(tx, 7, 57)?);
            response::set_words(tx, (7, 52), "own_1", "The bench")?;
            response::set_words(tx, (7, 50), "own_1", "The bus")?;
            assert_eq!(response::words_of_wave(tx, 7)?, [("own_1".to_owned(), "The bus".to_owned())]);
            response::set_words(tx, (7, 50), "own_1", "")?;
            assert!(response::words(tx, 7, 50)?.is_empty());
            response::claim(tx, "p3", "g9")?;
            assert_eq!(
                response::of_holder(tx, 7, "p3")?,
                Some(Response { holder: Some("p3".to_owned()), ..other })
            );
            response::insert(tx, &answered(56, None, Some("g8")))?;
            response::claim(tx, "p3", "g8")?;
            assert!(response::of_holder(tx, 7, "g8")?.is_some(), "a person has one");
            assert!(response::delete(tx, 7, 56)?);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn many_answers_are_brought_at_once() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            let all: Vec<Response> = (100..400)
                .map(|id| Response { origin: Origin::Import, finished: Some(1), ..answered(id, None, None) })
                .collect();
            response::insert_all(tx, &all)?;
            assert_eq!(response::of_wave(tx, 7)?, all);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn reminders_go_to_who_has_not_finished_wants_them_and_was_not_just_written_to() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            for (id, address) in [(40, Some("a@example.org")), (41, Some("b@example.org")), (42, None)] {
                assert!(panel::insert(tx, &member(id, address))?);
            }
            assert!(!panel::insert(tx, &member(43, Some("a@example.org")))?, "an address is asked once");
            assert_eq!(panel::uninvited(tx, 1, 7)?.len(), 3);
            assert!(panel::invite(tx, 7, 40, Some(100))? && !panel::invite(tx, 7, 40, Some(100))?);
            assert!(panel::invite(tx, 7, 41, Some(100))? && panel::invite(tx, 7, 42, None)?);
            assert_eq!((panel::count_invited(tx, 7)?, panel::uninvited(tx, 1, 7)?.len()), (3, 0));
            let due = |tx: &mut Tx<'_>, most, before| -> Result<Vec<i64>, Error> {
                Ok(panel::to_remind(tx, 7, most, before)?.iter().map(|one| one.id).collect())
            };
            assert_eq!((due(tx, 2, 99)?, due(tx, 0, 100)?, due(tx, 2, 100)?), (vec![], vec![], vec![40, 41]));
            assert!(panel::remind(tx, (7, 40), 2, 100, 200)? && !panel::remind(tx, (7, 40), 2, 100, 200)?);
            assert_eq!((due(tx, 2, 199)?, due(tx, 1, 300)?), (vec![41], vec![41]));
            assert_eq!(panel::invitation(tx, 7, 40)?.unwrap().reminded, Some(200));
            panel::set_reminded(tx, 41, false)?;
            response::insert(tx, &Response { finished: Some(1), ..answered(50, Some(40), None) })?;
            assert_eq!(due(tx, 2, 900)?, [] as [i64; 0]);
            let twice = Member { code: member(40, None).code, ..member(44, None) };
            assert!(!panel::insert(tx, &twice)?, "a pseudonym is one person's");
            let found = |tx: &mut Tx<'_>, community, id| -> Result<Option<i64>, Error> {
                Ok(panel::by_code(tx, community, &member(id, None).code)?.map(|one| one.id))
            };
            assert_eq!((found(tx, 1, 41)?, found(tx, 2, 41)?, found(tx, 1, 44)?), (Some(41), None, None));
            assert_eq!(panel::by_address(tx, 1, "b@example.org")?.map(|one| one.id), Some(41));
            assert!(panel::go(tx, 41, 300)? && !panel::go(tx, 41, 301)?);
            assert_eq!((found(tx, 1, 41)?, panel::count(tx, 1)?), (None, 2), "who left has no code any more");
            let gone = panel::by_id(tx, 41)?.unwrap();
            assert_eq!((gone.address, gone.gone), (None, Some(300)));
            assert_eq!(panel::of_community(tx, 1)?.len(), 3);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn what_is_sealed_is_kept_until_its_day_and_leaving_takes_the_name_off() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            response::seal(tx, 7, "x", "one", 500)?;
            response::seal(tx, 7, "x", "two", 500)?;
            assert_eq!(response::sealed(tx, 7, "x")?.as_deref(), Some("two"));
            assert_eq!((response::all_sealed(tx, 7)?.len(), response::any_sealed(tx)?), (1, true));
            response::keep_sealed(tx, 7, 900)?;
            assert_eq!((response::forget_sealed(tx, 900)?, response::forget_sealed(tx, 901)?), (0, 1));
            response::seal(tx, 7, "y", "one", 500)?;
            assert!(response::unseal(tx, 7, "y")? && !response::unseal(tx, 7, "y")?);

            panel::insert(tx, &member(40, Some("a@example.org")))?;
            response::insert(tx, &answered(50, Some(40), None))?;
            response::insert(tx, &answered(51, None, Some("p3")))?;
            assert_eq!(response::of_owner(tx, "p3", Some("a@example.org"))?, [(7, 50), (7, 51)]);
            wave::update(tx, &Wave { state: State::Closed, ..wave() })?;
            response::set_words(tx, (7, 50), "own_1", "Mine")?;
            response::set_words(tx, (7, 51), "own_1", "Mine")?;
            let owner = personal::Owner {
                person_id: Some(3),
                holder: "p3".to_owned(),
                address: Some("a@example.org".to_owned()),
                address_hash: None,
            };
            personal::leave(tx, &owner)?;
            let left = response::of_wave(tx, 7)?;
            assert!(
                left.len() == 2 && left.iter().all(|one| one.holder.is_none() && one.member_id.is_none())
            );
            assert!(response::words(tx, 7, 50)?.is_empty() && response::words(tx, 7, 51)?.is_empty());
            assert!(panel::of_community(tx, 1)?.is_empty());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

/// What is looked for of one person in tables that hold everybody's answers.
#[tokio::test]
async fn the_answers_of_somebody_are_found_by_indexes() {
    let db = sqlite().await;
    let is_of_somebody = |text: &&str| {
        text.starts_with("SELECT r.wave_id, r.id FROM response")
            || text.starts_with("DELETE FROM response_word WHERE (wave_id")
            || text.contains("FROM response_self LIMIT")
    };
    let mut seen = 0;
    for text in store::statements().map(store::Sql::text).filter(is_of_somebody) {
        let plan = db.read(move |tx| {
            let none = vec![Value::Null; text.matches('$').count()];
            rows(tx, &format!("EXPLAIN QUERY PLAN {text}"), &none, |row| row.get::<String>(3))
        });
        let plan = plan.await.unwrap();
        let scans = plan.iter().filter(|line| line.starts_with("SCAN"));
        let is_whole = |line: &&String| !text.contains("LIMIT 1") && line.contains("SCAN r");
        assert_eq!(scans.filter(is_whole).count(), 0, "{text}\n{}", plan.join("\n"));
        seen += 1;
    }
    assert_eq!(seen, 4);
}
