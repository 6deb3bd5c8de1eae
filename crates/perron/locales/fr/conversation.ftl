conversation-list = Participer
conversation-list-lead = Des questions ouvertes à tout le monde. Répondez aux courts énoncés des autres, ajoutez les vôtres et voyez ce que vous partagez. Sans compte.
conversation-list-none = Aucune question n’a encore été posée.
conversation-more = Conversations précédentes
conversation-draft = Ébauche
conversation-waiting = Ouvre plus tard
conversation-open = Ouverte
conversation-closed = Fermée
conversation-published = Publiée
conversation-opens = à partir du { $moment }
conversation-closes = jusqu’au { $moment }
conversation-closed-on = depuis le { $moment }
conversation-published-on = le { $moment }
conversation-people-count = { $people ->
    [0] personne n’a encore répondu
    [one] { $people } personne a répondu
   *[other] { $people } personnes ont répondu
}
conversation-statement-count = { $statements ->
    [one] { $statements } énoncé
   *[other] { $statements } énoncés
}
conversation-to-moderate = { $pending ->
    [one] { $pending } énoncé à lire
   *[other] { $pending } énoncés à lire
}
conversation-new = Lancer une conversation
conversation-new-lead = Une question, ouverte à tout le monde. Vous pouvez l’écrire dans une langue maintenant; elle ouvre quand elle existe dans les deux.
conversation-change = Changer la question, les heures et les règles
conversation-no-question = Écrivez la question, dans une langue au moins
conversation-question-en = La question, en anglais
conversation-question-fr = La question, en français
conversation-question-hint = Courte et ouverte, par exemple « Qu’est-ce qui fait qu’une rue est la vôtre? »
conversation-question-both = La même dans l’autre langue. Il faut les deux avant d’ouvrir la conversation.
conversation-background-en = Ce qu’il faut savoir d’abord, en anglais
conversation-background-fr = Ce qu’il faut savoir d’abord, en français
conversation-background-hint = Quelques phrases simples : pourquoi vous demandez, ce que deviennent les réponses. Laissez vide si la question dit tout. Une ligne vide commence un nouveau paragraphe.
conversation-zone = Fuseau horaire
conversation-zone-hint = Les heures ci-dessous sont dans ce fuseau.
conversation-zone-newfoundland = Terre-Neuve (St. John’s)
conversation-zone-atlantic = Atlantique (Halifax)
conversation-zone-eastern = Est (Toronto, Montréal)
conversation-zone-central = Centre (Winnipeg)
conversation-zone-saskatchewan = Saskatchewan (Regina)
conversation-zone-mountain = Rocheuses (Edmonton)
conversation-zone-pacific = Pacifique (Vancouver)
conversation-zone-yukon = Yukon (Whitehorse)
conversation-zone-utc = Temps universel (UTC)
conversation-opens-label = On répond à partir du
conversation-opens-hint = Laissez vide pour prendre les réponses dès que vous ouvrez la conversation.
conversation-opens-none = quand la modération l’ouvre
conversation-opens-time = À partir de quelle heure ce jour-là
conversation-time-hint-opens = Par exemple 9 h. Vide, c’est le début de la journée.
conversation-closes-label = On répond jusqu’au
conversation-closes-hint = Laissez vide pour fermer la conversation à la main.
conversation-closes-none = quand la modération la ferme
conversation-closes-time = Jusqu’à quelle heure ce jour-là
conversation-time-hint-closes = Par exemple 17 h. Vide, c’est la fin de la journée.
conversation-no-time = { $time } n’est pas une heure; écrivez heures et minutes, par exemple 9 h 30
conversation-time-without-date = Donnez la date qui va avec cette heure, ou laissez aussi l’heure vide
conversation-time-gap = Il n’y a pas de { $time } ce jour-là dans ce fuseau : on avance l’heure de { $minutes } minutes et elle est sautée. Choisissez une autre heure.
conversation-closes-before = La fin doit venir après le début; changez l’un des deux
conversation-moderation = Quand la modération lit un nouvel énoncé
conversation-moderation-before = Avant que les autres le voient
conversation-moderation-after = Après : les autres le voient aussitôt
conversation-adding = Qui peut ajouter des énoncés
conversation-adding-everyone = Quiconque participe
conversation-adding-moderators = La modération seulement
conversation-create = Créer l’ébauche
conversation-save = Enregistrer les changements
conversation-cancel = Laisser tel quel
conversation-back = Retour aux conversations
conversation-made = L’ébauche est créée. Donnez maintenant aux gens de quoi répondre.
conversation-changed = Vos changements sont enregistrés.
conversation-manage = Gérer cette conversation
conversation-missing = manque
conversation-statements = Énoncés
conversation-statement-counts = { $accepted } soumis au vote, { $pending } à lire, { $aside } mis de côté
conversation-people = Qui a participé
conversation-people-counts = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}, dont { $ballots } sur papier
conversation-next = La suite
conversation-next-draft = Quand la question existe dans les deux langues et a des énoncés, ouvrez-la. D’ici là, seule la modération la voit.
conversation-next-waiting = Elle ouvre d’elle-même à l’heure dite. Vous pouvez encore tout changer.
conversation-next-open = On répond en ce moment. La fermer arrête les réponses aussitôt; vous pourrez la rouvrir.
conversation-next-closed = Regardez la carte, puis publiez les résultats : cela dit qu’ils sont définitifs, à la date de votre signature. C’est sans retour.
conversation-next-published = Les résultats sont publiés et restent tels quels.
conversation-do-open = Ouvrir la conversation
conversation-do-open-again = La rouvrir
conversation-do-close = Fermer la conversation
conversation-do-publish = Publier les résultats
conversation-opened = La conversation est ouverte.
conversation-is-closed = La conversation est fermée.
conversation-is-published = Les résultats sont publiés.
conversation-refused-language = La conversation n’a pas changé : la question, et le contexte s’il y en a un, doivent exister en anglais et en français. Ajoutez ce qui manque.
conversation-refused-no-statement = La conversation n’a pas été ouverte : il n’y a encore rien à voter. Ajoutez d’abord des énoncés.
conversation-refused-time-passed = La conversation n’a pas été ouverte : son heure de fermeture est passée. Changez d’abord l’heure.
conversation-refused-already-open = La conversation est déjà ouverte; rien n’a changé.
conversation-refused-not-open = La conversation n’est pas ouverte, il n’y a donc rien à fermer.
conversation-refused-not-closed = Les résultats n’ont pas été publiés : fermez d’abord la conversation.
conversation-refused-published = Les résultats sont publiés, la conversation reste donc telle quelle.
conversation-tasks = Ce que vous pouvez faire
conversation-see = La voir comme les gens la voient
conversation-seeds = Ajouter des énoncés
conversation-moderate = Lire les nouveaux énoncés
conversation-waiting-count = { $pending ->
    [one] { $pending } en attente
   *[other] { $pending } en attente
}
conversation-translate = Traduire les énoncés
conversation-ballots = Saisir les bulletins papier
conversation-paper = Sur papier
conversation-poster = Affiche avec code QR (PDF)
conversation-ballot = Bulletin papier (PDF)
conversation-ballot-large = Bulletin papier en gros caractères (PDF)
conversation-seeds-lead = Collez une liste : un énoncé par ligne, comme les gens le diraient. De dix à trente, c’est un bon début.
conversation-seeds-label = Énoncés
conversation-seeds-hint = Un par ligne, { $most } caractères au plus. Si vous avez la traduction, mettez-la sur la même ligne après une barre : Il nous faut des bancs. | We need benches.
conversation-seeds-language = Ces énoncés sont écrits en
conversation-seeds-add = Ajouter ces énoncés
conversation-seeds-added = { $added ->
    [0] Aucun énoncé n’a été ajouté.
    [one] Un énoncé a été ajouté.
   *[other] { $added } énoncés ont été ajoutés.
}
conversation-seeds-double = { $double ->
    [one] Une ligne dit ce qui s’y trouve déjà et a été laissée de côté :
   *[other] { $double } lignes disent ce qui s’y trouve déjà et ont été laissées de côté :
}
conversation-seeds-long = { $long ->
    [one] Une ligne dépasse { $most } caractères et a été laissée de côté :
   *[other] { $long } lignes dépassent { $most } caractères et ont été laissées de côté :
}
conversation-seeds-done = Retour à la conversation
conversation-routing = Quel énoncé vient ensuite
conversation-routing-plain = Celui qui a le moins de réponses, tant qu’il n’y a pas de carte
conversation-routing-good = { $pages ->
    [one] Comme la carte le suggère, { $pages } page jusqu’ici; chaque groupe d’opinion a vu chaque énoncé au moins { $least } fois
   *[other] Comme la carte le suggère, { $pages } pages jusqu’ici; chaque groupe d’opinion a vu chaque énoncé au moins { $least } fois
}
conversation-routing-off = pas comme il faudrait : certains énoncés reviennent trop souvent. Dites-le à qui tient ce serveur.
conversation-held-by = Qui en est responsable
conversation-held-by-hint = Les intendant·es et les animateur·trices des communautés que vous cochez en prennent soin ensemble.
conversation-no-community = Cochez la communauté au nom de laquelle vous posez la question
conversation-held-by-house = La maison elle-même : les personnes qui modèrent en prennent soin.
conversation-holder-waits = on le lui a proposé, pas encore de réponse
conversation-holder-ask = Proposer à une communauté d’en être responsable aussi
conversation-holder-which = Quelle communauté?
conversation-holder-hint = Ses intendant·es disent oui ou non. À partir du oui, la communauté en prend soin avec les autres.
conversation-holder-do = Le lui proposer
conversation-holder-none = Aucune communauté n’a été choisie. Rien n’a changé.
conversation-holder-added = Votre communauté en est maintenant responsable aussi.
conversation-holder-asked = C’est proposé. Ses intendant·es le voient sur la page de la communauté.
