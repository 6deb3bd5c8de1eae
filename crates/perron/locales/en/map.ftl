# The opinion map

map-title = The opinion map: { $question }
map-kicker = { $question } · { $people ->
    [one] 1 person has answered
   *[other] { $people } people have answered
}
map-finding = { $ways }, and { $shared }
map-finding-ways = { $groups ->
    [1] One broad group
    [2] Two ways of seeing it
    [3] Three ways of seeing it
    [4] Four ways of seeing it
    [5] Five ways of seeing it
    [6] Six ways of seeing it
    [7] Seven ways of seeing it
    [8] Eight ways of seeing it
   *[other] { $groups } ways of seeing it
}
map-finding-range = { $groups ->
    [2] Two ends of one range of opinion
    [3] Three parts of one range of opinion
    [4] Four parts of one range of opinion
    [5] Five parts of one range of opinion
    [6] Six parts of one range of opinion
    [7] Seven parts of one range of opinion
    [8] Eight parts of one range of opinion
   *[other] { $groups } parts of one range of opinion
}
map-finding-shared = { $shared ->
    [0] nothing yet that all of them share
    [1] one thing nobody has to give up
    [2] two things nobody has to give up
    [3] three things nobody has to give up
    [4] four things nobody has to give up
    [5] five things nobody has to give up
    [6] six things nobody has to give up
    [7] seven things nobody has to give up
    [8] eight things nobody has to give up
    [9] nine things nobody has to give up
   *[other] { $shared } things nobody has to give up
}
map-finding-shared-one-group = { $shared ->
    [0] nothing yet that most of it clearly shares
    [1] one thing most of it shares
    [2] two things most of it shares
    [3] three things most of it shares
    [4] four things most of it shares
    [5] five things most of it shares
    [6] six things most of it shares
    [7] seven things most of it shares
    [8] eight things most of it shares
    [9] nine things most of it shares
   *[other] { $shared } things most of it shares
}
map-lead = People who voted alike stand near each other. Below the map is what every group supports, and what one group does not.
map-lead-one-group = People who voted alike stand near each other. The votes do not fall into separate groups, so we draw none. Below the map is what most people share.
map-one-range = { $groups ->
    [2] The two groups are the ends of one range of opinion rather than separate camps: the votes show no gap between them.
   *[other] The groups are parts of one range of opinion rather than separate camps: the votes show no gap between them.
}

# The picture
map-picture-title = { $groups ->
    [1] Opinion map of { $drawn } people in one broad group
   *[other] Opinion map of { $drawn } people in { $groups } groups
}
map-picture-each = Each mark is one person. People who voted alike are near each other.
map-picture-group = Group { $letter }, { $people } { $shape }, is { $place }.
map-picture-between = { $people ->
    [one] One person is between groups.
   *[other] { $people } people are between groups.
}
map-picture-table = The table below the map gives the shares of each group.
map-shape-circles = circles
map-shape-squares = squares
map-shape-triangles = triangles
map-shape-rings = open circles
map-shape-frames = open squares
map-shape-deltas = open triangles
map-shape-crosses = crosses
map-shape-hexagons = hexagons
map-place-middle = in the middle
map-place-right = on the right
map-place-lower-right = on the lower right
map-place-bottom = at the bottom
map-place-lower-left = on the lower left
map-place-left = on the left
map-place-upper-left = on the upper left
map-place-top = at the top
map-place-upper-right = on the upper right
map-here = You are here
map-group = Group { $letter }
map-key-group = , { $shape }: { $people ->
    [one] 1 person
   *[other] { $people } people
}
map-key-between = Between groups
map-key-between-more = , small dots: { $people ->
    [one] 1 person
   *[other] { $people } people
} whose votes fit no group clearly
map-key-you = You
map-you-in = , in group { $letter }
map-you-in-near = , in group { $letter }, on the side nearest { $other }
map-you-between = , between the groups
map-you-one = , among the others
map-you-private = Only you see where you are. The pale ring around you shows how sure that is: two times in three you are inside it.
map-you-few = After { $votes ->
    [one] one vote
   *[other] { $votes } votes
} nobody can say yet where you stand. Each vote makes it clearer.

map-steady = How steady is it?
map-steady-groups = We shuffled and resampled the same votes { $times } times: the same { $groups ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
   *[other] { $groups }
} groups came back in { $same } of { $times }.
map-steady-one = We shuffled and resampled the same votes { $times } times and looked for two to eight groups. No split came back often enough to be drawn.
map-steady-weak = Take the outlines as a sketch, not as borders.
map-drawn-all = Drawn are all { $people } people who voted on enough statements to be placed.
map-drawn-some = { $drawn } of { $people } people are drawn, by lot: more marks would hide each other. The outlines and figures count everybody.
map-source = From { $votes ->
    [one] 1 vote
   *[other] { $votes } votes
} by { $people ->
    [one] 1 person
   *[other] { $people } people
} on { $statements ->
    [one] 1 statement
   *[other] { $statements } statements
}, { $ago }.
map-newer = A newer map is being drawn.
map-newer-progress = A newer map is being drawn: { $percent }.
map-failed = The newest votes could not be drawn yet; this is the last good map.
map-refresh = Show the newest map
map-just-now = just now
map-minutes-ago = { $minutes ->
    [one] 1 minute ago
   *[other] { $minutes } minutes ago
}
map-hours-ago = { $hours ->
    [one] 1 hour ago
   *[other] { $hours } hours ago
}
map-on-date = on { $date }
map-keep-voting = Keep voting
map-closed = Voting is over; this map stays as it is.
map-published = These results were signed off on { $date }.

map-how = How to read this map
map-how-near = Each mark is one person. Two marks are close when the two people voted alike on most statements. There is no left, right, up or down: turn the map around and it says the same thing.
map-how-outline = The outlines show where nearly all of a group is, the darker part where half of it is. An outline is wider where people have voted little and their places are less sure.
map-how-groups = The program finds the groups from votes alone. It knows nothing else about anybody, and gives the groups letters, never names.
map-how-missing = A statement someone has not seen counts neither for nor against. A pass is a vote, but neither yes nor no.
map-how-bars = A range such as “91% (85 to 95)” means: 91% of the group’s votes agree, and we are 95% sure that the share is not below 85%, and 95% sure that it is not above 95%. Few votes make a wide range.

# The parts of the page
map-common = Common ground
map-common-lead = Each mark is the share of a group who agree; the line through it is how sure we are. The gold line is the floor: even the least keen group is above it. That floor, not the average, decides the order.
map-common-none = No statement is clearly supported by every group yet. More votes may show some.
map-at-least = At least { $floor } in every group
map-at-least-one-group = At least { $floor } agree
map-lowest = Lowest bound: group { $letter }. { $votes ->
    [one] 1 vote.
   *[other] { $votes } votes.
}
map-lowest-one-group = { $votes ->
    [one] 1 vote.
   *[other] { $votes } votes.
}
map-robust = { $people ->
    [one] One supporter fewer would undo it.
   *[other] { $people } supporters fewer would undo it.
}
map-rejected = What every group turns down
map-rejected-lead = Every group clearly disagrees with these. That is common ground too.
map-against-at-least = At least { $floor } disagree in every group
map-held = Held back from common ground
map-held-lead = Most people agree with these, but one group does not. We do not average that group away; we print what it says.
map-holdout = Group { $letter } does not go along: { $share } agree
map-overall = { $share } of all { $votes ->
    [one] 1 vote
   *[other] { $votes } votes
} agree.
map-divides = What divides us
map-divides-lead = The groups are furthest apart here. These are questions to talk about, not findings.
map-apart = { $most } agree in the keenest group, { $least } in the least keen. { $votes ->
    [one] 1 vote.
   *[other] { $votes } votes.
}
map-more = { $more ->
    [one] 1 more in the table of all statements
   *[other] { $more } more in the table of all statements
}
map-bars = Share who agree. { $groups }
map-bars-group = Group { $letter } { $share }.
map-bars-nobody = Group { $letter }: nobody voted on it.
map-nobody = no votes
map-interval = { $share } { $range }
map-range = ({ $low } to { $high })
map-portraits = The groups, in their own votes
map-portraits-lead = What sets each group apart from the others.
map-portraits-lead-one-group = What this one group stands for.
map-portrait-size = { $people ->
    [one] 1 person
   *[other] { $people } people
}
map-portrait-agree = More often agree:
map-portrait-disagree = More often disagree:
map-portrait-count = { $count } of { $of } in this group
map-portrait-none = Nothing sets this group clearly apart yet.
map-slate = Statements that stand for the whole conversation
map-slate-lead = If only this many statements could be read out, these would leave the fewest people out: every large enough part of the people finds one it agrees with.
map-check = Check it yourself
map-check-data = Download the votes and statements, without names
map-check-how = Everything on this page can be computed again from that file.
map-check-program = Made by { $program }, seed { $seed }.
map-all = Every statement in one table
map-polis = See the same votes with the method Polis publishes
map-summary = One page to print (PDF)
map-image = Picture to share (SVG)

# Tables
map-table-show = Show everything on this page as a table
map-table-caption = Share who agree, with its range
map-table-statement = Statement
map-table-result = Result
map-table-title = Every statement and how each group voted
map-table-lead = Shares are of the group’s votes on the statement; in brackets the range in which the share lies.
map-table-agree = Agree
map-table-disagree = Disagree
map-table-pass = Pass
map-table-pages = Pages of the table
map-back = Back to the map
map-is-shared = Common ground
map-is-rejected = Turned down by every group
map-is-held = Held back
map-is-divided = Divides us
map-is-open = Not clear yet
map-is-left-out = Left out of the map
map-people-table = How many people are in each group
map-people-table-group = Group
map-people-table-people = People

# Before there is a map
map-none-title = No map yet: nobody has voted
map-none-lead = The map is drawn from votes. Be the first to give yours.
map-few-title = { $people ->
    [one] One person has voted: too few for a map
   *[other] { $people } people have voted: too few for a map
}
map-few-lead = With fewer than { $fewest } people, groups would be guesswork, and a mark on the map could point at a neighbour. Until then, only how many voted on each statement is shown.
map-few-caption = Votes so far
map-few-votes = Votes
map-first-title = The first map is being drawn
map-first-lead = This takes a moment in a large conversation. The page shows the map as soon as it is there; you can leave and come back.
map-first-progress = { $percent } done
map-vote = Give your vote
map-add = Add what is missing

# The Polis view
map-polis-title = The same votes with the method Polis publishes
map-polis-lead = Polis is the program in which conversations like this began. This page follows its published mathematics step by step, so that you can compare.
map-polis-differs = Where it differs from our map: it fills votes that were never cast with the average, it always draws at least two groups, and its common ground has no floor under each group.
map-polis-groups = What stands for each group
map-polis-represents = { $stance } · { $count } of { $of } in this group, { $times } times as often as elsewhere
map-polis-agree = Agree
map-polis-disagree = Disagree
map-polis-consensus = Consensus of all voters
map-polis-consensus-lead = What people as a whole agree or disagree with most, whatever their group.
map-polis-consensus-none = Nothing stands out.
map-polis-consensus-count = { $stance } · { $count } of { $of } voters
map-polis-aware = Group-aware consensus
map-polis-aware-lead = The smoothed shares of agreement of all groups, multiplied; 1 means that everybody agrees. Polis orders its common ground by this number.
map-polis-aware-score = Score
map-polis-back = Back to our map

# Statements in another language
map-translated = Translated by { $translator }
map-stale = the original has changed since
map-original = Not translated yet

# The one page
map-page-kicker = What people said together
map-page-people = { $people ->
   *[other] { $people } people took part
} · { $votes } votes on { $statements } statements
map-page-few = Fewer than 10 people took part; how many is not shown
map-page-common-lead = The gold line is the floor: even the least keen group is above it.
map-page-held = Where one group does not go along
map-page-held-none = No statement that most support is turned down by one group.
map-page-common-none = No statement is clearly supported by every group.
map-page-divides-none = No statement clearly divides the groups.
map-page-more = { $more ->
    [one] and 1 more on the page of the map
   *[other] and { $more } more on the page of the map
}
map-page-group-size = { $people ->
    [one] 1 person
   *[other] { $people } people
}
map-page-method = Groups are found from votes alone, by the method Perron. A statement is common ground only if in every group at least half agree, with 95% confidence.
map-page-date = Votes up to { $date }.
map-page-caption = Every statement, every figure and the data:
map-page-alt = QR code of the address { $address }
map-page-unprintable = The box □ stands for a character this paper cannot show.
map-page-author = The people of this conversation
