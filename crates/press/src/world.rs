use std::collections::HashMap;
use std::io::Read;

use flate2::read::GzDecoder;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontStyle, FontVariant, FontVariations, FontWeight};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The templates, by the path under which they import each other.
const TEMPLATES: [(&str, &str); 13] = [
    ("/house.typ", include_str!("../typst/house.typ")),
    ("/one_page.typ", include_str!("../typst/one_page.typ")),
    ("/poster.typ", include_str!("../typst/poster.typ")),
    ("/ballot.typ", include_str!("../typst/ballot.typ")),
    ("/session.typ", include_str!("../typst/session.typ")),
    ("/guide.typ", include_str!("../typst/guide.typ")),
    ("/kit.typ", include_str!("../typst/kit.typ")),
    ("/certificate.typ", include_str!("../typst/certificate.typ")),
    ("/plan.typ", include_str!("../typst/plan.typ")),
    ("/report.typ", include_str!("../typst/report.typ")),
    ("/edition.typ", include_str!("../typst/edition.typ")),
    ("/edition_page.typ", include_str!("../typst/edition_page.typ")),
    ("/summary.typ", include_str!("../typst/summary.typ")),
];

/// What every document shares: typst's library, the fonts and the parsed templates.
pub(crate) struct House {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    faces: Vec<FontInstance>,
    templates: HashMap<FileId, Source>,
}

impl House {
    /// With `more` fonts than its own, which come after these.
    pub(crate) fn new(more: &[crate::Font]) -> Self {
        let own = FONTS.iter().filter_map(|gzip| unpacked(gzip));
        let fonts: Vec<Font> = own.chain(more.iter().map(|font| font.0.clone())).collect();
        let mut families: Vec<&str> = FAMILIES.to_vec();
        for font in more {
            let family = font.0.info().family.as_str();
            if !families.contains(&family) {
                families.push(family);
            }
        }
        Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            faces: families.iter().filter_map(|family| face(&fonts, family)).collect(),
            fonts,
            templates: TEMPLATES
                .iter()
                .filter_map(|(path, text)| {
                    let id = file_id(path)?;
                    Some((id, Source::new(id, (*text).to_owned())))
                })
                .collect(),
        }
    }

    /// One face of each family, the upright regular one where there is one: what they have a glyph for can be printed.
    pub(crate) fn faces(&self) -> &[FontInstance] {
        &self.faces
    }
}

/// The upright regular face of a family, or the first that it has.
fn face(fonts: &[Font], family: &str) -> Option<FontInstance> {
    let of_family = || fonts.iter().filter(|font| font.info().family == family);
    let is_regular = |font: &&Font| {
        let FontVariant { style, weight, .. } = font.info().variant;
        style == FontStyle::Normal && weight == FontWeight::REGULAR
    };
    let font = of_family().find(is_regular).or_else(|| of_family().next())?.clone();
    Some(font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default()))
}

/// Families used: the serif is the voice of people, the sans that of the program and, with its 5,900
/// characters, the one that also writes Arabic; the last writes the syllabics of Cree, Inuktitut, Dene,
/// Blackfoot and Carrier.
const FAMILIES: [&str; 3] = ["Libertinus Serif", "DejaVu Sans", "Noto Sans CanAborig"];
/// The faces of these, compressed (`build.rs`).
const FONTS: [&[u8]; 8] = include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

fn unpacked(gzip: &[u8]) -> Option<Font> {
    let mut bytes = Vec::new();
    GzDecoder::new(gzip).read_to_end(&mut bytes).ok()?;
    Font::new(Bytes::new(bytes), 0)
}

pub(crate) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document being made: the shared house and this document's own files.
pub(crate) struct Desk<'a> {
    pub house: &'a House,
    pub main: FileId,
    pub files: HashMap<FileId, Bytes>,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.house.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.house.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.house.templates.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.house.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_a_regular_face_and_every_template_a_place() {
        let house = House::new(&[]);
        assert_eq!(house.fonts.len(), FONTS.len());
        assert_eq!(house.faces().len(), FAMILIES.len());
        assert_eq!(house.templates.len(), TEMPLATES.len());
    }
}
