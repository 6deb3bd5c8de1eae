//! What the form of a series says, parsed.

use store::Bilingual;
use store::series::Series;

use crate::form::Form;

/// Characters of the longest title.
pub const TITLE: usize = 120;
/// Characters of the longest text.
pub const TEXT: usize = 4000;

/// What somebody who runs a series says of it.
#[derive(Clone, Debug)]
pub struct Details {
    pub title: Bilingual,
    pub about: Bilingual,
    pub audience: Bilingual,
    pub logistics: Bilingual,
    pub benefits: Bilingual,
    pub values: Bilingual,
    pub contact: String,
    pub gives_certificates: bool,
}

impl Details {
    /// One title in one language is enough to begin with; publishing asks for both.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let mut both = |en, fr, most| Bilingual {
            en: form.optional(en, most).unwrap_or_default(),
            fr: form.optional(fr, most).unwrap_or_default(),
        };
        let title = both("title-en", "title-fr", TITLE);
        let about = both("about-en", "about-fr", TEXT);
        let audience = both("audience-en", "audience-fr", TEXT);
        let logistics = both("logistics-en", "logistics-fr", TEXT);
        let benefits = both("benefits-en", "benefits-fr", TEXT);
        let values = both("values-en", "values-fr", TEXT);
        if title == Bilingual::default() && form.is_good() {
            form.refuse("title-en", "series-no-title", &[]);
        }
        let contact = form.optional("contact", 200).unwrap_or_default();
        let gives_certificates = form.has("certificates", "yes");
        form.is_good().then_some(Self {
            title,
            about,
            audience,
            logistics,
            benefits,
            values,
            contact,
            gives_certificates,
        })
    }

    /// The series with what was said of it.
    pub fn onto(self, series: Series) -> Series {
        Series {
            title: self.title,
            about: self.about,
            audience: self.audience,
            logistics: self.logistics,
            benefits: self.benefits,
            values: self.values,
            contact: self.contact,
            gives_certificates: self.gives_certificates,
            ..series
        }
    }
}

/// Whether every text that is there is there in both languages.
pub fn is_whole(series: &Series) -> bool {
    let Series { title, about, audience, logistics, benefits, values, .. } = series;
    let others = [about, audience, logistics, benefits, values];
    title.is_complete() && others.into_iter().all(|text| text.is_complete() || *text == Bilingual::default())
}

/// The form that changes this series.
pub fn filled(series: &Series) -> Form {
    let mut form = Form::filled([
        ("title-en", &series.title.en),
        ("title-fr", &series.title.fr),
        ("about-en", &series.about.en),
        ("about-fr", &series.about.fr),
        ("audience-en", &series.audience.en),
        ("audience-fr", &series.audience.fr),
        ("logistics-en", &series.logistics.en),
        ("logistics-fr", &series.logistics.fr),
        ("benefits-en", &series.benefits.en),
        ("benefits-fr", &series.benefits.fr),
        ("values-en", &series.values.en),
        ("values-fr", &series.values.fr),
        ("contact", &series.contact),
    ]);
    if series.gives_certificates {
        form.fill("certificates", "yes");
    }
    form
}
