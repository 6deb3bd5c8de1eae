//! Mail: a row in the outbox, written in the transaction of its cause, and sent by a job. Trouble with mail never
//! undoes what caused it; the operator sees it on the outbox page.

mod address;
pub mod bounce;
mod implied;
pub mod letters;
mod message;
pub mod news;
pub mod pages;
pub mod votes;
pub mod wish;

use std::sync::Arc;

use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde_json::{Value, json};
use store::mail::{self, Mail, State, Stopped};
use store::{Clock, Db, Ids, Tx};

pub use address::Address;
pub use implied::imply;
pub use letters::Letter;
pub use message::Sender;

use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Task, Trouble};
use crate::settings::Settings;

/// The kind of the jobs that send.
pub const JOB: &str = "mail";
/// Mails sent at once by one process.
pub const AT_ONCE: usize = 2;
/// With the waits between them, a mail is tried for about a day.
pub const ATTEMPTS: i64 = 14;

/// Puts a letter in the outbox, in the transaction of its cause. The id of the mail.
pub fn post(tx: &mut Tx, ids: &Ids, now: i64, to: &Address, letter: Letter) -> store::Result<i64> {
    post_with(tx, ids, now, to, letter, String::new())
}

/// The same, with an entry for the reader's calendar (iCalendar text with a METHOD).
pub fn post_with(
    tx: &mut Tx,
    ids: &Ids,
    now: i64,
    to: &Address,
    letter: Letter,
    calendar: String,
) -> store::Result<i64> {
    let mail = Mail { calendar, ..row(ids.next(), now, to, letter) };
    mail::insert(tx, &mail)?;
    jobs::ask(tx, ids, now, JOB, mail.id, &Value::Null)?;
    Ok(mail.id)
}

fn row(id: i64, now: i64, to: &Address, letter: Letter) -> Mail {
    Mail {
        id,
        recipient: to.as_str().to_owned(),
        language: letter.lang.language(),
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        calendar: String::new(),
        state: State::Waiting,
        attempts: 0,
        problem: String::new(),
        due: now,
        made: now,
    }
}

/// Puts a mail that was kept or given up back in the outbox; false if it is neither.
pub fn post_again(tx: &mut Tx, ids: &Ids, now: i64, id: i64) -> store::Result<bool> {
    let found = mail::by_id(tx, id)?.filter(|mail| matches!(mail.state, State::Kept | State::Failed));
    if found.is_some() {
        mail::settle(tx, id, State::Waiting, "")?;
        jobs::ask(tx, ids, now, JOB, id, &Value::Null)?;
    }
    Ok(found.is_some())
}

/// The way to a mail server.
pub struct Mailer {
    sender: Sender,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mailer {
    /// The mail server of these settings, if they name one. The error is a sentence.
    pub fn of(settings: &Settings) -> Result<Option<Self>, String> {
        let Some(server) = &settings.mail_server else { return Ok(None) };
        let from = settings.mail_from.as_ref().ok_or(
            "There is a mail server but no sender: say with --mail-from (or --contact) whom the mail is from.",
        )?;
        Self::new(server, from, &settings.identity()).map(Some)
    }

    /// A mail server by its address, `smtps://user:password@host`, whom the mail is from, and the line that says who
    /// that is. The error is a sentence.
    pub fn new(url: &str, from: &str, identity: &str) -> Result<Self, String> {
        let sender = Sender::parse(from, identity)?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            String::from(
                "The address of the mail server is not one: write it as smtps://user:password@host, with special \
                 characters percent-encoded.",
            )
        })?;
        Ok(Self { sender, transport: builder.timeout(Some(std::time::Duration::from_secs(30))).build() })
    }

    /// Sends one letter that says that mail arrives. The error is a sentence.
    pub async fn test(&self, to: &Address, now: i64, house: &str) -> Result<(), String> {
        let lang = Lang::En;
        let letter = letters::Note {
            lang,
            subject: lang.text("mail-test-subject"),
            lines: vec![lang.text("mail-test-text")],
            button: lang.text("mail-test-button"),
            link: house,
            foot: lang.text("mail-test-foot"),
            house,
        };
        let letter =
            letter.write().map_err(|problem| format!("The letter could not be written: {problem}."))?;
        let mail = row(i64::from(rand::random::<u32>()), now, to, letter);
        self.send(&mail, None, now).await.map_err(|problem| problem_in(lang, &problem.word()))
    }

    async fn send(&self, mail: &Mail, unsubscribe: Option<&str>, now: i64) -> Result<(), Problem> {
        let message = self.sender.message(mail, unsubscribe, now).ok_or(Problem::Unfit)?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| Problem::of(&error))
    }
}

/// Why a mail was not taken. A server's own words are not kept: they often name the address, and would end in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    /// It cannot be made into a mail.
    Unfit,
    /// The server refuses it for good.
    Refused(String),
    /// The server refuses the address for good: there is nobody there.
    NoSuchAddress(String),
    /// The server says to come back later.
    Later(String),
    /// The server does not answer.
    Silent,
    /// The connection is not secure enough, or the server does not let us in.
    Insecure,
}

impl Problem {
    fn of(error: &SmtpError) -> Self {
        match error.status() {
            Some(code) if error.is_permanent() => {
                let code = code.to_string();
                let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
                if is_of_address(&code, &words) { Self::NoSuchAddress(code) } else { Self::Refused(code) }
            }
            Some(code) => Self::Later(code.to_string()),
            None if error.is_tls() || error.is_client() => Self::Insecure,
            None => Self::Silent,
        }
    }

    /// Whether trying again may help.
    const fn passes(&self) -> bool {
        matches!(self, Self::Later(_) | Self::Silent | Self::Insecure)
    }

    /// As it is stored: the key of a sentence, and the server's code.
    fn word(&self) -> String {
        match self {
            Self::Unfit => String::from("outbox-unfit"),
            Self::Refused(code) | Self::NoSuchAddress(code) => format!("outbox-refused {code}"),
            Self::Later(code) => format!("outbox-later {code}"),
            Self::Silent => String::from("outbox-silent"),
            Self::Insecure => String::from("outbox-insecure"),
        }
    }
}

/// Whether a lasting refusal is about the address and not about the mail or its sender: by the enhanced code of the
/// answer (RFC 3463: 5.1.x, an address; 5.2.1, a mailbox that is closed), or, without one, by the plain code.
fn is_of_address(code: &str, words: &str) -> bool {
    let enhanced = words.split_whitespace().find(|word| {
        word.starts_with("5.")
            && word.split('.').all(|part| part.parse::<u16>().is_ok())
            && word.matches('.').count() == 2
    });
    match enhanced {
        Some(enhanced) => {
            enhanced.starts_with("5.1.") && enhanced != "5.1.7" && enhanced != "5.1.8" || enhanced == "5.2.1"
        }
        None => matches!(code, "550" | "551" | "553"),
    }
}

/// The sentence for a problem as it is stored; empty if there is none.
fn problem_in(lang: Lang, stored: &str) -> String {
    let (key, code) = stored.split_once(' ').unwrap_or((stored, ""));
    if lang.has(key) { lang.t(key).with("code", code).to_string() } else { String::new() }
}

/// What there is to do about a mail.
enum Taken {
    /// Another has it, or it is gone.
    Nothing,
    /// It goes out; with the address that unsubscribes, if it is news.
    Send(Box<Mail>, Option<String>),
    /// It may not go out any more; the key of the sentence that says why.
    Stop(&'static str),
}

fn take(tx: &mut Tx, id: i64, now: i64) -> store::Result<Taken> {
    if !mail::claim(tx, id, now, now)? {
        return Ok(Taken::Nothing);
    }
    let Some(letter) = mail::by_id(tx, id)? else { return Ok(Taken::Nothing) };
    if mail::is_stopped(tx, &letter.recipient)? {
        return Ok(Taken::Stop("outbox-stopped"));
    }
    Ok(match store::news::announcement(tx, id)? {
        Some(announcement) if !announcement.holds => Taken::Stop("outbox-withdrawn"),
        announcement => Taken::Send(Box::new(letter), announcement.map(|news| news.link)),
    })
}

/// Sends the mail of a job; keeps it if there is no mail server.
pub async fn send(db: Db, clock: Arc<dyn Clock>, mailer: Option<Arc<Mailer>>, task: Task) -> Outcome {
    let (id, now) = (task.job.target, clock.now());
    let (letter, unsubscribe) = match db.write(move |tx| take(tx, id, now)).await? {
        Taken::Send(letter, unsubscribe) => (letter, unsubscribe),
        Taken::Nothing => return Ok(json!({ "sent": false })),
        Taken::Stop(why) => {
            settle(&db, id, State::Failed, why.to_owned()).await?;
            return Ok(json!({ "sent": false, "why": why }));
        }
    };
    let Some(mailer) = mailer else {
        settle(&db, id, State::Kept, String::new()).await?;
        tracing::info!(mail = id, "there is no mail server: kept in the outbox");
        return Ok(json!({ "kept": true }));
    };
    match mailer.send(&letter, unsubscribe.as_deref(), now).await {
        Ok(()) => {
            db.write(move |tx| mail::sent(tx, id)).await?;
            tracing::info!(mail = id, "sent");
            Ok(json!({ "sent": true }))
        }
        Err(problem) if problem.passes() && task.job.attempts < ATTEMPTS => {
            settle(&db, id, State::Waiting, problem.word()).await?;
            Err(Trouble::Again(problem.word()))
        }
        Err(problem) => {
            if let Problem::NoSuchAddress(code) = &problem {
                let stopped = Stopped { address: letter.recipient.clone(), code: code.clone(), made: now };
                db.write(move |tx| mail::stop(tx, &stopped)).await?;
            }
            settle(&db, id, State::Failed, problem.word()).await?;
            Err(Trouble::Never(problem.word()))
        }
    }
}

async fn settle(db: &Db, id: i64, state: State, problem: String) -> store::Result<()> {
    db.write(move |tx| mail::settle(tx, id, state, &problem)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_of_the_address_stops_it() {
        for (code, words) in [
            ("550", "5.1.1 <marie@example.org> is not known here"),
            ("550", "no such user"),
            ("551", ""),
            ("553", "5.1.3 bad address"),
            ("554", "5.2.1 mailbox disabled"),
        ] {
            assert!(is_of_address(code, words), "{code} {words}");
        }
        for (code, words) in [
            ("550", "5.7.1 your server is on a list"),
            ("552", "5.3.4 too large"),
            ("535", "5.7.8 wrong password"),
            ("554", "no"),
            ("550", "5.1.8 sender's domain is not known"),
        ] {
            assert!(!is_of_address(code, words), "{code} {words}");
        }
    }
}
