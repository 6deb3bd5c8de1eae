# Une série : regard en arrière et en avant

lookback-title = Regard en arrière et en avant : { $series }
lookback-heading = Regard en arrière et en avant
lookback-kicker = Rapport d’une série
lookback-lead = { $held ->
    [0] Aucune séance n’a encore eu lieu.
    [one] { $held } séance a eu lieu; synthèses d’une page publiées : { $published } sur { $held }.
   *[other] { $held } séances ont eu lieu; synthèses d’une page publiées : { $published } sur { $held }.
}
lookback-pdf = Télécharger en PDF
lookback-archive = Toutes les séances passées
lookback-page = Page
lookback-sessions = Les séances
lookback-themes = Les thèmes au fil des séances
lookback-themes-none = Aucun thème n’a été nommé.
lookback-theme-in = { $sessions ->
    [one] dans { $sessions } séance
   *[other] dans { $sessions } séances
}
lookback-recommended = Ce qui a été recommandé
lookback-recommended-lead = { $all ->
    [0] Rien n’a encore été recommandé.
    [one] { $all } recommandation; { $answered } avec une réponse.
   *[other] { $all } recommandations; { $answered } avec une réponse.
}
lookback-by-doer = Qui le fera : la communauté seule { $community }, la communauté avec de l’aide { $help }, une institution { $institution }.
lookback-unanswered = Pas encore de réponse
lookback-participation = Participation
lookback-participation-lead = Qui était là, séance par séance. Moins de 10 personnes ne sont pas comptées.
lookback-session = Séance
lookback-registered = Inscriptions
lookback-there = Présences
lookback-tables = Tables
lookback-areas = Secteurs postaux
lookback-notes = Notes
lookback-few = moins de 10
lookback-unsaid = non montré
lookback-missing = Qui manquait
lookback-missing-no-numbers = On pourra le dire quand quelqu’un aura fourni combien de gens vivent où, d’après un recensement.
lookback-missing-unknown = On pourra le dire quand dix des gens présents auront dit dans quel secteur postal ils vivent.
lookback-missing-none = D’aucun secteur il n’est venu assurément moins de gens que si l’on était venu également de partout.
lookback-missing-nobody = { $expected ->
    [one] personne, là où il en serait venu environ une si l’on était venu également de partout
   *[other] personne, là où il en serait venu environ { $expected } si l’on était venu également de partout
}
lookback-missing-few = moins de { $count }, là où il en serait venu environ { $expected } si l’on était venu également de partout
lookback-missing-count = { $count }, là où il en serait venu environ { $expected } si l’on était venu également de partout
lookback-missing-numbers = Comparé au nombre de gens qui vivent à cet endroit : { $place } ({ $source }). Qui est venu à plusieurs séances compte une fois.
lookback-feedback = Ce que les gens ont pensé de la formule
lookback-feedback-none = Moins de 10 personnes ont répondu à chacune des questions : rien n’est montré.
lookback-dissent = Là où nous n’étions pas d’accord
lookback-none = Rien n’a été noté.
lookback-forward = Regard en avant
lookback-next = Les séances à venir
lookback-next-none = Aucune séance n’est prévue.
lookback-open = Ce qui reste ouvert
lookback-together = Qui fera quoi ensemble
