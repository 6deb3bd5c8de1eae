//! Issues and the rounds in which people say what comes first, on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use store::issue::{self, Issue, Kind, Origin, Source, State, Words};
use store::objection::{self, Objection};
use store::priority::{self, Ballot, Method, Place, Round, Voters};
use store::testing::{databases, execute};
use store::{Bilingual, Error, Language, Tx, params};

fn both(en: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: String::new() }
}

fn begun(tx: &mut Tx<'_>) -> Result<(), Error> {
    let text =
        "INSERT INTO community (id, kind, name_en, name_fr, about_en, about_fr, speaks, speaks_also, joining,
            sharing, state, reason, origin, made)
        VALUES ($1, 'round-table', 'a', 'a', '', '', 'both', '', 'open', 'open', 'active', '', 'own', 1)";
    execute(tx, text, params![1i64])?;
    for id in [11, 12, 13] {
        issue::insert(tx, &one(id))?;
    }
    priority::insert(tx, &round())?;
    priority::set_items(tx, 5, &[12, 11])
}

fn one(id: i64) -> Issue {
    Issue {
        id,
        community_id: 1,
        words: Words { title: both("Light"), lever: store::summary::lever("housing"), ..Words::default() },
        origin: Origin::Resident,
        holder: Some(format!("g{id}")),
        helper_id: None,
        state: State::Open,
        merged_into: None,
        reason: String::new(),
        made: 3,
        changed: 3,
    }
}

fn round() -> Round {
    Round {
        id: 5,
        community_id: 1,
        title: both("What first?"),
        method: Method::Approval,
        voters: Voters::Everyone,
        wanted: 3,
        state: priority::State::Draft,
        opens: None,
        closes: None,
        zone: "UTC".to_owned(),
        rules_json: String::new(),
        rules_sha256: String::new(),
        confirmed: None,
        people: None,
        agenda: String::new(),
        made: 4,
        made_by: None,
    }
}

#[tokio::test]
async fn an_issue_keeps_what_it_rests_on_and_where_it_went() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            assert_eq!(issue::by_id(tx, 11)?, Some(one(11)));
            let source = Source { kind: Kind::Note, within: 7, record_id: 8 };
            assert!(issue::rest_on(tx, 11, 21, source, 4)?);
            assert!(!issue::rest_on(tx, 11, 22, source, 4)?, "once");
            assert_eq!(issue::count_sources(tx, 1)?, [(11, 1)]);
            assert!(issue::let_go(tx, 11, source)? && issue::sources(tx, 11)?.is_empty());
            let merged = Issue { state: State::Merged, merged_into: Some(12), changed: 9, ..one(11) };
            issue::set_state(tx, &merged)?;
            assert_eq!(issue::parts(tx, 12)?, [merged]);
            let words = Words { title: both("Lamps"), place_id: Some(24), ..Words::default() };
            issue::update(tx, 13, &words, 10)?;
            assert_eq!(issue::of_community(tx, 1)?.first().map(|newest| newest.words.clone()), Some(words));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn each_person_and_each_card_has_one_ballot() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            priority::cast(tx, 5, 31, "g1", &[(1, 1)], 5)?;
            priority::cast(tx, 5, 32, "g1", &[(1, 1), (2, 1)], 6)?;
            let own = priority::of_holder(tx, 5, "g1")?.unwrap();
            assert_eq!((own.id, own.choices), (31, vec![(1, 1), (2, 1)]), "changed, not counted again");
            let card = |id: i64| Ballot {
                round_id: 5,
                id,
                holder: None,
                card: Some("A-1".to_owned()),
                entered_by: None,
                choices: vec![(2, 1)],
                made: 7,
            };
            assert!(priority::enter(tx, &card(33))? && !priority::enter(tx, &card(34))?);
            assert_eq!(priority::choices(tx, 5)?.len(), 2);
            // signed in, with a ballot from before: the guest's is dropped; without one it is taken along
            priority::cast(tx, 5, 35, "p1", &[(1, 1)], 8)?;
            priority::claim(tx, "g1", "p1")?;
            assert_eq!(priority::choices(tx, 5)?, [vec![(2, 1)], vec![(1, 1)]]);
            priority::claim(tx, "p1", "p2")?;
            assert!(priority::take_back(tx, 5, "p2")? && !priority::take_back(tx, 5, "p1")?);
            assert!(priority::remove_card(tx, 5, 33)? && priority::choices(tx, 5)?.is_empty());
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_round_keeps_its_list_its_order_and_its_objections() {
    for db in databases().await {
        db.write(|tx| {
            begun(tx)?;
            priority::see_item(tx, 5, 11, Some((5, 2)))?;
            priority::set_items(tx, 5, &[11, 13])?;
            let items = priority::items(tx, 5)?;
            assert_eq!(
                items.iter().map(|item| (item.issue_id, item.number)).collect::<Vec<_>>(),
                [(11, 1), (13, 2)]
            );
            assert_eq!(items[0].seen, Some((5, 2)), "what was seen stays");
            let place = Place { issue_id: 13, position: 1, adds: 4, votes: 6, points: 6 };
            priority::put_places(tx, 5, &[place])?;
            priority::put_places(tx, 5, &[place])?;
            assert_eq!(priority::places(tx, 5)?, [place]);
            assert_eq!(priority::of_issue(tx, 13)?, [round()]);
            assert!(priority::of_issue(tx, 12)?.is_empty());
            let raised = Objection {
                round_id: 5,
                id: 41,
                holder: Some("p1".to_owned()),
                recorded_by: None,
                words: "Too dear".to_owned(),
                language: Language::English,
                answer: String::new(),
                answer_language: Language::English,
                answered: None,
                answered_by: None,
                withdrawn: None,
                hidden: None,
                made: 9,
            };
            objection::insert(tx, &raised)?;
            let answer = ("Moins cher", Language::French);
            assert!(raised.stands() && objection::answer(tx, (5, 41), answer, 10, None)?);
            let late = ("", Language::English);
            assert!(
                objection::withdraw(tx, (5, 41), 11)? && !objection::answer(tx, (5, 41), late, 12, None)?
            );
            let kept = &objection::of_round(tx, 5)?[0];
            assert_eq!(
                (kept.answer.as_str(), kept.answer_language, kept.withdrawn, kept.stands()),
                ("Moins cher", Language::French, Some(11), false)
            );
            let confirmed = Round { state: priority::State::Confirmed, people: Some(12), ..round() };
            priority::update(tx, &confirmed)?;
            assert_eq!(priority::by_id(tx, 5)?, Some(confirmed));
            assert!(!priority::delete(tx, 5)?, "a draft alone is removed");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    }
}
