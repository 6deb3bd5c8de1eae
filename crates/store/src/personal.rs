//! What stands where of somebody, and what becomes of it when they leave: one table of nouns, from which the page, the
//! download and the deletion are made. A test goes through the schema and fails for a table that is not here.
//! Long: one table, read from top to bottom.

use crate::{Result, Row, Sql, Tx, Value, params, statements};

/// Somebody, by all that leads to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Their account; `None`: a guest.
    pub person_id: Option<i64>,
    /// `p…` a person, `g…` a guest.
    pub holder: String,
    /// Their e-mail address, which is proven.
    pub address: Option<String>,
    /// Its keyed hash, under which they may have signed the pledge.
    pub address_hash: Option<String>,
}

/// By what a table leads to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The account.
    Person,
    /// The holder.
    Holder,
    /// The address.
    Address,
    /// The hash of the address.
    Hash,
}

/// What becomes of it when they leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is removed.
    Goes,
    /// It stays, and leads to nobody.
    Nameless,
    /// It stays as it is: it leads to nobody but whoever holds a proof of their own.
    Stays,
}

/// How a column is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In somebody's words.
    Text,
    /// A word of the program.
    Word,
    /// Milliseconds since 1970.
    Moment,
    /// Yes or no.
    Flag,
    /// A number of the program, such as that of a place.
    Number,
}

/// Something that is kept of people.
pub struct Noun {
    /// What it is called in texts and files.
    pub word: &'static str,
    /// The table.
    pub table: &'static str,
    /// The columns of the table that lead to somebody.
    pub leads: &'static [&'static str],
    /// By what it is looked for.
    pub by: By,
    /// What becomes of it.
    pub fate: Fate,
    /// The columns that are shown: those of `read`, in its order.
    pub shows: &'static [(&'static str, Kind)],
    read: Sql<'static>,
}

/// A value that is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// In somebody's words.
    Text(String),
    /// A word of the program.
    Word(String),
    /// Milliseconds since 1970.
    Moment(i64),
    /// Yes or no.
    Flag(bool),
    /// A number of the program.
    Number(i64),
}

/// Tables that say nothing of anybody.
pub const OF_NOBODY: &[&str] = &[
    "migration",
    "server",
    "map",
    "job",
    "theme",
    "story_theme",
    "story_prompt",
    "signature_count",
    "signature_date",
    "series_session",
    "short_address",
    "population",
    "population_source",
    "session_theme",
    "session_prompt",
    "session_item",
    "room",
    "cluster",
    "summary_source",
    "feedback_question",
    "feedback_answer",
    "resource",
    "shift",
    "shift_also",
    "told",
    "bundle",
    "bundle_part",
    "issue_source",
    "issue_theme",
    "priority_item",
    "priority_place",
    "goal",
    "objective",
    "action_partner",
    "action_issue",
    "hours_use",
    "fund_outcome",
    "fund_finding",
    "receipt",
    "award_photo",
    "questionnaire_item",
    "margin",
    "estimate",
    "wave_import",
    "release_cell",
    "release_draft",
    "response_count",
    "search_due",
    "chapter",
    "clause",
    "clause_source",
    "departure",
    "departure_thing",
    "tongue_chapter",
];

/// Tables that are read, and removed, with another noun; what people say of themselves is sealed and read by whoever has
/// the key.
pub const WITHIN: &[(&str, &str)] = &[
    ("consent", "story"),
    ("story_word", "story"),
    ("search", "story"),
    ("signature_word", "signature"),
    ("announcement", "mail"),
    ("seat", "attendance"),
    ("seat_wish", "attendance"),
    ("note_dot", "attendance"),
    ("hand", "attendance"),
    ("room_pulse", "attendance"),
    ("note_edition", "note"),
    ("summary_line", "summary"),
    ("feedback_given", "attendance"),
    ("self_identification", "account"),
    ("panel_invitation", "panel-member"),
    ("response_word", "response"),
    ("response_self", "response"),
];

statements! {
    PERSON = "SELECT email, name, language, role, made FROM person WHERE id = $1";
    RESIDENCE = "SELECT province, postal_area, place_id FROM residence WHERE person_id = $1";
    SIGN_IN = "SELECT device, made, seen, expires FROM sign_in WHERE person_id = $1 ORDER BY made";
    PASSKEY = "SELECT name, made, used FROM passkey WHERE person_id = $1 ORDER BY id";
    CHALLENGE = "SELECT expires FROM challenge WHERE person_id = $1";
    LINK = "SELECT made, expires, used FROM link WHERE email = $1 ORDER BY made";
    MEMBERSHIP = "SELECT c.name_en, c.name_fr, m.role, m.name, m.is_shown, m.begun, m.until, m.ended, m.ending
        FROM membership m JOIN community c ON c.id = m.community_id WHERE m.person_id = $1 ORDER BY m.begun";
    ROLE_GIVEN = "SELECT c.name_en, c.name_fr, m.role, m.begun FROM membership m JOIN community c ON c.id = m.community_id
        WHERE (m.given_by = $1 OR m.heir_id = $1) AND m.person_id <> $1 ORDER BY m.begun";
    REQUEST = "SELECT c.name_en, c.name_fr, r.name, r.words, r.state, r.reason, r.made
        FROM request r JOIN community c ON c.id = r.community_id WHERE r.person_id = $1 ORDER BY r.made";
    REQUEST_ANSWERED = "SELECT c.name_en, c.name_fr, r.state, r.reason, r.answered
        FROM request r JOIN community c ON c.id = r.community_id WHERE r.answered_by = $1 ORDER BY r.answered";
    HANDOVER = "SELECT c.name_en, c.name_fr, h.state, h.made, h.answered FROM handover h
        JOIN community c ON c.id = h.community_id WHERE h.giver_id = $1 OR h.heir_id = $1 ORDER BY h.made";
    INVITATION = "SELECT c.name_en, c.name_fr, i.role, i.made, i.expires, i.used FROM invitation i
        JOIN community c ON c.id = i.community_id WHERE i.email = $1 ORDER BY i.made";
    INVITED = "SELECT c.name_en, c.name_fr, i.role, i.label, i.made, i.used FROM invitation i
        JOIN community c ON c.id = i.community_id WHERE i.made_by = $1 ORDER BY i.made";
    PARTICIPANT = "SELECT c.question_en, c.question_fr, p.made FROM participant p
        JOIN conversation c ON c.id = p.conversation_id
        WHERE p.conversation_id IN (SELECT id FROM conversation) AND p.holder = $1 ORDER BY p.made";
    STATEMENT = "SELECT c.question_en, c.question_fr, s.text, s.state, s.made FROM participant p
        JOIN conversation c ON c.id = p.conversation_id
        JOIN statement s ON s.conversation_id = p.conversation_id AND s.participant_id = p.id
        WHERE p.conversation_id IN (SELECT id FROM conversation) AND p.holder = $1 ORDER BY s.made";
    VOTE = "SELECT c.question_en, c.question_fr, s.text,
            CASE v.value WHEN 1 THEN 'agree' WHEN 0 THEN 'pass' WHEN -1 THEN 'disagree' ELSE 'taken-back' END, v.made
        FROM participant p JOIN conversation c ON c.id = p.conversation_id
        JOIN vote v ON v.conversation_id = p.conversation_id AND v.participant_id = p.id
        JOIN statement s ON s.conversation_id = p.conversation_id AND s.id = v.statement_id
        WHERE p.conversation_id IN (SELECT id FROM conversation) AND p.holder = $1 ORDER BY v.made";
    MODERATION = "SELECT c.question_en, c.question_fr, s.text, d.act, d.reason, d.made FROM participant p
        JOIN conversation c ON c.id = p.conversation_id
        JOIN statement s ON s.conversation_id = p.conversation_id AND s.participant_id = p.id
        JOIN decision d ON d.conversation_id = p.conversation_id AND d.statement_id = s.id
        WHERE p.conversation_id IN (SELECT id FROM conversation) AND p.holder = $1 ORDER BY d.made";
    REPORT = "SELECT kind, reason, words, made FROM report WHERE holder = $1 ORDER BY made";
    RULING = "SELECT r.kind, r.act, r.reason, r.words, r.appeal, r.made FROM ruling r
        WHERE (r.kind = 'story' AND r.thing_id IN (SELECT id FROM story WHERE owner = $1))
            OR (r.kind = 'issue' AND r.thing_id IN (SELECT id FROM issue WHERE holder = $1))
            OR (r.kind = 'statement' AND EXISTS (SELECT 1 FROM participant p
                JOIN statement s ON s.conversation_id = p.conversation_id AND s.participant_id = p.id
                WHERE p.conversation_id = r.within AND s.id = r.thing_id AND p.holder = $1))
        ORDER BY r.made";
    RULED = "SELECT kind, act, reason, words, made FROM ruling WHERE person_id = $1 ORDER BY made";
    STORY = "SELECT s.prompt, s.title, s.text, s.name, s.language, s.made, c.see, c.may_quote, c.may_name, c.may_summarise,
            c.may_strategy, c.may_institutions, c.keep_until, c.withdrawn, c.hidden
        FROM story s LEFT JOIN consent c ON c.kind = 'story' AND c.record_id = s.id WHERE s.owner = $1 ORDER BY s.id";
    CONSENT_CHANGE = "SELECT r.title, h.grant_name, h.value, h.made
        FROM (SELECT 'story' AS kind, id, title FROM story WHERE owner = $1
            UNION ALL SELECT 'note' AS kind, n.id, n.text AS title FROM attendance_of o
                JOIN note n ON n.session_id = o.session_id AND n.attendance_id = o.attendance_id WHERE o.holder = $1) r
        JOIN consent_change h ON h.kind = r.kind AND h.record_id = r.id ORDER BY h.id";
    LEAN = "SELECT r.title AS story, l.grant_name, l.title, l.path, l.made
        FROM (SELECT 'story' AS kind, id, title FROM story WHERE owner = $1
            UNION ALL SELECT 'note' AS kind, n.id, n.text AS title FROM attendance_of o
                JOIN note n ON n.session_id = o.session_id AND n.attendance_id = o.attendance_id WHERE o.holder = $1) r
        JOIN lean l ON l.kind = r.kind AND l.record_id = r.id ORDER BY l.id";
    ATTENDANCE = "SELECT s.title_en, s.title_fr, a.name, a.language, a.postal_area, a.needs, a.leads, a.made, a.gone,
            p.contributed, p.heard, p.again
        FROM attendance_of o JOIN attendance a ON a.session_id = o.session_id AND a.id = o.attendance_id
            JOIN session s ON s.id = a.session_id
            LEFT JOIN room_pulse p ON p.session_id = a.session_id AND p.attendance_id = a.id
        WHERE o.holder = $1 ORDER BY a.made";
    ATTENDANCE_DEVICE = "SELECT s.title_en, s.title_fr, d.made FROM attendance_device d
        JOIN session s ON s.id = d.session_id WHERE d.holder = $1 ORDER BY d.made";
    NOTE = "SELECT s.title_en, s.title_fr, n.kind, n.text, n.is_quote, n.made, c.see, c.may_quote, c.may_summarise,
            c.withdrawn
        FROM attendance_of o JOIN note n ON n.session_id = o.session_id AND n.attendance_id = o.attendance_id
            JOIN session s ON s.id = n.session_id
            LEFT JOIN consent c ON c.kind = 'note' AND c.record_id = n.id
        WHERE o.holder = $1 ORDER BY n.id";
    NOTE_TYPED = "SELECT s.title_en, s.title_fr, n.text, n.made FROM note n JOIN session s ON s.id = n.session_id
        WHERE n.typed_by = $1 ORDER BY n.id";
    LABEL = "SELECT s.title, l.text, l.made FROM story s JOIN label l ON l.kind = 'story' AND l.record_id = s.id
        WHERE s.owner = $1 ORDER BY l.id";
    STORY_FILE = "SELECT s.title, f.part, f.format, f.bytes, f.words, f.made FROM story s
        JOIN story_file f ON f.story_id = s.id WHERE s.owner = $1 ORDER BY f.made";
    TAKING = "SELECT asked, claimed, made FROM taking WHERE person_id = $1 ORDER BY made";
    SIGNATURE = "SELECT kind, sector, name, logo, is_public, province, postal_area, place_id, email, language,
            action_words, reminders, agreed_words, agreed, progress, outcome, answered, state, made, confirmed, hidden
        FROM signature WHERE address_hash = $1";
    PLEDGE_LINE = "SELECT l.act, l.day, l.mark FROM signature s JOIN pledge_line l ON l.mark = s.mark
        WHERE s.address_hash = $1 ORDER BY l.number";
    MAIL = "SELECT m.subject, m.state, m.made, a.link FROM mail m LEFT JOIN announcement a ON a.mail_id = m.id
        WHERE m.recipient = $1 ORDER BY m.id";
    MAIL_CONSENT = "SELECT ground, words, language, page, given, until, withdrawn, way FROM mail_consent
        WHERE person_id = $1 ORDER BY given";
    WISH = "SELECT pace, digest FROM wish WHERE person_id = $1";
    NEWS = "SELECT title, text, made FROM news WHERE person_id = $1 ORDER BY id";
    STOPPED = "SELECT code, made FROM stopped WHERE address = $1";
    DECISION = "SELECT s.text, d.act, d.reason, d.made FROM decision d
        JOIN statement s ON s.conversation_id = d.conversation_id AND s.id = d.statement_id
        WHERE d.person_id = $1 ORDER BY d.made";
    TRANSLATION = "SELECT text, language, translator, made FROM translation WHERE person_id = $1 ORDER BY made";
    BALLOT = "SELECT c.question_en, c.question_fr, b.label, b.made FROM ballot b
        JOIN conversation c ON c.id = b.conversation_id WHERE b.entered_by = $1 ORDER BY b.made";
    CONVERSATION = "SELECT question_en, question_fr, made FROM conversation WHERE made_by = $1 ORDER BY id";
    COMMUNITY = "SELECT name_en, name_fr, made FROM community WHERE made_by = $1 ORDER BY id";
    HOLDING = "SELECT c.name_en, c.name_fr, h.kind, h.made FROM holding h JOIN community c ON c.id = h.community_id
        WHERE h.made_by = $1 ORDER BY h.made";
    CONFIRMATION = "SELECT s.title_en, s.title_fr, c.verdict, c.words, c.hidden, c.made FROM attendance_of o
        JOIN confirmation c ON c.session_id = o.session_id AND c.attendance_id = o.attendance_id
        JOIN session s ON s.id = o.session_id WHERE o.holder = $1 ORDER BY c.made";
    SUMMARY = "SELECT s.title_en, s.title_fr, y.drafted, y.published FROM summary y JOIN session s ON s.id = y.session_id
        WHERE y.drafted_by = $1 OR y.published_by = $1 ORDER BY y.drafted";
    ANSWER = "SELECT s.title_en, s.title_fr, a.who, a.verdict, a.made FROM answer a JOIN session s ON s.id = a.session_id
        WHERE a.made_by = $1 ORDER BY a.made";
    ISSUE = "SELECT title_en, title_fr, about_en, about_fr, strengths_en, strengths_fr, state, made FROM issue
        WHERE holder = $1 ORDER BY id";
    ISSUE_HELPED = "SELECT title_en, title_fr, made FROM issue WHERE raised_by_helper = $1 ORDER BY id";
    PRIORITY_BALLOT = "SELECT r.title_en, r.title_fr, b.choices, b.changed FROM priority_ballot b
        JOIN priority_round r ON r.id = b.round_id WHERE b.holder = $1 ORDER BY b.made";
    PRIORITY_CARD = "SELECT r.title_en, r.title_fr, b.card, b.made FROM priority_ballot b
        JOIN priority_round r ON r.id = b.round_id WHERE b.entered_by = $1 ORDER BY b.made";
    PRIORITY_ROUND = "SELECT title_en, title_fr, made FROM priority_round WHERE made_by = $1 ORDER BY id";
    OBJECTION = "SELECT r.title_en, r.title_fr, o.words, o.answer, o.withdrawn, o.hidden, o.made FROM objection o
        JOIN priority_round r ON r.id = o.round_id WHERE o.holder = $1 ORDER BY o.made";
    OBJECTION_RECORDED = "SELECT r.title_en, r.title_fr, o.made, o.answered FROM objection o
        JOIN priority_round r ON r.id = o.round_id WHERE o.recorded_by = $1 OR o.answered_by = $1 ORDER BY o.made";
    PLACE = "SELECT name_en, name_fr, made FROM place WHERE made_by = $1 ORDER BY id";
    SPACE = "SELECT name_en, name_fr, made FROM space WHERE made_by = $1 ORDER BY id";
    SPACE_RULE = "SELECT s.name_en, s.name_fr, r.number, r.made FROM space_rule r JOIN space s ON s.id = r.space_id
        WHERE r.made_by = $1 ORDER BY r.made";
    SPACE_AGREEMENT = "SELECT s.name_en, s.name_fr, a.number, a.made FROM space_agreement a
        JOIN space s ON s.id = a.space_id WHERE a.person_id = $1 ORDER BY a.made";
    BOOKING = "SELECT s.name_en, s.name_fr, b.title, b.name, b.email, b.starts, b.ends, b.state, b.reason, b.made
        FROM booking b JOIN space s ON s.id = b.space_id WHERE b.email = $1 ORDER BY b.starts";
    BOOKING_HERE = "SELECT s.name_en, s.name_fr, b.title, b.name, b.email, b.starts, b.ends, b.state, b.reason, b.made
        FROM booking b JOIN space s ON s.id = b.space_id WHERE b.holder = $1
            AND NOT EXISTS (SELECT 1 FROM person p WHERE p.email = b.email AND 'p' || p.id = $1) ORDER BY b.starts";
    HOURS = "SELECT title_en, title_fr, made FROM hours WHERE made_by = $1 ORDER BY id";
    HOURS_BALLOT = "SELECT h.title_en, h.title_fr, u.title_en, u.title_fr, b.made FROM hours_ballot b
        JOIN hours h ON h.space_id = b.space_id AND h.id = b.hours_id
        LEFT JOIN hours_use u ON u.space_id = b.space_id AND u.hours_id = b.hours_id
            AND replace(' ' || b.uses || ' ', ' ' || u.id || ' ', '') <> ' ' || b.uses || ' '
        WHERE b.person_id = $1 ORDER BY b.made, u.id";
    HOURS_ENTERED = "SELECT h.title_en, h.title_fr, b.paper, b.made FROM hours_ballot b
        JOIN hours h ON h.space_id = b.space_id AND h.id = b.hours_id WHERE b.entered_by = $1 ORDER BY b.made";
    PLEDGE = "SELECT title_en, title_fr, made FROM pledge WHERE made_by = $1 ORDER BY number";
    REGISTRANT = "SELECT name, email, language, zone, province, postal_area, place_id, wants_offers, confirmed, made
        FROM registrant WHERE email = $1";
    REGISTRANT_HERE = "SELECT name, email, language, zone, province, postal_area, place_id, wants_offers, confirmed, made
        FROM registrant WHERE holder = $1
            AND NOT EXISTS (SELECT 1 FROM person p WHERE p.email = registrant.email AND 'p' || p.id = $1) ORDER BY id";
    REGISTRATION = "SELECT x.title_en, x.title_fr, x.starts, g.state, g.rsvp, g.made FROM registrant r
        JOIN registration g ON g.registrant_id = r.id JOIN session x ON x.id = g.session_id
        WHERE r.email = $1 ORDER BY g.id";
    FEED = "SELECT f.made FROM registrant r JOIN feed f ON f.registrant_id = r.id WHERE r.email = $1";
    NEED = "SELECT x.title_en, x.title_fr, a.kind, a.words, a.provided FROM registrant r
        JOIN registration g ON g.registrant_id = r.id JOIN session x ON x.id = g.session_id
        JOIN accommodation a ON a.session_id = g.session_id AND a.registration_id = g.id
        WHERE r.email = $1 ORDER BY a.id";
    PROVIDED = "SELECT x.title_en, x.title_fr, a.kind, a.provided FROM accommodation a JOIN session x ON x.id = a.session_id
        WHERE a.provided_by = $1 ORDER BY a.provided, a.id";
    FACILITATOR = "SELECT x.title_en, x.title_fr, f.name FROM session_facilitator f JOIN session x ON x.id = f.session_id
        WHERE f.email = $1 ORDER BY f.id";
    SERIES = "SELECT title_en, title_fr, made FROM series WHERE made_by = $1 ORDER BY id";
    SESSION = "SELECT title_en, title_fr, made FROM session WHERE made_by = $1 ORDER BY id";
    PLAN = "SELECT title_en, title_fr, made, agreed FROM plan WHERE made_by = $1 OR agreed_by = $1 ORDER BY id";
    LED = "SELECT p.title_en, p.title_fr, a.text_en, a.text_fr, a.state, a.due FROM action a JOIN plan p ON p.id = a.plan_id
        WHERE a.lead_id = $1 ORDER BY a.id";
    ACTION_STEP = "SELECT a.text_en, a.text_fr, s.state, s.words, s.made FROM action_step s JOIN action a ON a.id = s.action_id
        WHERE s.made_by = $1 ORDER BY s.id";
    ACTION_EVIDENCE = "SELECT a.text_en, a.text_fr, e.words, e.link, e.made FROM action_evidence e
        JOIN action a ON a.id = e.action_id WHERE e.made_by = $1 ORDER BY e.id";
    ASSENT = "SELECT kind, verdict, words, made FROM assent WHERE person_id = $1 ORDER BY id";
    SUGGESTION = "SELECT p.title_en, p.title_fr, s.name, s.text, s.state, s.reason, s.made FROM suggestion s
        JOIN plan p ON p.id = s.plan_id WHERE s.holder = $1 ORDER BY s.id";
    SUGGESTION_ANSWERED = "SELECT p.title_en, p.title_fr, s.state, s.reason, s.answered FROM suggestion s
        JOIN plan p ON p.id = s.plan_id WHERE s.answered_by = $1 ORDER BY s.answered";
    STRATEGY = "SELECT title_en, title_fr, made FROM strategy WHERE made_by = $1 ORDER BY made";
    CLAUSE_VERSION = "SELECT title_en, title_fr, version, made FROM clause_version WHERE made_by = $1 ORDER BY made";
    APPROVAL = "SELECT s.title_en, s.title_fr, a.number, a.tag, a.role, a.made FROM approval a
        JOIN strategy s ON s.id = a.strategy_id WHERE a.made_by = $1 ORDER BY a.made";
    TONGUE = "SELECT name, title, lead, made FROM tongue WHERE made_by = $1 ORDER BY made";
    TONGUE_CLAUSE = "SELECT tag, title, text, plain, made FROM tongue_clause WHERE made_by = $1 ORDER BY made";
    AMENDMENT = "SELECT title_en, title_fr, text_en, text_fr, why, name, state, reason, made FROM amendment
        WHERE holder = $1 ORDER BY made";
    AMENDMENT_DECIDED = "SELECT title_en, title_fr, state, reason, decided FROM amendment WHERE decided_by = $1
        ORDER BY decided";
    REMARK = "SELECT name, words, hidden, made FROM remark WHERE holder = $1 ORDER BY made";
    EDITION = "SELECT s.title_en, s.title_fr, e.number, e.made FROM edition e JOIN strategy s ON s.id = e.strategy_id
        WHERE e.made_by = $1 ORDER BY e.made";
    MINORITY = "SELECT who_en, who_fr, text_en, text_fr, made FROM minority WHERE made_by = $1 ORDER BY made";
    PARCEL = "SELECT c.name_en, c.name_fr, p.made, p.until FROM parcel p JOIN community c ON c.id = p.community_id
        WHERE p.made_by = $1 ORDER BY p.id";
    TERMS = "SELECT c.name_en, c.name_fr, t.made, t.agreed FROM terms t JOIN community c ON c.id = t.community_id
        WHERE t.made_by = $1 OR t.agreed_by = $1 ORDER BY t.id";
    ENDORSEMENT = "SELECT c.name_en, c.name_fr, s.title_en, s.title_fr, e.number, e.verdict, e.made FROM endorsement e
        JOIN community c ON c.id = e.community_id JOIN strategy s ON s.id = e.strategy_id
        WHERE e.made_by = $1 ORDER BY e.id";
    REPLY = "SELECT s.title_en, s.title_fr, r.number, r.who, r.asked FROM reply r JOIN strategy s ON s.id = r.strategy_id
        WHERE r.asked_by = $1 ORDER BY r.id";
    REPLY_ADDRESSED = "SELECT s.title_en, s.title_fr, r.number, r.who, r.due FROM reply r
        JOIN strategy s ON s.id = r.strategy_id WHERE r.email = $1 ORDER BY r.id";
    REPLY_ANSWER = "SELECT r.who, r.number, a.verdict, a.words_en, a.words_fr, a.made FROM reply_answer a
        JOIN reply r ON r.id = a.reply_id WHERE a.made_by = $1 ORDER BY a.id";
    REPLY_PROGRESS = "SELECT r.who, r.number, g.state, g.words_en, g.words_fr, g.made FROM reply_progress g
        JOIN reply r ON r.id = g.reply_id WHERE g.made_by = $1 ORDER BY g.id";
    PROMISE = "SELECT who, text_en, text_fr, state, made FROM promise
        WHERE made_by = $1 OR settled_by = $1 OR answered_by = $1 ORDER BY id";
    PROMISE_REMINDED = "SELECT who, text_en, text_fr, due FROM promise WHERE email = $1 ORDER BY id";
    FUND = "SELECT title_en, title_fr, made FROM fund WHERE made_by = $1 ORDER BY id";
    PROJECT = "SELECT f.title_en, f.title_fr, p.title, p.about, p.who, p.state, p.made FROM project p
        JOIN fund f ON f.id = p.fund_id WHERE p.holder = $1 ORDER BY p.id";
    PROJECT_CHECKED = "SELECT f.title_en, f.title_fr, p.title, p.state, p.reason, p.checked FROM project p
        JOIN fund f ON f.id = p.fund_id WHERE p.checked_by = $1 ORDER BY p.checked";
    PROPOSER = "SELECT f.title_en, f.title_fr, p.title, x.name, x.email FROM proposer x
        JOIN project p ON p.fund_id = x.fund_id AND p.id = x.project_id JOIN fund f ON f.id = p.fund_id
        WHERE x.email = $1 ORDER BY p.id";
    FUND_BALLOT = "SELECT f.title_en, f.title_fr, b.choices, b.made, b.changed FROM fund_ballot b
        JOIN fund f ON f.id = b.fund_id WHERE b.mark = $1 ORDER BY b.made";
    FUND_BALLOT_ENTERED = "SELECT f.title_en, f.title_fr, b.made FROM fund_ballot b
        JOIN fund f ON f.id = b.fund_id WHERE b.entered_by = $1 ORDER BY b.made";
    COMMITTEE = "SELECT f.title_en, f.title_fr, m.name, m.made FROM committee_member m
        JOIN fund f ON f.id = m.fund_id WHERE m.person_id = $1 ORDER BY m.made";
    COMMITTEE_VOTE = "SELECT f.title_en, f.title_fr, p.title, v.verdict, v.reason, v.made FROM committee_vote v
        JOIN fund f ON f.id = v.fund_id JOIN project p ON p.fund_id = v.fund_id AND p.id = v.project_id
        WHERE v.person_id = $1 ORDER BY v.made";
    AWARD = "SELECT f.title_en, f.title_fr, p.title, a.reason, a.decided FROM award a
        JOIN fund f ON f.id = a.fund_id JOIN project p ON p.fund_id = a.fund_id AND p.id = a.project_id
        WHERE a.decided_by = $1 ORDER BY a.decided";
    INSTALMENT = "SELECT f.title_en, f.title_fr, p.title, i.paid FROM instalment i
        JOIN fund f ON f.id = i.fund_id JOIN project p ON p.fund_id = i.fund_id AND p.id = i.project_id
        WHERE i.paid_by = $1 ORDER BY i.paid";
    RELEASE = "SELECT w.title_en, w.title_fr, r.outcome, r.made FROM release r JOIN wave w ON w.id = r.wave_id
        WHERE r.made_by = $1 ORDER BY r.id";
    ITEM = "SELECT key, version, made FROM item WHERE made_by = $1 ORDER BY id";
    QUESTIONNAIRE = "SELECT title_en, title_fr, made FROM questionnaire WHERE made_by = $1 ORDER BY id";
    WAVE = "SELECT title_en, title_fr, made FROM wave WHERE made_by = $1 ORDER BY id";
    PANEL_MEMBER = "SELECT c.name_en, c.name_fr, m.code, m.address, m.language, m.is_reminded, m.made, m.gone
        FROM panel_member m JOIN community c ON c.id = m.community_id WHERE m.address = $1 ORDER BY m.id";
    PANEL_RESPONSE = "SELECT w.title_en, w.title_fr, r.answers, r.language, r.province, r.postal_area, r.place_id,
            o.item_key, o.words, r.started, r.finished
        FROM panel_member m JOIN response r ON r.member_id = m.id JOIN wave w ON w.id = r.wave_id
            LEFT JOIN response_word o ON o.wave_id = r.wave_id AND o.response_id = r.id
        WHERE m.address = $1 ORDER BY r.started, o.item_key";
    RESPONSE = "SELECT w.title_en, w.title_fr, r.answers, r.language, r.province, r.postal_area, r.place_id,
            o.item_key, o.words, r.started, r.finished
        FROM response r JOIN wave w ON w.id = r.wave_id
            LEFT JOIN response_word o ON o.wave_id = r.wave_id AND o.response_id = r.id
        WHERE r.holder = $1 ORDER BY r.started, o.item_key";
    RESPONSE_RECORDED = "SELECT w.title_en, w.title_fr, r.paper, r.started FROM response r JOIN wave w ON w.id = r.wave_id
        WHERE r.recorded_by = $1 ORDER BY r.started";
    MARGIN = "SELECT w.title_en, w.title_fr, s.words, s.made FROM margin_source s JOIN wave w ON w.id = s.wave_id
        WHERE s.made_by = $1 ORDER BY s.made";
    ESTIMATE_VIEW = "SELECT w.title_en, w.title_fr, v.approved FROM estimate_view v JOIN wave w ON w.id = v.wave_id
        WHERE v.approved_by = $1 ORDER BY v.approved";
    DATA_STEWARD = "SELECT c.name_en, c.name_fr, d.named FROM data_steward d JOIN community c ON c.id = d.community_id
        WHERE d.named_by = $1 OR d.decided_by = $1 ORDER BY d.named";

    // What leaving does, in this order; whatever hangs on the account goes or loses its name with it.
    UNSPOKEN_TRANSLATIONS = "DELETE FROM translation WHERE EXISTS (SELECT 1 FROM statement s
            JOIN participant p ON p.conversation_id = s.conversation_id AND p.id = s.participant_id
            WHERE s.conversation_id = translation.conversation_id AND s.id = translation.statement_id
                AND s.state IN ('pending', 'rejected', 'withdrawn') AND p.holder = $1)";
    UNSPOKEN = "UPDATE statement SET text = '', state = 'withdrawn'
        WHERE state IN ('pending', 'rejected', 'withdrawn') AND EXISTS (SELECT 1 FROM participant p
            WHERE p.conversation_id = statement.conversation_id AND p.id = statement.participant_id AND p.holder = $1)";
    UNSPOKEN_IN = "SELECT DISTINCT s.conversation_id FROM participant p
        JOIN statement s ON s.conversation_id = p.conversation_id AND s.participant_id = p.id
        WHERE p.conversation_id IN (SELECT id FROM conversation) AND p.holder = $1 AND s.state IN ('pending', 'rejected')
        ORDER BY s.conversation_id";
    UNAPPEAL = "UPDATE ruling SET appeal = '' WHERE kind = 'statement' AND EXISTS (SELECT 1 FROM participant p
            JOIN statement s ON s.conversation_id = p.conversation_id AND s.participant_id = p.id
            WHERE p.conversation_id = ruling.within AND s.id = ruling.thing_id AND p.holder = $1)";
    LET_GO = "UPDATE participant SET holder = NULL
        WHERE conversation_id IN (SELECT id FROM conversation) AND holder = $1";
    FORGET_LINKS = "DELETE FROM link WHERE email = $1";
    FORGET_INVITATIONS = "DELETE FROM invitation WHERE email = $1";
    FORGET_MAIL = "DELETE FROM mail WHERE recipient = $1";
    FORGET_STOPPED = "DELETE FROM stopped WHERE address = $1";
    FORGET_FACILITATOR = "DELETE FROM session_facilitator WHERE email = $1";
    LET_GO_ISSUE = "UPDATE issue SET holder = NULL WHERE holder = $1";
    LET_GO_BALLOT = "UPDATE priority_ballot SET holder = NULL WHERE holder = $1";
    LET_GO_OBJECTION = "UPDATE objection SET holder = NULL WHERE holder = $1";
    FORGET_BOOKINGS = "DELETE FROM booking WHERE email = $1";
    FORGET_BOOKINGS_HERE = "DELETE FROM booking WHERE holder = $1";
    FORGET_OTHER_DEVICES = "DELETE FROM attendance_device WHERE holder <> $1 AND (session_id, attendance_id) IN
        (SELECT o.session_id, o.attendance_id FROM attendance_of o WHERE o.holder = $1)";
    LET_GO_ATTENDANCE = "UPDATE attendance SET holder = NULL, name = '' WHERE (session_id, id) IN
        (SELECT o.session_id, o.attendance_id FROM attendance_of o WHERE o.holder = $1)";
    // Somebody had the device before: what they noted stays theirs, and no device leads to it any more.
    PASS_NO_MORE = "UPDATE attendance SET holder = NULL WHERE holder = $1";
    FORGET_DEVICE = "DELETE FROM attendance_device WHERE holder = $1";
    LET_GO_SUGGESTIONS = "UPDATE suggestion SET holder = NULL, name = '' WHERE holder = $1";
    FORGET_PROMISED = "UPDATE promise SET email = NULL WHERE email = $1";
    FORGET_ADDRESSED = "UPDATE reply SET email = NULL WHERE email = $1";
    // While a vote is open the ballot goes, so that nobody votes twice; afterwards it is counted, and nobody's.
    FORGET_FUND_BALLOT = "DELETE FROM fund_ballot WHERE mark = $1
        AND fund_id IN (SELECT id FROM fund WHERE state IN ('draft', 'proposals', 'voting'))";
    LET_GO_FUND_BALLOT = "UPDATE fund_ballot SET mark = 'x' || id WHERE mark = $1";
    LET_GO_PROJECT = "UPDATE project SET holder = NULL WHERE holder = $1";
    FORGET_PROPOSER = "DELETE FROM proposer WHERE email = $1";
    // Answers stay, counted and nobody's; own words go. While a wave is open the answers go too, so that nobody counts twice.
    FORGET_RESPONSES = "DELETE FROM response WHERE holder = $1
        AND wave_id IN (SELECT id FROM wave WHERE state <> 'closed')";
    FORGET_RESPONSE_WORDS = "DELETE FROM response_word WHERE (wave_id, response_id) IN
        (SELECT r.wave_id, r.id FROM response r WHERE r.holder = $1)";
    LET_GO_RESPONSES = "UPDATE response SET holder = NULL WHERE holder = $1";
    FORGET_PANEL_RESPONSES = "DELETE FROM response WHERE member_id IN (SELECT id FROM panel_member WHERE address = $1)
        AND wave_id IN (SELECT id FROM wave WHERE state <> 'closed')";
    FORGET_PANEL_WORDS = "DELETE FROM response_word WHERE (wave_id, response_id) IN
        (SELECT r.wave_id, r.id FROM panel_member m JOIN response r ON r.member_id = m.id WHERE m.address = $1)";
    FORGET_PANEL_MEMBER = "DELETE FROM panel_member WHERE address = $1";
    UNSIGN_TRANSLATIONS = "UPDATE translation SET translator = '—' WHERE person_id = $1";
}

use Kind::{Flag, Moment, Number, Text, Word};

macro_rules! nouns {
    ($($word:literal $by:ident $fate:ident $table:literal [$($lead:literal)*] $read:ident ($($column:literal $kind:ident)*);)*) => {
        /// The table, in the order of the page.
        pub const NOUNS: &[Noun] = &[$(Noun {
            word: $word,
            table: $table,
            leads: &[$($lead),*],
            by: By::$by,
            fate: Fate::$fate,
            shows: &[$(($column, $kind)),*],
            read: $read,
        }),*];
    };
}

nouns! {
    "account" Person Goes "person" ["id" "email"] PERSON
        ("email" Text "name" Text "language" Word "role" Word "made" Moment);
    "residence" Person Goes "residence" ["person_id"] RESIDENCE ("province" Word "postal-area" Text "place" Number);
    "device" Person Goes "sign_in" ["person_id"] SIGN_IN ("device" Text "made" Moment "seen" Moment "expires" Moment);
    "passkey" Person Goes "passkey" ["person_id"] PASSKEY ("name" Text "made" Moment "used" Moment);
    "challenge" Person Goes "challenge" ["person_id"] CHALLENGE ("expires" Moment);
    "link" Address Goes "link" ["email"] LINK ("made" Moment "expires" Moment "used" Moment);
    "membership" Person Goes "membership" ["person_id"] MEMBERSHIP
        ("community-en" Text "community-fr" Text "role" Word "name" Text "shown" Flag "begun" Moment "until" Moment
         "ended" Moment "ending" Word);
    "request" Person Goes "request" ["person_id"] REQUEST
        ("community-en" Text "community-fr" Text "name" Text "words" Text "state" Word "reason" Text "made" Moment);
    "handover" Person Goes "handover" ["giver_id" "heir_id"] HANDOVER
        ("community-en" Text "community-fr" Text "state" Word "made" Moment "answered" Moment);
    "invitation" Address Goes "invitation" ["email"] INVITATION
        ("community-en" Text "community-fr" Text "role" Word "made" Moment "expires" Moment "used" Moment);
    "voice" Holder Nameless "participant" ["holder"] PARTICIPANT
        ("question-en" Text "question-fr" Text "made" Moment);
    "statement" Holder Nameless "statement" ["participant_id"] STATEMENT
        ("question-en" Text "question-fr" Text "text" Text "state" Word "made" Moment);
    "vote" Holder Nameless "vote" ["participant_id"] VOTE
        ("question-en" Text "question-fr" Text "statement" Text "vote" Word "made" Moment);
    "moderation" Holder Nameless "decision" ["statement_id"] MODERATION
        ("question-en" Text "question-fr" Text "statement" Text "act" Word "reason" Text "made" Moment);
    "ruling" Holder Nameless "ruling" ["thing_id"] RULING
        ("kind" Word "act" Word "reason" Word "words" Text "appeal" Text "made" Moment);
    "report" Holder Nameless "report" ["holder"] REPORT ("kind" Word "reason" Word "words" Text "made" Moment);
    "story" Holder Goes "story" ["owner"] STORY
        ("prompt" Word "title" Text "text" Text "name" Text "language" Word "made" Moment "see" Word "quote" Flag
         "may-name" Flag "summary" Flag "strategy" Flag "institutions" Flag "keep-until" Moment "withdrawn" Moment
         "hidden" Moment);
    "consent-change" Holder Goes "consent_change" ["record_id"] CONSENT_CHANGE
        ("story" Text "use" Word "value" Word "made" Moment);
    "lean" Holder Nameless "lean" ["record_id"] LEAN
        ("story" Text "use" Word "title" Text "path" Text "made" Moment);
    "label" Holder Goes "label" ["record_id"] LABEL ("story" Text "text" Text "made" Moment);
    "story-file" Holder Goes "story_file" ["story_id" "typed_by"] STORY_FILE
        ("story" Text "part" Word "format" Word "bytes" Number "text" Text "made" Moment);
    "attendance" Holder Nameless "attendance" ["holder"] ATTENDANCE
        ("session-en" Text "session-fr" Text "name" Text "language" Word "postal-area" Text "needs" Word "leads" Flag
         "made" Moment "gone" Moment "contributed" Number "heard" Number "again" Number);
    "attendance-device" Holder Goes "attendance_device" ["holder"] ATTENDANCE_DEVICE
        ("session-en" Text "session-fr" Text "made" Moment);
    "note" Holder Goes "note" ["attendance_id"] NOTE
        ("session-en" Text "session-fr" Text "kind" Word "text" Text "is-quote" Flag "made" Moment "see" Word "quote" Flag
         "summary" Flag "withdrawn" Moment);
    "note-typed" Person Nameless "note" ["typed_by"] NOTE_TYPED
        ("session-en" Text "session-fr" Text "text" Text "made" Moment);
    "signature" Hash Goes "signature" ["address_hash" "email"] SIGNATURE
        ("kind" Word "sector" Word "name" Text "logo" Text "shown" Flag "province" Word "postal-area" Text "place" Number
         "email" Text "language" Word "action" Text "reminders" Flag "words" Text "agreed" Moment "progress" Word "outcome" Text
         "answered" Moment "state" Word "made" Moment
         "confirmed" Moment "hidden" Moment);
    "pledge-line" Hash Stays "pledge_line" ["mark"] PLEDGE_LINE ("act" Word "day" Text "mark" Text);
    "registrant" Address Goes "registrant" ["email" "holder"] REGISTRANT
        ("name" Text "email" Text "language" Word "zone" Text "province" Word "postal-area" Text "place" Number
         "offers" Flag "confirmed" Moment "made" Moment);
    "registrant-here" Holder Goes "registrant" ["holder"] REGISTRANT_HERE
        ("name" Text "email" Text "language" Word "zone" Text "province" Word "postal-area" Text "place" Number
         "offers" Flag "confirmed" Moment "made" Moment);
    "registration" Address Goes "registration" ["registrant_id"] REGISTRATION
        ("title-en" Text "title-fr" Text "begins" Moment "state" Word "rsvp" Word "made" Moment);
    "feed" Address Goes "feed" ["registrant_id"] FEED ("made" Moment);
    "need" Address Goes "accommodation" ["registration_id"] NEED
        ("title-en" Text "title-fr" Text "kind" Word "words" Text "provided" Moment);
    "facilitator" Address Goes "session_facilitator" ["email"] FACILITATOR
        ("title-en" Text "title-fr" Text "name" Text);
    "mail" Address Goes "mail" ["recipient"] MAIL ("subject" Text "state" Word "made" Moment "unsubscribe" Text);
    "mail-consent" Person Goes "mail_consent" ["person_id"] MAIL_CONSENT
        ("ground" Word "words" Text "language" Word "page" Text "given" Moment "until" Moment "withdrawn" Moment
         "way" Word);
    "wish" Person Goes "wish" ["person_id"] WISH ("pace" Word "digest" Moment);
    "news" Person Goes "news" ["person_id"] NEWS ("title" Text "text" Text "made" Moment);
    "stopped" Address Goes "stopped" ["address"] STOPPED ("code" Text "made" Moment);
    "role-given" Person Nameless "membership" ["given_by" "heir_id"] ROLE_GIVEN
        ("community-en" Text "community-fr" Text "role" Word "begun" Moment);
    "request-answered" Person Nameless "request" ["answered_by"] REQUEST_ANSWERED
        ("community-en" Text "community-fr" Text "state" Word "reason" Text "made" Moment);
    "invited" Person Nameless "invitation" ["made_by"] INVITED
        ("community-en" Text "community-fr" Text "role" Word "label" Text "made" Moment "used" Moment);
    "decision" Person Nameless "decision" ["person_id"] DECISION
        ("statement" Text "act" Word "reason" Text "made" Moment);
    "ruled" Person Nameless "ruling" ["person_id"] RULED
        ("kind" Word "act" Word "reason" Word "words" Text "made" Moment);
    "taking" Person Nameless "taking" ["person_id"] TAKING ("asked" Moment "claimed" Moment "made" Moment);
    "translation" Person Nameless "translation" ["person_id" "translator"] TRANSLATION
        ("text" Text "language" Word "name" Text "made" Moment);
    "ballot" Person Nameless "ballot" ["entered_by"] BALLOT
        ("question-en" Text "question-fr" Text "label" Text "made" Moment);
    "conversation" Person Nameless "conversation" ["made_by"] CONVERSATION
        ("question-en" Text "question-fr" Text "made" Moment);
    "community" Person Nameless "community" ["made_by"] COMMUNITY
        ("community-en" Text "community-fr" Text "made" Moment);
    "holding" Person Nameless "holding" ["made_by"] HOLDING
        ("community-en" Text "community-fr" Text "kind" Word "made" Moment);
    "confirmation" Holder Nameless "confirmation" ["attendance_id"] CONFIRMATION
        ("session-en" Text "session-fr" Text "verdict" Word "words" Text "hidden" Moment "made" Moment);
    "summary" Person Nameless "summary" ["drafted_by" "published_by"] SUMMARY
        ("session-en" Text "session-fr" Text "made" Moment "published" Moment);
    "answer" Person Nameless "answer" ["made_by"] ANSWER
        ("session-en" Text "session-fr" Text "who" Text "verdict" Word "made" Moment);
    "issue" Holder Nameless "issue" ["holder"] ISSUE
        ("title-en" Text "title-fr" Text "about-en" Text "about-fr" Text "strengths-en" Text "strengths-fr" Text
         "state" Word "made" Moment);
    "issue-helped" Person Nameless "issue" ["raised_by_helper"] ISSUE_HELPED
        ("title-en" Text "title-fr" Text "made" Moment);
    "priority-ballot" Holder Nameless "priority_ballot" ["holder"] PRIORITY_BALLOT
        ("title-en" Text "title-fr" Text "choices" Text "made" Moment);
    "priority-card" Person Nameless "priority_ballot" ["entered_by"] PRIORITY_CARD
        ("title-en" Text "title-fr" Text "label" Text "made" Moment);
    "priority-round" Person Nameless "priority_round" ["made_by"] PRIORITY_ROUND
        ("title-en" Text "title-fr" Text "made" Moment);
    "objection" Holder Nameless "objection" ["holder"] OBJECTION
        ("title-en" Text "title-fr" Text "words" Text "answer" Text "withdrawn" Moment "hidden" Moment "made" Moment);
    "objection-recorded" Person Nameless "objection" ["recorded_by" "answered_by"] OBJECTION_RECORDED
        ("title-en" Text "title-fr" Text "made" Moment "answered" Moment);
    "place" Person Nameless "place" ["made_by"] PLACE ("name-en" Text "name-fr" Text "made" Moment);
    "series" Person Nameless "series" ["made_by"] SERIES ("title-en" Text "title-fr" Text "made" Moment);
    "session" Person Nameless "session" ["made_by"] SESSION ("title-en" Text "title-fr" Text "made" Moment);
    "provided" Person Nameless "accommodation" ["provided_by"] PROVIDED
        ("title-en" Text "title-fr" Text "kind" Word "provided" Moment);
    "booking" Address Goes "booking" ["email" "holder"] BOOKING
        ("name-en" Text "name-fr" Text "title" Text "name" Text "email" Text "begins" Moment "ends" Moment "state" Word
         "reason" Text "made" Moment);
    "booking-here" Holder Goes "booking" ["holder"] BOOKING_HERE
        ("name-en" Text "name-fr" Text "title" Text "name" Text "email" Text "begins" Moment "ends" Moment "state" Word
         "reason" Text "made" Moment);
    "hours-ballot" Person Nameless "hours_ballot" ["person_id"] HOURS_BALLOT
        ("title-en" Text "title-fr" Text "use-en" Text "use-fr" Text "made" Moment);
    "space-agreement" Person Nameless "space_agreement" ["person_id"] SPACE_AGREEMENT
        ("name-en" Text "name-fr" Text "number" Number "made" Moment);
    "space" Person Nameless "space" ["made_by"] SPACE ("name-en" Text "name-fr" Text "made" Moment);
    "space-rule" Person Nameless "space_rule" ["made_by"] SPACE_RULE
        ("name-en" Text "name-fr" Text "number" Number "made" Moment);
    "hours" Person Nameless "hours" ["made_by"] HOURS ("title-en" Text "title-fr" Text "made" Moment);
    "hours-entered" Person Nameless "hours_ballot" ["entered_by"] HOURS_ENTERED
        ("title-en" Text "title-fr" Text "label" Text "made" Moment);
    "fund" Person Nameless "fund" ["made_by"] FUND ("title-en" Text "title-fr" Text "made" Moment);
    "project" Holder Nameless "project" ["holder"] PROJECT
        ("title-en" Text "title-fr" Text "title" Text "text" Text "named" Text "state" Word "made" Moment);
    "project-checked" Person Nameless "project" ["checked_by"] PROJECT_CHECKED
        ("title-en" Text "title-fr" Text "title" Text "state" Word "reason" Text "made" Moment);
    "proposer" Address Goes "proposer" ["email"] PROPOSER
        ("title-en" Text "title-fr" Text "title" Text "name" Text "email" Text);
    "fund-ballot" Hash Nameless "fund_ballot" ["mark"] FUND_BALLOT
        ("title-en" Text "title-fr" Text "choices" Text "made" Moment "changed" Moment);
    "fund-ballot-entered" Person Nameless "fund_ballot" ["entered_by"] FUND_BALLOT_ENTERED
        ("title-en" Text "title-fr" Text "made" Moment);
    "committee" Person Goes "committee_member" ["person_id"] COMMITTEE
        ("title-en" Text "title-fr" Text "name" Text "made" Moment);
    "committee-vote" Person Goes "committee_vote" ["person_id"] COMMITTEE_VOTE
        ("title-en" Text "title-fr" Text "title" Text "verdict" Word "reason" Text "made" Moment);
    "award" Person Nameless "award" ["decided_by"] AWARD
        ("title-en" Text "title-fr" Text "title" Text "reason" Text "made" Moment);
    "instalment" Person Nameless "instalment" ["paid_by"] INSTALMENT
        ("title-en" Text "title-fr" Text "title" Text "made" Moment);
    "pledge" Person Nameless "pledge" ["made_by"] PLEDGE ("name-en" Text "name-fr" Text "made" Moment);
    "suggestion" Holder Nameless "suggestion" ["holder"] SUGGESTION
        ("title-en" Text "title-fr" Text "name" Text "text" Text "state" Word "reason" Text "made" Moment);
    "assent" Person Nameless "assent" ["person_id"] ASSENT ("kind" Word "verdict" Word "words" Text "made" Moment);
    "led" Person Nameless "action" ["lead_id"] LED
        ("title-en" Text "title-fr" Text "text-en" Text "text-fr" Text "state" Word "due" Text);
    "promise-reminded" Address Nameless "promise" ["email"] PROMISE_REMINDED
        ("promiser" Text "text-en" Text "text-fr" Text "due" Text);
    "plan" Person Nameless "plan" ["made_by" "agreed_by"] PLAN
        ("title-en" Text "title-fr" Text "made" Moment "agreed" Moment);
    "action-step" Person Nameless "action_step" ["made_by"] ACTION_STEP
        ("text-en" Text "text-fr" Text "state" Word "words" Text "made" Moment);
    "action-evidence" Person Nameless "action_evidence" ["made_by"] ACTION_EVIDENCE
        ("text-en" Text "text-fr" Text "words" Text "link" Text "made" Moment);
    "suggestion-answered" Person Nameless "suggestion" ["answered_by"] SUGGESTION_ANSWERED
        ("title-en" Text "title-fr" Text "state" Word "reason" Text "made" Moment);
    "strategy" Person Nameless "strategy" ["made_by"] STRATEGY ("title-en" Text "title-fr" Text "made" Moment);
    "clause-version" Person Nameless "clause_version" ["made_by"] CLAUSE_VERSION
        ("title-en" Text "title-fr" Text "version" Number "made" Moment);
    "approval" Person Nameless "approval" ["made_by"] APPROVAL
        ("title-en" Text "title-fr" Text "number" Number "tag" Text "role" Word "made" Moment);
    "tongue" Person Nameless "tongue" ["made_by"] TONGUE
        ("name" Text "title" Text "lead" Text "made" Moment);
    "tongue-clause" Person Nameless "tongue_clause" ["made_by"] TONGUE_CLAUSE
        ("tag" Text "title" Text "text" Text "plain" Text "made" Moment);
    "amendment" Holder Nameless "amendment" ["holder"] AMENDMENT
        ("title-en" Text "title-fr" Text "text-en" Text "text-fr" Text "why" Text "name" Text "state" Word "reason" Text
         "made" Moment);
    "amendment-decided" Person Nameless "amendment" ["decided_by"] AMENDMENT_DECIDED
        ("title-en" Text "title-fr" Text "state" Word "reason" Text "made" Moment);
    "remark" Holder Nameless "remark" ["holder"] REMARK
        ("name" Text "words" Text "hidden" Moment "made" Moment);
    "edition" Person Nameless "edition" ["made_by"] EDITION
        ("title-en" Text "title-fr" Text "number" Number "made" Moment);
    "minority" Person Nameless "minority" ["made_by"] MINORITY
        ("who-en" Text "who-fr" Text "text-en" Text "text-fr" Text "made" Moment);
    "parcel" Person Nameless "parcel" ["made_by"] PARCEL
        ("community-en" Text "community-fr" Text "made" Moment "until" Moment);
    "endorsement" Person Nameless "endorsement" ["made_by"] ENDORSEMENT
        ("community-en" Text "community-fr" Text "title-en" Text "title-fr" Text "number" Number "verdict" Word
         "made" Moment);
    "reply" Person Nameless "reply" ["asked_by"] REPLY
        ("title-en" Text "title-fr" Text "number" Number "who" Text "made" Moment);
    "reply-addressed" Address Nameless "reply" ["email"] REPLY_ADDRESSED
        ("title-en" Text "title-fr" Text "number" Number "who" Text "due" Text);
    "reply-answer" Person Nameless "reply_answer" ["made_by"] REPLY_ANSWER
        ("who" Text "number" Number "verdict" Word "words-en" Text "words-fr" Text "made" Moment);
    "reply-progress" Person Nameless "reply_progress" ["made_by"] REPLY_PROGRESS
        ("who" Text "number" Number "state" Word "words-en" Text "words-fr" Text "made" Moment);
    "terms" Person Nameless "terms" ["made_by" "agreed_by"] TERMS
        ("community-en" Text "community-fr" Text "made" Moment "agreed" Moment);
    "promise" Person Nameless "promise" ["made_by" "settled_by" "answered_by"] PROMISE
        ("promiser" Text "text-en" Text "text-fr" Text "state" Word "made" Moment);
    "release" Person Nameless "release" ["made_by"] RELEASE
        ("title-en" Text "title-fr" Text "question" Text "made" Moment);
    "item" Person Nameless "item" ["made_by"] ITEM ("question" Text "version" Number "made" Moment);
    "questionnaire" Person Nameless "questionnaire" ["made_by"] QUESTIONNAIRE
        ("title-en" Text "title-fr" Text "made" Moment);
    "wave" Person Nameless "wave" ["made_by"] WAVE ("title-en" Text "title-fr" Text "made" Moment);
    "panel-member" Address Goes "panel_member" ["address"] PANEL_MEMBER
        ("community-en" Text "community-fr" Text "code" Text "email" Text "language" Word "reminders" Flag "made" Moment
         "gone" Moment);
    "panel-response" Address Nameless "response" ["member_id"] PANEL_RESPONSE
        ("title-en" Text "title-fr" Text "choices" Text "language" Word "province" Word "postal-area" Text "place" Number
         "question" Text "words" Text "made" Moment "finished" Moment);
    "response" Holder Nameless "response" ["holder"] RESPONSE
        ("title-en" Text "title-fr" Text "choices" Text "language" Word "province" Word "postal-area" Text "place" Number
         "question" Text "words" Text "made" Moment "finished" Moment);
    "response-recorded" Person Nameless "response" ["recorded_by"] RESPONSE_RECORDED
        ("title-en" Text "title-fr" Text "number" Number "made" Moment);
    "margin" Person Nameless "margin_source" ["made_by"] MARGIN
        ("title-en" Text "title-fr" Text "words" Text "made" Moment);
    "estimate-view" Person Nameless "estimate_view" ["approved_by"] ESTIMATE_VIEW
        ("title-en" Text "title-fr" Text "made" Moment);
    "data-steward" Person Nameless "data_steward" ["named_by" "decided_by"] DATA_STEWARD
        ("community-en" Text "community-fr" Text "made" Moment);
}

impl Owner {
    fn key(&self, by: By) -> Option<Value> {
        match by {
            By::Person => self.person_id.map(Value::from),
            By::Holder => Some(Value::from(&self.holder)),
            By::Address => self.address.as_ref().map(Value::from),
            By::Hash => self.address_hash.as_ref().map(Value::from),
        }
    }
}

impl Noun {
    /// What stands there of somebody, row by row.
    pub fn read(&self, tx: &mut Tx, owner: &Owner) -> Result<Vec<Vec<Shown>>> {
        let Some(key) = owner.key(self.by) else { return Ok(Vec::new()) };
        tx.rows(self.read, &[key], |row| {
            let columns = self.shows.iter().enumerate();
            columns.map(|(at, (_, kind))| shown(row, at, *kind)).collect()
        })
    }
}

fn shown(row: &Row, at: usize, kind: Kind) -> Result<Shown> {
    let shown = match kind {
        Kind::Text => row.get::<Option<String>>(at)?.map(Shown::Text),
        Kind::Word => row.get::<Option<String>>(at)?.map(Shown::Word),
        Kind::Moment => row.get::<Option<i64>>(at)?.map(Shown::Moment),
        Kind::Flag => row.get::<Option<bool>>(at)?.map(Shown::Flag),
        Kind::Number => row.get::<Option<i64>>(at)?.map(Shown::Number),
    };
    Ok(shown.unwrap_or(Shown::Nothing))
}

/// Removes what goes and takes the name off what stays, but for stories, the signature, registrations and the account,
/// which their own nouns remove. Statements that nobody ever voted on lose their words.
pub fn leave(tx: &mut Tx, owner: &Owner) -> Result<()> {
    let unspoken_in: Vec<i64> = tx.rows(UNSPOKEN_IN, params![owner.holder.as_str()], |row| row.get(0))?;
    crate::report::let_go(tx, &owner.holder)?;
    for conversation in unspoken_in {
        crate::conversation::touch(tx, conversation)?;
    }
    let steps = [
        (By::Holder, UNSPOKEN_TRANSLATIONS),
        (By::Holder, UNSPOKEN),
        (By::Holder, UNAPPEAL),
        (By::Holder, LET_GO),
        (By::Holder, FORGET_OTHER_DEVICES),
        (By::Holder, LET_GO_ATTENDANCE),
        (By::Holder, PASS_NO_MORE),
        (By::Holder, FORGET_DEVICE),
        (By::Holder, LET_GO_ISSUE),
        (By::Holder, LET_GO_BALLOT),
        (By::Holder, LET_GO_OBJECTION),
        (By::Address, FORGET_LINKS),
        (By::Address, FORGET_INVITATIONS),
        (By::Address, FORGET_MAIL),
        (By::Address, FORGET_STOPPED),
        (By::Address, FORGET_FACILITATOR),
        (By::Address, FORGET_PROMISED),
        (By::Address, FORGET_ADDRESSED),
        (By::Holder, LET_GO_SUGGESTIONS),
        (By::Address, FORGET_BOOKINGS),
        (By::Holder, FORGET_BOOKINGS_HERE),
        (By::Hash, FORGET_FUND_BALLOT),
        (By::Hash, LET_GO_FUND_BALLOT),
        (By::Holder, LET_GO_PROJECT),
        (By::Address, FORGET_PROPOSER),
        (By::Holder, FORGET_RESPONSES),
        (By::Holder, FORGET_RESPONSE_WORDS),
        (By::Holder, LET_GO_RESPONSES),
        (By::Address, FORGET_PANEL_RESPONSES),
        (By::Address, FORGET_PANEL_WORDS),
        (By::Address, FORGET_PANEL_MEMBER),
        (By::Person, UNSIGN_TRANSLATIONS),
    ];
    for (by, step) in steps {
        if let Some(key) = owner.key(by) {
            tx.execute(step, &[key])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema;

    /// Columns that lead to a person by their name, wherever they stand.
    const LEADS: [&str; 8] =
        ["holder", "owner", "email", "recipient", "address", "address_hash", "participant_id", "person_id"];

    #[test]
    fn every_table_of_the_schema_is_known_to_whoever_takes_it_away_or_leaves() {
        let mut wrong = Vec::new();
        for table in schema::tables().unwrap() {
            let name = table.name.as_str();
            let own: Vec<&Noun> = NOUNS.iter().filter(|noun| noun.table == name).collect();
            let is_within = WITHIN.iter().any(|(inner, _)| *inner == name);
            let is_of_nobody = OF_NOBODY.contains(&name);
            if usize::from(!own.is_empty()) + usize::from(is_within) + usize::from(is_of_nobody) != 1 {
                wrong.push(format!("{name} is not in exactly one of NOUNS, WITHIN and OF_NOBODY"));
            }
            let to_person = table.references.iter().filter(|to| to.table == "person");
            let to_person = to_person.flat_map(|to| to.columns.iter().map(|(own, _)| own.as_str()));
            let by_name = table.columns.iter().map(|column| column.name.as_str());
            let by_name = by_name.filter(|column| LEADS.contains(column) || column.ends_with("_by"));
            for lead in to_person.chain(by_name) {
                // what hangs on a voice goes with the voice, which alone knows whose it is
                let is_of_voice = name == "ballot" && lead == "participant_id";
                let is_told = own.iter().any(|noun| noun.leads.contains(&lead));
                if !is_told && !is_of_voice {
                    wrong.push(format!("{name}.{lead} leads to somebody, and no noun says so"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_table_names_what_is_there() {
        let tables = schema::tables().unwrap();
        for noun in NOUNS {
            let table = tables.iter().find(|table| table.name == noun.table).expect(noun.table);
            for lead in noun.leads {
                let is_there = table.columns.iter().any(|column| column.name == *lead);
                assert!(is_there, "{}.{lead}", noun.table);
            }
        }
        let same = |word: &str| NOUNS.iter().filter(|noun| noun.word == word).count();
        assert!(NOUNS.iter().all(|noun| same(noun.word) == 1));
        assert!(WITHIN.iter().all(|(_, noun)| NOUNS.iter().any(|known| known.word == *noun)));
    }
}
