//! What a community holds, table by table: what goes along when it moves to another server, what is removed when it has left,
//! and what stays behind and why. A test goes through the schema and fails for a table that is not here.

/// How the rows of a table belong to a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// They are parts of rows of this table.
    With(&'static str),
    /// Those for which this holds. `$1` is the community; `{note.id}` are the ids of its notes, `{held session}` those of the
    /// sessions it holds.
    Where(&'static str),
    /// Those that other rows name. They are found again by these columns where they are known already, and never removed.
    Named(&'static [&'static str]),
    /// They stay behind.
    Stays(Why),
}

/// Why a table stays behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is about this server: its settings, its work in the background, what was searched.
    Server,
    /// It belongs to a person and their account here, not to a community.
    Person,
    /// It opens doors of this server: sign-ins, links in mail, codes.
    Door,
    /// It belongs to the house: the pledge, its log, the places of the country.
    House,
    /// It cannot be read without a secret of this server.
    Sealed,
}

impl Why {
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::Server, Self::Person, Self::Door, Self::House, Self::Sealed];

    /// As files write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Person => "person",
            Self::Door => "door",
            Self::House => "house",
            Self::Sealed => "sealed",
        }
    }
}

/// A table.
pub(crate) struct Line {
    pub(crate) table: &'static str,
    pub(crate) way: Way,
    /// The columns that tie words to people, or tell an address; of a private table all.
    pub(crate) private: Private,
}

/// What of a table is kept apart from the rest, as not even stewards see it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Private {
    Nothing,
    Columns(&'static [&'static str]),
    All,
}

const fn line(table: &'static str, way: Way) -> Line {
    Line { table, way, private: Private::Nothing }
}

const fn apart(table: &'static str, way: Way) -> Line {
    Line { table, way, private: Private::All }
}

const fn partly(table: &'static str, way: Way, columns: &'static [&'static str]) -> Line {
    Line { table, way, private: Private::Columns(columns) }
}

use Way::{Named, Stays, Where, With};

const OWN: Way = Where("community_id = $1");

/// Every table.
pub(crate) const LINES: &[Line] = &[
    // people and what others name
    apart("person", Named(&["email"])),
    apart("registrant", Named(&["email"])),
    line("theme", Named(&["key"])),
    line("place", Named(&["part_of", "key_en"])),
    // the community
    line("community", Where("id = $1")),
    line("membership", OWN),
    line("request", OWN),
    line("handover", OWN),
    line("terms", OWN),
    line("story_prompt", OWN),
    line("data_steward", OWN),
    line("shift", OWN),
    line("shift_also", With("shift")),
    partly("promise", OWN, &["email"]),
    line(
        "holding",
        Where(
            "kind = 'conversation' AND thing_id IN ({held conversation}) OR kind = 'series' AND thing_id IN ({held series})
            OR kind = 'session' AND thing_id IN ({held session}) OR kind = 'plan' AND thing_id IN ({held plan})
            OR kind = 'space' AND thing_id IN ({held space}) OR kind = 'fund' AND thing_id IN ({held fund})
            OR kind = 'strategy' AND thing_id IN ({held strategy})",
        ),
    ),
    // conversations
    line("conversation", Where("id IN ({held conversation})")),
    partly("participant", With("conversation"), &["holder"]),
    line("statement", With("conversation")),
    line("translation", With("statement")),
    line("decision", With("statement")),
    line("vote", Where("conversation_id IN ({conversation.id})")),
    line("ballot", With("conversation")),
    line("map", With("conversation")),
    // series and sessions
    line("series", Where("id IN ({held series})")),
    line("session", Where("id IN ({held session})")),
    line("series_session", With("series")),
    line("session_theme", With("session")),
    line("session_prompt", With("session")),
    line("session_item", With("session")),
    partly("session_facilitator", With("session"), &["email"]),
    line("resource", With("session")),
    line("room", With("session")),
    apart("registration", With("session")),
    apart("accommodation", With("registration")),
    partly("attendance", With("session"), &["holder"]),
    apart("attendance_device", With("attendance")),
    line("seat", With("attendance")),
    line("seat_wish", With("attendance")),
    line("hand", With("attendance")),
    apart("room_pulse", With("attendance")),
    line("cluster", With("session")),
    line("note", With("session")),
    line("note_edition", With("note")),
    line("note_dot", With("note")),
    line("summary", With("session")),
    line("summary_line", With("summary")),
    line("summary_source", With("summary_line")),
    line("answer", With("summary_line")),
    line("confirmation", With("summary")),
    line("feedback_question", With("session")),
    apart("feedback_answer", With("feedback_question")),
    line("feedback_given", With("session")),
    line("short_address", Where("kind = 'series' AND thing_id IN ({series.id}) OR kind = 'session' AND thing_id IN ({session.id})")),
    // stories, consent, and what rests on words
    apart("story", Where("id IN (SELECT record_id FROM consent WHERE kind = 'story' AND community_id = $1)")),
    apart("story_file", With("story")),
    apart("story_theme", With("story")),
    apart("story_word", With("story")),
    apart("taking", With("story")),
    line("consent", Where("kind = 'story' AND community_id = $1 OR kind = 'note' AND record_id IN ({note.id})")),
    line("consent_change", OF_RECORD),
    line("lean", OF_RECORD),
    line("label", OF_RECORD),
    apart("report", OF_REPORTED),
    line("ruling", OF_REPORTED),
    // issues, plans, priorities
    partly("issue", OWN, &["holder"]),
    line("issue_source", With("issue")),
    line("issue_theme", With("issue")),
    line("priority_round", OWN),
    line("priority_item", With("priority_round")),
    line("priority_place", With("priority_round")),
    apart("priority_ballot", With("priority_round")),
    partly("objection", With("priority_round"), &["holder"]),
    line("plan", Where("id IN ({held plan})")),
    line("goal", With("plan")),
    line("objective", With("goal")),
    line("action", With("plan")),
    line("action_partner", With("action")),
    line("action_issue", With("action")),
    line("action_step", With("action")),
    line("action_evidence", With("action")),
    partly("suggestion", With("plan"), &["holder"]),
    partly(
        "assent",
        Where(
            "kind = 'plan' AND thing_id IN ({plan.id}) OR kind = 'terms' AND thing_id IN ({terms.id})
            OR kind = 'action' AND thing_id IN ({action.id})",
        ),
        &["person_id"],
    ),
    // spaces and funds
    line("space", Where("id IN ({held space})")),
    line("space_rule", With("space")),
    line("space_agreement", With("space_rule")),
    apart("booking", With("space")),
    line("hours", With("space")),
    line("hours_use", With("hours")),
    apart("hours_ballot", With("hours")),
    line("fund", Where("id IN ({held fund})")),
    partly("project", With("fund"), &["holder"]),
    partly("proposer", With("project"), &["email"]),
    apart("fund_ballot", With("fund")),
    line("fund_outcome", With("fund")),
    line("fund_finding", With("fund_outcome")),
    line("committee_member", With("fund")),
    line("committee_vote", With("committee_member")),
    line("award", With("project")),
    line("award_photo", With("award")),
    line("instalment", With("award")),
    line("receipt", With("award")),
    // the pulse
    line("item", OWN),
    line("questionnaire", OWN),
    line("questionnaire_item", With("questionnaire")),
    line("wave", OWN),
    line("wave_import", With("wave")),
    line("margin", With("wave")),
    line("margin_source", With("wave")),
    apart("panel_member", OWN),
    apart("panel_invitation", With("wave")),
    apart("response", With("wave")),
    apart("response_word", With("response")),
    line("response_count", With("wave")),
    line("estimate", With("wave")),
    line("estimate_view", With("wave")),
    line("release", With("wave")),
    line("release_cell", With("release")),
    // strategies
    line("strategy", Where("id IN ({held strategy})")),
    line("chapter", With("strategy")),
    line("clause", With("strategy")),
    line("clause_version", With("clause")),
    line("clause_source", With("clause")),
    line("approval", With("clause")),
    line("tongue", With("strategy")),
    line("tongue_chapter", With("tongue")),
    line("tongue_clause", With("clause")),
    partly("amendment", With("clause"), &["holder"]),
    partly("remark", With("clause"), &["holder"]),
    line("edition", With("strategy")),
    line("minority", With("strategy")),
    line("endorsement", With("strategy")),
    partly("reply", With("clause"), &["email"]),
    line("reply_answer", With("reply")),
    line("reply_progress", With("reply")),
    // what stays behind
    line("server", Stays(Why::Server)),
    line("migration", Stays(Why::Server)),
    line("job", Stays(Why::Server)),
    line("told", Stays(Why::Server)),
    line("search", Stays(Why::Server)),
    line("search_due", Stays(Why::Server)),
    line("release_draft", Stays(Why::Server)),
    line("departure", Stays(Why::Server)),
    line("departure_thing", Stays(Why::Server)),
    line("parcel", Stays(Why::Server)),
    line("residence", Stays(Why::Person)),
    line("wish", Stays(Why::Person)),
    line("news", Stays(Why::Person)),
    line("mail", Stays(Why::Person)),
    line("mail_consent", Stays(Why::Person)),
    line("announcement", Stays(Why::Person)),
    line("stopped", Stays(Why::Person)),
    line("sign_in", Stays(Why::Door)),
    line("passkey", Stays(Why::Door)),
    line("challenge", Stays(Why::Door)),
    line("link", Stays(Why::Door)),
    line("invitation", Stays(Why::Door)),
    line("feed", Stays(Why::Door)),
    line("pledge", Stays(Why::House)),
    line("pledge_line", Stays(Why::House)),
    line("signature", Stays(Why::House)),
    line("signature_count", Stays(Why::House)),
    line("signature_date", Stays(Why::House)),
    line("signature_word", Stays(Why::House)),
    line("bundle", Stays(Why::House)),
    line("bundle_part", Stays(Why::House)),
    line("population", Stays(Why::House)),
    line("population_source", Stays(Why::House)),
    line("self_identification", Stays(Why::Sealed)),
    line("response_self", Stays(Why::Sealed)),
];

const OF_RECORD: Way =
    Where("kind = 'story' AND record_id IN ({story.id}) OR kind = 'note' AND record_id IN ({note.id})");

const OF_REPORTED: Way = Where(
    "kind = 'story' AND thing_id IN ({story.id}) OR kind = 'issue' AND thing_id IN ({issue.id})
    OR kind = 'statement' AND within IN ({conversation.id}) OR kind = 'community' AND thing_id = $1
    OR kind IN ('remark', 'amendment') AND within IN ({strategy.id})",
);

/// Rows of these may differ from what is there already, since each community tells them from where it stands; what is there
/// stays.
pub(crate) const MAY_DIFFER: &[&str] = &["clause_source", "lean", "short_address"];

/// The line of a table.
pub(crate) fn of(table: &str) -> Option<&'static Line> {
    LINES.iter().find(|line| line.table == table)
}

/// What stays behind: table and why.
pub fn stays() -> impl Iterator<Item = (&'static str, Why)> {
    LINES.iter().filter_map(|line| match line.way {
        Stays(why) => Some((line.table, why)),
        _ => None,
    })
}
