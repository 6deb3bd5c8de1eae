wave-home = The pulse
wave-home-title = The pulse of { $community }
wave-home-lead = Now and then the same questions are asked: do people here belong, do they have a say, can they count on somebody? So one sees whether anything changes.
wave-home-none = Nobody is being asked now.
wave-home-now = Answer now
wave-home-others = Other waves
wave-home-asking = Ask
wave-home-asking-text = First put a questionnaire together, then set up a wave: the weeks in which people answer it.
wave-draft = Draft
wave-open = Open
wave-closed = Closed
wave-until = until { $day }
wave-on = closed on { $day }
wave-size = { $questions ->
    [one] { $questions } question,
   *[other] { $questions } questions,
} about { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
wave-answer = Answer
wave-panel-only = Only people who were invited answer this wave. If you were, use the link in your letter.
wave-promise-skip = You may skip any question, or say that you prefer not to answer.
wave-promise-later = Each page is kept when you go on. You may stop, come back, and change your answers until the wave closes.
wave-promise-place = Of your postal code we keep three characters at most.
wave-promise-who = Your name never stands beside your answers. Figures are about groups of ten people or more. For research, a file with one line for each person may be published: it has no names and no place smaller than the province or territory, and whatever it says about who you are is true of at least ten people.
wave-frozen = The questions, as they were fixed
wave-frozen-text = When the wave opened, its questions were fixed. The number below is made from them: if a single letter changed, it would be another number.
wave-frozen-sheet = The questions as a file
wave-power = What this wave can see
wave-power-sees = With { $answers } answers, this wave can see a change of { $points } percentage points or more.
wave-power-wants = To see a change of { $points } points, it would take about { $answers } answers.
wave-power-enough = That is enough to see a change of { $points } points.
wave-power-never = No number of answers that can be had would show a smaller one.
wave-power-how = How this is worked out
wave-power-how-text = For a share near 50 percent in two waves of this size: a true change this large would be found four times out of five. Unequal weights are allowed for (a design effect of 1.5). Groups within the wave are smaller and see less.
wave-run = Running this wave
wave-draft-text = Only those who run the pulse see this draft. { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, about { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
} Once it is open, the questions cannot be changed.
wave-draft-panel = { $people ->
    [0] Nobody is in the panel yet.
    [one] { $people } person of the panel will be invited.
   *[other] { $people } people of the panel will be invited.
}
wave-open-now = Open the wave
wave-opened = The wave is open. Invitations go out within a few minutes.
wave-close-now = Close the wave now
wave-is-closed = The wave is closed.
wave-change = Change the settings
wave-remove = Remove this draft
wave-removed = The draft is removed.
wave-kept = The wave is kept.
wave-refused-opened = The wave was opened before; its questions and settings stand.
wave-refused-no-questions = Its questionnaire has no questions. Add some, then open the wave.
wave-refused-language = Something is missing in one language: look at the title, the purpose and each question. The wave stays a draft.
wave-refused-time-passed = Its closing time has passed. Choose a later one, then open the wave.
wave-refused-no-end = It asks people about themselves, and these answers are kept for a time after it closes. Say when it closes, then open the wave.
wave-refused-not-open = The wave is not open, so nothing was changed.
wave-count = { $finished } handed in, { $begun } begun
wave-invited = Invited
wave-paper-count = Copied from paper
wave-new = Set up a wave
wave-new-lead = A wave is the time in which people answer. It stays a draft until you open it; then its questions are fixed.
wave-needs-questionnaire = A wave needs a questionnaire. Put one together first.
wave-title-en = Title, in English
wave-title-fr = Title, in French
wave-title-hint = Such as “How are we? Fall 2027”.
wave-both-languages = Write the title in this language too
wave-questionnaire = Which questionnaire?
wave-questionnaire-hint = To compare waves, ask the same questions each time.
wave-series = Which pulse does it go on with?
wave-series-hint = Waves of one pulse are compared with each other.
wave-series-of = The pulse that began with “{ $title }”
wave-series-new = A new one
wave-arms = Who answers?
wave-arms-hint = Figures of the two are never added up.
wave-arm-panel = The panel: invited people, the same in each wave
wave-arm-open = Everybody who has the address
wave-expected = How many answers do you hope for?
wave-expected-hint = Say what is likely, not what would be nice.
wave-smallest = How large a change would matter?
wave-smallest-hint = In percentage points, from 1 to 30. Smaller changes are called “no material change”.
wave-place = Is it asked where people live?
wave-place-hint = Everybody may leave it out.
wave-place-none = No
wave-place-province = The province or territory
wave-place-postal-area = The postal area (the first three characters), or the municipality
wave-attributes = What are people asked about themselves?
wave-attributes-hint = At most four, and only what you will use. Answers are sealed, and shown for groups of ten or more.
wave-attributes-many = Choose at most { $most }: more would tell who somebody is
wave-purpose-en = What for? In English
wave-purpose-fr = What for? In French
wave-purpose-hint = Needed if people are asked about themselves; it is shown above these questions. Such as “to see whether newcomers belong as much as others”.
wave-no-purpose = Say what people are asked about themselves for
wave-keep = For how many days are these answers kept after the wave closes?
wave-keep-hint = From 1 to 1,095. Then they are removed; the other answers stay.
wave-reminders = Reminders to the panel
wave-reminders-hint = Five days apart, only to those who have not finished. Everybody can switch theirs off.
wave-reminders-0 = None
wave-reminders-1 = One
wave-reminders-2 = Two
wave-closes = People answer until
wave-closes-hint = Leave it empty to close it by hand; not if people are asked about themselves.
wave-closes-past = That day has passed; choose a later one, or leave it empty
wave-closes-needed = Say until when people answer: what they say of themselves is kept for a time that is counted from there
wave-save = Save the draft
wave-on-community = The pulse
wave-on-community-all = All waves
