# What institutions reply to what a strategy asks of them

reply-title = What institutions reply
reply-lead = Recommendations go to whoever can act on them, by mail. They have { $days ->
    [one] { $days } day
   *[other] { $days } days
} to accept, accept in part, or decline, with reasons. That there is no answer is shown too.
reply-tally = { $all } asked: { $yes } said yes, in part or whole, { $no } declined, { $silent } silent.
reply-all = Asked and answered
reply-none = Nobody was asked yet.
reply-changed = What changed because of this
reply-changed-none = Nothing is reported yet. What an institution has done, and promises it kept, stand here.
reply-done-on = done, { $day }
reply-promise-kept-on = promise kept, { $day }
reply-standing-waiting = Waiting, { $days ->
    [one] { $days } day
   *[other] { $days } days
}
reply-standing-silent = No answer for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
reply-standing-later = Asked for time
reply-standing-accepted = Accepted
reply-standing-partly = Accepted in part
reply-standing-declined = Declined, with reasons
reply-when-asked = Asked on { $day }, to be answered by { $due }
reply-when-reminded = { $asked }; reminded { $count ->
    [one] { $count } time
   *[other] { $count } times
}
reply-when-answered = Answered on { $day }
reply-when-answered-due = Answered on { $day }, to be done by { $due }
reply-when-later = Answered on { $day }: will answer by { $due }
reply-of-version = of version { $version }; the text has changed since
reply-show-title = { $who } was asked
reply-clause = The clause, with what it rests on
reply-words = What it says
reply-promised = What it promised
reply-progress = What it does about it
reply-before = Answered before
reply-before-line = { $verdict }, { $day }
reply-answer = Your answer
reply-answer-again = Change the answer
reply-answer-lead = You answer for { $who }. Everybody reads it beside the clause; earlier answers stay readable.
reply-verdict = What is your answer?
reply-verdict-accepted = Accepted: we will do it
reply-verdict-partly = In part: we will do some of it
reply-verdict-declined = Declined: we will not do it
reply-verdict-later = Later: we need time to answer
reply-words-en = In English
reply-words-fr = In French
reply-words-hint = What you will do, and why not the rest. Reasons are needed when you accept in part or decline; one language is enough.
reply-no-reason = Give your reasons: they stand beside the answer
reply-due = By when?
reply-due-hint = The day by which you will have done it; if you need time, the day by which you will answer. It may be left out when you accept.
reply-day-gone = That day is over
reply-no-later-day = Say by which day you will answer
reply-promise = Make it a promise?
reply-promise-hint = To the community that holds the strategy. You are reminded of it, and the community says whether it was kept.
reply-promise-none = No promise
reply-promise-en = The promise in one sentence, in English
reply-promise-fr = The promise in one sentence, in French
reply-promise-text-hint = What exactly will you do? One language is enough.
reply-promise-needs-yes = A promise goes with a yes. Choose “No promise”, or accept at least in part
reply-promise-no-day = A promise has a day: say by when
reply-answer-do = Publish the answer
reply-answered-now = The answer stands for all to read.
reply-tell = Say how far it is
reply-step = It is
reply-step-underway = Under way
reply-step-done = Done
reply-step-stopped = Stopped
reply-told-en = In English
reply-told-fr = In French
reply-told-hint = What was done, or why it stopped. One language is enough.
reply-told-day = As of which day?
reply-told-day-hint = Left empty, it is today.
reply-day-to-come = That day has not come yet
reply-tell-do = Publish it
reply-told-now = It stands for all to read.
reply-told-without-yes = Nothing was kept: say yes, in part or whole, before you report on it.
reply-wrong = Is this not yours to answer?
reply-wrong-lead = Say so, and no more letters come. Your address is forgotten here, and whoever asked finds somebody else.
reply-wrong-do = It is not ours to answer
reply-not-ours-title = No more letters will come
reply-not-ours-done = Thank you for saying so. Your address is forgotten here, and this link opens nothing any more.
reply-answered-already = What was answered stays: it cannot be taken back, only changed by whoever answered.
reply-take-back = Take it back
reply-take-back-lead = If the wrong institution was asked: nobody is reminded any more, the link in the letter opens nothing, and the address is forgotten.
reply-take-back-do = Stop asking
reply-taken-back = Nobody is asked any more.
reply-ended = { $count ->
    [one] { $count } not asked any more
   *[other] { $count } not asked any more
}
reply-ended-taken-back = { $who }, clause { $number }: taken back on { $day }
reply-ended-not-ours = { $who }, clause { $number }: they said on { $day } that it is not theirs to answer. Ask somebody else.
reply-new = Address a recommendation
reply-new-lead = It goes out by mail at once, with a link to answer. They have { $days ->
    [one] { $days } day
   *[other] { $days } days
}, are reminded a week before and on the day, and everybody sees whether they answer.
reply-no-recommendation = There is no recommendation in this strategy yet: only those are addressed to institutions.
reply-new-clause = Which recommendation
reply-institution = Which institution
reply-institution-hint = One of this house is written to by all of its people who answer for it.
reply-institution-other = Another one
reply-who = The name of another institution
reply-who-hint = Needed if it is not in the list.
reply-email = Whom to write to there
reply-email-hint = An e-mail address at the institution; needed if it is not in the list. Nobody reads it on a page, and it is used for nothing else.
reply-no-address = This is not one e-mail address
reply-needs-address = Say whom to write to
reply-language = Language of the letters to that address
reply-new-do = Send it
reply-new-not = Do not send it
reply-not-open = Open the strategy first: whoever is asked must be able to read it.
reply-asked-already = They are asked about this clause already
reply-nobody-there = Nobody would get the letter: nobody answers for this institution here yet, or mail to this address comes back. Give another address
reply-asked-now = It is on its way. The answer will stand here.
reply-margin = Answer
reply-margin-none = None asked for
reply-margin-not-yet = Nobody was asked yet
reply-of-institution = What strategies ask of it
reply-of-institution-lead = Recommendations that communities addressed to this institution, and what it answered.
reply-of-institution-none = Nothing is asked of it.
reply-on-community = { $all ->
    [one] { $all } recommendation
   *[other] { $all } recommendations
}, { $open } not answered yet.
reply-on-community-all = See what it answered
reply-letter-asked-subject = A recommendation to { $who }: { $title }
reply-letter-asked = People wrote a strategy together, { $strategy }. Clause { $number } of it asks something of { $who }. Please answer by { $day }.
reply-letter-soon-subject = A week left to answer: { $title }
reply-letter-soon = The strategy { $strategy } asks something of { $who } in its clause { $number }. An answer is asked for by { $day }.
reply-letter-now-subject = The day to answer has come: { $title }
reply-letter-now = The strategy { $strategy } asks something of { $who } in its clause { $number }. An answer was asked for by { $day }, and there is none yet.
reply-letter-do = Answer with the button: accepted, in part, declined, or later, with your reasons. Your answer stands beside the clause for everybody to read, and you can change it. If there is none, the page says so.
reply-letter-button = Read it and answer
reply-letter-foot = You get this letter since you were named as the one to write to at { $who }. The link is for you alone: whoever has it answers in this name. If it is not yours to answer, say so on that page, and no more letters come.
reply-letter-foot-here = You get this letter since you answer for { $who } in this house.
