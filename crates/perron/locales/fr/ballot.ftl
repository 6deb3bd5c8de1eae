ballot-enter = Saisir les bulletins papier
ballot-lead = { $ballots ->
    [0] Aucun bulletin n’est encore saisi. Chaque feuille compte pour une voix, marquée comme papier.
    [one] Un bulletin est saisi. Chaque feuille compte pour une voix, marquée comme papier.
   *[other] { $ballots } bulletins sont saisis. Chaque feuille compte pour une voix, marquée comme papier.
}
ballot-label = Ce qui est écrit sur la feuille
ballot-label-hint = Numérotez chaque feuille avant de la saisir, par exemple A-17, pour qu’aucune ne soit saisie deux fois.
ballot-blank = Laissé vide
ballot-empty = Rien n’est coché; saisissez au moins une réponse, ou laissez cette feuille de côté
ballot-save = Saisir ce bulletin
ballot-entered = Le bulletin est saisi. Le suivant?
ballot-last = Derniers saisis
ballot-remove = Supprimer
ballot-removed = Le bulletin et ses votes sont supprimés.
ballot-refused-double = Un bulletin avec cette étiquette est déjà saisi, celui-ci ne l’a donc pas été; vérifiez la feuille, ou écrivez-y une autre étiquette
ballot-refused-not-open = Cette conversation ne prend pas de bulletins en ce moment, rien n’a donc changé
ballot-paper-number = Bulletin n° ________
ballot-paper-how = Pour chaque énoncé, cochez une case : d’accord, pas d’accord ou je passe.
ballot-paper-open = Laissez vide ce à quoi vous ne voulez pas répondre; vos autres réponses comptent quand même.
ballot-paper-until = Avant le { $until }, remettez cette feuille à la personne qui vous l’a donnée.
ballot-paper-hand-in = Remettez cette feuille à la personne qui vous l’a donnée.
ballot-paper-privacy = N’écrivez pas votre nom. La modération saisit les réponses comme une voix, marquée comme papier.
ballot-paper-no = N°
ballot-paper-statement = Énoncé
ballot-paper-page = Page
ballot-paper-of = de
ballot-paper-unprintable = Le carré □ remplace un caractère que ce papier ne peut pas montrer.
ballot-paper-online = Ou répondez en ligne, sans compte :
ballot-paper-alt = Code QR qui mène à { $address }
ballot-paper-convener = Perron
ballot-poster-how = De courts énoncés, un à la fois : d’accord, pas d’accord ou je passe. Il faut environ une minute, et aucun compte.
ballot-poster-scan = Balayez pour participer
ballot-poster-until = Jusqu’au { $until }
