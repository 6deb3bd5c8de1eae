home-title = Home
home-season = Question of the season
home-lead = You will see one short statement at a time: agree, disagree or pass. It takes about a minute, and you need no account.
home-answer = Give your answer
home-answered = { $people ->
    [0] Nobody has answered yet: be the first.
    [one] One person has answered so far.
   *[other] { $people } people have answered so far.
}
home-why = What we keep, and who sees it
home-none = Come and sit on the steps
home-none-lead = No question is open at this moment. When one is, it stands here, and anyone can answer in about a minute, without an account.
home-way = Where your voice goes
home-way-lead = Three steps up to the door. Nothing skips a step, and you can follow your own words all the way.
home-votes = { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}
home-statements = { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}
home-people = { $people ->
    [one] { $people } person
   *[other] { $people } people
}
home-voices = { $votes } on { $statements }, from { $people }.
home-voices-none = Short statements in people’s own words, and what everyone answered to them. None yet.
home-common = { $statements ->
    [one] { $statements } statement that every opinion group supports, shown with the group that goes along least.
   *[other] { $statements } statements that every opinion group supports, shown with the group that goes along least.
}
home-common-none = What every opinion group supports, and what divides them. It appears here when enough people have answered.
home-commitments = Still to come: recommendations, who answers them, and by when. This edition of Perron goes as far as the findings.
home-sessions = Come to a session
home-sessions-all = All sessions
home-others = Other conversations
home-all = All conversations
home-ask = Ask a question
home-map = See the map so far
