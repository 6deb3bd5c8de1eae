# S’inscrire à des séances

registration-title = S’inscrire
registration-lead = Choisissez autant de séances que vous voulez. Pas besoin de compte : nous vous envoyons un courriel, et votre place est gardée dès que vous appuyez sur son lien.
registration-none-open = Il n’y a pas de séance ouverte aux inscriptions pour l’instant.
registration-which = Quelles séances?
registration-all = Toutes
registration-no-session = Choisissez au moins une séance
registration-name = Votre nom
registration-name-hint = Comme vous voulez qu’on vous appelle. Seules les personnes qui animent la séance le voient.
registration-email = Adresse de courriel
registration-email-hint = Pour l’invitation, les détails de l’appel et un rappel. Seules les personnes qui animent la séance la voient.
registration-place = Où habitez-vous?
registration-place-why = Cela montre qui la séance rejoint, par des comptes où l’on ne retrouve personne.
registration-needs = Que vous faut-il pour participer?
registration-needs-hint = Seules les personnes qui animent la séance le voient, et elles s’en occupent.
registration-need-interpreter = Une ou un interprète
registration-need-captions = Des sous-titres
registration-need-step-free = Une entrée sans marches
registration-need-childcare = Une garde d’enfants
registration-need-transit = De l’aide pour s’y rendre
registration-need-honorarium = Un dédommagement
registration-need-words = Autre chose, ou plus de détails
registration-offers-ask = Les séances suivantes
registration-offers-yes = Prévenez-moi quand une séance s’ajoute à cette série
registration-kept = Ce qui est gardé :
registration-kept-text = votre nom, votre adresse et ce qu’il vous faut, jusqu’à un an après votre dernière séance. Avec le lien du courriel, vous pouvez changer ou annuler quand vous voulez.
registration-do = S’inscrire
registration-have = Mon inscription est faite et je veux changer quelque chose
registration-sent = Regardez vos courriels
registration-sent-lead = Nous vous avons envoyé un courriel. Appuyez sur son lien d’ici sept jours : votre place est gardée à partir de là.
registration-sent-nothing = Rien après quelques minutes? Regardez dans les courriels indésirables, ou recommencez en écrivant bien l’adresse.
registration-link = Mes inscriptions
registration-link-lead = Écrivez l’adresse qui a servi à l’inscription. Nous vous envoyons le lien pour changer ou annuler.
registration-link-do = M’envoyer le lien

# Les siennes

registration-mine = Mes inscriptions
registration-mine-lead = { $name }, voici vos séances. Qui a l’adresse de cette page peut les changer : gardez-la pour vous.
registration-mine-none = Vous n’avez aucune inscription.
registration-confirm-title = Encore un geste
registration-confirm-lead = C’est bien vous, { $name }? Appuyez sur le bouton et votre place est gardée.
registration-wished = Vous avez demandé
registration-you-need = Il vous faut :
registration-confirm = Oui, je m’inscris
registration-confirm-not-you = Si ce n’était pas vous, fermez cette page : rien n’est gardé, et tout est oublié après sept jours.
registration-state-held = Votre place est gardée
registration-state-waiting = Sur la liste d’attente, rang { $place }
registration-state-cancelled = Vous l’avez rendue
registration-rsvp = Viendrez-vous?
registration-rsvp-yes = Oui
registration-rsvp-no = Non
registration-rsvp-maybe = Peut-être
registration-rsvp-unsaid = Pas encore dit
registration-say-yes = Oui, je viens
registration-say-maybe = Peut-être
registration-say-no = Non, je rends ma place
registration-leave-list = Quitter la liste d’attente
registration-take-again = M’inscrire de nouveau
registration-take = M’inscrire
registration-others = D’autres séances de la même série
registration-join = Se joindre à l’appel
registration-call-later = La façon de se joindre à l’appel arrive le { $day }, par courriel et sur cette page.
registration-call-link = Pour se joindre à l’appel : { $link }
registration-change = Ce que nous savons de vous
registration-language = Langue des courriels
registration-zone = Votre fuseau horaire
registration-save = Garder
registration-done = C’est fait. Voici où en est chaque séance; un courriel dit la même chose.
registration-changed = C’est gardé.
registration-answered = Merci, votre réponse est gardée.
registration-given-back = Votre place est rendue. Merci de l’avoir dit : quelqu’un d’autre peut l’avoir.
registration-off-list = Vous n’attendez plus de place. Rien d’autre à faire.
registration-taken = Votre place est gardée.
registration-waits = Toutes les places sont prises : vous êtes sur la liste d’attente, et la prochaine place rendue sera la vôtre à votre tour.
registration-too-late = Rien n’a changé : cette séance a commencé ou n’a pas lieu.
registration-as-it-was = Rien n’a changé.

# Pour qui l’anime

registration-list = Les inscriptions
registration-answers = { $yes } disent venir, { $maybe } viendront peut-être.
registration-needs-list = Ce qu’il faut aux gens
registration-needs-none = Personne n’a rien demandé.
registration-needs-left = Il reste { $left } demandes sur { $all } à combler.
registration-provide = C’est fourni
registration-provided-on = Fourni le { $date }
registration-undo = Finalement pas fourni
registration-provided = C’est noté : c’est fourni.
registration-not-provided = C’est noté : ce n’est pas fourni.
registration-need-gone = Rien n’a changé : on n’en a plus besoin.
registration-held-list = Places
registration-column-name = Nom
registration-coming = Présence
registration-nobody = Il n’y a pas encore d’inscription.
registration-waiting-list = Liste d’attente
registration-waiting-lead = La première personne reçoit la prochaine place rendue, et un courriel.

# Lettres

registration-mail-confirm-subject = Confirmez votre inscription
registration-mail-confirm = Quelqu’un, sans doute vous, s’est inscrit avec cette adresse. Ouvrez ce lien et appuyez sur le bouton : votre place est gardée à partir de là. Le lien attend { $days } jours.
registration-mail-confirm-button = Confirmer mon inscription
registration-mail-already-subject = Votre inscription est déjà faite
registration-mail-already = Quelqu’un, sans doute vous, s’est inscrit avec cette adresse à des séances où vous avez déjà votre inscription. Rien n’a changé. Le lien sert à changer ou à annuler.
registration-mail-already-button = Mes inscriptions
registration-mail-link-subject = Le lien vers vos inscriptions
registration-mail-link = Voici le lien pour changer ou annuler vos inscriptions. Il continue de fonctionner.
registration-mail-link-button = Mes inscriptions
registration-mail-not-you = Si ce n’était pas vous, ne faites rien : sans ce lien, rien ne se passe.
registration-mail-button = Changer ou annuler
registration-mail-foot = Vous recevez ce courriel parce que cette adresse a servi à une inscription.
registration-mail-held-subject = { $sessions ->
    [one] Votre inscription est faite
   *[other] Votre inscription à { $sessions } séances est faite
}
registration-mail-held = { $sessions ->
    [one] Votre place est gardée :
   *[other] Vos places sont gardées dans { $sessions } séances :
}
registration-mail-waiting-subject = { $sessions ->
    [one] Vous êtes sur la liste d’attente
   *[other] Vous êtes sur la liste d’attente de { $sessions } séances
}
registration-mail-waiting = { $sessions ->
    [one] Toutes les places sont prises. Vous êtes sur la liste d’attente, et nous vous écrivons dès qu’une place est la vôtre :
   *[other] Toutes les places de { $sessions } séances sont prises. Vous êtes sur les listes d’attente, et nous vous écrivons dès qu’une place est la vôtre :
}
registration-mail-waiting-line = Toutes ses places sont prises : vous êtes sur la liste d’attente, et nous vous écrivons dès qu’une place est la vôtre.
registration-mail-mixed-subject = Vos { $sessions } séances
registration-mail-mixed = Voici où en sont vos { $sessions } séances :
registration-mail-free-subject = { $sessions ->
    [one] Une place est la vôtre
   *[other] Vous avez une place dans { $sessions } séances
}
registration-mail-free = { $sessions ->
    [one] Quelqu’un a rendu sa place, et elle est à vous. Si vous ne pouvez pas venir, dites-le avec le lien ci-dessous, pour que la personne suivante l’obtienne :
   *[other] Des places se sont libérées dans { $sessions } séances, et elles sont à vous. Si vous ne pouvez pas venir à l’une d’elles, dites-le avec le lien ci-dessous, pour que la personne suivante l’obtienne :
}
registration-mail-back-subject = Votre place est rendue
registration-mail-off-subject = Vous n’êtes plus sur la liste d’attente
registration-mail-back = Votre inscription à cette séance est annulée. Avec le lien ci-dessous, vous pouvez vous inscrire de nouveau :
registration-mail-changed-subject = Une séance a changé
registration-mail-changed-time = L’heure d’une séance a changé. C’est maintenant :
registration-mail-changed-place = Le lieu d’une séance, ou la façon de s’y joindre, a changé. C’est maintenant :
registration-mail-changed-both = L’heure et le lieu d’une séance ont changé. C’est maintenant :
registration-mail-changed-words = Le propos d’une séance a changé. C’est maintenant :
registration-mail-cancelled-subject = Une séance est annulée
registration-mail-cancelled = Cette séance n’a pas lieu. Nous en sommes désolés :
registration-mail-call-subject = { $sessions ->
    [one] Pour vous joindre à votre séance
   *[other] Pour vous joindre à vos { $sessions } séances
}
registration-mail-call = { $sessions ->
    [one] Voici comment vous joindre :
   *[other] Voici comment vous joindre à chacune de vos { $sessions } séances :
}
registration-mail-again-subject = Votre séance, une fois de plus
registration-mail-again = Vous avez demandé ceci une fois de plus :
registration-mail-entry = { $entries ->
    [one] L’entrée jointe la met dans votre agenda, et l’y change.
   *[other] Les { $entries } entrées jointes les mettent dans votre agenda, et les y changent.
}
registration-mail-entry-out = { $entries ->
    [one] L’entrée jointe la retire de votre agenda.
   *[other] Les { $entries } entrées jointes les retirent de votre agenda.
}
registration-mail-soon-subject = { $sessions ->
    [one] Votre séance commence bientôt
   *[other] Vos { $sessions } séances commencent bientôt
}
registration-mail-soon = { $sessions ->
    [one] Voici un rappel de votre séance. Dites avec le lien ci-dessous si vous venez :
   *[other] Voici un rappel de vos { $sessions } séances. Dites avec le lien ci-dessous si vous venez :
}
registration-mail-offer-subject = { $sessions ->
    [one] Une séance s’ajoute
   *[other] { $sessions } séances s’ajoutent
}
registration-mail-offer = Une série où vous avez une inscription s’allonge :
registration-mail-offer-button = Voir et s’inscrire
registration-mail-offer-end = Pour ne plus recevoir de nouvelles des séances suivantes : { $link }
registration-mail-offer-foot = Vous recevez ce courriel parce que vous avez demandé des nouvelles des séances suivantes.

# Plus de nouvelles des séances suivantes

registration-offers = Plus de nouvelles des séances suivantes?
registration-offers-lead = Un geste, et nous ne vous prévenons plus quand une séance s’ajoute. Vos inscriptions restent.
registration-offers-do = Plus de nouvelles
registration-offers-done = Plus de nouvelles
registration-offers-done-lead = Nous ne vous prévenons plus quand une séance s’ajoute. Vos inscriptions restent telles quelles.
