# L’engagement : l’appel, la signature, la confirmation, sa propre signature

pledge-title = L’engagement
pledge-kicker = L’engagement
pledge-none = Il n’y a pas encore d’engagement à signer ici. Quand il y en aura un, son texte sera sur cette page.
pledge-write = Écrire l’engagement
pledge-sign = Signer l’engagement
pledge-sign-soft = En votre nom ou pour un organisme, publiquement ou en privé. Vous pouvez vous retirer quand vous voulez.
pledge-version = Version { $number }, du
pledge-versions = Versions antérieures de l’engagement
pledge-versions-lead = Une signature vaut pour le texte signé. Ce texte ne change jamais ensuite : un changement est une nouvelle version.
pledge-count = { $count ->
    [0] signature pour l’instant : soyez la première personne
    [one] signataire de l’engagement
   *[other] signataires de l’engagement
}
pledge-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
pledge-organisations = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
pledge-kinds = { $people } et { $organisations }.
pledge-mine-find = Retrouver, changer ou retirer ma signature

# Le formulaire

pledge-sign-title = Signer l’engagement
pledge-sign-lead = Cela prend environ deux minutes. Nous vous envoyons ensuite un courriel, pour savoir que l’adresse est bien la vôtre : c’est alors que votre signature compte.
pledge-read-again = Relire l’engagement
pledge-who = Qui signe?
pledge-who-person = Je signe en mon nom
pledge-who-organisation = Je signe pour un organisme
pledge-name = Nom
pledge-name-hint = Le vôtre, ou celui de l’organisme, tel qu’on le connaît.
pledge-name-unseen = Écrivez ceci de nouveau à la main : il contient un saut de ligne, ou un caractère qu’on ne voit pas ou qui retourne le sens de l’écriture
pledge-name-mixed = Écrivez ceci de nouveau avec un seul clavier : un mot y mêle des lettres de différents alphabets qui se ressemblent
pledge-name-marks = Retirez des signes : une lettre en porte plus de deux
pledge-name-link = Écrivez seulement le nom, sans adresse de site ni de courriel
pledge-for-organisations = Seulement pour les organismes
pledge-for-organisations-hint = Laissez vide si vous signez en votre nom.
pledge-sector = Quelle sorte d’organisme?
pledge-sector-needed = Choisissez la sorte d’organisme, ou signez en votre nom
pledge-sector-resident = Résidentes et résidents
pledge-sector-association = Association, de quartier ou autre
pledge-sector-organisation = Organisme sans but lucratif ou entreprise
pledge-sector-institution = Institution, comme une école, une bibliothèque ou un hôpital
pledge-sector-municipality = Municipalité ou gouvernement d’une Première Nation
pledge-sector-province = Province ou territoire
pledge-sector-federal = Gouvernement fédéral
pledge-logo = Nom court
pledge-logo-hint = Facultatif. Comme sur un logo, 24 caractères au plus.
pledge-kind = Signe comme
pledge-kind-person = Une personne
pledge-email = Adresse de courriel
pledge-email-hint = Pour confirmer, et pour que chaque personne signe une seule fois. Elle n’est jamais montrée.
pledge-not-an-address = Ce n’est pas une adresse de courriel. Écrivez une seule adresse, comme marie@example.org
pledge-place = Lieu
pledge-place-ask = Où êtes-vous?
pledge-place-why = Nous le demandons pour que la carte montre jusqu’où va l’engagement. La liste ne montre que votre province ou territoire.
pledge-action = Premier geste
pledge-action-ask = Que ferez-vous d’abord?
pledge-action-hint = Facultatif. Choisissez un geste, ou écrivez le vôtre.
pledge-action-own = Autre chose, dans mes mots
pledge-action-words = Dans mes mots
pledge-shown = Sur la liste
pledge-shown-ask = Pouvons-nous montrer votre nom?
pledge-shown-hint = Dans les deux cas, votre signature compte autant.
pledge-shown-public-long = Oui : mettez mon nom sur la liste publique
pledge-shown-private-long = Non : comptez-moi seulement
pledge-shown-public = Publiquement, avec le nom
pledge-shown-private = En privé, comptée seulement
pledge-reminders = Rappels
pledge-reminders-ask = Voulez-vous que nous vous demandions ce que cela a donné?
pledge-reminders-hint = Deux courts courriels, trois mois et un an après la signature, et pas plus. Un geste les arrête. Sinon, nous oublions votre adresse dès que vous avez confirmé.
pledge-reminders-yes = Oui, demandez-moi ce que cela a donné
pledge-kept = Ce que nous gardons.
pledge-kept-text = Ce que vous écrivez ici, et une empreinte de votre adresse qui fait que chaque personne signe une seule fois. L’adresse elle-même est oubliée quand vous confirmez, sauf si vous voulez qu’on vous demande ce que cela a donné. Une signature qui n’est pas confirmée est oubliée après 7 jours. Si vous vous retirez, tout ce qui dit qui vous êtes est oublié aussitôt, sauf dans les sauvegardes, jusqu’à leur remplacement.

# Par courriel

pledge-sent-title = Regardez vos courriels
pledge-sent-lead = Un courriel est en route si l’adresse est la bonne. Il dit la suite.
pledge-sent-nothing = Rien après une minute ou deux? Regardez parmi les indésirables, et vérifiez l’adresse écrite. Une adresse reçoit au plus cinq de ces courriels par heure.
pledge-link-title = Retrouver ma signature
pledge-link-lead = Écrivez l’adresse avec laquelle vous avez signé. Si elle a une signature, nous lui envoyons le lien : vous pourrez la voir, la changer ou la retirer.
pledge-link-send = M’envoyer le lien
pledge-confirm-title = Est-ce bien cela?
pledge-confirm-lead = Voici ce que dira votre signature. Vous pourrez la changer ensuite.
pledge-confirm = Confirmer ma signature
pledge-confirm-why = Pourquoi un bouton? Les programmes qui gardent les boîtes de courriel ouvrent chaque lien pour le regarder. Seul le bouton confirme.
pledge-spent-title = Ce lien ne fonctionne plus
pledge-spent-lead = Un lien confirme une seule fois, en moins de { $days } jours, et seul le plus récent le fait. Si vous avez déjà confirmé, votre signature compte; demandez le lien qui y mène. Sinon, signez de nouveau.
pledge-sign-again = Signer de nouveau l’engagement

# Sa propre signature

pledge-signed = Merci : votre signature compte. Nous vous avons envoyé le lien de cette page.
pledge-mine-title = Ma signature
pledge-mine-lead = Vous avez signé le { $date } la version { $number } de l’engagement. Qui a le lien de cette page peut changer votre signature; gardez-le pour vous.
pledge-mine-change = La changer
pledge-mine-save = Enregistrer
pledge-changed = C’est enregistré.
pledge-email-reminders = Adresse pour les rappels
pledge-email-reminders-hint = Seulement si vous voulez qu’on vous demande ce que cela a donné : nous avons oublié votre adresse. Écrivez celle avec laquelle vous avez signé.
pledge-other-address = Ce n’est pas l’adresse avec laquelle vous avez signé. Écrivez celle-là, ou laissez les rappels de côté
pledge-quiet = Rappels
pledge-quiet-title = Arrêter les rappels?
pledge-quiet-done = Plus de rappels
pledge-quiet-lead = Nous vous demandons deux fois au plus ce que cela a donné. Si vous arrêtez les rappels, nous oublions votre adresse; votre signature compte comme avant.
pledge-quiet-do = Arrêter les rappels
pledge-is-quiet = Plus de rappels. Nous avons oublié votre adresse.
pledge-withdraw = Se retirer
pledge-withdraw-lead = À tout moment, sans raison à donner. Votre signature ne compte plus, et ce qui dit qui vous êtes est oublié aussitôt.
pledge-withdraw-do = Retirer ma signature
pledge-withdrawn = Votre signature est retirée, et qui vous êtes est oublié.
pledge-proof = Montrer qu’on m’a compté·e
pledge-proof-lead = Le registre public ne nomme personne. La ligne { $number } est la vôtre : sa marque est faite de ce sel et de votre adresse; vous seul·e pouvez donc le montrer.
pledge-proof-salt = Votre sel
pledge-proof-mark = Votre marque

# Ce que cela a donné

pledge-outcome-title = Qu’est-ce que cela a donné?
pledge-outcome-any-time = Dites-le à celles et ceux qui veillent sur l’engagement, quand vous voulez.
pledge-outcome-tell = Dire ce que cela a donné
pledge-outcome-lead = Vous avez signé le { $date }.
pledge-outcome-action = Votre premier geste :
pledge-outcome-ask = Où en êtes-vous?
pledge-outcome-hint = Toute réponse est bonne. À qui l’a fait, nous ne le demandons plus.
pledge-outcome-done = J’ai fait ce que je voulais faire
pledge-outcome-begun = J’ai commencé
pledge-outcome-not-yet = Pas encore
pledge-outcome-words = En une phrase ou deux
pledge-outcome-words-hint = Facultatif. Seules les personnes qui veillent sur l’engagement le lisent, avec votre nom.
pledge-outcome-send = Envoyer
pledge-outcome-kept = Merci, c’est noté. Vous pouvez changer votre réponse à tout moment.
pledge-outcome-kept-done = Merci, c’est noté. Nous ne le demanderons plus, et nous avons oublié votre adresse.
pledge-outcomes = Ce que l’engagement a donné
pledge-outcomes-lead = { $count ->
    [0] Personne n’a encore répondu. Qui le souhaite reçoit la question trois mois et un an après avoir signé.
    [one] Un·e signataire a répondu. Seules les personnes qui veillent sur l’engagement voient cette page.
   *[other] { $count } signataires ont répondu. Seules les personnes qui veillent sur l’engagement voient cette page.
}
pledge-outcomes-of = Où en sont les signataires, sur { $count }

# Les nombres et la liste

pledge-reach = { $count ->
    [one] De 1 des 13 provinces et territoires.
   *[other] De { $count } des 13 provinces et territoires.
}
pledge-signatures = Signataires
pledge-map = Signataires par province et territoire
pledge-map-about = Un carré pour chacun des 13 provinces et territoires, disposés à peu près comme sur une carte. Le plus grand nombre, { $count }, est ici : { $place }. Le tableau ci-dessous contient les mêmes nombres.
pledge-map-about-few = Un carré pour chacun des 13 provinces et territoires, disposés à peu près comme sur une carte. Le tableau ci-dessous contient les mêmes nombres.
pledge-map-table = Voir la carte en tableau
pledge-key-k0 = Aucun
pledge-key-k1 = Moins de 10, ou non dit
pledge-key-k2 = De 10 à 24
pledge-key-k3 = De 25 à 74
pledge-key-k4 = 75 ou plus
pledge-few = moins de { $few }, non montré
pledge-hidden = { $few } ou plus, non montré
pledge-untold = non montré
pledge-unsaid = Non dit, ou ailleurs
pledge-few-why = Moins de { $few } n’est pas dit, pour que personne ne soit reconnu. Là où ce nombre pourrait se calculer à partir des autres, un autre encore est caché ou montré comme moins de { $few }.
pledge-sectors = Par secteur
pledge-sectors-of = Par secteur, sur { $count }
pledge-time = Au fil du temps
pledge-time-of = Combien avaient signé, sans les signatures retirées
pledge-day = Jour
pledge-list = Qui a signé
pledge-list-see = Voir qui a signé
pledge-list-lead = Les signataires publics. D’autres ont signé en privé : ils sont comptés sans être nommés.
pledge-list-search = Nom
pledge-list-province = Province ou territoire
pledge-list-sector = Secteur
pledge-list-all = Tous
pledge-list-all-sectors = Tous
pledge-list-find = Chercher
pledge-list-found = { $count ->
    [0] Personne sur la liste n’y correspond.
    [one] Un nom sur la liste.
   *[other] { $count } noms sur la liste, par ordre alphabétique.
}
pledge-list-many = Plus de { $count } noms sur la liste, par ordre alphabétique.
pledge-list-first = Depuis le début
pledge-list-brought = d’une liste

# Pour les intendantes et intendants

pledge-version-new = Écrire une nouvelle version
pledge-version-lead = Dans les deux langues à la fois. Qui a déjà signé a signé l’ancien texte; à partir de maintenant, on signe celui-ci.
pledge-title-en = Titre en anglais
pledge-title-fr = Titre en français
pledge-text-en = Texte en anglais
pledge-text-fr = Texte en français
pledge-text-hint = Une ligne vide commence un nouveau paragraphe.
pledge-actions-en = Premiers gestes en anglais
pledge-actions-fr = Premiers gestes en français
pledge-actions-hint = Un par ligne, dans le même ordre dans les deux langues.
pledge-actions-differ = Il y a { $english } gestes en anglais et { $french } en français; écrivez chacun dans les deux langues
pledge-actions-many = Il y a plus de { $most } gestes; retirez-en, pour qu’on puisse choisir
pledge-version-keep = Afficher cette version
pledge-version-kept = À partir de maintenant, on signe ce texte.

pledge-read-and-sign = Le lire et signer
pledge-ways = Pour celles et ceux qui veillent sur l’engagement

# Sur un mur

pledge-poster = Affiche pour un mur (PDF)
pledge-poster-how = Lisez et signez, en votre nom ou pour un organisme. Cela prend deux minutes, et vous pouvez vous retirer quand vous voulez.
pledge-poster-scan = Balayez pour lire et signer
pledge-poster-count = { $count } signataires le { $day }

# Une liste tenue ailleurs

pledge-lists-title = Apporter une liste de signataires
pledge-lists-lead = Une liste tenue sur papier ou ailleurs. Ses bonnes lignes sont prises, toutes à la fois; chaque autre ligne est nommée, avec la raison.
pledge-lists-file = La liste
pledge-lists-file-hint = Un fichier CSV de { $most } lignes au plus. Sa première ligne nomme les colonnes.
pledge-lists-promise = Nous n’écrivons à personne de la liste : personne ne nous a rien demandé. D’une adresse, nous ne gardons qu’une empreinte, pour ne compter personne deux fois. Un nom ne figure sur la liste publique que si votre liste le dit, avec les mots « d’une liste ».
pledge-lists-check = D’abord la regarder
pledge-lists-keep = Prendre les bonnes lignes
pledge-lists-none = Choisissez le fichier de la liste
pledge-lists-no-name = Aucune colonne de la première ligne ne s’appelle nom; rien n’a été pris. Nommez les colonnes et apportez la liste de nouveau
pledge-lists-twice = Deux colonnes de la première ligne veulent dire la même chose; rien n’a été pris. Renommez ou retirez-en une
pledge-lists-empty = La liste ne contient rien après sa première ligne; rien n’a été pris
pledge-lists-long = La liste a plus de { $most } lignes; rien n’a été pris. Apportez-la en plusieurs parties
pledge-lists-columns = Colonnes
pledge-lists-columns-lead = Seul le nom est nécessaire. Des virgules, des points-virgules ou des tabulations séparent les colonnes; elles peuvent être nommées en français ou en anglais.
pledge-lists-column-name = nom
pledge-lists-about-name = La personne ou l’organisme, tels qu’on les connaît.
pledge-lists-column-sector = secteur
pledge-lists-about-sector = Personne, association, organisme, institution, municipalité, province ou fédéral. Vide : une personne.
pledge-lists-column-logo = nom court
pledge-lists-about-logo = D’un organisme, comme sur un logo.
pledge-lists-column-province = province
pledge-lists-about-province = Son nom ou ses deux lettres. Vide : non dit.
pledge-lists-column-email = courriel
pledge-lists-about-email = Pour ne compter personne deux fois, et pour que chaque signataire puisse demander le lien et se retirer.
pledge-lists-column-public = public
pledge-lists-about-public = Oui, si la personne a accepté d’être nommée sur la liste. Vide : non.
pledge-lists-column-date = date
pledge-lists-about-date = Le jour de la signature, comme 2025-03-01. Vide : aujourd’hui.
pledge-lists-checked = Ce que contient la liste
pledge-lists-kept = La liste est prise
pledge-lists-would = { $taken ->
    [0] Aucune ligne ne peut être prise.
    [one] Une ligne peut être prise, dont { $public } pour la liste publique. Rien n’est encore gardé.
   *[other] { $taken } lignes peuvent être prises, dont { $public } pour la liste publique. Rien n’est encore gardé.
}
pledge-lists-taken = { $taken ->
    [0] Aucune signature n’a été prise.
    [one] Une signature compte, dont { $public } sur la liste publique.
   *[other] { $taken } signatures comptent, dont { $public } sur la liste publique.
}
pledge-lists-broken = { $broken ->
    [0] Il ne reste aucune autre ligne.
    [one] Une ligne n’est pas prise.
   *[other] { $broken } lignes ne sont pas prises.
}
pledge-lists-again = Choisir de nouveau le fichier et le prendre
pledge-lists-another = Apporter une autre liste
pledge-lists-unread = Colonnes qui ne sont pas lues :
pledge-lists-broken-lines = Lignes qui ne sont pas prises, et pourquoi
pledge-lists-line = Ligne
pledge-lists-why = Pourquoi
pledge-lists-left = { $count ->
    [one] Et une ligne de plus; la ligne de commande les montre toutes.
   *[other] Et { $count } lignes de plus; la ligne de commande les montre toutes.
}
pledge-lists-counted = C’est déjà compté : l’adresse a signé, ou la même ligne a déjà été apportée.
pledge-lists-same = Cette ligne dit la même chose que la ligne { $said }; si ce sont deux personnes, distinguez-les par leurs adresses.
pledge-lists-utf8 = Ce n’est pas du texte en UTF-8; enregistrez la liste comme « CSV UTF-8 ».
pledge-lists-quote = Un guillemet n’est pas fermé sur cette ligne.
pledge-lists-fields = La première ligne nomme un autre nombre de colonnes; ici, il y en a { $said }.
pledge-lists-name-empty = Il n’y a pas de nom.
pledge-lists-name-unseen = Le nom contient un saut de ligne, ou un caractère qu’on ne voit pas ou qui retourne le sens de l’écriture : { $said }.
pledge-lists-name-mixed = Un mot du nom mêle des lettres de différents alphabets qui se ressemblent : { $said }.
pledge-lists-name-marks = Une lettre du nom porte plus de deux signes : { $said }.
pledge-lists-name-link = Le nom est une adresse de site ou de courriel : { $said }.
pledge-lists-name-long = Le nom est trop long : { $said }.
pledge-lists-sector = Ce secteur n’existe pas : { $said }.
pledge-lists-province = Cette province ou ce territoire n’existe pas : { $said }.
pledge-lists-address = Ce n’est pas une seule adresse de courriel : { $said }.
pledge-lists-public = Public veut oui ou non, pas { $said }.
pledge-lists-date = Ce n’est pas un jour comme 2025-03-01 : { $said }.
pledge-lists-names = Voir les noms
pledge-lists-names-title = Les noms de la liste
pledge-lists-names-lead = Chaque nom mène à sa signature, où vous pouvez la corriger, ou la retirer pour qui le demande.
pledge-lists-from = Commencer à
pledge-lists-back = Reprendre la liste
pledge-lists-back-lead = Plus aucune signature de cette liste ne comptera, et les noms sont oubliés aussitôt. Le registre public dira qu’elles ont été retirées.
pledge-lists-back-do = Reprendre toute la liste
pledge-lists-withdrawn = La liste est reprise : ses signatures ne comptent plus.

# Courriels

pledge-mail-confirm-subject = Confirmez votre signature
pledge-mail-confirm-why = Quelqu’un, vous sans doute, a signé l’engagement sur { $house } avec cette adresse.
pledge-mail-confirm-do = Confirmez en moins de { $days } jours; votre signature comptera alors. Le lien montre ce que vous avez écrit avant toute chose.
pledge-mail-confirm-button = Voir et confirmer
pledge-mail-confirm-not-you = Si ce n’était pas vous, ne faites rien. Rien ne compte ni n’est montré, et dans { $days } jours c’est oublié.
pledge-mail-link-subject = Votre signature
pledge-mail-already-why = Quelqu’un, vous sans doute, a signé l’engagement sur { $house } avec cette adresse. Elle a déjà signé, et compte une fois : rien n’a changé.
pledge-mail-link-why = Quelqu’un, vous sans doute, a demandé à { $house } le lien de votre signature de l’engagement.
pledge-mail-link-do = Ce lien ouvre votre signature. Vous pouvez l’y changer ou la retirer à tout moment. Gardez le lien pour vous.
pledge-mail-link-button = Ouvrir ma signature
pledge-mail-link-not-you = Si ce n’était pas vous, ne faites rien : rien ne change sans ce lien.
pledge-mail-signed-subject = Votre signature compte
pledge-mail-signed-why = Merci. Votre signature de l’engagement sur { $house } compte à partir de maintenant. Gardez ce courriel.
pledge-mail-signed-proof = Le registre public des signatures ne nomme personne. La ligne { $number } est la vôtre, et ce sel vous permet de le montrer : { $salt }
pledge-mail-question-subject = Qu’est-ce que cela a donné?
pledge-mail-question-why = Le { $day }, vous avez signé l’engagement sur { $house }, en souhaitant qu’on vous demande ce que cela a donné.
pledge-mail-question-action = Votre premier geste : { $action }.
pledge-mail-question-do = Un geste suffit pour répondre; une phrase ou deux sont bienvenues. Sans compte.
pledge-mail-question-button = Dire ce que cela a donné
pledge-mail-question-end = Rien encore? C’est aussi une réponse. La même page permet de changer ou de retirer votre signature.
pledge-mail-question-foot = Vous recevez ceci parce que vous avez coché « Oui, demandez-moi ce que cela a donné » en signant. Il y a au plus deux de ces courriels.
pledge-mail-question-quiet = Arrêter ces courriels :
pledge-mail-question-quiet-link = Arrêter ces courriels
