home-title = Accueil
home-season = La question de la saison
home-lead = Un court énoncé à la fois : d’accord, pas d’accord ou passer. Il faut environ une minute, et aucun compte n’est nécessaire.
home-answer = Donner ma réponse
home-answered = { $people ->
    [0] Personne n’a encore répondu : soyez la première voix.
    [one] Une personne a répondu jusqu’ici.
   *[other] { $people } personnes ont répondu jusqu’ici.
}
home-why = Ce que nous gardons, et qui le voit
home-none = Venez vous asseoir sur le perron
home-none-lead = Aucune question n’est ouverte en ce moment. Quand il y en aura une, elle sera ici, et chaque personne pourra y répondre en une minute environ, sans compte.
home-way = Où va votre voix
home-way-lead = Trois marches jusqu’à la porte. On n’en saute aucune, et vous pouvez suivre vos propres mots jusqu’au bout.
home-votes = { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}
home-statements = { $statements ->
    [one] { $statements } énoncé
   *[other] { $statements } énoncés
}
home-people = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
home-voices = { $votes } sur { $statements }, de { $people }.
home-voices-none = De courts énoncés dans les mots des gens, et ce que chaque personne y a répondu. Aucun pour le moment.
home-common = { $statements ->
    [one] { $statements } énoncé que tous les groupes d’opinion appuient, montré avec le groupe qui y adhère le moins.
   *[other] { $statements } énoncés que tous les groupes d’opinion appuient, montrés avec le groupe qui y adhère le moins.
}
home-common-none = Ce que tous les groupes d’opinion appuient, et ce qui les divise. Cela paraît ici quand assez de personnes ont répondu.
home-commitments = À venir : les recommandations, qui y répond, et pour quand. Cette édition de Perron va jusqu’aux constats.
home-sessions = Venez à une séance
home-sessions-all = Toutes les séances
home-others = Les autres conversations
home-all = Toutes les conversations
home-ask = Poser une question
home-map = Voir la carte jusqu’ici
