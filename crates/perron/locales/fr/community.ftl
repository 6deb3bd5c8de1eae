# La liste

community-list = Communautés
community-list-kicker = { $count ->
    [one] Une communauté
   *[other] { $count } communautés
}
community-list-lead = Des gens qui se rencontrent et décident ensemble : tables rondes, associations, groupes de travail. Trouvez la vôtre, et entrez.
community-list-none = Aucune communauté n’a encore ouvert sa porte ici.
community-yours = la vôtre
community-people-count = { $count ->
    [one] une personne
   *[other] { $count } personnes
}
community-conversations-count = { $count ->
    [one] une conversation
   *[other] { $count } conversations
}

# Les genres et les rôles

community-round-table = Table ronde
community-association = Association
community-working-group = Groupe de travail
community-programme = Programme
community-institution = Institution
community-steward = intendant·e
community-facilitator = animateur·trice
community-connector = connecteur·trice
community-member = membre
community-responder = répondant·e
community-stewards = { $count ->
    [one] un·e intendant·e
   *[other] { $count } intendant·es
}
community-facilitators = { $count ->
    [one] un·e animateur·trice
   *[other] { $count } animateur·trices
}
community-connectors = { $count ->
    [one] un·e connecteur·trice
   *[other] { $count } connecteur·trices
}
community-responders = { $count ->
    [one] un·e répondant·e
   *[other] { $count } répondant·es
}
community-section-steward = Intendant·es
community-section-facilitator = Animateur·trices
community-section-connector = Connecteur·trices
community-section-member = Membres
community-section-responder = Répondant·es
community-can-steward = L’intendant·e prend soin de la communauté : qui entre, qui fait quoi, ce qu’elle a entre les mains et comment c’est partagé.
community-can-facilitator = L’animateur·trice prépare et mène ce que fait la communauté, et modère en donnant ses raisons.
community-can-connector = Le connecteur ou la connectrice parle aux gens sur le pas de la porte et note ce qu’ils disent.
community-can-member = Le ou la membre participe et décide avec les autres.
community-can-responder = Le répondant ou la répondante répond au nom de l’institution, sans voter ni modérer.

# Sa page d’accueil

community-since = { $kind } · depuis { $year }
community-speaks-en = Anglais
community-speaks-fr = Français
community-speaks-both = Français et anglais
community-speaks-also = { $spoken }; aussi { $also }
community-join = Entrer
community-ask = Demander à entrer
community-mine-link = Votre place ici
community-joining-open-text = Qui veut en être entre. Il n’y a pas d’attente.
community-joining-request-text = Dites qui vous êtes; un·e intendant·e vous répond.
community-joining-invitation-text = On y entre sur invitation. Si votre place est ici, parlez à l’un·e des intendant·es.
community-sharing-here-text = Ce qui se dit ici reste ici : seuls les gens de la communauté le voient.
community-sharing-aggregate-text = Les nombres et les estimations sortent, pas les mots.
community-sharing-open-text = Ce qui se dit ici peut circuler aussi loin que le consentement de chaque personne le permet.
community-institution-note = Ses gens répondent à ce qu’on leur demande. Ils ne votent pas et ne modèrent pas.
community-sessions = Prochaines séances
community-plan-series = Préparer une série de séances
community-plan-session = Préparer une séance
community-holds-title = Ce que nous avons entre les mains
community-holds-none = Rien encore. Ce que la communauté demande, et ce qu’elle trouve, sera ici.
community-conversation = Conversation
community-who = Qui en prend soin
community-unnamed = { $count ->
    [one] Une personne, qui préfère ne pas être nommée ici.
   *[other] { $count } personnes, qui préfèrent ne pas être nommées ici.
}
community-unnamed-more = { $count ->
    [one] Et une personne qui préfère ne pas être nommée ici.
   *[other] Et { $count } personnes qui préfèrent ne pas être nommées ici.
}
community-how = Comment entrer
community-sharing = Jusqu’où les choses circulent
community-keep = Pour les intendant·es
community-invite = Inviter quelqu’un
community-ask-question = Poser une question
community-requests-count = { $count ->
    [one] une personne demande à entrer
   *[other] { $count } personnes demandent à entrer
}
community-asked-to-hold = On vous propose d’être responsables, avec d’autres, de « { $question } »
community-hold-yes = Oui, avec les autres
community-hold-no = Non, merci
community-holds = La communauté en est maintenant responsable, avec les autres.
community-let-go = La communauté n’en est pas responsable.
community-proposed = Cette communauté a été demandée. Elle ouvrira quand une personne qui s’occupe de la maison aura dit oui; d’ici là, seules cette personne et celle qui l’a demandée voient cette page.
community-declined = La maison a dit non à cette communauté.
community-hidden = La maison ne montre pas cette communauté.
community-closed = Cette communauté est terminée. Ce qu’elle avait entre les mains se lit encore.
community-decide = Cette communauté a-t-elle sa place ici?
community-decide-lead = La personne qui la demande en devient la première intendante.
community-decide-yes = Oui, l’ouvrir
community-decide-reason = Pourquoi non
community-decide-reason-hint = La personne qui a demandé lira ceci.
community-decide-no = Non
community-is-there = La communauté est ouverte. La personne qui l’a demandée en prend soin.
community-is-declined = La personne qui a demandé lira votre raison sur cette page.

# Fonder et régler

community-new = Fonder une communauté
community-new-lead = Quelques personnes qui se rencontrent suffisent. Vous en prenez soin d’abord, et pourrez passer le relais plus tard.
community-new-asked = Une personne qui s’occupe de la maison lit d’abord ceci et dit oui, ou dit pourquoi non.
community-kind = Qu’est-ce que c’est?
community-name-en = Son nom en anglais
community-name-fr = Son nom en français
community-name-hint = Une langue suffit si le nom est le même dans les deux.
community-about-en = Qui vous êtes, en anglais
community-about-fr = Qui vous êtes, en français
community-about-hint = Quand et où vous vous rencontrez, et qui en fait partie. Écrivez comme vous le diriez sur le pas de la porte.
community-speaks = Que parlez-vous ensemble?
community-speaks-also-label = Autres langues
community-speaks-also-hint = Facultatif. Par exemple : tagalog, inuktitut
community-place = Où vous êtes
community-place-why = Tout le monde le voit sur la page de la communauté. Laissez vide si vous n’êtes pas à un seul endroit.
community-place-area = Écrivez le nom du lieu : un secteur postal dit peu à qui vous cherche
community-joining = Comment entre-t-on?
community-joining-open = Entre qui veut
community-joining-request = On demande, et un·e intendant·e répond
community-joining-invitation = Sur invitation
community-sharing-hint = Le consentement de chaque personne peut restreindre ceci, jamais l’élargir.
community-sharing-here = Tout reste entre les gens de la communauté
community-sharing-aggregate = Les nombres et les estimations sortent, pas les mots
community-sharing-open = Aussi loin que le consentement de chaque personne le permet
community-own-name = Comment les gens d’ici doivent-ils vous appeler?
community-own-name-hint = Les intendant·es le voient. Ce peut être un autre nom que celui de votre compte.
community-shown = Sur la page publique
community-shown-yes = Me nommer parmi les intendant·es
community-shown-hint = Si vous laissez la case vide, la page dit seulement que quelqu’un prend soin de la communauté.
community-found = Ouvrir la communauté
community-ask-for = La demander
community-founded = La communauté est ouverte, et vous en prenez soin. Invitez maintenant quelqu’un.
community-asked-for = Merci. Une personne qui s’occupe de la maison la lit et répond sur cette page.
community-settings = Réglages
community-save = Enregistrer
community-changed = C’est enregistré. Voici ce que les gens voient maintenant.
community-close = Terminer la communauté
community-close-lead = Plus personne ne peut entrer, les rôles s’arrêtent, et ce qu’elle avait entre les mains se lit encore. Seul·e qui fait tourner la maison peut la rouvrir.
community-close-reason = Pourquoi elle se termine; tout le monde lira ceci
community-close-do = La terminer
community-is-closed = La communauté est terminée. Ce qu’elle avait entre les mains se lit encore.
community-no-name = Écrivez le nom dans au moins une langue
community-no-about = Dites qui vous êtes dans au moins une langue
community-plain-line = Écrivez ceci sur une seule ligne, en lettres
community-institution-open = Les gens d’une institution parlent en son nom : choisissez qu’on demande, ou qu’on soit invité·e
community-institution-stays = Une institution le reste, et rien d’autre ne le devient : ce que ses gens peuvent faire en dépend

# Sa propre place

community-mine = Votre place dans { $community }
community-come-in = Entrer dans { $community }
community-mine-since = Votre rôle : { $role }, depuis le { $since }.
community-mine-until = Votre rôle : { $role }, depuis le { $since }, jusqu’au { $date }.
community-called = Comment on vous appelle ici
community-leave = Partir
community-leave-lead = Votre rôle s’arrête. Ce que vous avez dit reste à vous, et vous pouvez revenir.
community-leave-last = Personne d’autre ne prend soin de la communauté, et il faut quelqu’un. Passez d’abord le relais.
community-leave-people = Choisir quelqu’un
community-leave-do = Quitter la communauté
community-left = Vous êtes parti·e. La porte reste ouverte.
community-waiting = Vous avez demandé le { $date }.
community-waiting-more = Un·e intendant·e lit votre demande et répond. Vous recevrez un courriel, et la réponse sera ici.
community-withdraw = Reprendre ma demande
community-was-declined = Les intendant·es ont dit non cette fois.
community-back = Retour à la communauté
community-words = Un mot aux intendant·es
community-words-hint = Facultatif. Où vous habitez, qui vous en a parlé. Seul·es les intendant·es le lisent, et il est oublié un mois après leur réponse.
community-join-why = Les intendant·es voient comment vous voulez qu’on vous appelle, pas votre adresse. Votre nom n’apparaît sur aucune page publique. Vous pouvez partir en tout temps.
community-joined = Bienvenue. Vous êtes des nôtres.
community-asked = Les intendant·es ont votre demande. Vous recevrez un courriel quand il y aura une réponse.
community-request-withdrawn = Votre demande est reprise. Personne ne vous en voudra.
community-offer = On vous propose de prendre soin de la communauté
community-offer-handed = { $name } vous passe le relais : vous devenez intendant·e, et { $name } reste membre.
community-offer-shared = { $name } veut partager ce rôle avec vous : vous serez intendant·es ensemble.
community-offer-until = Votre mandat se terminerait le { $date }.
community-offer-what = L’intendant·e veille sur qui entre, qui fait quoi, et ce que la communauté a entre les mains. Vous pouvez dire non; rien ne change alors.
community-offer-yes = Accepter
community-offer-no = Non, merci
community-offer-accepted = Vous êtes maintenant intendant·e. Merci.
community-offer-declined = Vous avez dit non, et tout reste comme avant.
community-who-left = Quelqu’un qui est parti

# Les gens, pour les intendant·es

community-people = Les gens
community-people-lead = Qui en fait partie, dans quel rôle, et jusqu’à quand.
community-requests = Qui demande à entrer
community-requested = demande du { $date }
community-request-yes = Laisser entrer
community-request-no = Dire non
community-request-reason = Pourquoi non; la personne lira ceci
community-request-no-do = Envoyer le non
community-request-accepted = La personne est des vôtres, et un courriel le lui dit.
community-request-declined = La personne reçoit votre raison par courriel.
community-offers = Propositions en attente d’une réponse
community-offered-handed = On a proposé à { $name } de prendre le relais.
community-offered-shared = On a proposé à { $name } de partager l’intendance.
community-offer-withdraw = Reprendre la proposition
community-offer-withdrawn = La proposition est reprise. Tout reste comme avant.
community-is-shown = nom affiché sur la page publique
community-since-day = depuis le { $date }
community-until-day = jusqu’au { $date }
community-term-over = le mandat s’est terminé le { $date }; reste en place jusqu’à ce que quelqu’un prenne le relais
community-past = Ce qu’il y avait avant
community-ending-left = départ le { $date }
community-ending-changed = jusqu’au { $date }, puis un autre rôle
community-ending-term = mandat terminé le { $date }
community-ending-handed-over = relais passé le { $date }
community-ending-handed-over-to = relais passé à { $heir } le { $date }
community-ending-removed = terminé par un·e intendant·e le { $date }
community-role-since = Rôle : { $role }, depuis le { $since }
community-role-until = Rôle : { $role }, depuis le { $since }, jusqu’au { $date }
community-give = Rôle et mandat
community-role = Son rôle ici
community-until = Jusqu’à quand
community-until-hint = Laissez vide s’il n’y a pas de fin. Un mois puis une semaine avant, un mot le lui rappelle.
community-term-past = Ce jour est passé : choisissez-en un à venir
community-role-given = C’est enregistré. C’est ainsi dès maintenant.
community-handover = Proposer l’intendance
community-handover-lead = Rien ne change avant que { $name } accepte.
community-stays = Et vous?
community-stays-yes = Je reste intendant·e; nous partageons
community-stays-no = Je passe le relais et reste membre
community-offer-do = Le proposer
community-offered = La proposition est faite, et un courriel le dit à la personne. Rien ne change avant qu’elle accepte.
community-end = Mettre fin à sa place ici
community-end-lead = { $name } ne fera plus partie de la communauté. Ce que cette personne a dit reste à elle. Si la communauté est ouverte à tout le monde, elle devra demander pour revenir.
community-end-do = Y mettre fin
community-membership-ended = Cette personne ne fait plus partie de la communauté.

# Les invitations

community-invitation = Invitation
community-invitations = Invitations
community-invitations-lead = Une invitation fait entrer une personne, une fois, dans les { $days } jours. Donnez le lien, faites-le balayer, ou envoyez-le par courriel.
community-invitation-made = La voici
community-invitation-made-lead = Elle n’est montrée que cette fois. Copiez-la maintenant, ou faites-la balayer.
community-invitation-address = Le lien
community-invitation-qr = Code QR du lien
community-invitation-qr-hint = La première personne qui l’ouvre entre avec.
community-invitation-role = Quel sera son rôle ici?
community-invitation-email = Son adresse courriel
community-invitation-email-hint = Facultatif. Avec une adresse, l’invitation part par courriel, et seule cette adresse peut s’en servir. Sans adresse, vous recevez un lien à donner.
community-invitation-no-mail = Facultatif. Ce serveur ne peut pas encore envoyer de courriels : qui le fait tourner devrait transmettre la lettre. Sans adresse, vous avez tout de suite un lien.
community-invitation-label = Pour qui
community-invitation-label-hint = Facultatif. Un rappel pour vous et les autres intendant·es, comme « le troisième étage ».
community-invitation-do = Faire l’invitation
community-invitation-mailed = L’invitation est en route.
community-invitation-too-many = Cette communauté a envoyé { $most } invitations en une journée. Faites un lien à donner, ou réessayez demain
community-invitations-open = Pas encore utilisées
community-invitation-link = Un lien à donner
community-invitation-until = valable jusqu’au { $date }
community-invitation-remove = La reprendre
community-invitation-removed = Cette invitation ne sert plus.
community-invited = Entrer dans { $community }
community-invited-as = On vous invite. Votre rôle : { $role }.
community-invited-until = On vous invite. Votre rôle : { $role }, jusqu’au { $date }.
community-invited-see = Voir d’abord qui ils sont
community-invited-accept = Entrer
community-invited-sign-in = Me connecter, puis entrer
community-invited-sign-in-why = Vous recevez un lien par courriel; il n’y a pas de mot de passe. L’invitation vous attend entre-temps.
community-invitation-spent = Cette invitation n’ouvre plus la porte
community-invitation-spent-lead = Elle a servi, a été reprise, ou date de plus de { $days } jours. Rien n’a changé; demandez-en une autre aux intendant·es.

# Pourquoi rien n’a changé

community-refused-last-steward = Personne d’autre ne prend soin de la communauté, et il faut quelqu’un. Rien n’a changé; passez d’abord le relais.
community-refused-belongs = Vous en faites déjà partie. Rien n’a changé.
community-refused-asked = Vous avez déjà demandé. Un·e intendant·e vous répondra.
community-refused-invited-only = On y entre sur invitation. Rien n’a changé; demandez une invitation à un·e intendant·e.
community-refused-not-active = Cette communauté est terminée, ou n’est pas encore ouverte. Rien n’a changé.
community-refused-other-steward = Les intendant·es ne décident pas les un·es des autres. Seule la personne elle-même, ou qui fait tourner la maison, peut changer ceci; ou le mandat se termine.
community-refused-too-late = Entre-temps, on y a répondu, ou c’est repris ou terminé. Rien n’a changé; regardez où en sont les choses.
community-refused-by-accepting = On devient intendant·e en acceptant. Rien n’a changé; proposez-le à la personne.
community-refused-no-such-role = Ce genre de communauté n’a pas ce rôle. Rien n’a changé.
community-refused-steward = Cette personne est déjà intendante. Rien n’a changé.
community-refused-offered = On lui a déjà proposé l’intendance, et la réponse n’est pas encore venue.
community-refused-other-address = Cette invitation a été envoyée à une autre adresse. Rien n’a changé; connectez-vous avec cette adresse, ou demandez une autre invitation.

# Les lettres

community-letter-foot = Écrit pour { $community } par le programme qui fait tourner cette maison. Il ne vous écrit qu’au sujet de votre propre place là-bas.
community-letter-see = Voir
community-letter-answer = Lire et répondre
community-letter-invitation = On vous invite : { $community }
community-letter-invitation-why = { $community } vous invite. Votre rôle : { $role }.
community-letter-invitation-do = Ouvrez ce lien dans les { $days } jours, voyez qui ils sont, et entrez si vous le voulez. Il ne sert qu’une fois, pour cette adresse.
community-letter-invitation-not-you = Si vous ne les connaissez pas, ne faites rien : sans ce lien, rien ne se passe.
community-letter-invitation-button = Voir l’invitation
community-letter-accepted = Bienvenue dans { $community }
community-letter-accepted-text = Vous avez demandé à entrer dans { $community }, et un·e intendant·e a dit oui. Vous en faites maintenant partie.
community-letter-declined = Votre demande à { $community }
community-letter-declined-text = Vous avez demandé à entrer dans { $community }, et les intendant·es ont dit non cette fois. Voici ce qu’on vous écrit :
community-letter-offer = { $community } vous demande d’en prendre soin
community-letter-offer-text = On vous propose l’intendance de { $community } : veiller sur qui entre, qui fait quoi, et ce que la communauté a entre les mains.
community-letter-offer-free = Vous pouvez dire non. Rien ne change avant que vous acceptiez.
community-letter-term = Votre mandat dans { $community } se termine bientôt
community-letter-term-text = Votre rôle dans { $community } : { $role }. Votre mandat se termine le { $date }.
community-letter-term-do = Merci pour ce que vous avez fait. Si vous voulez continuer, dites-le à un·e intendant·e; sinon, il n’y a rien à faire.
community-letter-term-steward = Merci pour ce que vous avez fait. Choisissez avec les autres qui prendra le relais, et passez-le avant ce jour. Si personne ne le prend, qui est seul·e à ce poste reste en place.
