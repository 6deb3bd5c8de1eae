//! Rounds in which people say which issues come first: the list, the secret ballots, the order that came out.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, Value, params, statements};

words! {
    /// How people say it.
    Method {
        /// Any number of issues.
        Approval = "approval",
        /// Points to share out.
        Points = "points",
        /// First, second, third.
        Ranking = "ranking",
    }

    /// Who votes.
    Voters {
        /// The people of the community.
        Members = "members",
        /// Whoever has the address.
        Everyone = "everyone",
    }

    /// How far a round is.
    State {
        /// Being prepared.
        Draft = "draft",
        /// People vote, until it closes.
        Open = "open",
        /// Nobody votes any more.
        Closed = "closed",
        /// The table said yes to the order.
        Confirmed = "confirmed",
    }
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Time-ordered.
    pub id: i64,
    /// Whose it is.
    pub community_id: i64,
    /// What is asked.
    pub title: Bilingual,
    /// How people say it.
    pub method: Method,
    /// Who votes.
    pub voters: Voters,
    /// How many issues the table will work on.
    pub wanted: i64,
    /// How far it is.
    pub state: State,
    /// Since when people vote.
    pub opens: Option<i64>,
    /// Until when; `None`: until somebody closes it.
    pub closes: Option<i64>,
    /// IANA name of the zone of these times.
    pub zone: String,
    /// The rules as they were when it opened; empty in a draft.
    pub rules_json: String,
    /// SHA-256 of these, in hexadecimal digits.
    pub rules_sha256: String,
    /// When the table said yes.
    pub confirmed: Option<i64>,
    /// How many were there.
    pub people: Option<i64>,
    /// Who chose what was on the list, by the word of the ledger; empty: not confirmed yet.
    pub agenda: String,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// An issue on the list of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which.
    pub issue_id: i64,
    /// 1, 2, 3 … on ballots.
    pub number: i64,
    /// Impact and feasibility, 1 to 5 each, as the table sees them.
    pub seen: Option<(i64, i64)>,
}

impl Item {
    /// As it is kept: 0 stands for what nobody has looked at.
    pub(crate) fn of(issue_id: i64, number: i64, (impact, feasibility): (i64, i64)) -> Self {
        let seen = (impact > 0 && feasibility > 0).then_some((impact, feasibility));
        Self { issue_id, number, seen }
    }
}

/// A number of the list, and its weight: 1, points, or the rank.
pub type Choice = (i64, i64);

/// A ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// In which round.
    pub round_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Whose it is; `None`: paper.
    pub holder: Option<String>,
    /// The number on the paper card.
    pub card: Option<String>,
    /// Who entered it.
    pub entered_by: Option<i64>,
    /// What it says.
    pub choices: Vec<Choice>,
    /// When.
    pub made: i64,
}

/// Where an issue came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub issue_id: i64,
    /// 1 is the first.
    pub position: i64,
    /// People with nothing on the list above.
    pub adds: i64,
    /// People who chose it.
    pub votes: i64,
    /// Theirs, as the method counts.
    pub points: i64,
}

statements! {
    INSERT = "INSERT INTO priority_round (id, community_id, title_en, title_fr, method, voters, wanted, state, opens, closes,
            zone, rules_json, rules_sha256, confirmed, people, agenda, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    UPDATE = "UPDATE priority_round SET community_id = $2, title_en = $3, title_fr = $4, method = $5, voters = $6,
            wanted = $7, state = $8, opens = $9, closes = $10, zone = $11, rules_json = $12, rules_sha256 = $13,
            confirmed = $14, people = $15, agenda = $16, made = $17, made_by = $18
        WHERE id = $1";
    BY_ID = "SELECT id, community_id, title_en, title_fr, method, voters, wanted, state, opens, closes, zone, rules_json,
            rules_sha256, confirmed, people, agenda, made, made_by
        FROM priority_round WHERE id = $1";
    LOCK = "SELECT id, community_id, title_en, title_fr, method, voters, wanted, state, opens, closes, zone, rules_json,
            rules_sha256, confirmed, people, agenda, made, made_by
        FROM priority_round WHERE id = $1 FOR UPDATE";
    OF_COMMUNITY = "SELECT id, community_id, title_en, title_fr, method, voters, wanted, state, opens, closes, zone,
            rules_json, rules_sha256, confirmed, people, agenda, made, made_by
        FROM priority_round WHERE community_id = $1 ORDER BY id DESC";
    OF_ISSUE = "SELECT r.id, r.community_id, r.title_en, r.title_fr, r.method, r.voters, r.wanted, r.state, r.opens,
            r.closes, r.zone, r.rules_json, r.rules_sha256, r.confirmed, r.people, r.agenda, r.made, r.made_by
        FROM priority_item i JOIN priority_round r ON r.id = i.round_id WHERE i.issue_id = $1 ORDER BY r.id DESC";
    DELETE = "DELETE FROM priority_round WHERE id = $1 AND state = 'draft'";

    CLEAR_ITEMS = "DELETE FROM priority_item WHERE round_id = $1";
    ADD_ITEM = "INSERT INTO priority_item (round_id, issue_id, number, impact, feasibility) VALUES ($1, $2, $3, $4, $5)";
    ITEMS = "SELECT issue_id, number, impact, feasibility FROM priority_item WHERE round_id = $1 ORDER BY number";
    SEE_ITEM = "UPDATE priority_item SET impact = $1, feasibility = $2 WHERE round_id = $3 AND issue_id = $4";

    CAST = "INSERT INTO priority_ballot (round_id, id, holder, card, entered_by, choices, made, changed)
        VALUES ($1, $2, $3, NULL, NULL, $4, $5, $5)
        ON CONFLICT (round_id, holder) DO UPDATE SET choices = excluded.choices, changed = excluded.changed";
    ENTER = "INSERT INTO priority_ballot (round_id, id, holder, card, entered_by, choices, made, changed)
        VALUES ($1, $2, NULL, $3, $4, $5, $6, $6) ON CONFLICT (round_id, card) DO NOTHING";
    OF_HOLDER = "SELECT round_id, id, holder, card, entered_by, choices, made FROM priority_ballot
        WHERE round_id = $1 AND holder = $2";
    CARDS = "SELECT round_id, id, holder, card, entered_by, choices, made FROM priority_ballot
        WHERE round_id = $1 AND card IS NOT NULL ORDER BY id DESC";
    CHOICES = "SELECT choices FROM priority_ballot WHERE round_id = $1 ORDER BY id";
    COUNT = "SELECT count(*) FROM priority_ballot WHERE round_id = $1";
    TAKE_BACK = "DELETE FROM priority_ballot WHERE round_id = $1 AND holder = $2";
    REMOVE_CARD = "DELETE FROM priority_ballot WHERE round_id = $1 AND id = $2 AND card IS NOT NULL";
    DROP_DOUBLE = "DELETE FROM priority_ballot WHERE holder = $1
        AND round_id IN (SELECT b.round_id FROM priority_ballot b WHERE b.holder = $2)";
    CLAIM = "UPDATE priority_ballot SET holder = $1 WHERE holder = $2";

    CLEAR_PLACES = "DELETE FROM priority_place WHERE round_id = $1";
    ADD_PLACE = "INSERT INTO priority_place (round_id, issue_id, position, adds, votes, points)
        VALUES ($1, $2, $3, $4, $5, $6)";
    PLACES = "SELECT issue_id, position, adds, votes, points FROM priority_place WHERE round_id = $1 ORDER BY position";
}

/// Adds a round.
pub fn insert(tx: &mut Tx, round: &Round) -> Result<()> {
    tx.execute(INSERT, &values(round))?;
    Ok(())
}

/// Keeps a round as it is now.
pub fn update(tx: &mut Tx, round: &Round) -> Result<()> {
    tx.execute(UPDATE, &values(round))?;
    Ok(())
}

/// The round with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Round>> {
    tx.row(BY_ID, params![id], read)
}

/// The same, and others who would change it or vote in it wait until this transaction ends.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Round>> {
    tx.row(LOCK, params![id], read)
}

/// The rounds of a community, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Round>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// The rounds that have an issue on their list, the newest first.
pub fn of_issue(tx: &mut Tx, issue_id: i64) -> Result<Vec<Round>> {
    tx.rows(OF_ISSUE, params![issue_id], read)
}

/// Removes a draft; false if it is none.
pub fn delete(tx: &mut Tx, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![id])? > 0)
}

/// Puts these issues on the list, in this order, and no others. What was seen of one that stays is kept.
pub fn set_items(tx: &mut Tx, round_id: i64, issues: &[i64]) -> Result<()> {
    let before = items(tx, round_id)?;
    tx.execute(CLEAR_ITEMS, params![round_id])?;
    for (issue, number) in issues.iter().zip(1i64..) {
        let seen = before.iter().find(|item| item.issue_id == *issue).and_then(|item| item.seen);
        let (impact, feasibility) = seen.unwrap_or((0, 0));
        tx.execute(ADD_ITEM, params![round_id, *issue, number, impact, feasibility])?;
    }
    Ok(())
}

/// The list of a round.
pub fn items(tx: &mut Tx, round_id: i64) -> Result<Vec<Item>> {
    tx.rows(ITEMS, params![round_id], |row| {
        Ok(Item::of(row.get(0)?, row.get(1)?, (row.get(2)?, row.get(3)?)))
    })
}

/// Keeps how the table sees an issue; `None`: not looked at.
pub fn see_item(tx: &mut Tx, round_id: i64, issue_id: i64, seen: Option<(i64, i64)>) -> Result<()> {
    let (impact, feasibility) = seen.unwrap_or((0, 0));
    tx.execute(SEE_ITEM, params![impact, feasibility, round_id, issue_id])?;
    Ok(())
}

/// Keeps somebody's ballot, in the place of an earlier one.
pub fn cast(tx: &mut Tx, round_id: i64, id: i64, holder: &str, choices: &[Choice], made: i64) -> Result<()> {
    tx.execute(CAST, params![round_id, id, holder, written(choices), made])?;
    Ok(())
}

/// Keeps a paper card; false if one with its number is there.
pub fn enter(tx: &mut Tx, ballot: &Ballot) -> Result<bool> {
    let choices = written(&ballot.choices);
    let values = params![ballot.round_id, ballot.id, &ballot.card, ballot.entered_by, choices, ballot.made];
    Ok(tx.execute(ENTER, values)? > 0)
}

/// Somebody's own ballot.
pub fn of_holder(tx: &mut Tx, round_id: i64, holder: &str) -> Result<Option<Ballot>> {
    tx.row(OF_HOLDER, params![round_id, holder], read_ballot)
}

/// The paper cards that were entered, the newest first.
pub fn cards(tx: &mut Tx, round_id: i64) -> Result<Vec<Ballot>> {
    tx.rows(CARDS, params![round_id], read_ballot)
}

/// What all ballots say, without whose they are.
pub fn choices(tx: &mut Tx, round_id: i64) -> Result<Vec<Vec<Choice>>> {
    tx.rows(CHOICES, params![round_id], |row| Ok(choices_of(&row.get::<String>(0)?)))
}

/// How many ballots there are; for a round that is closed.
pub fn count(tx: &mut Tx, round_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT, params![round_id], |row| row.get(0))?.unwrap_or(0))
}

/// Somebody takes their ballot back; false if there is none.
pub fn take_back(tx: &mut Tx, round_id: i64, holder: &str) -> Result<bool> {
    Ok(tx.execute(TAKE_BACK, params![round_id, holder])? > 0)
}

/// Removes a card that was entered by mistake; false if there is none.
pub fn remove_card(tx: &mut Tx, round_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(REMOVE_CARD, params![round_id, id])? > 0)
}

/// What a guest voted is theirs once they are signed in; where they had voted signed in before, that ballot alone counts.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<()> {
    tx.execute(DROP_DOUBLE, params![from, to])?;
    tx.execute(CLAIM, params![to, from])?;
    Ok(())
}

/// Keeps the order that came out, in the place of an earlier one.
pub fn put_places(tx: &mut Tx, round_id: i64, places: &[Place]) -> Result<()> {
    tx.execute(CLEAR_PLACES, params![round_id])?;
    for place in places {
        let values = params![round_id, place.issue_id, place.position, place.adds, place.votes, place.points];
        tx.execute(ADD_PLACE, values)?;
    }
    Ok(())
}

/// The order that came out; empty while people vote.
pub fn places(tx: &mut Tx, round_id: i64) -> Result<Vec<Place>> {
    tx.rows(PLACES, params![round_id], |row| {
        Ok(Place {
            issue_id: row.get(0)?,
            position: row.get(1)?,
            adds: row.get(2)?,
            votes: row.get(3)?,
            points: row.get(4)?,
        })
    })
}

/// `1:1 4:2`
fn written(choices: &[Choice]) -> String {
    let each: Vec<String> = choices.iter().map(|(number, weight)| format!("{number}:{weight}")).collect();
    each.join(" ")
}

fn choices_of(text: &str) -> Vec<Choice> {
    let one = |pair: &str| {
        let (number, weight) = pair.split_once(':')?;
        Some((number.parse().ok()?, weight.parse().ok()?))
    };
    text.split(' ').filter_map(one).collect()
}

fn values(round: &Round) -> [Value; 18] {
    [
        round.id.into(),
        round.community_id.into(),
        round.title.en.as_str().into(),
        round.title.fr.as_str().into(),
        round.method.into(),
        round.voters.into(),
        round.wanted.into(),
        round.state.into(),
        round.opens.into(),
        round.closes.into(),
        round.zone.as_str().into(),
        round.rules_json.as_str().into(),
        round.rules_sha256.as_str().into(),
        round.confirmed.into(),
        round.people.into(),
        round.agenda.as_str().into(),
        round.made.into(),
        round.made_by.into(),
    ]
}

fn read(row: &Row) -> Result<Round> {
    Ok(Round {
        id: row.get(0)?,
        community_id: row.get(1)?,
        title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        method: Method::read(row, 4)?,
        voters: Voters::read(row, 5)?,
        wanted: row.get(6)?,
        state: State::read(row, 7)?,
        opens: row.get(8)?,
        closes: row.get(9)?,
        zone: row.get(10)?,
        rules_json: row.get(11)?,
        rules_sha256: row.get(12)?,
        confirmed: row.get(13)?,
        people: row.get(14)?,
        agenda: row.get(15)?,
        made: row.get(16)?,
        made_by: row.get(17)?,
    })
}

fn read_ballot(row: &Row) -> Result<Ballot> {
    Ok(Ballot {
        round_id: row.get(0)?,
        id: row.get(1)?,
        holder: row.get(2)?,
        card: row.get(3)?,
        entered_by: row.get(4)?,
        choices: choices_of(&row.get::<String>(5)?),
        made: row.get(6)?,
    })
}
