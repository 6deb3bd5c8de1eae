//! Spaces: made, given rules that people agree to, replaced by newer ones; the week and its calendar; and that what is in
//! force is written into the ledger.

use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::{ids, membership};

use crate::world::{Browser, World, on_both};

/// What the form of a space says.
const SPACE: &[(&str, &str)] = &[
    ("name-en", "Mill Street hall"),
    ("name-fr", "Salle de la rue du Moulin"),
    ("about-en", "Forty chairs and a kitchen."),
    ("venue", "12 Mill Street"),
    ("access-en", "A ramp at the side."),
    ("keys-en", "Zwxq the code is 4711."),
    ("zone", "America/Toronto"),
    ("keeper", "institution"),
    ("open", "yes"),
    ("place", "Montréal, Quebec"),
];

/// What the form of rules says.
pub const RULES: &[(&str, &str)] = &[
    ("who", "everyone"),
    ("day-1", "9:00-21:00"),
    ("day-2", "9:00-21:00"),
    ("day-3", "9:00-21:00"),
    ("day-4", "9:00-21:00"),
    ("day-5", "9 h à 21 h"),
    ("day-6", "9:00-24:00"),
    ("most-hours", "4"),
    ("ahead-days", "60"),
    ("fee", "12.50"),
    ("currency", "CAD"),
    ("quiet-from", "20:00"),
    ("quiet-until", "10:00"),
    ("words-en", "Sweep the floor."),
    ("agenda-by", "residents"),
];

/// These fields, with others in the place of some.
pub fn with<'a>(usual: &[(&'a str, &'a str)], other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = usual.iter().filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    kept.chain(other).copied().collect()
}

/// A space of a community without rules: whoever runs it, the community, and its page.
pub async fn made(world: &World) -> (Browser<'_>, i64, String) {
    let community = world.community(Kind::Association).await;
    let mut host = world.belonging(Role::Member, community, Tie::Facilitator).await;
    let spaces = format!("/en/communities/{}/spaces", ids::to_text(community));
    let page = host.submit(&format!("{spaces}/new"), &spaces, SPACE).await;
    page.is(303);
    let path = page.location().trim_end_matches("/rules").to_owned();
    (host, community, path)
}

/// Proposes rules and brings them into force.
pub async fn rule(host: &mut Browser<'_>, path: &str, number: i64, other: &[(&str, &str)]) {
    let rules = format!("{path}/rules");
    host.submit(&format!("{rules}/new"), &rules, &with(RULES, other)).await.is(303);
    let entry = [
        ("meeting-en", "Tenants’ meeting"),
        ("meeting-fr", "Assemblée des locataires"),
        ("people", "23"),
        ("decided-by", "residents"),
    ];
    host.submit(&rules, &format!("{rules}/{number}/entry"), &entry).await.is(303);
}

/// A space that can be booked.
pub async fn ready(world: &World) -> (Browser<'_>, i64, String) {
    let (mut host, community, path) = made(world).await;
    rule(&mut host, &path, 1, &[]).await;
    (host, community, path)
}

#[tokio::test]
async fn residents_give_a_space_its_rules_and_replace_them() {
    on_both(async |world| {
        let (mut host, community, path) = made(&world).await;
        let rules = format!("{path}/rules");
        world.browser().get(&path).await.is(200).says("rules have to be agreed first");
        let mut member = world.belonging(Role::Member, community, Tie::Member).await;
        member.submit(&format!("{rules}/new"), &rules, RULES).await.is(303);
        let page = world.browser().get(&rules).await;
        page.is(200).says("Version 1").says("1 person agreed here").says("9:00\u{a0}a.m. to 9:00\u{a0}p.m.");
        page.says("$12.50 an hour");
        member.submit(&rules, &format!("{rules}/1/entry"), &[("decided-by", "residents")]).await.is(403);

        // nobody agrees any more: they cannot come into force
        member.submit(&rules, &format!("{rules}/1/agreement"), &[("agree", "no")]).await.is(303);
        let refused = host.submit(&rules, &format!("{rules}/1/entry"), &[("decided-by", "residents")]).await;
        refused.is(422).says("Nobody has agreed yet");
        let half = [("decided-by", "residents"), ("people", "9")];
        host.submit(&rules, &format!("{rules}/1/entry"), &half).await.is(422).says("Name the meeting");
        host.submit(&rules, &format!("{rules}/1/agreement"), &[("agree", "yes")]).await.is(303);
        host.submit(&rules, &format!("{rules}/1/entry"), &[("decided-by", "residents")]).await.is(303);
        world.browser().get(&path).await.says("Book a time").says("Sweep the floor.");
        // once only, and nobody agrees to what is settled
        host.submit(&rules, &format!("{rules}/1/entry"), &[("decided-by", "residents")]).await.is(410);
        member.submit(&rules, &format!("{rules}/1/agreement"), &[("agree", "yes")]).await.is(303);
        member.get(&rules).await.says("settled meanwhile");

        rule(&mut host, &path, 2, &[("who", "members")]).await;
        let page = world.browser().get(&rules).await;
        page.says("Tenants’ meeting: 23 people agreed.").says("In force since").says("In force from");
        let french = world.browser().get(&rules.replace("/en/", "/fr/")).await;
        french.is(200).says("Assemblée des locataires").says("Lundi à vendredi").says("12,50\u{a0}$ l’heure");

        // one line in the ledger, of the newest
        let ledger = format!("/en/communities/{}/ledger", ids::to_text(community));
        let page = world.browser().get(&ledger).await;
        page.is(200).says("Rules of Mill Street hall").says("Residents took 1 of 1 decision");
        assert_eq!(page.text.matches("Rules of Mill Street hall").count(), 1);
        let home = world.browser().get(&format!("/en/communities/{}", ids::to_text(community))).await;
        home.says("Mill Street hall").says("<title id=\"ledger-t\">");
    })
    .await;
}

#[tokio::test]
async fn rules_that_say_nothing_are_refused_in_a_sentence_each() {
    let world = World::new().await;
    let (mut host, _, path) = made(&world).await;
    let rules = format!("{path}/rules");
    for (field, value, says) in [
        ("day-1", "21:00-9:00", "is not from a time to a later one"),
        ("most-hours", "0", "a whole number"),
        ("fee", "-5", "is not an amount"),
        ("fee", "a lot", "is not an amount"),
        ("currency", "dollars", "three letters of the currency"),
        ("quiet-until", "", "from when and until when it is quiet"),
        ("quiet-from", "late", "late"),
        ("agenda-by", "", "Choose"),
    ] {
        let page = host.submit(&format!("{rules}/new"), &rules, &with(RULES, &[(field, value)])).await;
        page.is(422);
        assert!(page.text.to_lowercase().contains(&says.to_lowercase()), "{field} {value}: {}", page.text);
    }
    let closed: Vec<(&str, &str)> = RULES
        .iter()
        .map(|(field, value)| (*field, if field.starts_with("day-") { "" } else { *value }))
        .collect();
    host.submit(&format!("{rules}/new"), &rules, &closed).await.is(422).says("at least one day");
    world.browser().get(&rules).await.says("Nobody has proposed rules yet");
}

#[tokio::test]
async fn a_space_is_changed_and_its_week_is_read() {
    on_both(async |world| {
        let (mut host, community, path) = ready(&world).await;
        let week = world.browser().get(&format!("{path}?week=2026-10-26")).await;
        // NOON is 15 October 2026; that week ends with the hour that comes twice
        week.is(200)
            .says("Seven days from 26\u{a0}October 2026")
            .says("Sunday, 1\u{a0}November 2026")
            .says("Open: closed");
        week.says("9:00\u{a0}a.m. to midnight");
        week.says("Free: book it");
        world.browser().get(&format!("{path}?week=nonsense")).await.is(200).says("The next seven days");
        let far = world.browser().get(&format!("{path}?week=2027-06-01")).await;
        assert!(!far.text.contains("Free: book it"), "further ahead than the rules allow");
        world.browser().get(&format!("{}/settings", path)).await.is(303);
        host.submit(
            &format!("{path}/settings"),
            &format!("{path}/settings"),
            &with(SPACE, &[("open", "no")]),
        )
        .await
        .is(303);
        let shut = world.browser().get(&path).await;
        shut.says("cannot be booked at the moment");
        assert!(!shut.text.contains("Free: book it") && !shut.text.contains("Zwxq"));
        let list = format!("/fr/communities/{}/spaces", ids::to_text(community));
        world.browser().get(&list).await.is(200).says("Salle de la rue du Moulin").says("pas de réservation");
        let bad = with(SPACE, &[("zone", "Mars/Base"), ("name-en", ""), ("name-fr", ""), ("venue", "")]);
        let refused = host.submit(&format!("{path}/settings"), &format!("{path}/settings"), &bad).await;
        refused.is(422).says("Give the space a name");
        let mut member = world.belonging(Role::Member, community, membership::Role::Member).await;
        member.get(&format!("{path}/settings")).await.is(403);
    })
    .await;
}
