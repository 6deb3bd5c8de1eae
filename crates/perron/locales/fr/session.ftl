# Séances : une rencontre chacune, seule ou dans une série

session-list = Séances
session-list-lead = Les rencontres à venir, en ligne et sur place. Choisissez-en une, dites que vous venez, amenez une voisine ou un voisin. Pas besoin de compte.
session-list-past = Séances passées
session-list-past-lead = Ce qui a eu lieu, en commençant par la fin.
session-list-none = Aucune séance n’est prévue pour l’instant. Quand il y en aura une, elle sera ici.
session-list-past-none = Aucune séance n’a encore eu lieu.
session-more = D’autres séances
session-draft = En préparation
session-open = Inscriptions ouvertes
session-now = En cours
session-over = A eu lieu
session-cancelled = Annulée
session-when = { $date }, de { $from } à { $until }, { $zone }
session-when-there = { $time }, { $zone }
session-online = En ligne
session-in-person = Sur place
session-both = { $venue }, ou en ligne
session-speaks-en = Anglais
session-speaks-fr = Français
session-speaks-both = Français et anglais
session-free = { $free ->
    [one] { $free } place libre sur { $capacity }
   *[other] { $free } places libres sur { $capacity }
}
session-full = les { $capacity } places sont prises; il y a une liste d’attente
session-lever-housing = Logement
session-lever-education = Éducation
session-lever-healthcare = Santé
session-lever-community = Développement des communautés

# La page d’une séance

session-register = S’inscrire
session-join-waiting = S’inscrire sur la liste d’attente
session-is-draft = Vous seuls, et les personnes qui l’animent avec vous, voyez cette page. Publiez-la quand elle est prête.
session-cancelled-say = Cette séance n’a pas lieu. Toutes les personnes inscrites ont reçu un courriel.
session-when-label = Quand
session-where-label = Où
session-speaks-label = Langues
session-seats-label = Places
session-levers-label = Leviers
session-themes-label = Thèmes
session-facilitators-label = Animation
session-venue = Comment s’y rendre
session-access = Accès
session-prompts = Ce que nous nous demandons
session-agenda = Ordre du jour
session-minutes-count = { $minutes } min
session-links = Participer
session-change-mine = Changer ou annuler mon inscription
session-run = Animer
session-held-by = Qui vous invite

# En préparer une

session-new = Préparer une séance
session-new-lead = Elle commence comme un brouillon que vous seuls et vos communautés voyez, avec un ordre du jour à changer à votre goût.
session-change = Changer ce qu’elle dit
session-change-lead = Si l’heure ou le lieu change, toutes les personnes inscrites reçoivent un courriel.
session-part-what = De quoi il s’agit
session-part-when = Quand
session-part-where = Où
session-part-who = Qui
session-title-en = Titre en anglais
session-title-fr = Titre en français
session-both-hint = Il le faut dans les deux langues avant de publier.
session-about-en = Description en anglais
session-about-fr = Description en français
session-about-hint = De quoi on parlera, et ce qui en sortira. Les personnes qui l’ont vécu sont particulièrement bienvenues : dites-le.
session-levers-hint = Quelles politiques la discussion peut toucher.
session-theme-en = Un nouveau thème, en anglais
session-theme-fr = Le même thème en français
session-theme-hint = Seulement si aucun de ceux du dessus ne convient.
session-theme-both = Nommez le nouveau thème dans les deux langues, ou dans aucune
session-date = Jour
session-time = Commence à
session-time-hint = Par exemple 13 h ou 18 h 30.
session-minutes = Durée en minutes
session-mode = Comment on participe
session-mode-online = En ligne
session-mode-in-person = Sur place
session-mode-both = Des deux façons
session-venue-en = Lieu en anglais
session-venue-fr = Lieu en français
session-venue-hint = Sur la première ligne, son nom et son adresse; en dessous, comment trouver la porte.
session-access-en = Accès, en anglais
session-access-fr = Accès, en français
session-access-hint = Marches, ascenseur, toilettes, stationnement, autobus, salle calme.
session-place = Municipalité ou quartier
session-place-hint = Cela montrera plus tard qui la séance a rejoint, et qui manque.
session-call-link = Lien de l’appel
session-call-hint = Seules les personnes inscrites le voient, et seulement quand les détails de l’appel sont envoyés.
session-call-en = Code d’accès et numéros de téléphone, en anglais
session-call-fr = Code d’accès et numéros de téléphone, en français
session-call-details-hint = Pour qui se joint par téléphone.
session-release = Les détails de l’appel sont envoyés tant de jours avant
session-release-hint = 7 d’habitude; 0, c’est au moment où elle commence.
session-capacity = Places
session-capacity-hint = Laissez vide s’il n’y a pas de limite. Qui arrive trop tard attend, et reçoit à son tour une place rendue.
session-speaks-also = Autres langues
session-speaks-also-hint = Par exemple LSQ, ASL, arabe.
session-facilitators-hint = Une personne par ligne. Avec une adresse de courriel entre chevrons, comme Ana Roy <ana@example.org>, elle peut animer la séance quand elle se connecte avec cette adresse.
session-create = Garder comme brouillon
session-save = Garder
session-back = Revenir sans rien garder
session-no-title = Donnez-lui un titre dans au moins une langue
session-no-venue = Dites à quel endroit on se rencontre, ou choisissez en ligne
session-no-such-zone = Il n’y a pas de fuseau horaire du nom de { $zone } : choisissez-en un de la liste
session-no-date = Dites quel jour elle commence
session-no-time = Dites à quelle heure elle commence
session-past = Ce moment est passé : choisissez-en un à venir
session-capacity-below = { $taken ->
    [one] { $taken } place est déjà prise : laissez-en au moins autant
   *[other] { $taken } places sont déjà prises : laissez-en au moins autant
}
session-no-link = Écrivez l’adresse complète de l’appel, en commençant par https://
session-facilitator-line = Cette ligne n’est pas un nom suivi d’une adresse de courriel entre chevrons : { $line }
session-facilitators-many = Nommez au plus { $most } personnes

# Ce que peut faire qui l’anime

session-manage = Gérer la séance
session-next = La suite
session-next-draft = C’est un brouillon. Une fois publiée, elle figure dans les listes et on peut s’y inscrire.
session-next-open = Elle est publiée. On s’inscrit jusqu’à ce qu’elle commence.
session-next-now = Elle est en cours.
session-next-over = Elle a eu lieu.
session-publish = Publier
session-remove = Supprimer le brouillon
session-cancel-ask = Annuler la séance…
session-cancel-lead = Toutes les personnes inscrites reçoivent un courriel. La page reste, et dit que la séance n’a pas lieu. On ne peut pas revenir en arrière.
session-cancel = Annuler la séance
session-registered = Inscriptions
session-counts = { $held ->
    [one] { $held } place prise
   *[other] { $held } places prises
}, { $waiting } en attente, { $unconfirmed } à confirmer
session-release-label = Envoi des détails de l’appel
session-code-label = Code à l’entrée
session-planned-differs = L’ordre du jour prend { $planned } des { $minutes } minutes.
session-tasks = Tâches
session-see = Voir la page
session-agenda-change = Ordre du jour et questions
session-made = Elle est gardée comme brouillon, avec un ordre du jour pour commencer.
session-changed = C’est gardé.
session-published = Elle est publiée.
session-is-cancelled = Elle est annulée, et toutes les personnes inscrites en sont informées.
session-removed = Le brouillon est supprimé.
session-refused-language = Elle n’a pas été publiée : il faut ses textes en français et en anglais.
session-refused-not-draft = Rien n’a changé : ce n’est plus un brouillon.
session-refused-not-open = Rien n’a changé : seule une séance publiée qui n’a pas commencé peut être annulée.
session-copy = Faire des copies
session-copy-lead = Pour des tables de cuisine, ou la même discussion à plusieurs endroits : chaque copie est un brouillon à part, avec cet ordre du jour, ces questions et ces hôtes.
session-copies = Combien
session-copies-hint = Au plus { $most }.
session-copy-days = Jours de l’une à la suivante
session-copy-days-hint = 0 les met toutes le même jour; 7, chaque semaine à la même heure.
session-copy-do = Faire des copies
session-copied = Les copies sont là, comme brouillons.
session-copies-wrong = Aucune copie n’a été faite : donnez un nombre de copies de 1 à 60, et de 0 à 90 jours entre elles.
session-series = Série
session-series-none = Elle ne fait partie d’aucune série.
session-series-add = La mettre dans une série
session-series-hint = Une séance conjointe est dans deux séries; on l’annonce aux personnes inscrites à l’une ou à l’autre.
session-series-do = L’y mettre
session-series-out = L’en retirer
session-in-series = Elle fait maintenant partie de cette série.
session-out-of-series = Elle ne fait plus partie de cette série.
session-address = Adresse courte
session-address-new = Lui donner une adresse courte
session-address-hint = Petites lettres, chiffres et traits d’union, comme printemps-2027. Les adresses déjà données continuent de fonctionner.
session-address-do = La donner
session-address-given = Elle a maintenant cette adresse courte.
session-address-plain = Seulement de petites lettres sans accents, des chiffres et des traits d’union
session-address-taken = Cette adresse mène déjà ailleurs : choisissez-en une autre

# Ordre du jour et questions

session-agenda-lead = Tout le monde voit les titres, les minutes et les questions. Les repères sont pour qui anime la séance.
session-items = Ordre du jour
session-planned = { $planned } des { $minutes } minutes sont prévues.
session-prompts-lead = Ce qu’on demande à tout le monde, dans l’ordre.
session-cue = Repère :
session-up = Monter
session-down = Descendre
session-edit = Changer
session-take-out = Retirer
session-item = Partie de l’ordre du jour
session-item-add = Ajouter une partie
session-item-add-do = L’ajouter
session-item-title-en = Ce qui se passe, en anglais
session-item-title-fr = Ce qui se passe, en français
session-item-minutes = Minutes
session-item-prompt = Ce qu’on demande pendant ce temps
session-item-no-prompt = Rien
session-cue-en = Repère pour l’animation, en anglais
session-cue-fr = Repère pour l’animation, en français
session-cue-hint = Quoi dire, à quoi faire attention. Personne d’autre ne le voit.
session-prompt = Question
session-prompt-add = Ajouter une question
session-prompt-add-do = L’ajouter
session-prompt-en = La question en anglais
session-prompt-fr = La question en français
session-item-kept = La partie est gardée.
session-item-removed = La partie est retirée.
session-prompt-kept = La question est gardée.
session-prompt-removed = La question est retirée.
session-moved = L’ordre est gardé.
session-list-full = Rien n’a été ajouté : quarante, c’est le maximum.
session-back-manage = Revenir à la séance
