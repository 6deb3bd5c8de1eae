# The page of what there is to print

kit-title = On paper
kit-lead = For whoever facilitates, and for a kitchen table without internet. US letter paper, both languages: choose the other at the top of the page.
kit-lacks-both = There is no agenda and no question yet; the papers have room for neither.
kit-lacks-agenda = There is no agenda yet.
kit-lacks-prompts = There is no question yet: the kit has note sheets, and no cards to put on the table.
kit-to-agenda = Write them
kit-guide = Facilitator’s guide
kit-guide-lead = What to do before, the agenda with its cues, roles at a table, and the last ten minutes. For your eyes: it holds the cues.
kit-kit = Host kit
kit-kit-lead = What to do, the agenda, a card for each question, note sheets, a sheet to gather what was found, and a sign-in sheet.
kit-print = Open to print
kit-large = Large print
kit-sheets = Note sheets for each question
kit-sheets-hint = 1 to 20. There are three notes on a sheet, two in large print.

# What the papers say of the session

kit-online = This session online:
kit-when = When
kit-where = Where
kit-access = Getting in
kit-who = Facilitators
kit-languages = Languages
kit-agenda = Agenda
kit-agenda-time = Time
kit-agenda-what = What
kit-agenda-length = How long
kit-agenda-none = No agenda was written for this session.
kit-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
kit-question = Question { $number } of { $count }

# For whoever facilitates

kit-before = Before people come
kit-before-needs = { $count ->
    [one] See to the one thing that somebody asked for to be able to take part; the list is on the page of registrations.
   *[other] See to the { $count } things that people asked for to be able to take part; the list is on the page of registrations.
}
kit-before-print = Print a host kit for each table, and bring pens.
kit-before-chairs = Put five or six chairs around each table, so that everyone sees everyone. Leave room for wheelchairs.
kit-before-door = Hang the code of the session where people come in, and greet them there.
kit-before-call = Open the call ten minutes early; try sound, picture and the rooms for tables.
kit-before-captions = Turn captions on, and say how to ask for help.
kit-before-roles = Find somebody for each table who facilitates, somebody who takes notes, somebody who keeps time.
kit-roles = Roles at each table
kit-roles-facilitator = Whoever facilitates keeps to the question and sees that everyone can speak.
kit-roles-notes = Whoever takes notes writes one idea on one note, in the speaker’s words.
kit-roles-time = Whoever keeps time says when two minutes are left.
kit-meanwhile = While people talk
kit-meanwhile-one = One idea, one note. Tick what it is: a story, a strength, a barrier…
kit-meanwhile-quote = Somebody’s exact words are theirs: ask before you write them down to be quoted.
kit-meanwhile-silence = Begin with two minutes of silence. Who thinks slowly has something to say too.
kit-meanwhile-dissent = Disagreement is a finding. Nobody has to come round.
kit-end = In the last ten minutes
kit-end-agree = Ask each table: what do most of you agree on? Note how many of how many.
kit-end-dissent = Ask each table: where do you differ, and what stays open? Write it as it was said.
kit-end-next = Say what comes next: one page, sent to everybody here, who says whether it is right.
kit-after = Afterwards
kit-after-notes = Type in the notes that are on paper, on the page of the session.
kit-after-page = Put the one page together while it is fresh: ten minutes are enough.
kit-after-confirm = Ask the tables to confirm it, then publish it in both languages.

# For whoever hosts at a kitchen table

kit-host = What to do
kit-host-print = Print this kit. You need no internet while you meet.
kit-host-welcome = Welcome people and pass the sign-in sheet around. Nobody has to sign.
kit-host-card = Put the card of a question in the middle of the table. Read it aloud, then leave two minutes of silence.
kit-host-note = One idea, one note. Write it in the speaker’s words and tick what it is.
kit-host-harvest = At the end, fill in the last sheet together. Write down where you differ, too.
kit-host-after = Afterwards type the notes in on the page of the session, or hand the sheets to whoever invited you.

# The sheets

kit-notes = Note sheet
kit-notes-how = One idea, one note, in the speaker’s words.
kit-notes-table = Table
kit-notes-note = Note
kit-notes-kind = Tick one:
kit-notes-quote = Their exact words; they say we may quote them
kit-notes-agree = Agree at our table:
kit-notes-of = of
kit-kind-story = story
kit-kind-strength = strength
kit-kind-barrier = barrier
kit-kind-idea = idea
kit-kind-recommendation = recommendation
kit-kind-resource = resource
kit-kind-offer = offer
kit-kind-request = request
kit-kind-disagreement = disagreement
kit-kind-quote = quote
kit-harvest = What we take from it
kit-harvest-how = To fill in together at the end. A few words are enough.
kit-harvest-insights = Insights
kit-harvest-insights-hint = What most of us see now
kit-harvest-recommendations = Recommendations
kit-harvest-recommendations-hint = What, to whom, and who does it: we alone, we with help, an institution
kit-harvest-resources = Resources
kit-harvest-resources-hint = What is here already
kit-harvest-collaborations = Collaborations
kit-harvest-collaborations-hint = Who offers what, by when
kit-harvest-dissent = Where we differ, and what stays open
kit-harvest-dissent-hint = As it was said
kit-sign = Who is here
kit-sign-privacy = Nobody has to sign. The names are typed in for the count and the sheet is destroyed; of a postal code, only three characters are kept.
kit-sign-name = Name, as you wish
kit-sign-language = Language
kit-sign-area = Postal code, first 3
kit-sign-mail = E-mail, if you want the summary
