# Ce à quoi quelqu'un a pris part, à imprimer

certificate-title = Attestation de participation
certificate-page-lead = Vous y étiez. L’attestation nomme ces séances, et vous nomme comme vous l’avez souhaité à la dernière.
certificate-none = Il n’y a encore rien à attester.
certificate-none-do = Une séance est nommée ici quand elle est terminée et que votre présence y a été notée. Ouvrez cette page dans le navigateur où vous avez signalé votre présence ou fait votre inscription.
certificate-open = Ouvrir pour imprimer
certificate-lead = Nous attestons que
certificate-says = a pris part à { $sessions }, en tout { $length }.
certificate-sessions = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
}
certificate-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
}
certificate-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
certificate-both = { $hours } et { $minutes }
certificate-line = { $day } : { $title }
certificate-for = Pour { $convener }
