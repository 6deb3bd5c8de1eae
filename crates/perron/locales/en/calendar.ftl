# A session in the reader's calendar

calendar-title = In your calendar
calendar-to-release = Calendar and call details
calendar-entry = This session
calendar-entry-lead = Save the entry and open it: your calendar shows the session in your own time zone. Once you register, an entry that keeps itself up to date comes by e-mail.
calendar-entry-save = Save the calendar entry
calendar-entry-mailed = You have a seat. The entry came by e-mail and changes by itself when something changes.
calendar-send-again = Send me the entry again
calendar-sent = The entry is on its way to you.
calendar-not-sent = Nothing was sent: you have no seat in this session, or it is over.
calendar-follow = All sessions in your calendar
calendar-follow-lead = Subscribe once, and your calendar shows each new session and each change.
calendar-subscribe = Subscribe in my calendar
calendar-file = Address of the calendar
calendar-atom = News feed (Atom)
calendar-release = Call details
calendar-release-later = They go out by e-mail on { $day } to everyone who has a seat, and into their calendars.
calendar-release-done = They went out on { $moment }. Whoever gets a seat later receives them at once.
calendar-release-now = Send the call details now
calendar-release-again = Send the call details again
calendar-released-now = The call details are on their way to everyone who has a seat.
calendar-released-nobody = Nobody has a seat yet. Whoever gets one now receives the call details at once.
calendar-nothing-to-release = Nothing was sent: the session has no call details, is over, or is not open.

# Somebody's own calendar

calendar-mine-title = Your calendar
calendar-mine-lead = One address with every session you have a seat in, for the calendar on your phone or computer.
calendar-mine-name = My sessions
calendar-mine-nobody = You are not registered for a session in this browser. Register, or open the link in a letter from us; then come back.
calendar-mine-sessions = See the sessions
calendar-mine-link = One calendar with all your sessions
calendar-mine-yours = Your address
calendar-mine-secret = Keep it to yourself: whoever has it sees your sessions and their call details.
calendar-mine-address = Secret address
calendar-mine-make = Make my address
calendar-mine-change = If somebody else saw it
calendar-mine-change-lead = A new address replaces this one, which then shows nothing to anybody.
calendar-mine-new = Replace it with a new one
calendar-mine-end = End it
calendar-link-made = Your new address is below. One you had before no longer works.
calendar-link-ended = The address no longer shows anything.

# In entries and feeds

calendar-join = Join the call
calendar-venue = Where: { $venue }
calendar-access = Getting in: { $access }
calendar-facilitators = Facilitators: { $names }
calendar-page = About this session: { $page }
calendar-atom-name = Sessions: { $name }
calendar-cancelled-title = Cancelled: { $title }
