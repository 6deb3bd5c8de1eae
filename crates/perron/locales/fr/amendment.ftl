# Suggested wordings and remarks

amendment-title = Une autre formulation de la clause { $number }
amendment-lead = Modifiez le texte comme vous l’écririez, dans une langue ou dans les deux, et dites pourquoi. L’équipe qui écrit la stratégie répond avec une raison que tout le monde lit.
amendment-why = Pourquoi?
amendment-why-hint = En quelques phrases. Tout le monde lit cette raison.
amendment-why-needed = Dites pourquoi en une phrase
amendment-do = Proposer
amendment-thanks = Merci. Votre formulation est affichée ci-dessous, pour que tout le monde la lise.
amendment-closed = Rien n’a été enregistré : ce texte ne reçoit plus de propositions
amendment-list = Autres formulations proposées
amendment-none = Aucune n’attend.
amendment-older = Écrite à partir de la version { $version }; comparée ici au texte actuel.
amendment-machine-en = Une machine a traduit l’anglais
amendment-machine-fr = Une machine a traduit le français
amendment-machine-both = Une machine a écrit les deux langues
amendment-decide = Trancher
amendment-ask = Qu’en faites-vous?
amendment-accept = La clause le dit désormais
amendment-decline = Elle n’est pas retenue
amendment-hide = Elle n’est pas retenue, et ses mots ne sont pas affichés
amendment-reason = Raison
amendment-reason-hint = Nécessaire si elle n’est pas retenue. Tout le monde la lit.
amendment-decide-do = Trancher
amendment-decided = C’est tranché, et tout le monde lit pourquoi.
amendment-gone = Rien n’a changé : c’était déjà tranché.
amendment-take-back = Reprendre ma proposition
amendment-withdrawn = Votre proposition est reprise.
amendment-decided-list = { $count ->
    [one] 1 qui a été tranchée
   *[other] { $count } qui ont été tranchées
}
amendment-state-accepted = Retenue
amendment-state-declined = Non retenue
amendment-discussion = Ce qui est proposé et dit
amendment-discussion-lead = Dans l’ordre du texte.
amendment-open = L’ouvrir
remark-list = Ce qu’on en dit
remark-words = Que voulez-vous dire?
remark-do = Le dire
remark-said = Merci. C’est affiché ci-dessous.
remark-on-amendment = Dire quelque chose de cette formulation
remark-remove = La reprendre
remark-removed = C’est repris.
remark-hide = La masquer
remark-hidden = C’est masqué.
remark-show = L’afficher de nouveau
remark-hidden-list = { $count ->
    [one] 1 qui est masquée
   *[other] { $count } qui sont masquées
}
remark-shown = C’est de nouveau affiché.
remark-name-hint = Affiché à côté de ce que vous dites.
