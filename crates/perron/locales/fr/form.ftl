form-summary = { $faults ->
    [one] Une chose est à revoir
   *[other] { $faults } choses sont à revoir
}
form-kept = Tout ce que vous avez écrit est encore ici.
form-empty = Écrivez quelque chose ici
form-too-long = Raccourcissez à { $most } caractères; il y en a { $length } maintenant
form-choose = Choisissez une des réponses
form-number = Écrivez un nombre entier de { $least } à { $most }
form-date = { $date } n’est pas une date; écrivez le jour, le mois et l’année, par exemple 14 6 2027
form-most = { $most ->
    [one] Vous pouvez écrire un caractère.
   *[other] Vous pouvez écrire jusqu’à { $most } caractères.
}
form-left = caractères restants
form-over = caractères de trop
form-day = Jour
form-month = Mois
form-year = Année
form-previous = Précédente
form-next = Suivante
form-page = Page { $page }
form-money-no-number = Écrivez un montant, comme 1 500 ou 1 500,50.
form-money-negative = Un montant ne peut pas être inférieur à zéro.
form-money-too-fine = { $currency } n’a pas de si petites parties; arrondissez le montant.
form-money-too-much = C’est plus d’argent qu’on ne peut en compter ici; vérifiez les zéros.
