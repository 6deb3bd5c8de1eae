# Registering for sessions

registration-title = Register
registration-lead = Choose as many sessions as you like. You need no account: we send you a mail, and your place is kept once you press the link in it.
registration-none-open = There is no session to register for at the moment.
registration-which = Which sessions?
registration-all = All of them
registration-no-session = Choose at least one session
registration-name = Your name
registration-name-hint = As you want to be called. Only those who run the session see it.
registration-email = E-mail address
registration-email-hint = For the invitation, the call details and a reminder. Only those who run the session see it.
registration-place = Where do you live?
registration-place-why = It shows whom the session reaches, as counts in which nobody can be found.
registration-needs = What do you need to take part?
registration-needs-hint = Only those who run the session see this, and they see to it.
registration-need-interpreter = An interpreter
registration-need-captions = Captions
registration-need-step-free = A way in without steps
registration-need-childcare = Childcare
registration-need-transit = Help with getting there
registration-need-honorarium = An honorarium
registration-need-words = Something else, or more about it
registration-offers-ask = Later sessions
registration-offers-yes = Tell me when a session is added to this series
registration-kept = What is kept:
registration-kept-text = your name, address and what you need, until a year after your last session. You can change or cancel with the link in the mail at any time.
registration-do = Register
registration-have = I am registered and want to change something
registration-sent = Look in your mail
registration-sent-lead = We have sent you a mail. Press the link in it within seven days: your place is kept from then on.
registration-sent-nothing = Nothing there after a few minutes? Look among unwanted mail, or try again with the address written carefully.
registration-link = My registrations
registration-link-lead = Type the address with which you registered. We mail you the link to change or cancel.
registration-link-do = Mail me the link

# One's own

registration-mine = My registrations
registration-mine-lead = { $name }, these are your sessions. Whoever has the address of this page can change them: keep it to yourself.
registration-mine-none = You are registered for no session.
registration-confirm-title = One more press
registration-confirm-lead = Is it you, { $name }? Press the button and your place is kept.
registration-wished = You asked for
registration-you-need = You need:
registration-confirm = Yes, register me
registration-confirm-not-you = If it was not you, close this page: nothing is kept, and it is forgotten after seven days.
registration-state-held = Your seat is kept
registration-state-waiting = On the waiting list, place { $place }
registration-state-cancelled = You gave it back
registration-rsvp = Will you come?
registration-rsvp-yes = Yes
registration-rsvp-no = No
registration-rsvp-maybe = Maybe
registration-rsvp-unsaid = Not said yet
registration-say-yes = Yes, I come
registration-say-maybe = Maybe
registration-say-no = No, give my seat back
registration-leave-list = Leave the waiting list
registration-take-again = Register again
registration-take = Register
registration-others = Other sessions of the same series
registration-join = Join the call
registration-call-later = How to join the call comes on { $day }, by mail and on this page.
registration-call-link = Join the call: { $link }
registration-change = What we know of you
registration-language = Language of the mail
registration-zone = Your time zone
registration-save = Keep
registration-done = Done. Here is how it stands with each session; a mail says the same.
registration-changed = It is kept.
registration-answered = Thank you, your answer is kept.
registration-given-back = Your seat is given back. Thank you for saying so: someone else can have it.
registration-off-list = You wait no more. Nothing else to do.
registration-taken = Your seat is kept.
registration-waits = All seats are taken: you are on the waiting list, and get the next seat that is given back in turn.
registration-too-late = Nothing was changed: this session has begun or does not take place.
registration-as-it-was = Nothing was changed.

# For those who run it

registration-list = Who is registered
registration-answers = { $yes } say that they come, { $maybe } may come.
registration-needs-list = What people need
registration-needs-none = Nobody asked for anything.
registration-needs-left = { $left } of { $all } still to be provided.
registration-provide = It is provided
registration-provided-on = Provided, { $date }
registration-undo = Not provided after all
registration-provided = Kept: it is provided.
registration-not-provided = Kept: it is not provided.
registration-need-gone = Nothing was changed: they do not need it any more.
registration-held-list = Seats
registration-column-name = Name
registration-coming = Coming?
registration-nobody = Nobody is registered yet.
registration-waiting-list = Waiting list
registration-waiting-lead = The first gets the next seat that is given back, and a mail.

# Letters

registration-mail-confirm-subject = Confirm your registration
registration-mail-confirm = Someone, most likely you, registered with this address. Open this link and press the button: your place is kept from then on. The link waits for { $days } days.
registration-mail-confirm-button = Confirm my registration
registration-mail-already-subject = You are registered
registration-mail-already = Someone, most likely you, registered with this address for sessions that you are registered for already. Nothing was changed. With the link you change or cancel.
registration-mail-already-button = My registrations
registration-mail-link-subject = The link to your registrations
registration-mail-link = Here is the link with which you change or cancel your registrations. It goes on working.
registration-mail-link-button = My registrations
registration-mail-not-you = If it was not you, do nothing: without this link nothing happens.
registration-mail-button = Change or cancel
registration-mail-foot = You get this because you registered with this address.
registration-mail-held-subject = { $sessions ->
    [one] You are registered
   *[other] You are registered for { $sessions } sessions
}
registration-mail-held = { $sessions ->
    [one] Your seat is kept:
   *[other] Your seats are kept in { $sessions } sessions:
}
registration-mail-waiting-subject = { $sessions ->
    [one] You are on the waiting list
   *[other] You are on the waiting list of { $sessions } sessions
}
registration-mail-waiting = { $sessions ->
    [one] All seats are taken. You are on the waiting list, and hear from us as soon as one is yours:
   *[other] All seats of { $sessions } sessions are taken. You are on the waiting lists, and hear from us as soon as a seat is yours:
}
registration-mail-waiting-line = All its seats are taken: you are on the waiting list, and hear from us as soon as one is yours.
registration-mail-mixed-subject = Your { $sessions } sessions
registration-mail-mixed = This is how it stands with your { $sessions } sessions:
registration-mail-free-subject = { $sessions ->
    [one] A seat is yours
   *[other] Seats in { $sessions } sessions are yours
}
registration-mail-free = { $sessions ->
    [one] A seat was given back, and it is yours. If you cannot come, say so with the link below, so that the next in line gets it:
   *[other] Seats were given back in { $sessions } sessions, and they are yours. If you cannot come to one, say so with the link below, so that the next in line gets it:
}
registration-mail-back-subject = Your seat is given back
registration-mail-off-subject = You are off the waiting list
registration-mail-back = You are not registered for this session any more. With the link below you can register again:
registration-mail-changed-subject = A session has changed
registration-mail-changed-time = The time of a session has changed. It is now:
registration-mail-changed-place = The place of a session, or how to join it, has changed. It is now:
registration-mail-changed-both = The time and the place of a session have changed. It is now:
registration-mail-changed-words = What a session is about has changed. It is now:
registration-mail-cancelled-subject = A session is cancelled
registration-mail-cancelled = This session does not take place. We are sorry:
registration-mail-call-subject = { $sessions ->
    [one] How to join your session
   *[other] How to join your { $sessions } sessions
}
registration-mail-call = { $sessions ->
    [one] This is how you join:
   *[other] This is how you join each of your { $sessions } sessions:
}
registration-mail-again-subject = Your session, once more
registration-mail-again = You asked for this once more:
registration-mail-entry = { $entries ->
    [one] The attached entry puts it into your calendar, and changes it there.
   *[other] The { $entries } attached entries put them into your calendar, and change them there.
}
registration-mail-entry-out = { $entries ->
    [one] The attached entry takes it out of your calendar.
   *[other] The { $entries } attached entries take them out of your calendar.
}
registration-mail-soon-subject = { $sessions ->
    [one] Your session begins soon
   *[other] Your { $sessions } sessions begin soon
}
registration-mail-soon = { $sessions ->
    [one] This is a reminder of your session. Say with the link below whether you come:
   *[other] This is a reminder of your { $sessions } sessions. Say with the link below whether you come:
}
registration-mail-offer-subject = { $sessions ->
    [one] A session was added
   *[other] { $sessions } sessions were added
}
registration-mail-offer = Something was added to a series that you registered in:
registration-mail-offer-button = See and register
registration-mail-offer-end = To get no more news of later sessions: { $link }
registration-mail-offer-foot = You get this because you asked to be told of later sessions.

# No more news of later sessions

registration-offers = No more news of later sessions?
registration-offers-lead = One press, and we tell you no more when a session is added. Your registrations stay.
registration-offers-do = No more news
registration-offers-done = No more news
registration-offers-done-lead = We tell you no more when a session is added. Your registrations stay as they are.
