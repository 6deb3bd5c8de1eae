questionnaire-list = Questionnaires
questionnaire-new = Composer un questionnaire
questionnaire-new-lead = Commencez par des questions que d’autres posent aussi, pour pouvoir comparer, puis ajoutez ou retirez ce que vous voulez.
questionnaire-start = Commencer par
questionnaire-start-hint = Le noyau est assez court pour que la plupart des gens le finissent.
questionnaire-start-core = Le noyau : appartenance, gens sur qui compter, solitude, confiance, voix, amis, injustice
questionnaire-start-five = Les cinq résultats : contribution, pouvoir, appartenance, équité, possibilité
questionnaire-start-ties = Les liens : amis proches, et jusqu’où vont les liens
questionnaire-start-own = Rien : je choisis chaque question
questionnaire-start-size = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, { $minutes } min
questionnaire-title-en = Titre, en anglais
questionnaire-title-fr = Titre, en français
questionnaire-title-hint = Pour les personnes qui mènent le pouls; les autres voient le titre de la vague.
questionnaire-intro-en = Au-dessus de la première question, en anglais
questionnaire-intro-fr = Au-dessus de la première question, en français
questionnaire-intro-hint = Qui interroge, et ce qu’on fera des réponses. Dans les deux langues, ou dans aucune.
questionnaire-both = Écrivez-le dans cette langue aussi, ou laissez-le vide dans les deux
questionnaire-begin = Continuer
questionnaire-kept = Le questionnaire est gardé.
questionnaire-not-kept = Quelqu’un a ajouté des questions entre-temps, et il en contiendrait trop. Rien n’a été ajouté; retirez-en d’abord.
questionnaire-size = { $questions ->
    [one] { $questions } question,
   *[other] { $questions } questions,
} environ { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
questionnaire-empty = Il ne demande encore rien. Ajoutez des questions ci-dessous.
questionnaire-preview = Le voir comme les gens le verront
questionnaire-preview-lead = Voici comment les gens verront les questions, trois par page. Rien n’est gardé ici.
questionnaire-paper = L’imprimer (PDF)
questionnaire-age = { $language } : se lit aisément dès { $years } ans environ
questionnaire-en = Anglais
questionnaire-fr = Français
questionnaire-age-hint = Les âges de lecture sont un indice, tiré de la longueur des mots et des phrases (Flesch–Kincaid pour l’anglais, Kandel–Moles pour le français). Ils ne savent pas si un mot est connu.
questionnaire-french-own = Le français est notre propre traduction, non la version officielle.
questionnaire-unchecked = Comparez le texte avec le questionnaire officiel avant de comparer les chiffres avec ceux du pays.
questionnaire-up = Monter
questionnaire-down = Descendre
questionnaire-out = Retirer
questionnaire-more = D’autres questions
questionnaire-own = Écrire une question
questionnaire-library = Questions prêtes
questionnaire-add = Ajouter celles qui sont cochées
questionnaire-wordless = Échelles connues dont le texte n’est pas ici
questionnaire-wordless-text = Le programme sait comment elles se comptent, mais leur texte est à d’autres. Si vous avez la permission de l’utiliser, apportez-le dans un fichier.
questionnaire-words = Titre et introduction
questionnaire-save = Enregistrer
questionnaire-remove = Mettre ce questionnaire de côté
questionnaire-removed = Le questionnaire est mis de côté. Les vagues qui en sont tirées restent telles quelles.
questionnaire-own-lead = Dans les deux langues. Demandez une chose à la fois, avec des mots de tous les jours.
questionnaire-text-en = La question, en anglais
questionnaire-text-fr = La question, en français
questionnaire-hint-en = Une ligne qui aide à répondre, en anglais
questionnaire-hint-fr = Une ligne qui aide à répondre, en français
questionnaire-hint-hint = Peut être laissée vide, dans les deux langues.
questionnaire-answered = Comment y répond-on?
questionnaire-answered-agree = De « Tout à fait en désaccord » à « Tout à fait d’accord »
questionnaire-answered-yes-no = Oui ou non
questionnaire-answered-one = Par une des réponses ci-dessous
questionnaire-answered-several = Par autant de réponses ci-dessous qu’on veut
questionnaire-answered-words = Dans ses propres mots
questionnaire-choices-en = Réponses en anglais, une par ligne
questionnaire-choices-hint = Seulement si vous avez choisi « réponses ci-dessous ». « Je préfère ne pas répondre » s’ajoute tout seul.
questionnaire-choices-fr = Réponses en français, une par ligne
questionnaire-choices-hint-fr = Autant, dans le même ordre.
questionnaire-answers-count = Écrivez de 2 à { $most } réponses, une par ligne, d’au plus { $letters } caractères chacune
questionnaire-answers-match = Il y a { $en } réponses en anglais et { $fr } en français; écrivez-en autant dans chaque langue
questionnaire-counted = Quelles réponses comptent?
questionnaire-counted-hint = Les résultats montrent la part des gens qui en ont donné une. Des numéros de lignes, par exemple 1, 2. Seulement si vous avez écrit des réponses.
questionnaire-counted-wrong = Écrivez des numéros de 1 à { $most }, par exemple 1, 2
questionnaire-outcome = Sur quoi porte-t-elle?
questionnaire-own-save = Ajouter cette question
questionnaire-too-many = { $room ->
    [0] Un questionnaire contient au plus { $most } questions, et celui-ci est plein. Vous en avez coché { $ticked } : rien n’a été ajouté. Retirez-en d’abord
   *[other] Un questionnaire contient au plus { $most } questions, et il reste de la place pour { $room }. Vous en avez coché { $ticked } : rien n’a été ajouté. Décochez-en, ou retirez-en d’abord
}
questionnaire-full = Un questionnaire contient au plus { $most } questions; retirez-en d’abord une
