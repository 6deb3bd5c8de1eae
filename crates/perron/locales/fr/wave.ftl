wave-home = Le pouls
wave-home-title = Le pouls de { $community }
wave-home-lead = De temps à autre, on pose les mêmes questions : les gens d’ici se sentent-ils chez eux, ont-ils leur mot à dire, peuvent-ils compter sur quelqu’un? On voit ainsi si quelque chose change.
wave-home-none = On n’interroge personne en ce moment.
wave-home-now = Répondre maintenant
wave-home-others = Autres vagues
wave-home-asking = Interroger
wave-home-asking-text = Composez d’abord un questionnaire, puis préparez une vague : les semaines pendant lesquelles on y répond.
wave-draft = Ébauche
wave-open = Ouverte
wave-closed = Fermée
wave-until = jusqu’au { $day }
wave-on = fermée le { $day }
wave-size = { $questions ->
    [one] { $questions } question,
   *[other] { $questions } questions,
} environ { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
}
wave-answer = Répondre
wave-panel-only = Seules les personnes invitées répondent à cette vague. Si vous l’êtes, passez par le lien de votre lettre.
wave-promise-skip = Vous pouvez sauter une question, ou dire que vous préférez ne pas répondre.
wave-promise-later = Chaque page est gardée quand vous continuez. Vous pouvez vous arrêter, revenir, et changer vos réponses jusqu’à la fermeture.
wave-promise-place = De votre code postal, nous gardons au plus trois caractères.
wave-promise-who = Votre nom ne paraît jamais à côté de vos réponses. Les chiffres portent sur des groupes d’au moins dix personnes. Pour la recherche, un fichier d’une ligne par personne peut être publié : sans nom, sans lieu plus petit que la province ou le territoire, et ce qu’il dit de vous vaut toujours pour au moins dix personnes.
wave-frozen = Les questions, telles qu’elles ont été fixées
wave-frozen-text = À l’ouverture de la vague, ses questions ont été fixées. Le nombre ci-dessous en est tiré : si une seule lettre changeait, ce serait un autre nombre.
wave-frozen-sheet = Les questions dans un fichier
wave-power = Ce que cette vague peut voir
wave-power-sees = Avec { $answers } réponses, cette vague peut voir un changement d’au moins { $points } points de pourcentage.
wave-power-wants = Pour voir un changement de { $points } points, il faudrait environ { $answers } réponses.
wave-power-enough = C’est assez pour voir un changement de { $points } points.
wave-power-never = Aucun nombre de réponses à notre portée n’en montrerait un plus petit.
wave-power-how = Comment ce chiffre est obtenu
wave-power-how-text = Pour une part proche de 50 pour cent dans deux vagues de cette taille : un vrai changement de cette ampleur serait trouvé quatre fois sur cinq. On tient compte de poids inégaux (effet de plan de 1,5). Les groupes à l’intérieur de la vague sont plus petits et voient moins.
wave-run = Mener cette vague
wave-draft-text = Seules les personnes qui mènent le pouls voient cette ébauche. { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, environ { $minutes ->
    [one] { $minutes } minute.
   *[other] { $minutes } minutes.
} Une fois la vague ouverte, les questions ne changent plus.
wave-draft-panel = { $people ->
    [0] Il n’y a encore personne dans le panel.
    [one] { $people } personne du panel sera invitée.
   *[other] { $people } personnes du panel seront invitées.
}
wave-open-now = Ouvrir la vague
wave-opened = La vague est ouverte. Les invitations partent d’ici quelques minutes.
wave-close-now = Fermer la vague maintenant
wave-is-closed = La vague est fermée.
wave-change = Changer les réglages
wave-remove = Supprimer cette ébauche
wave-removed = L’ébauche est supprimée.
wave-kept = La vague est gardée.
wave-refused-opened = La vague a déjà été ouverte; ses questions et ses réglages tiennent.
wave-refused-no-questions = Son questionnaire n’a pas de questions. Ajoutez-en, puis ouvrez la vague.
wave-refused-language = Il manque quelque chose dans une langue : regardez le titre, le but et chaque question. La vague reste une ébauche.
wave-refused-time-passed = Son heure de fermeture est passée. Choisissez-en une autre, puis ouvrez la vague.
wave-refused-no-end = On y pose des questions sur soi, et ces réponses sont gardées un temps après la fermeture. Dites quand la vague se ferme, puis ouvrez-la.
wave-refused-not-open = La vague n’est pas ouverte; rien n’a changé.
wave-count = { $finished } remises, { $begun } commencées
wave-invited = Personnes invitées
wave-paper-count = Copiées du papier
wave-new = Préparer une vague
wave-new-lead = Une vague est le temps pendant lequel on répond. Elle reste une ébauche jusqu’à son ouverture; ses questions sont alors fixées.
wave-needs-questionnaire = Une vague a besoin d’un questionnaire. Composez-en d’abord un.
wave-title-en = Titre, en anglais
wave-title-fr = Titre, en français
wave-title-hint = Par exemple « Comment allons-nous? Automne 2027 ».
wave-both-languages = Écrivez le titre dans cette langue aussi
wave-questionnaire = Quel questionnaire?
wave-questionnaire-hint = Pour comparer les vagues, posez chaque fois les mêmes questions.
wave-series = Quel pouls poursuit-elle?
wave-series-hint = On compare entre elles les vagues d’un même pouls.
wave-series-of = Le pouls qui a commencé par « { $title } »
wave-series-new = Un nouveau
wave-arms = Qui répond?
wave-arms-hint = On n’additionne jamais les chiffres des deux.
wave-arm-panel = Le panel : des personnes invitées, les mêmes à chaque vague
wave-arm-open = Toute personne qui a l’adresse
wave-expected = Combien de réponses espérez-vous?
wave-expected-hint = Dites ce qui est probable, non ce qui serait beau.
wave-smallest = Quelle ampleur de changement compterait?
wave-smallest-hint = En points de pourcentage, de 1 à 30. On dit des changements plus petits qu’il n’y a « pas de changement notable ».
wave-place = Demande-t-on où les gens vivent?
wave-place-hint = Chaque personne peut passer.
wave-place-none = Non
wave-place-province = La province ou le territoire
wave-place-postal-area = Le secteur postal (les trois premiers caractères) ou la municipalité
wave-attributes = Que demande-t-on aux gens sur eux-mêmes?
wave-attributes-hint = Au plus quatre choses, et seulement ce qui servira. Les réponses sont scellées, et montrées pour des groupes d’au moins dix personnes.
wave-attributes-many = Choisissez-en au plus { $most } : davantage dirait qui est qui
wave-purpose-en = Dans quel but? En anglais
wave-purpose-fr = Dans quel but? En français
wave-purpose-hint = Nécessaire si l’on pose des questions sur soi; le but est affiché au-dessus d’elles. Par exemple « pour voir si les personnes nouvellement arrivées se sentent chez elles autant que les autres ».
wave-no-purpose = Dites dans quel but on demande aux gens de parler d’eux-mêmes
wave-keep = Combien de jours ces réponses sont-elles gardées après la fermeture?
wave-keep-hint = De 1 à 1 095. Elles sont ensuite supprimées; les autres réponses restent.
wave-reminders = Rappels au panel
wave-reminders-hint = À cinq jours d’intervalle, seulement à qui n’a pas fini. Chaque personne peut arrêter les siens.
wave-reminders-0 = Aucun
wave-reminders-1 = Un
wave-reminders-2 = Deux
wave-closes = On répond jusqu’au
wave-closes-hint = Laissez vide pour fermer à la main, sauf si l’on pose des questions sur soi.
wave-closes-past = Ce jour est passé; choisissez-en un autre, ou laissez vide
wave-closes-needed = Dites jusqu’à quand on répond : le temps pendant lequel on garde ce que les gens disent d’eux-mêmes se compte à partir de là
wave-save = Enregistrer l’ébauche
wave-on-community = Le pouls
wave-on-community-all = Toutes les vagues
