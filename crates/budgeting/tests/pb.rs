//! Files of the Pabulib format, as they come and as they should not.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use budgeting::{Ballot, Election, Kind, Project, pb};
use proptest::prelude::*;

const SMALL: &str = "META\nkey;value\nbudget;900\nvote_type;approval\nnum_projects;2\nnum_votes;3\n\
    PROJECTS\nproject_id;cost;name;selected\n1;500;Benches;1\nM/18/X;400;Crossing;0\n\
    VOTES\nvoter_id;vote\na;1,M/18/X\nb;1\nc;\n";

#[test]
fn what_others_write_is_read() {
    let text = "\u{feff}META\r\nkey;value\r\nbudget;\"1 000\"\r\nbudget;1000,50\r\nvote_type;cumulative\r\n\
        comment;\"two; parts, \"\"quoted\"\"\"\r\n\r\nPROJECTS;;\r\nproject_id;cost;votes;name;selected;target\r\n\
        M/18/X;200.25;3;Bench; shade;2;\r\n 2 ;300;1;\"Tree; with bench\";;children\r\n;;;\r\nVOTES;;;\r\n\
        voter_id;age;vote;points\r\nv1;30;2,M/18/X,2,9;3,4,1,2\r\nv2;;M/18/X,2;4,3\r\nv3;;2, M/18/X;3,4\r\nv4;;;\r\n";
    assert!(pb::read(text.as_bytes()).is_err()); // 1 000
    let file = pb::read(text.replace("budget;\"1 000\"\r\n", "").replace("Bench; shade", "Bench").as_bytes())
        .unwrap();
    assert_eq!((file.units, file.election.budget, file.election.kind), (100, 100_050, Kind::Cumulative));
    assert_eq!(file.election.projects[0], Project { id: "M/18/X".to_owned(), cost: 20_025 });
    assert_eq!(file.election.projects[1], Project { id: "2".to_owned(), cost: 30_000 });
    assert_eq!((file.about[0].selected, file.about[1].selected), (Some(2), None));
    assert_eq!(file.about[1].name, "Tree; with bench");
    assert_eq!(file.about[1].more, [("target".to_owned(), "children".to_owned())]);
    assert_eq!(file.meta("comment"), Some("two; parts, \"quoted\""));
    let choices: Vec<_> = file.election.ballots.iter().map(|ballot| ballot.choices.clone()).collect();
    assert_eq!(choices, [vec![(1, 3), (0, 4)], vec![(0, 4), (1, 3)], vec![]]);
    assert_eq!(file.election.ballots[0].weight, 2); // however it is written
    assert_eq!((file.unknown, file.repeated, file.voters.len()), (1, 1, 4));
}

#[test]
fn bad_files_are_one_sentence_with_the_line() {
    let said = |text: &str| pb::read(text.as_bytes()).unwrap_err().to_string();
    let with = |from: &str, to: &str| {
        assert!(SMALL.contains(from));
        said(&SMALL.replace(from, to))
    };
    assert_eq!(with("400", "-400"), "Line 10: the cost of “M/18/X” is “-400”, which is below zero.");
    assert_eq!(with("400", "many"), "Line 10: the cost of “M/18/X” is “many”, which is not a number.");
    assert_eq!(
        with("400", "9999999999999999"),
        "Line 10: the cost of “M/18/X” is “9999999999999999”, which is too large."
    );
    assert_eq!(with(";400;", ";;"), "Line 10: the project “M/18/X” has no cost.");
    assert_eq!(with("M/18/X;400", "1;400"), "Line 10: the project “1” stands on line 9 already.");
    assert_eq!(with("1;500;Benches;1", ";500;Benches;1"), "Line 9: the project has no id.");
    assert_eq!(with("Benches;1", "Benches;yes"), "Line 9: selected is “yes”, where 0, 1 or 2 can stand.");
    assert_eq!(with("budget;900", "budget;-9"), "Line 3: the budget is “-9”, which is below zero.");
    assert_eq!(with("budget;900\n", ""), "The section META says no budget.");
    assert_eq!(
        with("approval", "guess"),
        "Line 4: votes of the type “guess” are not known, only approval, choose-1, cumulative, ordinal and scoring."
    );
    assert_eq!(with("approval", "cumulative"), "Line 12: the column points is missing.");
    assert_eq!(with("project_id", "id"), "Line 8: the column project_id is missing.");
    assert_eq!(with("voter_id;vote", "voter_id;choice"), "Line 12: the column vote is missing.");
    assert_eq!(with("b;1\n", "a;1\n"), "Line 14: the voter “a” stands on line 13 already.");
    assert_eq!(with("b;1\n", ";1\n"), "Line 14: the ballot has no voter_id.");
    assert_eq!(with("META\n", ""), "Line 1: the file begins with “key” instead of META.");
    assert_eq!(
        with("PROJECTS\nproject_id;cost;name;selected\n1;500;Benches;1\nM/18/X;400;Crossing;0\n", ""),
        "Line 7: there is no project before the votes."
    );
    assert_eq!(said(""), "The file has no section META; it may have been cut off.");
    assert_eq!(
        said(&SMALL[..SMALL.find("VOTES").unwrap()]),
        "The file has no section VOTES; it may have been cut off."
    );
    assert_eq!(
        said(&SMALL[..SMALL.find("c;").unwrap()]),
        "The file says num_votes 3 and holds 2; it may have been cut off."
    );
    let points = SMALL.replace("approval", "cumulative").replace("voter_id;vote", "voter_id;vote;points");
    assert_eq!(said(&points), "Line 13: the ballot names 2 projects and gives points 0 times.");
    let points = points.replace("a;1,M/18/X", "a;1,M/18/X;1,2.5");
    assert_eq!(
        said(&points),
        "Line 13: “2.5” stands among the points, which are whole numbers up to 1000000."
    );
    let mut bytes = SMALL.as_bytes().to_vec();
    bytes[SMALL.find("Crossing").unwrap()] = 0xff;
    assert_eq!(
        pb::read(&bytes).unwrap_err().to_string(),
        "Line 10: the text is not UTF-8; save the file as UTF-8 and try again."
    );
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused_in_one_sentence() {
    for end in 0..SMALL.len() {
        if let Err(error) = pb::read(&SMALL.as_bytes()[..end]) {
            let said = error.to_string();
            assert!(said.ends_with('.') && !said.contains('\n'), "{said}");
        } else {
            assert!(end > SMALL.find("c;").unwrap(), "{end}"); // all three voters stand in it
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    "[a-zé;\",/ 0-9\n]{1,8}".prop_map(|text| format!("x{}y", text.trim()))
}

fn files() -> impl Strategy<Value = pb::File> {
    let kinds =
        prop_oneof![Just(Kind::Approval), Just(Kind::Cumulative), Just(Kind::Ordinal), Just(Kind::Scoring)];
    let projects =
        proptest::collection::vec((0_u64..100_000, words(), proptest::option::of(0_u8..3), words()), 1..5);
    (kinds, projects, 1_u64..1_000_000, proptest::sample::select(vec![1_u64, 10, 100])).prop_flat_map(
        |(kind, projects, budget, units)| {
            let count = projects.len();
            let chosen =
                proptest::sample::subsequence((0..count).collect::<Vec<_>>(), 0..=count).prop_shuffle();
            let ballot = (chosen, proptest::collection::vec(0_u64..9, count));
            proptest::collection::vec(ballot, 1..6).prop_map(move |ballots| {
                let has_points = matches!(kind, Kind::Cumulative | Kind::Scoring);
                let mut file = pb::File { units, ..pb::File::default() };
                for (at, (cost, name, selected, more)) in projects.iter().enumerate() {
                    file.election.projects.push(Project { id: format!("M/{at}"), cost: *cost });
                    file.about.push(pb::About {
                        name: name.clone(),
                        selected: *selected,
                        more: vec![("target".to_owned(), more.clone())],
                    });
                }
                for (at, (chosen, points)) in ballots.iter().enumerate() {
                    let points = points.iter().map(|&points| if has_points { points } else { 1 });
                    let ballot = Ballot { choices: chosen.iter().copied().zip(points).collect(), weight: 0 };
                    let all = &mut file.election.ballots;
                    let place =
                        all.iter().position(|other| other.choices == ballot.choices).unwrap_or_else(|| {
                            all.push(ballot);
                            all.len() - 1
                        });
                    all[place].weight += 1;
                    file.voters.push((format!("v{at}"), place));
                }
                file.election.kind = kind;
                file.election.budget = budget;
                file
            })
        },
    )
}

/// An election with amounts in the unit that its file needs, for comparing.
fn amounts(file: &pb::File) -> (Vec<(u64, u64)>, Election) {
    let all = file.election.projects.iter().map(|project| project.cost).chain([file.election.budget]);
    let mut election = file.election.clone();
    election.budget = 0;
    election.projects.iter_mut().for_each(|project| project.cost = 0);
    (all.map(|amount| (amount / file.units, amount % file.units * 1_000 / file.units)).collect(), election)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(file in files()) {
        let text = pb::write(&file);
        let again = pb::read(text.as_bytes()).unwrap();
        prop_assert_eq!(amounts(&again), amounts(&file));
        prop_assert_eq!(&again.voters, &file.voters);
        prop_assert_eq!(&again.about, &file.about);
        prop_assert_eq!(pb::write(&again), text);
    }

    #[test]
    fn whatever_comes_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0_usize..200) {
        let mut mangled = SMALL.as_bytes().to_vec();
        mangled.splice(at.min(SMALL.len())..(at + bytes.len() / 2).min(SMALL.len()).max(at.min(SMALL.len())), bytes);
        if let Err(error) = pb::read(&mangled) {
            let said = error.to_string();
            prop_assert!(said.ends_with('.') && !said.contains(char::is_control), "{said:?}");
        }
    }
}
