//! The letters of a recommendation: it is asked; a week is left; its day has come. To everybody who answers for the
//! institution here, and to the address that was named, with a link that opens the answer without signing in.

use std::collections::BTreeSet;

use store::clause::Version;
use store::reply::Reply;
use store::strategy::Strategy;
use store::{Tx, mail as outbox};

use super::{key, path};
use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::markdown;
use crate::plan::day;
use crate::promise::reminders::answering;

/// Characters of the clause that a letter carries.
const EXCERPT: usize = 1_200;

/// What a letter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The recommendation goes out.
    Asked,
    /// A week is left.
    Soon,
    /// Its day has come.
    Now,
}

impl About {
    const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Soon => "soon",
            Self::Now => "now",
        }
    }
}

/// Somebody who is written to.
pub struct Reader {
    to: Address,
    lang: Lang,
    /// Whether they answer as somebody of this house.
    is_here: bool,
}

/// Who answers here, and whom the question named; each once, and nobody whose mail comes back.
pub fn readers(tx: &mut Tx<'_>, reply: &Reply) -> store::Result<Vec<Reader>> {
    let here = match reply.institution_id {
        Some(home) => answering(tx, home)?,
        None => Vec::new(),
    };
    let named = reply.email.clone().map(|email| (email, Lang::from(reply.language), false));
    let all = here.into_iter().map(|(email, lang)| (email, lang, true)).chain(named);
    let (mut known, mut readers) = (BTreeSet::new(), Vec::new());
    for (email, lang, is_here) in all {
        if known.insert(email.to_lowercase())
            && !outbox::is_stopped(tx, &email)?
            && let Some(to) = Address::parse(&email)
        {
            readers.push(Reader { to, lang, is_here });
        }
    }
    Ok(readers)
}

/// Writes a letter to each of them; `until` is the day by which an answer is waited for.
pub fn write(
    tx: &mut Tx<'_>,
    app: &App,
    (strategy, reply, words): (&Strategy, &Reply, &Version),
    about: About,
    until: &str,
    now: i64,
) -> Result<usize, Error> {
    let readers = readers(tx, reply)?;
    for reader in &readers {
        let letter = letter(app, (strategy, reply, words), about, until, reader)?;
        mail::post(tx, &app.ids, now, &reader.to, letter)?;
    }
    Ok(readers.len())
}

fn letter(
    app: &App,
    (strategy, reply, words): (&Strategy, &Reply, &Version),
    about: About,
    until: &str,
    reader: &Reader,
) -> Result<mail::Letter, Error> {
    let lang = reader.lang;
    let own = lang.language();
    let (name, title) = (strategy.title.nearest(own).0, words.words.title.nearest(own).0);
    let say = |key: &str| {
        let text = lang.t(key).with("who", reply.who.as_str()).with("strategy", name).with("title", title);
        text.with("number", reply.number).with("day", day(lang, until)).to_string()
    };
    let of = |part: &str| say(&format!("reply-letter-{}{part}", about.word()));
    let house = app.settings.address.as_str();
    let way = if reader.is_here {
        path(reply.strategy_id, reply.id)
    } else {
        format!("/replies/{}", key(app, reply.id))
    };
    let link = format!("{house}/{}{way}", lang.code());
    let text = markdown::excerpt(words.words.text.nearest(own).0, EXCERPT);
    let foot = if reader.is_here { "reply-letter-foot-here" } else { "reply-letter-foot" };
    let note = Note {
        lang,
        subject: of("-subject"),
        lines: vec![of(""), title.to_owned(), text, say("reply-letter-do")],
        button: lang.text("reply-letter-button"),
        link: &link,
        foot: say(foot),
        house,
    };
    Ok(note.write()?)
}
