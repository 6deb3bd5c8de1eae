# Ce qu’un pouls publie sur les lieux et les groupes.

release-list = Tableaux et données publiés
release-list-title = Tableaux et données publiés · { $wave }
release-list-lead = Une intendante ou un intendant approuve chaque tableau. Chacun est vérifié avec tous les autres, pour qu’aucun petit groupe ne puisse en être déduit.
release-tables = Tableaux
release-tables-none = Aucun tableau n’est encore publié.
release-files = À emporter
release-report = Rapport sur papier (PDF)
release-report-about = Qui a répondu, les résultats, chaque tableau publié, et comment le lire.
release-data = Données ouvertes (ZIP)
release-data-about = Chaque tableau publié, le livre des codes en français et en anglais, et une description que lisent les programmes.
release-data-rows = Avec une ligne par personne, et des poids.
release-data-no-rows = Sans réponses individuelles.
release-on = publié le { $day }
release-arm-panel = personnes invitées
release-arm-open = personnes qui avaient l’adresse
release-new = Publier un tableau
release-rows-look = Voir si un fichier d’une ligne par personne est sûr

release-new-title = Publier un tableau
release-new-lead = Choisissez un résultat et une façon de le répartir. Avant toute publication, vous voyez ce qui serait caché, et pourquoi.
release-choose = Choisir un tableau
release-another = Choisir un autre tableau
release-nothing-to-cross = Cette vague n’a demandé ni où les gens habitent ni rien sur eux-mêmes; il n’y a donc pas de répartition possible.
release-item = Quel résultat?
release-first = Réparti selon
release-second = Et selon une deuxième chose?
release-second-hint = Deux au plus : avec davantage, on pourrait reconnaître quelqu’un.
release-second-none = Non
release-arm = Les réponses de qui?
release-counts = Comment montrer les nombres?
release-counts-hint = Arrondir permet de montrer plus de cases. Chaque nombre monte ou descend à un multiple de 5; la même case va toujours dans le même sens.
release-counts-exact = Tels quels
release-counts-rounded = Arrondis à 5
release-see = Voir le tableau
release-under = Le calcul est en cours
release-under-say = Le tout est vérifié avec ce qui a déjà été publié. Vous pouvez quitter cette page; cela continue.
release-broke = Le calcul n’a pas abouti
release-broke-say = Rien n’a été publié. Vous pouvez réessayer; si cela échoue encore, dites-le à qui s’occupe de ce serveur.
release-old = Quelque chose a changé
release-old-say = Quelque chose a été publié, ou les chiffres ont changé, depuis ce calcul. Regardez de nouveau.
release-look-again = Regarder de nouveau
release-rows-see = Voir ce qu’il dirait
release-preview = Ce que l’on verra
release-for-good = Une fois publié, il ne peut être repris : ce que les gens ont lu, ils le savent.
release-publish = Publier ce tableau
release-published = C’est publié.
release-not-now = Rien n’a été publié : le même tableau, ou un autre, est sorti pendant que vous regardiez. Regardez de nouveau, puis publiez.
release-refused = Ce tableau ne peut être publié
release-refused-say = Il dévoilerait ce qui est caché. Rien n’a été publié.
release-hide-more = Cacher davantage, pour pouvoir le publier
release-too-large = Trop de choses se recoupent pour que tout soit vérifié. Choisissez une seule répartition.
release-body-withholds = Retenu par { $bodies } : cet organisme décide de ce qui est montré de ses gens.

release-leak = Dans { $table }, on pourrait déduire « { $who } » à l’aide de { $through }.
release-leak-less = Dans { $table }, on pourrait déduire combien de personnes sont « { $who } » sans être « { $less } », à l’aide de { $through }.
release-leak-cells = On pourrait déduire combien de personnes sont « { $who } », à l’aide de { $through }.
release-quoted = « { $name } »
release-this-table = ce tableau
release-overall = les chiffres de toute la vague
release-on-results = la page des résultats (« { $name } »)

release-table = { $outcome } selon { $by }
release-and = { $first } et { $last }
release-or = { $first } ou { $last }
release-group = Groupe
release-people = Personnes
release-other = Autres réponses
release-share-head = Part
release-share = { $percent } ({ $low } à { $high })
release-careful = { $share }, à lire avec prudence
release-unsure = trop incertain pour être montré
release-hidden = non montré
release-why = Pourquoi
release-why-small = moins de 10, non montré
release-why-withheld = caché pour en protéger un autre
release-why-body = retenu par l’organisme du groupe
release-nobody-left-out = Les groupes sans personne sont laissés de côté.
release-as-csv = En CSV
release-as-json = En JSON

release-how = Comment lire ceci
release-how-share = La part se calcule sur les personnes qui ont répondu. Entre parenthèses : si l’on reposait la question de la même façon, elle se situerait dans cette fourchette 19 fois sur 20.
release-how-hidden = Un groupe de moins de 10 personnes n’est jamais montré, et personne ne peut en déduire les chiffres.
release-how-withheld = Des cases plus grandes sont cachées aussi, car on pourrait en déduire une petite.
release-how-rounded = Les nombres sont arrondis vers le haut ou le bas à un multiple de 5; les sommes peuvent donc différer.
release-how-never-zero = « Non montré » ne veut pas dire zéro.

release-outcome-contribution = Contribution
release-outcome-power = Pouvoir
release-outcome-belonging = Appartenance
release-outcome-equity = Équité
release-outcome-possibility = Possibilité

release-by-province = la province ou le territoire
release-by-postal-area = le secteur postal
release-by-indigenous = l’identité autochtone
release-by-group = le groupe de population
release-by-gender = le genre
release-by-orientation = l’orientation sexuelle
release-by-disability = le handicap
release-by-limits = les limites au quotidien
release-by-arrival = le temps au Canada
release-by-official = la première langue officielle
release-by-home = la langue à la maison
release-by-age = l’âge
release-by-needs = la facilité à payer le nécessaire
release-by-housing = le logement
release-by-care = le soin d’autres personnes
release-unsaid = Non dit
release-several = Plusieurs de ces réponses

release-rows = Une ligne par personne
release-rows-title = Un fichier d’une ligne par personne
release-rows-lead = Les chercheuses et chercheurs peuvent tout recalculer. Il ne sort que si personne ne peut y être reconnu, et une seule fois.
release-rows-count = { $rows ->
    [one] Il a 1 ligne.
   *[other] Il a { $rows } lignes.
}
release-rows-left-out = { $people ->
    [one] 1 personne est laissée de côté : l’organisme de son groupe retient ses lignes.
   *[other] { $people } personnes sont laissées de côté : l’organisme de leur groupe retient ses lignes.
}
release-rows-tell = Ce qu’il dit de chaque personne
release-rows-joined = Les autres, réunis
release-rows-weights = Un poids que partagent au moins dix personnes, et des poids de rééchantillonnage pour l’incertitude
release-rows-publish = Publier ce fichier
release-rows-few = Trop peu de personnes ont répondu, ou presque toutes la même chose : aucun fichier ne serait sûr.

release-readme = # { $wave }

    Données ouvertes d’une vague d’un pouls. Les tableaux publiés sont dans `tables.csv`, les questions dans `codebook.csv`, et `datapackage.json` décrit les deux (paquet de données Frictionless). Ce qui est caché est vide, jamais 0; la dernière colonne dit pourquoi. { $address }
release-readme-rows = `rows.csv` contient { $rows } lignes, une par personne, avec un poids et { $replicates } poids de rééchantillonnage (Rao et Wu; non recalés dans chaque échantillon, d’où des intervalles plutôt larges). En R :
release-readme-no-rows = Il n’y a pas de fichier d’une ligne par personne.

release-paper-kicker = Pouls · { $community }
release-paper-when = Du { $from } au { $to }
release-paper-who = Qui a répondu
release-paper-panel = { $people } personnes invitées ont répondu.
release-paper-open = { $people } personnes qui avaient l’adresse ont répondu. Ce n’est pas un échantillon : leurs chiffres ne valent que pour elles.
release-paper-few = Moins de 10 ont répondu parmi les { $arm }.
release-paper-nobody = Personne n’a répondu.
release-paper-asked = Ce qui a été demandé
release-item-head = Résultat
release-counts-as = Compte comme oui : { $answers }
release-paper-outcomes = Résultats · { $kind }
release-kind-population = la population
release-kind-panel = le panel
release-kind-participants = les personnes qui ont pris part
release-paper-drawn = Le point est la part; le trait est l’étendue où elle se trouve probablement.
release-paper-alt = Parts des résultats avec leurs étendues. Le tableau ci-dessous contient les mêmes chiffres.
release-change = Changement depuis une vague précédente
release-change-say = En points de pourcentage, avec l’étendue où le changement se trouve probablement.
release-break = non comparé : la question a été posée autrement
release-went-up = hausse de { $points } ({ $low } à { $high })
release-went-down = baisse de { $points } ({ $low } à { $high })
release-went-alike = pas de changement qui compte : { $points } ({ $low } à { $high })
release-went-unsure = trop peu de réponses pour le dire : { $points } ({ $low } à { $high })
release-method = Comment c’est calculé
release-method-weights = Les chiffres de la population sont pondérés comme le dit la page des résultats. Dans les tableaux de groupes, chaque réponse compte autant, sauf si les réponses sont venues avec leurs propres poids.
release-method-interval = Les étendues sont des intervalles à 95 % : sur l’échelle logit, ou ceux de Korn et Graubard quand peu ont répondu ou que la part est près de 0 ou de 1.
release-method-audit = Les cases de moins de 10 personnes sont cachées, et d’autres pour qu’aucune case cachée ne puisse être ramenée à une étendue de moins de 5 ni dite plus petite que 10. On le vérifie sur tous les tableaux jamais publiés de la vague.
release-method-limits = La vérification compte des personnes. Quand des poids sont connus et très différents, une part pondérée peut en dire un peu plus qu’elle ne voit; les parts sont donc en pourcentages entiers, et aucune n’est montrée dans une ligne qui a une case cachée.
release-paper-sources = Sources
release-paper-hash = Questionnaire figé, SHA-256 : { $hash }
release-paper-link = Tous les tableaux et les données :
