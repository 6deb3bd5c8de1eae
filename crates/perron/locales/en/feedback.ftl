# What people thought of a session

feedback-title = How was the session?
feedback-lead = Two minutes. Every question may be left out. Your answers carry no name: that you answered is written down apart from what you answered. Please name nobody.
feedback-send = Hand it in
feedback-nothing = Answer at least one question.
feedback-kept = Thank you. It is handed in.
feedback-scale-1 = 1 (not at all)
feedback-scale-2 = 2
feedback-scale-3 = 3
feedback-scale-4 = 4
feedback-scale-5 = 5 (very much)
feedback-yes = Yes
feedback-no = No
feedback-thanks = Thank you for your answers
feedback-thanks-lead = They help to make the next sessions better. What all answered is shown when at least 10 people did.
feedback-not-there = This form is for those who were there
feedback-not-there-lead = Use the link in your letter, or the device with which you checked in, once the session has begun.
feedback-to-results = What all answered
feedback-print = The form on paper (PDF)
feedback-page = Page
feedback-results-title = What people thought: { $session }
feedback-results = What people thought
feedback-sheets = { $sheets ->
    [one] 1 person handed in a sheet.
   *[other] { $sheets } people handed in a sheet.
}
feedback-sheets-few = Fewer than 10 people handed in a sheet: figures are not shown.
feedback-few = Fewer than 10 answers, not shown
feedback-mean = { $mean } of 5, by { $answered } people
feedback-share = { $share } say yes, of { $answered } people
feedback-answered = Answered by { $answered } people
feedback-earlier = { $answers ->
    [one] 1 answer was to an earlier wording.
   *[other] { $answers } answers were to an earlier wording.
}
feedback-table-show = Show the counts
feedback-answer = Answer
feedback-count = People
feedback-words-yours = Answers in words are shown to those who run the session, and to nobody else.
feedback-to-questions = Change the questions
feedback-questions-title = What people are asked
feedback-questions-lead = These questions are asked after the session. A question whose words you change becomes a new version; answers say which version they read.
feedback-version = Version { $version }
feedback-edit = Change
feedback-remove = Ask it no more
feedback-question-title = Change a question
feedback-question-lead = Other words make a new version. Answers that were given stay with the words that were read.
feedback-question-kept = The question is kept.
feedback-question-removed = It is asked no more. Its answers stay.
feedback-add = Ask one more question
feedback-text-en = The question in English
feedback-text-fr = The question in French
feedback-kind = How it is answered
feedback-kind-scale = On a scale from 1 to 5
feedback-kind-yes-no = Yes or no
feedback-kind-words = In words
feedback-keep = Keep the question
feedback-back = Back to the questions
feedback-too-many = { $most } questions are enough. Ask one of them no more first.
