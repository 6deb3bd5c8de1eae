space-list = Spaces
space-list-lead = Rooms and grounds to meet in. Residents set the rules; the week shows what is free.
space-list-none = No space is here yet.
space-all = All spaces
space-new = Add a space
space-new-lead = A room, a hall, a garden, a field. First say what it is; then propose its rules.
space-settings = Settings of the space
space-made = The space is there. Now propose its rules: nobody can book before they are agreed.
space-saved = The space is saved.
space-no-name = Give the space a name, in English, in French or in both.
space-without-rules = rules not agreed yet
space-not-booked-now = cannot be booked now

space-part-what = What it is
space-part-where = Where it is
space-part-whose = Who has it
space-part-open = When it is open
space-part-use = How it is used
space-name-en = Name in English
space-name-fr = Name in French
space-about-en = What it is good for, in English
space-about-fr = What it is good for, in French
space-about-hint = Size, tables, kitchen, sound.
space-venue = Address
space-venue-hint = As on a letter.
space-place = Municipality or neighbourhood
space-place-hint = It puts the space into the figures of the place.
space-keys-en = Keys and how to get in, in English
space-keys-fr = Keys and how to get in, in French
space-keys-hint = Who has the key, which door, which code. Only people with a booking see it, from a day before until the end.
space-keeper = Who holds the space
space-keeper-hint = Who owns it or has the lease. It is shown in the ledger.
space-open = Can it be booked?
space-open-yes = Yes
space-open-no = Not now; what is booked stays

space-needs-rules = Nobody can book yet: its rules have to be agreed first.
space-shut = It cannot be booked at the moment. What is booked stays.
space-book = Book a time
space-mine = What you booked
space-weeks = Other days
space-this-week = The next seven days
space-week-of = Seven days from { $date }
space-week-before = A week earlier
space-week-after = A week later
space-today = today
space-day = { $weekday }, { $date }
space-open-hours = Open: { $hours }
space-from-until = { $from } to { $until }
space-closed = closed
space-midnight = midnight
space-all-day = all day
space-kept = kept for somebody who still has to confirm
space-free = Free: book it
space-not-yet = free
space-follow = Follow in your calendar
space-keep = Look after it
space-entry = { $title }: { $space }
space-entry-page = The page: { $page }

space-weekday-1 = Monday
space-weekday-2 = Tuesday
space-weekday-3 = Wednesday
space-weekday-4 = Thursday
space-weekday-5 = Friday
space-weekday-6 = Saturday
space-weekday-7 = Sunday
space-weekdays = { $first } to { $last }

space-who = Who may book
space-who-everyone = Everybody with an e-mail address
space-who-members = Members of the community
space-longest = At most
space-ahead = How far ahead
space-fee = What it costs
space-quiet = Quiet hours
space-words = Also
space-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
  }
space-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }
space-days = { $days ->
    [one] 1 day
   *[other] { $days } days
  }
space-free-of-charge = nothing
space-an-hour = { $amount } an hour
space-quiet-none = none

space-rules = Rules
space-rules-of = Rules of { $space }
space-rules-link = How these rules came about
space-rules-lead = Anyone who belongs can propose rules. What is in force is never changed: new rules take its place, and the old ones stay here.
space-rules-none = Nobody has proposed rules yet.
space-rules-who = Members of the community propose rules and agree to them.
space-rules-new = Propose rules
space-rules-new-lead = Say who may use the space, when and how. Others agree or not; then the rules come into force.
space-rules-proposed = Your rules are there for others to agree to. You agree already.
space-rules-settled = These rules were settled meanwhile; nothing was changed.
space-rules-agreed = You agree to these rules.
space-rules-not-agreed = You no longer agree to these rules.
space-rules-in-force = The rules are in force.
space-rules-since-proposed = Proposed on { $date }
space-rules-since = In force since { $date }
space-rules-past = In force from { $from } to { $until }
space-version = Version { $number }
space-agreed-count = { $people ->
    [0] Nobody has agreed here yet.
    [one] 1 person agreed here.
   *[other] { $people } people agreed here.
  }
space-agreed-names = Named with their leave: { $names }.
space-agreed-meeting = { $people ->
    [0] { $meeting }.
    [one] { $meeting }: 1 person agreed.
   *[other] { $meeting }: { $people } people agreed.
  }
space-agree = I agree to these rules
space-you-agree = You agree.
space-disagree = Take it back
space-enter = Bring these rules into force
space-enter-lead = Say how people agreed. It stays with the rules, and in the ledger.
space-meeting-en = Meeting where people agreed, in English
space-meeting-fr = Meeting where people agreed, in French
space-meeting-hint = Such as “Tenants’ meeting of 12 May”. Leave it empty if people agreed here only.
space-meeting-people = How many agreed at the meeting
space-no-meeting = Name the meeting where they agreed.
space-nobody-agreed = Nobody has agreed yet. Wait for somebody to agree here, or say how many did at a meeting.
space-hours-hint = For each day, from when to when: 9:00-21:00. Leave a day empty if it is closed.
space-hours-wrong = “{ $hours }” is not from a time to a later one. Write 9:00-21:00, or leave it empty.
space-never-open = Say on at least one day when it is open.
space-most-hours = Longest booking, in hours
space-ahead-days = How many days ahead one may book
space-fee-hour = What an hour costs
space-fee-hint = 0 if it costs nothing.
space-fee-wrong = “{ $fee }” is not an amount. Write 12.50, or 0 if it costs nothing.
space-currency = Currency
space-currency-hint = Its three letters, such as CAD.
space-currency-wrong = Write the three letters of the currency, such as CAD.
space-quiet-from = Quiet from
space-quiet-until = Quiet until
space-quiet-hint = Leave both empty if there are no quiet hours. What is loud cannot be booked then.
space-quiet-half = Say from when and until when it is quiet, or leave both empty.
space-words-en = What else holds, in English
space-words-fr = What else holds, in French
space-words-hint = Cleaning, noise, food, who decides if two groups want the same time.
space-propose = Propose these rules
