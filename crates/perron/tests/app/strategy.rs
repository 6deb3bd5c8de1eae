//! Strategies: from somebody's words to a clause and an edition, and what becomes of these when the words are taken back.

use store::community::Kind;
use store::consent::{self, Audience, Grants, Kind as Record};
use store::membership::Role as Tie;
use store::person::Role;
use store::story::{self, Story};
use store::{Language, clause, edition, ids, lean};

use crate::world::{Browser, NOON, World, on_both};

/// A strategy that a community has opened, with its one chapter; its address, and who runs it.
pub async fn opened(world: &World) -> (String, Browser<'_>) {
    let community_id = world.community(Kind::RoundTable).await;
    let mut run = world.belonging(Role::Member, community_id, Tie::Facilitator).await;
    let community = ids::to_text(community_id);
    let fields = [("title-en", "A strategy for belonging"), ("title-fr", "Une stratégie d’appartenance")];
    let fields = [&fields[..], &[("community", community.as_str())]].concat();
    let made = run.submit("/en/strategies/new", "/en/strategies", &fields).await;
    made.is(303);
    let path = made.location().trim_end_matches("/settings").to_owned();
    world.browser().get(&path).await.is(404);
    let open = [&fields[..2], &[("days", "60"), ("state", "open")]].concat();
    run.submit(&format!("{path}/settings"), &format!("{path}/settings"), &open).await.is(303);
    world.browser().get(&path).await.is(200).says("A strategy for belonging");
    (path, run)
}

pub fn id_of(path: &str) -> i64 {
    ids::from_text(path.rsplit('/').next().unwrap_or_default()).expect("an id")
}

/// Adds a clause; its address.
pub async fn added(run: &mut Browser<'_>, path: &str, en: (&str, &str), fr: (&str, &str)) -> String {
    let page = run.get(&format!("{path}/clauses/new")).await;
    let chapters = page.text.split("name=\"chapter\"").nth(1).expect("a choice of chapters");
    let chapter = chapters.split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let chapter = chapter.expect("a chapter").to_owned();
    let fields = [
        ("kind", "definition"),
        ("chapter", chapter.as_str()),
        ("title-en", en.0),
        ("text-en", en.1),
        ("title-fr", fr.0),
        ("text-fr", fr.1),
    ];
    let made = run.submit(&format!("{path}/clauses/new"), &format!("{path}/clauses"), &fields).await;
    made.is(303);
    made.location().to_owned()
}

pub const EN: (&str, &str) = ("What we mean", "Belonging is being missed when you are away.");
pub const FR: (&str, &str) =
    ("Ce que nous entendons", "Appartenir, c’est manquer à d’autres quand on s’absente.");

/// A story given to the programme, which may be used in the strategy; its id.
pub async fn given(world: &World, person_id: i64, strategy: bool) -> i64 {
    let (id, ids) = (world.app.ids.next(), world.app.ids.clone());
    let story = Story {
        id,
        owner: Some(format!("p{person_id}")),
        prompt: "belong".to_owned(),
        title: "The laundry room".to_owned(),
        text: "I learned every name there.".to_owned(),
        language: Language::English,
        name: String::new(),
        origin: story::Origin::Own,
        made: NOON,
    };
    let grants =
        Grants { see: Audience::Everyone, quote: true, summary: true, strategy, ..Grants::default() };
    let write = move |tx: &mut store::Tx<'_>| {
        story::insert(tx, &story, &[])?;
        consent::put(tx, &ids, (Record::Story, id), None, &grants, NOON)
    };
    world.app.db.write(write).await.expect("a story");
    id
}

pub fn word(kind: &str, id: i64) -> String {
    format!("{kind}.0.{}", ids::to_text(id))
}

pub async fn publish(run: &mut Browser<'_>, path: &str) -> crate::world::Page {
    let page = run.get(&format!("{path}/editions/new")).await;
    let version = page.text.split("name=\"version\" value=\"").nth(1).map(|rest| rest.split('"').next());
    let version = version.flatten().unwrap_or("0").to_owned();
    run.submit(&format!("{path}/editions/new"), &format!("{path}/editions"), &[("version", &version)]).await
}

#[tokio::test]
async fn words_are_traced_up_to_an_edition_and_taken_back() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        assert!(one.ends_with("/clauses/1"), "{one}");
        world.browser().get(&one).await.is(200).says("rests on nobody’s words").says(EN.1);
        let teller = world.app.ids.next();
        let mut owner = world.signed_in_as(teller, Role::Member).await;
        let (used, unused) = (given(&world, teller, true).await, given(&world, teller, false).await);
        let sources = run.get(&format!("{one}/sources")).await;
        sources.is(200).says("The laundry room").says(&word("story", used));
        assert!(!sources.text.contains(&word("story", unused)), "not for a strategy");

        let ticked = [("source", word("story", used)), ("source", word("story", unused))];
        let fields: Vec<(&str, &str)> = ticked.iter().map(|(name, word)| (*name, word.as_str())).collect();
        run.submit(&format!("{one}/sources"), &format!("{one}/sources"), &fields).await.is(303);
        let strategy_id = id_of(&path);
        let rests = world.app.db.read(move |tx| clause::sources(tx, strategy_id, 1)).await.expect("read");
        assert_eq!(rests.iter().map(|one| one.source.record_id).collect::<Vec<_>>(), [used]);
        world.browser().get(&path).await.says("1 story");
        let trace = world.browser().get(&format!("{one}/trace")).await;
        trace.is(200).says("The laundry room");
        owner.get("/en/trace").await.is(200).says("The laundry room").says("Clause 1 of A strategy");

        publish(&mut run, &path).await.is(303);
        let out = format!("{path}/editions/1");
        world.browser().get(&out).await.is(200).says("1 story").says(EN.1);
        world.browser().get(&out.replace("/en/", "/fr/")).await.is(200).says(FR.1).says("1 récit");
        owner.get("/en/trace").await.says("A published edition");
        // twice the same is one edition
        let again = publish(&mut run, &path).await;
        run.get(again.location()).await.says("Nothing was published");
        assert_eq!(world.app.db.read(move |tx| edition::last(tx, strategy_id)).await.expect("read"), 1);

        let ids = world.app.ids.clone();
        let later = NOON + 1_000;
        let back = move |tx: &mut store::Tx<'_>| consent::withdraw(tx, &ids, Record::Story, used, later);
        assert!(world.app.db.write(back).await.expect("withdrawn"));
        let page = world.browser().get(&one).await;
        page.says("Nothing is left under it").says("1 thing it rested on was taken back");
        assert!(!page.text.contains("laundry"));
        world.browser().get(&out).await.says("Nothing is left under it").says("1 story");
        owner.get("/en/trace").await.says("You took it back").says("these words are not under it any more");
        run.get(&format!("{path}/editions/new")).await.says("all it rested on was taken back");
        run.submit(&one, &format!("{one}/mending"), &[]).await.is(303);
        let page = world.browser().get(&one).await;
        assert!(!page.text.contains("taken back"), "mended");
        let marks = world.app.db.read(|tx| lean::to_mend(tx, 10)).await.expect("read");
        assert!(marks.is_empty(), "{marks:?}");
    })
    .await;
}

#[tokio::test]
async fn nothing_goes_out_while_a_language_is_missing_or_behind() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        run.get(&format!("{path}/editions/new")).await.says("There is no clause yet");
        let one = added(&mut run, &path, EN, ("", "")).await;
        run.get(&format!("{path}/editions/new")).await.says("Clause 1, French: Missing");
        publish(&mut run, &path).await;
        world.browser().get(&format!("{path}/editions/1")).await.is(404);
        let write = async |run: &mut Browser<'_>, fields: &[(&str, &str)]| {
            let page = run.submit(&format!("{one}/wording"), &format!("{one}/wording"), fields).await;
            page.is(303);
        };
        let base = [("as", "version"), ("title-en", EN.0), ("text-en", EN.1)];
        write(&mut run, &[&base[..], &[("version", "1"), ("title-fr", FR.0), ("text-fr", FR.1)]].concat())
            .await;
        let page = run.get(&format!("{path}/editions/new")).await;
        assert!(page.text.contains("Clause 1, English: Behind"), "the English waits for somebody to read it");
        let read = [("language", "en"), ("version", "2")];
        run.submit(&one, &format!("{one}/approval"), &read).await.is(303);
        run.get(&format!("{path}/editions/new")).await.says("Edition 1 is ready");
        // one language alone is changed, and its author says that the other still says the same
        let same =
            [("as", "version"), ("version", "2"), ("title-en", EN.0), ("title-fr", FR.0), ("text-fr", FR.1)];
        write(&mut run, &[&same[..], &[("text-en", "Belonging: being missed."), ("same", "yes")]].concat())
            .await;
        publish(&mut run, &path).await.is(303);
        world.browser().get(&format!("{path}/editions/1")).await.is(200).says("Belonging: being missed.");
        world.browser().get(&format!("{path}/languages")).await.is(200).says("Belonging: being missed.");
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let base = [("title-en", EN.0), ("title-fr", FR.0), ("text-fr", FR.1), ("version", "1")];
        let first = [&base[..], &[("as", "version"), ("text-en", "Belonging is being greeted.")]].concat();
        let second = [&base[..], &[("as", "version"), ("text-en", "Belonging is being heard.")]].concat();
        let form = format!("{one}/wording");
        run.submit(&form, &form, &first).await.is(303);
        let page = run.submit(&form, &form, &second).await;
        run.get(page.location()).await.says("Nothing is lost").says("being greeted").says("heard");

        // a guest suggests, says why, and is answered
        let mut guest = world.browser();
        let mine = [("title-en", EN.0), ("text-en", "Belonging is a long table."), ("version", "2")];
        guest.submit(&form, &form, &mine).await.is(422).says("Say in a sentence why");
        let why = [&mine[..], &[("why", "We eat together."), ("name", "A neighbour")]].concat();
        guest.submit(&form, &form, &why).await.is(303);
        guest.get(&one).await.says("We eat together.").says("A neighbour").says("<ins>");
        guest.submit(&one, &format!("{one}/remarks"), &[("words", "")]).await.is(422);
        guest.submit(&one, &format!("{one}/remarks"), &[("words", "And a door.")]).await.is(303);
        world
            .browser()
            .get(&format!("{path}/discussion"))
            .await
            .is(200)
            .says("And a door.")
            .says("long table");

        let page = run.get(&one).await;
        let last = page.text.rsplit("id=\"a-").next().and_then(|rest| rest.split('"').next()).expect("an id");
        let decision = format!("{one}/amendments/{last}/decision");
        guest.submit(&one, &decision, &[("state", "accepted"), ("version", "2")]).await.is(403);
        run.submit(&one, &decision, &[("state", "declined"), ("version", "2")]).await.is(422);
        // not over a version that nobody read
        let page = run.submit(&one, &decision, &[("state", "accepted"), ("version", "1")]).await;
        run.get(page.location()).await.says("newer version than the one you read");
        run.submit(&one, &decision, &[("state", "accepted"), ("version", "2")]).await.is(303);
        let page = world.browser().get(&one).await;
        page.says("Belonging is a long table.").says("Behind").says("Taken up");
    })
    .await;
}

#[tokio::test]
async fn clauses_do_not_rest_on_one_another_in_a_round() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let two =
            added(&mut run, &path, ("Neighbours first", "They do."), ("D’abord", "Elles agissent.")).await;
        let strategy = ids::to_text(id_of(&path));
        let word = |number: i64| format!("clause.{strategy}.{}", ids::to_text(number));
        let tick = |number: i64| [("source".to_owned(), word(number))];
        for (at, number) in [(&one, 2), (&two, 1), (&one, 1)] {
            let ticked = tick(number);
            let fields: Vec<(&str, &str)> = ticked.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            run.submit(&format!("{at}/sources"), &format!("{at}/sources"), &fields).await.is(303);
        }
        let strategy_id = id_of(&path);
        let all = world.app.db.read(move |tx| clause::all_sources(tx, strategy_id)).await.expect("read");
        assert_eq!(
            all.iter().map(|one| one.number).collect::<Vec<_>>(),
            [1],
            "one rests on two, and no round"
        );
        // something from outside, and a clause that is gone
        let outside = [("title-en", "A report, 2024"), ("link", "https://example.org/report")];
        run.submit(&format!("{two}/sources"), &format!("{two}/outside"), &outside).await.is(303);
        run.submit(
            &format!("{two}/sources"),
            &format!("{two}/outside"),
            &[("title-en", "x"), ("link", "nowhere")],
        )
        .await
        .is(422)
        .says("begins with https://");
        world.browser().get(&one).await.says("1 outside source");
        run.submit(&two, &format!("{two}/retirement"), &[("out", "yes")]).await.is(422);
        let gone = [("out", "yes"), ("reason", "Said twice.")];
        run.submit(&two, &format!("{two}/retirement"), &gone).await.is(303);
        world.browser().get(&two).await.is(200).says("Said twice.");
        world.browser().get(&one).await.says("1 thing it rested on was taken back, or is gone");
        world.browser().get(&format!("{path}/clauses/9")).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn a_line_of_a_page_carries_a_clause_as_far_as_its_people_let_it() {
    on_both(async |world| {
        let (session_id, page, notes) = crate::summary::held(&world).await;
        let mut host = world.signed_in(Role::Operator).await;
        crate::summary::published(&world, &mut host, session_id, &page).await;
        let read = move |tx: &mut store::Tx<'_>| {
            Ok::<_, store::Error>((
                store::summary::lines(tx, session_id)?,
                store::summary::sources(tx, session_id)?,
            ))
        };
        let (lines, rests) = world.app.db.read(read).await.expect("read");
        let under = |line: i64| rests.iter().filter(move |one| one.line_id == line).count();
        let line = lines.iter().max_by_key(|line| under(line.id)).expect("a line");
        let under = under(line.id);
        assert_eq!(under, 2, "two notes that say the same are one line");
        let other = lines.iter().find(|one| rests.iter().filter(|rest| rest.line_id == one.id).count() == 1);
        let other = other.expect("a line that one note carries");
        let word = |id: i64| format!("summary-line.{}.{}", ids::to_text(session_id), ids::to_text(id));
        let words = [word(line.id), word(other.id)];
        let both = [("source", words[0].as_str()), ("source", words[1].as_str())];

        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let form = format!("{one}/sources");
        run.submit(&form, &form, &both).await.is(303);
        let strategy_id = id_of(&path);
        let cited = world.app.db.read(move |tx| clause::sources(tx, strategy_id, 1)).await.expect("read");
        assert!(cited.is_empty(), "its people let it be used in a summary, not in a strategy");

        let grants = Grants { see: Audience::Community, summary: true, strategy: true, ..Grants::default() };
        let (own_ids, own) = (world.app.ids.clone(), notes.clone());
        let allow = move |tx: &mut store::Tx<'_>| {
            own.iter().try_for_each(|id| consent::put(tx, &own_ids, (Record::Note, *id), None, &grants, NOON))
        };
        world.app.db.write(allow).await.expect("allowed");
        run.submit(&form, &form, &both).await.is(303);
        let page = world.browser().get(&one).await;
        page.says("3 notes").says("2 tables, 1 session").says("Fewer than 10 people said where they live");
        world.browser().get(&format!("{one}/trace")).await.says(&line.text.en);

        // what is under one line is taken back, it still stands on the other; then that too
        for (line_id, says) in
            [(other.id, "It still stands on what is left"), (line.id, "Nothing is left under it")]
        {
            let own_ids = world.app.ids.clone();
            let back = move |tx: &mut store::Tx<'_>| {
                let under = store::summary::sources(tx, session_id)?;
                under.into_iter().filter(|one| one.line_id == line_id).try_for_each(|one| {
                    consent::withdraw(tx, &own_ids, Record::Note, one.note_id, NOON + 1_000).map(drop)
                })
            };
            world.app.db.write(back).await.expect("withdrawn");
            world.browser().get(&one).await.says(says);
        }
    })
    .await;
}

#[tokio::test]
async fn clauses_in_a_round_of_three_are_refused_and_so_is_one_that_was_taken_out() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        let mut all = Vec::new();
        for name in ["One", "Two", "Three", "Four"] {
            all.push(added(&mut run, &path, (name, "They do."), (name, "Elles agissent.")).await);
        }
        let strategy_id = id_of(&path);
        let word = |number: i64| format!("clause.{}.{}", ids::to_text(strategy_id), ids::to_text(number));
        let mut rest = async |at: usize, number: i64| {
            let (form, word) = (format!("{}/sources", all[at - 1]), word(number));
            let page = run.submit(&form, &form, &[("source", word.as_str())]).await;
            let page = run.get(page.is(303).location()).await;
            page.text.contains("it rests on this one itself")
        };
        assert!(!rest(1, 2).await && !rest(2, 3).await);
        assert!(rest(3, 1).await, "a round of three");
        let gone = [("out", "yes"), ("reason", "Said twice.")];
        run.submit(&all[3], &format!("{}/retirement", all[3]), &gone).await.is(303);
        let form = format!("{}/sources", all[2]);
        let page = run.get(&form).await;
        assert!(!page.text.contains(&word(4)), "what was taken out is not offered");
        for number in [4, 9] {
            run.submit(&form, &form, &[("source", word(number).as_str())]).await.is(303);
        }
        let cited = world.app.db.read(move |tx| clause::all_sources(tx, strategy_id)).await.expect("read");
        let pairs: Vec<(i64, i64)> = cited.iter().map(|one| (one.number, one.source.record_id)).collect();
        assert_eq!(pairs, [(1, 2), (2, 3)]);
        // pages and trace of each are there, and end
        for clause in &all[..3] {
            world.browser().get(clause).await.is(200);
            world.browser().get(&format!("{clause}/trace")).await.is(200);
        }
    })
    .await;
}

#[tokio::test]
async fn asked_twice_at_once_an_edition_goes_out_once() {
    on_both(async |world| {
        let (path, mut run) = opened(&world).await;
        added(&mut run, &path, EN, FR).await;
        let mut other = world.signed_in(Role::Operator).await;
        let form = format!("{path}/editions/new");
        let page = run.get(&form).await;
        let version =
            page.text.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let version = version.expect("a version").to_owned();
        let (first, second) = (page.token(), other.get(&form).await.token());
        let to = format!("{path}/editions");
        let fields = |token| [("token", token), ("version", version.as_str())];
        let (first, second) = (fields(first.as_str()), fields(second.as_str()));
        let (one, two) = tokio::join!(run.post(&to, &first), other.post(&to, &second));
        let out = format!("{path}/editions/1");
        let published = [one.is(303), two.is(303)].iter().filter(|page| page.location() == out).count();
        assert_eq!(published, 1, "{} {}", one.location(), two.location());
        let strategy_id = id_of(&path);
        assert_eq!(world.app.db.read(move |tx| edition::last(tx, strategy_id)).await.expect("read"), 1);
    })
    .await;
}

#[tokio::test]
async fn what_the_house_itself_holds_is_offered_too() {
    on_both(async |world| {
        let (session_id, page, notes) = crate::summary::held(&world).await;
        let mut host = world.signed_in(Role::Operator).await;
        crate::summary::published(&world, &mut host, session_id, &page).await;
        let grants = Grants { see: Audience::Community, summary: true, strategy: true, ..Grants::default() };
        let own = world.app.ids.clone();
        let allow = move |tx: &mut store::Tx<'_>| {
            notes.iter().try_for_each(|id| consent::put(tx, &own, (Record::Note, *id), None, &grants, NOON))
        };
        world.app.db.write(allow).await.expect("allowed");
        let (path, mut run) = opened(&world).await;
        let one = added(&mut run, &path, EN, FR).await;
        let line = format!("summary-line.{}.", ids::to_text(session_id));
        let page = run.get(&format!("{one}/sources")).await;
        assert!(!page.text.contains(&line), "its community is looked in first");
        let page = run.get(&format!("{one}/sources?community=house")).await;
        page.is(200).says(&line).says("value=\"house\" selected");
        let word = page.text.split(&line).nth(1).and_then(|rest| rest.split('"').next()).expect("a line");
        let word = format!("{line}{word}");
        run.submit(&format!("{one}/sources"), &format!("{one}/sources"), &[("source", &word)]).await.is(303);
        let strategy_id = id_of(&path);
        let cited = world.app.db.read(move |tx| clause::sources(tx, strategy_id, 1)).await.expect("read");
        assert_eq!(cited.len(), 1);
    })
    .await;
}
