//! Bundles made and checked without a database: what is changed is noticed.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use store::Bilingual;
use store::bundle::Kind;

use super::finding::State;
use super::kind::{Gathered, pretty};
use super::log::{Hash, consistency};
use super::manifest::{Files, MANIFEST, Manifest, PROOF, RESULT, RULES, SIGNATURE};
use super::note::{Checkpoint, Growth, Signer};
use super::seal::{Place, seal, whole};
use super::verify::{Known, Report, verify};
use super::{archive, log};
use crate::edition::content::Support;
use crate::pledge::log as chain;
use crate::priority::order::order;

fn signer() -> Signer {
    Signer::new("perron.example.org/bundles", &[7; 32]).unwrap()
}

/// A log with so many before.
fn leaves(before: u8) -> Vec<Hash> {
    (0..before).map(|n| log::leaf(&[n])).collect()
}

fn gathered(files: Files, result: Option<Map<String, Value>>) -> Gathered {
    let title = Bilingual { en: "What first?".to_owned(), fr: "Quoi d’abord?".to_owned() };
    Gathered { title, thing: "/priorities/7".to_owned(), files, result }
}

/// An order of priorities by points, of 36 ballots.
fn priorities() -> Gathered {
    let rules = json!({
        "method": "points",
        "publishes_ballots": true,
        "issues": [{ "issue": "A", "number": 1 }, { "issue": "B", "number": 2 }, { "issue": "C", "number": 3 }],
    });
    let ballots = "people,choices\n20,1:4 2:3\n15,2:4 3:4\n1,3:1\n";
    let files = [(RULES.to_owned(), pretty(&rules)), ("ballots.csv".to_owned(), ballots.to_owned())].into();
    gathered(files, None).settle(Kind::Priority).unwrap()
}

/// An edition of which one clause rests on two stories, and the others on nothing.
fn edition() -> Gathered {
    let mut content = crate::edition::content::sample();
    let clauses = || content.chapters.iter().flat_map(|chapter| &chapter.clauses).map(|clause| clause.number);
    let first = clauses().next().unwrap();
    let ground: String = clauses()
        .map(|number| match number == first {
            true => format!("{number},1,story,1,,,0\n{number},2,story,2,,,0\n"),
            false => format!("{number},1,nothing,,,,0\n"),
        })
        .collect();
    for clause in content.chapters.iter_mut().flat_map(|chapter| &mut chapter.clauses) {
        let (stories, voices) = if clause.number == first { (2, 2) } else { (0, 0) };
        clause.support = Support { stories, voices, ..Support::default() };
    }
    let rules = json!({ "format": content.format, "fewest_people_for_places": 10 });
    let files = [
        (RULES.to_owned(), pretty(&rules)),
        ("edition.json".to_owned(), serde_json::to_string(&content).unwrap()),
        ("ground.csv".to_owned(), format!("clause,thing,kind,voice,table,session,votes\n{ground}")),
    ];
    gathered(files.into(), None).settle(Kind::Edition).unwrap()
}

/// An edition, or an order of priorities.
fn one_of(is_edition: bool) -> Files {
    match is_edition {
        true => unpacked(Kind::Edition, &edition(), 2),
        false => unpacked(Kind::Priority, &priorities(), 2),
    }
}

#[test]
fn an_edition_that_tells_more_than_stands_under_it_is_found_though_it_is_signed() {
    let files = one_of(true);
    let report = checked(&files, &Known::default()).unwrap();
    assert!(report.findings.hold(), "{report:?}");
    for field in ["edition.support", "result.sha256", "result.clauses", "result.edition"] {
        assert_eq!(*state(&report, field), State::Matches, "{field}");
    }
    let mut wrong = edition();
    let ground = wrong.files["ground.csv"].replacen("story,2", "story,1", 1);
    assert_ne!(ground, wrong.files["ground.csv"]);
    wrong.files.insert("ground.csv".to_owned(), ground);
    let report = checked(&unpacked(Kind::Edition, &wrong, 3), &Known::default()).unwrap();
    for field in ["edition.support", "result.clauses"] {
        assert!(matches!(state(&report, field), State::Differs(_)), "{field}: {report:?}");
    }
}

/// A bundle with some before it in the log, unpacked.
fn unpacked(kind: Kind, gathered: &Gathered, before: u8) -> Files {
    let place = Place { leaves: leaves(before), corrects: None, now: 1_792_065_600_000 };
    let bundle = seal(&signer(), kind, 7, gathered, place);
    let mut all = leaves(before);
    all.push(log::leaf(bundle.manifest.as_bytes()));
    whole(bundle, gathered.files.clone(), &all).unwrap()
}

fn checked(files: &Files, known: &Known<'_>) -> Result<Report, String> {
    verify(&archive::write(files).unwrap(), known)
}

fn state<'r>(report: &'r Report, field: &str) -> &'r State {
    &report.findings.0.iter().find(|one| one.field == field).unwrap_or_else(|| panic!("{field}")).state
}

#[test]
fn a_bundle_holds_and_says_what_it_cannot_say() {
    let key = signer().verifier().to_string();
    for before in [0, 1, 5, 8] {
        let files = unpacked(Kind::Priority, &priorities(), before);
        let report = checked(&files, &Known { keys: Some(&key), ..Known::default() }).unwrap();
        assert!(report.findings.hold(), "{report:?}");
        assert_eq!(report.manifest.number, u64::from(before));
        for field in
            ["result.order", "result.ballots", "result.method", "key", "ballots.csv", PROOF, SIGNATURE]
        {
            assert_eq!(*state(&report, field), State::Matches, "{field}");
        }
        assert_eq!(report.findings.0.iter().any(|one| one.field == "before"), before > 0);
    }
    let report = checked(&unpacked(Kind::Priority, &priorities(), 0), &Known::default()).unwrap();
    assert!(matches!(state(&report, "key"), State::Unchecked(why) if why.contains(&key)));
}

#[test]
fn what_the_order_must_be_is_counted_here_too() {
    let found = order(store::priority::Method::Points, 3, &[vec![(1, 4), (2, 3)], vec![(2, 4), (3, 4)]]);
    assert_eq!(found.iter().map(|place| place.item).collect::<Vec<_>>(), [1, 0, 2]);
    let said: Value = serde_json::from_str(&priorities().files[RESULT]).unwrap();
    let numbers: Vec<&Value> =
        said["order"].as_array().unwrap().iter().map(|place| &place["number"]).collect();
    assert_eq!(numbers, [&json!(2), &json!(1), &json!(3)]);
}

#[test]
fn a_result_that_does_not_come_out_is_found_though_it_is_signed() {
    let mut wrong = priorities();
    let said = wrong.files[RESULT].replace("\"votes\": 35", "\"votes\": 34");
    assert_ne!(said, wrong.files[RESULT]);
    wrong.files.insert(RESULT.to_owned(), said);
    let report = checked(&unpacked(Kind::Priority, &wrong, 3), &Known::default()).unwrap();
    assert!(matches!(state(&report, "result.order"), State::Differs(_)), "{report:?}");
    let result = serde_json::from_str(&wrong.files[RESULT]).unwrap();
    let kept = gathered(wrong.files, Some(result)).settle(Kind::Priority);
    assert!(kept.unwrap_err().contains("does not come out again"), "nor is it ever published");
}

#[test]
fn another_key_and_another_log_are_told() {
    let files = unpacked(Kind::Priority, &priorities(), 4);
    let other = Signer::new("perron.example.org/bundles", &[8; 32]).unwrap();
    let key = other.verifier().to_string();
    let report = checked(&files, &Known { keys: Some(&key), ..Known::default() }).unwrap();
    assert!(matches!(state(&report, "key"), State::Differs(why) if why.contains("another key")));
    let none = checked(&files, &Known { keys: Some("nonsense"), ..Known::default() }).unwrap();
    assert!(!none.findings.hold());

    // the log went on, and somebody kept it earlier, then, and later
    let mut all = leaves(4);
    all.push(log::leaf(files[MANIFEST].as_bytes()));
    all.extend((10..13).map(|n| log::leaf(&[n])));
    let note = |size: usize, leaves: &[Hash]| {
        let origin = signer().verifier().name().to_owned();
        Checkpoint { origin, size: size as u64, root: log::root(&leaves[..size]) }.note(&signer())
    };
    for (kept, old, new) in [(2, 2, 5), (5, 5, 5), (8, 5, 8)] {
        let checkpoint = note(kept, &all);
        let path = consistency(&all[..new], old).unwrap();
        let growth = Growth { old: old as u64, path, checkpoint: note(new, &all) }.to_string();
        let known = Known { keys: None, checkpoint: Some(&checkpoint), growth: Some(&growth) };
        assert_eq!(*state(&checked(&files, &known).unwrap(), "checkpoint"), State::Matches, "{kept}");
        let known = Known { growth: None, ..known };
        let said = checked(&files, &known).unwrap();
        assert_eq!(matches!(state(&said, "checkpoint"), State::Unchecked(_)), kept != 5);
        let mut changed = all.clone();
        changed[1] = log::leaf(b"another past");
        let checkpoint = note(kept, &changed);
        let known = Known { keys: None, checkpoint: Some(&checkpoint), growth: Some(&growth) };
        assert!(!checked(&files, &known).unwrap().findings.hold(), "{kept}");
    }
    let known = Known { checkpoint: Some("nonsense"), ..Known::default() };
    assert!(!checked(&files, &known).unwrap().findings.hold());
}

#[test]
fn what_is_no_bundle_is_said_in_one_sentence() {
    let files = unpacked(Kind::Priority, &priorities(), 0);
    let said = |change: &dyn Fn(&mut Files)| {
        let mut changed = files.clone();
        change(&mut changed);
        checked(&changed, &Known::default()).unwrap_err()
    };
    assert!(said(&|files| drop(files.remove(MANIFEST))).contains("holds no manifest.json"));
    let newer = said(&|files| {
        let newer = files[MANIFEST].replace("perron bundle 1", "perron bundle 2");
        files.insert(MANIFEST.to_owned(), newer);
    });
    assert!(newer.contains("newer way"), "{newer}");
    let whole = archive::write(&files).unwrap();
    assert!(verify(&whole[..whole.len() / 2], &Known::default()).unwrap_err().contains("cut off"));
}

#[test]
fn fewer_ballots_are_sums_and_sums_must_fit() {
    let rules = json!({ "method": "ranking", "issues": [{ "issue": "A" }, { "issue": "B" }] });
    let result = |adds: i64| {
        let result = json!({
            "method": "ranking", "ballots": 9, "people": 12,
            "order": [{ "number": 2, "issue": "B", "adds": 6, "votes": 6, "points": 8 },
                      { "number": 1, "issue": "A", "adds": adds, "votes": 5, "points": 3 }],
        });
        result.as_object().cloned()
    };
    let files: Files = [(RULES.to_owned(), pretty(&rules))].into();
    let good = gathered(files.clone(), result(3)).settle(Kind::Priority).unwrap();
    let report = checked(&unpacked(Kind::Priority, &good, 0), &Known::default()).unwrap();
    assert!(report.findings.hold(), "{report:?}");
    assert!(matches!(state(&report, "result.order"), State::Unchecked(why) if why.contains("too few")));
    assert_eq!(*state(&report, "sums.order"), State::Matches);
    assert!(gathered(files, result(4)).settle(Kind::Priority).unwrap_err().contains("sums.votes"));
}

#[test]
fn the_pledge_is_recounted() {
    let mut before = chain::BEGINNING.to_owned();
    let line = |n: i64| {
        let words = chain::words(n, store::pledge_line::Act::Signed, "2026-10-15", &format!("{n:064}"));
        before = chain::chain(&before, &words);
        format!("{words},{before}\n")
    };
    let lines: String = (1..=12).map(line).collect();
    let files: Files = [
        (RULES.to_owned(), "{}\n".to_owned()),
        ("pledge-log.csv".to_owned(), format!("{}{lines}", chain::HEAD)),
    ]
    .into();
    let good = gathered(files, None).settle(Kind::Pledge).unwrap();
    let said: Value = serde_json::from_str(&good.files[RESULT]).unwrap();
    assert_eq!((&said["signatories"], &said["withdrawn"]), (&json!(12), &json!(0)));
    assert!(checked(&unpacked(Kind::Pledge, &good, 1), &Known::default()).unwrap().findings.hold());
}

/// What a zip holds, whatever it says of how it is packed.
fn contents(zip: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).ok()?;
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        all.push((entry.name().ok()?.into_owned(), bytes));
    }
    Some(all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any letter of any file.
    #[test]
    fn a_changed_letter_is_noticed(file in 0usize..100, at in 0usize..100_000, letter in "[ -~]", cut: bool, edition: bool) {
        let files = one_of(edition);
        let name = files.keys().nth(file % files.len()).cloned().unwrap();
        let mut changed = files.clone();
        let text = changed.get_mut(&name).unwrap();
        let place = at % text.len();
        let place = text.floor_char_boundary(place);
        let end = text.ceil_char_boundary(place + 1);
        text.replace_range(place..end, if cut { "" } else { &letter });
        let holds = checked(&changed, &Known::default()).is_ok_and(|report| report.findings.hold());
        // a checkpoint may carry lines of others beside that of the house
        prop_assert_eq!(holds, changed == files, "{} at {}", name, place);
    }

    /// Any byte of the zip: either it is noticed, or it says nothing of what is inside.
    #[test]
    fn a_changed_byte_is_noticed(at in 0usize..100_000, flip in 1u8..=255, edition: bool) {
        let zip = archive::write(&one_of(edition)).unwrap();
        let mut changed = zip.clone();
        let at = at % zip.len();
        changed[at] ^= flip;
        if verify(&changed, &Known::default()).is_ok_and(|report| report.findings.hold()) {
            prop_assert_eq!(contents(&changed), contents(&zip), "byte {}", at);
        }
    }

    /// A file taken away, added, or put in the place of another.
    #[test]
    fn a_changed_file_is_noticed(file in 0usize..100, other in 0usize..100, way in 0usize..3) {
        let files = unpacked(Kind::Priority, &priorities(), 2);
        let name = |n: usize| files.keys().nth(n % files.len()).cloned().unwrap();
        let mut changed = files.clone();
        match way {
            0 => drop(changed.remove(&name(file))),
            1 => drop(changed.insert("more.csv".to_owned(), files[&name(other)].clone())),
            _ => drop(changed.insert(name(file), files[&name(other)].clone())),
        }
        let holds = checked(&changed, &Known::default()).is_ok_and(|report| report.findings.hold());
        prop_assert_eq!(holds, changed == files);
    }

    /// A bundle of another house, or of another result, in parts.
    #[test]
    fn parts_of_another_bundle_are_noticed(part in 0usize..3, before in 0u8..6) {
        let files = unpacked(Kind::Priority, &priorities(), 2);
        let mut other = priorities();
        other.title.en = "Another".to_owned();
        let other = unpacked(Kind::Priority, &other, before);
        let name = [MANIFEST, SIGNATURE, PROOF][part];
        let mut changed = files.clone();
        changed.insert(name.to_owned(), other[name].clone());
        prop_assert!(!checked(&changed, &Known::default()).is_ok_and(|report| report.findings.hold()));
    }
}

#[test]
fn any_manifest_reads_or_is_refused() {
    let text = unpacked(Kind::Priority, &priorities(), 0)[MANIFEST].clone();
    assert_eq!(Manifest::read(&text).unwrap().text(), text, "it is written in one way alone");
}
