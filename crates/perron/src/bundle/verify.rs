//! Checking a bundle from its bytes alone: that it is what the house signed, that it stands in the log, and that its result
//! comes out of what it holds. Pure.

use serde_json::{Map, Value};

use super::finding::Findings;
use super::kind;
use super::log::{self, Hash, is_beginning, root_with};
use super::manifest::{Files, MANIFEST, Manifest, PROOF, RESULT, SIGNATURE, Said};
use super::note::{Checkpoint, Growth, Proof, Verifier};

/// What somebody has of the house besides the bundle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Its keys, one a line.
    pub keys: Option<&'a str>,
    /// A checkpoint of its log that they kept.
    pub checkpoint: Option<&'a str>,
    /// How the log grew between that and the bundle.
    pub growth: Option<&'a str>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the bundle says of itself.
    pub manifest: Manifest,
    /// Field by field.
    pub findings: Findings,
}

/// Checks a bundle.
///
/// # Errors
/// It is no bundle; one sentence.
pub fn verify(bytes: &[u8], known: &Known<'_>) -> Result<Report, String> {
    let mut files = super::archive::read(bytes)?;
    let text =
        files.remove(MANIFEST).ok_or_else(|| format!("This zip holds no {MANIFEST}, so it is no bundle."))?;
    let manifest = Manifest::read(&text)?;
    let (signature, proof) = (files.remove(SIGNATURE), files.remove(PROOF));
    let mut findings = Findings::default();
    let key = signed(&mut findings, &manifest, &text, signature.as_deref(), known);
    contents(&mut findings, &manifest.files, &files);
    let head = logged(&mut findings, &manifest, &text, proof.as_deref(), key.as_ref());
    if let (Some(head), Some(key)) = (head, &key) {
        grown(&mut findings, head, key, known);
    }
    if let Some(before) = &manifest.before {
        findings.unchecked(
            "before",
            format!(
                "Bundle {} is not here; the log holds it as {before}.",
                manifest.number.saturating_sub(1)
            ),
        );
    }
    if findings.hold() {
        recounted(&mut findings, &manifest, &files);
    } else {
        findings
            .unchecked("result", "It was not counted again, since the bundle is not what the house signed.");
    }
    Ok(Report { manifest, findings })
}

/// Whether the manifest is signed, with the key that it names and that is known.
fn signed(
    findings: &mut Findings,
    manifest: &Manifest,
    text: &str,
    signature: Option<&str>,
    known: &Known<'_>,
) -> Option<Verifier> {
    let key = Verifier::parse(&manifest.key);
    let is_signed = key.as_ref().zip(signature).is_some_and(|(key, lines)| key.signed_alone(text, lines));
    let why = "The signature is not of this manifest: it was changed after it was signed, or signed by somebody else.";
    findings.holds(SIGNATURE, is_signed, why);
    match known.keys {
        Some(keys) => findings.holds(
            "key",
            key.is_some() && keys.lines().any(|line| Verifier::parse(line) == key),
            format!("The bundle is signed with another key than the one given: {}", manifest.key),
        ),
        None => findings.unchecked(
            "key",
            format!(
                "Whether this is the key of the house, compare with its page of bundles: {}",
                manifest.key
            ),
        ),
    }
    key
}

/// Whether every file is the one that the manifest names, and there is no other.
fn contents(findings: &mut Findings, all: &[Said], files: &Files) {
    for said in all {
        match files.get(&said.name) {
            Some(content) => findings.holds(
                &said.name,
                Said::of(&said.name, content) == *said,
                "It was changed: its SHA-256 is not the one of the manifest.",
            ),
            None => findings.differs(&said.name, "It is missing."),
        }
    }
    for name in files.keys().filter(|name| !all.iter().any(|said| said.name == **name)) {
        findings.differs(name, "The manifest does not name it: somebody added it.");
    }
}

/// Whether the manifest stands in the log where it says; the log, as the house signed it then.
fn logged(
    findings: &mut Findings,
    manifest: &Manifest,
    text: &str,
    proof: Option<&str>,
    key: Option<&Verifier>,
) -> Option<Checkpoint> {
    let read = proof.and_then(|text| Proof::parse(text).filter(|proof| proof.to_string() == text));
    let is_alone =
        |(_, text, lines): (Checkpoint, &str, &str)| key.is_some_and(|key| key.signed_alone(text, lines));
    let read = read.filter(|proof| Checkpoint::parse(&proof.checkpoint).is_some_and(is_alone));
    let head = read.as_ref().and_then(|proof| open(&proof.checkpoint, key?));
    let (Some(proof), Some(head)) = (read, head) else {
        findings.differs(PROOF, "It is missing, or its checkpoint is not signed with the key of the bundle.");
        return None;
    };
    let place = (proof.index == manifest.number).then_some(manifest.number);
    let leaf = log::leaf(text.as_bytes());
    let root = place.and_then(|place| root_with(leaf, place, head.size, &proof.path));
    findings.holds(PROOF, root == Some(head.root), "It does not show that this manifest stands in the log.");
    Some(head)
}

/// A checkpoint, if the key signed it.
fn open(note: &str, key: &Verifier) -> Option<Checkpoint> {
    let (checkpoint, text, lines) = Checkpoint::parse(note)?;
    (checkpoint.origin == key.name() && key.signed(text, lines)).then_some(checkpoint)
}

/// Whether the log of the bundle and the one that somebody kept are one log.
fn grown(findings: &mut Findings, head: Checkpoint, key: &Verifier, known: &Known<'_>) {
    const FIELD: &str = "checkpoint";
    let Some(note) = known.checkpoint else { return };
    // a proof that was kept holds a checkpoint too
    let note = Proof::parse(note).map_or_else(|| note.to_owned(), |proof| proof.checkpoint);
    // the house may have signed with another of its keys then
    let earlier = known.keys.into_iter().flat_map(str::lines).filter_map(Verifier::parse);
    let Some(kept) = [key.clone()].into_iter().chain(earlier).find_map(|key| open(&note, &key)) else {
        return findings
            .differs(FIELD, "The checkpoint given is none, or is not signed with a key of the house.");
    };
    if kept.origin != head.origin {
        return findings.differs(FIELD, "The checkpoint given is of another log.");
    }
    let (older, newer) = if kept.size <= head.size { (&kept, &head) } else { (&head, &kept) };
    let path: Vec<Hash> = match known.growth.map(Growth::parse) {
        _ if older.size == newer.size => Vec::new(),
        None => {
            let (old, new) = (older.size, newer.size);
            return findings.unchecked(
                FIELD,
                format!(
                    "The log had {} bundles then and {} with this one: give --consistency with what stands at \
                     /en/bundles/consistency/{old}/{new} of the house.",
                    kept.size, head.size
                ),
            );
        }
        Some(None) => return findings.differs(FIELD, "What was given with --consistency is no such proof."),
        Some(Some(growth)) => growth.path,
    };
    let (old, new) = ((older.size, older.root), (newer.size, newer.root));
    findings.holds(
        FIELD,
        is_beginning(old, new, &path),
        "The log that was kept and the log of this bundle are not one: something in it was changed, or the proof is of other \
         checkpoints.",
    );
}

/// Whether the result comes out of what the bundle holds.
fn recounted(findings: &mut Findings, manifest: &Manifest, files: &Files) {
    let result = files.get(RESULT).and_then(|text| serde_json::from_str::<Map<String, Value>>(text).ok());
    let Some(result) = result else {
        return findings.differs(RESULT, "It is missing or cannot be read.");
    };
    let Some(kind) = store::bundle::Kind::of_word(&manifest.kind) else {
        let why = format!("This program does not know how to count “{}”.", manifest.kind);
        return findings.unchecked("result", why);
    };
    match kind::recount(kind, files) {
        Ok(recount) => {
            let other = (manifest.program != Manifest::program()).then_some(manifest.program.as_str());
            findings.compare(&result, recount, other);
        }
        Err(why) => findings.differs("result", format!("It cannot be counted again: {why}")),
    }
}
