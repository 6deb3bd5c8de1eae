# Clauses of strategies, what they rest on, their trace

clause-kind-definition = Définition
clause-kind-principle = Principe
clause-kind-recommendation = Recommandation
clause-kind-measure = Mesure
clause-kind-commitment = Promesse commune
clause-kind = Nature de la clause
clause-chapter = Chapitre
clause-position = Place dans son chapitre
clause-position-hint = Les clauses suivent cet ordre. Le numéro d’une clause ne change jamais.
clause-number = Clause { $number }
clause-version = Version { $version }
clause-language-en = Anglais
clause-language-fr = Français
clause-title = Titre
clause-text = Texte
clause-text-hint = Paragraphes, listes, emphase et liens.
clause-plain = En mots simples
clause-plain-hint = La même chose, pour que tout le monde puisse lire. Peut rester vide.
clause-half = Donnez le titre et le texte dans cette langue, ou ni l’un ni l’autre
clause-new = Ajouter une clause
clause-new-lead = Elle reçoit un numéro qui ne change jamais. Une langue suffit pour commencer; il faut les deux pour publier.
clause-no-chapter = Ajoutez d’abord un chapitre.
clause-too-many = Rien n’a été ajouté : une stratégie compte au plus 500 clauses.
clause-made = La clause est ajoutée.
clause-details = Clause { $number } : ce qu’elle est
clause-of-recommendation = Si elle demande quelque chose
clause-of-recommendation-hint = À qui elle s’adresse vaut pour les recommandations; qui agit et combien cela coûte valent aussi pour les mesures et les promesses communes.
clause-cost = Coût
clause-cost-en = Coût, en anglais
clause-cost-fr = Coût, en français
clause-cost-hint = S’il est connu, en quelques mots.
clause-not-said = Non précisé
clause-keep = Enregistrer
clause-kept = La clause est modifiée.
clause-change = Changer sa nature et sa place
clause-retire = La retirer du texte
clause-retire-why = Pourquoi ne fait-elle plus partie du texte?
clause-retire-hint = Tout le monde lit cette raison. Son numéro et son histoire restent.
clause-retired-now = La clause ne fait plus partie du texte.
clause-is-retired = Cette clause ne fait plus partie du texte.
clause-bring-back = La remettre dans le texte
clause-back = La clause fait de nouveau partie du texte.
clause-write = L’écrire autrement
clause-write-lead = Une nouvelle version vaut désormais; les précédentes restent lisibles. Si quelqu’un d’autre modifie la clause entre-temps, la vôtre est gardée comme proposition.
clause-write-do = En faire la nouvelle version
clause-says-same = J’ai modifié une langue, et l’autre dit toujours la même chose
clause-suggest = Proposer une autre formulation
clause-reworded = La nouvelle version est en place.
clause-overtaken = Quelqu’un a modifié la clause pendant que vous écriviez. Rien n’est perdu : votre formulation est gardée ci-dessous comme proposition.
clause-unchanged = Changez quelque chose, ou quittez sans enregistrer
clause-moved-on = Rien n’a changé : la clause a une version plus récente que celle que vous avez lue. Relisez-la et décidez de nouveau.
clause-by = { $name }, { $date }
clause-parity-current = Dit ce que dit la clause
clause-parity-stale = En retard : l’autre langue a changé depuis
clause-parity-machine = Ébauche faite par une machine, que personne n’a encore approuvée
clause-parity-missing = Manquante
clause-approve = Je l’ai lue : elle dit la même chose
clause-approved = C’est noté : les deux disent la même chose.
clause-machine = Une machine a traduit ceci
clause-machine-hint = C’est indiqué, et aucune édition ne paraît, tant qu’une personne ne l’a pas lu et approuvé.
clause-read-by = { $language } : lu le { $date } par { $role ->
    [steward] un·e intendant·e
    [facilitator] un·e animateur·trice
    [moderator] un·e modérateur·trice de la maison
   *[other] la personne qui exploite cette maison
}, qui dit que le sens est le même.
clause-margin = Ce sur quoi repose la clause { $number }
clause-voices = Voix
clause-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
clause-stories = { $count ->
    [one] 1 récit
   *[other] { $count } récits
}
clause-votes = { $count ->
    [one] 1 vote favorable
   *[other] { $count } votes favorables
}
clause-from = D’où
clause-tables = { $count ->
    [one] 1 table
   *[other] { $count } tables
}
clause-sessions = { $count ->
    [one] 1 séance
   *[other] { $count } séances
}
clause-communities = { $count ->
    [one] 1 communauté
   *[other] { $count } communautés
}
clause-places = Lieux
clause-areas = { $count ->
    [one] 1 secteur postal
   *[other] { $count } secteurs postaux
}
clause-provinces = { $count ->
    [one] 1 province ou territoire
   *[other] { $count } provinces et territoires
}
clause-places-few = Moins de 10 personnes ont dit où elles habitent : non affiché
clause-beside = En plus
clause-figures = { $figures ->
    [0] Aucun chiffre publié
    [one] 1 chiffre publié
   *[other] { $figures } chiffres publiés
}, { $outside ->
    [0] aucune source extérieure
    [one] 1 source extérieure
   *[other] { $outside } sources extérieures
}
clause-bare = Rien pour l’instant : cette clause ne repose sur les mots de personne
clause-suggested = Propositions
clause-waiting = { $count ->
    [one] 1 autre formulation attend
   *[other] { $count } autres formulations attendent
}
clause-follow = Suivre
clause-trace = Remonter de la clause { $number } aux voix
clause-marked-stands = Quelque chose sur quoi elle reposait a été repris le { $date }. Elle tient toujours sur ce qui reste.
clause-marked-falls = Ce sur quoi elle reposait a été repris le { $date }. Il ne reste rien dessous.
clause-rests = Ce sur quoi elle repose
clause-groups-untold = On ne compte pas ici à quels groupes appartiennent ces voix : les gens qui ont parlé d’eux-mêmes l’ont fait seulement pour qu’on voie qui participe et qui manque.
clause-lost = { $count ->
    [one] 1 chose sur laquelle elle reposait a été reprise ou n’existe plus.
   *[other] { $count } choses sur lesquelles elle reposait ont été reprises ou n’existent plus.
}
clause-mend = Elle tient sans cela : laisser aller ce qui a été repris
clause-mended = La marque est levée : la clause repose sur ce qui reste.
clause-source-note = Une note d’une séance
clause-source-summary-line = Une ligne de la synthèse d’une séance
clause-source-statement = Un énoncé soumis au vote
clause-source-story = Un récit
clause-source-priority = Une priorité de la population
clause-source-release = Un chiffre publié d’un pouls
clause-source-clause = Une autre clause
clause-source-outside = De l’extérieur
clause-source-kept = Ses mots restent entre les personnes à qui ils ont été dits.
clause-source-lost = Repris ou disparu
clause-from-priority = { $round } : rang { $place }, choisie par { $votes }
clause-from-release = Chiffres publiés de cette vague
clause-from-outside = De l’extérieur de cette maison
clause-sources-choose = Choisir sur quoi elle repose
clause-sources-title = Ce sur quoi repose la clause { $number }
clause-sources-lead = Cochez ce qui la porte. Ce qui est montré et compté découle de ce que chaque personne a permis.
clause-sources-where = Dit dans quelle communauté?
clause-sources-house = Dans aucune : séances et conversations de la maison elle-même
clause-sources-session = Avec les notes de quelle séance?
clause-sources-look = Chercher là
clause-sources-none = Rien n’a été trouvé ici sur quoi la clause puisse reposer. Cherchez dans une autre communauté.
clause-sources-clauses = Autres clauses de ce texte
clause-sources-priorities = Priorités de la population
clause-sources-releases = Chiffres publiés
clause-sources-kept = Ce sur quoi repose la clause est enregistré.
clause-sources-round = Le reste est enregistré. Une clause a été laissée de côté, puisqu’elle repose elle-même sur celle-ci.
clause-outside = Une source extérieure
clause-outside-en = Son titre, en anglais
clause-outside-fr = Son titre, en français
clause-outside-hint = Qui l’a écrite, quoi et quand.
clause-outside-address = Son adresse, si elle en a une
clause-outside-link = Donnez une adresse complète qui commence par https://
clause-outside-add = L’ajouter
clause-statement-title = Soumettre la clause { $number } au vote
clause-statement-lead = Elle devient un énoncé d’une conversation. Ce que les gens en disent revient comme ce sur quoi repose la clause.
clause-statement-none = Vous n’animez aucune conversation ouverte. Lancez-en d’abord une.
clause-statement-where = Dans quelle conversation?
clause-statement-text = Comme énoncé
clause-statement-hint = Une seule idée, avec laquelle on peut être d’accord ou non.
clause-statement-do = La soumettre au vote
clause-statement-open = La clause est soumise au vote et repose sur ce que les gens en disent.
clause-history = { $count ->
    [one] Son histoire : 1 version
   *[other] Son histoire : { $count } versions
}
clause-trace-title = Trace de la clause { $number }
clause-trace-lead = Des éditions où elle figure jusqu’aux mots sur lesquels elle repose. Vous voyez ce que chaque personne vous a permis de voir.
clause-trace-more = { $count ->
    [one] et 1 de plus
   *[other] et { $count } de plus
}
clause-rests-on-this = Une clause qui repose sur celle-ci
clause-sources-programme = Récits confiés au programme
