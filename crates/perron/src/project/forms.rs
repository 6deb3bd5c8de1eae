//! A proposal, parsed against the rules of its fund.

use store::Language;
use store::fund::{Fund, Said as Rules};
use store::project::{Kind, Project, Proposer, Said};

use crate::form::Form;
use crate::mail::Address;
use crate::money;

/// Characters of a title, of the text, of a name.
pub const TITLE: usize = 120;
pub const TEXT: usize = 2000;
pub const NAME: usize = 100;

/// What is proposed, and the two people behind it.
pub fn proposal(form: &mut Form, fund: &Fund, language: Language) -> Option<(Said, Vec<Proposer>)> {
    let wants_help = form.is_given("help");
    let title = form.text("title", TITLE);
    // whoever asks for help need not have written more than a title
    let about =
        if wants_help { form.optional("about", TEXT).unwrap_or_default() } else { form.text("about", TEXT) };
    let (cost, honoraria) = costs(form, &fund.said, wants_help);
    let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
    let kind = form.choice("kind", &kinds);
    let who = form.optional("who", NAME).unwrap_or_default();
    let area = area(form, &fund.said);
    let people = people(form);
    if !form.is_given("households") {
        form.refuse("households", "project-households-needed", &[]);
    }
    form.is_good().then_some(())?;
    let said = Said {
        title,
        about,
        language,
        who,
        kind: kind?,
        area,
        cost: cost?,
        honoraria: honoraria?,
        wants_help,
    };
    Some((said, people?))
}

/// What it costs, and how much of that pays people.
fn costs(form: &mut Form, rules: &Rules, wants_help: bool) -> (Option<i64>, Option<i64>) {
    let blank = |form: &Form, field: &str| form.value(field).trim().is_empty();
    let cost = if wants_help && blank(form, "cost") { Some(0) } else { form.amount("cost", &rules.currency) };
    let honoraria =
        if blank(form, "honoraria") { Some(0) } else { form.amount("honoraria", &rules.currency) };
    within(form, rules, cost, honoraria, wants_help);
    (cost, honoraria)
}

/// Says what the rules of the fund do not allow.
pub fn within(form: &mut Form, rules: &Rules, cost: Option<i64>, honoraria: Option<i64>, may_be_open: bool) {
    let most = if rules.most > 0 { rules.most.min(rules.amount) } else { rules.amount };
    let money = |amount: i64| money::plain(amount, &rules.currency);
    match cost {
        Some(0) if !may_be_open => form.refuse("cost", "project-cost-none", &[]),
        Some(cost) if cost > most => {
            form.refuse(
                "cost",
                "project-cost-most",
                &[("most", money(most).into()), ("currency", rules.currency.as_str().into())],
            );
        }
        _ => {}
    }
    if let (Some(cost), Some(honoraria)) = (cost, honoraria)
        && i128::from(honoraria) * 100 > i128::from(cost) * i128::from(rules.honoraria)
    {
        form.refuse("honoraria", "project-honoraria-most", &[("share", rules.honoraria.into())]);
    }
}

fn area(form: &mut Form, rules: &Rules) -> String {
    let area = form.value("area").trim().to_owned();
    if !area.is_empty() && !rules.areas.lines().any(|known| known == area) {
        form.refuse("area", "form-choose", &[]);
    }
    area
}

/// Two people, who are not one person twice.
fn people(form: &mut Form) -> Option<Vec<Proposer>> {
    let names = [form.text("name", NAME), form.text("name-2", NAME)];
    let mut emails: [Option<String>; 2] = [None, None];
    for (at, field) in ["email", "email-2"].into_iter().enumerate() {
        let typed = form.value(field).trim().to_owned();
        if typed.is_empty() && at == 1 {
            continue;
        }
        match Address::parse(&typed) {
            Some(address) => emails[at] = Some(address.as_str().to_owned()),
            None => form.refuse(field, "fund-email-wrong", &[]),
        }
    }
    let folded = |name: &str| crate::similar::normal(name);
    if !names[0].is_empty() && folded(&names[0]) == folded(&names[1]) {
        form.refuse("name-2", "project-one-person", &[]);
    } else if emails[0].is_some() && emails[0] == emails[1] {
        form.refuse("email-2", "project-one-person", &[]);
    }
    let people = names.into_iter().zip(emails).map(|(name, email)| Proposer { name, email });
    form.is_good().then(|| people.collect())
}

/// The form that changes this proposal.
pub fn filled(fund: &Fund, project: &Project, people: &[Proposer]) -> Form {
    let said = &project.said;
    let money = |amount: i64| money::plain(amount, &fund.said.currency);
    let mut form = Form::filled([
        ("title", said.title.as_str()),
        ("about", &said.about),
        ("cost", &money(said.cost)),
        ("honoraria", &money(said.honoraria)),
        ("kind", said.kind.word()),
        ("who", &said.who),
        ("area", &said.area),
        ("households", "yes"),
    ]);
    if said.wants_help {
        form.fill("help", "yes");
    }
    for (suffix, one) in ["", "-2"].into_iter().zip(people) {
        form.fill(&format!("name{suffix}"), &one.name);
        form.fill(&format!("email{suffix}"), one.email.as_deref().unwrap_or_default());
    }
    form
}
