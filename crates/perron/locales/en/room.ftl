room-title = { $session }: the room
room-go-in = Go into the room
room-refresh = Refresh
room-to-session = About this session
room-to-desk = Run this session
room-my-notes = My notes
room-offline = Write without a connection
room-nameless = Somebody without a name
room-table = Table { $table }
room-no-table = At no table
room-minutes = { $minutes ->
    [one] One minute
   *[other] { $minutes } minutes
}

room-early = The room is not open yet
room-early-more = It opens on { $when }. Come back then, or refresh this page.
room-over = This session is over
room-over-more = Thank you for coming. What you noted is kept, and you can take back what is yours.

room-come-title = { $session }: come in
room-come-heading = Come in
room-come-lead = Half a minute, no account. Only what you want to say.
room-code = Code of the session
room-code-hint = It stands on the wall, or in your invitation.
room-code-wrong = This is not the code of this session. What you typed is kept: ask whoever stands at the door, and type it again.
room-name = What should people call you?
room-name-hint = A first name is enough. Leave it empty and you are “somebody without a name”.
room-speaks = What do you speak?
room-speaks-en = English
room-speaks-fr = French
room-speaks-both = Both
room-postal = Your postal area, if you like
room-postal-hint = The first three characters of your postal code, so that neighbours from different areas meet. We never keep the rest.
room-needs = What should your table have?
room-needs-hint = Only those who run the session see this.
room-need-interpreter = Somebody who interprets
room-need-step-free = A way without steps
room-leads = I can look after a table
room-leads-them = They can look after a table
room-come = Come in
room-come-said = You are in.
room-come-beside-said = You are in, too. What is written on this device still counts as the first person’s. To write notes of your own, come in on another device.
room-who = On this device, { $name } came in. Who are you?
room-who-same = I am { $name }
room-who-other = Somebody else, and this device is mine from now on
room-who-beside = Somebody else, and { $name } goes on writing on this device
room-who-signed-in = On this device, { $name } is in the room, signed in. You can come in beside them. For a room page of your own, sign out first.
room-left = You have left the room. You can come back at any time.
room-leave = Leave the room
room-told = Before you come in
room-told-notes = Tables write short notes. Everybody in the room can read them. They may be used, without any name, in the one page of this session and in the strategy.
room-told-mine = Each note you write is yours: you can take it back at any time, and whatever was made of it is marked.
room-told-seat = You are seated with people from other areas and of other opinions, who speak a language you speak.

room-lobby = You are in. We begin soon.
room-lobby-more = This page goes on by itself. Without script, refresh it now and then.
room-at-table = Table { $table }, round { $round }
room-standing = You are not seated yet
room-together = We are all together
room-your-table = Your table is number { $table }.
room-asked = The question now
room-our-notes = What our table noted
room-free-notes = Notes from no table
room-table-empty = Nothing is noted yet. The first note stands here.
room-wall = From all tables
room-wall-count = { $notes ->
    [0] No notes yet
    [one] One note so far
   *[other] { $notes } notes so far
}
room-around = Around the table
room-you = { $name } (you)
room-dots-left = { $dots ->
    [0] You have given all your dots. Take one back under “My notes” to give it to another note.
    [one] You have one dot left for what matters most.
   *[other] You have { $dots } dots left for what matters most.
}
room-speak = Speak to everybody
room-hand-up = Raise my hand
room-hand-down = Take my hand down
room-hand-done = I have spoken
room-hand-waits = { $before ->
    [0] You are next.
    [one] One person is before you.
   *[other] { $before } people are before you.
}
room-hand-up-said = Your hand is up.
room-hand-down-said = Your hand is down.
room-your-turn = It is your turn to speak.
room-turn = { $name } speaks now.

room-role-take = Take a role at this table
room-role-said = Your table sees what you do.
room-role-speaker = Speaks
room-role-speaker-does = Speaks and listens, as all do.
room-role-facilitator = Looks after the table
room-role-facilitator-does = Sees that everybody is heard.
room-role-note-taker = Takes notes
room-role-note-taker-does = Writes down one idea at a time.
room-role-timekeeper = Keeps time
room-role-timekeeper-does = Says when half the time is over.

room-closing = Before you go
room-pulse-title = How was it?
room-pulse-contributed = Could you contribute?
room-pulse-heard = Were you heard?
room-pulse-again = Would you come again?
room-pulse-answer-1 = Not at all
room-pulse-answer-2 = A little
room-pulse-answer-3 = Somewhat
room-pulse-answer-4 = Mostly
room-pulse-answer-5 = Very much
room-pulse-send = Send my answers
room-pulse-said = Your answers are kept.
room-pulse-thanks = Thank you: your answers are kept.
room-pulse-private = Those who run the session see only means, and only once five people have answered.
room-pulse-count = { $answers } of { $people } who are here have answered.
room-pulse-few = Fewer than five answers, not shown.
room-pulse-mean = { $mean } of 5

room-desk = Run the session
room-desk-title = { $session }: run it
room-stage-lobby = People arrive
room-stage-running = Under way
room-stage-closing = Last questions
room-stage-closed = Over
room-stage-lobby-said = The room is a lobby again.
room-stage-running-said = The session is under way.
room-stage-closing-said = Everybody is asked the last questions.
room-stage-closed-said = The session is over. Notes without a connection and from paper still come in.
room-next = Next
room-do-run = Begin without an agenda item
room-do-end = Ask the last questions
room-do-close = End the session
room-do-run-on = Go on talking
room-do-open-again = Open the room again
room-item-begin = { $minutes ->
    [one] Begin, for one minute
   *[other] Begin, for { $minutes } minutes
}
room-item-go = Go to this part
room-item-said = The agenda has moved on; everybody sees the question of this part.
room-agenda = Agenda
room-agenda-none = This session has no agenda. Questions below can still be asked.
room-now = Now
room-until = until { $time }
room-asks = Asks:
room-prompts = Questions
room-prompt-ask = Ask this now
room-prompt-now = Asked now
room-prompt-said = Everybody sees the question.
room-people = { $people ->
    [0] Nobody is here yet
    [one] One person is here
   *[other] { $people } people are here
}
room-hands = Hands
room-hands-none = Nobody has raised a hand.
room-hands-said = Everybody sees whose turn it is.
room-hand-call = Give the floor
room-hand-lower = Take down
room-speaks-now = Speaks now
room-tasks = During the session
room-as-others = See the room as others do

room-tables = Tables
room-tables-title = { $session }: tables
room-tables-lead = { $people ->
    [0] Nobody is here yet.
    [one] One person is here.
   *[other] { $people } people are here. Tables mix postal areas and opinions, give everybody a language in common, and avoid that the same people meet twice.
}
room-tables-many = How many tables?
room-tables-hint = About six people at a table.
room-mix-by = Mix the opinion groups of
room-mix-by-hint = Those who voted there sit with people of other groups.
room-mix-by-none = No conversation
room-seat-first = Make the tables
room-seat-next = Make tables for round { $round }
room-seat-again = Make round { $round } again
room-seated = The tables are made; everybody sees where they sit.
room-seated-unmet = The tables are made, but some lack something: a language in common, an interpreter, or a way without steps. Look at each.
room-seat-nobody = Nobody is here, so there are no tables. Let people come in first.
room-seat-fewer-tables = There are fewer people than { $tables } tables. Nobody was seated; take fewer tables.
room-seat-together = Those who must sit together do not fit at { $tables } tables. Nobody was seated; take fewer tables.
room-seat-both = Some who must sit together must also sit apart. Nobody was seated; change what is asked below.
room-seat-apart = With { $tables } tables, those who must sit apart cannot. Nobody was seated; take more tables.
room-seat-impossible = People cannot be seated at { $tables } tables like this. Nobody was seated; take another number.
room-round = Round { $round }
room-standing-count = { $people ->
    [one] One person sits at no table.
   *[other] { $people } people sit at no table.
}
room-seat-late = Seat them, others stay
room-seated-late = Whoever came late has a table; as few others as possible have moved.
room-seat-one = Move somebody
room-seat-who = Who
room-seat-where = To table number
room-seat-do = Move them
room-seat-said = They sit at the other table.
room-wishes = Together, or apart
room-wishes-lead = Somebody and the person who supports them, or two who must not meet. Tables keep to it; nobody else is told.
room-wish-one = One person
room-wish-other = And another
room-wish-together = Always together
room-wish-apart = Never together
room-wish-are-together = { $one } and { $other } sit together.
room-wish-are-apart = { $one } and { $other } sit apart.
room-wish-end = End this
room-wish-said = The next tables keep to it.
room-wish-two = Choose two different people.

room-projector = The wall
room-projector-title = { $session }: for the wall
room-welcome = Welcome
room-welcome-more = Scan, or type this address:
room-welcome-code = Code:
room-scan = The way into this session, to scan

room-attendance = Who is here
room-attendance-title = { $session }: who is here
room-attendance-lead = { $people ->
    [one] One person is here, { $registered } had registered. Whoever is checked in twice counts once.
   *[other] { $people } people are here, { $registered } had registered. Whoever is checked in twice counts once.
}
room-attendance-said = It is written down.
room-expected = Expected
room-waits = on the waiting list
room-is-here = Is here
room-present = Came
room-is-gone = Has left
room-is-back = Is back
room-way-self = came in alone
room-way-code = with the code
room-way-link = registered
room-way-helper = by a helper
room-walk-in = Somebody who is not on the list
room-walk-in-do = Write them down
