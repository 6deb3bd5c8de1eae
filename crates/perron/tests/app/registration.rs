//! Registering: one form, a mail, a link; nobody learns who is registered; seats, the waiting list, what people need,
//! reminders and news of later sessions.
//! Long: one story each, from the form to the seat.

use perron::registration::{hourly, register as wish, seats};
use store::person::Role;
use store::registrant::{self, Registrant, Said};
use store::registration::{self, Registration, Rsvp, State};
use store::residence::Residence;
use store::{Language, Tx, session};

use crate::pledge::mails;
use crate::series::{host, plan_series, press};
use crate::session::{add_session, blank, but, in_november, plan, stored};
use crate::world::{Browser, NOON, Page, World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// What somebody types who registers for all of a form.
fn typed<'a>(email: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    but(&[("session", "all"), ("name", "Marie"), ("email", email), ("place", "H2X")], other)
}

/// Registers on the form of a page, as somebody new.
pub async fn register(world: &World, path: &str, email: &str) -> Page {
    asks(world, path, &typed(email, &[])).await
}

async fn asks(world: &World, path: &str, fields: &[(&str, &str)]) -> Page {
    let mut guest = world.browser();
    let form = format!("{path}/registrations/new");
    let (form, action) = match guest.get(&form).await.location() {
        "" => (form, format!("{path}/registrations")),
        there => (there.to_owned(), there.split("/new").next().unwrap().to_owned()),
    };
    guest.submit(&form, &action, fields).await
}

/// The path of the link in the newest mail.
async fn link(world: &World) -> String {
    let text = mails(world).await.remove(0).text;
    let line = text.lines().find(|line| line.contains("/registrations/")).unwrap();
    let path =
        ["/en/registrations/", "/fr/registrations/"].iter().find_map(|start| line.find(start)).unwrap();
    line[path..].to_owned()
}

/// Registers and presses the link; the browser it was pressed in, and the page of one's own registrations.
pub async fn confirmed<'w>(world: &'w World, path: &str, email: &str) -> (Browser<'w>, String) {
    register(world, path, email).await.is(303);
    let own = link(world).await;
    let mut browser = world.browser();
    browser.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
    (browser, own)
}

async fn act(browser: &mut Browser<'_>, own: &str, session: &str, act: &str) -> Page {
    let id = session.rsplit('/').next().unwrap();
    browser.submit(own, &format!("{own}/sessions/{id}"), &[("act", act)]).await.is(303);
    browser.get(own).await
}

/// A published session with so many seats.
async fn published<'w>(world: &'w World, seats: &str) -> (Browser<'w>, String) {
    let (mut host, community) = host(world).await;
    let fields = but(&in_november(24, "Housing"), &[("capacity", seats)]);
    let path = plan(&mut host, community, &fields).await;
    press(&mut host, &path, "publication").await;
    (host, path)
}

#[tokio::test]
async fn one_form_registers_for_any_sessions_of_a_series_without_an_account() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        let first = add_session(&mut host, &series, &in_november(24, "Housing")).await;
        let second = add_session(&mut host, &series, &in_november(25, "Schools")).await;
        press(&mut host, &series, "publication").await;
        let mut guest = world.browser();
        let form = guest.get(&format!("{first}/registrations/new")).await;
        form.is(303); // to the one form of the series, with that session chosen
        let form = guest.get(form.location()).await;
        form.is(200).says("Housing").says("Schools").says("All of them");
        assert_eq!(form.text.matches(" checked").count(), 1);

        let none = asks(&world, &series, &typed("marie@example.org", &[("session", "")])).await;
        none.is(422).says("Choose at least one session").says("marie@example.org");
        asks(&world, &series, &typed("not an address", &[])).await.is(422).says("not an e-mail address");
        let sent = register(&world, &series, "marie@example.org").await;
        assert_eq!(sent.location(), "/en/registrations/mail");
        assert_eq!(stored(&world, &first).await.taken, 0, "no seat before the link is used");
        let own = link(&world).await;
        world.browser().get(&own).await.is(200).says("Is it you, Marie?").says("Schools");
        assert_eq!(stored(&world, &first).await.taken, 0, "programs that guard mailboxes open every link");
        let mut marie = world.browser();
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        let page = marie.get(&own).await;
        page.says("Here is how it stands").says("Your seat is kept").says("comes on 17\u{a0}November 2026");
        assert_eq!((stored(&world, &first).await.taken, stored(&world, &second).await.taken), (1, 1));
        let letter = mails(&world).await.remove(0);
        assert_eq!(letter.subject, "You are registered for 2 sessions");
        assert!(letter.text.contains("Housing") && letter.text.contains("Schools"), "{}", letter.text);
        // pressed twice, nothing more happens
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        assert_eq!(stored(&world, &first).await.taken, 1);
        world.browser().get("/en/registrations/0-0123456789abcdef").await.is(404);
    })
    .await;
}

#[tokio::test]
async fn nobody_learns_who_is_registered_or_changes_it() {
    on_both(async |world| {
        let (_host, path) = published(&world, "30").await;
        let (mut marie, own) = confirmed(&world, &path, "marie@example.org").await;
        let count = mails(&world).await.len();
        // a stranger types her address and another name
        let strange = typed("Marie@Example.org", &[("name", "Somebody Else"), ("need", "childcare")]);
        let known = asks(&world, &path, &strange).await;
        let unknown = register(&world, &path, "new@example.org").await;
        assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
        let letters = mails(&world).await;
        assert_eq!(letters.len(), count + 2);
        assert_eq!(letters[1].subject, "You are registered");
        assert!(!letters[1].text.contains("Somebody Else"), "no words of a stranger in a letter");
        let page = marie.get(&own).await;
        page.says("Marie, these are your sessions");
        assert!(!page.text.contains("Somebody Else"));
        // asking for the link says the same to everybody, and writes to those who are known
        for (email, letters) in [("marie@example.org", 1), ("nobody@example.org", 0), ("new@example.org", 0)]
        {
            let before = mails(&world).await.len();
            let mut guest = world.browser();
            let asked = guest
                .submit("/en/registrations/links/new", "/en/registrations/links", &[("email", email)])
                .await;
            assert_eq!((asked.status.as_u16(), asked.location()), (303, "/en/registrations/mail"));
            assert_eq!(mails(&world).await.len() - before, letters, "{email}");
        }
        // a mailbox is not flooded through us
        for _ in 0..9 {
            register(&world, &path, "new@example.org").await.is(303);
        }
        let to_new = mails(&world).await.into_iter().filter(|mail| mail.recipient == "new@example.org");
        assert_eq!(to_new.count(), 5);
    })
    .await;
}

#[tokio::test]
async fn who_is_signed_in_with_the_address_is_registered_at_once() {
    let world = World::new().await;
    let (_host, path) = published(&world, "30").await;
    let id = world.app.ids.next();
    let mut member = world.signed_in_as(id, Role::Member).await;
    let form = format!("{path}/registrations/new");
    member.get(&form).await.says(&format!("{id}@example.org"));
    let email = format!("{id}@example.org");
    let done = member.submit(&form, &format!("{path}/registrations"), &typed(&email, &[])).await;
    done.is(303);
    assert!(done.location().starts_with("/en/registrations/"), "{}", done.location());
    member.get(done.location()).await.is(200).says("Your seat is kept");
    assert_eq!(stored(&world, &path).await.taken, 1);
    // somebody else's address still has to be proven
    let other = member.submit(&form, &format!("{path}/registrations"), &typed("x@example.org", &[])).await;
    assert_eq!(other.location(), "/en/registrations/mail");
}

#[tokio::test]
async fn the_waiting_list_fills_itself_and_says_so() {
    on_both(async |world| {
        let (mut host, path) = published(&world, "2").await;
        let (mut ana, anas) = confirmed(&world, &path, "ana@example.org").await;
        let (mut bea, beas) = confirmed(&world, &path, "bea@example.org").await;
        world.clock.advance(1_000);
        let (mut cleo, cleos) = confirmed(&world, &path, "cleo@example.org").await;
        world.clock.advance(1_000);
        let (mut dan, dans) = confirmed(&world, &path, "dan@example.org").await;
        cleo.get(&cleos).await.says("On the waiting list, place 1");
        dan.get(&dans).await.says("On the waiting list, place 2");
        assert!(mails(&world).await[0].subject.contains("waiting list"));
        world.browser().get(&path).await.says("all 2 seats taken").says("Join the waiting list");
        // maybe keeps the seat, no gives it to whoever is first in line
        act(&mut ana, &anas, &path, "maybe").await.says("<b>Maybe</b>");
        act(&mut bea, &beas, &path, "no").await.says("You gave it back");
        let letters = mails(&world).await;
        let cleo_s = letters.iter().find(|mail| mail.recipient == "cleo@example.org").unwrap();
        assert_eq!(cleo_s.subject, "A seat is yours");
        cleo.get(&cleos).await.says("Your seat is kept");
        dan.get(&dans).await.says("place 1");
        // who comes again stands behind the others
        world.clock.advance(1_000);
        act(&mut bea, &beas, &path, "take").await.says("place 2");
        // more seats: both have one
        let details = format!("{path}/details");
        let more = but(&in_november(24, "Housing"), &[("capacity", "5")]);
        host.submit(&details, &details, &more).await.is(303);
        dan.get(&dans).await.says("Your seat is kept");
        bea.get(&beas).await.says("Your seat is kept");
        assert_eq!(stored(&world, &path).await.taken, 4);
        // whoever waits may leave the list, and no seat is given for it
        act(&mut dan, &dans, &path, "no").await;
        assert_eq!(stored(&world, &path).await.taken, 3);
        host.get(&format!("{path}/registrations")).await.says("0 say that they come, 1 may come");
    })
    .await;
}

#[tokio::test]
async fn many_at_once_never_take_one_seat_too_many() {
    const PEOPLE: i64 = 40;
    const SEATS: i64 = 7;
    on_both(async |world| {
        let ids = world.app.ids.clone();
        let fill = move |tx: &mut Tx<'_>| {
            for id in [10, 11] {
                let one = session::Session {
                    capacity: Some(SEATS),
                    state: session::State::Open,
                    ..blank(id, NOON + 9 * DAY)
                };
                session::insert(tx, &one)?;
            }
            for id in 1..=PEOPLE {
                registrant::insert(tx, &somebody(id))?;
                for session_id in [10, 11] {
                    registration::insert(tx, &unconfirmed(session_id, ids.next(), id))?;
                }
            }
            Ok::<_, store::Error>(())
        };
        world.app.db.write(fill).await.unwrap();
        let all = (1..=PEOPLE).map(|id| {
            let app = world.app.clone();
            tokio::spawn(async move {
                wish::confirm(&app, id, Some(format!("g{id}"))).await.unwrap();
                if id % 4 == 0 {
                    let back = app.clone();
                    let give = move |tx: &mut Tx<'_>| {
                        let all = registration::of_registrant(tx, id)?;
                        all.iter().try_for_each(|one| seats::give_back(tx, &back, one).map(drop))
                    };
                    app.db.write(give).await.unwrap();
                }
            })
        });
        for one in all.collect::<Vec<_>>() {
            one.await.unwrap();
        }
        for id in [10, 11] {
            let read = move |tx: &mut Tx<'_>| {
                let session = session::by_id(tx, id)?.unwrap();
                Ok::<_, store::Error>((session.taken, registration::counts(tx, id)?))
            };
            let (taken, counts) = world.app.db.read(read).await.unwrap();
            assert_eq!((taken, counts.held), (SEATS, SEATS), "neither too many nor too few");
            assert_eq!(counts.cancelled, PEOPLE / 4);
            assert_eq!(counts.held + counts.waiting + counts.cancelled, PEOPLE);
        }
    })
    .await;
}

fn somebody(id: i64) -> Registrant {
    Registrant {
        id,
        holder: None,
        said: Said {
            name: format!("Person {id}"),
            language: Language::English,
            zone: "UTC".to_owned(),
            residence: Residence::Unsaid,
            wants_offers: false,
        },
        email: format!("person{id}@example.org"),
        confirmed: None,
        offered: NOON,
        mails: 0,
        mails_since: NOON,
        origin: store::series::Origin::Own,
        made: NOON,
    }
}

fn unconfirmed(session_id: i64, id: i64, registrant_id: i64) -> Registration {
    Registration {
        session_id,
        id,
        registrant_id,
        state: State::Unconfirmed,
        rsvp: Rsvp::Unsaid,
        sequence: 0,
        waiting_since: None,
        reminded: None,
        made: NOON,
        changed: NOON,
    }
}

#[tokio::test]
async fn what_people_need_is_followed_until_it_is_provided() {
    on_both(async |world| {
        let (mut host, path) = published(&world, "30").await;
        let needs = [("need", "interpreter"), ("need-words", "LSQ, and a <seat> near the door")];
        asks(&world, &path, &[&typed("marie@example.org", &[])[..], &needs].concat()).await.is(303);
        let list = format!("{path}/registrations");
        host.get(&list).await.says("Nobody asked for anything"); // nobody has confirmed yet
        let own = link(&world).await;
        let mut marie = world.browser();
        marie.get(&own).await.says("You need: An interpreter".split(':').next().unwrap());
        marie.submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        let page = host.get(&list).await;
        page.says("2 of 2 still to be provided").says("An interpreter").says("&#60;seat&#62;").says("Marie");
        let hidden = |name: &str, page: &Page| {
            let start = page.text.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().to_owned();
            start.split('"').next().unwrap().to_owned()
        };
        let (registration, need) = (hidden("registration", &page), hidden("need", &page));
        let fields = [("registration", registration.as_str()), ("need", need.as_str())];
        let provisions = format!("{path}/provisions");
        host.submit(&list, &provisions, &fields).await.is(303);
        host.get(&list).await.says("1 of 2 still to be provided").says("Provided, 15\u{a0}October 2026");
        let undo = [&fields[..], &[("undo", "yes")]].concat();
        host.submit(&list, &provisions, &undo).await.is(303);
        host.get(&list).await.says("2 of 2 still to be provided");
        // she changes what she needs, and who runs another session sees nothing of it
        let changed =
            [("name", "Marie B."), ("language", "fr"), ("zone", "America/St_Johns"), ("need", "captions")];
        marie.submit(&own, &own, &changed).await.is(303);
        host.get(&list).await.says("1 of 1 still to be provided").says("Captions").says("Marie B.");
        let wrong = but(&changed, &[("zone", "Moon/Tranquility")]);
        marie.submit(&own, &own, &wrong).await.is(422).says("no time zone of the name Moon/Tranquility");
        marie.get(&own).await.says("2:30\u{a0}p.m.").says("1:00\u{a0}p.m. Eastern");
        let (mut other, _) = crate::series::host(&world).await;
        other.get(&list).await.is(403);
        host.submit(&list, &provisions, &[("registration", "0"), ("need", "0")]).await.is(303);
    })
    .await;
}

async fn hour(world: &World) -> (i64, i64) {
    let done = hourly::run(world.app.clone()).await.unwrap();
    (done["reminded"].as_i64().unwrap(), done["offered"].as_i64().unwrap())
}

#[tokio::test]
async fn reminders_come_once_and_together() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        for (day, title) in [(24, "Housing"), (25, "Schools"), (28, "Health")] {
            add_session(&mut host, &series, &in_november(day, title)).await;
        }
        press(&mut host, &series, "publication").await;
        confirmed(&world, &series, "marie@example.org").await;
        register(&world, &series, "never@example.org").await;
        let start = in_november_at(24);
        world.clock.set(start - DAY - 1);
        assert_eq!(hour(&world).await.0, 0);
        world.clock.set(start - DAY + 3_600_000);
        let count = mails(&world).await.len();
        assert_eq!(hour(&world).await.0, 1);
        let letter = mails(&world).await.remove(0);
        assert_eq!((mails(&world).await.len(), letter.recipient.as_str()), (count + 1, "marie@example.org"));
        assert_eq!(letter.subject, "Your 2 sessions begin soon");
        assert!(letter.text.contains("Schools") && !letter.text.contains("Health"), "{}", letter.text);
        assert!(letter.text.contains("https://call.example/room"), "the call is out by now: {}", letter.text);
        assert_eq!(hour(&world).await.0, 0, "once");
        world.clock.set(start + 3 * DAY + 3_600_000);
        assert_eq!(hour(&world).await.0, 1, "the one that was not named yet");
    })
    .await;
}

/// One o'clock in Toronto on a day of November 2026.
fn in_november_at(day: i64) -> i64 {
    1_795_543_200_000 + (day - 24) * DAY
}

#[tokio::test]
async fn a_later_session_is_offered_to_those_who_wish_it() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        add_session(&mut host, &series, &in_november(24, "Housing")).await;
        press(&mut host, &series, "publication").await;
        for (email, offers) in [("wishes@example.org", "yes"), ("not@example.org", "")] {
            asks(&world, &series, &typed(email, &[("offers", offers)])).await.is(303);
            let own = link(&world).await;
            world.browser().submit(&own, &format!("{own}/confirmation"), &[]).await.is(303);
        }
        let own =
            mails(&world).await.into_iter().find(|mail| mail.recipient == "wishes@example.org").unwrap();
        let own = own.text.lines().find(|line| line.contains("/registrations/")).unwrap().to_owned();
        let own = own[own.find("/en/").unwrap()..].to_owned();
        assert_eq!(hour(&world).await.1, 0, "what was there when they registered is no news");
        world.clock.advance(DAY);
        let one = add_session(&mut host, &series, &in_november(25, "Schools")).await;
        add_session(&mut host, &series, &in_november(26, "Health")).await;
        press(&mut host, &series, "publication").await;
        let count = mails(&world).await.len();
        assert_eq!(hour(&world).await.1, 0, "a house that does not say who it is writes no news");
        let flags = [
            ("convener", "Three Steps"),
            ("postal-address", "1 Main Street, Montréal"),
            ("contact", "steps@example.org"),
        ];
        let house = World::with(world.app.db.clone(), &flags).await;
        house.clock.set(world.app.clock.now());
        assert_eq!(hour(&house).await.1, 1);
        let letter = mails(&world).await.remove(0);
        assert_eq!((mails(&world).await.len(), letter.recipient.as_str()), (count + 1, "wishes@example.org"));
        assert_eq!(letter.subject, "2 sessions were added");
        assert_eq!(hour(&house).await.1, 0, "once");
        // one press takes a seat; another ends such letters
        let mut guest = world.browser();
        guest.get(&own).await.says("Other sessions of the same series").says("Schools");
        act(&mut guest, &own, &one, "take").await;
        assert_eq!(stored(&world, &one).await.taken, 1);
        let quiet = letter.text.lines().find(|line| line.contains("/registrations/offers/")).unwrap();
        let quiet = quiet[quiet.find("/en/").unwrap()..].to_owned();
        world.browser().get(&quiet).await.is(200).says("One press");
        world.browser().post(&quiet, &[("List-Unsubscribe", "One-Click")]).await.is(200).says("no more");
        world.clock.advance(DAY);
        let late = add_session(&mut host, &series, &in_november(27, "Late")).await;
        press(&mut host, &late, "publication").await;
        house.clock.set(world.app.clock.now());
        assert_eq!(hour(&house).await.1, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_gives_the_seat_back_and_is_forgotten() {
    on_both(async |world| {
        let (_host, path) = published(&world, "1").await;
        let id = world.app.ids.next();
        let mut member = world.signed_in_as(id, Role::Member).await;
        let email = format!("{id}@example.org");
        let form = format!("{path}/registrations/new");
        member
            .submit(&form, &format!("{path}/registrations"), &typed(&email, &[("need", "captions")]))
            .await
            .is(303);
        let (mut waits, own) = confirmed(&world, &path, "waits@example.org").await;
        let kept = member.get("/en/me").await;
        kept.says("Sessions you are registered for").says("What you need to take part").says("captions");
        member.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        waits.get(&own).await.says("Your seat is kept");
        let gone = world.app.db.write(move |tx| registrant::by_email(tx, &email)).await.unwrap();
        assert_eq!(gone, None);
        assert_eq!(stored(&world, &path).await.taken, 1);
    })
    .await;
}

#[tokio::test]
async fn who_gets_several_seats_of_somebody_who_leaves_is_told_once() {
    on_both(async |world| {
        let (mut host, community) = host(&world).await;
        let series = plan_series(&mut host, community, &[]).await;
        for (day, title) in [(25, "Schools"), (24, "Housing")] {
            let session = but(&in_november(day, title), &[("capacity", "1")]);
            add_session(&mut host, &series, &session).await;
        }
        press(&mut host, &series, "publication").await;
        let id = world.app.ids.next();
        let mut member = world.signed_in_as(id, Role::Member).await;
        let form = format!("{series}/registrations/new");
        let email = format!("{id}@example.org");
        member.submit(&form, &format!("{series}/registrations"), &typed(&email, &[])).await.is(303);
        confirmed(&world, &series, "waits@example.org").await;
        let before = mails(&world).await.len();
        member.submit("/en/me/deletion", "/en/me/deletion", &[("sure", "yes")]).await.is(303);
        let letters = mails(&world).await;
        let told: Vec<_> = letters.iter().filter(|one| one.subject.contains("yours")).collect();
        assert_eq!(told.len(), 1, "of {} letters, {before} before", letters.len());
        assert_eq!(told[0].recipient, "waits@example.org");
        assert_eq!(told[0].subject, "Seats in 2 sessions are yours");
        assert!(told[0].text.find("Housing") < told[0].text.find("Schools"), "{}", told[0].text);
        assert_eq!(told[0].calendar.matches("BEGIN:VEVENT").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_never_confirmed_is_forgotten() {
    on_both(async |world| {
        let (_host, path) = published(&world, "9").await;
        register(&world, &path, "never@example.org").await.is(303);
        let own = link(&world).await;
        confirmed(&world, &path, "comes@example.org").await;
        world.clock.advance(wish::DAYS * DAY + 1);
        perron::cleaning::run(world.app.clone()).await.unwrap();
        world.browser().get(&own).await.is(410);
        let left = world.app.db.write(|tx| registrant::by_email(tx, "comes@example.org")).await.unwrap();
        assert!(left.is_some());
        world.clock.advance(450 * DAY);
        perron::cleaning::run(world.app.clone()).await.unwrap();
        let left = world.app.db.write(|tx| registrant::by_email(tx, "comes@example.org")).await.unwrap();
        assert!(left.is_none(), "a year after the last session");
    })
    .await;
}
