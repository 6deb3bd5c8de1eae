# The pledge: the call, signing, confirming, one's own signature

pledge-title = The pledge
pledge-kicker = The pledge
pledge-none = There is no pledge to sign here yet. When there is, its words stand on this page.
pledge-write = Write the pledge
pledge-sign = Sign the pledge
pledge-sign-soft = As a person or for an organisation, publicly or privately. You can withdraw whenever you like.
pledge-version = Version { $number }, of
pledge-versions = Earlier versions of the pledge
pledge-versions-lead = A signature stands for the words that were signed. Words are never changed afterwards: a change is a new version.
pledge-count = { $count ->
    [0] have signed so far: be the first
    [one] has signed the pledge
   *[other] have signed the pledge
}
pledge-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
pledge-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
pledge-kinds = { $people } and { $organisations }.
pledge-mine-find = Find, change or withdraw my signature

# The form

pledge-sign-title = Sign the pledge
pledge-sign-lead = It takes about two minutes. Then we send you one mail, to be sure that the address is yours: only then does your signature count.
pledge-read-again = Read the pledge once more
pledge-who = Who signs?
pledge-who-person = I sign for myself
pledge-who-organisation = I sign for an organisation
pledge-name = Name
pledge-name-hint = Yours, or the organisation’s, as people know it.
pledge-name-unseen = Type this again by hand: it holds a line break or a character that cannot be seen or that turns the direction of writing
pledge-name-mixed = Type this again with one keyboard: a word in it mixes letters of different alphabets that look alike
pledge-name-marks = Leave some marks out: a letter in it carries more than two
pledge-name-link = Write only the name, without an address of a site or of mail
pledge-for-organisations = Only for organisations
pledge-for-organisations-hint = Leave this out if you sign for yourself.
pledge-sector = What kind of organisation?
pledge-sector-needed = Choose what kind of organisation it is, or sign for yourself
pledge-sector-resident = Residents
pledge-sector-association = Neighbourhood or other association
pledge-sector-organisation = Non-profit or business
pledge-sector-institution = Institution, such as a school, a library or a hospital
pledge-sector-municipality = Municipality or First Nation government
pledge-sector-province = Province or territory
pledge-sector-federal = Federal government
pledge-logo = Short name
pledge-logo-hint = Optional. As on a logo, 24 characters at most.
pledge-kind = Signs as
pledge-kind-person = A person
pledge-email = E-mail address
pledge-email-hint = To confirm, and so that each person signs once. It is never shown.
pledge-not-an-address = This is not an e-mail address. Write one address, such as marie@example.org
pledge-place = Place
pledge-place-ask = Where are you?
pledge-place-why = We ask so that the map shows how far the pledge reaches. On the list only your province or territory is shown.
pledge-action = First action
pledge-action-ask = What will you do first?
pledge-action-hint = Optional. Choose one, or write your own.
pledge-action-own = Something else, in my own words
pledge-action-words = In my own words
pledge-shown = On the list
pledge-shown-ask = May we show your name?
pledge-shown-hint = Either way your signature counts the same.
pledge-shown-public-long = Yes: put my name on the public list
pledge-shown-private-long = No: only count me
pledge-shown-public = Publicly, with the name
pledge-shown-private = Privately, only counted
pledge-reminders = Reminders
pledge-reminders-ask = Shall we ask you how it went?
pledge-reminders-hint = Two short mails, three months and a year after you sign, and no more. One press ends them. Without this we forget your address once you have confirmed.
pledge-reminders-yes = Yes, ask me what came of it
pledge-kept = What we keep.
pledge-kept-text = What you write here, and a fingerprint of your address that lets each person sign once. The address itself is forgotten when you confirm, unless you want to be asked how it went. A signature that is not confirmed is forgotten after 7 days. If you withdraw, everything that says who you are is forgotten at once, except in backups until those are replaced.

# By mail

pledge-sent-title = Look in your mail
pledge-sent-lead = A mail is on its way if the address is right. It says what comes next.
pledge-sent-nothing = Nothing there after a minute or two? Look among unwanted mail, and check how the address was written. One address is sent five such mails an hour at most.
pledge-link-title = Find my signature
pledge-link-lead = Write the address you signed with. If it has a signature, we mail the link to it: there you see it, change it or withdraw it.
pledge-link-send = Mail me the link
pledge-confirm-title = Is this right?
pledge-confirm-lead = This is what your signature will say. You can change it afterwards.
pledge-confirm = Confirm my signature
pledge-confirm-why = Why a button? Programs that guard mailboxes open every link to look at it. Only the button confirms.
pledge-spent-title = This link no longer works
pledge-spent-lead = A link confirms once, within { $days } days, and only the newest one does. If you have confirmed already, your signature counts; ask for the link to it. If not, sign again.
pledge-sign-again = Sign the pledge again

# One's own signature

pledge-signed = Thank you: your signature counts. We have mailed you the link to this page.
pledge-mine-title = My signature
pledge-mine-lead = You signed on { $date }, version { $number } of the pledge. Whoever has the link to this page can change your signature, so keep it to yourself.
pledge-mine-change = Change it
pledge-mine-save = Save
pledge-changed = Saved.
pledge-email-reminders = Address for the reminders
pledge-email-reminders-hint = Only if you want to be asked how it went: we have forgotten your address. Write the one you signed with.
pledge-other-address = This is not the address you signed with. Write that one, or leave the reminders out
pledge-quiet = Reminders
pledge-quiet-title = End the reminders?
pledge-quiet-done = No more reminders
pledge-quiet-lead = We ask you twice at most what came of it. If you end this, we forget your address; your signature counts as before.
pledge-quiet-do = Stop the reminders
pledge-is-quiet = No more reminders. We have forgotten your address.
pledge-withdraw = Withdraw
pledge-withdraw-lead = At any time, without a reason. Your signature counts no more, and what says who you are is forgotten at once.
pledge-withdraw-do = Withdraw my signature
pledge-withdrawn = Your signature is withdrawn, and who you are is forgotten.
pledge-proof = Show that I was counted
pledge-proof-lead = The public log names nobody. Line { $number } is yours: its mark is made of this salt and your address, so only you can show it.
pledge-proof-salt = Your salt
pledge-proof-mark = Your mark

# What came of it

pledge-outcome-title = What came of it?
pledge-outcome-any-time = Tell those who look after the pledge, whenever you like.
pledge-outcome-tell = Tell what came of it
pledge-outcome-lead = You signed on { $date }.
pledge-outcome-action = Your first action:
pledge-outcome-ask = How far are you?
pledge-outcome-hint = Any answer is a good one. Who has done it is not asked again.
pledge-outcome-done = I did what I meant to do
pledge-outcome-begun = I have begun
pledge-outcome-not-yet = Not yet
pledge-outcome-words = In a sentence or two
pledge-outcome-words-hint = Optional. Those who look after the pledge read this, with your name; nobody else does.
pledge-outcome-send = Send
pledge-outcome-kept = Thank you, it is noted. You can change your answer at any time.
pledge-outcome-kept-done = Thank you, it is noted. We do not ask again, and have forgotten your address.
pledge-outcomes = What came of the pledge
pledge-outcomes-lead = { $count ->
    [0] Nobody has answered yet. Those who wish it are asked three months and a year after they signed.
    [one] One signatory has answered. Only those who look after the pledge see this page.
   *[other] { $count } signatories have answered. Only those who look after the pledge see this page.
}
pledge-outcomes-of = How far they are, of { $count }

# Counts and the list

pledge-reach = { $count ->
    [one] From 1 of 13 provinces and territories.
   *[other] From { $count } of 13 provinces and territories.
}
pledge-signatures = Signatories
pledge-map = Signatories by province and territory
pledge-map-about = One square for each of the 13 provinces and territories, placed roughly as on a map. The most, { $count }, are in: { $place }. The table below holds the same figures.
pledge-map-about-few = One square for each of the 13 provinces and territories, placed roughly as on a map. The table below holds the same figures.
pledge-map-table = Show the map as a table
pledge-key-k0 = None yet
pledge-key-k1 = Fewer than 10, or not told
pledge-key-k2 = 10 to 24
pledge-key-k3 = 25 to 74
pledge-key-k4 = 75 or more
pledge-few = fewer than { $few }, not shown
pledge-hidden = { $few } or more, not shown
pledge-untold = not shown
pledge-unsaid = Did not say, or elsewhere
pledge-few-why = Fewer than { $few } is not told, so that nobody is found out. Where that count could be worked out from the others, one more is hidden or shown as fewer than { $few }.
pledge-sectors = By sector
pledge-sectors-of = By sector, of { $count }
pledge-time = Over time
pledge-time-of = How many had signed, without those who withdrew
pledge-day = Day
pledge-list = Who has signed
pledge-list-see = See who has signed
pledge-list-lead = Those who signed publicly. Others signed privately: they are counted and not named.
pledge-list-search = Name
pledge-list-province = Province or territory
pledge-list-sector = Sector
pledge-list-all = All
pledge-list-all-sectors = All
pledge-list-find = Find
pledge-list-found = { $count ->
    [0] Nobody on the list fits.
    [one] One on the list.
   *[other] { $count } on the list, by name.
}
pledge-list-many = More than { $count } on the list, by name.
pledge-list-first = From the beginning
pledge-list-brought = from a list

# For stewards

pledge-version-new = Write a new version
pledge-version-lead = In both languages at once. Those who have signed have signed the earlier words; from now on people sign these.
pledge-title-en = Title in English
pledge-title-fr = Title in French
pledge-text-en = Text in English
pledge-text-fr = Text in French
pledge-text-hint = An empty line begins a new paragraph.
pledge-actions-en = First actions in English
pledge-actions-fr = First actions in French
pledge-actions-hint = One a line, in the same order in both languages.
pledge-actions-differ = There are { $english } actions in English and { $french } in French; write each in both languages
pledge-actions-many = There are more than { $most } actions; leave some out, so that people can choose
pledge-version-keep = Put this version up
pledge-version-kept = People sign these words from now on.

pledge-read-and-sign = Read it and sign
pledge-ways = For those who look after the pledge

# On a wall

pledge-poster = Poster for a wall (PDF)
pledge-poster-how = Read it and sign, for yourself or for an organisation. It takes two minutes, and you can withdraw whenever you like.
pledge-poster-scan = Scan to read and sign
pledge-poster-count = { $count } had signed on { $day }

# A list that was kept elsewhere

pledge-lists-title = Bring a list of signatories
pledge-lists-lead = A list that was kept on paper or elsewhere. Its good lines are taken, all at once; each other line is named, with the reason.
pledge-lists-file = The list
pledge-lists-file-hint = A CSV file, at most { $most } lines. Its first line names the columns.
pledge-lists-promise = Nobody on the list is written to: they have asked us for nothing. Of an address only a fingerprint is kept, so that nobody is counted twice. Names stand on the public list only where your list says so, and with the words “from a list”.
pledge-lists-check = Look at it first
pledge-lists-keep = Take the good lines
pledge-lists-none = Choose the file of the list
pledge-lists-no-name = No column of the first line is called name; nothing was taken. Name the columns and bring the list again
pledge-lists-twice = Two columns of the first line mean the same; nothing was taken. Rename or remove one
pledge-lists-empty = The list holds nothing after its first line; nothing was taken
pledge-lists-long = The list has more than { $most } lines; nothing was taken. Bring it in parts
pledge-lists-columns = Columns
pledge-lists-columns-lead = Only the name is needed. Commas, semicolons or tabs may stand between columns; they may be named in English or in French.
pledge-lists-column-name = name
pledge-lists-about-name = The person or the organisation, as people know them.
pledge-lists-column-sector = sector
pledge-lists-about-sector = Person, association, organisation, institution, municipality, province or federal. Empty: a person.
pledge-lists-column-logo = short name
pledge-lists-about-logo = Of an organisation, as on a logo.
pledge-lists-column-province = province
pledge-lists-about-province = Its name or its two letters. Empty: not said.
pledge-lists-column-email = email
pledge-lists-about-email = So that nobody is counted twice, and so that its owner can ask for the link and withdraw.
pledge-lists-column-public = public
pledge-lists-about-public = Yes, if they agreed to be named on the list. Empty: no.
pledge-lists-column-date = date
pledge-lists-about-date = When they signed, as 2025-03-01. Empty: today.
pledge-lists-checked = What the list holds
pledge-lists-kept = The list is taken
pledge-lists-would = { $taken ->
    [0] No line can be taken.
    [one] One line can be taken, { $public } of 1 for the public list. Nothing is kept yet.
   *[other] { $taken } lines can be taken, { $public } of { $taken } for the public list. Nothing is kept yet.
}
pledge-lists-taken = { $taken ->
    [0] No signature was taken.
    [one] One signature counts, { $public } of 1 on the public list.
   *[other] { $taken } signatures count, { $public } of { $taken } on the public list.
}
pledge-lists-broken = { $broken ->
    [0] No other line is left.
    [one] One line is not taken.
   *[other] { $broken } lines are not taken.
}
pledge-lists-again = Choose the file again and take it
pledge-lists-another = Bring another list
pledge-lists-unread = Columns that are not read:
pledge-lists-broken-lines = Lines that are not taken, and why
pledge-lists-line = Line
pledge-lists-why = Why
pledge-lists-left = { $count ->
    [one] And one more line; the command line lists all.
   *[other] And { $count } more lines; the command line lists all.
}
pledge-lists-counted = This is counted already: the address has signed, or the same line was brought before.
pledge-lists-same = This says the same as line { $said }; if these are two people, tell them apart by their addresses.
pledge-lists-utf8 = This is not text in UTF-8; save the list as “CSV UTF-8”.
pledge-lists-quote = A quotation mark is not closed on this line.
pledge-lists-fields = The first line names another number of columns; here there are { $said }.
pledge-lists-name-empty = There is no name.
pledge-lists-name-unseen = The name holds a line break, or a character that cannot be seen or that turns the direction of writing: { $said }.
pledge-lists-name-mixed = A word of the name mixes letters of different alphabets that look alike: { $said }.
pledge-lists-name-marks = A letter of the name carries more than two marks: { $said }.
pledge-lists-name-link = The name is an address of a site or of mail: { $said }.
pledge-lists-name-long = The name is too long: { $said }.
pledge-lists-sector = There is no such sector: { $said }.
pledge-lists-province = There is no such province or territory: { $said }.
pledge-lists-address = This is not one e-mail address: { $said }.
pledge-lists-public = Public is yes or no, not { $said }.
pledge-lists-date = This is not a day such as 2025-03-01: { $said }.
pledge-lists-names = See the names
pledge-lists-names-title = The names of the list
pledge-lists-names-lead = Each name leads to its signature, where you can mend it, or withdraw it for someone who asks.
pledge-lists-from = Begin at
pledge-lists-back = Take the list back
pledge-lists-back-lead = Every signature that came with this list will count no more, and the names are forgotten at once. The public log will say that they were withdrawn.
pledge-lists-back-do = Take the whole list back
pledge-lists-withdrawn = The list is taken back: its signatures count no more.

# Letters

pledge-mail-confirm-subject = Please confirm your signature
pledge-mail-confirm-why = Someone, you we hope, signed the pledge on { $house } with this address.
pledge-mail-confirm-do = Confirm within { $days } days; then your signature counts. The link shows what you wrote before anything happens.
pledge-mail-confirm-button = See and confirm
pledge-mail-confirm-not-you = If it was not you, do nothing. Nothing counts or is shown, and in { $days } days it is forgotten.
pledge-mail-link-subject = Your signature
pledge-mail-already-why = Someone, you we hope, signed the pledge on { $house } with this address. It has signed already, and counts once: nothing was changed.
pledge-mail-link-why = Someone, you we hope, asked { $house } for the link to your signature under the pledge.
pledge-mail-link-do = This link opens your signature. You can change or withdraw it there at any time. Keep the link to yourself.
pledge-mail-link-button = Open my signature
pledge-mail-link-not-you = If it was not you, do nothing: nothing changes without this link.
pledge-mail-signed-subject = Your signature counts
pledge-mail-signed-why = Thank you. Your signature under the pledge on { $house } counts from now on. Keep this mail.
pledge-mail-signed-proof = The public log of signatures names nobody. Line { $number } is yours, and with this salt you can show it: { $salt }
pledge-mail-question-subject = What came of it?
pledge-mail-question-why = On { $day } you signed the pledge on { $house }, and wished to be asked what came of it.
pledge-mail-question-action = Your first action was: { $action }.
pledge-mail-question-do = One press answers; a sentence or two are welcome. No account is needed.
pledge-mail-question-button = Say what came of it
pledge-mail-question-end = Nothing yet? That is an answer too. The same page lets you change or withdraw your signature.
pledge-mail-question-foot = You get this because you ticked “Yes, ask me what came of it” when you signed. There are two such mails at most.
pledge-mail-question-quiet = End these mails:
pledge-mail-question-quiet-link = End these mails
