//! What the pledge and its signatures promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::pledge::{self, Origin, Pledge};
use store::residence::{PostalArea, Province, Residence};
use store::signatory::{self, Wanted};
use store::signature::{self, Kind, Said, Sector, Signature, State};
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
        reminded: 0,
        outcome: String::new(),
        state: State::Unconfirmed,
        origin: signature::Origin::Own,
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
                assert_eq!(signature::kinds(tx)?, (0, 1));
                signature::withdraw(tx, 1, 30)?;
                assert_eq!((signature::kinds(tx)?, signature::count(tx, State::Withdrawn)?), ((0, 0), 1));
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

/// A signature on the list.
fn listed(id: i64, name: &str, key: &str, province: Option<Province>) -> Signature {
    let own = signature(id, &format!("address {id}"));
    let residence = province.map_or(Residence::Unsaid, Residence::Province);
    let said = Said { name: name.into(), key: key.into(), residence, ..own.said };
    Signature { said, state: State::Confirmed, confirmed: Some(id * 86_400_000), confirm_hash: None, ..own }
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_read_page_by_page() {
    for db in databases().await {
        db.write(|tx| {
            pledge::insert(tx, &call())?;
            let quebec = Some(Province::Quebec);
            signature::insert(tx, &listed(1, "Zoé Côté", "zoe cote", quebec))?;
            signature::insert(tx, &listed(2, "Amy Cotter", "amy cotter", None))?;
            signature::insert(tx, &listed(3, "Amy Cotter", "amy cotter", Some(Province::Nunavut)))?;
            let mut person = listed(4, "Éric Roy", "eric roy", quebec);
            (person.said.kind, person.said.sector) = (Kind::Person, Sector::Resident);
            signature::insert(tx, &person)?;
            let mut private = listed(5, "Amy Hidden", "amy hidden", quebec);
            private.said.is_public = false;
            signature::insert(tx, &private)?;
            signature::insert(
                tx,
                &Signature { state: State::Unconfirmed, ..listed(6, "Amy Later", "amy later", quebec) },
            )?;

            let ids = |tx: &mut store::Tx<'_>, words: &str, province, sector, after: (&str, i64), limit| {
                let words = words.split_whitespace().map(str::to_owned).collect();
                let wanted = Wanted { words, province, sector };
                let page = signatory::page(tx, &wanted, after, limit)?;
                Ok::<_, Error>((
                    page.iter().map(|one| one.id).collect::<Vec<_>>(),
                    signatory::found(tx, &wanted)?,
                ))
            };
            assert_eq!(ids(tx, "", None, None, ("", 0), 9)?, (vec![2, 3, 4, 1], 4));
            assert_eq!(ids(tx, "", None, None, ("", 0), 1)?, (vec![2], 4));
            assert_eq!(ids(tx, "", None, None, ("amy cotter", 2), 2)?, (vec![3, 4], 4), "two of one name");
            assert_eq!(ids(tx, "cot", None, None, ("", 0), 9)?, (vec![2, 3, 1], 3));
            assert_eq!(ids(tx, "cot am", None, None, ("", 0), 9)?, (vec![2, 3], 2));
            assert_eq!(ids(tx, "ote", None, None, ("", 0), 9)?, (vec![], 0), "words by their beginnings");
            assert_eq!(ids(tx, "", quebec, None, ("", 0), 9)?, (vec![4, 1], 2));
            assert_eq!(ids(tx, "", quebec, Some(Sector::Resident), ("", 0), 9)?, (vec![4], 1));
            assert_eq!(ids(tx, "hidden", None, None, ("", 0), 9)?, (vec![], 0));

            let mut counts = signatory::counts(tx)?;
            counts.sort_by_key(|count| (count.province, count.sector));
            let counts: Vec<_> =
                counts.iter().map(|one| (one.province, one.sector, one.all, one.public)).collect();
            let expected = [
                (None, Sector::Association, 1, 1),
                (quebec, Sector::Resident, 1, 1),
                (quebec, Sector::Association, 2, 1),
                (Some(Province::Nunavut), Sector::Association, 1, 1),
            ];
            assert_eq!(counts, expected);
            assert_eq!(signatory::days(tx)?, [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)]);
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
