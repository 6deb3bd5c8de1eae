desk-title = The desk
desk-lead = What needs a person now, and the way to everything that moderators do.
desk-new = Ask a question
desk-now = What needs a person now
desk-quiet = Nothing waits. Thank you for keeping the steps clear.
desk-moderation = { $count ->
    [one] One statement waits for your decision
   *[other] { $count } statements wait for your decision
}
desk-translation = The question or its background is there in one language only
desk-opening = It is not open yet: read it once more, then open it
desk-publication = It is over: look at the results and sign them off
desk-proposed = Somebody asks for this community: should it be here?
desk-ways = Also here
desk-import = Bring a conversation from elsewhere
desk-places = Places: add neighbourhoods and blocks
desk-people = People and their roles
desk-outbox = Mail that was sent or waits
desk-all = All conversations
desk-settings = Settings
desk-statements = Statements
desk-translations = Translations
desk-ballots = Paper ballots
desk-mending = Words to mend
desk-pledge = The pledge
