//! What places and residences promise, told on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::person::{self, Person, Role};
use store::place::{self, Kind, Place, Point};
use store::residence::{self, PostalArea, Province, Residence};
use store::testing::{databases, execute};
use store::{Bilingual, Error, Language, params};

const MONTREAL: i64 = 2_466_023;

fn place(id: i64, part_of: i64, name: &str, key: &str) -> Place {
    Place {
        id,
        municipality: MONTREAL,
        part_of,
        kind: if part_of == MONTREAL { Kind::Neighbourhood } else { Kind::Block },
        name: Bilingual { en: name.into(), fr: name.into() },
        key: Bilingual { en: key.into(), fr: key.into() },
        point: (id % 2 == 0).then_some(Point { latitude: 45.5, longitude: -73.6 }),
        retired: None,
        made: 5,
        made_by: None,
    }
}

#[tokio::test]
async fn a_place_comes_back_and_is_there_once() {
    for db in databases().await {
        let (first, second) = (20_000_001, 20_000_002);
        let (added, parts, counts) = db
            .write(move |tx| {
                let mut added = vec![
                    place::add(tx, &place(first, MONTREAL, "Mile End", "mile end"))?,
                    place::add(tx, &place(second, MONTREAL, "Parc-Extension", "parc extension"))?,
                    place::add(tx, &place(20_000_003, MONTREAL, "MILE-END", "mile end"))?,
                    place::add(tx, &place(20_000_004, first, "Rue Clark", "rue clark"))?,
                ];
                place::retire(tx, second, Some(9))?;
                let counts = place::municipalities(tx)?;
                added.push(place::add(tx, &place(20_000_005, MONTREAL, "Parc-Extension", "parc extension"))?);
                Ok::<_, Error>((added, place::parts(tx, MONTREAL)?, counts))
            })
            .await
            .unwrap();
        assert_eq!(added, [true, true, false, true, true], "a retired name is offered again");
        assert_eq!(counts, [(MONTREAL, 1)]);
        let expected = [
            place(first, MONTREAL, "Mile End", "mile end"),
            place(second, MONTREAL, "Parc-Extension", "parc extension"),
        ];
        assert_eq!(parts, expected);
    }
}

#[tokio::test]
async fn places_are_found_by_the_beginnings_of_their_words() {
    for db in databases().await {
        let found = db
            .write(|tx| {
                let mut old = place(20_000_001, MONTREAL, "Old Montréal", "old montreal");
                old.key.fr = "vieux montreal".into();
                place::add(tx, &old)?;
                place::add(tx, &place(20_000_002, MONTREAL, "100% Old", "100 old"))?;
                place::add(tx, &place(20_000_003, 20_000_001, "Old Port", "old port"))?;
                let mut counts = Vec::new();
                for key in ["old", "mon", "vieux", "ieux", "old montreal", "%", "_"] {
                    counts.push(place::search(tx, Kind::Neighbourhood, key, 10)?.len());
                }
                place::retire(tx, 20_000_001, Some(1))?;
                counts.push(place::search(tx, Kind::Neighbourhood, "old", 10)?.len());
                counts.push(place::search(tx, Kind::Block, "port", 10)?.len());
                Ok::<_, Error>(counts)
            })
            .await
            .unwrap();
        assert_eq!(found, [2, 1, 1, 0, 1, 0, 0, 1, 1]);
    }
}

#[tokio::test]
async fn a_new_name_must_be_free() {
    for db in databases().await {
        let renamed = db
            .write(|tx| {
                place::add(tx, &place(20_000_001, MONTREAL, "A", "a"))?;
                place::add(tx, &place(20_000_002, MONTREAL, "B", "b"))?;
                let both = [place(20_000_002, MONTREAL, "A", "a"), place(20_000_002, MONTREAL, "B!", "b")];
                let renamed: Vec<bool> =
                    both.iter().map(|place| place::rename(tx, place)).collect::<Result<_, _>>()?;
                Ok::<_, Error>((renamed, place::by_id(tx, 20_000_002)?.unwrap().name.en))
            })
            .await
            .unwrap();
        assert_eq!(renamed, (vec![false, true], "B!".to_owned()));
    }
}

#[tokio::test]
async fn a_residence_is_as_fine_as_it_was_said_and_goes_with_the_person() {
    let area = PostalArea::parse("X0C 0G0").unwrap().0;
    for db in databases().await {
        let said = [
            Residence::Province(Province::Yukon),
            Residence::PostalArea(area),
            Residence::Place { id: MONTREAL, province: Province::Quebec },
            Residence::Unsaid,
            Residence::PostalArea(area),
        ];
        let read = db
            .write(move |tx| {
                let person = Person {
                    id: 7,
                    email: None,
                    name: "A".into(),
                    language: Language::English,
                    role: Role::Member,
                    made: 1,
                };
                person::insert(tx, &person)?;
                let mut read = Vec::new();
                for residence in said {
                    residence::set(tx, 7, residence)?;
                    read.push(residence::of_person(tx, 7)?);
                }
                person::delete(tx, 7)?;
                read.push(residence::of_person(tx, 7)?);
                Ok::<_, Error>(read)
            })
            .await
            .unwrap();
        assert_eq!(read[..5], said);
        assert_eq!(read[5], Residence::Unsaid);
        assert_eq!(said[1].province(), Some(Province::Nunavut));
    }
}

#[tokio::test]
async fn no_database_holds_more_than_three_characters() {
    for db in databases().await {
        let whole_code = db
            .write(|tx| {
                execute(
                    tx,
                    "INSERT INTO person (id, email, name, language, role, made) VALUES ($1, NULL, 'A', 'en', 'member', 0)",
                    params![7i64],
                )?;
                execute(
                    tx,
                    "INSERT INTO residence (person_id, province, postal_area, place_id) VALUES (7, 'QC', $1, NULL)",
                    params!["H2X 1Y4"],
                )
            })
            .await;
        assert!(whole_code.is_err());
    }
}
