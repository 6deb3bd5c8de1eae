# Ce que des communautés disent d’une stratégie

endorsement-title = Ce que disent les communautés
endorsement-lead = Chaque communauté dit oui, oui avec réserve, ou s’oppose, selon sa propre façon de décider. Son avis porte sur le texte tel qu’il était; dès que le texte change, on lui redemande.
endorsement-nobody = Aucune communauté ne s’est encore prononcée.
endorsement-none = Aucune communauté ne s’est encore prononcée sur ce texte.
endorsement-yes = { $yes } sur { $all ->
    [one] { $all } communauté
   *[other] { $all } communautés
}
endorsement-say-yes = Oui : { $yes }
endorsement-reserved = { $yes }, dont { $count } avec réserve
endorsement-objecting = { $count ->
    [one] { $count } s’oppose.
   *[other] { $count } s’opposent.
}
endorsement-earlier = { $count ->
    [one] { $count } s’est prononcée sur une version précédente; on lui redemande.
   *[other] { $count } se sont prononcées sur une version précédente; on leur redemande.
}
endorsement-silent = { $count } pas encore.
endorsement-edition = L’édition { $number } dans son ensemble
endorsement-verdict-yes = Oui
endorsement-verdict-reservation = Oui, avec réserve
endorsement-verdict-objection = S’oppose
endorsement-how-consent = Tour de consentement, { $people } personnes, aucune objection restante, le { $day }
endorsement-how-remaining = Tour de consentement, { $people } personnes, { $no ->
    [one] { $no } objection restante
   *[other] { $no } objections restantes
}, le { $day }
endorsement-how-vote = Vote : { $yes } pour, { $no } contre, sur { $people } personnes, le { $day }
endorsement-of-version = sur la version { $version }; le texte a changé depuis
endorsement-of-edition = sur l’édition { $version }; il y en a une plus récente
endorsement-where = Où elles sont
endorsement-where-lead = Toutes les clauses ensemble. Sur chaque carré : combien de fois les communautés y disent oui à une clause dans sa version actuelle, sur tous leurs avis. La page de chaque clause a sa propre carte.
endorsement-map = Ce que les communautés disent de toutes les clauses, par province et territoire
endorsement-map-one = Ce que les communautés disent de « { $title } », par province et territoire
endorsement-map-about = Un carré pour chacun des 13 provinces et territoires, disposés à peu près comme sur une carte, avec le nombre de oui sur le nombre d’avis. Le tableau ci-dessous contient les mêmes nombres.
endorsement-map-table = Montrer la carte en tableau
endorsement-key-k0 = Aucun avis
endorsement-key-k1 = Aucun oui
endorsement-key-k2 = Moins de la moitié disent oui
endorsement-key-k3 = La moitié ou plus
endorsement-key-k4 = Toutes
endorsement-place = Province ou territoire
endorsement-no-place = Lieu non précisé
endorsement-column-yes = Oui
endorsement-column-reserved = dont avec réserve
endorsement-column-objecting = S’opposent
endorsement-column-earlier = Sur une version précédente
endorsement-parties = { $count ->
    [one] { $count } communauté participe
   *[other] { $count } communautés participent
}
endorsement-parties-who = Celles qui portent la stratégie, et celles qui se sont prononcées. Les institutions répondent; elles n’appuient pas.
endorsement-words = Ce qu’elles disent
endorsement-bare = { $count ->
    [one] { $count } sans autre commentaire
   *[other] { $count } sans autre commentaire
}
endorsement-before = { $count ->
    [one] Avis précédent : { $count }
   *[other] Avis précédents : { $count }
}
endorsement-text = Lire la clause
endorsement-read-edition = Lire l’édition
endorsement-on-map = Sur la carte, avec les avis précédents
endorsement-say-for = Se prononcer pour { $community }
endorsement-asked-title = Ce que des stratégies nous demandent
endorsement-asked-lead = Décidez ensemble, à votre façon : un tour de consentement ou un vote. Notez ensuite ce qui a été décidé, pour que tout le monde puisse le lire.
endorsement-no-strategy = Aucune stratégie n’est ouverte à cette communauté en ce moment.
endorsement-not-yours = Seules les personnes qui animent cette communauté notent ce qu’elle dit.
endorsement-not-said = Pas encore d’avis
endorsement-again = Le texte a changé : à redire
endorsement-kept = Tout le monde peut lire ce que dit votre communauté.
endorsement-closed = La stratégie a été fermée entre-temps. Rien n’a été noté.
endorsement-say = L’avis de votre communauté : { $community }
endorsement-said-before = Ce que vous avez dit avant
endorsement-version = Sur quelle version avez-vous décidé?
endorsement-version-hint = Si le texte a changé après votre rencontre, choisissez celle que vous aviez devant vous.
endorsement-choose-now = Version { $version }, du { $day } : la version actuelle
endorsement-choose-version = Version { $version }, du { $day }
endorsement-choose-edition = Édition { $version }, du { $day }
endorsement-verdict = Qu’avez-vous décidé?
endorsement-reason-en = Pourquoi, en anglais
endorsement-reason-fr = Pourquoi, en français
endorsement-reason-hint = Nécessaire avec une réserve ou une objection. Une langue suffit. Ne nommez personne.
endorsement-no-reason = Dites pourquoi : la raison paraît en entier à côté de la clause
endorsement-way = Comment avez-vous décidé?
endorsement-way-consent = Par un tour de consentement : tout le monde a été entendu jusqu’à ce que personne ne s’oppose, ou qu’on sache qui s’oppose
endorsement-way-vote = Par un vote
endorsement-people = Combien de personnes ont participé?
endorsement-people-hint = Au moins 2.
endorsement-remaining = Pour un tour : combien d’objections restait-il?
endorsement-remaining-hint = Laissez vide s’il n’en restait aucune, ou si vous avez voté.
endorsement-some-remain = Tant qu’il reste des objections, un tour ne dit pas oui. Choisissez « S’oppose », ou continuez jusqu’à ce qu’il n’en reste aucune
endorsement-none-remain = Dites combien d’objections restaient
endorsement-vote-yes = Pour un vote : combien ont dit oui?
endorsement-vote-no = Pour un vote : combien ont dit non?
endorsement-vote-hint = Laissez vide après un tour de consentement.
endorsement-too-many-votes = { $votes } votes, c’est plus que le nombre de personnes présentes
endorsement-not-carried = Avec ces nombres, le vote n’a pas dit oui
endorsement-day = Quand l’avez-vous décidé?
endorsement-no-day = Dites quel jour la décision a été prise
endorsement-day-to-come = Ce jour n’est pas encore venu
endorsement-day-before = Cette version a été écrite après ce jour. Choisissez-en une autre, ou corrigez la date
endorsement-public = C’est public. Ce que vous avez dit avant est conservé et reste lisible.
endorsement-do = Noter la décision
endorsement-margin = Appuyée par
endorsement-margin-objects = { $community } s’oppose :
endorsement-margin-all = Lire les avis
endorsement-on-community = Des stratégies vous demandent votre avis
endorsement-new-count = { $count ->
    [one] { $count } texte attend l’avis de votre communauté.
   *[other] { $count } textes attendent l’avis de votre communauté.
}
endorsement-again-count = { $count ->
    [one] { $count } a changé depuis que votre communauté s’est prononcée.
   *[other] { $count } ont changé depuis que votre communauté s’est prononcée.
}
endorsement-asked-go = Dire ce que votre communauté a décidé
