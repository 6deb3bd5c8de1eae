# Une séance dans l'agenda de qui lit

calendar-title = Dans votre agenda
calendar-to-release = Agenda et détails de l’appel
calendar-entry = Cette séance
calendar-entry-lead = Enregistrez l’entrée et ouvrez-la : votre agenda montre la séance à l’heure de chez vous. Après l’inscription, une entrée qui se tient à jour vous arrive par courriel.
calendar-entry-save = Enregistrer l’entrée d’agenda
calendar-entry-mailed = Vous avez une place. L’entrée est arrivée par courriel et change d’elle-même quand quelque chose change.
calendar-send-again = M’envoyer l’entrée de nouveau
calendar-sent = L’entrée est en route vers vous.
calendar-not-sent = Rien n’a été envoyé : vous n’avez pas de place dans cette séance, ou elle est terminée.
calendar-follow = Toutes les séances dans votre agenda
calendar-follow-lead = Abonnez-vous une fois, et votre agenda montre chaque nouvelle séance et chaque changement.
calendar-subscribe = M’abonner dans mon agenda
calendar-file = Adresse du calendrier
calendar-atom = Fil de nouvelles (Atom)
calendar-release = Détails de l’appel
calendar-release-later = Ils partent par courriel le { $day } à chaque personne qui a une place, et dans son agenda.
calendar-release-done = Ils sont partis le { $moment }. Qui obtient une place plus tard les reçoit aussitôt.
calendar-release-now = Envoyer les détails maintenant
calendar-release-again = Envoyer les détails de nouveau
calendar-released-now = Les détails de l’appel sont en route vers chaque personne qui a une place.
calendar-released-nobody = Personne n’a encore de place. Qui en obtient une maintenant reçoit aussitôt les détails.
calendar-nothing-to-release = Rien n’a été envoyé : la séance n’a pas de détails de l’appel, est terminée ou n’est pas ouverte.

# L'agenda de quelqu'un

calendar-mine-title = Votre agenda
calendar-mine-lead = Une seule adresse avec toutes les séances où vous avez une place, pour l’agenda de votre téléphone ou de votre ordinateur.
calendar-mine-name = Mes séances
calendar-mine-nobody = Vous n’avez d’inscription à aucune séance dans ce navigateur. Inscrivez-vous, ou ouvrez le lien d’une de nos lettres; puis revenez ici.
calendar-mine-sessions = Voir les séances
calendar-mine-link = Un agenda avec toutes vos séances
calendar-mine-yours = Votre adresse
calendar-mine-secret = Gardez-la pour vous : qui l’a voit vos séances et leurs détails de l’appel.
calendar-mine-address = Adresse secrète
calendar-mine-make = Créer mon adresse
calendar-mine-change = Si quelqu’un d’autre l’a vue
calendar-mine-change-lead = Une nouvelle adresse remplace celle-ci, qui ne montre alors plus rien à personne.
calendar-mine-new = La remplacer par une nouvelle
calendar-mine-end = Y mettre fin
calendar-link-made = Votre nouvelle adresse est ci-dessous. Celle d’avant ne fonctionne plus.
calendar-link-ended = L’adresse ne montre plus rien.

# Dans les entrées et les fils

calendar-join = Se joindre à l’appel
calendar-venue = Où : { $venue }
calendar-access = Pour entrer : { $access }
calendar-facilitators = Animation : { $names }
calendar-page = Sur cette séance : { $page }
calendar-atom-name = Séances : { $name }
calendar-cancelled-title = Annulée : { $title }
