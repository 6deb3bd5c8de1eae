# The list

community-list = Communities
community-list-kicker = { $count ->
    [one] One community
   *[other] { $count } communities
}
community-list-lead = People who meet and decide together: round tables, associations, working groups. Find yours, and come in.
community-list-none = No community has opened its door here yet.
community-yours = yours
community-people-count = { $count ->
    [one] one person
   *[other] { $count } people
}
community-conversations-count = { $count ->
    [one] one conversation
   *[other] { $count } conversations
}

# Kinds and roles

community-round-table = Round table
community-association = Association
community-working-group = Working group
community-programme = Programme
community-institution = Institution
community-steward = steward
community-facilitator = facilitator
community-connector = connector
community-member = member
community-responder = responder
community-stewards = { $count ->
    [one] one steward
   *[other] { $count } stewards
}
community-facilitators = { $count ->
    [one] one facilitator
   *[other] { $count } facilitators
}
community-connectors = { $count ->
    [one] one connector
   *[other] { $count } connectors
}
community-responders = { $count ->
    [one] one responder
   *[other] { $count } responders
}
community-section-steward = Stewards
community-section-facilitator = Facilitators
community-section-connector = Connectors
community-section-member = Members
community-section-responder = Responders
community-can-steward = A steward looks after the community: who comes in, who does what, what it holds and how it is shared.
community-can-facilitator = A facilitator prepares and runs what the community does, and moderates with reasons.
community-can-connector = A connector talks at the door and writes down what others say.
community-can-member = A member takes part and decides with the others.
community-can-responder = A responder answers for the institution, and neither votes nor moderates.

# Its home

community-since = { $kind } · since { $year }
community-speaks-en = English
community-speaks-fr = French
community-speaks-both = English and French
community-speaks-also = { $spoken }; also { $also }
community-join = Join
community-ask = Ask to join
community-mine-link = Your place here
community-joining-open-text = Whoever wants to belong comes in. There is no waiting.
community-joining-request-text = Say who you are; a steward answers.
community-joining-invitation-text = A steward invites people in. If you should be here, speak to one of them.
community-sharing-here-text = What is said here stays here: only the community’s own people see it.
community-sharing-aggregate-text = Counts and estimates leave, words do not.
community-sharing-open-text = What is said here may be shared as far as each person’s own consent allows.
community-institution-note = Its people answer what is asked of them. They neither vote nor moderate.
community-sessions = Next sessions
community-plan-series = Plan a series of sessions
community-plan-session = Plan a session
community-holds-title = What we hold
community-holds-none = Nothing yet. What the community asks, and what it finds, will stand here.
community-conversation = Conversation
community-who = Who looks after it
community-unnamed = { $count ->
    [one] One steward, who prefers not to be named here.
   *[other] { $count } stewards, who prefer not to be named here.
}
community-unnamed-more = { $count ->
    [one] And one who prefers not to be named here.
   *[other] And { $count } who prefer not to be named here.
}
community-how = How to come in
community-sharing = How far things travel
community-keep = For stewards
community-invite = Invite someone
community-ask-question = Ask a question
community-requests-count = { $count ->
    [one] one person asks to join
   *[other] { $count } people ask to join
}
community-asked-to-hold = You are asked to hold this together with others: “{ $question }”
community-hold-yes = Hold it with them
community-hold-no = No, thank you
community-holds = The community holds it now, together with the others.
community-let-go = The community does not hold it.
community-proposed = This community was asked for. It opens once someone who looks after the house says yes; until then only they and whoever asked see this page.
community-declined = The house said no to this community.
community-hidden = The house does not show this community.
community-closed = This community has ended. What it held can still be read.
community-decide = Should this community be here?
community-decide-lead = Whoever asked becomes its first steward.
community-decide-yes = Yes, open it
community-decide-reason = Why not
community-decide-reason-hint = Whoever asked reads this.
community-decide-no = No
community-is-there = The community is open. Whoever asked is its steward.
community-is-declined = Whoever asked will read your reason on this page.

# Founding and settings

community-new = Start a community
community-new-lead = A few people who meet are enough. You look after it first, and can hand it over later.
community-new-asked = Someone who looks after the house reads this first and says yes, or says why not.
community-kind = What is it?
community-name-en = Its name in English
community-name-fr = Its name in French
community-name-hint = One language is enough if the name is the same in both.
community-about-en = Who you are, in English
community-about-fr = Who you are, in French
community-about-hint = When and where you meet, and who belongs. Write as you would say it at the door.
community-speaks = What do you speak together?
community-speaks-also-label = Other languages
community-speaks-also-hint = Optional. For example: Tagalog, Inuktitut
community-place = Where you are
community-place-why = Everybody sees it on the community’s page. Leave it empty if you are not in one place.
community-place-area = Write the name of the place: a postal area says little to those who look for you
community-joining = How does someone come in?
community-joining-open = Whoever wants to
community-joining-request = They ask, and a steward answers
community-joining-invitation = A steward invites them
community-sharing-hint = Each person’s own consent can narrow this further, and never widens it.
community-sharing-here = It stays with the community’s own people
community-sharing-aggregate = Counts and estimates leave, words do not
community-sharing-open = As far as each person’s consent allows
community-own-name = What should people here call you?
community-own-name-hint = The stewards see it. It may differ from the name of your account.
community-shown = On the public page
community-shown-yes = Name me as a steward there
community-shown-hint = If you leave this empty, the page says only that there is a steward.
community-found = Open the community
community-ask-for = Ask for it
community-founded = The community is open, and you are its steward. Invite someone next.
community-asked-for = Thank you. Someone who looks after the house reads it and answers on this page.
community-settings = Settings
community-save = Save
community-changed = Saved. This is how people see it now.
community-close = End the community
community-close-lead = Nobody can join any more, its roles rest, and what it held can still be read. Only whoever runs the house can open it again.
community-close-reason = Why it ends; everybody reads this
community-close-do = End it
community-is-closed = The community has ended. What it held can still be read.
community-no-name = Write the name in at least one language
community-no-about = Say who you are in at least one language
community-plain-line = Write this on one line, in plain letters
community-institution-open = An institution’s people speak in its name: choose that they ask, or are invited
community-institution-stays = An institution stays one, and nothing else becomes one: what its people may do hangs on it

# One’s own place

community-mine = Your place in { $community }
community-come-in = Come in to { $community }
community-mine-since = You are a { $role } since { $since }.
community-mine-until = You are a { $role } since { $since }, until { $date }.
community-called = What you are called here
community-leave = Leave
community-leave-lead = Your role ends. What you said stays yours, and you can come back.
community-leave-last = You are the only steward, and a community needs one. Hand over to someone first.
community-leave-people = Choose someone
community-leave-do = Leave the community
community-left = You have left. The door stays open.
community-waiting = You asked on { $date }.
community-waiting-more = A steward reads it and answers. You get a mail, and the answer stands here.
community-withdraw = Take it back
community-was-declined = The stewards said no this time.
community-back = Back to the community
community-words = A word to the stewards
community-words-hint = Optional. Where you live, who told you. Only the stewards read it, and it is forgotten a month after they answered.
community-join-why = The stewards see what you want to be called, and not your address. Your name stands on no public page. You can leave at any time.
community-joined = Welcome. You belong here now.
community-asked = The stewards have it. You get a mail when they answer.
community-request-withdrawn = You do not ask any more. Nobody minds.
community-offer = You are offered the stewardship
community-offer-handed = { $name } hands over to you: you become the steward, and { $name } stays as a member.
community-offer-shared = { $name } wants to share it with you: you are stewards together.
community-offer-until = Your term would end on { $date }.
community-offer-what = A steward looks after who comes in, who does what, and what the community holds. You can say no; nothing changes then.
community-offer-yes = Accept
community-offer-no = No, thank you
community-offer-accepted = You are a steward now. Thank you.
community-offer-declined = You said no, and everything stays as it is.
community-who-left = Someone who has left

# People, for stewards

community-people = People
community-people-lead = Who belongs, what they are here, and until when.
community-requests = People who ask to join
community-requested = asked on { $date }
community-request-yes = Let them in
community-request-no = Say no
community-request-reason = Why not; they read this
community-request-no-do = Send the no
community-request-accepted = They belong now, and a mail tells them.
community-request-declined = They get your reason by mail.
community-offers = Offers that wait for an answer
community-offered-handed = { $name } was offered to take over.
community-offered-shared = { $name } was offered to share the stewardship.
community-offer-withdraw = Take the offer back
community-offer-withdrawn = The offer is taken back. Everything stays as it is.
community-is-shown = named on the public page
community-since-day = since { $date }
community-until-day = until { $date }
community-term-over = the term ended on { $date }; stays until someone takes over
community-past = What was before
community-ending-left = left on { $date }
community-ending-changed = until { $date }, then another role
community-ending-term = the term ended on { $date }
community-ending-handed-over = handed over on { $date }
community-ending-handed-over-to = handed over to { $heir } on { $date }
community-ending-removed = ended by a steward on { $date }
community-role-since = Role: { $role }, since { $since }
community-role-until = Role: { $role }, since { $since }, until { $date }
community-give = Role and term
community-role = What they are here
community-until = Until when
community-until-hint = Leave it empty for no end. A month and a week before, they get a note.
community-term-past = That day is over: choose one that is to come
community-role-given = Saved. It holds from now on.
community-handover = Offer the stewardship
community-handover-lead = Nothing changes until { $name } accepts.
community-stays = And you?
community-stays-yes = I stay a steward; we share it
community-stays-no = I hand over and stay as a member
community-offer-do = Offer it
community-offered = The offer is made, and a mail tells them. Nothing changes until they accept.
community-end = End their membership
community-end-lead = { $name } does not belong any more. What they said stays theirs. If the community is open to everybody, they must ask to come back.
community-end-do = End it
community-membership-ended = Their membership has ended.

# Invitations

community-invitation = Invitation
community-invitations = Invitations
community-invitations-lead = An invitation lets one person in, once, within { $days } days. Pass the link on, let someone scan it, or send it by mail.
community-invitation-made = Here it is
community-invitation-made-lead = It is shown only this once. Copy it now, or let someone scan it.
community-invitation-address = The link
community-invitation-qr = QR code of the link
community-invitation-qr-hint = Whoever opens it first comes in with it.
community-invitation-role = What will they be here?
community-invitation-email = Their e-mail address
community-invitation-email-hint = Optional. With an address, the invitation goes there by mail, and only that address can use it. Without one, you get a link to pass on.
community-invitation-no-mail = Optional. This server cannot send mail yet: whoever runs it would have to pass the letter on. Without an address you get a link at once.
community-invitation-label = For whom
community-invitation-label-hint = Optional. A reminder for you and the other stewards, such as “the third floor”.
community-invitation-do = Make the invitation
community-invitation-mailed = The invitation is on its way.
community-invitation-too-many = This community mailed { $most } invitations within a day. Make a link to pass on, or try again tomorrow
community-invitations-open = Not used yet
community-invitation-link = A link to pass on
community-invitation-until = works until { $date }
community-invitation-remove = Take it back
community-invitation-removed = That invitation does not work any more.
community-invited = Come in to { $community }
community-invited-as = You are invited to be a { $role }.
community-invited-until = You are invited to be a { $role } until { $date }.
community-invited-see = See who they are first
community-invited-accept = Come in
community-invited-sign-in = Sign in, then come in
community-invited-sign-in-why = You get a link by mail; there is no password. The invitation waits for you meanwhile.
community-invitation-spent = This invitation does not open the door any more
community-invitation-spent-lead = It was used, taken back, or is older than { $days } days. Nothing was changed; ask the stewards for another.

# Why nothing changed

community-refused-last-steward = They are the only steward, and a community needs one. Nothing was changed; hand over first.
community-refused-belongs = You belong already. Nothing was changed.
community-refused-asked = You asked already. A steward will answer.
community-refused-invited-only = Only whoever is invited comes in. Nothing was changed; ask a steward for an invitation.
community-refused-not-active = This community has ended, or has not opened yet. Nothing was changed.
community-refused-other-steward = Stewards do not decide about each other. Only they themselves, or whoever runs the house, change this; or the term ends.
community-refused-too-late = That was answered, taken back or ended meanwhile. Nothing was changed; look at what is there now.
community-refused-by-accepting = Someone becomes a steward by accepting. Nothing was changed; offer it to them.
community-refused-no-such-role = This kind of community has no such role. Nothing was changed.
community-refused-steward = They are a steward already. Nothing was changed.
community-refused-offered = They were offered the stewardship already, and have not answered yet.
community-refused-other-address = This invitation was mailed to another address. Nothing was changed; sign in with that address, or ask for another invitation.

# Letters

community-letter-foot = Written for { $community } by the program that runs this house. It writes to you only about your own place there.
community-letter-see = See it
community-letter-answer = Read it and answer
community-letter-invitation = You are invited: { $community }
community-letter-invitation-why = { $community } invites you to be a { $role }.
community-letter-invitation-do = Open this link within { $days } days, see who they are, and come in if you want to. It works once, for this address.
community-letter-invitation-not-you = If you do not know them, do nothing: without this link nothing happens.
community-letter-invitation-button = See the invitation
community-letter-accepted = Welcome to { $community }
community-letter-accepted-text = You asked to join { $community }, and a steward said yes. You belong there now.
community-letter-declined = Your question to { $community }
community-letter-declined-text = You asked to join { $community }, and the stewards said no this time. This is what they wrote:
community-letter-offer = { $community } asks you to be its steward
community-letter-offer-text = You are offered the stewardship of { $community }: to look after who comes in, who does what, and what the community holds.
community-letter-offer-free = You are free to say no. Nothing changes until you accept.
community-letter-term = Your term in { $community } ends soon
community-letter-term-text = You are a { $role } in { $community }. Your term ends on { $date }.
community-letter-term-do = Thank you for what you did. If you want to go on, tell a steward; otherwise there is nothing to do.
community-letter-term-steward = Thank you for what you did. Choose with the others who takes over, and hand over before that day. If nobody does, the community’s only steward stays in place.
