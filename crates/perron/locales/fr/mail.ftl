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
