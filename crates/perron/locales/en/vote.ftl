vote-quoted = “{ $text }”
vote-agree = Agree
vote-disagree = Disagree
vote-pass = Pass
vote-translated = Translated by { $translator }. Show the original
vote-not-translated = Shown as it was written: nobody has translated it yet.
vote-progress = Statement { $number } of about { $goal }.
vote-progress-beyond = You have answered { $answered } of { $all } statements.
vote-progress-all = { $answered ->
    [one] You have answered the one statement there is.
   *[other] You have answered all { $answered } statements.
}
vote-stop = { $answered ->
    [0] Stop whenever you like: every answer counts at once.
    [one] Stop whenever you like: the answer you gave already counts.
   *[other] Stop whenever you like: the { $answered } answers you gave already count.
}
vote-last-agree = Last answer: you agreed that
vote-last-disagree = Last answer: you disagreed that
vote-last-pass = Last answer: you passed on
vote-said-agree = You agreed.
vote-said-disagree = You disagreed.
vote-said-pass = You passed.
vote-undo = Undo that answer
vote-take-back = Take it back
vote-mine = My answers
vote-mine-link = { $answered ->
    [one] See or change my answer
   *[other] See or change my { $answered } answers
}
vote-mine-lead = { $answered ->
    [0] You have not answered any of the { $all } statements yet.
    [one] You have answered one statement of { $all }. Only you see this page.
   *[other] You have answered { $answered } statements of { $all }. Only you see this page.
}
vote-mine-none = What you answer is listed here, and you can change it as long as the question is open.
vote-go-on = Go on answering
vote-back = Back to the question
vote-carried = You answered another statement that said the same. A moderator joined the two, and your answer came along; change it if it does not fit.
vote-changed = Your answer is changed.
vote-taken-back = Your answer is taken back.
vote-erase = Erase all my answers
vote-erase-text = Your answers are taken out of the map, and nothing ties them to this browser any more. This cannot be undone; you can answer again.
vote-erase-button = Erase my answers
vote-erased = All your answers are erased.
vote-background = Good to know first
vote-why = Why we ask
vote-why-what = What it is for
vote-why-what-text = To find what every group can support, and to say plainly where people differ.
vote-why-who = Who sees your answers
vote-why-who-text = Nobody sees who you are. Others see one more mark on the map, with no name.
vote-why-long = How long we keep them
vote-why-until = Until { $until } you can change or erase them.
vote-why-long-text = Your answers are kept under a random number, so that anyone can recount the result.
vote-why-open = You can change or erase them as long as the question is open.
vote-why-paper = On paper or by phone?
vote-why-print = Print the statements
vote-why-paper-text = {""}, or ask a neighbour to fill them in with you.
vote-map = See the map so far
vote-map-final = See the map
vote-draft = This question is still being written
vote-draft-text = Only moderators see it. Add statements, then open it.
vote-waiting = Answers are taken from { $from }
vote-waiting-text = The question stands; come back then to answer.
vote-empty = No statement yet
vote-empty-text = The first ones are on their way. You can also add one.
vote-all = Thank you: you have answered everything
vote-all-text = New statements appear as people add them. Meanwhile, see where people stand, or add what is missing.
vote-closed = This question is closed
vote-closed-text = Answers are no longer taken. What people said stays here, with what every group supports and what divides them.
vote-refused-not-yet = This question is not open yet, so your answer was not kept. Come back when it opens.
vote-refused-closed = This question is closed, so your answer was not kept. The answers you gave before count.
vote-refused-no-statement = People no longer vote on that statement, so your answer to it was not kept. Here is the next one.
