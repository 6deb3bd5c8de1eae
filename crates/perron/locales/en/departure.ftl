departure-title = Leave this server
departure-lead = What your community holds here is removed for good. A receipt with an address that stays says what was removed.
departure-no-parcel = Pack a parcel first, and bring it to the next server: what is removed here cannot be brought back.
departure-changed = Something was written since your last parcel was packed. Pack a new one, so that nothing is lost.
departure-to-parcels = To your parcels
departure-goes = What goes
departure-goes-text = With it go its photos and recordings, and the parcels that were packed here.
departure-stays = What stays
departure-stays-shared = { $count ->
    [0] Your community holds nothing here together with others.
    [one] One thing that another community holds too stays with it.
   *[other] { $count } things that other communities hold too stay with them.
}
departure-stays-people = The accounts of people: each person decides about their own.
departure-stays-public = Results that were published as bundles, and signatures of the pledge: they stand in a public log that nobody can take lines out of.
departure-stays-name = The community’s name, on the receipt and where others tell of it.
departure-stays-backups = Backups of this server are removed after { $days ->
    [one] one day
   *[other] { $days } days
}.
departure-do-title = Remove everything
departure-do-text = Compare this number with that of the parcel you took along. If it is the same, everything is in it.
departure-moved-to = Where did it move to?
departure-moved-to-hint = The address of the next server, such as https://perron.example.org. Old addresses then lead people there. You may leave it empty.
departure-not-address = Write the address of a server, which begins with https:// and has nothing after the name
departure-name = Type the name of the community
departure-name-hint = { $name }
departure-other-name = This is not its name: type it as it stands above
departure-do = Remove the community for good
departure-done = Everything was removed. Keep the address of this page, or the receipt as a text.
departure-receipt = { $name } left
departure-receipt-kicker = Receipt
departure-receipt-lead = { $name } left this server on { $day }. What it held here was removed.
departure-receipt-moved = It moved to
departure-receipt-text = The receipt as a signed text
departure-went = What was removed
departure-files = Photos and recordings
departure-tables = Records by table
departure-check = Checking the receipt
departure-check-text = The text is signed with the key of this server, as a signed note. It names the parcel that was packed before by this number, which any tool for SHA-256 works out from the file:
departure-key = The key of this server
departure-moved-title = { $name } left this server
departure-moved-lead = What stood here left with its community on { $day }, and was removed.
departure-moved-there = The community says that it moved. This page may stand there now:
departure-moved-go = Look there
departure-moved-receipt = What was removed
