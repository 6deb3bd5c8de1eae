//! What a recording is, by its content: sound that browsers play, and nothing but sound. Names and types that came with
//! the file count for nothing.

use std::io::{self, Read, Seek, SeekFrom};

/// A kind of recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Opus or Vorbis in WebM.
    Webm,
    /// Opus or Vorbis in Ogg.
    Ogg,
    /// AAC or Opus in MP4.
    Mp4,
    /// MPEG layer 3.
    Mp3,
}

impl Format {
    const ALL: [Self; 4] = [Self::Webm, Self::Ogg, Self::Mp4, Self::Mp3];

    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Webm => "webm",
            Self::Ogg => "ogg",
            Self::Mp4 => "mp4",
            Self::Mp3 => "mp3",
        }
    }

    /// As browsers know it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
        }
    }

    /// By its word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}

/// Bytes at the beginning in which WebM and Ogg must have said what they hold.
const HEAD: u64 = 256 * 1024;
/// Bytes of the largest table of contents of an MP4.
const CONTENTS: u64 = 8 * 1024 * 1024;
/// Boxes of an MP4 that are looked at; fragments have many.
const BOXES: usize = 10_000;

/// The kind of a file, or `None` if it is no recording that we know.
///
/// # Errors
/// The file cannot be read.
pub fn recognise<F: Read + Seek>(file: &mut F) -> io::Result<Option<Format>> {
    let head = part(file, 0, HEAD)?;
    Ok(match head.as_slice() {
        [0x1a, 0x45, 0xdf, 0xa3, ..] => is_webm_sound(&head).then_some(Format::Webm),
        [b'O', b'g', b'g', b'S', ..] => is_ogg_sound(&head).then_some(Format::Ogg),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => is_mp4_sound(file)?.then_some(Format::Mp4),
        _ => is_mp3(file)?.then_some(Format::Mp3),
    })
}

/// At most so many bytes from a place on.
fn part<F: Read + Seek>(file: &mut F, from: u64, most: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.by_ref().take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// An EBML element: its id, its content as far as it is there, and what comes after (RFC 8794).
fn element(bytes: &[u8]) -> Option<(u32, &[u8], &[u8])> {
    let length = bytes.first()?.leading_zeros() as usize + 1;
    if length > 4 {
        return None;
    }
    let id = bytes.get(..length)?.iter().fold(0, |id, byte| id << 8 | u32::from(*byte));
    let bytes = &bytes[length..];
    let length = bytes.first()?.leading_zeros() as usize + 1;
    let written = bytes.get(..length)?;
    let bits = 7 * u32::try_from(length).ok()?;
    let size = written.iter().fold(0, |size, byte| size << 8 | u64::from(*byte)) & ((1 << bits) - 1);
    let rest = &bytes[length..];
    // all bits set: as long as there is anything
    let is_open = size == (1 << bits) - 1;
    let end = if is_open { rest.len() } else { usize::try_from(size).unwrap_or(usize::MAX).min(rest.len()) };
    Some((id, &rest[..end], &rest[end..]))
}

/// The elements in some bytes.
fn elements(mut bytes: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    std::iter::from_fn(move || {
        let (id, content, rest) = element(bytes)?;
        bytes = rest;
        Some((id, content))
    })
}

fn is_webm_sound(head: &[u8]) -> bool {
    const DOC_TYPE: u32 = 0x4282;
    const SEGMENT: u32 = 0x1853_8067;
    const TRACKS: u32 = 0x1654_ae6b;
    const CLUSTER: u32 = 0x1f43_b675;
    const TRACK: u32 = 0xae;
    const CODEC: u32 = 0x86;
    let mut top = elements(head);
    let is_webm = top.next().is_some_and(|(_, header)| {
        elements(header).any(|(id, content)| id == DOC_TYPE && content.starts_with(b"webm"))
    });
    let Some((SEGMENT, segment)) = top.next() else { return false };
    let before_sound = elements(segment).take_while(|(id, _)| *id != CLUSTER);
    let Some((_, tracks)) = before_sound.into_iter().find(|(id, _)| *id == TRACKS) else { return false };
    let mut codecs = elements(tracks)
        .filter(|(id, _)| *id == TRACK)
        .map(|(_, track)| elements(track).find(|(id, _)| *id == CODEC).map_or(&b""[..], |(_, codec)| codec))
        .peekable();
    is_webm
        && codecs.peek().is_some()
        && codecs.all(|codec| codec.starts_with(b"A_OPUS") || codec.starts_with(b"A_VORBIS"))
}

/// The pages that begin streams come first (RFC 3533); each must begin one of sound.
fn is_ogg_sound(mut head: &[u8]) -> bool {
    let mut streams = 0;
    while let Some((flags, content, rest)) = ogg_page(head) {
        if flags & 2 == 0 {
            break;
        }
        if !content.starts_with(b"OpusHead") && !content.starts_with(b"\x01vorbis") {
            return false;
        }
        (streams, head) = (streams + 1, rest);
    }
    streams > 0
}

fn ogg_page(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let count = usize::from(*bytes.get(26)?);
    if !bytes.starts_with(b"OggS\0") {
        return None;
    }
    let length: usize = bytes.get(27..27 + count)?.iter().map(|lace| usize::from(*lace)).sum();
    let content = bytes.get(27 + count..27 + count + length)?;
    Some((bytes[5], content, &bytes[27 + count + length..]))
}

/// The boxes in some bytes (ISO 14496-12).
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        let size = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?);
        let kind = bytes.get(4..8)?;
        let end = usize::try_from(size).ok()?;
        let content = bytes.get(8..end)?;
        bytes = &bytes[end..];
        Some((kind, content))
    })
}

fn inside<'b>(bytes: &'b [u8], path: &[&[u8]]) -> Option<&'b [u8]> {
    path.iter().try_fold(bytes, |bytes, wanted| {
        boxes(bytes).find(|(kind, _)| kind == wanted).map(|(_, content)| content)
    })
}

fn is_mp4_sound<F: Read + Seek>(file: &mut F) -> io::Result<bool> {
    let mut at = 0u64;
    for _ in 0..BOXES {
        let head = part(file, at, 16)?;
        let Some((size, kind)) = head.get(..8).map(|head| head.split_at(4)) else { return Ok(false) };
        let size = match u32::from_be_bytes(size.try_into().unwrap_or_default()) {
            1 => head.get(8..16).map_or(0, |size| u64::from_be_bytes(size.try_into().unwrap_or_default())),
            size => u64::from(size),
        };
        if kind == b"moov" {
            let contents = part(file, at + 8, size.saturating_sub(8).min(CONTENTS))?;
            return Ok(has_sound_alone(&contents));
        }
        // a box of size 0 goes on to the end: what describes it would have come before
        let Some(next) = at.checked_add(size).filter(|_| size >= 8) else { return Ok(false) };
        at = next;
    }
    Ok(false)
}

fn has_sound_alone(contents: &[u8]) -> bool {
    let mut sounds = 0;
    for (_, track) in boxes(contents).filter(|(kind, _)| *kind == b"trak") {
        let handler = inside(track, &[b"mdia", b"hdlr"]).and_then(|content| content.get(8..12));
        match handler {
            Some(b"soun") => {
                let codec = inside(track, &[b"mdia", b"minf", b"stbl", b"stsd"]);
                match codec.and_then(|content| content.get(12..16)) {
                    Some(b"mp4a" | b"Opus") => sounds += 1,
                    _ => return false,
                }
            }
            Some(b"vide") | None => return false,
            Some(_) => {}
        }
    }
    sounds > 0
}

/// Two frames of layer 3, one after the other, after the tags that come first.
fn is_mp3<F: Read + Seek>(file: &mut F) -> io::Result<bool> {
    let head = part(file, 0, 10)?;
    let mut at = 0;
    if let [b'I', b'D', b'3', _, _, flags, a, b, c, d] = head[..] {
        let size = [a, b, c, d].into_iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7f));
        at = 10 + size + if flags & 0x10 == 0 { 0 } else { 10 };
    }
    for _ in 0..2 {
        let Some(length) = frame_length(&part(file, at, 4)?) else { return Ok(false) };
        at += length;
    }
    Ok(true)
}

/// Bytes of a frame of MPEG layer 3, by its first four (ISO 11172-3).
fn frame_length(head: &[u8]) -> Option<u64> {
    const RATES: [u64; 16] = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
    const LOW_RATES: [u64; 16] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0];
    const SAMPLES: [u64; 4] = [44_100, 48_000, 32_000, 0];
    let &[first, second, third, _] = head else { return None };
    let is_layer_3 = first == 0xff && second & 0xe6 == 0xe2;
    let (rates, shift, slots) = match second >> 3 & 3 {
        3 => (RATES, 0, 144_000),
        2 => (LOW_RATES, 1, 72_000),
        0 => (LOW_RATES, 2, 72_000),
        _ => return None,
    };
    let (rate, samples) = (rates[usize::from(third >> 4)], SAMPLES[usize::from(third >> 2 & 3)] >> shift);
    let padding = u64::from(third >> 1 & 1);
    (is_layer_3 && rate > 0 && samples > 0).then(|| slots * rate / samples + padding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn kind(bytes: &[u8]) -> Option<Format> {
        recognise(&mut Cursor::new(bytes)).expect("bytes can be read")
    }

    fn ebml(id: &[u8], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len()).expect("small") | 0x1000_0000;
        [id, &size.to_be_bytes(), content].concat()
    }

    fn webm(doc_type: &[u8], codecs: &[&[u8]]) -> Vec<u8> {
        let header = ebml(&[0x1a, 0x45, 0xdf, 0xa3], &ebml(&[0x42, 0x82], doc_type));
        let tracks: Vec<u8> = codecs.iter().flat_map(|codec| ebml(&[0xae], &ebml(&[0x86], codec))).collect();
        let info = ebml(&[0x15, 0x49, 0xa9, 0x66], b"anything");
        let tracks = ebml(&[0x16, 0x54, 0xae, 0x6b], &tracks);
        // as browsers write it: nobody knows yet how long it will be
        [header, vec![0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255], info, tracks].concat()
    }

    fn ogg(flags: u8, content: &[u8]) -> Vec<u8> {
        let mut page = [b"OggS\0".to_vec(), vec![flags], vec![0; 20]].concat();
        page.extend([1, u8::try_from(content.len()).expect("small")]);
        [page, content.to_vec()].concat()
    }

    fn mp4(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let size = u32::try_from(content.len() + 8).expect("small");
        [&size.to_be_bytes()[..], kind, content].concat()
    }

    fn track(handler: &[u8; 4], codec: &[u8; 4]) -> Vec<u8> {
        let handler = mp4(b"hdlr", &[&[0; 8][..], handler, &[0; 12]].concat());
        let entry = mp4(codec, &[0; 28]);
        let codec = mp4(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1][..], &entry].concat());
        let media = mp4(b"minf", &mp4(b"stbl", &codec));
        mp4(b"trak", &mp4(b"mdia", &[handler, media].concat()))
    }

    fn film(tracks: &[Vec<u8>]) -> Vec<u8> {
        let data = mp4(b"mdat", &[7; 100]);
        [mp4(b"ftyp", b"M4A \0\0\0\0"), data, mp4(b"moov", &tracks.concat())].concat()
    }

    fn mp3(tag: &[u8]) -> Vec<u8> {
        // 128 kbit/s at 44.1 kHz: 417 bytes each
        let mut frame = vec![0; 417];
        frame[..4].copy_from_slice(&[0xff, 0xfb, 0x90, 0x00]);
        [tag, &frame, &frame].concat()
    }

    #[test]
    fn sound_is_known_by_its_content() {
        assert_eq!(kind(&webm(b"webm", &[b"A_OPUS"])), Some(Format::Webm));
        assert_eq!(kind(&[ogg(2, b"OpusHead\x01"), ogg(0, b"OpusTags")].concat()), Some(Format::Ogg));
        assert_eq!(kind(&ogg(2, b"\x01vorbis")), Some(Format::Ogg));
        assert_eq!(kind(&film(&[track(b"soun", b"mp4a")])), Some(Format::Mp4));
        assert_eq!(kind(&film(&[track(b"soun", b"mp4a"), track(b"text", b"tx3g")])), Some(Format::Mp4));
        assert_eq!(kind(&mp3(b"")), Some(Format::Mp3));
        assert_eq!(kind(&mp3(b"ID3\x04\0\0\0\0\0\x05title")), Some(Format::Mp3));
    }

    #[test]
    fn what_is_not_sound_alone_is_not_a_recording() {
        for other in [
            webm(b"webm", &[b"A_OPUS", b"V_VP8"]),
            webm(b"webm", &[b"V_VP9"]),
            webm(b"webm", &[]),
            webm(b"matroska", &[b"A_OPUS"]),
            [ogg(2, b"OpusHead\x01"), ogg(2, b"\x80theora")].concat(),
            ogg(0, b"OpusHead\x01"),
            film(&[track(b"soun", b"mp4a"), track(b"vide", b"avc1")]),
            film(&[track(b"soun", b"ac-3")]),
            film(&[]),
            mp4(b"ftyp", b"M4A \0\0\0\0"),
            mp3(b"ID3\x04\0\0\0\0\0\x06title"),
            mp3(b"")[..417].to_vec(),
            b"RIFF\x24\0\0\0WAVEfmt ".to_vec(),
            b"\x89PNG\r\n\x1a\n".to_vec(),
            b"<script>alert(1)</script>".to_vec(),
            b"MZ\x90\0".to_vec(),
            Vec::new(),
        ] {
            assert_eq!(kind(&other), None, "{:?}", &other[..other.len().min(80)]);
        }
    }

    #[test]
    fn its_word_leads_back_to_it() {
        for format in Format::ALL {
            assert_eq!(Format::of_word(format.word()), Some(format));
        }
        assert_eq!(Format::of_word("jpeg"), None);
    }
}
