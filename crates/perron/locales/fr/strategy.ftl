# Strategies: their texts, chapters, who holds them

strategy-list = Stratégies
strategy-list-lead = Des textes vivants : chaque ligne montre de quelles voix elle vient, et tout le monde peut proposer une autre formulation.
strategy-none = Aucune stratégie n’est encore ouverte.
strategy-new = Lancer une stratégie
strategy-new-lead = Un titre suffit pour commencer. Seules les personnes qui s’en occupent la voient tant que vous ne l’ouvrez pas.
strategy-title-en = Titre en anglais
strategy-title-fr = Titre en français
strategy-holders = Quelles communautés en ont la charge?
strategy-holders-hint = Leurs intendantes et animateurs l’écrivent ensemble. Sans choix, elle relève du programme lui-même.
strategy-begin = La lancer
strategy-begun = La stratégie est lancée. Elle a un chapitre; ajoutez des clauses quand vous serez prêts.
strategy-first-chapter = Ce que nous entendons
strategy-settings = La configurer
strategy-both-languages = Donnez le titre dans les deux langues avant de l’ouvrir
strategy-kept = C’est enregistré.
strategy-in-use = Rien n’a changé : des clauses se trouvent dans ce chapitre, ou il y a trop de chapitres.
strategy-lead-en = Ce que c’est, en anglais
strategy-lead-fr = Ce que c’est, en français
strategy-lead-hint = Deux phrases suffisent.
strategy-days = Jours dont disposent les institutions pour répondre
strategy-days-hint = De 7 à 730. Ensuite, leur silence est affiché.
strategy-state = Où en est-elle?
strategy-state-hint = Ouverte, tout le monde la lit telle quelle et peut proposer des changements.
strategy-state-draft = Ébauche, visible pour qui l’écrit
strategy-state-open = Ouverte : elle s’écrit en public
strategy-state-closed = Close
strategy-keep = Enregistrer
strategy-chapters = Chapitres
strategy-chapter-en = Chapitre en anglais
strategy-chapter-fr = Chapitre en français
strategy-chapter-rename = Le renommer
strategy-chapter-remove = Retirer ce chapitre vide
strategy-chapter-new = Un nouveau chapitre
strategy-chapter-add = L’ajouter
strategy-minorities = Celles et ceux qui ne sont pas d’accord
strategy-minorities-text = Un avis minoritaire accompagne chaque édition, dans ses propres mots et à sa propre place.
strategy-minority-remove = Ne plus l’inclure dans les éditions à venir
strategy-minority-who-en = Qui parle, en anglais
strategy-minority-who-fr = Qui parle, en français
strategy-minority-en = Ce que dit l’avis, en anglais
strategy-minority-fr = Ce que dit l’avis, en français
strategy-minority-add = Ajouter cet avis
strategy-edition = Édition { $number } · { $date }
strategy-clauses = { $count ->
    [0] Aucune clause pour l’instant
    [one] 1 clause
   *[other] { $count } clauses
}
strategy-working-text = Voici le texte en cours d’écriture. Dernière publication :
strategy-unfit = { $count ->
    [one] 1 clause ne dit pas encore la même chose dans les deux langues; aucune édition ne peut paraître.
   *[other] { $count } clauses ne disent pas encore la même chose dans les deux langues; aucune édition ne peut paraître.
}
strategy-languages = Les deux langues côte à côte
strategy-languages-lead = Ce que dit chaque clause en anglais et en français, et si l’une attend l’autre.
strategy-empty = Il n’y a pas encore de clause.
strategy-contents = Table des matières
strategy-otherwise = L’écririez-vous autrement?
strategy-otherwise-text = Ouvrez une clause et proposez un changement. Ce qu’il en advient est affiché, qu’il soit retenu ou non.
strategy-editions = Éditions
strategy-retired = Ne font plus partie du texte
strategy-place = Où vaut-elle?
strategy-place-why = Les communautés de ce lieu sont invitées à dire ce qu’elles en pensent. Laissez vide si elle vaut partout.
strategy-place-area = Donnez le nom d’un lieu : une stratégie ne vaut pas pour un secteur postal
strategy-everywhere = Partout
