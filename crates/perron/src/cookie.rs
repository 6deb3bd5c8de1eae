//! Cookies, and what the server signs: guests and form tokens.

use axum::http::{HeaderMap, HeaderValue, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Signs. Kept in the database, so that guests stay who they are when the server starts again.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

/// Someone without an account, held by a signed cookie: 128 random bits, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Guest(String);

/// How long a guest is remembered by the browser, in seconds: a year.
const GUEST_AGE: u32 = 365 * 24 * 3600;

impl Secret {
    /// From at least 32 random bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    fn mac(&self, purpose: &str, what: &str) -> [u8; 32] {
        #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(what.as_bytes());
        mac.finalize().into_bytes().into()
    }

    fn sign(&self, purpose: &str, what: &str) -> String {
        hex(&self.mac(purpose, what)[..16])
    }

    /// 256 bits, in hexadecimal, that follow from `what` and tell nothing of it.
    pub fn key(&self, purpose: &str, what: &str) -> String {
        hex(&self.mac(purpose, what))
    }

    /// A number from 0 on that follows from `what` and tells nothing of it.
    pub fn number(&self, purpose: &str, what: &str) -> i64 {
        let bytes = self.mac(purpose, what);
        bytes[..8].iter().fold(0, |number, byte| number << 8 | i64::from(*byte)) & i64::MAX
    }

    /// A token for the forms of one holder. Written differently each time, so that compression gives nothing away.
    pub fn form_token(&self, holder: &str) -> String {
        let pad: [u8; 16] = rand::random();
        format!("{}{}", hex(&pad), mask(&self.sign("form", holder), &pad))
    }

    /// Whether a token was made for this holder.
    pub fn is_form_token(&self, token: &str, holder: &str) -> bool {
        let Some((pad, masked)) = token.split_at_checked(32) else { return false };
        let Some(pad) = unhex(pad) else { return false };
        same(masked, &mask(&self.sign("form", holder), &pad))
    }
}

impl Guest {
    /// A new one.
    pub fn new() -> Self {
        Self(hex(&rand::random::<[u8; 16]>()))
    }

    /// The guest of a cookie, if this server signed it.
    pub fn of_cookie(secret: &Secret, value: &str) -> Option<Self> {
        let (id, signature) = value.split_once('.')?;
        same(signature, &secret.sign("guest", id)).then(|| Self(id.to_owned()))
    }

    /// The value of the cookie.
    pub fn cookie(&self, secret: &Secret) -> String {
        format!("{}.{}", self.0, secret.sign("guest", &self.0))
    }

    /// In hexadecimal.
    pub fn id(&self) -> &str {
        &self.0
    }
}

impl Default for Guest {
    fn default() -> Self {
        Self::new()
    }
}

/// The cookies of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Someone without an account.
    Guest,
    /// Token of someone signed in.
    Person,
    /// A sentence to show once, on the next page.
    Flash,
}

impl Cookie {
    /// `__Host-…` ties the cookie to this host over HTTPS; on plain HTTP browsers would refuse it.
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Guest, true) => "__Host-guest",
            (Self::Guest, false) => "guest",
            (Self::Person, true) => "__Host-person",
            (Self::Person, false) => "person",
            (Self::Flash, true) => "__Host-flash",
            (Self::Flash, false) => "flash",
        }
    }

    /// Its value in a request.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let name = self.name(secure);
        let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
        all.flat_map(|line| line.split(';')).find_map(|pair| {
            pair.trim().split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value)
        })
    }

    /// The `Set-Cookie` that sets it for some seconds; 0 removes it. `None` if the value cannot be a header.
    pub fn set(self, value: &str, seconds: u32, secure: bool) -> Option<HeaderValue> {
        let name = self.name(secure);
        let secure = if secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&line).ok()
    }

    /// The `Set-Cookie` of a guest.
    pub fn set_guest(guest: &Guest, secret: &Secret, secure: bool) -> Option<HeaderValue> {
        Self::Guest.set(&guest.cookie(secret), GUEST_AGE, secure)
    }
}

/// The hash under which a token is kept in the database.
pub fn token_hash(token: &str) -> String {
    sha256(token)
}

/// SHA-256 of a text, in hexadecimal.
pub fn sha256(text: &str) -> String {
    sha256_of(text.as_bytes())
}

/// The same of bytes as they are.
pub fn sha256_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A token of 256 random bits, in hexadecimal.
pub fn new_token() -> String {
    hex(&rand::random::<[u8; 32]>())
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    (0..text.len() / 2).map(|i| u8::from_str_radix(text.get(2 * i..2 * i + 2)?, 16).ok()).collect()
}

fn mask(signature: &str, pad: &[u8]) -> String {
    let bytes = unhex(signature).unwrap_or_default();
    hex(&bytes.iter().zip(pad).map(|(byte, pad)| byte ^ pad).collect::<Vec<u8>>())
}

/// Compares without telling by the time taken where the difference is.
pub fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_is_who_the_server_says() {
        let secret = Secret::new(vec![7; 32]);
        let guest = Guest::new();
        let cookie = guest.cookie(&secret);
        assert_eq!(Guest::of_cookie(&secret, &cookie), Some(guest));
        assert_eq!(Guest::of_cookie(&Secret::new(vec![8; 32]), &cookie), None);
        assert_eq!(Guest::of_cookie(&secret, &cookie.replace('.', "0.")), None);
        assert_eq!(Guest::of_cookie(&secret, "nonsense"), None);
    }

    #[test]
    fn a_form_token_is_for_one_holder_and_never_the_same() {
        let secret = Secret::new(vec![7; 32]);
        let token = secret.form_token("g1");
        assert!(secret.is_form_token(&token, "g1"));
        assert!(!secret.is_form_token(&token, "g2"));
        assert_ne!(token, secret.form_token("g1"));
        for forged in ["", "00", &"0".repeat(64), &"é".repeat(32)] {
            assert!(!secret.is_form_token(forged, "g1"), "{forged}");
        }
    }

    #[test]
    fn cookies_are_read_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("a=1; guest=x.y"));
        headers.append(header::COOKIE, HeaderValue::from_static("__Host-guest=z"));
        assert_eq!(Cookie::Guest.read(&headers, false), Some("x.y"));
        assert_eq!(Cookie::Guest.read(&headers, true), Some("z"));
        assert_eq!(Cookie::Person.read(&headers, true), None);
    }
}
