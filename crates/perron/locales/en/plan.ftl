# Action plans: goals, objectives, actions, suggestions

plan-list = Action plan
plan-list-lead = Who does what by when, and what became of it.
plan-none = There is no plan yet.
plan-on-community = Our action plan
plan-all = All plans
plan-begin = Begin a plan
plan-begin-do = Begin
plan-begun = The plan is begun. Only those who run it see it until you show it.
plan-title-en = Title in English
plan-title-fr = Title in French
plan-state-draft = Being written
plan-state-open = Open for agreement
plan-state-agreed = Agreed
plan-state-closed = Has ended
plan-standing-draft = Being written: only those who run it see it.
plan-standing-open = A proposal. Residents are asked whether they agree, and anybody may suggest changes.
plan-standing-agreed = Agreed.
plan-standing-closed = This plan has ended.
plan-standing-agreed-on = The table agreed to it on { $date }.
plan-standing-closed-agreed = The table agreed to it on { $date }. It has ended since.
plan-progress-none = No actions yet.
plan-progress = { $done } of { $all ->
    [one] { $all } action
   *[other] { $all } actions
} done; residents confirmed { $confirmed } of them. { $underway } under way, { $blocked } blocked.
plan-asked = Residents, is this your plan?
plan-asked-do = Read it, and say whether you agree
plan-suggest = Suggest a change
plan-booklet = Booklet to print (PDF)
plan-stale = { $count ->
    [one] { $count } action needs a look
   *[other] { $count } actions need a look
}
plan-unconfirmed = { $count ->
    [one] { $count } action is said to be done: is it?
   *[other] { $count } actions are said to be done: are they?
}
plan-empty = Its goals are not written yet.
plan-no-actions = No actions yet.
plan-goal-number = Goal { $number }
plan-about = About this plan
plan-welcome = Welcome
plan-profile = Who lives here
plan-process = How this plan was made
plan-thanks = Thanks
plan-goals = Goals and objectives
plan-workplan = Workplan
plan-run = For those who run it
plan-views = Look at it another way
plan-timeline = When: the timeline
plan-timeline-lead = What begins and ends when. A hollow circle is a beginning, a full one the day by which it is to be done.
plan-timeline-span = From { $from } to { $to }.
plan-timeline-today = The gold line is today.
plan-undated = Without a day
plan-people = Who: person by person
plan-people-lead = Who leads what, and what partners do. Residents are named to everybody only if they said so.
plan-leads-count = { $count ->
    [one] Leads { $count } action
   *[other] Leads { $count } actions
}
plan-parts-count = { $count ->
    [one] A partner in { $count } action
   *[other] A partner in { $count } actions
}
plan-nobody = Nobody leads it yet
plan-nobody-lead = Residents can take these on.
plan-calendar = Its days for your calendar
plan-agreed-how = How the table agreed
plan-changes = { $changes ->
    [one] { $changes } change to its words since then.
   *[other] { $changes } changes to its words since then.
}
plan-back = Back to the plan
plan-read = Read the plan
plan-write = Write the plan
plan-details = Title, welcome and other words
plan-details-lead = These words stand in the booklet. What you leave empty is left out.
plan-welcome-en = Welcome, in English
plan-welcome-fr = Welcome, in French
plan-welcome-hint = The first words: who speaks, and to whom.
plan-profile-en = Who lives here, in English
plan-profile-fr = Who lives here, in French
plan-profile-hint = People, places, what is strong here already.
plan-process-en = How it was made, in English
plan-process-fr = How it was made, in French
plan-process-hint = Who met, how often, how you chose.
plan-thanks-en = Thanks, in English
plan-thanks-fr = Thanks, in French
plan-save = Save
plan-no-change = Back without changing
plan-kept = It is saved.
plan-in-use = Nothing was changed: it still holds something, or somebody changed it meanwhile.
plan-no-text = Write it in at least one language
plan-in-english = In English
plan-in-french = In French
plan-reword = Reword or remove
plan-remove = Remove
plan-add = Add
plan-add-goal = Add a goal
plan-goal-hint = What will be different here, in one sentence.
plan-add-objective = Add an objective
plan-add-action = Add an action
plan-next = Next
plan-next-draft = It is a draft. Once you show it, everybody can read it and suggest changes, and residents can say whether they agree.
plan-next-open = Everybody reads it. When residents have spoken, write down that the table agrees.
plan-next-agreed = The table agreed to it. Keep its actions up to date; end it when its time is over.
plan-next-closed = It has ended and stays readable.
plan-publish = Show it to everybody
plan-published = Everybody can read it now, and residents are asked.
plan-not-ready = Nothing was changed: a plan needs an action before it is shown.
plan-close = End this plan
plan-reopen = Take it up again
plan-agreement = Does the table agree?
plan-tally = { $yes ->
    [one] { $yes } resident agrees
   *[other] { $yes } residents agree
}, { $no ->
    [one] { $no } objects
   *[other] { $no } object
}.
plan-tally-earlier = { $earlier ->
    [one] { $earlier } of them spoke of an earlier version.
   *[other] { $earlier } of them spoke of an earlier version.
}
plan-objections = Objections
plan-say = What do you say?
plan-say-ask = Can you live with this plan, and help it along?
plan-say-again = You have answered. Answer again to change it.
plan-say-yes = Yes, I agree
plan-say-no = No, I object
plan-say-do = Give my answer
plan-say-members = Those who belong to the table are asked. Anybody may suggest a change.
plan-reason = Why
plan-reason-hint = Needed for a no. Everybody reads it, without your name.
plan-no-reason = Say why, so that the others can answer
plan-said = Your answer is kept.
plan-not-asked = Nothing was changed: nobody is asked about this plan now.
plan-settle = Write down that the table agrees
plan-settle-lead = Objections and their reasons stay on this page. Actions that were ideas are agreed from now on.
plan-settle-do = The table agrees
plan-room = How many agreed in the room?
plan-room-hint = People you counted at a meeting, besides those who answered here. Leave it empty if nobody met.
plan-too-few = Fewer than { $several } residents agree: nothing was settled. Ask them first
plan-agreed-now = The table agrees: it is written down, here and in the ledger of decisions.
plan-hands-agenda = Who said what is in it?
plan-hands-decided = Who decided?
plan-hands-holder = Who holds what it needs: the money, the rooms, the data?
plan-hands-why = These three answers go to the public ledger of decisions.
plan-hand-residents = Residents
plan-hand-association = An association of residents
plan-hand-institution = An institution
plan-hand-mixed = Residents and an institution together
plan-paper-link = The plan on the web, with what became of it:
plan-paper-contents = Contents
plan-paper-page = Page
plan-paper-as-of = How far everything is on { $date }.
plan-paper-led = Lead: { $name }
plan-paper-what = What we do
plan-paper-who = Who
plan-paper-where-when = Where and when
plan-paper-cost = Cost
plan-paper-indicator = How we will see it
plan-paper-standing = How far

action-change = Change this action
action-text-en = What is done, in English
action-text-fr = What is done, in French
action-why = Why
action-why-en = Why, in English
action-why-fr = Why, in French
action-objective = Objective
action-doer = Who does it
action-doer-hint = Communities do for themselves what they can; institutions do only what they cannot.
action-doer-community = Community alone
action-doer-help = Community with help
action-doer-institution = An institution
action-lead = Resident lead
action-lead-hint = Somebody of the table. They can let go of it at any time.
action-lead-name = Or somebody without an account
action-lead-name-hint = Their name is public: write it only if they agreed.
action-lead-nobody = Nobody yet
action-lead-resident = A resident
action-led-by = Lead: { $name }
action-lead-free = Nobody leads this yet.
action-lead-take = I will lead it
action-lead-yours = You lead this.
action-lead-leave = Let go of it
action-lead-taken = You lead it now. Thank you.
action-lead-left = You no longer lead it.
action-lead-other = Nothing was changed: somebody leads it already, or you no longer do.
action-partners = Partners
action-partners-hint = Associations, organisations, institutions: who, and what they do.
action-partner = Partner { $number }
action-partner-part = What partner { $number } does
action-part = Choose
action-part-lead = Leads
action-part-support = Supports
action-part-approve = Approves
action-part-fund = Funds
action-partner-lead = { $name } (leads)
action-partner-support = { $name } (supports)
action-partner-approve = { $name } (approves)
action-partner-fund = { $name } (funds)
action-no-part = Say what { $name } does
action-where = Where
action-where-en = Where, in English
action-where-fr = Where, in French
action-when = When
action-cost = Cost
action-cost-dollars = Cost in dollars
action-cost-hint = For example, 1,200. Leave it empty if nobody knows yet.
action-cost-from = { $cost }, from: { $source }
action-source-en = Where the money comes from, in English
action-source-fr = Where the money comes from, in French
action-starts = Begins on
action-due = Done by
action-due-before = It would be done before it begins
action-by = By { $to }
action-from = From { $from }
action-from-to = From { $from } to { $to }
action-when-often = { $dates }, { $often }
action-once = Once
action-recurs = Does it come again?
action-recurs-weekly = each week
action-recurs-monthly = each month
action-recurs-yearly = each year
action-recurs-always = all the time
action-indicator = How we will see that it worked
action-indicator-en = How you will see that it worked, in English
action-indicator-fr = How you will see that it worked, in French
action-indicator-hint = A number or a story.
action-review = Next look
action-review-hint = The day on which the table looks at it again. Without one, it comes up again after three months.
action-issues = The issues it answers
action-state-idea = Idea
action-state-agreed = Agreed
action-state-not-started = Not started
action-state-underway = Under way
action-state-blocked = Blocked
action-state-done = Done
action-state-done-recurring = Done, comes again
action-state-dropped = Dropped
action-blocked-on = Blocked: waits for { $who }
action-dropped-since = Dropped: { $why }
action-stale-review = The table wanted to look at it by { $date }.
action-stale-due = It was due by { $date }.
action-stale-quiet = Nobody has said how far it is for { $days } days.
action-heard-none = No resident has confirmed yet that it is done.
action-heard-few = { $yes ->
    [one] { $yes } resident says it is done; { $several } are needed besides whoever leads it.
   *[other] { $yes } residents say it is done; { $several } are needed besides whoever leads it.
}
action-heard-confirmed = Confirmed by { $yes } residents.
action-heard-apart = { $yes ->
    [one] { $yes } resident says it is done
   *[other] { $yes } residents say it is done
}, { $no ->
    [one] { $no } says not yet.
   *[other] { $no } say not yet.
}
action-doubts = Why some say not yet
action-confirm = Is it done?
action-confirm-ask = You live here: is this done?
action-confirm-yes = Yes, it is done
action-confirm-no = Not yet
action-confirm-again = You have answered. Answer again to change it.
action-confirm-do = Give my answer
action-said = Your answer is kept.
action-not-done = Nothing was changed: nobody says that it is done.
action-own-lead = You lead it, so that others confirm that it is done.
action-tell = How far is it?
action-tell-ask = It is
action-tell-words = A few words
action-tell-words-hint = Blocked: on whom? Dropped: why? Otherwise as you like.
action-tell-do = Save how far it is
action-told = It is written down.
action-blocked-on-whom = Say who or what it waits for
action-dropped-why = Say why nobody will do it
action-steps = How far it was
action-evidence = What shows it
action-evidence-add = Show what was done
action-evidence-words = What was done, what came of it
action-evidence-hint = A number, a sentence, a story. Everybody reads it; name nobody who did not agree.
action-evidence-link = A page that shows it
action-evidence-do = Add it
action-evidence-kept = It is added. Thank you.
action-evidence-remove = Remove
action-no-page = Write the whole address of a page, beginning with https://
action-calendar = Its days for your calendar
action-calendar-again = { $action }
action-calendar-due = Due: { $action }
action-calendar-review = Look again: { $action }

suggestion-list = Suggested changes
suggestion-lead = Anybody may say how this plan would be better. Each suggestion gets an answer with a reason, for all to read.
suggestion-waiting = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
}
suggestion-waiting-title = Waiting for an answer
suggestion-about = About:
suggestion-new = Your suggestion
suggestion-text = What should change?
suggestion-text-hint = What you would write instead, and why.
suggestion-name = Your name, if you like
suggestion-name-hint = Shown beside your suggestion once it is answered.
suggestion-do = Send the suggestion
suggestion-thanks = Thank you. Those who run the plan answer you here.
suggestion-closed = This plan has ended
suggestion-waits = Only you and those who run the plan read it until it is answered.
suggestion-on = { $date }
suggestion-by = { $name }, { $date }
suggestion-answer = Answer
suggestion-answer-ask = What becomes of it?
suggestion-accept = Accepted: the plan is changed so
suggestion-decline = Declined
suggestion-hide = Declined, and its words are not shown
suggestion-reason = Why
suggestion-reason-hint = Everybody reads it.
suggestion-answer-do = Answer the suggestion
suggestion-answered-now = The answer stands for all to read. If you accepted it, change the plan now.
suggestion-gone = Nothing was changed: somebody answered it meanwhile.
suggestion-answered-title = Answered
suggestion-state-accepted = Accepted
suggestion-state-declined = Declined
suggestion-state-hidden = Declined, not shown
suggestion-hidden = Its words are not shown.
suggestion-reason-given = Why:
