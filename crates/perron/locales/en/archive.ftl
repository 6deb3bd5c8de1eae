# What one may look up after a session or a series

archive-title = Looking it up: { $session }
archive-lead = What this session left behind.
archive-series-title = Past sessions: { $series }
archive-series-lead = Every session of the series that has taken place, with what it left behind.
archive-past = Past sessions
archive-none = No session has taken place yet.
archive-nothing = Nothing was put here yet.
archive-people = { $people ->
    [one] 1 person was there
   *[other] { $people } people were there
}
archive-people-few = Fewer than 10 people were there
archive-people-none = Nobody checked in
archive-with = With { $names }
archive-summary = The one-page summary
archive-feedback = What people thought
archive-session = The session’s page
archive-recording = Recording
archive-slides = Slides
archive-link = Link
archive-passcode = Passcode: { $passcode }
archive-resources = Recordings, slides, links
archive-add-title = Recordings and links
archive-add-lead = Everybody who opens the archive sees what you put here. Ask those who can be heard in a recording first.
archive-manage = Add recordings and links
archive-kind = What it is
archive-title-en = Title in English
archive-title-fr = Title in French
archive-address = Address
archive-address-hint = Begins with https://
archive-not-address = Write the whole address, beginning with https://.
archive-code = Passcode
archive-code-hint = If one is asked for there
archive-keep = Put it in the archive
archive-kept = It is in the archive.
archive-remove = Remove
archive-removed = It was removed from the archive.
archive-report = Report of the series
