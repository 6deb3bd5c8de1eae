//! Roles in a community: terms, hand-overs, what stewards may not decide about each other, and that there is always one.

use perron::community::people::{By, Change, Person as Who, Refusal};
use perron::community::terms;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use store::community::Kind;
use store::conversation;
use store::handover;
use store::membership::{self, Ending, Role as Tie};
use store::person::Role;

use crate::community::{child, path, people, said, the};
use crate::world::{NOON, World, on_both};

const DAY: i64 = 24 * 3_600_000;

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
