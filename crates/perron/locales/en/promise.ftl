# What institutions promise to a community

promise-list = Promises by institutions
promise-lead = To step back, to fund, to open a door: what was promised, by when, and whether it was kept.
promise-by-it = What it promised
promise-by-it-lead = What this institution promised to communities, by when, and whether it was kept.
promise-on-community = What institutions promised us
promise-none = Nothing is promised yet.
promise-all = All promises
promise-late-count = { $count ->
    [one] { $count } promise to you is late
   *[other] { $count } promises to you are late
}
promise-new = Write down a promise
promise-change = Change this promise
promise-details-lead = The institution is reminded by mail two weeks before the day, and when it is late.
promise-tally = { $kept } of { $all ->
    [one] { $all } promise
   *[other] { $all } promises
} kept, { $late } late, { $broken } broken.
promise-standing-open = Promised
promise-standing-late = Late
promise-standing-kept = Kept
promise-standing-kept-late = Kept, late
promise-standing-broken = Broken
promise-when-open = By { $date }
promise-when-late = It was to be kept by { $date }
promise-when-kept = Kept on { $settled }, to be kept by { $date }
promise-when-kept-late = Kept on { $settled }, was to be kept by { $date }
promise-when-broken = It was to be kept by { $date }
promise-kind = What it will do
promise-kind-step-back = Step back: leave it to the community
promise-kind-fund = Fund
promise-kind-door = Open a door: a room, a register, a meeting
promise-fund-of = { $kind }: { $amount }
promise-institution = Which institution
promise-institution-hint = One of this house is reminded with all of its people who answer for it.
promise-other = Another one
promise-who = Institution
promise-who-other = The name of another institution
promise-who-hint = Needed if it is not in the list.
promise-text-hint = In one sentence: what exactly will it do?
promise-amount = Amount in dollars
promise-amount-hint = Only if it funds something.
promise-made-on = Promised on
promise-due = To be kept by
promise-no-day = Say by which day
promise-due-before = That day is before the day it was promised
promise-email = Whom to remind there
promise-email-hint = An e-mail address at the institution. Only those who run the table see it, and it is used for nothing else.
promise-no-address = This is not one e-mail address
promise-language = Language of the letters
promise-language-en = English
promise-language-fr = French
promise-kept-down = It is written down.
promise-words = What came of it
promise-says = { $who } says
promise-answer = Answer for the institution
promise-answer-words = What the institution says of it
promise-answer-hint = It stands beside what the community says. Whether it was kept, the community says.
promise-answer-do = Publish the answer
promise-answered-now = The answer stands for all to read.
promise-settle = What became of it?
promise-settle-ask = The promise is
promise-settle-kept = Kept
promise-settle-broken = Broken: it was not kept and will not be
promise-settle-open = Still open
promise-settle-words = What came of it
promise-settle-hint = How it was kept, or what came instead.
promise-settle-hands = If it was kept, answer these three as well.
promise-settle-do = Save it
promise-no-words = Say what came of it
promise-settled-now = It is written down for all to read.
promise-reminded = { $count ->
    [0] Nobody was reminded yet.
    [one] Reminded { $count } time.
   *[other] Reminded { $count } times.
}
promise-reminded-next = { $told } The next letter goes out on { $date }.
promise-letter-soon-subject = Your promise to { $community } is due on { $date }
promise-letter-soon = { $who } made a promise to { $community }. It is to be kept by { $date }:
promise-letter-late-subject = Your promise to { $community } is late
promise-letter-late = { $who } made a promise to { $community }. It was to be kept by { $date }, and nobody has said that it was:
promise-letter-do = If it is kept, tell the table, and it will say so. If it cannot be kept by then, say why: residents read your answer beside the promise.
promise-letter-see = See the promise
promise-letter-foot = You get this letter since you answer for { $who }, or { $community } named you for it. If you are the wrong person, answer this letter, and the table will name another.
