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
pledge-reminders-hint = At most two short mails, after one month and after six. One press stops them. This edition keeps your wish and does not send them yet. Without this we forget your address once you have confirmed.
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
pledge-quiet-lead = We ask you at most twice what came of it.
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
pledge-list-first = From the beginning

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
