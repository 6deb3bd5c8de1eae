# What communities say of a strategy

endorsement-title = What communities say
endorsement-lead = Each community says yes, yes with a reservation, or objects, by its own way of deciding. What it says is of the text as it stood; once that changes, the community is asked again.
endorsement-nobody = No community has said anything yet.
endorsement-none = No community has said anything of it yet.
endorsement-yes = { $yes } of { $all ->
    [one] { $all } community
   *[other] { $all } communities
}
endorsement-say-yes = Yes: { $yes }
endorsement-reserved = { $yes }, { $count } with a reservation
endorsement-objecting = { $count ->
    [one] { $count } objects.
   *[other] { $count } object.
}
endorsement-earlier = { $count ->
    [one] { $count } spoke of an earlier wording and is asked again.
   *[other] { $count } spoke of an earlier wording and are asked again.
}
endorsement-silent = { $count } not yet.
endorsement-edition = Edition { $number } as a whole
endorsement-verdict-yes = Yes
endorsement-verdict-reservation = Yes, with a reservation
endorsement-verdict-objection = Objects
endorsement-how-consent = Consent round, { $people } people, no objection left, { $day }
endorsement-how-remaining = Consent round, { $people } people, { $no ->
    [one] { $no } objection
   *[other] { $no } objections
} left, { $day }
endorsement-how-vote = Vote: { $yes } yes, { $no } no, of { $people } people, { $day }
endorsement-of-version = of version { $version }; the text has changed since
endorsement-of-edition = of edition { $version }; there is a newer one
endorsement-where = Where they are
endorsement-where-lead = All clauses together. On each square: how many times communities there say yes to a clause as it stands, of all the times they spoke. The page of each clause has its own map.
endorsement-map = What communities say of all clauses, by province and territory
endorsement-map-one = What communities say of “{ $title }”, by province and territory
endorsement-map-about = One square for each of the 13 provinces and territories, placed roughly as on a map, with how many times communities say yes, of how many times they spoke. The table below holds the same figures.
endorsement-map-table = Show the map as a table
endorsement-key-k0 = Nobody spoke
endorsement-key-k1 = No yes
endorsement-key-k2 = Under half say yes
endorsement-key-k3 = Half or more
endorsement-key-k4 = All
endorsement-place = Province or territory
endorsement-no-place = Place not said
endorsement-column-yes = Yes
endorsement-column-reserved = with a reservation
endorsement-column-objecting = Object
endorsement-column-earlier = Of an earlier wording
endorsement-parties = { $count ->
    [one] { $count } community takes part
   *[other] { $count } communities take part
}
endorsement-parties-who = Those that hold the strategy, and those that said something of it. Institutions answer; they do not endorse.
endorsement-words = What they say
endorsement-bare = { $count ->
    [one] { $count } without more words
   *[other] { $count } without more words
}
endorsement-before = { $count ->
    [one] Said before: { $count }
   *[other] Said before: { $count }
}
endorsement-text = Read the clause
endorsement-read-edition = Read the edition
endorsement-on-map = On the map, with what was said before
endorsement-say-for = Say it for { $community }
endorsement-asked-title = What strategies ask us
endorsement-asked-lead = Decide together, in your own way: a consent round or a vote. Then write down what was decided, for all to read.
endorsement-no-strategy = No strategy is open to this community now.
endorsement-not-yours = Only those who run this community write down what it says.
endorsement-not-said = Not said yet
endorsement-again = The text has changed: say it again
endorsement-kept = What your community says stands for all to read.
endorsement-closed = The strategy was closed meanwhile. Nothing was written down.
endorsement-say = What { $community } says
endorsement-said-before = What you said before
endorsement-version = Which wording did you decide on?
endorsement-version-hint = If the text changed after your meeting, choose the one that you had before you.
endorsement-choose-now = Version { $version }, of { $day }: the one that stands
endorsement-choose-version = Version { $version }, of { $day }
endorsement-choose-edition = Edition { $version }, of { $day }
endorsement-verdict = What was decided?
endorsement-reason-en = Why, in English
endorsement-reason-fr = Why, in French
endorsement-reason-hint = Needed with a reservation or an objection. One language is enough. Name nobody.
endorsement-no-reason = Say why: it stands in full beside the clause
endorsement-way = How did you decide?
endorsement-way-consent = In a consent round: everybody was heard until nobody objected, or until it was clear who does
endorsement-way-vote = By a vote
endorsement-people = How many people took part?
endorsement-people-hint = At least 2.
endorsement-remaining = Of a round: how many objections remained?
endorsement-remaining-hint = Leave it empty if none did, or if you voted.
endorsement-some-remain = While objections remain, a round does not say yes. Choose “Objects”, or go on until none remain
endorsement-none-remain = Say how many objections remained
endorsement-vote-yes = Of a vote: how many said yes?
endorsement-vote-no = Of a vote: how many said no?
endorsement-vote-hint = Leave it empty after a consent round.
endorsement-too-many-votes = { $votes } votes are more than the people who took part
endorsement-not-carried = With these numbers the vote did not say yes
endorsement-day = When was it decided?
endorsement-no-day = Say on which day it was decided
endorsement-day-to-come = That day has not come yet
endorsement-day-before = That wording was written after this day. Choose another one, or mend the day
endorsement-public = This is public. What you said before is kept and stays readable.
endorsement-do = Write it down
endorsement-margin = Endorsed by
endorsement-margin-objects = { $community } objects:
endorsement-margin-all = Read what they say
endorsement-on-community = Strategies ask you
endorsement-new-count = { $count ->
    [one] { $count } text waits for your community’s word.
   *[other] { $count } texts wait for your community’s word.
}
endorsement-again-count = { $count ->
    [one] { $count } has changed since your community spoke.
   *[other] { $count } have changed since your community spoke.
}
endorsement-asked-go = Say what your community decided
