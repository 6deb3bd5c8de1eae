space-list = Espaces
space-list-lead = Des salles et des terrains où se rencontrer. La population en fixe les règles; la semaine montre ce qui est libre.
space-list-none = Il n’y a pas encore d’espace ici.
space-all = Tous les espaces
space-new = Ajouter un espace
space-new-lead = Une salle, un gymnase, un jardin, un terrain. Dites d’abord ce que c’est; proposez ensuite ses règles.
space-settings = Réglages de l’espace
space-made = L’espace est créé. Proposez maintenant ses règles : personne ne peut réserver avant qu’on s’entende sur elles.
space-saved = L’espace est enregistré.
space-no-name = Donnez un nom à l’espace, en français, en anglais ou dans les deux langues.
space-without-rules = règles pas encore convenues
space-not-booked-now = pas de réservation pour l’instant

space-part-what = Ce que c’est
space-part-where = Où c’est
space-part-whose = À qui c’est confié
space-part-open = Quand c’est ouvert
space-part-use = Comment on s’en sert
space-name-en = Nom en anglais
space-name-fr = Nom en français
space-about-en = À quoi il convient, en anglais
space-about-fr = À quoi il convient, en français
space-about-hint = Grandeur, tables, cuisine, son.
space-venue = Adresse
space-venue-hint = Comme sur une lettre.
space-place = Municipalité ou quartier
space-place-hint = L’espace compte ainsi dans les chiffres du lieu.
space-keys-en = Clés et accès, en anglais
space-keys-fr = Clés et accès, en français
space-keys-hint = Qui a la clé, quelle porte, quel code. Seules les personnes qui ont une réservation le voient, de la veille jusqu’à la fin.
space-keeper = Qui détient l’espace
space-keeper-hint = Qui en est propriétaire ou en a le bail. Le registre le montre.
space-open = Peut-on le réserver?
space-open-yes = Oui
space-open-no = Pas maintenant; ce qui est réservé le reste

space-needs-rules = Personne ne peut encore réserver : il faut d’abord s’entendre sur les règles.
space-shut = On ne peut pas réserver pour le moment. Ce qui est réservé le reste.
space-book = Réserver un moment
space-mine = Vos réservations
space-weeks = Autres jours
space-this-week = Les sept prochains jours
space-week-of = Sept jours à partir du { $date }
space-week-before = Une semaine plus tôt
space-week-after = Une semaine plus tard
space-today = aujourd’hui
space-day = { $weekday } { $date }
space-open-hours = Ouvert : { $hours }
space-from-until = de { $from } à { $until }
space-closed = fermé
space-midnight = minuit
space-all-day = toute la journée
space-kept = gardé pour quelqu’un qui doit encore confirmer
space-free = Libre : réserver
space-not-yet = libre
space-follow = Suivre dans votre calendrier
space-keep = S’en occuper
space-entry = { $title } : { $space }
space-entry-page = La page : { $page }

space-weekday-1 = lundi
space-weekday-2 = mardi
space-weekday-3 = mercredi
space-weekday-4 = jeudi
space-weekday-5 = vendredi
space-weekday-6 = samedi
space-weekday-7 = dimanche
space-weekdays = { $first } à { $last }

space-who = Qui peut réserver
space-who-everyone = Toute personne qui a une adresse courriel
space-who-members = Les membres de la communauté
space-longest = Au plus
space-ahead = Combien de temps d’avance
space-fee = Ce que ça coûte
space-quiet = Heures calmes
space-words = Aussi
space-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
  }
space-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  }
space-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
  }
space-free-of-charge = rien
space-an-hour = { $amount } l’heure
space-quiet-none = aucune

space-rules = Règles
space-rules-of = Règles : { $space }
space-rules-link = D’où viennent ces règles
space-rules-lead = Toute personne membre peut proposer des règles. Ce qui est en vigueur ne change jamais : de nouvelles règles le remplacent, et les anciennes restent ici.
space-rules-none = Personne n’a encore proposé de règles.
space-rules-who = Les membres de la communauté proposent les règles et les acceptent.
space-rules-new = Proposer des règles
space-rules-new-lead = Dites qui peut utiliser l’espace, quand et comment. Les autres acceptent ou non; les règles entrent ensuite en vigueur.
space-rules-proposed = Vos règles attendent l’accord des autres. Le vôtre y est déjà.
space-rules-settled = Le sort de ces règles a été réglé entre-temps; rien n’a changé.
space-rules-agreed = Vous acceptez ces règles.
space-rules-not-agreed = Vous n’acceptez plus ces règles.
space-rules-in-force = Les règles sont en vigueur.
space-rules-since-proposed = Proposées le { $date }
space-rules-since = En vigueur depuis le { $date }
space-rules-past = En vigueur du { $from } au { $until }
space-version = Version { $number }
space-agreed-count = { $people ->
    [0] Personne ne les a encore acceptées ici.
    [one] { $people } personne les a acceptées ici.
   *[other] { $people } personnes les ont acceptées ici.
  }
space-agreed-names = Avec leur permission : { $names }.
space-agreed-meeting = { $people ->
    [0] { $meeting }.
    [one] { $meeting } : { $people } personne d’accord.
   *[other] { $meeting } : { $people } personnes d’accord.
  }
space-agree = J’accepte ces règles
space-you-agree = Vous les acceptez.
space-disagree = Revenir là-dessus
space-enter = Mettre ces règles en vigueur
space-enter-lead = Dites comment les gens se sont entendus. Cela reste avec les règles, et dans le registre.
space-meeting-en = Rencontre où l’on s’est entendu, en anglais
space-meeting-fr = Rencontre où l’on s’est entendu, en français
space-meeting-hint = Par exemple « Assemblée des locataires du 12 mai ». Laissez vide si l’accord s’est fait ici seulement.
space-meeting-people = Nombre de personnes d’accord à la rencontre
space-no-meeting = Nommez la rencontre où l’on s’est entendu.
space-nobody-agreed = Personne ne les a encore acceptées. Attendez qu’une personne les accepte ici, ou dites combien l’ont fait à une rencontre.
space-hours-hint = Pour chaque jour, de quand à quand : 9:00-21:00. Laissez vide un jour où c’est fermé.
space-hours-wrong = « { $hours } » ne va pas d’une heure à une heure plus tardive. Écrivez 9:00-21:00, ou laissez vide.
space-never-open = Dites pour au moins un jour quand c’est ouvert.
space-most-hours = Réservation la plus longue, en heures
space-ahead-days = Combien de jours d’avance on peut réserver
space-fee-hour = Ce que coûte une heure
space-fee-hint = 0 si c’est gratuit.
space-fee-wrong = « { $fee } » n’est pas un montant. Écrivez 12,50, ou 0 si c’est gratuit.
space-currency = Monnaie
space-currency-hint = Ses trois lettres, par exemple CAD.
space-currency-wrong = Écrivez les trois lettres de la monnaie, par exemple CAD.
space-quiet-from = Calme à partir de
space-quiet-until = Calme jusqu’à
space-quiet-hint = Laissez les deux vides s’il n’y a pas d’heures calmes. Rien de bruyant ne peut alors être réservé.
space-quiet-half = Dites de quand à quand il faut du calme, ou laissez les deux vides.
space-words-en = Ce qui vaut aussi, en anglais
space-words-fr = Ce qui vaut aussi, en français
space-words-hint = Ménage, bruit, nourriture, qui tranche si deux groupes veulent le même moment.
space-propose = Proposer ces règles
