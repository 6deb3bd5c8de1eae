# Lettres

mail-greeting = Bonjour,
mail-foot = Écrit par le programme qui fait tourner { $house }, parce que quelqu’un lui a donné cette adresse. Il n’y a pas d’abonnement à annuler : il n’écrit que sur demande.

mail-sign-in-subject = Votre lien de connexion
mail-sign-in-why = Quelqu’un, sans doute vous, a demandé à se connecter à { $house } avec cette adresse.
mail-sign-in-do = Ouvrez ce lien dans les { $minutes } prochaines minutes et appuyez sur « Me connecter ». Il ne sert qu’une fois.
mail-sign-in-button = Me connecter
mail-sign-in-copy = Si le bouton ne fait rien, copiez cette adresse dans votre navigateur :
mail-sign-in-not-you = Si ce n’était pas vous, ne faites rien : sans ce lien, personne ne se connecte.

# La boîte d’envoi, pour l’exploitant·e

outbox-title = Boîte d’envoi
outbox-lead = Tous les courriels écrits par ce serveur depuis 30 jours, du plus récent au plus ancien. Une fois envoyés, leur texte est oublié.
outbox-no-server = Il n’y a pas encore de serveur de courriel.
outbox-no-server-do = Les courriels restent ici pour que vous puissiez les lire et les transmettre. Indiquez l’adresse d’un serveur de courriel (réglage « mail-server ») et redémarrez; envoyez ensuite ce qui a été gardé.
outbox-empty = Rien n’a encore été écrit. Le premier courriel sera le lien de connexion de quelqu’un.
outbox-to = À
outbox-state-waiting = En attente d’envoi
outbox-state-sent = Remis au serveur de courriel
outbox-state-failed = Non envoyé
outbox-state-kept = Gardé ici
outbox-attempts = { $count ->
    [one] un essai
   *[other] { $count } essais
}
outbox-again = Envoyer maintenant
outbox-older = Courriels plus anciens
outbox-newest = Courriels les plus récents
outbox-will-be-sent = Le courriel est en route. Cette page dit ce qu’il devient.
outbox-not-again = Ce courriel est déjà envoyé ou attend de l’être. Rien n’a été fait.
outbox-mail-forgotten = Son texte a été oublié une fois envoyé.
outbox-back = Retour à la boîte d’envoi

# Pourquoi un courriel n’a pas été accepté

outbox-unfit = L’adresse ou le texte ne peut pas devenir un courriel.
outbox-refused = Le serveur de courriel l’a refusé pour de bon (code { $code }).
outbox-later = Le serveur de courriel demande de réessayer plus tard (code { $code }).
outbox-silent = Le serveur de courriel ne répond pas.
outbox-insecure = La connexion au serveur de courriel n’est pas sûre, ou il ne nous laisse pas entrer.
outbox-stopped = Plus rien n’est envoyé à cette adresse, déjà refusée pour de bon.
outbox-withdrawn = La personne qui l’aurait reçu ne veut plus de nouvelles.

# Les adresses refusées pour de bon

outbox-stopped-title = Adresses auxquelles nous n’écrivons plus
outbox-stopped-lead = Leur serveur de courriel les a refusées pour de bon. N’y écrivez de nouveau que si vous savez que l’adresse fonctionne maintenant.
outbox-stopped-since = Refusée le { $day } (code { $code })
outbox-lift = Y écrire de nouveau
outbox-lifted = Les courriels vont de nouveau à cette adresse.
outbox-no-news = D’ici, les nouvelles ne partent pas encore par courriel.
outbox-no-news-do = La loi canadienne anti-pourriel veut que chacun de ces courriels dise qui écrit, son adresse postale et où le joindre : donnez les réglages « convener », « postal-address » et « contact ».

# Un courriel pour essayer les réglages

mail-test-subject = Les courriels de cette maison arrivent
mail-test-text = Une personne qui fait tourner cette maison a envoyé ce courriel pour en essayer les réglages. Il n’y a rien à faire.
mail-test-button = Ouvrir la maison
mail-test-foot = Écrit une seule fois par le programme qui fait tourner cette maison.

# Les nouvelles, qui ne vont qu’à qui a consenti

news-wish-title = Les courriels que vous voulez
news-wish-lead = Les liens de connexion et les réponses à ce que vous avez fait vous parviennent toujours. Pour les nouvelles, c’est vous qui choisissez; sans choix de votre part, vous n’en recevez aucune.
news-wish-pace = À quelle fréquence pouvons-nous vous écrire des nouvelles?
news-wish-hint = Par exemple : une conversation, ou un vote sur des priorités ou sur un fonds, s’ouvre dans une communauté dont vous faites partie, ou un tel vote se termine le lendemain. Si le vote dure deux jours ou moins, vous en entendez parler une seule fois, à l’ouverture.
news-wish-at-once = Tout de suite, un courriel pour chaque chose
news-wish-daily = Une fois par jour, tout ensemble, s’il y a du nouveau
news-wish-weekly = Une fois par semaine, tout ensemble, s’il y a du nouveau
news-wish-asked = Jamais : seulement ce que je demande
news-wish-words = En choisissant l’une des trois premières réponses, vous acceptez que { $convener } vous écrive des nouvelles de cette maison et des communautés dont vous faites partie. Vous pouvez revenir là-dessus en tout temps, ici ou par le lien de chaque courriel.
news-wish-save = Enregistrer
news-wish-kept = C’est enregistré. Nous vous écrivons des nouvelles comme vous l’avez choisi.
news-wish-none = C’est enregistré. Nous vous écrivons seulement ce que vous demandez.
news-wish-stopped = Le serveur de courriel de votre adresse a refusé notre dernier courriel pour de bon; plus rien n’y est envoyé. Prévenez les personnes qui font tourner cette maison quand l’adresse fonctionnera de nouveau.
news-record = Ce que vous avez accepté
news-record-lead = Gardé comme preuve jusqu’à trois ans après la fin, et montré à personne d’autre.
news-record-express = Vous avez accepté le { $day }.
news-implied-words = Vous faites partie de { $community }. La loi canadienne anti-pourriel lui permet de vous écrire pendant deux ans à partir de là; n’est envoyé que ce que vous choisissez ici.
news-record-implied = Depuis le { $day }, en raison d’un lien avec vous.
news-record-until = Cela prend fin de soi-même le { $day }.
news-record-withdrawn = Vous êtes revenu·e là-dessus le { $day }.
news-record-withdrawn-link = Vous êtes revenu·e là-dessus le { $day }, par le lien d’un courriel.

news-end-title = Arrêter les nouvelles
news-end-lead = Un seul clic, et nous ne vous écrivons plus de nouvelles. Les liens de connexion vous parviennent encore quand vous en demandez un.
news-end = Arrêter les nouvelles
news-ended-title = Les nouvelles sont arrêtées
news-ended-lead = Nous ne vous écrivons plus de nouvelles. Les liens de connexion vous parviennent encore quand vous en demandez un.
news-ended-again = Choisir de nouveau les courriels que vous voulez

news-opened-title = Une conversation est ouverte : { $question }
news-opened-text = { $community } pose la question. Cela prend quelques minutes, et vous pouvez ajouter vos propres énoncés.
news-vote-title = Le vote est ouvert : { $title }
news-vote-text = { $community } décide ensemble, jusqu’au { $until }. D’ici là, vous pouvez changer votre bulletin.
news-vote-text-open = { $community } décide ensemble. Vous pouvez changer votre bulletin jusqu’à la fermeture du tour.
news-vote-ends-title = Le vote se termine bientôt : { $title }
news-vote-ends-text = { $community } décide ensemble, jusqu’au { $until }. Si vous n’avez pas voté, il est encore temps.
news-digest-subject = { $count ->
    [one] Une nouveauté
   *[other] { $count } nouveautés
}
news-why = Vous recevez ce courriel parce que vous avez accepté de recevoir des nouvelles.
news-unsubscribe = Pour les arrêter, ouvrez ce lien et appuyez sur le bouton :
news-unsubscribe-link = Arrêter les nouvelles
