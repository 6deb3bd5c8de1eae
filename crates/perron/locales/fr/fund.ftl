# Fonds communs : règles, vote, dépouillement, explication
fund-list = Fonds communs
fund-list-lead = De l’argent dont les gens d’ici décident. Les règles sont fixées avant le vote.
fund-none = Il n’y a pas encore de fonds commun ici.
fund-new = Créer un fonds commun
fund-change = Modifier le fonds
fund-manage = Gérer ce fonds
fund-run = Pour les responsables
fund-see = Voir la page du fonds
fund-in-short = En bref
fund-help = De l’aide pour proposer
fund-project = Projet
fund-projects = Projets
fund-projects-none = Rien n’a encore été proposé.
fund-state-draft = Brouillon
fund-state-proposals = Propositions bienvenues
fund-state-committee = Petits octrois, décidés au fur et à mesure
fund-state-voting = Le vote est ouvert
fund-state-counting = Dépouillement en cours
fund-state-decided = Décidé
fund-until-proposals = propositions jusqu’au { $day }
fund-until-votes = vote jusqu’au { $day }
fund-is-draft = Seules les personnes responsables voient cette page.
fund-is-counting = Le vote est fermé et le dépouillement est en cours. Revenez dans un instant.
fund-renewed-head = C’est le vote numéro { $round }. Pourquoi on revote :
fund-vote = Voter
fund-vote-now = Voter
fund-vote-until = Vous pouvez voter jusqu’au { $until }.
fund-vote-secret = Personne ne voit où en est le vote avant sa fermeture.
fund-vote-once = Une personne, un bulletin; aucune preuve de citoyenneté ni d’adresse.
fund-vote-shut = On ne peut pas voter ici en ce moment.
fund-propose-until = Les propositions sont bienvenues jusqu’au { $until }.
fund-see-outcome = Voir ce qui est financé
fund-left = Il reste { $left } à octroyer.
fund-member-say = Vous faites partie de ce comité. Ouvrez un projet pour dire oui ou non, ou pour vous retirer.
fund-fact-amount = Argent à partager
fund-fact-who = Qui décide
fund-fact-voters = Qui peut voter
fund-fact-most = Maximum pour un projet
fund-fact-honoraria = Payer des personnes
fund-fact-propose = Qui peut proposer
fund-fact-proposals = Dernier jour pour proposer
fund-fact-votes = Dernier jour pour voter
fund-fact-report = Ce que cela a donné
fund-fact-keeper = Qui garde l’argent
fund-honoraria-share = jusqu’à { $share } d’un projet
fund-propose-who = deux personnes de ménages différents; les groupes informels sont bienvenus, sans preuve de citoyenneté ni d’adresse
fund-report-after = raconté dans les { $days } jours, reçus à l’appui
fund-way-vote = Tout le monde, par un vote
fund-way-committee = Un comité de gens d’ici, un octroi à la fois
fund-voters-contact = Toute personne ayant une adresse courriel valide, ou sur papier
fund-voters-code = Toute personne ayant reçu un code de la communauté
fund-hand-residents = Les gens d’ici
fund-hand-association = Une association de gens d’ici
fund-hand-institution = Une institution
fund-hand-mixed = Les gens d’ici et une institution ensemble
fund-rules = Les règles
fund-rules-lead = Ce qui décide, en plus des votes.
fund-rules-how = Comment les votes sont comptés
fund-rules-share = Chaque personne qui vote reçoit, sur papier, une part égale de l’argent.
fund-rules-price = Un projet est financé quand les personnes qui l’approuvent peuvent le payer ensemble avec leurs parts. Le projet qui demande le moins à chacune pour ce qu’il offre passe en premier; puis le suivant, avec ce qui leur reste.
fund-rules-rest = S’il reste de l’argent, toutes les parts grandissent également, par petits pas, tant que le tout tient dans la somme. Ce qui reste à la toute fin va aux projets les plus approuvés qui y entrent.
fund-rules-ties = En cas d’égalité : le coût le plus bas d’abord, puis le plus d’approbations, puis l’ordre de la feuille, publiée avant le vote.
fund-rules-name = Comment les spécialistes l’appellent
fund-rules-name-say = La méthode des parts égales, satisfaction selon le coût, complétée par add1u (Peters, Pierczyński et Skowron, 2021). Ce que la règle gloutonne aurait financé est montré à côté.
fund-rules-sheet = La feuille de règles
fund-rules-open = Les règles peuvent encore changer. À l’ouverture du vote, elles sont fixées et leur empreinte est publiée ici.
fund-rules-fixed = Ces règles ont été fixées avant le vote. Les changer demande un nouveau vote. Tout le monde peut vérifier l’empreinte.
fund-rules-read = Lire la feuille
fund-rules-frozen = Les règles ont été fixées à l’ouverture du vote; rien n’a été modifié. Les textes peuvent être clarifiés; pour changer les règles, tenez un nouveau vote.
fund-frozen-say = Les règles sont fixées. Vous pouvez encore clarifier le titre, le texte et l’aide.
fund-title-en = Titre en anglais
fund-title-fr = Titre en français
fund-about-en = À quoi il sert, en anglais
fund-about-fr = À quoi il sert, en français
fund-about-hint = D’où vient l’argent, ce qu’il peut payer et ce qu’il ne peut pas payer.
fund-amount = Combien d’argent
fund-amount-none = Un fonds doit être supérieur à zéro; dites combien il y a à partager.
fund-currency = Monnaie
fund-currency-hint = Trois lettres, comme CAD. Les monnaies sans cents conviennent aussi.
fund-currency-wrong = Une monnaie a trois lettres, comme CAD ou JPY.
fund-most = Maximum pour un projet
fund-most-hint = Laissez vide si un projet peut prendre toute la somme.
fund-honoraria = Part d’un projet qui peut payer des personnes, en pourcentage
fund-honoraria-hint = De 0 à 100.
fund-areas = Parties du quartier, une par ligne
fund-areas-hint = Pour que tout le monde voie quelles parties n’ont jamais demandé d’argent ou n’en ont jamais reçu. Peut rester vide.
fund-areas-many = Il y a { $count } parties; nommez-en au plus { $most }.
fund-help-en = Qui aide à proposer, en anglais
fund-help-fr = Qui aide à proposer, en français
fund-help-hint = Un nom, un numéro de téléphone et les heures.
fund-votes-until-hint = Seulement si tout le monde vote. Le vote se ferme tout seul à la fin de cette journée.
fund-voters-hint = Seulement si tout le monde vote.
fund-zone = Fuseau horaire
fund-report-days = Jours avant de raconter ce que cela a donné
fund-report-days-hint = De 7 à 730, après la décision.
fund-agenda = Qui a dit à quoi sert l’argent
fund-hand-hint = Cela figure au registre de qui décide.
fund-day-needed = Dites quel jour.
fund-day-order = Le vote doit finir après le dernier jour des propositions.
fund-day-past = Le dernier jour du vote est passé; choisissez un jour plus tard.
fund-make = Créer le brouillon
fund-save = Enregistrer
fund-made = Le brouillon est créé. Personne d’autre ne le voit encore.
fund-changed = Les modifications sont enregistrées.
fund-next = La suite
fund-next-draft = Quand le titre et le texte sont là dans les deux langues, ouvrez-le aux propositions.
fund-next-members =
    Le comité compte { $members ->
    [one] { $members } membre
   *[other] { $members } membres
    }; il en faut au moins { $least }.
fund-next-proposals =
    { $waiting ->
    [0] Aucune proposition n’attend d’être vérifiée.
    [one] { $waiting } proposition attend d’être vérifiée.
   *[other] { $waiting } propositions attendent d’être vérifiées.
    } { $eligible ->
    [0] Aucune ne peut encore être soumise au vote.
    [one] { $eligible } peut être soumise au vote.
   *[other] { $eligible } peuvent être soumises au vote.
    }
fund-next-codes = Créez les codes avec lesquels les gens votent.
fund-next-freeze = L’ouverture du vote fixe les règles, les projets et leurs coûts. Ensuite, tout changement demande un nouveau vote.
fund-next-voting = Le vote est ouvert. Personne n’en voit l’état, pas même vous. Il se ferme tout seul le dernier jour.
fund-next-committee = Le comité décide au fil des propositions. Vérifiez d’abord chacune d’elles.
fund-next-decided = C’est décidé. Planifiez les versements, projet par projet.
fund-publish = Ouvrir aux propositions
fund-published = Le fonds est ouvert aux propositions.
fund-open = Fixer les règles et ouvrir le vote
fund-opened = Les règles sont fixées et le vote est ouvert.
fund-open-unchecked = Une proposition attend encore d’être vérifiée; le vote n’a pas été ouvert. Vérifiez d’abord chacune d’elles.
fund-open-none = Il n’y a aucun projet à soumettre au vote; le vote n’a pas été ouvert.
fund-close = Fermer le vote maintenant
fund-close-committee = Fermer le fonds
fund-closed = C’est fermé.
fund-close-twice = Ce vote est déjà fermé; rien n’a été modifié.
fund-step-taken = Cette étape a déjà été faite; rien n’a été modifié. Regardez la page de nouveau.
fund-both-languages = Le titre et le texte sont nécessaires en anglais et en français; rien n’a été ouvert.
fund-committee-small = Un comité compte au moins trois membres; choisissez-en davantage.
fund-renew-head = Un nouveau vote
fund-renew-say = Si une règle, un projet ou un coût doit changer, tout le monde revote. Tous les bulletins sont retirés et la raison est publique.
fund-renew-why = Pourquoi on revote
fund-renew = Retirer tous les bulletins et recommencer
fund-renewed = Les bulletins sont retirés. Les propositions et les règles peuvent de nouveau changer.
fund-renew-paid = De l’argent a déjà été versé, ou un comité décide ici; il ne peut pas y avoir de nouveau vote.
fund-public-hint = Tout le monde peut lire ceci.
fund-codes = Codes pour voter
fund-codes-lead = Donnez-en un à chaque personne, à la porte ou à une réunion. Chaque code ouvre un bulletin. Qui tient la liste pourrait voter pour d’autres; gardez-la comme on garde des bulletins.
fund-codes-how-many = Combien de codes en tout
fund-codes-hint = Les codes déjà remis restent bons si vous en demandez d’autres plus tard.
fund-codes-make = Créer les codes
fund-codes-made = Les codes sont créés.
fund-codes-list =
    { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
    }
fund-codes-where = On vote avec ces codes à l’adresse
fund-code = Votre code
fund-code-hint = La communauté vous l’a remis, par exemple 12-ACDE-FHJK.
fund-code-wrong = Ce n’est pas un code de ce fonds; comparez-le à votre papier, lettre par lettre.
fund-to-ballot = Aller à votre bulletin
fund-email = Votre adresse courriel
fund-email-hint = Nous y envoyons le lien vers votre bulletin. Nous n’en gardons qu’une forme brouillée, pour que chaque personne vote une seule fois.
fund-email-wrong = Ce n’est pas une adresse courriel; écrivez-la comme marie@example.org.
fund-send = M’envoyer mon bulletin
fund-sent-head = Regardez vos courriels.
fund-sent = Le lien vers votre bulletin est en route. Il permet aussi de changer votre vote et, plus tard, de voir où est allée votre part.
fund-sent-again = Rien reçu? Demandez de nouveau
fund-mine = Votre compte est ouvert avec { $email }.
fund-mail-ballot-subject = Votre bulletin : { $fund }
fund-mail-ballot = Voici votre bulletin pour « { $fund } ». Vous pouvez voter, et changer votre vote, jusqu’au { $until }.
fund-mail-ballot-keep = Gardez ce courriel : après le dépouillement, le même lien vous montre, à vous seulement, où est allée votre part.
fund-mail-ballot-button = Ouvrir mon bulletin
fund-mail-foot = Vous recevez ceci parce que quelqu’un a écrit cette adresse dans le formulaire d’un fonds commun. Si ce n’était pas vous, ne faites rien.
fund-mail-funded-subject = Financé : { $project }
fund-mail-funded = Bonne nouvelle : « { $project } » reçoit son argent de « { $fund } ». Votre page montre les versements et, plus tard, vous y racontez ce que cela a donné.
fund-mail-funded-button = Ouvrir ma page
fund-mail-not-funded-subject = Pas financé cette fois : { $project }
fund-mail-not-funded = « { $project } » n’est pas financé par « { $fund } » cette fois. La page du résultat dit pourquoi, et ce qu’il aurait fallu.
fund-mail-not-funded-button = Voir pourquoi
fund-mail-due-subject = Bientôt : qu’a donné { $project }?
fund-mail-due = Vos voisines et voisins aimeraient savoir ce qu’a donné « { $project } ». Racontez-le en quelques lignes, avec les reçus et une photo, d’ici le { $day }.
fund-mail-late-subject = En retard : qu’a donné { $project }?
fund-mail-late = Le récit de ce qu’a donné « { $project } » était attendu le { $day }. Quelques lignes suffisent; écrivez aux responsables du fonds si quelque chose a mal tourné.
fund-mail-due-button = Raconter ce que cela a donné
fund-ballot = Votre bulletin
fund-ballot-lead = Cochez chaque projet que vous aimeriez voir financé. Il y a { $amount } à partager.
fund-ballot-legend = J’approuve
fund-ballot-order = Autant que vous voulez. L’ordre change d’un bulletin à l’autre.
fund-ballot-save = Déposer mon bulletin
fund-ballot-saved = Votre bulletin est enregistré. Vous pouvez le changer jusqu’à la fin du vote.
fund-ballot-late = Le vote est terminé; ce choix arrive trop tard. Ce que vous aviez choisi avant compte.
fund-ballot-change = D’ici là, vous pouvez changer votre bulletin avec le même lien.
fund-ballot-kept =
    { $projects ->
    [0] Votre bulletin est enregistré. Vous n’y approuvez rien.
    [one] Votre bulletin est enregistré. Vous approuvez { $projects } projet, qui coûte { $cost }.
   *[other] Votre bulletin est enregistré. Vous approuvez { $projects } projets, qui coûtent ensemble { $cost }.
    }
fund-ballot-unknown = Un de ces projets n’est pas soumis au vote; rien n’a été modifié. Choisissez de nouveau.
fund-paper = Saisir des bulletins papier
fund-paper-lead = Copiez un bulletin à la fois, exactement comme il est. Chacun compte une seule fois.
fund-paper-mark = Numéro sur le papier, ou adresse courriel de la personne
fund-paper-mark-hint = Écrivez un numéro sur chaque papier et saisissez chaque numéro une seule fois. Avec une adresse, la même personne ne peut pas revoter en ligne.
fund-paper-code-hint = Le code inscrit sur le papier. Il ne peut pas servir à ajouter un second bulletin en ligne.
fund-paper-number = Écrivez le numéro du papier ou une adresse courriel.
fund-paper-twice = Un bulletin de cette personne ou portant ce numéro compte déjà; rien n’a été ajouté.
fund-paper-legend = Coché sur le papier
fund-paper-keep = Enregistrer ce bulletin
fund-paper-kept = Le bulletin est enregistré. Prenez le suivant.
fund-paper-late = Le vote est terminé; ce bulletin arrive trop tard et ne compte pas.
fund-share = Où est allée votre part
fund-share-lead = Vous seul·e voyez cette page, derrière votre propre lien.
fund-share-paid = Votre part est allée ici
fund-share-had = Chaque personne qui a voté avait la même part : { $amount }.
fund-share-none = Rien n’a été utilisé : aucun projet que vous approuvez n’a pu être payé ensemble.
fund-share-table = Votre part, projet par projet
fund-share-amount = Montant
fund-share-unspent = Non utilisé
fund-share-others = Aussi financés, sans votre part
fund-share-lost = Vous approuvez ces projets, et ils ne sont pas financés
fund-share-why = Pourquoi pas?
fund-share-later = Le vote est terminé. Après le dépouillement, cette page montre où est allée votre part.
fund-share-empty = Vous n’avez rien choisi sur ce bulletin; il n’avait donc pas de part.
fund-outcome = Ce qui est financé
fund-outcome-sum =
    { $projects ->
    [0] Rien n’est financé.
    [one] { $projects } projet est financé, pour { $spent } sur { $amount }.
   *[other] { $projects } projets sont financés, pour { $spent } sur { $amount }.
    } { $ballots ->
    [0] Personne n’a voté.
    [one] { $ballots } personne a voté.
   *[other] { $ballots } personnes ont voté.
    }
fund-outcome-committee = Le comité a octroyé ce qui suit.
fund-outcome-data = Le résultat complet pour les programmes (JSON)
fund-counted = Dépouillé le { $when }.
fund-outcome-long = Ouvrez un projet pour voir ses chiffres et où est allé l’argent des personnes qui l’approuvent.
fund-winners = Financé
fund-winners-none = Aucun projet n’est financé.
fund-others = Pas financé, et pourquoi
fund-why-not = Pourquoi pas, en chiffres
fund-figures = Chiffres
fund-flows = Où est allé l’argent des personnes qui l’approuvent
fund-flows-rest = Tous les autres projets
fund-won-shares =
    { $votes ->
    [one] { $votes } personne l’approuve et l’a payé de sa part : { $most }.
   *[other] { $votes } personnes l’approuvent. Ensemble, elles ont pu le payer : aucune n’a versé plus de { $most } de sa part.
    }
fund-won-tied = Un autre projet était à égalité; l’ordre publié avant le vote a décidé lequel passait en premier.
fund-won-added = Ajouté avec l’argent qui restait : de ce qui entrait encore, c’est ce que le plus de gens approuvent.
fund-won-votes = Financé parce qu’il est parmi les plus approuvés, ou ne coûte rien.
fund-lost-votes =
    { $votes ->
    [0] Personne ne l’approuve.
    [one] { $votes } personne l’approuve.
   *[other] { $votes } personnes l’approuvent.
    }
fund-lost-too-few = Elles étaient trop peu : il manquait { $shortfall } à leurs parts réunies pour payer le coût.
fund-lost-spent = Il coûtait plus que ce qui restait à ces personnes après leurs premiers achats : il manquait { $shortfall }.
fund-lost-no-room = D’autres projets sont passés avant, et l’argent restant ne suffisait pas : il manquait { $shortfall }.
fund-lost-over-budget = Il coûte plus que tout le fonds.
fund-lost-not-eligible = Il ne respectait pas les règles.
fund-lost-more =
    { $people ->
    [one] { $people } personne de plus qui ne voulait que ce projet aurait suffi.
   *[other] { $people } personnes de plus qui ne voulaient que ce projet auraient suffi.
    }
fund-lost-more-too-much =
    { $people ->
    [one] Avec { $people } personne de plus qui ne voulait que ce projet, il aurait pu être payé. Mais le tout aurait alors coûté plus que ce que contient le fonds.
   *[other] Avec { $people } personnes de plus qui ne voulaient que ce projet, il aurait pu être payé. Mais le tout aurait alors coûté plus que ce que contient le fonds.
    }
fund-lost-no-shares = Plus d’appuis n’y auraient rien changé : il y avait trop peu d’argent pour donner une part à chaque personne.
fund-lost-cut-too-much = À { $cost }, elles auraient pu le payer, mais le tout aurait alors coûté plus que ce que contient le fonds.
fund-lost-cut-later = Ensuite, leur argent est allé à d’autres projets : s’il avait coûté { $cost }, il aurait été financé.
fund-lost-cut = S’il avait coûté { $cost }, il aurait été financé.
fund-figure-votes = Personnes qui l’approuvent
fund-figure-most = Le plus qu’une personne a versé
fund-figure-full = Ont versé ce montant
fund-figure-part = Ont versé moins : tout ce qui leur restait
fund-figure-nothing = N’avaient plus rien à verser
fund-figure-cost = Coût
fund-figure-shortfall = Manquant
fund-figure-support = Part du coût qu’ils pouvaient porter
fund-how = Comment cela s’est décidé
fund-how-short = Chaque personne qui a voté avait une part égale de l’argent. Un projet est financé si celles qui l’approuvent pouvaient le payer ensemble.
fund-beside = À côté : si les plus approuvés passaient simplement en premier
fund-beside-way = Façon de compter
fund-beside-spent = Octroyé
fund-beside-reach = Personnes ayant un projet qu’elles approuvent
fund-beside-shares = Parts égales (ce qui compte ici)
fund-beside-greedy = Le plus d’approbations d’abord
fund-beside-people = { $people } sur { $all }
fund-beside-same = Les deux façons financent les mêmes projets.
fund-beside-differ = Là où les deux diffèrent
fund-beside-ours = Financés ici, et pas si le plus d’approbations passait d’abord :
fund-beside-theirs = Pas financés ici, mais si le plus d’approbations passait d’abord :
fund-own-share = Si vous avez voté en ligne, le lien vers votre bulletin montre maintenant où est allée votre part.
fund-overrides = Décidé contre le vote
fund-override-given = reçoit { $amount }, même si le vote ne le finançait pas.
fund-override-taken = ne reçoit pas ses { $amount }.
fund-override-why = Pourquoi :
fund-fairness = Quelles parties du quartier ont demandé et reçu
fund-fairness-lead = Pour tous les fonds de cette communauté. Pour que le prochain appel commence là où personne n’a demandé.
fund-fairness-none = Il n’y a encore rien à montrer.
fund-fairness-table = Propositions et octrois par partie du quartier
fund-fairness-area = Partie
fund-fairness-asked = Proposés
fund-fairness-got = Financés
fund-fairness-whole = Tout le quartier
fund-never-applied = N’ont jamais demandé d’argent :
fund-never-won = Ont demandé, et n’ont jamais rien reçu :
