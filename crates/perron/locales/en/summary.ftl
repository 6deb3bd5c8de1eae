# The one page of a session

summary-title = Summary: { $session }
summary-lead = The summary of a session: one page, on a screen and on paper.
summary-of-session = The one-page summary
summary-pdf = Download as PDF
summary-markdown = As text (Markdown)
summary-read = Read the page
summary-to-desk = To the desk of this page
summary-to-session = To the session
summary-published-on = Published on { $day }.

summary-insight = Insights
summary-recommendation = Recommendations
summary-resource = Resources
summary-collaboration = Collaborations
summary-dissent = Where we did not agree
summary-open = What stays open
summary-insight-none = Nothing was kept here.
summary-recommendation-none = Nothing was recommended.
summary-resource-none = None was named.
summary-collaboration-none = Nobody has offered to do something together yet.
summary-dissent-none = Nobody said that they disagree. This space is kept for dissent and is never filled with anything else.
summary-open-none = Nothing was left open.
summary-place-head = The title
summary-place-foot = The foot of the page

summary-session-of = Session { $at } of { $of }
summary-mode-online = online
summary-mode-in-person = in person
summary-mode-both = in person and online
summary-people = { $people ->
    [one] 1 person
   *[other] { $people } people
}
summary-people-few = Fewer than 10 people
summary-tables-all = { $rounds ->
    [one] { $tables ->
        [one] 1 table
       *[other] { $tables } tables
    }
   *[other] { $tables } tables in { $rounds } rounds
}
summary-tables = { $tables ->
    [one] 1 table
   *[other] { $tables } tables
}
summary-areas = { $areas ->
    [one] 1 postal area
   *[other] { $areas } postal areas
}
summary-notes = { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}
summary-own = Added by the facilitators; it rests on no note
summary-lost = { $lost ->
    [one] 1 note was taken back
   *[other] { $lost } notes were taken back
}
summary-mending = This line is being mended: words that it was made of were taken back.
summary-to = To: { $whom }
summary-by = By { $day }
summary-to-resident = Residents
summary-to-association = Associations
summary-to-organisation = Organisations
summary-to-institution = Institutions
summary-to-municipality = The municipality
summary-to-province = The province or territory
summary-to-federal = The federal government
summary-lever-housing = Housing
summary-lever-education = Education
summary-lever-healthcare = Health care
summary-lever-community = Community development
summary-doer-community = Community alone
summary-doer-help = Community with help
summary-doer-institution = Institution
summary-answered = { $who }, { $day }: { $verdict }.
summary-verdict-accepted = yes
summary-verdict-partly = yes, in part
summary-verdict-declined = no
summary-verdict-later = not decided yet
summary-confirmed = { $right ->
    [0] No table has confirmed it yet, of { $all }
   *[other] Confirmed by { $right } of { $all } tables
}
summary-confirmed-missing = { $missing ->
    [one] 1 says that something is missing
   *[other] { $missing } say that something is missing
}
summary-confirmed-silent = { $silent ->
    [one] 1 did not reply
   *[other] { $silent } did not reply
}
summary-both-languages = English and French say the same.
summary-method = Lines come from notes, by how many agreed and at how many tables; the facilitators worded them.
summary-paper-link = Follow any line to its notes:

summary-objections = What is missing, say people who were there
summary-objections-lead = They were asked whether the page is right. What they find missing is shown in their words.
summary-objections-hidden = { $hidden ->
    [one] 1 more is not shown, because it hurts somebody or gives somebody away.
   *[other] { $hidden } more are not shown, because they hurt somebody or give somebody away.
}
summary-objection-table = Table { $table }
summary-objection-nowhere = At no table
summary-objection-hide = Do not show
summary-objection-show = Show again
summary-objection-hidden = It is not shown any more. That one more was said stays told.
summary-objection-shown = It is shown again.

summary-not-yet = There is no summary yet
summary-not-yet-lead = The summary of “{ $session }” is published here when those who were there have looked at it.

summary-begin-title = The one page
summary-begin-lead = A first draft is put together from the notes: what most agreed on, at most tables, comes first. Every line is a note’s own words and keeps the notes it rests on. You change it as you like.
summary-begin-notes = { $notes ->
    [0] No note has been written down yet. You can begin with an empty page.
    [one] 1 note was written down.
   *[other] { $notes } notes were written down.
}
summary-begin-running = The session is still going on: notes that come later are not in the draft. You can add them by hand.
summary-begin = Put the draft together
summary-drafted = Here is the draft. Check the words, then write the other language.
summary-drafted-empty = The page is empty: there was no note whose words can be used.

summary-desk-title = The one page of: { $session }
summary-desk = The one page
summary-state-draft = Draft
summary-state-confirming = Being confirmed
summary-state-published = Published
summary-left-out = { $notes ->
    [one] The words of 1 note could not be used, because they are too long or may not be shown. Look at it below.
   *[other] The words of { $notes } notes could not be used, because they are too long or may not be shown. Look at them below.
}
summary-translate = Write both languages side by side
summary-missing-en = The English is missing.
summary-missing-fr = The French is missing.
summary-stale-en = The English is older
summary-stale-fr = The French is older
summary-stale = To be looked at
summary-mend-stands = Words that this line rested on were taken back. It still stands on { $notes ->
    [one] 1 other note.
   *[other] { $notes } other notes.
}
summary-mend = It stands without them
summary-mend-fallen = This line is in words that were taken back, or nothing is left that it rests on. Nobody sees it. Word it anew from its other notes, or remove it.
summary-mend-words = Word the line anew first: it is in words that were taken back.
summary-mended = The line stands without what was taken back.
summary-edit = Change
summary-up = Up
summary-down = Down
summary-remove = Remove
summary-add = Add a line
summary-answers = Answers
summary-unused = { $notes ->
    [one] 1 note that no line rests on
   *[other] { $notes } notes that no line rests on
}
summary-make-line = Make it a line
summary-line-removed = The line was removed; its notes are still there.
summary-gauge = Does it fit on one page?
summary-language-en = English
summary-language-fr = French
summary-fits = { $lines ->
    [0] It fits, and it is full.
    [one] It fits; about 1 line is free.
   *[other] It fits; about { $lines } lines are free.
}
summary-too-long = { $section }: about { $lines ->
    [one] 1 line too long.
   *[other] { $lines } lines too long.
}
summary-next = What comes next
summary-next-published = Everybody can read it.
summary-reopen = Take it back to mend it
summary-reopen-hint = Nobody can read it until you publish it again.
summary-reopened = It is taken back. Mend it, ask again, and publish it.
summary-to-do = Before it can be published:
summary-ask = Ask those who were there
summary-ask-hint = Everyone who was there gets a link: “this is right”, or “this is missing”. Who left an address gets a letter, once.
summary-asked = They were asked. What they say comes in here.
summary-asked-already = They were asked already.
summary-confirmation-link = The page that asks them
summary-heard = { $right } of { $all } tables say that it is right, { $missing } that something is missing; { $people ->
    [one] 1 person answered.
   *[other] { $people } people answered.
}
summary-heard-earlier = { $people ->
    [one] 1 of them read an earlier wording.
   *[other] { $people } of them read an earlier wording.
}
summary-publish = Publish the page
summary-published = It is published. Whoever registered gets a letter.
summary-changed-meanwhile = Somebody changed the page meanwhile. Look at it once more, then publish it.
summary-refused-empty = The page is empty. Add a line first.
summary-refused-not-begun = The session has not begun. Publish the page once people have met.
summary-refused-not-asked = Ask those who were there first.
summary-refused-stale-en = The English of a line is missing, or older than the French.
summary-refused-stale-fr = The French of a line is missing, or older than the English.
summary-refused-long-en = The English page is longer than one sheet.
summary-refused-long-fr = The French page is longer than one sheet.
summary-refused-mend = A line rests on a note that was taken back.
summary-no-pdf = It does not fit on one page in this language yet. The gauge says what is too long.
summary-anew = Begin again
summary-anew-hint = A new draft replaces everything that is on the page now.
summary-anew-do = Put a new draft together

summary-line-title = Change a line
summary-line-new = Add a line
summary-text-en = What it says, in English
summary-text-fr = What it says, in French
summary-same = Both languages say the same
summary-section = Where it stands
summary-section-hint = Keep the line to see what a recommendation or a collaboration asks beside it.
summary-doer = Who does it
summary-addressee = Whom it is addressed to
summary-lever = Policy lever
summary-who = Whom, or who
summary-who-en = Whom exactly, or who does it, in English
summary-who-fr = The same in French
summary-who-hint = For example: the city, social development
summary-by-when = By when
summary-by-hint = May be left empty.
summary-rests-on = The notes it rests on
summary-rests-on-none = It rests on no note. The page says that the facilitators added it.
summary-other-notes = Other notes
summary-keep = Keep the line
summary-line-kept = The line is kept.
summary-back = Back to the page
summary-no-text = Write the line in at least one language.
summary-agreed = { $agreed } of { $of } agreed
summary-kind-story = Story
summary-kind-strength = Strength
summary-kind-barrier = Barrier
summary-kind-idea = Idea
summary-kind-recommendation = Recommendation
summary-kind-resource = Resource
summary-kind-offer = Offer
summary-kind-request = Request
summary-kind-disagreement = Disagreement
summary-kind-quote = Quote

summary-translation-title = Both languages side by side
summary-translation-lead = Whoever reads one language must read the same as whoever reads the other. A line that was changed in one language waits until the other follows.
summary-keep-all = Keep both languages
summary-translation-kept = Both languages are kept.

summary-confirm-title = Is this right? { $session }
summary-confirm-lead = You were there. Read the page, then say whether it is right.
summary-confirm-ask = Is this what we said?
summary-confirm-said = You have answered. You may change your answer.
summary-confirm-feedback = How was the session?
summary-confirm-verdict = Your answer
summary-confirm-right = This is right
summary-confirm-missing = Something is missing or wrong
summary-confirm-words = What is missing or wrong?
summary-confirm-words-hint = Shown with the page, with the number of your table and without your name. Name nobody who would not want it.
summary-confirm-send = Send the answer
summary-confirmation-kept = Thank you. Your answer counts.
summary-missing-what = Say in a few words what is missing.
summary-not-there = This page asks those who were there
summary-not-there-lead = Use the link in your letter, or the device with which you checked in.
summary-not-asked = The page is not ready yet
summary-not-asked-lead = Those who were there are asked when the facilitators have put it together.

summary-answers-title = What was answered
summary-answer-who = Who answered
summary-answer-who-hint = An institution, and who signed for it
summary-answer-verdict = The answer
summary-answer-en = Reasons, in English
summary-answer-fr = Reasons, in French
summary-answer-when = When
summary-answer-keep = Keep the answer
summary-answer-kept = The answer is kept and stands under the recommendation.
summary-answer-remove = Remove
summary-answer-removed = The answer was removed.
summary-answer-day = Say on which day they answered.

summary-letter-ask-subject = Is this what we said? { $session }
summary-letter-ask-why = You were at “{ $session }”. One page now says what came of it, in English and French.
summary-letter-ask-do = Read it and say whether it is right, or what is missing. It takes two minutes.
summary-letter-ask-button = Read the page
summary-letter-ask-foot = You get this letter once, because you checked in at the session. The link is yours alone.
summary-letter-published-subject = One page: what came of { $session }
summary-letter-published-why = The one-page summary of “{ $session }” is published: insights, recommendations, resources, who will do what together, and where people did not agree.
summary-letter-published-do = It is there in English and French, on the web and for printing.
summary-letter-published-button = Read the page
summary-letter-published-foot = You get this letter once, because you registered for the session.
