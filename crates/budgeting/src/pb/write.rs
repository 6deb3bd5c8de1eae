//! Writing.

use super::File;
use super::money::written;
use crate::Kind;

/// Writes a file that [`super::read`] and other programs read. Counts, the budget and the type of votes follow from the election;
/// who voted is written as it stands in [`File::voters`], so put nobody's name there.
pub fn write(file: &File) -> String {
    let election = &file.election;
    let mut text = String::from("META\nkey;value\n");
    let money = |amount: u64| written(amount, file.units);
    let kind = match election.kind {
        Kind::Approval => "approval",
        Kind::Cumulative => "cumulative",
        Kind::Ordinal => "ordinal",
        Kind::Scoring => "scoring",
    };
    let is_choose_one = election.kind == Kind::Approval && file.meta("vote_type") == Some("choose-1");
    let ours = [
        ("num_projects", election.projects.len().to_string()),
        ("num_votes", file.voters.len().to_string()),
        ("budget", money(election.budget)),
        ("vote_type", if is_choose_one { "choose-1" } else { kind }.to_owned()),
    ];
    for (name, value) in &file.meta {
        let own = ours.iter().find(|(own, _)| own == name);
        line(&mut text, &[name, own.map_or(value, |(_, value)| value)]);
    }
    for (name, value) in ours.iter().filter(|(name, _)| file.meta(name).is_none()) {
        line(&mut text, &[name, value]);
    }
    projects(&mut text, file, &money);
    votes(&mut text, file);
    text
}

fn projects(text: &mut String, file: &File, money: &dyn Fn(u64) -> String) {
    let election = &file.election;
    let mut votes = vec![0; election.projects.len()];
    for ballot in &election.ballots {
        ballot.choices.iter().for_each(|&(project, _)| votes[project] += ballot.weight);
    }
    let mut more: Vec<&str> = Vec::new();
    for (name, _) in file.about.iter().flat_map(|about| &about.more) {
        if !more.contains(&name.as_str()) {
            more.push(name);
        }
    }
    let has_selected = file.about.iter().any(|about| about.selected.is_some());
    let mut columns = vec!["project_id", "cost", "votes", "name"];
    columns.extend(has_selected.then_some("selected"));
    columns.extend(&more);
    text.push_str("PROJECTS\n");
    line(text, &columns);
    for (at, project) in election.projects.iter().enumerate() {
        let about = file.about.get(at);
        let mut values = vec![
            project.id.clone(),
            money(project.cost),
            votes[at].to_string(),
            about.map_or(String::new(), |about| about.name.clone()),
        ];
        if has_selected {
            values.push(
                about.and_then(|about| about.selected).map_or(String::new(), |selected| selected.to_string()),
            );
        }
        for name in &more {
            let value = about.and_then(|about| about.more.iter().find(|(own, _)| own == name));
            values.push(value.map_or(String::new(), |(_, value)| value.clone()));
        }
        line(text, &values.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

fn votes(text: &mut String, file: &File) {
    let election = &file.election;
    let has_points = matches!(election.kind, Kind::Cumulative | Kind::Scoring);
    text.push_str("VOTES\n");
    text.push_str(if has_points { "voter_id;vote;points\n" } else { "voter_id;vote\n" });
    for (voter, ballot) in &file.voters {
        let Some(ballot) = election.ballots.get(*ballot) else { continue };
        let ids: Vec<&str> =
            ballot.choices.iter().map(|&(project, _)| election.projects[project].id.as_str()).collect();
        let points: Vec<String> = ballot.choices.iter().map(|(_, points)| points.to_string()).collect();
        let (ids, points) = (ids.join(","), points.join(","));
        if has_points { line(text, &[voter, &ids, &points]) } else { line(text, &[voter, &ids]) }
    }
}

/// One line; what would be taken for something else is quoted.
fn line(text: &mut String, values: &[&str]) {
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            text.push(';');
        }
        if value.contains([';', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&value.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(value);
        }
    }
    text.push('\n');
}
