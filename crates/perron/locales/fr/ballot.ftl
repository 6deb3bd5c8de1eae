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
