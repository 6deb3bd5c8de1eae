//! What the house signs, in the forms that others have tools for: signed notes, checkpoints of a log and proofs that something
//! stands in it (c2sp.org/signed-note, tlog-checkpoint, tlog-proof), with Ed25519. Pure.

use std::fmt::{self, Display, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};

use super::log::Hash;

/// Bytes from which a key to sign with follows.
pub type Seed = [u8; 32];

/// The kind of key, as notes write it: Ed25519.
const ALGORITHM: u8 = 1;
/// First line of a proof.
const PROOF: &str = "c2sp.org/tlog-proof@v1";

/// Whose signature it is: a name and a public key, in one line `name+id+key` that others can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    key: Vec<u8>,
}

impl Verifier {
    /// Reads the line; `None` if it is none, or its parts do not belong together.
    pub fn parse(line: &str) -> Option<Self> {
        let (name, rest) = line.trim().split_once('+')?;
        let (id, key) = rest.split_once('+')?;
        let key = STANDARD.decode(key).ok()?;
        let key = key.strip_prefix(&[ALGORITHM]).filter(|key| key.len() == 32)?.to_vec();
        let found = Self { name: name.to_owned(), key };
        (is_name(name) && crate::cookie::hex(&found.id()) == id).then_some(found)
    }

    /// What it signs as.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn id(&self) -> [u8; 4] {
        let hash = Sha256::new().chain_update(&self.name).chain_update([b'\n', ALGORITHM]);
        let hash: Hash = hash.chain_update(&self.key).finalize().into();
        [hash[0], hash[1], hash[2], hash[3]]
    }

    /// Whether one of the lines is its signature of the text.
    pub fn signed(&self, text: &str, lines: &str) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, &self.key);
        lines.lines().any(|line| {
            let own = line.strip_prefix("— ").and_then(|rest| rest.strip_prefix(&self.name));
            let bytes = own.and_then(|rest| STANDARD.decode(rest.strip_prefix(' ')?).ok());
            let signature = bytes.as_deref().and_then(|bytes| bytes.strip_prefix(&self.id()));
            signature.is_some_and(|signature| key.verify(text.as_bytes(), signature).is_ok())
        })
    }
}

impl Verifier {
    /// Whether the text carries its signature, written as it writes it, and nothing else.
    pub fn signed_alone(&self, text: &str, lines: &str) -> bool {
        lines.ends_with('\n') && lines.matches('\n').count() == 1 && self.signed(text, lines)
    }
}

impl Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[ALGORITHM][..], &self.key].concat();
        write!(f, "{}+{}+{}", self.name, crate::cookie::hex(&self.id()), STANDARD.encode(key))
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+')
}

/// Signs.
pub struct Signer {
    verifier: Verifier,
    pair: Ed25519KeyPair,
}

impl Signer {
    /// Under a name, with the key that follows from 32 random bytes; `None` if that is no name.
    pub fn new(name: &str, seed: &Seed) -> Option<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed).ok().filter(|_| is_name(name))?;
        let verifier = Verifier { name: name.to_owned(), key: pair.public_key().as_ref().to_vec() };
        Some(Self { verifier, pair })
    }

    /// Its public side.
    pub const fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// The line that signs a text; the text ends with a line break.
    pub fn sign(&self, text: &str) -> String {
        let signature = self.pair.sign(text.as_bytes());
        let bytes = [&self.verifier.id()[..], signature.as_ref()].concat();
        format!("— {} {}\n", self.verifier.name, STANDARD.encode(bytes))
    }
}

/// A log at some time, before or after it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The hash of all.
    pub root: Hash,
}

impl Checkpoint {
    /// The text that is signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// Signed.
    pub fn note(&self, signer: &Signer) -> String {
        let text = self.text();
        format!("{text}\n{}", signer.sign(&text))
    }

    /// Reads a signed one: what it says, and the lines that sign it. Lines of others, after the third, are let be.
    pub fn parse(note: &str) -> Option<(Self, &str, &str)> {
        let (text, lines) = note.split_at(note.rfind("\n\n")? + 1);
        let lines = &lines[1..];
        let mut said = text.lines();
        let (origin, size, root) = (said.next()?, said.next()?, said.next()?);
        let size = size.parse().ok().filter(|parsed: &u64| parsed.to_string() == size)?;
        let checkpoint = Self { origin: origin.to_owned(), size, root: hash(root)? };
        is_name(origin).then_some((checkpoint, text, lines))
    }
}

/// One hash, as such files write it.
pub fn hash(line: &str) -> Option<Hash> {
    STANDARD.decode(line).ok()?.try_into().ok()
}

/// Hashes, one a line.
fn lines(path: &[Hash]) -> String {
    path.iter().fold(String::new(), |mut text, hash| {
        // writing into a string cannot fail
        let _ = writeln!(text, "{}", STANDARD.encode(hash));
        text
    })
}

/// That something stands in a log: a file of its own, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// At which place.
    pub index: u64,
    /// The hashes beside it.
    pub path: Vec<Hash>,
    /// The log, signed.
    pub checkpoint: String,
}

impl Proof {
    /// Reads the file.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut all = head.lines();
        let index = all.next().filter(|line| *line == PROOF).and_then(|_| all.next());
        let index = index?.strip_prefix("index ")?.parse().ok()?;
        let path = all.map(hash).collect::<Option<Vec<_>>>()?;
        Some(Self { index, path, checkpoint: checkpoint.to_owned() })
    }
}

impl Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{PROOF}\nindex {}\n{}\n{}", self.index, lines(&self.path), self.checkpoint)
    }
}

/// That a log begins with an earlier one: the form in which it is shown to witnesses (c2sp.org/tlog-witness).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// How long the earlier one was.
    pub old: u64,
    /// The hashes that lead from one to the other.
    pub path: Vec<Hash>,
    /// The later one, signed.
    pub checkpoint: String,
}

impl Growth {
    /// Reads the file.
    pub fn parse(text: &str) -> Option<Self> {
        let (head, checkpoint) = text.split_once("\n\n")?;
        let mut all = head.lines();
        let old = all.next()?.strip_prefix("old ")?.parse().ok()?;
        let path = all.map(hash).collect::<Option<Vec<_>>>()?;
        Some(Self { old, path, checkpoint: checkpoint.to_owned() })
    }
}

impl Display for Growth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "old {}\n{}\n{}", self.old, lines(&self.path), self.checkpoint)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn signer() -> Signer {
        Signer::new("perron.example.org/bundles", &[7; 32]).unwrap()
    }

    /// The example of c2sp.org/signed-note and its key, which are also those of Go's `sumdb/note`.
    #[test]
    fn a_note_of_others_is_read() {
        let verifier =
            Verifier::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
        let text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
        let line = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
        assert!(verifier.signed(text, line));
        assert!(!verifier.signed(&text.replace("answer", "Answer"), line));
        assert_eq!(
            verifier.to_string(),
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        let signer = signer();
        let verifier = Verifier::parse(&signer.verifier().to_string()).unwrap();
        assert_eq!((&verifier, verifier.name()), (signer.verifier(), "perron.example.org/bundles"));
        let checkpoint = Checkpoint { origin: verifier.name().to_owned(), size: 12, root: [3; 32] };
        let note = checkpoint.note(&signer);
        let (read, text, lines) = Checkpoint::parse(&note).unwrap();
        assert_eq!((read, text), (checkpoint.clone(), checkpoint.text().as_str()));
        assert!(verifier.signed(text, lines));
        let other = Signer::new("perron.example.org/bundles", &[8; 32]).unwrap();
        assert!(!other.verifier().signed(text, lines));
        let more = format!("— witness.example AAAA\n{lines}— other x\n");
        assert!(verifier.signed(text, &more), "lines of others are let be");
        for path in [vec![], vec![[1; 32], [2; 32]]] {
            let proof = Proof { index: 11, path: path.clone(), checkpoint: note.clone() };
            assert_eq!(Proof::parse(&proof.to_string()), Some(proof));
            let growth = Growth { old: 3, path, checkpoint: note.clone() };
            assert_eq!(Growth::parse(&growth.to_string()), Some(growth));
        }
    }

    #[test]
    fn names_and_keys_that_are_none_are_refused() {
        for name in ["", "a b", "a+b", "a\n"] {
            assert!(Signer::new(name, &[1; 32]).is_none(), "{name:?}");
        }
        let good = signer().verifier().to_string();
        assert!(Verifier::parse(&good.replace("+", "")).is_none());
        assert!(Verifier::parse(&good.replace("perron", "other")).is_none(), "the id is of the name too");
        assert!(Verifier::parse("a+00000000+AAAA").is_none());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,80}(\n\\PC{0,20}){0,4}(\n\n)?\\PC{0,40}") {
            let _ = (Verifier::parse(&text), Checkpoint::parse(&text), Proof::parse(&text), Growth::parse(&text));
            prop_assert!(!signer().verifier().signed(&text, &text));
        }

        #[test]
        fn a_changed_letter_of_a_checkpoint_is_noticed(at in 0usize..400, letter in "[ -~]") {
            let signer = signer();
            let note = Checkpoint { origin: "o.example/x".to_owned(), size: 9, root: [5; 32] }.note(&signer);
            let end = note.rfind("\n\n").unwrap();
            let at = at % end;
            let mut changed = note.clone();
            changed.replace_range(at..=at, &letter);
            let holds = Checkpoint::parse(&changed).is_some_and(|(_, text, lines)| signer.verifier().signed(text, lines));
            prop_assert_eq!(holds, changed == note);
        }
    }
}
