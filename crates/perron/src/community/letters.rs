//! The letters that communities write: to whom is invited, who asked to join, who is offered the stewardship, whose
//! term ends soon.

use store::Bilingual;
use store::community::Community;
use store::membership::Role;

use super::path;
use super::views::role_key;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::Letter;
use crate::mail::letters::Note;

fn name(community: &Community, lang: Lang) -> &str {
    community.name.nearest(lang.language()).0
}

struct Words<'a> {
    house: &'a str,
    lang: Lang,
    community: &'a Bilingual,
}

impl Words<'_> {
    fn of(&self, key: &str) -> String {
        let name = self.community.nearest(self.lang.language()).0;
        self.lang.t(key).with("community", name).to_string()
    }

    /// A subject, a few paragraphs, and the button that leads to a page.
    fn write(&self, subject: &str, lines: Vec<String>, button: &str, path: &str) -> Result<Letter, Error> {
        let link = format!("{}/{}{path}", self.house, self.lang.code());
        let note = Note {
            lang: self.lang,
            subject: self.of(subject),
            lines,
            button: self.of(button),
            link: &link,
            foot: self.of("community-letter-foot"),
            house: self.house,
        };
        Ok(note.write()?)
    }
}

fn words<'a>(house: &'a str, lang: Lang, community: &'a Community) -> Words<'a> {
    Words { house, lang, community: &community.name }
}

/// To whom is invited.
pub fn invitation(
    house: &str,
    lang: Lang,
    community: &Community,
    role: Role,
    code: &str,
) -> Result<Letter, Error> {
    let words = words(house, lang, community);
    let why = lang
        .t("community-letter-invitation-why")
        .with("community", name(community, lang))
        .with("role", lang.t(role_key(role)));
    let until = lang.t("community-letter-invitation-do").with("days", super::invitation::DAYS);
    let lines = vec![why.to_string(), until.to_string(), words.of("community-letter-invitation-not-you")];
    words.write(
        "community-letter-invitation",
        lines,
        "community-letter-invitation-button",
        &format!("/invitations/{code}"),
    )
}

/// To whom asked to join.
pub fn answered(
    house: &str,
    lang: Lang,
    community: &Community,
    declined: Option<&str>,
) -> Result<Letter, Error> {
    let words = words(house, lang, community);
    let (subject, mut lines) = match declined {
        None => ("community-letter-accepted", vec![words.of("community-letter-accepted-text")]),
        Some(_) => ("community-letter-declined", vec![words.of("community-letter-declined-text")]),
    };
    lines.extend(declined.map(str::to_owned));
    words.write(subject, lines, "community-letter-see", &path(community.id))
}

/// To whom the stewardship is offered.
pub fn offered(house: &str, lang: Lang, community: &Community) -> Result<Letter, Error> {
    let words = words(house, lang, community);
    let lines = vec![words.of("community-letter-offer-text"), words.of("community-letter-offer-free")];
    words.write(
        "community-letter-offer",
        lines,
        "community-letter-answer",
        &format!("{}/membership", path(community.id)),
    )
}

/// To whose term ends soon.
pub fn term(house: &str, lang: Lang, community: &Community, role: Role, until: i64) -> Result<Letter, Error> {
    let words = words(house, lang, community);
    let when = lang
        .t("community-letter-term-text")
        .with("community", name(community, lang))
        .with("role", lang.t(role_key(role)))
        .with("date", lang.date(until, "UTC"));
    let what =
        if role == Role::Steward { "community-letter-term-steward" } else { "community-letter-term-do" };
    let lines = vec![when.to_string(), words.of(what)];
    words.write(
        "community-letter-term",
        lines,
        "community-letter-see",
        &format!("{}/membership", path(community.id)),
    )
}
