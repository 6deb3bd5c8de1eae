departure-title = Quitter ce serveur
departure-lead = Ce que votre communauté détient ici est supprimé pour de bon. Un reçu, à une adresse qui reste, dit ce qui a été supprimé.
departure-no-parcel = Préparez d’abord un colis et apportez-le au prochain serveur : ce qui est supprimé ici ne peut pas revenir.
departure-changed = Quelque chose a été écrit depuis la préparation de votre dernier colis. Préparez-en un nouveau pour ne rien perdre.
departure-to-parcels = Vers vos colis
departure-goes = Ce qui part
departure-goes-text = Partent aussi les photos, les enregistrements et les colis préparés ici.
departure-stays = Ce qui reste
departure-stays-shared = { $count ->
    [0] Votre communauté ne détient rien ici avec d’autres.
    [one] Une chose qu’une autre communauté détient aussi lui reste.
   *[other] { $count } choses que d’autres communautés détiennent aussi leur restent.
}
departure-stays-people = Les comptes des personnes : chacune décide du sien.
departure-stays-public = Les résultats publiés en dossiers de preuve et les signatures de l’engagement : ils figurent dans un journal public dont personne ne peut retirer de lignes.
departure-stays-name = Le nom de la communauté, sur le reçu et là où d’autres en parlent.
departure-stays-backups = Les copies de sauvegarde de ce serveur sont supprimées après { $days ->
    [one] un jour
   *[other] { $days } jours
}.
departure-do-title = Tout supprimer
departure-do-text = Comparez ce nombre à celui du colis que vous avez emporté. S’il est pareil, tout y est.
departure-moved-to = Où a-t-elle déménagé?
departure-moved-to-hint = L’adresse du prochain serveur, par exemple https://perron.example.org. Les anciennes adresses y mèneront les gens. Vous pouvez laisser vide.
departure-not-address = Écrivez l’adresse d’un serveur, qui commence par https:// et n’a rien après le nom
departure-name = Écrivez le nom de la communauté
departure-name-hint = { $name }
departure-other-name = Ce n’est pas son nom : écrivez-le comme ci-dessus
departure-do = Supprimer la communauté pour de bon
departure-done = Tout a été supprimé. Gardez l’adresse de cette page ou le reçu en texte.
departure-receipt = { $name } est partie
departure-receipt-kicker = Reçu
departure-receipt-lead = { $name } a quitté ce serveur le { $day }. Ce qu’elle détenait ici a été supprimé.
departure-receipt-moved = Elle a déménagé à l’adresse
departure-receipt-text = Le reçu en texte signé
departure-went = Ce qui a été supprimé
departure-files = Photos et enregistrements
departure-tables = Fiches par table
departure-check = Vérifier le reçu
departure-check-text = Le texte est signé avec la clé de ce serveur, comme une note signée. Il désigne le colis préparé auparavant par ce nombre, que tout outil SHA-256 recalcule à partir du fichier :
departure-key = La clé de ce serveur
departure-moved-title = { $name } a quitté ce serveur
departure-moved-lead = Ce qui se trouvait ici est parti avec sa communauté le { $day } et a été supprimé.
departure-moved-there = La communauté dit avoir déménagé. Cette page s’y trouve peut-être maintenant :
departure-moved-go = Aller voir
departure-moved-receipt = Ce qui a été supprimé
