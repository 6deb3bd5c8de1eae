# Ce que les gens disent d’eux-mêmes, s’ils le veulent

self-title = Auto-identification
self-lead = Rien de tout cela n’est obligatoire. Répondez à une question, à quelques-unes ou à aucune; choisissez autant de réponses qu’il vous convient.
self-purpose = À quoi cela sert
self-purpose-text = À voir, ensemble, qui participe ici et qui manque. Cela ne sert à rien d’autre, et aucune page ne montre ce qu’une personne a répondu.
self-apart = Comment c’est gardé
self-apart-text = Chiffré, à part de votre compte et de tout ce que vous dites d’autre ici, sous une clé qui n’est pas dans la base de données. Les intendant·es ne voient que des nombres d’au moins dix personnes.
self-until = Combien de temps
self-until-text = Environ deux ans après votre dernier enregistrement; ensuite, c’est supprimé tout seul. Vous pouvez le changer ou l’effacer ici en tout temps.
self-save = Garder mes réponses à cette fin
self-erase = Effacer mes réponses
self-kept = Vos réponses sont gardées, chiffrées. Revenez ici pour les changer ou les effacer.
self-erased = Rien n’est gardé de ce que vous avez dit de vous.
self-own = Dans leurs propres mots
self-own-of = Dans mes propres mots : { $question }
self-unsaid = Je préfère ne pas répondre
self-shut = Ces réponses ne peuvent pas être ouvertes pour le moment.
self-shut-text = La clé de cette maison n’est pas à sa place. Rien de vos réponses n’est perdu ni vu; qui tient la maison en est averti et peut la remettre. Revenez plus tard.

self-ask-indigenous = Êtes-vous Premières Nations, Métis ou Inuk (Inuit)?
self-indigenous-no = Non
self-indigenous-first-nations = Oui, Premières Nations
self-indigenous-metis = Oui, Métis
self-indigenous-inuk = Oui, Inuk (Inuit)
self-indigenous-unsure = Je ne sais pas

self-ask-group = De quels groupes faites-vous partie?
self-group-white = Blanc·he
self-group-south-asian = Sud-Asiatique
self-group-chinese = Chinois·e
self-group-black = Noir·e
self-group-filipino = Philippin·e
self-group-arab = Arabe
self-group-latin-american = Latino-Américain·e
self-group-southeast-asian = Asiatique du Sud-Est
self-group-west-asian = Asiatique occidental·e
self-group-korean = Coréen·ne
self-group-japanese = Japonais·e

self-ask-gender = Quel est votre genre?
self-gender-man = Homme
self-gender-woman = Femme
self-gender-non-binary = Personne non binaire

self-ask-orientation = Quelle est votre orientation sexuelle?
self-orientation-straight = Hétérosexuel·le
self-orientation-gay = Lesbienne ou gai·e
self-orientation-bi = Bisexuel·le ou pansexuel·le

self-ask-disability = Vous identifiez-vous comme une personne en situation de handicap?
self-disability-yes = Oui
self-disability-no = Non

self-ask-limits = Une difficulté ou un état qui dure limite-t-il ce que vous faites au quotidien?
self-limits-often = Souvent ou toujours
self-limits-sometimes = Parfois
self-limits-never = Rarement ou jamais

self-ask-arrival = Depuis quand vivez-vous au Canada?
self-arrival-born = Je suis né·e ici
self-arrival-five = Résidence permanente depuis 5 ans ou moins
self-arrival-ten = Résidence permanente depuis 6 à 10 ans
self-arrival-longer = Je suis venu·e m’établir ici il y a plus de 10 ans
self-arrival-temporary = Je suis ici sans résidence permanente

self-ask-official = Quelle langue officielle avez-vous apprise en premier et parlez-vous encore?
self-official-english = L’anglais
self-official-french = Le français
self-official-neither = Aucune des deux

self-ask-home = Quelles langues parlez-vous le plus souvent à la maison?
self-home-english = L’anglais
self-home-french = Le français

self-ask-age = Quel âge avez-vous?
self-age-fifteen = 15 à 24 ans
self-age-twenty-five = 25 à 34 ans
self-age-thirty-five = 35 à 44 ans
self-age-forty-five = 45 à 54 ans
self-age-fifty-five = 55 à 64 ans
self-age-sixty-five = 65 à 74 ans
self-age-seventy-five = 75 ans ou plus

self-ask-needs = À quel point est-il difficile pour votre ménage de payer ce dont il a besoin?
self-needs-hard = Très difficile
self-needs-somewhat = Plutôt difficile
self-needs-neither = Ni difficile ni facile
self-needs-easy = Facile

self-ask-housing = Où habitez-vous?
self-housing-own-home = Dans un logement dont mon ménage est propriétaire
self-housing-rent = Dans un logement loué
self-housing-other-home = Dans une résidence, un refuge ou chez d’autres pour le moment
self-housing-no-home = Sans logement

self-ask-care = Prenez-vous soin de quelqu’un?
self-care-child = Oui, d’enfants
self-care-adult = Oui, d’une personne adulte qui a besoin d’aide
self-care-no = Non

self-counts-title = Qui participe, en nombres
self-counts-lead = Ce que les gens ont dit d’eux-mêmes, tous ensemble. Un nombre est montré à partir de dix personnes et arrondi vers le bas à un multiple de cinq. Il n’y a pas de totaux, et les nombres ne bougent pas avant que dix personnes aient répondu ou changé leurs réponses, pour que la réponse de personne ne puisse être retrouvée.
self-counts-none = Il n’y a pas encore de nombres : ils viennent la nuit après que dix personnes ont répondu.
self-counts-day = Compté le { $day }.
self-counts-least = au moins { $count }
self-counts-few = moins de 10, peut-être personne
self-counts-shut = Elles ont été gardées sous une autre clé. Remettez le fichier de clé d’alors là où le disent les réglages; d’ici là, rien n’est recompté.
self-counts-lost = Si le fichier est perdu pour de bon, les réponses le sont aussi. Vous pouvez les supprimer, pour que les gens puissent répondre de nouveau.
self-counts-begin = Supprimer ce qui ne s’ouvre pas
self-counts-anew = Ce qui ne s’ouvrait pas est supprimé. On peut répondre de nouveau.
