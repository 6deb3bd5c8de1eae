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
outbox-stopped = Nothing more is sent to this address, which was refused for good before.
outbox-withdrawn = Whoever would have received it no longer wants news.

# Addresses that were refused for good

outbox-stopped-title = Addresses we no longer write to
outbox-stopped-lead = Their mail server refused them for good. Write again only when you know that the address works now.
outbox-stopped-since = Refused on { $day } (code { $code })
outbox-lift = Write to it again
outbox-lifted = Mail goes to that address again.
outbox-no-news = News is not mailed from here yet.
outbox-no-news-do = Canada’s anti-spam law wants each such mail to say who writes, their postal address and where to reach them: give the settings “convener”, “postal-address” and “contact”.

# A mail to try the settings

mail-test-subject = Mail from this house arrives
mail-test-text = Someone who runs this house sent this mail to try its settings. There is nothing to do.
mail-test-button = Open the house
mail-test-foot = Written by the program that runs this house, once.

# News, which goes only to who agreed

news-wish-title = Mail you want
news-wish-lead = Sign-in links and answers to what you did yourself always reach you. For news, you choose; without a choice you get none.
news-wish-pace = How often may we write to you with news?
news-wish-hint = News is, for instance, that a conversation, or a vote on priorities or on a fund, opens in a community you belong to, or that such a vote ends the next day. Of a vote of two days or less you are told once, when it opens.
news-wish-at-once = At once, a mail for each thing
news-wish-daily = Once a day, together, if there is anything
news-wish-weekly = Once a week, together, if there is anything
news-wish-asked = Never: only what I ask for
news-wish-words = If you choose one of the first three, you agree that { $convener } writes to you with news of this house and of the communities you belong to. You can take that back at any time, here or by the link in each mail.
news-wish-save = Save
news-wish-kept = Saved. We write to you with news as you chose.
news-wish-none = Saved. We write to you only with what you ask for.
news-wish-stopped = The mail server of your address refused our last mail for good, so nothing more is sent there. Please tell whoever runs this house when it works again.
news-record = What you agreed to
news-record-lead = Kept for three years after it ends, as proof, and shown to nobody else.
news-record-express = You agreed on { $day }.
news-implied-words = You came to belong to { $community }. Canada’s anti-spam law lets it write to you for two years after that; what is sent is only what you choose here.
news-record-implied = Since { $day }, because of a tie with you.
news-record-until = It ends by itself on { $day }.
news-record-withdrawn = You took it back on { $day }.
news-record-withdrawn-link = You took it back on { $day }, by the link of a mail.

news-end-title = Stop the news
news-end-lead = One press, and we no longer write to you with news. Sign-in links still reach you when you ask for one.
news-end = Stop the news
news-ended-title = The news has stopped
news-ended-lead = We no longer write to you with news. Sign-in links still reach you when you ask for one.
news-ended-again = Choose again what mail you want

news-opened-title = A conversation is open: { $question }
news-opened-text = { $community } asks. It takes a few minutes, and you can add your own statements.
news-vote-title = Voting is open: { $title }
news-vote-text = { $community } decides together, until { $until }. You can change your ballot until then.
news-vote-text-open = { $community } decides together. You can change your ballot until the round is closed.
news-vote-ends-title = Voting ends soon: { $title }
news-vote-ends-text = { $community } decides together, until { $until }. If you have not voted, there is still time.
news-digest-subject = { $count ->
    [one] One thing is new
   *[other] { $count } things are new
}
news-why = You get this because you agreed to news.
news-unsubscribe = To stop it, open this link and press the button:
news-unsubscribe-link = Stop the news
