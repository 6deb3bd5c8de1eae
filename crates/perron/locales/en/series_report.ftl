# A series: looking back and forward

lookback-title = Looking back and forward: { $series }
lookback-heading = Looking back and forward
lookback-kicker = Report of a series
lookback-lead = { $held ->
    [0] No session has taken place yet.
    [one] 1 session has taken place; { $published } of 1 has its one-page summary published.
   *[other] { $held } sessions have taken place; { $published } of { $held } have their one-page summary published.
}
lookback-pdf = Download as PDF
lookback-archive = All past sessions
lookback-page = Page
lookback-sessions = The sessions
lookback-themes = Themes over the sessions
lookback-themes-none = No theme was named.
lookback-theme-in = { $sessions ->
    [one] in 1 session
   *[other] in { $sessions } sessions
}
lookback-recommended = What was recommended
lookback-recommended-lead = { $all ->
    [0] Nothing was recommended yet.
    [one] 1 recommendation; { $answered } answered.
   *[other] { $all } recommendations; { $answered } answered.
}
lookback-by-doer = Who is to do it: community alone { $community }, community with help { $help }, institution { $institution }.
lookback-unanswered = Not answered yet
lookback-participation = Participation
lookback-participation-lead = Who was there, session by session. Fewer than 10 people are not counted out.
lookback-session = Session
lookback-registered = Registered
lookback-there = There
lookback-tables = Tables
lookback-areas = Postal areas
lookback-notes = Notes
lookback-few = fewer than 10
lookback-unsaid = not shown
lookback-missing = Who was missing
lookback-missing-no-numbers = It can be told once somebody has brought how many people live where, from a census.
lookback-missing-unknown = It can be told once ten of those who were there have said in which postal area they live.
lookback-missing-none = From no area did surely fewer come than would have if people had come alike from everywhere.
lookback-missing-nobody = { $expected ->
    [one] nobody, where about one would have come if people had come alike from everywhere
   *[other] nobody, where about { $expected } would have come if people had come alike from everywhere
}
lookback-missing-few = fewer than { $count }, where about { $expected } would have come if people had come alike from everywhere
lookback-missing-count = { $count }, where about { $expected } would have come if people had come alike from everywhere
lookback-missing-numbers = Compared with how many people live in { $place } ({ $source }). Whoever came to several sessions counts once.
lookback-feedback = What people thought of the design
lookback-feedback-none = Fewer than 10 people answered any question: nothing is shown.
lookback-dissent = Where we did not agree
lookback-none = Nothing was written down.
lookback-forward = Looking forward
lookback-next = Sessions to come
lookback-next-none = No session is planned.
lookback-open = What stays open
lookback-together = Who will do what together
