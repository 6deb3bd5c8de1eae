# Suggested wordings and remarks

amendment-title = Another wording of clause { $number }
amendment-lead = Change the text as you would write it, in one language or both, and say why. Those who write the strategy answer with a reason that everybody reads.
amendment-why = Why?
amendment-why-hint = In a few sentences. Everybody reads this.
amendment-why-needed = Say in a sentence why
amendment-do = Suggest it
amendment-thanks = Thank you. Your wording stands below, for all to read.
amendment-closed = Nothing was kept: this text takes no suggestions any more
amendment-list = Other wordings that were suggested
amendment-none = None waits.
amendment-older = Written on version { $version }; shown here against the text as it stands now.
amendment-machine-en = A machine translated the English
amendment-machine-fr = A machine translated the French
amendment-machine-both = A machine wrote both languages
amendment-decide = Decide on it
amendment-ask = What becomes of it?
amendment-accept = The clause says so from now on
amendment-decline = It is not taken up
amendment-hide = It is not taken up, and its words are not shown
amendment-reason = Reason
amendment-reason-hint = Needed if it is not taken up. Everybody reads it.
amendment-decide-do = Decide
amendment-decided = It is decided, and everybody reads why.
amendment-gone = Nothing was changed: it was decided already.
amendment-take-back = Take my suggestion back
amendment-withdrawn = Your suggestion is taken back.
amendment-decided-list = { $count ->
    [one] 1 that was decided
   *[other] { $count } that were decided
}
amendment-state-accepted = Taken up
amendment-state-declined = Not taken up
amendment-discussion = What is suggested and said
amendment-discussion-lead = In the order of the text.
amendment-open = Open it
remark-list = What people say of it
remark-words = What would you like to say?
remark-do = Say it
remark-said = Thank you. It is shown below.
remark-on-amendment = Say something about this wording
remark-remove = Take it back
remark-removed = It is taken back.
remark-hide = Hide it
remark-hidden = It is hidden.
remark-show = Show it again
remark-hidden-list = { $count ->
    [one] 1 that is hidden
   *[other] { $count } that are hidden
}
remark-shown = It is shown again.
remark-name-hint = Shown beside what you say.
