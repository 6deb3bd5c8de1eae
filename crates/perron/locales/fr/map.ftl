# La carte des opinions

map-title = La carte des opinions : { $question }
map-kicker = { $question } · { $people ->
    [one] { $people } personne a répondu
   *[other] { $people } personnes ont répondu
}
map-finding = { $ways }, et { $shared }
map-finding-ways = { $groups ->
    [1] Un seul grand groupe
    [2] Deux façons de voir
    [3] Trois façons de voir
    [4] Quatre façons de voir
    [5] Cinq façons de voir
    [6] Six façons de voir
    [7] Sept façons de voir
    [8] Huit façons de voir
   *[other] { $groups } façons de voir
}
map-finding-range = { $groups ->
    [2] Deux extrémités d’un même éventail d’opinions
    [3] Trois parties d’un même éventail d’opinions
    [4] Quatre parties d’un même éventail d’opinions
    [5] Cinq parties d’un même éventail d’opinions
    [6] Six parties d’un même éventail d’opinions
    [7] Sept parties d’un même éventail d’opinions
    [8] Huit parties d’un même éventail d’opinions
   *[other] { $groups } parties d’un même éventail d’opinions
}
map-finding-shared = { $shared ->
    [0] rien encore que toutes partagent
    [1] une chose à laquelle personne n’a à renoncer
    [2] deux choses auxquelles personne n’a à renoncer
    [3] trois choses auxquelles personne n’a à renoncer
    [4] quatre choses auxquelles personne n’a à renoncer
    [5] cinq choses auxquelles personne n’a à renoncer
    [6] six choses auxquelles personne n’a à renoncer
    [7] sept choses auxquelles personne n’a à renoncer
    [8] huit choses auxquelles personne n’a à renoncer
    [9] neuf choses auxquelles personne n’a à renoncer
   *[other] { $shared } choses auxquelles personne n’a à renoncer
}
map-finding-shared-one-group = { $shared ->
    [0] rien encore que la plupart partagent clairement
    [1] une chose que la plupart partagent
    [2] deux choses que la plupart partagent
    [3] trois choses que la plupart partagent
    [4] quatre choses que la plupart partagent
    [5] cinq choses que la plupart partagent
    [6] six choses que la plupart partagent
    [7] sept choses que la plupart partagent
    [8] huit choses que la plupart partagent
    [9] neuf choses que la plupart partagent
   *[other] { $shared } choses que la plupart partagent
}
map-lead = Les personnes qui ont voté de la même façon sont proches les unes des autres. Sous la carte : ce que chaque groupe appuie, et ce qu’un groupe n’appuie pas.
map-lead-one-group = Les personnes qui ont voté de la même façon sont proches les unes des autres. Les votes ne forment pas de groupes distincts : nous n’en dessinons donc pas. Sous la carte : ce que la plupart partagent.
map-one-range = { $groups ->
    [2] Les deux groupes sont les extrémités d’un même éventail d’opinions plutôt que des camps séparés : les votes ne montrent aucun vide entre les deux.
   *[other] Les groupes sont des parties d’un même éventail d’opinions plutôt que des camps séparés : les votes ne montrent aucun vide entre eux.
}

# L’image
map-picture-title = { $groups ->
    [1] Carte des opinions de { $drawn } personnes en un seul grand groupe
   *[other] Carte des opinions de { $drawn } personnes en { $groups } groupes
}
map-picture-each = Chaque marque est une personne. Les personnes qui ont voté de la même façon sont proches.
map-picture-group = Le groupe { $letter }, { $people } { $shape }, est { $place }.
map-picture-between = { $people ->
    [one] { $people } personne est entre les groupes.
   *[other] { $people } personnes sont entre les groupes.
}
map-picture-table = Le tableau sous la carte donne les parts de chaque groupe.
map-shape-circles = cercles
map-shape-squares = carrés
map-shape-triangles = triangles
map-shape-rings = cercles vides
map-shape-frames = carrés vides
map-shape-deltas = triangles vides
map-shape-crosses = croix
map-shape-hexagons = hexagones
map-place-middle = au milieu
map-place-right = à droite
map-place-lower-right = en bas à droite
map-place-bottom = en bas
map-place-lower-left = en bas à gauche
map-place-left = à gauche
map-place-upper-left = en haut à gauche
map-place-top = en haut
map-place-upper-right = en haut à droite
map-here = Vous êtes ici
map-group = Groupe { $letter }
map-key-group = , { $shape } : { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
map-key-between = Entre les groupes
map-key-between-more = , petits points : { $people ->
    [one] { $people } personne dont les votes ne vont
   *[other] { $people } personnes dont les votes ne vont
} clairement avec aucun groupe
map-key-you = Vous
map-you-in = , dans le groupe { $letter }
map-you-in-near = , dans le groupe { $letter }, du côté le plus proche de { $other }
map-you-between = , entre les groupes
map-you-one = , parmi les autres
map-you-private = Il n’y a que vous qui voyez où vous êtes. Le halo pâle autour de vous dit à quel point c’est sûr : deux fois sur trois, vous êtes à l’intérieur.
map-you-few = Après { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
}, personne ne peut encore dire où vous êtes. Chaque vote le précise.

map-steady = Est-ce solide?
map-steady-groups = Nous avons mêlé et rééchantillonné les mêmes votes { $times } fois : les { $groups ->
    [2] deux
    [3] trois
    [4] quatre
    [5] cinq
    [6] six
    [7] sept
    [8] huit
   *[other] { $groups }
} mêmes groupes sont revenus { $same } fois sur { $times }.
map-steady-one = Nous avons mêlé et rééchantillonné les mêmes votes { $times } fois en cherchant de deux à huit groupes. Aucun partage n’est revenu assez souvent pour être dessiné.
map-steady-weak = Voyez les contours comme une esquisse, pas comme des frontières.
map-drawn-all = Toutes les { $people } personnes qui ont voté sur assez d’énoncés pour être placées sont dessinées.
map-drawn-some = { $drawn } personnes sur { $people } sont dessinées, tirées au sort : plus de marques se cacheraient. Les contours et les chiffres comptent tout le monde.
map-source = { $votes ->
    [one] { $votes } vote
   *[other] { $votes } votes
} de { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
} sur { $statements ->
    [one] { $statements } énoncé
   *[other] { $statements } énoncés
}, { $ago }.
map-newer = Une carte plus récente est en préparation.
map-newer-progress = Une carte plus récente est en préparation : { $percent }.
map-failed = Les derniers votes n’ont pas encore pu être dessinés; voici la dernière bonne carte.
map-refresh = Voir la carte la plus récente
map-just-now = à l’instant
map-minutes-ago = { $minutes ->
    [one] il y a { $minutes } minute
   *[other] il y a { $minutes } minutes
}
map-hours-ago = { $hours ->
    [one] il y a { $hours } heure
   *[other] il y a { $hours } heures
}
map-on-date = le { $date }
map-keep-voting = Continuer à voter
map-closed = Le vote est terminé; cette carte ne change plus.
map-published = Ces résultats ont été approuvés le { $date }.

map-how = Comment lire cette carte
map-how-near = Chaque marque est une personne. Deux marques sont proches quand les deux personnes ont voté de la même façon sur la plupart des énoncés. Il n’y a ni gauche, ni droite, ni haut, ni bas : tournez la carte et elle dit la même chose.
map-how-outline = Les contours montrent où se trouve presque tout un groupe; la partie plus foncée, où s’en trouve la moitié. Un contour est plus large là où l’on a peu voté et où les places sont moins sûres.
map-how-groups = Le programme trouve les groupes à partir des votes seulement. Il ne sait rien d’autre de personne, et donne aux groupes des lettres, jamais des noms.
map-how-missing = Un énoncé que quelqu’un n’a pas vu ne compte ni pour ni contre. Passer est un vote, mais ni oui ni non.
map-how-bars = Un intervalle comme « 91 % (85 à 95) » veut dire : 91 % des votes du groupe sont d’accord, et nous sommes sûrs à 95 % que la part n’est pas sous 85 %, et sûrs à 95 % qu’elle n’est pas au-dessus de 95 %. Peu de votes donnent un intervalle large.

# Les parties de la page
map-common = Terrain d’entente
map-common-lead = Chaque marque est la part d’un groupe qui est d’accord; la ligne qui la traverse dit à quel point c’est sûr. La ligne dorée est le plancher : même le groupe le moins enthousiaste est au-dessus. C’est ce plancher, et non la moyenne, qui décide de l’ordre.
map-common-none = Aucun énoncé n’est encore clairement appuyé par chaque groupe. D’autres votes pourraient en révéler.
map-at-least = Au moins { $floor } dans chaque groupe
map-at-least-one-group = Au moins { $floor } sont d’accord
map-lowest = Borne la plus basse : groupe { $letter }. { $votes ->
    [one] { $votes } vote.
   *[other] { $votes } votes.
}
map-lowest-one-group = { $votes ->
    [one] { $votes } vote.
   *[other] { $votes } votes.
}
map-robust = { $people ->
    [one] Un seul appui de moins suffirait à le défaire.
   *[other] { $people } appuis de moins suffiraient à le défaire.
}
map-rejected = Ce que chaque groupe refuse
map-rejected-lead = Chaque groupe est clairement en désaccord avec ces énoncés. C’est aussi un terrain d’entente.
map-against-at-least = Au moins { $floor } en désaccord dans chaque groupe
map-held = Retenus hors du terrain d’entente
map-held-lead = La plupart des personnes sont d’accord avec ces énoncés, mais un groupe ne l’est pas. Nous ne noyons pas ce groupe dans une moyenne; nous écrivons ce qu’il dit.
map-holdout = Le groupe { $letter } ne suit pas : { $share } sont d’accord
map-overall = { $share } de { $votes ->
    [one] { $votes } vote en tout
   *[other] { $votes } votes en tout
} sont d’accord.
map-divides = Ce qui nous divise
map-divides-lead = C’est ici que les groupes sont le plus éloignés. Ce sont des questions dont parler, pas des constats.
map-apart = { $most } d’accord dans le groupe le plus favorable, { $least } dans le moins favorable. { $votes ->
    [one] { $votes } vote.
   *[other] { $votes } votes.
}
map-more = { $more ->
    [one] { $more } de plus dans le tableau de tous les énoncés
   *[other] { $more } de plus dans le tableau de tous les énoncés
}
map-bars = Part des personnes d’accord. { $groups }
map-bars-group = Groupe { $letter } { $share }.
map-bars-nobody = Groupe { $letter } : personne n’a voté là-dessus.
map-nobody = aucun vote
map-interval = { $share } { $range }
map-range = ({ $low } à { $high })
map-portraits = Les groupes, dans leurs propres votes
map-portraits-lead = Ce qui distingue chaque groupe des autres.
map-portraits-lead-one-group = Ce que ce groupe unique appuie.
map-portrait-size = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
map-portrait-agree = Plus souvent d’accord :
map-portrait-disagree = Plus souvent en désaccord :
map-portrait-count = { $count } sur { $of } dans ce groupe
map-portrait-none = Rien ne distingue encore clairement ce groupe.
map-slate = Les énoncés qui représentent toute la conversation
map-slate-lead = Si l’on ne pouvait lire à voix haute que ce nombre d’énoncés, ceux-ci laisseraient le moins de monde de côté : toute part assez grande des personnes y trouve un énoncé avec lequel elle est d’accord.
map-check = Vérifiez par vous-même
map-check-data = Télécharger les votes et les énoncés, sans noms
map-check-how = Tout ce qui est sur cette page peut être recalculé à partir de ce fichier.
map-check-program = Fait par { $program }, graine { $seed }.
map-all = Tous les énoncés dans un tableau
map-polis = Voir les mêmes votes avec la méthode que publie Polis
map-summary = Une page à imprimer (PDF)
map-image = Image à partager (SVG)

# Tableaux
map-table-show = Voir tout ce qui est sur cette page dans un tableau
map-table-caption = Part des personnes d’accord, avec son intervalle
map-table-statement = Énoncé
map-table-result = Résultat
map-table-title = Tous les énoncés et le vote de chaque groupe
map-table-lead = Les parts portent sur les votes du groupe sur l’énoncé; entre parenthèses, l’intervalle où se trouve la part.
map-table-agree = D’accord
map-table-disagree = En désaccord
map-table-pass = Passe
map-table-pages = Pages du tableau
map-back = Retour à la carte
map-is-shared = Terrain d’entente
map-is-rejected = Refusé par chaque groupe
map-is-held = Retenu
map-is-divided = Nous divise
map-is-open = Pas encore clair
map-is-left-out = Hors de la carte
map-people-table = Nombre de personnes dans chaque groupe
map-people-table-group = Groupe
map-people-table-people = Personnes

# Avant qu’il y ait une carte
map-none-title = Pas encore de carte : personne n’a voté
map-none-lead = La carte est faite de votes. Donnez le premier.
map-few-title = { $people ->
    [one] { $people } personne a voté : c’est trop peu pour une carte
   *[other] { $people } personnes ont voté : c’est trop peu pour une carte
}
map-few-lead = À moins de { $fewest } personnes, les groupes seraient devinés, et une marque sur la carte pourrait désigner une voisine ou un voisin. D’ici là, on ne montre que le nombre de votes sur chaque énoncé.
map-few-caption = Votes jusqu’ici
map-few-votes = Votes
map-first-title = La première carte est en préparation
map-first-lead = Dans une grande conversation, cela prend un moment. La page montrera la carte dès qu’elle sera prête; vous pouvez partir et revenir.
map-first-progress = { $percent } de fait
map-vote = Donner votre vote
map-add = Ajouter ce qui manque

# La vue de Polis
map-polis-title = Les mêmes votes avec la méthode que publie Polis
map-polis-lead = Polis est le programme où des conversations comme celle-ci ont commencé. Cette page suit pas à pas ses mathématiques publiées, pour que vous puissiez comparer.
map-polis-differs = Ce qui la distingue de notre carte : elle remplace par la moyenne les votes qui n’ont pas été donnés, elle dessine toujours au moins deux groupes, et son terrain d’entente n’a pas de plancher sous chaque groupe.
map-polis-groups = Ce qui représente chaque groupe
map-polis-represents = { $stance } · { $count } sur { $of } dans ce groupe, { $times } fois plus souvent qu’ailleurs
map-polis-agree = D’accord
map-polis-disagree = En désaccord
map-polis-consensus = Consensus de l’ensemble des votes
map-polis-consensus-lead = Ce avec quoi l’ensemble des personnes est le plus d’accord ou en désaccord, quel que soit leur groupe.
map-polis-consensus-none = Rien ne ressort.
map-polis-consensus-count = { $stance } · { $count } sur { $of } votes
map-polis-aware = Consensus qui tient compte des groupes
map-polis-aware-lead = Les parts lissées d’accord de tous les groupes, multipliées; 1 veut dire que tout le monde est d’accord. Polis ordonne son terrain d’entente selon ce nombre.
map-polis-aware-score = Indice
map-polis-back = Retour à notre carte

# Énoncés dans une autre langue
map-translated = Traduction : { $translator }
map-stale = l’original a changé depuis
map-original = Pas encore traduit

# La page unique
map-page-kicker = Ce que les gens ont dit ensemble
map-page-people = { $people ->
    [one] { $people } personne a participé
   *[other] { $people } personnes ont participé
} · { $votes } votes sur { $statements } énoncés
map-page-few = Moins de 10 personnes ont participé; leur nombre n’est pas montré
map-page-common-lead = La ligne dorée est le plancher : même le groupe le moins enthousiaste est au-dessus.
map-page-held = Là où un groupe ne suit pas
map-page-held-none = Aucun énoncé appuyé par la plupart n’est refusé par un groupe.
map-page-common-none = Aucun énoncé n’est clairement appuyé par chaque groupe.
map-page-divides-none = Aucun énoncé ne divise clairement les groupes.
map-page-more = { $more ->
    [one] et { $more } de plus sur la page de la carte
   *[other] et { $more } de plus sur la page de la carte
}
map-page-group-size = { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}
map-page-method = Les groupes sont trouvés à partir des votes seulement, par la méthode Perron. Un énoncé est un terrain d’entente seulement si, dans chaque groupe, au moins la moitié est d’accord, avec une confiance de 95 %.
map-page-date = Votes jusqu’au { $date }.
map-page-caption = Tous les énoncés, tous les chiffres et les données :
map-page-alt = Code QR de l’adresse { $address }
map-page-unprintable = Le carré □ tient lieu d’un caractère que ce papier ne peut pas montrer.
map-page-author = Les personnes de cette conversation
