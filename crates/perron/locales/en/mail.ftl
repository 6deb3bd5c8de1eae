# Letters

mail-greeting = Hello,
mail-foot = Written by the program that runs { $house }, because someone gave it this address. There is nothing to unsubscribe from: it writes only when asked.

mail-sign-in-subject = Your sign-in link
mail-sign-in-why = Someone, most likely you, asked to sign in to { $house } with this address.
mail-sign-in-do = Open this link within { $minutes } minutes and press “Sign in”. It works once.
mail-sign-in-button = Sign in
mail-sign-in-copy = If the button does nothing, copy this address into your browser:
mail-sign-in-not-you = If it was not you, do nothing: without this link, nobody signs in.

# The outbox, for the operator

outbox-title = Outbox
outbox-lead = Every mail this server wrote in the last 30 days, newest first. Its words are forgotten once it is sent.
outbox-no-server = There is no mail server yet.
outbox-no-server-do = Mail is kept here so that you can read it and pass it on. Give the server the address of a mail server (setting “mail-server”) and start it again; then send what was kept.
outbox-empty = Nothing was written yet. The first mail will be someone’s sign-in link.
outbox-to = To
outbox-state-waiting = Waiting to be sent
outbox-state-sent = Handed to the mail server
outbox-state-failed = Not sent
outbox-state-kept = Kept here
outbox-attempts = { $count ->
    [one] tried once
   *[other] tried { $count } times
}
outbox-again = Send it now
outbox-older = Older mail
outbox-newest = Newest mail
outbox-will-be-sent = The mail is on its way. This page says what became of it.
outbox-not-again = That mail was already sent or is waiting to be. Nothing was done.
outbox-mail-forgotten = Its words were forgotten when it was sent.
outbox-back = Back to the outbox

# Why a mail was not taken

outbox-unfit = The address or the text cannot be made into a mail.
outbox-refused = The mail server refused it for good (code { $code }).
outbox-later = The mail server asked to try again later (code { $code }).
outbox-silent = The mail server does not answer.
outbox-insecure = The connection to the mail server is not secure, or it does not let us in.
