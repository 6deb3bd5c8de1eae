//! What communities say of a strategy: each for itself, by its own way, of the text as it stood.

use perron::endorsement::{self, Tally};
use store::clause::{self, Clause, Parity, Version, Words};
use store::community::Kind;
use store::edition::{self, Edition};
use store::endorsement as said;
use store::holding::{self, Holding, Kind as Held};
use store::ids::to_text;
use store::membership::Role as Tie;
use store::person::Role;
use store::strategy::{self, Origin, State, Strategy};
use store::{Bilingual, Language, Tx, shift};

use crate::world::{NOON, World, on_both};

const DAY: i64 = 24 * 3_600_000;

fn both(en: &str, fr: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: fr.to_owned() }
}

/// An open strategy with a definition and a recommendation, held by these communities.
pub async fn strategy(world: &World, holders: &[i64]) -> i64 {
    let (id, chapter) = (world.app.ids.next(), world.app.ids.next());
    let one = Strategy {
        id,
        title: both("A strategy for belonging", "Une stratégie d’appartenance"),
        lead: Bilingual::default(),
        place_id: None,
        zone: "America/Toronto".to_owned(),
        answer_days: 30,
        state: State::Open,
        version: 1,
        origin: Origin::Own,
        made: NOON,
        made_by: None,
    };
    let holders = holders.to_vec();
    let write = move |tx: &mut Tx<'_>| {
        strategy::insert(tx, &one)?;
        strategy::add_chapter(tx, id, chapter, &both("First", "D’abord"))?;
        let kinds = [clause::Kind::Definition, clause::Kind::Recommendation];
        for (kind, (en, fr)) in kinds
            .into_iter()
            .zip([("Belonging", "Appartenir"), ("A room in every building", "Une salle par immeuble")])
        {
            clause::insert(tx, &blank(id, chapter, kind), &wording(en, fr))?;
        }
        for community_id in holders {
            let agreed = Some(NOON);
            let holding = Holding {
                kind: Held::Strategy,
                thing_id: id,
                community_id,
                agreed,
                made: NOON,
                made_by: None,
            };
            holding::put(tx, &holding)?;
        }
        Ok::<_, store::Error>(())
    };
    world.app.db.write(write).await.expect("a strategy");
    id
}

fn blank(strategy_id: i64, chapter_id: i64, kind: clause::Kind) -> Clause {
    Clause {
        strategy_id,
        number: 0,
        chapter_id,
        position: 0,
        kind,
        addressee: None,
        lever: None,
        doer: None,
        cost: Bilingual::default(),
        version: 1,
        retired: None,
        reason: String::new(),
        support: String::new(),
        counted: 0,
        made: NOON,
    }
}

fn wording(en: &str, fr: &str) -> Version {
    Version {
        number: 0,
        version: 1,
        words: Words {
            title: both(en, fr),
            text: both(&format!("{en}."), &format!("{fr}.")),
            plain: Bilingual::default(),
        },
        en: Parity::Current,
        fr: Parity::Current,
        why: String::new(),
        language: Language::English,
        made: NOON,
        made_by: None,
    }
}

/// Writes another version of a clause, which stands from now on.
pub async fn reworded(world: &World, id: i64, number: i64, en: &str, fr: &str) {
    let made = world.app.clock.now();
    let (en, fr) = (en.to_owned(), fr.to_owned());
    let write = move |tx: &mut Tx<'_>| {
        let version = clause::one(tx, id, number)?.expect("a clause").version + 1;
        clause::write(tx, id, &Version { number, version, made, ..wording(&en, &fr) })
    };
    world.app.db.write(write).await.expect("a version");
}

/// What a form says: a round of 14 people on the day before the tests begin … or other than that.
fn form<'a>(id: &'a str, number: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("strategy", id),
        ("number", number),
        ("version", "1"),
        ("verdict", "yes"),
        ("way", "consent"),
        ("people", "14"),
        ("day-day", "15"),
        ("day-month", "10"),
        ("day-year", "2026"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn communities_say_what_they_decided_and_are_asked_again_when_the_text_changes() {
    on_both(async |world| {
        let holder = world.community(Kind::Programme).await;
        let (first, second, third) = (
            world.community(Kind::RoundTable).await,
            world.community(Kind::Association).await,
            world.community(Kind::RoundTable).await,
        );
        let strategy_id = strategy(&world, &[holder]).await;
        let id = to_text(strategy_id);
        let list = |community: i64| format!("/en/communities/{}/endorsements", to_text(community));
        let new = |community: i64, number: i64| format!("{}/{id}/{number}", list(community));
        let public = format!("/en/strategies/{id}/endorsements");
        world.browser().get(&public).await.is(200).says("0 of 1 community. 1 not yet.");

        // asked on the home of the community, by those who run it
        let mut steward = world.belonging(Role::Member, first, Tie::Steward).await;
        let home = format!("/en/communities/{}", to_text(first));
        steward.get(&home).await.says("2 texts wait for your community’s word");
        steward.get(&list(first)).await.is(200).says("A room in every building").says("Not said yet");

        // a yes, a yes with a reservation by vote, an objection with its reason
        let yes = form(&id, "2", &[]);
        steward.submit(&new(first, 2), &list(first), &yes).await.is(303);
        let mut other = world.belonging(Role::Member, second, Tie::Facilitator).await;
        let vote = [
            ("verdict", "reservation"),
            ("reason-fr", "Pas sans ascenseur."),
            ("way", "vote"),
            ("people", "40"),
            ("yes", "31"),
            ("no", "4"),
        ];
        other.submit(&new(second, 2), &list(second), &form(&id, "2", &vote)).await.is(303);
        let mut last = world.belonging(Role::Member, third, Tie::Steward).await;
        let objection = [("verdict", "objection"), ("remaining", "3")];
        let page = last.submit(&new(third, 2), &list(third), &form(&id, "2", &objection)).await;
        page.is(422).says("Say why: it stands in full beside the clause");
        let objection =
            [&objection[..], &[("reason-en", "A shared <room> can mean being watched.")]].concat();
        last.submit(&new(third, 2), &list(third), &form(&id, "2", &objection)).await.is(303);

        let page = world.browser().get(&public).await;
        page.is(200).says("2 of 4 communities, 1 with a reservation. 1 objects. 1 not yet.");
        page.says("A shared &#60;room&#62; can mean being watched.").says("Vote: 31 yes, 4 no, of 40 people");
        page.says("lang=\"fr\">Pas sans ascenseur.");
        world.browser().get(&format!("{public}/2")).await.is(200).says("14 people, no objection left");
        world.browser().get(&format!("/fr/strategies/{id}/endorsements/2")).await.says("1 s’oppose.");
        world.browser().get(&format!("{public}/9")).await.is(404);

        // the ledger has one line for each community, however often it speaks
        steward.submit(&new(first, 1), &list(first), &form(&id, "1", &[])).await.is(303);
        let lines =
            world.app.db.read(move |tx| shift::list(tx, Some(first), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!((lines[0].kind, lines[0].decided_by), (shift::Kind::Endorsement, shift::Hand::Residents));
        let ledger = format!("{home}/ledger");
        world.browser().get(&ledger).await.is(200).says(&format!("href=\"{public}\""));

        // the text changes: what was said is of an earlier wording, and they are asked again
        world.clock.advance(2 * DAY);
        reworded(&world, strategy_id, 2, "A room where people want one", "Une salle là où on la veut").await;
        let page = world.browser().get(&format!("{public}/2")).await;
        page.says("0 of 4 communities. 3 spoke of an earlier wording and are asked again. 1 not yet.");
        page.says("of version 1; the text has changed since");
        steward.get(&home).await.says("1 has changed since your community spoke");
        steward.get(&new(first, 2)).await.says("Version 2, of 17\u{a0}October 2026: the one that stands");
        // they may have met before it changed, and not on a day on which it was not written yet
        let late = form(&id, "2", &[("version", "2"), ("day-day", "16")]);
        steward.submit(&new(first, 2), &list(first), &late).await.is(422).says("was written after this day");
        let again = form(&id, "2", &[("version", "2"), ("day-day", "17")]);
        steward.submit(&new(first, 2), &list(first), &again).await.is(303);
        let page = world.browser().get(&format!("{public}/2")).await;
        page.says("1 of 4 communities. 2 spoke of an earlier wording").says("Said before: 1");

        // what an edition keeps
        let frozen = world.app.db.read(move |tx| endorsement::frozen(tx, strategy_id, 2)).await.unwrap();
        let told: Vec<_> = frozen.iter().map(|one| (one.verdict.as_str(), one.version)).collect();
        assert_eq!(told, [("yes", 2), ("reservation", 1), ("objection", 1)]);
        let under = world.app.db.read(move |tx| endorsement::of_clause(tx, strategy_id, 2)).await.unwrap();
        assert_eq!(under.tally, Tally { all: 4, yes: 1, earlier: 2, ..Tally::default() });
    })
    .await;
}

#[tokio::test]
async fn nobody_speaks_for_another_community() {
    on_both(async |world| {
        let (holder, other) =
            (world.community(Kind::RoundTable).await, world.community(Kind::RoundTable).await);
        let city = world.community(Kind::Institution).await;
        let strategy_id = strategy(&world, &[holder]).await;
        let id = to_text(strategy_id);
        let list = |community: i64| format!("/en/communities/{}/endorsements", to_text(community));
        let yes = form(&id, "2", &[]);
        let mut holding = world.belonging(Role::Member, holder, Tie::Steward).await;
        let mut member = world.belonging(Role::Member, other, Tie::Member).await;
        for browser in [&mut holding, &mut member] {
            browser.submit("/en/account", &list(other), &yes).await.is(403);
        }
        // whoever runs the house reads what a community is asked, and does not speak for it
        for role in [Role::Moderator, Role::Operator] {
            let mut house = world.signed_in(role).await;
            let page = house.get(&format!("{}/{id}/2", list(other))).await;
            page.is(200).says("Only those who run this community");
            house.submit("/en/account", &list(other), &yes).await.is(403);
        }
        // an institution answers, and does not endorse
        let mut responder = world.belonging(Role::Member, city, Tie::Steward).await;
        responder.submit("/en/account", &list(city), &yes).await.is(403);
        world.signed_in(Role::Operator).await.get(&list(city)).await.is(404);
        let said = world.app.db.read(move |tx| said::of(tx, strategy_id)).await.unwrap();
        assert!(said.is_empty(), "{said:?}");
        // nor does anybody of what is not there: a clause that never was, an edition before the first, a draft
        let mut own = world.belonging(Role::Member, other, Tie::Steward).await;
        for number in ["0", "3", "x"] {
            own.submit("/en/account", &list(other), &form(&id, number, &[])).await.is(404);
        }
        let draft = move |tx: &mut Tx<'_>| {
            let one = strategy::by_id(tx, strategy_id)?.expect("a strategy");
            strategy::update(tx, &Strategy { state: State::Draft, ..one })
        };
        world.app.db.write(draft).await.unwrap();
        own.submit("/en/account", &list(other), &yes).await.is(404);
        world.browser().get(&format!("/en/strategies/{id}/endorsements")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn an_edition_as_a_whole_is_endorsed_and_a_newer_one_asks_again() {
    on_both(async |world| {
        let table = world.community(Kind::RoundTable).await;
        let strategy_id = strategy(&world, &[table]).await;
        let publish = move |number: i64| Edition {
            strategy_id,
            number,
            version: number,
            day: "2026-10-15".to_owned(),
            sha256: String::new(),
            made: NOON,
            made_by: None,
        };
        world.app.db.write(move |tx| edition::insert(tx, &publish(1), "{}")).await.unwrap();
        let (id, mut steward) =
            (to_text(strategy_id), world.belonging(Role::Member, table, Tie::Steward).await);
        let list = format!("/en/communities/{}/endorsements", to_text(table));
        let new = format!("{list}/{id}/0");
        steward.get(&new).await.is(200).says("Edition 1 as a whole");
        steward.submit(&new, &list, &form(&id, "0", &[])).await.is(303);
        let public = format!("/en/strategies/{id}/endorsements/0");
        world.browser().get(&public).await.is(200).says("1 of 1 community.");
        world.app.db.write(move |tx| edition::insert(tx, &publish(2), "{}")).await.unwrap();
        world
            .browser()
            .get(&public)
            .await
            .says("Edition 2 as a whole")
            .says("of edition 1; there is a newer one");
        steward.get(&list).await.says("The text has changed: say it again");
    })
    .await;
}
