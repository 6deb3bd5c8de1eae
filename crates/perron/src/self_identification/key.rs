//! The key file: two keys that are not in the database. One makes the pseudonym under which someone's answers are kept,
//! the other seals them (ChaCha20-Poly1305, RFC 8439).

use std::io::{self, ErrorKind};
use std::path::Path;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use super::questions::Answers;
use crate::cookie::hex;
use crate::key_file::{self, unhex};

/// Bytes of each of the two keys.
const LENGTH: usize = 32;
/// What is sealed is filled up to a multiple of this, so that its length does not tell how much was said.
const BLOCK: usize = 2048;

/// Both keys.
pub struct Key {
    naming: hmac::Key,
    sealing: LessSafeKey,
}

impl Key {
    /// The key of a file; `None` if there is no such file.
    ///
    /// # Errors
    /// The file cannot be read, or holds something else.
    pub fn find(path: &Path) -> io::Result<Option<Self>> {
        let Some(bytes) = key_file::find(path)? else { return Ok(None) };
        let key = Self::of_bytes(&bytes);
        key.map(Some).ok_or_else(|| io::Error::new(ErrorKind::InvalidData, "it does not hold the key"))
    }

    /// The same, made at first use; only the user who runs the program may read the file.
    ///
    /// # Errors
    /// As [`Key::find`], and if the file cannot be written.
    pub fn find_or_make(path: &Path) -> io::Result<Self> {
        if let Some(key) = Self::find(path)? {
            return Ok(key);
        }
        key_file::make(path, &rand::random::<[u8; 2 * LENGTH]>())?;
        Self::find(path)?.ok_or_else(|| io::Error::from(ErrorKind::NotFound))
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (naming, sealing) =
            bytes.split_at_checked(LENGTH).filter(|(_, sealing)| sealing.len() == LENGTH)?;
        let sealing = UnboundKey::new(&CHACHA20_POLY1305, sealing).ok()?;
        Some(Self { naming: hmac::Key::new(hmac::HMAC_SHA256, naming), sealing: LessSafeKey::new(sealing) })
    }

    /// Tells this key from others, and nothing of it.
    pub fn fingerprint(&self) -> String {
        hex(hmac::sign(&self.naming, b"fingerprint").as_ref())
    }

    /// The name under which someone's answers are kept.
    pub fn pseudonym(&self, person_id: i64) -> String {
        hex(hmac::sign(&self.naming, &person_id.to_be_bytes()).as_ref())
    }

    /// The name under which something else is kept that only this key can tell.
    pub fn name(&self, what: &str) -> String {
        hex(hmac::sign(&self.naming, what.as_bytes()).as_ref())
    }

    /// Answers, sealed for this pseudonym alone.
    pub fn seal(&self, pseudonym: &str, answers: &Answers) -> Option<String> {
        let mut bytes = serde_json::to_vec(answers).ok()?;
        bytes.resize(bytes.len().next_multiple_of(BLOCK), b' ');
        let nonce: [u8; NONCE_LEN] = rand::random();
        let aad = Aad::from(pseudonym.as_bytes());
        self.sealing.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut bytes).ok()?;
        Some(hex(&nonce) + &hex(&bytes))
    }

    /// What was sealed; `None` if it was not sealed with this key for this pseudonym, or was changed since.
    pub fn open(&self, pseudonym: &str, sealed: &str) -> Option<Answers> {
        let mut bytes = unhex(sealed)?;
        let (nonce, rest) = bytes.split_at_mut_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let plain = self.sealing.open_in_place(nonce, Aad::from(pseudonym.as_bytes()), rest).ok()?;
        serde_json::from_slice(plain).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::self_identification::Answer;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_pseudonym_alone() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = ["one.key", "other.key"].map(|name| folder.path().join(name));
        assert!(Key::find(&one).unwrap().is_none());
        let key = Key::find_or_make(&one).unwrap();
        let mode = fs::metadata(&one).unwrap().permissions().mode();
        assert_eq!((mode & 0o777, fs::read_dir(folder.path()).unwrap().count()), (0o600, 1));
        let said = Answer { chosen: ["black".to_owned()].into(), own: "Acadienne noire".to_owned() };
        let answers = Answers([("group".to_owned(), said)].into());
        let pseudonym = key.pseudonym(7);
        let sealed = key.seal(&pseudonym, &answers).unwrap();
        let none = key.seal(&pseudonym, &Answers::default()).unwrap();
        assert_eq!(sealed.len(), none.len(), "the length tells nothing");
        assert_ne!(sealed, key.seal(&pseudonym, &answers).unwrap());
        assert_eq!(key.open(&pseudonym, &sealed), Some(answers.clone()));
        let again = Key::find_or_make(&one).unwrap();
        assert_eq!((again.pseudonym(7), again.fingerprint()), (pseudonym.clone(), key.fingerprint()));
        assert_eq!(again.open(&pseudonym, &sealed), Some(answers));
        assert_eq!(key.open(&key.pseudonym(8), &sealed), None);
        let stranger = Key::find_or_make(&other).unwrap();
        assert!(stranger.open(&pseudonym, &sealed).is_none() && stranger.pseudonym(7) != pseudonym);
        assert_ne!(stranger.fingerprint(), key.fingerprint());
        let last = if sealed.ends_with('0') { "1" } else { "0" };
        assert_eq!(key.open(&pseudonym, &format!("{}{last}", &sealed[..sealed.len() - 1])), None);
        assert_eq!(key.open(&pseudonym, "ab"), None);
        fs::write(&one, "short").unwrap();
        assert!(Key::find(&one).is_err());
    }
}
