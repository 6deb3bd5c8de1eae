conversation-list = Take part
conversation-list-lead = Questions open to everybody. Answer short statements from other people, add your own, and see what all of you share. No account needed.
conversation-list-none = No question has been asked yet.
conversation-more = Earlier conversations
conversation-draft = Draft
conversation-waiting = Opens later
conversation-open = Open
conversation-closed = Closed
conversation-published = Published
conversation-opens = from { $moment }
conversation-closes = until { $moment }
conversation-closed-on = since { $moment }
conversation-published-on = on { $moment }
conversation-people-count = { $people ->
    [0] nobody has answered yet
    [one] one person has answered
   *[other] { $people } people have answered
}
conversation-statement-count = { $statements ->
    [one] one statement
   *[other] { $statements } statements
}
conversation-to-moderate = { $pending ->
    [one] one statement to read
   *[other] { $pending } statements to read
}
conversation-new = Start a conversation
conversation-new-lead = One question, open to everybody. You can write it in one language now; it opens when it is there in both.
conversation-change = Change the question, times and rules
conversation-no-question = Write the question, in one language at least
conversation-question-en = The question, in English
conversation-question-fr = The question, in French
conversation-question-hint = Short and open, such as “What makes a street feel like yours?”
conversation-question-both = The same in the other language. Both are needed before the conversation opens.
conversation-background-en = What one should know first, in English
conversation-background-fr = What one should know first, in French
conversation-background-hint = A few plain sentences: why you ask, what happens with the answers. Leave it out if the question says it all. An empty line begins a new paragraph.
conversation-zone = Time zone
conversation-zone-hint = The times below are in this zone.
conversation-zone-newfoundland = Newfoundland (St. John’s)
conversation-zone-atlantic = Atlantic (Halifax)
conversation-zone-eastern = Eastern (Toronto, Montréal)
conversation-zone-central = Central (Winnipeg)
conversation-zone-saskatchewan = Saskatchewan (Regina)
conversation-zone-mountain = Mountain (Edmonton)
conversation-zone-pacific = Pacific (Vancouver)
conversation-zone-yukon = Yukon (Whitehorse)
conversation-zone-utc = Universal time (UTC)
conversation-opens-label = Answers are taken from
conversation-opens-hint = Leave it empty to take answers as soon as you open the conversation.
conversation-opens-none = when a moderator opens it
conversation-opens-time = From what time that day
conversation-time-hint-opens = For example 9:00. Left empty, it is the beginning of the day.
conversation-closes-label = Answers are taken until
conversation-closes-hint = Leave it empty to close the conversation by hand.
conversation-closes-none = when a moderator closes it
conversation-closes-time = Until what time that day
conversation-time-hint-closes = For example 17:00. Left empty, it is the end of the day.
conversation-no-time = { $time } is not a time; write hours and minutes, such as 9:30
conversation-time-without-date = Give the date that belongs to this time, or leave the time empty too
conversation-time-gap = There is no { $time } on that day in that zone: clocks are put forward by { $minutes } minutes and jump over it. Choose another time.
conversation-closes-before = The end must come after the beginning; change one of them
conversation-moderation = When a moderator reads a new statement
conversation-moderation-before = Before others see it
conversation-moderation-after = Afterwards: others see it at once
conversation-adding = Who may add statements
conversation-adding-everyone = Whoever takes part
conversation-adding-moderators = Moderators only
conversation-create = Make the draft
conversation-save = Save the changes
conversation-cancel = Leave it as it is
conversation-back = Back to the conversations
conversation-made = The draft is made. Now give people something to answer.
conversation-changed = Your changes are saved.
conversation-manage = Manage this conversation
conversation-missing = missing
conversation-statements = Statements
conversation-statement-counts = { $accepted } to vote on, { $pending } waiting to be read, { $aside } set aside
conversation-people = Who took part
conversation-people-counts = { $people ->
    [one] one person
   *[other] { $people } people
}, { $ballots } of them on paper
conversation-next = What comes next
conversation-next-draft = When the question is there in both languages and has statements, open it. Only moderators see it until then.
conversation-next-waiting = It opens by itself at the time given. You can still change everything.
conversation-next-open = People answer now. Closing it stops the answers at once; you can open it again.
conversation-next-closed = Look at the map, then publish the results: that says they are final, with your signature’s date. It cannot be undone.
conversation-next-published = The results are published and stay as they are.
conversation-do-open = Open the conversation
conversation-do-open-again = Open it again
conversation-do-close = Close the conversation
conversation-do-publish = Publish the results
conversation-opened = The conversation is open.
conversation-is-closed = The conversation is closed.
conversation-is-published = The results are published.
conversation-refused-language = The conversation was not changed: the question, and the background if there is one, must be there in English and in French. Add what is missing.
conversation-refused-no-statement = The conversation was not opened: there is nothing to vote on yet. Add statements first.
conversation-refused-time-passed = The conversation was not opened: its closing time has passed. Change the time first.
conversation-refused-already-open = The conversation is open already; nothing was changed.
conversation-refused-not-open = The conversation is not open, so there is nothing to close.
conversation-refused-not-closed = The results were not published: close the conversation first.
conversation-refused-published = The results are published, so the conversation stays as it is.
conversation-tasks = What you can do
conversation-see = See it as people see it
conversation-seeds = Add statements
conversation-moderate = Read new statements
conversation-waiting-count = { $pending ->
    [one] one waiting
   *[other] { $pending } waiting
}
conversation-translate = Translate statements
conversation-ballots = Enter paper ballots
conversation-paper = On paper
conversation-poster = Poster with QR code (PDF)
conversation-ballot = Paper ballot (PDF)
conversation-ballot-large = Paper ballot in large print (PDF)
conversation-seeds-lead = Paste a list: one statement a line, as people would say them. Ten to thirty are a good beginning.
conversation-seeds-label = Statements
conversation-seeds-hint = One a line, at most { $most } characters each. If you have the translation, put it on the same line after a bar: We need benches. | Il nous faut des bancs.
conversation-seeds-language = These statements are written in
conversation-seeds-add = Add these statements
conversation-seeds-added = { $added ->
    [0] No statement was added.
    [one] One statement was added.
   *[other] { $added } statements were added.
}
conversation-seeds-double = { $double ->
    [one] One line says what is there already, and was left out:
   *[other] { $double } lines say what is there already, and were left out:
}
conversation-seeds-long = { $long ->
    [one] One line is longer than { $most } characters, and was left out:
   *[other] { $long } lines are longer than { $most } characters, and were left out:
}
conversation-seeds-done = Back to the conversation
conversation-routing = Which statement comes next
conversation-routing-plain = The one with the fewest answers, until there is a map
conversation-routing-good = { $pages ->
    [one] As the map suggests, one page so far; each opinion group has seen every statement at least { $least } times
   *[other] As the map suggests, { $pages } pages so far; each opinion group has seen every statement at least { $least } times
}
conversation-routing-off = not as it should be: some statements come up too often. Tell whoever runs this server.
conversation-held-by = Who holds it
conversation-held-by-hint = The stewards and facilitators of the communities you tick look after it together.
conversation-no-community = Tick the community in whose name you ask
conversation-held-by-house = The house itself: its moderators look after it.
conversation-holder-waits = was asked, and has not answered yet
conversation-holder-ask = Ask a community to hold it too
conversation-holder-which = Which community?
conversation-holder-hint = Its stewards say yes or no. From the yes on, they look after it together with the others.
conversation-holder-do = Ask them
conversation-holder-none = No community was chosen. Nothing was changed.
conversation-holder-added = Your community holds it now too.
conversation-holder-asked = They are asked. Their stewards see it on the community’s page.
