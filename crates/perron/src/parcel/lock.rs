//! The private part of a parcel under a lock: each file in pieces, each piece sealed with ChaCha20-Poly1305, so that a piece that
//! was changed, moved or cut off is noticed before it is believed. Pure.

use std::io::{self, Read, Write};

use hmac::{Hmac, KeyInit, Mac};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::Sha256;

/// What opens a private part: 32 random bytes, made for one parcel and never for a second.
pub type Lock = [u8; 32];

/// Bytes of a piece before it is sealed.
const PIECE: usize = 64 * 1024;
/// What sealing adds to each.
const TAG: usize = 16;

/// The key of one file: its name goes into it, so that files cannot change places.
fn key(lock: &Lock, path: &str) -> io::Result<LessSafeKey> {
    let mut mac = Hmac::<Sha256>::new_from_slice(lock).map_err(io::Error::other)?;
    mac.update(path.as_bytes());
    let bytes: [u8; 32] = mac.finalize().into_bytes().into();
    let key = UnboundKey::new(&CHACHA20_POLY1305, &bytes).map_err(|_| broken())?;
    Ok(LessSafeKey::new(key))
}

/// What the cipher says, without words of its own.
fn broken() -> io::Error {
    io::Error::other("the cipher refuses")
}

fn nonce(number: u64) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    bytes[NONCE_LEN - 8..].copy_from_slice(&number.to_be_bytes());
    Nonce::assume_unique_for_key(bytes)
}

/// Seals what is written.
pub struct Sealing<W> {
    to: W,
    key: LessSafeKey,
    number: u64,
    piece: Vec<u8>,
}

impl<W: Write> Sealing<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// The lock makes no key.
    pub fn begin(to: W, lock: &Lock, path: &str) -> io::Result<Self> {
        Ok(Self { to, key: key(lock, path)?, number: 0, piece: Vec::with_capacity(PIECE + TAG) })
    }

    fn put(&mut self, is_last: bool) -> io::Result<()> {
        let aad = Aad::from([u8::from(is_last)]);
        self.key.seal_in_place_append_tag(nonce(self.number), aad, &mut self.piece).map_err(|_| broken())?;
        self.to.write_all(&self.piece)?;
        self.piece.clear();
        self.number += 1;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn end(mut self) -> io::Result<W> {
        self.put(true)?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // a full piece waits until something follows, since the last one is sealed as the last
        if self.piece.len() == PIECE {
            self.put(false)?;
        }
        let some = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..some]);
        Ok(some)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens what is read.
pub struct Opening<R> {
    from: R,
    key: LessSafeKey,
    number: u64,
    /// Sealed bytes that were read ahead: a piece, and one byte that says whether another follows.
    ahead: Vec<u8>,
    piece: Vec<u8>,
    at: usize,
    is_over: bool,
}

impl<R: Read> Opening<R> {
    /// Begins a file.
    ///
    /// # Errors
    /// The lock makes no key.
    pub fn begin(from: R, lock: &Lock, path: &str) -> io::Result<Self> {
        let key = key(lock, path)?;
        Ok(Self { from, key, number: 0, ahead: Vec::new(), piece: Vec::new(), at: 0, is_over: false })
    }

    fn next(&mut self) -> io::Result<()> {
        let wanted = PIECE + TAG + 1 - self.ahead.len();
        self.from.by_ref().take(wanted as u64).read_to_end(&mut self.ahead)?;
        let is_last = self.ahead.len() <= PIECE + TAG;
        let rest = if is_last { Vec::new() } else { self.ahead.split_off(PIECE + TAG) };
        let mut sealed = std::mem::replace(&mut self.ahead, rest);
        let opened = self.key.open_in_place(nonce(self.number), Aad::from([u8::from(is_last)]), &mut sealed);
        let length = opened
            .map_err(|_| io::Error::new(io::ErrorKind::PermissionDenied, "the key does not open this"))?
            .len();
        sealed.truncate(length);
        self.number += 1;
        (self.piece, self.at, self.is_over) = (sealed, 0, is_last);
        Ok(())
    }
}

impl<R: Read> Read for Opening<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.at == self.piece.len() {
            if self.is_over {
                return Ok(0);
            }
            self.next()?;
        }
        let some = to.len().min(self.piece.len() - self.at);
        to[..some].copy_from_slice(&self.piece[self.at..self.at + some]);
        self.at += some;
        Ok(some)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sealed(lock: &Lock, path: &str, bytes: &[u8]) -> Vec<u8> {
        let mut sealing = Sealing::begin(Vec::new(), lock, path).unwrap();
        sealing.write_all(bytes).unwrap();
        sealing.end().unwrap()
    }

    fn opened(lock: &Lock, path: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        Opening::begin(bytes, lock, path)?.read_to_end(&mut all)?;
        Ok(all)
    }

    #[test]
    fn what_is_sealed_opens_with_its_key_alone() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7] {
            let bytes: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            let closed = sealed(&[7; 32], "a", &bytes);
            assert_eq!(opened(&[7; 32], "a", &closed).unwrap(), bytes, "{length}");
            assert!(opened(&[8; 32], "a", &closed).is_err() && opened(&[7; 32], "b", &closed).is_err());
            assert!(opened(&[7; 32], "a", &closed[..closed.len() - 1]).is_err());
            if length > PIECE {
                assert!(opened(&[7; 32], "a", &closed[..PIECE + TAG]).is_err(), "cut between two pieces");
                assert!(opened(&[7; 32], "a", &closed[PIECE + TAG..]).is_err(), "its beginning is gone");
            }
        }
    }

    proptest! {
        #[test]
        fn a_changed_byte_is_noticed(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..400, to in 1u8..) {
            let mut closed = sealed(&[7; 32], "a", &bytes);
            let at = at % closed.len();
            closed[at] ^= to;
            prop_assert!(opened(&[7; 32], "a", &closed).is_err());
        }
    }
}
