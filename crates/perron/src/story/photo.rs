//! A photo as it is kept: drawn anew from its dots, upright and no larger than a page shows it, so that nothing that was
//! hidden in the file, such as the place where it was taken, comes along.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

/// Dots of the longer side.
const LONGER_SIDE: u32 = 1600;
/// Dots of the longest side that is read.
const LONGEST_READ: u32 = 16_000;
/// Bytes that reading one may take.
const MEMORY: u64 = 256 * 1024 * 1024;
/// Of 100.
const QUALITY: u8 = 82;

/// The photo as a JPEG file without anything but its picture; `None` if it is no JPEG, PNG or WebP that can be read.
pub fn clean(file: &[u8]) -> Option<Vec<u8>> {
    let format = image::guess_format(file).ok()?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return None;
    }
    let mut reader = ImageReader::with_format(Cursor::new(file), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_READ);
    limits.max_image_height = Some(LONGEST_READ);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) * 4 > MEMORY {
        return None;
    }
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    if width.max(height) > LONGER_SIDE {
        picture = picture.thumbnail(LONGER_SIDE, LONGER_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut written = Vec::new();
    JpegEncoder::new_with_quality(&mut written, QUALITY).encode_image(&on_white(&picture)).ok()?;
    Some(written)
}

/// What is see-through stands on white, as on paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let dots = picture.to_rgba8();
    RgbImage::from_fn(dots.width(), dots.height(), |x, y| {
        let [red, green, blue, alpha] = dots.get_pixel(x, y).0.map(u32::from);
        let mixed = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255);
        Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    /// Left half red, right half see-through.
    fn picture(width: u32, height: u32) -> DynamicImage {
        RgbaImage::from_fn(width, height, |x, _| {
            Rgba(if x < width / 2 { [200, 0, 0, 255] } else { [0, 0, 0, 0] })
        })
        .into()
    }

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, format).expect("a picture");
        file.into_inner()
    }

    /// A JPEG with the place and the direction that a phone writes into it.
    fn from_a_phone() -> Vec<u8> {
        let plain = written(&picture(80, 40).to_rgb8().into(), ImageFormat::Jpeg);
        // one entry: orientation (0x0112) 6, a quarter turn; then words that stand for the place
        let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        exif.extend(b"GPS 45.5 N 73.6 W");
        let length = u16::try_from(exif.len() + 2).expect("small");
        [&plain[..2], &[0xff, 0xe1], &length.to_be_bytes(), &exif, &plain[2..], b"and a film behind it"]
            .concat()
    }

    #[test]
    fn only_the_picture_is_kept_and_it_stands_upright() {
        let phone = from_a_phone();
        let kept = clean(&phone).expect("a photo");
        for hidden in [&b"GPS"[..], b"Exif", b"film"] {
            let is_there = |file: &[u8]| file.windows(hidden.len()).any(|part| part == hidden);
            assert!(is_there(&phone) && !is_there(&kept));
        }
        let shown = image::load_from_memory(&kept).expect("a picture");
        assert_eq!((shown.width(), shown.height()), (40, 80));
    }

    #[test]
    fn every_kind_becomes_the_same_and_none_is_larger_than_a_page() {
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let kept = clean(&written(&picture(2000, 500), format)).expect("a photo");
            let shown =
                image::load_from_memory_with_format(&kept, ImageFormat::Jpeg).expect("a JPEG").to_rgb8();
            assert_eq!(shown.dimensions(), (1600, 400));
            let (red, white) = (shown.get_pixel(10, 10).0, shown.get_pixel(1590, 10).0);
            assert!(
                red[0] > 180 && red[1] < 40 && white.iter().all(|colour| *colour > 240),
                "{red:?} {white:?}"
            );
        }
    }

    #[test]
    fn what_is_no_photo_is_none() {
        let whole = written(&picture(40, 40), ImageFormat::Png);
        for other in
            [&b""[..], b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", &whole[..60], b"\xff\xd8\xff"]
        {
            assert_eq!(clean(other), None);
        }
        // says that it is 65,000 dots wide and high
        let mut huge = whole.clone();
        huge[16..24].copy_from_slice(&[0, 0, 0xfd, 0xe8, 0, 0, 0xfd, 0xe8]);
        assert_eq!(clean(&huge), None);
    }
}
