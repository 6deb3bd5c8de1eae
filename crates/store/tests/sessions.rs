//! Sessions and their seats: what one reads back, what order things keep, and that never one seat too many is given.
//! Long: each noun of a session, read back on both databases.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::Arc;

use store::accommodation::{self, Kind as Need};
use store::agenda::{self, Item, Prompt};
use store::community::Speaks;
use store::facilitator::{self, Facilitator};
use store::feed::{self, Feed};
use store::registrant::{self, Registrant, Said};
use store::registration::{self, Registration, Rsvp, State as Seat};
use store::residence::{PostalArea, Residence};
use store::series::{self, Origin, Series};
use store::session::{self, Call, Lever, Mode, Session, State};
use store::short_address::{self, Kind};
use store::testing::databases;
use store::{Bilingual, Db, Error, Ids, Language, SetClock, Tx};

const NOW: i64 = 1_792_065_600_000;
const HOUR: i64 = 3_600_000;

fn both(text: &str) -> Bilingual {
    Bilingual { en: format!("{text} (en)"), fr: format!("{text} (fr)") }
}

fn ids() -> Ids {
    Ids::new(Arc::new(SetClock::new(NOW)))
}

fn session(id: i64, starts: i64, capacity: Option<i64>) -> Session {
    Session {
        id,
        title: both("Housing"),
        about: both("About"),
        levers: vec![Lever::Housing, Lever::Community],
        starts,
        minutes: 60,
        zone: "America/St_Johns".to_owned(),
        mode: Mode::Both,
        venue: both("Library"),
        access: both("Lift"),
        place_id: Some(2_466_023),
        call: Call { link: "https://call.example/1".to_owned(), details: both("Passcode") },
        release: starts - 7 * 24 * HOUR,
        capacity,
        taken: 0,
        speaks: Speaks::Both,
        speaks_also: "ASL".to_owned(),
        code: "PINE".to_owned(),
        sequence: 0,
        state: State::Open,
        published: Some(NOW),
        origin: Origin::Own,
        made: NOW,
        made_by: None,
    }
}

fn one_series(id: i64) -> Series {
    Series {
        id,
        title: both("Belonging"),
        about: both("About"),
        audience: both("Who"),
        logistics: both("How"),
        benefits: both("Why"),
        values: both("Values"),
        contact: "hello@example.org".to_owned(),
        gives_certificates: true,
        state: series::State::Open,
        origin: Origin::Own,
        made: NOW,
        made_by: None,
    }
}

fn registrant(id: i64) -> Registrant {
    Registrant {
        id,
        holder: None,
        said: Said {
            name: format!("Person {id}"),
            language: Language::French,
            zone: "America/Toronto".to_owned(),
            residence: Residence::PostalArea(PostalArea::parse("H2X").unwrap().0),
            wants_offers: true,
        },
        email: format!("p{id}@example.org"),
        confirmed: Some(NOW),
        offered: NOW,
        mails: 0,
        mails_since: 0,
        origin: Origin::Own,
        made: NOW,
    }
}

fn registration(session_id: i64, registrant_id: i64, state: Seat) -> Registration {
    Registration {
        session_id,
        id: registrant_id,
        registrant_id,
        state,
        rsvp: Rsvp::Unsaid,
        sequence: 0,
        waiting_since: (state == Seat::Waiting).then_some(NOW),
        reminded: None,
        made: NOW,
        changed: NOW,
    }
}

async fn write<T: Send + 'static>(
    db: &Db,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    db.write(work).await.unwrap()
}

#[tokio::test]
async fn what_is_written_is_read() {
    for db in databases().await {
        write(&db, |tx| {
            let (series, mut one) = (one_series(1), session(10, NOW + HOUR, Some(12)));
            series::insert(tx, &series)?;
            session::insert(tx, &one)?;
            assert_eq!(series::by_id(tx, 1)?.unwrap(), series);
            assert_eq!(session::by_id(tx, 10)?.unwrap(), one);

            let changed = Series { title: both("Other"), gives_certificates: false, ..series };
            series::update(tx, &changed)?;
            assert_eq!(series::by_id(tx, 1)?.unwrap(), changed);

            one.title = both("Schools");
            one.levers = vec![];
            one.capacity = None;
            one.speaks = Speaks::French;
            one.sequence = 3;
            let said = Session { taken: 9, code: "OAK".to_owned(), ..one.clone() };
            session::update(tx, &said)?;
            assert_eq!(
                session::by_id(tx, 10)?.unwrap(),
                one,
                "neither seats nor the code change with the form"
            );

            let who = registrant(5);
            assert!(
                registrant::insert(tx, &who)?
                    && !registrant::insert(tx, &Registrant { id: 6, ..who.clone() })?
            );
            assert_eq!(registrant::by_email(tx, "p5@example.org")?.unwrap(), who);
            registrant::confirm(tx, 5, NOW + 1, Some("g7"))?;
            registrant::confirm(tx, 5, NOW + 2, Some("g8"))?;
            let confirmed = registrant::of_holder(tx, "g7")?.unwrap();
            assert_eq!(confirmed.confirmed, Some(NOW), "the first time counts");

            let seat = registration(10, 5, Seat::Unconfirmed);
            assert!(
                registration::insert(tx, &seat)?
                    && !registration::insert(tx, &Registration { id: 9, ..seat.clone() })?
            );
            let held = Registration { state: Seat::Held, rsvp: Rsvp::Maybe, reminded: Some(3), ..seat };
            registration::set(tx, &held)?;
            assert_eq!(registration::of_registrant(tx, 5)?.first(), Some(&held));
            assert_eq!(registration::of_session(tx, 10)?, [(held, confirmed)]);
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn needs_stay_provided_while_they_stay() {
    for db in databases().await {
        write(&db, |tx| {
            session::insert(tx, &session(10, NOW + HOUR, None))?;
            registrant::insert(tx, &registrant(5))?;
            registration::insert(tx, &registration(10, 5, Seat::Held))?;
            let (ids, mine) = (ids(), (10, 5));
            let words = String::new;
            accommodation::set(tx, &ids, mine, &[(Need::Captions, words()), (Need::Other, "quiet".into())])?;
            let first = accommodation::of_session(tx, 10)?;
            assert!(accommodation::provide(tx, (10, 5, first[0].id), Some(NOW), None)?);
            accommodation::set(tx, &ids, mine, &[(Need::Captions, words()), (Need::Transit, words())])?;
            let now = accommodation::of_registration(tx, 10, 5)?;
            let said: Vec<_> = now.iter().map(|one| (one.kind, one.provided)).collect();
            assert_eq!(said, [(Need::Captions, Some(NOW)), (Need::Transit, None)]);
            assert!(!accommodation::provide(tx, (10, 5, first[1].id), Some(NOW), None)?);
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn lists_keep_their_order() {
    for db in databases().await {
        write(&db, |tx| {
            session::insert(tx, &session(10, NOW + HOUR, None))?;
            for id in 1..=3 {
                agenda::put_prompt(tx, &Prompt { session_id: 10, id, position: id, text: both("Why?") })?;
                let item = Item {
                    session_id: 10,
                    id,
                    position: id,
                    title: both("Part"),
                    minutes: 10,
                    cue: both("Cue"),
                    prompt_id: Some(id),
                };
                agenda::put_item(tx, &item)?;
            }
            assert!(agenda::move_item(tx, 10, 3, true)? && agenda::move_item(tx, 10, 3, true)?);
            assert!(!agenda::move_item(tx, 10, 3, true)?, "it is the first");
            assert!(agenda::move_prompt(tx, 10, 1, false)? && !agenda::move_prompt(tx, 10, 7, false)?);
            assert!(agenda::remove_prompt(tx, 10, 2)?);
            let items = agenda::items(tx, 10)?;
            let said: Vec<_> = items.iter().map(|item| (item.id, item.position, item.prompt_id)).collect();
            assert_eq!(said, [(3, 1, Some(3)), (1, 2, Some(1)), (2, 3, None)]);
            let prompts: Vec<i64> = agenda::prompts(tx, 10)?.iter().map(|prompt| prompt.id).collect();
            assert_eq!(prompts, [1, 3]);
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn sessions_are_listed_by_time_and_by_who_holds_them() {
    for db in databases().await {
        write(&db, |tx| {
            series::insert(tx, &one_series(1))?;
            series::insert(tx, &one_series(2))?;
            for (id, starts, state) in [
                (10, NOW + 3 * HOUR, State::Open),
                (11, NOW + HOUR, State::Open),
                (12, NOW - HOUR / 2, State::Open), // under way
                (13, NOW - 9 * HOUR, State::Open),
                (14, NOW + HOUR, State::Draft),
                (15, NOW - 8 * HOUR, State::Over),
                (16, NOW + HOUR, State::Cancelled),
            ] {
                session::insert(tx, &Session { state, ..session(id, starts, None) })?;
                series::put(tx, 1, id)?;
            }
            series::put(tx, 2, 11)?; // held by both series
            let of = |listed: Vec<session::Listed>| listed.into_iter().map(|one| one.id).collect::<Vec<_>>();
            assert_eq!(of(session::upcoming(tx, NOW, (0, 0), 9)?), [12, 11, 10]);
            assert_eq!(of(session::upcoming(tx, NOW, (NOW + HOUR, 11), 9)?), [10]);
            assert_eq!(of(session::past(tx, NOW, (i64::MAX, 0), 9)?), [15, 13]);
            assert_eq!(of(session::of_series(tx, 2)?), [11]);
            assert_eq!(of(session::drafts(tx)?), [14]);
            let beside = session::series_between(tx, NOW, NOW + HOUR, false)?;
            let beside: Vec<_> = beside.into_iter().map(|(session, series, _)| (session, series)).collect();
            assert_eq!(beside, [(11, 1), (11, 2)]);
            let listed = series::page(tx, NOW, i64::MAX, false, 9)?;
            let said: Vec<_> = listed.iter().map(|one| (one.id, one.sessions, one.next)).collect();
            assert_eq!(said, [(2, 1, Some(NOW + HOUR)), (1, 6, Some(NOW + HOUR))]);

            assert!(short_address::give(tx, "spring", Kind::Series, 1, NOW)?);
            assert!(short_address::give(tx, "spring-2027", Kind::Series, 1, NOW + 1)?);
            assert!(!short_address::give(tx, "spring", Kind::Session, 10, NOW)?);
            assert_eq!(short_address::leads(tx, "spring")?, Some((Kind::Series, 1)), "for good");
            assert_eq!(short_address::of_thing(tx, Kind::Series, 1)?.as_deref(), Some("spring-2027"));

            facilitator::insert(
                tx,
                &Facilitator { session_id: 10, id: 1, name: "A".into(), email: Some("a@example.org".into()) },
            )?;
            assert_eq!(facilitator::runs(tx, "a@example.org")?, [10]);
            assert!(!session::delete(tx, 10)? && session::delete(tx, 14)?, "only what was never opened");
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn who_is_told_and_reminded_is_told_once() {
    const DAY: i64 = 24 * HOUR;
    for db in databases().await {
        write(&db, |tx| {
            series::insert(tx, &one_series(1))?;
            for id in [10, 11] {
                session::insert(tx, &session(id, NOW + id * HOUR, None))?;
                series::put(tx, 1, id)?;
            }
            for id in 1..=4 {
                registrant::insert(tx, &registrant(id))?;
            }
            registration::insert(tx, &registration(10, 1, Seat::Held))?;
            registration::insert(tx, &registration(11, 1, Seat::Held))?;
            registration::insert(tx, &registration(10, 2, Seat::Held))?;
            registration::insert(tx, &registration(10, 3, Seat::Unconfirmed))?;
            registrant::be_quiet(tx, 2)?;
            assert_eq!(
                registrant::to_offer(tx, NOW, 9)?,
                [0; 0],
                "what was published before they registered"
            );
            session::insert(tx, &Session { published: Some(NOW + 1), ..session(12, NOW + 40 * DAY, None) })?;
            series::put(tx, 1, 12)?;
            assert_eq!(registrant::to_offer(tx, NOW, 9)?, [1]);
            assert_eq!(registrant::offers(tx, NOW, 1)?, [12]);
            registrant::set_offered(tx, 1, NOW + 1)?;
            assert_eq!(registrant::to_offer(tx, NOW, 9)?, [0; 0]);

            assert_eq!(registrant::to_remind(tx, NOW, NOW + DAY, 9)?, [1, 2]);
            let mine = registration::of_registrant(tx, 2)?.remove(0);
            registration::set(tx, &Registration { reminded: Some(NOW), ..mine })?;
            assert_eq!(registrant::to_remind(tx, NOW, NOW + DAY, 9)?, [1]);
            assert_eq!(registrant::forget(tx, NOW + 20 * HOUR)?, 4, "nobody has a session after that time");
            Ok(())
        })
        .await;
    }
}

/// Many at once take, and give back, the few seats of a session: neither too many nor too few are held in the end.
#[tokio::test]
async fn never_one_seat_too_many() {
    const PEOPLE: i64 = 60;
    const SEATS: i64 = 7;
    for db in databases().await {
        write(&db, |tx| {
            session::insert(tx, &session(10, NOW + HOUR, Some(SEATS)))?;
            (1..=PEOPLE).try_for_each(|id| registrant::insert(tx, &registrant(id)).map(drop))
        })
        .await;
        let all = (1..=PEOPLE).map(|id| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    let is_held = session::hold(tx, 10)?;
                    let state = if is_held { Seat::Held } else { Seat::Waiting };
                    registration::insert(tx, &registration(10, id, state))?;
                    if is_held && id % 3 == 0 {
                        // gives it back at once, to whoever is first in line
                        session::let_go(tx, 10)?;
                        let given = Registration { state: Seat::Cancelled, ..registration(10, id, state) };
                        registration::set(tx, &given)?;
                        if let Some(next) = registration::next_waiting(tx, 10)?
                            && session::hold(tx, 10)?
                        {
                            registration::set(
                                tx,
                                &Registration { state: Seat::Held, waiting_since: None, ..next },
                            )?;
                        }
                    }
                    Ok::<_, Error>(())
                })
                .await
            })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.unwrap().unwrap();
        }
        write(&db, |tx| {
            let (session, counts) = (session::by_id(tx, 10)?.unwrap(), registration::counts(tx, 10)?);
            assert_eq!((session.taken, counts.held), (SEATS, SEATS));
            assert_eq!(counts.held + counts.waiting + counts.cancelled, PEOPLE);
            assert!(!session::hold(tx, 10)?);
            Ok(())
        })
        .await;
        let below = db.write(|tx| {
            session::update(tx, &Session { capacity: Some(SEATS - 1), ..session(10, NOW + HOUR, None) })
        });
        assert!(below.await.is_err(), "the database itself refuses fewer seats than are held");
    }
}

#[tokio::test]
async fn calendars_hold_what_is_shown_and_a_new_link_ends_the_old() {
    for db in databases().await {
        write(&db, |tx| {
            series::insert(tx, &one_series(1))?;
            for (id, state) in
                [(10, State::Open), (11, State::Draft), (12, State::Cancelled), (13, State::Over)]
            {
                let starts = NOW + (20 - id) * HOUR;
                session::insert(tx, &Session { state, ..session(id, starts, None) })?;
                series::put(tx, 1, id)?;
            }
            assert_eq!(feed::of_series(tx, 1, NOW)?, [13, 12, 10], "by time, without drafts");
            assert_eq!(feed::of_series(tx, 1, NOW + 9 * HOUR)?, [10]);
            assert_eq!(feed::of_community(tx, 1, NOW)?, []);

            registrant::insert(tx, &registrant(5))?;
            let link = |token: &str| Feed { registrant_id: 5, token: token.to_owned(), made: NOW };
            feed::put(tx, &link("first"))?;
            feed::put(tx, &link("second"))?;
            assert_eq!(feed::by_token(tx, "first")?, None);
            assert_eq!(feed::by_token(tx, "second")?, feed::of_registrant(tx, 5)?);
            assert!(feed::delete(tx, 5)? && !feed::delete(tx, 5)?);
            feed::put(tx, &link("third"))?;
            registrant::delete(tx, 5)?;
            assert_eq!(feed::by_token(tx, "third")?, None, "it goes with whose it is");
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn call_details_are_due_once_and_again_when_their_day_is_set_anew() {
    for db in databases().await {
        write(&db, |tx| {
            let release = NOW + HOUR;
            let one = Session { release, ..session(10, NOW + 9 * HOUR, None) };
            session::insert(tx, &one)?;
            session::insert(tx, &Session { id: 11, call: Call::default(), ..one.clone() })?;
            session::insert(tx, &Session { id: 12, state: State::Draft, ..one.clone() })?;
            assert_eq!(feed::to_release(tx, release - 1)?, []);
            assert_eq!(feed::to_release(tx, release)?, [10], "neither without details nor as a draft");
            assert_eq!(feed::to_release(tx, one.starts)?, [], "not once it has begun");
            assert_eq!(feed::released(tx, 10)?, None);
            feed::set_released(tx, 10, release)?;
            assert_eq!(feed::released(tx, 10)?, Some(release));
            assert_eq!(feed::to_release(tx, release + HOUR)?, []);
            session::update(tx, &Session { release: release + 2 * HOUR, ..one })?;
            assert_eq!(feed::to_release(tx, release + HOUR)?, []);
            assert_eq!(feed::to_release(tx, release + 2 * HOUR)?, [10]);
            Ok(())
        })
        .await;
    }
}
