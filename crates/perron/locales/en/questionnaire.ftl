questionnaire-list = Questionnaires
questionnaire-new = Put a questionnaire together
questionnaire-new-lead = Begin with a set of questions that others ask too, so that you can compare, then add or take out what you like.
questionnaire-start = Begin with
questionnaire-start-hint = The core is short enough that most people finish it.
questionnaire-start-core = The core: belonging, people to count on, loneliness, trust, a say, friends, unfair treatment
questionnaire-start-five = The five outcomes: contribution, power, belonging, equity, possibility
questionnaire-start-ties = Ties: close friends, and how far ties cross
questionnaire-start-own = Nothing: I choose each question
questionnaire-start-size = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $minutes } min
questionnaire-title-en = Title, in English
questionnaire-title-fr = Title, in French
questionnaire-title-hint = For those who run the pulse; people see the title of the wave.
questionnaire-intro-en = Above the first question, in English
questionnaire-intro-fr = Above the first question, in French
questionnaire-intro-hint = Who asks, and what will be done with the answers. In both languages, or in neither.
questionnaire-both = Write it in this language too, or leave it out in both
questionnaire-begin = Go on
questionnaire-kept = The questionnaire is kept.
questionnaire-not-kept = Somebody added questions meanwhile, and it would hold too many. Nothing was added; take some out first.
questionnaire-size = { $questions ->
    [one] { $questions } question,
   *[other] { $questions } questions,
} about { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
questionnaire-empty = It asks nothing yet. Add questions below.
questionnaire-preview = See it as people will
questionnaire-preview-lead = So people will see the questions, three on a page. Nothing is kept here.
questionnaire-paper = Print it (PDF)
questionnaire-age = { $language }: read with ease from about age { $years }
questionnaire-en = English
questionnaire-fr = French
questionnaire-age-hint = Reading ages are a hint, worked out from the length of words and sentences (Flesch–Kincaid for English, Kandel–Moles for French). They do not know whether a word is familiar.
questionnaire-french-own = The French is our own translation, not the official one.
questionnaire-unchecked = Compare the wording with the official questionnaire before you compare figures with the national ones.
questionnaire-up = Move up
questionnaire-down = Move down
questionnaire-out = Take out
questionnaire-more = More questions
questionnaire-own = Write a question
questionnaire-library = Questions that are ready
questionnaire-add = Add those ticked
questionnaire-wordless = Known scales whose words are not here
questionnaire-wordless-text = The program knows how these are counted, but their words belong to others. If you have permission to use them, bring the text in a file.
questionnaire-words = Title and introduction
questionnaire-save = Save
questionnaire-remove = Set this questionnaire aside
questionnaire-removed = The questionnaire is set aside. Waves made of it stay as they are.
questionnaire-own-lead = In both languages. Ask one thing at a time, in everyday words.
questionnaire-text-en = The question, in English
questionnaire-text-fr = The question, in French
questionnaire-hint-en = A line that helps to answer, in English
questionnaire-hint-fr = A line that helps to answer, in French
questionnaire-hint-hint = May be left out, in both languages.
questionnaire-answered = How is it answered?
questionnaire-answered-agree = From “Strongly disagree” to “Strongly agree”
questionnaire-answered-yes-no = Yes or no
questionnaire-answered-one = One of the answers below
questionnaire-answered-several = Any number of the answers below
questionnaire-answered-words = In one’s own words
questionnaire-choices-en = Answers in English, one a line
questionnaire-choices-hint = Only if you chose “answers below”. “Prefer not to say” is added by itself.
questionnaire-choices-fr = Answers in French, one a line
questionnaire-choices-hint-fr = As many, in the same order.
questionnaire-answers-count = Write from 2 to { $most } answers, one a line, each of at most { $letters } characters
questionnaire-answers-match = There are { $en } answers in English and { $fr } in French; write as many in each
questionnaire-counted = Which answers count?
questionnaire-counted-hint = Results show the share of people who gave one of these. Numbers of lines, such as 1, 2. Only if you wrote answers.
questionnaire-counted-wrong = Write numbers from 1 to { $most }, such as 1, 2
questionnaire-outcome = What is it about?
questionnaire-own-save = Add this question
questionnaire-too-many = { $room ->
    [0] A questionnaire holds at most { $most } questions, and it is full. You ticked { $ticked }: nothing was added. Take some out first
   *[other] A questionnaire holds at most { $most } questions, and there is room for { $room } more. You ticked { $ticked }: nothing was added. Untick some, or take some out first
}
questionnaire-full = A questionnaire holds at most { $most } questions; take one out first
