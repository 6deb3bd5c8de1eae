//! What the owner of a record allows: one grant a use, the narrowest until they say otherwise; and every change of it.
//!
//! Nothing here decides: `perron::consent` does, and `seen_by!` says the same in SQL for lists, as a test holds.

use crate::community::Sharing;
use crate::words::words;
use crate::{Ids, Result, Row, Tx, params, search, statements};

words! {
    /// What has grants.
    Kind {
        /// A story.
        Story = "story",
        /// A note from a session; its community is the people who were there.
        Note = "note",
    }

    /// Who may see it.
    Audience {
        /// Its owner, and the stewards of whom it was given to.
        Owner = "owner",
        /// The people of the community it was given to.
        Community = "community",
        /// Everyone.
        Everyone = "everyone",
    }

    /// What is granted.
    Grant {
        /// Who may see it.
        See = "see",
        /// It may be quoted to those who may see it.
        Quote = "quote",
        /// The owner's name may stand with it.
        Name = "name",
        /// It may be used in a summary.
        Summary = "summary",
        /// It may be used in the strategy.
        Strategy = "strategy",
        /// Institutions may read it.
        Institutions = "institutions",
        /// Until when it is kept.
        Until = "until",
        /// Taken back as a whole.
        Withdrawal = "withdrawal",
    }
}

/// One grant a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grants {
    /// Who may see it.
    pub see: Audience,
    /// May it be quoted?
    pub quote: bool,
    /// May its owner's name stand with it?
    pub name: bool,
    /// May it be used in a summary?
    pub summary: bool,
    /// May it be used in the strategy?
    pub strategy: bool,
    /// May institutions read it?
    pub institutions: bool,
    /// Until when it is kept; `None`: until its owner takes it back.
    pub keep_until: Option<i64>,
}

impl Default for Grants {
    /// The narrowest.
    fn default() -> Self {
        Self {
            see: Audience::Owner,
            quote: false,
            name: false,
            summary: false,
            strategy: false,
            institutions: false,
            keep_until: None,
        }
    }
}

impl Grants {
    /// Every use with its value, as the history writes it.
    pub fn said(&self) -> [(Grant, String); 7] {
        let word = |granted: bool| if granted { "yes" } else { "no" }.to_owned();
        [
            (Grant::See, self.see.word().to_owned()),
            (Grant::Quote, word(self.quote)),
            (Grant::Name, word(self.name)),
            (Grant::Summary, word(self.summary)),
            (Grant::Strategy, word(self.strategy)),
            (Grant::Institutions, word(self.institutions)),
            (Grant::Until, self.keep_until.map_or_else(|| "no".to_owned(), |until| until.to_string())),
        ]
    }
}

/// What is known of the consent to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub record_id: i64,
    /// Whose rule caps it; `None`: the programme's.
    pub community_id: Option<i64>,
    /// What its owner said.
    pub grants: Grants,
    /// Since when nothing is allowed any more.
    pub withdrawn: Option<i64>,
    /// Since when moderators hide it.
    pub hidden: Option<i64>,
    /// The rule of the community; `None` for the programme, and for a community that is gone.
    pub sharing: Option<Sharing>,
}

/// One use that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which use.
    pub grant: Grant,
    /// What it became: `yes`, `no`, an audience, or milliseconds.
    pub value: String,
    /// When.
    pub made: i64,
}

/// The condition under which somebody sees a record in a list, over `consent c LEFT JOIN community k`: `$1` is the
/// time, `$2` who looks, as `perron::consent::Viewer` is written (`steward`, `member`, `institution`, `anyone`). Owners
/// have their own list.
macro_rules! seen_by {
    () => {
        "c.withdrawn IS NULL AND (c.keep_until IS NULL OR c.keep_until > $1)
            AND (cast($2 AS TEXT) = 'steward' OR (c.hidden IS NULL AND (
                (cast($2 AS TEXT) = 'member' AND c.see <> 'owner' AND (c.community_id IS NOT NULL OR c.kind = 'note'))
                OR ((c.community_id IS NULL OR k.sharing = 'open')
                    AND (c.see = 'everyone' OR (cast($2 AS TEXT) = 'institution' AND c.may_institutions))))))"
    };
}

pub(crate) use seen_by;

statements! {
    PUT = "INSERT INTO consent (kind, record_id, community_id, see, may_quote, may_name, may_summarise, may_strategy,
            may_institutions, keep_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (kind, record_id) DO UPDATE SET see = excluded.see, may_quote = excluded.may_quote,
            may_name = excluded.may_name, may_summarise = excluded.may_summarise, may_strategy = excluded.may_strategy,
            may_institutions = excluded.may_institutions, keep_until = excluded.keep_until";
    OF = "SELECT c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
            c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing
        FROM consent c LEFT JOIN community k ON k.id = c.community_id WHERE c.kind = $1 AND c.record_id = $2";
    SEEN = concat!("SELECT c.record_id FROM consent c LEFT JOIN community k ON k.id = c.community_id
        WHERE c.kind = $3 AND ", seen_by!(), " ORDER BY c.record_id DESC");
    LOCK = "SELECT record_id FROM consent WHERE kind = $1 AND record_id = $2 FOR UPDATE";
    WITHDRAW = "UPDATE consent SET withdrawn = $1 WHERE kind = $2 AND record_id = $3 AND withdrawn IS NULL";
    HIDE = "UPDATE consent SET hidden = $1 WHERE kind = $2 AND record_id = $3";
    OVER = "SELECT record_id FROM consent WHERE kind = $1 AND keep_until <= $2 ORDER BY record_id LIMIT $3";
    CHANGE = "INSERT INTO consent_change (kind, record_id, id, grant_name, value, made) VALUES ($1, $2, $3, $4, $5, $6)";
    HISTORY = "SELECT grant_name, value, made FROM consent_change WHERE kind = $1 AND record_id = $2 ORDER BY id";
    FORGET = "DELETE FROM consent WHERE kind = $1 AND record_id = $2";
    FORGET_HISTORY = "DELETE FROM consent_change WHERE kind = $1 AND record_id = $2";
}

/// Writes what the owner of a record allows, each use that changed into the history, and marks what leaned on a use
/// that is allowed no more. `community_id` counts the first time alone.
pub fn put(
    tx: &mut Tx,
    ids: &Ids,
    (kind, record_id): (Kind, i64),
    community_id: Option<i64>,
    grants: &Grants,
    made: i64,
) -> Result<()> {
    tx.rows(LOCK, params![kind, record_id], |row| row.get::<i64>(0))?;
    let before = of(tx, kind, record_id)?;
    tx.execute(
        PUT,
        params![
            kind,
            record_id,
            community_id,
            grants.see,
            grants.quote,
            grants.name,
            grants.summary,
            grants.strategy,
            grants.institutions,
            grants.keep_until
        ],
    )?;
    touch(tx, kind, record_id)?;
    let old = before.map(|before| before.grants.said());
    for (index, (grant, value)) in grants.said().into_iter().enumerate() {
        if old.as_ref().is_some_and(|old| old[index].1 == value) {
            continue;
        }
        tx.execute(CHANGE, params![kind, record_id, ids.next(), grant, value.as_str(), made])?;
        // a narrower audience, like a no, takes the ground from under what leaned on it
        let is_narrower = value == "no"
            || grant == Grant::See && before.is_some_and(|before| grants.see < before.grants.see);
        if is_narrower && grant != Grant::Until {
            crate::lean::mark(tx, kind, record_id, Some(grant), made)?;
        }
    }
    Ok(())
}

/// What is known of the consent to a record; `None`: nothing is allowed.
pub fn of(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<Option<Consent>> {
    tx.row(OF, params![kind, record_id], |row| read(row, 0))
}

/// The records that somebody sees in a list, the newest first; `viewer` is the word that `perron::consent` has for who
/// looks.
pub fn seen(tx: &mut Tx, kind: Kind, viewer: &str, now: i64) -> Result<Vec<i64>> {
    tx.rows(SEEN, params![now, viewer, kind], |row| row.get(0))
}

/// Takes everything back at once, and marks all that leaned on the record; false if that is done already.
pub fn withdraw(tx: &mut Tx, ids: &Ids, kind: Kind, record_id: i64, made: i64) -> Result<bool> {
    if tx.execute(WITHDRAW, params![made, kind, record_id])? == 0 {
        return Ok(false);
    }
    touch(tx, kind, record_id)?;
    tx.execute(CHANGE, params![kind, record_id, ids.next(), Grant::Withdrawal, "yes", made])?;
    crate::lean::mark(tx, kind, record_id, None, made)?;
    Ok(true)
}

/// Moderators hide a record since a time, or (`None`) show it again.
pub fn hide(tx: &mut Tx, kind: Kind, record_id: i64, since: Option<i64>) -> Result<bool> {
    touch(tx, kind, record_id)?;
    Ok(tx.execute(HIDE, params![since, kind, record_id])? > 0)
}

/// Records whose time is over, which are to be removed.
pub fn over(tx: &mut Tx, kind: Kind, now: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(OVER, params![kind, now, limit], |row| row.get(0))
}

/// What its owner said over time, the first first.
pub fn history(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<Vec<Change>> {
    tx.rows(HISTORY, params![kind, record_id], |row| {
        Ok(Change { grant: Grant::read(row, 0)?, value: row.get(1)?, made: row.get(2)? })
    })
}

/// For when the record itself is removed: its grants, its history and its labels go with it. What leaned on it is
/// marked, and stays until it is mended.
pub fn forget(tx: &mut Tx, kind: Kind, record_id: i64, made: i64) -> Result<()> {
    touch(tx, kind, record_id)?;
    tx.execute(FORGET, params![kind, record_id])?;
    tx.execute(FORGET_HISTORY, params![kind, record_id])?;
    crate::label::forget(tx, kind, record_id)?;
    crate::lean::mark(tx, kind, record_id, None, made)
}

/// What is allowed decides at once what the search finds: the story, the lines that rest on the note.
fn touch(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<()> {
    match kind {
        Kind::Story => search::touch(tx, search::Kind::Story, 0, record_id),
        Kind::Note => search::touch_lines_on(tx, record_id),
    }
}

/// The columns of [`Consent`], in its order, from `first` on.
pub(crate) fn read(row: &Row, first: usize) -> Result<Consent> {
    let sharing: Option<String> = row.get(first + 12)?;
    Ok(Consent {
        kind: Kind::read(row, first)?,
        record_id: row.get(first + 1)?,
        community_id: row.get(first + 2)?,
        grants: Grants {
            see: Audience::read(row, first + 3)?,
            quote: row.get(first + 4)?,
            name: row.get(first + 5)?,
            summary: row.get(first + 6)?,
            strategy: row.get(first + 7)?,
            institutions: row.get(first + 8)?,
            keep_until: row.get(first + 9)?,
        },
        withdrawn: row.get(first + 10)?,
        hidden: row.get(first + 11)?,
        sharing: sharing.map(|_| Sharing::read(row, first + 12)).transpose()?,
    })
}
