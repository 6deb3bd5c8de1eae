# Terms of reference of a community, in versions

terms-title = Terms of reference
terms-lead = How this table works together. Its people agree to each version.
terms-none = There are none yet.
terms-new = Propose a version
terms-new-lead = Its people are asked whether they agree. The version that counts now counts until they do.
terms-hint = Paragraphs and lists. A version is never changed: propose another one.
terms-propose = Propose it
terms-proposed = It is proposed: its people are asked.
terms-none-proposed = Nothing was changed: no version is proposed now.
terms-say = Do you agree to this version?
terms-ask = Can you live with these terms, and keep to them?
terms-settle-do = The table agrees to it
terms-agreed-now = This version counts from now on.
terms-take-back = Take this proposal back
terms-taken-back = The proposal is taken back.
terms-versions = Versions
terms-standing-proposed = Version { $version }, proposed on { $date }
terms-standing-agreed = Version { $version }, agreed on { $date }
terms-standing-replaced = Version { $version }, agreed on { $date } and replaced since
terms-standing-withdrawn = Version { $version }, proposed on { $date } and taken back
terms-template = Who we are and whom we speak for: ¶How people join, and how we reach those who are missing: ¶How often we meet, where, and what people need to take part: ¶How we decide, and what happens when somebody objects: ¶Who keeps notes and money, for how long: ¶How we are with one another: ¶When we look at these terms again:
