//! An address as a picture that a phone reads.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// A QR code as one path of squares.
pub struct Qr {
    /// Width and height, with the quiet zone.
    pub size: usize,
    /// One square for each dark module, in rows.
    pub path: String,
}

impl Qr {
    /// Of an address; `None` if it is too long for one.
    pub fn of(address: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let size = code.width();
        let mut path = String::new();
        for (index, _) in code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
            write!(path, "M{} {}h1v1h-1z", index % size + 4, index / size + 4).ok()?;
        }
        Some(Self { size: size + 8, path })
    }
}
