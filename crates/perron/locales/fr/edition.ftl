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

edition-unnamed = Une stratégie
edition-chapter-unnamed = Les clauses
edition-clause = Clause { $number }
edition-number-day = Édition { $number } · { $day }
edition-held = Portée par { $names }
edition-size = { $count ->
    [one] { $count } clause
   *[other] { $count } clauses
}
edition-kind-definition = Définition
edition-kind-principle = Principe
edition-kind-recommendation = Recommandation
edition-kind-measure = Mesure
edition-kind-commitment = Engagement
edition-asks = À : { $whom }
edition-doer = Qui s’en charge : { $who }
edition-lever = Politique : { $policy }
edition-cost = Coût : { $cost }

edition-beside-voices = Voix
edition-beside-ground = Terrain d’entente
edition-beside-places = Lieux
edition-beside-endorsed = Ce qu’en disent les communautés
edition-beside-answers = Réponses
edition-beside-sources = Sources
edition-unsupported = Aucun appui n’est joint à cette clause.
edition-count-voices = { $count ->
    [one] { $count } voix
   *[other] { $count } voix
}
edition-count-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
edition-count-stories = { $count ->
    [one] { $count } récit
   *[other] { $count } récits
}
edition-count-votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
}
edition-count-tables = { $count ->
    [one] { $count } table
   *[other] { $count } tables
}
edition-count-sessions = { $count ->
    [one] { $count } séance
   *[other] { $count } séances
}
edition-count-communities = { $count ->
    [one] { $count } communauté
   *[other] { $count } communautés
}
edition-count-areas = { $count ->
    [one] { $count } secteur postal
   *[other] { $count } secteurs postaux
}
edition-count-provinces = { $count ->
    [one] { $count } province ou territoire
   *[other] { $count } provinces et territoires
}
edition-count-figures = { $count ->
    [one] { $count } chiffre publié
   *[other] { $count } chiffres publiés
}
edition-count-outside = { $count ->
    [one] { $count } source extérieure
   *[other] { $count } sources extérieures
}
edition-count-lost = { $count ->
    [one] { $count } source a été reprise ou n’existe plus
   *[other] { $count } sources ont été reprises ou n’existent plus
}
edition-lowest = Au moins { $percent } % dans chaque groupe d’opinion
edition-places-few = Trop peu de personnes pour dire d’où.
edition-behind-none = Aucune communauté ne s’est encore prononcée sur l’ensemble de l’édition. Ce que les communautés disent d’une clause se lit à côté d’elle.
edition-endorsed-none = Aucune communauté ne s’est encore prononcée.
edition-endorsed-yes = { $count } sur { $all } disent oui : { $names }
edition-endorsed-reservation = { $name }, oui avec une réserve : { $reason }
edition-endorsed-objection = { $name } s’y oppose : { $reason }
edition-endorsed-older = { $name } (sur la version { $version })
edition-names-more = et { $count } de plus
edition-answer-accepted = acceptée
edition-answer-partly = acceptée en partie
edition-answer-declined = refusée, avec les raisons
edition-answer-silent = sans réponse dans le délai donné
edition-answer-waiting = en attente d’une réponse
edition-answered = { $who }, { $day } : { $verdict }.
edition-asked = { $who }, demande du { $day } : { $verdict }.
edition-due = D’ici le { $day }.
edition-notes-of = { $count ->
    [one] Note { $first }
   *[other] Notes { $first } à { $last }
}
edition-source = { $kind } · { $from }
edition-source-note = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
edition-source-summary-line = { $count ->
    [one] { $count } ligne de la page d’une séance
   *[other] { $count } lignes de la page d’une séance
}
edition-source-statement = { $count ->
    [one] { $count } énoncé d’une conversation
   *[other] { $count } énoncés d’une conversation
}
edition-source-story = { $count ->
    [one] { $count } récit
   *[other] { $count } récits
}
edition-source-priority = { $count ->
    [one] { $count } priorité d’une table
   *[other] { $count } priorités d’une table
}
edition-source-release = { $count ->
    [one] { $count } tableau publié du pouls
   *[other] { $count } tableaux publiés du pouls
}
edition-source-clause = { $count ->
    [one] Une autre clause
   *[other] { $count } autres clauses
}
edition-source-outside = De l’extérieur

edition-contents = Table des matières
edition-page = Page
edition-link = Cette édition sur le Web, avec le chemin vers chaque source :
edition-behind = Qui l’appuie
edition-apart = Qui n’est pas d’accord
edition-apart-lead = Dans leurs mots. Cette place leur est gardée dans chaque édition.
edition-apart-none = Personne n’a joint de déclaration à cette édition.
edition-apart-unnamed = Une personne qui n’est pas nommée
edition-notes = Sources
edition-notes-lead = Ce sur quoi repose chaque clause, au jour de cette édition. Les mots des récits et des notes ne sont pas imprimés, puisqu’on peut les reprendre : chaque adresse dit ce qui peut s’y lire aujourd’hui.
edition-in-short = Les clauses en bref
edition-more-clauses = { $count ->
    [one] et { $count } autre clause à { $address }
   *[other] et { $count } autres clauses à { $address }
}
edition-more-statements = { $count ->
    [one] et { $count } autre déclaration à { $address }
   *[other] et { $count } autres déclarations à { $address }
}
edition-more-stands = { $count ->
    [one] Et { $count } autre, dans l’édition complète.
   *[other] Et { $count } autres, dans l’édition complète.
}
edition-page-link = L’édition complète, avec ses sources :
edition-page-foot = La première phrase de chaque clause, en mots simples quand il y en a. Le texte complet et ses sources sont sur le Web.

edition-plain = En mots simples
edition-plain-title = En mots simples
edition-plain-of = { $title }, en mots simples
edition-plain-lead = Les mêmes clauses, en mots simples.
edition-plain-print = À imprimer (PDF)
edition-plain-not-yet = Cette clause n’est pas encore en mots simples. Voici son texte complet.

edition-cite = Comment la citer
edition-cite-lead = Une édition ne change jamais et son adresse demeure. Nommez l’édition, car les suivantes peuvent dire autre chose.
edition-cite-held = { $names } ({ $year }). { $title }. { $edition }. { $address } ({ $id })
edition-cite-unheld = { $title } ({ $year }). { $edition }. { $address } ({ $id })
edition-cite-id = Identifiant : { $id }
edition-cite-id-about = Il nomme la stratégie, l’édition et le début de l’empreinte SHA-256 de son contenu. Deux textes différents n’ont pas le même.
edition-cite-bibtex = Prendre le fichier BibTeX
edition-cite-csl = Prendre le fichier CSL-JSON
edition-cite-csl-about = Les logiciels de gestion de références, comme Zotero, le lisent.
edition-check = Comment la vérifier
edition-check-text = Chaque clause dit sur quoi elle repose. Sur le Web, on remonte de la clause aux notes, aux votes et aux récits qui peuvent être lus.
edition-check-file = Le contenu de cette édition tient en un fichier, qui ne change jamais : { $address }
edition-check-sha = Son empreinte SHA-256, à laquelle on voit que rien n’y a été changé : { $sha }
edition-book-access = Tout est du texte, dans l’ordre de lecture, avec des titres et une table des matières. Il n’y a pas d’images.

edition-forms = À emporter
edition-form-whole = Le tout sur papier (PDF)
edition-form-whole-about = Chaque clause et ce sur quoi elle repose, les sources, qui appuie l’édition et qui n’est pas d’accord.
edition-form-page = Une page (PDF)
edition-form-page-about = Les clauses en bref, à distribuer ou à afficher.
edition-form-plain = En mots simples
edition-form-plain-pdf = en plus gros caractères (PDF)
edition-form-plain-about = Les mêmes clauses, plus faciles à lire.
edition-form-book = Pour une liseuse (EPUB)
edition-form-book-about = Des lettres aussi grosses que vous voulez, et on peut l’écouter.
edition-form-markdown = Texte (Markdown)
edition-form-json = Données (JSON)
edition-form-data-about = Pour citer, traduire, compter, vérifier.
edition-form-cite-about = Une phrase, BibTeX, CSL-JSON.
edition-form-atom = Suivre les changements (Atom)
edition-form-atom-about = Les nouvelles éditions et les clauses changées, dans un lecteur de nouvelles.

edition-atom-name = { $name } : changements
edition-atom-edition = Une nouvelle édition est parue.
edition-atom-added = La clause { $number } a été ajoutée : { $name }
edition-atom-changed = La clause { $number } a été changée : { $name }
edition-atom-retired = La clause { $number } a été retirée : { $name }
edition-atom-other-language = En anglais : { $words }

edition-newer-title = Cette édition ne peut pas encore être montrée ici
edition-newer = Une version du programme plus récente que celle d’ici l’a écrite; rien n’est perdu, et ses données peuvent être prises telles qu’elles ont paru.
