# Signing in

sign-in-kicker = For members of the house
sign-in-title = Sign in
sign-in-lead = No password to remember. Write your e-mail address, and we send you a link that opens the door once.
sign-in-email = Your e-mail address
sign-in-email-hint = Your first link makes your account.
sign-in-send = Send me a link
sign-in-why = Voting needs no account. With one, you find your answers again on another device, and those who moderate can do their work. Your address is kept for as long as you have the account; only those who run this server see it, and nobody else is ever given it.
sign-in-not-an-address = This is not an e-mail address. Write one address, such as marie@example.org
sign-in-too-many = This address was sent { $links } links within the last hour. Use the newest one, or try again in an hour
sign-in-passkey-why = You added a passkey on this device or your phone?
sign-in-passkey = Use a passkey

sign-in-sent-title = Look in your mail
sign-in-sent-lead = If the address is right, a link is on its way. It works once, within { $minutes } minutes.
sign-in-sent-nothing = Nothing there after a minute or two? Look among unwanted mail, and check how the address was written.
sign-in-sent-again = Ask for another link
sign-in-no-mail = This server cannot send mail yet.
sign-in-no-mail-do = Your link is waiting with the person who runs it. Ask them to pass it on.

sign-in-open-title = Come in
sign-in-open-as = You are about to sign in as { $email } on this device.
sign-in-open-operator = You are about to sign in as the person who runs this server.
sign-in-open-do = Sign in
sign-in-open-why = Why a button? Programs that guard mailboxes open every link to look at it. Only the button uses yours up.
sign-in-spent-title = This link no longer opens the door
sign-in-spent-lead = A link works once and for { $minutes } minutes. You are not signed in; nothing else changed. Ask for a new one.
sign-in-spent-do = Send me a new link
sign-in-welcome = You are signed in on this device.
sign-in-goodbye = You are signed out. This device no longer knows you.

# Passkeys

passkey-stopped = The device stopped, or the window was closed. Nothing changed; try again, or use a link.
passkey-failed = The passkey could not be used just now. Nothing changed; try again in a moment, or use a link.
passkey-not-here = Passkeys need an address with a name and HTTPS, so they cannot be offered here. The link by mail works everywhere.
passkey-too-many = You have 20 passkeys, which is the most. Remove one that you no longer use, then try again.
passkey-too-late = That took more than five minutes, so it no longer counts. Nothing changed; try again.
passkey-not-good = The device’s answer did not match. Nothing changed; try again, or use a link.
passkey-there-already = This passkey is in your list already. Nothing changed.
passkey-unknown = This passkey does not belong to an account here; perhaps it was removed. Sign in with a link instead.

# The account

role-member = Member
role-moderator = Moderator
role-operator = Operator

account-title = Your account
account-lead = You sign in with { $email }.
account-lead-operator = You run this server. You signed in with the link of the command line; add a passkey so that you need it less often.
account-me = About you
account-name = How you want to be called
account-name-hint = Optional. Shown to you, and to those who run this server.
account-name-one-line = Write the name on one line, in letters
account-language = Language of the mail we write to you
account-language-hint = The pages follow the button at their top.
account-english = English
account-french = Français
account-save = Save
account-saved = Saved.

account-places = Your communities
account-places-none = You belong to none yet.
account-places-find = Find yours
account-place-since = since { $since }
account-place-until = { $since } to { $date }
account-place-offered = the stewardship is offered to you

account-passkeys = Passkeys
account-passkeys-lead = With a passkey, your fingerprint, your face or the code of your device opens the door. Nothing secret leaves the device.
account-passkeys-none = You have none yet.
account-passkey-made = Added { $day }.
account-passkey-used = Last used { $day }.
account-passkey-unused = Never used.
account-passkey-remove = Remove
account-passkey-which = the passkey { $name } of { $day }
account-passkey-add = Add a passkey
account-passkey-added = The passkey is added. Next time, it opens the door.
account-passkey-removed = The passkey is removed here. You may also delete it on your device.
account-passkey-script = To add a passkey, allow JavaScript for this page.

account-devices = Where you are signed in
account-devices-lead = Something here that is not yours? Sign it out.
account-device-here = this device
account-device-unknown = A device
account-device-since = Signed in { $day }.
account-device-seen = Last here { $day }.
account-device-end = Sign out there
account-device-which = ({ $name }, { $day })
account-device-ended = Signed out there.
account-device-gone = That device was signed out already. Nothing changed.
account-devices-end = Sign out everywhere else
account-sign-out = Sign out on this device

# People, for the operator

people-title = People
people-lead = Everyone with an account, and what they may do. Guests, who need no account to vote, are not listed.
people-give = Give someone a role
people-give-lead = Write the address with which they sign in. Someone who never did has the role from their first sign-in on.
people-email = Their e-mail address
people-role = What they may do
people-role-hint = Members take part. Moderators also make conversations, review statements and enter paper ballots. Operators also run the server and give roles.
people-give-do = Give this role
people-all = Everyone with an account
people-since = since { $day }
people-change = Change
people-change-of = ({ $name })
people-make = Make this person: { $role }
people-operator-by-link = Operator by link
people-first = First page
people-changed = The role is given. They are signed out everywhere and begin anew when they sign in.
people-same = They have this role already. Nothing changed.
people-last-operator = This is the last operator, and somebody must run the server. Nothing changed; make someone else an operator first.
