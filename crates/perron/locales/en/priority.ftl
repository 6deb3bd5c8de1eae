priority-list = What comes first
priority-list-title = What comes first: { $community }
priority-list-lead = In a round, people say which issues come first. Its rules are fixed when it opens, and ballots are secret. Then the table looks at the order and says yes, or what it objects to.
priority-list-none = There has been no round yet.
priority-to-issues = What matters here
priority-on-community = Our priorities
priority-all = All rounds
priority-about = What it is about
priority-of = What comes first for { $community }
priority-draft = Draft
priority-open = Open
priority-closed = Closed
priority-confirmed = Confirmed
priority-until = until { $day }
priority-since = since { $day }
priority-on = on { $day }
priority-new = Ask what comes first
priority-new-lead = Once it is open, nothing of this can be changed: who votes, how it is counted, and what is on the list.
priority-change = Change the question, the rules and the list
priority-title-en = The question, in English
priority-title-fr = The question, in French
priority-title-hint = Such as “What should we work on this year?” Both languages are needed before it opens.
priority-no-title = Write the question, in one language at least
priority-method = How people say it
priority-method-hint = Choosing any number is quickest, on a phone and on paper.
priority-method-approval = Choose any number of issues
priority-method-points = Share out 10 points, at most 4 on one issue
priority-method-ranking = Put issues in order: 1, 2, 3
priority-voters = Who votes
priority-voters-hint = One ballot a person. Without an account, one ballot a browser: use it where you trust people, or on paper.
priority-voters-members = The people of this community, signed in or on paper
priority-voters-everyone = Everybody who has the address, without an account
priority-wanted = How many the table takes on
priority-wanted-label = How many issues will the table take on?
priority-wanted-hint = A number from 1 to 20. The order is made so that this many speak for as many people as can be.
priority-zone-hint = The closing time below is in this zone.
priority-closes-label = People vote until
priority-closes-hint = Leave it empty to close it by hand.
priority-closes-past = That day has passed; choose a later one, or leave it empty
priority-issues = What is on the list
priority-issues-hint = These stand now. An issue needs its title in both languages.
priority-no-issues = No issue stands yet. Raise some first; the draft can be saved meanwhile.
priority-save = Save the draft
priority-kept = The draft is kept.
priority-remove = Remove this draft
priority-removed = The draft is removed.
priority-draft-text = Only those who run the table see it.
priority-open-until = Until { $moment }.
priority-open-by-hand = Until the table closes it.
priority-vote = Vote
priority-vote-again = Change your ballot
priority-secret = Ballots are secret. Nothing is counted before the round is closed: not here, and for nobody.
priority-closed-text = The round is closed. The table now looks at the order: it stands once nobody objects, or once every objection is answered.
priority-order = The order
priority-on-list = On the list
priority-list-empty = Nothing is on the list yet.
priority-nobody-voted = Nobody voted.
priority-turnout = { $ballots ->
    [one] { $ballots } of { $people } people voted.
   *[other] { $ballots } of { $people } people voted.
}
priority-turnout-open = { $ballots ->
    [one] { $ballots } person voted.
   *[other] { $ballots } people voted.
}
priority-covered = { $first ->
    [one] The first speaks for { $covered } of the { $ballots } who voted.
   *[other] The first { $first } speak for { $covered } of the { $ballots } who voted.
}
priority-adds-first = { $count ->
    [one] Gives a voice to { $count } person
   *[other] Gives a voice to { $count } people
}
priority-adds = { $count ->
    [0] Adds nobody who had nothing on the list above
    [one] Adds a voice for { $count } person who had nothing on the list above
   *[other] Adds a voice for { $count } people who had nothing on the list above
}
priority-adds-nobody = Nobody chose it
priority-few = Fewer than 3 people voted: how many chose what is not shown.
priority-how-came = How the order came about
priority-how-approval = Everybody has one voice, shared among all they chose. The first place goes to what most people chose. Each next place goes where people have had the least so far, so that a large group does not fill the whole list and a smaller one is heard too. It is known as sequential Phragmén.
priority-how-points = The points are added up, and what has most comes first. Beside each place stands how many people it adds who had nothing above.
priority-how-ranking = On each ballot, an issue gets a point for every issue that stands below it there; what was left out stands last. The points are added up, and what has most comes first.
priority-how-ties = Where two are equal, the one that more people chose comes first, then the one with the smaller number.
priority-plain = The plain count
priority-plain-caption = How many people chose each issue, most first
priority-plain-issue = Issue
priority-plain-votes = Chosen by, of { $ballots }
priority-plain-points = Points
priority-plain-place = Place in the order
priority-rules = The rules
priority-rules-draft = They are fixed when the round opens.
priority-rules-fixed = They were fixed when the round opened. Nobody has been able to change them since.
priority-rules-check = Check that the rules stayed as they were
priority-rules-check-text = Here are the rules as they were written down at the opening, and their checksum. Whoever noted the checksum then sees that nothing was changed.
priority-rules-file = The rules as a file (JSON)
priority-opened-on = Opened
priority-closed-on = Closed
priority-closes = Closes
priority-agenda-said = What was on the list came from:
priority-run = Run this round
priority-opening-text = When it opens, the rules and the list are fixed, and people can vote.
priority-opening = Open the round
priority-opened = The round is open. Pass its address on.
priority-closure-text = After closing nobody votes any more, and the order shows. It cannot be opened again.
priority-closure = Close the round
priority-is-closed = The round is closed. This is the order.
priority-confirm-text = When the table has looked at the order and can live with it, write down that it says yes. It goes into the ledger of who decides here.
priority-confirm-objections = { $count ->
    [one] One objection still waits for what the table makes of it. Answer it above first, or let it be taken back.
   *[other] { $count } objections still wait for what the table makes of them. Answer them above first, or let them be taken back.
}
priority-people = How many people were at the table?
priority-people-hint = Those who looked at the order together.
priority-agenda = Who chose what was on the list?
priority-agenda-hint = It stands in the ledger, for everybody to see.
priority-agenda-residents = Residents
priority-agenda-association = An association of residents
priority-agenda-institution = An institution
priority-agenda-mixed = Residents and an institution together
priority-confirm = The table says yes
priority-is-confirmed = The order is confirmed, and stands in the ledger.
priority-confirmed-text = { $people ->
    [one] Confirmed on { $day } by { $people } person at the table.
   *[other] Confirmed on { $day } by { $people } people at the table.
}
priority-objections = Objections
priority-objections-lead = Whoever belongs to the table may say that they cannot live with this order, and why. The reason and what the table made of it stay here.
priority-objections-none = Nobody has objected so far.
priority-objection = I cannot live with this order, because
priority-objection-hint = Everybody can read the reason, not whose it is.
priority-objection-other = Somebody said it aloud, and I write it down for them
priority-objection-do = Object
priority-objected = The objection is written down. The table answers it before it says yes.
priority-objection-hidden = Those who moderate hid these words.
priority-objection-spoken = said aloud
priority-objection-taken-back = taken back
priority-objection-withdraw = Take it back
priority-objection-withdrawn = The objection is taken back. That there was one stays.
priority-objection-hide = Hide the words
priority-objection-show = Show the words again
priority-objection-changed = It is kept so.
priority-answer = What the table made of it
priority-answer-hint = What was changed, or why it goes on like this. Everybody can read it.
priority-answer-do = Keep the answer
priority-answer-said = What the table made of it:
priority-answered = The answer is kept.
priority-ballot = Your ballot
priority-ballot-approval = Choose what should come first: as many as you like.
priority-ballot-points = You have { $points } points. Give more to what matters more, at most { $most } to one.
priority-ballot-ranking = Write 1 beside what should come first, then 2, then 3. Leave out what you like.
priority-ballot-secret = Nobody sees what you choose, and nothing is counted before the end.
priority-ballot-until = You can change it until { $moment }.
priority-ballot-until-closed = You can change it until the round is closed.
priority-members-only = The people of { $community } vote here.
priority-join = See how to join
priority-sign-in = Sign in
priority-has-voted = Your ballot is in. This is what it says; you may change it.
priority-cast = Send my ballot
priority-cast-again = Send the changed ballot
priority-voted = Your ballot is in. You can change it until the round is closed.
priority-take-back = Take my ballot back
priority-taken-back = Your ballot is taken back; it does not count.
priority-empty = Choose at least one issue; nothing was sent
priority-box = For number { $number }, write a whole number from 1 to { $most }, or leave it empty
priority-points-over = That is { $given } points; take { $over } away
priority-rank-twice = Two issues have the number { $rank }; give each its own
priority-cards = Enter paper cards
priority-cards-lead = Each card counts once, by the number on it. Enter what is on it and nothing more.
priority-cards-paper = Print cards
priority-cards-print = Cards to cut apart, each with a number of its own. Print them from here, and hand one to each person.
priority-cards-from = First number
priority-cards-count = How many
priority-cards-show = Make the cards
priority-cards-entered = Entered so far
priority-cards-entered-text = Numbers only: what a card says is not shown again. Remove one that was entered wrongly, and enter it anew.
priority-card-number = Number on the card
priority-card-number-hint = Such as 17.
priority-card-enter = Enter this card
priority-card-entered = The card is entered. Next one?
priority-card-remove = Remove
priority-card-removed = The card is removed and does not count.
priority-card-no = Card { $number }
priority-card-approval = Tick what should come first: as many as you like.
priority-card-points = You have { $points } points. Write how many you give to each, at most { $most } to one.
priority-card-ranking = Write 1 beside what should come first, then 2, then 3.
priority-card-back = Do not write your name. Hand this card back to whoever gave it to you.
priority-card-until = It counts if it is entered before { $moment }.
priority-grid = Impact and feasibility
priority-grid-lead = An aid to talk about: how much would change, and how easily it is done. It changes nothing in the order.
priority-grid-none = The table has not looked at this yet.
priority-grid-picture = Issues by number: further up more would change, further right it is easier to do. The same stands in the table below.
priority-grid-table = The same as a table
priority-grid-caption = How the table sees each issue, from 1 (very small) to 5 (very large)
priority-grid-how = As the table sees it together. Give both, or neither.
priority-grid-both = For number { $number }, choose both, or neither
priority-grid-keep = Keep it
priority-grid-kept = It is kept.
priority-impact = Impact
priority-feasibility = Feasibility
priority-level-1 = 1, very small
priority-level-2 = 2, small
priority-level-3 = 3, middling
priority-level-4 = 4, large
priority-level-5 = 5, very large
priority-refused-opened = The round was opened, and its rules stand: nothing was changed. Ask anew in another round.
priority-refused-language = The question or an issue on the list is there in one language only, so the round was not opened; write the other.
priority-refused-too-few = There are fewer than two issues on the list, so the round was not opened; add some.
priority-refused-issue-gone = An issue on the list does not stand any more, so the round was not opened; look through the list.
priority-refused-time-passed = The closing time has passed, so the round was not opened; set a later one.
priority-refused-not-open = Nobody votes in this round now, so nothing was counted.
priority-refused-not-closed = People still vote, so nothing was changed; close the round first.
priority-refused-closed-before = The round was closed before; nothing was changed.
priority-refused-confirmed-before = The table has said yes already; nothing was changed.
priority-refused-no-ballot = Nobody voted, so there is no order to confirm; ask anew in another round.
priority-refused-objection = An objection still stands, so nothing was confirmed; answer it first.
priority-refused-not-yours = It was taken back meanwhile; nothing was changed.
priority-refused-double = A card with this number is entered already, so this one was not; check the number
