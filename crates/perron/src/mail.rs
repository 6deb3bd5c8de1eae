//! Mail: a row in the outbox, written in the transaction of its cause, and sent by a job. Trouble with mail never
//! undoes what caused it; the operator sees it on the outbox page.

mod address;
pub mod letters;
mod message;
pub mod pages;

use std::sync::Arc;

use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde_json::{Value, json};
use store::mail::{self, Mail, State};
use store::{Clock, Db, Ids, Tx};

pub use address::Address;
pub use letters::Letter;
pub use message::Sender;

use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Task, Trouble};

/// The kind of the jobs that send.
pub const JOB: &str = "mail";
/// Mails sent at once by one process.
pub const AT_ONCE: usize = 2;
/// With the waits between them, a mail is tried for about a day.
pub const ATTEMPTS: i64 = 14;

/// Puts a letter in the outbox, in the transaction of its cause. The id of the mail.
pub fn post(tx: &mut Tx, ids: &Ids, now: i64, to: &Address, letter: Letter) -> store::Result<i64> {
    let mail = Mail {
        id: ids.next(),
        recipient: to.as_str().to_owned(),
        language: letter.lang.language(),
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        state: State::Waiting,
        attempts: 0,
        problem: String::new(),
        due: now,
        made: now,
    };
    mail::insert(tx, &mail)?;
    jobs::ask(tx, ids, now, JOB, mail.id, &Value::Null)?;
    Ok(mail.id)
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
    /// A mail server by its address, `smtps://user:password@host`, and whom the mail is from. The error is a sentence.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        let sender = Sender::parse(from)?;
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            String::from(
                "The address of the mail server is not one: write it as smtps://user:password@host, with special \
                 characters percent-encoded.",
            )
        })?;
        Ok(Self { sender, transport: builder.timeout(Some(std::time::Duration::from_secs(30))).build() })
    }

    async fn send(&self, mail: &Mail, now: i64) -> Result<(), Problem> {
        let message = self.sender.message(mail, now).ok_or(Problem::Unfit)?;
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
            Some(code) if error.is_permanent() => Self::Refused(code.to_string()),
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
            Self::Refused(code) => format!("outbox-refused {code}"),
            Self::Later(code) => format!("outbox-later {code}"),
            Self::Silent => String::from("outbox-silent"),
            Self::Insecure => String::from("outbox-insecure"),
        }
    }
}

/// The sentence for a problem as it is stored; empty if there is none.
fn problem_in(lang: Lang, stored: &str) -> String {
    let (key, code) = stored.split_once(' ').unwrap_or((stored, ""));
    if lang.has(key) { lang.t(key).with("code", code).to_string() } else { String::new() }
}

/// Sends the mail of a job; keeps it if there is no mail server.
pub async fn send(db: Db, clock: Arc<dyn Clock>, mailer: Option<Arc<Mailer>>, task: Task) -> Outcome {
    let (id, now) = (task.job.target, clock.now());
    let taken = db.write(move |tx| {
        let claimed = mail::claim(tx, id, now, now)?;
        if claimed { mail::by_id(tx, id) } else { Ok(None) }
    });
    let Some(letter) = taken.await? else {
        return Ok(json!({ "sent": false }));
    };
    let Some(mailer) = mailer else {
        settle(&db, id, State::Kept, String::new()).await?;
        tracing::info!(mail = id, "there is no mail server: kept in the outbox");
        return Ok(json!({ "kept": true }));
    };
    match mailer.send(&letter, now).await {
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
            settle(&db, id, State::Failed, problem.word()).await?;
            Err(Trouble::Never(problem.word()))
        }
    }
}

async fn settle(db: &Db, id: i64, state: State, problem: String) -> store::Result<()> {
    db.write(move |tx| mail::settle(tx, id, state, &problem)).await
}
