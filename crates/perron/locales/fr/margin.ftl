margin-title = Ce qui sert à pondérer les réponses
margin-lead = Indiquez combien de personnes vivent ici, par âge, par lieu ou selon autre chose que cette vague demande. Les réponses sont alors pondérées : les gens qu’on entend moins souvent comptent à la mesure de leur nombre.
margin-sum = Ensemble
margin-source-said = { $source }, { $dated }. Apporté le { $day }.
margin-provinces = Provinces et territoires
margin-provinces-text = Les nombres des treize viennent avec ce programme : Statistique Canada, Recensement de la population, mai 2021. Prenez-les pour une vague qui s’adresse à tout le Canada.
margin-provinces-take = Prendre ces nombres
margin-census = Statistique Canada, Recensement de la population
margin-census-date = mai 2021
margin-place = Le lieu de cette communauté
margin-place-text = { $parts ->
    [one] Cette maison garde 1 nombre de ce lieu ({ $by }) : { $source }.
   *[other] Cette maison garde { $parts } nombres de ce lieu ({ $by }) : { $source }.
}
margin-file-link = Apporter plutôt un fichier CSV
margin-file-title = Apporter des nombres dans un fichier
margin-file-lead = Un fichier contient les nombres d’une seule chose, par exemple de tous les âges. Ils prennent la place de ceux qui étaient là.
margin-file = Le fichier
margin-file-hint = CSV ou texte simple, deux colonnes : la réponse comme on la voit, et le nombre de personnes. Une première ligne avec des noms de colonnes est passée.
margin-file-none = Il n’y a pas de fichier, ou rien dedans; rien n’a changé. Choisissez un fichier
margin-file-not-text = Le fichier n’est pas du texte simple en UTF-8; rien n’a changé. Enregistrez-le en « CSV UTF-8 » et apportez-le de nouveau
margin-enter = Saisir ou coller des nombres
margin-attribute = Selon quoi
margin-totals = Chaque réponse et le nombre de personnes, une par ligne
margin-totals-hint = Par exemple 15 à 24 ans, 1 200. Mettez une virgule entre la réponse et le nombre, ou collez deux colonnes d’un tableur ou d’un fichier CSV. Une liste vide retire les nombres.
margin-source = D’où viennent les nombres
margin-source-hint = C’est indiqué à côté de chaque chiffre qui repose sur eux.
margin-dated = De quand ils sont
margin-dated-hint = Par exemple : mai 2021
margin-send = Garder ces nombres
margin-kept = Ces nombres sont gardés. Les chiffres d’une vague close sont recalculés maintenant.
margin-nothing-asked = Cette vague ne demande ni où l’on vit ni de se décrire. Rien ne peut servir à pondérer.
margin-mixed = { $part } ne correspond pas à ce que vous avez choisi; rien n’a changé. Donnez des provinces et territoires, ou des secteurs postaux, pas les deux
margin-line-level = La ligne { $line } ne commence pas par une réponse à cette question; rien n’a changé. Écrivez la réponse comme on la voit
margin-lacking = Il n’y a pas de nombre pour « { $level } »; rien n’a changé. Donnez-en un, 0 s’il n’y a personne
margin-nobody = Tous les nombres sont 0; rien n’a changé. Donnez combien de personnes il y a
margin-contradiction = « { $first } » donne { $all } personnes et « { $second } », { $other }; rien n’a changé. Les deux doivent compter les mêmes personnes
