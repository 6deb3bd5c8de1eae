booking-new = Book a time
booking-lead = Say when and what for. A time is yours alone: nobody else can book it.
booking-back = Back to the space
booking-on = Day
booking-from = From
booking-until = Until
booking-title = What for
booking-title-hint = Everybody sees it in the week of the space. No names of people, please.
booking-loud = Will it be loud?
booking-loud-yes = Yes, there will be music or many voices
booking-repeat = Again?
booking-repeat-no = Only this once
booking-repeat-week = Every week
booking-repeat-fortnight = Every two weeks
booking-times = How many times in all
booking-times-hint = Counts only if it is booked again and again.
booking-skip = If some of the times are taken
booking-skip-yes = Book the others
booking-name = Your name
booking-name-hint = Only those who look after the space see it, for a month after.
booking-email = Your e-mail address
booking-email-hint = For the link with which you confirm and give back. It is forgotten a month after.
booking-do = Book
booking-ends-before = It ends before it begins. Look at both times again.
booking-no-links = Say what it is for in words, without an address of the web.
booking-taken = Somebody has { $from } to { $until }, or part of it. Nothing was booked; choose another time.
booking-some-taken = { $count ->
    [one] One of these times is not to be had. Nothing was booked: change it, or tick that the others be booked.
   *[other] { $count } of these times are not to be had. Nothing was booked: change them, or tick that the others be booked.
  }
booking-not-taken = { $when }: taken
booking-not-rules = { $when }: not within the rules
booking-past = That time has passed. Choose one to come.
booking-too-long = That is too long: at most { $hours ->
    [one] 1 hour.
   *[other] { $hours } hours.
  }
booking-too-far = That is too far ahead: at most { $days ->
    [one] 1 day.
   *[other] { $days } days.
  }
booking-closed = The space is closed on that day. Choose another one.
booking-closed-then = On that day the space is open from { $from } to { $until }. Choose a time within.
booking-quiet = It is to be quiet from { $from } to { $until }. Choose another time, or take something quiet.
booking-members-only = Only members of the community can book this space. Join the community, then come back.
booking-too-many = This address has three requests that wait to be confirmed. Confirm them with the links in your mail first.
booking-shut = This space cannot be booked at the moment. Nothing was booked.

booking-sent = Look at your mail
booking-sent-lead = { $hours ->
    [one] The time is kept for you for 1 hour. Open the link in the mail to confirm it.
   *[other] The time is kept for you for { $hours } hours. Open the link in the mail to confirm it.
  }
booking-sent-more = Nothing there? Look among unwanted mail, or book again with the address corrected.

booking-mine = Your booking
booking-mine-lead = Keep the link to this page: with it you give the time back if you do not need it.
booking-confirm-title = Confirm your booking
booking-confirm-lead = The time is kept for you. Press the button to book it.
booking-confirm = Confirm
booking-keys = Keys and how to get in
booking-keys-yours = Only you see this. Please do not pass it on.
booking-keys-later = How to get in is shown here from a day before.
booking-lapsed = The time was not confirmed soon enough, and is free again. Nothing is booked.
booking-state-asked = to be confirmed
booking-state-held = booked
booking-state-cancelled = cancelled
booking-state-over = over
booking-reason = Why: { $reason }
booking-give-back = Give it back
booking-give-all-back = Give all of them back
booking-done = The time is booked. A mail with a calendar entry is on its way.
booking-done-some = The times that were free are booked; the others are not. A mail with calendar entries is on its way.
booking-too-late = Somebody else has the time by now. Nothing is booked; choose another one.
booking-as-it-was = Nothing was to be changed.
booking-given-back = Given back. Somebody else can have the time now.

booking-list = Bookings
booking-list-lead = Everything that is booked from now on, and who booked it. Names and addresses are for looking after the space alone.
booking-list-none = Nothing is booked.
booking-take-away = Cancel this booking
booking-take-away-why = Why
booking-take-away-hint = It goes to whoever booked, by mail.
booking-taken-away = The booking is cancelled, and whoever made it is told why.

booking-mail-asked-subject = Confirm your booking
booking-mail-asked = Somebody, you we hope, wants to book a space with this address. The time is kept for two hours. Open the page and confirm it.
booking-mail-asked-button = Look and confirm
booking-mail-held-subject = Your time is booked
booking-mail-held = The time is yours. The entry for your calendar comes with this letter.
booking-mail-held-button = Your booking
booking-mail-keys = From a day before, that page says how to get in. With it you also give the time back if you do not need it.
booking-mail-back-subject = Given back
booking-mail-back = You gave this time back. The entry in your calendar is taken out.
booking-mail-back-button = Your booking
booking-mail-away-subject = Your booking is cancelled
booking-mail-away = Those who look after the space had to cancel this booking.
booking-mail-away-button = Your booking
booking-mail-foot = You get this letter because a space was booked with your address. If it was not you, do nothing.
