//! Registering: one form, a mail, a link; seats, and the waiting list.

use perron::registration::{register as wish, seats};
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
pub fn typed<'a>(email: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    but(&[("session", "all"), ("name", "Marie"), ("email", email), ("place", "H2X")], other)
}

/// Registers on the form of a page, as somebody new.
pub async fn register(world: &World, path: &str, email: &str) -> Page {
    asks(world, path, &typed(email, &[])).await
}

pub async fn asks(world: &World, path: &str, fields: &[(&str, &str)]) -> Page {
    let mut guest = world.browser();
    let form = format!("{path}/registrations/new");
    let (form, action) = match guest.get(&form).await.location() {
        "" => (form, format!("{path}/registrations")),
        there => (there.to_owned(), there.split("/new").next().unwrap().to_owned()),
    };
    guest.submit(&form, &action, fields).await
}

/// The path of the link in the newest mail.
pub async fn link(world: &World) -> String {
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

pub async fn act(browser: &mut Browser<'_>, own: &str, session: &str, act: &str) -> Page {
    let id = session.rsplit('/').next().unwrap();
    browser.submit(own, &format!("{own}/sessions/{id}"), &[("act", act)]).await.is(303);
    browser.get(own).await
}

/// A published session with so many seats.
pub async fn published<'w>(world: &'w World, seats: &str) -> (Browser<'w>, String) {
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
