coming-title = Qui vient
coming-lead = Pour voir qui sera dans la salle, et qui inviter pendant qu’il est encore temps.
coming-held = Personnes inscrites
coming-held-of = { $held } places sur { $capacity }
coming-yes = Disent qu’elles viennent
coming-maybe = Viendront peut-être
coming-waiting = Sur la liste d’attente
coming-unconfirmed = Pas encore confirmées
coming-from = D’où elles viennent
coming-areas = Secteurs postaux : { $province }
coming-unsaid = N’ont rien dit
coming-no-finer = N’ont rien dit de plus précis
coming-few = moins de { $few }, non montré
coming-hidden = { $few } ou plus, non montré
coming-untold = non montré
coming-few-why = Moins de { $few } n’est pas dit, pour que personne ne soit reconnu. Là où ce nombre pourrait se calculer à partir des autres, un autre encore est caché ou montré comme moins de { $few }.
coming-selves = Ce qu’elles disent d’elles-mêmes
coming-selves-none = Montré dès que dix des personnes qui viennent auront répondu aux questions sur qui elles sont. Elles le font dans leur compte, seulement si elles le veulent.
coming-selves-day = En date du { $day }. Les nombres sont arrondis vers le bas et ne bougent pas avant dix inscriptions de plus.
coming-least = { $count } ou plus
coming-rare = Peut-être absentes : moins de dix personnes l’ont dit, ou aucune
coming-missing = Qui manque
coming-no-numbers = Pour voir qui manque, apportez le nombre de personnes qui vivent à chaque endroit, d’après un recensement : par secteur postal, ou par province et territoire.
coming-add-numbers = Apporter les nombres
coming-missing-unknown = Ce sera montré dès que dix des personnes qui viennent auront dit où elles vivent.
coming-missing-none = D’aucun secteur il ne vient à coup sûr moins de gens qu’il n’en viendrait si l’on venait également de partout.
coming-invite = À inviter, dans cet ordre :
coming-missing-nobody = { $expected ->
    [one] personne encore, là où il en viendrait environ une si l’on venait également de partout
   *[other] personne encore, là où il en viendrait environ { $expected } si l’on venait également de partout
}
coming-missing-few = moins de { $count }, là où il en viendrait environ { $expected } si l’on venait également de partout
coming-missing-count = { $count }, là où il en viendrait environ { $expected } si l’on venait également de partout
coming-ask-there = Communautés à qui demander :
coming-pass-on = Demandez à quelqu’un qui y vit d’amener une voisine ou un voisin, et faites passer cette adresse :
coming-numbers = Comparé au nombre de personnes qui vivent ici : { $place } ({ $source }).
coming-change-numbers = Changer ces nombres
