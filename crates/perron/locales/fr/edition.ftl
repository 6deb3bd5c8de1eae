# Editions of strategies

edition-new = Publier une édition
edition-new-lead = Le texte tel qu’il est paraît à une adresse permanente, dans les deux langues, avec ce sur quoi repose chaque clause.
edition-ready = { $clauses ->
    [one] L’édition { $number } est prête : 1 clause, à jour dans les deux langues.
   *[other] L’édition { $number } est prête : { $clauses } clauses, toutes à jour dans les deux langues.
}
edition-bare = { $count ->
    [one] 1 clause ne repose sur les mots de personne. L’édition le dira.
   *[other] { $count } clauses ne reposent sur les mots de personne. L’édition le dira.
}
edition-for-ever = Une édition n’est jamais modifiée. Une autre peut la remplacer.
edition-publish = La publier
edition-published = L’édition est publiée.
edition-hindered = Ce qui l’empêche
edition-moved-on = Rien n’a été publié : le texte a changé depuis que vous avez ouvert cette page, ou l’édition est déjà parue. Regardez de nouveau.
edition-empty = Il n’y a pas encore de clause.
edition-not-open = La stratégie n’est pas ouverte : ouvrez-la d’abord.
edition-same = Rien n’a changé depuis l’édition { $number }.
edition-head-missing = Le titre ou l’introduction manque dans une langue : { $language }.
edition-chapter-missing = Le chapitre « { $title } » n’a pas de titre dans une langue : { $language }.
edition-clause-unfit = Clause { $number }, { $language } : { $standing }.
edition-clause-falls = Clause { $number } : tout ce sur quoi elle reposait a été repris. Trouvez d’autres appuis, ou dites qu’elle tient sans cela.
edition-parity = { $count ->
    [one] 1 clause, qui dit la même chose en anglais et en français.
   *[other] { $count } clauses, qui disent toutes la même chose en anglais et en français.
}
edition-permanent = Cette page reste telle quelle, à cette adresse :
edition-older = Il existe un texte plus récent.
edition-newest = Le lire
edition-working-text = Lire le texte tel qu’il est maintenant
edition-since-retired = Depuis, cette clause a été retirée du texte.
edition-since-changed = Depuis, cette clause a été reformulée.
