//! What the pledge and its signatures promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::pledge::{self, Origin, Pledge};
use store::reminder::{self, Asked};
use store::residence::{PostalArea, Province, Residence};
use store::signatory;
use store::signature::{self, Kind, Outcome, Progress, Said, Sector, Signature, State};
use store::testing::databases;
use store::{Bilingual, Error, Language};

fn call() -> Pledge {
    let both = |en: &str, fr: &str| Bilingual { en: en.into(), fr: fr.into() };
    Pledge {
        number: 0,
        title: both("A pledge", "Un engagement"),
        text: both("We will.", "Nous le ferons."),
        actions: both("Knock\nCook", "Frapper\nCuisiner"),
        origin: Origin::Own,
        made: 5,
        made_by: None,
    }
}

fn signature(id: i64, address: &str) -> Signature {
    Signature {
        id,
        version: 1,
        said: Said {
            kind: Kind::Organisation,
            sector: Sector::Association,
            name: "Le Perron".into(),
            key: "le perron".into(),
            logo: "LP".into(),
            is_public: true,
            residence: Residence::PostalArea(PostalArea::parse("H2X").unwrap().0),
            action: Some(2),
            action_words: String::new(),
            reminders: true,
        },
        address_hash: Some(address.into()),
        email: Some("marie@example.org".into()),
        language: Language::French,
        asked: Asked::default(),
        outcome: Outcome::default(),
        state: State::Unconfirmed,
        origin: signature::Origin::Own,
        list_id: None,
        mark: String::new(),
        confirm_hash: Some(format!("token {id}")),
        expires: Some(100),
        mails: 1,
        mails_since: 7,
        made: 7,
        confirmed: None,
        withdrawn: None,
    }
}

#[tokio::test]
async fn versions_are_numbered_and_stay() {
    for db in databases().await {
        let all = db
            .write(|tx| {
                pledge::insert(tx, &call())?;
                let second = Pledge { made: 9, ..call() };
                assert_eq!(pledge::insert(tx, &second)?, 2);
                assert_eq!(pledge::latest(tx)?, Some(Pledge { number: 2, ..second }));
                pledge::all(tx)
            })
            .await
            .unwrap();
        assert_eq!(all.iter().map(|version| version.number).collect::<Vec<_>>(), [2, 1]);
    }
}

#[tokio::test]
async fn an_address_signs_once_and_again_after_it_withdrew() {
    for db in databases().await {
        db.write(|tx| {
            pledge::insert(tx, &call())?;
            assert!(signature::insert(tx, &signature(1, "a"))?);
            assert!(!signature::insert(tx, &signature(2, "a"))?, "the address has signed");
            assert!(signature::insert(tx, &signature(3, "b"))?);
            assert_eq!(signature::by_address(tx, "a")?, Some(signature(1, "a")));
            assert!(signature::confirm(tx, 1, 20, None, "mark")?);
            assert!(!signature::confirm(tx, 1, 21, None, "mark")?, "once");
            assert!(signature::withdraw(tx, 1, 30)?);
            assert!(!signature::withdraw(tx, 1, 31)?, "once");
            assert!(!signature::change(tx, 1, &signature(1, "a").said, None)?, "it is forgotten");
            assert!(signature::insert(tx, &signature(4, "a"))?);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn of_a_withdrawn_signature_only_its_times_are_left() {
    for db in databases().await {
        let left = db
            .write(|tx| {
                pledge::insert(tx, &call())?;
                signature::insert(tx, &signature(1, "a"))?;
                signature::confirm(tx, 1, 20, Some("marie@example.org"), "mark")?;
                assert_eq!(signatory::counts(tx)?.len(), 1);
                signature::withdraw(tx, 1, 30)?;
                assert_eq!(signatory::counts(tx)?, []);
                signature::by_id(tx, 1)
            })
            .await
            .unwrap()
            .unwrap();
        let kept = format!("{left:?}");
        for personal in ["Perron", "perron", "LP", "marie", "H2X", "PostalArea", "mark\"", "\"a\""] {
            assert!(!kept.contains(personal), "{personal} is left in {kept}");
        }
        assert_eq!((left.confirmed, left.withdrawn), (Some(20), Some(30)));
    }
}

#[tokio::test]
async fn what_its_owner_says_is_kept_and_what_nobody_confirms_is_forgotten() {
    for db in databases().await {
        db.write(|tx| {
            pledge::insert(tx, &call())?;
            signature::insert(tx, &signature(1, "a"))?;
            let said = Said {
                name: "Marie".into(),
                kind: Kind::Person,
                sector: Sector::Resident,
                residence: Residence::Province(Province::Nunavut),
                action: None,
                action_words: "Knock on a door".into(),
                ..signature(1, "a").said
            };
            assert!(signature::change(tx, 1, &said, None)?);
            let now = signature::by_confirmation(tx, "token 1")?.unwrap();
            assert_eq!((now.said, now.email), (said, None));
            assert_eq!(signature::forget(tx, 99)?, 0);
            assert_eq!(signature::forget(tx, 100)?, 1);
            assert_eq!(signature::by_id(tx, 1)?, None);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn who_wants_to_be_asked_is_asked_when_it_is_time() {
    for db in databases().await {
        db.write(|tx| {
            pledge::insert(tx, &call())?;
            let asked =
                |due| Asked { agreed: Some(20), words: "Yes, ask me".into(), due: Some(due), times: 0 };
            for (id, address, due) in [(1, "a", 500), (2, "b", 400), (3, "c", 900)] {
                signature::insert(tx, &signature(id, address))?;
                signature::confirm(tx, id, 20, Some("marie@example.org"), "mark")?;
                reminder::ask(tx, id, &asked(due))?;
            }
            assert_eq!(reminder::to_ask(tx, 500, 9)?, [2, 1]);
            assert_eq!(reminder::to_ask(tx, 500, 1)?, [2]);
            assert_eq!(signature::by_id(tx, 1)?.map(|one| one.asked), Some(asked(500)));
            reminder::be_quiet(tx, 2)?;
            let quiet = signature::by_id(tx, 2)?.unwrap();
            assert_eq!((quiet.said.reminders, quiet.email, quiet.asked.due), (false, None, None));
            signature::withdraw(tx, 1, 600)?;
            assert_eq!(reminder::to_ask(tx, 999, 9)?, [3]);

            let outcome =
                Outcome { progress: Some(Progress::Begun), words: "We met".into(), when: Some(700) };
            assert!(signature::answer(tx, 3, &outcome)?);
            assert!(!signature::answer(tx, 1, &outcome)?, "it was withdrawn");
            assert!(signature::answer(tx, 2, &Outcome { when: Some(701), ..outcome.clone() })?);
            let ids = |all: Vec<Signature>| all.into_iter().map(|one| one.id).collect::<Vec<_>>();
            assert_eq!(ids(signature::answered(tx, (i64::MAX, 0), 9)?), [2, 3]);
            assert_eq!(ids(signature::answered(tx, (701, 2), 9)?), [3]);
            assert_eq!(signature::answers(tx)?, [(Progress::Begun, 2)]);
            assert_eq!(signature::by_id(tx, 3)?.map(|one| one.outcome), Some(outcome));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
