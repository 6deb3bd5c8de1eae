//! The pledge: signing, confirming, changing, withdrawing; nobody learns who has signed; tricks in names.
//! Long: one signature from the form to the log, and everything that may be tried on the way.

use store::mail::Mail;
use store::person::Role;
use store::residence::{Province, Residence};
use store::signatory::{self, Wanted};
use store::signature::{self, Kind, Origin, Said, Sector, Signature, State};

use crate::world::{Browser, NOON, Page, World, on_both};

const FORM: &str = "/en/pledge/signatures/new";
const SIGN: &str = "/en/pledge/signatures";

/// Puts a version of the call up.
pub async fn call(world: &World) {
    let mut steward = world.signed_in(Role::Moderator).await;
    let fields = [
        ("title_en", "A pledge to belong"),
        ("title_fr", "Un engagement d’appartenance"),
        ("text_en", "We open our doors.\r\n\r\nWe stay."),
        ("text_fr", "Nous ouvrons nos portes.\r\n\r\nNous restons."),
        ("actions_en", "Knock on one door\r\nCook for a neighbour"),
        ("actions_fr", "Frapper à une porte\r\nCuisiner pour quelqu’un"),
    ];
    steward.submit("/en/pledge/versions/new", "/en/pledge/versions", &fields).await.is(303);
}

/// What a person who signs types, with some of it otherwise.
fn typed<'a>(name: &'a str, email: &'a str, other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("kind", "person"),
        ("name", name),
        ("email", email),
        ("place", "Quebec"),
        ("action", "1"),
        ("shown", "public"),
    ];
    let kept = usual.into_iter().filter(|(field, _)| !other.iter().any(|(name, _)| name == field));
    kept.chain(other.iter().copied()).collect()
}

async fn sign(browser: &mut Browser<'_>, fields: &[(&str, &str)]) -> Page {
    browser.submit(FORM, SIGN, fields).await
}

/// The page of the call, once the counts on it are fresh.
async fn fresh(world: &World) -> Page {
    world.clock.advance(5_000);
    world.browser().get("/en/pledge").await
}

/// The mails in the outbox, newest first.
async fn mails(world: &World) -> Vec<Mail> {
    world.app.db.read(|tx| store::mail::page(tx, i64::MAX, 1000)).await.unwrap()
}

/// The path of the link in the newest mail.
async fn link(world: &World) -> String {
    let text = mails(world).await.remove(0).text;
    let line = text.lines().find(|line| line.contains("/pledge/")).unwrap();
    line.split_once("8080").unwrap().1.to_owned()
}

/// Signs and confirms; the path of one's own signature.
pub async fn signed(world: &World, fields: &[(&str, &str)]) -> String {
    let mut browser = world.browser();
    sign(&mut browser, fields).await.is(303);
    let path = link(world).await;
    browser.submit(&path, &path, &[]).await.is(303).location().to_owned()
}

#[tokio::test]
async fn a_person_signs_confirms_changes_and_withdraws() {
    on_both(async |world| {
        call(&world).await;
        let mut marie = world.browser();
        marie
            .get("/fr/pledge")
            .await
            .is(200)
            .says("Un engagement d’appartenance")
            .says("<p>Nous restons.</p>");
        marie.get(FORM).await.is(200).says("Knock on one door").says("We open our doors.");
        let page = sign(&mut marie, &typed("Marie Côté", "Marie@Example.org", &[])).await;
        assert_eq!(page.is(303).location(), "/en/pledge/mail");
        fresh(&world).await.says(">0</span>");

        let path = link(&world).await;
        let mail = mails(&world).await.remove(0);
        assert!(
            !mail.text.contains("Marie") && !mail.html.contains("Marie"),
            "no words of a stranger in our mail"
        );
        marie.get(&path).await.is(200).says("Marie Côté").says("Knock on one door").says("Quebec");
        fresh(&world).await.says(">0</span>");
        let own = marie.submit(&path, &path, &[]).await.is(303).location().to_owned();
        marie
            .get(&own)
            .await
            .is(200)
            .says("your signature counts")
            .says("Marie Côté")
            .says("Line 1 is yours");
        fresh(&world).await.says(">1</span>").says("1 person and 0 organisations");
        marie.get(&path).await.is(422).says("no longer works");
        marie.submit(FORM, &path, &[]).await.is(422);
        assert!(
            link(&world).await.ends_with(own.rsplit_once('/').unwrap().1),
            "the mail holds the same link"
        );

        let mut other = world.browser();
        other.get(&own).await.is(200);
        let fields =
            typed("Marie-Ève Côté", "", &[("email", ""), ("action", "own"), ("action_words", "Sit outside")]);
        other.submit(&own, &own, &fields).await.is(303);
        other.get(&own).await.says("Saved.").says("Marie-Ève Côté").says("Sit outside");
        let withdrawal = format!("{own}/withdrawal");
        other.submit(&own, &withdrawal, &[]).await.is(303);
        other.get("/en/pledge").await.says("is withdrawn");
        fresh(&world).await.says(">0</span>");
        other.get(&own).await.is(410);
        other.submit(FORM, &withdrawal, &[]).await.is(410);
        // whoever withdrew may sign again
        signed(&world, &typed("Marie Côté", "marie@example.org", &[])).await;
        fresh(&world).await.says(">1</span>");
    })
    .await;
}

#[tokio::test]
async fn an_organisation_signs_with_its_sector_and_short_name() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    let organisation = [("kind", "organisation"), ("logo", "MSRT"), ("shown", "private")];
    let fields = typed("Mill Street Round Table", "table@example.org", &organisation);
    sign(&mut browser, &fields).await.is(422).says("Choose what kind of organisation").says("value=\"MSRT\"");
    let fields = [&fields[..], &[("sector", "association")]].concat();
    let own = signed(&world, &fields).await;
    browser.get(&own).await.says("Mill Street Round Table").says("value=\"MSRT\"");
    fresh(&world).await.says("0 people and 1 organisation.");
}

#[tokio::test]
async fn nobody_learns_from_the_answer_who_has_signed() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Marie", "marie@example.org", &[])).await;
        let mut answers = Vec::new();
        for email in ["marie@example.org", "paul@example.org"] {
            let mut stranger = world.browser();
            let page = sign(&mut stranger, &typed("Someone", email, &[])).await;
            let link = stranger.submit("/en/pledge/links/new", "/en/pledge/links", &[("email", email)]).await;
            let say = |page: &Page| (page.status, page.location().to_owned(), page.text.clone());
            answers.push((say(&page), say(&link)));
        }
        assert_eq!(answers[0], answers[1]);
        let to_marie: Vec<_> =
            mails(&world).await.into_iter().filter(|mail| mail.recipient == "marie@example.org").collect();
        let says = |words: &str| to_marie.iter().any(|mail| mail.text.contains(words));
        assert!(says("It has signed already") && says("asked localhost:8080 for the link"));
        world.browser().get(&own).await.says("value=\"Marie\"");
        assert_eq!(mails(&world).await.iter().filter(|mail| mail.recipient == "paul@example.org").count(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_last_is_what_is_confirmed() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    sign(&mut browser, &typed("Mari", "marie@example.org", &[])).await.is(303);
    let first = link(&world).await;
    sign(&mut browser, &typed("Marie", "marie@example.org", &[])).await.is(303);
    browser.get(&first).await.is(422);
    let second = link(&world).await;
    browser.get(&second).await.is(200).says("Marie");
    world.clock.advance(7 * 24 * 3_600_000);
    browser.get(&second).await.is(422);
    browser.submit(FORM, &second, &[]).await.is(422);
    fresh(&world).await.says(">0</span>");
}

#[tokio::test]
async fn a_mailbox_is_not_flooded_through_us() {
    let world = World::new().await;
    call(&world).await;
    for _ in 0..8 {
        let mut browser = world.browser();
        sign(&mut browser, &typed("Marie", "marie@example.org", &[])).await.is(303);
    }
    assert_eq!(mails(&world).await.len(), 5);
    world.clock.advance(3_600_000);
    sign(&mut world.browser(), &typed("Marie", "marie@example.org", &[])).await.is(303);
    assert_eq!(mails(&world).await.len(), 6);
}

#[tokio::test]
async fn tricks_in_names_are_refused_with_a_sentence_and_what_was_typed_stays() {
    let world = World::new().await;
    call(&world).await;
    let mut browser = world.browser();
    for (name, said) in [
        ("Marie\r\nBcc: paul@example.org", "holds a line break"),
        ("Marie\u{202e}eiram", "turns the direction"),
        ("M\u{430}rie", "letters of different alphabets"),
        ("Z\u{301}\u{302}\u{303}\u{304}a", "more than two"),
        ("Cheap pills https://evil.example", "without an address"),
        ("", "Write something here"),
        (&"x".repeat(121), "120"),
    ] {
        let mut fresh = world.browser();
        sign(&mut fresh, &typed(name, "marie@example.org", &[])).await.is(422).says(said);
    }
    let page = sign(&mut browser, &typed("<b>Marie</b>", "marie@example.org", &[("email", "no")])).await;
    page.is(422).says("not an e-mail address").says("&#60;b&#62;Marie");
    assert!(mails(&world).await.is_empty());
}

#[tokio::test]
async fn reminders_keep_the_address_only_while_they_are_wanted() {
    let world = World::new().await;
    call(&world).await;
    let kept = async |world: &World, own: &str| {
        let id = store::ids::from_text(own.rsplit('/').next().unwrap().split_once('-').unwrap().0).unwrap();
        world.app.db.read(move |tx| store::signature::by_id(tx, id)).await.unwrap().unwrap().email
    };
    let own = signed(&world, &typed("Marie", "marie@example.org", &[("reminders", "yes")])).await;
    assert_eq!(kept(&world, &own).await.as_deref(), Some("marie@example.org"));
    let mut marie = world.browser();
    marie.submit(&own, &format!("{own}/quiet"), &[]).await.is(303);
    assert_eq!(kept(&world, &own).await, None);
    let again = |email: &'static str| typed("Marie", email, &[("reminders", "yes")]);
    marie
        .submit(&own, &own, &again("paul@example.org"))
        .await
        .is(422)
        .says("not the address you signed with");
    marie.submit(&own, &own, &again("marie@example.org")).await.is(303);
    assert_eq!(kept(&world, &own).await.as_deref(), Some("marie@example.org"));
    let without = signed(&world, &typed("Paul", "paul@example.org", &[])).await;
    assert_eq!(kept(&world, &without).await, None);
}

#[tokio::test]
async fn a_key_that_is_not_ours_opens_nothing() {
    let world = World::new().await;
    call(&world).await;
    let own = signed(&world, &typed("Marie", "marie@example.org", &[])).await;
    let (id, key) = own.split_once('-').unwrap();
    let mut stranger = world.browser();
    for forged in [
        format!("{id}-"),
        format!("{id}-{}", &key[1..]),
        id.to_owned(),
        format!("{id}-{}", key.replace(&key[..1], "é")),
    ] {
        stranger.get(&forged).await.is(404);
        stranger.submit(FORM, &format!("{forged}/withdrawal"), &[]).await.is(404);
    }
    fresh(&world).await.says(">1</span>");
}

#[tokio::test]
async fn a_version_is_in_both_languages_or_not_at_all() {
    let world = World::new().await;
    let mut steward = world.signed_in(Role::Moderator).await;
    steward.get("/en/pledge").await.is(200).says("no pledge to sign here yet").says("Write the pledge");
    world.browser().get(FORM).await.is(404);
    let (page, to) = ("/en/pledge/versions/new", "/en/pledge/versions");
    let english = [("title_en", "A"), ("text_en", "B"), ("actions_en", "one\ntwo"), ("actions_fr", "un")];
    steward
        .submit(page, to, &english)
        .await
        .is(422)
        .says("Write something here")
        .says("2 actions in English and 1");
    call(&world).await;
    call(&world).await;
    steward.get("/fr/pledge/versions").await.says("Version 1, du").says("Version 2, du");
    steward.get(page).await.says("We open our doors.");
}

/// The counter as JSON.
async fn counter(world: &World) -> serde_json::Value {
    serde_json::from_str(&world.browser().get("/en/pledge/counter.json").await.is(200).text).unwrap()
}

#[tokio::test]
async fn the_list_shows_those_who_want_it_and_no_other() {
    on_both(async |world| {
        call(&world).await;
        signed(&world, &typed("Zoé Côté", "zoe@example.org", &[])).await;
        let organisation = [("kind", "organisation"), ("sector", "association"), ("logo", "LC")];
        let table = [&organisation[..], &[("place", "Nunavut")]].concat();
        signed(&world, &typed("La cuisine", "table@example.org", &table)).await;
        let own = signed(&world, &typed("Amy Hidden", "amy@example.org", &[("shown", "private")])).await;
        sign(&mut world.browser(), &typed("Never Confirmed", "never@example.org", &[])).await;
        let mut guest = world.browser();
        let page = guest.get("/en/pledge/signatures").await;
        page.is(200).says("2 on the list").says("Zoé Côté").says("La cuisine").says("· Nunavut").says("LC");
        assert!(!page.text.contains("Hidden") && !page.text.contains("Never") && !page.text.contains("zoe@"));
        let search = async |query: &str| world.browser().get(&format!("/fr/pledge/signatures?{query}")).await;
        search("q=COTE").await.is(200).says("Zoé Côté").says("Un nom");
        search("q=c%C3%B4t%C3%A9+zo").await.says("Zoé Côté");
        search("province=NU").await.says("La cuisine").says("Un nom");
        search("sector=federal").await.says("Personne sur la liste");
        search("q=%25&after=x&from=%00&province=ZZ").await.is(200);
        // private now, and gone from the list at once; withdrawn, and gone from the counts
        let mut amy = world.browser();
        amy.submit(&own, &own, &typed("Amy Seen", "", &[("email", "")])).await.is(303);
        search("q=amy").await.says("Amy Seen");
        amy.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        search("q=amy").await.says("Personne sur la liste");
    })
    .await;
}

#[tokio::test]
async fn the_list_is_read_page_by_page() {
    let world = World::new().await;
    call(&world).await;
    fill(&world, 130, Province::Ontario, true).await;
    let mut guest = world.browser();
    let mut path = "/en/pledge/signatures?q=number".to_owned();
    let mut names = Vec::new();
    for _ in 0..3 {
        let page = guest.get(&path).await;
        page.is(200).says("130 on the list");
        names.extend(
            page.text.split("<bdi><b>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()),
        );
        let next = page.text.split("href=\"").find(|rest| rest.contains("after=") && rest.contains(">Next"));
        let Some(next) = next else { break };
        path = next.split('"').next().unwrap().replace("&#38;", "&");
    }
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((names.len(), sorted.len()), (130, 130));
}

#[tokio::test]
async fn the_list_and_the_one_place_that_decides_say_the_same() {
    on_both(async |world| {
        call(&world).await;
        let ids = world.app.ids.clone();
        let both = world.app.db.write(move |tx| {
            let mut decided = Vec::new();
            for &state in State::ALL {
                for is_public in [true, false] {
                    let mut one = signature_of(ids.next(), 1, Province::Ontario);
                    (one.state, one.said.is_public) = (state, is_public);
                    signature::insert(tx, &one)?;
                    decided.extend(perron::pledge::is_shown(&one).then_some(one.id));
                }
            }
            let listed = signatory::page(tx, &Wanted::default(), ("", 0), 99)?;
            Ok::<_, store::Error>((decided, listed.iter().map(|one| one.id).collect::<Vec<_>>()))
        });
        let (decided, listed) = both.await.unwrap();
        assert_eq!((decided.len(), &decided), (1, &listed));
    })
    .await;
}

/// A confirmed signature of a person who signed privately.
fn signature_of(id: i64, number: i64, province: Province) -> Signature {
    let said = Said {
        kind: Kind::Person,
        sector: Sector::Resident,
        name: format!("Number {number:03}"),
        key: format!("number {number:03}"),
        logo: String::new(),
        is_public: false,
        residence: Residence::Province(province),
        action: None,
        action_words: String::new(),
        reminders: false,
    };
    Signature {
        id,
        version: 1,
        said,
        address_hash: None,
        email: None,
        language: store::Language::English,
        reminded: 0,
        outcome: String::new(),
        state: State::Confirmed,
        origin: Origin::List,
        mark: String::new(),
        confirm_hash: None,
        expires: None,
        mails: 0,
        mails_since: 0,
        made: NOON,
        confirmed: Some(NOON),
        withdrawn: None,
    }
}

/// Puts confirmed signatures of one place into the store.
async fn fill(world: &World, count: i64, province: Province, is_public: bool) {
    let ids = world.app.ids.clone();
    let write = move |tx: &mut store::Tx<'_>| {
        (0..count).try_for_each(|number| {
            let mut one = signature_of(ids.next(), number, province);
            one.said.is_public = is_public;
            signature::insert(tx, &one).map(drop)
        })
    };
    world.app.db.write(write).await.unwrap();
}

#[tokio::test]
async fn a_few_in_one_place_are_not_told_anywhere() {
    on_both(async |world| {
        call(&world).await;
        fill(&world, 40, Province::Ontario, false).await;
        fill(&world, 12, Province::Quebec, true).await;
        fill(&world, 3, Province::Yukon, false).await;
        let mut guest = world.browser();
        for lang in ["en", "fr"] {
            let page = guest.get(&format!("/{lang}/pledge")).await;
            page.is(200).says(">55</span>").says(">40</text>").says("<svg class=\"tiles\"");
            assert!(!page.text.contains(">3<"), "{lang}");
        }
        let told = counter(&world).await;
        assert_eq!((told["signatories"].as_i64(), told["by_place"]["ON"].as_i64()), (Some(55), Some(40)));
        assert_eq!(
            (told["by_place"]["YT"].as_str(), told["by_place"]["NU"].as_i64()),
            (Some("<10"), Some(0))
        );
        let few = told["by_place"].as_object().unwrap().values().filter(|value| *value == "<10").count();
        assert!(few >= 2, "one alone would follow from the total: {told}");
        assert!(told["places_reached"].is_null(), "it would tell which of the few is nobody");
    })
    .await;
}

#[tokio::test]
async fn the_counter_and_nothing_else_stands_on_other_sites() {
    let world = World::new().await;
    call(&world).await;
    let mut guest = world.browser();
    let page = guest.get("/fr/pledge/counter").await;
    page.is(200).says("Un engagement d’appartenance").says("http://localhost:8080/fr/pledge");
    assert!(page.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(page.header("cross-origin-resource-policy"), "cross-origin");
    assert!(page.header("set-cookie").is_empty() && guest.cookies.is_empty());
    let data = guest.get("/en/pledge/counter.json").await;
    assert_eq!(data.is(200).header("access-control-allow-origin"), "*");
    assert!(guest.cookies.is_empty());
    for path in ["/en/pledge", "/en/pledge/signatures", "/en/pledge/log.csv"] {
        let other = guest.get(path).await;
        assert!(other.is(200).header("access-control-allow-origin").is_empty());
        assert!(other.header("content-security-policy").contains("frame-ancestors 'none'"));
    }
}

#[tokio::test]
async fn anyone_recounts_the_log() {
    on_both(async |world| {
        call(&world).await;
        let own = signed(&world, &typed("Marie", "Marie@example.org", &[])).await;
        let mail = mails(&world).await.remove(0).text;
        signed(&world, &typed("Paul", "paul@example.org", &[("shown", "private")])).await;
        let mut marie = world.browser();
        marie.submit(&own, &format!("{own}/withdrawal"), &[]).await.is(303);
        let log = marie.get("/en/pledge/log.csv").await;
        log.is(200);
        for personal in ["Marie", "marie", "Paul", "example.org", "QC"] {
            assert!(!log.text.contains(personal));
        }
        let found = perron::pledge::verify::recount(&log.text).unwrap();
        assert_eq!((found.signed, found.withdrawn, found.counting()), (2, 1, 1));
        let salt = mail.split("show it: ").nth(1).unwrap().split_whitespace().next().unwrap();
        let mark = perron::pledge::log::mark(salt, "marie@example.org");
        assert_eq!(found.line_of_mark(&mark), Some((1, false)));
        assert!(perron::pledge::verify::recount(&log.text.replacen("signed", "withdrawn", 1)).is_err());
    })
    .await;
}
