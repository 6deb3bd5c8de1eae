# Ce que l’on peut retrouver après une séance ou une série

archive-title = Pour s’y retrouver : { $session }
archive-lead = Ce que cette séance a laissé.
archive-series-title = Séances passées : { $series }
archive-series-lead = Chaque séance de la série qui a eu lieu, avec ce qu’elle a laissé.
archive-past = Séances passées
archive-none = Aucune séance n’a encore eu lieu.
archive-nothing = Rien n’a encore été mis ici.
archive-people = { $people ->
    [one] { $people } personne était là
   *[other] { $people } personnes étaient là
}
archive-people-few = Moins de 10 personnes étaient là
archive-people-none = Personne n’a signalé sa présence
archive-with = Avec { $names }
archive-summary = La synthèse d’une page
archive-feedback = Ce que les gens en ont pensé
archive-session = La page de la séance
archive-recording = Enregistrement
archive-slides = Diapositives
archive-link = Lien
archive-passcode = Code d’accès : { $passcode }
archive-resources = Enregistrements, diapositives, liens
archive-add-title = Enregistrements et liens
archive-add-lead = Toute personne qui ouvre les archives voit ce que vous mettez ici. Demandez d’abord aux gens que l’on entend dans un enregistrement.
archive-manage = Ajouter des enregistrements et des liens
archive-kind = Ce que c’est
archive-title-en = Titre en anglais
archive-title-fr = Titre en français
archive-address = Adresse
archive-address-hint = Commence par https://
archive-not-address = Écrivez l’adresse entière, qui commence par https://.
archive-code = Code d’accès
archive-code-hint = S’il en faut un là-bas
archive-keep = Mettre dans les archives
archive-kept = C’est dans les archives.
archive-remove = Retirer
archive-removed = C’est retiré des archives.
archive-report = Rapport de la série
