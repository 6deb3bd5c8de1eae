# Séries : plusieurs séances, une page et un formulaire

series-list = Séries
series-list-lead = Des séances qui vont ensemble : l’année d’un groupe de travail, une tournée de tables de cuisine.
series-list-none = Il n’y a pas encore de série.
series-more = D’autres séries
series-draft = En préparation
series-closed = Terminée
series-sessions-count = { $sessions ->
    [0] pas encore de séance
    [one] { $sessions } séance
   *[other] { $sessions } séances
}
series-next = la prochaine le { $date }
series-register = Choisir des séances et s’inscrire
series-is-draft = Vous seuls, et les personnes qui l’animent avec vous, voyez cette page.
series-closed-say = Cette série est terminée. On peut toujours lire ses séances.
series-about = Ce que c’est
series-audience = À qui cela s’adresse
series-logistics = Comment cela se passe
series-benefits = Ce que vous y gagnez
series-values = Comment nous sommes ensemble
series-sessions = Séances
series-sessions-none = Ses séances ne sont pas encore annoncées.
series-contact = Questions
series-contact-hint = Une adresse de courriel ou un numéro de téléphone, que tout le monde verra.
series-certificates = Attestations
series-certificates-yes = Donner une attestation aux personnes qui ont participé
series-certificates-say = Les personnes qui participent reçoivent une attestation si elles le veulent.
series-new = Préparer une série
series-change = Changer ce qu’elle dit
series-details-lead = Une page dit ce que c’est, pour qui et comment cela se passe; un seul formulaire sert à toutes les séances. Ce que vous laissez vide n’est pas montré.
series-title-en = Titre en anglais
series-title-fr = Titre en français
series-about-en = Ce que c’est, en anglais
series-about-fr = Ce que c’est, en français
series-about-hint = Ce qu’est ce groupe ou cette tournée, et ce que devient ce qu’on y dit.
series-audience-en = À qui cela s’adresse, en anglais
series-audience-fr = À qui cela s’adresse, en français
series-audience-hint = À tout le monde? Aux personnes qui l’ont vécu? Dites qui est particulièrement bienvenu.
series-logistics-en = Comment cela se passe, en anglais
series-logistics-fr = Comment cela se passe, en français
series-logistics-hint = À quel rythme, combien de temps, en ligne ou à quel endroit, quand viennent les détails de l’appel.
series-benefits-en = Ce qu’on y gagne, en anglais
series-benefits-fr = Ce qu’on y gagne, en français
series-values-en = Valeurs, en anglais
series-values-fr = Valeurs, en français
series-create = Garder comme brouillon
series-no-title = Donnez-lui un titre dans au moins une langue
series-manage = Gérer la série
series-add-session = Ajouter une séance
series-next-draft = C’est un brouillon. La publier la montre, avec toutes ses séances qui sont prêtes.
series-next-drafts = { $sessions ->
    [one] { $sessions } séance est encore un brouillon.
   *[other] { $sessions } séances sont encore des brouillons.
}
series-next-open = Elle est publiée, avec toutes ses séances.
series-publish = Publier la série
series-publish-rest = Publier le reste
series-close = Terminer la série
series-open-again = La rouvrir
series-made = La série est gardée comme brouillon. Ajoutez maintenant ses séances.
series-changed = C’est gardé.
series-published = La série est publiée, avec toutes ses séances.
series-published-some = La série est publiée. Certaines séances restent des brouillons : il leur manque une langue, ou leur heure est passée.
series-refused-language = Elle n’a pas été publiée : il faut son titre et tous ses textes en français et en anglais.
series-is-closed = La série est terminée.
