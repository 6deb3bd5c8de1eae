//! Mail that came back: a report of delivery (RFC 3464), read and noted, so that nothing more is written where nobody is.

use mail_parser::{Message, MessageParser, MimeHeaders, PartType};
use store::mail::{self, State, Stopped};
use store::{Tx, ids};

use super::is_of_address;

/// What a report says of one recipient for whom a mail failed for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The address that was written to, and the one it led to, in lower case.
    pub recipients: Vec<String>,
    /// The enhanced code (RFC 3463), as `5.1.1`.
    pub status: String,
    /// Which mail of the house it is about, by its message id; `None` if the report does not say.
    pub mail_id: Option<i64>,
}

/// What was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// There is nobody at the address: nothing more is sent to it.
    Stopped,
    /// The mail was refused, but not because of the address.
    Refused,
    /// It is not about a mail that this house wrote to that address. Anybody can write a report, so nothing is noted.
    NotOurs,
}

/// The failures of a report. `None` if the mail is no report of delivery.
pub fn read(bytes: &[u8]) -> Option<Vec<Failure>> {
    let message = MessageParser::default().parse(bytes)?;
    let report = message.parts.iter().find(|part| part.is_content_type("message", "delivery-status"))?;
    let mail_id = original(&message);
    let text = String::from_utf8_lossy(report.contents()).replace("\r\n", "\n");
    let unfolded = text.replace("\n ", " ").replace("\n\t", " ");
    // the first group of lines is about the report, each other one about a recipient
    let groups = unfolded.split("\n\n").filter(|group| group.contains(':'));
    Some(groups.filter_map(|group| failure(group, mail_id)).collect())
}

/// The id of the mail that came back, from the headers of it that the report carries.
fn original(message: &Message<'_>) -> Option<i64> {
    let own = message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => inner.message_id().and_then(of_message_id),
        _ if part.is_content_type("text", "rfc822-headers") => {
            MessageParser::default().parse_headers(part.contents())?.message_id().and_then(of_message_id)
        }
        _ => None,
    });
    own.or_else(|| message.in_reply_to().as_text().and_then(of_message_id))
}

fn of_message_id(id: &str) -> Option<i64> {
    ids::from_text(id.split_once('@')?.0)
}

fn failure(group: &str, mail_id: Option<i64>) -> Option<Failure> {
    let field = |name: &str| {
        let mut lines = group.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(field, _)| field.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    };
    if !field("Action")?.eq_ignore_ascii_case("failed") {
        return None;
    }
    let address = |value: &str| {
        let value = value.split_once(';').map_or(value, |(_, address)| address).trim();
        value.trim_matches(['<', '>']).to_lowercase()
    };
    let recipients = [field("Original-Recipient"), field("Final-Recipient")];
    let recipients: Vec<String> = recipients.into_iter().flatten().map(address).collect();
    let enhanced = |words: &str| words.split_whitespace().find(|word| is_enhanced(word)).map(str::to_owned);
    let status = field("Status").and_then(enhanced)?;
    // 5.0.0 says nothing; the server's own answer may
    let told = if status == "5.0.0" { field("Diagnostic-Code").and_then(enhanced) } else { None };
    Some(Failure { recipients, status: told.unwrap_or(status), mail_id })
}

fn is_enhanced(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    parts.len() == 3 && parts[0] == "5" && parts.iter().all(|part| part.parse::<u16>().is_ok())
}

/// Notes a failure, if it is about a mail that the house wrote to that very address.
pub fn note(tx: &mut Tx<'_>, failure: &Failure, now: i64) -> store::Result<Noted> {
    let Some(id) = failure.mail_id else { return Ok(Noted::NotOurs) };
    let Some(letter) = mail::by_id(tx, id)? else { return Ok(Noted::NotOurs) };
    if !failure.recipients.contains(&letter.recipient.to_lowercase()) {
        return Ok(Noted::NotOurs);
    }
    mail::settle(tx, id, State::Failed, &format!("outbox-refused {}", failure.status))?;
    if !is_of_address("", &failure.status) {
        return Ok(Noted::Refused);
    }
    mail::stop(tx, &Stopped { address: letter.recipient, code: failure.status.clone(), made: now })?;
    Ok(Noted::Stopped)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &[u8] = include_bytes!("../../../../fuzz/seeds/bounce/report.eml");

    #[test]
    fn a_report_names_address_code_and_mail() {
        let failures = read(REPORT).unwrap();
        let expected = Failure {
            recipients: vec!["marie@example.org".to_owned(), "marie@elsewhere.example".to_owned()],
            status: "5.1.1".to_owned(),
            mail_id: ids::from_text("7ZZZZZZZZZZZ"),
        };
        assert_eq!(failures, [expected]);
        assert!(failures[0].mail_id.is_some());
    }

    #[test]
    fn what_is_no_report_or_only_late_is_nothing() {
        assert_eq!(read(b"From: a@example.org\r\nSubject: I am away\r\n\r\nBack on Monday.\r\n"), None);
        assert_eq!(read(b""), None);
        let late = String::from_utf8_lossy(REPORT).replace("Action: failed", "Action: delayed");
        assert_eq!(read(late.as_bytes()), Some(Vec::new()));
        let vague = String::from_utf8_lossy(REPORT).replace("Status: 5.1.1", "Status: 5.0.0");
        assert_eq!(read(vague.as_bytes()).unwrap()[0].status, "5.1.1", "the answer of the server says more");
        let soft = String::from_utf8_lossy(REPORT).replace("Status: 5.1.1", "Status: 4.2.2");
        assert_eq!(read(soft.as_bytes()), Some(Vec::new()));
    }
}
