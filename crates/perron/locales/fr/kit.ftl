# La page de ce qu'il y a à imprimer

kit-title = Sur papier
kit-lead = Pour qui anime, et pour une table de cuisine sans Internet. Papier lettre, dans les deux langues : choisissez l’autre en haut de la page.
kit-lacks-both = Il n’y a encore ni ordre du jour ni question; les papiers n’en montrent donc pas.
kit-lacks-agenda = Il n’y a pas encore d’ordre du jour.
kit-lacks-prompts = Il n’y a pas encore de question : la trousse a des feuilles de notes, mais pas de cartes à poser sur la table.
kit-to-agenda = Les écrire
kit-guide = Guide d’animation
kit-guide-lead = Ce qu’il y a à faire avant, l’ordre du jour avec ses repères, les rôles à une table et les dix dernières minutes. Pour vos yeux seulement : il contient les repères.
kit-kit = Trousse d’accueil
kit-kit-lead = Ce qu’il y a à faire, l’ordre du jour, une carte par question, des feuilles de notes, une feuille de récolte et une feuille de présence.
kit-print = Ouvrir pour imprimer
kit-large = Gros caractères
kit-sheets = Feuilles de notes par question
kit-sheets-hint = De 1 à 20. Il y a trois notes par feuille, deux en gros caractères.

# Ce que les papiers disent de la séance

kit-online = Cette séance en ligne :
kit-when = Quand
kit-where = Où
kit-access = Pour entrer
kit-who = Animation
kit-languages = Langues
kit-agenda = Ordre du jour
kit-agenda-time = Heure
kit-agenda-what = Quoi
kit-agenda-length = Durée
kit-agenda-none = Aucun ordre du jour n’a été écrit pour cette séance.
kit-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
kit-question = Question { $number } de { $count }

# Pour qui anime

kit-before = Avant l’arrivée des gens
kit-before-needs = { $count ->
    [one] Voyez à la chose que quelqu’un a demandée pour pouvoir participer; la liste est sur la page des inscriptions.
   *[other] Voyez aux { $count } choses que des gens ont demandées pour pouvoir participer; la liste est sur la page des inscriptions.
}
kit-before-print = Imprimez une trousse par table, et apportez des crayons.
kit-before-chairs = Placez cinq ou six chaises autour de chaque table, pour que tout le monde se voie. Laissez de la place aux fauteuils roulants.
kit-before-door = Affichez le code de la séance à l’entrée et accueillez-y les gens.
kit-before-call = Ouvrez l’appel dix minutes à l’avance; essayez le son, l’image et les salles pour les tables.
kit-before-captions = Activez les sous-titres et dites comment demander de l’aide.
kit-before-roles = Trouvez pour chaque table qui anime, qui prend les notes et qui surveille le temps.
kit-roles = Les rôles à chaque table
kit-roles-facilitator = Qui anime s’en tient à la question et veille à ce que chacun·e puisse parler.
kit-roles-notes = Qui prend les notes écrit une idée par note, dans les mots de qui parle.
kit-roles-time = Qui surveille le temps dit quand il reste deux minutes.
kit-meanwhile = Pendant que les gens parlent
kit-meanwhile-one = Une idée, une note. Cochez ce que c’est : un récit, une force, un obstacle…
kit-meanwhile-quote = Les mots exacts de quelqu’un lui appartiennent : demandez avant de les noter pour les citer.
kit-meanwhile-silence = Commencez par deux minutes de silence. Qui pense lentement a aussi quelque chose à dire.
kit-meanwhile-dissent = Un désaccord est un constat. Personne n’est obligé de se rallier.
kit-end = Dans les dix dernières minutes
kit-end-agree = Demandez à chaque table : sur quoi vous entendez-vous, pour la plupart? Notez combien sur combien.
kit-end-dissent = Demandez à chaque table : qu’est-ce qui vous divise, et qu’est-ce qui reste ouvert? Écrivez-le comme on l’a dit.
kit-end-next = Dites la suite : une page, envoyée à toutes les personnes présentes, qui disent si elle est juste.
kit-after = Ensuite
kit-after-notes = Saisissez les notes qui sont sur papier, sur la page de la séance.
kit-after-page = Composez la page pendant que tout est frais : dix minutes suffisent.
kit-after-confirm = Demandez aux tables de la confirmer, puis publiez-la dans les deux langues.

# Pour qui reçoit à une table de cuisine

kit-host = À faire
kit-host-print = Imprimez cette trousse. Il ne faut pas d’Internet pendant la rencontre.
kit-host-welcome = Accueillez les gens et faites circuler la feuille de présence. Personne n’est obligé de signer.
kit-host-card = Posez la carte d’une question au milieu de la table. Lisez-la à voix haute, puis laissez deux minutes de silence.
kit-host-note = Une idée, une note. Écrivez-la dans les mots de qui parle et cochez ce que c’est.
kit-host-harvest = À la fin, remplissez ensemble la feuille de récolte. Écrivez aussi ce qui vous divise.
kit-host-after = Après, saisissez les notes sur la page de la séance, ou remettez les feuilles à qui vous a invité·e.

# Les feuilles

kit-notes = Feuille de notes
kit-notes-how = Une idée, une note, dans les mots de qui parle.
kit-notes-table = Table
kit-notes-note = Note
kit-notes-kind = Cochez :
kit-notes-quote = Ses mots exacts; on peut les citer
kit-notes-agree = D’accord à notre table :
kit-notes-of = sur
kit-kind-story = récit
kit-kind-strength = force
kit-kind-barrier = obstacle
kit-kind-idea = idée
kit-kind-recommendation = recommandation
kit-kind-resource = ressource
kit-kind-offer = offre
kit-kind-request = demande
kit-kind-disagreement = désaccord
kit-kind-quote = citation
kit-harvest = Feuille de récolte
kit-harvest-how = À remplir ensemble, à la fin. Quelques mots suffisent.
kit-harvest-insights = Constats
kit-harvest-insights-hint = Ce que la plupart d’entre nous voient maintenant
kit-harvest-recommendations = Recommandations
kit-harvest-recommendations-hint = Quoi, à qui, et qui le fait : nous, nous avec de l’aide, une institution
kit-harvest-resources = Ressources
kit-harvest-resources-hint = Ce qui existe déjà ici
kit-harvest-collaborations = Collaborations
kit-harvest-collaborations-hint = Qui offre quoi, pour quand
kit-harvest-dissent = Ce qui nous divise, et ce qui reste ouvert
kit-harvest-dissent-hint = Comme cela a été dit
kit-sign = Feuille de présence
kit-sign-privacy = Personne n’est obligé de signer. Les noms sont saisis pour le compte et la feuille est détruite; d’un code postal, on ne garde que trois signes.
kit-sign-name = Nom, comme vous le souhaitez
kit-sign-language = Langue
kit-sign-area = Code postal, 3 premiers signes
kit-sign-mail = Courriel, si vous voulez la synthèse
