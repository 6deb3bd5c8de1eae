issue-list = What matters here
issue-list-title = What matters here: { $community }
issue-list-lead = Issues that people raised. Each says why it matters, what is strong here already, and what it rests on. Together they become the list from which the table chooses what comes first.
issue-list-none = Nobody has raised anything yet. You may be the first.
issue-list-all = { $count ->
    [one] Show { $count } that was merged, set apart or resolved
   *[other] Show { $count } that were merged, set apart or resolved
}
issue-list-open = Show only what stands
issue-to-priorities = What comes first
issue-on-community = What matters here
issue-on-community-none = No issue has been raised yet.
issue-all = { $count ->
    [0] All issues
    [one] { $count } issue
   *[other] All { $count } issues
}
issue-waiting = { $count ->
    [one] { $count } issue from outside waits for a look
   *[other] { $count } issues from outside wait for a look
}
issue-rests-count = { $count ->
    [0] rests on nothing else yet
    [one] rests on { $count } thing that was said
   *[other] rests on { $count } things that were said
}
issue-raise = Raise an issue
issue-raise-from = From what was said here
issue-raise-here = Raise an issue from this
issue-raise-lead = Say what matters in a few words. Everybody can read it. One language is enough; others help with the second.
issue-raise-outside = You do not belong to this table, or are not signed in. Those who run it look at what you raise before others see it.
issue-raise-do = Raise it
issue-raised = Your issue stands.
issue-raised-waiting = Thank you. Those who run the table look at it now. Keep this address to see what becomes of it.
issue-change = Change its words
issue-change-lead = Everybody can read it. While people vote on it, its words stay as they are.
issue-changed = It is changed.
issue-save = Save the changes
issue-cancel = Cancel
issue-privacy = We keep it with the day, and so that you can change it, with your account or this browser. No page says who raised it.
issue-no-title = Say in a few words what it is, in one language at least
issue-title-en = What matters, in English
issue-title-fr = What matters, in French
issue-title-hint = A few words, such as “A safe crossing at the school”.
issue-other-language = The same in French, if you like
issue-other-language-hint = The same in the other language. Both are needed before people vote on it.
issue-about-en = Why it matters, in English
issue-about-fr = Why it matters, in French
issue-about-hint = Whom it touches, since when, what happens if nothing changes.
issue-strengths-en = What is strong here already, in English
issue-strengths-fr = What is strong here already, in French
issue-strengths-hint = People, groups, places and skills that one can build on.
issue-strengths = What is strong here already
issue-place = Where
issue-place-label = Where is it?
issue-place-why = It shows on the page of the issue. Leave it empty if it is everywhere here.
issue-place-area = Give the name of a place: a postal area tells nobody where it is
issue-lever = Policy
issue-lever-label = Which policy could move it?
issue-lever-hint = Leave it if none comes to mind.
issue-lever-none = None, or I do not know
issue-themes = Themes
issue-themes-label = Themes
issue-themes-hint = One a line, in both languages: Safety | Sécurité
issue-theme-wrong = Write a theme in both languages with a bar between, such as “Safety | Sécurité”; this line does not fit: { $line }
issue-themes-many = At most { $most } themes; take some away
issue-who = Whose issue is it?
issue-who-me = Mine
issue-who-other = Somebody told me, at the door or on the phone
issue-who-hint = If somebody told you, read it back to them before you send it. Their name is not kept; that you wrote it down is.
issue-of = What matters to { $community }
issue-state-waiting = It waits for a look by those who run the table.
issue-state-open = It stands.
issue-state-merged = It is a part of another issue now:
issue-state-set-apart = It is set apart.
issue-state-resolved = It is resolved.
issue-state-hidden = Those who moderate hid it after a report.
issue-hidden-title = Hidden after a report
issue-waiting-text = Others do not see it yet.
issue-origin-resident = Raised by a resident on { $day }
issue-origin-session = Raised from a session on { $day }
issue-origin-conversation = Raised from a conversation on { $day }
issue-origin-story = Raised from a story on { $day }
issue-origin-door = Told to a helper, who wrote it down on { $day }
issue-rests-on = What it rests on
issue-rests-nothing = Nothing else yet: somebody said so, and that is enough to raise it.
issue-source-note = A note from a table
issue-source-summary-line = A line of a published page
issue-source-statement = A statement
issue-source-story = A story
issue-source-kept = Its owner keeps the words among those who were there.
issue-source-lost = It was taken back.
issue-from-session = From the session “{ $session }”
issue-from-summary = From the one page of “{ $session }”
issue-from-conversation = From the conversation “{ $question }”
issue-from-story = Told here
issue-sources-lost = { $count ->
    [one] One thing that it rested on was taken back, and is not shown. Those who look after the issue see whether it still stands.
   *[other] { $count } things that it rested on were taken back, and are not shown. Those who look after the issue see whether it still stands.
}
issue-sources-title = Raise an issue from what was said here
issue-sources-lead = Tick what belongs together. The issue will rest on it, and whoever said it sees where their words went.
issue-sources-of = What it rests on
issue-sources-of-lead = Tick what carries this issue. Whoever said it sees where their words went, and may take them back.
issue-sources-change = Change what it rests on
issue-sources-none = There is nothing to choose from yet: no published page of a session, no common ground, no story given to this community that may be used.
issue-sources-common = What every group agrees on
issue-sources-stories = Stories given to this community
issue-sources-notes = Notes from “{ $session }”
issue-sources-sessions = Show the notes of a session:
issue-sources-now = It rests on
issue-sources-go-on = Go on
issue-sources-save = Save
issue-sources-kept = What it rests on is kept.
issue-parts = Issues that became a part of it
issue-rounds = Where people voted on it
issue-actions = What is done about it
issue-came-out = Number { $position } in the order of { $of }
issue-look-after = Look after it
issue-merger = Make it a part of another issue
issue-merger-lead = Where two say nearly the same, one becomes a part of the other. Both pages stay, and what it rests on counts with the other from then on. It can be taken out again.
issue-merger-alike = These sound alike
issue-merger-others = The others
issue-merger-none = There is no other issue that stands.
issue-merger-do = Merge
issue-merged = It is a part of the other issue now.
issue-separate = Take it out again
issue-separated = It stands on its own again.
issue-let-stand = Let it stand
issue-reason = Why, or how
issue-reason-hint = Everybody can read it.
issue-resolve = It is resolved
issue-set-apart = Set it apart
issue-take-back = Take it back
issue-decided = It is kept so.
issue-refused-voted-on = People vote on this issue now, so nothing was changed; wait until the round is closed.
issue-refused-not-open = That does not go with what became of this issue, so nothing was changed; look at it again.
issue-refused-no-such = Choose an issue of this table that stands; nothing was changed.
