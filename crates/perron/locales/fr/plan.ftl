# Plans d’action : buts, objectifs, actions, propositions

plan-list = Plan d’action
plan-list-lead = Qui fait quoi et pour quand, et ce qu’il en est advenu.
plan-none = Il n’y a pas encore de plan.
plan-on-community = Notre plan d’action
plan-all = Tous les plans
plan-begin = Commencer un plan
plan-begin-do = Commencer
plan-begun = Le plan est commencé. Seules les personnes qui s’en occupent le voient, jusqu’à ce que vous le montriez.
plan-title-en = Titre en anglais
plan-title-fr = Titre en français
plan-state-draft = En rédaction
plan-state-open = Proposé
plan-state-agreed = Convenu
plan-state-closed = Terminé
plan-standing-draft = En rédaction : seules les personnes qui s’en occupent le voient.
plan-standing-open = Une proposition. On demande aux résident·es si cela leur convient, et chacun peut proposer des changements.
plan-standing-agreed = Convenu.
plan-standing-closed = Ce plan est terminé.
plan-standing-agreed-on = La table en a convenu le { $date }.
plan-standing-closed-agreed = La table en a convenu le { $date }. Il est terminé depuis.
plan-progress-none = Aucune action encore.
plan-progress = { $done } sur { $all ->
    [one] { $all } action faite
   *[other] { $all } actions faites
}, dont { $confirmed } confirmées par des résident·es. En cours : { $underway }. Bloquées : { $blocked }.
plan-asked = Résident·es, est-ce votre plan?
plan-asked-do = Lisez-le et dites s’il vous convient
plan-suggest = Proposer un changement
plan-booklet = Cahier à imprimer (PDF)
plan-stale = { $count ->
    [one] { $count } action à regarder
   *[other] { $count } actions à regarder
}
plan-unconfirmed = { $count ->
    [one] { $count } action serait faite : l’est-elle?
   *[other] { $count } actions seraient faites : le sont-elles?
}
plan-empty = Ses buts ne sont pas encore écrits.
plan-no-actions = Aucune action encore.
plan-goal-number = But { $number }
plan-about = À propos de ce plan
plan-welcome = Bienvenue
plan-profile = Qui vit ici
plan-process = Comment ce plan a été fait
plan-thanks = Remerciements
plan-goals = Buts et objectifs
plan-workplan = Plan de travail
plan-run = Pour les personnes qui s’en occupent
plan-views = Le voir autrement
plan-timeline = Quand : la ligne du temps
plan-timeline-lead = Ce qui commence et se termine, et quand. Un cercle vide est un début, un cercle plein est une échéance.
plan-timeline-span = Du { $from } au { $to }.
plan-timeline-today = La ligne dorée est aujourd’hui.
plan-undated = Sans date
plan-people = Qui : personne par personne
plan-people-lead = Qui mène quoi, et ce que font les partenaires. Une personne n’est nommée à tout le monde que si elle l’a voulu.
plan-leads-count = { $count ->
    [one] Mène { $count } action
   *[other] Mène { $count } actions
}
plan-parts-count = { $count ->
    [one] Partenaire de { $count } action
   *[other] Partenaire de { $count } actions
}
plan-nobody = Personne ne les mène encore
plan-nobody-lead = Des résident·es peuvent s’en charger.
plan-calendar = Ses dates pour votre calendrier
plan-agreed-how = Comment la table en a convenu
plan-changes = { $changes ->
    [one] { $changes } changement au texte depuis.
   *[other] { $changes } changements au texte depuis.
}
plan-back = Retour au plan
plan-read = Lire le plan
plan-write = Écrire le plan
plan-details = Titre, bienvenue et autres textes
plan-details-lead = Ces textes figurent dans le cahier. Ce que vous laissez vide est omis.
plan-welcome-en = Bienvenue, en anglais
plan-welcome-fr = Bienvenue, en français
plan-welcome-hint = Les premiers mots : qui parle, et à qui.
plan-profile-en = Qui vit ici, en anglais
plan-profile-fr = Qui vit ici, en français
plan-profile-hint = Les gens, les lieux, ce qui est déjà fort ici.
plan-process-en = Comment il a été fait, en anglais
plan-process-fr = Comment il a été fait, en français
plan-process-hint = Qui s’est réuni, combien de fois, comment vous avez choisi.
plan-thanks-en = Remerciements, en anglais
plan-thanks-fr = Remerciements, en français
plan-save = Enregistrer
plan-no-change = Revenir sans rien changer
plan-kept = C’est enregistré.
plan-in-use = Rien n’a changé : il y a encore quelque chose dessous, ou quelqu’un l’a modifié entre-temps.
plan-no-text = Écrivez-le dans au moins une langue
plan-in-english = En anglais
plan-in-french = En français
plan-reword = Reformuler ou retirer
plan-remove = Retirer
plan-add = Ajouter
plan-add-goal = Ajouter un but
plan-goal-hint = Ce qui sera différent ici, en une phrase.
plan-add-objective = Ajouter un objectif
plan-add-action = Ajouter une action
plan-next = La suite
plan-next-draft = C’est une ébauche. Une fois montré, tout le monde peut le lire et proposer des changements, et les résident·es peuvent dire s’il leur convient.
plan-next-open = Tout le monde le lit. Quand les résident·es se sont exprimés, notez que la table en convient.
plan-next-agreed = La table en a convenu. Tenez ses actions à jour; terminez-le quand son temps est passé.
plan-next-closed = Il est terminé et reste lisible.
plan-publish = Le montrer à tout le monde
plan-published = Tout le monde peut maintenant le lire, et les résident·es ont la parole.
plan-not-ready = Rien n’a changé : il faut une action avant de montrer un plan.
plan-close = Terminer ce plan
plan-reopen = Le reprendre
plan-agreement = La table en convient-elle?
plan-tally = { $yes ->
    [one] { $yes } personne est d’accord
   *[other] { $yes } personnes sont d’accord
}, { $no ->
    [one] { $no } s’oppose
   *[other] { $no } s’opposent
}.
plan-tally-earlier = { $earlier ->
    [one] { $earlier } d’entre elles parlait d’une version antérieure.
   *[other] { $earlier } d’entre elles parlaient d’une version antérieure.
}
plan-objections = Objections
plan-say = Qu’en dites-vous?
plan-say-ask = Pouvez-vous vivre avec ce plan, et l’aider à avancer?
plan-say-again = Vous avez répondu. Répondez de nouveau pour changer d’avis.
plan-say-yes = Oui, je suis d’accord
plan-say-no = Non, je m’y oppose
plan-say-do = Donner ma réponse
plan-say-members = On le demande aux personnes de la table. Chacun peut proposer un changement.
plan-reason = Pourquoi
plan-reason-hint = Nécessaire pour un non. Tout le monde le lit, sans votre nom.
plan-no-reason = Dites pourquoi, pour que les autres puissent répondre
plan-said = Votre réponse est gardée.
plan-not-asked = Rien n’a changé : on ne demande rien au sujet de ce plan en ce moment.
plan-settle = Noter que la table en convient
plan-settle-lead = Les objections et leurs raisons restent sur cette page. Les actions qui étaient des idées sont dès lors convenues.
plan-settle-do = La table en convient
plan-room = Combien étaient d’accord dans la salle?
plan-room-hint = Les personnes que vous avez comptées à une rencontre, en plus de celles qui ont répondu ici. Laissez vide s’il n’y en a pas eu.
plan-too-few = Moins de { $several } résident·es sont d’accord : rien n’a été conclu. Demandez-leur d’abord
plan-agreed-now = La table en convient : c’est noté, ici et dans le registre des décisions.
plan-hands-agenda = Qui a dit ce qu’il contient?
plan-hands-decided = Qui a décidé?
plan-hands-holder = Qui tient ce qu’il y faut : l’argent, les salles, les données?
plan-hands-why = Ces trois réponses vont au registre public des décisions.
plan-hand-residents = Des résident·es
plan-hand-association = Une association de résident·es
plan-hand-institution = Une institution
plan-hand-mixed = Des résident·es et une institution ensemble
plan-paper-link = Le plan sur le Web, avec ce qu’il en est advenu :
plan-paper-contents = Sommaire
plan-paper-page = Page
plan-paper-as-of = Où en est chaque chose le { $date }.
plan-paper-led = Responsable : { $name }
plan-paper-what = Ce qu’on fait
plan-paper-who = Qui
plan-paper-where-when = Où et quand
plan-paper-cost = Coût
plan-paper-indicator = Comment on le verra
plan-paper-standing = Où en est-on

action-change = Modifier cette action
action-text-en = Ce qu’on fait, en anglais
action-text-fr = Ce qu’on fait, en français
action-why = Pourquoi
action-why-en = Pourquoi, en anglais
action-why-fr = Pourquoi, en français
action-objective = Objectif
action-doer = Qui le fait
action-doer-hint = Une communauté fait elle-même ce qu’elle peut; une institution ne fait que ce que la communauté ne peut pas.
action-doer-community = La communauté seule
action-doer-help = La communauté avec de l’aide
action-doer-institution = Une institution
action-lead = Responsable, parmi les résident·es
action-lead-hint = Quelqu’un de la table. La personne peut s’en retirer en tout temps.
action-lead-name = Ou quelqu’un sans compte
action-lead-name-hint = Son nom est public : ne l’écrivez que si la personne est d’accord.
action-lead-nobody = Personne encore
action-lead-resident = Une personne d’ici
action-led-by = Responsable : { $name }
action-lead-free = Personne ne la mène encore.
action-lead-take = Je la mènerai
action-lead-yours = Vous la menez.
action-lead-leave = M’en retirer
action-lead-taken = Vous la menez maintenant. Merci.
action-lead-left = Vous ne la menez plus.
action-lead-other = Rien n’a changé : quelqu’un la mène déjà, ou vous ne la menez plus.
action-partners = Partenaires
action-partners-hint = Associations, organismes, institutions : qui, et ce qu’ils font.
action-partner = Partenaire { $number }
action-partner-part = Ce que fait le partenaire { $number }
action-part = Choisir
action-part-lead = Mène
action-part-support = Appuie
action-part-approve = Approuve
action-part-fund = Finance
action-partner-lead = { $name } (mène)
action-partner-support = { $name } (appuie)
action-partner-approve = { $name } (approuve)
action-partner-fund = { $name } (finance)
action-no-part = Dites ce que fait { $name }
action-where = Où
action-where-en = Où, en anglais
action-where-fr = Où, en français
action-when = Quand
action-cost = Coût
action-cost-dollars = Coût en dollars
action-cost-hint = Par exemple, 1 200. Laissez vide si personne ne le sait encore.
action-cost-from = { $cost }, provenance : { $source }
action-source-en = D’où vient l’argent, en anglais
action-source-fr = D’où vient l’argent, en français
action-starts = Commence le
action-due = À faire d’ici le
action-due-before = Ce serait fait avant d’avoir commencé
action-by = D’ici le { $to }
action-from = Dès le { $from }
action-from-to = Du { $from } au { $to }
action-when-often = { $dates }, { $often }
action-once = Une fois
action-recurs = Est-ce que cela revient?
action-recurs-weekly = chaque semaine
action-recurs-monthly = chaque mois
action-recurs-yearly = chaque année
action-recurs-always = en tout temps
action-indicator = Comment on verra que cela a marché
action-indicator-en = Comment vous verrez que cela a marché, en anglais
action-indicator-fr = Comment vous verrez que cela a marché, en français
action-indicator-hint = Un nombre ou un récit.
action-review = Prochain regard
action-review-hint = Le jour où la table la regarde de nouveau. Sans date, elle revient après trois mois.
action-issues = Les enjeux auxquels elle répond
action-state-idea = Idée
action-state-agreed = Convenue
action-state-not-started = Pas commencée
action-state-underway = En cours
action-state-blocked = Bloquée
action-state-done = Faite
action-state-done-recurring = Faite, revient
action-state-dropped = Abandonnée
action-blocked-on = Bloquée, en attente de : { $who }
action-dropped-since = Abandonnée : { $why }
action-stale-review = La table voulait la regarder d’ici le { $date }.
action-stale-due = L’échéance était le { $date }.
action-stale-quiet = Depuis { $days } jours, personne n’a dit où elle en est.
action-heard-none = Aucun·e résident·e n’a encore confirmé que c’est fait.
action-heard-few = { $yes ->
    [one] { $yes } personne dit que c’est fait; il en faut { $several }, en plus de qui mène l’action.
   *[other] { $yes } personnes disent que c’est fait; il en faut { $several }, en plus de qui mène l’action.
}
action-heard-confirmed = Confirmée par { $yes } résident·es.
action-heard-apart = { $yes ->
    [one] { $yes } personne dit que c’est fait
   *[other] { $yes } personnes disent que c’est fait
}, { $no ->
    [one] { $no } dit que ce ne l’est pas encore.
   *[other] { $no } disent que ce ne l’est pas encore.
}
action-doubts = Pourquoi certain·es disent « pas encore »
action-confirm = Est-ce fait?
action-confirm-ask = Vous vivez ici : est-ce fait?
action-confirm-yes = Oui, c’est fait
action-confirm-no = Pas encore
action-confirm-again = Vous avez répondu. Répondez de nouveau pour changer d’avis.
action-confirm-do = Donner ma réponse
action-said = Votre réponse est gardée.
action-not-done = Rien n’a changé : personne ne dit que c’est fait.
action-own-lead = Vous la menez : d’autres confirment donc que c’est fait.
action-tell = Où en est-elle?
action-tell-ask = Elle est
action-tell-words = Quelques mots
action-tell-words-hint = Bloquée : par qui? Abandonnée : pourquoi? Sinon, à votre goût.
action-tell-do = Enregistrer où elle en est
action-told = C’est noté.
action-blocked-on-whom = Dites qui ou quoi on attend
action-dropped-why = Dites pourquoi personne ne la fera
action-steps = Où elle en était
action-evidence = Ce qui le montre
action-evidence-add = Montrer ce qui a été fait
action-evidence-words = Ce qui a été fait, ce qui en est sorti
action-evidence-hint = Un nombre, une phrase, un récit. Tout le monde le lit; ne nommez personne sans son accord.
action-evidence-link = Une page qui le montre
action-evidence-do = L’ajouter
action-evidence-kept = C’est ajouté. Merci.
action-evidence-remove = Retirer
action-no-page = Écrivez l’adresse entière d’une page, qui commence par https://
action-calendar = Ses dates pour votre calendrier
action-calendar-again = { $action }
action-calendar-due = Échéance : { $action }
action-calendar-review = À regarder : { $action }

suggestion-list = Changements proposés
suggestion-lead = Chacun peut dire comment ce plan serait meilleur. Chaque proposition reçoit une réponse avec une raison, que tout le monde lit.
suggestion-waiting = { $count ->
    [one] { $count } en attente
   *[other] { $count } en attente
}
suggestion-waiting-title = En attente d’une réponse
suggestion-about = Au sujet de :
suggestion-new = Votre proposition
suggestion-text = Qu’est-ce qui devrait changer?
suggestion-text-hint = Ce que vous écririez à la place, et pourquoi.
suggestion-name = Votre nom, si vous voulez
suggestion-name-hint = Montré à côté de votre proposition une fois qu’on y a répondu.
suggestion-do = Envoyer la proposition
suggestion-thanks = Merci. Les personnes qui s’occupent du plan vous répondent ici.
suggestion-closed = Ce plan est terminé
suggestion-waits = Jusqu’à la réponse, seules vous et les personnes qui s’occupent du plan la lisez.
suggestion-on = { $date }
suggestion-by = { $name }, { $date }
suggestion-answer = Répondre
suggestion-answer-ask = Qu’en advient-il?
suggestion-accept = Acceptée : le plan est ainsi changé
suggestion-decline = Déclinée
suggestion-hide = Déclinée, et son texte n’est pas montré
suggestion-reason = Pourquoi
suggestion-reason-hint = Tout le monde le lit.
suggestion-answer-do = Répondre à la proposition
suggestion-answered-now = Tout le monde peut lire la réponse. Si vous l’avez acceptée, changez maintenant le plan.
suggestion-gone = Rien n’a changé : quelqu’un y a répondu entre-temps.
suggestion-answered-title = Avec réponse
suggestion-state-accepted = Acceptée
suggestion-state-declined = Déclinée
suggestion-state-hidden = Déclinée, non montrée
suggestion-hidden = Son texte n’est pas montré.
suggestion-reason-given = Pourquoi :
