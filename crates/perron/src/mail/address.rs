//! An e-mail address that can be written to.

use std::fmt;

/// An e-mail address in lower case. It holds no space, no control character, no list: nothing that a header could
/// take for more than one address.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

/// As long as an address may be (RFC 5321, 4.5.3.1.3, without the angle brackets).
const LONGEST: usize = 254;

impl Address {
    /// The address in what was typed; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (user, domain) = text.split_once('@')?;
        let user_is_plain =
            !user.is_empty() && user.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
        // a host by name: lettre also takes numbers in brackets
        let has_dot = domain.contains('.') && !domain.starts_with(['.', '[']) && !domain.ends_with('.');
        let is_address = text.parse::<lettre::Address>().is_ok();
        (user_is_plain && has_dot && is_address && text.len() <= LONGEST).then_some(Self(text))
    }

    /// As it is stored and sent to.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Address {
    /// Without the address, so that it cannot end in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_address() {
        for good in
            ["marie@example.org", " Marie@Example.ORG ", "a.b+c@sub.example.ca", "o'brien@example.org"]
        {
            let address = Address::parse(good).unwrap();
            assert_eq!(address.as_str(), good.trim().to_lowercase());
        }
        assert_eq!(Address::parse("marie@épicerie.example").unwrap().as_str(), "marie@épicerie.example");
        for bad in [
            "",
            "marie",
            "@example.org",
            "marie@",
            "marie@localhost",
            "marie@example.",
            "marie@.org",
            "a@b@example.org",
            "marie@example.org, paul@example.org",
            "marie@example.org\r\nBcc: paul@example.org",
            "marie@example.org\nSubject: x",
            "marie\r\n@example.org",
            "mar ie@example.org",
            "\"marie\"@example.org",
            "Marie <marie@example.org>",
            "mariè@example.org",
            "marie@exa\0mple.org",
            "marie@[127.0.0.1]",
        ] {
            assert!(Address::parse(bad).is_none(), "{bad:?}");
        }
        assert!(Address::parse(&format!("{}@example.org", "a".repeat(300))).is_none());
    }

    #[test]
    fn it_does_not_show_itself_in_a_log() {
        assert!(!format!("{:?}", Address::parse("marie@example.org")).contains("marie"));
    }
}
