ledger-title = Qui a décidé
ledger-lead = Pour chaque décision : qui a dit de quoi il s’agit, qui a décidé, et qui détient l’argent, la salle ou les données.
ledger-empty = Rien n’a encore été décidé.
ledger-sentence = { $decisions ->
    [one] La population a pris { $residents } décision sur { $decisions } : { $moved }.
   *[other] La population a pris { $residents } des { $decisions } décisions : { $moved }.
  }
ledger-sentence-bare = { $decisions ->
    [one] La population a pris { $residents } décision sur { $decisions }.
   *[other] La population a pris { $residents } des { $decisions } décisions.
  }
ledger-and = { $first } et { $last }
ledger-hours = { $hours ->
    [one] { $hours } heure
   *[other] { $hours } heures
  }
ledger-hands = Entre les mains de qui
ledger-picture = { $decisions ->
    [one] Qui a fixé l’ordre du jour, décidé et détient, pour { $decisions } décision
   *[other] Qui a fixé l’ordre du jour, décidé et détient, pour { $decisions } décisions
  }
ledger-picture-row = { $name } : { $parts }.
ledger-as-table = L’image en tableau
ledger-agenda = Qui a fixé l’ordre du jour
ledger-decided = Qui a décidé
ledger-holder = Qui détient
ledger-who-agenda = Qui a dit de quoi il s’agit?
ledger-who-decided = Qui a décidé?
ledger-hand-residents = Population
ledger-hand-association = Association
ledger-hand-institution = Institution
ledger-hand-mixed = Ensemble
ledger-kind-priorities = Priorités
ledger-kind-plan = Plan
ledger-kind-fund = Fonds
ledger-kind-award = Octroi
ledger-kind-space = Espace
ledger-kind-promise = Promesse
ledger-kind-endorsement = Avis sur une stratégie
ledger-kind-reply = Réponse à une recommandation
ledger-column-what = Quoi
ledger-column-who = Entre les mains de
ledger-column-decisions = Décisions
ledger-column-by-residents = Par la population
ledger-column-moved = Passé à la population
ledger-column-year = Année
ledger-column-place = Lieu
ledger-by-place = Ce qui est passé à la population, par année et par lieu
ledger-by-place-note = L’argent et les heures comptent là où la population a décidé, seule ou par une association à elle.
ledger-no-place = lieu non précisé
ledger-none = rien
ledger-decisions = Décisions
ledger-earlier = Décisions plus anciennes
ledger-latest = Les dernières décisions
ledger-files = À emporter
ledger-csv = Tableau (CSV)
ledger-json = Données (JSON)
ledger-link = Chaque décision, par lieu et par année
ledger-all = Le registre de toutes les communautés
