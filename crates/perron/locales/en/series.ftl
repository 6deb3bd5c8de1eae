# Series: a run of sessions with one page and one form

series-list = Series
series-list-lead = Sessions that belong together: a year of a working group, a round of kitchen tables.
series-list-none = There is no series yet.
series-more = More series
series-draft = Being written
series-closed = Has ended
series-sessions-count = { $sessions ->
    [0] no session yet
    [one] { $sessions } session
   *[other] { $sessions } sessions
}
series-next = next on { $date }
series-register = Choose sessions and register
series-is-draft = Only you and those who run it with you see this page.
series-closed-say = This series has ended. Its sessions stay readable.
series-about = What it is
series-audience = Who should join
series-logistics = How it goes
series-benefits = What you gain
series-values = How we are with one another
series-sessions = Sessions
series-sessions-none = Its sessions are not announced yet.
series-contact = Questions
series-contact-hint = An e-mail address or a telephone number, for all to see.
series-certificates = Certificates
series-certificates-yes = Give those who took part a certificate
series-certificates-say = Those who take part get a certificate if they wish.
series-new = Plan a series
series-change = Change what it says
series-details-lead = One page says what it is, for whom, and how it goes; one form registers for any of its sessions. What you leave empty is left out.
series-title-en = Title in English
series-title-fr = Title in French
series-about-en = What it is, in English
series-about-fr = What it is, in French
series-about-hint = What this group or this round of talks is, and what becomes of what is said.
series-audience-en = Who should join, in English
series-audience-fr = Who should join, in French
series-audience-hint = Everybody? Those who have lived it? Say who is especially welcome.
series-logistics-en = How it goes, in English
series-logistics-fr = How it goes, in French
series-logistics-hint = How often, how long, online or where, when call details come.
series-benefits-en = What people gain, in English
series-benefits-fr = What people gain, in French
series-values-en = Values, in English
series-values-fr = Values, in French
series-create = Keep as a draft
series-no-title = Give it a title in at least one language
series-manage = Manage the series
series-add-session = Add a session
series-next-draft = It is a draft. Publishing shows it, and all of its sessions that are ready.
series-next-drafts = { $sessions ->
    [one] { $sessions } session is still a draft.
   *[other] { $sessions } sessions are still drafts.
}
series-next-open = It is published, with all of its sessions.
series-publish = Publish the series
series-publish-rest = Publish the rest
series-close = End the series
series-open-again = Open it again
series-made = The series is kept as a draft. Now add its sessions.
series-changed = It is kept.
series-published = The series is published, with all of its sessions.
series-published-some = The series is published. Some of its sessions stay drafts: they lack a language, or their time has passed.
series-refused-language = It was not published: its title and all texts are needed in English and in French.
series-is-closed = The series has ended.
