priority-list = Ce qui vient d’abord
priority-list-title = Ce qui vient d’abord : { $community }
priority-list-lead = Dans un tour, les gens disent quels enjeux viennent d’abord. Ses règles sont fixées à l’ouverture et les bulletins sont secrets. Ensuite, la table regarde l’ordre et dit oui, ou ce à quoi elle s’oppose.
priority-list-none = Il n’y a pas encore eu de tour.
priority-to-issues = Ce qui compte ici
priority-on-community = Nos priorités
priority-all = Tous les tours
priority-about = De quoi il s’agit
priority-of = Ce qui vient d’abord pour { $community }
priority-draft = Ébauche
priority-open = Ouvert
priority-closed = Fermé
priority-confirmed = Confirmé
priority-until = jusqu’au { $day }
priority-since = depuis le { $day }
priority-on = le { $day }
priority-new = Demander ce qui vient d’abord
priority-new-lead = Une fois le tour ouvert, rien de ceci ne peut changer : qui vote, comment on compte et ce qui est sur la liste.
priority-change = Changer la question, les règles et la liste
priority-title-en = La question, en anglais
priority-title-fr = La question, en français
priority-title-hint = Par exemple « À quoi travailler cette année? » Il faut les deux langues avant d’ouvrir.
priority-no-title = Écrivez la question, dans une langue au moins
priority-method = Comment on se prononce
priority-method-hint = En choisir autant qu’on veut est le plus rapide, sur un téléphone comme sur papier.
priority-method-approval = Choisir autant d’enjeux qu’on veut
priority-method-points = Répartir 10 points, au plus 4 par enjeu
priority-method-ranking = Mettre des enjeux en ordre : 1, 2, 3
priority-voters = Qui vote
priority-voters-hint = Un bulletin par personne. Sans compte, un bulletin par navigateur : choisissez-le là où l’on se fait confiance, ou sur papier.
priority-voters-members = Les gens de cette communauté, avec leur compte ou sur papier
priority-voters-everyone = Quiconque a l’adresse, sans compte
priority-wanted = Combien la table en prend
priority-wanted-label = Combien d’enjeux la table prendra-t-elle?
priority-wanted-hint = Un nombre de 1 à 20. L’ordre est fait pour que ceux-là parlent pour le plus de gens possible.
priority-zone-hint = L’heure de fermeture ci-dessous est dans ce fuseau.
priority-closes-label = On vote jusqu’au
priority-closes-hint = Laissez vide pour fermer à la main.
priority-closes-past = Ce jour est passé; choisissez-en un plus tard, ou laissez vide
priority-issues = Ce qui est sur la liste
priority-issues-hint = Ceux qui tiennent maintenant. Il faut à chacun un titre dans les deux langues.
priority-no-issues = Aucun enjeu ne tient encore. Soulevez-en d’abord; l’ébauche peut être enregistrée entre-temps.
priority-save = Enregistrer l’ébauche
priority-kept = L’ébauche est enregistrée.
priority-remove = Supprimer cette ébauche
priority-removed = L’ébauche est supprimée.
priority-draft-text = Seules les personnes qui animent la table la voient.
priority-open-until = Jusqu’au { $moment }.
priority-open-by-hand = Jusqu’à ce que la table le ferme.
priority-vote = Voter
priority-vote-again = Changer votre bulletin
priority-secret = Les bulletins sont secrets. Rien n’est compté avant la fermeture du tour : ni ici, ni pour personne.
priority-closed-text = Le tour est fermé. La table regarde maintenant l’ordre : il tient quand plus personne ne s’y oppose, ou quand chaque objection a sa réponse.
priority-order = L’ordre
priority-on-list = Sur la liste
priority-list-empty = Rien n’est encore sur la liste.
priority-nobody-voted = Personne n’a voté.
priority-turnout = { $ballots ->
    [one] { $ballots } personne sur { $people } a voté.
   *[other] { $ballots } personnes sur { $people } ont voté.
}
priority-turnout-open = { $ballots ->
    [one] { $ballots } personne a voté.
   *[other] { $ballots } personnes ont voté.
}
priority-covered = { $first ->
    [one] Le premier parle pour { $covered } des { $ballots } qui ont voté.
   *[other] Les { $first } premiers parlent pour { $covered } des { $ballots } qui ont voté.
}
priority-adds-first = { $count ->
    [one] Donne une voix à { $count } personne
   *[other] Donne une voix à { $count } personnes
}
priority-adds = { $count ->
    [0] N’ajoute personne qui n’avait rien plus haut sur la liste
    [one] Ajoute une voix pour { $count } personne qui n’avait rien plus haut sur la liste
   *[other] Ajoute une voix pour { $count } personnes qui n’avaient rien plus haut sur la liste
}
priority-adds-nobody = Personne ne l’a choisi
priority-few = Moins de 3 personnes ont voté : combien ont choisi quoi n’est pas montré.
priority-how-came = Comment l’ordre s’est fait
priority-how-approval = Chaque personne a une voix, partagée entre tout ce qu’elle a choisi. La première place va à ce que le plus de gens ont choisi. Chaque place suivante va là où les gens ont eu le moins jusque-là, pour qu’un grand groupe ne remplisse pas toute la liste et qu’un plus petit soit aussi entendu. C’est la méthode de Phragmén, place par place.
priority-how-points = On additionne les points, et ce qui en a le plus vient d’abord. À côté de chaque place, on lit combien de personnes elle ajoute qui n’avaient rien plus haut.
priority-how-ranking = Sur chaque bulletin, un enjeu reçoit un point pour chaque enjeu placé au-dessous de lui; ce qui a été laissé de côté vient en dernier. On additionne les points, et ce qui en a le plus vient d’abord.
priority-how-ties = À égalité, celui que plus de gens ont choisi vient d’abord, puis celui qui a le plus petit numéro.
priority-plain = Le compte simple
priority-plain-caption = Combien de personnes ont choisi chaque enjeu, le plus choisi d’abord
priority-plain-issue = Enjeu
priority-plain-votes = Choisi par, sur { $ballots }
priority-plain-points = Points
priority-plain-place = Place dans l’ordre
priority-rules = Les règles
priority-rules-draft = Elles sont fixées à l’ouverture du tour.
priority-rules-fixed = Elles ont été fixées à l’ouverture du tour. Personne n’a pu les changer depuis.
priority-rules-check = Vérifier que les règles n’ont pas changé
priority-rules-check-text = Voici les règles telles qu’écrites à l’ouverture, et leur empreinte. Qui a noté l’empreinte à ce moment voit que rien n’a changé.
priority-rules-file = Les règles dans un fichier (JSON)
priority-opened-on = Ouvert
priority-closed-on = Fermé
priority-closes = Ferme
priority-agenda-said = Ce qui était sur la liste venait de :
priority-run = Mener ce tour
priority-opening-text = À l’ouverture, les règles et la liste sont fixées, et l’on peut voter.
priority-opening = Ouvrir le tour
priority-opened = Le tour est ouvert. Faites passer son adresse.
priority-closure-text = Après la fermeture, personne ne vote plus et l’ordre paraît. On ne peut pas le rouvrir.
priority-closure = Fermer le tour
priority-is-closed = Le tour est fermé. Voici l’ordre.
priority-confirm-text = Quand la table a regardé l’ordre et peut vivre avec, écrivez qu’elle dit oui. Cela va dans le registre de qui décide ici.
priority-confirm-objections = { $count ->
    [one] Une objection attend encore ce que la table en fait. Répondez-y d’abord ci-dessus, ou laissez la personne la reprendre.
   *[other] { $count } objections attendent encore ce que la table en fait. Répondez-y d’abord ci-dessus, ou laissez les personnes les reprendre.
}
priority-people = Combien de personnes étaient à la table?
priority-people-hint = Celles qui ont regardé l’ordre ensemble.
priority-agenda = Qui a choisi ce qui était sur la liste?
priority-agenda-hint = C’est écrit dans le registre, à la vue de tout le monde.
priority-agenda-residents = Les gens d’ici
priority-agenda-association = Une association de gens d’ici
priority-agenda-institution = Une institution
priority-agenda-mixed = Les gens d’ici et une institution, ensemble
priority-confirm = La table dit oui
priority-is-confirmed = L’ordre est confirmé et figure au registre.
priority-confirmed-text = { $people ->
    [one] Confirmé le { $day } par { $people } personne à la table.
   *[other] Confirmé le { $day } par { $people } personnes à la table.
}
priority-objections = Objections
priority-objections-lead = Quiconque est de la table peut dire ne pas pouvoir vivre avec cet ordre, et pourquoi. La raison et ce que la table en a fait restent ici.
priority-objections-none = Personne ne s’est opposé jusqu’ici.
priority-objection = Je ne peux pas vivre avec cet ordre, parce que
priority-objection-hint = Tout le monde peut lire la raison, pas de qui elle est.
priority-objection-other = Quelqu’un l’a dit à voix haute, et je l’écris pour cette personne
priority-objection-do = M’opposer
priority-objected = L’objection est écrite. La table y répond avant de dire oui.
priority-objection-hidden = La modération a caché ces mots.
priority-objection-spoken = dit à voix haute
priority-objection-taken-back = reprise
priority-objection-withdraw = La reprendre
priority-objection-withdrawn = L’objection est reprise. Qu’il y en a eu une reste écrit.
priority-objection-hide = Cacher les mots
priority-objection-show = Montrer de nouveau les mots
priority-objection-changed = C’est enregistré.
priority-answer = Ce que la table en a fait
priority-answer-hint = Ce qui a été changé, ou pourquoi l’on continue ainsi. Tout le monde peut le lire.
priority-answer-do = Enregistrer la réponse
priority-answer-said = Ce que la table en a fait :
priority-answered = La réponse est enregistrée.
priority-ballot = Votre bulletin
priority-ballot-approval = Choisissez ce qui devrait venir d’abord : autant que vous voulez.
priority-ballot-points = Vous avez { $points } points. Donnez-en plus à ce qui compte plus, au plus { $most } à un enjeu.
priority-ballot-ranking = Écrivez 1 à côté de ce qui devrait venir d’abord, puis 2, puis 3. Laissez de côté ce que vous voulez.
priority-ballot-secret = Personne ne voit ce que vous choisissez, et rien n’est compté avant la fin.
priority-ballot-until = Vous pouvez le changer jusqu’au { $moment }.
priority-ballot-until-closed = Vous pouvez le changer jusqu’à la fermeture du tour.
priority-members-only = Ici votent les gens de { $community }.
priority-join = Voir comment en être
priority-sign-in = Ouvrir une session
priority-has-voted = Votre bulletin est remis. Voici ce qu’il dit; vous pouvez le changer.
priority-cast = Remettre mon bulletin
priority-cast-again = Remettre le bulletin changé
priority-voted = Votre bulletin est remis. Vous pouvez le changer jusqu’à la fermeture du tour.
priority-take-back = Reprendre mon bulletin
priority-taken-back = Votre bulletin est repris; il ne compte pas.
priority-empty = Choisissez au moins un enjeu; rien n’a été remis
priority-box = Au numéro { $number }, écrivez un nombre entier de 1 à { $most }, ou laissez vide
priority-points-over = Cela fait { $given } points; enlevez-en { $over }
priority-rank-twice = Deux enjeux ont le numéro { $rank }; donnez à chacun le sien
priority-cards = Saisir des cartes papier
priority-cards-lead = Chaque carte compte une fois, par son numéro. Saisissez ce qui est dessus et rien de plus.
priority-cards-paper = Imprimer des cartes
priority-cards-print = Des cartes à découper, chacune avec son numéro. Imprimez-les d’ici, et remettez-en une à chaque personne.
priority-cards-from = Premier numéro
priority-cards-count = Combien
priority-cards-show = Préparer les cartes
priority-cards-entered = Déjà saisies
priority-cards-entered-text = Des numéros seulement : ce que dit une carte n’est plus montré. Supprimez celle qui a été mal saisie et saisissez-la de nouveau.
priority-card-number = Numéro de la carte
priority-card-number-hint = Par exemple 17.
priority-card-enter = Saisir cette carte
priority-card-entered = La carte est saisie. La suivante?
priority-card-remove = Supprimer
priority-card-removed = La carte est supprimée et ne compte pas.
priority-card-no = Carte { $number }
priority-card-approval = Cochez ce qui devrait venir d’abord : autant que vous voulez.
priority-card-points = Vous avez { $points } points. Écrivez combien vous en donnez à chacun, au plus { $most } à un enjeu.
priority-card-ranking = Écrivez 1 à côté de ce qui devrait venir d’abord, puis 2, puis 3.
priority-card-back = N’écrivez pas votre nom. Rendez cette carte à qui vous l’a donnée.
priority-card-until = Elle compte si elle est saisie avant le { $moment }.
priority-grid = Effet et faisabilité
priority-grid-lead = Une aide pour en parler : combien cela changerait, et si c’est facile à faire. Elle ne change rien à l’ordre.
priority-grid-none = La table n’a pas encore regardé cela.
priority-grid-picture = Les enjeux par numéro : plus haut, cela changerait davantage; plus à droite, c’est plus facile à faire. Le tableau ci-dessous dit la même chose.
priority-grid-table = La même chose en tableau
priority-grid-caption = Comment la table voit chaque enjeu, de 1 (très peu) à 5 (énormément)
priority-grid-how = Comme la table le voit ensemble. Donnez les deux, ou aucun.
priority-grid-both = Au numéro { $number }, choisissez les deux, ou aucun
priority-grid-keep = Enregistrer
priority-grid-kept = C’est enregistré.
priority-impact = Effet
priority-feasibility = Faisabilité
priority-level-1 = 1, très peu
priority-level-2 = 2, peu
priority-level-3 = 3, moyen
priority-level-4 = 4, beaucoup
priority-level-5 = 5, énormément
priority-refused-opened = Le tour a été ouvert et ses règles tiennent : rien n’a changé. Demandez de nouveau dans un autre tour.
priority-refused-language = La question ou un enjeu de la liste n’existe que dans une langue, le tour n’a donc pas été ouvert; écrivez l’autre.
priority-refused-too-few = Il y a moins de deux enjeux sur la liste, le tour n’a donc pas été ouvert; ajoutez-en.
priority-refused-issue-gone = Un enjeu de la liste ne tient plus, le tour n’a donc pas été ouvert; relisez la liste.
priority-refused-time-passed = L’heure de fermeture est passée, le tour n’a donc pas été ouvert; fixez-en une plus tard.
priority-refused-not-open = On ne vote pas dans ce tour en ce moment, rien n’a donc été compté.
priority-refused-not-closed = On vote encore, rien n’a donc changé; fermez d’abord le tour.
priority-refused-closed-before = Le tour était déjà fermé; rien n’a changé.
priority-refused-confirmed-before = La table a déjà dit oui; rien n’a changé.
priority-refused-no-ballot = Personne n’a voté, il n’y a donc pas d’ordre à confirmer; demandez de nouveau dans un autre tour.
priority-refused-objection = Une objection tient encore, rien n’a donc été confirmé; répondez-y d’abord.
priority-refused-not-yours = Elle a été reprise entre-temps; rien n’a changé.
priority-refused-double = Une carte avec ce numéro est déjà saisie, celle-ci ne l’a donc pas été; vérifiez le numéro
