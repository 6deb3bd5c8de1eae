ledger-title = Who decided
ledger-lead = For each decision: who said what it was about, who decided, and who holds the money, the room or the data.
ledger-empty = Nothing has been decided yet.
ledger-sentence = { $decisions ->
    [one] Residents took { $residents } of 1 decision: on { $moved }.
   *[other] Residents took { $residents } of { $decisions } decisions: on { $moved }.
  }
ledger-sentence-bare = { $decisions ->
    [one] Residents took { $residents } of 1 decision.
   *[other] Residents took { $residents } of { $decisions } decisions.
  }
ledger-and = { $first } and { $last }
ledger-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
  }
ledger-hands = In whose hands
ledger-picture = { $decisions ->
    [one] Who set the agenda, decided and holds, in 1 decision
   *[other] Who set the agenda, decided and holds, in { $decisions } decisions
  }
ledger-picture-row = { $name }: { $parts }.
ledger-as-table = The picture as a table
ledger-agenda = Who set the agenda
ledger-decided = Who decided
ledger-holder = Who holds it
ledger-who-agenda = Who said what this is about?
ledger-who-decided = Who decided?
ledger-hand-residents = Residents
ledger-hand-association = Association
ledger-hand-institution = Institution
ledger-hand-mixed = Together
ledger-kind-priorities = Priorities
ledger-kind-plan = Plan
ledger-kind-fund = Fund
ledger-kind-award = Grant
ledger-kind-space = Space
ledger-kind-promise = Promise
ledger-kind-endorsement = Word on a strategy
ledger-kind-reply = Answer to a recommendation
ledger-column-what = What
ledger-column-who = In whose hands
ledger-column-decisions = Decisions
ledger-column-by-residents = By residents
ledger-column-moved = Moved to residents
ledger-column-year = Year
ledger-column-place = Place
ledger-by-place = What moved to residents, by year and place
ledger-by-place-note = Money and hours count where residents decided, alone or through an association of theirs.
ledger-no-place = no place said
ledger-none = none
ledger-decisions = Decisions
ledger-earlier = Earlier decisions
ledger-latest = The latest decisions
ledger-files = Take it along
ledger-csv = Table (CSV)
ledger-json = Data (JSON)
ledger-link = Every decision, by place and year
ledger-all = The ledger of all communities
