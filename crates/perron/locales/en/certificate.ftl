# What somebody took part in, to print

certificate-title = Certificate of participation
certificate-page-lead = You were there. The certificate names these sessions, and calls you as you wished to be called in the last one.
certificate-none = There is nothing to certify yet.
certificate-none-do = A session is named here once it is over and you were checked in. Open this page in the browser in which you checked in or registered.
certificate-open = Open to print
certificate-lead = This is to say that
certificate-says = took part in { $sessions }, { $length } in all.
certificate-sessions = { $count ->
    [one] { $count } session
   *[other] { $count } sessions
}
certificate-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
certificate-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
certificate-both = { $hours } and { $minutes }
certificate-line = { $day }: { $title }
certificate-for = For { $convener }
