//! From a row of the outbox to a message as mail servers take it.

use std::time::{Duration, SystemTime};

use askama::Template;
use lettre::message::header::ContentType;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message};
use store::mail::Mail;

/// Whom mail is from.
pub struct Sender {
    mailbox: Mailbox,
    /// Name, postal address and contact on one line, which each mail ends with; may be empty.
    identity: String,
}

/// The same for HTML, after whatever the letter says.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<p style="max-width:560px;margin:0 auto;padding:0 24px 32px;color:#4b5650;font-size:16px">{{ self.0 }}</p>
"#
)]
struct Identity<'a>(&'a str);

impl Sender {
    /// `Perron <perron@example.org>` or a bare address. The error is a sentence.
    pub fn parse(text: &str, identity: &str) -> Result<Self, String> {
        let mailbox = text.parse().map_err(|_| {
            String::from("The sender of mail is not an address: write it as Perron <perron@example.org>.")
        })?;
        Ok(Self { mailbox, identity: one_line(identity) })
    }

    /// The message: text and HTML, whichever the reader's program shows; marked as written by a program, so that no
    /// out-of-office note answers it; saying who writes; news with the way out that mail programs show as a button
    /// (RFC 2369, RFC 8058). `None` if the recipient is not an address.
    pub fn message(&self, mail: &Mail, unsubscribe: Option<&str>, now: i64) -> Option<Message> {
        let recipient: Address = mail.recipient.parse().ok()?;
        let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or(0));
        let id = format!("<{}@{}>", store::ids::to_text(mail.id), self.mailbox.email.domain());
        let letter = MultiPart::alternative()
            .singlepart(SinglePart::plain(self.signed_text(&mail.text)))
            .singlepart(SinglePart::html(self.signed_html(&mail.html)?));
        let body = if mail.calendar.is_empty() { letter } else { with_entries(letter, &mail.calendar)? };
        let builder = Message::builder()
            .from(self.mailbox.clone())
            .to(Mailbox::new(None, recipient))
            .subject(one_line(&mail.subject))
            .date(date)
            .message_id(Some(id))
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .raw_header(header("Content-Language", mail.language.word()));
        with_way_out(builder, unsubscribe).multipart(body).ok()
    }

    fn signed_text(&self, text: &str) -> String {
        if self.identity.is_empty() {
            text.to_owned()
        } else {
            format!("{}\n{}\n", text.trim_end(), self.identity)
        }
    }

    fn signed_html(&self, html: &str) -> Option<String> {
        if self.identity.is_empty() {
            return Some(html.to_owned());
        }
        let (letter, end) = html.split_at(html.rfind("</body>").unwrap_or(html.len()));
        Some(format!("{letter}{}{end}", Identity(&self.identity).render().ok()?))
    }
}

/// A letter with an entry for the reader's calendar, both as another form of the letter, which programs that keep calendars
/// look for (RFC 6047, 2.4), and as a file for those that do not. Several entries are files alone: a letter has one form.
fn with_entries(letter: MultiPart, calendar: &str) -> Option<MultiPart> {
    let entries: Vec<&str> = calendar.split_inclusive("END:VCALENDAR\r\n").collect();
    if let [only] = entries[..] {
        let entry = SinglePart::builder().header(kind_of(only)?).body(only.to_owned());
        let file = file("invite.ics".to_owned(), only, ContentType::parse("application/ics").ok()?);
        return Some(MultiPart::mixed().multipart(letter.singlepart(entry)).singlepart(file));
    }
    let mut body = MultiPart::mixed().multipart(letter);
    for (n, entry) in (1..).zip(entries) {
        body = body.singlepart(file(format!("invite-{n}.ics"), entry, kind_of(entry)?));
    }
    Some(body)
}

fn kind_of(entry: &str) -> Option<ContentType> {
    let method = entry.lines().find_map(|line| line.strip_prefix("METHOD:")).unwrap_or("PUBLISH");
    ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}")).ok()
}

fn file(name: String, entry: &str, kind: ContentType) -> SinglePart {
    Attachment::new(name).body(entry.as_bytes().to_vec(), kind)
}

/// News says how to end it; the button that mail programs make of it works by HTTPS alone.
fn with_way_out(builder: MessageBuilder, link: Option<&str>) -> MessageBuilder {
    let Some(link) = link else { return builder };
    let builder = builder.raw_header(header("List-Unsubscribe", &format!("<{}>", one_line(link))));
    if link.starts_with("https://") {
        builder.raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    } else {
        builder
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Without line breaks or other control characters: a subject never becomes a second header.
fn one_line(subject: &str) -> String {
    let words: Vec<&str> = subject.split(|letter: char| letter.is_control() || letter == ' ').collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use store::Language;
    use store::mail::State;

    use super::*;

    fn mail(subject: &str) -> Mail {
        Mail {
            id: 33,
            recipient: String::from("marie@example.org"),
            language: Language::French,
            subject: subject.to_owned(),
            text: String::from("Ouvrez ce lien\u{a0}: https://perron.example/fr"),
            html: String::from("<p>Ouvrez ce lien</p>"),
            calendar: String::new(),
            state: State::Waiting,
            attempts: 0,
            problem: String::new(),
            due: 0,
            made: 0,
        }
    }

    fn written(subject: &str) -> String {
        let sender =
            Sender::parse("Perron <perron@example.org>", "Round & table\r\nBcc: x · 12 Mill Street").unwrap();
        String::from_utf8(sender.message(&mail(subject), None, 1_797_962_700_000).unwrap().formatted())
            .unwrap()
    }

    #[test]
    fn a_message_has_text_and_html_and_says_that_a_program_wrote_it() {
        let message = written("Votre lien de connexion");
        for line in [
            "From: Perron <perron@example.org>\r\n",
            "To: marie@example.org\r\n",
            "Subject: Votre lien de connexion\r\n",
            "Date: Tue, 22 Dec 2026 18:05:00 +0000\r\n",
            "Message-ID: <11@example.org>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "Content-Language: fr\r\n",
            "Content-Type: multipart/alternative;",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
        ] {
            assert!(message.contains(line), "{line:?} in\n{message}");
        }
    }

    #[test]
    fn an_entry_for_the_calendar_is_a_form_of_the_letter_and_a_file() {
        let sender = Sender::parse("Perron <perron@example.org>", "").unwrap();
        let mut mail = mail("Invitation");
        mail.calendar = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n");
        let message = String::from_utf8(sender.message(&mail, None, 0).unwrap().formatted()).unwrap();
        let [mixed, alternative, html, entry, file] = [
            "Content-Type: multipart/mixed;",
            "Content-Type: multipart/alternative;",
            "Content-Type: text/html; charset=utf-8",
            "Content-Type: text/calendar; charset=utf-8; method=CANCEL",
            "Content-Type: application/ics",
        ]
        .map(|part| message.find(part).unwrap_or_else(|| panic!("{part} in\n{message}")));
        assert!(mixed < alternative && alternative < html && html < entry && entry < file, "{message}");
        assert!(message.contains("Content-Disposition: attachment; filename=\"invite.ics\""), "{message}");

        mail.calendar = mail.calendar.repeat(2);
        let message = String::from_utf8(sender.message(&mail, None, 0).unwrap().formatted()).unwrap();
        assert_eq!(message.matches("Content-Type: text/calendar; charset=utf-8; method=CANCEL").count(), 2);
        assert!(message.contains("invite-1.ics") && message.contains("invite-2.ics"), "{message}");
    }

    #[test]
    fn a_subject_is_one_header() {
        let message = written("Hello\r\nBcc: paul@example.org\r\n\r\nBody\u{85}x");
        let head = message.split("\r\n\r\n").next().unwrap();
        assert!(!head.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{head}");
        assert_eq!(one_line("Hello\r\nBcc: paul@example.org"), "Hello Bcc: paul@example.org");
    }

    #[test]
    fn no_address_no_sender() {
        for wrong in ["", "perron", "perron@", "Perron <perron@example.org>\r\nBcc: paul@example.org"] {
            assert!(Sender::parse(wrong, "").is_err(), "{wrong:?}");
        }
    }
}
