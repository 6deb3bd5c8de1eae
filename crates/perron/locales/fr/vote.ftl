vote-quoted = « { $text } »
vote-agree = D’accord
vote-disagree = Pas d’accord
vote-pass = Je passe
vote-translated = Traduit par { $translator }. Voir l’original
vote-not-translated = Tel qu’il a été écrit : personne ne l’a encore traduit.
vote-progress = Énoncé { $number } sur environ { $goal }.
vote-progress-beyond = Vous avez répondu à { $answered } énoncés sur { $all }.
vote-progress-all = { $answered ->
    [one] Vous avez répondu au seul énoncé qu’il y a.
   *[other] Vous avez répondu aux { $answered } énoncés.
}
vote-stop = { $answered ->
    [0] Arrêtez quand vous voulez : chaque réponse compte aussitôt.
    [one] Arrêtez quand vous voulez : la réponse que vous avez donnée compte déjà.
   *[other] Arrêtez quand vous voulez : les { $answered } réponses que vous avez données comptent déjà.
}
vote-last-agree = Dernière réponse : d’accord avec
vote-last-disagree = Dernière réponse : pas d’accord avec
vote-last-pass = Dernière réponse : vous avez passé
vote-said-agree = Vous étiez d’accord.
vote-said-disagree = Vous n’étiez pas d’accord.
vote-said-pass = Vous avez passé.
vote-undo = Annuler cette réponse
vote-take-back = La retirer
vote-mine = Mes réponses
vote-mine-link = { $answered ->
    [one] Voir ou changer ma réponse
   *[other] Voir ou changer mes { $answered } réponses
}
vote-mine-lead = { $answered ->
    [0] Vous n’avez encore répondu à aucun des { $all } énoncés.
    [one] Vous avez répondu à un énoncé sur { $all }. Vous seul·e voyez cette page.
   *[other] Vous avez répondu à { $answered } énoncés sur { $all }. Vous seul·e voyez cette page.
}
vote-mine-none = Vos réponses s’affichent ici, et vous pouvez les changer tant que la question est ouverte.
vote-go-on = Continuer à répondre
vote-back = Retour à la question
vote-carried = Vous aviez répondu à un autre énoncé qui disait la même chose. La modération a réuni les deux et votre réponse a suivi; changez-la si elle ne convient pas.
vote-changed = Votre réponse est changée.
vote-taken-back = Votre réponse est retirée.
vote-erase = Effacer toutes mes réponses
vote-erase-text = Vos réponses sont retirées de la carte, et plus rien ne les relie à ce navigateur. C’est définitif; vous pourrez répondre de nouveau.
vote-erase-button = Effacer mes réponses
vote-erased = Toutes vos réponses sont effacées.
vote-background = Bon à savoir
vote-why = Pourquoi nous demandons
vote-why-what = À quoi cela sert
vote-why-what-text = À trouver ce que chaque groupe peut appuyer, et à dire clairement où les gens diffèrent.
vote-why-who = Qui voit vos réponses
vote-why-who-text = Personne ne voit qui vous êtes. Les autres voient une marque de plus sur la carte, sans nom.
vote-why-long = Combien de temps nous les gardons
vote-why-until = Jusqu’au { $until }, vous pouvez les changer ou les effacer.
vote-why-long-text = Vos réponses sont gardées sous un numéro au hasard, pour que chacun puisse refaire le compte.
vote-why-open = Vous pouvez les changer ou les effacer tant que la question est ouverte.
vote-why-paper = Sur papier ou par téléphone?
vote-why-print = Imprimez les énoncés
vote-why-paper-text = {""}, ou demandez à un·e voisin·e de les remplir avec vous.
vote-map = Voir la carte jusqu’ici
vote-map-final = Voir la carte
vote-draft = Cette question est en cours d’écriture
vote-draft-text = Seule la modération la voit. Ajoutez des énoncés, puis ouvrez-la.
vote-waiting = On peut répondre à partir du { $from }
vote-waiting-text = La question est posée; revenez à ce moment-là pour répondre.
vote-empty = Pas encore d’énoncé
vote-empty-text = Les premiers arrivent. Vous pouvez aussi en ajouter un.
vote-all = Merci, vous avez répondu à tout
vote-all-text = De nouveaux énoncés apparaissent à mesure que les gens en ajoutent. En attendant, voyez où se situent les gens, ou ajoutez ce qui manque.
vote-closed = Cette question est fermée
vote-closed-text = On ne prend plus de réponses. Ce que les gens ont dit reste ici, avec ce que chaque groupe appuie et ce qui les divise.
vote-refused-not-yet = Cette question n’est pas encore ouverte, votre réponse n’a donc pas été gardée. Revenez quand elle ouvrira.
vote-refused-closed = Cette question est fermée, votre réponse n’a donc pas été gardée. Celles que vous aviez données comptent.
vote-refused-no-statement = On ne vote plus sur cet énoncé, votre réponse n’a donc pas été gardée. Voici le suivant.
