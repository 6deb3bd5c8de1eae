# Ce que des institutions répondent à ce qu’une stratégie leur demande

reply-title = Ce que répondent les institutions
reply-lead = Les recommandations vont par courriel à qui peut y donner suite. L’institution a { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} pour accepter, accepter en partie ou refuser, avec ses raisons. L’absence de réponse est montrée aussi.
reply-tally = Demandes : { $all }. Oui, en tout ou en partie : { $yes }. Refus : { $no }. Sans réponse : { $silent }.
reply-all = Demandes et réponses
reply-none = Personne n’a encore été sollicité.
reply-changed = Ce qui a changé grâce à cela
reply-changed-none = Rien n’est encore signalé. Ce qu’une institution a fait et les promesses qu’elle a tenues paraîtront ici.
reply-done-on = fait, le { $day }
reply-promise-kept-on = promesse tenue, le { $day }
reply-standing-waiting = En attente depuis { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
reply-standing-silent = Sans réponse depuis { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
reply-standing-later = A demandé du temps
reply-standing-accepted = Acceptée
reply-standing-partly = Acceptée en partie
reply-standing-declined = Refusée, avec raisons
reply-when-asked = Demandée le { $day }, réponse attendue d’ici le { $due }
reply-when-reminded = { $asked }; { $count ->
    [one] { $count } rappel
   *[other] { $count } rappels
}
reply-when-answered = Réponse du { $day }
reply-when-answered-due = Réponse du { $day }, à faire d’ici le { $due }
reply-when-later = Réponse du { $day } : répondra d’ici le { $due }
reply-of-version = sur la version { $version }; le texte a changé depuis
reply-show-title = Institution sollicitée : { $who }
reply-clause = La clause, et sur quoi elle repose
reply-words = Ce qu’elle en dit
reply-promised = Ce qu’elle a promis
reply-progress = Ce qu’elle fait
reply-before = Réponses précédentes
reply-before-line = { $verdict }, le { $day }
reply-answer = Votre réponse
reply-answer-again = Modifier la réponse
reply-answer-lead = Vous répondez pour { $who }. Tout le monde peut lire la réponse à côté de la clause; les réponses précédentes restent lisibles.
reply-verdict = Quelle est votre réponse?
reply-verdict-accepted = Acceptée : nous le ferons
reply-verdict-partly = En partie : nous en ferons une partie
reply-verdict-declined = Refusée : nous ne le ferons pas
reply-verdict-later = Plus tard : il nous faut du temps pour répondre
reply-words-en = En anglais
reply-words-fr = En français
reply-words-hint = Ce que vous ferez, et pourquoi pas le reste. Des raisons sont nécessaires si vous acceptez en partie ou refusez; une langue suffit.
reply-no-reason = Donnez vos raisons : elles paraissent à côté de la réponse
reply-due = D’ici quand?
reply-due-hint = Le jour où ce sera fait; s’il vous faut du temps, le jour où vous répondrez. Facultatif si vous acceptez.
reply-day-gone = Ce jour est passé
reply-no-later-day = Dites quel jour vous répondrez
reply-promise = En faire une promesse?
reply-promise-hint = À la communauté qui porte la stratégie. Vous recevrez des rappels, et la communauté dira si la promesse est tenue.
reply-promise-none = Aucune promesse
reply-promise-en = La promesse en une phrase, en anglais
reply-promise-fr = La promesse en une phrase, en français
reply-promise-text-hint = Que ferez-vous exactement? Une langue suffit.
reply-promise-needs-yes = Une promesse va avec un oui. Choisissez « Aucune promesse », ou acceptez au moins en partie
reply-promise-no-day = Une promesse a une date : dites d’ici quand
reply-answer-do = Publier la réponse
reply-answered-now = Tout le monde peut lire la réponse.
reply-tell = Dire où cela en est
reply-step = Où cela en est
reply-step-underway = En cours
reply-step-done = Fait
reply-step-stopped = Arrêté
reply-told-en = En anglais
reply-told-fr = En français
reply-told-hint = Ce qui a été fait, ou pourquoi c’est arrêté. Une langue suffit.
reply-told-day = En date de quel jour?
reply-told-day-hint = Si vous laissez vide, c’est aujourd’hui.
reply-day-to-come = Ce jour n’est pas encore venu
reply-tell-do = Publier
reply-told-now = Tout le monde peut le lire.
reply-told-without-yes = Rien n’a été gardé : dites d’abord oui, en tout ou en partie.
reply-wrong = Ce n’est pas à vous de répondre?
reply-wrong-lead = Dites-le, et vous ne recevrez plus de lettre. Votre adresse sera effacée ici, et l’on s’adressera à quelqu’un d’autre.
reply-wrong-do = Ce n’est pas à nous de répondre
reply-not-ours-title = Vous ne recevrez plus de lettre
reply-not-ours-done = Merci de l’avoir dit. Votre adresse est effacée ici, et ce lien n’ouvre plus rien.
reply-answered-already = Ce qui a été répondu reste : on ne peut pas le retirer; seule l’institution peut modifier sa réponse.
reply-take-back = Retirer la demande
reply-take-back-lead = Si vous vous êtes adressé à la mauvaise institution : plus aucun rappel ne part, le lien de la lettre n’ouvre plus rien, et l’adresse est effacée.
reply-take-back-do = Ne plus demander
reply-taken-back = La demande est retirée.
reply-ended = { $count ->
    [one] { $count } demande retirée
   *[other] { $count } demandes retirées
}
reply-ended-taken-back = { $who }, clause { $number } : retirée le { $day }
reply-ended-not-ours = { $who }, clause { $number } : on nous a dit le { $day } que ce n’était pas à eux de répondre. Adressez-vous à quelqu’un d’autre.
reply-new = Adresser une recommandation
reply-new-lead = Elle part tout de suite par courriel, avec un lien pour répondre. L’institution a { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}, reçoit un rappel une semaine avant et le jour même, et tout le monde voit si elle répond.
reply-no-recommendation = Cette stratégie ne contient pas encore de recommandation : seules celles-ci s’adressent à des institutions.
reply-new-clause = Quelle recommandation
reply-institution = Quelle institution
reply-institution-hint = Une institution de cette maison reçoit la lettre par toutes les personnes qui répondent pour elle.
reply-institution-other = Une autre
reply-who = Le nom d’une autre institution
reply-who-hint = Nécessaire si elle n’est pas dans la liste.
reply-email = À qui y écrire
reply-email-hint = Une adresse courriel dans l’institution; nécessaire si elle n’est pas dans la liste. Elle ne paraît sur aucune page et ne sert à rien d’autre.
reply-no-address = Ce n’est pas une adresse courriel
reply-needs-address = Dites à qui écrire
reply-language = Langue des lettres à cette adresse
reply-new-do = Envoyer
reply-new-not = Ne pas envoyer
reply-not-open = Ouvrez d’abord la stratégie : qui est sollicité doit pouvoir la lire.
reply-asked-already = Cette institution est déjà sollicitée pour cette clause
reply-nobody-there = Personne ne recevrait la lettre : personne ne répond encore pour cette institution ici, ou les courriels à cette adresse reviennent. Donnez une autre adresse
reply-asked-now = La lettre est partie. La réponse paraîtra ici.
reply-margin = Réponse
reply-margin-none = Aucune réponse demandée
reply-margin-not-yet = Personne n’a encore été sollicité
reply-of-institution = Ce que des stratégies lui demandent
reply-of-institution-lead = Les recommandations que des communautés ont adressées à cette institution, et ses réponses.
reply-of-institution-none = On ne lui demande rien.
reply-on-community = { $all ->
    [one] { $all } recommandation
   *[other] { $all } recommandations
}, dont { $open } sans réponse pour l’instant.
reply-on-community-all = Voir ses réponses
reply-letter-asked-subject = Une recommandation à { $who } : { $title }
reply-letter-asked = Des gens ont écrit ensemble une stratégie, { $strategy }. Sa clause { $number } demande quelque chose à { $who }. Merci de répondre d’ici le { $day }.
reply-letter-soon-subject = Encore une semaine pour répondre : { $title }
reply-letter-soon = La stratégie { $strategy } demande quelque chose à { $who } dans sa clause { $number }. Une réponse est attendue d’ici le { $day }.
reply-letter-now-subject = C’est le jour de répondre : { $title }
reply-letter-now = La stratégie { $strategy } demande quelque chose à { $who } dans sa clause { $number }. Une réponse était attendue d’ici le { $day }, et il n’y en a pas encore.
reply-letter-do = Répondez avec le bouton : acceptée, en partie, refusée ou plus tard, avec vos raisons. Votre réponse paraît à côté de la clause, où tout le monde peut la lire, et vous pouvez la modifier. S’il n’y en a pas, la page le dit.
reply-letter-button = Lire et répondre
reply-letter-foot = Vous recevez cette lettre parce qu’on nous a indiqué votre adresse pour écrire à { $who }. Ce lien est pour vous : qui l’a répond en ce nom. Si ce n’est pas à vous de répondre, dites-le sur cette page, et vous ne recevrez plus de lettre.
reply-letter-foot-here = Vous recevez cette lettre parce que vous répondez pour { $who } dans cette maison.
