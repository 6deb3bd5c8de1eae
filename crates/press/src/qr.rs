use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

use crate::Error;

/// An address as an SVG drawing of a QR code with its quiet zone of four modules: one path of black runs on
/// white.
pub(crate) fn svg(url: &str, level: EcLevel) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(url, level).map_err(|e| Error::Address(e.to_string()))?;
    let width = code.width();
    let side = width + 8;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + 4, y + 4);
            }
            x += run.max(1);
        }
    }
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path fill="#000" d="{path}"/></svg>"##
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_every_dark_module_once() {
        let code = QrCode::with_error_correction_level("https://perron.example/c/1", EcLevel::M).unwrap();
        let dark = code.to_colors().iter().filter(|c| **c == Color::Dark).count();
        let svg = svg("https://perron.example/c/1", EcLevel::M).unwrap();
        let drawn: usize = svg
            .split('h')
            .filter_map(|step| step.strip_suffix("v1").and_then(|run| run.parse::<usize>().ok()))
            .sum();
        assert_eq!(drawn, dark);
    }
}
