# Se connecter

sign-in-kicker = Pour les membres de la maison
sign-in-title = Se connecter
sign-in-lead = Aucun mot de passe à retenir. Écrivez votre adresse courriel, et nous vous envoyons un lien qui ouvre la porte une fois.
sign-in-email = Votre adresse courriel
sign-in-email-hint = Votre premier lien crée votre compte.
sign-in-send = M’envoyer un lien
sign-in-why = Voter ne demande aucun compte. Avec un compte, vous retrouvez vos réponses sur un autre appareil, et les personnes qui modèrent peuvent faire leur travail. Votre adresse est gardée aussi longtemps que le compte existe; seules les personnes qui font tourner ce serveur la voient, et elle n’est jamais donnée à d’autres.
sign-in-not-an-address = Ce n’est pas une adresse courriel. Écrivez une seule adresse, comme marie@exemple.org
sign-in-too-many = Cette adresse a reçu { $links } liens depuis une heure. Prenez le plus récent, ou réessayez dans une heure
sign-in-passkey-why = Vous avez ajouté une clé d’accès sur cet appareil ou sur votre téléphone?
sign-in-passkey = Utiliser une clé d’accès

sign-in-sent-title = Regardez vos courriels
sign-in-sent-lead = Si l’adresse est la bonne, un lien est en route. Il ne sert qu’une fois, dans les { $minutes } prochaines minutes.
sign-in-sent-nothing = Rien après une minute ou deux? Regardez parmi les courriels indésirables, et vérifiez comment l’adresse a été écrite.
sign-in-sent-again = Demander un autre lien
sign-in-no-mail = Ce serveur ne peut pas encore envoyer de courriels.
sign-in-no-mail-do = Votre lien attend chez la personne qui le fait tourner. Demandez-lui de vous le transmettre.

sign-in-open-title = Entrez
sign-in-open-as = Vous allez vous connecter comme { $email } sur cet appareil.
sign-in-open-operator = Vous allez vous connecter comme la personne qui fait tourner ce serveur.
sign-in-open-do = Me connecter
sign-in-open-why = Pourquoi un bouton? Les programmes qui surveillent les boîtes de courriel ouvrent chaque lien pour l’examiner. Seul le bouton utilise le vôtre.
sign-in-spent-title = Ce lien n’ouvre plus la porte
sign-in-spent-lead = Un lien sert une fois, pendant { $minutes } minutes. Vous n’êtes pas connecté·e; rien d’autre n’a changé. Demandez-en un nouveau.
sign-in-spent-do = M’envoyer un nouveau lien
sign-in-welcome = Vous êtes connecté·e sur cet appareil.
sign-in-goodbye = Vous êtes déconnecté·e. Cet appareil ne vous connaît plus.

# Clés d’accès

passkey-stopped = L’appareil s’est arrêté, ou la fenêtre a été fermée. Rien n’a changé; réessayez, ou utilisez un lien.
passkey-failed = La clé d’accès n’a pas pu servir pour l’instant. Rien n’a changé; réessayez dans un moment, ou utilisez un lien.
passkey-not-here = Les clés d’accès demandent une adresse avec un nom et HTTPS; elles ne sont donc pas offertes ici. Le lien par courriel fonctionne partout.
passkey-too-many = Vous avez 20 clés d’accès, le maximum. Retirez-en une qui ne sert plus, puis réessayez.
passkey-too-late = Cela a pris plus de cinq minutes et ne compte plus. Rien n’a changé; réessayez.
passkey-not-good = La réponse de l’appareil ne correspond pas. Rien n’a changé; réessayez, ou utilisez un lien.
passkey-there-already = Cette clé d’accès est déjà dans votre liste. Rien n’a changé.
passkey-unknown = Cette clé d’accès n’appartient à aucun compte ici; elle a peut-être été retirée. Connectez-vous plutôt avec un lien.

# Le compte

role-member = Membre
role-moderator = Modérateur·trice
role-operator = Exploitant·e

account-title = Votre compte
account-lead = Vous vous connectez avec { $email }.
account-lead-operator = Vous faites tourner ce serveur. Vous êtes entré·e par le lien de la ligne de commande; ajoutez une clé d’accès pour en avoir moins souvent besoin.
account-me = À propos de vous
account-name = Comment vous voulez qu’on vous appelle
account-name-hint = Facultatif. Vous seul·e le voyez, avec les personnes qui font tourner ce serveur.
account-name-one-line = Écrivez le nom sur une seule ligne, en lettres
account-language = Langue des courriels que nous vous écrivons
account-language-hint = Les pages suivent le bouton dans le haut.
account-english = English
account-french = Français
account-save = Enregistrer
account-saved = C’est enregistré.

account-places = Vos communautés
account-places-none = Vous ne faites encore partie d’aucune.
account-places-find = Trouver la vôtre
account-place-since = depuis le { $since }
account-place-until = du { $since } au { $date }
account-place-offered = on vous propose l’intendance

account-passkeys = Clés d’accès
account-passkeys-lead = Avec une clé d’accès, votre empreinte, votre visage ou le code de votre appareil ouvre la porte. Rien de secret ne quitte l’appareil.
account-passkeys-none = Vous n’en avez pas encore.
account-passkey-made = Ajoutée le { $day }.
account-passkey-used = Utilisée pour la dernière fois le { $day }.
account-passkey-unused = Jamais utilisée.
account-passkey-remove = Retirer
account-passkey-which = la clé d’accès { $name } du { $day }
account-passkey-add = Ajouter une clé d’accès
account-passkey-added = La clé d’accès est ajoutée. La prochaine fois, elle ouvrira la porte.
account-passkey-removed = La clé d’accès est retirée d’ici. Vous pouvez aussi la supprimer sur votre appareil.
account-passkey-script = Pour ajouter une clé d’accès, autorisez JavaScript pour cette page.

account-devices = Où vous êtes connecté·e
account-devices-lead = Il y a ici un appareil qui n’est pas à vous? Déconnectez-le.
account-device-here = cet appareil
account-device-unknown = Un appareil
account-device-since = Connecté le { $day }.
account-device-seen = Dernière visite le { $day }.
account-device-end = Déconnecter
account-device-which = ({ $name }, { $day })
account-device-ended = C’est déconnecté là-bas.
account-device-gone = Cet appareil était déjà déconnecté. Rien n’a changé.
account-devices-end = Déconnecter tous les autres
account-sign-out = Me déconnecter de cet appareil

# Les personnes, pour l’exploitant·e

people-title = Personnes
people-lead = Toutes les personnes qui ont un compte, et ce qu’elles peuvent faire. Les invité·es, qui votent sans compte, n’y sont pas.
people-give = Donner un rôle
people-give-lead = Écrivez l’adresse avec laquelle la personne se connecte. Si elle ne l’a jamais fait, elle aura le rôle dès sa première connexion.
people-email = Son adresse courriel
people-role = Ce qu’elle peut faire
people-role-hint = Les membres participent. Les modérateur·trices créent aussi des conversations, révisent les énoncés et saisissent les bulletins papier. Les exploitant·es font aussi tourner le serveur et donnent les rôles.
people-give-do = Donner ce rôle
people-all = Toutes les personnes qui ont un compte
people-since = depuis le { $day }
people-change = Changer
people-change-of = ({ $name })
people-make = Nommer : { $role }
people-operator-by-link = Exploitant·e par lien
people-first = Première page
people-changed = Le rôle est donné. La personne est déconnectée partout et recommence à sa prochaine connexion.
people-same = Cette personne a déjà ce rôle. Rien n’a changé.
people-last-operator = C’est la dernière personne qui exploite ce serveur, et il en faut une. Rien n’a changé; nommez d’abord quelqu’un d’autre.
