//! What a pulse publishes: a table is refused if it would uncover what is hidden, and from everything that was published over
//! three waves of the same people, the results pages with it, nobody can work out a small cell, however they combine it.
//! Long: the attack stands beside what it attacks.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::process::Command;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use perron::estimate::job;
use perron::item::presets;
use perron::jobs::{Progress, Runner, Running};
use perron::panel::own_path;
use perron::release::draft;
use perron::wave::sheet::Sheet;
use serde_json::Value;
use store::community::Kind;
use store::membership::Role as Tie;
use store::panel::{self, Member};
use store::person::Role;
use store::wave::{self, PlaceLevel, State, Wave};
use store::{Bilingual, Language, ids};

use crate::world::{Browser, NOON, Page, World};

const ITEMS: [&str; 2] = ["sc_belong_local_css", "pr_say"];
const PEOPLE: usize = 150;

fn both(en: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), fr: format!("{en} (fr)") }
}

/// What somebody is: gender, province, disability.
fn profile(who: usize) -> [&'static str; 3] {
    let gender = match who % 20 {
        0..10 => "woman",
        10..18 => "man",
        18 => "non-binary",
        _ => "unsaid",
    };
    let province = match who % 15 {
        0..9 => "ON",
        9..14 => "QC",
        _ => "NS",
    };
    [gender, province, if who.is_multiple_of(7) { "yes" } else { "no" }]
}

/// Whether their answer counts, wave by wave.
fn is_high(who: usize, wave: usize, item: usize) -> bool {
    let mut mixed = (who * 7_919 + wave * 104_729 + item * 1_299_709) as u64;
    mixed = (mixed ^ (mixed >> 7)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 40) % 10 < 6
}

/// A community with a panel, and whoever runs its pulse.
pub struct Pulse<'w> {
    world: &'w World,
    community: i64,
    run: Browser<'w>,
    members: Vec<i64>,
    /// Drafts are worked out meanwhile.
    _work: Running,
}

impl<'w> Pulse<'w> {
    pub async fn new(world: &'w World, people: usize) -> Self {
        let community = world.community(Kind::RoundTable).await;
        let run = world.belonging(Role::Member, community, Tie::Steward).await;
        let members: Vec<i64> = (0..people).map(|_| world.app.ids.next()).collect();
        let all = members.clone();
        let write = move |tx: &mut store::Tx<'_>| {
            for id in all {
                let member = Member {
                    id,
                    community_id: community,
                    code: ids::to_text(id),
                    address: None,
                    language: Language::English,
                    is_reminded: true,
                    gone: None,
                    made: NOON,
                };
                panel::insert(tx, &member)?;
            }
            Ok::<_, store::Error>(())
        };
        world.app.db.write(write).await.expect("a panel");
        let app = world.app.clone();
        let work = Runner::new(app.db.clone(), app.clock.clone())
            .on(draft::JOB, 1, 3, move |task| draft::run(app.clone(), task.job.target))
            .start();
        Self { world, community, run, members, _work: work }
    }

    /// A wave that everybody answers, and that is closed.
    pub async fn wave(&mut self, number: usize) -> String {
        let mut items = presets::items();
        items.retain(|item| ITEMS.contains(&item.key.as_str()));
        items.sort_by_key(|item| ITEMS.iter().position(|key| *key == item.key));
        let sheet = Sheet {
            title: (&both("Autumn")).into(),
            place: "province".to_owned(),
            attributes: vec!["gender".to_owned(), "disability".to_owned()],
            purpose: (&both("To see who belongs")).into(),
            items,
            ..Sheet::default()
        };
        let id = self.world.app.ids.next();
        let wave = Wave {
            id,
            community_id: self.community,
            questionnaire_id: None,
            series: "pulse".to_owned(),
            number: i64::try_from(number).expect("a small number") + 1,
            title: both("Autumn"),
            zone: "America/Toronto".to_owned(),
            closes: None,
            is_panel: true,
            is_open: false,
            place_level: PlaceLevel::Province,
            attributes: "gender disability".to_owned(),
            purpose: both("To see who belongs"),
            keep_days: 365,
            expected: 150,
            smallest_change: 3.0,
            reminders: 0,
            state: State::Open,
            is_imported: false,
            sheet: sheet.json(),
            sheet_sha256: perron::cookie::sha256(&sheet.json()),
            opened: Some(NOON),
            closed: None,
            made: NOON,
            made_by: None,
        };
        self.world.app.db.write(move |tx| wave::insert(tx, &wave)).await.expect("a wave");
        for who in 0..self.members.len() {
            self.answer(id, number, who).await;
        }
        let path = format!("/en/waves/{}", ids::to_text(id));
        self.run.submit(&path, &format!("{path}/closure"), &[]).await.is(303);
        // the results page tells something too, beside which every table is audited
        job::now(&self.world.app, id, &Progress::default()).await.expect("its figures");
        path
    }

    async fn answer(&self, wave_id: i64, wave: usize, who: usize) {
        let path = format!("/en{}", own_path(&self.world.app, wave_id, self.members[who]));
        let [gender, province, disability] = profile(who);
        let area = match province {
            "ON" => "M5V",
            "QC" => "H2X",
            _ => "B3H",
        };
        let mut browser = self.world.browser();
        let token = browser.get(&format!("{path}?part=1")).await.is(200).token();
        let one = if is_high(who, wave, 0) { "2" } else { "4" };
        let two = if is_high(who, wave, 1) { "5" } else { "2" };
        let with = |part: &'static str| vec![("token", token.as_str()), ("part", part)];
        let questions = [with("1"), vec![("q1", one), ("q2", two)]].concat();
        browser.post(&path, &questions).await.is(303);
        browser.post(&path, &[with("2"), vec![("place", area)]].concat()).await.is(303);
        let mut oneself = [with("3"), vec![("disability", disability)]].concat();
        if gender != "unsaid" {
            oneself.push(("gender", gender));
        }
        browser.post(&path, &oneself).await.is(303);
    }

    /// Asks how something would look, and has it worked out.
    async fn draft(&mut self, wave: &str, asked: &[(&str, &str)]) -> (String, Page) {
        let sent = self.run.submit(&format!("{wave}/releases/new"), &format!("{wave}/drafts"), asked).await;
        sent.is(303);
        let path = sent.location().to_owned();
        for _ in 0..2000 {
            let page = self.run.get(&path).await;
            page.is(200);
            if !page.text.contains("data-live=") {
                return (path, page);
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        panic!("the draft came to no end within ten seconds");
    }

    /// Asks for a table, and publishes it if it is safe; if not, with more hidden. Whether it was refused at first, and went out.
    pub async fn publish(&mut self, wave: &str, item: &str, by: &[&str], counts: &str) -> (bool, bool) {
        let second = by.get(1).copied().unwrap_or_default();
        let mut asked = vec![("item", item), ("first", by[0]), ("second", second), ("counts", counts)];
        let mut was_refused = false;
        loop {
            let (path, page) = self.draft(wave, &asked).await;
            let key = path.rsplit('/').next().expect("a key");
            if page.text.contains("Publish this table") {
                let sent = self.run.submit(&path, &format!("{wave}/releases"), &[("draft", key)]).await;
                sent.is(303);
                assert_ne!(sent.location(), format!("{wave}/releases"), "it went out");
                return (was_refused, true);
            }
            page.says("It would uncover what is hidden").says("could be worked out from");
            // what was refused cannot be published past the page
            let token = self.run.get(&format!("{wave}/releases/new")).await.token();
            let sent = [("token", token.as_str()), ("draft", key)];
            let sent = self.run.post(&format!("{wave}/releases"), &sent).await;
            sent.is(303);
            assert_eq!(sent.location(), format!("{wave}/releases"));
            self.run.get(sent.location()).await.says("Nothing was published");
            if was_refused {
                return (true, false);
            }
            was_refused = true;
            asked.push(("more", "yes"));
        }
    }
}

/// A published number: whom it counts, and what it tells; `None`: hidden because it is small.
struct Told {
    wave: usize,
    item: usize,
    is_high: Option<bool>,
    /// By attribute the level.
    levels: BTreeMap<String, String>,
    range: Option<(f64, f64)>,
    is_small: bool,
}

/// Every table of a wave, as anybody reads it.
async fn read(world: &World, wave: usize, path: &str) -> Vec<Told> {
    let mut anyone = world.browser();
    let list = anyone.get(&format!("{path}/releases")).await;
    let start = format!("href=\"{path}/releases/");
    let keys: BTreeSet<&str> =
        list.text.split(&start).skip(1).filter_map(|rest| rest.split_once('"')).map(|(key, _)| key).collect();
    let mut all = Vec::new();
    for key in keys.into_iter().filter(|key| *key != "new") {
        let page = anyone.get(&format!("{path}/releases/{key}")).await;
        page.is(200);
        let json = anyone.get(&format!("{path}/releases/{key}/table.json")).await;
        let table: Value = serde_json::from_str(&json.text).expect("JSON");
        all.extend(of_table(wave, &table));
    }
    let wave_id = ids::from_text(path.rsplit('/').next().expect("an id")).expect("an id");
    let found = world.app.db.read(move |tx| store::estimate::of_wave(tx, wave_id)).await.expect("a database");
    all.extend(of_results(wave, &serde_json::from_str(&found.expect("figures").result).expect("JSON")));
    all
}

/// What the results page tells: of each group that is shown how many answered, and what share of them gave what counts.
fn of_results(wave: usize, found: &Value) -> Vec<Told> {
    let mut all = Vec::new();
    let list = |of: &Value| of.as_array().expect("a list").clone();
    for line in list(&found["parts"]).iter().flat_map(|part| list(&part["lines"])) {
        let item = ITEMS.iter().position(|key| *key == line["item"]).expect("a known question");
        for view in list(&line["views"]) {
            for cell in list(&view["cells"]) {
                let words = list(&view["by"]).into_iter().zip(list(&cell["levels"]));
                let word = |of: &Value| of.as_str().expect("a word").to_owned();
                let levels: BTreeMap<String, String> =
                    words.map(|(by, level)| (word(&by), word(&level))).collect();
                let (n, share) = (cell["figure"]["n"].as_f64(), cell["figure"]["est"].as_f64());
                for (is_high, part) in [(None, Some(1.0)), (Some(true), share)] {
                    let Some(told) = n.zip(part).map(|(n, part)| (n * part).round()) else { continue };
                    let range = Some((told, told));
                    all.push(Told { wave, item, is_high, levels: levels.clone(), range, is_small: false });
                }
            }
        }
    }
    all
}

fn of_table(wave: usize, table: &Value) -> Vec<Told> {
    let words = |of: &Value| -> Vec<String> {
        of.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    let item = ITEMS.iter().position(|key| *key == table["item"]).expect("a known question");
    let attributes = words(&table["attributes"]);
    let off = if table["base"] == 5 { 4.0 } else { 0.0 };
    let mut all = Vec::new();
    for row in table["rows"].as_array().expect("rows") {
        let levels: BTreeMap<String, String> =
            attributes.iter().cloned().zip(words(&row["levels"])).collect();
        for (name, is_high) in [("n", None), ("high", Some(true)), ("other", Some(false))] {
            let shown = row[name]["shown"].as_f64();
            let range = shown.map(|n| ((n - off).max(0.0), n + off));
            let is_small = row[name]["hidden"] == "small";
            all.push(Told { wave, item, is_high, levels: levels.clone(), range, is_small });
        }
    }
    all
}

/// What an attacker does not know: how many people of each profile gave which answers, wave by wave.
struct Attack {
    /// Wave, answers to both questions, profile.
    cells: Vec<(usize, [bool; 2], [&'static str; 3])>,
    told: Vec<Told>,
    waves: usize,
}

impl Attack {
    fn new(told: Vec<Told>, waves: usize) -> Self {
        let mut cells = Vec::new();
        for wave in 0..waves {
            for answers in [[true, true], [true, false], [false, true], [false, false]] {
                for gender in ["woman", "man", "non-binary", "unsaid"] {
                    for province in ["ON", "QC", "NS"] {
                        for disability in ["yes", "no"] {
                            cells.push((wave, answers, [gender, province, disability]));
                        }
                    }
                }
            }
        }
        Self { cells, told, waves }
    }

    fn holds(&self, cell: usize, told: &Told) -> bool {
        let (wave, answers, profile) = self.cells[cell];
        let has = |(attribute, level): (&String, &String)| {
            let at = ["gender", "province", "disability"].iter().position(|one| one == attribute);
            profile[at.expect("a known attribute")] == level
        };
        wave == told.wave
            && told.is_high.is_none_or(|is_high| answers[told.item] == is_high)
            && told.levels.iter().all(has)
    }

    fn truth(&self, told: &Told) -> f64 {
        let is_one = |who: &usize| {
            let [gender, province, disability] = profile(*who);
            let has = |(attribute, level): (&String, &String)| match attribute.as_str() {
                "gender" => gender == level,
                "province" => province == level,
                _ => disability == level,
            };
            told.is_high.is_none_or(|is_high| self::is_high(*who, told.wave, told.item) == is_high)
                && told.levels.iter().all(has)
        };
        (0..PEOPLE).filter(is_one).count() as f64
    }

    /// The end of the interval in which a number must lie, from everything that was published, from the figures of each whole
    /// wave, and since the same people answered every wave.
    fn end(&self, of: &Told, direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        let price = |at: usize| if self.holds(at, of) { 1.0 } else { 0.0 };
        let cells: Vec<Variable> =
            (0..self.cells.len()).map(|at| problem.add_var(price(at), (0.0, PEOPLE as f64))).collect();
        let terms = |told: &Told| -> Vec<(Variable, f64)> {
            (0..cells.len()).filter(|at| self.holds(*at, told)).map(|at| (cells[at], 1.0)).collect()
        };
        for told in &self.told {
            let (Some((low, high)), terms) = (told.range, terms(told)) else { continue };
            if terms.is_empty() {
                assert!(low <= 0.0, "nobody is there, and the table tells of {low}");
                continue;
            }
            problem.add_constraint(terms.clone(), ComparisonOp::Ge, low);
            problem.add_constraint(terms, ComparisonOp::Le, high);
        }
        for wave in 0..self.waves {
            for item in 0..ITEMS.len() {
                for is_high in [true, false] {
                    let all = Told {
                        wave,
                        item,
                        is_high: Some(is_high),
                        levels: BTreeMap::new(),
                        range: None,
                        is_small: false,
                    };
                    problem.add_constraint(terms(&all), ComparisonOp::Eq, self.truth(&all));
                }
            }
        }
        for profile in self.cells.iter().map(|cell| cell.2).collect::<BTreeSet<_>>() {
            let of = |wave: usize, sign: f64| {
                let is_it = move |at: &usize| self.cells[*at].0 == wave && self.cells[*at].2 == profile;
                (0..self.cells.len()).filter(is_it).map(|at| (cells[at], sign)).collect::<Vec<_>>()
            };
            for wave in 1..self.waves {
                problem.add_constraint([of(0, 1.0), of(wave, -1.0)].concat(), ComparisonOp::Eq, 0.0);
            }
        }
        let outcome = problem.solve().expect("the truth fits");
        let solution = outcome.solution().expect("an end");
        (0..cells.len()).filter(|at| self.holds(*at, of)).map(|at| solution.var_value(cells[at])).sum()
    }
}

#[tokio::test]
async fn from_everything_published_over_three_waves_no_small_cell_can_be_worked_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let db = store::testing::sqlite().await;
    // counts are rounded in the same way in every run
    db.write(|tx| store::server::keep(tx, "secret", "seven small stones")).await.expect("a secret");
    let world = World::with(db, &[("data", &data)]).await;
    let mut pulse = Pulse::new(&world, PEOPLE).await;
    let all: [&[&str]; 6] = [
        &["gender"],
        &["province"],
        &["gender", "province"],
        &["disability"],
        &["province", "disability"],
        &["gender", "disability"],
    ];
    let (mut told, mut refused, mut published) = (Vec::new(), 0, 0);
    for number in 0..3 {
        let wave = pulse.wave(number).await;
        let counts = if number == 2 { "rounded" } else { "exact" };
        for by in all {
            for item in ITEMS {
                let (was_refused, went_out) = pulse.publish(&wave, item, by, counts).await;
                refused += usize::from(was_refused);
                published += usize::from(went_out);
            }
        }
        told.extend(read(&world, number, &wave).await);
    }
    println!("{published} tables went out, {refused} were refused as they were first asked for");
    assert!(published >= 12 && refused > 0, "{published} went out, {refused} were refused");
    let attack = Attack::new(told, 3);
    let small: Vec<&Told> = attack.told.iter().filter(|told| told.is_small).collect();
    assert!(small.len() >= 20, "{} cells are hidden", small.len());
    let mut narrowest = f64::INFINITY;
    for one in small {
        let low = (attack.end(one, OptimizationDirection::Minimize) - 1e-6).ceil();
        let high = (attack.end(one, OptimizationDirection::Maximize) + 1e-6).floor();
        let truth = attack.truth(one);
        let what = format!("wave {}, question {}, {:?}, {:?}", one.wave, one.item, one.is_high, one.levels);
        assert!(low <= truth && truth <= high, "{what}: {low} to {high}, and it is {truth}");
        assert!(high >= 10.0 && high - low >= 5.0, "{what} is from {low} to {high}");
        narrowest = narrowest.min(high - low);
    }
    println!("the narrowest interval of a hidden cell is {narrowest} wide");
}

/// The files of a zip.
fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("its bytes");
            (file.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[tokio::test]
async fn the_data_is_described_and_r_reads_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let world = World::with(store::testing::sqlite().await, &[("data", &data)]).await;
    let mut pulse = Pulse::new(&world, PEOPLE).await;
    let wave = pulse.wave(0).await;
    pulse.run.get(&format!("{wave}/rows")).await.is(200).says("See what it would tell");
    let (path, page) = pulse.draft(&wave, &[("kind", "rows")]).await;
    page.says("Publish this file");
    let sent = [("token", page.token()), ("draft", path.rsplit('/').next().expect("a key").to_owned())];
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pulse.run.post(&format!("{wave}/releases"), &sent).await.is(303);
    pulse.run.post(&format!("{wave}/releases"), &sent).await.is(404);
    let mut anyone = world.browser();
    anyone.get(&format!("{wave}/releases")).await.is(200).says("With a row a person");
    let files = unpacked(&anyone.get(&format!("{wave}/data.zip")).await.bytes);
    let package: Value = serde_json::from_slice(&files["datapackage.json"]).expect("JSON");
    for resource in package["resources"].as_array().expect("resources") {
        let name = resource["path"].as_str().expect("a path");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let mut table = csv::Reader::from_reader(files[name].as_slice());
        let head: Vec<String> = table.headers().expect("a header").iter().map(str::to_owned).collect();
        let named: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(head, named, "{name}");
        assert!(table.records().all(|record| record.is_ok()));
    }
    let mut rows = csv::Reader::from_reader(files["rows.csv"].as_slice());
    let head = rows.headers().expect("a header").clone();
    let at = |name: &str| head.iter().position(|one| one == name).expect("a column");
    let (answer, weight) = (at("pr_say"), at("weight"));
    let (mut sum, mut high, mut count) = (0.0, 0.0, 0);
    for row in rows.records() {
        let row = row.expect("a row");
        let weighs: f64 = row[weight].parse().expect("a weight");
        (sum, high) = (sum + weighs, high + weighs * row[answer].parse::<f64>().expect("0 or 1"));
        count += 1;
    }
    assert_eq!(count, PEOPLE);
    let pdf = anyone.get(&format!("{wave}/report.pdf")).await;
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    r_agrees(folder.path(), &files, high / sum);
}

/// The lines of the file itself, run by R.
fn r_agrees(folder: &std::path::Path, files: &BTreeMap<String, Vec<u8>>, expected: f64) {
    for name in ["rows.csv", "read.R"] {
        std::fs::write(folder.join(name), &files[name]).expect("a file");
    }
    let is_there = Command::new("Rscript").args(["-e", "library(survey)"]).output();
    if !is_there.is_ok_and(|output| output.status.success()) {
        println!("skipped: R with its package survey (r-cran-survey) is not installed");
        return;
    }
    let run = "source('read.R'); cat(sprintf('%.12f', c(coef(estimate), SE(estimate))))";
    let output = Command::new("Rscript").args(["-e", run]).current_dir(folder).output().expect("R runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let line = said.lines().last().expect("two figures");
    let figures: Vec<f64> = line.split_whitespace().map(|figure| figure.parse().expect("a number")).collect();
    assert!((figures[0] - expected).abs() < 1e-9, "{said}: expected {expected}");
    // a simple random sample of so many has about this error
    let error = (expected * (1.0 - expected) / PEOPLE as f64).sqrt();
    assert!((figures[1] / error - 1.0).abs() < 0.25, "{said}: about {error}");
}

#[tokio::test]
async fn what_was_looked_at_goes_out_only_if_nothing_changed_since() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    for db in store::testing::databases().await {
        let world = World::with(db, &[("data", &data)]).await;
        let mut pulse = Pulse::new(&world, PEOPLE).await;
        let wave = pulse.wave(0).await;
        let list = format!("{wave}/releases");
        let of =
            |item: &'static str| [("item", item), ("first", "gender"), ("counts", "exact"), ("more", "yes")];
        let (first, _) = pulse.draft(&wave, &of(ITEMS[0])).await;
        let (second, page) = pulse.draft(&wave, &of(ITEMS[1])).await;
        assert_ne!(first, second);
        page.says("Publish this table");
        let key = |path: &str| path.rsplit('/').next().expect("a key").to_owned();
        let sent = pulse.run.submit(&second, &list, &[("draft", &key(&second))]).await;
        assert_ne!(sent.is(303).location(), list, "it went out");
        // the other was audited before that one was told
        pulse.run.get(&first).await.is(200).says("Something changed").says("Look again");
        let token = pulse.run.get(&first).await.token();
        let sent = pulse.run.post(&list, &[("token", &token), ("draft", &key(&first))]).await;
        assert_eq!(sent.is(303).location(), list);
        pulse.run.get(&list).await.says("Nothing was published");
        let (again, page) = pulse.draft(&wave, &of(ITEMS[0])).await;
        assert_ne!(again, first);
        page.says("Publish this table");
        // somebody takes back what they said of themselves: nothing that tells of it is kept
        let wave_id = ids::from_text(wave.rsplit('/').next().expect("an id")).expect("an id");
        let drafts = || world.app.db.read(move |tx| store::release_draft::of_wave(tx, wave_id));
        assert_eq!(drafts().await.expect("drafts").len(), 1);
        let taken = world.app.db.write(move |tx| store::response::unseal(tx, wave_id, "nobody's"));
        assert!(!taken.await.expect("a database"));
        assert!(drafts().await.expect("drafts").is_empty());
    }
}

#[tokio::test]
async fn what_another_wave_of_the_same_people_publishes_has_figures_worked_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    for db in store::testing::databases().await {
        let world = World::with(db, &[("data", &data)]).await;
        let mut pulse = Pulse::new(&world, PEOPLE).await;
        let (first, second) = (pulse.wave(0).await, pulse.wave(1).await);
        let id = ids::from_text(first.rsplit('/').next().expect("an id")).expect("an id");
        let figures = || world.app.db.read(move |tx| store::estimate::of_wave(tx, id));
        let before = figures().await.expect("a database").expect("figures");
        let again = job::now(&world.app, id, &Progress::default()).await.expect("done");
        assert_eq!(again["estimated"], false, "nothing changed");
        // worked out before the other wave's table went out, and ready after it did: they may have to hide more
        world.app.db.write(move |tx| store::estimate::forget(tx, id)).await.expect("a database");
        let late =
            job::worked_out(&world.app, id, &Progress::default()).await.expect("done").expect("figures");
        assert_eq!((&late.input, &late.result), (&before.input, &before.result));
        assert!(pulse.publish(&second, ITEMS[0], &["gender"], "exact").await.1);
        assert!(!job::publish(&world.app, late).await.expect("a database"), "they stand for something else");
        assert_eq!(figures().await.expect("a database"), None);
        // and the job was asked for
        let app = world.app.clone();
        let _work = Runner::new(app.db.clone(), app.clock.clone())
            .on(job::JOB, 1, 3, move |task| job::run(app.clone(), task))
            .start();
        for _ in 0..2000 {
            if figures().await.expect("a database").is_some() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        let after = figures().await.expect("a database").expect("figures within ten seconds");
        assert_ne!(after.input, before.input);
        // the same figures: what is being looked at in the other wave is still to be published
        assert_eq!(after.result, before.result);
    }
}

#[tokio::test]
async fn only_stewards_publish_and_only_of_a_closed_wave() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_string_lossy().into_owned();
    let world = World::with(store::testing::sqlite().await, &[("data", &data)]).await;
    let mut pulse = Pulse::new(&world, 12).await;
    let wave = pulse.wave(0).await;
    let mut member = world.belonging(Role::Member, pulse.community, Tie::Member).await;
    member.get(&format!("{wave}/releases")).await.is(200).says("No table was published yet");
    member.get(&format!("{wave}/releases/new")).await.is(403);
    member.get(&format!("{wave}/rows")).await.is(403);
    world.browser().get(&format!("{}/releases", wave.replace("/en/", "/fr/"))).await.is(200).says("Tableaux");
    pulse.run.get(&format!("{wave}/releases/new")).await.is(200).says("Choose a table");
    let (new, drafts) = (format!("{wave}/releases/new"), format!("{wave}/drafts"));
    pulse.run.submit(&new, &drafts, &[("item", "none"), ("first", "gender")]).await.is(422);
    pulse.draft(&wave, &[("kind", "rows")]).await.1.says("Too few people answered");
    let (path, _) = pulse.draft(&wave, &[("item", "pr_say"), ("first", "gender"), ("counts", "exact")]).await;
    member.get(&path).await.is(403);
    let token = member.get(&wave).await.token();
    let key = path.rsplit('/').next().expect("a key");
    let sent = [
        ("token", token.as_str()),
        ("draft", key),
        ("item", "pr_say"),
        ("first", "gender"),
        ("counts", "exact"),
    ];
    for to in [&drafts, &format!("{wave}/releases")] {
        member.post(to, &sent).await.is(403);
    }
    let missing = format!("{wave}/releases/{}", ids::to_text(7));
    world.browser().get(&missing).await.is(404);
}
