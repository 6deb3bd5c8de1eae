coming-title = Who is coming
coming-lead = So that you see who will be in the room, and whom to invite while there is time.
coming-held = Registered
coming-held-of = { $held } of { $capacity } seats
coming-yes = Say they come
coming-maybe = May come
coming-waiting = On the waiting list
coming-unconfirmed = Not confirmed yet
coming-from = Where they come from
coming-areas = Postal areas in { $province }
coming-unsaid = Did not say
coming-no-finer = Said nothing finer
coming-few = fewer than { $few }, not shown
coming-hidden = { $few } or more, not shown
coming-untold = not shown
coming-few-why = Fewer than { $few } is not told, so that nobody is found out. Where that count could be worked out from the others, one more is hidden or shown as fewer than { $few }.
coming-selves = What they say of themselves
coming-selves-none = Shown once ten of those who come have answered the questions on who they are. They do so in their account, only if they want to.
coming-selves-day = As of { $day }. Counts are rounded down and stand still until ten more have registered.
coming-least = { $count } or more
coming-rare = Perhaps missing: fewer than ten said so, or nobody
coming-missing = Who is missing
coming-no-numbers = To see who is missing, bring how many people live where, from a census: by postal area, or by province and territory.
coming-add-numbers = Bring the numbers
coming-missing-unknown = This is shown once ten of those who come have said where they live.
coming-missing-none = From no area do surely fewer come than would if people came alike from everywhere.
coming-invite = Invite next, the first first:
coming-missing-nobody = { $expected ->
    [one] nobody yet, where about one would if people came alike from everywhere
   *[other] nobody yet, where about { $expected } would if people came alike from everywhere
}
coming-missing-few = fewer than { $count }, where about { $expected } would if people came alike from everywhere
coming-missing-count = { $count }, where about { $expected } would if people came alike from everywhere
coming-ask-there = Communities there to ask:
coming-pass-on = Ask somebody who lives there to bring a neighbour, and pass this address on:
coming-numbers = Compared with how many people live in { $place } ({ $source }).
coming-change-numbers = Change these numbers
