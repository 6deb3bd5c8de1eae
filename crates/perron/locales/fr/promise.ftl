# Ce que des institutions promettent à une communauté

promise-list = Promesses d’institutions
promise-lead = Se retirer, financer, ouvrir une porte : ce qui a été promis, pour quand, et si la promesse a été tenue.
promise-by-it = Ce qu’elle a promis
promise-by-it-lead = Ce que cette institution a promis à des communautés, pour quand, et si la promesse a été tenue.
promise-on-community = Ce que des institutions nous ont promis
promise-none = Rien n’est encore promis.
promise-all = Toutes les promesses
promise-late-count = { $count ->
    [one] { $count } promesse qu’on vous a faite est en retard
   *[other] { $count } promesses qu’on vous a faites sont en retard
}
promise-new = Noter une promesse
promise-change = Modifier cette promesse
promise-details-lead = L’institution reçoit un rappel par courriel deux semaines avant la date, et quand elle est en retard.
promise-tally = { $kept } sur { $all ->
    [one] { $all } promesse tenue
   *[other] { $all } promesses tenues
}. En retard : { $late }. Rompues : { $broken }.
promise-standing-open = Promis
promise-standing-late = En retard
promise-standing-kept = Tenue
promise-standing-kept-late = Tenue, en retard
promise-standing-broken = Rompue
promise-when-open = D’ici le { $date }
promise-when-late = À tenir d’ici le { $date }
promise-when-kept = Tenue le { $settled }, à tenir d’ici le { $date }
promise-when-kept-late = Tenue le { $settled }, à tenir d’ici le { $date }
promise-when-broken = À tenir d’ici le { $date }
promise-kind = Ce qu’elle fera
promise-kind-step-back = Se retirer : le laisser à la communauté
promise-kind-fund = Financer
promise-kind-door = Ouvrir une porte : une salle, un registre, une réunion
promise-fund-of = { $kind } : { $amount }
promise-institution = Quelle institution
promise-institution-hint = Une institution de cette maison reçoit les rappels par toutes les personnes qui répondent pour elle.
promise-other = Une autre
promise-who = Institution
promise-who-other = Le nom d’une autre institution
promise-who-hint = Nécessaire si elle n’est pas dans la liste.
promise-text-hint = En une phrase : que fera-t-elle exactement?
promise-amount = Montant en dollars
promise-amount-hint = Seulement si elle finance quelque chose.
promise-made-on = Promis le
promise-due = À tenir d’ici le
promise-no-day = Dites pour quel jour
promise-due-before = Ce jour est avant celui de la promesse
promise-email = Qui y recevra les rappels
promise-email-hint = Une adresse courriel dans l’institution. Seules les personnes qui animent la table la voient, et elle ne sert à rien d’autre.
promise-no-address = Ce n’est pas une adresse courriel
promise-language = Langue des lettres
promise-language-en = Anglais
promise-language-fr = Français
promise-kept-down = C’est noté.
promise-words = Ce qu’il en est advenu
promise-says = { $who } dit
promise-answer = Répondre pour l’institution
promise-answer-words = Ce que l’institution en dit
promise-answer-hint = Cela paraît à côté de ce que dit la communauté. C’est la communauté qui dit si la promesse est tenue.
promise-answer-do = Publier la réponse
promise-answered-now = Tout le monde peut lire la réponse.
promise-settle = Qu’en est-il advenu?
promise-settle-ask = La promesse est
promise-settle-kept = Tenue
promise-settle-broken = Rompue : elle n’a pas été tenue et ne le sera pas
promise-settle-open = Encore ouverte
promise-settle-words = Ce qu’il en est advenu
promise-settle-hint = Comment elle a été tenue, ou ce qui est venu à la place.
promise-settle-hands = Si elle est tenue, répondez aussi à ces trois questions.
promise-settle-do = Enregistrer
promise-no-words = Dites ce qu’il en est advenu
promise-settled-now = C’est noté, et tout le monde peut le lire.
promise-reminded = { $count ->
    [0] Aucun rappel encore.
    [one] { $count } rappel envoyé.
   *[other] { $count } rappels envoyés.
}
promise-reminded-next = { $told } La prochaine lettre part le { $date }.
promise-letter-soon-subject = Votre promesse à { $community }, à tenir d’ici le { $date }
promise-letter-soon = { $who } a fait une promesse à { $community }. Elle est à tenir d’ici le { $date } :
promise-letter-late-subject = Votre promesse à { $community } est en retard
promise-letter-late = { $who } a fait une promesse à { $community }. Elle était à tenir d’ici le { $date }, et personne n’a dit qu’elle l’était :
promise-letter-do = Si elle est tenue, dites-le à la table, qui le notera. Si elle ne peut l’être d’ici là, dites pourquoi : les résident·es lisent votre réponse à côté de la promesse.
promise-letter-see = Voir la promesse
promise-letter-foot = Vous recevez cette lettre parce que vous répondez pour { $who }, ou que { $community } vous a nommé·e. Si vous n’êtes pas la bonne personne, répondez à cette lettre, et la table en nommera une autre.
