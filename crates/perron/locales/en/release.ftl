# What a pulse publishes of places and groups.

release-list = Published tables and data
release-list-title = Published tables and data · { $wave }
release-list-lead = A steward approves every table. Each one is checked beside all others, so that no small group can be worked out from them together.
release-tables = Tables
release-tables-none = No table was published yet.
release-files = To take away
release-report = Report on paper (PDF)
release-report-about = Who answered, the outcomes, every published table, and how to read it.
release-data = Open data (ZIP)
release-data-about = Every published table, the codebook in English and French, and a description that programs read.
release-data-rows = With a row a person, and weights.
release-data-no-rows = Without single answers.
release-on = published on { $day }
release-arm-panel = people who were invited
release-arm-open = people who had the address
release-new = Publish a table
release-rows-look = See whether a file with a row a person is safe

release-new-title = Publish a table
release-new-lead = Choose an outcome and by what to break it down. You see what would be hidden, and why, before anything is published.
release-choose = Choose a table
release-another = Choose another table
release-nothing-to-cross = This wave asked neither where people live nor anything about themselves, so there is nothing to break it down by.
release-item = Which outcome?
release-first = Broken down by
release-second = And by a second thing?
release-second-hint = Two at most: more would tell who somebody is.
release-second-none = No
release-arm = Whose answers?
release-counts = How are counts shown?
release-counts-hint = Rounding lets more cells be shown. Every count goes up or down to a multiple of 5; the same cell always goes the same way.
release-counts-exact = As they are
release-counts-rounded = Rounded to 5
release-see = See the table
release-under = This is being worked out
release-under-say = It is checked beside everything that was published. You can leave this page; it goes on.
release-broke = This could not be worked out
release-broke-say = Nothing was published. You can try again; if it fails once more, tell whoever looks after this server.
release-old = Something changed
release-old-say = Something was published, or the figures changed, since this was worked out. Look again.
release-look-again = Look again
release-rows-see = See what it would tell
release-preview = How it will look
release-for-good = Once it is published it cannot be taken back: what people have read, they know.
release-publish = Publish this table
release-published = It is published.
release-not-now = Nothing was published: the same table, or another one, went out while you were looking. Look again, then publish.
release-refused = This table cannot be published
release-refused-say = It would uncover what is hidden. Nothing was published.
release-hide-more = Hide more, so that it can be published
release-too-large = Too many things hang together to be checked. Choose one thing to break it down by.
release-body-withholds = Withheld by { $bodies }: it decides what is shown of its people.

release-leak = “{ $who }” in { $table } could be worked out from { $through }.
release-leak-less = The number of people who are “{ $who }” but not “{ $less }” in { $table } could be worked out from { $through }.
release-leak-cells = The number of people who are “{ $who }” could be worked out from { $through }.
release-quoted = “{ $name }”
release-this-table = this table
release-overall = the figures of the whole wave
release-on-results = the results page (“{ $name }”)

release-table = { $outcome } by { $by }
release-and = { $first } and { $last }
release-or = { $first } or { $last }
release-group = Group
release-people = People
release-other = Other answers
release-share-head = Share
release-share = { $percent } ({ $low } to { $high })
release-careful = { $share }, read with caution
release-unsure = too uncertain to show
release-hidden = not shown
release-why = Why
release-why-small = fewer than 10, not shown
release-why-withheld = hidden to protect another
release-why-body = withheld by the group’s own body
release-nobody-left-out = Groups that nobody belongs to are left out.
release-as-csv = As CSV
release-as-json = As JSON

release-how = How to read this
release-how-share = The share is of those who answered. In brackets: if we asked again in the same way, it would lie in this range 19 times out of 20.
release-how-hidden = Groups of fewer than 10 people are never shown, and nobody can work them out.
release-how-withheld = Some larger cells are hidden too, because a small one would follow from them.
release-how-rounded = Counts are rounded up or down to a multiple of 5, so they may not add up.
release-how-never-zero = “Not shown” does not mean zero.

release-outcome-contribution = Contribution
release-outcome-power = Power
release-outcome-belonging = Belonging
release-outcome-equity = Equity
release-outcome-possibility = Possibility

release-by-province = province or territory
release-by-postal-area = postal area
release-by-indigenous = Indigenous identity
release-by-group = population group
release-by-gender = gender
release-by-orientation = sexual orientation
release-by-disability = disability
release-by-limits = limits in daily life
release-by-arrival = time in Canada
release-by-official = first official language
release-by-home = language at home
release-by-age = age
release-by-needs = ease of paying for needs
release-by-housing = housing
release-by-care = caring for others
release-unsaid = Not said
release-several = Several of these

release-rows = A row a person
release-rows-title = A file with a row a person
release-rows-lead = Researchers can recompute everything from it. It goes out only where nobody in it can be told apart, and only once.
release-rows-count = { $rows ->
    [one] It has 1 row.
   *[other] It has { $rows } rows.
}
release-rows-left-out = { $people ->
    [one] 1 person is left out: the body of their group withholds its rows.
   *[other] { $people } people are left out: the body of their group withholds its rows.
}
release-rows-tell = What it tells of each person
release-rows-joined = Others, joined
release-rows-weights = A weight that at least ten people share, and replicate weights for the uncertainty
release-rows-publish = Publish this file
release-rows-few = Too few people answered, or nearly all answered alike: no file would be safe.

release-readme = # { $wave }

    Open data of a wave of a pulse. Published tables are in `tables.csv`, the questions in `codebook.csv`, and `datapackage.json` describes both (Frictionless data package). Hidden figures are empty, never 0; the last column says why. { $address }
release-readme-rows = `rows.csv` has { $rows } rows, one a person, with a weight and { $replicates } bootstrap replicate weights (Rao and Wu; not calibrated again in each replicate, so intervals are on the wide side). In R:
release-readme-no-rows = There is no file with a row a person.

release-paper-kicker = Pulse · { $community }
release-paper-when = From { $from } to { $to }
release-paper-who = Who answered
release-paper-panel = { $people } people who were invited answered.
release-paper-open = { $people } people who had the address answered. They are not a sample: their figures are of themselves alone.
release-paper-few = Fewer than 10 answered among { $arm }.
release-paper-nobody = Nobody answered.
release-paper-asked = What was asked
release-item-head = Outcome
release-counts-as = Counts as yes: { $answers }
release-paper-outcomes = Outcomes · { $kind }
release-kind-population = the population
release-kind-panel = the panel
release-kind-participants = those who took part
release-paper-drawn = The dot is the share; the line is the range in which it probably lies.
release-paper-alt = Shares of the outcomes with their ranges. The table below has the same figures.
release-change = Change since an earlier wave
release-change-say = In percentage points, with the range in which the change probably lies.
release-break = not compared: it was asked in another way
release-went-up = up { $points } ({ $low } to { $high })
release-went-down = down { $points } ({ $low } to { $high })
release-went-alike = no change that matters: { $points } ({ $low } to { $high })
release-went-unsure = too few answers to say: { $points } ({ $low } to { $high })
release-method = How it was worked out
release-method-weights = Figures of the population are weighted as the results page says. In tables of groups every answer counts alike, unless answers brought weights of their own.
release-method-interval = Ranges are 95% intervals: on the logit scale, or Korn and Graubard’s where few answered or the share is near 0 or 1.
release-method-audit = Cells of fewer than 10 people are hidden, and others so that no hidden one can be narrowed to a range of less than 5 or told to be under 10. This is checked over every table that was ever published of the wave.
release-method-limits = The check counts people. Where weights are known and differ much, a share by weight may tell a little more than the check sees; shares are therefore whole percents, and none is shown in a row with a hidden cell.
release-paper-sources = Sources
release-paper-hash = Frozen questionnaire, SHA-256: { $hash }
release-paper-link = All tables and the data:
