# Clauses of strategies, what they rest on, their trace

clause-kind-definition = Definition
clause-kind-principle = Principle
clause-kind-recommendation = Recommendation
clause-kind-measure = Measure
clause-kind-commitment = Commitment
clause-kind = What it is
clause-chapter = Chapter
clause-position = Place in its chapter
clause-position-hint = Clauses stand in this order. The number of a clause never changes.
clause-number = Clause { $number }
clause-version = Version { $version }
clause-language-en = English
clause-language-fr = French
clause-title = Title
clause-text = Text
clause-text-hint = Paragraphs, lists, emphasis and links.
clause-plain = In plain words
clause-plain-hint = The same for everyone to read. May be left empty.
clause-half = Give both the title and the text in this language, or neither
clause-new = Add a clause
clause-new-lead = It gets a number that never changes. One language is enough to begin with; both are needed to publish.
clause-no-chapter = Add a chapter first.
clause-too-many = Nothing was added: a strategy has at most 500 clauses.
clause-made = The clause is added.
clause-details = Clause { $number }: what it is
clause-of-recommendation = If it asks for something
clause-of-recommendation-hint = Whom it asks is kept for recommendations; who does it and what it costs, for measures and commitments too.
clause-cost = Cost
clause-cost-en = Cost, in English
clause-cost-fr = Cost, in French
clause-cost-hint = If it is known, in a few words.
clause-not-said = Not said
clause-keep = Keep this
clause-kept = The clause is changed.
clause-change = Change what it is, and where it stands
clause-retire = Take it out of the text
clause-retire-why = Why is it not in the text any more?
clause-retire-hint = Everybody reads this. Its number and its history stay.
clause-retired-now = The clause is not in the text any more.
clause-is-retired = This clause is not in the text any more.
clause-bring-back = Put it back into the text
clause-back = The clause is in the text again.
clause-write = Write it differently
clause-write-lead = A new version stands from now on; the earlier ones stay to be read. If somebody else changes the clause meanwhile, yours is kept as a suggestion.
clause-write-do = Make it the new version
clause-says-same = I changed one language, and the other still says the same
clause-suggest = Suggest another wording
clause-reworded = The new version stands.
clause-overtaken = Somebody changed the clause while you wrote. Nothing is lost: your wording is kept below as a suggestion.
clause-unchanged = Change something, or leave without keeping
clause-moved-on = Nothing was changed: the clause has a newer version than the one you read. Read it and decide again.
clause-by = { $name }, { $date }
clause-parity-current = Says what the clause says
clause-parity-stale = Behind: the other language has changed since
clause-parity-machine = Drafted by a machine, and approved by nobody yet
clause-parity-missing = Missing
clause-approve = I have read it: it says the same
clause-approved = It is written down that both say the same.
clause-machine = A machine translated this
clause-machine-hint = It is shown as such, and no edition goes out, until a person has read and approved it.
clause-read-by = { $language }: read on { $date } by { $role ->
    [steward] a steward
    [facilitator] a facilitator
    [moderator] a moderator of this house
   *[other] whoever runs this house
}, who says that it says the same.
clause-margin = What clause { $number } rests on
clause-voices = Voices
clause-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
clause-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
}
clause-votes = { $count ->
    [one] 1 vote in favour
   *[other] { $count } votes in favour
}
clause-from = From
clause-tables = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
clause-sessions = { $count ->
    [one] 1 session
   *[other] { $count } sessions
}
clause-communities = { $count ->
    [one] 1 community
   *[other] { $count } communities
}
clause-places = Places
clause-areas = { $count ->
    [one] 1 postal area
   *[other] { $count } postal areas
}
clause-provinces = { $count ->
    [one] 1 province or territory
   *[other] { $count } provinces and territories
}
clause-places-few = Fewer than 10 people said where they live: not shown
clause-beside = Beside these
clause-figures = { $figures ->
    [0] No published figure
    [one] 1 published figure
   *[other] { $figures } published figures
}, { $outside ->
    [0] no outside source
    [one] 1 outside source
   *[other] { $outside } outside sources
}
clause-bare = Nothing yet: this clause rests on nobody’s words
clause-suggested = Suggested
clause-waiting = { $count ->
    [one] 1 other wording waits
   *[other] { $count } other wordings wait
}
clause-follow = Follow it
clause-trace = Trace clause { $number } to its voices
clause-marked-stands = Something under it was taken back on { $date }. It still stands on what is left.
clause-marked-falls = What it rested on was taken back on { $date }. Nothing is left under it.
clause-rests = What it rests on
clause-groups-untold = Which groups these voices belong to is not counted here: people who said something of themselves were asked only to see who takes part and who is missing.
clause-lost = { $count ->
    [one] 1 thing it rested on was taken back, or is gone.
   *[other] { $count } things it rested on were taken back, or are gone.
}
clause-mend = It stands without them: let go of what was taken back
clause-mended = The mark is gone: the clause stands on what is left.
clause-source-note = A note from a session
clause-source-summary-line = A line of a session’s one page
clause-source-statement = A statement people voted on
clause-source-story = A story
clause-source-priority = A priority of residents
clause-source-release = A published figure of a pulse
clause-source-clause = Another clause
clause-source-outside = From outside
clause-source-kept = Its words are kept for those they were said to.
clause-source-lost = Taken back, or gone
clause-from-priority = { $round }: place { $place }, chosen by { $votes }
clause-from-release = Published figures of this wave
clause-from-outside = From outside this house
clause-sources-choose = Choose what it rests on
clause-sources-title = What clause { $number } rests on
clause-sources-lead = Tick what carries it. What people may see and what is counted follows from what each person allowed.
clause-sources-where = Said in which community?
clause-sources-house = In none: sessions and conversations of this house itself
clause-sources-session = With the notes of which session?
clause-sources-look = Look there
clause-sources-none = Nothing was found here that the clause may rest on. Look in another community.
clause-sources-clauses = Other clauses of this text
clause-sources-priorities = Priorities of residents
clause-sources-releases = Published figures
clause-sources-kept = What the clause rests on is kept.
clause-sources-round = The rest is kept. One clause was left out, since it rests on this one itself.
clause-outside = Something from outside
clause-outside-en = What it is called, in English
clause-outside-fr = What it is called, in French
clause-outside-hint = Who wrote it, what, and when.
clause-outside-address = Its address, if it has one
clause-outside-link = Give a whole address that begins with https://
clause-outside-add = Add it
clause-statement-title = Put clause { $number } to the vote
clause-statement-lead = It becomes a statement of a conversation. What people say of it comes back as what the clause rests on.
clause-statement-none = You run no conversation that is open. Begin one first.
clause-statement-where = In which conversation?
clause-statement-text = As a statement
clause-statement-hint = One idea that one can agree or disagree with.
clause-statement-do = Put it to the vote
clause-statement-open = The clause is put to the vote, and rests on what people say of it.
clause-history = { $count ->
    [one] How it came to be: 1 version
   *[other] How it came to be: { $count } versions
}
clause-trace-title = Trace of clause { $number }
clause-trace-lead = From the editions it stands in, down to the words it rests on. You see what each person allowed you to see.
clause-trace-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
clause-rests-on-this = A clause that rests on this one
clause-sources-programme = Stories given to the programme
