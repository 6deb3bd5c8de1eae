//! A shared fund: how much money, by which rules, and how far it is.

pub use crate::shift::Hand;
use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, Value, params, search, statements};

words! {
    /// Who decides what it pays for.
    Way {
        /// Everybody, by a vote.
        Vote = "vote",
        /// A committee of residents, grant by grant.
        Committee = "committee",
    }

    /// What makes a ballot one person's.
    Voters {
        /// An e-mail address that answers.
        Contact = "contact",
        /// A code that the community gives out.
        Code = "code",
    }

    /// What its ballots say.
    Kind {
        /// Which projects someone approves of.
        Approval = "approval",
        /// Points, of which everybody has the same number.
        Cumulative = "cumulative",
        /// An order, the best first.
        Ordinal = "ordinal",
        /// A mark for each.
        Scoring = "scoring",
    }

    /// How far it is.
    State {
        /// Seen by those who run it.
        Draft = "draft",
        /// Proposals are welcome; or, of a committee, it decides.
        Proposals = "proposals",
        /// The rules are frozen, and people vote.
        Voting = "voting",
        /// Nobody votes any more; the ballots are counted.
        Counting = "counting",
        /// It is known what is funded.
        Decided = "decided",
    }

    /// Where it comes from.
    Origin {
        /// This house.
        Own = "own",
        /// The sample programme.
        Sample = "sample",
        /// A file of a vote held elsewhere.
        Brought = "brought",
    }
}

/// What those who run it say of it; frozen when the vote opens, but for the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is called.
    pub title: Bilingual,
    /// What it is for.
    pub about: Bilingual,
    /// In the smallest unit of the currency; more than nothing.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// Who decides.
    pub way: Way,
    /// Who votes.
    pub voters: Voters,
    /// The most that one project may cost; 0: the whole amount.
    pub most: i64,
    /// How many percent of a project may pay people.
    pub honoraria: i64,
    /// Parts of the neighbourhood, one a line.
    pub areas: String,
    /// Who helps to apply, and when.
    pub help: Bilingual,
    /// IANA name.
    pub zone: String,
    /// When the last proposal may come.
    pub proposals_until: i64,
    /// When the vote ends.
    pub votes_until: i64,
    /// Days between the award and the outcome note.
    pub report_days: i64,
    /// Who set the agenda.
    pub agenda_by: Hand,
    /// Who holds the money.
    pub kept_by: Hand,
}

/// A shared fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// Time-ordered.
    pub id: i64,
    /// What those who run it say of it.
    pub said: Said,
    /// How many codes were made.
    pub codes: i64,
    /// What its ballots say.
    pub kind: Kind,
    /// By how much the shares grow in the count, in the smallest unit; 0: by the size of the fund.
    pub increment: i64,
    /// The sheet of rules; empty until the vote opens.
    pub rules: String,
    /// Its SHA-256, in hexadecimal digits.
    pub rules_sha256: String,
    /// How far it is.
    pub state: State,
    /// From 1; grows with each new vote.
    pub round: i64,
    /// Why there is a new vote.
    pub renewed: String,
    /// Where it comes from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, title_en, title_fr, about_en, about_fr, amount, currency, way, voters, most, honoraria, areas, help_en,
            help_fr, zone, proposals_until, votes_until, report_days, agenda, keeper, codes, kind, increment, rules,
            rules_sha256, state, round, renewed, origin, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO fund (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
            $24, $25, $26, $27, $28, $29, $30, $31)");
    BY_ID = concat!("SELECT ", columns!(), " FROM fund WHERE id = $1");
    LOCK = "SELECT id FROM fund WHERE id = $1 FOR UPDATE";
    UPDATE = "UPDATE fund SET title_en = $2, title_fr = $3, about_en = $4, about_fr = $5, amount = $6, currency = $7,
            way = $8, voters = $9, most = $10, honoraria = $11, areas = $12, help_en = $13, help_fr = $14, zone = $15,
            proposals_until = $16, votes_until = $17, report_days = $18, agenda = $19, keeper = $20
        WHERE id = $1 AND state IN ('draft', 'proposals')";
    UPDATE_WORDS = "UPDATE fund SET title_en = $2, title_fr = $3, about_en = $4, about_fr = $5, help_en = $6, help_fr = $7
        WHERE id = $1";
    SET_STATE = "UPDATE fund SET state = $3 WHERE id = $1 AND state = $2";
    FREEZE = "UPDATE fund SET state = 'voting', rules = $2, rules_sha256 = $3 WHERE id = $1 AND state = 'proposals'";
    RENEW = "UPDATE fund SET state = 'proposals', rules = '', rules_sha256 = '', round = round + 1, renewed = $2
        WHERE id = $1 AND state IN ('voting', 'decided') AND origin <> 'brought'";
    SET_CODES = "UPDATE fund SET codes = $2 WHERE id = $1 AND codes < $2";
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM fund WHERE id IN
            (SELECT thing_id FROM holding WHERE kind = 'fund' AND community_id = $1 AND agreed IS NOT NULL)
        ORDER BY id DESC LIMIT 200");
    OVER = "SELECT id FROM fund WHERE state = 'voting' AND way = 'vote' AND votes_until <= $1 ORDER BY id";
}

/// Adds a fund.
pub fn insert(tx: &mut Tx, fund: &Fund) -> Result<()> {
    let rest: [Value; 11] = [
        fund.codes.into(),
        fund.kind.into(),
        fund.increment.into(),
        fund.rules.as_str().into(),
        fund.rules_sha256.as_str().into(),
        fund.state.into(),
        fund.round.into(),
        fund.renewed.as_str().into(),
        fund.origin.into(),
        fund.made.into(),
        fund.made_by.into(),
    ];
    tx.execute(INSERT, &[&said(fund.id, &fund.said)[..], &rest].concat())?;
    search::touch(tx, search::Kind::Fund, 0, fund.id)
}

/// The fund with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Fund>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, with its row locked until the transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Fund>> {
    tx.row(LOCK, params![id], |row| row.get::<i64>(0))?;
    by_id(tx, id)
}

/// Writes what is said of it; false if the rules are frozen, and nothing is written.
pub fn update(tx: &mut Tx, id: i64, new: &Said) -> Result<bool> {
    search::touch(tx, search::Kind::Fund, 0, id)?;
    Ok(tx.execute(UPDATE, &said(id, new))? > 0)
}

/// Writes its words alone, which may always be made clearer.
pub fn update_words(tx: &mut Tx, id: i64, new: &Said) -> Result<()> {
    let words = [&new.title, &new.about, &new.help].map(|text| [text.en.as_str(), text.fr.as_str()]).concat();
    let all: Vec<Value> = [Value::from(id)].into_iter().chain(words.into_iter().map(Value::from)).collect();
    tx.execute(UPDATE_WORDS, &all)?;
    search::touch(tx, search::Kind::Fund, 0, id)
}

/// From one state to another; false if it is not in the first.
pub fn set_state(tx: &mut Tx, id: i64, from: State, to: State) -> Result<bool> {
    search::touch(tx, search::Kind::Fund, 0, id)?;
    search::touch_within(tx, search::Kind::Project, id)?;
    Ok(tx.execute(SET_STATE, params![id, from, to])? > 0)
}

/// Opens the vote by these rules; false if it is not at its proposals.
pub fn freeze(tx: &mut Tx, id: i64, rules: &str, sha256: &str) -> Result<bool> {
    Ok(tx.execute(FREEZE, params![id, rules, sha256])? > 0)
}

/// Back to its proposals, for a new vote; false if there was none. The caller removes ballots, outcome and awards.
pub fn renew(tx: &mut Tx, id: i64, why: &str) -> Result<bool> {
    Ok(tx.execute(RENEW, params![id, why])? > 0)
}

/// So many codes are made.
pub fn set_codes(tx: &mut Tx, id: i64, codes: i64) -> Result<()> {
    tx.execute(SET_CODES, params![id, codes])?;
    Ok(())
}

/// The funds that a community holds, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Fund>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Funds whose vote ended at a time or before it and is not closed yet.
pub fn over(tx: &mut Tx, now: i64) -> Result<Vec<i64>> {
    tx.rows(OVER, params![now], |row| row.get(0))
}

fn said(id: i64, said: &Said) -> [Value; 20] {
    [
        id.into(),
        said.title.en.as_str().into(),
        said.title.fr.as_str().into(),
        said.about.en.as_str().into(),
        said.about.fr.as_str().into(),
        said.amount.into(),
        said.currency.as_str().into(),
        said.way.into(),
        said.voters.into(),
        said.most.into(),
        said.honoraria.into(),
        said.areas.as_str().into(),
        said.help.en.as_str().into(),
        said.help.fr.as_str().into(),
        said.zone.as_str().into(),
        said.proposals_until.into(),
        said.votes_until.into(),
        said.report_days.into(),
        said.agenda_by.into(),
        said.kept_by.into(),
    ]
}

fn read(row: &Row) -> Result<Fund> {
    let both =
        |first: usize| Ok::<_, crate::Error>(Bilingual { en: row.get(first)?, fr: row.get(first + 1)? });
    Ok(Fund {
        id: row.get(0)?,
        said: Said {
            title: both(1)?,
            about: both(3)?,
            amount: row.get(5)?,
            currency: row.get(6)?,
            way: Way::read(row, 7)?,
            voters: Voters::read(row, 8)?,
            most: row.get(9)?,
            honoraria: row.get(10)?,
            areas: row.get(11)?,
            help: both(12)?,
            zone: row.get(14)?,
            proposals_until: row.get(15)?,
            votes_until: row.get(16)?,
            report_days: row.get(17)?,
            agenda_by: Hand::read(row, 18)?,
            kept_by: Hand::read(row, 19)?,
        },
        codes: row.get(20)?,
        kind: Kind::read(row, 21)?,
        increment: row.get(22)?,
        rules: row.get(23)?,
        rules_sha256: row.get(24)?,
        state: State::read(row, 25)?,
        round: row.get(26)?,
        renewed: row.get(27)?,
        origin: Origin::read(row, 28)?,
        made: row.get(29)?,
        made_by: row.get(30)?,
    })
}
