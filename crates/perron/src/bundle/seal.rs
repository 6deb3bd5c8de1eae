//! A result as a bundle: listed, signed, and put at the end of the log. Pure.

use store::bundle::{Bundle, Kind};

use super::kind::Gathered;
use super::log::{self, Hash};
use super::manifest::{Files, MANIFEST, Manifest, PROOF, SIGNATURE, Said};
use super::note::{Checkpoint, Proof, Signer};
use crate::cookie::hex;
use crate::i18n::dates::machine;

/// Where a bundle comes to stand.
#[derive(Clone, Debug)]
pub struct Place {
    /// The log so far.
    pub leaves: Vec<Hash>,
    /// The number of the bundle that it stands for from now on.
    pub corrects: Option<i64>,
    /// When it is made.
    pub now: i64,
}

/// The bundle of a result.
pub fn seal(signer: &Signer, kind: Kind, id: i64, gathered: &Gathered, place: Place) -> Bundle {
    let Place { mut leaves, corrects, now } = place;
    let number = leaves.len() as u64;
    let manifest = Manifest {
        form: Manifest::form(),
        key: signer.verifier().to_string(),
        number,
        before: leaves.last().map(|leaf| hex(leaf)),
        corrects: corrects.map(i64::cast_unsigned),
        kind: kind.word().to_owned(),
        thing: gathered.thing.clone(),
        title: gathered.title.clone().into(),
        made: machine(now, "UTC"),
        program: Manifest::program(),
        files: listed(&gathered.files),
    };
    let manifest = manifest.text();
    let leaf = log::leaf(manifest.as_bytes());
    leaves.push(leaf);
    let head = Checkpoint {
        origin: signer.verifier().name().to_owned(),
        size: number + 1,
        root: log::root(&leaves),
    };
    Bundle {
        number: number.cast_signed(),
        kind,
        thing_id: id,
        title: gathered.title.clone(),
        leaf: hex(&leaf),
        signature: signer.sign(&manifest),
        manifest,
        checkpoint: head.note(signer),
        corrects,
        made: now,
    }
}

/// What a manifest says of files.
pub fn listed(files: &Files) -> Vec<Said> {
    files.iter().map(|(name, content)| Said::of(name, content)).collect()
}

/// A bundle as it is handed out, with the log up to itself.
pub fn whole(bundle: Bundle, mut files: Files, leaves: &[Hash]) -> Option<Files> {
    let index = usize::try_from(bundle.number).ok()?;
    let path = log::inclusion(leaves.get(..=index)?, index)?;
    let proof = Proof { index: bundle.number.cast_unsigned(), path, checkpoint: bundle.checkpoint };
    files.insert(MANIFEST.to_owned(), bundle.manifest);
    files.insert(SIGNATURE.to_owned(), bundle.signature);
    files.insert(PROOF.to_owned(), proof.to_string());
    Some(files)
}
