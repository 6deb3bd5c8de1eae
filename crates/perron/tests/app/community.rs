//! Communities: founding, joining, roles with terms, hand-overs, invitations, what they hold, and what institutions
//! may not.
//! Long: one story of each rule, and one of all of them at random.

use perron::community::people::{By, Change, Person as Who, Refusal};
use perron::community::terms;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::community::{self, Joining, Kind, State};
use store::conversation;
use store::handover;
use store::membership::{self, Ending, Membership, Role as Tie};
use store::person::Role;

use crate::world::{Browser, NOON, Page, World, on_both};

const DAY: i64 = 24 * 3_600_000;

fn path(id: i64) -> String {
    format!("/en/communities/{}", store::ids::to_text(id))
}

fn child(id: i64, under: &str, of: i64, act: &str) -> String {
    format!("{}/{under}/{}/{act}", path(id), store::ids::to_text(of))
}

async fn people(world: &World, id: i64) -> Vec<Membership> {
    world.app.db.read(move |tx| membership::of_community(tx, id)).await.expect("people")
}

/// The only one there with a role.
async fn the(world: &World, id: i64, role: Tie) -> Membership {
    let mut all = people(world, id).await;
    all.retain(|one| one.role == role);
    assert_eq!(all.len(), 1, "{role:?}");
    all.remove(0)
}

async fn set_joining(world: &World, id: i64, joining: Joining) {
    let write = move |tx: &mut store::Tx<'_>| {
        let community = community::by_id(tx, id)?.expect("a community");
        community::update(tx, &community::Community { joining, ..community })
    };
    world.app.db.write(write).await.expect("written");
}

/// What the page after a form says.
async fn said(browser: &mut Browser<'_>, page: &Page) -> Page {
    page.is(303);
    browser.get(page.location()).await
}

const FOUNDING: &[(&str, &str)] = &[
    ("kind", "association"),
    ("name-en", "Garden Street"),
    ("about-fr", "On jardine ensemble."),
    ("speaks", "both"),
    ("speaks-also", "Tagalog"),
    ("place", "Whitehorse"),
    ("joining", "open"),
    ("sharing", "here"),
    ("name", "Robin"),
    ("shown", "yes"),
];

#[tokio::test]
async fn a_moderator_founds_and_others_ask() {
    on_both(async |world| {
        let mut moderator = world.signed_in(Role::Moderator).await;
        let page = moderator.submit("/en/communities/new", "/en/communities", FOUNDING).await;
        said(&mut moderator, &page)
            .await
            .says("The community is open, and you are its steward")
            .says("Robin");
        let home = page.location().to_owned();
        world
            .browser()
            .get(&home)
            .await
            .is(200)
            .says("Garden Street")
            .says("Whitehorse, Yukon")
            .says("lang=\"fr\"")
            .says("English and French; also Tagalog");
        world.browser().get("/fr/communities").await.says("Garden Street");

        let mut neighbour = world.signed_in(Role::Member).await;
        let page = neighbour.submit("/en/communities/new", "/en/communities", FOUNDING).await;
        let home = page.location().to_owned();
        said(&mut neighbour, &page).await.says("Someone who looks after the house reads it");
        neighbour.get(&home).await.is(200).says("It opens once someone");
        world.browser().get(&home).await.is(404);
        world.signed_in(Role::Member).await.get(&home).await.is(404);
        neighbour.get(&format!("{home}/people")).await.is(403);
        moderator.get("/en/desk").await.says("Somebody asks for this community");
        moderator.submit(&home, &format!("{home}/decision"), &[("reason", "")]).await.is(422);
        moderator
            .submit(&home, &format!("{home}/decision"), &[("reason", "Join the other one.")])
            .await
            .is(303);
        neighbour.get(&home).await.says("Join the other one.");
        moderator.submit(&home, &format!("{home}/decision"), &[("yes", "yes")]).await.is(303);
        world.browser().get(&home).await.is(200);
        neighbour.get(&format!("{home}/people")).await.is(200).says("Robin");
        let again = moderator.submit("/en/desk", &format!("{home}/decision"), &[("yes", "yes")]).await;
        said(&mut moderator, &again).await.says("answered, taken back or ended meanwhile");
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_and_kept() {
    let world = World::new().await;
    let mut moderator = world.signed_in(Role::Moderator).await;
    let open_institution = [("kind", "institution"), ("joining", "open"), ("name-en", "City Hall")];
    let page = moderator.submit("/en/communities/new", "/en/communities", &open_institution).await;
    page.is(422).says("speak in its name").says("City Hall").says("Say who you are in at least one language");
    let turned = [("name", "Ro\u{202e}bin"), ("name-en", "a\u{200b}b")];
    let page = moderator.submit("/en/communities/new", "/en/communities", &turned).await;
    page.is(422).says("in plain letters");
    let table = world.community(Kind::RoundTable).await;
    let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
    let in_an_area = [FOUNDING, &[("place", "")]].concat();
    let in_an_area: Vec<_> = in_an_area
        .into_iter()
        .map(|(name, value)| if name == "place" { (name, "Y1A") } else { (name, value) })
        .collect();
    let page = moderator.submit("/en/communities/new", "/en/communities", &in_an_area).await;
    page.is(422).says("Write the name of the place");
    let to_institution = [FOUNDING, &[("kind", "institution"), ("joining", "request")]].concat();
    let to_institution: Vec<_> = to_institution
        .into_iter()
        .filter(|field| !matches!(*field, ("kind", "association") | ("joining", "open")))
        .collect();
    let settings = format!("{}/settings", path(table));
    steward.submit(&settings, &settings, &to_institution).await.is(422).says("An institution stays one");
    steward.submit(&settings, &settings, FOUNDING).await.is(303);
    world.browser().get(&path(table)).await.says("Garden Street");
    steward.submit(&settings, &format!("{}/closure", path(table)), &[]).await.is(422);
    steward
        .submit(&settings, &format!("{}/closure", path(table)), &[("reason", "Its work is done.")])
        .await
        .is(303);
    world.browser().get(&path(table)).await.is(200).says("Its work is done.");
    steward.get(&settings).await.is(403);
}

#[tokio::test]
async fn one_joins_asks_or_is_invited() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let place = format!("{}/membership", path(table));
        let mut open = world.signed_in(Role::Member).await;
        open.submit(&place, &place, &[("name", "")]).await.is(422);
        let page = open.submit(&place, &place, &[("name", "Sacha")]).await;
        said(&mut open, &page).await.says("Welcome. You belong here now.").says("You are a member since");
        let page = open.submit(&place, &place, &[("name", "Sacha")]).await;
        said(&mut open, &page).await.says("You belong already");
        assert!(
            !world.browser().get(&path(table)).await.text.contains("Sacha"),
            "members stand on no public page"
        );

        set_joining(&world, table, Joining::Request).await;
        let mut asks = world.signed_in(Role::Member).await;
        let page = asks.submit(&place, &place, &[("name", "Camille"), ("words", "Third floor <b>")]).await;
        said(&mut asks, &page).await.says("The stewards have it").says("You asked on");
        let listed = steward.get(&format!("{}/people", path(table))).await;
        listed.says("Camille").says("Third floor &#60;b&#62;");
        steward.get("/en/desk").await.says("one person asks to join");
        let request =
            world.app.db.read(move |tx| store::request::waiting(tx, table)).await.expect("read").remove(0);
        let answer = child(table, "requests", request.id, "answer");
        let list = format!("{}/people", path(table));
        steward.submit(&list, &answer, &[("reason", " ")]).await.is(422).says("Write something here");
        let page = steward.submit(&list, &answer, &[("reason", "We are full.")]).await;
        said(&mut steward, &page).await.says("They get your reason by mail");
        asks.get(&place).await.says("We are full.");
        let mails = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 9)).await.expect("mails");
        assert!(
            mails[0].text.contains("We are full.") && mails[0].text.contains("/communities/"),
            "{:?}",
            mails[0]
        );
        asks.submit(&place, &place, &[("name", "Camille")]).await.is(303);
        let request =
            world.app.db.read(move |tx| store::request::waiting(tx, table)).await.expect("read").remove(0);
        let answer = child(table, "requests", request.id, "answer");
        steward.submit(&list, &answer, &[("yes", "yes")]).await.is(303);
        asks.get(&place).await.says("Your place in");
        let page = steward.submit(&list, &answer, &[("yes", "yes")]).await;
        said(&mut steward, &page).await.says("answered, taken back");

        set_joining(&world, table, Joining::Invitation).await;
        let mut uninvited = world.signed_in(Role::Member).await;
        uninvited.get(&place).await.says("A steward invites people in");
        let page = uninvited.submit("/en/", &place, &[("name", "Alex")]).await;
        said(&mut uninvited, &page).await.says("Only whoever is invited comes in");
    })
    .await;
}

#[tokio::test]
async fn whom_a_steward_removed_asks_to_come_back() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let mut member = world.belonging(Role::Member, table, Tie::Member).await;
        let one = the(&world, table, Tie::Member).await;
        let end = child(table, "people", one.id, "end");
        let page = steward.submit(&format!("{}/people", path(table)), &end, &[]).await;
        said(&mut steward, &page).await.says("Their membership has ended").says("ended by a steward on");
        let place = format!("{}/membership", path(table));
        let page = member.submit(&place, &place, &[("name", "Alex")]).await;
        said(&mut member, &page).await.says("The stewards have it");
        let page = member.submit(&place, &format!("{place}/withdrawal"), &[]).await;
        said(&mut member, &page).await.says("You do not ask any more");
    })
    .await;
}

#[tokio::test]
async fn the_only_steward_hands_over_before_leaving() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let mut giver = world.belonging(Role::Member, table, Tie::Steward).await;
        let mut heir = world.belonging(Role::Member, table, Tie::Connector).await;
        let mut other = world.belonging(Role::Member, table, Tie::Member).await;
        let (place, list) = (format!("{}/membership", path(table)), format!("{}/people", path(table)));
        let page = giver.submit(&place, &format!("{place}/end"), &[]).await;
        said(&mut giver, &page).await.says("the only steward");
        let steward = the(&world, table, Tie::Steward).await;
        let demoted =
            giver.submit(&list, &child(table, "people", steward.id, "role"), &[("role", "member")]).await;
        said(&mut giver, &demoted).await.says("the only steward");
        let connector = the(&world, table, Tie::Connector).await;
        let role = child(table, "people", connector.id, "role");
        let page = giver.submit(&list, &role, &[("role", "steward")]).await;
        said(&mut giver, &page).await.says("becomes a steward by accepting");
        let offer = child(table, "people", connector.id, "handover");
        let page = giver.submit(&list, &offer, &[("stays", "no")]).await;
        said(&mut giver, &page).await.says("was offered to take over");
        let page = giver.submit(&list, &offer, &[("stays", "no")]).await;
        said(&mut giver, &page).await.says("offered the stewardship already");
        assert_eq!(
            the(&world, table, Tie::Steward).await.person_id,
            steward.person_id,
            "nothing changed yet"
        );
        heir.get("/en/account").await.says("the stewardship is offered to you");
        heir.get(&place).await.says("hands over to you");
        let made = world.app.db.read(move |tx| handover::offered(tx, table)).await.expect("read").remove(0);
        let answer = child(table, "handovers", made.id, "answer");
        other.submit(&place, &answer, &[("yes", "yes")]).await.is(404);
        let page = heir.submit(&place, &answer, &[("yes", "yes")]).await;
        said(&mut heir, &page).await.says("You are a steward now");
        assert_eq!(the(&world, table, Tie::Steward).await.person_id, connector.person_id);
        heir.get(&list).await.is(200).says("handed over to Robin");
        giver.get(&list).await.is(403);
        let page = giver.submit(&place, &format!("{place}/end"), &[]).await;
        said(&mut giver, &page).await.says("The door stays open");
        giver.get("/en/account").await.is(200).says("Your communities").says("steward");
    })
    .await;
}

#[tokio::test]
async fn stewards_do_not_decide_about_each_other() {
    let world = World::new().await;
    let table = world.community(Kind::RoundTable).await;
    let mut one = world.belonging(Role::Member, table, Tie::Steward).await;
    let id = world.app.ids.next();
    let _other = world.signed_in_as(id, Role::Member).await;
    let other = world.belongs(id, table, Tie::Steward).await;
    let list = format!("{}/people", path(table));
    let end = child(table, "people", other, "end");
    let page = one.submit(&list, &end, &[]).await;
    said(&mut one, &page).await.says("do not decide about each other");
    let mut operator = world.signed_in(Role::Operator).await;
    let page = operator.submit(&list, &end, &[]).await;
    said(&mut operator, &page).await.says("Their membership has ended");
}

#[tokio::test]
async fn an_invitation_opens_the_door_once() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        set_joining(&world, table, Joining::Invitation).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let list = format!("{}/invitations", path(table));
        let fields = [
            ("role", "connector"),
            ("until-day", "1"),
            ("until-month", "3"),
            ("until-year", "2027"),
            ("label", "third floor"),
        ];
        let page = steward.submit(&list, &list, &fields).await;
        page.is(200).says("It is shown only this once").says("class=\"qr-ink\"");
        let code = page
            .text
            .split("/en/invitations/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a code");
        let link = format!("/en/invitations/{code}");
        steward.get(&list).await.says("third floor").says("connector");
        assert!(!steward.get(&list).await.text.contains(code), "only its hash is kept");
        world
            .browser()
            .get(&link)
            .await
            .is(200)
            .says("You are invited to be a connector until 1\u{a0}March 2027")
            .says("Sign in");
        let mut guest = world.browser();
        guest.get(&link).await;
        let token = guest.guest_token();
        guest.post(&link, &[("token", &token), ("name", "Nobody")]).await.is(403);
        let mut invited = world.signed_in(Role::Member).await;
        invited.submit(&link, &link, &[("name", "")]).await.is(422);
        let page = invited.submit(&link, &link, &[("name", "Alex")]).await;
        said(&mut invited, &page).await.says("You are a connector since").says("until 1\u{a0}March 2027");
        let mut late = world.signed_in(Role::Member).await;
        late.get(&link).await.says("does not open the door any more");
        late.submit("/en/", &link, &[("name", "Late")]).await.says("does not open the door any more");
        assert_eq!(people(&world, table).await.len(), 2);

        let mailed = [("role", "member"), ("email", "alex@example.org")];
        let page = steward.submit(&list, &list, &mailed).await;
        said(&mut steward, &page).await.says("on its way").says("alex@example.org");
        let mail = world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 1)).await.expect("mails").remove(0);
        assert_eq!(mail.recipient, "alex@example.org");
        let start = mail.text.find("/en/invitations/").expect("a link");
        let link = mail.text[start..].lines().next().expect("a line").to_owned();
        let mut another = world.signed_in(Role::Member).await;
        let page = another.submit(&link, &link, &[("name", "Another")]).await;
        said(&mut another, &page).await.says("mailed to another address");
        steward.submit(&list, &list, &[("role", "responder")]).await.is(422);
        steward.submit(&list, &list, &[("role", "member"), ("email", "nobody")]).await.is(422);
        world.clock.advance(15 * DAY);
        another.get(&link).await.says("does not open the door any more");
    })
    .await;
}

#[tokio::test]
async fn terms_end_with_a_note_before_and_leave_a_member() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let city = world.community(Kind::Institution).await;
        let until = NOON + 40 * DAY;
        for (community, role) in
            [(table, Tie::Steward), (table, Tie::Facilitator), (city, Tie::Steward), (city, Tie::Responder)]
        {
            let person = world.app.ids.next();
            world.signed_in_as(person, Role::Member).await;
            let id = world.belongs(person, community, role).await;
            world
                .app
                .db
                .write(move |tx| membership::set_term(tx, community, id, Some(until)))
                .await
                .expect("a term");
        }
        let written = async |world: &World| {
            terms::run(world.app.clone()).await.expect("done");
            world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 99)).await.expect("mails").len()
        };
        assert_eq!(written(&world).await, 0);
        for (days, letters) in [(11, 4), (1, 4), (22, 8), (1, 8)] {
            world.clock.advance(days * DAY);
            assert_eq!(written(&world).await, letters, "a month before, a week before, each once");
        }
        world.clock.advance(10 * DAY);
        assert_eq!(written(&world).await, 8);
        let roles: Vec<Tie> = people(&world, table).await.iter().map(|one| one.role).collect();
        assert_eq!(roles, [Tie::Steward, Tie::Member], "the only steward stays; the facilitator is a member");
        assert_eq!(people(&world, city).await.len(), 1, "who answered for the city does no more");
        let past = world.app.db.read(move |tx| membership::history(tx, table, 9)).await.expect("read");
        assert_eq!((past.len(), past[0].ending), (1, Some(Ending::Term)));
    })
    .await;
}

#[tokio::test]
async fn who_answers_for_an_institution_alone_does_not_vote() {
    on_both(async |world| {
        let city = world.community(Kind::Institution).await;
        let table = world.community(Kind::RoundTable).await;
        let held = world.held_conversation(&[table]).await;
        let question = format!("/en/conversations/{}", store::ids::to_text(held));
        let id = world.app.ids.next();
        let mut responder = world.signed_in_as(id, Role::Member).await;
        world.belongs(id, city, Tie::Responder).await;
        let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
        let seeds = [("statements", "A bench.\nA lamp."), ("language", "en")];
        steward.submit(&format!("{question}/seeds"), &format!("{question}/seeds"), &seeds).await.is(200);
        steward.submit(&format!("{question}/settings"), &format!("{question}/opening"), &[]).await.is(303);
        let open =
            world.app.db.read(move |tx| conversation::by_id(tx, held)).await.expect("read").expect("there");
        assert_eq!(open.state, conversation::State::Open, "its steward opened it");
        let page = responder.get(&question).await;
        page.is(200).says("Your account answers for an institution, so it does not vote");
        let card =
            page.text.split("name=\"statement\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let vote = [("statement", card.expect("a statement")), ("vote", "agree")];
        let refused = responder.submit(&question, &format!("{question}/votes"), &vote).await;
        refused.is(403).says("does not vote").says("take part as yourself");
        let statement = [("text", "We plan a lamp."), ("language", "en")];
        responder.submit(&question, &format!("{question}/statements"), &statement).await.is(403);
        world.belongs(id, table, Tie::Member).await;
        responder.submit(&question, &format!("{question}/votes"), &vote).await.is(303);
    })
    .await;
}

#[tokio::test]
async fn what_is_held_is_looked_after_by_its_holders() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let other = world.community(Kind::Association).await;
        let mut facilitator = world.belonging(Role::Member, table, Tie::Facilitator).await;
        let mut neighbour = world.belonging(Role::Member, other, Tie::Steward).await;
        let asked =
            [("question-en", "Why?"), ("zone", "UTC"), ("moderation", "before"), ("adding", "everyone")];
        let none = facilitator.submit("/en/conversations/new", "/en/conversations", &asked).await;
        none.is(422).says("Tick the community in whose name you ask");
        let theirs = store::ids::to_text(other);
        let foreign = [&asked[..], &[("community", theirs.as_str())]].concat();
        facilitator.submit("/en/conversations/new", "/en/conversations", &foreign).await.is(422);
        let own = store::ids::to_text(table);
        let mine = [&asked[..], &[("community", own.as_str())]].concat();
        let page = facilitator.submit("/en/conversations/new", "/en/conversations", &mine).await;
        let question = page.is(303).location().trim_end_matches("/seeds").to_owned();
        let settings = format!("{question}/settings");
        facilitator.get("/en/desk").await.says("Why?");
        assert!(!neighbour.get("/en/desk").await.text.contains("Why?"));
        neighbour.get(&settings).await.is(403);
        neighbour.get(&question).await.is(404);
        let share = [("community", theirs.as_str())];
        let page = facilitator.submit(&settings, &format!("{question}/holders"), &share).await;
        said(&mut facilitator, &page).await.says("was asked, and has not answered yet");
        neighbour.get(&settings).await.is(403);
        let home = path(other);
        neighbour.get(&home).await.says("You are asked to hold this together");
        assert!(!world.browser().get(&home).await.text.contains("Why?"));
        let id = question.rsplit('/').next().expect("an id").to_owned();
        let thing = [("kind", "conversation"), ("thing", id.as_str())];
        let yes = [&thing[..], &[("yes", "yes")]].concat();
        neighbour.submit(&home, &format!("{home}/holdings"), &yes).await.is(303);
        neighbour.get(&settings).await.is(200);
        neighbour.submit(&home, &format!("{home}/holdings"), &thing).await.is(303);
        neighbour.get(&settings).await.is(403);
        facilitator.submit(&settings, &format!("{home}/holdings"), &yes).await.is(403);
    })
    .await;
}

/// Whatever people do in whatever order, a community has a steward, and nobody has two roles in it.
#[tokio::test]
async fn there_is_always_a_steward() {
    on_both(async |world| {
        for seed in 0..6 {
            let mut draw = StdRng::seed_from_u64(seed);
            let kind = if seed % 3 == 2 { Kind::Institution } else { Kind::RoundTable };
            let id = world.community(kind).await;
            let mut everyone = Vec::new();
            for index in 0..5 {
                let person = world.app.ids.next();
                world.signed_in_as(person, Role::Member).await;
                everyone.push(person);
                if index == 0 {
                    world.belongs(person, id, Tie::Steward).await;
                }
            }
            for step in 0..70 {
                world.clock.advance(draw.random_range(0..20) * DAY);
                let app = world.app.clone();
                let (who, act) = (everyone[draw.random_range(0..5)], draw.random_range(0..10));
                let (pick, stays) = (draw.random_range(0..100_usize), draw.random::<bool>());
                let role = Tie::ALL[draw.random_range(0..5)];
                let done = world.app.db.write(move |tx| {
                    let now = app.clock.now();
                    let mut change = Change { tx, ids: &app.ids, now, community_id: id };
                    let until = stays.then_some(now + 30 * DAY);
                    let all = membership::of_community(change.tx, id)?;
                    let one = all[pick % all.len()].clone();
                    let offers = handover::offered(change.tx, id)?;
                    let by = By { person_id: who, runs_house: pick % 4 == 0 };
                    let person = Who { id: who, name: "Robin".to_owned(), is_shown: false };
                    let done: Result<(), Refusal> = match act {
                        0 => change.leave(one.person_id)?,
                        1 => change.remove(one.id, &by)?,
                        2 => change.give(one.id, role, until, &by)?,
                        3 => change.offer(who, one.id, stays, until)?.map(drop),
                        4 | 5 if offers.is_empty() => Ok(()),
                        4 | 5 => {
                            let offer = &offers[pick % offers.len()];
                            change.answer_offer(offer.id, offer.heir_id, act == 4)?
                        }
                        6 | 7 => change.enter(person, role, until, None)?,
                        8 => change.join(person, String::new())?.map(drop),
                        _ => {
                            for due in membership::due(change.tx, now)? {
                                if due.community_id == id {
                                    change.end_term(due.id)?;
                                }
                            }
                            Ok(())
                        }
                    };
                    Ok::<_, perron::error::Error>(done)
                });
                done.await
                    .unwrap_or_else(|error| panic!("seed {seed}, step {step}, act {act}: {error}"))
                    .ok();
                let all = people(&world, id).await;
                let stewards = all.iter().filter(|one| one.role == Tie::Steward).count();
                assert!(stewards > 0, "seed {seed}, step {step}, act {act}: nobody looks after it");
                let mut ids: Vec<i64> = all.iter().map(|one| one.person_id).collect();
                ids.sort_unstable();
                ids.dedup();
                assert_eq!(ids.len(), all.len(), "one role each");
                let roles = perron::community::people::roles(kind);
                assert!(all.iter().all(|one| roles.contains(&one.role)), "{all:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_community_that_has_ended_ties_nobody() {
    let world = World::new().await;
    let table = world.community(Kind::RoundTable).await;
    let held = world.held_conversation(&[table]).await;
    let mut steward = world.belonging(Role::Member, table, Tie::Steward).await;
    let settings = format!("/en/conversations/{}/settings", store::ids::to_text(held));
    steward.get(&settings).await.is(200);
    world
        .app
        .db
        .write(move |tx| community::set_state(tx, table, State::Closed, "Done."))
        .await
        .expect("closed");
    steward.get(&settings).await.is(403);
    world.signed_in(Role::Moderator).await.get(&settings).await.is(200);
}
