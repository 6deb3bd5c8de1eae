room-title = { $session } : la salle
room-go-in = Entrer dans la salle
room-refresh = Rafraîchir
room-to-session = À propos de cette séance
room-to-desk = Animer la séance
room-my-notes = Mes notes
room-offline = Écrire sans connexion
room-nameless = Quelqu’un sans nom
room-table = Table { $table }
room-no-table = À aucune table
room-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}

room-early = La salle n’est pas encore ouverte
room-early-more = Elle ouvre le { $when }. Revenez à ce moment, ou rafraîchissez cette page.
room-over = Cette séance est terminée
room-over-more = Merci d’être venu·e. Ce que vous avez noté est conservé, et vous pouvez reprendre ce qui est à vous.

room-come-title = { $session } : entrer
room-come-heading = Entrez
room-come-lead = Une demi-minute, sans compte. Seulement ce que vous voulez dire.
room-code = Code de la séance
room-code-hint = Il est affiché au mur, ou dans votre invitation.
room-code-wrong = Ce n’est pas le code de cette séance. Ce que vous avez écrit est conservé : demandez à l’accueil, puis entrez-le de nouveau.
room-name = Comment doit-on vous appeler?
room-name-hint = Un prénom suffit. Sans réponse, vous serez « quelqu’un sans nom ».
room-speaks = Que parlez-vous?
room-speaks-en = Anglais
room-speaks-fr = Français
room-speaks-both = Les deux
room-postal = Votre secteur postal, si vous voulez
room-postal-hint = Les trois premiers caractères de votre code postal, pour que des gens de secteurs différents se rencontrent. Le reste n’est jamais conservé.
room-needs = Que faut-il à votre table?
room-needs-hint = Seules les personnes qui animent la séance le voient.
room-need-interpreter = Quelqu’un qui interprète
room-need-step-free = Un accès sans marche
room-leads = Je peux veiller sur une table
room-leads-them = Peut veiller sur une table
room-come = Entrer
room-come-said = Vous y êtes.
room-come-beside-said = Vous y êtes aussi. Ce qui s’écrit sur cet appareil reste au nom de la première personne. Pour écrire vos propres notes, entrez avec un autre appareil.
room-who = Sur cet appareil, c’est { $name } qui est dans la salle. Et vous, qui êtes-vous?
room-who-same = C’est moi, { $name }
room-who-other = Quelqu’un d’autre : cet appareil est maintenant le mien
room-who-beside = Quelqu’un d’autre : { $name } continue d’écrire sur cet appareil
room-who-signed-in = Sur cet appareil, { $name } est dans la salle et connecté·e à son compte. Vous pouvez entrer à ses côtés. Pour avoir la salle à vous, déconnectez d’abord ce compte.
room-left = Vous avez quitté la salle. Vous pouvez revenir en tout temps.
room-leave = Quitter la salle
room-told = Avant d’entrer
room-told-notes = Les tables écrivent de courtes notes. Tout le monde dans la salle peut les lire. Elles peuvent servir, sans aucun nom, dans la page unique de cette séance et dans la stratégie.
room-told-mine = Chaque note que vous écrivez est à vous : vous pouvez la reprendre en tout temps, et ce qui en a été tiré est alors marqué.
room-told-seat = On vous place avec des gens d’autres secteurs et d’autres opinions, qui parlent une langue que vous parlez.

room-lobby = Vous y êtes. On commence bientôt.
room-lobby-more = Cette page avance toute seule. Sans script, rafraîchissez-la de temps en temps.
room-at-table = Table { $table }, ronde { $round }
room-standing = Vous n’avez pas encore de table
room-together = Tout le monde ensemble
room-your-table = Votre table porte le numéro { $table }.
room-asked = La question du moment
room-our-notes = Ce que notre table a noté
room-free-notes = Notes hors des tables
room-table-empty = Rien n’est encore noté. La première note apparaîtra ici.
room-wall = De toutes les tables
room-wall-count = { $notes ->
    [0] Aucune note encore
    [one] { $notes } note jusqu’ici
   *[other] { $notes } notes jusqu’ici
}
room-around = Autour de la table
room-you = { $name } (vous)
room-dots-left = { $dots ->
    [0] Vous avez donné tous vos points. Reprenez-en un sous « Mes notes » pour le donner à une autre note.
    [one] Il vous reste { $dots } point pour ce qui compte le plus.
   *[other] Il vous reste { $dots } points pour ce qui compte le plus.
}
room-speak = Parler à tout le monde
room-hand-up = Lever la main
room-hand-down = Baisser la main
room-hand-done = J’ai parlé
room-hand-waits = { $before ->
    [0] C’est bientôt à vous.
    [one] { $before } personne avant vous.
   *[other] { $before } personnes avant vous.
}
room-hand-up-said = Votre main est levée.
room-hand-down-said = Votre main est baissée.
room-your-turn = C’est à vous de parler.
room-turn = { $name } a la parole.

room-role-take = Prendre un rôle à cette table
room-role-said = Votre table voit ce que vous faites.
room-role-speaker = Parle
room-role-speaker-does = Parle et écoute, comme tout le monde.
room-role-facilitator = Veille sur la table
room-role-facilitator-does = Voit à ce que chaque personne soit entendue.
room-role-note-taker = Prend les notes
room-role-note-taker-does = Écrit une idée à la fois.
room-role-timekeeper = Garde le temps
room-role-timekeeper-does = Prévient à la moitié du temps.

room-closing = Avant de partir
room-pulse-title = Comment c’était?
room-pulse-contributed = Avez-vous pu contribuer?
room-pulse-heard = Vous a-t-on entendu·e?
room-pulse-again = Reviendriez-vous?
room-pulse-answer-1 = Pas du tout
room-pulse-answer-2 = Un peu
room-pulse-answer-3 = Moyennement
room-pulse-answer-4 = En grande partie
room-pulse-answer-5 = Tout à fait
room-pulse-send = Envoyer mes réponses
room-pulse-said = Vos réponses sont conservées.
room-pulse-thanks = Merci : vos réponses sont conservées.
room-pulse-private = Les personnes qui animent ne voient que des moyennes, et seulement à partir de cinq réponses.
room-pulse-count = { $answers } des { $people } personnes présentes ont répondu.
room-pulse-few = Moins de cinq réponses, non montrées.
room-pulse-mean = { $mean } sur 5

room-desk = Animer la séance
room-desk-title = { $session } : animer
room-stage-lobby = On arrive
room-stage-running = En cours
room-stage-closing = Dernières questions
room-stage-closed = Terminée
room-stage-lobby-said = La salle est de nouveau un accueil.
room-stage-running-said = La séance est en cours.
room-stage-closing-said = On pose à tout le monde les dernières questions.
room-stage-closed-said = La séance est terminée. Les notes écrites sans connexion ou sur papier sont encore reçues.
room-next = Ensuite
room-do-run = Commencer hors de l’ordre du jour
room-do-end = Poser les dernières questions
room-do-close = Terminer la séance
room-do-run-on = Continuer d’échanger
room-do-open-again = Rouvrir la salle
room-item-begin = { $minutes ->
    [one] Commencer, pour { $minutes } minute
   *[other] Commencer, pour { $minutes } minutes
}
room-item-go = Passer à cette partie
room-item-said = L’ordre du jour a avancé; tout le monde voit la question de cette partie.
room-agenda = Ordre du jour
room-agenda-none = Cette séance n’a pas d’ordre du jour. On peut quand même poser les questions ci-dessous.
room-now = Maintenant
room-until = jusqu’à { $time }
room-asks = Demande :
room-prompts = Questions
room-prompt-ask = Poser maintenant
room-prompt-now = Posée maintenant
room-prompt-said = Tout le monde voit la question.
room-people = { $people ->
    [0] Personne n’est encore là
    [one] { $people } personne est là
   *[other] { $people } personnes sont là
}
room-hands = Mains levées
room-hands-none = Personne n’a levé la main.
room-hands-said = Tout le monde voit qui a la parole.
room-hand-call = Donner la parole
room-hand-lower = Baisser
room-speaks-now = A la parole
room-tasks = Pendant la séance
room-as-others = Voir la salle comme les autres

room-tables = Tables
room-tables-title = { $session } : les tables
room-tables-lead = { $people ->
    [0] Personne n’est encore là.
    [one] { $people } personne est là.
   *[other] { $people } personnes sont là. Les tables mêlent les secteurs postaux et les opinions, donnent à chaque personne une langue commune et évitent que les mêmes se retrouvent.
}
room-tables-many = Combien de tables?
room-tables-hint = Environ six personnes par table.
room-mix-by = Mêler les groupes d’opinion de
room-mix-by-hint = Les personnes qui y ont voté s’assoient avec d’autres groupes.
room-mix-by-none = Aucune conversation
room-seat-first = Former les tables
room-seat-next = Former les tables de la ronde { $round }
room-seat-again = Refaire la ronde { $round }
room-seated = Les tables sont formées; chaque personne voit sa place.
room-seated-unmet = Les tables sont formées, mais il manque quelque chose à certaines : une langue commune, un·e interprète ou un accès sans marche. Regardez chacune.
room-seat-nobody = Personne n’est là, donc il n’y a pas de table. Laissez d’abord entrer les gens.
room-seat-fewer-tables = Il y a moins de personnes que { $tables } tables. Personne n’a été placé; prenez moins de tables.
room-seat-together = Les personnes qui doivent être ensemble ne tiennent pas à { $tables } tables. Personne n’a été placé; prenez moins de tables.
room-seat-both = Des personnes qui doivent être ensemble doivent aussi être séparées. Personne n’a été placé; changez ce qui est demandé plus bas.
room-seat-apart = Avec { $tables } tables, on ne peut séparer les personnes qui doivent l’être. Personne n’a été placé; prenez plus de tables.
room-seat-impossible = On ne peut placer les gens ainsi à { $tables } tables. Personne n’a été placé; prenez un autre nombre.
room-round = Ronde { $round }
room-standing-count = { $people ->
    [one] { $people } personne n’a pas de table.
   *[other] { $people } personnes n’ont pas de table.
}
room-seat-late = Les placer, sans déplacer les autres
room-seated-late = Les personnes arrivées en retard ont une table; le moins possible d’autres ont bougé.
room-seat-one = Déplacer quelqu’un
room-seat-who = Qui
room-seat-where = À la table numéro
room-seat-do = Déplacer
room-seat-said = La personne est à l’autre table.
room-wishes = Ensemble ou séparément
room-wishes-lead = Une personne et celle qui l’accompagne, ou deux personnes qui ne doivent pas se croiser. Les tables en tiennent compte; personne d’autre n’en est informé.
room-wish-one = Une personne
room-wish-other = Et une autre
room-wish-together = Toujours ensemble
room-wish-apart = Jamais ensemble
room-wish-are-together = { $one } et { $other } sont ensemble.
room-wish-are-apart = { $one } et { $other } sont séparément.
room-wish-end = Y mettre fin
room-wish-said = Les prochaines tables en tiendront compte.
room-wish-two = Choisissez deux personnes différentes.

room-projector = Le mur
room-projector-title = { $session } : pour le mur
room-welcome = Bienvenue
room-welcome-more = Balayez le code, ou entrez cette adresse :
room-welcome-code = Code :
room-scan = L’entrée de cette séance, à balayer

room-attendance = Qui est là
room-attendance-title = { $session } : qui est là
room-attendance-lead = { $people ->
    [one] { $people } personne est là, pour { $registered } inscriptions. Qui entre deux fois compte une fois.
   *[other] { $people } personnes sont là, pour { $registered } inscriptions. Qui entre deux fois compte une fois.
}
room-attendance-said = C’est noté.
room-expected = Attendu·e·s
room-waits = sur la liste d’attente
room-is-here = Est là
room-present = Venu·e·s
room-is-gone = Est parti·e
room-is-back = Est de retour
room-way-self = est entré·e sans aide
room-way-code = avec le code
room-way-link = inscrit·e
room-way-helper = par l’accueil
room-walk-in = Quelqu’un qui n’est pas sur la liste
room-walk-in-do = L’ajouter
