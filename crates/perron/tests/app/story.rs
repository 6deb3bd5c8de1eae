//! Stories: told, read as far as their owners allow, changed, taken back.

use store::community::{self, Kind as Community, Sharing};
use store::consent::{Audience, Grant, Grants, Kind};
use store::lean::{self, Lean};
use store::membership::Role as Tie;
use store::person::Role;
use store::story::{self, Origin, Story};
use store::{Language, ids};

use crate::world::{NOON, Page, World, on_both};

const NEW: &str = "/en/stories/new?prompt=belonging";
const WORDS: &str = "Every morning Mme Côté waves from her *balcony*.";

/// A round table with this rule.
async fn table(world: &World, sharing: Sharing) -> i64 {
    let id = world.community(Community::RoundTable).await;
    let ruled = move |tx: &mut store::Tx<'_>| {
        let Some(table) = community::by_id(tx, id)? else { return Ok(()) };
        community::update(tx, &community::Community { sharing, ..table })
    };
    world.app.db.write(ruled).await.expect("a rule");
    id
}

fn story(id: i64, owner: Option<&str>, text: &str, name: &str) -> Story {
    Story {
        id,
        owner: owner.map(str::to_owned),
        prompt: "works".to_owned(),
        title: String::new(),
        text: text.to_owned(),
        language: Language::English,
        name: name.to_owned(),
        origin: Origin::Own,
        made: NOON,
    }
}

/// The address that a telling leads to, without the page of consent.
fn told(page: &Page) -> String {
    page.is(303).location().trim_end_matches("/consent").to_owned()
}

#[tokio::test]
async fn nothing_is_ticked_in_advance_and_unsaid_is_the_narrowest() {
    on_both(async |world| {
        let mut guest = world.browser();
        let form = guest.get(NEW).await;
        for input in form
            .text
            .split("<input")
            .filter(|input| input.contains("name=\"grant\"") || input.contains("name=\"see\""))
        {
            assert!(!input.split('>').next().unwrap_or_default().contains("checked"), "{input}");
        }
        let path = told(
            &guest
                .submit(NEW, "/en/stories", &[("prompt", "belonging"), ("text", WORDS), ("language", "en")])
                .await,
        );
        guest
            .get(&path)
            .await
            .is(200)
            .says("waves from her <em>balcony</em>")
            .says("Not everyone may read this");
        let own = guest.get(&format!("{path}/consent")).await;
        own.is(200).says("Only I, and those who look after the stories here").says("Nowhere yet");
        assert!(!own.text.contains("<dd>Yes</dd>"));
        guest.get("/en/stories/mine").await.says("You and the stewards read it");
        let mut other = world.browser();
        other.get(&path).await.is(404);
        other.get(&format!("{path}/consent")).await.is(404);
        assert!(!other.get("/en/stories").await.text.contains("balcony"));
        world.signed_in(Role::Moderator).await.get(&path).await.is(200).says("balcony").says("<dd>No</dd>");
    })
    .await;
}

#[tokio::test]
async fn what_is_allowed_holds_at_once_and_taking_back_too() {
    on_both(async |world| {
        let (mut guest, mut other) = (world.browser(), world.browser());
        let fields = [
            ("prompt", "belonging"),
            ("text", WORDS),
            ("language", "en"),
            ("title", "The wave"),
            ("name", "Ana B."),
            ("see", "everyone"),
            ("grant", "quote"),
        ];
        let path = told(&guest.submit(NEW, "/en/stories", &fields).await);
        let list = other.get("/fr/stories").await;
        list.says("The wave").says("lang=\"en-CA\"").says("Sans nom");
        assert!(!list.text.contains("Ana B."), "the name was not granted");
        let consent = format!("{path}/consent");
        let named = [("see", "everyone"), ("grant", "name"), ("grant", "summary")];
        guest.submit(&consent, &consent, &named).await.is(303);
        other.get(&path).await.says("Ana B.");
        guest.get(&consent).await.says("Quoted: No").says("With the name: Yes");
        // someone else neither changes nor takes back
        for act in ["consent", "withdrawal", "erasure"] {
            let page = other.submit(NEW, &format!("{path}/{act}"), &[("see", "everyone")]).await;
            page.is(404);
        }
        let id = ids::from_text(path.rsplit('/').next().unwrap_or_default()).expect("an id");
        let lean = Lean {
            kind: Kind::Story,
            record_id: id,
            id: world.app.ids.next(),
            grant: Grant::Summary,
            path: "/stories".to_owned(),
            title: "What we heard in May".to_owned(),
            community_id: None,
            made: NOON,
            mend: None,
            mended: None,
        };
        world.app.db.write(move |tx| lean::insert(tx, &lean)).await.expect("leans");
        guest.get(&consent).await.says("What we heard in May").says("In a summary");
        guest.submit(&consent, &format!("{path}/withdrawal"), &[]).await.is(303);
        other.get(&path).await.is(404);
        for page in ["/en/stories", "/fr/stories", "/en/stories?q=balcony", "/en/stories?home=programme"] {
            assert!(!other.get(page).await.text.contains("The wave"), "{page}");
        }
        guest.get(&consent).await.is(200).says("You took this story back").says("Marked: it must be mended");
        guest.submit(&consent, &consent, &named).await.is(422);
        // whoever made the summary sees the mark, and says when it is mended
        let mut moderator = world.signed_in(Role::Moderator).await;
        moderator.get(&path).await.is(404);
        let marks = moderator.get("/en/stories/mending").await;
        marks.is(200).says("What we heard in May");
        let mark = marks.text.split("name=\"mark\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let action = format!("{path}/mending");
        moderator.submit("/en/stories/mending", &action, &[("mark", mark.expect("a mark"))]).await.is(303);
        moderator.get("/en/stories/mending").await.says("Nothing waits to be mended");
        guest.get(&consent).await.says("Mended");
        guest.submit(&consent, &format!("{path}/erasure"), &[]).await.is(303);
        guest.get(&consent).await.is(404);
        guest.get("/en/stories/mine").await.says("You have not told a story");
    })
    .await;
}

#[tokio::test]
async fn a_form_that_needs_another_look_keeps_what_was_typed() {
    let world = World::new().await;
    let mut guest = world.browser();
    let fields = [
        ("prompt", "belonging"),
        ("text", ""),
        ("title", "The wave"),
        ("language", "en"),
        ("grant", "name"),
        ("until-day", "1"),
        ("until-month", "1"),
        ("until-year", "2020"),
    ];
    let page = guest.submit(NEW, "/en/stories", &fields).await;
    page.is(422).says("value=\"The wave\"").says("This day is over").says("Write the name you want there");
    let long = "x".repeat(perron::story::LONGEST + 1);
    let fields = [("prompt", "belonging"), ("text", long.as_str()), ("language", "en")];
    guest.submit(NEW, "/en/stories", &fields).await.is(422).says("10,001");
    let fields = [("prompt", "nothing"), ("text", "a"), ("language", "en")];
    guest.submit(NEW, "/en/stories", &fields).await.is(404);
    guest.get("/en/stories/new?home=7ZZZZZZZZZZZ").await.is(404);
    guest.get("/fr/stories/new").await.is(200).says("Quand vous a-t-on mis à l’écart");
}

#[tokio::test]
async fn the_rule_of_a_community_closes_what_it_closes() {
    let world = World::new().await;
    let here = table(&world, Sharing::Here).await;
    let home = ids::to_text(here);
    let mut guest = world.browser();
    let form = guest.get(&format!("{NEW}&home={home}")).await;
    form.says("stays with its people").says("value=\"community\"").says("value=\"quote\"");
    assert!(!form.text.contains("value=\"everyone\"") && !form.text.contains("value=\"institutions\""));
    let fields = [
        ("prompt", "works"),
        ("home", home.as_str()),
        ("text", WORDS),
        ("language", "en"),
        ("see", "everyone"),
    ];
    guest.submit(NEW, "/en/stories", &fields).await.is(422);
    let fields = [
        ("prompt", "works"),
        ("home", home.as_str()),
        ("text", WORDS),
        ("language", "en"),
        ("see", "community"),
        ("grant", "institutions"),
    ];
    let path = told(&guest.submit(NEW, "/en/stories", &fields).await);
    world.belonging(Role::Member, here, Tie::Member).await.get(&path).await.is(200).says("balcony");
    let institution = world.community(Community::Institution).await;
    world.belonging(Role::Member, institution, Tie::Responder).await.get(&path).await.is(404);
    guest.get(&format!("/en/stories/new?home={}", ids::to_text(institution))).await.is(404);
}

#[tokio::test]
async fn stewards_give_themes_and_labels_and_everybody_finds_by_them() {
    on_both(async |world| {
        let mut guest = world.browser();
        let fields = [("prompt", "works"), ("text", WORDS), ("language", "en"), ("see", "everyone")];
        let path = told(&guest.submit(NEW, "/en/stories", &fields).await);
        let mut steward = world.signed_in(Role::Moderator).await;
        let themes = format!("{path}/themes");
        steward
            .submit(&path, &themes, &[("themes", "Winter")])
            .await
            .is(422)
            .says("a name in both languages");
        steward.submit(&path, &themes, &[("themes", "Winter | Hiver\r\nYouth | Jeunes")]).await.is(303);
        guest.get(&path).await.says(">Winter</a>").says(">Youth</a>");
        let list = guest.get("/fr/stories").await;
        list.says(">Hiver</a>").says("balcony");
        let address = list.text.split("href=\"").find(|rest| rest.contains(">Hiver</a>")).unwrap_or_default();
        let address = address.split('"').next().unwrap_or_default().to_owned();
        guest.get(&address).await.is(200).says("balcony");
        steward.submit(&path, &themes, &[("themes", "Youth | Jeunes")]).await.is(303);
        assert!(!guest.get(&address).await.text.contains("balcony"));
        let label = [("label", "Told in winter only")];
        steward.submit(&path, &format!("{path}/labels"), &label).await.is(303);
        guest.get(&path).await.says("To know before you use it:").says("Told in winter only");
        let page = steward.get(&path).await;
        let removal =
            page.text.split("action=\"").find(|rest| rest.contains("/removal\"")).unwrap_or_default();
        let removal = removal.split('"').next().unwrap_or_default().to_owned();
        steward.submit(&path, &removal, &[]).await.is(303);
        assert!(!guest.get(&path).await.text.contains("Told in winter only"));
        let elsewhere = world.community(Community::RoundTable).await;
        let mut other = world.belonging(Role::Member, elsewhere, Tie::Steward).await;
        other.submit(&path, &themes, &[("themes", "A | B")]).await.is(404);
        for (words, is_found) in [
            ("mme+cote", true),
            ("C%C3%94T%C3%89", true),
            ("waves+bal", true),
            ("alcony", false),
            ("zzz", false),
        ] {
            let page = guest.get(&format!("/en/stories?q={words}")).await;
            assert_eq!(page.text.contains("Every morning"), is_found, "{words}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_a_guest_told_goes_with_them() {
    on_both(async |world| {
        for (owner, text) in [("g1", "mine"), ("g2", "theirs")] {
            let (one, ids) = (story(world.app.ids.next(), Some(owner), text, ""), world.app.ids.clone());
            let tell =
                move |tx: &mut store::Tx<'_>| perron::story::tell(tx, &ids, &one, None, &Grants::default());
            world.app.db.write(tell).await.expect("told");
        }
        let claim = |tx: &mut store::Tx<'_>| {
            story::claim(tx, "g1", "p7")?;
            Ok::<_, store::Error>((
                story::of_owner(tx, "p7")?,
                story::of_owner(tx, "g2")?,
                story::of_owner(tx, "g1")?,
            ))
        };
        let (mine, theirs, none) = world.app.db.write(claim).await.expect("claimed");
        assert_eq!((mine.len(), theirs.len(), none.len()), (1, 1, 0));
        assert_eq!(mine[0].0.text, "mine");
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_until_a_day_is_removed_on_that_day() {
    on_both(async |world| {
        let grants = Grants { see: Audience::Everyone, keep_until: Some(NOON + 5), ..Grants::default() };
        let (one, ids) = (story(world.app.ids.next(), Some("g1"), WORDS, ""), world.app.ids.clone());
        let id = one.id;
        world.app.db.write(move |tx| perron::story::tell(tx, &ids, &one, None, &grants)).await.expect("told");
        let path = format!("/en/stories/{}", ids::to_text(id));
        world.browser().get(&path).await.is(200);
        world.clock.advance(5);
        world.browser().get(&path).await.is(404);
        let removed =
            world.app.db.write(|tx| perron::story::remove_over(tx, NOON + 5)).await.expect("removed");
        assert_eq!(removed, 1);
        let left = world.app.db.read(move |tx| story::by_id(tx, id)).await.expect("a look");
        assert_eq!(left, None);
    })
    .await;
}
