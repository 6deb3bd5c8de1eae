# Ce que les gens ont pensé d’une séance

feedback-title = Comment était la séance?
feedback-lead = Deux minutes. Chaque question peut être laissée de côté. Vos réponses ne portent aucun nom : que vous ayez répondu est noté à part de ce que vous avez répondu. Ne nommez personne, s’il vous plaît.
feedback-send = Remettre la feuille
feedback-nothing = Répondez à au moins une question.
feedback-kept = Merci. La feuille est remise.
feedback-scale-1 = 1 (pas du tout)
feedback-scale-2 = 2
feedback-scale-3 = 3
feedback-scale-4 = 4
feedback-scale-5 = 5 (tout à fait)
feedback-yes = Oui
feedback-no = Non
feedback-thanks = Merci de vos réponses
feedback-thanks-lead = Elles aident à améliorer les prochaines séances. L’ensemble des réponses est montré quand au moins 10 personnes ont répondu.
feedback-not-there = Ce formulaire s’adresse aux gens qui étaient là
feedback-not-there-lead = Utilisez le lien de votre lettre, ou l’appareil avec lequel vous avez signalé votre présence, une fois la séance commencée.
feedback-to-results = L’ensemble des réponses
feedback-print = Le formulaire sur papier (PDF)
feedback-page = Page
feedback-results-title = Ce que les gens en ont pensé : { $session }
feedback-results = Ce que les gens en ont pensé
feedback-sheets = { $sheets ->
    [one] { $sheets } personne a remis une feuille.
   *[other] { $sheets } personnes ont remis une feuille.
}
feedback-sheets-few = Moins de 10 personnes ont remis une feuille : les chiffres ne sont pas montrés.
feedback-few = Moins de 10 réponses, non montré
feedback-mean = { $mean } sur 5, selon { $answered } personnes
feedback-share = { $share } disent oui, sur { $answered } personnes
feedback-answered = { $answered } personnes ont répondu
feedback-earlier = { $answers ->
    [one] { $answers } réponse portait sur une formulation plus ancienne.
   *[other] { $answers } réponses portaient sur une formulation plus ancienne.
}
feedback-table-show = Montrer les nombres
feedback-answer = Réponse
feedback-count = Personnes
feedback-words-yours = Les réponses en mots sont montrées à l’animation de la séance, et à personne d’autre.
feedback-to-questions = Changer les questions
feedback-questions-title = Ce que l’on demande
feedback-questions-lead = Ces questions sont posées après la séance. Une question dont vous changez les mots devient une nouvelle version; les réponses disent quelle version a été lue.
feedback-version = Version { $version }
feedback-edit = Changer
feedback-remove = Ne plus la poser
feedback-question-title = Changer une question
feedback-question-lead = D’autres mots font une nouvelle version. Les réponses déjà données restent avec les mots qui ont été lus.
feedback-question-kept = La question est gardée.
feedback-question-removed = Elle n’est plus posée. Ses réponses restent.
feedback-add = Poser une question de plus
feedback-text-en = La question en anglais
feedback-text-fr = La question en français
feedback-kind = Comment on y répond
feedback-kind-scale = Sur une échelle de 1 à 5
feedback-kind-yes-no = Par oui ou non
feedback-kind-words = En mots
feedback-keep = Garder la question
feedback-back = Retour aux questions
feedback-too-many = { $most } questions suffisent. Cessez d’abord d’en poser une.
