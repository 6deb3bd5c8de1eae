desk-title = Le bureau
desk-lead = Ce qui demande quelqu’un maintenant, et le chemin vers tout ce que font les gens qui modèrent.
desk-new = Poser une question
desk-now = Ce qui demande quelqu’un maintenant
desk-quiet = Rien n’attend. Merci de garder le perron dégagé.
desk-moderation = { $count ->
    [one] Un énoncé attend votre décision
   *[other] { $count } énoncés attendent votre décision
}
desk-translation = La question ou sa mise en contexte n’est là que dans une langue
desk-opening = Elle n’est pas encore ouverte : relisez-la une fois, puis ouvrez-la
desk-publication = Elle est terminée : regardez les résultats et approuvez-les
desk-proposed = On demande cette communauté : a-t-elle sa place ici?
desk-ways = Aussi ici
desk-import = Apporter une conversation d’ailleurs
desk-places = Les lieux : ajouter des quartiers et des pâtés de maisons
desk-people = Les personnes et leurs rôles
desk-outbox = Le courrier envoyé ou en attente
desk-all = Toutes les conversations
desk-settings = Réglages
desk-statements = Énoncés
desk-translations = Traductions
desk-ballots = Bulletins de papier
desk-mending = Mots à corriger
desk-pledge = L’engagement
