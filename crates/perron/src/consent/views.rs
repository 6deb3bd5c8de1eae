//! Consent as forms ask it and pages say it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::community::{Community, Sharing};
use store::consent::{Audience, Consent, Grants};

use super::effective;
use crate::form::Form;
use crate::i18n::Lang;

/// Whom a record is given to, which decides what is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Name and rule of the community; `None`: the programme.
    pub community: Option<(String, Sharing)>,
}

impl Asked {
    /// Of a community, or (`None`) of the programme.
    pub fn of(community: Option<&Community>, lang: Lang) -> Self {
        let named =
            |community: &Community| (community.name.nearest(lang.language()).0.to_owned(), community.sharing);
        Self { community: community.map(named) }
    }

    /// Who may be let see it, the narrowest first.
    pub fn audiences(&self) -> Vec<Audience> {
        match &self.community {
            None => vec![Audience::Owner, Audience::Everyone],
            Some((_, Sharing::Open)) => Audience::ALL.to_vec(),
            Some(_) => vec![Audience::Owner, Audience::Community],
        }
    }

    /// The uses that are asked about: those that the rule of the community does not close anyway.
    pub fn uses(&self) -> &'static [&'static str] {
        match self.community {
            None | Some((_, Sharing::Open)) => &["quote", "name", "summary", "strategy", "institutions"],
            Some((_, Sharing::Here)) => &["quote", "name", "summary"],
            Some((_, Sharing::Aggregate)) => &["summary", "strategy"],
        }
    }

    /// Key of the sentence that says what the rule closes, if it closes something.
    pub fn rule(&self) -> Option<(&'static str, &str)> {
        match &self.community {
            Some((name, Sharing::Here)) => Some(("consent-rule-here", name)),
            Some((name, Sharing::Aggregate)) => Some(("consent-rule-aggregate", name)),
            _ => None,
        }
    }

    /// What the community is called; empty for the programme.
    pub fn name(&self) -> &str {
        self.community.as_ref().map_or("", |(name, _)| name)
    }
}

/// Fills a form with what was granted, for the page that changes it.
pub fn fill(form: &mut Form, grants: &Grants) {
    form.fill("see", grants.see.word());
    for (name, given) in uses(grants) {
        if given {
            form.fill("grant", name);
        }
    }
    if let Some(date) = grants.keep_until.and_then(|until| Timestamp::from_millisecond(until).ok()) {
        let date = date.to_zoned(TimeZone::UTC).date();
        form.fill("until-day", &date.day().to_string());
        form.fill("until-month", &date.month().to_string());
        form.fill("until-year", &date.year().to_string());
    }
}

fn uses(grants: &Grants) -> [(&'static str, bool); 5] {
    [
        ("quote", grants.quote),
        ("name", grants.name),
        ("summary", grants.summary),
        ("strategy", grants.strategy),
        ("institutions", grants.institutions),
    ]
}

/// One line of what holds: a question in few words, and its answer.
pub struct Said {
    /// What it is about.
    pub about: String,
    /// What holds.
    pub answer: String,
}

/// What holds now, line by line, with what the rule of the community closed.
pub fn said(consent: &Consent, asked: &Asked, lang: Lang) -> Vec<Said> {
    let (granted, held) = (consent.grants, effective(consent));
    let mut lines = vec![Said {
        about: lang.text("consent-see"),
        answer: lang
            .t(&format!("consent-see-{}", held.see.word()))
            .with("community", asked.name())
            .to_string(),
    }];
    for ((name, given), (_, holds)) in uses(&granted).into_iter().zip(uses(&held)) {
        let answer = match (given, holds) {
            (_, true) => "consent-yes",
            (true, false) => "consent-closed",
            (false, false) => "consent-no",
        };
        lines.push(Said { about: lang.text(&format!("consent-use-{name}")), answer: lang.text(answer) });
    }
    let until = match granted.keep_until {
        Some(until) => lang.t("consent-until-day").with("day", lang.date(until, "UTC")).to_string(),
        None => lang.text("consent-until-open"),
    };
    lines.push(Said { about: lang.text("consent-until"), answer: until });
    lines
}
