//! Votes that were held elsewhere, from files of the Pabulib format.

use std::fs;
use std::path::Path;

use perron::fund::{Found, count, pabulib};
use store::community::Kind;
use store::fund_outcome;

use crate::process::{done, perron, said, text};
use crate::world::{Page, World, on_both};

/// A small vote of our own: five people, three projects, a budget of 1,000.
pub const FILE: &str = "META\nkey;value\ndescription;A street\ncountry;Nowhere\nunit;Mill Street\ninstance;2026\nnum_projects;3\n\
    num_votes;5\nbudget;1000\nvote_type;approval\nrule;equalshares\ncurrency;CAD\nPROJECTS\nproject_id;cost;votes;name;selected\n\
    M/1;600;3;Playground;1\nM/2;300;2;\"Benches; and a table\";0\nM/3;400;2;Mural;1\nVOTES\nvoter_id;vote\n\
    1;M/1\n2;M/1\n3;M/1,M/2\n4;M/2,M/3\n5;M/3\n";

/// Brings a file and counts it; the fund.
pub async fn bring(world: &World, bytes: &[u8]) -> i64 {
    let community = world.community(Kind::RoundTable).await;
    let brought = pabulib::plan(&world.app, bytes).expect("a good file");
    let id = brought.fund.id;
    assert!(world.app.db.write(move |tx| pabulib::put(tx, brought, community)).await.unwrap());
    count::run(world.app.clone(), id).await.unwrap();
    id
}

#[tokio::test]
async fn a_file_becomes_a_fund_with_its_outcome() {
    on_both(async |world| {
        let id = bring(&world, FILE.as_bytes()).await;
        let fund = format!("/en/funds/{}", store::ids::to_text(id));
        let outcome = world.browser().get(&format!("{fund}/outcome")).await;
        outcome.says("5 people voted").says("$1,000").says("Benches; and a table");
        world.browser().get(&fund).await.is(200).says("Mill Street, 2026").says("Playground");
    })
    .await;
}

/// The page of the project with this code.
async fn project(world: &World, fund: i64, code: &str, lang: &str) -> Page {
    let all = world.app.db.read(move |tx| store::project::of_fund(tx, fund)).await.unwrap();
    let one = all.iter().find(|one| one.code == code).unwrap();
    let [fund, one] = [fund, one.id].map(store::ids::to_text);
    world.browser().get(&format!("/{lang}/funds/{fund}/projects/{one}")).await
}

#[tokio::test]
async fn the_page_of_a_project_reads_what_was_found_of_it_alone() {
    on_both(async |world| {
        let id = bring(&world, FILE.as_bytes()).await;
        // what was found is told, and told the same way, where the whole cannot be read
        let whole = move |tx: &mut store::Tx<'_>| fund_outcome::of_fund(tx, id);
        let kept = world.app.db.read(whole).await.unwrap().unwrap();
        let why = |page: &Page| {
            let after = page.is(200).text.split("id=\"why\"").nth(1).unwrap();
            after.split("</section>").next().unwrap().to_owned()
        };
        for code in ["M/1", "M/2"] {
            let before = why(&project(&world, id, code, "en").await);
            let broken = fund_outcome::Outcome { result: "broken".to_owned(), ..kept.clone() };
            world.app.db.write(move |tx| fund_outcome::put(tx, &broken, &[])).await.unwrap();
            assert_eq!(why(&project(&world, id, code, "en").await), before, "{code}");
            let again = kept.clone();
            world.app.db.write(move |tx| fund_outcome::put(tx, &again, &[])).await.unwrap();
        }
    })
    .await;
}

/// Two people want one project, and one another; shares were raised until the next step would have cost too much.
const TOO_MUCH: &str = "META\nkey;value\ndescription;A street\ncountry;Nowhere\nunit;Mill Street\ninstance;2026\n\
    num_projects;2\nnum_votes;3\nbudget;100\nvote_type;approval\nrule;equalshares/add1\ncurrency;CAD\nPROJECTS\n\
    project_id;cost;votes;name;selected\nA;60;2;Playground;1\nB;60;1;Mural;0\nVOTES\nvoter_id;vote\n1;A\n2;A\n3;B\n";

#[tokio::test]
async fn where_more_supporters_would_not_do_it_is_said_why() {
    let world = World::new().await;
    let id = bring(&world, TOO_MUCH.as_bytes()).await;
    project(&world, id, "B", "en")
        .await
        .says("$0.67 short of its cost")
        .says("With 1 more person who wanted only this, it could have been paid for. But everything together")
        .says("At $59.33 they could have paid for it, but everything together would then have cost more")
        .says("Had it cost $40, it would have been funded.");
    project(&world, id, "B", "fr")
        .await
        .says("Avec 1 personne de plus qui ne voulait que ce projet, il aurait pu être payé. Mais le tout")
        .says("elles auraient pu le payer, mais le tout aurait alors coûté plus")
        .says("S’il avait coûté 40\u{a0}$, il aurait été financé.");
}

/// A vote of our own on 200 projects: 800 people who each approve of a dozen, by a rule that anybody can follow.
pub fn long_list() -> String {
    let choice = |voter: usize| -> std::collections::BTreeSet<usize> {
        (0..12).map(|n| (voter * 31 + n * n * (voter % 17 + 1)) % 200).collect()
    };
    let mut votes = vec![0; 200];
    let mut ballots = String::new();
    for voter in 0..800 {
        choice(voter).iter().for_each(|project| votes[*project] += 1);
        let projects: Vec<String> = choice(voter).iter().map(|project| format!("P{project}")).collect();
        ballots += &format!("{voter};{}\n", projects.join(","));
    }
    let projects: String = (0..200)
        .map(|n| {
            format!("P{n};{};{};Benches, trees and a table for street {n};0\n", 400 + n * 7 % 900, votes[n])
        })
        .collect();
    let head = FILE.split("PROJECTS").next().unwrap();
    let head = head.replace("num_projects;3", "num_projects;200").replace("num_votes;5", "num_votes;800");
    let head = head.replace("budget;1000", "budget;25000");
    format!("{head}PROJECTS\nproject_id;cost;votes;name;selected\n{projects}VOTES\nvoter_id;vote\n{ballots}")
}

#[tokio::test]
async fn the_outcome_of_200_projects_is_a_page_that_a_phone_can_take() {
    let world = World::new().await;
    let id = bring(&world, long_list().as_bytes()).await;
    for lang in ["en", "fr"] {
        let page = world.browser().get(&format!("/{lang}/funds/{}/outcome", store::ids::to_text(id))).await;
        assert_eq!(page.is(200).text.matches("<li id=\"p").count(), 200);
        assert!(page.text.len() <= 150_000, "{lang}: {} bytes", page.text.len());
        // what is not there stands with each project
        let lost = page.text.split("id=\"others\"").nth(1).unwrap();
        let link = lost.split("<h3><a href=\"").nth(1).unwrap().split('"').next().unwrap();
        let project = world.browser().get(link).await;
        let flows = if lang == "en" {
            "Where its supporters’ money went instead"
        } else {
            "Où est allé l’argent"
        };
        project.is(200).says("id=\"why\"").says(flows);
        assert!(project.text.len() <= 150_000, "{lang}: {} bytes", project.text.len());
    }
}

#[tokio::test]
async fn a_file_that_is_cut_or_absurd_is_refused_in_a_sentence() {
    let world = World::new().await;
    let plan = |text: &str| {
        pabulib::plan(&world.app, text.as_bytes()).map(|_| ()).map_err(|problem| problem.to_string())
    };
    let cut = &FILE[..FILE.find("M/3;400").unwrap() + 4];
    for (file, said) in [
        (cut.to_owned(), "Nothing was taken"),
        (FILE.replace("budget;1000", "budget;0"), "othing"),
        (FILE.replace("M/1;600", "M/1;-600"), "Nothing was taken"),
        (FILE.replace("budget;1000", "budget;900000000000000000000000"), "Nothing was taken"),
        (FILE.replace("CAD", "JPY").replace("600", "600,50"), "finer than its currency"),
        (String::new(), "Nothing was taken"),
    ] {
        let problem = plan(&file).expect_err(&file);
        assert!(problem.contains(said) && problem.trim_end().ends_with('.'), "{problem}");
    }
    assert_eq!(plan(FILE), Ok(()));
}

/// The projects that a file of the Pabulib format says were funded, in the order of their ids.
fn official(file: &str) -> Vec<String> {
    let read = budgeting::pb::read(file.as_bytes()).expect("a good file");
    let all = read.election.projects.iter().zip(&read.about);
    let mut won: Vec<String> =
        all.filter(|(_, about)| about.selected == Some(1)).map(|(one, _)| one.id.clone()).collect();
    won.sort();
    won
}

#[tokio::test]
async fn the_official_outcome_of_wieliczka_stands_on_the_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/budgeting");
    let file = folder.join("Poland_Wieliczka_2023_Green_Budget.pb");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("skipped: {} is not there", file.display());
        return;
    };
    on_both(async |world| {
        let id = bring(&world, text.as_bytes()).await;
        let found = Found::of(&world.app, id).await.unwrap().unwrap();
        let codes = world.app.db.read(move |tx| store::project::of_fund(tx, id)).await.unwrap();
        let code = |place: &usize| {
            codes.iter().find(|one| one.number == found.numbers[*place]).unwrap().code.clone()
        };
        let mut won: Vec<String> = found.outcome.winners.iter().map(code).collect();
        won.sort();
        assert_eq!(won, official(&text));
        let page = world.browser().get(&format!("/en/funds/{}/outcome", store::ids::to_text(id))).await;
        page.is(200).says("6,586 people voted").says("PLN\u{a0}1,000,000");
        let lost = page.text.split("id=\"others\"").next().unwrap();
        assert_eq!(lost.matches("<li id=\"p").count(), won.len());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_vote_on_a_budget_is_brought_whole_and_backed_up_with_its_photos() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let (data, file, backup) = (at("data"), at("vote.pb"), at("tonight.db"));
    fs::create_dir_all(data.join("stories")).expect("a folder");
    let sqlite = store::Address::Sqlite(data.join("perron.db"));
    let open = async || store::Db::open(&sqlite).await.expect("a database");
    let world = World::on(open().await).await;
    let community = store::ids::to_text(world.community(Kind::RoundTable).await);
    drop(world);
    let before = crate::cli::rows(&["--data", text(&data)]);
    let cut = &FILE[..FILE.find("M/3;400").expect("a project") + 4];
    for (bytes, community, says) in [
        (FILE, "0B7K9F2M4QX1", "There is no community 0B7K9F2M4QX1"),
        (cut, community.as_str(), "Nothing was taken"),
    ] {
        fs::write(&file, bytes).expect("a file");
        let bring = ["import", "pb", text(&file), "--community", community, "--data", text(&data)];
        let refused = perron(&bring).output().expect("the program runs");
        assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
        assert!(said(&refused).contains(says) && said(&refused).lines().count() == 1, "{}", said(&refused));
    }
    assert_eq!(crate::cli::rows(&["--data", text(&data)]), before, "nothing is kept of what is refused");
    fs::write(&file, FILE).expect("a file");
    let taken = done(&["import", "pb", text(&file), "--community", &community, "--data", text(&data)]);
    assert!(taken.starts_with("Taken: 5 ballots. Funded: 2 projects.\n"), "{taken}");
    let page = taken.trim_end().strip_suffix("/outcome").expect("where it is explained");
    let fund = store::ids::from_text(page.rsplit('/').next().expect("an id")).expect("a fund");

    let name = "0c".repeat(16);
    fs::write(data.join("stories").join(&name), b"a swing").expect("a file");
    let photo = store::award::Photo { id: 1, name: name.clone(), words: "A swing".to_owned(), made: 1 };
    let db = open().await;
    let add = move |tx: &mut store::Tx<'_>| {
        let project = store::award::of_fund(tx, fund)?[0].project_id;
        store::award::add_photo(tx, (fund, project), &photo)
    };
    db.write(add).await.expect("written");
    drop(db);
    let made = done(&["backup", text(&backup), "--json", "--data", text(&data)]);
    let made: serde_json::Value = serde_json::from_str(&made).expect("JSON");
    assert_eq!((&made["files"], &made["missing"]), (&1.into(), &0.into()));
    let new = at("new");
    done(&["restore", text(&backup), "--data", text(&new)]);
    assert_eq!(fs::read(new.join("stories").join(&name)).expect("a file"), b"a swing");
}
