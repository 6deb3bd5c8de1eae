booking-new = Réserver un moment
booking-lead = Dites quand et pour quoi. Le moment est à vous : personne d’autre ne peut le réserver.
booking-back = Retour à l’espace
booking-on = Jour
booking-from = De
booking-until = À
booking-title = Pour quoi
booking-title-hint = Tout le monde le voit dans la semaine de l’espace. Pas de noms de personnes, s’il vous plaît.
booking-loud = Y aura-t-il du bruit?
booking-loud-yes = Oui, il y aura de la musique ou beaucoup de voix
booking-repeat = À répéter?
booking-repeat-no = Une seule fois
booking-repeat-week = Chaque semaine
booking-repeat-fortnight = Toutes les deux semaines
booking-times = Combien de fois en tout
booking-times-hint = Compte seulement si la réservation se répète.
booking-skip = Si certains moments sont pris
booking-skip-yes = Réserver les autres
booking-name = Votre nom
booking-name-hint = Seules les personnes qui s’occupent de l’espace le voient, jusqu’à un mois après.
booking-email = Votre adresse courriel
booking-email-hint = Pour le lien qui sert à confirmer et à redonner. On l’oublie un mois après.
booking-do = Réserver
booking-ends-before = La fin vient avant le début. Regardez les deux heures de nouveau.
booking-no-links = Dites pour quoi en mots, sans adresse Web.
booking-taken = Quelqu’un a le moment de { $from } à { $until }, ou une partie. Rien n’est réservé; choisissez un autre moment.
booking-some-taken = { $count ->
    [one] L’un de ces moments n’est pas disponible. Rien n’est réservé : changez-le, ou cochez pour réserver les autres.
   *[other] { $count } de ces moments ne sont pas disponibles. Rien n’est réservé : changez-les, ou cochez pour réserver les autres.
  }
booking-not-taken = { $when } : pris
booking-not-rules = { $when } : hors des règles
booking-past = Ce moment est passé. Choisissez-en un à venir.
booking-too-long = C’est trop long : au plus { $hours ->
    [one] { $hours } heure.
   *[other] { $hours } heures.
  }
booking-too-far = C’est trop loin : au plus { $days ->
    [one] { $days } jour d’avance.
   *[other] { $days } jours d’avance.
  }
booking-closed = L’espace est fermé ce jour-là. Choisissez un autre jour.
booking-closed-then = Ce jour-là, l’espace est ouvert de { $from } à { $until }. Choisissez un moment entre les deux.
booking-quiet = Il faut du calme de { $from } à { $until }. Choisissez un autre moment, ou quelque chose de tranquille.
booking-members-only = Seuls les membres de la communauté peuvent réserver cet espace. Joignez-vous à la communauté, puis revenez.
booking-too-many = Cette adresse a trois demandes qui attendent une confirmation. Confirmez-les d’abord avec les liens reçus par courriel.
booking-shut = On ne peut pas réserver cet espace pour le moment. Rien n’est réservé.

booking-sent = Regardez vos courriels
booking-sent-lead = { $hours ->
    [one] Le moment vous est gardé { $hours } heure. Ouvrez le lien du courriel pour confirmer.
   *[other] Le moment vous est gardé { $hours } heures. Ouvrez le lien du courriel pour confirmer.
  }
booking-sent-more = Rien reçu? Regardez dans les indésirables, ou réservez de nouveau avec la bonne adresse.

booking-mine = Votre réservation
booking-mine-lead = Gardez le lien de cette page : il sert à redonner le moment si vous n’en avez pas besoin.
booking-confirm-title = Confirmez votre réservation
booking-confirm-lead = Le moment vous est gardé. Appuyez sur le bouton pour le réserver.
booking-confirm = Confirmer
booking-keys = Clés et accès
booking-keys-yours = Vous seul·e le voyez. Merci de ne pas le transmettre.
booking-keys-later = La façon d’entrer s’affiche ici à partir de la veille.
booking-lapsed = Le moment n’a pas été confirmé à temps et il est libre de nouveau. Rien n’est réservé.
booking-state-asked = à confirmer
booking-state-held = réservé
booking-state-cancelled = annulé
booking-state-over = passé
booking-reason = Pourquoi : { $reason }
booking-give-back = Redonner
booking-give-all-back = Tout redonner
booking-done = Le moment est réservé. Un courriel part avec une entrée de calendrier.
booking-done-some = Les moments libres sont réservés; les autres ne le sont pas. Un courriel part avec les entrées de calendrier.
booking-too-late = Quelqu’un d’autre a pris ce moment. Rien n’est réservé; choisissez-en un autre.
booking-as-it-was = Il n’y avait rien à changer.
booking-given-back = C’est redonné. Quelqu’un d’autre peut prendre ce moment.

booking-list = Réservations
booking-list-lead = Tout ce qui est réservé à partir de maintenant, et par qui. Les noms et adresses servent seulement à s’occuper de l’espace.
booking-list-none = Rien n’est réservé.
booking-take-away = Annuler cette réservation
booking-take-away-why = Pourquoi
booking-take-away-hint = La personne qui a réservé le reçoit par courriel.
booking-taken-away = La réservation est annulée, et la personne qui l’a faite sait pourquoi.

booking-mail-asked-subject = Confirmez votre réservation
booking-mail-asked = Quelqu’un (vous, sans doute) veut réserver un espace avec cette adresse. Le moment est gardé deux heures. Ouvrez la page et confirmez.
booking-mail-asked-button = Voir et confirmer
booking-mail-held-subject = Votre moment est réservé
booking-mail-held = Le moment est à vous. L’entrée pour votre calendrier accompagne ce courriel.
booking-mail-held-button = Votre réservation
booking-mail-keys = À partir de la veille, cette page dit comment entrer. Elle sert aussi à redonner le moment si vous n’en avez pas besoin.
booking-mail-back-subject = C’est redonné
booking-mail-back = Vous avez redonné ce moment. L’entrée est retirée de votre calendrier.
booking-mail-back-button = Votre réservation
booking-mail-away-subject = Votre réservation est annulée
booking-mail-away = Les personnes qui s’occupent de l’espace ont dû annuler cette réservation.
booking-mail-away-button = Votre réservation
booking-mail-foot = Vous recevez ce courriel parce qu’un espace a été réservé avec votre adresse. Si ce n’était pas vous, ne faites rien.
