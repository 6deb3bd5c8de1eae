//! Why a parcel cannot be packed or brought in, as sentences.

use std::io;

use crate::i18n::Lang;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The database, or a record that is not as it should be.
    #[error(transparent)]
    Rows(#[from] store::parcel::Problem),
    /// A file cannot be read or written.
    #[error("A file cannot be read or written ({0}); nothing was changed.")]
    File(#[from] io::Error),
    /// It is something else, or was cut off.
    #[error(
        "This is no parcel of a community, or it was cut off; nothing was brought in. Download it again."
    )]
    NoParcel,
    /// It was packed by a newer program.
    #[error(
        "This parcel was made by a newer version of the program ({0}); nothing was brought in. Update this server first."
    )]
    Newer(String),
    /// It was packed by an older program.
    #[error(
        "This parcel was made by an older version of the program ({0}); nothing was brought in. Update the server it comes \
         from and pack the parcel again."
    )]
    Older(String),
    /// It would fill the disk.
    #[error(
        "This parcel unpacks to more than {0} MB, or is packed as no honest one is; nothing was brought in."
    )]
    TooMuch(u64),
    /// One of its files is damaged, missing, too many, or has a name that leads elsewhere.
    #[error(
        "{0} in the parcel is damaged, was changed, or does not belong there; nothing was brought in. Download it again."
    )]
    Damaged(String),
    /// It is sealed, and there is no key, or another.
    #[error(
        "The private part of the parcel is sealed, and this key does not open it; nothing was brought in. The people who run the server it comes from have the key."
    )]
    Locked,
    /// A recording or photo here has the same name.
    #[error("A file here has the name of one in the parcel and is another one; nothing was brought in.")]
    FileTaken,
    /// There is no such community.
    #[error("There is no community of this id; nothing was written.")]
    Nobody,
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        Self::Rows(error.into())
    }
}

impl Problem {
    /// As a page says it.
    pub fn text(&self, lang: Lang) -> String {
        use store::parcel::Problem as Rows;
        let (key, what) = match self {
            Self::Rows(Rows::Here) => ("parcel-problem-here", ""),
            Self::Rows(Rows::Odd(table)) => ("parcel-problem-odd", table.as_str()),
            Self::Rows(Rows::Taken(table)) => ("parcel-problem-taken", table.as_str()),
            Self::Rows(Rows::Foreign(table)) => ("parcel-problem-foreign", table.as_str()),
            Self::NoParcel => ("parcel-problem-none", ""),
            Self::Newer(program) => ("parcel-problem-newer", program.as_str()),
            Self::Older(program) => ("parcel-problem-older", program.as_str()),
            Self::TooMuch(_) => ("parcel-problem-too-much", ""),
            Self::Damaged(file) => ("parcel-problem-damaged", file.as_str()),
            Self::Locked => ("parcel-problem-locked", ""),
            Self::FileTaken => ("parcel-problem-file-taken", ""),
            Self::Rows(Rows::Store(_)) | Self::File(_) | Self::Nobody => ("parcel-problem-other", ""),
        };
        lang.t(key).with("what", what).to_string()
    }
}
