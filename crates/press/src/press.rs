use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Label, Selector, Smart};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::world::{Desk, House, file_id};
use crate::{Error, Font, text};

/// How many later documents may still reuse a cached piece of layout before it is freed.
const CACHE_AGE: usize = 4;

/// Makes documents. Costs nothing until the first one: fonts and templates are prepared then (some 20 ms) and
/// shared by all later ones, from any thread.
#[derive(Default)]
pub struct Press {
    /// Fonts beside its own.
    fonts: Vec<Font>,
    house: OnceLock<House>,
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf<Shown = ()> {
    /// The file's content: PDF 1.7, PDF/UA-1.
    pub bytes: Vec<u8>,
    /// Number of pages, at least 1.
    pub pages: usize,
    /// What was shown of what was given, where the layout chooses.
    pub shown: Shown,
    /// True if a character had no glyph and was printed as a box (see [`crate::Meta::unprintable`]).
    pub replaced: bool,
}

/// What a template answers beside its pages.
pub(crate) struct Layout<Answer> {
    pub document: PagedDocument,
    pub answer: Answer,
    pub replaced: bool,
}

impl Press {
    /// A press that has prepared nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A press that has fonts beside its own, for scripts that those do not write.
    #[must_use]
    pub fn with_fonts(fonts: Vec<Font>) -> Self {
        Self { fonts, ..Self::default() }
    }

    fn house(&self) -> &House {
        self.house.get_or_init(|| House::new(&self.fonts))
    }

    /// Whether there is a glyph for each letter of some words; a mark that only joins others needs none.
    #[must_use]
    pub fn writes(&self, words: &str) -> bool {
        let letters: BTreeSet<char> = words.chars().filter(|letter| letter.is_alphanumeric()).collect();
        letters.into_iter().all(|letter| text::is_drawn(letter, self.house().faces()))
    }

    /// Lays `data` out with the template at `template`; `drawings` are SVG files the template reads by name.
    /// The template answers with one `metadata` labelled `<answer>`.
    pub(crate) fn lay_out<Answer: DeserializeOwned>(
        &self,
        template: &str,
        data: &impl Serialize,
        drawings: &[(&str, String)],
    ) -> Result<Layout<Answer>, Error> {
        let house = self.house();
        let mut data = serde_json::to_value(data).map_err(|e| Error::Typesetting(e.to_string()))?;
        // The metadata keeps the title as it was given; what is printed of it is a copy made printable.
        for name in ["title", "unprintable"] {
            data[name] = data["meta"][name].clone();
        }
        let replaced = text::clean(&mut data, house.faces());
        data["replaced"] = replaced.into();
        let main = file_id(template).ok_or_else(|| Error::Typesetting(format!("no template {template}")))?;
        let files = drawings
            .iter()
            .map(|(path, svg)| (*path, svg.clone()))
            .chain([("/data.json", data.to_string())])
            .filter_map(|(path, content)| Some((file_id(path)?, Bytes::from_string(content))))
            .collect::<HashMap<_, _>>();
        let document: PagedDocument =
            typst::compile(&Desk { house, main, files }).output.map_err(|e| first(&e))?;
        typst::comemo::evict(CACHE_AGE);
        let answer = answer(&document)?;
        Ok(Layout { document, answer, replaced })
    }
}

fn answer<Answer: DeserializeOwned>(document: &PagedDocument) -> Result<Answer, Error> {
    Label::new(PicoStr::intern("answer"))
        .and_then(|label| document.introspector().query_first(&Selector::Label(label)))
        .and_then(|content| content.into_packed::<MetadataElem>().ok())
        .and_then(|metadata| serde_json::to_value(&metadata.value).ok())
        .and_then(|value| serde_json::from_value(value).ok())
        .ok_or_else(|| Error::Typesetting("the template gave no answer".into()))
}

impl<Answer> Layout<Answer> {
    /// Writes the pages as PDF/UA-1.
    pub(crate) fn export<Shown>(&self, shown: Shown) -> Result<Pdf<Shown>, Error> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1])
            .map_err(|e| Error::Typesetting(e.message().to_string()))?;
        let options =
            PdfOptions { creator: Smart::Custom(Some("Perron".into())), standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&self.document, &options).map_err(|e| first(&e))?;
        Ok(Pdf { bytes, pages: self.document.pages().len(), shown, replaced: self.replaced })
    }
}

fn first(errors: &[SourceDiagnostic]) -> Error {
    Error::Typesetting(errors.first().map(|e| e.message.to_string()).unwrap_or_default())
}
