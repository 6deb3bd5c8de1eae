//! The search: what anybody may read is found, in both languages, the same on both databases; what is taken back, hidden or
//! narrowed is not, from that moment on.
//! Long: each way in which something is found, or is found no more, on both databases; and all that people type.

use std::collections::BTreeSet;

use perron::search;
use store::community::{self, Kind as Gathering, Sharing};
use store::consent::{self, Audience, Grants, Kind};
use store::conversation;
use store::issue::{self, Issue, State as Standing, Words};
use store::person::Role;
use store::search::{Entry, Kind as Found};
use store::statement::{self, Statement};
use store::story::{self, Origin, Story};
use store::{Bilingual, Language, Tx};

use crate::world::{NOON, Page, World, on_both};

const ALL: Grants = Grants {
    see: Audience::Everyone,
    quote: true,
    name: true,
    summary: true,
    strategy: true,
    institutions: true,
    keep_until: None,
};

/// A story that everybody may read, given to a community or to the programme.
async fn told(world: &World, language: Language, (title, text): (&str, &str), home: Option<i64>) -> i64 {
    let id = world.app.ids.next();
    let story = Story {
        id,
        owner: Some("g7".to_owned()),
        prompt: "works".to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        language,
        name: String::new(),
        origin: Origin::Own,
        made: NOON,
    };
    let ids = world.app.ids.clone();
    let write = move |tx: &mut Tx<'_>| {
        story::insert(tx, &story, &[])?;
        consent::put(tx, &ids, (Kind::Story, id), home, &ALL, NOON)
    };
    world.app.db.write(write).await.expect("a story");
    id
}

async fn in_english(world: &World, title: &str, text: &str) -> i64 {
    told(world, Language::English, (title, text), None).await
}

/// Lets the index catch up.
async fn read(world: &World) {
    search::read_all(&world.app).await.expect("everything is read");
}

/// The page of what somebody asks.
async fn asked(world: &World, lang: &str, question: &str, more: &str) -> Page {
    let q: String = form_urlencoded::byte_serialize(question.as_bytes()).collect();
    world.browser().get(&format!("/{lang}/search?q={q}{more}")).await
}

/// How many results it has.
fn results(page: &Page) -> usize {
    page.is(200);
    page.text.matches("<h2 class=\"h3\">").count()
}

/// The addresses of the results, in order.
fn addresses(page: &Page) -> Vec<String> {
    let parts = page.text.split("<h2 class=\"h3\"><a href=\"").skip(1);
    parts.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn a_story_is_found_by_its_words_however_they_are_typed() {
    on_both(async |world| {
        in_english(
            &world,
            "The kitchen",
            "Neighbours cooked on the *stairs* while the <b>power</b> was out.",
        )
        .await;
        told(
            &world,
            Language::French,
            ("", "À Québec, l’entraide des aînées habite le cœur du quartier."),
            None,
        )
        .await;
        assert_eq!(results(&asked(&world, "en", "neighbour", "").await), 0, "not before it was read");
        read(&world).await;
        let page = asked(&world, "en", "neighbour stair", "").await;
        assert_eq!(results(&page), 1);
        page.says("<mark>Neighbours</mark> cooked on the <mark>stairs</mark> while the")
            .says("&#60;b&#62;")
            .says("Story")
            .says("in English")
            .says("noindex");
        assert_eq!(page.header("cache-control"), "no-store");
        for (lang, question, hits) in [
            ("en", "KITCHEN", 1),
            ("en", "cooks neighbours", 1),
            ("en", "the neighbour's stairs", 1),
            ("en", "neighbour snow", 0),
            ("fr", "quebec", 1),
            ("en", "québec", 1),
            ("fr", "entraide", 1),
            ("fr", "l'entraide", 1),
            ("fr", "ainee", 1),
            ("fr", "aîné", 1),
            ("fr", "habiter", 1),
            ("fr", "coeur", 1),
            ("fr", "trai", 0),
            ("fr", "personne", 0),
        ] {
            assert_eq!(results(&asked(&world, lang, question, "").await), hits, "{lang} {question}");
        }
        let page = asked(&world, "en", "entraide", "").await;
        page.says("<mark>entraide</mark>").says("lang=\"fr\"").says("in French");
        let none = asked(&world, "fr", "personne", "").await;
        none.says("«\u{a0}personne\u{a0}»").says("dans l’autre langue").says("On a cherché dans");
        asked(&world, "fr", "personne", "&kind=plan").await.says("Chercher la même chose dans tout");
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_hidden_or_narrowed_is_gone_at_once() {
    on_both(async |world| {
        let ids = world.app.ids.clone();
        let all = ["withdrawn", "hidden", "narrowed", "deleted", "outlived", "reworded"];
        let mut stories = Vec::new();
        for word in all {
            stories.push(in_english(&world, "", &format!("Balcony {word}")).await);
        }
        let [withdrawn, hidden, narrowed, deleted, outlived, reworded] = stories[..] else { unreachable!() };
        let keep = Grants { keep_until: Some(NOON + 60_000), ..ALL };
        let own = ids.clone();
        let write = move |tx: &mut Tx<'_>| consent::put(tx, &own, (Kind::Story, outlived), None, &keep, NOON);
        world.app.db.write(write).await.expect("kept for a minute");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "balcony", "").await), 6);
        let write = move |tx: &mut Tx<'_>| {
            consent::withdraw(tx, &ids, Kind::Story, withdrawn, NOON)?;
            consent::hide(tx, Kind::Story, hidden, Some(NOON))?;
            consent::put(tx, &ids, (Kind::Story, narrowed), None, &Grants::default(), NOON)?;
            story::delete(tx, deleted, NOON)?;
            let old = story::by_id(tx, reworded)?.expect("a story");
            story::update(tx, &Story { text: "Said otherwise".to_owned(), ..old })
        };
        world.app.db.write(write).await.expect("written");
        world.clock.set(NOON + 60_000);
        // before and after the index heard of it
        for _ in 0..2 {
            assert_eq!(results(&asked(&world, "en", "balcony", "").await), 0);
            for word in all {
                assert_eq!(results(&asked(&world, "en", word, "").await), 0, "{word}");
            }
            read(&world).await;
        }
        assert_eq!(results(&asked(&world, "en", "otherwise", "").await), 1);
        let write = move |tx: &mut Tx<'_>| consent::hide(tx, Kind::Story, hidden, None);
        world.app.db.write(write).await.expect("shown again");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "balcony", "").await), 1);
        // what went without anybody saying so leaves the index in the night
        let lost = Entry { id: 77, kind: Found::Story, within: 0 };
        let slip =
            move |tx: &mut Tx<'_>| store::search::put(tx, lost, Some("kstory ebalconi fbalcony fbalcon"));
        world.app.db.write(slip).await.expect("slipped in");
        assert_eq!(results(&asked(&world, "en", "balcony", "").await), 1);
        assert_eq!(search::sweep(&world.app).await.expect("swept"), 2, "and the one whose time is over");
        let left = world.app.db.read(|tx| store::search::next(tx, 0, 100)).await.expect("read");
        assert!(!left.contains(&lost) && left.len() == 2, "{left:?}");
    })
    .await;
}

fn raised(id: i64, community_id: i64, title: &str, state: Standing) -> Issue {
    let title = Bilingual { en: title.to_owned(), fr: String::new() };
    Issue {
        id,
        community_id,
        words: Words { title, ..Words::default() },
        origin: issue::Origin::Resident,
        holder: None,
        helper_id: None,
        state,
        merged_into: None,
        reason: String::new(),
        made: NOON,
        changed: NOON,
    }
}

#[tokio::test]
async fn what_a_community_keeps_is_not_found_whoever_looks() {
    on_both(async |world| {
        let (here, open) =
            (world.community(Gathering::RoundTable).await, world.community(Gathering::RoundTable).await);
        let rule = move |tx: &mut Tx<'_>| {
            let table = community::by_id(tx, open)?.expect("a table");
            community::update(tx, &community::Community { sharing: Sharing::Open, ..table })
        };
        world.app.db.write(rule).await.expect("a rule");
        for home in [here, open] {
            told(&world, Language::English, ("", "Lantern evening"), Some(home)).await;
        }
        let (waiting, seen, hidden) = (world.app.ids.next(), world.app.ids.next(), world.app.ids.next());
        world.held_conversation(&[open]).await; // a draft
        let write = move |tx: &mut Tx<'_>| {
            issue::insert(tx, &raised(waiting, open, "Lantern waiting", Standing::Waiting))?;
            issue::insert(tx, &raised(hidden, open, "Lantern hidden", Standing::Hidden))?;
            issue::insert(tx, &raised(seen, open, "Lantern seen", Standing::Open))
        };
        world.app.db.write(write).await.expect("issues");
        read(&world).await;
        let mut steward = world.signed_in(Role::Operator).await;
        for page in [asked(&world, "en", "lantern", "").await, steward.get("/en/search?q=lantern").await] {
            assert_eq!(results(&page), 2, "{}", page.text);
            page.says("seen</").says("evening").says(&format!("Table {open}"));
            assert!(!page.text.contains(&format!("Table {here}")));
        }
        assert_eq!(results(&asked(&world, "en", "what", "&kind=conversation").await), 0, "a draft");
        assert_eq!(
            results(&asked(&world, "en", &format!("table {here}"), "").await),
            1,
            "that it is there is known"
        );
        // hidden by moderators, nothing of it is found; shown again, all is
        let set = move |state| move |tx: &mut Tx<'_>| community::set_state(tx, open, state, "");
        world.app.db.write(set(community::State::Hidden)).await.expect("hidden");
        for _ in 0..2 {
            assert_eq!(results(&asked(&world, "en", "lantern seen", "").await), 0);
            assert_eq!(results(&asked(&world, "en", &format!("table {open}"), "").await), 0);
            read(&world).await;
        }
        world.app.db.write(set(community::State::Active)).await.expect("shown");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "lantern", "").await), 2);
        let narrow = move |tx: &mut Tx<'_>| {
            let table = community::by_id(tx, open)?.expect("a table");
            community::update(tx, &community::Community { sharing: Sharing::Here, ..table })
        };
        world.app.db.write(narrow).await.expect("a rule");
        assert_eq!(results(&asked(&world, "en", "lantern evening", "").await), 0);
    })
    .await;
}

/// A statement that people vote on.
fn said(conversation_id: i64, id: i64, text: &str, state: statement::State) -> Statement {
    Statement {
        conversation_id,
        id,
        number: 0,
        outside_id: None,
        participant_id: None,
        text: text.to_owned(),
        language: None,
        edition: 1,
        state,
        merged_into: None,
        meta: false,
        origin: statement::Origin::Seed,
        made: NOON,
    }
}

#[tokio::test]
async fn a_conversation_is_found_with_its_statements_once_it_is_open() {
    on_both(async |world| {
        let id = world.held_conversation(&[]).await;
        let (yes, no) = (world.app.ids.next(), world.app.ids.next());
        let write = move |tx: &mut Tx<'_>| {
            statement::insert(tx, &said(id, yes, "More benches, plus de bancs", statement::State::Accepted))?;
            statement::insert(tx, &said(id, no, "Benches refused", statement::State::Rejected))
        };
        world.app.db.write(write).await.expect("statements");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "bench", "").await), 0);
        let open = move |opens| {
            move |tx: &mut Tx<'_>| {
                let draft = conversation::by_id(tx, id)?.expect("a conversation");
                let state = conversation::State::Open;
                conversation::set_state(tx, &conversation::Conversation { state, opens, ..draft })
            }
        };
        world.app.db.write(open(Some(NOON + 60_000))).await.expect("open tomorrow");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "bench", "").await), 0, "it opens in a minute");
        assert_eq!(results(&asked(&world, "en", "what", "&kind=conversation").await), 1);
        world.clock.set(NOON + 60_000);
        for (lang, question) in [("en", "bench"), ("fr", "banc"), ("en", "bancs")] {
            let page = asked(&world, lang, question, "").await;
            assert_eq!(results(&page), 1, "{question}");
            assert!(addresses(&page)[0].ends_with(&format!("/conversations/{}", store::ids::to_text(id))));
        }
        assert_eq!(results(&asked(&world, "en", "bench", "&kind=story").await), 0);
        assert_eq!(results(&asked(&world, "en", "bench", "&kind=statement").await), 1);
        let gone = move |tx: &mut Tx<'_>| conversation::delete(tx, id);
        world.app.db.write(gone).await.expect("deleted");
        assert_eq!(results(&asked(&world, "en", "bench", "").await), 0);
    })
    .await;
}

#[tokio::test]
async fn page_follows_page_and_titles_come_first() {
    on_both(async |world| {
        let titled = in_english(&world, "Snow on the steps", "First of all.").await;
        for number in 0..48 {
            in_english(&world, "", &format!("Snow, number {number}")).await;
        }
        read(&world).await;
        let (mut seen, mut sizes) = (Vec::new(), Vec::new());
        let mut next = Some("/en/search?q=snow".to_owned());
        while let Some(path) = next {
            let page = world.browser().get(&path).await;
            sizes.push(results(&page));
            seen.extend(addresses(&page));
            let link =
                page.text.split(" rel=\"next\"").next().filter(|before| before.len() < page.text.len());
            next = link
                .and_then(|before| before.rsplit("<a href=\"").next())
                .map(|rest| rest.trim_end_matches('"').replace("&#38;", "&").replace("&amp;", "&"));
        }
        assert_eq!(sizes, [20, 20, 9]);
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 49, "each once");
        assert!(seen[0].ends_with(&store::ids::to_text(titled)));
        let newest_first: Vec<&String> = seen[1..].iter().collect();
        assert!(newest_first.windows(2).all(|pair| pair[0] > pair[1]), "{newest_first:?}");
    })
    .await;
}

/// Whatever is typed.
const ODD: &[&str] = &[
    "\"",
    "'",
    "\"\"\"",
    "a AND",
    "NOT",
    "OR OR",
    "NEAR(a b)",
    "marks:a",
    "^a",
    "a*",
    "{a}",
    "a & | ! b",
    "a:*",
    "<->",
    "()",
    "((((",
    "\\",
    "%",
    "_",
    "--",
    ";DROP TABLE story",
    "\0",
    "a\0b",
    "\u{feff}",
    "🙂",
    "½ ²",
    "ᐃᖃᓗᐃᑦ",
    "日本語",
    "العربية",
    "İstanbul",
    "ǆ",
    "e\u{301}",
    "\u{301}",
    "l’",
    "’",
    "-a",
    "a-b",
    "1.5",
    "1e5",
    "0x1",
    "ß",
    "ﬁ",
];

#[tokio::test]
async fn odd_questions_are_answered_and_both_databases_answer_alike() {
    let mut answers = Vec::new();
    for db in store::testing::databases().await {
        let world = World::on(db).await;
        for (number, odd) in ODD.iter().enumerate() {
            in_english(&world, "", &format!("Odd {number} {}", odd.replace('\0', ""))).await;
        }
        read(&world).await;
        let mut found = Vec::new();
        for odd in ODD {
            let page = asked(&world, "en", odd, "").await;
            found.push(results(&page));
            asked(&world, "fr", odd, "&kind=nothing&from=t%00").await.is(200);
        }
        asked(&world, "en", &"long ".repeat(800), "").await.is(200).says("only its first eight words");
        asked(&world, "en", "?!", "").await.is(200).says("There is no word");
        asked(&world, "en", "", "").await.is(200).says("Look through everything");
        world.browser().get("/en/search?q=%ff%fe").await;
        assert_eq!(results(&asked(&world, "en", "odd", "").await), 20);
        answers.push(found);
    }
    assert_eq!(answers[0], answers[1]);
    for (odd, found) in ODD.iter().zip(&answers[0]) {
        let is_word = odd.chars().any(char::is_alphanumeric);
        assert!(!is_word || *found > 0, "{odd} does not find itself");
    }
}

#[tokio::test]
async fn everything_can_be_read_again() {
    on_both(async |world| {
        in_english(&world, "", "Porch").await;
        read(&world).await;
        let lose = |tx: &mut Tx<'_>| {
            let all = store::search::next(tx, 0, 100)?;
            all.into_iter().try_for_each(|entry| store::search::put(tx, entry, None))
        };
        world.app.db.write(lose).await.expect("lost");
        assert_eq!(results(&asked(&world, "en", "porch", "").await), 0);
        search::begin(&world.app).await.expect("begun");
        read(&world).await;
        assert_eq!(results(&asked(&world, "en", "porch", "").await), 1);
        search::begin(&world.app).await.expect("begun once");
        assert_eq!(search::read_some(&world.app).await.expect("nothing is due"), 0);
    })
    .await;
}

#[tokio::test]
async fn the_index_goes_along_when_a_database_is_copied() {
    let [sqlite, postgres] = store::testing::databases().await;
    let world = World::on(sqlite).await;
    in_english(&world, "", "Porch light").await;
    read(&world).await;
    store::copy(&world.app.db, &postgres, |_, _| {}).await.expect("copied there");
    let there = World::on(postgres).await;
    assert_eq!(results(&asked(&there, "en", "porch", "").await), 1);
    let back = store::testing::sqlite().await;
    store::copy(&there.app.db, &back, |_, _| {}).await.expect("copied back");
    let again = World::on(back).await;
    assert_eq!(results(&asked(&again, "en", "porch", "").await), 1);
    let sound = store::check(&again.app.db).await.expect("checked");
    assert!(sound.problems.is_empty(), "{:?}", sound.problems);
}

#[tokio::test]
async fn the_field_is_on_every_page() {
    let world = World::new().await;
    let mut browser = world.browser();
    browser.get("/en/").await.says("action=\"/en/search\"").says("Search the whole house");
    browser.get("/fr/").await.says("action=\"/fr/search\"");
    let page = browser.get("/fr/search").await;
    page.is(200).says("Cherchez dans tout").says("Mots à chercher");
    assert_eq!(page.text.matches("role=\"search\"").count(), 1);
}
