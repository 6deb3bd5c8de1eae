//! What the records of the house itself promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::testing::databases;
use store::{Error, Language, job, link, person, sign_in};

#[tokio::test]
async fn every_statement_is_understood() {
    for db in databases().await {
        for sql in store::statements() {
            let asked = db.read(move |tx| store::testing::prepare(tx, sql)).await;
            asked.unwrap_or_else(|error| panic!("{error}\n{}", sql.text()));
        }
    }
}

#[tokio::test]
async fn a_job_is_done_by_one_worker() {
    for db in databases().await {
        db.write(|tx| {
            for id in 1..=40 {
                job::insert(tx, &waiting(id))?;
            }
            assert!(!job::insert_once(tx, &waiting(99))?, "the same is waiting already");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        let workers = (0..8).map(|_| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                while let Some(job) = db.write(|tx| job::take(tx, &["mail", "map"], 10)).await.unwrap() {
                    mine.push(job.id);
                }
                mine
            })
        });
        let mut taken = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            taken.extend(worker.await.unwrap());
        }
        taken.sort_unstable();
        assert_eq!(taken, (1..=40).collect::<Vec<_>>());
        db.write(|tx| {
            job::finish(tx, 1, 1, job::State::Done, "{}", 20)?;
            job::again(tx, 2, 1, 50, "\"busy\"", 20)?;
            assert_eq!(job::next_due(tx, &["map"])?, Some(50));
            assert_eq!(job::next_due(tx, &["mail", "ma"])?, None, "other kinds of work");
            assert_eq!(job::take(tx, &["mail", "ma"], 99)?, None);
            job::give_back(tx, 3, 1, 40)?;
            assert_eq!(job::by_id(tx, 3)?.map(|job| (job.attempts, job.due)), Some((0, 40)));
            assert_eq!(job::revive(tx, 11)?, 37);
            assert_eq!(job::take(tx, &["map"], 40)?.map(|job| (job.id, job.attempts)), Some((4, 2)));
            job::finish(tx, 4, 1, job::State::Failed, "{}", 41)?;
            job::progress(tx, 4, 1, 5, 9, 41)?;
            let four = job::by_id(tx, 4)?.unwrap();
            assert_eq!(
                (four.state, four.done_steps),
                (job::State::Running, 0),
                "taken for dead, it writes nothing"
            );
            assert_eq!(job::forget(tx, 21)?, 1);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

fn waiting(id: i64) -> job::Job {
    job::Job {
        id,
        kind: "map".into(),
        target: 1,
        payload: "{}".into(),
        state: job::State::Waiting,
        due: 10,
        attempts: 0,
        done_steps: 0,
        all_steps: 0,
        report: String::new(),
        made: 1,
        changed: 1,
    }
}

#[tokio::test]
async fn a_link_works_once_and_a_sign_in_until_it_ends() {
    for db in databases().await {
        db.write(|tx| {
            let email = Some("a@example.org".to_owned());
            let link = link::Link {
                token_hash: "t".into(),
                email: email.clone(),
                role: Some(person::Role::Operator),
                next: "/".into(),
                made: 1,
                expires: 10,
                used: None,
            };
            link::insert(tx, &link)?;
            assert_eq!(link::take(tx, "t", 10)?, None, "too late");
            assert_eq!(link::take(tx, "t", 9)?.unwrap().role, Some(person::Role::Operator));
            assert_eq!(link::take(tx, "t", 9)?, None, "used");
            assert_eq!(link::sent_since(tx, "a@example.org", 0)?, 1);

            let (name, language, role) = ("A".to_owned(), Language::French, person::Role::Member);
            let someone = person::Person { id: 3, email, name, language, role, made: 1 };
            assert_eq!(person::keep(tx, &someone)?, someone);
            assert_eq!(person::keep(tx, &person::Person { id: 4, ..someone.clone() })?.id, 3);
            let device = sign_in::SignIn {
                token_hash: "d".into(),
                person_id: 3,
                device: "Firefox".into(),
                made: 1,
                seen: 1,
                expires: 10,
            };
            sign_in::insert(tx, &device)?;
            let operator = someone.clone();
            assert_eq!(sign_in::by_token(tx, "d", 5)?, Some((device.clone(), someone)));
            assert_eq!(sign_in::delete_all(tx, 3)?, 1);
            sign_in::insert(tx, &device)?;
            assert_eq!(sign_in::by_token(tx, "d", 10)?, None);
            assert!(!sign_in::delete_of(tx, 4, "d")?, "someone else's device");
            assert!(person::delete(tx, 3)?);
            assert_eq!(sign_in::by_token(tx, "d", 5)?, None);
            assert_eq!(person::without_address(tx)?, None);
            let nameless = person::Person { id: 9, email: None, role: person::Role::Operator, ..operator };
            person::insert(tx, &nameless)?;
            assert_eq!(person::without_address(tx)?, Some(nameless));
            assert_eq!(person::lock_operators(tx)?, [9]);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
