//! Action plans: written, suggested to, agreed to, carried out, confirmed by residents; on paper and in calendars.

use store::community::Kind;
use store::membership::Role as Tie;
use store::person::Role;
use store::shift;

use crate::world::{Browser, Page, World, on_both};

const DAY: i64 = 24 * 3_600_000;

/// Where a form leads, without the query.
fn address(page: &Page) -> String {
    page.is(303);
    page.location().split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The first address on a page that begins so and has more parts.
fn link(page: &Page, begins: &str) -> String {
    let start = format!("href=\"{begins}");
    let rest = page.text.split(&start).nth(1).unwrap_or_else(|| panic!("no {begins} in {}", page.text));
    format!("{begins}{}", rest.split('"').next().unwrap_or_default())
}

fn hidden(page: &Page, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    page.text.split(&start).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

struct Table {
    home: String,
    id: i64,
}

async fn table(world: &World) -> Table {
    let id = world.community(Kind::RoundTable).await;
    Table { home: format!("/en/communities/{}", store::ids::to_text(id)), id }
}

/// A plan with a goal, an objective and an action, shown to everybody: its address and that of the action.
async fn shown_plan(steward: &mut Browser<'_>, table: &Table) -> (String, String) {
    let list = format!("{}/plan", table.home);
    let page =
        steward.submit(&list, &list, &[("title-en", "Mill Street"), ("title-fr", "Rue du Moulin")]).await;
    let plan = address(&page).trim_end_matches("/settings").to_owned();
    let settings = format!("{plan}/settings");
    let goal = [("goal-en", "Nobody stays in"), ("goal-fr", "Personne ne reste chez soi")];
    steward.submit(&settings, &format!("{plan}/goals"), &goal).await.is(303);
    let goal = hidden(&steward.get(&settings).await, "goal");
    let objective = [("goal", goal.as_str()), ("text-en", "Clear by noon"), ("text-fr", "Dégagé à midi")];
    steward.submit(&settings, &format!("{plan}/objectives"), &objective).await.is(303);
    steward.submit(&settings, &format!("{plan}/publication"), &[]).await.is(303);
    steward.get(&settings).await.says("a plan needs an action");
    let objective = hidden(&steward.get(&settings).await, "objective");
    let action =
        [("objective", objective.as_str()), ("text-en", "Shovel"), ("text-fr", "Pelleter"), ("doer", "help")];
    steward.submit(&settings, &format!("{plan}/actions"), &action).await.is(303);
    steward.submit(&settings, &format!("{plan}/publication"), &[]).await.is(303);
    let action = link(&steward.get(&plan).await, &format!("{plan}/actions/"));
    (plan, action)
}

const HANDS: [(&str, &str); 3] = [("agenda", "residents"), ("decided", "residents"), ("holder", "mixed")];

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from its beginning to its end")]
async fn a_plan_is_written_agreed_to_and_confirmed_done() {
    on_both(async |world| {
        let table = table(&world).await;
        let mut steward = world.belonging(Role::Member, table.id, Tie::Steward).await;
        let mut lead = world.belonging(Role::Member, table.id, Tie::Member).await;
        let mut neighbour = world.belonging(Role::Member, table.id, Tie::Member).await;
        let mut other = world.belonging(Role::Member, table.id, Tie::Member).await;
        let (plan, action) = shown_plan(&mut steward, &table).await;
        world.browser().get(&table.home).await.says("Mill Street").says("0 of 1 action done");
        world
            .browser()
            .get(&plan.replace("/en/", "/fr/"))
            .await
            .is(200)
            .says("Rue du Moulin")
            .says("Pelleter");

        // anybody suggests; those who run it answer with a reason, for all to read
        let list = format!("{plan}/suggestions");
        let mut guest = world.browser();
        let said = [("text", "Start with Third Avenue."), ("name", "Joss")];
        guest.submit(&list, &list, &said).await.is(303);
        guest.get(&list).await.says("Start with Third Avenue.").says("until it is answered");
        assert!(!world.browser().get(&list).await.text.contains("Third Avenue"), "not before it is answered");
        let page = steward.get(&list).await;
        let answer = page.text.split("action=\"").find(|part| part.contains("/answer\"")).unwrap();
        let answer = answer.split('"').next().unwrap_or_default().to_owned();
        steward.submit(&list, &answer, &[("state", "declined"), ("reason", " ")]).await.is(422);
        let yes = [("state", "accepted"), ("reason", "It is the steepest.")];
        steward.submit(&list, &answer, &yes).await.is(303);
        world.browser().get(&list).await.says("It is the steepest.").says("Joss").says("Accepted");
        let again = steward.submit(&list, &answer, &yes).await;
        steward.get(again.location()).await.says("somebody answered it meanwhile");

        // residents say what they think, and the table agrees
        let ask = format!("{plan}/agreement");
        let settle = [&HANDS[..], &[("room", "")]].concat();
        steward.submit(&ask, &ask, &settle).await.is(422).says("Fewer than 2 residents agree");
        let no = [("verdict", "no"), ("words", "")];
        neighbour.submit(&ask, &format!("{plan}/assent"), &no).await.is(422).says("Say why");
        let no = [("verdict", "no"), ("words", "Who pays for the shovels?")];
        neighbour.submit(&ask, &format!("{plan}/assent"), &no).await.is(303);
        lead.submit(&ask, &format!("{plan}/assent"), &[("verdict", "yes")]).await.is(303);
        lead.submit(&ask, &format!("{plan}/assent"), &[("verdict", "yes")]).await.is(303);
        world
            .browser()
            .get(&ask)
            .await
            .says("1 resident agrees, 1 objects")
            .says("Who pays for the shovels?");
        steward.submit(&ask, &ask, &[&HANDS[..], &[("room", "-3")]].concat()).await.is(422);
        steward.submit(&ask, &ask, &[&HANDS[..], &[("room", "9")]].concat()).await.is(303);
        world.browser().get(&plan).await.says("The table agreed to it on").says("Agreed");
        world.browser().get(&ask).await.says("10 residents agree").says("Who pays for the shovels?");
        let id = table.id;
        let ledger = world.app.db.read(move |tx| shift::list(tx, Some(id), shift::NEWEST, 9)).await.unwrap();
        assert_eq!(ledger.len(), 1);
        assert_eq!((ledger[0].kind, ledger[0].holder), (shift::Kind::Plan, shift::Hand::Mixed));

        // somebody takes it on, says how far it is, and others confirm
        lead.submit(&action, &format!("{action}/lead"), &[]).await.is(303);
        let late = neighbour.submit(&action, &format!("{action}/lead"), &[]).await;
        neighbour.get(late.location()).await.says("somebody leads it already");
        assert!(world.browser().get(&action).await.says("A resident").text.contains("A resident"));
        steward.get(&action).await.says("Robin");
        let steps = format!("{action}/steps");
        neighbour.submit(&action, &steps, &[("state", "done")]).await.is(403);
        lead.submit(&action, &steps, &[("state", "blocked")])
            .await
            .is(422)
            .says("Say who or what it waits for");
        let blocked = [("state", "blocked"), ("words", "the city")];
        lead.submit(&action, &steps, &blocked).await.is(303);
        world.browser().get(&plan).await.says("Blocked: waits for the city");
        let confirmation = format!("{action}/confirmation");
        let early = neighbour.submit(&action, &confirmation, &[("verdict", "yes")]).await;
        neighbour.get(early.location()).await.says("nobody says that it is done");
        lead.submit(&action, &steps, &[("state", "done")]).await.is(303);
        lead.submit(&action, &confirmation, &[("verdict", "yes")]).await.is(303);
        world.browser().get(&action).await.says("No resident has confirmed yet");
        neighbour.submit(&action, &confirmation, &[("verdict", "yes")]).await.is(303);
        neighbour.submit(&action, &confirmation, &[("verdict", "yes")]).await.is(303);
        world.browser().get(&action).await.says("1 resident says it is done; 2 are needed");
        other.submit(&action, &confirmation, &[("verdict", "no"), ("words", "Not on my side")]).await.is(303);
        world
            .browser()
            .get(&action)
            .await
            .says("1 resident says it is done, 1 says not yet")
            .says("Not on my side");
        other.submit(&action, &confirmation, &[("verdict", "yes")]).await.is(303);
        world.browser().get(&action).await.says("Confirmed by 2 residents");
        world.browser().get(&plan).await.says("residents confirmed 1 of them");
        // said to be done anew, it is to be confirmed anew
        lead.submit(&action, &steps, &[("state", "done-recurring")]).await.is(303);
        world.browser().get(&action).await.says("No resident has confirmed yet");
        let shown = [("evidence", "41 walks cleared"), ("link", "https://example.org/snow")];
        neighbour.submit(&action, &format!("{action}/evidence"), &shown).await.is(303);
        world.browser().get(&action).await.says("41 walks cleared").says("https://example.org/snow");
        world
            .signed_in(Role::Member)
            .await
            .submit(&action, &confirmation, &[("verdict", "yes")])
            .await
            .is(403);
    })
    .await;
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, from its beginning to its end")]
async fn what_is_typed_wrong_is_said_and_nothing_is_half_written() {
    let world = World::new().await;
    let table = table(&world).await;
    let mut steward = world.belonging(Role::Member, table.id, Tie::Steward).await;
    let list = format!("{}/plan", table.home);
    steward.submit(&list, &list, &[("title-en", " ")]).await.is(422).says("in at least one language");
    let (plan, action) = shown_plan(&mut steward, &table).await;
    let details = format!("{action}/details");
    let objective = steward.get(&details).await.text.split("name=\"objective\">").nth(1).unwrap().to_owned();
    let objective = objective.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let good = [("text-en", "Shovel"), ("doer", "community"), ("objective", objective.as_str())];
    let bad = [
        (vec![("cost", "-40")], "An amount cannot be less than zero"),
        (vec![("cost", "1e99")], "Write an amount, such as 1,500"),
        (vec![("objective", "7ZZZZZZZZZZZ")], "Choose"),
        (vec![("partner-1", "The city")], "Say what The city does"),
        (vec![("due-day", "31"), ("due-month", "2"), ("due-year", "2027")], "31 2 2027"),
        (
            vec![
                ("starts-day", "2"),
                ("starts-month", "5"),
                ("starts-year", "2027"),
                ("due-day", "1"),
                ("due-month", "5"),
                ("due-year", "2027"),
            ],
            "done before it begins",
        ),
    ];
    for (wrong, sentence) in bad {
        let kept = good.iter().filter(|(name, _)| wrong.iter().all(|(other, _)| other != name));
        let form: Vec<(&str, &str)> = kept.copied().chain(wrong.iter().copied()).collect();
        steward.submit(&details, &details, &form).await.is(422).says(sentence);
    }
    world.browser().get(&action).await.says("Community with help");
    let whole = [
        &good[..],
        &[
            ("cost", "1,250.50"),
            ("source-en", "the fund"),
            ("partner-1", "The city"),
            ("part-1", "approve"),
            ("due-day", "1"),
            ("due-month", "10"),
            ("due-year", "2026"),
            ("lead-name", "Odile"),
            ("recurs", ""),
        ],
    ]
    .concat();
    steward.submit(&details, &details, &whole).await.is(303);
    world
        .browser()
        .get(&action)
        .await
        .says("$1,250.50, from: the fund")
        .says("The city (approves)")
        .says("By 1\u{a0}October 2026")
        .says("Odile");
    world.browser().get(&action.replace("/en/", "/fr/")).await.says("1\u{a0}250,50\u{a0}$").says("approuve");
    world.browser().get(&format!("{plan}/people")).await.says("Odile").says("The city");
    world.browser().get(&format!("{plan}/timeline")).await.says("By 1\u{a0}October 2026").says("<svg");
    let goals = steward.get(&format!("{plan}/settings")).await;
    let goal = goals.text.split("/goals/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let kept = steward
        .submit(&format!("{plan}/settings"), &format!("{plan}/goals/{goal}"), &[("remove", "yes")])
        .await;
    steward.get(kept.location()).await.says("it still holds something").says("Nobody stays in");
    steward
        .submit(&action, &format!("{action}/evidence"), &[("evidence", "x"), ("link", "javascript:y")])
        .await
        .is(422);
}

#[tokio::test]
async fn drafts_are_hidden_and_stale_actions_surface() {
    let world = World::new().await;
    let table = table(&world).await;
    let mut steward = world.belonging(Role::Member, table.id, Tie::Steward).await;
    let mut member = world.belonging(Role::Member, table.id, Tie::Member).await;
    let list = format!("{}/plan", table.home);
    let page = steward.submit(&list, &list, &[("title-en", "A draft")]).await;
    let draft = address(&page).trim_end_matches("/settings").to_owned();
    for path in ["", "/timeline", "/people", "/booklet.pdf", "/calendar.ics", "/suggestions", "/agreement"] {
        member.get(&format!("{draft}{path}")).await.is(404);
    }
    assert!(!world.browser().get(&list).await.text.contains("A draft"));
    steward.get(&draft).await.is(200);

    let (plan, action) = shown_plan(&mut steward, &table).await;
    let ask = format!("{plan}/agreement");
    steward.submit(&ask, &ask, &[&HANDS[..], &[("room", "5")]].concat()).await.is(303);
    let review =
        [("state", "underway"), ("review-day", "20"), ("review-month", "10"), ("review-year", "2026")];
    steward.submit(&action, &format!("{action}/steps"), &review).await.is(303);
    assert!(!world.browser().get(&plan).await.text.contains("needs a look"));
    world.clock.advance(6 * DAY);
    world.browser().get(&plan).await.says("1 action needs a look").says("by 20\u{a0}October 2026");
    // said again without a day, it comes up after three months
    steward.submit(&action, &format!("{action}/steps"), &[("state", "underway")]).await.is(303);
    assert!(!world.browser().get(&plan).await.text.contains("needs a look"));
    world.clock.advance(92 * DAY);
    world.browser().get(&plan).await.says("1 action needs a look");
}

#[tokio::test]
async fn a_plan_goes_on_paper_and_into_calendars() {
    let world = World::new().await;
    let table = table(&world).await;
    let mut steward = world.belonging(Role::Member, table.id, Tie::Steward).await;
    let (plan, action) = shown_plan(&mut steward, &table).await;
    let words =
        [("title-en", "Mill Street"), ("title-fr", "Rue du Moulin"), ("welcome-en", "Come in.\n\nSit down.")];
    steward.submit(&format!("{plan}/details"), &format!("{plan}/details"), &words).await.is(303);
    for language in ["en", "fr"] {
        let page = world
            .browser()
            .get(&format!("{}/booklet.pdf", plan.replace("/en/", &format!("/{language}/"))))
            .await;
        page.is(200);
        assert!(page.bytes.starts_with(b"%PDF-") && page.header("content-type") == "application/pdf");
    }
    let told = [("state", "underway"), ("review-day", "1"), ("review-month", "3"), ("review-year", "2027")];
    steward.submit(&action, &format!("{action}/steps"), &told).await.is(303);
    let calendar = world.browser().get(&format!("{plan}/calendar.ics")).await;
    calendar
        .is(200)
        .says("DTSTART;VALUE=DATE:20270301")
        .says("Look again: Shovel")
        .says("X-WR-CALNAME:Mill Street");
    world.browser().get(&format!("{action}/calendar.ics")).await.is(200).says("STATUS:CONFIRMED");
}
